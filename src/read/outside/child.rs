//! A program of others, run as a child within limits: no shell, nothing of our surroundings but where programs lie, its own
//! folder for all it writes, and all it has begun ended with it.

use rustix::process::Pid;
use rustix::process::Signal;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// How often is asked whether it is done.
const STEP: Duration = Duration::from_millis(20);

/// Why it did not do what it was to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failed {
    /// It did not begin, or ended with an error.
    Ended,
    /// It had not ended by then.
    Slow,
}

/// What it may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) time: Duration,
    /// Of every file that it writes, in bytes.
    pub(crate) file: u64,
}

/// Runs a program in a folder of its own, which is its home too.
pub(crate) fn run(program: &Path, arguments: &[OsString], folder: &Path, limits: Limits) -> Result<(), Failed> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env_clear();
    command.envs([("PATH", path.as_os_str()), ("LC_ALL", OsStr::new("C.UTF-8"))]);
    command.envs(["HOME", "TMPDIR", "XDG_RUNTIME_DIR"].map(|name| (name, folder)));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own: what it begins can be ended with it.
    let mut child = command.process_group(0).spawn().map_err(|_| Failed::Ended)?;
    confine(&child, limits);
    let ended = wait(&mut child, Instant::now() + limits.time);
    end(&mut child);
    match ended {
        Ok(Some(true)) => Ok(()),
        Ok(Some(false)) | Err(_) => Err(Failed::Ended),
        Ok(None) => Err(Failed::Slow),
    }
}

/// Whether it ended well; `None` where it has not ended by then.
fn wait(child: &mut Child, until: Instant) -> io::Result<Option<bool>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        if Instant::now() >= until {
            return Ok(None);
        }
        thread::sleep(STEP);
    }
}

/// Ends all that is left of it.
fn end(child: &mut Child) {
    if let Some(group) = pid(child) {
        // Nothing may be left.
        let _ = rustix::process::kill_process_group(group, Signal::KILL);
    }
    let _ = child.wait();
}

fn pid(child: &Child) -> Option<Pid> {
    Pid::from_raw(i32::try_from(child.id()).ok()?)
}

/// Of what it begins later the limits are the same.
#[cfg(target_os = "linux")]
fn confine(child: &Child, limits: Limits) {
    use rustix::process::Resource;
    use rustix::process::Rlimit;
    let set = |resource, most| {
        let _ = rustix::process::prlimit(pid(child), resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    set(Resource::Fsize, limits.file);
    set(Resource::Core, 0);
}

#[cfg(not(target_os = "linux"))]
fn confine(_child: &Child, _limits: Limits) {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn sh(script: &str, time: u64) -> (Result<(), Failed>, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let arguments = ["-c", script].map(OsString::from);
        let limits = Limits { time: Duration::from_millis(time), file: 1 << 20 };
        (run(Path::new("/bin/sh"), &arguments, folder.path(), limits), folder)
    }

    #[test]
    fn a_child_has_its_folder_its_time_and_its_bytes() {
        let (done, folder) = sh("echo \"$HOME $LANG$USER\" > told; pwd > where", 10_000);
        assert_eq!(done, Ok(()));
        assert_eq!(fs::read_to_string(folder.path().join("told")).unwrap().trim(), folder.path().to_str().unwrap());
        let (done, _) = sh("exit 3", 10_000);
        assert_eq!(done, Err(Failed::Ended));
        let begun = Instant::now();
        let (done, folder) = sh("(sleep 1; echo late > late) & sleep 60", 300);
        assert_eq!(done, Err(Failed::Slow));
        assert!(begun.elapsed() < Duration::from_secs(30));
        thread::sleep(Duration::from_millis(1500));
        assert!(!folder.path().join("late").exists(), "what it began is ended with it");
        if cfg!(target_os = "linux") {
            let (_, folder) = sh("sleep 0.2; head -c 3000000 /dev/zero > big", 10_000);
            assert_eq!(fs::metadata(folder.path().join("big")).unwrap().len(), 1 << 20);
        }
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits { time: Duration::from_secs(1), file: 1 };
        assert_eq!(run(Path::new("/nowhere/soffice"), &[], folder.path(), limits), Err(Failed::Ended));
    }
}

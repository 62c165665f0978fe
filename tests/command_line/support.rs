//! A folder with files in it and a command run there. Stdout, stderr and the exit status are compared whole, and are
//! empty, empty and 0 unless a test says otherwise: silence is asserted too.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;
use std::process::Stdio;
use std::time::SystemTime;
use tempfile::TempDir;

/// The settings of a paper that is there to be tested.
pub(crate) const SETTINGS: &str =
    "title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n";

/// A page of one article. Its file name is to tell the day.
pub(crate) const PAGE: &str = "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥通车。\n\n记者 林知夏\n";

/// A folder of its own, gone after the test.
pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A paper with one good page.
    pub(crate) fn paper() -> Self {
        Self::new().file("benbao.toml", SETTINGS).file("pages/2023-04-09-A01.md", PAGE)
    }

    /// The same, published once.
    pub(crate) fn published() -> Self {
        let home = Self::paper();
        home.run(&["build"])
            .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n");
        home
    }

    pub(crate) fn file(self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn read(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Every file below a folder: its bytes and when it was last written.
    pub(crate) fn snapshot(&self, path: &str) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path(path)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                let found = fs::symlink_metadata(&path).unwrap();
                if found.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(path.clone(), (fs::read(&path).unwrap_or_default(), found.modified().unwrap()));
                }
            }
        }
        files
    }

    pub(crate) fn command(&self, arguments: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_benbao"));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::null())
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS")
            // No program of this machine reads a page, unless a test brings one.
            .env("PATH", self.0.path().join("bin"))
            .env("LC_ALL", "C");
        command
    }

    #[must_use]
    pub(crate) fn run(&self, arguments: &[impl AsRef<OsStr>]) -> Said {
        Said::of(self.command(arguments).output().unwrap())
    }
}

/// What a run said, until each of it was compared with what was expected.
pub(crate) struct Said {
    output: Output,
    stdout: String,
    stderr: String,
    status: i32,
}

impl Said {
    pub(crate) fn of(output: Output) -> Self {
        Self { output, stdout: String::new(), stderr: String::new(), status: 0 }
    }

    pub(crate) fn stderr(self, text: &str) -> Self {
        Self { stderr: text.to_owned(), ..self }
    }

    pub(crate) fn status(self, status: i32) -> Self {
        Self { status, ..self }
    }

    /// Compares everything, stdout as given.
    pub(crate) fn stdout(self, text: &str) {
        Self { stdout: text.to_owned(), ..self }.check();
    }

    /// Compares everything.
    pub(crate) fn check(self) {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let found = (text(&self.output.stderr), text(&self.output.stdout), self.output.status.code());
        let expected = (self.stderr.clone(), self.stdout.clone(), Some(self.status));
        assert!(
            found == expected,
            "\n— stderr —\n{}— expected —\n{}— stdout —\n{}— expected —\n{}— status {:?}, expected {} —",
            found.0,
            expected.0,
            found.1,
            expected.1,
            found.2,
            self.status,
        );
    }

    /// Stdout, when stderr and status were as expected.
    pub(crate) fn text(self) -> String {
        let text = String::from_utf8(self.output.stdout.clone()).unwrap();
        self.stdout(&text);
        text
    }
}

//! The bytes of a page that somebody may be writing: read again while it moves, and never half of it.

use crate::error::file::Refusal;
use crate::open;
use crate::open::Refused;
use std::fs::File;
use std::path::Path;
use std::thread;
use std::time::Duration;
use std::time::SystemTime;

/// How often a page that changed while it was read is read again, and after what pause: within two seconds.
const AGAIN: u32 = 3;
const PAUSE: Duration = Duration::from_millis(600);

/// File systems tell times in steps of up to 10 ms (Linux: a tick of the kernel). What changed within the last step may
/// change again without showing it.
const STEP: Duration = Duration::from_millis(20);

/// The bytes of a page below `dir`, at most `limit`. A page that never stands still is [`Refused::Found(Refusal::Moved)`].
///
/// `path` is what its names tell, or as it lies. Where `dir` is empty, somebody has named this very file: a link that leads to it is followed before it is opened.
pub(crate) fn bytes(dir: &Path, path: &Path, limit: u64) -> Result<Vec<u8>, Refused> {
    let read = || {
        let path = &open::lying(dir, path);
        let file = if dir.as_os_str().is_empty() { open::handle(&path.canonicalize()?)? } else { open::handle_below(dir, path)? };
        if changed_now(&file)? {
            thread::sleep(STEP);
            if changed_now(&file)? {
                return Err(Refused::Found(Refusal::Moved));
            }
        }
        open::bytes(&file, limit)
    };
    at_rest(read, || thread::sleep(PAUSE))
}

/// Whether a file changed so short a time ago that the next change might not show. A clock that differs shows no such time.
fn changed_now(file: &File) -> Result<bool, Refused> {
    let changed = file.metadata()?.modified()?;
    Ok(SystemTime::now().duration_since(changed).is_ok_and(|age| age < STEP))
}

fn at_rest(mut read: impl FnMut() -> Result<Vec<u8>, Refused>, mut wait: impl FnMut()) -> Result<Vec<u8>, Refused> {
    let mut found = read();
    for _ in 0..AGAIN {
        if !matches!(found, Err(Refused::Found(Refusal::Moved))) {
            break;
        }
        wait();
        found = read();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_moves_is_read_again_three_times() {
        let run = |moves: usize| {
            let (mut reads, mut waits) = (0, 0);
            let read = || {
                reads += 1;
                if reads > moves { Ok(b"page".to_vec()) } else { Err(Refused::Found(Refusal::Moved)) }
            };
            let found = at_rest(read, || waits += 1).is_ok();
            (found, reads, waits)
        };
        assert_eq!(run(0), (true, 1, 0), "nothing moves, nothing is waited for");
        assert_eq!(run(1), (true, 2, 1));
        assert_eq!(run(3), (true, 4, 3));
        assert_eq!(run(9), (false, 4, 3));
    }
}

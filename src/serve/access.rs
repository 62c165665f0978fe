//! The access log: a line a request in the combined format that every log reader knows, written by a thread of its own, so that a
//! disk that is full or a terminal that stands still holds no reader up.

use crate::beijing::Instant;
use crate::error::system::System;
use crate::serve::shared::Shared;
use crate::serve::stamp;
use crate::serve::told::Told;
use hyper::HeaderMap;
use hyper::header;
use hyper::header::HeaderName;
use std::fmt::Write as _;
use std::io::Write;
use std::net::IpAddr;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::Duration;

/// Lines wait so long, and then go together.
const PAUSE: Duration = Duration::from_millis(100);

/// Where nobody takes lines, so many bytes wait; more are counted and lost.
const WAITING: usize = 1 << 20;

/// Of a foreign text so many bytes stand in a line.
const LONGEST: usize = 2048;

/// The lines that wait to be written.
#[derive(Debug, Default)]
pub(crate) struct Log {
    waiting: Mutex<Waiting>,
}

#[derive(Debug, Default)]
struct Waiting {
    lines: String,
    /// The second of the last line, as lines write it.
    second: (i64, String),
    is_closed: bool,
}

/// A request and what became of it.
pub(crate) struct Entry<'r> {
    pub(crate) peer: IpAddr,
    pub(crate) method: &'r str,
    pub(crate) target: &'r str,
    pub(crate) version: hyper::Version,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) status: u16,
    pub(crate) bytes: u64,
}

impl Log {
    /// Adds a line; `false` where it found no room.
    pub(crate) fn add(&self, entry: &Entry<'_>) -> bool {
        let now = stamp::now();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.lines.len() > WAITING {
            return false;
        }
        if waiting.second.0 != now {
            let shown = Instant::from_seconds(now).map(|it| it.moment().format("%d/%b/%Y:%H:%M:%S %z").to_string());
            waiting.second = (now, shown.unwrap_or_default());
        }
        let Waiting { lines, second, .. } = &mut *waiting;
        let Entry { peer, status, bytes, version, .. } = entry;
        // A write into a text never fails.
        let _ = write!(lines, "{peer} - - [{}] \"", second.1);
        escape(entry.method.as_bytes(), lines);
        lines.push(' ');
        escape(entry.target.as_bytes(), lines);
        let _ = write!(lines, " {version:?}\" {status} {bytes}");
        for name in [header::REFERER, header::USER_AGENT] {
            lines.push_str(" \"");
            escape(said(entry.headers, &name), lines);
            lines.push('"');
        }
        lines.push('\n');
        true
    }

    /// No more lines come.
    pub(crate) fn close(&self) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_closed = true;
    }

    /// Writes lines until no more come. What cannot be written is lost, which is said once, until lines can be written again.
    pub(crate) fn write(&self, out: &mut dyn Write, shared: &Shared) {
        let (mut lines, mut is_refused) = (String::new(), false);
        loop {
            lines.clear();
            let is_closed = {
                let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
                std::mem::swap(&mut lines, &mut waiting.lines);
                waiting.is_closed
            };
            if !lines.is_empty() {
                match out.write_all(lines.as_bytes()).and_then(|()| out.flush()) {
                    Ok(()) => is_refused = false,
                    Err(error) => {
                        let lost = u64::try_from(lines.lines().count()).unwrap_or(u64::MAX);
                        shared.metrics.unlogged.fetch_add(lost, Relaxed);
                        if !std::mem::replace(&mut is_refused, true) {
                            (shared.tell)(Told::Unlogged { why: System::from(&error) });
                        }
                    }
                }
            }
            if is_closed {
                return;
            }
            thread::sleep(PAUSE);
        }
    }
}

fn said<'h>(headers: &'h HeaderMap, name: &HeaderName) -> &'h [u8] {
    headers.get(name).map_or(b"-", |value| value.as_bytes())
}

/// As Apache does it: whatever could end a field, begin a line or move a cursor, and whatever is not ASCII, is `\xHH`.
fn escape(foreign: &[u8], line: &mut String) {
    for byte in foreign.iter().take(LONGEST) {
        match byte {
            b'"' | b'\\' => line.extend(['\\', char::from(*byte)]),
            b' '..=b'~' => line.push(char::from(*byte)),
            _ => {
                let _ = write!(line, "\\x{byte:02x}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;
    use std::net::Ipv4Addr;

    #[test]
    fn a_line_is_one_line_whatever_somebody_sends() {
        let mut headers = HeaderMap::new();
        let agent = HeaderValue::from_bytes(b"\"\\\xe6\x9c\xac\x9b2J").unwrap();
        headers.insert(header::USER_AGENT, agent);
        let entry = Entry {
            peer: Ipv4Addr::LOCALHOST.into(),
            method: "GET",
            target: "/atom.xml?\u{202e}",
            version: hyper::Version::HTTP_11,
            headers: &headers,
            status: 200,
            bytes: 310_506,
        };
        let log = Log::default();
        assert!(log.add(&entry));
        let lines = log.waiting.lock().unwrap().lines.clone();
        let (peer, rest) = lines.split_once(" [").unwrap();
        let (moment, rest) = rest.split_once("] ").unwrap();
        assert_eq!((peer, moment.len()), ("127.0.0.1 - -", "28/Nov/2026:16:20:51 +0800".len()));
        let expected = r#""GET /atom.xml?\xe2\x80\xae HTTP/1.1" 200 310506 "-" "\"\\\xe6\x9c\xac\x9b2J""#;
        assert_eq!(rest, format!("{expected}\n"));
    }

    #[test]
    fn where_nobody_takes_lines_memory_does_not_fill() {
        let headers = HeaderMap::new();
        let target = "a".repeat(LONGEST);
        let version = hyper::Version::HTTP_11;
        let entry = Entry {
            peer: Ipv4Addr::LOCALHOST.into(),
            method: "GET",
            target: &target,
            version,
            headers: &headers,
            status: 404,
            bytes: 0,
        };
        let log = Log::default();
        assert!((0..10_000).any(|_| !log.add(&entry)));
        assert!(log.waiting.lock().unwrap().lines.len() < WAITING + 2 * LONGEST);
    }
}

//! What is too large to be kept: served from the disk under the same rules, whole or not at all, with little memory.

use crate::client::Home;
use crate::client::Reply;
use crate::client::send;
use std::fs;
use std::io::Read;
use std::io::Write;
use std::time::Duration;

/// Larger than what is kept, and than what a connection takes unread.
const LARGE: usize = 12 << 20;

fn large(letter: u8) -> Vec<u8> {
    (0..LARGE).map(|at| letter.wrapping_add(u8::try_from(at % 251).unwrap())).collect()
}

#[test]
fn a_large_file_has_all_that_a_small_one_has() {
    let bytes = large(0);
    let home = Home::new().file("feeds/all.json", &bytes);
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log"]);
    let reply = server.get("/all.json", &[("Accept-Encoding", "gzip")]);
    let tag = format!("\"{}\"", &blake3::hash(&bytes).to_hex()[..32]);
    assert_eq!((reply.status, reply.header("etag")), (200, Some(tag.as_str())));
    assert_eq!(reply.header("content-type"), Some("application/json; charset=utf-8"));
    assert!(reply.body == bytes);
    assert_eq!(server.get("/all.json", &[("If-None-Match", &tag)]).status, 304);
    let part = server.get("/all.json", &[("Range", "bytes=40000-140000"), ("If-Range", &tag)]);
    assert!(part.status == 206 && part.body == bytes[40_000..=140_000]);
    let head = server.ask("HEAD", "/all.json", &[]);
    assert_eq!(head.header("content-length"), Some(LARGE.to_string().as_str()));
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    assert!(peak.unwrap() < 64 << 10, "{peak:?} KiB");
}

#[test]
fn who_has_begun_gets_the_rest_of_what_was_begun() {
    let (old, new) = (large(0), large(7));
    let home = Home::new().file("feeds/all.json", &old);
    let server = home.serve(&["--output", "feeds"]);
    let mut stream = server.connect();
    send(&mut stream, "GET", "/all.json", &[]);
    let mut first = [0; 1];
    stream.read_exact(&mut first).unwrap();
    home.publish("feeds/all.json", &new);
    assert!(server.get("/all.json", &[]).body == new);
    let mut rest = Vec::new();
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    // The connection stays open behind the answer.
    let _ = stream.read_to_end(&mut rest);
    assert!(rest.ends_with(&old));
}

#[test]
fn bytes_of_two_versions_are_never_one_answer() {
    let home = Home::new().file("feeds/all.json", large(0));
    let server = home.serve(&["--output", "feeds"]);
    let mut stream = server.connect();
    send(&mut stream, "GET", "/all.json", &[]);
    let mut first = [0; 1];
    stream.read_exact(&mut first).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    // Not as a publication does it, but as some copying does: into the same file.
    fs::File::options().write(true).open(home.path("feeds/all.json")).unwrap().write_all(&large(7)).unwrap();
    let mut rest = Vec::new();
    // Ended or reset, it is no whole answer.
    let _ = stream.read_to_end(&mut rest);
    assert!(rest.len() < LARGE, "{}", rest.len());
    assert!(server.get("/all.json", &[]).body == large(7));
}

#[test]
fn what_is_new_below_is_found_before_any_look() {
    let home = Home::new().file("feeds/rss.xml", "<rss/>");
    let server = home.serve(&["--output", "feeds"]);
    let home = home.file("feeds/editions/2023-04-09/atom.xml", "<feed/>");
    let reply: Reply = server.get("/editions/2023-04-09/atom.xml", &[]);
    assert_eq!((reply.status, reply.text().as_str()), (200, "<feed/>"));
    drop(home);
}

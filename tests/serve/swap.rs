//! While the paper is published, readers poll: every answer is whole, none is older than one that was seen, and who has the newest is
//! not sent it again.

use crate::client;
use crate::client::Home;
use crate::client::Reply;
use crate::client::Server;
use crate::client::send;
use std::fs;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// A document of a version: its number, many times, so that a torn one shows.
fn version(number: usize) -> String {
    format!("{number:08}\n").repeat(20_000)
}

fn number(body: &[u8]) -> usize {
    let text = std::str::from_utf8(body).unwrap();
    let number: usize = text.lines().next().unwrap().parse().unwrap();
    assert!(text == version(number), "torn at {number}");
    number
}

/// What all readers saw together.
#[derive(Default)]
struct Seen {
    whole: AtomicUsize,
    unchanged: AtomicUsize,
    bytes: AtomicUsize,
}

/// Polls on one connection, as a reader does, until it is over.
fn poll(server: &Server, path: &str, seen: &Seen, is_over: &AtomicBool) {
    let (mut stream, mut tag, mut newest) = (server.connect(), String::new(), 0);
    while !is_over.load(Ordering::Relaxed) {
        let headers: &[(&str, &str)] = if tag.is_empty() { &[] } else { &[("If-None-Match", &tag)] };
        send(&mut stream, "GET", path, headers);
        let reply = Reply::read(&mut stream, "GET");
        match reply.status {
            304 => seen.unchanged.fetch_add(1, Ordering::Relaxed),
            200 => {
                let found = number(&reply.body);
                assert!(found >= newest, "{path}: {found} after {newest}");
                newest = found;
                seen.bytes.fetch_add(reply.body.len(), Ordering::Relaxed);
                seen.whole.fetch_add(1, Ordering::Relaxed)
            }
            other => panic!("{path}: {other}"),
        };
        tag = reply.header("etag").unwrap().to_owned();
        thread::sleep(Duration::from_millis(5));
    }
}

fn publish_and_poll(readers: usize, publications: usize, pause: Duration) -> (usize, usize) {
    let home = Home::new().file("feeds/atom.xml", version(0)).file("feeds/editions/2023-04-09/atom.xml", version(0));
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log"]);
    let (seen, is_over) = (Seen::default(), AtomicBool::new(false));
    thread::scope(|threads| {
        for reader in 0..readers {
            let path = if reader % 2 == 0 { "/atom.xml" } else { "/editions/2023-04-09/atom.xml" };
            let (server, seen, is_over) = (&server, &seen, &is_over);
            threads.spawn(move || poll(server, path, seen, is_over));
        }
        for publication in 1..=publications {
            thread::sleep(pause);
            home.publish("feeds/atom.xml", version(publication));
            home.publish("feeds/editions/2023-04-09/atom.xml", version(publication));
        }
        // The last one is there within a second and a look.
        let start = Instant::now();
        while number(&server.get("/atom.xml", &[]).body) < publications {
            assert!(start.elapsed() < Duration::from_secs(10), "the last version did not come");
            thread::sleep(Duration::from_millis(20));
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert_eq!(server.warnings(), "");
    let (whole, unchanged) = (seen.whole.load(Ordering::Relaxed), seen.unchanged.load(Ordering::Relaxed));
    let sent = seen.bytes.load(Ordering::Relaxed);
    println!(
        "{readers} readers, {publications} publications: {whole} whole, {unchanged} not sent again; {sent} bytes for {}",
        (whole + unchanged) * version(0).len()
    );
    (whole, unchanged)
}

#[test]
fn every_answer_is_whole_and_none_is_older_than_one_that_was_seen() {
    let (readers, publications, pause) = if client::is_full() { (100, 200, 300) } else { (8, 30, 100) };
    let (whole, unchanged) = publish_and_poll(readers, publications, Duration::from_millis(pause));
    assert!(whole >= 2 * readers && unchanged > whole, "{whole} {unchanged}");
}

#[test]
fn while_the_output_is_gone_what_was_there_last_is_served_and_it_is_said_once() {
    let home = Home::new().file("feeds/atom.xml", version(1)).file("feeds/large.txt", vec![b'a'; 2 << 20]);
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log"]);
    fs::rename(home.path("feeds"), home.path("away")).unwrap();
    server.until("gone", |said| said.contains("cannot be read any more").then_some(()));
    assert_eq!(number(&server.get("/atom.xml", &[]).body), 1);
    let later = server.get("/large.txt", &[]);
    assert_eq!((later.status, later.header("retry-after")), (503, Some("10")));
    thread::sleep(Duration::from_millis(2500));
    let gone = "warning: feeds: cannot be read any more (no such file or directory); what was there last is served on; put the folder back, or end benbao\n";
    assert_eq!(server.warnings(), gone);
    let home = home.file("back/atom.xml", version(2));
    fs::rename(home.path("back"), home.path("feeds")).unwrap();
    let start = Instant::now();
    while number(&server.get("/atom.xml", &[]).body) < 2 {
        assert!(start.elapsed() < Duration::from_secs(10), "it did not come back");
        thread::sleep(Duration::from_millis(50));
    }
    while server.get("/large.txt", &[]).status != 404 {
        assert!(start.elapsed() < Duration::from_secs(10), "it is still held to be gone");
        thread::sleep(Duration::from_millis(50));
    }
    drop(home);
}

#[test]
fn a_document_that_is_taken_away_is_served_no_more() {
    let home = Home::new().file("feeds/atom.xml", version(1)).file("feeds/a.html", "<p>a");
    let server = home.serve(&["--output", "feeds"]);
    assert_eq!(server.get("/a.html", &[]).status, 200);
    fs::remove_file(home.path("feeds/a.html")).unwrap();
    let start = Instant::now();
    while server.get("/a.html", &[]).status != 404 {
        assert!(start.elapsed() < Duration::from_secs(10), "it is still served");
        thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(server.get("/atom.xml", &[]).status, 200);
}

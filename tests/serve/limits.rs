//! Who plays for time is parted from, a crowd is told, and others are answered all the while.

use crate::client;
use crate::client::Home;
use crate::client::Reply;
use crate::client::send;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::Duration;
use std::time::Instant;

fn home() -> Home {
    Home::new().file("feeds/rss.xml", "<rss/>").file("feeds/large.txt", vec![b'a'; 16 << 20])
}

/// How long it takes until the other side parts; what it sends before is taken.
fn parted_after(stream: &mut TcpStream) -> Duration {
    let start = Instant::now();
    let mut rest = Vec::new();
    // Ended or broken off, it is over.
    let _ = stream.read_to_end(&mut rest);
    start.elapsed()
}

fn is_about(found: Duration, seconds: u64) -> bool {
    (Duration::from_secs(seconds).saturating_sub(Duration::from_millis(500))..Duration::from_secs(seconds + 5)).contains(&found)
}

#[test]
fn a_head_that_does_not_come_is_not_waited_for() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    thread::scope(|threads| {
        threads.spawn(|| {
            let mut silent = server.connect();
            let parted = parted_after(&mut silent);
            assert!(is_about(parted, 10), "silent: {parted:?}");
        });
        threads.spawn(|| {
            // A byte a second keeps nobody here.
            let mut slow = server.connect();
            let start = Instant::now();
            let is_over = |slow: &mut TcpStream, byte: u8| {
                slow.set_read_timeout(Some(Duration::from_millis(800))).unwrap();
                slow.write_all(&[byte]).is_err() || slow.read(&mut [0]).is_ok()
            };
            let head = b"GET /rss.xml HTTP/1.1\r\nHost: example.cn\r\nX-Slow: yes\r\n\r\n";
            let ended = head.iter().find(|byte| is_over(&mut slow, **byte));
            assert!(ended.is_some() && is_about(start.elapsed(), 10), "slow: {:?}", start.elapsed());
        });
        threads.spawn(|| {
            let mut idle = server.connect();
            send(&mut idle, "GET", "/rss.xml", &[]);
            assert_eq!(Reply::read(&mut idle, "GET").status, 200);
            let parted = parted_after(&mut idle);
            assert!(is_about(parted, 15), "idle: {parted:?}");
        });
        // A second request within its time is answered, as is a third.
        let mut patient = server.connect();
        for _ in 0..3 {
            send(&mut patient, "GET", "/rss.xml", &[]);
            assert_eq!(Reply::read(&mut patient, "GET").status, 200);
            thread::sleep(Duration::from_secs(6));
        }
    });
}

#[test]
fn an_answer_that_nobody_takes_is_not_waited_for() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    let mut stalled = server.connect();
    send(&mut stalled, "GET", "/large.txt", &[]);
    thread::sleep(Duration::from_secs(34));
    let mut taken = Vec::new();
    let ended = stalled.read_to_end(&mut taken);
    assert!(ended.is_err() || taken.len() < 16 << 20, "{}", taken.len());
}

#[test]
fn a_crowd_is_told_once_and_finds_room_again() {
    let home = home();
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log", "--connections", "8"]);
    let inside: Vec<TcpStream> = (0..8).map(|_| server.connect()).collect();
    thread::sleep(Duration::from_millis(300));
    for _ in 0..5 {
        let mut outside = server.connect();
        let reply = Reply::read(&mut outside, "GET");
        assert_eq!((reply.status, reply.header("retry-after")), (503, Some("10")));
    }
    let full = "warning: 8 connections are open, and no more are taken; when this happens often, put a web server before benbao, or say --connections\n";
    assert_eq!(server.warnings(), full);
    drop(inside);
    thread::sleep(Duration::from_millis(300));
    assert_eq!(server.get("/rss.xml", &[]).status, 200);
}

#[test]
fn one_address_does_not_take_all_the_room() {
    let home = home();
    // Before a loopback address stands a web server of ours, and all come from it.
    let server = home.serve_at("0.0.0.0:0", &["--output", "feeds"]);
    let inside: Vec<TcpStream> = (0..64).map(|_| server.connect()).collect();
    thread::sleep(Duration::from_millis(300));
    let mut outside = server.connect();
    assert_eq!(Reply::read(&mut outside, "GET").status, 503);
    server.until("the address", |said| said.contains("127.0.0.1 has 64 connections open").then_some(()));
    drop(inside);
}

#[test]
fn a_crowd_that_plays_for_time_holds_nobody_up() {
    let (crowd, seconds) = if client::is_full() { (500, 60) } else { (50, 3) };
    let home = home();
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log"]);
    let is_over = std::sync::atomic::AtomicBool::new(false);
    let mut times = Vec::new();
    thread::scope(|threads| {
        threads.spawn(|| {
            let mut slow: Vec<TcpStream> = Vec::new();
            while !is_over.load(std::sync::atomic::Ordering::Relaxed) {
                slow.retain_mut(|stream| stream.write_all(b"X").is_ok());
                while slow.len() < crowd {
                    let mut stream = server.connect();
                    if stream.write_all(b"GET /rss.xml HTTP/1.1\r\nX-").is_ok() {
                        slow.push(stream);
                    }
                }
                thread::sleep(Duration::from_secs(1));
            }
        });
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(seconds) {
            let asked = Instant::now();
            assert_eq!(server.get("/rss.xml", &[]).status, 200);
            times.push(asked.elapsed());
            thread::sleep(Duration::from_millis(20));
        }
        is_over.store(true, std::sync::atomic::Ordering::Relaxed);
    });
    times.sort();
    let p99 = times[times.len() * 99 / 100];
    println!("{} requests, p99 {p99:?}", times.len());
    // In full the machine does nothing else.
    let most = if client::is_full() { Duration::from_millis(200) } else { Duration::from_secs(2) };
    assert!(p99 <= most, "{p99:?}");
}

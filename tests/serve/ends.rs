//! How it begins where it cannot, and how it ends: answers that were begun are finished.

use crate::client::Home;
use crate::client::Reply;
use crate::client::send;
use rustix::process::Signal;
use std::io::Read;
use std::net::TcpListener;
use std::thread;
use std::time::Duration;
use std::time::Instant;

fn home() -> Home {
    Home::new().file("feeds/rss.xml", "<rss/>").file("feeds/large.txt", vec![b'a'; 12 << 20])
}

#[test]
fn what_cannot_begin_says_why_and_what_to_do() {
    let home = home();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let in_use = |option: &str| {
        format!(
            "error: {address} is taken by another program; end that one, or say another address with {option}, such as 127.0.0.1:"
        )
    };
    let (first, second) = (in_use("--listen"), in_use("--metrics"));
    let table: &[(&[&str], i32, &str)] = &[
        (&["--output", "feeds", "--listen", &address], 1, &first),
        (&["--output", "feeds", "--listen", "127.0.0.1:0", "--metrics", &address], 1, &second),
        (
            &["--output", "none", "--listen", "127.0.0.1:0"],
            1,
            "error: none: there is no such folder; run `benbao build` first, or name the folder of the feeds with --output\n",
        ),
        (
            &["--output", "feeds/rss.xml", "--listen", "127.0.0.1:0"],
            1,
            "error: feeds/rss.xml: there is no such folder; run `benbao build` first, or name the folder of the feeds with --output\n",
        ),
        (
            &["--output", "feeds", "--listen", "203.0.113.7:80"],
            1,
            "error: 203.0.113.7:80 is no address of this machine; say 127.0.0.1 or 0.0.0.0 with --listen\n",
        ),
        (
            &["--output", "feeds", "--listen", "8080"],
            2,
            "error: invalid value '8080' for '--listen <ADDRESS>': is no address to listen on; write an IP address and a port, such as 127.0.0.1:8080\n\nFor more information, try '--help'.\n",
        ),
    ];
    for (arguments, status, said) in table {
        let output = home.command(&[&["serve"], *arguments].concat()).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(*status), "{told}");
        // Behind a taken address stands one that is free.
        let rest = told.strip_prefix(said).unwrap_or_else(|| panic!("{told}"));
        assert!(
            rest.is_empty() && said.ends_with('\n') || TcpListener::bind(format!("127.0.0.1:{}", rest.trim())).is_ok(),
            "{told}"
        );
    }
    let nothing = Home::new();
    let output = nothing.command(&["serve"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{:?}", output.stderr);
}

#[test]
fn an_answer_that_was_begun_is_finished_and_then_it_ends() {
    for signal in [Signal::TERM, Signal::INT] {
        let home = home();
        let server = home.serve(&["--output", "feeds"]);
        let (mut idle, mut busy) = (server.connect(), server.connect());
        send(&mut idle, "GET", "/rss.xml", &[]);
        assert_eq!(Reply::read(&mut idle, "GET").status, 200);
        send(&mut busy, "GET", "/large.txt", &[]);
        let mut first = [0; 1];
        busy.read_exact(&mut first).unwrap();
        server.signal(signal);
        // Who is idle is parted from, and nobody new comes in.
        assert_eq!(idle.read(&mut first).unwrap_or(0), 0);
        thread::sleep(Duration::from_millis(500));
        assert!(std::net::TcpStream::connect(server.address).is_err());
        let mut rest = Vec::new();
        busy.read_to_end(&mut rest).unwrap();
        assert!(rest.ends_with(&vec![b'a'; 12 << 20]));
        assert_eq!(server.wait(), 0);
    }
}

#[test]
fn who_does_not_finish_holds_the_end_up_for_no_more_than_its_limit() {
    let home = home();
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log"]);
    let mut stalled = server.connect();
    send(&mut stalled, "GET", "/large.txt", &[]);
    thread::sleep(Duration::from_millis(300));
    let start = Instant::now();
    server.signal(Signal::TERM);
    server.until("cut", |said| said.contains("1 answer was not finished in time, and breaks off").then_some(()));
    assert_eq!(server.wait(), 0);
    assert!((9..14).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
}

/// A process that does not outlive its test.
struct Ended(std::process::Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It has ended, unless the test failed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn who_wants_quiet_hears_nothing_and_is_served() {
    let home = home();
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut child = home.command(&["serve", "--output", "feeds", "--quiet", "--listen", &address.to_string()]);
    let mut child = Ended(child.stderr(std::process::Stdio::piped()).spawn().unwrap());
    let mut stream = (0..500).find_map(|_| {
        thread::sleep(Duration::from_millis(20));
        std::net::TcpStream::connect(address).ok()
    });
    let stream = stream.as_mut().unwrap();
    send(stream, "GET", "/rss.xml", &[("Connection", "close")]);
    assert_eq!(Reply::read(stream, "GET").text(), "<rss/>");
    let id = rustix::process::Pid::from_raw(i32::try_from(child.0.id()).unwrap()).unwrap();
    rustix::process::kill_process(id, Signal::TERM).unwrap();
    let mut said = String::new();
    child.0.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((said.as_str(), child.0.wait().unwrap().code()), ("", Some(0)));
}

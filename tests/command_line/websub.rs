//! A hub is told of what changed, and of nothing else; one that is dead, slow or hostile delays nothing. The hubs are sockets of this
//! machine, which a paper reaches only where it says so.

use crate::running::Running;
use crate::support::Home;
use crate::support::SETTINGS;
use std::fs;
use std::io::Read;
use std::io::Write;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// What a hub answers to what it is told, connection by connection; the last answer stands for all that follow.
type Answer = fn(TcpStream);

/// A hub, and the forms that it was sent.
struct Hub {
    address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
    answers: Arc<Mutex<Answer>>,
}

impl Hub {
    fn start(answer: Answer) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (heard, answers) = (Arc::new(Mutex::new(Vec::new())), Arc::new(Mutex::new(answer)));
        let hub = Self { address, heard: Arc::clone(&heard), answers: Arc::clone(&answers) };
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut stream, heard, answer) = (stream.unwrap(), Arc::clone(&heard), *answers.lock().unwrap());
                thread::spawn(move || {
                    heard.lock().unwrap().push(form(&mut stream));
                    answer(stream);
                });
            }
        });
        hub
    }

    fn answers(&self, answer: Answer) {
        *self.answers.lock().unwrap() = answer;
    }

    /// The forms that came since this was asked last, in the order of the alphabet.
    fn heard(&self) -> Vec<String> {
        let mut heard = std::mem::take(&mut *self.heard.lock().unwrap());
        heard.sort();
        heard
    }

    fn settings(&self) -> String {
        format!("{SETTINGS}[websub]\nhub = \"http://{}/hub?key=secret\"\nallow_private = true\n", self.address)
    }

    fn shown(&self) -> String {
        format!("http://{}/hub", self.address)
    }
}

/// The head and the body of a request; the body is given.
fn form(stream: &mut TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                assert!(head.starts_with("POST /hub?key=secret HTTP/1.1\r\n"), "{head}");
                assert!(head.to_lowercase().contains("content-type: application/x-www-form-urlencoded"), "{head}");
                return body.to_owned();
            }
        }
        match stream.read(&mut part) {
            Ok(count) if count > 0 => bytes.extend(&part[..count]),
            _ => return format!("broken off: {text}"),
        }
    }
}

fn say(mut stream: TcpStream, text: &str) {
    // Whoever is told enough hangs up.
    let _ = stream.write_all(text.as_bytes());
}

fn accepts(stream: TcpStream) {
    say(stream, "HTTP/1.1 204 No Content\r\n\r\n");
}

fn fails(stream: TcpStream) {
    say(stream, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
}

fn never_answers(mut stream: TcpStream) {
    let _ = stream.read(&mut [0; 1]);
    thread::sleep(Duration::from_secs(60));
}

fn floods(mut stream: TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
    let part = [b'x'; 65_536];
    (0..16_384).take_while(|_| stream.write_all(&part).is_ok()).for_each(|_| _ = FLOODED.fetch_add(part.len(), Relaxed));
}

/// What the network took of a gigabyte, read or not.
static FLOODED: AtomicUsize = AtomicUsize::new(0);

fn never_ends_its_head(mut stream: TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
    let line = format!("X-Padding: {}\r\n", "x".repeat(4000));
    (0..262_144).take_while(|_| stream.write_all(line.as_bytes()).is_ok()).for_each(drop);
}

const FEEDS: [&str; 3] = ["atom.xml", "feed.json", "rss.xml"];

/// What a hub is sent of each feed.
fn forms() -> Vec<String> {
    let form = |name| {
        let feed = format!("https%3A%2F%2Fexample.cn%2Ffeeds%2F{name}");
        format!("hub.mode=publish&hub.url={feed}&hub.topic={feed}")
    };
    FEEDS.map(form).to_vec()
}

/// Of so many files something is said that does not matter here.
fn build(home: &Home, arguments: &[&str]) -> (i32, String, String) {
    let output = home.command(&[&["build"], arguments].concat()).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

const CORRECTED: &str = "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥试通车。\n\n记者 林知夏\n";

#[test]
fn a_hub_is_told_of_what_changed_when_it_is_out_and_of_nothing_else() {
    let hub = Hub::start(accepts);
    let home = Home::paper().file("benbao.toml", hub.settings());
    let (status, stdout, stderr) = build(&home, &[]);
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.ends_with(&format!("{} knows of the change: 3 feeds\n", hub.shown())), "{stdout}");
    assert_eq!(hub.heard(), forms());
    for feed in FEEDS {
        assert!(home.read(format!("feeds/{feed}")).contains(&format!("{}?key=secret", hub.shown())), "{feed}");
    }
    assert!(!home.read("feeds/editions/2023-04-09/atom.xml").contains("hub"));
    // Nothing new; only tried; another title of the site's, which stands in no JSON feed: each time what changed.
    for arguments in [&[][..], &["--dry-run"], &["--verify"]] {
        build(&home, arguments);
        assert_eq!(hub.heard(), [] as [&str; 0], "{arguments:?}");
    }
    let home = home.file("pages/2023-04-09-A01.md", CORRECTED);
    build(&home, &["--dry-run"]);
    assert_eq!(hub.heard(), [] as [&str; 0]);
    let (status, stdout, stderr) = build(&home, &["--quiet"]);
    assert_eq!((status, stdout.as_str(), stderr.as_str()), (0, "", ""));
    assert_eq!(hub.heard(), forms());
    // One feed alone: what somebody wrote over it is mended, and is what the hub knows.
    fs::write(home.path("feeds/rss.xml"), "<rss/>").unwrap();
    build(&home, &["--verify"]);
    assert_eq!(hub.heard(), [] as [&str; 0]);
}

#[test]
fn a_hub_that_refuses_delays_nothing_and_is_told_by_the_next_run() {
    let hub = Hub::start(fails);
    let home = Home::paper().file("benbao.toml", hub.settings());
    let at = |hour: &str| ["--now".to_owned(), format!("2026-11-28T{hour}:00:00+08:00")];
    let run = |at: &[String]| build(&home, &at.iter().map(String::as_str).collect::<Vec<_>>());
    let (status, _, stderr) = run(&at("06"));
    let waits =
        format!("warning: {} was not told of the change, and will be asked again: it answered with status 500\n", hub.shown());
    assert_eq!((status, stderr), (0, waits.clone()));
    assert_eq!(hub.heard(), forms());
    // The run that finds nothing new tells it all the same.
    assert_eq!(run(&at("07")).2, waits);
    assert_eq!(hub.heard(), forms());
    hub.answers(accepts);
    let (status, stdout, stderr) = run(&at("08"));
    assert_eq!((status, stderr.as_str()), (0, ""));
    assert!(stdout.contains("knows of the change: 3 feeds"), "{stdout}");
    assert_eq!(hub.heard(), forms());
    assert_eq!(run(&at("09")).2, "");
    assert_eq!(hub.heard(), [] as [&str; 0]);
    let kept = home.read(".benbao/hubs.json");
    assert!(!kept.contains("waits\": {"), "{kept}");
}

#[test]
fn a_hub_that_refuses_for_a_day_is_given_up_and_named_once() {
    let hub = Hub::start(fails);
    let home = Home::paper().file("benbao.toml", hub.settings());
    let (first, last) = (["--quiet", "--now", "2026-11-28T06:00:00+08:00"], ["--quiet", "--now", "2026-11-29T06:00:00+08:00"]);
    assert_eq!(build(&home, &first), (0, String::new(), String::new()));
    let (status, _, stderr) = build(&home, &last);
    let given_up = format!("warning: {} was not told of changes for a day, and is given up until the next one: ", hub.shown());
    assert!(status == 3 && stderr.starts_with(&given_up) && stderr.lines().count() == 1, "{status} {stderr}");
    hub.heard();
    assert_eq!(build(&home, &last), (0, String::new(), String::new()));
    assert_eq!(hub.heard(), [] as [&str; 0]);
}

#[test]
fn whatever_a_hub_answers_costs_ten_seconds_at_most_and_is_not_read() {
    for (answer, told) in [
        (never_answers as Answer, "no answer within ten seconds"),
        (floods, ""),
        (never_ends_its_head, "asked again"),
        (|stream| say(stream, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"), "status 302"),
        (|stream| say(stream, "SSH-2.0-OpenSSH_9.2\r\n"), "asked again"),
        (drop, "asked again"),
    ] {
        let hub = Hub::start(answer);
        let home = Home::paper().file("benbao.toml", hub.settings());
        let begun = Instant::now();
        let (status, stdout, stderr) = build(&home, &[]);
        assert!(begun.elapsed() < Duration::from_secs(20), "{told}: {:?}", begun.elapsed());
        assert!(status == 0 && stdout.contains("1 new") && stderr.contains(told), "{told}: {stdout}{stderr}");
        assert_eq!(told.is_empty(), stderr.is_empty(), "{stderr}");
        assert_eq!(hub.heard(), forms(), "{told}");
        assert!(!stderr.contains("secret") && !stdout.contains("secret"), "{stdout}{stderr}");
    }
    assert!(FLOODED.load(Relaxed) < 64 << 20, "{}", FLOODED.load(Relaxed));
}

#[test]
fn a_redirect_inward_reaches_nobody() {
    let inside = Hub::start(accepts);
    // The one answer that knows where the other listens.
    static INSIDE: Mutex<Option<SocketAddr>> = Mutex::new(None);
    *INSIDE.lock().unwrap() = Some(inside.address);
    let outside = Hub::start(|stream| {
        let inside = INSIDE.lock().unwrap().unwrap();
        say(
            stream,
            &format!("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{inside}/hub?key=secret\r\nContent-Length: 0\r\n\r\n"),
        );
    });
    let home = Home::paper().file("benbao.toml", outside.settings());
    let (_, _, stderr) = build(&home, &[]);
    assert!(stderr.contains("no redirect is followed"), "{stderr}");
    assert_eq!((outside.heard(), inside.heard()), (forms(), vec![]));
}

/// Addresses that lead to this machine or into its network, however they are written.
fn hostile(port: u16) -> Vec<String> {
    let hosts = [
        "127.0.0.1",
        "127.1",
        "127.0.1",
        "127.0.0.2",
        "127.255.255.254",
        "0",
        "0.0.0.0",
        "0x7f000001",
        "0x7f.0.0.1",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "2130706433",
        "127.0.0.1.",
        "127。0。0。1",
        "１２７.0.0.1",
        "①②⑦.0.0.1",
        "127%2e0%2e0%2e1",
        "%31%32%37.0.0.1",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "0xa9fea9fe",
        "2852039166",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "192.168.1.254",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "ｌｏｃａｌｈｏｓｔ",
        "a.localhost",
        "localhost.localdomain",
        "hub",
        "printer.local",
        "metadata.google.internal",
        "router.lan",
        "nas.home.arpa",
    ];
    let forms = [("https://", ""), ("http://", ""), ("https://user:secret@", ""), ("https://hub.example@", "/hub")];
    hosts.iter().flat_map(|host| forms.map(|(before, behind)| format!("{before}{host}:{port}{behind}"))).collect()
}

#[test]
fn no_address_that_leads_inward_is_a_hub() {
    let inside = Hub::start(accepts);
    let urls = hostile(inside.address.port());
    assert!(urls.len() >= 200, "{}", urls.len());
    for url in urls {
        let home = Home::paper().file("benbao.toml", format!("{SETTINGS}[websub]\nhub = \"{url}\"\n"));
        let (status, _, stderr) = build(&home, &[]);
        assert!(status == 2 && stderr.contains("`hub`"), "{url}: {status} {stderr}");
    }
    assert_eq!(inside.heard(), [] as [&str; 0]);
}

#[test]
fn a_trial_has_no_hub() {
    let hub = Hub::start(accepts);
    let home = Home::paper().file("benbao.toml", hub.settings().replace("example.cn/feeds", "paper.invalid/feeds"));
    assert_eq!(build(&home, &["--quiet"]).0, 0);
    assert!(!home.read("feeds/atom.xml").contains("rel=\"hub\""));
    assert_eq!(hub.heard(), [] as [&str; 0]);
}

#[test]
fn a_command_that_runs_by_itself_tells_hubs_and_its_next_start_those_that_refused() {
    let hub = Hub::start(fails);
    let home = Home::paper().file("benbao.toml", hub.settings());
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("was not told of the change");
    assert!(home.path("feeds/rss.xml").exists());
    watch.end();
    assert_eq!(hub.heard(), forms());
    hub.answers(accepts);
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("knows of the change: 3 feeds");
    assert_eq!(hub.heard(), forms());
    fs::write(home.path("pages/2023-04-09-A01.md"), CORRECTED).unwrap();
    watch.hears("knows of the change: 3 feeds");
    let told = watch.end();
    assert!(!told.iter().any(|line| line.contains("secret")), "{}", told.join("\n"));
    assert_eq!(hub.heard(), forms());
}

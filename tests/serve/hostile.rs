//! Paths that lead elsewhere, heads that are none: nobody gets a file from outside, a file with a dot, or a list.

use crate::client;
use crate::client::Home;
use crate::client::Reply;
use crate::client::Server;
use crate::client::send;
use std::io::Write;
use std::os::unix::fs::symlink;

/// What no answer may hold.
const SECRET: &str = "这是外面的内容";

/// An output with what must not be served in it and around it.
fn home() -> Home {
    let home = Home::new()
        .file("secret.txt", SECRET)
        .file("outside/secret.txt", SECRET)
        .file("feeds/rss.xml", "<rss/>")
        .file("feeds/.htaccess", SECRET)
        .file("feeds/.hidden/rss.xml", SECRET)
        .file("feeds/a/.new", SECRET)
        .file("feeds/a/rss.xml", "<rss/>");
    symlink(home.path("secret.txt"), home.path("feeds/link.xml")).unwrap();
    symlink(home.path("outside"), home.path("feeds/folder")).unwrap();
    symlink("../secret.txt", home.path("feeds/relative.xml")).unwrap();
    symlink("..", home.path("feeds/up")).unwrap();
    home
}

/// Ways to write a step up, a root, a hidden name, a link; each put together with each file from outside.
fn paths(count: usize) -> Vec<String> {
    let steps = [
        "../",
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        ".%2e/",
        "..\\",
        "..%5c",
        "%252e%252e/",
        "..;/",
        "..%00/",
        "%c0%ae%c0%ae/",
        "%uff0e%uff0e/",
        "....//",
        "./../",
        "a/../../",
        "/",
        "//",
        "%2f",
        "\\",
        "a/..%2f..%2f",
        "folder/",
        "up/",
        "link.xml/../",
        ".hidden/../../",
        "%e2%80%ae../",
        "..%c0%af",
        "..%ef%bc%8f",
        "C:\\",
        "file:///",
    ];
    let files = [
        "secret.txt",
        "outside/secret.txt",
        "etc/passwd",
        "feeds/.htaccess",
        ".htaccess",
        ".hidden/rss.xml",
        "a/.new",
        "link.xml",
        "relative.xml",
        "folder/secret.txt",
        "%2ehtaccess",
        "secret.txt%00.xml",
        "proc/self/environ",
        "benbao.toml",
        ".benbao/archive.sqlite3",
    ];
    let mut all = Vec::new();
    for depth in 1..=12 {
        for file in files {
            all.extend(steps.iter().map(|step| format!("/{}{file}", step.repeat(depth))));
        }
    }
    // Spread over all of them, always the same ones.
    (0..count).map(|at| all[at * 7919 % all.len()].clone()).collect()
}

fn nothing_leaks(server: &Server, count: usize) {
    let mut stream = server.connect();
    let found: std::collections::BTreeSet<String> = paths(count).into_iter().collect();
    assert!(found.len() >= count * 9 / 10, "{}", found.len());
    for path in paths(count) {
        send(&mut stream, "GET", &path, &[]);
        let Some(reply) = Reply::try_read(&mut stream, "GET") else {
            stream = server.connect();
            continue;
        };
        let text = String::from_utf8_lossy(&reply.body);
        assert!(matches!(reply.status, 400 | 404 | 414), "{path}: {}", reply.status);
        assert!(!text.contains(SECRET) && !text.contains("root:") && !text.contains("PATH="), "{path}: {text}");
        if reply.header("connection") == Some("close") {
            stream = server.connect();
        }
    }
}

#[test]
fn hostile_paths_by_the_hundred_lead_nowhere() {
    let home = home();
    let server = home.serve(&["--output", "feeds", "--access-log", "access.log"]);
    nothing_leaks(&server, if client::is_full() { 5000 } else { 500 });
    assert_eq!(server.get("/rss.xml", &[]).status, 200);
    assert_eq!(server.warnings(), "");
}

#[test]
fn what_is_no_request_for_a_file_is_refused() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "FOO"] {
        let reply = server.ask(method, "/rss.xml", &[]);
        assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let long = "a".repeat(20_000);
    let table = [
        ("GET /rss.xml HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("GET /rss.xml HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n".to_owned(), 400),
        ("GET /rss.xml HTTP/1.0\r\n\r\n".to_owned(), 200),
        ("GET http://example.cn/rss.xml HTTP/1.1\r\nHost: example.cn\r\n\r\n".to_owned(), 200),
        ("GET /rss.xml HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".to_owned(), 413),
        ("GET /rss.xml HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n".to_owned(), 413),
        ("GET /rss.xml HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n".to_owned(), 200),
        (format!("GET /rss.xml HTTP/1.1\r\nHost: a\r\nX: {long}\r\n\r\n"), 431),
        (format!("GET /{long} HTTP/1.1\r\nHost: a\r\n\r\n"), 431),
        ("GARBAGE\r\n\r\n".to_owned(), 400),
        ("GET /rss.xml\r\n\r\n".to_owned(), 400),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\r\n\r\n".to_owned(), 400),
    ];
    for (request, status) in table {
        let mut stream = server.connect();
        // What is too long is not read to its end.
        let _ = stream.write_all(request.as_bytes());
        let reply = Reply::try_read(&mut stream, "GET").map(|reply| reply.status);
        assert_eq!(reply, Some(status), "{}", &request[..request.len().min(80)]);
    }
}

//! What an answer says: types, tags, dates, codings, caches, origins; what is not sent again, and what only in part.

use crate::client::Home;
use crate::client::Reply;
use crate::client::Server;
use std::fs;
use std::io::Read;
use std::time::Duration;
use std::time::SystemTime;

/// Headers of a request.
type Asked<'a> = &'a [(&'a str, &'a str)];

const FEED: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"/>\n";

/// A story that a coding makes smaller.
fn long() -> String {
    format!("{FEED}<!-- {} -->\n", "中原区召开2023年区委政法工作会议。".repeat(500))
}

fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

fn home() -> Home {
    let picture = [0x89, b'P', b'N', b'G'].repeat(100);
    let named = format!("feeds/pictures/{}.png", &hash(&picture)[..16]);
    Home::new()
        .file("feeds/atom.xml", long())
        .file("feeds/rss.xml", FEED)
        .file("feeds/feed.json", "{}")
        .file("feeds/feeds.opml", FEED)
        .file("feeds/要闻/rss.xml", FEED)
        .file("feeds/empty.txt", "")
        .file("feeds/editions/2023-04-09/c0aed64fecfdb6b0.html", "<!DOCTYPE html>\n")
        .file("feeds/pages/index.html", "<!DOCTYPE html>\n<p>pages")
        .file(&named, &picture)
        .file("feeds/pictures/0123456789abcdef.png", &picture)
}

/// As soon as codings are made.
fn coded(server: &Server, coding: &str) -> Reply {
    for _ in 0..100 {
        let reply = server.get("/atom.xml", &[("Accept-Encoding", coding)]);
        if reply.header("content-encoding").is_some() {
            return reply;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("no {coding}");
}

#[test]
fn a_file_has_its_type_its_policy_and_its_time_in_caches() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    let (feed, other) = ("default-src 'none'; style-src 'self'; sandbox", "default-src 'none'; sandbox");
    let page = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https: http:; base-uri 'none'; \
                form-action 'none'; frame-ancestors 'self'";
    let (again, ever) = ("public, max-age=300, stale-if-error=86400", "public, max-age=31536000, immutable");
    let picture = format!("/pictures/{}.png", &hash(&[0x89, b'P', b'N', b'G'].repeat(100))[..16]);
    let table = [
        ("/atom.xml", "application/atom+xml; charset=utf-8", feed, again, Some("*")),
        ("/rss.xml", "application/rss+xml; charset=utf-8", feed, again, Some("*")),
        ("/feed.json", "application/feed+json; charset=utf-8", feed, again, Some("*")),
        ("/feeds.opml", "text/x-opml; charset=utf-8", feed, again, Some("*")),
        ("/%E8%A6%81%E9%97%BB/rss.xml", "application/rss+xml; charset=utf-8", feed, again, Some("*")),
        ("/empty.txt", "text/plain; charset=utf-8", other, again, Some("*")),
        ("/editions/2023-04-09/c0aed64fecfdb6b0.html", "text/html; charset=utf-8", page, again, None),
        ("/pages/", "text/html; charset=utf-8", page, again, None),
        ("/pictures/0123456789abcdef.png", "image/png", other, again, None),
        (&picture, "image/png", other, ever, None),
    ];
    for (path, media, policy, caching, origin) in table {
        for method in ["GET", "HEAD"] {
            let reply = server.ask(method, path, &[]);
            assert_eq!(reply.status, 200, "{path}");
            let expected = [
                ("content-type", Some(media)),
                ("content-security-policy", Some(policy)),
                ("cache-control", Some(caching)),
                ("access-control-allow-origin", origin),
                ("access-control-expose-headers", origin.map(|_| "ETag, Last-Modified, Link")),
                ("x-content-type-options", Some("nosniff")),
                ("vary", Some("Accept-Encoding")),
                ("accept-ranges", Some("bytes")),
                ("content-encoding", None),
                ("link", None),
                ("set-cookie", None),
            ];
            for (name, value) in expected {
                assert_eq!(reply.header(name), value, "{method} {path} {name}");
            }
        }
    }
}

#[test]
fn a_page_that_is_not_there_is_the_papers_own_where_it_has_one_and_a_sentence_for_programs() {
    let home = home();
    std::fs::write(home.path("feeds/404.html"), "<!DOCTYPE html>\n<title>没有这一页</title>\n").unwrap();
    let server = home.serve(&["--output", "feeds"]);
    for path in ["/nowhere", "/nowhere/", "/nowhere/a.html", "/editions/1999-01-01/"] {
        let reply = server.get(path, &[]);
        assert_eq!((reply.status, reply.header("content-type")), (404, Some("text/html; charset=utf-8")), "{path}");
        assert_eq!(reply.header("cache-control"), Some("public, max-age=60"));
        assert!(String::from_utf8(reply.body).unwrap().contains("没有这一页"), "{path}");
    }
    for path in ["/nowhere.xml", "/nowhere/feed.json", "/a.png"] {
        assert_eq!(server.get(path, &[]).header("content-type"), Some("text/plain; charset=utf-8"), "{path}");
    }
}

#[test]
fn a_head_says_what_a_get_says_and_every_form_has_a_tag_of_its_own() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    let name = hash(long().as_bytes());
    let plain = server.get("/atom.xml", &[]);
    assert_eq!(plain.header("etag"), Some(format!("\"{name}\"").as_str()));
    assert_eq!(plain.body, long().as_bytes());
    for (coding, suffix) in [("gzip", "gz"), ("br", "br"), ("zstd", "zst")] {
        let reply = coded(&server, coding);
        assert_eq!(reply.header("content-encoding"), Some(coding));
        assert_eq!(reply.header("etag"), Some(format!("\"{name}-{suffix}\"").as_str()));
        assert_eq!(reply.header("accept-ranges"), Some("none"));
        assert_eq!(reply.header("vary"), Some("Accept-Encoding"));
        assert!(reply.body.len() * 5 < plain.body.len(), "{coding}");
        let mut back = Vec::new();
        match coding {
            "gzip" => flate2::read::GzDecoder::new(reply.body.as_slice()).read_to_end(&mut back).map(drop).unwrap(),
            "br" => brotli::Decompressor::new(reply.body.as_slice(), 4096).read_to_end(&mut back).map(drop).unwrap(),
            _ => back = zstd::bulk::decompress(&reply.body, plain.body.len()).unwrap(),
        }
        assert_eq!(back, plain.body, "{coding}");
        let head = server.ask("HEAD", "/atom.xml", &[("Accept-Encoding", coding)]);
        let timeless = |reply: &Reply| reply.headers.iter().filter(|(name, _)| name != "date").cloned().collect::<Vec<_>>();
        assert_eq!(timeless(&head), timeless(&reply), "{coding}");
        // A part of coded bytes is of no use to anybody.
        let whole = server.get("/atom.xml", &[("Accept-Encoding", coding), ("Range", "bytes=0-9")]);
        assert_eq!((whole.status, whole.body), (200, reply.body), "{coding}");
    }
    // What gains nothing goes as it is.
    let small = server.get("/feed.json", &[("Accept-Encoding", "gzip")]);
    assert_eq!((small.header("content-encoding"), small.text()), (None, "{}".to_owned()));
}

#[test]
fn who_has_it_gets_a_304_that_says_all_that_a_200_said() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    coded(&server, "gzip");
    let plain = server.get("/atom.xml", &[]);
    let (tag, since) = (plain.header("etag").unwrap().to_owned(), plain.header("last-modified").unwrap().to_owned());
    let weak = format!("W/{tag}");
    let many = format!("\"other\", W/\"more\", {tag}");
    let packed = tag.replace("\"", "-gz\"").replacen("-gz", "", 1);
    let long_ago = "Sun, 06 Nov 1994 08:49:37 GMT";
    let far = "Sun, 06 Nov 2094 08:49:37 GMT";
    let table: &[(&[(&str, &str)], u16)] = &[
        (&[("If-None-Match", &tag)], 304),
        (&[("If-None-Match", &weak)], 304),
        (&[("If-None-Match", &many)], 304),
        (&[("If-None-Match", "*")], 304),
        (&[("If-None-Match", "\"other\"")], 200),
        (&[("If-None-Match", &packed)], 200),
        (&[("If-None-Match", &packed), ("Accept-Encoding", "gzip")], 304),
        (&[("If-None-Match", &tag), ("Accept-Encoding", "gzip")], 200),
        (&[("If-None-Match", "\"other\""), ("If-Modified-Since", &since)], 200),
        (&[("If-None-Match", &tag), ("If-Modified-Since", long_ago)], 304),
        (&[("If-Modified-Since", &since)], 304),
        (&[("If-Modified-Since", long_ago)], 200),
        (&[("If-Modified-Since", far)], 200),
        (&[("If-Modified-Since", "yesterday")], 200),
        (&[("If-None-Match", &tag), ("Range", "bytes=0-9")], 304),
    ];
    for (headers, status) in table {
        for method in ["GET", "HEAD"] {
            let reply = server.ask(method, "/atom.xml", headers);
            assert_eq!(reply.status, *status, "{method} {headers:?}");
            if *status == 304 {
                for name in ["last-modified", "cache-control", "vary", "access-control-allow-origin"] {
                    assert_eq!(reply.header(name), plain.header(name), "{headers:?} {name}");
                }
                assert!(reply.header("etag").is_some() && reply.header("content-length").is_none(), "{headers:?}");
            }
        }
    }
}

#[test]
fn a_part_is_given_of_what_is_not_coded() {
    let home = home();
    let server = home.serve(&["--output", "feeds"]);
    let (text, tag) = (long(), format!("\"{}\"", hash(long().as_bytes())));
    let (bytes, weak) = (text.as_bytes(), format!("W/{tag}"));
    let length = bytes.len();
    let last = format!("bytes={}-", length - 1);
    let beyond = format!("bytes={length}-");
    let table: &[(Asked<'_>, u16, &[u8])] = &[
        (&[("Range", "bytes=0-9")], 206, &bytes[..10]),
        (&[("Range", "bytes=-5")], 206, &bytes[length - 5..]),
        (&[("Range", &last)], 206, &bytes[length - 1..]),
        (&[("Range", "bytes=5-4")], 200, bytes),
        (&[("Range", "bytes=0-1,4-5")], 200, bytes),
        (&[("Range", &beyond)], 416, b""),
        (&[("Range", "bytes=-0")], 416, b""),
        (&[("Range", "bytes=0-9"), ("If-Range", &tag)], 206, &bytes[..10]),
        (&[("Range", "bytes=0-9"), ("If-Range", &weak)], 200, bytes),
        (&[("Range", "bytes=0-9"), ("If-Range", "\"other\"")], 200, bytes),
        (&[("Range", "bytes=0-9"), ("If-Range", "Sun, 06 Nov 2094 08:49:37 GMT")], 200, bytes),
    ];
    for (headers, status, expected) in table {
        let reply = server.get("/atom.xml", headers);
        assert_eq!((reply.status, reply.body.as_slice()), (*status, *expected), "{headers:?}");
        assert_eq!(reply.header("etag"), Some(tag.as_str()), "{headers:?}");
        let part = match status {
            206 => Some(reply.header("content-range").unwrap().ends_with(&format!("/{length}"))),
            416 => Some(reply.header("content-range") == Some(&format!("bytes */{length}"))),
            _ => reply.header("content-range").map(|_| false),
        };
        assert!(part.unwrap_or(true), "{headers:?} {:?}", reply.headers);
    }
    assert_eq!(server.ask("HEAD", "/atom.xml", &[("Range", "bytes=0-9")]).status, 200);
    assert_eq!(server.get("/empty.txt", &[("Range", "bytes=0-")]).status, 416);
}

#[test]
fn no_moment_lies_in_the_future_and_a_later_version_has_a_later_one() {
    let home = home();
    let future = SystemTime::now() + Duration::from_secs(86_400 * 365);
    fs::File::options().write(true).open(home.path("feeds/rss.xml")).unwrap().set_modified(future).unwrap();
    let server = home.serve(&["--output", "feeds"]);
    let seconds = |reply: &Reply, name: &str| {
        let found = httpdate::parse_http_date(reply.header(name).unwrap()).unwrap();
        found.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
    };
    let reply = server.get("/rss.xml", &[]);
    assert!(seconds(&reply, "last-modified") <= seconds(&reply, "date"));
    // A version of the past is a later one all the same: whoever asks by the moment of the first gets it.
    let first = server.get("/feed.json", &[]);
    home.publish("feeds/feed.json", "{\"a\":1}");
    let past = SystemTime::now() - Duration::from_secs(86_400);
    fs::File::options().write(true).open(home.path("feeds/feed.json")).unwrap().set_modified(past).unwrap();
    let since = first.header("last-modified").unwrap();
    let new = (0..200).find_map(|_| {
        std::thread::sleep(Duration::from_millis(20));
        Some(server.get("/feed.json", &[("If-Modified-Since", since)])).filter(|reply| reply.status == 200)
    });
    let new = new.expect("the new version");
    assert_eq!(new.text(), "{\"a\":1}");
    assert!(seconds(&new, "last-modified") >= seconds(&first, "last-modified"));
    assert!(seconds(&new, "last-modified") <= seconds(&new, "date"));
}

//! What the paper's settings say: the language of its readers, where its feeds are at home, which have ended.

use crate::client::Home;

const SETTINGS: &str = "title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n";

fn paper(more: &str) -> Home {
    Home::new().file("haiwan/benbao.toml", format!("{SETTINGS}{more}")).file("haiwan/feeds/rss.xml", "<rss/>\n")
}

#[test]
fn what_there_is_not_is_said_in_the_language_of_the_paper() {
    for (language, absent, index) in [
        ("", "这个网址上没有内容。\n", "这里没有网页，订阅源在 `/rss.xml`。\n"),
        ("language = \"en\"\n", "Nothing is published at this address.\n", "No page stands here; the feeds are /rss.xml.\n"),
    ] {
        let home = paper(language);
        let server = home.serve(&["haiwan"]);
        for (path, expected) in [("/none.xml", absent), ("/", index), ("/none/", absent), ("/rss.xml/", absent)] {
            let reply = server.get(path, &[]);
            assert_eq!((reply.status, reply.text().as_str()), (404, expected), "{path}");
            assert_eq!(reply.header("content-type"), Some("text/plain; charset=utf-8"));
            assert_eq!(reply.header("cache-control"), Some("public, max-age=60"));
        }
    }
}

#[test]
fn a_feed_says_where_it_is_at_home_and_one_that_has_ended_is_gone() {
    let home = paper("[serve]\ngone = [\"old.xml\", \"/culture/rss.xml\"]\n").file("haiwan/feeds/old.xml", "<rss/>");
    let server = home.serve(&["haiwan"]);
    let feed = server.get("/rss.xml", &[]);
    assert_eq!(feed.header("link"), Some("<https://example.cn/feeds/rss.xml>; rel=\"self\""));
    for path in ["/old.xml", "/culture/rss.xml", "/%6fld.xml"] {
        let reply = server.get(path, &[]);
        assert_eq!((reply.status, reply.text().as_str()), (410, "这个订阅源已经停用，这个网址上不会再有内容。\n"), "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    }
}

#[test]
fn a_name_of_no_document_is_refused_with_its_line() {
    let home = paper("[serve]\ngone = [\"../old.xml\"]\n");
    let output = home.command(&["serve", "haiwan", "--listen", "127.0.0.1:0"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said.starts_with(
            "error: haiwan/benbao.toml:5:9: `gone` is a document below the folder of the feeds, such as \"old.xml\"\n"
        ),
        "{said}"
    );
}

#[test]
fn a_folder_without_its_slash_leads_to_it_and_is_never_listed() {
    let home = paper("").file("haiwan/feeds/要闻/rss.xml", "<rss/>").file("haiwan/feeds/a/index.html", "<p>a");
    let server = home.serve(&["haiwan"]);
    for (path, location) in [("/a", "/a/"), ("/%E8%A6%81%E9%97%BB", "/%E8%A6%81%E9%97%BB/")] {
        let reply = server.get(path, &[]);
        assert_eq!((reply.status, reply.header("location")), (308, Some(location)), "{path}");
    }
    assert_eq!(server.get("/a/", &[]).text(), "<p>a");
    assert_eq!(server.get("/%E8%A6%81%E9%97%BB/", &[]).status, 404);
}

#[test]
fn the_second_address_tells_how_the_server_does_and_the_first_does_not() {
    let home = paper("").file("haiwan/feeds/editions/2023-04-09/atom.xml", "<feed/>");
    let mut server = home.serve(&["haiwan", "--metrics", "127.0.0.1:0"]);
    assert_eq!(server.get("/metrics", &[]).status, 404);
    assert_eq!(server.get("/healthz", &[]).status, 404);
    assert_eq!(server.get("/rss.xml", &[]).status, 200);
    server.address = server.told("its state: http://");
    assert_eq!(server.get("/healthz", &[]).text(), "ok\n");
    for path in ["/healthz", "/metrics", "/none"] {
        assert_eq!(server.get(path, &[]).header("access-control-allow-origin"), None, "{path}");
    }
    let told = server.get("/metrics", &[]).text();
    let table = [
        "benbao_http_requests_total{code=\"200\",kind=\"feed\"} 1\n",
        "benbao_http_requests_total{code=\"404\",kind=\"other\"} 2\n",
        "benbao_http_connections_accepted_total 3\n",
        "benbao_snapshot_documents 2\n",
        // 2023-04-09 00:00 in Beijing.
        "benbao_newest_edition_timestamp_seconds 1680969600\n",
    ];
    for expected in table {
        assert!(told.contains(expected), "{expected} in {told}");
    }
    assert_eq!(server.get("/rss.xml", &[]).status, 404);
}

#[test]
fn a_line_a_request_is_logged_and_nothing_foreign_breaks_it() {
    let home = paper("");
    let server = home.serve(&["haiwan", "--access-log", "access.log"]);
    server.get("/rss.xml?a=%22b", &[("User-Agent", "x\"y\\z"), ("Referer", "https://example.cn/")]);
    assert_eq!(server.said().lines().count(), 1, "{}", server.said());
    assert_eq!(server.end(), 0);
    let log = std::fs::read_to_string(home.path("access.log")).unwrap();
    assert!(log.starts_with("127.0.0.1 - - ["), "{log}");
    assert!(log.trim_end().ends_with(r#""GET /rss.xml?a=%22b HTTP/1.1" 200 7 "https://example.cn/" "x\"y\\z""#), "{log}");
    let inside = home.command(&["serve", "haiwan", "--access-log", "haiwan/feeds/access.log"]).output().unwrap();
    assert_eq!(inside.status.code(), Some(2));
    assert!(!home.path("haiwan/feeds/access.log").exists());
}

//! A person's evening: a new paper, `benbao run`, and all that is done to it while readers look.

use crate::running::Running;
use crate::running::address;
use crate::running::answers;
use crate::running::asked;
use crate::support::Home;
use rustix::process::Signal;
use std::fs;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;

#[test]
fn an_evening() {
    let home = Home::new();
    let made =
        home.command(&["init", "haiwan", "--title", "海湾晨报", "--base-url", "https://example.cn/feeds/"]).output().unwrap();
    assert_eq!(made.status.code(), Some(0));
    let mut run = Running::start(&home, &["run", "haiwan", "--listen", "127.0.0.1:0", "--private", "127.0.0.1:0"]);
    let readers = address(&run.hears("http://"));
    let desk = address(&run.hears("the editor's page"));
    run.hears("no page yet");
    // A page is dropped, and subscribed to.
    // Yesterday's, which is out at any hour; today's waits for six o'clock.
    let day = (chrono::Utc::now() + chrono::Duration::hours(8)).date_naive().pred_opt().unwrap();
    let page = home.path(format!("haiwan/pages/{day}-A01.md"));
    let stories = "# 海湾大桥通车\n\n本报讯 海湾大桥昨天通车。\n\n记者 林知夏\n\n# 老码头改造完工\n\n本报讯 老码头改造完工。\n\n记者 何小满\n";
    fs::write(&page, stories).unwrap();
    let shown = answers(&desk, "/", |page| page.contains("海湾大桥通车"));
    assert!(shown.contains("/proof/0.html") && shown.contains("林知夏"), "{shown}");
    assert!(asked(&desk, "/proof/0.html").contains("老码头改造完工"));
    let feed = "/atom.xml";
    let first = answers(&readers, feed, |feed| feed.contains("老码头"));
    assert!(first.contains("\r\netag: \"") && first.contains("<name>林知夏</name>"), "{first}");
    // It is corrected, and one story is withdrawn.
    fs::write(&page, stories.replace("昨天通车", "今晨通车")).unwrap();
    answers(&readers, feed, |feed| feed.contains("今晨通车"));
    let arguments = ["archive", "withdraw", "老码头改造完工", "--reason", "事实有误", "--dir", "haiwan"];
    let listed = home.command(&["archive", "list", "老码头", "--dir", "haiwan", "--format", "json"]).output().unwrap();
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let id = listed["id"].as_str().unwrap_or_else(|| panic!("{listed}"));
    let withdrawn =
        home.command(&[arguments[0], arguments[1], id, arguments[3], arguments[4], arguments[5], arguments[6]]).output().unwrap();
    assert_eq!(withdrawn.status.code(), Some(0), "{}", String::from_utf8_lossy(&withdrawn.stderr));
    let without = answers(&readers, feed, |feed| feed.contains("deleted-entry"));
    assert!(!without.contains("老码头改造完工。"), "{without}");
    // An embargo ends at its second.
    let hour = chrono::SubsecRound::trunc_subsecs(chrono::Utc::now() + chrono::Duration::seconds(8), 0);
    let held = format!("---\nrelease: {}\n---\n# 海湾隧道开工\n\n本报讯 海湾隧道开工。\n\n记者 林知夏\n", hour.to_rfc3339());
    fs::write(home.path(format!("haiwan/pages/{day}-A02.md")), held).unwrap();
    answers(&desk, "/", |page| page.contains("海湾隧道开工") && page.contains("Waiting"));
    assert!(!asked(&readers, feed).contains("海湾隧道"));
    answers(&readers, feed, |feed| feed.contains("海湾隧道"));
    assert!(chrono::Utc::now() >= hour);
    // Nothing of the paper is served but its feeds.
    for path in ["/../benbao.toml", "/.benbao-owner", "/%2e%2e/benbao.toml", "/"] {
        assert!(!asked(&readers, path).contains("base_url"), "{path}");
    }
    assert!(asked(&desk, "/healthz").ends_with("ok\n") && asked(&desk, "/metrics").contains("# TYPE"));
    // The editor's page is for who names this machine, and not for a name that was led here.
    let mut stream = TcpStream::connect(&desk).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n").unwrap();
    let mut refused = String::new();
    stream.read_to_string(&mut refused).unwrap();
    assert!(refused.starts_with("HTTP/1.1 404") && !refused.contains("海湾"), "{refused}");
    run.signal(Signal::INT);
    assert_eq!(run.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_port_that_is_taken_is_said_and_nothing_runs() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let home = Home::paper();
    for (option, other) in [("--listen", "--private"), ("--private", "--listen")] {
        let output = home.command(&["run", option, &address, other, "127.0.0.1:0"]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        let expected =
            format!("{address} is taken by another program; end that one, or say another address with {option}, such as");
        assert!(said.contains(&expected), "{said}");
    }
    assert!(!home.path("feeds/rss.xml").exists());
}

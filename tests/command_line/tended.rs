//! `benbao run` as those see it who tend it: a monitor, the editor's page, whoever changes settings or folders beside it.

use crate::running::PATIENCE;
use crate::running::Running;
use crate::running::address;
use crate::running::answers;
use crate::running::asked;
use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::fs;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// A paper that runs, and its two addresses: the readers' and the editor's.
fn run(home: &Home) -> (Running, String, String) {
    let mut run = Running::start(home, &["run", "--listen", "127.0.0.1:0", "--private", "127.0.0.1:0"]);
    let readers = address(&run.hears("served at http://"));
    let desk = address(&run.hears("the editor's page"));
    run.hears(" new");
    (run, readers, desk)
}

/// Waits until something is so.
fn until(what: &str, is_so: impl Fn() -> bool) {
    let until = Instant::now() + PATIENCE;
    while !is_so() {
        assert!(Instant::now() < until, "{what}");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_monitor_hears_while_publishing_fails_and_that_it_is_well_again() {
    let home = Home::paper();
    let (run, _, desk) = run(&home);
    let well = |answer: &str| answer.starts_with("HTTP/1.1 200") && answer.ends_with("\r\nok\n");
    answers(&desk, "/healthz", well);
    // The source is away.
    fs::rename(home.path("pages"), home.path("away")).unwrap();
    let gone = answers(&desk, "/healthz", |answer| answer.starts_with("HTTP/1.1 503"));
    let body = gone.split("\r\n\r\n").nth(1).unwrap();
    assert!(body.starts_with("the last run failed: pages: no such folder") && body.lines().count() == 1, "{gone}");
    let figures = asked(&desk, "/metrics");
    assert!(figures.contains("benbao_publishing_up 0\n") && !figures.contains("benbao_runs_failed_total 0\n"), "{figures}");
    fs::rename(home.path("away"), home.path("pages")).unwrap();
    answers(&desk, "/healthz", well);
    // The output cannot be written.
    fs::remove_file(home.path("feeds/rss.xml")).unwrap();
    fs::create_dir(home.path("feeds/rss.xml")).unwrap();
    fs::write(home.path("feeds/rss.xml/a"), "").unwrap();
    fs::write(home.path("pages/2023-04-09-A02.md"), PAGE.replace("大桥", "隧道")).unwrap();
    answers(&desk, "/healthz", |answer| answer.starts_with("HTTP/1.1 503") && answer.contains("rss.xml"));
    fs::remove_dir_all(home.path("feeds/rss.xml")).unwrap();
    answers(&desk, "/healthz", well);
    assert!(asked(&desk, "/metrics").contains("benbao_publishing_up 1\n"));
    run.end();
}

#[test]
fn the_editors_page_shows_what_another_process_did() {
    // A story without a headline.
    let doubtful = "县里召开春季防火会议,部署各项工作。\n\n记者 何小满\n";
    let home = Home::paper().file("pages/2023-04-09-A02.md", doubtful);
    let (run, _, desk) = run(&home);
    let shown = answers(&desk, "/", |page| page.contains("防火会议"));
    assert!(shown.contains("海湾大桥通车") && shown.contains("class=\"doubt\""), "{shown}");
    let soon = |is_so: &dyn Fn(&str) -> bool| {
        let begun = Instant::now();
        answers(&desk, "/", is_so);
        assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    };
    let id = |headline: &str| {
        let listed = home.command(&["archive", "list", headline, "--format", "json"]).output().unwrap();
        let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap_or_else(|_| panic!("{listed:?}"));
        listed["id"].as_str().unwrap().to_owned()
    };
    let accepted = home.command(&["archive", "accept", &id("防火会议")]).output().unwrap();
    assert_eq!(accepted.status.code(), Some(0), "{accepted:?}");
    soon(&|page| !page.contains("class=\"doubt\""));
    let withdrawn = home.command(&["archive", "withdraw", &id("海湾大桥"), "--reason", "事实有误"]).output().unwrap();
    assert_eq!(withdrawn.status.code(), Some(0), "{withdrawn:?}");
    soon(&|page| !page.contains("海湾大桥通车"));
    run.end();
}

#[test]
fn above_a_page_that_was_set_aside_it_is_not_said_that_there_is_nothing_to_look_at() {
    let home = Home::paper();
    let (run, _, desk) = run(&home);
    answers(&desk, "/", |page| page.contains("Nothing is to be looked at"));
    fs::write(home.path("pages/2023-04-09-A02.md"), b"\xff\xfe\x00\xd8\x00\x00").unwrap();
    let shown = answers(&desk, "/", |page| page.contains("2023-04-09-A02.md"));
    assert!(!shown.contains("Nothing is to be looked at"), "{shown}");
    run.end();
}

#[test]
fn the_output_is_remade_when_somebody_empties_it_and_named_rightly_when_it_is_set_back() {
    let settings = format!("{SETTINGS}[watch]\nrescan = \"3 s\"\n");
    let home = Home::paper().file("benbao.toml", &settings);
    let (mut run, readers, _) = run(&home);
    let before = home.read("feeds/atom.xml");
    fs::remove_dir_all(home.path("feeds")).unwrap();
    until("the output is not remade", || fs::read_to_string(home.path("feeds/atom.xml")).is_ok_and(|feed| feed == before));
    answers(&readers, "/atom.xml", |feed| feed.contains("海湾大桥通车"));
    fs::write(home.path("benbao.toml"), format!("{settings}[output]\ndir = \"elsewhere\"\n")).unwrap();
    run.hears("the settings name another folder of feeds, elsewhere");
    fs::write(home.path("benbao.toml"), &settings).unwrap();
    run.hears("the folder of feeds that is served again: feeds");
    let told = run.end();
    assert_eq!(told.iter().filter(|line| line.contains("warning") && line.contains("another folder")).count(), 1, "{told:?}");
}

#[test]
fn an_editors_page_for_everybody_is_warned_of() {
    for (private, is_warned) in [("0.0.0.0:0", true), ("127.0.0.1:0", false)] {
        let home = Home::paper();
        let mut run = Running::start(&home, &["run", "--listen", "127.0.0.1:0", "--private", private]);
        run.hears("1 new");
        let told = run.end();
        assert_eq!(told.iter().any(|line| line.contains("open to everybody")), is_warned, "{told:?}");
    }
}

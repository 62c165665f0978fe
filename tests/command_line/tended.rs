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
    run.hears("1 new");
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
    // Of the first story the author is not certain.
    let doubtful = PAGE.replace("记者 林知夏", "林知夏");
    let home = Home::paper().file("pages/2023-04-09-A02.md", doubtful.replace("大桥", "隧道"));
    let (run, _, desk) = run_of(&home);
    let shown = answers(&desk, "/", |page| page.contains("海湾隧道通车"));
    let listed = home.command(&["archive", "list", "海湾大桥", "--format", "json"]).output().unwrap();
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap_or_else(|_| panic!("{listed:?}"));
    assert!(shown.contains("海湾大桥通车"), "{shown}");
    let withdrawn =
        home.command(&["archive", "withdraw", listed["id"].as_str().unwrap(), "--reason", "事实有误"]).output().unwrap();
    assert_eq!(withdrawn.status.code(), Some(0), "{withdrawn:?}");
    let begun = Instant::now();
    answers(&desk, "/", |page| !page.contains("海湾大桥通车"));
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    run.end();
}

fn run_of(home: &Home) -> (Running, String, String) {
    let mut run = Running::start(home, &["run", "--listen", "127.0.0.1:0", "--private", "127.0.0.1:0"]);
    let readers = address(&run.hears("served at http://"));
    let desk = address(&run.hears("the editor's page"));
    (run, readers, desk)
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

//! A paper that publishes itself: what is out, and when, while somebody works in the folder.
//!
//! These run with the clock of the machine, as the commands do; what is waited for is waited for until a time that only a fault
//! would take.

use crate::office::OLD;
use crate::running::PATIENCE;
use crate::running::Running;
use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use rustix::process::Signal;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

/// As the feed of the paper has it once a story is out.
fn feed_with(home: &Home, words: &str) -> String {
    let until = Instant::now() + PATIENCE;
    loop {
        let feed = fs::read_to_string(home.path("feeds/rss.xml")).unwrap_or_default();
        if feed.contains(words) {
            return feed;
        }
        assert!(Instant::now() < until, "{words} is not out");
        thread::sleep(Duration::from_millis(50));
    }
}

fn page(headline: &str) -> String {
    format!("# {headline}\n\n本报讯 4月8日,{headline}。\n\n记者 林知夏\n")
}

#[test]
fn what_is_dropped_in_the_folder_is_out_once_and_whole() {
    let home = Home::paper();
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("1 new");
    // A slow copy: it stands still for less than a save does.
    let mut slow = fs::File::create(home.path("pages/2023-04-09-A02.md")).unwrap();
    let text = page("海湾隧道开工");
    for part in text.as_bytes().chunks(20) {
        slow.write_all(part).unwrap();
        slow.sync_all().unwrap();
        thread::sleep(Duration::from_millis(300));
        let feed = fs::read_to_string(home.path("feeds/rss.xml")).unwrap();
        assert!(
            !feed.contains("海湾隧道") || part.as_ptr_range().end == text.as_bytes().as_ptr_range().end,
            "half a page is out"
        );
    }
    drop(slow);
    let feed = feed_with(&home, "海湾隧道开工");
    assert!(feed.contains("林知夏"));
    // An editor that writes beside the page and renames over it.
    fs::write(home.path("pages/.A02.swp"), page("海湾隧道完工")).unwrap();
    fs::rename(home.path("pages/.A02.swp"), home.path("pages/2023-04-09-A02.md")).unwrap();
    feed_with(&home, "海湾隧道完工");
    let told = watch.end();
    let runs = told.iter().filter(|line| line.contains("file changed")).count();
    assert!((2..=3).contains(&runs), "{}", told.join("\n"));
    assert!(told.last().unwrap().ends_with("stopped"), "{}", told.join("\n"));
}

#[test]
fn where_nobody_tells_of_changes_the_folder_is_looked_at() {
    let home = Home::paper().file("benbao.toml", format!("{SETTINGS}[watch]\npoll = true\n"));
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("1 new");
    fs::write(home.path("pages/2023-04-09-A02.md"), page("海湾隧道开工")).unwrap();
    feed_with(&home, "海湾隧道开工");
    let told = watch.end().join("\n");
    assert!(told.contains("looked at twice a second"), "{told}");
}

#[test]
fn settings_that_turn_wrong_are_told_and_the_last_right_ones_hold() {
    let home = Home::paper();
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("1 new");
    fs::write(home.path("benbao.toml"), SETTINGS.replace("title", "titel")).unwrap();
    watch.hears("unknown key `titel`");
    fs::write(home.path("pages/2023-04-09-A02.md"), page("海湾隧道开工")).unwrap();
    feed_with(&home, "海湾隧道开工");
    fs::write(home.path("benbao.toml"), SETTINGS.replace("海湾晨报", "海湾晚报")).unwrap();
    watch.hears("from this run on they hold");
    feed_with(&home, "海湾晚报");
    let told = watch.end();
    assert_eq!(told.iter().filter(|line| line.contains("titel")).count(), 1, "{}", told.join("\n"));
}

#[test]
fn a_story_is_out_when_its_hour_has_come() {
    let soon = chrono::Utc::now() + chrono::Duration::seconds(8);
    let soon = chrono::SubsecRound::trunc_subsecs(soon, 0);
    let held = format!("---\nrelease: {}\n---\n{}", soon.to_rfc3339(), page("海湾隧道开工"));
    let home = Home::paper().file("pages/2023-04-09-A02.md", held);
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("1 held back");
    assert!(!home.read("feeds/rss.xml").contains("海湾隧道"));
    watch.hears("the hour of a story has come");
    feed_with(&home, "海湾隧道开工");
    watch.end();
    assert!(chrono::Utc::now() >= soon);
}

#[test]
fn a_schedule_runs_by_its_lines_and_lists_them() {
    let settings = format!("{SETTINGS}[schedule]\ncron = [\"30 6 * * *\", \"*/2 * * * * *\"]\n");
    let home = Home::new().file("benbao.toml", &settings).file("pages/2023-04-09-A01.md", PAGE);
    let mut schedule = Running::start(&home, &["schedule", "--log", "json"]);
    schedule.hears("1 new");
    let line = schedule.hears("\"event\":\"steady-line\"");
    let line: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert!(line["time"].as_str().unwrap().ends_with("+08:00"), "{line}");
    schedule.end();
    let home = Home::new()
        .file("benbao.toml", SETTINGS.to_owned() + "[schedule]\ncron = \"30 6 * * 1-5\"\n")
        .file("pages/2026-11-27-A01.md", PAGE)
        .file("pages/2026-11-28-A01.md", format!("---\nrelease: 2026-11-28 18:00\n---\n{}", page("海湾隧道开工")));
    home.run(&["build", "--now", "2026-11-27T08:00:00+08:00"]).status(0).text();
    let listed = home.run(&["schedule", "--list", "--now", "2026-11-27T08:00:00+08:00"]).text();
    let first: Vec<&str> = listed.lines().take(3).collect();
    assert_eq!(
        first,
        [
            "2026-11-28T18:00:00+08:00 for a story that waits",
            "2026-11-30T06:30:00+08:00 by the schedule",
            "2026-12-01T06:30:00+08:00 by the schedule"
        ]
    );
    assert_eq!(listed.lines().count(), 10);
    let home = Home::paper();
    let none = "error: benbao.toml: says nowhere when to run; write cron = \"30 6 * * *\" under [schedule], or let `benbao watch` publish \
                whenever pages change\n";
    home.run(&["schedule"]).status(2).stderr(none).check();
}

#[test]
fn a_run_waits_its_turn_as_long_as_it_is_told_to() {
    let home = Home::published();
    let lock = fs::File::options().read(true).write(true).open(home.path(".benbao/lock")).unwrap();
    lock.lock().unwrap();
    let begun = Instant::now();
    let busy = home.command(&["build", "--wait", "1"]).output().unwrap();
    assert_eq!(busy.status.code(), Some(75));
    assert!(begun.elapsed() >= Duration::from_secs(1));
    let waiting = home.command(&["build", "--wait", "60"]).stdout(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    drop(lock);
    let output = waiting.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), String::from_utf8(output.stdout).unwrap()),
        (Some(0), "nothing new on 1 page\nfeeds: nothing written\n".to_owned())
    );
}

#[test]
fn a_signal_asks_for_a_run_and_an_empty_folder_waits_for_its_first_page() {
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/.keep", "");
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("no page yet");
    watch.signal(Signal::HUP);
    watch.hears("asked by a signal");
    fs::write(home.path("pages/2023-04-09-A01.md"), PAGE).unwrap();
    watch.hears("1 new");
    watch.end();
}

#[test]
fn one_publishes_a_paper_by_itself_and_the_second_hears_who_and_since_when() {
    let home = Home::paper();
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("1 new");
    for command in [&["watch"] as &[&str], &["run", "--listen", "127.0.0.1:0", "--private", "127.0.0.1:0"]] {
        let refused = home.command(command).output().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(75), "{said}");
        let number = watch.child.id().to_string();
        assert!(
            said.contains(&format!("process {number} (")) && said.contains("+08:00") && said.contains("stop that one"),
            "{said}"
        );
    }
    // A single run has its turn beside it, and whoever dies holds nothing.
    assert_eq!(home.command(&["build", "--wait", "30"]).output().unwrap().status.code(), Some(0));
    watch.signal(Signal::KILL);
    watch.child.wait().unwrap();
    let mut next = Running::start(&home, &["watch"]);
    next.hears("watching");
    next.end();
}

#[test]
fn a_cron_line_of_a_day_that_never_comes_is_refused_where_it_stands() {
    let home = Home::paper().file("benbao.toml", format!("{SETTINGS}[schedule]\ncron = [\"30 6 * * *\", \"0 0 30 2 *\"]\n"));
    for command in [&["build"] as &[&str], &["schedule", "--list"]] {
        let refused = home.command(command).output().unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains("benbao.toml:5:") && said.contains("a day that never comes"), "{said}");
    }
    // The 29th of February does come.
    let home = Home::paper().file("benbao.toml", format!("{SETTINGS}[schedule]\ncron = \"0 0 29 2 *\"\n"));
    let listed = home.run(&["schedule", "--list", "--now", "2026-11-27T08:00:00+08:00"]).text();
    assert!(listed.starts_with("2028-02-29T00:00:00+08:00"), "{listed}");
}

#[test]
fn a_folder_that_goes_and_comes_back_is_heard_again_at_once_and_said_once_each_way() {
    let settings = format!("{SETTINGS}[watch]\nrescan = \"1 h\"\n");
    let home = Home::paper().file("benbao.toml", &settings);
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("1 new");
    let (pages, away) = (home.path("pages"), home.path("away"));
    fs::rename(&pages, &away).unwrap();
    watch.hears("is not there");
    watch.hears("no such folder");
    // Long enough for a second try, which has nothing new to tell.
    thread::sleep(Duration::from_secs(8));
    // Made anew: another folder under the same name.
    fs::create_dir(&pages).unwrap();
    fs::copy(away.join("2023-04-09-A01.md"), pages.join("2023-04-09-A01.md")).unwrap();
    watch.hears("is there again");
    watch.hears("publishing goes on");
    let soon = Instant::now() + Duration::from_secs(5);
    fs::write(pages.join("2023-04-09-A02.md"), page("海湾隧道开工")).unwrap();
    feed_with(&home, "海湾隧道开工");
    assert!(Instant::now() < soon, "{soon:?}");
    // Exchanged between two looks: nothing of the old one is heard any more.
    fs::rename(&pages, home.path("old")).unwrap();
    fs::rename(&away, &pages).unwrap();
    fs::write(pages.join("2023-04-09-A03.md"), page("海湾公园开园")).unwrap();
    watch.hears("another folder stands at pages now");
    feed_with(&home, "海湾公园开园");
    let told = watch.end();
    for words in ["warning: pages is not there", "no such folder"] {
        assert_eq!(told.iter().filter(|line| line.contains(words)).count(), 1, "{words}\n{}", told.join("\n"));
    }
}

#[test]
fn a_folder_that_is_not_there_yet_is_waited_for() {
    let home = Home::new().file("benbao.toml", SETTINGS);
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("warning: pages is not there");
    watch.hears("no such folder");
    let home = home.file("pages/2023-04-09-A01.md", PAGE);
    watch.hears("is there again");
    feed_with(&home, "海湾大桥通车");
    watch.end();
}

/// A paper one of whose pages takes its time: a document of an office program.
fn slow(seconds: u32) -> Home {
    let home = Home::paper().file("bin/soffice", format!("#!/bin/sh\n/bin/sleep {seconds}\n"));
    fs::set_permissions(home.path("bin/soffice"), fs::Permissions::from_mode(0o755)).unwrap();
    home.file("pages/2023-04-09-A02.doc", OLD)
}

#[test]
fn who_stops_a_long_run_hears_that_it_is_finished_first_and_a_second_time_ends_at_once() {
    let home = slow(4);
    let mut watch = Running::start(&home, &["watch"]);
    watch.hears("starting");
    thread::sleep(Duration::from_millis(500));
    let begun = Instant::now();
    watch.signal(Signal::TERM);
    watch.hears("the run at work is finished first");
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
    assert_eq!(watch.child.wait().unwrap().code(), Some(0));
    assert!(home.read("feeds/rss.xml").contains("海湾大桥通车"));
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130)] {
        let home = slow(30);
        let mut watch = Running::start(&home, &["watch"]);
        watch.hears("starting");
        thread::sleep(Duration::from_millis(500));
        watch.signal(signal);
        watch.hears("the run at work is finished first");
        watch.signal(signal);
        assert_eq!(watch.child.wait().unwrap().code(), Some(status));
        // The next run finds nothing torn, and its way free.
        fs::remove_file(home.path("pages/2023-04-09-A02.doc")).unwrap();
        assert_eq!(home.command(&["build", "-q"]).output().unwrap().status.code(), Some(0));
    }
}

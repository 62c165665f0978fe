//! How a paper fares: alarms, the last run, the feeds that lie in the output.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// A paper whose alarms append to a file what they hear.
fn alarmed(limits: &str) -> Home {
    let home = Home::new().file("pages/2023-04-09-A01.md", PAGE);
    let heard = home.path("heard");
    let script = format!(
        "printf '%s %s ' \"$BENBAO_ALARM\" \"$BENBAO_STATE\" >> {0}; read -r line; printf '%s\\n' \"$line\" >> {0}",
        heard.display()
    );
    let command = format!("command = ['/bin/sh', '-c', '''{script}''']\n");
    home.file("benbao.toml", format!("{SETTINGS}[alarm]\n{limits}{command}"))
}

fn status(home: &Home, now: &str) -> (Option<i32>, String) {
    let output = home.command(&["status", "--now", now]).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn an_edition_that_does_not_come_sets_off_an_alarm_once_and_the_next_one_ends_it() {
    let home = alarmed("stale_after = \"30 h\"\n");
    let build = |now: &str| home.command(&["build", "-q", "--now", now]).output().unwrap().status.code();
    assert_eq!(build("2023-04-09T06:30:00+08:00"), Some(0));
    assert_eq!(status(&home, "2023-04-10T11:00:00+08:00").0, Some(0));
    let (code, said) = status(&home, "2023-04-10T13:00:00+08:00");
    assert_eq!(code, Some(4), "{said}");
    assert!(said.starts_with("alarm: the newest edition is 31 hours old, and no new one came\n"), "{said}");
    for day in ["2023-04-11", "2023-04-12"] {
        assert_eq!(build(&format!("{day}T06:30:00+08:00")), Some(0));
    }
    assert_eq!(home.read("heard"), "stale on alarm: the newest edition is 48 hours old, and no new one came\n");
    let home = home.file("pages/2023-04-13-A01.md", PAGE.replace("大桥", "隧道"));
    home.command(&["build", "-q", "--now", "2023-04-13T06:30:00+08:00"]).output().unwrap();
    assert!(home.read("heard").ends_with("stale off alarm off: no new edition\n"), "{}", home.read("heard"));
    assert_eq!(status(&home, "2023-04-13T07:00:00+08:00").0, Some(0));
}

#[test]
fn a_run_that_failed_is_known_to_whoever_asks() {
    let home = alarmed("");
    home.command(&["build", "-q"]).output().unwrap();
    fs::rename(home.path("pages"), home.path("elsewhere")).unwrap();
    home.command(&["build", "-q", "--now", "2026-11-28T06:30:00+08:00"]).output().unwrap();
    let (code, said) = status(&home, "2026-11-28T07:00:00+08:00");
    assert_eq!(code, Some(4));
    assert!(said.contains("last run 2026-11-28T06:30:00+08:00: failed: pages: no such folder"), "{said}");
    assert!(said.starts_with("alarm: the last run failed"), "{said}");
    let json = home.command(&["status", "--format", "json", "--now", "2026-11-28T07:00:00+08:00"]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!((&json["alarms"][0]["alarm"], &json["last_run"]["failed"]), (&"failed".into(), &true.into()), "{json}");
    fs::rename(home.path("elsewhere"), home.path("pages")).unwrap();
    home.command(&["build", "-q"]).output().unwrap();
    assert!(home.read("heard").contains("failed on") && home.read("heard").contains("failed off"), "{}", home.read("heard"));
}

#[test]
fn an_alarm_that_nobody_heard_is_said_once_and_told_as_soon_as_somebody_hears() {
    let script = "#!/bin/sh\nprintf '%s %s\\n' \"$BENBAO_ALARM\" \"$BENBAO_STATE\" >> heard\n";
    let home = Home::paper().file("benbao.toml", format!("{SETTINGS}[alarm]\nmin_articles = 2\ncommand = [\"./wake\"]\n"));
    let build = || String::from_utf8(home.command(&["build", "-q"]).output().unwrap().stderr).unwrap();
    let said = build();
    assert!(said.contains("the alarm was not heard") && said.contains("only 1 story"), "{said}");
    assert_eq!(build(), "");
    fs::write(home.path("wake"), script).unwrap();
    fs::set_permissions(home.path("wake"), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!((build(), build()), (String::new(), String::new()));
    assert_eq!(home.read("heard"), "few on\n");
    // The next change is another state.
    fs::remove_file(home.path("wake")).unwrap();
    fs::write(home.path("pages/2023-04-09-A02.md"), PAGE.replace("大桥", "隧道")).unwrap();
    let said = build();
    assert!(said.contains("the alarm was not heard") && said.contains("alarm off"), "{said}");
    assert_eq!(build(), "");
}

#[test]
fn a_feed_that_somebody_else_wrote_is_named_and_written_anew() {
    let home = Home::published();
    fs::write(home.path("feeds/rss.xml"), "<rss/>").unwrap();
    let (code, said) = status(&home, "2026-11-28T07:00:00+08:00");
    assert_eq!(code, Some(0));
    assert!(said.contains("feeds/rss.xml is not what the archive holds"), "{said}");
    home.command(&["build", "-q", "--verify"]).output().unwrap();
    let (_, said) = status(&home, "2026-11-28T07:00:00+08:00");
    assert!(!said.contains("is not what"), "{said}");
}

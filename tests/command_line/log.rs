//! What a run tells as a log for programs: an object a line, on stderr, and nothing else.

use crate::support::Home;
use crate::support::PAGE;
use std::fs;

fn events(home: &Home, arguments: &[&str]) -> (Option<i32>, Vec<serde_json::Value>) {
    let output = home.command(arguments).output().unwrap();
    assert_eq!(output.stdout, b"", "{}", String::from_utf8_lossy(&output.stdout));
    let lines = String::from_utf8(output.stderr).unwrap();
    (output.status.code(), lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"))).collect())
}

#[test]
fn a_run_is_told_to_programs_event_by_event() {
    let home = Home::paper().file("pages/x.txt", b"\xff").file("pages/2023-04-10-A01.md", PAGE.replace("大桥", "大桥\u{1b}[2J"));
    let (status, told) = events(&home, &["build", "--log", "json", "--now", "2023-04-10T08:00:00+08:00"]);
    assert_eq!(status, Some(3));
    let codes: Vec<&str> = told.iter().map(|event| event["event"].as_str().unwrap()).collect();
    assert!(codes.contains(&"found") && codes.contains(&"became") && codes.contains(&"written"), "{codes:?}");
    assert!(told.iter().all(|event| event["time"] == "2023-04-10T08:00:00+08:00"), "{told:?}");
    let aside =
        told.iter().find(|event| event["level"] == "warning" && event["message"].as_str().unwrap().contains("pages/x.txt"));
    assert!(aside.is_some(), "{told:?}");
    let (status, quiet) = events(&home, &["build", "-q", "--log", "json", "--now", "2023-04-10T08:00:01+08:00"]);
    assert_eq!((status, quiet), (Some(0), Vec::new()));
}

#[test]
fn a_failure_is_an_event_too() {
    let home = Home::published();
    fs::rename(home.path("pages"), home.path("elsewhere")).unwrap();
    let (status, told) = events(&home, &["build", "--log", "json"]);
    assert_eq!(status, Some(1));
    assert!(
        told.iter()
            .any(|event| event["level"] == "error" && event["message"].as_str().unwrap().starts_with("pages: no such folder")),
        "{told:?}"
    );
}

//! `benbao check`: sound feeds give nothing to find, every fault that is put into one is found and nothing else; older versions,
//! partners, hostile files; docs/CHECK.md, which is made of the rules.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and so do their helpers"
)]

mod changes;
mod command;
mod documented;
mod faults;
mod hostile;
mod partners;
mod sound;

use benbao::beijing::Instant;
use benbao::check;
use benbao::check::checked::Checked;
use benbao::check::rule::Level;
use std::fs;
use std::path::Path;

const NOW: &str = "2026-01-06T12:00:00+08:00";

fn now() -> Instant {
    Instant::parse(NOW).unwrap()
}

/// A sound document of `tests/check/good`.
fn good(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/good").join(name)).unwrap()
}

fn checked(text: &str) -> Checked {
    check::check(text.as_bytes(), now()).expect("a feed")
}

/// With one place changed, which must be there.
fn changed(document: &str, from: &str, to: &str) -> String {
    assert!(document.contains(from), "{from} is not there: the change proves nothing");
    document.replacen(from, to, 1)
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    checked.findings.iter().map(|finding| finding.rule.code).collect()
}

fn errors(checked: &Checked) -> Vec<&'static str> {
    let errors = checked.findings.iter().filter(|finding| finding.rule.level == Level::Error);
    errors.map(|finding| finding.rule.code).collect()
}

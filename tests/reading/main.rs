//! How well pages are read: pages and what is right for them, written by people who had not read the code, scored by kind and
//! field through the command line, against the floors that stand in `floors.toml`.
//!
//! `cargo test --test reading` scores them all and prints the table; `CASE=NAME cargo test --test reading -- --nocapture` shows
//! what is wrong with the cases of that name; `RENEW=1 cargo test --test reading` writes what is reached as the floors: a review sees what rose and what fell.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail by panicking")]
#![allow(clippy::print_stdout, reason = "the table is what one runs it for")]

mod cases;
mod right;
mod score;
mod table;

use crate::cases::Case;
use crate::score::Field;
use crate::table::Table;
use std::fs;
use std::path::PathBuf;

/// A score may be lower than its floor by rounding only.
const ROUNDING: f64 = 0.0005;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/reading")
}

#[test]
fn every_kind_and_field_is_read_as_well_as_it_was() {
    let cases = cases::all(&folder().join("pages"));
    let stories: usize = cases.iter().map(|case| case.stories.len()).sum();
    assert!(stories >= 250, "{stories} stories are too few to tell");
    let wanted = std::env::var("CASE").ok();
    let mut table = Table::default();
    for case in &cases {
        let read = case.read();
        let wrong = score::scored(case, &read, &mut table);
        if wanted.as_ref().is_some_and(|wanted| case.name.contains(wanted)) {
            show(case, &wrong);
        }
    }
    println!("{table}");
    let file = folder().join("floors.toml");
    if std::env::var_os("RENEW").is_some() {
        fs::write(&file, table.floors()).unwrap();
    }
    let floors = fs::read_to_string(&file).unwrap_or_default();
    let below = table.below(&floors, ROUNDING);
    assert!(below.is_empty(), "below their floors: {below:#?}");
}

/// What a case is, and what was read otherwise.
fn show(case: &Case, wrong: &[(usize, Field, String)]) {
    println!("— {} ({})", case.name, case.kind);
    for (story, field, words) in wrong {
        println!("  story {} {}: {words}", story + 1, field.as_str());
    }
    if wrong.is_empty() {
        println!("  all right");
    }
}

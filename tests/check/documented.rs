//! docs/CHECK.md is made of the table of rules: `RENEW=1 cargo test --test check` writes it anew.

use benbao::check;
use benbao::words::language::Language;
use benbao::words::message::Worded;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

const HEAD: &str = "# What `benbao check` holds feeds to

Of each rule: its code, whether breaking it is an error or calls for advice, what would be right, and where the rule comes from. An error breaks a
standard or loses readers something; advice is what standards recommend and readers have taught. `benbao` as a source is our own experience.
This page is made of the rules themselves by a test; the same sentences are what `check` says.

Status 0: sound (with `--strict`, no advice either). 1: not sound, or a file that was named is no feed or cannot be read. 2: usage. In a folder all files
that end with `.xml`, `.json`, `.opml`, `.rss`, `.atom` are looked at; what each is, its root tells; what is no feed is passed over and counted, what is
broken before it tells is named. Of a document at most 64 MiB are read; no document type is followed, nothing is fetched.

`--format json` gives `version` (1), `errors`, `advice`, `passed_over` (files), and `documents`, each with `file`, `format` (`rss`, `atom`, `json-feed`,
`opml`, `sitemap`, `rss-1.0`, `unknown`), `errors`, `advice`, `more` (findings that are not listed) and `findings`, each with `code`, `level` (`error`,
`advice`), `line` and `column` (from 1), `source`, and `message` and `remedy` in English.

| rule | | what is right | source |
| --- | --- | --- | --- |
";

#[test]
fn every_rule_is_documented() {
    let mut page = HEAD.to_owned();
    let mut seen = BTreeSet::new();
    for rule in check::rules() {
        assert!(seen.insert(rule.code), "{} stands twice", rule.code);
        let remedy = rule.said(Language::English).replace('|', "\\|");
        writeln!(page, "| `{}` | {} | {remedy} | {} |", rule.code, rule.level.as_str(), rule.source).unwrap();
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/CHECK.md");
    if std::env::var_os("RENEW").is_some() {
        fs::write(&file, &page).unwrap();
    }
    assert_eq!(page, fs::read_to_string(&file).unwrap_or_default(), "RENEW=1 cargo test --test check renews docs/CHECK.md");
}

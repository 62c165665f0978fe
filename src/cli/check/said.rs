//! What `check` tells: a line a finding, its remedy below it, a closing line; or JSON.

use crate::check::checked::Checked;
use crate::check::rule::Finding;
use crate::check::rule::Level;
use crate::words::language::Language;
use crate::words::message::Message;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

/// So many findings of a rule are shown of a document; of one that is broken alike in every story the rest would hide all else.
const SHOWN: usize = 5;

/// What JSON says of itself; it rises where a field changes what it means.
const VERSION: u32 = 1;

/// For people.
pub(crate) fn text(checked: &[(PathBuf, Checked)], passed_over: &[PathBuf], language: Language) -> String {
    let mut lines = Vec::new();
    for (path, document) in checked {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &document.findings {
            let count = counts.entry(finding.rule.code).or_default();
            *count += 1;
            if *count <= SHOWN {
                lines.push(line(path, finding).in_language(language));
                lines.push(format!("    {}", below(finding).in_language(language)));
            }
        }
        for (code, count) in counts.into_iter().filter(|(_, count)| *count > SHOWN) {
            lines.push(more(path, code, count - SHOWN).in_language(language));
        }
        if document.more > 0 {
            lines.push(unkept(path, document.more).in_language(language));
        }
    }
    lines.push(closing(checked, passed_over.len()).in_language(language));
    lines.into_iter().map(|line| line + "\n").collect()
}

fn level(level: Level) -> Message {
    Message::new(match level {
        Level::Error => "check-error",
        Level::Advice => "check-advice",
    })
}

fn line(path: &Path, finding: &Finding) -> Message {
    let place = format!("{}:{}:{}", path.display(), finding.place.line, finding.place.column);
    let said = Message::new("check-line").text("place", place).fact("level", &level(finding.rule.level));
    said.text("code", finding.rule.code).fact("what", &finding.what())
}

fn below(finding: &Finding) -> Message {
    Message::new("check-remedy").fact("remedy", &finding.remedy()).text("source", finding.rule.source)
}

fn more(path: &Path, code: &str, count: usize) -> Message {
    Message::new("check-more").text("file", path.display()).text("code", code).number("count", count)
}

fn unkept(path: &Path, count: usize) -> Message {
    Message::new("check-unkept").text("file", path.display()).number("count", count)
}

fn closing(checked: &[(PathBuf, Checked)], passed_over: usize) -> Message {
    let count = |level| checked.iter().map(|(_, document)| of_level(document, level)).sum::<usize>();
    let said = Message::new("check-closing").number("documents", checked.len()).number("errors", count(Level::Error));
    said.number("advice", count(Level::Advice)).number("over", passed_over)
}

fn of_level(document: &Checked, level: Level) -> usize {
    document.findings.iter().filter(|finding| finding.rule.level == level).count()
}

#[derive(Serialize)]
struct Told<'checked> {
    version: u32,
    errors: usize,
    advice: usize,
    documents: Vec<Document<'checked>>,
    passed_over: Vec<String>,
}

#[derive(Serialize)]
struct Document<'checked> {
    file: String,
    format: &'static str,
    errors: usize,
    advice: usize,
    findings: Vec<Found<'checked>>,
    /// How many more there are than are listed.
    more: usize,
}

#[derive(Serialize)]
struct Found<'checked> {
    code: &'checked str,
    level: &'static str,
    line: usize,
    column: usize,
    source: &'checked str,
    message: String,
    remedy: String,
}

/// For programs.
///
/// # Errors
/// What serde says, which is nothing.
pub(crate) fn json(checked: &[(PathBuf, Checked)], passed_over: &[PathBuf]) -> serde_json::Result<String> {
    let found = |finding| {
        let Finding { rule, place, .. }: &Finding = finding;
        Found {
            code: rule.code,
            level: rule.level.as_str(),
            line: place.line,
            column: place.column,
            source: rule.source,
            message: finding.what().in_language(Language::English),
            remedy: finding.remedy().in_language(Language::English),
        }
    };
    let documents: Vec<Document> = checked
        .iter()
        .map(|(path, document)| Document {
            file: path.display().to_string(),
            format: document.format.as_str(),
            errors: of_level(document, Level::Error),
            advice: of_level(document, Level::Advice),
            findings: document.findings.iter().map(found).collect(),
            more: document.more,
        })
        .collect();
    let told = Told {
        version: VERSION,
        errors: documents.iter().map(|it| it.errors).sum(),
        advice: documents.iter().map(|it| it.advice).sum(),
        documents,
        passed_over: passed_over.iter().map(|path| path.display().to_string()).collect(),
    };
    serde_json::to_string_pretty(&told).map(|json| json + "\n")
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let now = crate::beijing::Instant::from_seconds(1_700_000_000).unwrap();
    let checked = crate::check::check(b"<rss version=\"3\"/>", now).unwrap();
    let path = Path::new("feeds/rss.xml");
    let mut samples: Vec<Message> = checked.findings.iter().flat_map(|it| [line(path, it), below(it)]).collect();
    samples.extend([more(path, "rss-date", 1), more(path, "rss-date", 7), unkept(path, 7)]);
    samples.push(closing(&[(path.to_owned(), checked)], 0));
    samples.push(closing(&[], 2));
    samples
}

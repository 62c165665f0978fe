//! Our own extension of JSON Feed, `_benbao`, as the feeds of this program carry it.

use crate::check::fault::Fault;
use crate::check::json::Kind;
use crate::check::json::Value;
use crate::check::rule::Findings;

rules! {
    OURS Error "json-benbao" "benbao: feed.json"
}

/// What nobody but the newsroom is told, and what makes the feed larger by two thirds.
const UNPUBLISHED: [&str; 3] = ["source", "warnings", "doubts"];

/// Holds the extension, where it stands, to what programs may rely on.
pub(crate) fn hold(items: &[Value], is_published: bool, findings: &mut Findings) {
    let ours: Vec<_> = items.iter().filter_map(|item| item.get("_benbao").map(|ours| (item, ours))).collect();
    let about = ours.iter().position(|(_, ours)| ours.get("about").is_some());
    if let (true, Some((_, first))) = (is_published && about != Some(0), ours.first()) {
        findings.add(OURS, first.place, Fault::Missing("_benbao about".to_owned()));
    }
    for (item, ours) in ours {
        let mut wrong = |value: &Value, fault| findings.add(OURS, value.place, fault);
        for key in UNPUBLISHED.iter().filter(|_| is_published) {
            if let Some(value) = ours.get(key) {
                wrong(value, Fault::Here(format!("_benbao {key}")));
            }
        }
        if let (true, Some(text), Some(_)) = (is_published, item.get("content_text"), item.get("content_html")) {
            wrong(text, Fault::Here("content_text".to_owned()));
        }
        let edition = ours.get("edition");
        let is_word =
            |text: &str, more: &str| !text.is_empty() && text.chars().all(|it| it.is_ascii_alphanumeric() || more.contains(it));
        if let Some(page) = edition.and_then(|it| it.get("page")).filter(|it| it.text().is_some_and(|page| !is_word(page, "-"))) {
            wrong(page, Fault::Is("_benbao page".to_owned(), page.text().unwrap_or_default().to_owned()));
        }
        if let Some(position) = edition.and_then(|it| it.get("position")).filter(|it| !is_count(it)) {
            wrong(position, Fault::Here("_benbao position".to_owned()));
        }
        if let Some(from) = edition.and_then(|it| it.get("date_from")).filter(|it| !it.text().is_some_and(is_origin)) {
            wrong(from, Fault::Is("_benbao date_from".to_owned(), from.text().unwrap_or_default().to_owned()));
        }
        for credit in ours.get("credits").map(Value::values).unwrap_or_default() {
            if let Some(role) = credit.get("role").filter(|role| !role.text().is_some_and(|text| is_word(text, "_-"))) {
                wrong(role, Fault::Is("_benbao role".to_owned(), role.text().unwrap_or_default().to_owned()));
            }
        }
    }
}

/// From where the date of an edition is known.
fn is_origin(word: &str) -> bool {
    ["front-matter", "path", "page", "option", "inferred"].contains(&word)
}

fn is_count(value: &Value) -> bool {
    matches!(&value.kind, Kind::Number(number) if number.parse::<u32>().is_ok_and(|number| number > 0))
}

//! Lists as data: a plain list of objects whose keys are the heads of a table (a JSON array, or an object a line), JSON Feed, ninjs.

use crate::error::WrongLine;
use crate::error::file::FileKind;
use crate::error::warning::WarningKind;
use crate::read::rows::fact::Fact;
use crate::read::rows::ninjs;
use crate::read::rows::row::Row;
use crate::read::rows::row::Told;
use crate::read::rows::value::words;
use serde_json::Map;
use serde_json::Value;
use std::collections::BTreeSet;

/// Why data is no list of stories.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is something else.
    Kind(FileKind),
    /// For a line of it.
    Line(usize, WrongLine),
}

/// Whether text opens as data does.
pub(crate) fn opens(text: &str) -> bool {
    let opening: String = text.trim_start_matches('\u{feff}').chars().filter(|letter| !letter.is_whitespace()).take(2).collect();
    matches!(opening.as_str(), "{\"" | "[{" | "{}" | "[]")
}

/// The stories of a text that is data.
pub(crate) fn read(text: &str) -> Result<Told, Refused> {
    let text = text.trim_start_matches('\u{feff}');
    let objects = match serde_json::from_str::<Value>(text) {
        Ok(Value::Array(values)) => (1..).zip(values).collect(),
        Ok(Value::Object(object)) if is_feed(&object) => return feed(&object),
        Ok(Value::Object(object)) => match object.get("items").or_else(|| object.get("articles")) {
            Some(Value::Array(values)) => (1..).zip(values.clone()).collect(),
            _ => vec![(1, Value::Object(object))],
        },
        Ok(_) => return Err(Refused::Kind(FileKind::Markup)),
        Err(_) => lines(text)?,
    };
    stories(objects).ok_or(Refused::Kind(FileKind::NoList))
}

/// An object a line, which are counted.
fn lines(text: &str) -> Result<Vec<(usize, Value)>, Refused> {
    let mut objects = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Value>(line) {
            Ok(value @ Value::Object(_)) => objects.push((number, value)),
            _ if objects.is_empty() => return Err(Refused::Kind(FileKind::Markup)),
            _ => return Err(Refused::Line(number, WrongLine::NoJson)),
        }
    }
    Ok(objects)
}

/// The stories among objects; `None` where no object has both a title and a text.
fn stories(objects: Vec<(usize, Value)>) -> Option<Told> {
    let mut told = Told::default();
    let mut unknown: BTreeSet<String> = BTreeSet::new();
    let mut is_list = false;
    for (number, value) in objects {
        let Value::Object(object) = value else { continue };
        if ninjs::is_one(&object) {
            is_list = true;
            told.rows.push(ninjs::row(number, &object));
            continue;
        }
        let mut row = Row::new(number);
        let mut facts = Vec::new();
        for (key, value) in &object {
            match Fact::of_head(key) {
                Some(fact) => {
                    facts.push(fact);
                    row.tell(fact, &words(value, fact));
                }
                None if value.is_null() => {}
                None => drop(unknown.insert(key.clone())),
            }
        }
        is_list |= facts.contains(&Fact::Title) && facts.contains(&Fact::Text);
        told.rows.push(row);
    }
    if !unknown.is_empty() {
        told.warnings.push(WarningKind::Columns { names: unknown.into_iter().collect() });
    }
    is_list.then_some(told)
}

fn is_feed(object: &Map<String, Value>) -> bool {
    object.get("version").and_then(Value::as_str).is_some_and(|it| it.contains("jsonfeed.org/version/"))
}

/// The stories of a JSON Feed (version 1.1, <https://www.jsonfeed.org/version/1.1/>) that is not a paper's own output.
fn feed(feed: &Map<String, Value>) -> Result<Told, Refused> {
    let items = feed.get("items").and_then(Value::as_array).ok_or(Refused::Kind(FileKind::Markup))?;
    let items: Vec<&Map<String, Value>> = items.iter().filter_map(Value::as_object).collect();
    if items.iter().any(|item| item.contains_key("_benbao")) {
        return Err(Refused::Kind(FileKind::OwnFeed));
    }
    let rows = (1..).zip(items).map(|(number, item)| row(number, item)).collect();
    Ok(Told { rows, warnings: Vec::new() })
}

fn row(number: usize, item: &Map<String, Value>) -> Row {
    let mut row = Row::new(number);
    let mut tell = |fact: Fact, keys: &[&str]| {
        if let Some(value) = keys.iter().filter_map(|key| item.get(*key)).find(|value| !value.is_null()) {
            row.tell(fact, &words(value, fact));
        }
    };
    tell(Fact::Title, &["title"]);
    tell(Fact::Author, &["authors", "author"]);
    tell(Fact::Date, &["date_published"]);
    tell(Fact::Link, &["url"]);
    tell(Fact::Guid, &["id"]);
    tell(Fact::Text, &["content_html", "content_text"]);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match read(text) {
            Ok(told) => told.rows.iter().map(|row| format!("{} {:?} {:?}\n", row.number, row.facts, row.text)).collect(),
            Err(refused) => format!("{refused:?}"),
        }
    }

    #[test]
    fn a_list_an_object_a_line_and_an_array_tell_the_same() {
        let objects = [
            r#"{"标题":"甲","作者":["林知夏","何小满"],"正文":["一段。","二段。"],"价格":3}"#,
            r#"{"标题":"乙","正文":"三段。"}"#,
        ];
        let expected = "1 [(Author, \"林知夏、何小满\"), (Title, \"甲\")] [Plain(\"一段。\\n二段。\")]\n2 [(Title, \"乙\")] [Plain(\"三段。\")]\n";
        assert_eq!(told(&objects.join("\n")), expected);
        assert_eq!(told(&format!("[{}]", objects.join(","))), expected);
        assert_eq!(told(&format!("{{\"articles\":[{}]}}", objects.join(","))), expected);
        assert_eq!(read(objects[0]).unwrap().warnings, [WarningKind::Columns { names: vec!["价格".to_owned()] }]);
    }

    #[test]
    fn what_is_no_list_is_told() {
        let table = [
            (r#"{"name":"benbao","version":"1.0.0"}"#, "Kind(NoList)"),
            ("[]", "Kind(NoList)"),
            ("[1,2]", "Kind(NoList)"),
            ("3", "Kind(Markup)"),
            ("{\"标题\":\"甲\",", "Kind(Markup)"),
            ("{\"标题\":\"甲\",\"正文\":\"一\"}\n{\"标题\":", "Line(2, NoJson)"),
            (r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","_benbao":{}}]}"#, "Kind(OwnFeed)"),
        ];
        for (text, expected) in table {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_json_feed_tells_ids_and_addresses() {
        let feed = r#"{"version":"https://jsonfeed.org/version/1","items":[{"id":7,"url":"https://old.example.cn/7","title":"甲","content_html":"<p>文</p>",
            "date_published":"2026-11-26T20:00:00Z","author":{"name":"林知夏"}}]}"#;
        let expected = "1 [(Title, \"甲\"), (Author, \"林知夏\"), (Date, \"2026-11-26T20:00:00Z\"), (Link, \"https://old.example.cn/7\"), \
                        (Guid, \"7\")] [Html(\"<p>文</p>\")]\n";
        assert_eq!(told(feed), expected);
    }
}

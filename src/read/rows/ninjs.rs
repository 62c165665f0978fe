//! A story as agencies send it: ninjs of the IPTC (<https://iptc.org/standards/ninjs/>), versions 1, 2 and 3.
//!
//! Version 1 has `headline`, `byline`, `body_xhtml`; version 2 lists of them (`headlines`, `bodies`), version 3 the same with
//! `contentType`. Its `uri` is the agency's and not an id by which our readers know a story.

use crate::read::rows::fact::Fact;
use crate::read::rows::row::Row;
use crate::read::rows::value::words;
use serde_json::Map;
use serde_json::Value;

type Object = Map<String, Value>;

/// Whether an object is a story of ninjs.
pub(crate) fn is_one(object: &Object) -> bool {
    const SIGNS: [&str; 6] = ["versioncreated", "versionCreated", "headlines", "bodies", "body_text", "body_xhtml"];
    object.contains_key("uri") && SIGNS.iter().any(|sign| object.contains_key(*sign))
}

/// The story.
pub(crate) fn row(number: usize, object: &Object) -> Row {
    let mut row = Row::new(number);
    let first = |keys: &[&str]| keys.iter().filter_map(|key| object.get(*key)).find(|value| !value.is_null());
    let mut tell = |fact: Fact, value: Option<&Value>| value.into_iter().for_each(|value| row.tell(fact, &words(value, fact)));
    let headline =
        || list(object, "headlines").find(|it| role(it).is_none_or(|role| role == "main")).and_then(|it| it.get("value"));
    tell(Fact::Title, first(&["headline"]).or_else(headline));
    tell(Fact::Author, first(&["byline", "by"]));
    tell(Fact::Date, first(&["versioncreated", "versionCreated", "firstcreated", "firstCreated"]));
    tell(Fact::Release, first(&["embargoed"]));
    let of_list = || {
        let is_marked = |body: &&Object| kind(body).contains("html");
        let of_kind = list(object, "bodies").find(is_marked).or_else(|| list(object, "bodies").next());
        of_kind.and_then(|body| body.get("value"))
    };
    tell(Fact::Text, first(&["body_xhtml", "body_html", "body_text"]).or_else(of_list));
    // What is withheld or cancelled is to be published by nobody.
    if first(&["pubstatus", "pubStatus"]).and_then(Value::as_str).is_some_and(|status| status != "usable") {
        row.tell(Fact::Status, "draft");
    }
    row
}

fn list<'a>(object: &'a Object, key: &str) -> impl Iterator<Item = &'a Object> {
    object.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

fn role(part: &Object) -> Option<&str> {
    part.get("role").and_then(Value::as_str)
}

fn kind(part: &Object) -> &str {
    let told = part.get("contenttype").or_else(|| part.get("contentType"));
    told.and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_tells_the_same() {
        let table = [
            r#"{"uri":"urn:a","versioncreated":"2026-11-26T20:00:00Z","byline":"林知夏","headline":"甲","body_text":"文","body_xhtml":"<p>文</p>"}"#,
            r#"{"uri":"urn:a","versioncreated":"2026-11-26T20:00:00Z","by":"林知夏","headlines":[{"role":"short","value":"短"},{"role":"main","value":"甲"}],
               "bodies":[{"contenttype":"text/plain","value":"文"},{"contenttype":"application/xhtml+xml","value":"<p>文</p>"}]}"#,
            r#"{"uri":"urn:a","versionCreated":"2026-11-26T20:00:00Z","by":"林知夏","headlines":[{"value":"甲"}],
               "bodies":[{"contentType":"application/xhtml+xml","value":"<p>文</p>"}],"pubStatus":"usable"}"#,
        ];
        let expected = "[(Title, \"甲\"), (Author, \"林知夏\"), (Date, \"2026-11-26T20:00:00Z\")] [Html(\"<p>文</p>\")]";
        for text in table {
            let object: Object = serde_json::from_str(text).unwrap();
            let row = row(1, &object);
            assert!(is_one(&object));
            assert_eq!(format!("{:?} {:?}", row.facts, row.text), expected, "{text}");
        }
    }

    #[test]
    fn what_an_agency_withholds_is_held() {
        let text = r#"{"uri":"urn:a","versioncreated":"2026-11-26","headline":"甲","body_text":"文","pubstatus":"canceled"}"#;
        let row = row(1, &serde_json::from_str(text).unwrap());
        assert!(row.facts.contains(&(Fact::Status, "draft".to_owned())), "{row:?}");
    }
}

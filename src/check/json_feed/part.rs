//! What feed and items of JSON Feed consist of: keys and the types of their values, authors, extensions.

use crate::check::address;
use crate::check::address::Kind as Reach;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::json::Kind;
use crate::check::json::Value;
use crate::check::rule::Findings;

rules! {
    TYPE Error "json-type" "JSON Feed 1.1"
    NULL Error "json-null" "JSON Feed 1.1"
    UNKNOWN Error "json-unknown-key" "JSON Feed 1.1: extensions"
    EXTENSION Error "json-extension" "JSON Feed 1.1: extensions"
    AUTHOR Error "json-author" "JSON Feed 1.1: authors"
    AUTHOR_OLD Advice "json-author-old" "JSON Feed 1.1: author"
}

/// What the value of a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    Text,
    Address,
    /// Held to its form where it stands.
    Date,
    Language,
    Bool,
    Number,
    List,
    Texts,
    Author,
    Authors,
}

/// The keys of an object.
pub(crate) type Keys = &'static [(&'static str, Type)];

/// Holds an object to its keys.
pub(crate) fn keys(object: &Value, keys: Keys, findings: &mut Findings) {
    if !matches!(object.kind, Kind::Object(_)) {
        return findings.add(TYPE, object.place, Fault::Is("items".to_owned(), shown(object)));
    }
    for (key, value) in object.entries() {
        match keys.iter().find(|(known, _)| known == key) {
            _ if key.starts_with('_') => extension(key, value, findings),
            None => findings.add(UNKNOWN, value.place, Fault::Here(key.clone())),
            Some(_) if matches!(value.kind, Kind::Null) => {
                findings.add(NULL, value.place, Fault::Is(key.clone(), "null".to_owned()));
            }
            Some((_, kind)) => typed(key, value, *kind, findings),
        }
    }
}

fn shown(value: &Value) -> String {
    match &value.kind {
        Kind::Text(text) => text.clone(),
        Kind::Number(number) => number.clone(),
        Kind::Null => "null".to_owned(),
        Kind::Bool => "true, false".to_owned(),
        Kind::List(_) => "[…]".to_owned(),
        Kind::Object(_) => "{…}".to_owned(),
    }
}

fn typed(key: &str, value: &Value, kind: Type, findings: &mut Findings) {
    let is_right = match (kind, &value.kind) {
        (Type::Text | Type::Address | Type::Date | Type::Language, Kind::Text(_))
        | (Type::Bool, Kind::Bool)
        | (Type::Number, Kind::Number(_))
        | (Type::Author, Kind::Object(_))
        | (Type::List, Kind::List(_)) => true,
        (Type::Texts, Kind::List(texts)) => texts.iter().all(|text| text.text().is_some()),
        (Type::Authors, Kind::List(authors)) => authors.iter().all(|author| matches!(author.kind, Kind::Object(_))),
        _ => false,
    };
    if !is_right {
        return findings.add(TYPE, value.place, Fault::Is(key.to_owned(), shown(value)));
    }
    match kind {
        Type::Address => address::hold(value.text().unwrap_or_default(), key, value.place, Reach::Iri, findings),
        Type::Language => address::language(value.text().unwrap_or_default(), key, value.place, findings),
        Type::Author => {
            findings.add(AUTHOR_OLD, value.place, Fault::Here(key.to_owned()));
            author(value, findings);
        }
        Type::Authors => value.values().iter().for_each(|value| author(value, findings)),
        _ => {}
    }
}

fn author(value: &Value, findings: &mut Findings) {
    let keys = ["name", "url", "avatar"];
    if !keys.iter().any(|key| value.text_of(key).is_some_and(|text| !text.trim().is_empty())) {
        findings.add(AUTHOR, value.place, Fault::Empty("authors".to_owned()));
    }
    for (key, inner) in value.entries() {
        match key.as_str() {
            "name" => html::plain(inner.text().unwrap_or_default(), "name", inner.place, findings),
            "url" | "avatar" => {
                address::hold(inner.text().unwrap_or_default(), key, inner.place, Reach::Iri, findings);
            }
            _ if key.starts_with('_') => {}
            _ => findings.add(UNKNOWN, inner.place, Fault::Here(key.clone())),
        }
    }
}

/// `_name`: a letter behind the line, and no full stop.
fn extension(key: &str, value: &Value, findings: &mut Findings) {
    let is_name = key.get(1..2).is_some_and(|letter| letter.bytes().all(|byte| byte.is_ascii_alphabetic()));
    if !is_name || key.contains('.') {
        findings.add(EXTENSION, value.place, Fault::Here(key.to_owned()));
    }
}

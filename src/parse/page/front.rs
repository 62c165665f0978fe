//! What front matter tells of a page (文件头): each key that is known, heard once; a misspelt one is said.

use crate::article::id::Adopted;
use crate::date::DateFrom;
use crate::document::Document;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::WrongHead;
use crate::parse::page::folio::Folio;
use crate::parse::page::hint;
use crate::parse::page::hint::Key;
use crate::parse::page::moment;
use crate::parse::page::moment::Release;
use crate::parse::page::name;
use crate::text::fold;
use crate::text::is_han;
use std::collections::BTreeSet;

/// Hears the front matter.
pub(crate) fn hear(document: &Document, folio: &mut Folio, warnings: &mut Vec<Warning>) {
    let mut unknown = BTreeSet::new();
    for hint in &document.hints {
        let value: String = hint.value.chars().map(fold).collect();
        let value = value.trim();
        let unreadable = || Warning {
            place: Place::line(&document.path, hint.line),
            kind: WarningKind::Unreadable { key: hint.key.clone(), value: hint.value.clone() },
        };
        let Some(key) = hint::key(&hint.key) else {
            if let Some(nearest) = hint::nearest(&hint.key).filter(|_| unknown.insert(&hint.key)) {
                let wrong = WrongHead::Unknown { key: hint.key.clone(), nearest };
                warnings
                    .push(Warning { place: Place::line(&document.path, hint.line), kind: WarningKind::FrontMatter { wrong } });
            }
            continue;
        };
        match key {
            Key::Date => match moment::day(value) {
                Some(date) => folio.hear(date, DateFrom::FrontMatter, Place::line(&document.path, hint.line), warnings),
                None => warnings.push(unreadable()),
            },
            Key::Page => match name::whole(value) {
                Some(page) => folio.page = Some(page),
                None if folio.section.is_none() && value.chars().all(is_han) && !value.is_empty() => {
                    folio.section = Some(value.to_owned())
                }
                None => warnings.push(unreadable()),
            },
            Key::Section if hint.key == "栏目" && folio.section.is_some() => {}
            Key::Section if !value.is_empty() => folio.section = Some(hint.value.trim().to_owned()),
            Key::Title if !hint::says_nothing(value) => folio.title = Some(hint.value.trim().to_owned()),
            Key::Kicker if !hint::says_nothing(value) => folio.kicker = Some(hint.value.trim().to_owned()),
            Key::Deck if !hint::says_nothing(value) => folio.decks.push(hint.value.trim().to_owned()),
            Key::Author | Key::Reporter | Key::Correspondent | Key::Photographer | Key::Editor if !hint::says_nothing(value) => {
                folio.authors.push((hint.line, role(key), value.to_owned()));
            }
            Key::Draft | Key::Hidden | Key::Publish | Key::Status | Key::ReleaseOrNot if hint::holds(key, value) => {
                let kind = WarningKind::Draft { key: hint.key.clone(), value: hint.value.clone() };
                folio.held = Some(Warning { place: Place::line(&document.path, hint.line), kind });
            }
            Key::Release if hint::says_nothing(value) => {}
            Key::ReleaseOrNot if hint::says_nothing(value) || hint::says_yes(value) => {}
            Key::Release | Key::ReleaseOrNot => match moment::release(hint::without_remark(value)) {
                Some(Release::At(release)) => folio.release = Some(release),
                Some(Release::OfTheDay(time)) => folio.release_time = Some(time),
                // Of an embargo that nobody can read nobody knows that it is over.
                None => {
                    let kind = WarningKind::WrongRelease { key: hint.key.clone(), value: hint.value.clone() };
                    folio.held = Some(Warning { place: Place::line(&document.path, hint.line), kind });
                }
            },
            Key::Link if !value.is_empty() => match hint::address(hint.value.trim()) {
                Some(address) => (folio.link, folio.link_line) = (Some(address), hint.line),
                None => warnings.push(unreadable()),
            },
            Key::Guid if !value.is_empty() => match Adopted::new(&hint.value) {
                Some(guid) => folio.guid = Some((hint.line, guid)),
                None => warnings.push(unreadable()),
            },
            Key::Id if folio.guid.is_none() => {
                folio.guid = Adopted::new(&hint.value).filter(Adopted::is_iri).map(|guid| (hint.line, guid));
            }
            _ => {}
        }
    }
}

/// The word before a name that a key tells.
fn role(key: Key) -> &'static str {
    match key {
        Key::Reporter => "记者",
        Key::Correspondent => "通讯员",
        Key::Photographer => "摄影",
        Key::Editor => "编辑",
        _ => "作者",
    }
}

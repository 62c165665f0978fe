//! An article as the archive keeps it: one JSON text, the same that `archive export` shows, with the names below.
//!
//! Where it stands in which file is kept beside it, since that changes without the article changing.

use crate::archive::store::fault::Fault;
use crate::archive::store::pictures;
use crate::archive::store::pictures::JsonPicture;
use crate::article::Article;
use crate::article::Dateline;
use crate::article::Edition;
use crate::article::Headline;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::credit::Who;
use crate::article::credit::Work;
use crate::article::id::Adopted;
use crate::article::page::Page;
use crate::article::picture::Picture;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Place;
use crate::error::damage::Damage;
use crate::error::damage::Part;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use chrono::Datelike;
use chrono::NaiveDate;
use serde::Deserialize;
use serde::Serialize;

/// The JSON form. A field that says nothing is left out.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Json {
    date: NaiveDate,
    page: String,
    date_from: String,
    position: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    section: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kicker: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    headline: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    deck: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    datelines: Vec<JsonDateline>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    credits: Vec<JsonCredit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    byline: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    body: Vec<JsonParagraph>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<JsonPicture>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    guid: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    release: Option<String>,
}

/// Kind and text; where something is said of parts of the text, that as well.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum JsonParagraph {
    Plain(String, String),
    Marked(String, String, Vec<JsonSpan>),
}

/// The first of the characters, the one behind the last, what is said of them, and where they lead.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum JsonSpan {
    Said(usize, usize, String),
    Leads(usize, usize, String, String),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonDateline {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<NaiveDate>,
    text: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JsonCredit {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    word: Option<String>,
}

/// The article as JSON.
pub(crate) fn write(article: &Article) -> Result<String, Fault> {
    let kept = Json {
        date: article.edition.date,
        page: Page::written(article.edition.page.as_ref()).to_owned(),
        date_from: article.edition.date_from.as_str().to_owned(),
        position: article.position,
        section: article.section.clone(),
        kicker: article.headline.kicker.clone(),
        headline: article.headline.segments.clone(),
        deck: article.headline.decks.clone(),
        column: article.headline.column.clone(),
        datelines: article.datelines.iter().map(keep_dateline).collect(),
        credits: article.credits.iter().map(keep_credit).collect(),
        byline: article.byline.clone(),
        body: article.body.iter().map(keep_paragraph).collect(),
        pictures: article.pictures.iter().filter_map(pictures::keep).collect(),
        link: article.link.clone(),
        guid: article.guid.as_ref().map(Adopted::to_string),
        release: article.release.map(Instant::rfc3339),
    };
    serde_json::to_string(&kept).map_err(|error| Fault::Damage(Damage::Unwritable(error.to_string())))
}

/// The article of a JSON text; `place` is where it was last seen.
pub(crate) fn read(json: &str, place: Place) -> Result<Article, Fault> {
    let kept: Json = serde_json::from_str(json).map_err(|error| Fault::Damage(Damage::Unreadable(error.to_string())))?;
    let unknown = |part, word: &str| Fault::Damage(Damage::With { part, word: word.to_owned() });
    let page = Page::read(&kept.page).map_err(|_| unknown(Part::Page, &kept.page))?;
    let date_from = date_from(&kept.date_from).ok_or_else(|| unknown(Part::DateSource, &kept.date_from))?;
    let days = kept.datelines.iter().filter_map(|it| it.date).chain([kept.date]);
    if let Some(day) = days.into_iter().find(|day| !(1..=9999).contains(&day.year())) {
        return Err(unknown(Part::Day, &day.to_string()));
    }
    let credit = |kept: JsonCredit| {
        let role = role(&kept.role).ok_or_else(|| unknown(Part::Role, &kept.role))?;
        let who = match (kept.name, kept.organisation) {
            (Some(name), organisation) => Who::Person { name, organisation },
            (None, Some(organisation)) => Who::Organisation(organisation),
            (None, None) => return Err(unknown(Part::Role, &kept.role)),
        };
        let work = match (role, kept.word) {
            (Role::Other, Some(word)) => Work::Printed(word),
            (role, None) => Work::As(role),
            (_, Some(word)) => return Err(unknown(Part::Role, &word)),
        };
        Ok(Credit { who, work, place: place.clone() })
    };
    Ok(Article {
        edition: Edition { date: kept.date, page, date_from },
        position: kept.position,
        section: kept.section,
        headline: Headline { kicker: kept.kicker, segments: kept.headline, decks: kept.deck, column: kept.column },
        datelines: kept.datelines.into_iter().map(restore_dateline).collect(),
        credits: kept.credits.into_iter().map(credit).collect::<Result<_, Fault>>()?,
        byline: kept.byline,
        body: kept.body.into_iter().map(restore_paragraph).collect::<Result<_, Fault>>()?,
        link: kept.link,
        guid: kept.guid.map(|it| Adopted::new(&it).ok_or_else(|| unknown(Part::Id, &it))).transpose()?,
        release: kept.release.map(|it| Instant::parse(&it).ok_or_else(|| unknown(Part::Release, &it))).transpose()?,
        place,
        continued: Vec::new(),
        pictures: kept.pictures.into_iter().map(picture).collect::<Result<_, Fault>>()?,
        is_half: false,
        doubts: Vec::new(),
    })
}

/// Where an article stands, without its words.
#[derive(Debug)]
pub(crate) struct Outline {
    /// The day of its edition as its page tells it.
    pub(crate) date: NaiveDate,
    /// The page, where one is known.
    pub(crate) page: Option<Page>,
    /// The place on the page.
    pub(crate) position: usize,
    /// When it may be published at the earliest.
    pub(crate) release: Option<Instant>,
    /// The id that its page tells.
    pub(crate) guid: Option<Adopted>,
}

/// The outline of a JSON text, of which the rest is passed over.
pub(crate) fn outline(json: &str) -> Result<Outline, Fault> {
    #[derive(Deserialize)]
    struct Few {
        date: NaiveDate,
        page: String,
        position: usize,
        release: Option<String>,
        guid: Option<String>,
    }
    let wrong = || Fault::Damage(Damage::NoPlace);
    let few: Few = serde_json::from_str(json).map_err(|_| wrong())?;
    let page = Page::read(&few.page).map_err(|_| wrong())?;
    let release = few.release.map(|it| Instant::parse(&it).ok_or_else(wrong)).transpose()?;
    let guid = few.guid.map(|it| Adopted::new(&it).ok_or_else(wrong)).transpose()?;
    Ok(Outline { date: few.date, page, position: few.position, release, guid })
}

/// The pictures of a JSON text, of which the rest is passed over.
pub(crate) fn pictures(json: &str) -> Result<Vec<Picture>, Fault> {
    // Most have none, and are not read for it. In a text the quotation marks would have their bars before them.
    if !json.contains("\"pictures\":") {
        return Ok(Vec::new());
    }
    #[derive(Deserialize)]
    struct Few {
        #[serde(default)]
        pictures: Vec<JsonPicture>,
    }
    let few: Few = serde_json::from_str(json).map_err(|error| Fault::Damage(Damage::Unreadable(error.to_string())))?;
    few.pictures.into_iter().map(picture).collect()
}

fn picture(kept: JsonPicture) -> Result<Picture, Fault> {
    let word = kept.name().to_owned();
    pictures::restore(kept).ok_or(Fault::Damage(Damage::With { part: Part::Picture, word }))
}

fn keep_dateline(dateline: &Dateline) -> JsonDateline {
    let Dateline { agency, place, date, text } = dateline.clone();
    JsonDateline { agency, place, date, text }
}

fn restore_dateline(kept: JsonDateline) -> Dateline {
    Dateline { agency: kept.agency, place: kept.place, date: kept.date, text: kept.text }
}

fn keep_credit(credit: &Credit) -> JsonCredit {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    JsonCredit {
        name: owned(credit.name()),
        role: credit.role().as_str().to_owned(),
        organisation: owned(credit.organisation()),
        word: owned(credit.word()),
    }
}

fn date_from(word: &str) -> Option<DateFrom> {
    use DateFrom::FrontMatter;
    use DateFrom::Inferred;
    use DateFrom::Option as Said;
    use DateFrom::Page as Printed;
    use DateFrom::Path;
    [FrontMatter, Path, Printed, Said, Inferred].into_iter().find(|it| it.as_str() == word)
}

fn role(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role.as_str() == word)
}

fn keep_paragraph(paragraph: &Paragraph) -> JsonParagraph {
    let Paragraph { kind, text, spans } = paragraph.clone();
    let kind = kind_word(kind).to_owned();
    if spans.is_empty() {
        JsonParagraph::Plain(kind, text)
    } else {
        JsonParagraph::Marked(kind, text, spans.into_iter().map(keep_span).collect())
    }
}

fn restore_paragraph(kept: JsonParagraph) -> Result<Paragraph, Fault> {
    let (word, text, spans) = match kept {
        JsonParagraph::Plain(kind, text) => (kind, text, Vec::new()),
        JsonParagraph::Marked(kind, text, spans) => (kind, text, spans),
    };
    let unknown = || Fault::Damage(Damage::With { part: Part::Paragraph, word: word.clone() });
    let kind = ParagraphKind::ALL.into_iter().find(|kind| kind_word(*kind) == word).ok_or_else(unknown)?;
    let spans = spans.into_iter().map(restore_span).collect::<Option<_>>().ok_or_else(unknown)?;
    Ok(Paragraph { kind, text, spans })
}

fn keep_span(span: Span) -> JsonSpan {
    let Span { chars, kind } = span;
    match kind {
        SpanKind::Link(address) => JsonSpan::Leads(chars.start, chars.end, LINK.to_owned(), address),
        SpanKind::Strong => JsonSpan::Said(chars.start, chars.end, "strong".to_owned()),
        SpanKind::Emphasis => JsonSpan::Said(chars.start, chars.end, "emphasis".to_owned()),
        SpanKind::Superscript => JsonSpan::Said(chars.start, chars.end, "superscript".to_owned()),
        SpanKind::Subscript => JsonSpan::Said(chars.start, chars.end, "subscript".to_owned()),
        SpanKind::Struck => JsonSpan::Said(chars.start, chars.end, "struck".to_owned()),
        SpanKind::Code => JsonSpan::Said(chars.start, chars.end, "code".to_owned()),
    }
}

const LINK: &str = "link";

/// `None` for a word that nobody says, and for an address that no reader may follow: an archive may come from anywhere.
fn restore_span(kept: JsonSpan) -> Option<Span> {
    let (chars, kind) = match kept {
        JsonSpan::Leads(start, end, word, address) if word == LINK => (start..end, SpanKind::Link(span::followed(&address)?)),
        JsonSpan::Leads(..) => return None,
        JsonSpan::Said(start, end, word) => {
            let kind = match word.as_str() {
                "strong" => SpanKind::Strong,
                "emphasis" => SpanKind::Emphasis,
                "superscript" => SpanKind::Superscript,
                "subscript" => SpanKind::Subscript,
                "struck" => SpanKind::Struck,
                "code" => SpanKind::Code,
                _ => return None,
            };
            (start..end, kind)
        }
    };
    (chars.start < chars.end).then_some(Span { chars, kind })
}

fn kind_word(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Text => "text",
        ParagraphKind::Subhead => "subhead",
        ParagraphKind::Caption => "caption",
        ParagraphKind::Note => "note",
        ParagraphKind::List => "list",
        ParagraphKind::Numbered => "numbered",
        ParagraphKind::Table => "table",
        ParagraphKind::HeadedTable => "headed-table",
        ParagraphKind::Quote => "quote",
        ParagraphKind::Code => "code",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn with_credit(credit: &str) -> String {
        format!(r#"{{"date":"2026-03-10","page":"A02","date_from":"path","position":1,"credits":[{credit}]}}"#)
    }

    #[test]
    fn credits_are_kept_as_they_always_were() {
        let table = [
            r#"{"name":"鲁燕","role":"reporter"}"#,
            r#"{"name":"何伟","role":"photographer","organisation":"新华社"}"#,
            r#"{"name":"陈溪","role":"other","word":"出镜"}"#,
            // An older benbao kept no word.
            r#"{"name":"陈溪","role":"other"}"#,
            r#"{"role":"author","organisation":"区融媒体中心"}"#,
        ];
        for credit in table {
            let kept = with_credit(credit);
            assert_eq!(write(&read(&kept, Place::file(Path::new("a.md"))).unwrap()).unwrap(), kept);
        }
    }

    #[test]
    fn a_credit_that_says_nothing_or_two_things_is_damage() {
        for credit in [r#"{"role":"reporter"}"#, r#"{"name":"陈溪","role":"reporter","word":"出镜"}"#] {
            let found = read(&with_credit(credit), Place::file(Path::new("a.md")));
            assert!(matches!(found, Err(Fault::Damage(Damage::With { part: Part::Role, .. }))), "{credit}");
        }
    }
}

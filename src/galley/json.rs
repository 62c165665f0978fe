//! How a page was read, in the shape of a JSON Feed: what `benbao read --format json` prints.
//!
//! Not a published document: it names files and lines, and holds the text without any HTML.

use crate::article::Article;
use crate::article::Item;
use crate::article::doubt::Doubt;
use crate::article::picture::Picture;
use crate::document::LeftOut;
use crate::error::Error;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::words::language::Language;
use crate::words::message::Worded;
use crate::write::document::HOME;
use crate::write::document::PROGRAM;
use crate::write::json;
use crate::write::json::Author;
use crate::write::json::Benbao;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The document: a JSON Feed that says what it was read from.
#[derive(Serialize)]
struct ReadFeed<'a> {
    version: &'a str,
    title: &'a str,
    #[serde(rename = "_benbao")]
    benbao: OfPage,
    items: Vec<ReadItem<'a>>,
}

#[derive(Serialize)]
struct ReadItem<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    content_text: String,
    date_published: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(rename = "_benbao")]
    benbao: OfStory<'a>,
}

/// What a reading tells of the whole page.
#[derive(Serialize)]
struct OfPage {
    about: &'static str,
    warnings: Vec<WarningSaid>,
    /// What the file holds beside its page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOutSaid>,
}

#[derive(Serialize)]
struct LeftOutSaid {
    what: &'static str,
    parts: usize,
    letters: usize,
    /// In the language of the run.
    message: String,
}

/// What a feed tells of a story, and what only a reading does: a published file names no path of ours.
#[derive(Serialize)]
struct OfStory<'a> {
    #[serde(flatten)]
    published: Benbao<'a>,
    /// Empty where the story is sure.
    doubts: Vec<DoubtSaid>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pictures: Vec<PictureSaid<'a>>,
    source: Source,
    warnings: Vec<WarningSaid>,
}

#[derive(Serialize)]
struct DoubtSaid {
    field: &'static str,
    /// What a program finds it by.
    code: String,
    file: String,
    line: Option<usize>,
    /// In the language of the run, for whoever is to look at it.
    message: String,
}

#[derive(Serialize)]
struct PictureSaid<'a> {
    /// A file below the source, a part of the document, or an address.
    source: String,
    caption: Option<&'a str>,
    photographers: &'a [String],
    /// It stands before this paragraph of the text, counted from 0.
    before: usize,
}

#[derive(Serialize)]
struct Source {
    file: String,
    lines: Option<(usize, usize)>,
}

#[derive(Serialize)]
struct WarningSaid {
    file: String,
    lines: Option<(usize, usize)>,
    /// What a program finds it by.
    code: String,
    message: String,
}

/// Writes how a page was read. Every warning stands at the top; an item repeats those that begin in its lines and
/// those of its whole file.
pub(crate) fn write(items: &[Item], warnings: &[Warning], left_out: &[LeftOut], language: Language) -> Result<Vec<u8>, Error> {
    let places = items.iter().map(|item| &item.article.place).chain(warnings.iter().map(|warning| &warning.place));
    let title = places.map(file).next().unwrap_or_else(|| PROGRAM.to_owned());
    let index = Index::new(warnings);
    let left_out = left_out.iter().map(|it| LeftOutSaid {
        what: it.what.as_str(),
        parts: it.parts,
        letters: it.letters,
        message: it.said(language),
    });
    let document = ReadFeed {
        version: json::VERSION,
        title: &title,
        benbao: OfPage { about: HOME, warnings: warnings.iter().map(said).collect(), left_out: left_out.collect() },
        items: items.iter().map(|item| read_item(item, &index, language)).collect(),
    };
    json::bytes(&document, "read --format json")
}

fn read_item<'a>(item: &'a Item, index: &Index, language: Language) -> ReadItem<'a> {
    let article = &item.article;
    ReadItem {
        id: item.id.within_paper(),
        title: Some(article.headline.text()).filter(|title| !title.is_empty()),
        content_text: article.text(),
        date_published: item.published.rfc3339(),
        authors: article.authors().into_iter().map(|name| Author { name }).collect(),
        tags: article.section.as_deref().into_iter().collect(),
        benbao: OfStory {
            published: known(article),
            doubts: article.doubts.iter().map(|doubt| doubted(doubt, language)).collect(),
            pictures: article.pictures.iter().map(picture).collect(),
            source: Source { file: file(&article.place), lines: article.place.lines },
            warnings: index.concerning(&article.place).map(said).collect(),
        },
    }
}

fn picture(picture: &Picture) -> PictureSaid<'_> {
    PictureSaid {
        source: picture.original.name(),
        caption: picture.caption.as_deref(),
        photographers: &picture.photographers,
        before: picture.before,
    }
}

fn known(article: &Article) -> Benbao<'_> {
    let headline = &article.headline;
    Benbao {
        about: None,
        edition: json::edition(&article.edition, article.position),
        section: article.section.as_deref(),
        column: headline.column.as_deref(),
        kicker: headline.kicker.as_deref(),
        deck: headline.decks.iter().map(String::as_str).collect(),
        dateline: article.datelines.first().map(json::dateline),
        credits: article.credits.iter().map(json::credit).collect(),
    }
}

/// Warnings by file and first line, those of a whole file by themselves.
struct Index<'a> {
    files: BTreeMap<&'a Path, Vec<&'a Warning>>,
    lines: BTreeMap<(&'a Path, usize), Vec<&'a Warning>>,
}

impl<'a> Index<'a> {
    fn new(warnings: &'a [Warning]) -> Self {
        let mut index = Self { files: BTreeMap::new(), lines: BTreeMap::new() };
        for warning in warnings {
            let path = warning.place.path.as_path();
            match warning.place.lines {
                Some((first, _)) => index.lines.entry((path, first)).or_default().push(warning),
                None => index.files.entry(path).or_default().push(warning),
            }
        }
        index
    }

    /// What was said of the whole file, then what was said of these lines.
    fn concerning(&self, article: &'a Place) -> impl Iterator<Item = &'a Warning> {
        let path = article.path.as_path();
        let (start, end) = article.lines.unwrap_or((0, usize::MAX));
        let of_lines = self.lines.range((path, start)..=(path, end.max(start))).map(|(_, warnings)| warnings);
        self.files.get(path).into_iter().chain(of_lines).flatten().copied()
    }
}

fn doubted(doubt: &Doubt, language: Language) -> DoubtSaid {
    DoubtSaid {
        field: doubt.why.field().as_str(),
        code: doubt.why.message().code().to_owned(),
        file: file(&doubt.place),
        line: doubt.place.lines.map(|(first, _)| first),
        message: doubt.why.said(language),
    }
}

fn said(warning: &Warning) -> WarningSaid {
    WarningSaid {
        file: file(&warning.place),
        lines: warning.place.lines,
        code: warning.kind.message().code().to_owned(),
        message: warning.kind.to_string(),
    }
}

fn file(place: &Place) -> String {
    place.path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Apart;
    use crate::error::warning::WarningKind;
    use serde_json::Value;

    #[test]
    fn a_warning_concerns_an_article_by_its_lines_or_as_a_whole_file() {
        let place = |file: &str, lines| Place { path: Path::new(file).to_owned(), lines, columns: None };
        let table = [
            (place("a.md", None), true),
            (place("a.md", Some((10, 10))), true),
            (place("a.md", Some((20, 25))), true),
            (place("a.md", Some((9, 9))), false),
            (place("a.md", Some((21, 21))), false),
            (place("b.md", None), false),
            (place("b.md", Some((10, 10))), false),
        ];
        let article = place("a.md", Some((10, 20)));
        for (place, expected) in table {
            let warnings = [Warning { place, kind: WarningKind::NoArticle }];
            assert_eq!(Index::new(&warnings).concerning(&article).count() == 1, expected, "{}", warnings[0]);
        }
        let whole = place("b.md", None);
        let warnings = [Warning { place: place("b.md", Some((3, 3))), kind: WarningKind::NoArticle }];
        assert_eq!(Index::new(&warnings).concerning(&whole).count(), 1);
    }

    #[test]
    fn a_page_without_articles_still_says_why() {
        let warning = Warning { place: Place::file(Path::new("a.md")), kind: WarningKind::NoArticle };
        let left_out = LeftOut { what: Apart::Comment, parts: 1, letters: 2 };
        let document: Value = serde_json::from_slice(&write(&[], &[warning], &[left_out], Language::English).unwrap()).unwrap();
        assert_eq!((&document["title"], &document["items"]), (&Value::from("a.md"), &Value::Array(vec![])));
        assert_eq!(document["_benbao"]["warnings"][0]["message"], "no article on this page; begin each headline with `# `");
        assert_eq!(document["_benbao"]["left_out"][0]["what"], "comment");
        let nothing: Value = serde_json::from_slice(&write(&[], &[], &[], Language::English).unwrap()).unwrap();
        assert_eq!(nothing["title"], PROGRAM);
    }
}

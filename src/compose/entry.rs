//! One item becomes one entry: title, address, persons and organisations, the parts that are shown.
//! How much of the text is its summary is `summary`; what any of it looks like in a format is `write`.

use crate::article::Article;
use crate::article::Item;
use crate::compose::Options;
use crate::compose::summary;
use crate::feed;
use crate::feed::Content;
use crate::feed::Entry;
use crate::text::XmlText;
use crate::text::legal;
use std::collections::BTreeSet;
use url::Url;

/// What stands where a story has no word that could be its title.
const UNTITLED: &str = "无题";

/// Composes the entry of one item: for a feed, and for the article's own page.
pub fn entry(item: &Item, options: &Options) -> Entry {
    let article = &item.article;
    let authors = distinct(article.authors());
    Entry {
        id: item.id.clone(),
        title: title(article),
        address: own_address(article).unwrap_or_else(|| page_address(item, options)),
        published: item.published,
        updated: item.updated,
        contributors: contributors(article, &authors),
        authors,
        agencies: agencies(article),
        section: article.section.as_deref().and_then(shown),
        summary: summary::summary(article),
        content: content(article),
        edition: article.edition.clone(),
        position: article.position,
        dateline: article.datelines.first().cloned(),
        credits: article.credits.clone(),
    }
}

/// The folder in which the documents are hosted, with a final slash and without query or fragment.
pub(crate) fn folder(options: &Options) -> Url {
    let mut folder = options.base_url.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    if let Ok(mut parts) = folder.path_segments_mut() {
        parts.pop_if_empty().push("");
    }
    folder
}

/// Text on one line: titles, names and labels are no place for a line break or for padding.
pub(crate) fn line(text: &str) -> XmlText {
    let clean = legal(text).0;
    let words: Vec<&str> = clean.split_whitespace().collect();
    XmlText::new(&words.join(" "))
}

/// A line that shows something.
fn shown(text: &str) -> Option<XmlText> {
    Some(line(text)).filter(|line| !line.is_blank())
}

/// The headline in one line; of a brief or a picture without one the opening words, else whatever names it.
fn title(article: &Article) -> XmlText {
    let headline = &article.headline;
    let opening = || shown(&summary::opening_words(article));
    shown(&headline.text())
        .or_else(opening)
        .or_else(|| headline.kicker.iter().chain(&headline.decks).chain(&headline.column).find_map(|it| shown(it)))
        .or_else(|| article.byline.iter().find_map(|it| shown(it)))
        .unwrap_or_else(|| XmlText::new(UNTITLED))
}

/// The address that the article's front matter names, where a reader can follow it.
fn own_address(article: &Article) -> Option<Url> {
    let address = Url::parse(article.link.as_deref()?.trim()).ok()?;
    (matches!(address.scheme(), "http" | "https") && address.has_host()).then_some(address)
}

/// The page that we make of the article, or the paper's site where the paper wants no pages of ours.
fn page_address(item: &Item, options: &Options) -> Url {
    if options.article_pages { feed::below(&folder(options), &feed::page_path(&item.id)) } else { options.link.clone() }
}

/// Persons who are not among the authors, in the order printed.
fn contributors(article: &Article, authors: &[XmlText]) -> Vec<XmlText> {
    let mut persons = distinct(article.credits.iter().filter_map(|credit| credit.name.as_deref()));
    persons.retain(|person| !authors.contains(person));
    persons
}

/// Organisations: those credited without a name, and those whose dateline it is.
fn agencies(article: &Article) -> Vec<XmlText> {
    let credited = article.credits.iter().filter(|credit| credit.name.is_none());
    let credited = credited.filter_map(|credit| credit.organisation.as_deref());
    let sent = article.datelines.iter().filter_map(|dateline| dateline.agency.as_deref());
    distinct(sent.filter(|agency| !is_own_house(agency)).chain(credited))
}

/// 本报, 本刊, 本网, 本台: the paper itself, under whatever name it has for itself.
fn is_own_house(agency: &str) -> bool {
    agency.trim_start().starts_with('本')
}

/// Each name once, blank ones not at all, in the order given.
fn distinct<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<XmlText> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter_map(shown).filter(|name| seen.insert(name.clone())).collect()
}

/// What a reader sees of the article, in the order shown.
fn content(article: &Article) -> Content {
    let headline = &article.headline;
    let byline: Vec<&str> = article.byline.iter().map(String::as_str).collect();
    let paragraphs = article.body.iter().map(|it| (it.kind, XmlText::new(it.text.trim())));
    Content {
        column: headline.column.as_deref().and_then(shown),
        kicker: headline.kicker.as_deref().and_then(shown),
        segments: headline.segments.iter().filter_map(|it| shown(it)).collect(),
        decks: headline.decks.iter().filter_map(|it| shown(it)).collect(),
        paragraphs: paragraphs.filter(|(_, text)| !text.is_blank()).collect(),
        byline: shown(&byline.join(" ")),
    }
}

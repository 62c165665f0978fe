//! Web pages (网页): the story of a Founder e-paper's page, of a newspaper's site, of a page that a browser saved, or of a
//! piece of one, as the lines of a page of text. What is the site's own (navigation, lists of other stories, comments) is not.
//!
//! `token` and `clean` make a page harmless before a tree is built of it; `facts` hears what it says of itself, `place` finds
//! the text, `headline` what stands above it, `flow` sets it. No markup leaves this room.

pub(crate) mod charset;
mod clean;
mod data;
mod element;
mod facts;
mod flow;
mod hand;
mod headline;
mod info;
mod left_out;
mod picture;
mod place;
mod several;
mod size;
mod table;
mod tag;
#[cfg(test)]
mod tests;
mod token;
mod window;

use crate::document::Document;
use crate::document::Form;
use crate::error::Place;
use crate::error::WrongLine;
use crate::error::file::FileKind;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::read::checked;
use crate::read::html::element::Counted;
use crate::read::html::flow::Flow;
use crate::read::html::flow::Headings;
use crate::read::html::flow::LineEnds;
use crate::read::html::headline::Head;
use crate::read::html::info::Info;
use crate::read::html::token::Token;
use crate::read::html::token::Tokens;
use crate::read::manuscript::Set;
use crate::read::plain;
use crate::read::tags;
use crate::read::tags::Tag;
use ego_tree::NodeId;
use scraper::ElementRef;
use scraper::Html;
use std::collections::HashSet;
use std::path::Path;

/// Why nothing of a page can be published.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is of a kind that holds no story.
    Kind(FileKind),
    /// For a line of it.
    Line(usize, WrongLine),
}

/// Whether a text has a tag of HTML: a file that is called a web page and has none is text.
pub(crate) fn is_marked(text: &str) -> bool {
    Tokens::of(text).any(|token| match token {
        Token::Start { name, .. } => tags::of(&name) != Tag::Bare,
        Token::Whole { .. } => true,
        _ => false,
    })
}

/// The stories of a web page as lines, and what it says of them.
pub(crate) fn read(path: &Path, text: &str) -> Result<(Document, Vec<Warning>), Refused> {
    let most = clean::MOST_ELEMENTS;
    let clean = clean::clean(text).map_err(|too_many| {
        let line = plain::lines(text.get(..too_many.before).unwrap_or(text));
        Refused::Line(line, WrongLine::TooManyTags { most })
    })?;
    let tree = Html::parse_fragment(&clean.markup);
    let root = tree.root_element();
    let facts = facts::of(&clean, root);
    let counted = Counted::of(root);
    let stories = place::of(root, &counted);
    let breaks_at_spaces = facts.generator.as_ref().is_some_and(|it| it.contains("LibreOffice") || it.contains("OpenOffice"));
    let line_ends = if breaks_at_spaces { LineEnds::Space } else { LineEnds::Nothing };
    let mut flow = Flow::new(&counted, facts.base.as_ref(), line_ends);
    let (info, told) = match stories[..] {
        [] => return Err(Refused::Kind(FileKind::Links)),
        [text] if several::are_in(root, text, &facts, &counted) => several(&mut flow, &stories),
        [story] => one(&mut flow, headline::of(root, story, &facts, &counted), story),
        _ => several(&mut flow, &stories),
    };
    let mut left_out = clean.left_out;
    let page = left_out::Page { stories: &stories, told: &told, left_out: flow.left_out(), counted: &counted };
    page.count(root, &mut left_out);
    let around = picture::around(root, flow.shown());
    let Set { lines, mut pictures, dropped } = flow.into_script().finish();
    pictures.extend(around);
    let mut warnings = Vec::new();
    if let Some(first) = dropped.first {
        let kind = WarningKind::Hidden { count: dropped.count, first: format!("U+{:04X}", u32::from(first)) };
        warnings.push(Warning { place: Place::file(path), kind });
    }
    checked::check(&lines).map_err(|(line, wrong)| Refused::Line(line, wrong))?;
    let hints = facts.hints(&info, stories.len());
    let left_out = left_out.told();
    Ok((Document { path: path.to_owned(), lines, hints, pictures, left_out, ..Document::default() }, warnings))
}

/// The text of one story as a piece of a web page: no part of it is a site's.
pub(crate) fn piece(text: &str) -> Result<Set, WrongLine> {
    let clean = clean::clean(text).map_err(|_| WrongLine::TooManyTags { most: clean::MOST_ELEMENTS })?;
    let tree = Html::parse_fragment(&clean.markup);
    let root = tree.root_element();
    let counted = Counted::of(root);
    let mut flow = Flow::new(&counted, None, LineEnds::Nothing);
    flow.story(root, Headings::Subheads, Vec::new());
    Ok(flow.into_script().finish())
}

/// A page with one story: what stands above it, its text, and who edited it; and which elements told of it.
fn one(flow: &mut Flow<'_>, head: Head, story: ElementRef<'_>) -> (Info, HashSet<NodeId>) {
    let Head { kicker, title, decks, captions, info, taken, told } = head;
    // A piece of a page, or a page that holds several headlines of the first level, sets its own.
    let firsts = story.descendent_elements().filter(|it| element::name(*it) == "h1").take(2).count();
    let Some(title) = title.filter(|_| firsts < 2) else {
        flow.story(story, Headings::Headlines, Vec::new());
        return (info, told);
    };
    if let Some(kicker) = kicker {
        flow.line(Form::Text, &kicker);
    }
    flow.headline(&title);
    for deck in decks {
        flow.line(Form::Deck, &deck);
    }
    for caption in captions {
        flow.line(Form::Caption, &caption);
    }
    flow.story(story, Headings::Subheads, taken);
    for editor in &info.editors {
        flow.line(Form::Text, editor);
    }
    (info, told)
}

/// A page with several: each brings its headline.
fn several(flow: &mut Flow<'_>, stories: &[ElementRef<'_>]) -> (Info, HashSet<NodeId>) {
    for story in stories {
        flow.story(*story, Headings::Headlines, Vec::new());
    }
    (Info::default(), HashSet::new())
}

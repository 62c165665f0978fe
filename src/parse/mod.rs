//! Parsing: what a page says (`Document`) becomes what we believe (`Article`s). Never fails, reads no clock, no file.
//!
//! A page is read in one pass from the outside in: its date and number (`folio`), its stories (`segment`), the title
//! block of each (`headline`), its bylines and datelines (`credit`, which asks `byline`, `dateline`, `name`), the text
//! that is left (`body`). Every part of every line ends in the account (`account`).

mod body;
mod byline;
mod credit;
mod dateline;
mod edition;
mod evidence;
mod folio;
mod furniture;
mod headline;
mod name;
mod place;
mod role;
mod segment;
mod sheet;

use crate::account::Part;
use crate::account::PartKind;
use crate::article::Article;
use crate::article::DateFrom;
use crate::article::Dateline;
use crate::article::Edition;
use crate::article::Page;
use crate::date;
use crate::date::Written;
use crate::document::Document;
use crate::error::Place;
use crate::error::Warning;
use crate::error::WarningKind;
use crate::parse::credit::Piece;
use crate::parse::credit::Signed;
use crate::parse::folio::Folio;
use crate::parse::segment::Story;
use crate::parse::sheet::Line;
use crate::parse::sheet::Sheet;
use crate::typography::Typography;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How pages are to be read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The edition of pages that do not tell theirs.
    pub edition: Option<NaiveDate>,
    /// What becomes of punctuation.
    pub typography: Typography,
    /// Page number → section.
    pub sections: BTreeMap<String, String>,
    /// No edition is inferred to lie after this day (Beijing).
    pub today: NaiveDate,
}

/// One page as understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order printed.
    pub articles: Vec<Article>,
    /// What an editor should know, in the order of the lines.
    pub warnings: Vec<Warning>,
    /// What became of every part of every line, in the order of the lines.
    pub account: Vec<Part>,
}

/// Reads pages; one reading a document, in the same order.
pub fn pages(documents: &[Document], options: &Options) -> Vec<Reading> {
    documents.par_iter().map(|document| page(document, options)).collect()
}

/// Reads one page.
pub fn page(document: &Document, options: &Options) -> Reading {
    let mut warnings = Vec::new();
    let sheet = Sheet::new(document);
    let folio = folio::read(document, &sheet, &mut warnings);
    let open: Vec<usize> = (0..sheet.lines.len()).filter(|line| !folio.lines.contains(line)).collect();
    let stories = segment::stories(&sheet, &open);
    let read: Vec<Signed> = stories.iter().map(|story| credit::read(&sheet, &story.lines)).collect();
    let mut account = Account::new(&sheet, &folio);
    let date = edition_date(&sheet, &folio, &read, options, &mut warnings);
    let mut articles = Vec::new();
    for (story, signed) in stories.iter().zip(&read) {
        let (paragraphs, pieces) = body::read(&sheet, &signed.text, options.typography);
        let is_story = !story.titles.is_empty() || !paragraphs.is_empty();
        let index = is_story.then_some(articles.len());
        account.take(story, signed, &pieces, index.filter(|_| date.is_some()));
        if let (Some((date, date_from)), true) = (date, is_story) {
            let page = folio.page.clone().unwrap_or_else(Page::unknown);
            let section = folio.section.clone().or_else(|| options.sections.get(page.as_str()).cloned());
            let edition = Edition { date, page, date_from };
            let lines = |lines: &[usize]| lines.iter().filter_map(|line| sheet.lines.get(*line)).collect::<Vec<&Line<'_>>>();
            let headline =
                headline::read(&lines(&story.titles), &lines(&story.kickers), &lines(&story.decks), options.typography);
            articles.push(Article {
                edition,
                position: articles.len() + 1,
                section,
                headline,
                datelines: datelines(&sheet, signed, date),
                credits: signed.credits.clone(),
                byline: signed.printed.iter().map(|it| crate::typography::set(it, options.typography).into_owned()).collect(),
                body: paragraphs,
                link: folio.link.clone(),
                place: place(&sheet, story),
            });
        }
    }
    if articles.is_empty() && date.is_some() {
        warnings.push(Warning { place: Place::file(&document.path), kind: WarningKind::NoArticle });
    }
    warnings.sort();
    Reading { articles, warnings, account: account.finish() }
}

/// The day of the edition: what the folio says, then `--edition`, then what the datelines let one infer.
fn edition_date(
    sheet: &Sheet<'_>,
    folio: &Folio,
    read: &[Signed],
    options: &Options,
    warnings: &mut Vec<Warning>,
) -> Option<(NaiveDate, DateFrom)> {
    if let Some(told) = folio.date {
        return Some(told);
    }
    if let Some(date) = options.edition {
        return Some((date, DateFrom::Option));
    }
    let written: Vec<Written> = read.iter().flat_map(|signed| days(sheet, signed)).collect();
    let inferred = edition::infer(sheet, &written, options.today);
    let kind = match inferred {
        Some((date, written)) => WarningKind::EditionInferred { date: date.to_string(), dateline: edition::shown(written) },
        None if sheet.lines.is_empty() => WarningKind::NoArticle,
        None => WarningKind::EditionUnknown,
    };
    warnings.push(Warning { place: Place::file(&sheet.path), kind });
    inferred.map(|(date, _)| (date, DateFrom::Inferred))
}

/// The days that a story's datelines name, and the one that opens its lead.
fn days(sheet: &Sheet<'_>, signed: &Signed) -> Vec<Written> {
    let mut days: Vec<Written> = signed.datelines.iter().filter_map(|(found, ..)| found.written).collect();
    days.extend(lead_day(sheet, signed));
    days
}

/// `本报讯 4月8日,`, `本报讯(记者 鲁燕)4月8日,`: the day behind a dateline that has none, or at the start of the text.
fn lead_day(sheet: &Sheet<'_>, signed: &Signed) -> Option<Written> {
    let (line, bytes) = signed
        .datelines
        .first()
        .map(|(_, line, bytes)| (*line, bytes.end))
        .or_else(|| signed.text.first().map(|(line, bytes)| (*line, bytes.start)))?;
    let behind_byline =
        signed.pieces.iter().filter(|it| it.line == line && it.kind == PartKind::LeadByline).map(|it| it.bytes.end);
    let start = behind_byline.chain([bytes]).max()?;
    edition::opening_day(sheet.lines.get(line)?.folded.get(start..)?)
}

fn datelines(sheet: &Sheet<'_>, signed: &Signed, edition: NaiveDate) -> Vec<Dateline> {
    let opening = lead_day(sheet, signed);
    let resolved = signed.datelines.iter().enumerate().map(|(index, (found, line, bytes))| {
        let written = found.written.or(opening.filter(|_| index == 0));
        // A day more than two months back is no day of this event.
        let date = written.and_then(|it| it.on_or_before(edition)).filter(|date| (edition - *date).num_days() <= 62);
        let text = sheet.lines.get(*line).map_or("", |it| it.raw(bytes)).trim().trim_matches(['(', ')', '（', '）']).to_owned();
        Dateline { agency: found.agency.clone(), place: found.place.clone(), date, text }
    });
    resolved.collect()
}

/// From the first line of a story to its last.
fn place(sheet: &Sheet<'_>, story: &Story) -> Place {
    let lines = story.kickers.iter().chain(&story.titles).chain(&story.decks).chain(&story.lines);
    let numbers = lines.filter_map(|line| sheet.lines.get(*line)).map(|it| it.number);
    let span = numbers.fold(None, |span: Option<(usize, usize)>, number| {
        Some(span.map_or((number, number), |(first, last)| (first.min(number), last.max(number))))
    });
    Place { path: sheet.path.clone(), lines: span, columns: None }
}

/// Gathers what became of every part of every line.
struct Account<'a> {
    sheet: &'a Sheet<'a>,
    parts: Vec<(usize, std::ops::Range<usize>, Part)>,
}

impl<'a> Account<'a> {
    fn new(sheet: &'a Sheet<'a>, folio: &Folio) -> Self {
        let mut account = Self { sheet, parts: Vec::new() };
        for line in &folio.lines {
            let date = date::find_whole(sheet.words(*line));
            let why = date.map_or("names the page".into(), |(_, date)| format!("tells the day {date}").into());
            account.whole(*line, PartKind::Folio, None, &why);
        }
        account
    }

    fn take(&mut self, story: &Story, signed: &Signed, body: &[Piece], article: Option<usize>) {
        let blocks = [
            (&story.kickers, PartKind::Kicker, &"a line without a stop above a headline".into()),
            (&story.titles, PartKind::Headline, &story.why),
            (&story.decks, PartKind::Deck, &"below a headline, opens with a dash or a bullet".into()),
        ];
        for (lines, kind, why) in blocks {
            for line in lines {
                self.whole(*line, kind, article, why);
            }
        }
        for piece in body.iter().chain(&signed.pieces) {
            self.part(piece.line, piece.bytes.clone(), piece.kind, article, piece.why.clone());
        }
    }

    fn whole(&mut self, line: usize, kind: PartKind, article: Option<usize>, why: &Cow<'static, str>) {
        if let Some(bytes) = self.sheet.lines.get(line).map(|it| it.words.clone()) {
            self.part(line, bytes, kind, article, why.clone());
        }
    }

    fn part(
        &mut self,
        line: usize,
        bytes: std::ops::Range<usize>,
        kind: PartKind,
        article: Option<usize>,
        why: Cow<'static, str>,
    ) {
        let Some(printed) = self.sheet.lines.get(line) else { return };
        let part = Part { line: printed.number, columns: printed.columns(&bytes), kind, article, why };
        self.parts.push((line, bytes, part));
    }

    /// In the order of the page, the marks of headings among the words.
    fn finish(mut self) -> Vec<Part> {
        for (at, line) in self.sheet.lines.iter().enumerate().filter(|(_, line)| line.depth > 0) {
            let before = line.folded.get(..line.words.start).map_or(0, |it| it.len() - it.trim_start().len());
            let outside = [before..line.words.start, line.words.end..line.folded.len()];
            for bytes in outside.into_iter().filter(|it| !line.folded.get(it.clone()).unwrap_or("").trim().is_empty()) {
                self.part(at, bytes, PartKind::Mark, None, "marks a heading".into());
            }
        }
        self.parts.sort_by_key(|(line, bytes, _)| (*line, bytes.start, std::cmp::Reverse(bytes.end)));
        self.parts.into_iter().map(|(_, _, part)| part).collect()
    }
}

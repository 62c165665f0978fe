//! Parsing: what a page says (`Document`) becomes what we believe (`Article`s). Never fails, reads no clock, no file.
//!
//! A page is read in one pass from the outside in: its date and number (`folio`), its stories (`segment`), the title
//! block of each (`headline`), its bylines and datelines (`credits`), the text that is left (`body`). Every part of every
//! line ends in the account (`account`).

mod byline;
mod chains;
mod issue;
pub mod lexicon;
mod line;
pub mod page;
pub mod pictures;
pub mod reading;
mod story;
mod vocabulary;

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::article::Article;
use crate::article::Edition;
use crate::article::ParagraphKind;
use crate::article::doubt::Doubt;
use crate::article::doubt::Unsure;
use crate::article::page::Page;
use crate::beijing::nearest_instant;
use crate::date::DateFrom;
use crate::date::Written;
use crate::document::Document;
use crate::document::Holds;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::issue::Told;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::printed::Line;
use crate::parse::line::sheet::Sheet;
use crate::parse::page::contents;
use crate::parse::page::folio::Folio;
use crate::parse::page::hearing;
use crate::parse::page::inferred;
use crate::parse::page::navigation;
use crate::parse::page::orders;
use crate::parse::page::path;
use crate::parse::page::printed_day;
use crate::parse::reading::Reading;
use crate::parse::story::body;
use crate::parse::story::credits;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::cut::Story;
use crate::parse::story::dates;
use crate::parse::story::doubtful;
use crate::parse::story::guess;
use crate::parse::story::head;
use crate::parse::story::headline;
use crate::parse::story::ledger::Ledger;
use crate::parse::story::overview;
use crate::parse::story::segment;
use crate::parse::story::staff;
use crate::parse::story::title;
use crate::typography::Typography;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// How pages are to be read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The edition of pages that do not tell theirs.
    pub edition: Option<NaiveDate>,
    /// What becomes of punctuation.
    pub typography: Typography,
    /// Page number → section.
    pub sections: BTreeMap<String, String>,
    /// The paper's own words.
    pub lexicon: Lexicon,
    /// No edition is inferred to lie after this day (Beijing).
    pub today: NaiveDate,
}

/// Reads files; one reading a document, in the same order. The pages of an edition belong into one call: stories that
/// turn from one to the other are drawn together.
pub fn pages(documents: &[Document], options: &Options) -> Vec<Reading> {
    let mut readings: Vec<Reading> = documents.par_iter().map(|document| file(document, options)).collect();
    join(&mut readings);
    readings
}

/// Draws stories together that turn from one page of an edition to another.
pub fn join(readings: &mut [Reading]) {
    chains::join(readings);
}

/// Reads one file: a page, or the pages of an issue one behind the other.
pub fn file(document: &Document, options: &Options) -> Reading {
    let pages = issue::pages(document, &options.lexicon, path::read(&document.path, options.today).page.as_ref());
    if pages.is_empty() {
        return page(document, options, None);
    }
    let mut readings: Vec<Reading> = pages.iter().map(|it| page(it, options, None)).collect();
    // What one page tells of the day is told of the issue.
    if let Some(day) = issue::day(&readings, document.holds) {
        for (of_issue, reading) in pages.iter().zip(&mut readings).filter(|(_, reading)| issue::wants_day(reading, day)) {
            *reading = page(of_issue, options, Some(day));
        }
    }
    issue::together(readings)
}

/// Reads one page; of an issue whose day is known, it is of that day where it tells none.
fn page(document: &Document, options: &Options, of_issue: Option<Told>) -> Reading {
    let mut warnings = Vec::new();
    let sheet = Sheet::new(document, &options.lexicon);
    let mut folio = hearing::read(document, &sheet, options.today, &mut warnings);
    folio.date = folio.date.or(of_issue);
    if let Some(warning) = folio.held.take() {
        // A misspelt key is said of a draft, too: it may be why there is one.
        warnings.retain(|it| matches!(it.kind, WarningKind::FrontMatter { .. }));
        warnings.push(warning);
        return held(&sheet, warnings);
    }
    let mut left_out = orders::left_out(&sheet, &mut warnings);
    let of_the_page = match document.holds {
        Holds::Page => contents::lines(&sheet).into_iter().chain(navigation::lines(&sheet)).collect(),
        Holds::Story => Vec::new(),
    };
    for (line, why) in of_the_page {
        if !folio.lines.contains(&line) {
            left_out.entry(line).or_insert(why);
        }
    }
    let taken: BTreeSet<usize> = left_out.keys().chain(&folio.lines).copied().collect();
    let open: Vec<usize> = (0..sheet.lines.len()).filter(|line| !taken.contains(line)).collect();
    let stories = match document.holds {
        Holds::Page => segment::stories(&sheet, &open),
        Holds::Story => vec![Story { lines: open, ..Story::default() }],
    };
    let mut read: Vec<Signed> = stories.iter().map(|story| credits::read(&sheet, &story.lines)).collect();
    staff::leave_to_page(&sheet, &stories, &mut read);
    let mut account = Ledger::new(&sheet, &folio);
    let around: Vec<usize> = left_out.iter().filter(|(_, why)| **why == Reason::AroundText).map(|(line, _)| *line).collect();
    for (line, why) in left_out {
        account.whole(line, PartKind::Furniture, None, why);
    }
    let date = edition_date(&sheet, &folio, &read, options, &mut warnings);
    let mut articles = Vec::new();
    let mut turns = Vec::new();
    let seen = overview::doubts(&sheet, &stories, &read);
    for ((story, signed), seen) in stories.iter().zip(&read).zip(&seen) {
        let body::Set { paragraphs, pieces, guesses } = body::read(&sheet, &signed.text, options.typography);
        let is_told = document.holds == Holds::Story && folio.title.is_some();
        let is_story = is_told || !story.titles.is_empty() || !paragraphs.is_empty();
        let index = is_story.then_some(articles.len());
        account.take(story, signed, &pieces, index.filter(|_| date.is_some()));
        if let (Some((date, date_from)), true) = (date, is_story) {
            let page = folio.page.clone();
            let of_settings = || options.sections.get(Page::written(page.as_ref())).cloned();
            let section = folio.section.clone().or_else(of_settings).or_else(|| folio.section_of_path.clone());
            let edition = Edition { date, page, date_from };
            let lines = |lines: &[usize]| lines.iter().filter_map(|line| sheet.lines.get(*line)).collect::<Vec<&Line<'_>>>();
            let mut headline =
                headline::read(&lines(&story.titles), &lines(&story.kickers), &lines(&story.decks), options.typography);
            if let Some(column) = story.column {
                let words = sheet.words(column);
                let name = title::label(words).and_then(|name| words.get(name)).unwrap_or(words);
                headline.column = Some(headline::closed_up(name));
            }
            turns.extend(signed.turns(&sheet, articles.len()));
            let place = place(&sheet, story);
            let is_headed = !story.titles.is_empty() || story.column.is_some();
            let mut doubts = guess::doubts(&sheet, story.guesses.iter().chain(&signed.guesses).chain(&guesses).chain(seen));
            // A picture's caption has none and needs none.
            let is_caption = paragraphs.iter().all(|it| it.kind == ParagraphKind::Caption);
            if !is_headed && !is_caption {
                let why = if document.holds == Holds::Page { Unsure::NoHeadline } else { Unsure::NoTitle };
                doubts.insert(0, Doubt { place: place.clone(), why });
            }
            let of_the_day = || folio.release_time.map(|time| nearest_instant(edition.date, time));
            let release = folio.release.or_else(of_the_day);
            articles.push(Article {
                edition,
                position: articles.len() + 1,
                section,
                headline,
                datelines: dates::datelines(&sheet, signed, date),
                credits: signed.credits.clone(),
                byline: signed.printed.iter().map(|it| crate::typography::set(it, options.typography).into_owned()).collect(),
                body: paragraphs,
                link: folio.link.clone(),
                guid: None,
                release,
                place,
                continued: Vec::new(),
                pictures: Vec::new(),
                is_half: false,
                doubts,
            });
        }
    }
    head::complete(&mut articles, &folio, &sheet, document.holds, options.typography, &mut warnings);
    part_addresses(&mut articles, document, &folio, &mut warnings);
    doubtful::doubt_page(&mut articles, &sheet, &folio, &around, &warnings);
    doubtful::settle(&mut articles, &sheet);
    if articles.is_empty() && date.is_some() {
        warnings.push(Warning { place: Place::file(&document.path), kind: WarningKind::NoArticle });
    }
    warnings.sort();
    Reading { articles, warnings, account: account.finish(), turns }
}

/// An address or an id that the head tells is that of one story: of several, each has one of its own.
fn part_addresses(articles: &mut [Article], document: &Document, folio: &Folio, warnings: &mut Vec<Warning>) {
    if folio.link.is_some() && articles.len() > 1 {
        let kind = WarningKind::OneLink { count: articles.len() };
        warnings.push(Warning { place: Place::line(&document.path, folio.link_line), kind });
        articles.iter_mut().for_each(|article| article.link = None);
    }
    if let (Some((line, _)), true) = (&folio.guid, articles.len() > 1) {
        let kind = WarningKind::OneGuid { count: articles.len() };
        warnings.push(Warning { place: Place::line(&document.path, *line), kind });
    }
}

/// A page that its author holds back: no story, and every line accounted for.
fn held(sheet: &Sheet<'_>, warnings: Vec<Warning>) -> Reading {
    let why = if warnings.iter().any(|warning| warning.kind.holds()) { Reason::Draft } else { Reason::HeldForNoMoment };
    let mut account = Ledger::new(sheet, &Folio::default());
    for line in 0..sheet.lines.len() {
        account.whole(line, PartKind::Remainder, None, why.clone());
    }
    Reading { warnings, account: account.finish(), ..Reading::default() }
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
    let written: Vec<Written> = read.iter().flat_map(|signed| dates::days(sheet, signed)).collect();
    let inferred = inferred::infer(sheet, &written, options.today);
    if let Some((line, date)) = printed_day::find(sheet, options.today).filter(|(_, day)| inferred::bears_out(*day, &written)) {
        let place = sheet.place(line, &(0..0));
        warnings.push(Warning { place, kind: WarningKind::EditionInPassing { date: date.to_string() } });
        return Some((date, DateFrom::Inferred));
    }
    let kind = match inferred {
        Some((date, written)) => WarningKind::EditionInferred { date: date.to_string(), dateline: written.shown() },
        None if sheet.lines.is_empty() => WarningKind::NoArticle,
        None => WarningKind::EditionUnknown,
    };
    warnings.push(Warning { place: Place::file(&sheet.path), kind });
    inferred.map(|(date, _)| (date, DateFrom::Inferred))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::PartKind;
    use crate::document::Line;

    fn options() -> Options {
        Options {
            edition: None,
            typography: Typography::Keep,
            sections: BTreeMap::new(),
            lexicon: Lexicon::default(),
            today: NaiveDate::from_ymd_opt(2026, 11, 28).unwrap(),
        }
    }

    #[test]
    fn the_title_of_a_column_goes_with_its_first_brief() {
        let page = ["# 市县简讯", "●甲县开会。", "●乙县开会。", "# 农时简讯", "●丙县开会。", "●丁县开会。"];
        let lines = page.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "2026-03-10-A02.md".into(), lines, ..Document::default() };
        let readings = pages(&[document], &options());
        let parts = readings.iter().flat_map(|reading| &reading.account);
        let titles: Vec<_> = parts.filter(|it| it.kind == PartKind::Column).map(|it| (it.line, it.article)).collect();
        assert_eq!(titles, [(1, Some(0)), (4, Some(2))]);
    }

    #[test]
    fn what_closes_a_byline_is_nobody_and_takes_no_letter_of_a_name() {
        let roles = "摄 摄影 采写 供稿 供图 整理 采访 采访整理 综合整理 综合 編譯 编译 撰文 文/图 图文 文图 文并图 文/摄 报道 攝影報導 \
                     摄影报道 文/图报道 图文报道 综合报道 联合报道 全媒体报道 融媒体报道 独家报道 专题报道 现场报道 连线报道 深度报道 \
                     视觉报道 跟踪报道 采写报道 采访报道 图片报道 视频报道 摄影/报道";
        let wrong: Vec<String> = roles
            .split_whitespace()
            .flat_map(|role| ["记者", "通讯员", "本报记者", "全媒体记者"].map(|who| (who, role)))
            .flat_map(|(who, role)| ["", " "].map(|gap| format!("{who} 方予安{gap}{role}")))
            .flat_map(|byline| {
                let text = "渡口老屋开门迎客，街坊们早早来到门前排队等候。";
                [
                    format!("# 渡口老屋今夏开门\n本报讯（{byline}）3月4日，{text}\n{text}"),
                    format!("# 渡口老屋今夏开门\n3月4日，{text}\n{text}\n{byline}"),
                    format!("# 渡口老屋今夏开门\n{byline}\n3月4日，{text}\n{text}"),
                ]
            })
            .filter(|page| {
                let lines = page.lines().enumerate().map(|(at, text)| Line::plain(at + 1, text)).collect();
                let document = Document { path: "2026-03-05-A02.md".into(), lines, ..Document::default() };
                let readings = pages(&[document], &options());
                let credits = readings.iter().flat_map(|reading| &reading.articles).flat_map(|it| &it.credits);
                credits.map(|it| it.name().unwrap_or_default()).collect::<Vec<_>>() != ["方予安"]
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

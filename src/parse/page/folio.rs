//! The folio (报眉): what is known of a page before a story is read, and how what is heard of it is weighed.
//!
//! Everything that says a date is heard; where two disagree the more trusted counts and a warning shows both. Who is heard, and in
//! which order, is `hearing`'s.

use crate::article::id::Adopted;
use crate::article::page::Page;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::line::page_line::PageLine;
use crate::parse::page::lunar;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveTime;

/// What is known of the page before a story is read.
#[derive(Debug, Default)]
pub(crate) struct Folio {
    /// The day, and what told it.
    pub(crate) date: Option<(NaiveDate, DateFrom)>,
    /// Whether the path tells that day without its year, and nothing else has told it.
    pub(crate) is_year_guessed: bool,
    /// The page's number.
    pub(crate) page: Option<Page>,
    /// 版名
    pub(crate) section: Option<String>,
    /// What the path calls it, where nothing else does.
    pub(crate) section_of_path: Option<String>,
    /// The article's own address, from front matter.
    pub(crate) link: Option<String>,
    /// The line of the file that tells it.
    pub(crate) link_line: usize,
    /// The id by which readers know its one story from another feed, from front matter, and its line.
    pub(crate) guid: Option<(usize, Adopted)>,
    /// When its stories may be published at the earliest, from front matter.
    pub(crate) release: Option<Instant>,
    /// The same where it is told without a day, which is that of the edition: `release: 18:00`.
    pub(crate) release_time: Option<NaiveTime>,
    /// The headline of its one story, from front matter.
    pub(crate) title: Option<String>,
    /// The kicker and the decks of its one story, from front matter.
    pub(crate) kicker: Option<String>,
    pub(crate) decks: Vec<String>,
    /// Who wrote its one story, from front matter: the line, the role word and the names.
    pub(crate) authors: Vec<(usize, &'static str, String)>,
    /// What in the front matter holds the page back.
    pub(crate) held: Option<Warning>,
    /// Lines of the sheet that are date lines.
    pub(crate) lines: Vec<usize>,
    /// The line that tells another number of the page than its file.
    pub(crate) other_page: Option<Place>,
}

impl Folio {
    /// Takes a date if none more trusted is there; warns where the two differ.
    pub(crate) fn hear(&mut self, date: NaiveDate, from: DateFrom, place: Place, warnings: &mut Vec<Warning>) {
        match self.date {
            None => self.date = Some((date, from)),
            // A line tells the year that the path does not.
            Some((known, known_from)) if self.is_year_guessed && is_same_but_for_year(known, date) => {
                self.date = Some((date, known_from));
                self.is_year_guessed = false;
            }
            Some((known, known_from)) if known != date => {
                let kind = WarningKind::EditionConflict {
                    taken: known.to_string(),
                    taken_from: known_from,
                    other: date.to_string(),
                    other_from: from,
                };
                warnings.push(Warning { place, kind });
            }
            Some(_) => {}
        }
    }
}

/// Whether two days differ in their year at most.
pub(crate) fn is_same_but_for_year(one: NaiveDate, two: NaiveDate) -> bool {
    (one.month(), one.day()) == (two.month(), two.day())
}

impl Folio {
    /// Takes what a line says.
    pub(crate) fn take(&mut self, said: PageLine, words: &str, place: &Place, warnings: &mut Vec<Warning>) {
        if let Some(date) = said.date {
            let weekday = said
                .weekday
                .filter(|weekday| *weekday != date.weekday().num_days_from_sunday())
                .map(|it| weekday_name(it).to_owned());
            for printed in weekday.into_iter().chain(lunar::contradiction(words, date)) {
                let kind = WarningKind::DayConflict { date: date.to_string(), printed };
                warnings.push(Warning { place: place.clone(), kind });
            }
            self.hear(date, DateFrom::Page, place.clone(), warnings);
        }
        match (&self.page, said.page) {
            (None, told) => self.page = told,
            (Some(known), Some(told)) if !is_one_page(known, &told) => self.other_page = Some(place.clone()),
            _ => {}
        }
        if self.section.is_none() {
            self.section = said.section;
        }
    }
}

/// `3`, `03` and `A03` may be one page.
pub(crate) fn is_one_page(one: &Page, two: &Page) -> bool {
    let number =
        |page: &Page| page.as_str().trim_start_matches(|it: char| it.is_ascii_alphabetic()).trim_start_matches('0').to_owned();
    number(one) == number(two)
}

fn weekday_name(days_from_sunday: u32) -> &'static str {
    ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"].get(days_from_sunday as usize).copied().unwrap_or("")
}

//! The paper's pages, for people (网页): what somebody sees who opens the address, a file a page.
//!
//! Everything goes through maud, which escapes by type. No page needs a script or asks anybody else for anything; each says so in its
//! policy. What stands in feeds is `write`'s; what a paragraph is in HTML is the same for both.

mod address;
mod article;
mod body;
mod byline;
mod calendar;
pub mod colour;
mod edition;
mod figure;
mod frame;
mod head;
mod index;
mod linked;
mod not_found;
pub mod options;
mod order;
pub mod paper;
mod section;
mod story;
mod style;
mod subscribe;
mod verse;

use crate::feed::Feed;
use crate::feed::edition_page_path;
use crate::feed::year_path;
use crate::shelf::Each;
use crate::site::options::Options;
use crate::site::paper::Branch;
use crate::site::paper::INDEX;
use crate::site::paper::NOT_FOUND;
use crate::site::paper::OWN_STYLE;
use crate::site::paper::Page;
use crate::site::paper::SUBSCRIBE;
use crate::site::paper::Site;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The pages of an edition: its stories', those withdrawn too, and its own.
pub fn edition(site: Site<'_>, edition: &Feed) -> Vec<Page> {
    let printed = order::printed(&edition.entries);
    let articles = article::pages(site, edition, &printed);
    let own = site.has_pages().then(|| edition::page(site, edition, &printed));
    articles.into_iter().chain(own.flatten()).collect()
}

/// The pages of the paper: its front, by its newest edition; its calendar, by the days of all; how to subscribe; what is not there.
pub fn paper(site: Site<'_>, newest: &Feed, days: &[NaiveDate], branches: &[Branch]) -> Vec<Page> {
    if !site.has_pages() {
        return Vec::new();
    }
    let years = years(days);
    let calendars = years.iter().map(|year| calendar::page(site, *year, &years, days));
    let index = index::page(site, newest, &order::printed(&newest.entries), branches);
    [index, subscribe::page(site, branches), not_found::page(site)].into_iter().chain(calendars).collect()
}

/// The page of a feed beside the paper's own.
pub fn branch(site: Site<'_>, branch: &Branch, feed: &Feed) -> Option<Page> {
    site.has_pages().then(|| section::page(site, branch, feed))
}

/// How all of it looks.
pub fn styles(site: Site<'_>) -> Vec<Page> {
    style::files(site)
}

/// What could be among the pages of the paper and, with these settings, is not.
pub fn unmade(options: &Options, days: &[NaiveDate]) -> Vec<String> {
    let mut unmade = Vec::new();
    if options.pages == Each::No {
        unmade.extend([INDEX, SUBSCRIBE, NOT_FOUND].map(str::to_owned));
        unmade.extend(days.iter().map(|day| edition_page_path(*day)));
        unmade.extend(years(days).into_iter().map(year_path));
    }
    unmade.extend(options.style.is_none().then(|| OWN_STYLE.to_owned()));
    unmade
}

fn years(days: &[NaiveDate]) -> Vec<i32> {
    days.iter().map(Datelike::year).collect::<BTreeSet<_>>().into_iter().collect()
}

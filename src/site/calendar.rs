//! The calendar of a year (往期): every month in which the paper came out, and on each day of an edition the way to it.

use crate::feed::edition_page_path;
use crate::feed::year_path;
use crate::site::address::Here;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::paper::Page;
use crate::site::paper::Site;
use crate::words::language::Language;
use crate::words::outlet;
use crate::words::site;
use crate::words::site::weekday_short;
use crate::words::site::word;
use chrono::Datelike;
use chrono::NaiveDate;
use maud::Markup;
use maud::html;
use std::collections::BTreeSet;

/// The calendar of a year; `days` are those of all editions.
pub(crate) fn page(site: Site<'_>, year: i32, years: &[i32], days: &[NaiveDate]) -> Page {
    let language = site.language();
    let path = year_path(year);
    let here = Here::At(&path);
    let title = site::year(year, language);
    let days: BTreeSet<NaiveDate> = days.iter().filter(|day| day.year() == year).copied().collect();
    let months: BTreeSet<u32> = days.iter().map(Datelike::month).collect();
    let frame = Frame {
        site,
        here,
        class: "year",
        head: html! {
            (head::common(site, here, &title, Robots::Show))
            (head::shared(site, &site.paper.below(&path), "website", &format!("{} {title}", site.paper.title), ""))
            (head::feeds(site.paper))
        },
        masthead: Masthead::Running,
        day: NaiveDate::from_yo_opt(year, 1).unwrap_or(site.newest),
        main: html! {
            header.day { "\n" h1 { (title) } "\n" p.count { (site::editions(days.len(), language)) } "\n" } "\n"
            div.months { "\n" @for month in months { (table(year, month, &days, here, language)) } } "\n"
            @if years.len() > 1 {
                nav.years aria-label=(word("site-years", language)) { "\n"
                    @for one in years.iter().rev() {
                        a href=(here.to(&year_path(*one))) aria-current=[(*one == year).then_some("page")] { (one) } "\n"
                    }
                } "\n"
            }
        },
        beside: None,
    };
    Page { bytes: frame::page(&frame), path }
}

/// A month, its weeks from Monday.
fn table(year: i32, month: u32, days: &BTreeSet<NaiveDate>, here: Here<'_>, language: Language) -> Markup {
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { return html! {} };
    let all: Vec<NaiveDate> = first.iter_days().take_while(|day| day.month() == month).collect();
    let before = usize::try_from(first.weekday().num_days_from_monday()).unwrap_or_default();
    let cells: Vec<Option<NaiveDate>> = std::iter::repeat_n(None, before).chain(all.into_iter().map(Some)).collect();
    html! {
        table { "\n"
            caption { (site::month(month, language)) } "\n"
            thead { tr { @for day in first.week(chrono::Weekday::Mon).first_day().iter_days().take(7) { th scope="col" { (weekday_short(day, language)) } } } } "\n"
            tbody { "\n"
                @for week in cells.chunks(7) {
                    tr {
                        @for cell in (0..7).map(|at| week.get(at).copied().flatten()) {
                            td {
                                @match cell {
                                    Some(day) if days.contains(&day) => {
                                        a href=(here.to(&edition_page_path(day))) aria-label=(outlet::day(day, language)) { (day.day()) }
                                    },
                                    Some(day) => (day.day()),
                                    None => "",
                                }
                            }
                        }
                    } "\n"
                }
            } "\n"
        } "\n"
    }
}

//! The page of an edition (一期): page by page (版), the stories of each in the order printed; and the same as other pages show it.

use crate::feed::Feed;
use crate::feed::edition_page_path;
use crate::feed::index_path;
use crate::shelf::Each;
use crate::shelf::Shelf;
use crate::shelf::slug;
use crate::site::address::Here;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::order::Sheet;
use crate::site::paper::Page;
use crate::site::paper::Site;
use crate::site::story;
use crate::site::story::Weight;
use crate::words::language::Language;
use crate::words::outlet;
use crate::words::site::counted;
use crate::words::site::weekday;
use crate::words::site::word;
use chrono::NaiveDate;
use maud::Markup;
use maud::html;

/// The page of an edition; `None` of a feed that is none.
pub(crate) fn page(site: Site<'_>, edition: &Feed, printed: &[Sheet<'_>]) -> Option<Page> {
    let date = edition.edition?;
    let language = site.language();
    let path = edition_page_path(date);
    let here = Here::At(&path);
    let title = outlet::day(date, language);
    let neighbours = [(edition.previous, "prev"), (edition.next, "next")];
    let frame = Frame {
        site,
        here,
        class: "edition",
        head: html! {
            (head::common(site, here, &title, Robots::Show))
            (head::shared(site, &site.paper.below(&path), "website", &format!("{} {title}", site.paper.title), ""))
            (head::feeds(site.paper))
            @for (day, relation) in neighbours { @if let Some(day) = day { link rel=(relation) href=(here.to(&edition_page_path(day))); "\n" } }
        },
        masthead: Masthead::Running,
        day: date,
        main: html! {
            header.day { "\n"
                h1 { (day(date, language)) } "\n"
                (count(printed, language)) "\n"
            } "\n"
            (contents(printed, language))
            (sheets(printed, site, here))
            @if printed.is_empty() { p.none { (word("site-edition-empty", language)) } "\n" }
            (turning(edition, here, language)) "\n"
        },
        beside: None,
    };
    Some(Page { bytes: frame::page(&frame), path })
}

/// `2023年4月9日 星期日`
pub(crate) fn day(date: NaiveDate, language: Language) -> Markup {
    html! { time datetime=(date) { (outlet::day(date, language)) } " " span.weekday { (weekday(date, language)) } }
}

/// How much there is of it.
pub(crate) fn count(printed: &[Sheet<'_>], language: Language) -> Markup {
    let stories = printed.iter().map(|sheet| sheet.stories.len()).sum();
    let pages = printed.iter().filter(|sheet| sheet.page.is_some()).count();
    html! { p.count { (counted(pages, stories, language)) } }
}

/// Fewer pages are seen at a glance.
const MANY_SHEETS: usize = 3;

/// The pages of an edition that has many.
fn contents(printed: &[Sheet<'_>], language: Language) -> Markup {
    if printed.len() < MANY_SHEETS {
        return html! {};
    }
    html! {
        nav.contents aria-label=(word("site-contents", language)) { "\n"
            @for sheet in printed { a href={ "#" (sheet.anchor()) } { (name(sheet, language)) } "\n" }
        } "\n"
    }
}

/// The pages with their stories.
pub(crate) fn sheets(printed: &[Sheet<'_>], site: Site<'_>, here: Here<'_>) -> Markup {
    let language = site.language();
    let weight = |sheet: usize, at: usize| if sheet == 0 && at == 0 { Weight::Lead } else { Weight::Usual };
    html! {
        @for (count, sheet) in printed.iter().enumerate() {
            section.sheet id=(sheet.anchor()) { "\n"
                h2 { (heading(sheet, site, here, language)) } "\n"
                div.stories { "\n"
                    @for (at, entry) in sheet.stories.iter().enumerate() { (story::listed(entry, site, here, weight(count, at))) }
                } "\n"
            } "\n"
        }
    }
}

/// `第A02版 要闻`
fn name(sheet: &Sheet<'_>, language: Language) -> Markup {
    html! {
        @match (sheet.page, sheet.section) {
            (Some(page), Some(section)) => { (outlet::page(page.as_str(), language)) " " (section) },
            (Some(page), None) => (outlet::page(page.as_str(), language)),
            (None, Some(section)) => (section),
            (None, None) => (word("site-stories", language)),
        }
    }
}

/// The name of a page; its section leads to what it held before.
fn heading(sheet: &Sheet<'_>, site: Site<'_>, here: Here<'_>, language: Language) -> Markup {
    let is_linked = site.wanted.sections == Each::Yes;
    let plain = sheet.section.filter(|_| is_linked).map(|it| slug::plain(it.as_str())).filter(|it| !it.is_empty());
    let folder = plain.and_then(|plain| Shelf::Section(plain).folder());
    html! {
        @if let Some(page) = sheet.page { span.page { (outlet::page(page.as_str(), language)) } " " }
        @match (sheet.section, folder) {
            (Some(section), Some(folder)) => a.section href=(here.to(&index_path(&folder))) { (section) },
            (Some(section), None) => span.section { (section) },
            (None, _) if sheet.page.is_none() => (word("site-stories", language)),
            (None, _) => "",
        }
    }
}

/// The editions before and after it.
fn turning(edition: &Feed, here: Here<'_>, language: Language) -> Markup {
    let turn = |day: Option<NaiveDate>| day.map(|day| (here.to(&edition_page_path(day)), outlet::day(day, language)));
    let (before, after) = (turn(edition.previous), turn(edition.next));
    if before.is_none() && after.is_none() {
        return html! {};
    }
    html! {
        nav.turning aria-label=(word("site-turning", language)) { "\n"
            @if let Some((way, day)) = before { a.before rel="prev" href=(way) { small { (word("site-edition-before", language)) } " " (day) } "\n" }
            @if let Some((way, day)) = after { a.after rel="next" href=(way) { small { (word("site-edition-after", language)) } " " (day) } "\n" }
        }
    }
}

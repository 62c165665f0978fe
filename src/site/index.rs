//! The front: the paper's name, its newest edition page by page, what was corrected of late, how to have it sent, where the rest is.

use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::edition_page_path;
use crate::feed::index_path;
use crate::feed::year_path;
use crate::shelf::slug;
use crate::site::address::Here;
use crate::site::edition;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::order::Sheet;
use crate::site::paper::Branch;
use crate::site::paper::BranchKind;
use crate::site::paper::INDEX;
use crate::site::paper::Page;
use crate::site::paper::SUBSCRIBE;
use crate::site::paper::Site;
use crate::site::story;
use crate::words::language::Language;
use crate::words::outlet;
use crate::words::site::corrected;
use crate::words::site::word;
use chrono::Datelike;
use maud::Markup;
use maud::html;
use std::cmp::Reverse;

/// So many corrections are news; more are in the feeds.
const MOST_CHANGES: usize = 8;

/// The paper's page, by its newest edition.
pub(crate) fn page(site: Site<'_>, newest: &Feed, printed: &[Sheet<'_>], branches: &[Branch]) -> Page {
    let language = site.language();
    let here = Here::At(INDEX);
    let paper = site.paper;
    let motto = Some(&paper.description).filter(|it| **it != paper.title);
    let frame = Frame {
        site,
        here,
        class: "front",
        head: html! {
            (head::common(site, here, paper.title.as_str(), Robots::Show))
            (head::shared(site, &paper.folder, "website", paper.title.as_str(), motto.map(|it| it.as_str()).unwrap_or_default()))
            (head::feeds(paper))
            @for branch in offered(branches) { (head::branch(branch.title.as_str(), &branch.path, paper)) }
        },
        masthead: Masthead::Front(html! {
            @if let Some(motto) = motto { p.motto { (motto) } "\n" }
            div.day { "\n"
                p { a href=(here.to(&edition_page_path(site.newest))) { (edition::day(site.newest, language)) } } "\n"
                (edition::count(printed, language)) "\n"
            }
        }),
        day: site.newest,
        main: html! {
            (edition::sheets(printed, site, here))
            @if printed.is_empty() { p.none { (word("site-edition-empty", language)) } "\n" }
            (before(newest, here, language))
        },
        beside: Some(beside(site, here, &in_print(branches, printed))),
    };
    Page { bytes: frame::page(&frame), path: INDEX.to_owned() }
}

/// Those that one may want to choose from here: sections, and what the paper asks for. Writers are too many.
fn offered(branches: &[Branch]) -> impl Iterator<Item = &Branch> {
    branches.iter().filter(|branch| branch.kind != BranchKind::Author)
}

/// Sections in the order in which the newest edition has them, then the others.
fn in_print(branches: &[Branch], printed: &[Sheet<'_>]) -> Vec<Branch> {
    let sections = printed.iter().flat_map(|sheet| &sheet.stories).filter_map(|story| story.section.as_ref());
    let sections: Vec<String> = sections.map(|section| slug::plain(section.as_str())).collect();
    let mut ordered = branches.to_vec();
    ordered.sort_by_key(|branch| sections.iter().position(|it| it == branch.name.as_str()).unwrap_or(usize::MAX));
    ordered
}

/// The edition before.
fn before(newest: &Feed, here: Here<'_>, language: Language) -> Markup {
    html! {
        @if let Some(day) = newest.previous {
            nav.turning aria-label=(word("site-turning", language)) { "\n"
                a.before rel="prev" href=(here.to(&edition_page_path(day))) { small { (word("site-edition-before", language)) } " " (outlet::day(day, language)) } "\n"
            } "\n"
        }
    }
}

fn beside(site: Site<'_>, here: Here<'_>, branches: &[Branch]) -> Markup {
    let language = site.language();
    let changes = changes(site.paper, language);
    html! {
        aside aria-label=(word("site-beside", language)) { "\n"
            section.subscribe { "\n"
                h2 { (word("site-subscribe", language)) } "\n"
                p { (word("site-subscribe-short", language)) (language.full_stop()) } "\n"
                p { code.address { (site.paper.current(Format::Atom)) } } "\n"
                p { a href=(here.to(SUBSCRIBE)) { (word("site-subscribe-more", language)) } } "\n"
            } "\n"
            @if !changes.is_empty() {
                section.changes { "\n"
                    h2 { (word("site-changes", language)) } "\n"
                    ul { "\n"
                        @for entry in changes {
                            li {
                                @match here.to_story(entry, site.paper) {
                                    Some(way) => a href=(way) { (story::headline(entry)) },
                                    None => (story::headline(entry)),
                                }
                                @if entry.updated > entry.published { " " time datetime=(entry.updated.rfc3339()) { (corrected(entry.updated, language)) } }
                            } "\n"
                        }
                    } "\n"
                } "\n"
            }
            @for (kind, code) in [(BranchKind::Section, "published-sections"), (BranchKind::Asked, "site-topics")] {
                (group(branches, kind, code, here, language))
            }
            section.past { "\n"
                h2 { (word("site-past", language)) } "\n"
                p { a href=(here.to(&year_path(site.newest.year()))) { (word("site-calendar", language)) } } "\n"
            } "\n"
        }
    }
}

/// Feeds of a kind, each by its page.
pub(crate) fn group(branches: &[Branch], kind: BranchKind, code: &'static str, here: Here<'_>, language: Language) -> Markup {
    let of_kind: Vec<&Branch> = branches.iter().filter(|it| it.kind == kind).collect();
    html! {
        @if !of_kind.is_empty() {
            section.branches { "\n"
                h2 { (word(code, language)) } "\n"
                ul { "\n" @for branch in of_kind { li { a href=(here.to(&index_path(&branch.path))) { (branch.name) } } "\n" } } "\n"
            } "\n"
        }
    }
}

/// What was corrected since it was published, and what the paper corrects, the latest first.
fn changes(paper: &Feed, language: Language) -> Vec<&Entry> {
    let correction = outlet::kind("correction", language);
    let is_news =
        |entry: &&Entry| entry.updated > entry.published || entry.kind.as_ref().is_some_and(|it| it.as_str() == correction);
    let mut changes: Vec<&Entry> = paper.entries.iter().filter(is_news).collect();
    changes.sort_by_key(|entry| (Reverse(entry.updated.max(entry.published)), &entry.id));
    changes.truncate(MOST_CHANGES);
    changes
}

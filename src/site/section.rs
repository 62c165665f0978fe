//! The page of a feed beside the paper's own: a section, a writer, what the paper asks for; its newest stories by their days.

use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::edition_page_path;
use crate::feed::index_path;
use crate::site::address::Here;
use crate::site::edition;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::paper::Branch;
use crate::site::paper::Page;
use crate::site::paper::Site;
use crate::site::story;
use crate::site::story::Weight;
use crate::words::site::word;
use chrono::NaiveDate;
use maud::html;
use std::collections::BTreeMap;

/// The page of a feed.
pub(crate) fn page(site: Site<'_>, branch: &Branch, feed: &Feed) -> Page {
    let language = site.language();
    let path = index_path(&branch.path);
    let here = Here::At(&path);
    let motto = Some(feed.description.as_str()).filter(|it| *it != feed.title.as_str());
    let mut days: BTreeMap<NaiveDate, Vec<&Entry>> = BTreeMap::new();
    for entry in &feed.entries {
        days.entry(entry.edition.date).or_default().push(entry);
    }
    let frame = Frame {
        site,
        here,
        class: "branch",
        head: html! {
            (head::common(site, here, branch.name.as_str(), Robots::Show))
            (head::shared(site, &site.paper.below(&path), "website", feed.title.as_str(), motto.unwrap_or_default()))
            (head::feeds(feed))
            (head::feeds(site.paper))
        },
        masthead: Masthead::Running,
        day: site.newest,
        main: html! {
            header.day { "\n"
                h1 { (branch.name) } "\n"
                @if let Some(motto) = motto { p { (motto) } "\n" }
                p { (word("site-feed-address", language)) " " code.address { (feed.current(Format::Atom)) } } "\n"
            } "\n"
            @for (day, stories) in days.iter().rev() {
                section.sheet { "\n"
                    h2 { a href=(here.to(&edition_page_path(*day))) { (edition::day(*day, language)) } } "\n"
                    div.stories { "\n" @for entry in stories { (story::listed(entry, site, here, Weight::Usual)) } } "\n"
                } "\n"
            }
            @if days.is_empty() { p.none { (word("site-branch-empty", language)) } "\n" }
        },
        beside: None,
    };
    Page { bytes: frame::page(&frame), path }
}

//! How to subscribe (订阅), for somebody who never heard of feeds: what it is, how it is done, and the address of every feed.

use crate::feed::Format;
use crate::feed::document_path;
use crate::feed::index_path;
use crate::site::address::Here;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::paper::Branch;
use crate::site::paper::BranchKind;
use crate::site::paper::Page;
use crate::site::paper::SUBSCRIBE;
use crate::site::paper::Site;
use crate::words::language::Language;
use crate::words::site;
use crate::words::site::word;
use crate::write;
use maud::Markup;
use maud::html;
use url::Url;
use url::form_urlencoded::byte_serialize;

/// Readers that take a feed by an address: what they are called, and what stands before that of the feed.
const READERS: [(&str, &str); 3] = [
    ("Feedly", "https://feedly.com/i/subscription/feed%2F"),
    ("Inoreader", "https://www.inoreader.com/?add_feed="),
    ("NewsBlur", "https://www.newsblur.com/?url="),
];

/// The page that explains it.
pub(crate) fn page(site: Site<'_>, branches: &[Branch]) -> Page {
    let language = site.language();
    let here = Here::At(SUBSCRIBE);
    let paper = site.paper;
    let title = word("site-subscribe", language);
    let atom = paper.current(Format::Atom);
    let groups = [
        (BranchKind::Section, "published-sections"),
        (BranchKind::Asked, "site-topics"),
        (BranchKind::Author, "published-writers"),
    ];
    let frame = Frame {
        site,
        here,
        class: "subscribe",
        head: html! {
            (head::common(site, here, &title, Robots::Show))
            (head::shared(site, &paper.below(SUBSCRIBE), "website", &format!("{title} {}", paper.title), ""))
            (head::feeds(paper))
        },
        masthead: Masthead::Running,
        day: site.newest,
        main: html! {
            header.day { "\n" h1 { (site::subscribe_to(paper.title.as_str(), language)) } "\n" } "\n"
            div.text { "\n"
                p { (sentence("site-subscribe-what", language)) } "\n"
                p { (sentence("site-subscribe-why", language)) } "\n"
                h2 { (word("site-subscribe-how", language)) } "\n"
                ol { "\n"
                    li { (sentence("site-subscribe-reader", language)) } "\n"
                    li { (word("site-subscribe-copy", language)) " " code.address { (atom) } } "\n"
                    li { (sentence("site-subscribe-paste", language)) } "\n"
                } "\n"
                p { (word("site-subscribe-open", language)) } "\n"
                ul.readers { "\n"
                    @for (name, before) in READERS { li { a href={ (before) (encoded(&atom)) } { (name) } } "\n" }
                    li { a href={ "feed:" (without_scheme(&atom)) } { (word("site-subscribe-own", language)) } } "\n"
                } "\n"
            } "\n"
            section.feeds { "\n"
                h2 { (word("site-subscribe-all", language)) } "\n"
                dl { "\n"
                    @for format in Format::ALL { dt { (paper.title) " " small { (format.name()) } } dd { code.address { (paper.current(format)) } } "\n" }
                    dt { (word("site-subscribe-list", language)) " " small { "OPML" } } dd { code.address { (paper.below(write::LIST)) } } "\n"
                } "\n"
            } "\n"
            @for (kind, code) in groups { (group(site, here, branches, kind, code)) }
        },
        beside: None,
    };
    Page { bytes: frame::page(&frame), path: SUBSCRIBE.to_owned() }
}

fn sentence(code: &'static str, language: Language) -> String {
    [&word(code, language), language.full_stop()].concat()
}

/// Feeds of a kind, with their addresses.
fn group(site: Site<'_>, here: Here<'_>, branches: &[Branch], kind: BranchKind, code: &'static str) -> Markup {
    let of_kind: Vec<&Branch> = branches.iter().filter(|it| it.kind == kind).collect();
    html! {
        @if !of_kind.is_empty() {
            section.feeds { "\n"
                h2 { (word(code, site.language())) } "\n"
                dl { "\n"
                    @for branch in of_kind {
                        dt { a href=(here.to(&index_path(&branch.path))) { (branch.name) } }
                        dd { code.address { (site.paper.below(&document_path(&branch.path, Format::Atom))) } } "\n"
                    }
                } "\n"
            } "\n"
        }
    }
}

/// `//example.cn/feeds/atom.xml`: behind `feed:`, which asks the machine for a reader.
fn without_scheme(address: &Url) -> &str {
    address.as_str().split_once(':').map_or(address.as_str(), |(_, rest)| rest)
}

/// An address within another.
fn encoded(address: &Url) -> String {
    byte_serialize(address.as_str().as_bytes()).collect()
}

//! The head of a page: what it is, what it may load, where its feeds are, what search engines and messengers show of it.

use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::document_path;
use crate::site::address::Here;
use crate::site::paper::OWN_STYLE;
use crate::site::paper::STYLE;
use crate::site::paper::Site;
use crate::write::document::generator;
use maud::Markup;
use maud::html;
use url::Url;

/// What a page may load: our style, and pictures, of which some are linked from elsewhere. Nothing runs, and nothing is sent.
pub(crate) const POLICY: &str =
    "default-src 'none'; style-src 'self'; img-src 'self' https: http:; base-uri 'none'; form-action 'none'";

/// What search engines are to do with a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Robots {
    Show,
    Hide,
}

/// What the head of every page says.
pub(crate) fn common(site: Site<'_>, here: Here<'_>, title: &str, robots: Robots) -> Markup {
    let title = if title == site.paper.title.as_str() { title.to_owned() } else { format!("{title} · {}", site.paper.title) };
    html! {
        meta charset="utf-8"; "\n"
        meta http-equiv="Content-Security-Policy" content=(POLICY); "\n"
        meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
        meta name="color-scheme" content="light dark"; "\n"
        title { (title) } "\n"
        @if robots == Robots::Hide { meta name="robots" content="noindex"; "\n" }
        meta name="generator" content=(generator()); "\n"
        link rel="stylesheet" href=(here.to(STYLE)); "\n"
        @if site.options.style.is_some() { link rel="stylesheet" href=(here.to(OWN_STYLE)); "\n" }
        @if let Some(icon) = &site.paper.brand.icon { link rel="icon" href=(here.to_address(icon, site.paper)); "\n" }
    }
}

/// What a page is that has an address of its own: for search engines, and for those who pass it on.
pub(crate) fn shared(site: Site<'_>, address: &Url, kind: &str, title: &str, description: &str) -> Markup {
    html! {
        @if !description.trim().is_empty() {
            meta name="description" content=(description); "\n"
            meta property="og:description" content=(description); "\n"
        }
        meta property="og:type" content=(kind); "\n"
        meta property="og:title" content=(title); "\n"
        meta property="og:site_name" content=(site.paper.title); "\n"
        meta property="og:url" content=(address); "\n"
        link rel="canonical" href=(address); "\n"
    }
}

/// The documents of a feed, Atom first, by their full addresses: readers take them from here.
pub(crate) fn feeds(feed: &Feed) -> Markup {
    html! {
        @for format in Format::ALL {
            link rel="alternate" type=(format.media_type()) title={ (feed.title) " · " (format.name()) }
                href=(feed.current(format)); "\n"
        }
    }
}

/// A feed beside the paper's own, as readers want it first.
pub(crate) fn branch(title: &str, path: &str, paper: &Feed) -> Markup {
    let address = paper.below(&document_path(path, Format::Atom));
    html! { link rel="alternate" type=(Format::Atom.media_type()) title={ (title) " · " (Format::Atom.name()) } href=(address); "\n" }
}

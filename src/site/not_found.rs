//! What stands for a page that is not there, at whatever address somebody asked for: where to look instead.

use crate::feed::year_path;
use crate::site::address::Here;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::paper::INDEX;
use crate::site::paper::NOT_FOUND;
use crate::site::paper::Page;
use crate::site::paper::Site;
use crate::words::site::word;
use chrono::Datelike;
use maud::html;

/// The page for what is not there. It is shown at any address, and so are its ways told from the root of the site.
pub(crate) fn page(site: Site<'_>) -> Page {
    let language = site.language();
    let here = Here::Anywhere(site.paper.folder.path());
    let title = word("site-not-found", language);
    let frame = Frame {
        site,
        here,
        class: "not-found",
        head: html! { (head::common(site, here, &title, Robots::Hide)) },
        masthead: Masthead::Running,
        day: site.newest,
        main: html! {
            header.day { "\n" h1 { (title) } "\n" } "\n"
            div.text { "\n"
                p { (word("site-not-found-why", language)) (language.full_stop()) } "\n"
                ul { "\n"
                    li { a href=(here.to(INDEX)) { (word("site-newest", language)) } } "\n"
                    li { a href=(here.to(&year_path(site.newest.year()))) { (word("site-calendar", language)) } } "\n"
                } "\n"
            } "\n"
        },
        beside: None,
    };
    Page { bytes: frame::page(&frame), path: NOT_FOUND.to_owned() }
}

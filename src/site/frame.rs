//! What stands around every page: the way past it for those who hear the page, the paper's name, where else to go, whose it is.

use crate::feed::Format;
use crate::feed::year_path;
use crate::site::address::Here;
use crate::site::paper::INDEX;
use crate::site::paper::SUBSCRIBE;
use crate::site::paper::Site;
use crate::words::site::word;
use chrono::Datelike;
use chrono::NaiveDate;
use maud::DOCTYPE;
use maud::Markup;
use maud::html;

/// A page without what stands around it.
pub(crate) struct Frame<'a> {
    pub(crate) site: Site<'a>,
    pub(crate) here: Here<'a>,
    /// What sort of page it is, for its style.
    pub(crate) class: &'static str,
    /// All of its head.
    pub(crate) head: Markup,
    /// What stands above it: the paper's name, large where the page is the paper's own.
    pub(crate) masthead: Masthead,
    /// The day from which the calendar leads on.
    pub(crate) day: NaiveDate,
    /// What it is for.
    pub(crate) main: Markup,
    /// What stands beside it.
    pub(crate) beside: Option<Markup>,
}

/// How the paper's name stands above a page.
pub(crate) enum Masthead {
    /// As on its front, with what stands below it.
    Front(Markup),
    /// Small: the page is of something else.
    Running,
}

/// Which of the places is where we are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Home,
    Past,
    Subscribe,
}

/// The whole page.
pub(crate) fn page(frame: &Frame<'_>) -> Vec<u8> {
    let Frame { site, class, head, main, beside, .. } = frame;
    let skip = word("site-skip", site.language());
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(site.paper.language) {
            "\n" head { "\n" (head) } "\n"
            body class=(class) {
                "\n" a.skip href="#text" { (skip) } "\n"
                (frame.masthead()) "\n"
                main id="text" { "\n" (main) } "\n"
                @if let Some(beside) = beside { (beside) "\n" }
                (frame.footer()) "\n"
            } "\n"
        } "\n"
    };
    page.into_string().into_bytes()
}

impl Frame<'_> {
    fn home(&self) -> String {
        if self.site.has_pages() { self.here.to(INDEX) } else { self.site.paper.site.to_string() }
    }

    fn masthead(&self) -> Markup {
        let paper = self.site.paper;
        let logo = paper.brand.logo.as_ref().map(|logo| self.here.to_address(logo, paper));
        let name = html! {
            @match &logo {
                Some(logo) => img.logo src=(logo) alt=(paper.title);,
                None => (paper.title),
            }
        };
        html! {
            @match &self.masthead {
                Masthead::Front(below) => header.masthead.front { "\n" h1.paper { (name) } "\n" (below) "\n" (self.places()) "\n" },
                Masthead::Running => header.masthead { "\n" p.paper { a href=(self.home()) { (name) } } "\n" (self.places()) "\n" },
            }
        }
    }

    /// Where else to go.
    fn places(&self) -> Markup {
        if !self.site.has_pages() {
            return html! {};
        }
        let language = self.site.language();
        let year = year_path(self.day.year());
        let places = [
            (Place::Home, INDEX, "site-home"),
            (Place::Past, &year, "site-past"),
            (Place::Subscribe, SUBSCRIBE, "site-subscribe"),
        ];
        html! {
            nav.places aria-label=(word("site-places", language)) { "\n"
                @for (place, path, code) in places {
                    a href=(self.here.to(path)) aria-current=[(self.place() == Some(place)).then_some("page")] { (word(code, language)) } "\n"
                }
            }
        }
    }

    fn place(&self) -> Option<Place> {
        match self.class {
            "front" => Some(Place::Home),
            "year" => Some(Place::Past),
            "subscribe" => Some(Place::Subscribe),
            _ => None,
        }
    }

    fn footer(&self) -> Markup {
        let paper = self.site.paper;
        html! {
            footer { "\n"
                p { a href=(paper.site) { (paper.title) } @if let Some(rights) = &paper.brand.rights { " " span.rights { (rights) } } } "\n"
                p.feeds { @for format in Format::ALL { a href=(self.here.to(format.file_name())) { (format.name()) } " " } } "\n"
            }
        }
    }
}

//! The page of a story: what is printed above its headline and below, who is credited, its text, and what stands next to it. Its
//! address is for ever: one that is withdrawn says so there.

use crate::article::Withdrawal;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::document_path;
use crate::feed::edition_page_path;
use crate::feed::index_path;
use crate::feed::page_path;
use crate::shelf::Each;
use crate::shelf::Shelf;
use crate::shelf::slug;
use crate::site::address;
use crate::site::address::Here;
use crate::site::body;
use crate::site::byline;
use crate::site::frame;
use crate::site::frame::Frame;
use crate::site::frame::Masthead;
use crate::site::head;
use crate::site::head::Robots;
use crate::site::linked;
use crate::site::order;
use crate::site::order::Sheet;
use crate::site::paper::Page;
use crate::site::paper::Site;
use crate::site::story;
use crate::text::XmlText;
use crate::words::outlet;
use crate::words::site;
use crate::words::site::word;
use maud::Markup;
use maud::html;

/// The pages of an edition's stories that have no other home, of the withdrawn ones too.
pub(crate) fn pages(site: Site<'_>, edition: &Feed, printed: &[Sheet<'_>]) -> Vec<Page> {
    if site.options.articles == Each::No {
        return Vec::new();
    }
    let stories: Vec<&Entry> = printed.iter().flat_map(|sheet| sheet.stories.iter().copied()).collect();
    let beside = |at: Option<usize>| at.and_then(|at| stories.get(at)).copied();
    let ours = stories.iter().enumerate().filter(|(_, entry)| address::is_ours(entry, site.paper));
    let shown = ours.map(|(at, entry)| page(site, entry, beside(at.checked_sub(1)), beside(at.checked_add(1))));
    shown.chain(edition.withdrawals.iter().map(|withdrawal| withdrawn(site, withdrawal))).collect()
}

/// A story's page; `before` and `after` are its neighbours in print.
fn page(site: Site<'_>, entry: &Entry, before: Option<&Entry>, after: Option<&Entry>) -> Page {
    let path = page_path(&entry.id);
    let here = Here::At(&path);
    let frame = Frame {
        site,
        here,
        class: "article",
        head: html! { (head(site, entry, here)) (neighbours(site, here, before, after)) (linked::data(entry, site.paper)) },
        masthead: Masthead::Running,
        day: entry.edition.date,
        main: html! {
            article { "\n"
                header { "\n" (title_block(site, entry, here)) "\n" } "\n"
                div.text { "\n"
                    (body::text(entry, site, here))
                    @if let Some(byline) = byline::printed(entry) { p.byline { (byline) } "\n" }
                } "\n"
                @if let Some(feed) = section_feed(site, entry, here) { (feed) "\n" }
            } "\n"
            (turning(site, here, entry, before, after)) "\n"
        },
        beside: None,
    };
    Page { bytes: frame::page(&frame), path }
}

fn head(site: Site<'_>, entry: &Entry, here: Here<'_>) -> Markup {
    let title = entry.title.as_str();
    let branch =
        section(site, entry).map(|(name, folder)| head::branch(&format!("{}·{name}", site.paper.title), &folder, site.paper));
    html! {
        (head::common(site, here, title, Robots::Show))
        @for author in &entry.authors { meta name="author" content=(author); "\n" }
        meta name="article:id" content=(entry.id); "\n"
        (head::shared(site, &entry.address, "article", title, entry.summary.as_str()))
        @for picture in entry.content.pictures.iter().take(1) { meta property="og:image" content=(picture.address); "\n" }
        meta property="article:published_time" content=(entry.published.rfc3339()); "\n"
        @if entry.updated > entry.published { meta property="article:modified_time" content=(entry.updated.rfc3339()); "\n" }
        @if let Some(section) = &entry.section { meta property="article:section" content=(section); "\n" }
        (head::feeds(site.paper))
        @if let Some(branch) = branch { (branch) }
    }
}

fn neighbours(site: Site<'_>, here: Here<'_>, before: Option<&Entry>, after: Option<&Entry>) -> Markup {
    let way = |entry: Option<&Entry>| entry.and_then(|entry| here.to_story(entry, site.paper));
    html! {
        @if let Some(way) = way(before) { link rel="prev" href=(way); "\n" }
        @if let Some(way) = way(after) { link rel="next" href=(way); "\n" }
    }
}

/// What is printed above the text, and when and where it was printed.
fn title_block(site: Site<'_>, entry: &Entry, here: Here<'_>) -> Markup {
    let content = &entry.content;
    let class = if content.segments.is_empty() { Some("unseen") } else { story::length(&entry.title) };
    html! {
        @for column in content.column.iter().chain(&entry.kind) { p.column { (column) } "\n" }
        @if let Some(kicker) = &content.kicker { p.kicker { (kicker) } "\n" }
        h1 class=[class] { (story::headline(entry)) } "\n"
        @for deck in &content.decks { p.deck { (deck) } "\n" }
        @if let Some(credits) = byline::credits(entry, site, here) { (credits) "\n" }
        (printed(site, entry, here))
        @if entry.updated > entry.published {
            "\n" p.corrected { time datetime=(entry.updated.rfc3339()) { (site::corrected(entry.updated, site.language())) } }
        }
    }
}

/// Day, page and section, each of which leads to all of it.
fn printed(site: Site<'_>, entry: &Entry, here: Here<'_>) -> Markup {
    let language = site.language();
    let edition = |anchor: &str| site.has_pages().then(|| format!("{}{anchor}", here.to(&edition_page_path(entry.edition.date))));
    let day = html! { time datetime=(entry.published.rfc3339()) { (outlet::day(entry.edition.date, language)) } };
    html! {
        p.printed {
            (leading(edition("").as_deref(), &day))
            @if let Some(page) = &entry.edition.page {
                " " (leading(edition(&format!("#{}", order::anchor(Some(page)))).as_deref(), &html! { (outlet::page(page.as_str(), language)) }))
            }
            @if let Some(section) = &entry.section {
                " " (leading(self::section(site, entry).map(|(_, folder)| here.to(&index_path(&folder))).as_deref(), &html! { (section) }))
            }
            @if let Some(source) = &entry.source { " " span.source { (site::source(source.as_str(), language)) } }
        }
    }
}

fn leading(way: Option<&str>, words: &Markup) -> Markup {
    html! {
        @match way {
            Some(way) => a href=(way) { (words) },
            None => span { (words) },
        }
    }
}

/// The section of a story that has a page and a feed of its own.
fn section<'a>(site: Site<'_>, entry: &'a Entry) -> Option<(&'a XmlText, String)> {
    let section = entry.section.as_ref().filter(|_| site.has_pages() && site.wanted.sections == Each::Yes)?;
    let plain = Some(slug::plain(section.as_str())).filter(|plain| !plain.is_empty())?;
    Some((section, Shelf::Section(plain).folder()?))
}

/// Where what comes next in its section is to be had.
fn section_feed(site: Site<'_>, entry: &Entry, here: Here<'_>) -> Option<Markup> {
    let (name, folder) = section(site, entry)?;
    let way = here.to(&document_path(&folder, Format::Atom));
    Some(html! { p.follow { a href=(way) { (site::follow(name.as_str(), site.language())) } } })
}

/// The stories before and after it.
fn turning(site: Site<'_>, here: Here<'_>, entry: &Entry, before: Option<&Entry>, after: Option<&Entry>) -> Markup {
    let language = site.language();
    let turn = |entry: Option<&Entry>| entry.and_then(|entry| Some((here.to_story(entry, site.paper)?, story::headline(entry))));
    let (before, after) = (turn(before), turn(after));
    if before.is_none() && after.is_none() && !site.has_pages() {
        return html! {};
    }
    html! {
        nav.turning aria-label=(word("site-turning", language)) { "\n"
            @if let Some((way, headline)) = before { a.before rel="prev" href=(way) { small { (word("site-before", language)) } " " (headline) } "\n" }
            @if site.has_pages() { a.all href=(here.to(&edition_page_path(entry.edition.date))) { (word("site-edition", language)) } "\n" }
            @if let Some((way, headline)) = after { a.after rel="next" href=(way) { small { (word("site-after", language)) } " " (headline) } "\n" }
        }
    }
}

/// The page of a story that was withdrawn (撤稿): what there was is gone, and search engines are told so.
fn withdrawn(site: Site<'_>, withdrawal: &Withdrawal) -> Page {
    let language = site.language();
    let path = page_path(&withdrawal.id);
    let here = Here::At(&path);
    let notice = outlet::notice(language);
    let frame = Frame {
        site,
        here,
        class: "article withdrawn",
        head: html! {
            (head::common(site, here, &notice, Robots::Hide))
            meta name="article:id" content=(withdrawal.id); "\n"
        },
        masthead: Masthead::Running,
        day: withdrawal.id.date,
        main: html! {
            article { "\n"
                header { "\n"
                    h1 { (notice) } "\n"
                    p.printed { time datetime=(withdrawal.when.rfc3339()) { (outlet::day(withdrawal.when.date(), language)) } } "\n"
                } "\n"
                @if let Some(reason) = &withdrawal.reason { div.text { p { (XmlText::new(reason)) } } "\n" }
            } "\n"
        },
        beside: None,
    };
    Page { bytes: frame::page(&frame), path }
}

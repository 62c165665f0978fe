//! Sitemaps of sitemaps.org, and the one of Google News.

use crate::check::address;
use crate::check::address::Kind;
use crate::check::dates;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::names::NEWS;
use crate::check::names::SITEMAP;
use crate::check::place::START;
use crate::check::rule::Findings;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::story::Item;
use crate::check::tree::Node;
use std::collections::BTreeMap;

rules! {
    ELEMENT Error "sitemap-element" "sitemaps.org 0.9"
    LOCATION Error "sitemap-loc" "sitemaps.org 0.9: loc"
    TWICE Advice "sitemap-twice" "sitemaps.org 0.9: loc"
    HOST Advice "sitemap-host" "sitemaps.org 0.9: location"
    DATE Error "sitemap-date" "sitemaps.org 0.9: lastmod; Google News: publication_date"
    RHYTHM Error "sitemap-changefreq" "sitemaps.org 0.9: changefreq"
    PRIORITY Error "sitemap-priority" "sitemaps.org 0.9: priority"
    MOST Error "sitemap-most" "sitemaps.org 0.9; Google News sitemap"
    NEWS_WHOLE Error "news-whole" "Google News sitemap"
    NEWS_LANGUAGE Error "news-language" "Google News sitemap: language"
    EMPTY Advice "sitemap-empty" "sitemaps.org 0.9"
}

/// Of a sitemap, and of one for Google News.
const MOST_ADDRESSES: usize = 50_000;
const MOST_NEWS: usize = 1000;

/// Whether an element is the root of one.
pub(crate) fn is_one(root: &Node) -> bool {
    root.is(SITEMAP, "urlset") || root.is(SITEMAP, "sitemapindex")
}

/// Holds a document to the rules of sitemaps; gives its news.
pub(crate) fn hold(root: &Node, findings: &mut Findings) -> Feed {
    let mut feed = Feed::new(Format::Sitemap);
    let inner = if root.name() == "urlset" { "url" } else { "sitemap" };
    for child in root.children.iter().filter(|child| child.space() == SITEMAP && child.name() != inner) {
        findings.add(ELEMENT, child.place, Fault::Here(child.tag()));
    }
    let mut seen = BTreeMap::new();
    let mut first = None;
    for node in root.all(SITEMAP, inner) {
        let address = location(node, findings);
        if let Some(before) = seen.insert(address, node.place).filter(|_| !address.is_empty()) {
            findings.add(TWICE, node.place, Fault::Again("<loc>".to_owned(), address.to_owned(), before));
        }
        if let Some(host) = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned)) {
            let expected = first.get_or_insert_with(|| host.clone());
            if *expected != host {
                findings.add(HOST, node.place, Fault::Differs("<loc>".to_owned(), host, expected.clone()));
            }
        }
        entry(node, findings);
        if let Some(news) = node.child(NEWS, "news") {
            feed.items.push(self::news(news, address, &mut feed.language, findings));
        }
    }
    let count = root.all(SITEMAP, inner).count();
    if count == 0 {
        findings.add(EMPTY, root.place, Fault::Empty(root.tag()));
    }
    for (count, limit) in [(count, MOST_ADDRESSES), (feed.items.len(), MOST_NEWS)] {
        if count > limit {
            findings.add(MOST, START, Fault::Beyond("<url>".to_owned(), count, limit));
        }
    }
    feed
}

fn location<'node>(node: &'node Node, findings: &mut Findings) -> &'node str {
    match node.child(SITEMAP, "loc") {
        None => {
            findings.add(LOCATION, node.place, Fault::Missing("<loc>".to_owned()));
            ""
        }
        Some(loc) => {
            address::hold(loc.words(), "<loc>", loc.place, Kind::Url, findings);
            loc.words()
        }
    }
}

fn entry(node: &Node, findings: &mut Findings) {
    for child in node.children.iter().filter(|child| child.space() == SITEMAP) {
        let is = || Fault::Is(child.tag(), child.words().to_owned());
        match child.name() {
            "loc" => {}
            "lastmod" => date(child, findings),
            "changefreq" => {
                let known = ["always", "hourly", "daily", "weekly", "monthly", "yearly", "never"];
                if !known.contains(&child.words()) {
                    findings.add(RHYTHM, child.place, is());
                }
            }
            "priority" => {
                if !child.words().parse::<f32>().is_ok_and(|priority| (0.0..=1.0).contains(&priority)) {
                    findings.add(PRIORITY, child.place, is());
                }
            }
            _ => findings.add(ELEMENT, child.place, Fault::Here(child.tag())),
        }
    }
}

fn date(node: &Node, findings: &mut Findings) {
    if !dates::is_w3c(node.words()) {
        findings.add(DATE, node.place, Fault::Is(node.tag(), node.words().to_owned()));
    }
}

fn news(news: &Node, address: &str, language: &mut String, findings: &mut Findings) -> Item {
    let mut item = Item::new(news.place);
    address.clone_into(&mut item.link);
    address.clone_into(&mut item.id);
    news.words_of(NEWS, "title").clone_into(&mut item.title);
    for name in ["publication", "publication_date", "title"] {
        if news.child(NEWS, name).is_none_or(|child| child.children.is_empty() && child.words().is_empty()) {
            findings.add(NEWS_WHOLE, news.place, Fault::Missing(format!("<news:{name}>")));
        }
    }
    if let Some(title) = news.child(NEWS, "title") {
        html::plain(title.words(), &title.tag(), title.place, findings);
    }
    if let Some(moment) = news.child(NEWS, "publication_date").filter(|date| !date.words().is_empty()) {
        date(moment, findings);
        let day = moment.words().get(..10).unwrap_or_default();
        let text = if moment.words().contains('T') { moment.words().to_owned() } else { format!("{day}T00:00:00Z") };
        let read = dates::rfc_3339(&text, "", moment.place, &mut Findings::default());
        item.published = read.map(|read| (read, moment.place));
    }
    if let Some(publication) = news.child(NEWS, "publication") {
        for name in ["name", "language"] {
            if publication.words_of(NEWS, name).is_empty() {
                findings.add(NEWS_WHOLE, publication.place, Fault::Missing(format!("<news:{name}>")));
            }
        }
        // ISO 639, with the two exceptions that Google makes for Chinese.
        let tag = publication.words_of(NEWS, "language");
        let is_code = (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase());
        if !tag.is_empty() && !is_code && !["zh-cn", "zh-tw"].contains(&tag) {
            findings.add(NEWS_LANGUAGE, publication.place, Fault::Is("<news:language>".to_owned(), tag.to_owned()));
        }
        tag.clone_into(language);
    }
    item
}

//! RSS 2.0, with the Advisory Board's Best Practices Profile: the channel. Its items are `item`, what both consist of `element`.

mod element;
mod item;

use crate::check::address;
use crate::check::address::Kind;
use crate::check::dates;
use crate::check::dates::Tongue;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::modules;
use crate::check::names;
use crate::check::names::NONE;
use crate::check::rss::element::category;
use crate::check::rss::element::contact;
use crate::check::rss::element::known;
use crate::check::rule::Findings;
use crate::check::rule::Rule;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::tree::Node;

rules! {
    VERSION Error "rss-version" "RSS 2.0: rss"
    OLD Advice "rss-old" "RSS 2.0: rss"
    CHANNEL Error "rss-channel" "RSS 2.0: channel"
    REQUIRED Error "rss-required" "RSS 2.0: channel"
    BLANK Advice "rss-blank" "RSS 2.0: channel"
    NO_LANGUAGE Advice "rss-language" "RSS 2.0: language"
    TTL Error "rss-ttl" "RSS 2.0: ttl"
    HOURS Error "rss-skip-hours" "RSS 2.0: skipHours"
    MIDNIGHT Advice "rss-skip-midnight" "W3C feed validator"
    DAYS Error "rss-skip-days" "RSS 2.0: skipDays"
    IMAGE Error "rss-image" "RSS 2.0: image"
    IMAGE_SAME Advice "rss-image-same" "RSS 2.0: image"
    IMAGE_SIZE Error "rss-image-size" "RSS 2.0: image"
    CLOUD Error "rss-cloud" "RSS 2.0: cloud"
    INPUT Error "rss-text-input" "RSS 2.0: textInput"
    OWN Advice "rss-self" "RSS Best Practices: atom:link"
    OWN_TYPE Advice "rss-self-type" "RSS Best Practices: atom:link"
}

/// The rules of items, and of what both consist of.
pub(crate) const PART_RULES: [&[&Rule]; 2] = [element::RULES, item::RULES];

const ELEMENTS: &[&str] = &[
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "category",
    "generator",
    "docs",
    "cloud",
    "ttl",
    "image",
    "rating",
    "textInput",
    "skipHours",
    "skipDays",
    "item",
];
const MANY: &[&str] = &["category", "item"];
const DAY_NAMES: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Holds a document to the rules of RSS; gives what it says.
pub(crate) fn hold(root: &Node, findings: &mut Findings) -> Feed {
    let mut feed = Feed::new(Format::Rss);
    match root.attribute("version") {
        Some("2.0") => {}
        Some("0.91" | "0.92" | "0.93" | "0.94") => {
            findings.add(OLD, root.place, Fault::Is("<rss> version".to_owned(), version(root)));
        }
        _ => findings.add(VERSION, root.place, Fault::Is("<rss> version".to_owned(), version(root))),
    }
    let count = root.all(NONE, "channel").count();
    if count != 1 || root.children.len() != 1 {
        findings.add(CHANNEL, root.place, Fault::Count("<channel>".to_owned(), count));
    }
    let Some(channel) = root.child(NONE, "channel") else { return feed };
    feed.language = channel.words_of(NONE, "language").to_owned();
    let tongue = tongue(&feed.language);
    required(channel, findings);
    known(channel, ELEMENTS, MANY, findings);
    small(channel, findings);
    rhythm(channel, findings);
    image(channel, findings);
    modules::archives(channel, findings);
    own(channel, &mut feed, findings);
    for name in ["pubDate", "lastBuildDate"] {
        let Some(date) = channel.child(NONE, name) else { continue };
        let moment = dates::rfc_822(date.words(), &date.tag(), date.place, tongue, findings);
        match name {
            "lastBuildDate" => feed.updated = moment.map(|moment| (moment, date.place)),
            _ => feed.published = moment,
        }
    }
    feed.has_logo = channel.child(names::SNF, "logo").is_some_and(|logo| logo.child(NONE, "url").is_some());
    feed.items = channel.all(NONE, "item").map(|node| item::hold(node, tongue, findings)).collect();
    feed
}

fn version(root: &Node) -> String {
    root.attribute("version").unwrap_or_default().to_owned()
}

fn tongue(language: &str) -> Tongue {
    if language.to_ascii_lowercase().starts_with("zh") { Tongue::Chinese } else { Tongue::Other }
}

fn required(channel: &Node, findings: &mut Findings) {
    for name in ["title", "link", "description"] {
        match channel.child(NONE, name) {
            None => findings.add(REQUIRED, channel.place, Fault::Missing(format!("<{name}>"))),
            Some(node) if node.words().is_empty() => findings.add(BLANK, node.place, Fault::Empty(node.tag())),
            Some(node) if name == "link" => address::hold(node.words(), &node.tag(), node.place, Kind::Url, findings),
            Some(node) => html::plain(node.words(), &node.tag(), node.place, findings),
        }
    }
}

fn small(channel: &Node, findings: &mut Findings) {
    match channel.child(NONE, "language") {
        None => findings.add(NO_LANGUAGE, channel.place, Fault::Missing("<language>".to_owned())),
        Some(node) => address::language(node.words(), &node.tag(), node.place, findings),
    }
    for node in &channel.children {
        match (node.space(), node.name()) {
            (NONE, "managingEditor" | "webMaster") => contact(node, findings),
            (NONE, "docs") => address::hold(node.words(), &node.tag(), node.place, Kind::Url, findings),
            (NONE, "cloud") => {
                let wanted = ["domain", "port", "path", "registerProcedure", "protocol"];
                for name in wanted.iter().filter(|name| node.attribute(name).is_none()) {
                    findings.add(CLOUD, node.place, Fault::Missing(format!("<cloud> {name}")));
                }
            }
            (NONE, "textInput") => {
                for name in ["title", "description", "name", "link"].iter().filter(|name| node.child(NONE, name).is_none()) {
                    findings.add(INPUT, node.place, Fault::Missing(format!("<textInput> <{name}>")));
                }
            }
            (NONE, "category") => category(node, findings),
            _ => {}
        }
    }
}

fn rhythm(channel: &Node, findings: &mut Findings) {
    let is = |node: &Node| Fault::Is(node.tag(), node.words().to_owned());
    for ttl in channel.all(NONE, "ttl").filter(|ttl| !ttl.words().parse::<u32>().is_ok_and(|minutes| minutes > 0)) {
        findings.add(TTL, ttl.place, is(ttl));
    }
    for hour in channel.all(NONE, "skipHours").flat_map(|hours| hours.all(NONE, "hour")) {
        match hour.words().parse::<u32>() {
            Ok(24) => findings.add(MIDNIGHT, hour.place, is(hour)),
            Ok(0..=23) => {}
            _ => findings.add(HOURS, hour.place, is(hour)),
        }
    }
    let days = channel.all(NONE, "skipDays").flat_map(|days| days.all(NONE, "day"));
    for day in days.filter(|day| !DAY_NAMES.contains(&day.words())) {
        findings.add(DAYS, day.place, is(day));
    }
}

fn image(channel: &Node, findings: &mut Findings) {
    let Some(image) = channel.child(NONE, "image") else { return };
    for name in ["url", "title", "link"] {
        let Some(node) = image.child(NONE, name) else {
            findings.add(IMAGE, image.place, Fault::Missing(format!("<image> <{name}>")));
            continue;
        };
        if name != "title" {
            address::hold(node.words(), &node.tag(), node.place, Kind::Url, findings);
        }
        let of_channel = channel.words_of(NONE, name);
        if name != "url" && node.words() != of_channel {
            let fault = Fault::Differs(format!("<image> <{name}>"), node.words().to_owned(), of_channel.to_owned());
            findings.add(IMAGE_SAME, node.place, fault);
        }
    }
    for (name, most) in [("width", 144), ("height", 400)] {
        let Some(node) = image.child(NONE, name) else { continue };
        if !node.words().parse::<u32>().is_ok_and(|size| (1..=most).contains(&size)) {
            findings.add(IMAGE_SIZE, node.place, Fault::Is(node.tag(), node.words().to_owned()));
        }
    }
}

fn own(channel: &Node, feed: &mut Feed, findings: &mut Findings) {
    let links =
        |relation: &'static str| channel.all(names::ATOM, "link").filter(move |link| link.attribute("rel") == Some(relation));
    feed.has_hub = links("hub").next().is_some();
    for link in channel.all(names::ATOM, "link") {
        let address = link.attribute("href").unwrap_or_default();
        address::hold(address, &link.tag(), link.place, Kind::Url, findings);
    }
    let Some(link) = links("self").next() else {
        return findings.add(OWN, channel.place, Fault::Missing("<atom:link rel=\"self\">".to_owned()));
    };
    feed.address = link.attribute("href").unwrap_or_default().to_owned();
    if let Some(kind) = link.attribute("type").filter(|kind| *kind != "application/rss+xml") {
        findings.add(OWN_TYPE, link.place, Fault::Is("<atom:link> type".to_owned(), kind.to_owned()));
    }
}

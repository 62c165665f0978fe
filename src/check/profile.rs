//! What partners refuse in a feed that is sound: Microsoft Start (MSN), SmartNews, Flipboard, Google News, by their published specifications.

use crate::beijing::Instant;
use crate::check::checked::Checked;
use crate::check::dates::Moment;
use crate::check::fault::Fault;
use crate::check::html;
use crate::check::place::Place;
use crate::check::place::START;
use crate::check::rule::Finding;
use crate::check::rule::Rule;
use crate::check::story::Feed;
use crate::check::story::Format;
use crate::check::story::Item;
use std::path::PathBuf;

listed! {
    /// A partner.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Profile {
        /// Microsoft Start.
        Msn,
        /// SmartNews.
        SmartNews,
        /// Flipboard.
        Flipboard,
        /// Google News.
        GoogleNews,
    }
}

rules! {
    MSN_FORMAT Error "msn-format" "Microsoft Start: feed"
    MSN_WHOLE Error "msn-whole" "Microsoft Start: feed"
    MSN_TITLE Error "msn-title" "Microsoft Start: title"
    MSN_AGE Error "msn-age" "Microsoft Start: date"
    MSN_UPDATED Error "msn-updated" "Microsoft Start: date"
    SMART_FORMAT Error "smartnews-format" "SmartFormat 2.1"
    SMART_CHANNEL Error "smartnews-channel" "SmartFormat 2.1: channel"
    SMART_LOGO Advice "smartnews-logo" "SmartFormat 2.1: snf:logo"
    SMART_BODY Error "smartnews-body" "SmartFormat 2.1: content:encoded"
    SMART_SIZE Advice "smartnews-size" "SmartFormat 2.1"
    FLIP_FORMAT Error "flipboard-format" "Flipboard RSS specification"
    FLIP_COUNT Error "flipboard-count" "Flipboard RSS specification"
    FLIP_WHOLE Error "flipboard-whole" "Flipboard RSS specification"
    FLIP_SUMMARY Error "flipboard-description" "Flipboard RSS specification"
    FLIP_PICTURE Error "flipboard-picture" "Flipboard RSS specification"
    FLIP_HUB Advice "flipboard-hub" "Flipboard RSS specification"
    GOOGLE_FORMAT Error "google-news-format" "Google News sitemap"
    GOOGLE_NEWS Error "google-news-none" "Google News sitemap"
    GOOGLE_AGE Error "google-news-age" "Google News sitemap"
}

/// Microsoft Start: letters of a title; days of a story.
const MSN_TITLES: (usize, usize) = (20, 150);
const MSN_DAYS: i64 = 365;
/// SmartNews: bytes of a feed.
const SMART_BYTES: usize = 1 << 20;
/// Flipboard: stories of a feed, letters of a description.
const FLIP_STORIES: usize = 20;
const FLIP_LETTERS: usize = 300;
/// Google News: days of a story.
const GOOGLE_DAYS: i64 = 2;

impl Profile {
    /// The word of `--profile`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Msn => "msn",
            Self::SmartNews => "smartnews",
            Self::Flipboard => "flipboard",
            Self::GoogleNews => "google-news",
        }
    }

    /// The partner of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.as_str() == word)
    }

    fn takes(self, format: Format) -> bool {
        match self {
            Self::Msn | Self::SmartNews => matches!(format, Format::Rss | Format::Atom),
            Self::Flipboard => format == Format::Rss,
            Self::GoogleNews => format == Format::Sitemap,
        }
    }

    fn format_rule(self) -> &'static Rule {
        match self {
            Self::Msn => MSN_FORMAT,
            Self::SmartNews => SMART_FORMAT,
            Self::Flipboard => FLIP_FORMAT,
            Self::GoogleNews => GOOGLE_FORMAT,
        }
    }
}

/// Holds the documents that the partner takes to what it wants; that none is of its format is told of the first.
pub(crate) fn hold(documents: &mut [(PathBuf, Checked)], profile: Profile, now: Instant) {
    let mut is_taken = false;
    for (_, document) in documents.iter_mut() {
        let Some(feed) = document.feed.as_ref().filter(|feed| profile.takes(feed.format)) else { continue };
        is_taken = true;
        let mut wanted = Wanted { found: Vec::new(), now: now.moment() };
        match profile {
            Profile::Msn => wanted.msn(feed),
            Profile::SmartNews => wanted.smartnews(feed, document.size),
            Profile::Flipboard => wanted.flipboard(feed),
            Profile::GoogleNews => wanted.google(feed),
        }
        document.findings.append(&mut wanted.found);
        document.findings.sort_by_key(|finding| finding.place);
    }
    if let (false, Some((_, first))) = (is_taken, documents.first_mut()) {
        let what = Fault::Is("format".to_owned(), first.format.as_str().to_owned());
        first.findings.insert(0, Finding { rule: profile.format_rule(), place: START, what });
    }
}

struct Wanted {
    found: Vec<Finding>,
    now: Moment,
}

impl Wanted {
    fn add(&mut self, rule: &'static Rule, place: Place, what: Fault) {
        self.found.push(Finding { rule, place, what });
    }

    /// That a field has something in it.
    fn has(&mut self, rule: &'static Rule, place: Place, name: &str, value: &str) {
        if html::text(value).trim().is_empty() {
            self.add(rule, place, Fault::Missing(name.to_owned()));
        }
    }

    fn days(&self, moment: Moment) -> i64 {
        (self.now - moment).num_days()
    }

    fn msn(&mut self, feed: &Feed) {
        for item in &feed.items {
            let body = if item.body.is_empty() { &item.summary } else { &item.body };
            let fields = [("id", &item.id), ("title", &item.title), ("link", &item.link), ("body", body)];
            fields.into_iter().for_each(|(name, value)| self.has(MSN_WHOLE, item.place, name, value));
            let letters = item.title.chars().count();
            let (least, most) = MSN_TITLES;
            if letters > 0 && !(least..=most).contains(&letters) {
                let limit = if letters < least { least } else { most };
                self.add(MSN_TITLE, item.place, Fault::Beyond("title".to_owned(), letters, limit));
            }
            match item.published {
                None => self.add(MSN_WHOLE, item.place, Fault::Missing("published".to_owned())),
                Some((moment, place)) => {
                    if self.days(moment) >= MSN_DAYS || moment > self.now {
                        self.add(MSN_AGE, place, Fault::Is("published".to_owned(), moment.to_rfc3339()));
                    }
                }
            }
            if let (Some((published, _)), Some((updated, place))) = (item.published, item.updated)
                && updated < published
            {
                self.add(MSN_UPDATED, place, Fault::Is("updated".to_owned(), updated.to_rfc3339()));
            }
        }
    }

    fn smartnews(&mut self, feed: &Feed, size: usize) {
        let is_dated = feed.published.is_some() || feed.format == Format::Atom;
        if !is_dated {
            self.add(SMART_CHANNEL, START, Fault::Missing("<channel> <pubDate>".to_owned()));
        }
        self.has(SMART_CHANNEL, START, "<channel> <language>", &feed.language);
        if !feed.has_logo {
            self.add(SMART_LOGO, START, Fault::Missing("<snf:logo>".to_owned()));
        }
        feed.items.iter().for_each(|item| self.has(SMART_BODY, item.place, "<content:encoded>", &item.body));
        if size > SMART_BYTES {
            self.add(SMART_SIZE, START, Fault::Beyond("size".to_owned(), size, SMART_BYTES));
        }
    }

    fn flipboard(&mut self, feed: &Feed) {
        if feed.items.len() < FLIP_STORIES {
            self.add(FLIP_COUNT, START, Fault::Beyond("<item>".to_owned(), feed.items.len(), FLIP_STORIES));
        }
        if !feed.has_hub {
            self.add(FLIP_HUB, START, Fault::Missing("<atom:link rel=\"hub\">".to_owned()));
        }
        for item in &feed.items {
            self.flipped(item);
        }
    }

    fn flipped(&mut self, item: &Item) {
        self.has(FLIP_WHOLE, item.place, "<content:encoded>", &item.body);
        if item.authors.is_empty() {
            self.add(FLIP_WHOLE, item.place, Fault::Missing("<dc:creator>".to_owned()));
        }
        if item.published.is_none() {
            self.add(FLIP_WHOLE, item.place, Fault::Missing("<pubDate>".to_owned()));
        }
        let letters = html::text(&item.summary).chars().count();
        if letters < FLIP_LETTERS {
            self.add(FLIP_SUMMARY, item.place, Fault::Beyond("<description>".to_owned(), letters, FLIP_LETTERS));
        }
        if !item.has_picture {
            self.add(FLIP_PICTURE, item.place, Fault::Missing("<media:content medium=\"image\">".to_owned()));
        }
    }

    fn google(&mut self, feed: &Feed) {
        if feed.items.is_empty() {
            self.add(GOOGLE_NEWS, START, Fault::Missing("<news:news>".to_owned()));
        }
        for item in &feed.items {
            let Some((moment, place)) = item.published else { continue };
            if self.days(moment) >= GOOGLE_DAYS {
                self.add(GOOGLE_AGE, place, Fault::Is("<news:publication_date>".to_owned(), moment.to_rfc3339()));
            }
        }
    }
}

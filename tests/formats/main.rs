//! The three formats, through the library: what one small edition looks like in each, to the byte; and by property,
//! for any edition at all: every document is well-formed to foreign parsers, and all of them say the same.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, unreachable_pub, missing_docs)]

mod hostile;
mod pictures;
mod samples;
mod seen;

use crate::samples::edition;
use crate::samples::identity;
use crate::samples::paper;
use crate::samples::warnings;
use crate::seen::Seen;
use benbao::archive::identity::naming;
use benbao::article::Item;
use benbao::compose;
use benbao::feed::Feed;
use benbao::feed::Format;
use benbao::feed::Selection;
use benbao::galley;
use benbao::shelf::Each;
use benbao::shelf::Wanted;
use benbao::site;
use benbao::site::options::Options;
use benbao::site::paper::Site;
use benbao::text;
use benbao::words::language::Language;
use benbao::write;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// A document of all of these items.
fn selection(items: &[Item]) -> Selection {
    Selection { items: items.to_vec(), ..Selection::default() }
}

/// The page of the first story.
fn article_page(feed: &Feed) -> Vec<u8> {
    site_of(feed, |site| site::edition(site, feed)).remove(0).bytes
}

/// What is made of the site of a paper as is usual.
fn site_of<T>(paper: &Feed, make: impl Fn(Site<'_>) -> T) -> T {
    let wanted = Wanted { sections: Each::Yes, authors: Each::No, asked: Vec::new(), own_alone: None };
    make(Site { paper, options: &Options::default(), wanted: &wanted, newest: paper.updated.date() })
}

/// The edition as published, its lead corrected an hour later.
fn published() -> (Vec<Item>, Feed) {
    let mut items = naming::items(vec![edition()], &identity());
    items[0].updated = items[0].published.plus_seconds(3600);
    let feed = compose::feed(&selection(&items), &paper()).unwrap();
    (items, feed)
}

#[test]
fn a_small_edition_is_written_as_its_golden_files_say() {
    let (items, feed) = published();
    let documents = [
        ("rss.xml", write::feed(&feed, Format::Rss).unwrap()),
        ("atom.xml", write::feed(&feed, Format::Atom).unwrap()),
        ("feed.json", write::feed(&feed, Format::Json).unwrap()),
        ("article.html", article_page(&feed)),
        ("reading.json", galley::json(&items, &warnings(), &[], Language::English).unwrap()),
    ];
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    let written = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
    fs::create_dir_all(&written).unwrap();
    let mut different = vec![];
    for (name, bytes) in documents {
        fs::write(written.join(name), &bytes).unwrap();
        if fs::read(golden.join(name)).unwrap_or_default() != bytes {
            different.push(name);
        }
    }
    assert!(
        different.is_empty(),
        "{different:?} differ from {}; what was written lies in {}",
        golden.display(),
        written.display()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_three_formats_say_the_same_and_what_went_in(articles in hostile::articles(), moved in 0..3_i64) {
        let mut items = naming::items(vec![articles], &identity());
        items.iter_mut().step_by(3).for_each(|item| item.updated = item.published.plus_seconds(moved * 3600));
        let feed = compose::feed(&selection(&items), &paper()).unwrap();
        let documents = Format::ALL.map(|format| (format, write::feed(&feed, format).unwrap()));
        for (format, bytes) in &documents {
            let plain = std::str::from_utf8(bytes).unwrap();
            prop_assert!(plain.ends_with('\n') && (*format == Format::Json || text::legal(plain).1.count == 0));
            let entries = seen::plainly(bytes, *format);
            let expected: Vec<Seen> = feed.entries.iter().zip(&entries).map(|(it, seen)| Seen::entry(it, &seen.html)).collect();
            prop_assert_eq!(&entries, &expected);
            prop_assert_eq!(entries.len(), feed.entries.len());
        }
        let [atom, rss, json] = documents.each_ref().map(|(format, bytes)| seen::plainly(bytes, *format));
        prop_assert_eq!(&atom, &rss);
        prop_assert_eq!(&atom, &json);
        let [(_, atom), (_, rss), _] = &documents;
        prop_assert_eq!(seen::others(atom, Format::Atom), seen::others(rss, Format::Rss));
    }

    #[test]
    fn a_feed_library_reads_the_same(mut articles in hostile::articles()) {
        // feed-rs 3.0.0 panics at a name that holds an e-mail address behind Chinese punctuation.
        articles.iter_mut().for_each(|it| it.credits.retain(|credit| credit.name().is_none_or(|it| !it.contains('@'))));
        let feed = compose::feed(&selection(&naming::items(vec![articles], &identity())), &paper()).unwrap();
        for format in Format::ALL {
            let bytes = write::feed(&feed, format).unwrap();
            let expected = seen::plainly(&bytes, format);
            for (found, expected) in seen::by_feed_rs(&bytes, format).into_iter().zip(expected) {
                prop_assert_eq!(seen::as_feed_rs_would(found), seen::as_feed_rs_would(expected));
            }
        }
    }

    #[test]
    fn every_word_of_a_body_is_in_the_html(articles in hostile::articles()) {
        let items = naming::items(vec![articles], &identity());
        let feed = compose::feed(&selection(&items), &paper()).unwrap();
        let html = seen::plainly(&write::feed(&feed, Format::Json).unwrap(), Format::Json);
        for (item, seen) in items.iter().zip(html) {
            let shown = seen::text_of_html(&seen.html);
            for paragraph in &item.article.body {
                let expected = text::identity(&text::legal(&paragraph.text).0);
                prop_assert!(text::identity(&shown).contains(&expected), "{expected:?} not in {shown:?}");
            }
        }
    }

    #[test]
    fn the_order_of_the_input_does_not_matter(articles in hostile::articles()) {
        let options = paper();
        let mut reversed = articles.clone();
        reversed.reverse();
        let items = naming::items(vec![articles], &identity());
        prop_assert_eq!(&items, &naming::items(vec![reversed], &identity()));
        let mut turned = items.clone();
        turned.reverse();
        let (feed, again) = (compose::feed(&selection(&items), &options).unwrap(), compose::feed(&selection(&turned), &options).unwrap());
        for format in Format::ALL {
            prop_assert_eq!(write::feed(&feed, format).unwrap(), write::feed(&again, format).unwrap());
        }
    }

    #[test]
    fn ids_and_moments_are_each_ones_own(articles in hostile::articles()) {
        let items = naming::items(vec![articles], &identity());
        let ids: std::collections::BTreeSet<String> = items.iter().map(|item| item.id.to_string()).collect();
        prop_assert_eq!(ids.len(), items.len());
        prop_assert!(ids.iter().all(|id| id.is_ascii() && !id.contains(['#', ' ', '"'])));
        prop_assert!(items.is_sorted_by(|one, next| one.published > next.published));
    }

    #[test]
    fn a_summary_is_short_and_never_the_whole_story(articles in hostile::articles()) {
        let feed = compose::feed(&selection(&naming::items(vec![articles], &identity())), &paper()).unwrap();
        for entry in &feed.entries {
            let body: String = entry.content.paragraphs.iter().map(|block| block.text.as_str()).collect();
            prop_assert!(entry.summary.as_str().chars().count() <= 120);
            prop_assert!(entry.summary.is_blank() || text::identity(entry.summary.as_str()) != text::identity(&body));
            prop_assert!(!entry.title.is_blank() && !entry.title.as_str().contains('\n'));
        }
    }

    #[test]
    fn a_page_is_made_of_any_entry(articles in hostile::articles()) {
        let items = naming::items(vec![articles], &identity());
        let feed = compose::feed(&selection(&items), &paper()).unwrap();
        let edition = Feed { edition: Some(feed.updated.date()), ..feed.clone() };
        let pages = site_of(&feed, |site| {
            let days = [feed.updated.date()];
            [site::edition(site, &edition), site::paper(site, &edition, &days, &[])].concat()
        });
        prop_assert!(pages.len() >= 5);
        for page in pages {
            let page = String::from_utf8(page.bytes).unwrap();
            prop_assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">") && page.ends_with("</html>\n"));
            prop_assert!(!page.contains("<b>") && page.matches("<script").count() == page.matches("application/ld+json").count());
            prop_assert_eq!(page.matches("<h1").count(), 1);
        }
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&galley::json(&items, &[], &[], Language::English).unwrap()).is_ok());
    }
}

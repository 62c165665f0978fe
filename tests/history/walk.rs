//! RFC 5005: a reader that walks from `atom.xml` through `prev-archive` gets every live story exactly as it stands, of a
//! paper of three stories a week and of one of sixty a day; what is linked keeps its bytes.

use crate::paper::Document;
use crate::paper::Paper;
use crate::paper::marks;
use crate::paper::page;
use crate::paper::story;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn day(number: usize) -> String {
    let date = chrono::NaiveDate::from_ymd_opt(2022, 1, 3).unwrap() + chrono::Days::new(number.try_into().unwrap());
    date.to_string()
}

fn edition(paper: &Paper, number: usize, pages: usize, stories: usize) -> Vec<String> {
    let mut all = Vec::new();
    for page in 1..=pages {
        let own: Vec<String> = (0..stories).map(|at| format!("稿{number}p{page}n{at}")).collect();
        paper.write(&format!("{}-A{page:02}.md", day(number)), &marks(&own.iter().map(String::as_str).collect::<Vec<_>>()));
        all.extend(own);
    }
    all
}

/// The documents that a reader may have fetched: every archive document but the newest.
fn linked(paper: &Paper) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = paper.files();
    let previous = Document::read(&paper.feed("atom.xml")).previous;
    files.retain(|path, _| {
        let day = path.to_str().unwrap().strip_prefix("editions/").and_then(|rest| rest.strip_suffix("/atom.xml"));
        day.is_some_and(|day| {
            previous
                .as_ref()
                .is_some_and(|newest| newest.as_str() >= format!("https://example.cn/feeds/editions/{day}/atom.xml").as_str())
        })
    });
    files
}

fn live(paper: &mut Paper, editions: usize, gap: usize, pages: usize, stories: usize) {
    let mut expected = BTreeSet::new();
    let mut before: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for count in 0..editions {
        expected.extend(edition(paper, count * gap, pages, stories));
        paper.build();
        let walked: BTreeSet<String> = paper.walk().into_keys().collect();
        assert_eq!(walked, expected, "after edition {count}");
        let now = linked(paper);
        for (path, bytes) in &before {
            assert!(now.get(path) == Some(bytes), "{} was linked and has changed", path.display());
        }
        before = now;
        let newest = Document::read(&paper.feed("atom.xml"));
        assert!(!newest.is_archive && newest.current.is_none() && newest.next.is_none());
        assert_eq!(newest.entries.len(), expected.len().min(50.max(pages * stories)));
    }
}

#[test]
fn a_paper_of_three_stories_a_week() {
    let mut paper = Paper::new();
    live(&mut paper, 30, 7, 1, 3);
    // A correction of the oldest is in the subscription document again, and the walk finds it once.
    let path = format!("{}-A01.md", day(0));
    paper.write(&path, &page(&[story("稿0p1n0").called("迟到的更正"), story("稿0p1n1"), story("稿0p1n2")]));
    paper.build();
    let newest = Document::read(&paper.feed("atom.xml"));
    assert!(newest.entries.iter().any(|entry| entry.title == "迟到的更正"));
    assert_eq!(paper.walk()["稿0p1n0"].title, "迟到的更正");
    // A page that comes late is in it as well, whatever its day.
    paper.write(&format!("{}-A02.md", day(7)), &marks(&["迟1"]));
    paper.build();
    assert!(Document::read(&paper.feed("atom.xml")).entries.iter().any(|entry| entry.html.contains("迟1号稿")));
    assert!(paper.walk().contains_key("迟1"));
    // An edition that comes late is a document of its own in the chain.
    paper.write(&format!("{}-A01.md", day(10)), &marks(&["迟2"]));
    paper.build();
    let late = Document::read(&paper.feed(&format!("editions/{}/atom.xml", day(10))));
    assert!(late.previous.unwrap().contains(&day(7)) && late.next.unwrap().contains(&day(14)));
    assert_eq!(paper.walk().len(), 92);
}

#[test]
fn a_paper_of_sixty_stories_a_day() {
    live(&mut Paper::new(), 8, 1, 6, 10);
}

#[test]
fn the_chain_leads_both_ways_in_every_format_asked_for() {
    let mut paper = Paper::new();
    paper.settings.push_str("[editions]\nformats = [\"atom\", \"rss\", \"json\"]\n");
    for count in 0..4 {
        edition(&paper, count, 1, 2);
    }
    paper.build();
    for count in 0..4_usize {
        let document = Document::read(&paper.feed(&format!("editions/{}/atom.xml", day(count))));
        let address = |number: usize| format!("https://example.cn/feeds/editions/{}/atom.xml", day(number));
        assert!(document.is_archive);
        assert_eq!(document.id, "tag:example.cn,2023:feed");
        assert_eq!(document.current.as_deref(), Some("https://example.cn/feeds/atom.xml"));
        assert_eq!(document.previous, count.checked_sub(1).map(address));
        assert_eq!(document.next, (count < 3).then(|| address(count + 1)));
        let rss = paper.feed(&format!("editions/{}/rss.xml", day(count)));
        assert_eq!(rss.contains("rel=\"prev-archive\""), count > 0);
        assert!(rss.contains("<fh:archive") && rss.contains("xmlns:fh="));
    }
    // The newest edition is whole in the subscription documents, and so no reader is led to its archive.
    assert!(Document::read(&paper.feed("atom.xml")).previous.unwrap().contains(&day(2)));
    assert!(paper.feed("rss.xml").contains(&format!("editions/{}/rss.xml\" rel=\"prev-archive\"", day(2))));
    let mut next = Some("feed.json".to_owned());
    let mut ids = BTreeSet::new();
    while let Some(name) = next.take() {
        let document: serde_json::Value = serde_json::from_str(&paper.feed(&name)).unwrap();
        ids.extend(document["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        next = document["next_url"].as_str().map(|url| url.strip_prefix("https://example.cn/feeds/").unwrap().to_owned());
    }
    assert_eq!(ids.len(), 8);
    paper.settings = paper.settings.replace(", \"rss\", \"json\"", "");
    paper.build();
    assert!(!paper.feed("rss.xml").contains("prev-archive") && !paper.feed("feed.json").contains("next_url"));
}

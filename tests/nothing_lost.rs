//! Nothing lost: every character of a page lies in one part of the account, and every article says what its parts say;
//! on the sample page, on pages of every form in `fixtures/pages`, and on what chance makes of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking, and so do their helpers"
)]

use benbao::account::Part;
use benbao::account::PartKind;
use benbao::article::Article;
use benbao::document::Document;
use benbao::document::Holds;
use benbao::document::Line;
use benbao::parse;
use benbao::parse::Options;
use benbao::parse::lexicon::Lexicon;
use benbao::read;
use benbao::read::encoding::known::Encoding;
use benbao::read::limits::Limits;
use benbao::text::identity;
use benbao::typography::Typography;
use benbao::words::language::Language;
use benbao::words::message::Worded;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The sample page, the page that `init` makes, and one page a form.
static PAGES: LazyLock<Vec<Document>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = Vec::new();
    for folder in ["tests/fixtures/seed", "tests/fixtures/pages", "src/read"] {
        let mut names: Vec<_> = fs::read_dir(root.join(folder)).unwrap().map(|it| it.unwrap().path()).collect();
        names.retain(|it| it.extension().is_some_and(|it| it == "md" || it == "txt" || it == "csv"));
        names.sort();
        assert!(!names.is_empty(), "no page in {folder}");
        pages.extend(
            names
                .iter()
                .map(|it| read::page(root, it.strip_prefix(root).unwrap(), Limits::default(), Encoding::Auto).unwrap().document),
        );
    }
    pages
});

fn options(typography: Typography) -> Options {
    Options {
        edition: None,
        typography,
        sections: BTreeMap::new(),
        lexicon: Lexicon::default(),
        today: NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
    }
}

#[test]
fn the_pages_as_they_are_lose_nothing() {
    for document in PAGES.iter() {
        for typography in [Typography::Restore, Typography::Keep, Typography::Ascii] {
            hold(document, typography).unwrap_or_else(|broken| panic!("{}: {broken}", document.path.display()));
        }
    }
}

/// What befalls a page between the paper and us.
#[derive(Debug, Clone)]
enum Mishap {
    /// Lines from one to another are gone.
    Cut(usize, usize),
    /// A line stands twice.
    Doubled(usize),
    /// Two lines change places.
    Swapped(usize, usize),
    /// A line is broken in two.
    Broken(usize, usize),
    /// A line runs on from the one before.
    Glued(usize),
    /// A space of some kind stands where none stood.
    Spaced(usize, usize, char),
    /// The characters of a line are made wide, or narrow.
    Widened(usize),
    Narrowed(usize),
    /// The marks of a heading come or go.
    Marked(usize, usize),
    /// A character that has a meaning somewhere stands where none stood.
    Struck(usize, usize, char),
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let line = 0..200usize;
    let column = 0..90usize;
    prop_oneof![
        (line.clone(), 0..8usize).prop_map(|(at, count)| Mishap::Cut(at, count)),
        line.clone().prop_map(Mishap::Doubled),
        (line.clone(), line.clone()).prop_map(|(one, other)| Mishap::Swapped(one, other)),
        (line.clone(), column.clone()).prop_map(|(at, column)| Mishap::Broken(at, column)),
        line.clone().prop_map(Mishap::Glued),
        (line.clone(), column.clone(), proptest::sample::select(vec![' ', '\u{3000}', '\u{a0}', '\t', '\u{2003}']))
            .prop_map(|(at, column, space)| Mishap::Spaced(at, column, space)),
        line.clone().prop_map(Mishap::Widened),
        line.clone().prop_map(Mishap::Narrowed),
        (line.clone(), 0..4usize).prop_map(|(at, depth)| Mishap::Marked(at, depth)),
        (line, column, proptest::sample::select("()（）[]【】·、，。:/|摄文图#①②■《》—".chars().collect::<Vec<_>>()))
            .prop_map(|(at, column, letter)| Mishap::Struck(at, column, letter)),
    ]
}

fn befall(lines: &mut Vec<String>, mishap: &Mishap) {
    let count = lines.len();
    if count == 0 {
        return;
    }
    match *mishap {
        Mishap::Cut(at, length) => drop(lines.drain(at % count..(at % count + length).min(count))),
        Mishap::Doubled(at) => lines.insert(at % count, lines[at % count].clone()),
        Mishap::Swapped(one, other) => lines.swap(one % count, other % count),
        Mishap::Broken(at, column) => {
            let line = &mut lines[at % count];
            let behind = line.split_off(offset(line, column));
            lines.insert(at % count + 1, behind);
        }
        Mishap::Glued(at) if at % count > 0 => {
            let line = lines.remove(at % count);
            lines[at % count - 1].push_str(&line);
        }
        Mishap::Glued(_) => {}
        Mishap::Spaced(at, column, letter) | Mishap::Struck(at, column, letter) => {
            let line = &mut lines[at % count];
            line.insert(offset(line, column), letter);
        }
        Mishap::Widened(at) => {
            let line = &mut lines[at % count];
            *line = line.chars().map(widened).collect();
        }
        Mishap::Narrowed(at) => {
            let line = &mut lines[at % count];
            *line = line.chars().map(benbao::text::fold).collect();
        }
        Mishap::Marked(at, depth) => {
            let line = &mut lines[at % count];
            let bare = line.trim_start_matches(['#', ' ']).to_owned();
            *line = if depth == 0 { bare } else { format!("{} {bare}", "#".repeat(depth)) };
        }
    }
}

/// The bytes of so many characters, the line's end at most.
fn offset(line: &str, column: usize) -> usize {
    line.char_indices().nth(column).map_or(line.len(), |(at, _)| at)
}

fn widened(letter: char) -> char {
    match letter {
        '!'..='~' => char::from_u32(u32::from(letter) + 0xfee0).unwrap(),
        ' ' => '\u{3000}',
        _ => letter,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_befalls_a_page_nothing_is_lost(
        page in 0..PAGES.len(),
        mishaps in vec(mishap(), 0..24),
        typography in proptest::sample::select(vec![Typography::Restore, Typography::Keep, Typography::Ascii]),
    ) {
        let page = &PAGES[page];
        let mut lines: Vec<String> = page.lines.iter().map(|line| line.text.clone()).collect();
        for mishap in &mishaps {
            befall(&mut lines, mishap);
        }
        let lines = lines.into_iter().enumerate().map(|(at, text)| Line::plain(at + 1, text)).collect();
        hold(&Document { lines, ..page.clone() }, typography)?;
    }
}

/// `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(256)
}

/// The two laws, for one page.
fn hold(document: &Document, typography: Typography) -> Result<(), TestCaseError> {
    let reading = parse::file(document, &options(typography));
    every_character_lies_in_one_part(document, &reading.account)?;
    for (index, article) in reading.articles.iter().enumerate() {
        every_article_says_what_its_parts_say(document, article, &reading.account, index)?;
    }
    Ok(())
}

/// Parts are disjoint or lie in one another, stand in the order of the page, and leave no character out.
fn every_character_lies_in_one_part(document: &Document, account: &[Part]) -> Result<(), TestCaseError> {
    let mut by_line: BTreeMap<usize, Vec<&Part>> = BTreeMap::new();
    for part in account {
        by_line.entry(part.line).or_default().push(part);
    }
    prop_assert!(account.is_sorted_by_key(|part| (part.line, part.columns.0, std::cmp::Reverse(part.columns.1))));
    for line in &document.lines {
        let letters: Vec<char> = line.text.chars().collect();
        let mut covered = 0;
        let mut outer: Vec<&Part> = Vec::new();
        for part in by_line.remove(&line.number).unwrap_or_default() {
            let (start, end) = part.columns;
            prop_assert!(Language::ALL.iter().all(|it| !part.why.said(*it).is_empty()), "{part:?} has no evidence");
            prop_assert!(start < end && end <= letters.len(), "{part:?} outside {:?}", line.text);
            outer.retain(|it| it.columns.1 > start);
            if let Some(around) = outer.last() {
                prop_assert!(end <= around.columns.1, "{part:?} crosses {around:?} in {:?}", line.text);
                prop_assert_eq!(part.article, around.article);
            } else {
                let lost: String = letters[covered..start].iter().collect();
                prop_assert!(lost.trim().is_empty(), "{lost:?} is lost in {:?} before {part:?}", line.text);
                covered = end;
            }
            outer.push(part);
        }
        let lost: String = letters[covered..].iter().collect();
        prop_assert!(
            lost.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}').is_empty(),
            "{lost:?} is lost in {:?}",
            line.text
        );
    }
    prop_assert!(by_line.is_empty(), "parts of lines that are not there: {by_line:?}");
    Ok(())
}

fn every_article_says_what_its_parts_say(
    document: &Document,
    article: &Article,
    account: &[Part],
    index: usize,
) -> Result<(), TestCaseError> {
    use PartKind::*;
    let parts = |kinds: &[PartKind]| -> String {
        let parts = account.iter().filter(|part| part.article == Some(index) && kinds.contains(&part.kind));
        parts.map(|part| identity(&text_of(document, part))).collect()
    };
    let headline = &article.headline;
    prop_assert_eq!(identity(&article.text()), parts(&[Body, Joined, Subhead, Caption, Note]));
    // The story of a list has its title block from its head alone.
    let told = told(document);
    let block =
        [(headline.text(), Headline), (headline.kicker.clone().unwrap_or_default(), Kicker), (headline.decks.concat(), Deck)];
    for (words, kind) in block {
        match document.holds {
            Holds::Page => prop_assert_eq!(identity(&words), parts(&[kind])),
            Holds::Story => prop_assert!(parts(&[kind]).is_empty() && told.contains(&identity(&words)), "{words}"),
        }
    }
    let column = parts(&[Column]);
    prop_assert!(column.is_empty() || column == identity(headline.column.as_deref().unwrap_or("")), "{column:?}");
    let (bylines, datelines) = (parts(&[Byline, LeadByline]), parts(&[Dateline]));
    for printed in &article.byline {
        let is_told = document.holds == Holds::Story && article.credits.iter().any(|it| it.place.columns.is_none());
        prop_assert!(bylines.contains(&identity(printed)) || is_told, "{printed:?} is not in {bylines:?}");
    }
    for dateline in &article.datelines {
        prop_assert!(datelines.contains(&identity(&dateline.text)), "{:?} is not in {datelines:?}", dateline.text);
    }
    for credit in &article.credits {
        let (line, last) = credit.place.lines.expect("a credit has its line");
        if document.holds == Holds::Story && credit.place.columns.is_none() {
            let name = credit.name().or(credit.organisation()).unwrap();
            prop_assert!(told.contains(&identity(name)), "{name} is in no head");
            continue;
        }
        if last > line {
            // A name that a line break cuts: the end of one line and the beginning of the next.
            let lines = document.lines.iter().filter(|it| (line..=last).contains(&it.number));
            let joined: String = lines.map(|it| identity(&it.text)).collect();
            let name = credit.name().or(credit.organisation()).unwrap();
            prop_assert!(joined.contains(&identity(name)), "{joined}");
            continue;
        }
        let (start, end) = credit.place.columns.expect("a credit has its columns");
        let line = document.lines.iter().find(|it| it.number == line).expect("the line is there");
        let printed: String = line.text.chars().skip(start).take(end - start).collect();
        let name = credit.name().or(credit.organisation()).unwrap();
        prop_assert_eq!(identity(&printed), identity(name));
    }
    Ok(())
}

/// All that the heads of a list tell.
fn told(document: &Document) -> String {
    let hints = document.hints.iter().chain(document.heads.iter().flat_map(|head| &head.hints));
    hints.map(|hint| identity(&hint.value)).collect()
}

fn text_of(document: &Document, part: &Part) -> String {
    let line = document.lines.iter().find(|it| it.number == part.line).expect("the line is there");
    line.text.chars().skip(part.columns.0).take(part.columns.1 - part.columns.0).collect()
}

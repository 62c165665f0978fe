//! Copies of a page (副本, 最终, `(1)`, the same page as text and as Markdown): which names are names of one page, and which of
//! them is the page. By name first, then by kind of file, then by path.
//!
//! Names alone: whether the texts are alike is for those who have read them.

use crate::text::version::CHANGED;
use crate::text::version::FINAL;
use crate::text::version::SPARE;
use std::cmp::Reverse;
use std::path::Path;
use std::path::PathBuf;

/// What stands before a name and says that it is a copy.
const SPARE_BEFORE: [&str; 3] = ["复件", "副本", "copy of"];

/// What stands between a name and such a word.
const BETWEEN: [char; 12] = [' ', '\u{3000}', '-', '_', '.', '·', '—', '–', '(', '（', '[', '【'];
const BEHIND: [char; 4] = [')', '）', ']', '】'];

/// How a file stands among the copies of its page: the greatest is the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    name: Name,
    kind: Kind,
    /// The plainest name, which is the shortest, comes before others.
    length: Reverse<usize>,
    path: Reverse<PathBuf>,
}

/// What the name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    /// 副本, 备份, `(1)`, `~`
    Spare,
    Plain,
    /// 改, 修订, v2; with the number that is the word's, so that 改2 comes after 改
    Changed(u32),
    /// 最终, 定稿
    Final(u32),
}

/// The kinds of file, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Other,
    Web,
    /// What another program has to read.
    Old,
    Document,
    Markdown,
    Text,
}

/// What the copies of a page have in common: folder and name without the words that make it a copy, and without the kind.
pub fn page_of(path: &Path) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(told(&stem).0)
}

/// Where a file stands among the copies of its page.
pub fn rank(path: &Path) -> Rank {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    let kind = match extension.as_str() {
        "txt" | "text" => Kind::Text,
        "md" | "markdown" => Kind::Markdown,
        "docx" | "docm" | "dotx" | "odt" | "ott" => Kind::Document,
        "doc" | "wps" | "rtf" => Kind::Old,
        "html" | "htm" | "xhtml" | "shtml" => Kind::Web,
        _ => Kind::Other,
    };
    Rank { name: told(&stem).1, kind, length: Reverse(stem.chars().count()), path: Reverse(path.to_owned()) }
}

/// The name without the words that make it a copy, and what they say.
fn told(stem: &str) -> (String, Name) {
    let (mut rest, mut name) = before(stem.trim());
    while let Some((shorter, said)) = shorter(rest) {
        rest = shorter;
        // 最终 副本 is a copy of the last version: spare is what counts. 改 定稿 is a last version.
        name = if [name, said].contains(&Name::Spare) { Name::Spare } else { name.max(said) };
    }
    (rest.to_lowercase(), name)
}

/// A name without what stands before it and says that it is a copy: `复件 A04`, `Copy of A04`.
fn before(stem: &str) -> (&str, Name) {
    let behind = |word: &str| {
        let (start, rest) = stem.split_at_checked(word.len())?;
        let name = rest.trim_start_matches(BETWEEN);
        (start.eq_ignore_ascii_case(word) && name.len() < rest.len() && name.chars().any(char::is_alphanumeric)).then_some(name)
    };
    SPARE_BEFORE.iter().find_map(|word| behind(word)).map_or((stem, Name::Plain), |name| (name, Name::Spare))
}

/// A name without the bracket that a program of shared folders puts behind it: `(张三的冲突副本 2026-03-10)`,
/// `.sync-conflict-20260310-063000-ABCDEFG`.
fn conflict(stem: &str) -> Option<&str> {
    if let Some((rest, _)) = stem.split_once(".sync-conflict-") {
        return Some(rest);
    }
    let inner = stem.strip_suffix([')', '）'])?;
    let at = inner.rfind(['(', '（'])?;
    let (rest, bracket) = inner.split_at_checked(at)?;
    bracket.contains("冲突").then_some(rest)
}

/// A name without its last word, where that says that it is a copy. Something must be left, which no mark alone is.
fn shorter(stem: &str) -> Option<(&str, Name)> {
    let left = |rest: &'_ str| -> bool { rest.chars().any(char::is_alphanumeric) };
    if let Some(rest) = stem.strip_suffix('~') {
        return left(rest).then(|| (rest.trim_end_matches(BETWEEN), Name::Spare));
    }
    if let Some(rest) = conflict(stem).or_else(|| numbered(stem)) {
        return left(rest).then(|| (rest.trim_end_matches(BETWEEN), Name::Spare));
    }
    let bare = stem.trim_end_matches(BEHIND).trim_end();
    // 副本2, 最终3: the number is the word's.
    let worded = bare.trim_end_matches(|it: char| it.is_ascii_digit());
    let number = bare.get(worded.len()..).and_then(|figures| figures.parse().ok());
    let bare = worded.trim_end();
    let all = |words: &'static [&str], said| words.iter().map(move |word| (*word, said));
    let number_said = number.unwrap_or(0);
    let finals = all(&FINAL, Name::Final(number_said)).chain(all(&CHANGED, Name::Changed(number_said)));
    for (word, said) in finals.chain(all(&SPARE, Name::Spare)) {
        let Some(at) = bare.len().checked_sub(word.len()).filter(|at| bare.is_char_boundary(*at)) else { continue };
        let (rest, last) = bare.split_at(at);
        if last.eq_ignore_ascii_case(word) && stands_by_itself(word, rest) && (word != "v" || number.is_some()) && left(rest) {
            return Some((rest.trim_end_matches(BETWEEN), said));
        }
    }
    None
}

/// Whether a word is one behind this rest of a name: `copy`, not `photocopy`; A01改 and A01_定, not 房改 and 决定.
fn stands_by_itself(word: &str, rest: &str) -> bool {
    let is_short = word.chars().count() == 1;
    !word.is_ascii() && !is_short
        || rest.ends_with(BETWEEN)
        || is_short && !word.is_ascii() && rest.ends_with(|it: char| it.is_ascii())
}

/// `A04 (1)`, `A04（2）`: the number that a browser or a file manager puts behind a name that was taken.
fn numbered(stem: &str) -> Option<&str> {
    let inner = stem.strip_suffix([')', '）'])?;
    let rest = inner.trim_end_matches(|it: char| it.is_ascii_digit());
    (rest.len() < inner.len()).then_some(())?;
    rest.strip_suffix(['(', '（'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_page_are_known_and_the_best_is_the_page() {
        let table: [(&[&str], &str); 18] = [
            (&["A01.md", "A01（改）.md", "A01(1).md"], "A01（改）.md"),
            (&["A01.txt", "A01_改.md", "A01-修改2.md", "A01 v3.md", "A01V2.md"][..4], "A01 v3.md"),
            (&["A01.md", "A01 定.md", "A01改3.md", "A01修订.md"], "A01 定.md"),
            (&["A01最终.md", "A01最终2.md", "A01 改 定稿.md", "A01.md"], "A01最终2.md"),
            (&["A01改 副本.md", "A01.md"], "A01.md"),
            (&["A04.doc", "A04.md", "A04.docx"], "A04.md"),
            (&["复件 A04.md", "A04.md", "Copy of A04.md"], "A04.md"),
            (&["A04 (张三的冲突副本 2026-03-10).md", "A04.md"], "A04.md"),
            (&["A04.sync-conflict-20260310-063000-ABCDEFG.md", "A04初稿.md", "A04.md"], "A04.md"),
            (&["A04.md", "A04.txt", "A04 副本.md"], "A04.txt"),
            (&["A04 副本.txt", "A04.md"], "A04.md"),
            (&["A04.md", "A04（最终）.md", "A04(1).md"], "A04（最终）.md"),
            (&["2026-03-10-A04.md", "2026-03-10-A04_定稿.md", "2026-03-10-A04 - 副本 (2).md"], "2026-03-10-A04_定稿.md"),
            (&["要闻最终2.txt", "要闻.txt", "要闻备份.txt"], "要闻最终2.txt"),
            (&["A04 - Copy.md", "a04.MD"], "a04.MD"),
            (&["A04.md", "A04~.md"], "A04.md"),
            (&["A04最终副本.md", "A04.md"], "A04.md"),
            (&["x/A04.md", "x/A04.text"], "x/A04.text"),
        ];
        for (names, page) in table {
            let pages: Vec<PathBuf> = names.iter().map(|name| page_of(Path::new(name))).collect();
            assert!(pages.iter().all(|it| it == &pages[0]), "{names:?}: {pages:?}");
            let best = names.iter().max_by_key(|name| rank(Path::new(name))).unwrap();
            assert_eq!(*best, page, "{names:?}");
        }
    }

    #[test]
    fn other_pages_are_other_pages() {
        let names = [
            "A04.md",
            "A4.md",
            "A05.md",
            "x/A04.md",
            "最终.md",
            "副本.md",
            "A04-1.md",
            "photocopy.md",
            "photo.md",
            "(1).md",
            "房改.md",
            "房.md",
            "决定.md",
            "决.md",
            "改.md",
            "A04 v.md",
            "HIV2.md",
            "HI.md",
        ];
        for (at, one) in names.iter().enumerate() {
            for two in &names[at + 1..] {
                assert_ne!(page_of(Path::new(one)), page_of(Path::new(two)), "{one} {two}");
            }
        }
    }
}

//! The headline by a web site's meta line, on a page that was copied from a site and has no headings.

use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::page_line;
use crate::parse::line::printed::Line;
use crate::parse::line::signature;
use crate::parse::line::site::Site;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_letters;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::vocabulary::sender;

/// A page without headings that was copied from a site has one story for each meta line, and the headline stands above it, of
/// two lines where both are of one length; below it, where nothing above is one.
pub(crate) fn hear(lines: &mut [Line<'_>], lexicon: &Lexicon) {
    if lines.iter().any(|line| line.depth > 0 || line.begins) {
        return;
    }
    let metas: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).and_then(Line::meta).is_some_and(|meta| meta.day.is_some())).collect();
    let is_of_site = lines.iter().any(|line| matches!(line.site, Some(Site::Furniture | Site::Others)));
    if !is_of_site && !is_dated_below_headline(lines, &metas) {
        return;
    }
    // Where more stories open than have a meta line, one of them was pasted among others.
    let opens = |line: &&Line<'_>| dateline::at_start(line.words(), lexicon).is_some_and(|it| it.agency.is_some());
    let signs = |line: &&Line<'_>| {
        signature::whole(line.words(), lexicon).is_some_and(|it| it.says_so && it.people.iter().any(|it| it.role.is_writer()))
    };
    let stories = lines.iter().filter(opens).count().max(lines.iter().filter(signs).count());
    if stories > metas.len() {
        return;
    }
    let may_be = |lines: &[Line<'_>], at: usize| lines.get(at).is_some_and(|line| may_be_title(line, lexicon));
    let mut free = 0;
    for meta in metas {
        let from = free;
        let above = (meta.saturating_sub(FROM_META).max(from)..meta).rev().find(|at| may_be(lines, *at));
        // Tags stand between the line and the headline: 渡口小学, 海州董联会. What stands below text is another's.
        let below = |count: usize| {
            let lines = &*lines;
            (meta + 1..=meta + count).take_while(|at| lines.get(*at).is_some_and(|line| !is_running_text(line.words())))
        };
        let is_long = |at: usize| lines.get(at).is_some_and(|line| length(line.words()) >= SHORTEST_HALF);
        let first = || below(FROM_META).find(|at| may_be(lines, *at));
        let behind_tags = || below(BEHIND_TAGS).find(|at| may_be(lines, *at) && is_long(*at));
        let title = above.or_else(|| first().filter(|at| is_long(*at)).or_else(behind_tags).or_else(first));
        free = meta + 1;
        let Some(title) = title else { continue };
        let of_two = above.is_some()
            && title.checked_sub(1).is_some_and(|first| {
                let letters = |at: usize| lines.get(at).map_or(0, |line| length(line.words()));
                first >= from
                    && may_be(lines, first)
                    && letters(first).abs_diff(letters(title)) <= PAIR
                    && letters(first) >= SHORTEST_HALF
            });
        for (at, depth) in [(title - usize::from(of_two), 1), (title, 1 + usize::from(of_two))] {
            if let Some(line) = lines.get_mut(at) {
                line.depth = depth;
                line.is_by_meta = true;
            }
        }
    }
}

/// Whether a day with its hour and nothing else stands right below the first line of the page, and no other further down:
/// `2016-04-10 13:07:02`. No paper prints the hour, and a site does so below the headline.
fn is_dated_below_headline(lines: &[Line<'_>], metas: &[usize]) -> bool {
    let is_hour = |words: &str| words.contains(':') && words.chars().all(|it| it.is_ascii_digit() || "-/.:年月日 ".contains(it));
    matches!(metas, [at] if (1..=2).contains(at) && lines.get(*at).is_some_and(|line| is_hour(line.words())))
}

/// A headline stands at most so many lines from its meta line.
const FROM_META: usize = 3;

/// With a story's tags between them, at most so many.
const BEHIND_TAGS: usize = 6;

/// The two lines of a headline differ by so many letters at the most, and each has so many.
const PAIR: usize = 4;
const SHORTEST_HALF: usize = 8;

/// Whether a line by a meta line may be its headline.
fn may_be_title(line: &Line<'_>, lexicon: &Lexicon) -> bool {
    let words = line.words();
    let ended = ends_sentence(words) && !words.ends_with(['!', '?']);
    (SHORTEST_TITLE..=LONGEST_TITLE).contains(&length(words))
        && line.site.is_none()
        && line.order.is_none()
        && !line.is_mark
        && !words.contains('。')
        && !ended
        && has_letters(words)
        && page_line::read(words, lexicon).is_none()
        && !sender::is_alone(words)
        && !["首页", "首頁", "网站", "網站", "原标题", "原題", "微博", "facebook", "http"].iter().any(|it| words.contains(it))
        && signature::whole(words, lexicon).is_none_or(|it| !it.says_so)
}

const SHORTEST_TITLE: usize = 5;
const LONGEST_TITLE: usize = 70;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line as Written;
    use crate::parse::line::sheet::Sheet;

    #[test]
    fn the_headline_stands_by_the_line_of_day_and_source() {
        let headline = |lines: &[&str]| {
            let lines = lines.iter().enumerate().map(|(at, text)| Written::plain(at + 1, *text)).collect();
            let document = Document { path: "page.md".into(), lines, ..Document::default() };
            let lexicon = Lexicon::default();
            let sheet = Sheet::new(&document, &lexicon);
            sheet.lines.iter().find(|line| line.is_by_meta).map(|line| line.words().to_owned())
        };
        let text = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好。";
        let meta = "发布: 7:03pm 24/05/2022";
        let table: &[(&[&str], Option<&str>)] = &[
            (&["返回顶部", "渡口老屋今夏开门", meta, text], Some("渡口老屋今夏开门")),
            (&["返回顶部", meta, "渡口老屋今夏开门", text], Some("渡口老屋今夏开门")),
            // The tags of the story are shorter.
            (
                &["返回顶部", meta, "海州董联会", "渡口小学", "海州董联会", "渡口小学", "渡口老屋今夏开门", text],
                Some("渡口老屋今夏开门"),
            ),
            // A day with its hour below the first line.
            (&["渡口老屋今夏开门", "2026-03-05 13:07:02", text, "老屋里的灯", text], Some("渡口老屋今夏开门")),
            (&["渡口老屋今夏开门", "2026-03-05", text, "老屋里的灯", text], None),
            // What stands below text is none.
            (&["返回顶部", meta, text, text, "渡口老屋今夏开门迎客"], None),
        ];
        for (lines, expected) in table {
            assert_eq!(headline(lines).as_deref(), *expected, "{lines:?}");
        }
    }
}

//! How a page is called (版次): `A02`, `第2版`, `二版`, `头版`, `A叠02`; and the word that stands beside it (版名), `要闻`, `特刊`.
//!
//! Takes folded text. A name is one only where it ends as names do: `二版税` is no page, `第2版` behind other words is a version of
//! a text, which is for the caller to see.

use crate::article::Page;
use crate::date;
use crate::parse::line::page_line;
use crate::text::is_han;
use crate::text::version;

/// How surely something is the name of a page, the least sure first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// `02`, `A2`, `G20`: as much else is written.
    Figures,
    /// `A02`
    Lettered,
    /// `第2版`, `头版`, `A叠02`: nothing else is.
    Marked,
}

/// A page that a text names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named<'a> {
    pub(crate) page: Page,
    pub(crate) mark: Mark,
    /// What follows it in the text.
    pub(crate) behind: &'a str,
}

/// Parts of an issue that are no ordinary page, and are called so: they are a section where nothing else names one.
const SPECIAL: [&str; 5] = ["特刊", "号外", "增刊", "号外版", "增版"];

/// What may stand between parts of a name.
pub(crate) const BETWEEN: [char; 14] = ['-', '_', ' ', '.', '(', ')', '[', ']', '【', '】', '—', '·', ',', ':'];

/// The page that a whole text names, as front matter does.
pub(crate) fn whole(text: &str) -> Option<Page> {
    at_start(text.trim_start_matches(['[', ' '])).map(|named| named.page)
}

/// The page at the start of a text.
pub(crate) fn at_start(text: &str) -> Option<Named<'_>> {
    let named = first_page(text).or_else(|| of_a_part(text)).or_else(|| in_figures(text)).or_else(|| in_words(text))?;
    ends(named.behind, named.mark).then_some(named)
}

/// `头版`: what the front page is called, whatever its number.
fn first_page(text: &str) -> Option<Named<'_>> {
    let behind = text.strip_prefix("头版").or_else(|| text.strip_prefix("頭版"))?;
    Some(Named { page: Page::new("1")?, mark: Mark::Marked, behind })
}

/// `A叠02`, `B叠第3版`: a page of a part (叠) of the paper.
fn of_a_part(text: &str) -> Option<Named<'_>> {
    let (letter, behind) = part(text)?;
    let behind = behind.trim_start_matches('第');
    let (figures, behind) = figures(behind)?;
    let behind = behind.strip_prefix('版').unwrap_or(behind);
    Some(Named { page: Page::new(&format!("{letter}{figures}"))?, mark: Mark::Marked, behind })
}

/// `A叠`: the letter of a part, and what follows.
pub(crate) fn part(text: &str) -> Option<(char, &str)> {
    let letter = text.chars().next().filter(char::is_ascii_alphabetic)?;
    Some((letter, text.get(1..)?.strip_prefix(['叠', '疊'])?))
}

/// At the most three figures at the start of a text.
fn figures(text: &str) -> Option<(&str, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&count).then(|| text.split_at_checked(count))?
}

/// `A02`, `第A02版`, `p3`, `第 3 版`, `AA08`.
fn in_figures(text: &str) -> Option<Named<'_>> {
    let bare = text.trim_start_matches('第').trim_start_matches(' ');
    let letters = bare.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, rest) = bare.split_at_checked(letters).filter(|_| letters <= 2)?;
    let (figures, behind) = figures(rest)?;
    let unmarked = behind;
    let behind = behind.trim_start_matches(' ').strip_prefix('版').unwrap_or(behind);
    let mark = match letters {
        _ if bare.len() < text.len() || behind.len() < unmarked.len() => Mark::Marked,
        "p" | "P" | "" => Mark::Figures,
        _ if figures.len() == 2 => Mark::Lettered,
        _ => Mark::Figures,
    };
    Some(Named { page: Page::new(&format!("{letters}{figures}"))?, mark, behind })
}

/// `二版`, `第十二版`.
fn in_words(text: &str) -> Option<Named<'_>> {
    let bare = text.trim_start_matches('第');
    let (numeral, behind) = bare.split_once('版')?;
    let number = date::number(numeral).filter(|number| (1..=99).contains(number) && !numeral.is_ascii())?;
    Some(Named { page: Page::new(&number.to_string())?, mark: Mark::Marked, behind })
}

/// Whether what follows leaves a name a name. A bare `A02` has to stand by itself more than `二版` has to.
fn ends(behind: &str, mark: Mark) -> bool {
    let Some(letter) = behind.chars().next() else { return true };
    if is_han(letter) {
        return section(behind).is_some() || version::begins(behind);
    }
    match mark {
        Mark::Marked => !letter.is_ascii_alphanumeric() && letter != '%',
        Mark::Figures | Mark::Lettered => BETWEEN.contains(&letter),
    }
}

/// The section at the start of a text, to the end of its word: `要闻`, `县区新闻版`, `特刊`.
pub(crate) fn section(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter| !is_han(letter)).unwrap_or(text.len());
    let (word, behind) = text.split_at_checked(end)?;
    // `要闻第2版`: the page's own word is none of it.
    let (word, behind) = match word.find('第') {
        Some(at) if at > 0 => text.split_at_checked(at)?,
        _ => (word, behind),
    };
    let bare = word.strip_suffix('版').unwrap_or(word);
    let is_usual = |at: usize| bare.get(at..).is_some_and(page_line::is_usual_section);
    let letters = bare.chars().count();
    let is_section = SPECIAL.contains(&word) || (2..=6).contains(&letters) && bare.char_indices().any(|(at, _)| is_usual(at));
    is_section.then_some((bare, behind))
}

/// A text without the name of the paper at its start: `海湾晨报二版`.
pub(crate) fn without_paper(text: &str) -> &str {
    let end = text.find(|letter| !is_han(letter)).unwrap_or(text.len());
    let name = text.get(..end).and_then(|han| han.get(..han.rfind(['报', '報', '刊'])?));
    let Some(name) = name.filter(|name| (2..=9).contains(&name.chars().count())) else { return text };
    let behind = text.get(name.len()..).and_then(|it| it.strip_prefix(['报', '報', '刊']));
    behind.map_or(text, |behind| behind.trim_start_matches(BETWEEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_called_by_many_names() {
        let table = [
            ("头版", Some(("1", ""))),
            ("二版", Some(("2", ""))),
            ("第2版", Some(("2", ""))),
            ("第 3 版", Some(("3", ""))),
            ("第二版", Some(("2", ""))),
            ("第十二版", Some(("12", ""))),
            ("A叠02", Some(("A02", ""))),
            ("b叠第3版", Some(("B3", ""))),
            ("二版(最终)", Some(("2", "(最终)"))),
            ("二版最终", Some(("2", "最终"))),
            ("B1版", Some(("B1", ""))),
            ("A02要闻", Some(("A02", "要闻"))),
            ("AA08", Some(("AA08", ""))),
            ("p3", Some(("p3", ""))),
            ("07-1", Some(("07", "-1"))),
            ("二版税", None),
            ("二版权声明", None),
            ("头版头条", None),
            ("第一版教材今秋启用", None),
            ("第2期", None),
            ("第3版本", None),
            ("G7高速改线", None),
            ("C919首飞", None),
            ("B12维生素", None),
            ("1080x720", None),
            ("12MB", None),
            ("5%", None),
            ("13800138000", None),
            ("稿件第2版", None),
            ("A叠", None),
            ("百版", None),
            ("版", None),
            ("", None),
        ];
        for (text, expected) in table {
            let read = at_start(text);
            assert_eq!(read.as_ref().map(|it| (it.page.as_str(), it.behind)), expected, "{text}");
        }
    }

    #[test]
    fn a_section_is_called_as_papers_call_theirs() {
        let table = [
            ("要闻", Some(("要闻", ""))),
            ("县区新闻版", Some(("县区新闻", ""))),
            ("要闻第2版", Some(("要闻", "第2版"))),
            ("特刊T01", Some(("特刊", "T01"))),
            ("号外", Some(("号外", ""))),
            ("渡口老屋", None),
            ("稿件第2版", None),
            ("闻", None),
        ];
        for (text, expected) in table {
            assert_eq!(section(text), expected, "{text}");
        }
    }

    #[test]
    fn what_marks_a_page_is_told() {
        let table = [
            ("第3", Mark::Marked),
            ("3版", Mark::Marked),
            ("第3版", Mark::Marked),
            ("3", Mark::Figures),
            ("p3", Mark::Figures),
            ("A02", Mark::Lettered),
            ("A2", Mark::Figures),
        ];
        for (text, expected) in table {
            assert_eq!(in_figures(text).unwrap().mark, expected, "{text}");
        }
    }
}

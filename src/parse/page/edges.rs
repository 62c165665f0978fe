//! Page lines at the edges of a page (报眉所在): among its first lines and its last, and in the head of a saved page.

use crate::error::warning::Warning;
use crate::parse::line::page_line;
use crate::parse::line::page_line::PageLine;
use crate::parse::line::printed::Line;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::length;
use crate::parse::page::folio::Folio;

/// A date line is at most so long; running text that holds a date is longer.
const LONGEST: usize = 70;

/// Date lines stand among the first and the last lines of a page.
const FIRST: usize = 12;
const LAST: usize = 4;

/// What a saved page sets above its first headline is at most so many lines long.
const HEAD: usize = 80;

/// A page line that tells no day stands among the very first.
const TOP: usize = 3;

/// Hears the page lines.
pub(crate) fn hear(sheet: &Sheet<'_>, folio: &mut Folio, warnings: &mut Vec<Warning>) {
    let count = sheet.lines.len();
    for (at, line) in sheet.lines.iter().enumerate() {
        let words = line.words();
        let in_head = sheet.is_copied && at < HEAD && sheet.first_heading.is_some_and(|heading| at < heading);
        let near_an_edge = at < FIRST || at + LAST >= count || in_head;
        // The line of a web site tells of its story.
        if !near_an_edge
            || length(words) > LONGEST
            || line.order.is_some()
            || line.meta().is_some_and(|meta| meta.byline.is_some() || meta.unread)
        {
            continue;
        }
        let Some(said) = page_line(sheet, folio, at) else { continue };
        folio.lines.push(at);
        folio.take(said, words, &sheet.place(at, &line.words), warnings);
    }
}

/// What a line near an edge says as a page line. At the top it stands alone, or beside another; further down, where a bare day
/// may be a document's or a speech's, it has to tell page or weekday and be no heading.
fn page_line(sheet: &Sheet<'_>, folio: &Folio, at: usize) -> Option<PageLine> {
    let line = sheet.lines.get(at)?;
    let said = page_line::read(line.words(), sheet.lexicon);
    // A day alone below a text signs a notice or a letter (落款).
    let is_bare_day = said.as_ref().is_some_and(|said| {
        said.date.is_some() && said.page.is_none() && said.weekday.is_none() && said.section.is_none() && !said.names_paper
    });
    let is_below_text = sheet.lines.iter().take(at).any(|above| above.words().ends_with(['。', '!', '?', '”']));
    // The head of the page once more is no signature.
    let is_repeated = folio.lines.iter().filter_map(|above| sheet.lines.get(*above)).any(|above| above.words() == line.words());
    if is_bare_day && is_below_text && !is_repeated {
        return None;
    }
    let is_alone = at == folio.lines.len()
        && folio.section.is_none()
        && line.depth == 0
        && sheet.lines.get(at + 1).is_some_and(|below| is_set_apart(below));
    if is_alone
        && said.is_none()
        && let Some(section) = page_line::read_top(line.words(), sheet.lexicon)
    {
        return Some(section);
    }
    if is_repeated {
        return said;
    }
    if at < TOP || at < FIRST / 2 && (!folio.lines.is_empty() || line.depth == 0) {
        return said.or_else(|| beside(sheet, folio, at));
    }
    let in_head = sheet.is_copied && sheet.first_heading.is_some_and(|heading| at < heading);
    said.filter(|said| line.depth == 0 && said.date.is_some() && (said.page.is_some() || said.weekday.is_some() || in_head))
}

/// Whether a line is no running text: the line above it heads the page.
fn is_set_apart(line: &Line<'_>) -> bool {
    length(line.words()) <= LONGEST && !line.words().contains('。')
}

/// What a line says that stands beside a page line.
fn beside(sheet: &Sheet<'_>, folio: &Folio, at: usize) -> Option<PageLine> {
    let line = sheet.lines.get(at).filter(|line| line.depth == 0)?;
    let is_page_line = |line: &Line<'_>| page_line::read(line.words(), sheet.lexicon).is_some();
    let is_beside =
        at.checked_sub(1).is_some_and(|above| folio.lines.contains(&above)) || sheet.lines.get(at + 1).is_some_and(is_page_line);
    is_beside.then(|| page_line::read_beside(line.words(), sheet.lexicon)).flatten()
}

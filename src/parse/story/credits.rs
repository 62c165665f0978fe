//! Where in a story (稿件) its bylines and datelines stand, and what is left of its lines when they are taken out.
//!
//! On lines of their own before and behind the text, in brackets or glued behind its last stop, run into the lead
//! behind the dateline, behind a caption. What the words themselves say is `byline`'s and `dateline`'s.

pub(crate) mod broken;
pub(crate) mod captions;
pub(crate) mod closing;
pub(crate) mod doubts;
pub(crate) mod origin;
pub(crate) mod own_line;
pub(crate) mod page_lines;
pub(crate) mod signed;

use crate::article::Who;
use crate::parse::line::sheet::Sheet;
use crate::parse::story::credits::signed::Signed;
use std::collections::BTreeSet;
use std::ops::Range;

/// Reads the lines of a story below its title block.
pub(crate) fn read(sheet: &Sheet<'_>, lines: &[usize]) -> Signed {
    let mut signed = Signed { text: cells(sheet, lines), ..Signed::default() };
    signed.take_furniture(sheet);
    signed.take_reported(sheet);
    signed.take_lines(sheet);
    signed.read_leads(sheet);
    signed.take_tail(sheet);
    signed.hear_captions(sheet);
    signed.doubt_ends(sheet);
    signed.credits.sort_by_key(|credit| (credit.place.lines, credit.place.columns));
    // (作者单位:渡口大学): of one author it is clear whose.
    let house = signed.author_of.take();
    let mut writers = signed.credits.iter_mut().filter(|it| it.role().is_writer()).filter_map(|it| match &mut it.who {
        Who::Person { organisation, .. } => Some(organisation),
        Who::Organisation(_) => None,
    });
    if let (Some(writer), None) = (writers.next(), writers.next())
        && writer.is_none()
    {
        *writer = house;
    }
    let mut seen = BTreeSet::new();
    signed.credits.retain(|credit| {
        let organisation = credit.name().is_none().then(|| credit.organisation().map(str::to_owned));
        seen.insert((credit.name().map(str::to_owned), credit.role(), organisation))
    });
    signed
}

fn cells(sheet: &Sheet<'_>, lines: &[usize]) -> Vec<(usize, Range<usize>)> {
    lines.iter().filter_map(|line| Some((*line, sheet.lines.get(*line)?.words.clone()))).collect()
}

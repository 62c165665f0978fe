//! The days of a story (电头日期): those that its datelines name, and the one that opens its lead.

use crate::account::PartKind;
use crate::article::Dateline;
use crate::date::Written;
use crate::parse::line::sheet::Sheet;
use crate::parse::page::inferred;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::credits::signed::Signed;
use chrono::NaiveDate;

/// The days that a story's datelines name, and the one that opens its lead.
pub(crate) fn days(sheet: &Sheet<'_>, signed: &Signed) -> Vec<Written> {
    let mut days: Vec<Written> = signed.datelines.iter().filter_map(|(found, ..)| found.written).collect();
    days.extend(lead_day(sheet, signed));
    days
}

/// `本报讯 4月8日,`, `本报讯(记者 鲁燕)4月8日,`: the day behind a dateline that has none, or at the start of the text.
fn lead_day(sheet: &Sheet<'_>, signed: &Signed) -> Option<Written> {
    let (line, bytes) = signed
        .datelines
        .first()
        .map(|(_, line, bytes)| (*line, bytes.end))
        .or_else(|| signed.text.first().map(|(line, bytes)| (*line, bytes.start)))?;
    let words = &sheet.lines.get(line)?.folded;
    // The byline close behind the dateline; one that ends the paragraph is none of the opening.
    let close = |it: &&Piece| words.get(bytes..it.bytes.start).is_some_and(|gap| gap.trim().is_empty());
    let behind_byline = signed.pieces.iter().filter(|it| it.line == line && it.kind == PartKind::LeadByline);
    let start = behind_byline.filter(close).map(|it| it.bytes.end).chain([bytes]).max()?;
    inferred::opening_day(words.get(start..)?)
}

/// The datelines of a story, the days of this event resolved by the edition's.
pub(crate) fn datelines(sheet: &Sheet<'_>, signed: &Signed, edition: NaiveDate) -> Vec<Dateline> {
    // 本报讯 4月8日,: behind the dateline the day is its own; behind the reporter's bracket it is the sentence's.
    let own = signed.datelines.first().and_then(|(_, line, bytes)| sheet.lines.get(*line)?.folded.get(bytes.end..));
    let opening = own.and_then(inferred::opening_day);
    let resolved = signed.datelines.iter().enumerate().map(|(index, (found, line, bytes))| {
        let written = found.written.or(opening.filter(|_| index == 0));
        // A day more than two months back is no day of this event.
        let date = written.and_then(|it| it.on_or_before(edition)).filter(|date| (edition - *date).num_days() <= 62);
        let text = sheet.lines.get(*line).map_or("", |it| it.raw(bytes)).trim().trim_matches(['(', ')', '（', '）']).to_owned();
        Dateline { agency: found.agency.clone(), place: found.place.clone(), date, text }
    });
    resolved.collect()
}

//! Doubts of a page as a whole: its day and number, what was left out around its text; and the stories that an editor says are right.

use crate::article::Article;
use crate::article::doubt::Doubt;
use crate::article::doubt::Unsure;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::line::directive::Order;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::has_clauses;
use crate::parse::line::written::length;
use crate::parse::page::folio::Folio;
use crate::parse::vocabulary::role;

/// What of the page could be otherwise: its day and number, told of its first story; and lines left out around the text that may
/// be text, told of the story that they stand by.
pub(crate) fn doubt_page(articles: &mut [Article], sheet: &Sheet<'_>, folio: &Folio, around: &[usize], warnings: &[Warning]) {
    let of_day = |kind: &WarningKind| matches!(kind, WarningKind::EditionConflict { .. });
    let days = warnings
        .iter()
        .filter(|warning| of_day(&warning.kind))
        .map(|warning| Doubt { place: warning.place.clone(), why: Unsure::DayConflict });
    let page = folio.other_page.clone().map(|place| Doubt { place, why: Unsure::PageConflict });
    if let Some(first) = articles.first_mut() {
        first.doubts.splice(0..0, days.chain(page));
    }
    for line in around {
        let Some(printed) = sheet.lines.get(*line) else { continue };
        let words = printed.words();
        let is_text = has_clauses(words) && length(words) >= SHORTEST_LEFT_OUT && !sheet.is_furniture(*line);
        // A line that speaks of hands, and credits nobody.
        let is_signed =
            length(words) < SHORTEST_LEFT_OUT && printed.meta().is_none() && role::says_hands(words) && words.contains('(');
        let why = match () {
            () if is_text => Unsure::MaybeText,
            () if is_signed => Unsure::UnreadByline(words.to_owned()),
            () => continue,
        };
        // Above the first story or below the last: lines between stories are not left out so.
        let is_above = articles.first().and_then(|it| it.place.lines).is_some_and(|(first, _)| printed.number < first);
        let nearest = if is_above { articles.first_mut() } else { articles.last_mut() };
        if let Some(article) = nearest {
            article.doubts.push(Doubt { place: sheet.place(*line, &printed.words), why });
        }
    }
}

/// Makes the stories sure among whose lines an editor says so, or close above whose first line.
pub(crate) fn settle(articles: &mut [Article], sheet: &Sheet<'_>) {
    let first = |article: &Article| article.place.lines.map_or(0, |(first, _)| first);
    for line in sheet.lines.iter().filter(|line| line.order == Some(Order::Settle)) {
        let below = articles.iter().position(|article| first(article) == line.number + 1);
        let around = articles.iter().rposition(|article| first(article) <= line.number);
        let at = below.or(around).unwrap_or_default();
        if let Some(article) = articles.get_mut(at) {
            article.doubts.clear();
        }
    }
}

/// A line that was left out and may be text has at least so many letters.
const SHORTEST_LEFT_OUT: usize = 24;

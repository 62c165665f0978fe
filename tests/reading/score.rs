//! What of a case was read rightly, field by field.

use crate::cases::Case;
use crate::right::Right;
use crate::right::plain;
use crate::table::Table;
use serde_json::Value;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Headline, kicker, decks and column together.
    Title,
    Credits,
    Dateline,
    Body,
    /// Day, page and section.
    Page,
    /// Title, credits, dateline and body: all four.
    All,
}

impl Field {
    pub(crate) const ALL: [Self; 6] = [Self::Title, Self::Credits, Self::Dateline, Self::Body, Self::Page, Self::All];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Credits => "credits",
            Self::Dateline => "dateline",
            Self::Body => "body",
            Self::Page => "page",
            Self::All => "all four",
        }
    }
}

/// Scores a case into the table; gives what was wrong, by story.
pub(crate) fn scored(case: &Case, read: &[Value], table: &mut Table) -> Vec<(usize, Field, String)> {
    let mut wrong = Vec::new();
    let stories: Vec<Right> = read.iter().map(Right::of).collect();
    let mut free: Vec<usize> = (0..stories.len()).collect();
    for (at, right) in case.stories.iter().enumerate() {
        let best = free.iter().copied().max_by_key(|it| (right.likeness(&stories[*it]), std::cmp::Reverse(*it)));
        let best = best.filter(|it| right.likeness(&stories[*it]) > 0);
        free.retain(|it| Some(*it) != best);
        let none = Right::default();
        let found = best.map_or(&none, |it| &stories[it]);
        let mut is_all = best.is_some();
        let mut field = |field: Field, is_right: bool, words: String| {
            let is_right = is_right && best.is_some();
            table.add(&case.kind, field, is_right);
            if !is_right {
                wrong.push((at, field, words));
            }
            is_right
        };
        let title = |it: &Right| (it.headline.clone(), it.kicker.clone(), it.deck.clone(), it.column.clone());
        is_all &= field(Field::Title, title(right) == title(found), format!("{:?}\n    read  {:?}", title(right), title(found)));
        is_all &=
            field(Field::Credits, right.credits == found.credits, format!("{:?}\n    read  {:?}", right.credits, found.credits));
        is_all &=
            field(Field::Dateline, right.dateline == found.dateline, format!("{}\n    read  {}", right.dateline, found.dateline));
        is_all &= field(Field::Body, right.body == found.body, format!("{:#?}\n    read  {:#?}", right.body, found.body));
        let edition = best.map_or(&Value::Null, |it| &read[it]["_benbao"]["edition"]);
        let told = (
            edition["date"].as_str().unwrap_or("").to_owned(),
            edition["page"].as_str().map(plain),
            best.and_then(|it| read[it]["_benbao"]["section"].as_str().map(plain)),
        );
        let is_page = told.0 == case.day
            && case.number.as_ref().is_none_or(|number| told.1.as_ref() == Some(&plain(number)))
            && case.section.as_ref().is_none_or(|section| told.2.as_ref() == Some(&plain(section)));
        field(Field::Page, is_page, format!("{} {:?} {:?}\n    read  {told:?}", case.day, case.number, case.section));
        field(Field::All, is_all, String::new());
    }
    for extra in free {
        table.extra(&case.kind);
        wrong.push((case.stories.len(), Field::Title, format!("one too many: {:?}", stories[extra])));
    }
    wrong
}

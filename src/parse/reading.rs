//! A page as understood: its stories, and what became of every line; of an issue in one file all its pages.

use crate::account::Part;
use crate::article::Article;
use crate::article::page::Page;
use crate::error::warning::Warning;
use crate::parse::story::turn::Turn;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Counts the stories of each page from 1, as they stand.
pub(crate) fn count_places(articles: &mut [Article]) {
    let mut counts: BTreeMap<(NaiveDate, Option<Page>), usize> = BTreeMap::new();
    for article in articles {
        let count = counts.entry((article.edition.date, article.edition.page.clone())).or_default();
        *count += 1;
        article.position = *count;
    }
}

/// One file as understood: a page, or the pages of an issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order printed.
    pub articles: Vec<Article>,
    /// What an editor should know, in the order of the lines.
    pub warnings: Vec<Warning>,
    /// What became of every part of every line, in the order of the lines.
    pub account: Vec<Part>,
    /// Stories that turn to another page or from one.
    pub(crate) turns: Vec<Turn>,
}

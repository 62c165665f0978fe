//! What a paper has settled once of its documents: what it is called, where it is, which documents it has.

use crate::feed::Amount;
use crate::feed::Brand;
use crate::feed::Format;
use std::collections::BTreeMap;
use url::Url;

/// What the paper has settled once; checked by the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The paper's title.
    pub title: String,
    /// One sentence about the paper.
    pub description: Option<String>,
    /// The folder in which the feeds are hosted, with or without a final slash.
    pub base_url: Url,
    /// The paper's own site.
    pub link: Url,
    /// RFC 5646: `zh-CN`.
    pub language: String,
    /// Who mints the ids, such as `example.cn,2023`.
    pub authority: String,
    /// Whether every article without an address of its own gets a page of ours.
    pub article_pages: bool,
    /// Sites that are no more: their addresses are no story's any longer, and each has a page of ours.
    pub moved: Vec<Url>,
    /// The formats in which every edition has an archive document; Atom is always among them.
    pub archived: Vec<Format>,
    /// The hubs that are told of every change.
    pub hubs: Vec<Url>,
    /// How much of a story the paper's feeds carry.
    pub amount: Amount,
    /// What becomes of stories that an agency sent.
    pub wires: Wires,
    /// The most bytes of a document that readers subscribe to.
    pub max_bytes: usize,
    /// What the feeds say of themselves that the paper asks for, by their names.
    pub asked: BTreeMap<String, Asked>,
    /// How the paper shows itself.
    pub brand: Brand,
    /// Whether search engines are led to the pages of the articles.
    pub sitemap: bool,
}

/// What becomes of the text of stories that an agency sent: a paper may print it, and not always pass it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wires {
    /// Every document carries so much of them, the story's page too.
    Carry(Amount),
    /// No document holds them.
    Leave,
}

/// What a feed says of itself that the paper asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What it is called.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// How much of a story it carries, where it is another than the paper's.
    pub amount: Option<Amount>,
}

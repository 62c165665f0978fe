//! What a paper has settled once of its documents: what it is called, where it is, which documents it has.

use crate::feed::Format;
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
    /// The formats in which every edition has an archive document; Atom is always among them.
    pub archived: Vec<Format>,
    /// The hubs that are told of every change.
    pub hubs: Vec<Url>,
}

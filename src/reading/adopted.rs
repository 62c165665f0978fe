//! Feeds of another system as stories that the archive can adopt: their texts are read as pages are.

use crate::archive::desk::adopt::Old;
use crate::article::id::Adopted;
use crate::error::unadopted::Left;
use crate::error::warning::WarningKind;
use crate::parse;
use crate::read::feed::story::Id;
use crate::read::feed::story::Story;
use rayon::prelude::*;

/// A story of a feed, as it is read.
#[derive(Debug)]
pub struct Told {
    /// The story; or why it cannot be adopted.
    pub old: Result<Old, Left>,
    /// What it is called.
    pub headline: String,
    /// How it is known, and whether who wrote it could be understood.
    pub seen: Seen,
}

/// What is to be said of a story that is adopted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// It tells no id, and is known by its address.
    pub is_by_address: bool,
    /// It names an author who cannot be understood.
    pub is_unsigned: bool,
}

/// Reads the stories of a feed, in its order.
pub fn stories(stories: &[Story], options: &parse::Options) -> Vec<Told> {
    stories.par_iter().map(|story| told(story, options)).collect()
}

fn told(story: &Story, options: &parse::Options) -> Told {
    let mut seen = Seen { is_by_address: matches!(story.id, Id::Address(_)), is_unsigned: false };
    let old = old(story, options, &mut seen);
    Told { old, headline: story.headline(), seen }
}

fn old(story: &Story, options: &parse::Options, seen: &mut Seen) -> Result<Old, Left> {
    let id: Adopted = match &story.id {
        Id::Told(id) | Id::Address(id) => id.clone(),
        Id::None => return Err(Left::NoId),
    };
    let published = story.published.ok_or(Left::NoDay)?;
    let document = story.document().map_err(|_| Left::Unreadable)?.ok_or(Left::Empty)?;
    let reading = parse::file(&document, options);
    seen.is_unsigned = reading.warnings.iter().any(|it| matches!(it.kind, WarningKind::UnreadNames { .. }));
    let mut article = reading.articles.into_iter().next().ok_or(Left::Empty)?;
    article.link.clone_from(&story.link);
    article.place.lines = None;
    article.doubts.clear();
    Ok(Old { article, id, published, updated: story.updated.unwrap_or(published) })
}

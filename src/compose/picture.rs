//! The pictures of a story as its documents show them, each with its caption, which is then no paragraph of the text.

use crate::article::Article;
use crate::article::picture;
use crate::article::picture::Original;
use crate::feed;
use crate::feed::Picture;
use crate::text::XmlText;
use std::collections::BTreeSet;
use url::Url;

/// The paragraphs that are captions: each picture that has one stands before it.
pub(crate) fn captions(article: &Article) -> BTreeSet<usize> {
    let with_caption = |it: &&picture::Picture| it.caption.is_some() && is_shown(it);
    article.pictures.iter().filter(with_caption).map(|it| it.before).collect()
}

/// The pictures, in the order shown, with our copies below a folder; `kept` are the paragraphs of the body that are paragraphs of the text.
pub(crate) fn pictures(article: &Article, kept: &[usize], folder: &Url) -> Vec<Picture> {
    article.pictures.iter().filter_map(|it| shown(it, kept, folder)).collect()
}

/// One whose copy is not made is shown nowhere.
fn is_shown(picture: &picture::Picture) -> bool {
    picture.copy.is_some() || matches!(picture.original, Original::Elsewhere(_))
}

fn shown(picture: &picture::Picture, kept: &[usize], folder: &Url) -> Option<Picture> {
    let name = |name: &String| Some(XmlText::new(name.trim())).filter(|name| !name.is_blank());
    let bare = |address: Url| Picture {
        address,
        path: None,
        media_type: None,
        size: None,
        bytes: None,
        caption: picture.caption.as_deref().map(|caption| XmlText::new(caption.trim())).filter(|it| !it.is_blank()),
        photographers: picture.photographers.iter().filter_map(name).collect(),
        before: kept.iter().filter(|paragraph| **paragraph < picture.before).count(),
    };
    match (&picture.copy, &picture.original) {
        (Some(copy), _) => Some(Picture {
            path: Some(copy.path()),
            media_type: Some(copy.kind.media_type()),
            size: Some(copy.size),
            bytes: Some(copy.bytes),
            ..bare(feed::below(folder, &copy.path()))
        }),
        (None, Original::Elsewhere(address)) => Url::parse(address).ok().map(bare),
        (None, _) => None,
    }
}

//! The pictures of a story as its published fragment shows them: what the archive knows of them where it is lost.

use crate::archive::copies::fragment;
use crate::archive::copies::fragment::Shown;
use crate::article::Article;
use crate::article::picture::CopyKind;
use crate::article::picture::Original;
use crate::article::picture::Picture;
use crate::article::picture::WebCopy;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Gives an article that was made again from a fragment the pictures that this shows. `bodies` says of each block whether it is a
/// paragraph of the text; copies lie below `folder`.
pub(crate) fn hang(article: &mut Article, html: &str, bodies: &[bool], folder: &Path) {
    for Shown { address, size, behind, has_caption } in fragment::pictures(html) {
        let before = bodies.iter().take(behind).filter(|is_body| **is_body).count();
        let caption = article.body.get(before).filter(|_| has_caption).map(|it| it.text.clone());
        let name = address.rsplit_once("/pictures/").map(|(_, name)| name);
        let copy = name.zip(size).and_then(|(name, size)| copy(name, size, folder));
        let original = match &copy {
            Some(copy) => Original::File(PathBuf::from(copy.path())),
            None => Original::Elsewhere(address),
        };
        article.pictures.push(Picture { original, copy, caption, photographers: Vec::new(), before });
    }
}

/// A copy of ours that lies there.
fn copy(name: &str, size: (u32, u32), folder: &Path) -> Option<WebCopy> {
    let (hash, ending) = name.split_once('.')?;
    let is_hash = hash.len() == 32 && hash.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'));
    let kind = CopyKind::ALL.into_iter().find(|kind| kind.ending() == ending).filter(|_| is_hash)?;
    let copy = WebCopy { hash: hash.to_owned(), kind, size, bytes: 0 };
    let found = fs::symlink_metadata(folder.join(copy.path())).ok().filter(|found| found.is_file())?;
    Some(WebCopy { bytes: found.len(), ..copy })
}

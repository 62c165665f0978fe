//! The copies of pictures in the output: those that stories show lie there before the documents that name them; those that no story
//! shows any more are taken out.

use crate::article::picture::CopyKind;
use crate::article::picture::Original;
use crate::article::picture::WebCopy;
use crate::compose::entry::entry;
use crate::compose::entry::is_left_out;
use crate::compose::options::Options;
use crate::convert::workshop::Workshop;
use crate::error::Error;
use crate::feed::Selection;
use crate::publish::File;
use crate::publish::folder;
use crate::publish::folder::Staged;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// Copies by their paths in the output, and what they are copies of.
pub(crate) type Shown = BTreeMap<String, (WebCopy, Original)>;

/// The copies that the documents of a selection name.
pub(crate) fn shown(selection: &Selection, options: &Options) -> Shown {
    let mut shown = Shown::new();
    let pictured = selection.items.iter().filter(|item| !item.article.pictures.is_empty() && !is_left_out(item, options));
    for item in pictured {
        let named: BTreeSet<String> = entry(item, options).content.pictures.into_iter().filter_map(|it| it.path).collect();
        let copies = item.article.pictures.iter().filter_map(|it| Some((it.copy.clone()?, it.original.clone())));
        shown.extend(copies.map(|it| (it.0.path(), it)).filter(|(path, _)| named.contains(path)));
    }
    shown
}

/// What was made of the pictures of a run.
pub(crate) struct Made {
    /// Complete, beside their places.
    pub(crate) staged: Vec<Staged>,
    /// Those that cannot be made any more, each with what it is a copy of.
    pub(crate) lost: Vec<(String, String)>,
}

/// Every copy that is to be out and is not.
pub(crate) fn make(
    shown: &Shown,
    workshop: &Workshop<'_>,
    output: &Path,
    stage: impl Fn(File) -> Result<Staged, Error> + Sync,
) -> Result<Made, Error> {
    let missing: Vec<(&String, &(WebCopy, Original))> =
        shown.iter().filter(|(_, (copy, _))| !folder::has(output, copy)).collect();
    let one = |(path, (copy, original)): &(&String, &(WebCopy, Original))| match workshop.bytes(copy, original) {
        Some(bytes) => stage(File { path: PathBuf::from(path), bytes }).map(Ok),
        None => Ok(Err(((*path).clone(), original.name()))),
    };
    let made: Vec<Result<Staged, (String, String)>> = missing.par_iter().map(one).collect::<Result<_, Error>>()?;
    let (mut staged, mut lost) = (Vec::new(), Vec::new());
    for one in made {
        match one {
            Ok(file) => staged.push(file),
            Err(names) => lost.push(names),
        }
    }
    Ok(Made { staged, lost })
}

/// Of the copies of these hashes, which no story shows any more, those that lie in the output.
pub(crate) fn left(gone: &BTreeSet<String>, shown: &Shown, output: &Path) -> Vec<PathBuf> {
    let paths = gone.iter().flat_map(|hash| CopyKind::ALL.map(|kind| format!("pictures/{hash}.{}", kind.ending())));
    paths.filter(|path| !shown.contains_key(path) && output.join(path).is_file()).map(PathBuf::from).collect()
}

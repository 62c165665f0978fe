//! What a trial that has ended left in the output, as long as it lies there.

use crate::archive::options::Options;
use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use crate::archive::store::pictures;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::settings;
use crate::archive::trial::ENDED;
use crate::archive::trial::LEFT;
use crate::article::picture::CopyKind;
use crate::error::Error;
use crate::feed::Format;
use crate::feed::edition_page_path;
use crate::feed::edition_path;
use crate::feed::page_path;
use crate::feed::year_path;
use chrono::Datelike;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// Where the archive of a trial lies that has just ended, as long as its documents may lie in the output.
pub(crate) fn archive(store: &Store, options: &Options) -> Result<Option<PathBuf>, Error> {
    let left = store.setting(LEFT).map_err(|fault| fault.at(&store.path))?;
    Ok(left.map(|_| options.folder.join(ENDED)).filter(|path| path.exists()))
}

/// The documents that an ended trial published, below the folder of the feeds.
pub(crate) fn documents(trial: &Path, authority: &str) -> Result<Vec<PathBuf>, Error> {
    let documents = || -> Result<Vec<PathBuf>, Fault> {
        let store = Store::open_damaged(trial)?;
        let mut documents: BTreeSet<PathBuf> = BTreeSet::new();
        for row in ArticleRow::select(&store.connection, "", [])? {
            documents.insert(page_path(&row.id(authority)).into());
            documents.extend(Format::ALL.map(|format| PathBuf::from(edition_path(row.date, format))));
            documents.extend([edition_page_path(row.date), year_path(row.date.year())].map(PathBuf::from));
        }
        for hash in pictures::all(&store.connection)? {
            documents.extend(CopyKind::ALL.map(|kind| PathBuf::from(format!("pictures/{hash}.{}", kind.ending()))));
        }
        Ok(documents.into_iter().collect())
    };
    documents().map_err(|fault| fault.at(trial))
}

/// Notes that nothing of the trial is published any more.
pub(crate) fn forget(store: &Store) -> Result<(), Error> {
    settings::forget(&store.connection, LEFT).map_err(|fault| fault.at(&store.path))
}

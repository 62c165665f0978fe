//! The pictures that pages meant when they were last read, as the archive keeps them beside what was told.

use crate::archive::store::said::Said;
use crate::article::picture::AsRead;
use crate::words::pictures;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Pages and their pictures.
#[derive(Debug, Default)]
pub struct Pictured {
    /// Page and picture, whether that was there or not.
    pub named: Vec<(PathBuf, PathBuf)>,
    /// Page, and how a picture of it was.
    pub read: Vec<(PathBuf, AsRead)>,
}

impl Pictured {
    /// Of all that was told and kept.
    pub(crate) fn of(told: &BTreeSet<Said>) -> Self {
        let page = |said: &Said| PathBuf::from(&said.path);
        let named = told.iter().filter_map(|said| Some((page(said), pictures::name_of(&said.why)?.to_owned())));
        let read = told.iter().filter_map(|said| Some((page(said), pictures::kept_of(&said.why)?)));
        Self { named: named.collect(), read: read.collect() }
    }
}

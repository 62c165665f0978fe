//! The last run of a paper, as a small file in the folder of its archive: when it was, how it ended, what it found. Whoever asks how the
//! paper stands learns of runs that failed, too, of which the archive knows nothing.

use crate::alarm::Known;
use crate::beijing::nearest_instant;
use crate::config::Paper;
use crate::error::Error;
use crate::report::Report;
use crate::websub;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The file, in the folder of the archive.
pub(crate) const FILE: &str = "last.json";

/// What is noted of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Last {
    /// RFC 3339, Beijing time.
    pub(crate) time: String,
    /// The version that ran.
    pub(crate) benbao: String,
    /// Why it failed, where it did, for any language.
    pub(crate) failure: Option<Message>,
    /// How many warnings it had, and files it set aside.
    pub(crate) warnings: usize,
}

impl Last {
    /// What is noted of this run.
    pub(crate) fn of(paper: &Paper, report: &Report) -> Self {
        Self {
            time: paper.now.rfc3339(),
            benbao: env!("CARGO_PKG_VERSION").to_owned(),
            failure: report.outcome.as_ref().err().map(Error::message),
            warnings: report.warnings.len() + report.set_aside.len(),
        }
    }

    /// The last run of the paper whose archive lies in this folder; `None` where none is noted.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()
    }

    /// Notes it for whoever asks, and leaves the folder as it is. What cannot be noted is lost to them and to nobody else.
    pub(crate) fn note(&self, folder: &Path) {
        if folder.is_dir() {
            // Who reads it in this moment learns of no run; the next time, of this one.
            let _ = fs::write(folder.join(FILE), serde_json::to_vec(self).unwrap_or_default());
        }
    }
}

/// Writes a small file of the archive's folder, whole or not at all. It is no record: a crash may lose it.
pub(crate) fn place(folder: &Path, name: &str, bytes: &[u8]) {
    let beside = folder.join(format!(".{name}.tmp"));
    let placed = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, folder.join(name)));
    if placed.is_err() {
        // What is left of it is ours.
        let _ = fs::remove_file(beside);
    }
}

/// What alarms ask of a paper after a run.
pub(crate) fn known(paper: &Paper, report: &Report) -> Known {
    let stories: BTreeSet<_> = report.looks.iter().map(|look| (look.page(), look.headline.as_str())).collect();
    let failure = report.outcome.as_ref().err().map(|error| error.said(Language::English));
    Known {
        newest: report.newest.map(|(date, count)| (nearest_instant(date, paper.archive.naming.publish_time), count)),
        doubtful: stories.len(),
        warnings: report.warnings.len() + report.set_aside.len(),
        hubs: websub::refusing(&paper.announced, paper.now),
        failure,
    }
}

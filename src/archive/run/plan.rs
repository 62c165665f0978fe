//! What a run has to read: the editions with a page that is new, changed or gone. Nothing is opened for it.

use crate::archive::accepted::Accepted;
use crate::archive::run::waiting::ByPage;
use crate::archive::store::source_files::SourceRow;
use crate::archive::store::source_files::Stamp;
use crate::article::Article;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// How many pages without a day in their path are read in one go, and how many bytes.
const BATCH: usize = 64;
const BATCH_BYTES: u64 = 1 << 20;

/// What a run has to do.
#[derive(Debug, Default)]
pub struct Plan {
    /// The pages to read, an edition a group; pages whose path tells no day are grouped by number.
    pub groups: Vec<Vec<PathBuf>>,
    /// The files that are no more.
    pub(crate) vanished: Vec<(PathBuf, SourceRow)>,
    /// How each file to be read was before it was read, and its key where it has one.
    pub(crate) files: BTreeMap<PathBuf, (Stamp, Option<SourceRow>)>,
    /// Files to be read as if for the first time, although their bytes are those that were read: the paper's own settings
    /// changed, or somebody asks for it.
    pub(crate) anew: Anew,
    /// The files that are read although they have not changed: for what stands beside them. And those of them that another
    /// benbao read.
    pub(crate) as_they_were: BTreeSet<PathBuf>,
    pub(crate) settled: BTreeSet<PathBuf>,
    /// Stories that an earlier run held back.
    pub(crate) waiting: ByPage,
    /// The readings that a person accepted.
    pub(crate) accepted: Accepted,
    /// Unchanged files of which an older benbao noted no hash, and those that were touched.
    pub(crate) adopted: Vec<(PathBuf, Stamp, SourceRow)>,
    /// The page files that are as they were, and are not read.
    pub(crate) unread: BTreeSet<PathBuf>,
    /// The latest day of what a page held that is read with the bytes it had: as of then it is read again, since a path may
    /// tell a day without a year.
    pub as_of: BTreeMap<PathBuf, NaiveDate>,
    /// How many page files there are.
    pub pages: usize,
}

/// Which unchanged pages are read with today's eyes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Anew {
    /// None: what was published stays as it was read of a benbao of its day.
    #[default]
    Nothing,
    /// These.
    Some(BTreeSet<PathBuf>),
    /// All.
    Everything,
}

impl Anew {
    /// Whether a page is.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        match self {
            Self::Nothing => false,
            Self::Some(paths) => paths.contains(path),
            Self::Everything => true,
        }
    }
}

/// Which pages a run is to read beside those that are new or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reread {
    /// None.
    Nothing,
    /// All, to compare them; what has not changed stays as it was published.
    Compare,
    /// All, with the paper's new settings.
    Settings,
    /// Those of the editions from this day on, as the program of today reads them (`--reread --since`).
    Since(Option<NaiveDate>),
}

impl Plan {
    /// Whether no page is new, changed or gone.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.vanished.is_empty() && self.adopted.is_empty()
    }

    /// The groups in runs of about so many bytes, to be read one after the other.
    pub fn chunks(&self, bytes: u64) -> Vec<&[Vec<PathBuf>]> {
        let of_group = |group: &Vec<PathBuf>| -> u64 {
            group.iter().filter_map(|path| self.files.get(path)).map(|(stamp, _)| stamp.bytes()).sum()
        };
        let (mut chunks, mut rest) = (Vec::new(), self.groups.as_slice());
        while !rest.is_empty() {
            let mut sum = 0;
            let fitting = rest.iter().take_while(|group| {
                let fits = sum < bytes;
                sum += of_group(group);
                fits
            });
            let (chunk, behind) = rest.split_at(fitting.count().min(rest.len()));
            chunks.push(chunk);
            rest = behind;
        }
        chunks
    }

    /// Whether a page that is read has not changed since another benbao read it: what was published of it stays, whatever
    /// this one reads there.
    pub fn is_settled(&self, path: &Path) -> bool {
        self.settled.contains(path)
    }

    /// Whether a file is not what it was when it was read.
    pub fn is_changed(&self, path: &Path) -> bool {
        !self.as_they_were.contains(path)
    }

    /// Whether a story goes on on a page that changed: it is read anew with it.
    pub fn goes_on(&self, article: &Article) -> bool {
        article.continued.iter().any(|place| self.is_changed(&place.path))
    }

    /// Whether an earlier run held back a story of a page, which has therefore never been read to its end.
    pub(crate) fn is_waiting(&self, path: &Path) -> bool {
        self.waiting.contains_key(path)
    }

    /// Whether a file is a page that is as it was, and is not read.
    pub(crate) fn is_unread(&self, path: &str) -> bool {
        self.unread.contains(Path::new(path))
    }

    /// Whether a story is to be looked at, and a person accepted it as it is read.
    pub(crate) fn accepts(&self, article: &Article) -> bool {
        self.accepted.settles(article)
    }

    /// How many pages will be read.
    pub fn to_read(&self) -> usize {
        self.files.len()
    }
}

/// The pages of a paper, as far as their names tell.
pub struct Pages<'run> {
    /// The folder that holds them.
    pub folder: &'run Path,
    /// Every page file below it.
    pub paths: &'run [PathBuf],
    /// Pages that are to be taken for changed, whatever their bytes are: a picture beside them did.
    pub stirred: &'run BTreeSet<PathBuf>,
    /// Those beside which a first picture lies, which an older benbao passed over.
    pub first_pictures: &'run BTreeSet<PathBuf>,
    /// Files and folders below it that could not be looked at: what they held before is not gone.
    pub unreadable: &'run [PathBuf],
    /// The day that a path names.
    pub day_of: &'run dyn Fn(&Path) -> Option<NaiveDate>,
    /// What a path and its copies have in common.
    pub page_of: &'run dyn Fn(&Path) -> PathBuf,
}

/// Groups pages, of which each has so many bytes, by the day that their path names, oldest first; then those that name
/// none, the copies of a page together.
pub fn groups<'run>(
    pages: impl Iterator<Item = (&'run PathBuf, u64)>,
    day_of: &dyn Fn(&Path) -> Option<NaiveDate>,
    page_of: &dyn Fn(&Path) -> PathBuf,
) -> Vec<Vec<PathBuf>> {
    let mut by_day: BTreeMap<NaiveDate, Vec<PathBuf>> = BTreeMap::new();
    let mut undated: BTreeMap<PathBuf, Vec<(&PathBuf, u64)>> = BTreeMap::new();
    for (path, size) in pages {
        match day_of(path) {
            Some(day) => by_day.entry(day).or_default().push(path.clone()),
            None => undated.entry(page_of(path)).or_default().push((path, size)),
        }
    }
    let mut batches: Vec<Vec<PathBuf>> = Vec::new();
    let mut bytes = 0;
    for copies in undated.into_values() {
        let more: u64 = copies.iter().map(|(_, size)| size).sum();
        let copies = copies.into_iter().map(|(path, _)| path.clone());
        bytes += more;
        match batches.last_mut() {
            Some(batch) if batch.len() + copies.len() <= BATCH && bytes <= BATCH_BYTES => batch.extend(copies),
            _ => {
                batches.push(copies.collect());
                bytes = more;
            }
        }
    }
    by_day.into_values().chain(batches).collect()
}

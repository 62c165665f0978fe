//! Where copies of pictures are made, while pages are read: each once, and laid up beside the archive until the stories that show it
//! are out. A picture that is not shown is said, and its story goes on without.

use crate::archive::run::plan::Plan;
use crate::article::Article;
use crate::article::picture::AsRead;
use crate::article::picture::Original;
use crate::article::picture::WebCopy;
use crate::config::Paper;
use crate::convert::stage::Mode;
use crate::error::Error;
use crate::error::Place;
use crate::error::picture::Altered;
use crate::error::picture::Unshown;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::open;
use crate::picture;
use crate::picture::header;
use crate::picture::rule;
use crate::publish::folder;
use crate::read::pictures;
use crate::read::pictures::Lying;
use crate::reading::page::PageRead;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use tempfile::TempDir;

/// The folder beside the archive in which copies wait.
const FOLDER: &str = "pictures";

/// The copy of a picture, and what of it is shown otherwise; or why there is none.
type Copied = Result<(WebCopy, Vec<Altered>), Unshown>;

/// Where copies are made.
#[derive(Debug)]
pub(crate) struct Workshop<'run> {
    source: &'run Path,
    output: &'run Path,
    /// Where copies wait that are made and not out.
    waiting: PathBuf,
    /// Of a run that only tries: gone with it.
    _tried: Option<TempDir>,
    /// By their hashes.
    known: Mutex<BTreeMap<String, WebCopy>>,
    made: AtomicUsize,
}

impl<'run> Workshop<'run> {
    /// The workshop of a run that knows these copies of earlier ones.
    ///
    /// # Errors
    /// [`Error::Write`] where a run that only tries has no place to work.
    pub(crate) fn open(paper: &'run Paper, mode: Mode, known: BTreeMap<String, WebCopy>) -> Result<Self, Error> {
        let own = paper.archive.folder.join(FOLDER);
        let tried = match mode {
            Mode::Publish => None,
            Mode::DryRun => Some(tempfile::tempdir().map_err(|source| Error::Write { path: std::env::temp_dir(), source })?),
        };
        let waiting = tried.as_ref().map_or(own, |tried| tried.path().to_owned());
        let (source, output) = (paper.source.dir.as_path(), paper.output.as_path());
        Ok(Self { source, output, waiting, _tried: tried, known: Mutex::new(known), made: AtomicUsize::new(0) })
    }

    /// How many copies were made.
    pub(crate) fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// Gives the stories of a page the copies of their pictures, and notes how these were.
    pub(crate) fn serve(&self, page: &mut PageRead, plan: &Plan, lying: &Lying) {
        let Ok(content) = &mut page.content else { return };
        let is_apart = content.copy_of.is_some();
        let is_settled = plan.is_settled(&page.path);
        let mut copies: BTreeMap<String, WebCopy> = BTreeMap::new();
        for article in &mut content.reading.articles {
            if is_apart || is_settled && !plan.goes_on(article) {
                article.pictures.clear();
                continue;
            }
            let place = Place::file(&page.path);
            page.heard.extend(self.hang(article, &mut copies).into_iter().map(|kind| Warning { place: place.clone(), kind }));
        }
        let stamp = |it: &PathBuf| (it.display().to_string(), lying.stamp(self.source, it, &page.path));
        let mut stamps: BTreeMap<String, String> = content.pictures.iter().map(stamp).collect();
        // Of a part of a document nothing is stamped: the document is the page.
        stamps.extend(
            copies
                .keys()
                .filter(|name| !stamps.contains_key(*name))
                .map(|name| (name.clone(), String::new()))
                .collect::<Vec<_>>(),
        );
        let as_read = |(picture, stamp): (String, String)| AsRead { copy: copies.get(&picture).cloned(), picture, stamp };
        content.pictures_read = stamps.into_iter().map(as_read).collect();
    }

    /// Gives a story the copies of its pictures; those that have none are no more among them. Gives what there is to say.
    fn hang(&self, article: &mut Article, copies: &mut BTreeMap<String, WebCopy>) -> Vec<WarningKind> {
        let mut said = Vec::new();
        let count = article.pictures.len();
        if count > rule::MOST_OF_A_STORY {
            said.push(WarningKind::TooManyPictures { count, most: rule::MOST_OF_A_STORY });
            article.pictures.truncate(rule::MOST_OF_A_STORY);
        }
        let made: Vec<Option<Copied>> = article
            .pictures
            .par_iter()
            .map(|it| (!matches!(it.original, Original::Elsewhere(_))).then(|| self.copy(&it.original)))
            .collect();
        let pictures = std::mem::take(&mut article.pictures);
        for (mut picture, made) in pictures.into_iter().zip(made) {
            let name = picture.original.name();
            match made {
                Some(Ok((copy, altered))) => {
                    said.extend(altered.into_iter().map(|how| WarningKind::PictureAltered { picture: name.clone(), how }));
                    copies.insert(name, copy.clone());
                    picture.copy = Some(copy);
                }
                Some(Err(why)) => {
                    said.push(WarningKind::PictureUnshown { picture: name, why });
                    continue;
                }
                None => {}
            }
            article.pictures.push(picture);
        }
        said
    }

    /// The copy of a picture, made where there is none.
    fn copy(&self, original: &Original) -> Copied {
        let bytes = pictures::bytes(self.source, original, rule::MOST_BYTES)?;
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&rule::name(&bytes)).cloned();
        if let Some(copy) = known.filter(|copy| folder::has(self.output, copy) || self.waits(copy)) {
            return Ok((copy, Vec::new()));
        }
        let made = picture::make(&bytes)?;
        // Where it cannot be laid up now, it is made once more when it is to be out, and whoever refuses is named there.
        if self.lay_up(&made.copy, &made.bytes).is_ok() {
            self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(made.copy.hash.clone(), made.copy.clone());
        }
        self.made.fetch_add(1, Ordering::Relaxed);
        Ok((made.copy, made.altered))
    }

    fn place(&self, copy: &WebCopy) -> PathBuf {
        self.waiting.join(copy.file_name())
    }

    fn waits(&self, copy: &WebCopy) -> bool {
        fs::symlink_metadata(self.place(copy)).is_ok_and(|found| found.is_file() && found.len() == copy.bytes)
    }

    fn lay_up(&self, copy: &WebCopy, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.waiting)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.waiting)?;
        file.write_all(bytes)?;
        file.persist(self.place(copy)).map(drop).map_err(|failed| failed.error)
    }

    /// The bytes of a copy that is to be out and is not: those that wait, else they are made once more; `None` where the picture is
    /// not there any more, or is another.
    pub(crate) fn bytes(&self, copy: &WebCopy, original: &Original) -> Option<Vec<u8>> {
        let waiting = open::regular(&self.place(copy), copy.bytes).ok();
        if let Some(bytes) = waiting.filter(|bytes| header::is_copy(bytes, copy.kind, copy.size)) {
            return Some(bytes);
        }
        let bytes = pictures::bytes(self.source, original, rule::MOST_BYTES).ok()?;
        let made = picture::make(&bytes).ok().filter(|made| made.copy == *copy)?;
        self.made.fetch_add(1, Ordering::Relaxed);
        Some(made.bytes)
    }

    /// Clears away what waits and need not any more: it is out, or no story is going to show it.
    ///
    /// # Errors
    /// What the archive refused to say.
    pub(crate) fn tidy(&self, is_awaited: impl Fn(&str) -> Result<bool, Error>) -> Result<(), Error> {
        for entry in fs::read_dir(&self.waiting).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_needed = name.split_once('.').map_or(Ok(false), |(hash, _)| is_awaited(hash))?;
            if !is_needed || self.output.join(picture_path(&name)).is_file() {
                // What cannot be cleared away now is tried again when the next picture comes.
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }
}

fn picture_path(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

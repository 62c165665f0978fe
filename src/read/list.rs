//! Which files of the source folder are pages: by name, in an order that no file system decides. Every other file is named
//! with a remedy, or silent by rule.
//!
//! A file is called by what its name tells (`text::file_name`), whatever system wrote it. Silent are hidden names and droppings (`kind`), what `exclude` says, what an `include` of the paper's own does not say,
//! and the paper's own files where they lie in the source. No file is opened to be named.

use crate::error::Error;
use crate::error::NothingThere;
use crate::error::Place;
use crate::error::file::FileKind as Kind;
use crate::error::system::System;
use crate::error::value::WrongGlob;
use crate::error::value::WrongValue;
use crate::error::warning::Unread;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::open;
use crate::read::encoding::known::Encoding;
use crate::read::folder;
use crate::read::folder::Entry;
use crate::read::kind;
use crate::read::limits::Limits;
use crate::read::sample::Sample;
use crate::text::file_name;
use globset::ErrorKind;
use globset::GlobBuilder;
use globset::GlobMatcher;
use rustix::fs::FileType;
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;

/// The folder of the pages, which of its files are meant, and how much of one is read.
#[derive(Debug, Clone)]
pub struct Source {
    /// The folder.
    pub dir: PathBuf,
    /// Which files may be pages.
    pub include: Include,
    /// A page matches none of these, by its path below the folder.
    pub exclude: Vec<Pattern>,
    /// Files and folders of the paper that are no pages and may lie in the folder: the feeds, the settings.
    pub own: Vec<PathBuf>,
    /// Files below the folder that are still being written: what was published of them stays, and nothing is said.
    pub moving: BTreeSet<PathBuf>,
    /// The most that a page may have.
    pub limits: Limits,
    /// In which encoding they are.
    pub encoding: Encodings,
    /// What becomes of the sample page of `init`.
    pub sample: Sample,
}

/// Which files may be pages.
#[derive(Debug, Clone)]
pub enum Include {
    /// Text, documents and web pages by their names; whatever else lies there is named.
    Usual,
    /// What matches one of these, by its path below the folder; whatever else lies there is nobody's business.
    Only(Vec<Pattern>),
}

/// In which encoding the pages of a source are: as is usual, or as is said of those that a glob names.
#[derive(Debug, Clone, Default)]
pub struct Encodings {
    /// The folder below which globs are meant; a file may be named with it.
    pub dir: PathBuf,
    /// Of the others.
    pub usual: Encoding,
    /// The longest glob first, since it says most.
    pub named: Vec<(Pattern, Encoding)>,
}

impl Encodings {
    /// That of a page, by its path below the folder, or with it.
    pub fn of(&self, path: &Path) -> Encoding {
        let path = path.strip_prefix(&self.dir).unwrap_or(path);
        self.named.iter().find(|(pattern, _)| pattern.0.is_match(path)).map_or(self.usual, |(_, encoding)| *encoding)
    }
}

/// A glob over paths below the source folder: `*` stays within a folder, `**` does not. Right by its type.
#[derive(Debug, Clone)]
pub struct Pattern(GlobMatcher);

impl Pattern {
    /// Reads a glob such as `**/*.md`, exact to the letter: `exclude` takes away no more than it says.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(glob: &str) -> Result<Self, WrongValue> {
        Self::built(GlobBuilder::new(glob).literal_separator(true))
    }

    /// Reads a glob that means `A01.TXT` by `*.txt` too: no page is missed for the size of its letters.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of_any_case(glob: &str) -> Result<Self, WrongValue> {
        Self::built(GlobBuilder::new(glob).literal_separator(true).case_insensitive(true))
    }

    fn built(glob: &GlobBuilder<'_>) -> Result<Self, WrongValue> {
        glob.build().map(|glob| Self(glob.compile_matcher())).map_err(|error| WrongValue::Glob(wrong(error.kind())))
    }
}

fn wrong(kind: &ErrorKind) -> WrongGlob {
    match kind {
        ErrorKind::InvalidRecursive => WrongGlob::Recursive,
        ErrorKind::UnclosedClass => WrongGlob::ClassOpen,
        ErrorKind::InvalidRange(first, last) => WrongGlob::Range { first: *first, last: *last },
        ErrorKind::UnopenedAlternates => WrongGlob::GroupUnopened,
        ErrorKind::UnclosedAlternates => WrongGlob::GroupOpen,
        ErrorKind::DanglingEscape => WrongGlob::Dangling,
        other => WrongGlob::Other(other.to_string()),
    }
}

/// What lies in the source, as paths below its folder.
#[derive(Debug, Default)]
pub struct Listed {
    /// The pages, sorted bytewise.
    pub pages: Vec<PathBuf>,
    /// The files that are not read, each with the reason and the remedy.
    pub warnings: Vec<Warning>,
    /// Globs of `[encodings]` that mean none of the pages.
    pub unmatched: Vec<String>,
    /// Pictures, which are a page's or nobody's (`pictures`).
    pub pictures: Vec<PathBuf>,
}

/// Looks through the source.
///
/// # Errors
/// [`Error::Nothing`] when the folder is missing or is none: an unmounted disk is not an empty paper. [`Error::Read`] when
/// it may not be listed.
pub fn list(source: &Source) -> Result<Listed, Error> {
    if !source.dir.is_dir() {
        let why = if source.dir.exists() { NothingThere::IsNoFolder } else { NothingThere::NoFolder };
        return Err(Error::Nothing { path: source.dir.clone(), why });
    }
    let mut found = Found { own: own(source), ..Found::default() };
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let lying = open::lying(&source.dir, &folder);
        let listing = match folder::entries(&source.dir, &lying) {
            Ok(listing) => listing,
            Err(refused) if folder.as_os_str().is_empty() => return Err(refused.at(&source.dir)),
            Err(refused) => {
                found.name(&folder, Unread::NotListed(refused.refusal()));
                continue;
            }
        };
        if let Some(error) = listing.broken {
            found.name(&folder, Unread::ListedInPart(System::from(&error)));
        }
        let names: HashSet<String> = listing.entries.iter().map(|it| file_name::told(&it.name).to_lowercase()).collect();
        for entry in listing.entries {
            let told = file_name::told(&entry.name);
            let path = folder.join(&*told);
            if *told != *entry.name && open::lying(&source.dir, &path) != lying.join(&entry.name) {
                found.name(&path, Unread::Name);
                continue;
            }
            match entry.kind {
                FileType::Directory if !found.is_own(&path) && !is_no_folder_of_pages(&entry, &names) => folders.push(path),
                FileType::Directory => {}
                _ => found.sort_out(source, path, &entry, &names),
            }
        }
    }
    let mut listed = found.in_order();
    let none = |pattern: &Pattern| !listed.pages.iter().any(|page| pattern.0.is_match(page));
    let globs = source.encoding.named.iter().map(|(pattern, _)| pattern).filter(|pattern| none(pattern));
    listed.unmatched = globs.map(|pattern| pattern.0.glob().glob().to_owned()).collect();
    Ok(listed)
}

fn is_no_folder_of_pages(entry: &Entry, names: &HashSet<String>) -> bool {
    let name = file_name::told(&entry.name);
    kind::is_dropped_folder(&name) || kind::is_folder_of_a_page(&name, names)
}

/// The paper's own files as paths below the source.
fn own(source: &Source) -> HashSet<PathBuf> {
    let Ok(dir) = source.dir.canonicalize() else { return HashSet::new() };
    let below = |path: &PathBuf| Some(file_name::told_path(path.canonicalize().ok()?.strip_prefix(&dir).ok()?));
    source.own.iter().filter_map(below).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// What was found so far.
#[derive(Default)]
struct Found {
    own: HashSet<PathBuf>,
    listed: Listed,
}

impl Found {
    fn is_own(&self, path: &Path) -> bool {
        self.own.contains(path)
    }

    fn sort_out(&mut self, source: &Source, path: PathBuf, entry: &Entry, names: &HashSet<String>) {
        let name = file_name::told(&entry.name);
        if kind::is_dropping(&name) || self.is_own(&path) || !is_meant(source, &path, entry.kind) {
            return;
        }
        match entry.kind {
            FileType::Symlink => return self.name(&path, Unread::Link),
            FileType::RegularFile | FileType::Unknown => {}
            _ => return self.name(&path, Unread::NoFile),
        }
        match kind_of(source, &path, &name, names) {
            None => {}
            Some(kind) if matches!(kind, Kind::Text | Kind::Web | Kind::List) || kind.is_document() => {
                self.listed.pages.push(path)
            }
            Some(Kind::Picture) => self.listed.pictures.push(path),
            Some(kind) => self.name(&path, Unread::Kind(kind)),
        }
    }

    fn name(&mut self, path: &Path, why: Unread) {
        self.listed.warnings.push(Warning { place: Place::file(path), kind: WarningKind::Skipped { why } });
    }

    fn in_order(self) -> Listed {
        let mut listed = self.listed;
        let bytes = |path: &PathBuf| path.as_os_str().as_encoded_bytes().to_owned();
        listed.pages.sort_by_cached_key(bytes);
        listed.pictures.sort_by_cached_key(bytes);
        listed.warnings.sort();
        listed
    }
}

/// A linked folder is meant as well: its pages would be missed without a word.
fn is_meant(source: &Source, path: &Path, kind: FileType) -> bool {
    let matches = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.0.is_match(path));
    let included = match &source.include {
        Include::Usual => true,
        Include::Only(patterns) => {
            matches(patterns) || kind == FileType::Symlink && source.dir.join(open::lying(&source.dir, path)).is_dir()
        }
    };
    included && !matches(&source.exclude)
}

/// What a regular file is by its name; `None` for a backup whose file lies beside it. An `include` of the paper's own makes
/// text of names that say nothing, and of nothing else.
fn kind_of(source: &Source, path: &Path, name: &str, names: &HashSet<String>) -> Option<Kind> {
    if let Some(original) = kind::original(name) {
        let original = original.to_lowercase();
        let is_beside = names.contains(&original) || ["txt", "md"].iter().any(|end| names.contains(&format!("{original}.{end}")));
        return (!is_beside).then_some(Kind::Backup);
    }
    match (kind::of_name(path), &source.include) {
        (Kind::Unknown | Kind::Unnamed, Include::Only(_)) => Some(Kind::Text),
        (kind, _) => Some(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn source(dir: &Path, include: &[&str], exclude: &[&str]) -> Source {
        let exclude = exclude.iter().map(|glob| Pattern::new(glob).unwrap()).collect();
        let only = || include.iter().map(|glob| Pattern::of_any_case(glob).unwrap()).collect();
        let include = if include.is_empty() { Include::Usual } else { Include::Only(only()) };
        Source {
            dir: dir.to_owned(),
            include,
            exclude,
            own: Vec::new(),
            moving: BTreeSet::new(),
            limits: Limits::default(),
            encoding: Encodings::default(),
            sample: Sample::IsPage,
        }
    }

    fn said(warnings: &[Warning]) -> Vec<String> {
        warnings.iter().map(Warning::to_string).collect()
    }

    fn touch(dir: &Path, names: &[&str]) {
        for name in names {
            let path = dir.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "# 标题\n").unwrap();
        }
    }

    #[test]
    fn pages_come_in_bytewise_order_whatever_the_disk_says() {
        let folder = tempfile::tempdir().unwrap();
        touch(
            folder.path(),
            &["b.md", "a/2.txt", "a.txt", "A02.MD", "a/.hidden.md", ".git/x.md", "版.Markdown", "folder.md/x.TXT"],
        );
        let Listed { pages, warnings, .. } = list(&source(folder.path(), &[], &[])).unwrap();
        let names: Vec<&str> = pages.iter().map(|path| path.to_str().unwrap()).collect();
        assert_eq!(names, ["A02.MD", "a.txt", "a/2.txt", "b.md", "folder.md/x.TXT", "版.Markdown"]);
        assert_eq!(warnings, []);
    }

    #[test]
    fn globs_include_and_exclude() {
        let folder = tempfile::tempdir().unwrap();
        touch(folder.path(), &["2023/A01.page", "2023/A01.md", "drafts/A02.page", "A03.PAGE", "A04.pdf", "A05"]);
        let listed = |include: &[&str], exclude: &[&str]| {
            let Listed { pages, warnings, .. } = list(&source(folder.path(), include, exclude)).unwrap();
            let pages: Vec<String> = pages.iter().map(|path| path.to_str().unwrap().to_owned()).collect();
            (pages.join(" "), warnings.iter().map(|it| it.place.to_string()).collect::<Vec<_>>().join(" "))
        };
        let table: [(&[&str], &[&str], &str, &str); 5] = [
            (&["**/*.page"], &["drafts/**"], "2023/A01.page A03.PAGE", ""),
            (&["*.page"], &[], "A03.PAGE", ""),
            (&["**/*"], &["drafts/*"], "2023/A01.md 2023/A01.page A03.PAGE A05", "A04.pdf"),
            (&[], &["**/*.page"], "2023/A01.md", "A03.PAGE A04.pdf A05"),
            (&[], &["**/*.page", "**/*.PAGE", "A05", "*.pdf"], "2023/A01.md", ""),
        ];
        for (include, exclude, pages, named) in table {
            assert_eq!(listed(include, exclude), (pages.to_owned(), named.to_owned()), "{include:?} {exclude:?}");
        }
        assert_eq!(Pattern::new("[a").unwrap_err(), WrongValue::Glob(WrongGlob::ClassOpen));
    }

    #[test]
    fn whatever_is_no_page_is_named_or_silent_by_rule() {
        let folder = tempfile::tempdir().unwrap();
        let silent =
            ["Thumbs.db", "~$b.docx", "a.md~", "a.tmp", "__MACOSX/x.md", "a.md.bak", "A01.BAK", "feeds/rss.xml", "benbao.toml"];
        let named = ["A01.pdf", "b.xyz", "old.txt.bak", "say"];
        touch(
            folder.path(),
            &[&silent[..], &named, &["a.md", "A01.md", "A02.docx", "A03.wps", "04/2.JPG", "04/1.png", "04/3.heic", "05/1.gif"]]
                .concat(),
        );
        let own = ["feeds", "benbao.toml", "elsewhere"].iter().map(|name| folder.path().join(name)).collect();
        let Listed { pages, warnings, pictures, .. } = list(&Source { own, ..source(folder.path(), &[], &[]) }).unwrap();
        assert_eq!(pages, ["A01.md", "A02.docx", "A03.wps", "a.md"].map(PathBuf::from));
        assert_eq!(pictures, ["04/1.png", "04/2.JPG", "04/3.heic", "05/1.gif"].map(PathBuf::from));
        assert_eq!(
            said(&warnings),
            [
                "A01.pdf: a printed page (PDF, OFD, CAJ); copy the text that is to be published into a file of plain text (.txt); not read",
                "b.xyz: of an unknown kind; if it is a page, save it as plain text (.txt); else name it under `exclude` in [source]; not read",
                "old.txt.bak: a backup whose file is not here; if it is a page, give it the name it had, such as A01.txt; not read",
                "say: without an extension; if it is a page, call it .txt; else name it under `exclude` in [source]; not read",
            ]
        );
    }

    #[test]
    fn what_cannot_be_a_page_is_named() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("pages");
        touch(&dir, &["good.md"]);
        touch(&folder.path().join("elsewhere"), &["secret.md"]);
        std::os::unix::fs::symlink("../elsewhere/secret.md", dir.join("link.md")).unwrap();
        std::os::unix::fs::symlink("../elsewhere", dir.join("more")).unwrap();
        std::os::unix::fs::symlink("good.md", dir.join("link.doc")).unwrap();
        for name in [&b"\xb0\xe6.md"[..], b"\xd2\xaa\xce\xc5.md", "要闻.md".as_bytes(), b"A02\xff.md"] {
            fs::write(dir.join(OsStr::from_bytes(name)), "# x\n").unwrap();
        }
        let link = "a symbolic link, and links are not followed; copy the file here, or name its folder as the source; not read";
        let Listed { pages, warnings, .. } = list(&source(&dir, &[], &[])).unwrap();
        assert_eq!(pages, ["A02%FF.md", "good.md", "版.md", "要闻.md"].map(PathBuf::from));
        let coded = "要闻.md: another file here has this name in another encoding or spelling; rename one of them; not read";
        let all = [format!("link.doc: {link}"), format!("link.md: {link}"), format!("more: {link}"), coded.to_owned()];
        assert_eq!(said(&warnings), all);
        let Listed { warnings, .. } = list(&source(&dir, &["*.md"], &[])).unwrap();
        assert_eq!(said(&warnings), [format!("link.md: {link}"), format!("more: {link}"), coded.to_owned()]);
    }

    #[test]
    fn a_missing_source_is_no_empty_paper() {
        let folder = tempfile::tempdir().unwrap();
        let error = list(&source(&folder.path().join("pages"), &[], &[])).unwrap_err().to_string();
        let words = "pages: no such folder; the pages are looked for here (`dir` under [source], or --source)";
        assert!(error.ends_with(words), "{error}");
    }
}

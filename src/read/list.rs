//! Which files of the source folder are pages: by glob, in an order that no file system decides.
//!
//! A link is never followed, hidden files are nobody's business, and what looks like a page but cannot be read as one
//! is named in a warning, so that nothing goes missing unseen.

use crate::error::Error;
use crate::error::Place;
use crate::error::Warning;
use crate::error::WarningKind;
use crate::error::reason;
use globset::GlobBuilder;
use globset::GlobMatcher;
use std::fs::FileType;
use std::path::Path;
use std::path::PathBuf;
use walkdir::DirEntry;
use walkdir::WalkDir;

/// The folder of the pages, and which of its files are meant.
#[derive(Debug, Clone)]
pub struct Source {
    /// The folder.
    pub dir: PathBuf,
    /// A page matches one of these, by its path below the folder.
    pub include: Vec<Pattern>,
    /// And none of these.
    pub exclude: Vec<Pattern>,
}

/// A glob over paths below the source folder: `*` stays within a folder, `**` does not. Right by its type.
#[derive(Debug, Clone)]
pub struct Pattern(GlobMatcher);

impl Pattern {
    /// Reads a glob such as `**/*.md`.
    ///
    /// # Errors
    /// What is wrong with it, in a few words.
    pub fn new(glob: &str) -> Result<Self, String> {
        let built = GlobBuilder::new(glob).literal_separator(true).build();
        built.map(|glob| Self(glob.compile_matcher())).map_err(|error| error.kind().to_string())
    }
}

/// The globs of pages when nothing else is asked for.
pub const INCLUDE: [&str; 2] = ["**/*.md", "**/*.txt"];

/// The pages of the source, as paths below its folder, sorted bytewise.
///
/// # Errors
/// [`Error::Nothing`] when the folder is missing or is none: an unmounted disk is not an empty paper.
pub fn list(source: &Source) -> Result<(Vec<PathBuf>, Vec<Warning>), Error> {
    if !source.dir.is_dir() {
        let message = if source.dir.exists() { "is not a folder" } else { "no such folder" };
        let message = format!("{message}; the pages are looked for here (`dir` under [source], or --source)");
        return Err(Error::Nothing { path: source.dir.clone(), message });
    }
    let mut pages = Vec::new();
    let mut warnings = Vec::new();
    let visible = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    for entry in WalkDir::new(&source.dir).min_depth(1).into_iter().filter_entry(visible) {
        match entry {
            Ok(entry) => sort_out(source, &entry, &mut pages, &mut warnings),
            Err(error) => {
                let path = error.path().map_or_else(|| source.dir.clone(), |path| below(source, path));
                let reason =
                    error.io_error().map_or_else(|| error.to_string(), |cause| format!("cannot be read: {}", reason(cause)));
                warnings.push(skipped(&path, &reason));
            }
        }
    }
    pages.sort_by(|left, right| left.as_os_str().as_encoded_bytes().cmp(right.as_os_str().as_encoded_bytes()));
    warnings.sort();
    Ok((pages, warnings))
}

fn sort_out(source: &Source, entry: &DirEntry, pages: &mut Vec<PathBuf>, warnings: &mut Vec<Warning>) {
    let path = below(source, entry.path());
    if entry.file_type().is_dir() || !is_meant(source, &path, entry.file_type()) {
        return;
    }
    match reason_against(&path, entry.file_type()) {
        Some(reason) => warnings.push(skipped(&path, reason)),
        None => pages.push(path),
    }
}

/// A linked folder is meant as well: its pages would be missed without a word.
fn is_meant(source: &Source, path: &Path, kind: FileType) -> bool {
    let folder = kind.is_symlink() && source.dir.join(path).is_dir();
    let matches = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.0.is_match(path));
    (folder || matches(&source.include)) && !matches(&source.exclude)
}

fn reason_against(path: &Path, kind: FileType) -> Option<&'static str> {
    if kind.is_symlink() {
        return Some("a symbolic link, and links are not followed; copy the file here, or name its folder as the source");
    }
    if !kind.is_file() {
        return Some("not a regular file");
    }
    path.to_str().is_none().then_some("its name is not UTF-8; rename it")
}

fn below(source: &Source, path: &Path) -> PathBuf {
    path.strip_prefix(&source.dir).unwrap_or(path).to_owned()
}

fn skipped(path: &Path, reason: &str) -> Warning {
    Warning { place: Place::file(path), kind: WarningKind::Skipped { reason: reason.to_owned() } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn source(dir: &Path, include: &[&str], exclude: &[&str]) -> Source {
        let patterns = |globs: &[&str]| globs.iter().map(|glob| Pattern::new(glob).unwrap()).collect();
        Source { dir: dir.to_owned(), include: patterns(include), exclude: patterns(exclude) }
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
            &["b.md", "a/2.txt", "a.txt", "A02.md", "a/.hidden.md", ".git/x.md", "notes.doc", "版.md", "folder.md/x.txt"],
        );
        let (pages, warnings) = list(&source(folder.path(), &INCLUDE, &[])).unwrap();
        let names: Vec<&str> = pages.iter().map(|path| path.to_str().unwrap()).collect();
        assert_eq!(names, ["A02.md", "a.txt", "a/2.txt", "b.md", "folder.md/x.txt", "版.md"]);
        assert_eq!(warnings, []);
    }

    #[test]
    fn globs_include_and_exclude() {
        let folder = tempfile::tempdir().unwrap();
        touch(folder.path(), &["2023/A01.page", "2023/A01.md", "drafts/A02.page", "A03.page"]);
        let (pages, _) = list(&source(folder.path(), &["**/*.page"], &["drafts/**"])).unwrap();
        assert_eq!(pages, [Path::new("2023/A01.page"), Path::new("A03.page")]);
        let (pages, _) = list(&source(folder.path(), &["*.page"], &[])).unwrap();
        assert_eq!(pages, [Path::new("A03.page")], "one star stays within a folder");
        assert_eq!(Pattern::new("[a").unwrap_err(), "unclosed character class; missing ']'");
    }

    #[cfg(unix)]
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
        fs::write(dir.join(OsStr::from_bytes(b"\xb0\xe6.md")), "# x\n").unwrap();
        let (pages, warnings) = list(&source(&dir, &INCLUDE, &[])).unwrap();
        assert_eq!(pages, [Path::new("good.md")]);
        let lines: Vec<String> = warnings.iter().map(Warning::to_string).collect();
        let link = "a symbolic link, and links are not followed; copy the file here, or name its folder as the source; not read";
        assert_eq!(
            lines,
            [
                format!("link.md: {link}"),
                format!("more: {link}"),
                "\u{fffd}\u{fffd}.md: its name is not UTF-8; rename it; not read".to_owned()
            ]
        );
    }

    #[test]
    fn a_missing_source_is_no_empty_paper() {
        let folder = tempfile::tempdir().unwrap();
        let error = list(&source(&folder.path().join("pages"), &INCLUDE, &[])).unwrap_err().to_string();
        let words = "pages: no such folder; the pages are looked for here (`dir` under [source], or --source)";
        assert!(error.ends_with(words), "{error}");
    }
}

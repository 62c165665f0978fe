//! What a file is that is no page (不是版面): by the end of its name, for files that nobody opens.
//!
//! What the bytes of a page candidate say wins, and is `sniff`'s; which files are candidates is `list`'s.

use crate::error::file::FileKind as Kind;
use std::collections::HashSet;
use std::path::Path;

/// The ends of names, in lower case. What stands nowhere here is no page by its name, nor anything else.
const ENDS: [(Kind, &[&str]); 20] = [
    (Kind::Text, &["md", "markdown", "mdown", "mkd", "txt", "text"]),
    (Kind::Word, &["docx", "docm", "dotx"]),
    (Kind::OldOffice, &["doc", "dot", "wps", "wpt"]),
    (Kind::Rtf, &["rtf"]),
    (Kind::OpenDocument, &["odt", "fodt", "ott", "uot", "pages"]),
    (Kind::Pdf, &["pdf", "ofd", "caj", "ps", "eps", "xps"]),
    (Kind::Web, &["html", "htm", "xhtml", "shtml"]),
    (Kind::WebArchive, &["mht", "mhtml"]),
    (Kind::Markup, &["xml", "yaml", "yml", "opml"]),
    (Kind::Feed, &["rss", "atom"]),
    (Kind::Sheet, &["xlsx", "xlsm"]),
    (Kind::List, &["csv", "tsv", "json", "jsonl", "ndjson"]),
    (Kind::Table, &["xls", "et", "ods", "numbers", "dbf", "mdb", "accdb"]),
    (Kind::Slides, &["ppt", "pptx", "pps", "ppsx", "dps", "odp", "key"]),
    (Kind::Layout, &["indd", "idml", "qxp", "qxd", "pmd", "pm6", "fit", "s2", "s92", "s10", "ps2", "vft", "cdr", "ai", "epub"]),
    (Kind::Mail, &["eml", "msg", "pst", "mbox"]),
    (Kind::Packed, &["zip", "rar", "7z", "gz", "tgz", "bz2", "xz", "zst", "tar", "cab", "iso"]),
    (
        Kind::Picture,
        &[
            "jpg", "jpeg", "jpe", "jfif", "png", "apng", "gif", "webp", "avif", "heic", "heif", "tif", "tiff", "bmp", "psd",
            "psb", "svg", "raw", "cr2", "cr3", "nef", "arw", "dng", "raf", "orf", "rw2", "ico",
        ],
    ),
    (
        Kind::Recording,
        &[
            "mp3", "wav", "m4a", "aac", "flac", "ogg", "opus", "wma", "amr", "mp4", "m4v", "mov", "avi", "mkv", "wmv", "flv",
            "webm", "mpg", "mpeg", "3gp", "mts", "rmvb", "srt",
        ],
    ),
    (Kind::Shortcut, &["lnk", "url", "webloc"]),
];

/// The kind that a name tells.
pub(crate) fn of_name(path: &Path) -> Kind {
    let Some(end) = path.extension() else { return Kind::Unnamed };
    let end = end.to_string_lossy().to_lowercase();
    ENDS.iter().find(|(_, ends)| ends.contains(&end.as_str())).map_or(Kind::Unknown, |(kind, _)| *kind)
}

/// What programs and systems leave in folders, and nobody made: no pages, not worth a word.
pub(crate) fn is_dropping(name: &str) -> bool {
    let name = name.to_lowercase();
    const NAMES: [&str; 5] = ["thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "nohup.out"];
    // What an editor or a browser has not finished, and what Word and WPS keep while a file is open.
    const ENDS: [&str; 9] = ["~", ".tmp", ".temp", ".swp", ".swo", ".part", ".partial", ".crdownload", ".download"];
    const STARTS: [&str; 3] = [".", "~$", ".~"];
    NAMES.contains(&name.as_str())
        || ENDS.iter().any(|end| name.ends_with(end))
        || STARTS.iter().any(|start| name.starts_with(start))
        || name.starts_with('#') && name.ends_with('#')
}

/// Folders of systems, of which nothing is a page: of macOS, of a Synology, of Windows, of a file system.
pub(crate) fn is_dropped_folder(name: &str) -> bool {
    const NAMES: [&str; 5] = ["__macosx", "@eadir", "$recycle.bin", "system volume information", "lost+found"];
    name.starts_with('.') || NAMES.contains(&name.to_lowercase().as_str())
}

/// The folder that a browser saves beside a page, of its pictures and scripts: `渡口_files` beside `渡口.html`. `names` are those
/// that lie beside it, in lower case.
pub(crate) fn is_folder_of_a_page(name: &str, names: &HashSet<String>) -> bool {
    let name = name.to_lowercase();
    let page = name.strip_suffix("_files").or_else(|| name.strip_suffix(".files"));
    page.is_some_and(|page| ["html", "htm", "xhtml", "shtml"].iter().any(|end| names.contains(&format!("{page}.{end}"))))
}

/// `A01.txt.bak` is a backup of `A01.txt`, `A01.bak` of a file that is called A01: what it may be a copy of.
pub(crate) fn original(name: &str) -> Option<&str> {
    let (stem, end) = name.rsplit_once('.')?;
    let is_backup = ["bak", "old", "orig", "backup"].contains(&end.to_lowercase().as_str());
    (is_backup && !stem.is_empty()).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_kinds() {
        let table = [
            (Kind::Text, "A01.txt A01.TXT A01.md A01.MD A01.markdown A01.Text 2026.03.08.txt"),
            (Kind::Word, "稿件.docx A01.DOCX"),
            (Kind::OldOffice, "稿件.doc 稿件.wps"),
            (Kind::Rtf, "a.rtf"),
            (Kind::OpenDocument, "a.odt"),
            (Kind::Pdf, "a.pdf a.PDF"),
            (Kind::Web, "a.html a.HTM a.xhtml a.shtml"),
            (Kind::WebArchive, "a.mht a.mhtml"),
            (Kind::Sheet, "稿件.xlsx"),
            (Kind::List, "稿件.csv a.JSON"),
            (Kind::Table, "值班.xls a.et"),
            (Kind::Packed, "a.zip a.rar a.7z a.tar.gz"),
            (Kind::Picture, "a.JPG a.jpeg a.heic a.tif a.psd a.webp"),
            (Kind::Recording, "a.mp3 a.mp4 a.MOV"),
            (Kind::Shortcut, "a.lnk"),
            (Kind::Unnamed, "A01 说明"),
            (Kind::Unknown, "a.xyz a.log a. A01.txt1"),
        ];
        for (kind, names) in table {
            for name in names.split(' ') {
                assert_eq!(of_name(Path::new(name)), kind, "{name}");
            }
        }
    }

    #[test]
    fn droppings_are_known_by_name() {
        let table = "~$稿件.docx Thumbs.db thumbs.DB desktop.ini .DS_Store ._a.txt a.md~ a.tmp ~WRL0001.tmp .a.md.swp #a.md# \
                     a.txt.crdownload .~lock.a.odt#";
        for name in table.split_whitespace() {
            assert!(is_dropping(name), "{name}");
        }
        for name in ["A01.txt", "~$", "a.db", "desktop.ini.txt", "#1.md", "tmp", "~波浪.md"] {
            assert_eq!(is_dropping(name), name == "~$", "{name}");
        }
        assert!(is_dropped_folder("__MACOSX") && is_dropped_folder(".git") && is_dropped_folder("@eaDir"));
        assert!(!is_dropped_folder("草稿"));
    }

    #[test]
    fn what_a_browser_saves_beside_a_page_is_of_the_page() {
        let names = HashSet::from(["渡口.html".to_owned(), "a01.htm".to_owned(), "b.txt".to_owned()]);
        for (name, expected) in
            [("渡口_files", true), ("A01.files", true), ("b_files", false), ("_files", false), ("渡口", false)]
        {
            assert_eq!(is_folder_of_a_page(name, &names), expected, "{name}");
        }
    }

    #[test]
    fn a_backup_names_what_it_is_a_copy_of() {
        let table = [
            ("A01.txt.bak", Some("A01.txt")),
            ("A01.BAK", Some("A01")),
            ("A01.md.orig", Some("A01.md")),
            ("A01.old", Some("A01")),
            ("A01.txt", None),
            (".bak", None),
        ];
        for (name, expected) in table {
            assert_eq!(original(name), expected, "{name}");
        }
    }
}

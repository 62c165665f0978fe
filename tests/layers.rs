//! The shape of the source tree: imports only go down, every file says what it is for.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking, and so do their helpers")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Top-level modules from the bottom up. A module imports only from rows above its own.
const LAYERS: &[&[&str]] = &[
    &["listed", "shown"],
    &["text"],
    &["date"],
    &["error"],
    &["beijing", "disk", "open", "span", "typography"],
    &["account", "article", "document"],
    &["words"],
    &["feed", "shelf"],
    &["read", "parse", "archive", "check", "compose", "picture", "write"],
    &["galley", "site"],
    &["alarm", "publish", "websub", "serve", "schedule", "watch"],
    &["config"],
    &["reading"],
    &["report"],
    &["convert"],
    &["cli"],
];

/// The files and folders of a room from the bottom up, `mod` the room's own file: each imports only from rows above its
/// own, as in `LAYERS`. A folder in a room may have a table of its own (`read/mojibake`).
///
/// `error` has none as long as its circle is `KNOWN`.
const INSIDE: &[(&str, &[&[&str]])] = &[
    ("account", &[&["reason"], &["mod"]]),
    (
        "archive",
        &[
            &["address", "doubtful"],
            &["store"],
            &["identity"],
            &["accepted", "options"],
            &["copies"],
            &["check", "trial"],
            &["trial_left"],
            &["run"],
            &["mod"],
            &["desk", "looking"],
        ],
    ),
    (
        "archive/copies",
        &[
            &["fragment", "sealed", "told"],
            &["atom", "json", "rss"],
            &["published"],
            &["copy", "documents", "exceptions"],
            &["leftovers", "pictured"],
            &["recall"],
            &["mod"],
        ],
    ),
    (
        "archive/desk",
        &[
            &["carried", "finding", "history", "recover"],
            &["addresses", "adopt", "doubts", "export", "search", "standing"],
            &["mod"],
        ],
    ),
    (
        "archive/identity",
        &[
            &["fate", "likeness", "mint", "order", "revision"],
            &["known", "naming"],
            &["matching"],
            &["decided"],
            &["deciding"],
            &["in_file", "twins"],
            &["returning"],
            &["mod"],
        ],
    ),
    (
        "archive/run",
        &[
            &["changes", "hand", "pictured", "shelving", "shown", "waiting"],
            &["crowd", "plan"],
            &["listing", "record", "telling"],
            &["holding", "keeping", "leaving", "past"],
            &["birth", "kept", "remember"],
            &["pages"],
            &["resolve"],
            &["recorded"],
            &["taking"],
            &["mod"],
        ],
    ),
    (
        "archive/store",
        &[
            &["fault", "lock", "state"],
            &["seal"],
            &["settings"],
            &["pictures"],
            &["content"],
            &["accepted", "row", "said", "source_files", "spared"],
            &["editions", "shelves"],
            &["sitemap"],
            &["migrations"],
            &["mod"],
            &["writing"],
        ],
    ),
    ("article", &[&["credit", "doubt", "history", "page", "picture"], &["id"], &["mod"], &["byline"]]),
    (
        "check",
        &[
            &["names", "place"],
            &["fault", "tree"],
            &["rule"],
            &["address", "dates", "decode", "json", "xml"],
            &["html", "modules", "story"],
            &["across", "atom", "json_feed", "opml", "rss", "sitemap"],
            &["checked"],
            &["against", "among", "profile"],
            &["mod"],
        ],
    ),
    ("check/atom", &[&["element"], &["entry"], &["mod"]]),
    ("check/html", &[&["tag"], &["mod"]]),
    ("check/json_feed", &[&["part"], &["item", "ours"], &["mod"]]),
    ("check/rss", &[&["element"], &["item"], &["mod"]]),
    (
        "cli",
        &[
            &["remedy"],
            &["console", "limits", "report", "spare", "status"],
            &["last", "log"],
            &["alarms"],
            &["health"],
            &["common", "grammar", "help", "progress"],
            &["doubts", "hubs", "looks", "proofs"],
            &["build", "completions", "init", "language", "man", "pages", "refused"],
            &["archive", "check", "doctor", "first", "proof", "read", "standing", "steady"],
            &["desk", "schedule", "serve", "watch"],
            &["run"],
            &["mod"],
        ],
    ),
    ("cli/check", &[&["said", "sought"], &["mod"]]),
    ("cli/doctor", &[&["finding"], &["history", "outlet", "pages"], &["machine"], &["mod"]]),
    ("cli/steady", &[&["fares", "options", "reason", "signals"], &["folder"], &["keeper"], &["mod"]]),
    ("compose", &[&["options", "picture", "summary"], &["entry"], &["channel"], &["mod"]]),
    (
        "convert",
        &[
            &["apart", "fit", "own", "stage"],
            &["site", "sitemaps", "workshop"],
            &["feeds", "pictures"],
            &["ahead", "documents"],
            &["mod"],
        ],
    ),
    ("config", &[&["messages", "slip", "value"], &["document"], &["feeds", "pages", "running"], &["mod"]]),
    ("galley", &[&["desk", "page", "viewer"], &["doubted", "json", "warned"], &["explanation", "proof", "table"], &["mod"]]),
    ("picture", &[&["rule"], &["header"], &["colour", "encode"], &["mod"]]),
    ("publish", &[&["leftover", "mod", "owner"], &["verify"], &["folder"], &["alone"]]),
    (
        "read",
        &[
            &[
                "comment", "copies", "folder", "grid", "kind", "limits", "mojibake", "sample", "settle", "sniff", "subheads",
                "tags",
            ],
            &["manuscript"],
            &["front_matter", "markdown", "outside"],
            &["plain"],
            &["checked", "encoding"],
            &["html", "list", "office"],
            &["rows"],
            &["feed"],
            &["pictures"],
            &["mod"],
        ],
    ),
    (
        "read/rows",
        &[&["days", "fact"], &["row", "value"], &["grid", "ninjs", "styles"], &["json", "separated", "sheet"], &["mod"]],
    ),
    ("read/feed", &[&["moment", "story", "wordpress"], &["json", "xml"], &["mod"]]),
    (
        "site",
        &[
            &["colour"],
            &["options"],
            &["paper"],
            &["address", "order", "style", "verse"],
            &["byline", "figure", "head", "linked"],
            &["body", "story"],
            &["frame"],
            &["article", "calendar", "edition", "not_found", "subscribe"],
            &["index", "section"],
            &["mod"],
        ],
    ),
    ("websub", &[&["public"], &["hub"], &["ping", "told"], &["mod"]]),
    ("read/outside", &[&["child"], &["mod"]]),
    (
        "read/office",
        &[
            &["block", "count", "xml"],
            &["parts"],
            &["about", "looks", "mark", "setting", "table"],
            &["printed"],
            &["docx", "odt"],
            &["mod"],
        ],
    ),
    ("read/office/docx", &[&["fields", "lists", "relations", "run", "symbol"], &["styles"], &["body"], &["mod"]]),
    ("read/office/odt", &[&["lists"], &["styles"], &["body"], &["mod"]]),
    (
        "parse",
        &[
            &["lexicon"],
            &["vocabulary"],
            &["byline"],
            &["line"],
            &["page"],
            &["story"],
            &["reading"],
            &["chains", "issue", "pictures"],
            &["mod"],
        ],
    ),
    (
        "parse/byline",
        &[
            &["name"],
            &["token"],
            &["credited", "held"],
            &["hands"],
            &["belief"],
            &["affiliation"],
            &["outlet"],
            &["run"],
            &["grammar"],
            &["mod"],
        ],
    ),
    (
        "parse/line",
        &[
            &["dateline", "directive", "metadata", "written"],
            &["ending", "evidence", "prefixed", "signature", "source"],
            &["furniture", "page_line"],
            &["site"],
            &["printed"],
            &["around", "by_meta", "heading"],
            &["sheet"],
            &["mod"],
        ],
    ),
    ("parse/line/signature", &[&["desk", "lead", "tail"], &["mod"]]),
    ("parse/line/site", &[&["piece"], &["mod"]]),
    (
        "parse/page",
        &[
            &["contents", "hint", "inferred", "lunar", "moment", "name", "navigation", "orders", "printed_day"],
            &["day", "folio"],
            &["edges", "front", "path"],
            &["hearing"],
            &["mod"],
        ],
    ),
    (
        "parse/story",
        &[
            &["address", "guess", "headline", "setting", "start", "turn"],
            &["cut", "head", "joins"],
            &["title"],
            &["flat", "items", "marked", "title_block"],
            &["block"],
            &["unmarked"],
            &["credits", "segment"],
            &["body", "dates", "doubtful", "ledger", "overview", "staff"],
            &["mod"],
        ],
    ),
    (
        "parse/story/credits",
        &[&["signed"], &["broken", "captions", "doubts", "origin", "page_lines"], &["closing", "own_line"], &["mod"]],
    ),
    ("read/encoding", &[&["known", "plausible"], &["faults"], &["mod"]]),
    ("read/markdown", &[&["shortcode", "tag"], &["inline", "struck"], &["meant"], &["mod"]]),
    (
        "read/html",
        &[
            &["charset", "data", "hand", "info", "tag"],
            &["element", "token"],
            &["left_out", "picture", "place", "size", "table", "window"],
            &["clean"],
            &["facts"],
            &["headline", "several"],
            &["flow"],
            &["mod"],
        ],
    ),
    ("read/mojibake", &[&["found", "written"], &["common"], &["utf8"], &["escape", "latin"], &["mod"]]),
    ("reading", &[&["page"], &["adopted", "copies"], &["mod"]]),
    ("report", &[&["cut", "pictures", "told"], &["look"], &["mod"]]),
    (
        "serve",
        &[
            &["coding", "condition", "kind", "path", "pulse", "stamp", "told"],
            &["choice", "snapshot"],
            &["body", "disk", "metrics"],
            &["shared"],
            &["access", "answer", "doors", "look"],
            &["request", "second"],
            &["connection"],
            &["mod"],
        ],
    ),
    (
        "words",
        &[
            &["excerpt", "language", "mod"],
            &["catalogue"],
            &["message"],
            &["refusals"],
            &["pictures"],
            &["adopted", "answers", "archive", "doubts", "outlet", "reading", "settings", "warnings"],
            &["errors", "site"],
        ],
    ),
    (
        "write",
        &[
            &["document", "extension", "json"],
            &["block", "figure"],
            &["html", "maker"],
            &["atom", "json_feed", "opml", "rss", "sitemap"],
            &["mod"],
        ],
    ),
];

/// Circles of files that are there, each with the reason. One that is no circle any more, or another, must go from here.
const KNOWN: &[(&[&str], &str)] = &[(
    &["error", "error/setting"],
    "`Place` stands in error.rs, and every file of parse, which is being rebuilt, names it there",
)];

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports();
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports.keys().map(|file| (file.as_str(), reached(&imports, file))).collect();
    let mut circles: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (file, from_it) in reached.iter().filter(|(file, from_it)| from_it.contains(*file)) {
        circles.insert(from_it.iter().filter(|other| reached[*other].contains(file)).copied().collect());
    }
    let known: BTreeSet<Vec<&str>> = KNOWN.iter().map(|(files, _)| files.to_vec()).collect();
    let new: Vec<_> = circles.difference(&known).collect();
    let gone: Vec<_> = known.difference(&circles).collect();
    assert!(new.is_empty(), "these files import each other in a circle: {new:#?}");
    assert!(gone.is_empty(), "no circles any more, take them out of KNOWN: {gone:#?}");
}

#[test]
fn imports_go_down_inside_a_room() {
    let imports = imports();
    let mut wrong = Vec::new();
    for (room, rows) in INSIDE {
        let own = |file: &str| {
            let below = file.strip_prefix(room)?;
            let inner = if below.is_empty() { "mod" } else { below.strip_prefix('/')?.split('/').next()? };
            Some(inner.to_owned())
        };
        let row = |name: &str| rows.iter().position(|row| row.contains(&name));
        let files: BTreeSet<String> = imports.keys().filter_map(|file| own(file)).collect();
        let listed: BTreeSet<String> = rows.iter().flat_map(|row| row.iter().map(|name| (*name).to_owned())).collect();
        assert_eq!(files, listed, "the files of `{room}`, and those in its rows");
        for (file, targets) in &imports {
            let Some(name) = own(file) else { continue };
            for target in targets.iter().filter_map(|target| own(target)).filter(|target| *target != name) {
                if row(&target) >= row(&name) {
                    wrong.push(format!("`{file}` may not import `{target}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a byline stands somewhere is asked of `signature` alone, who knows what the place proves: two who ask the grammar
/// themselves disagree sooner or later.
#[test]
fn a_byline_is_found_in_one_place() {
    let asks = |code: &str| code.contains("byline::grammar") || code.contains("grammar::read");
    let is_signature = |path: &Path| path.components().any(|it| it.as_os_str().to_string_lossy().starts_with("signature"));
    let is_byline = |path: &Path| path.to_string_lossy().replace('\\', "/").contains("/parse/byline");
    let asking: Vec<PathBuf> =
        sources().into_iter().filter(|(_, path, code)| asks(code) && !is_byline(path)).map(|(_, path, _)| path).collect();
    let others: Vec<_> = asking.iter().filter(|path| !is_signature(path)).collect();
    assert!(!asking.is_empty() && others.is_empty(), "these ask the grammar of bylines themselves: {others:#?}");
}

/// What each file imports of its own room, files called by their modules: `archive/order`. A file that uses the modules it
/// declares imports them, whichever way it names them; that it declares them is no import.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let called = |path: &Path| {
        let path = path.strip_prefix(&root).unwrap().with_extension("");
        let path = path.to_str().unwrap().replace('\\', "/");
        path.strip_suffix("/mod").unwrap_or(&path).to_owned()
    };
    let files: BTreeMap<String, (String, String)> =
        sources().into_iter().map(|(room, path, code)| (called(&path), (room, code))).collect();
    let mut imports = BTreeMap::new();
    for (file, (room, code)) in &files {
        let mut targets = BTreeSet::new();
        for named in code.split("crate::").skip(1) {
            let end = named.find(|it: char| !it.is_alphanumeric() && !['_', ':'].contains(&it)).unwrap_or(named.len());
            let path = named[..end].trim_matches(':').replace("::", "/");
            // The longest beginning that is a file; what follows is an item of it.
            let mut beginnings = path.match_indices('/').map(|(at, _)| &path[..at]).chain([path.as_str()]);
            targets.extend(beginnings.rfind(|it| files.contains_key(*it)).map(str::to_owned));
        }
        for declared in code.lines().filter_map(|line| line.trim().strip_suffix(';')?.rsplit_once("mod ")).map(|(_, name)| name) {
            let is_name = |letter: char| letter.is_alphanumeric() || [':', '_'].contains(&letter);
            let path = format!("{declared}::");
            if code.match_indices(&path).any(|(at, _)| !code[..at].ends_with(is_name)) {
                targets.insert(format!("{file}/{declared}"));
            }
        }
        targets.retain(|target| target != file && files.get(target).is_some_and(|(other, _)| other == room));
        imports.insert(file.clone(), targets);
    }
    assert!(imports.values().flatten().count() > 100, "the imports inside rooms were not found");
    imports
}

/// All files that a file imports, and those that these import.
fn reached<'all>(imports: &'all BTreeMap<String, BTreeSet<String>>, file: &str) -> BTreeSet<&'all str> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<&str> = imports[file].iter().map(String::as_str).collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(imports[next].iter().map(String::as_str));
        }
    }
    reached
}

#[test]
fn imports_go_down() {
    let rank = |name: &str| LAYERS.iter().position(|row| row.contains(&name));
    let mut checked = 0;
    for (module, path, code) in sources() {
        let Some(own) = rank(&module) else {
            assert!(["lib", "main"].contains(&module.as_str()), "{} is in no layer", path.display());
            continue;
        };
        assert!(!code.contains("super::"), "{}: name the module from `crate::`", path.display());
        assert!(!code.contains("use crate::{"), "{}: one `use crate::` a line", path.display());
        let is_export = |line: &str| line.starts_with("pub use ") || line.starts_with("pub(crate) use ");
        let is_glob = |line: &str| line.starts_with("use crate::") && line.ends_with("::*;");
        assert!(!code.lines().any(|line| is_export(line) || is_glob(line)), "{}: no glob, no re-export", path.display());
        for target in code.split("crate::").skip(1).map(first_name) {
            checked += 1;
            assert!(
                target == module || rank(target).is_some_and(|it| it < own),
                "{}: `{module}` may not import `{target}`",
                path.display(),
            );
        }
    }
    assert!(checked > 0, "no import was checked");
}

#[test]
fn every_file_opens_with_its_purpose() {
    for (_, path, _) in sources() {
        assert!(fs::read_to_string(&path).unwrap().starts_with("//! "), "{}", path.display());
    }
}

/// Sentences stand in the catalogue: no text of the code has three words in a row, what SQLite, HTML and formats are told apart.
#[test]
fn sentences_stand_in_the_catalogue() {
    let is_word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let not_words =
        ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "WHERE", "VALUES", "content=", "system volume", "\\u{", "<"];
    let mut checked = 0;
    let mut found = Vec::new();
    for (module, path, code) in sources() {
        for text in
            code.split('"').skip(1).step_by(2).filter(|text| module != "words" && !not_words.iter().any(|it| text.contains(it)))
        {
            checked += 1;
            let words: Vec<&str> = text.split(' ').collect();
            if words.windows(3).any(|three| three.iter().all(|word| is_word(word))) {
                found.push(format!("{}: {text:?}", path.display()));
            }
        }
    }
    assert!(checked > 500 && found.is_empty(), "{checked} texts: {found:#?}");
}

/// Every source file: its top-level module, its path, its code without comments and tests.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut found, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // A file of tests may look at everything.
            if path.extension().is_none_or(|it| it != "rs") || path.file_name().is_some_and(|it| it == "tests.rs") {
                continue;
            }
            let top = path.strip_prefix(&root).unwrap().iter().next().unwrap();
            let module = Path::new(top).file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let code = code.lines().map(without_comment).collect::<Vec<_>>().join("\n");
            found.push((module, path, code));
        }
    }
    assert!(!found.is_empty(), "no source file found");
    found
}

/// Two slashes begin a comment, but not those of an address.
fn without_comment(line: &str) -> &str {
    let comment = line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with(':'));
    &line[..comment.unwrap_or(line.len())]
}

fn first_name(rest: &str) -> &str {
    let end = rest.find(|it: char| !it.is_alphanumeric() && it != '_').unwrap_or(rest.len());
    &rest[..end]
}

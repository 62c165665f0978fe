//! A thousand hostile files among good ones, the same thousand every time: every good page is published, nothing hangs or panics, and
//! no output holds anything that acts.

use crate::support::Home;
use crate::support::SETTINGS;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

/// Numbers that are the same on every machine (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

const GOOD: usize = 20;
const HOSTILE: usize = 1_000;

/// What a colleague's clipboard, an old system or an enemy puts into a text.
const PIECES: [&str; 34] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe src=\"javascript:alert(1)\"></iframe>",
    "[点我](javascript:alert(1))",
    "[看](data:text/html;base64,PHNjcmlwdD4=)",
    "<a href=\"jAvAsCrIpT:alert(1)\">看</a>",
    "![x](javascript:alert(1))",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "]]><script>alert(1)</script><![CDATA[",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#0;&#x1f;&#xfffe;&#8238;&nosuch;",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<?xml version=\"1.0\"?>",
    "<!-- 未完的注释",
    "-->",
    "\u{0}\u{7}\u{1b}[2J\u{8}",
    "\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}",
    "\u{fffe}\u{ffff}\u{fdd0}",
    "**__~~`*_**",
    "[[[[[[[[[[[[[[[[",
    "> > > > > > > > > > 引",
    "| 甲 | 乙 |\n| --- | --- |\n| <b onclick=alert(1)>丙</b> | 丁 |",
    "[^注]\n\n[^注]: <script>alert(1)</script>",
    "```\n<script>alert(1)</script>\n",
    "---\ndraft: maybe\n",
    "::新稿",
    "第02版：民生",
    "（下转第3版）",
    "(上接第1版)",
    "记者 <b>鲁燕</b> <script>alert(1)</script>",
    "https://example.cn/\"onmouseover=\"alert(1)",
];

/// Heads of files that are no text.
const HEADS: [&[u8]; 12] = [
    b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0word/document.xml",
    b"PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis.opendocument.text",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"{\\rtf1\\ansi\\ansicpg936 ",
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\0\0",
    b"\x1f\x8b\x08\0",
    b"<!DOCTYPE html><html><body onload=alert(1)>",
    b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
];

const STORY: &str = "# 南湖公园樱花开\n\n本报讯 3月9日,南湖公园樱花盛开,市民前来赏花,公园延长开放两个小时。\n\n记者 苏望舒\n";

fn hostile(chance: &mut Chance) -> Vec<u8> {
    let mut text = STORY.to_owned();
    for _ in 0..=chance.below(6) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places[chance.below(places.len())];
        text.insert_str(at, chance.of(&PIECES));
    }
    let mut bytes = text.into_bytes();
    match chance.below(12) {
        0 => bytes.truncate(chance.below(bytes.len())),
        1 => (0..8).for_each(|_| {
            let at = chance.below(bytes.len());
            bytes[at] = u8::try_from(chance.below(256)).unwrap();
        }),
        2 => bytes.extend_from_slice("大桥".repeat(40_000).as_bytes()),
        3 => bytes.extend(b"\n> ".repeat(600)),
        4 => bytes.extend(b"[".repeat(20_000)),
        5 => bytes.extend("<div>".repeat(600).into_bytes()),
        6 => bytes.extend("- ".repeat(400).into_bytes()),
        7 => bytes.extend(b"*a **b ".repeat(600)),
        8 => {
            let head = *chance.of(&HEADS.each_ref());
            bytes = [head, &bytes].concat();
        }
        9 => bytes = bytes.iter().flat_map(|byte| [*byte, 0]).collect(),
        10 => bytes.extend(b"\n".repeat(20_000)),
        _ => {}
    }
    bytes
}

/// Pages, and what hides among them under every kind of name.
fn paper() -> Home {
    let mut chance = Chance(2_026);
    let mut home = Home::new().file("benbao.toml", SETTINGS);
    for number in 1..=GOOD {
        let page =
            format!("# 第{number}座大桥通车\n\n本报讯 3月9日,第{number}座大桥通车,市民{number}万人到场。\n\n记者 林知夏\n");
        home = home.file(format!("pages/2026-03-10-A{number:02}.md"), page);
    }
    for number in 0..HOSTILE {
        let extension =
            chance.of(&["md", "txt", "markdown", "MD", "html", "htm", "docx", "odt", "rtf", "doc", "wps", "xml", "dat"]);
        let odd = chance.of(&["", "", "", "\u{1b}[31m", "\u{202e}", " ", "\n"]);
        let bytes = hostile(&mut chance);
        home = home.file(format!("pages/h/{number:04}{odd}.{extension}"), bytes);
    }
    let pages = home.path("pages");
    fs::create_dir(pages.join("folder.md")).unwrap();
    symlink("/etc/passwd", pages.join("link.md")).unwrap();
    symlink("nowhere", pages.join("dangling.txt")).unwrap();
    rustix::fs::mkfifoat(rustix::fs::CWD, pages.join("pipe.md"), rustix::fs::Mode::RUSR).unwrap();
    std::os::unix::net::UnixListener::bind(pages.join("socket.md")).unwrap();
    fs::File::create(pages.join("sparse.txt")).unwrap().set_len(1 << 30).unwrap();
    fs::File::create(pages.join("sparse.html")).unwrap().set_len(1 << 30).unwrap();
    fs::write(pages.join("one-line.txt"), "大".repeat(2_000_000)).unwrap();
    home
}

/// The elements and attributes that a story may have.
const ELEMENTS: [&str; 25] = [
    "p",
    "h3",
    "blockquote",
    "pre",
    "code",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "strong",
    "em",
    "sup",
    "sub",
    "s",
    "a",
    "br",
    "article",
    "header",
    "h1",
    "span",
];

/// Where a fragment is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    InReader,
    OnPage,
}

/// What our pages have beside it.
const OF_PAGES: &[&str] = &["article", "code", "dd", "dl", "dt", "h2", "nav", "section", "small", "time", "caption", "div"];
const KEYS_OF_PAGES: &[&str] = &["id", "datetime", "rel", "role", "tabindex", "aria-label", "aria-current", "scope"];

/// What acts or may act in a fragment of HTML, found by going through its tags.
fn acts(html: &str, shown: Shown) -> Option<String> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>')?;
        let tag = rest[..end].trim_start_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let is_page = shown == Shown::OnPage;
        if !(ELEMENTS.contains(&name) || is_page && OF_PAGES.contains(&name)) {
            return Some(tag.to_owned());
        }
        for attribute in attributes.split("\" ").filter(|it| !it.is_empty()) {
            let (key, value) = attribute.split_once("=\"").unwrap_or((attribute, ""));
            let leads = ["https://", "http://", "mailto:", "tel:"].iter().any(|it| value.starts_with(it));
            // Our own ways lead from page to page, and begin with no scheme.
            let leads = leads || is_page && (value.starts_with("feed:") || !value.split('/').next().unwrap().contains(':'));
            let is_ours = ["class", "start", "value"].contains(&key) || is_page && KEYS_OF_PAGES.contains(&key);
            if !(is_ours || key == "href" && name == "a" && leads) {
                return Some(tag.to_owned());
            }
        }
        rest = &rest[end..];
    }
    None
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_thousand_hostile_files_cost_themselves_alone() {
    let home = paper();
    let begin = Instant::now();
    let output = home.command(&["build", "--now", "2026-03-10T12:00:00+08:00"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(!said.contains("panicked") && !said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said}");
    assert!(begin.elapsed() < Duration::from_secs(240), "{:?}", begin.elapsed());
    for name in ["folder.md", "sparse.txt", "sparse.html", "link.md", "dangling.txt", "pipe.md", "socket.md"] {
        assert!(said.contains(name) || name == "folder.md", "{name} is not named in {said}");
    }
    let feed: Value = serde_json::from_str(&home.read("feeds/feed.json")).unwrap();
    let titles: Vec<&str> = feed["items"].as_array().unwrap().iter().map(|it| it["title"].as_str().unwrap()).collect();
    let archive = home.read("feeds/editions/2026-03-10/atom.xml");
    for number in 1..=GOOD {
        let title = format!("第{number}座大桥通车");
        assert!(titles.contains(&title.as_str()) || archive.contains(&format!(">{title}<")), "{title}");
    }
    let fragments = feed["items"].as_array().unwrap().iter().map(|it| it["content_html"].as_str().unwrap().to_owned());
    let mut fragments: Vec<String> = fragments.collect();
    for file in files(&home.path("feeds"), ".xml") {
        let bytes = fs::read(&file).unwrap();
        let parsed = feed_rs::parser::parse(bytes.as_slice()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        fragments.extend(parsed.entries.into_iter().filter_map(|entry| entry.content?.body));
        let by_another = match file.file_name().unwrap().to_str().unwrap() {
            "rss.xml" => rss::Channel::read_from(bytes.as_slice()).map(|it| it.items.len()).map_err(|it| it.to_string()),
            _ => atom_syndication::Feed::read_from(bytes.as_slice()).map(|it| it.entries.len()).map_err(|it| it.to_string()),
        };
        assert!(by_another.as_ref().is_ok_and(|count| *count > 0), "{}: {by_another:?}", file.display());
    }
    let mut pages = 0;
    for file in files(&home.path("feeds"), ".html") {
        let page = fs::read_to_string(&file).unwrap();
        let text = page.split_once("<main id=\"text\">").unwrap().1.split_once("</main>").unwrap().0;
        assert_eq!(acts(text, Shown::OnPage), None, "{}", file.display());
        pages += 1;
    }
    assert!(pages > GOOD, "{pages}");
    assert!(fragments.len() > 3 * GOOD, "{}", fragments.len());
    for fragment in &fragments {
        assert_eq!(acts(fragment, Shown::InReader), None, "{fragment}");
    }
}

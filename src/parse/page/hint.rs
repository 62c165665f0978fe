//! What front matter says: which key tells what, in the words of Hugo, Jekyll, Hexo and VitePress and in Chinese; whether a value
//! holds the page back, whether it says anything at all, an address.
//!
//! What is a day and what a moment is `moment`'s.

use url::Url;

/// What a key tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Date,
    Page,
    Section,
    Title,
    /// 引题
    Kicker,
    /// 副题
    Deck,
    Author,
    Reporter,
    Correspondent,
    Photographer,
    Editor,
    Link,
    /// The id by which readers know its one story from another feed.
    Guid,
    /// The same, where it is an address or a URN; else a number of another program.
    Id,
    /// Holds the page back where it says yes.
    Draft,
    /// Holds the page back where it says no.
    Publish,
    /// The same as a draft, of the whole page only: `cover.hidden` hides a picture.
    Hidden,
    /// Holds the page back where it says that it is no more than a draft.
    Status,
    Release,
    /// `发布`: a moment, or whether it is to go out.
    ReleaseOrNot,
    /// For other programs, or for what is not published.
    Other,
}

/// The keys of each, the plainest first. `栏目` is the section where no `版名` says it.
const KEYS: [(Key, &[&str]); 21] = [
    (Key::Date, &["date", "日期", "见报日期", "pubdate"]),
    (Key::Page, &["page", "版次", "版号"]),
    (Key::Section, &["section", "版名", "栏目"]),
    (Key::Title, &["title", "标题", "標題"]),
    (Key::Kicker, &["kicker", "引题", "引題", "眉题", "眉題", "肩题", "肩題"]),
    (Key::Deck, &["deck", "subtitle", "副题", "副題", "副标题", "副標題"]),
    (Key::Author, &["author", "authors", "作者"]),
    (Key::Reporter, &["reporter", "reporters", "记者", "記者"]),
    (Key::Correspondent, &["correspondent", "correspondents", "通讯员", "通訊員"]),
    (Key::Photographer, &["photographer", "photographers", "摄影", "攝影"]),
    (Key::Editor, &["editor", "editors", "编辑", "編輯", "责编", "責編", "责任编辑"]),
    (Key::Link, &["link", "url"]),
    // WordPress's exporter for Jekyll writes both, `id` with the number of its database.
    (Key::Guid, &["guid"]),
    (Key::Id, &["id"]),
    (Key::Draft, &["draft", "草稿", "待审", "勿发"]),
    (Key::Publish, &["published", "publish"]),
    (Key::Hidden, &["hidden"]),
    (Key::Status, &["status", "状态", "狀態", "审核", "審核"]),
    (Key::ReleaseOrNot, &["发布"]),
    (Key::Release, &["release", "定时", "定時", "发布时间", "解禁", "embargo", "embargo_until", "publishdate", "publish_date"]),
    (
        Key::Other,
        &[
            "paper",
            "source",
            "来源",
            "來源",
            "图片",
            "圖片",
            "image",
            "images",
            "cover",
            "thumbnail",
            "photos",
            "tags",
            "tag",
            "标签",
            "keywords",
            "关键词",
            "categories",
            "category",
            "分类",
            "series",
            "description",
            "excerpt",
            "summary",
            "摘要",
            "layout",
            "type",
            "template",
            "lang",
            "language",
            "locale",
            "slug",
            "permalink",
            "aliases",
            "uid",
            "uuid",
            "weight",
            "order",
            "top",
            "sticky",
            "pin",
            "featured",
            "updated",
            "lastmod",
            "lastupdated",
            "modified",
            "expirydate",
            "toc",
            "comment",
            "comments",
            "share",
            "math",
            "mathjax",
            "katex",
            "mermaid",
            "highlight",
            "copyright",
            "license",
            "head",
            "hero",
            "features",
            "sidebar",
            "navbar",
            "aside",
            "outline",
            "prev",
            "next",
            "footer",
            "editlink",
            "pageclass",
            "params",
            "menu",
            "build",
            "cascade",
            "outputs",
            "resources",
            "search",
            "robots",
            "sitemap",
            "password",
            "index_img",
            "banner_img",
        ],
    ),
];

/// What a key tells. A key below another, such as `cover.image`, tells of other things, but `params.draft` holds the page too.
pub(crate) fn key(name: &str) -> Option<Key> {
    let told = |name: &str| KEYS.iter().find(|(_, names)| names.contains(&name)).map(|(key, _)| *key);
    let Some((top, below)) = name.split_once('.') else { return told(name) };
    let last = below.rsplit('.').next().and_then(told);
    last.filter(|key| holds_below(*key)).or_else(|| told(top).map(|_| Key::Other))
}

/// Whether a key says of the whole page that it is not to go out, wherever it stands.
fn holds_below(key: Key) -> bool {
    matches!(key, Key::Draft | Key::Publish | Key::Status | Key::Release | Key::ReleaseOrNot)
}

/// A misspelt key is as like another as this, by the share of its letters.
const LIKE: f64 = 0.7;
/// Of two Chinese characters one.
const LIKE_IN_CHINESE: f64 = 0.5;

/// The key that somebody may mean who writes one that tells nothing; none where it is like no other.
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    let least = if name.is_ascii() { LIKE } else { LIKE_IN_CHINESE };
    let names = KEYS.iter().filter(|(key, _)| *key != Key::Other).flat_map(|(_, names)| names.iter().copied());
    let alike = names.map(|known| (strsim::normalized_damerau_levenshtein(known, name), known));
    alike.rev().filter(|(likeness, _)| *likeness >= least).max_by(|one, two| one.0.total_cmp(&two.0)).map(|(_, known)| known)
}

/// `draft: true`, `草稿: 是`, `published: false`. Whatever else is said of a draft holds it too: who writes the word means
/// something by it. `published: 2026-03-08` is a day of other programs and holds nothing.
pub(crate) fn holds(key: Key, value: &str) -> bool {
    let value = without_remark(value).trim_matches(['"', '\'']).to_lowercase();
    let says_no = ["false", "no", "n", "off", "0", "否", "不", "不是", "未", "无"].contains(&value.as_str());
    match key {
        Key::Publish => says_no,
        Key::Status | Key::ReleaseOrNot => says_no || NOT_YET.contains(&value.as_str()),
        _ => !says_no && !says_nothing(&value),
    }
}

/// What a page is that nobody has let out.
const NOT_YET: [&str; 21] = [
    "draft",
    "pending",
    "private",
    "hidden",
    "review",
    "待审",
    "待審",
    "待审核",
    "草稿",
    "未审",
    "未審",
    "未审核",
    "未通过",
    "不通过",
    "审核中",
    "勿发",
    "不发",
    "不用",
    "作废",
    "废稿",
    "暂缓",
];

/// `发布: 是`: at once.
pub(crate) fn says_yes(value: &str) -> bool {
    let value = without_remark(value).trim_matches(['"', '\'']).to_lowercase();
    ["true", "yes", "y", "on", "1", "是", "已发布"].contains(&value.as_str())
}

/// YAML takes ` #` for the beginning of a remark.
pub(crate) fn without_remark(value: &str) -> &str {
    value.split(" #").next().unwrap_or(value).trim()
}

/// A key that a template left without a value.
pub(crate) fn says_nothing(value: &str) -> bool {
    let value = without_remark(value);
    value.is_empty() || ["null", "~"].contains(&value) || value.starts_with('#')
}

/// An absolute web address that holds no name or password, which every reader would see.
pub(crate) fn address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let sound = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    sound.then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_draft_holds_it() {
        let table = [
            ("draft", "true", true),
            ("草稿", "是", true),
            ("draft", "maybe", true),
            ("draft", "false", false),
            ("draft", "否 # done", false),
            ("draft", "", false),
            ("published", "false", true),
            ("published", "2026-03-08", false),
            ("status", "Draft", true),
            ("status", "published", false),
            ("状态", "待审", true),
            ("状态", "未审", true),
            ("状态", "已审", false),
            ("审核", "未通过", true),
            ("审核", "王娟", false),
            ("发布", "否", true),
            ("发布", "2026-03-08 18:00", false),
            ("待审", "是", true),
            ("勿发", "是", true),
            ("勿发", "否", false),
            ("hidden", "true", true),
            ("hidden", "false", false),
        ];
        for (name, value, expected) in table {
            assert_eq!(holds(key(name).unwrap(), value), expected, "{name}: {value}");
        }
    }

    #[test]
    fn keys_of_other_programs_and_chinese_ones_are_known() {
        let table = [
            ("date", Some(Key::Date), None),
            ("日期", Some(Key::Date), None),
            ("版次", Some(Key::Page), None),
            ("作者", Some(Key::Author), None),
            ("定时", Some(Key::Release), None),
            ("categories", Some(Key::Other), None),
            ("cover.image", Some(Key::Other), None),
            ("date.gregorian", Some(Key::Other), None),
            ("params.draft", Some(Key::Draft), None),
            ("cover.hidden", Some(Key::Other), None),
            ("meta.草稿", Some(Key::Draft), None),
            ("pgae", None, Some("page")),
            ("autor", None, Some("author")),
            ("drfat", None, Some("draft")),
            ("版欠", None, Some("版次")),
            ("reading_minutes", None, None),
            ("地点", None, None),
        ];
        for (name, tells, meant) in table {
            assert_eq!((key(name), if tells.is_some() { None } else { nearest(name) }), (tells, meant), "{name}");
        }
    }

    #[test]
    fn a_link_is_an_absolute_web_address_without_a_password() {
        let table = [
            ("https://example.cn/a/1", Some("https://example.cn/a/1")),
            ("http://example.cn", Some("http://example.cn/")),
            ("https://例子.cn/版", Some("https://xn--fsqu00a.cn/%E7%89%88")),
            ("https://me:secret@example.cn/", None),
            ("https://me@example.cn/", None),
            ("ftp://example.cn/", None),
            ("/a/1", None),
            ("见官网", None),
        ];
        for (text, expected) in table {
            assert_eq!(address(text).as_deref(), expected, "{text}");
        }
    }
}

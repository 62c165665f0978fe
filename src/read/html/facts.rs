//! What a page says of its story beside the text: Founder's marks, data (JSON-LD), `<meta>` of the sites' and offices' systems,
//! microdata. Of each the first that tells something is believed, in this order.

use crate::date;
use crate::document::Hint;
use crate::read::html::clean;
use crate::read::html::clean::Clean;
use crate::read::html::data;
use crate::read::html::element;
use crate::read::html::hand;
use crate::read::html::info::Info;
use crate::span;
use scraper::ElementRef;
use scraper::Html;
use url::Url;

/// What is told of the story.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) title: Option<String>,
    pub(super) kicker: Option<String>,
    pub(super) decks: Vec<String>,
    /// What stands in the frame of the browser's window: the headline, and the site.
    pub(super) window: Option<String>,
    /// What the page hands on where somebody shares it.
    pub(super) shared: Option<String>,
    /// The program that wrote the file.
    pub(super) generator: Option<String>,
    /// Where the page lies on the web.
    pub(super) address: Option<Url>,
    /// To which its links are related.
    pub(super) base: Option<Url>,
    authors: Vec<String>,
    date: Option<String>,
    page: Option<String>,
    section: Option<String>,
}

const DATES: [&str; 12] = [
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "publishdate",
    "publish-date",
    "publish_time",
    "publishtime",
    "pubdate",
    "datepublished",
    "firstpublishedtime",
    "dcterms.created",
    "date",
];
const TITLES: [&str; 4] = ["og:title", "articletitle", "twitter:title", "headline"];
const AUTHORS: [&str; 5] = ["article:author", "og:article:author", "author", "authors", "dc.creator"];
const SECTIONS: [&str; 3] = ["article:section", "og:article:section", "columnname"];
const OUTLETS: [&str; 6] = ["og:site_name", "publisher", "source", "contentsource", "application-name", "copyright"];

pub(super) fn of(clean: &Clean, root: ElementRef<'_>) -> Facts {
    let founder = Founder::of(clean.property.as_deref().unwrap_or(""), root);
    let data = data::read(&clean.data);
    let metas = Metas::of(root);
    let address = [metas.canonical.clone(), metas.first(&["og:url"]), data.address.clone(), clean.saved_from.clone()];
    let address = address.into_iter().flatten().find_map(|it| address_of(&it));
    let base = metas.base.as_deref().and_then(|base| match &address {
        Some(address) => address.join(base).ok(),
        None => Url::parse(base).ok(),
    });
    let outlets: Vec<String> = OUTLETS.iter().filter_map(|key| metas.first(&[key])).chain(data.publisher).collect();
    let is_person = |name: &String| is_person(name) && !outlets.contains(name);
    let authors = [founder.author.into_iter().collect(), data.authors, metas.first(&AUTHORS).into_iter().collect()];
    let authors = authors.map(|names: Vec<String>| names.into_iter().filter(is_person).collect::<Vec<_>>());
    let printed = if authors.iter().all(Vec::is_empty) { String::new() } else { element::words(root) };
    let authors = authors.map(|names| names.into_iter().filter(|name| !hand::did_not_write(&printed, name)).collect::<Vec<_>>());
    let window = root.descendent_elements().find(|it| element::name(*it) == "title").map(|title| shown(&title.inner_html()));
    Facts {
        title: founder.title.or(data.title.map(|it| shown(&it))).or_else(|| metas.first(&TITLES)),
        kicker: founder.kicker,
        decks: founder.decks,
        window: window.filter(|it| !it.is_empty()),
        shared: shared(root),
        generator: metas.first(&["generator"]),
        base: base.or_else(|| address.clone()),
        address,
        authors: authors.into_iter().find(|names| !names.is_empty()).unwrap_or_default(),
        date: founder
            .date
            .or(data.date.filter(|it| is_day(it)))
            .or_else(|| DATES.iter().find_map(|key| metas.first(&[key]).filter(|it| is_day(it)))),
        page: founder.page,
        section: data.section.map(|it| shown(&it)).or_else(|| metas.first(&SECTIONS)),
    }
}

impl Facts {
    /// As the head of a page of text would say it. They stand on no line of their own; the first is the nearest.
    pub(super) fn hints(&self, info: &Info, stories: usize) -> Vec<Hint> {
        let mut hints = Vec::new();
        let mut tell = |key: &str, value: Option<&str>| {
            hints.extend(value.map(|value| Hint { line: 1, key: key.to_owned(), value: value.to_owned() }));
        };
        tell("date", self.date.as_deref().or(info.date.as_deref()));
        tell("page", self.page.as_deref().or(info.page.as_deref()));
        tell("section", info.section.as_deref().or(self.section.as_deref()));
        // Of several stories nobody knows whose these are.
        if stories == 1 {
            let printed: Vec<String> = info.authors.iter().filter(|it| is_person(it)).cloned().collect();
            for author in if self.authors.is_empty() { &printed } else { &self.authors } {
                tell("author", Some(author));
            }
            tell("link", self.address.as_ref().map(Url::as_str));
        }
        hints
    }
}

/// What Founder's pages say in elements of their own and in a comment.
#[derive(Default)]
struct Founder {
    title: Option<String>,
    kicker: Option<String>,
    decks: Vec<String>,
    author: Option<String>,
    date: Option<String>,
    page: Option<String>,
}

impl Founder {
    fn of(property: &str, root: ElementRef<'_>) -> Self {
        let elements = |part: &str| {
            let part = format!("founder-{part}");
            let found = root.descendent_elements().filter(|it| it.attr("itemprop") == Some(&part));
            found.take(MOST).map(element::words).filter(|words| !words.is_empty()).collect::<Vec<_>>()
        };
        let tell = |part: &str| {
            let told = [part.to_owned(), format!("founder-{part}")].iter().find_map(|name| between(property, name)).map(shown);
            told.filter(|it| !it.is_empty()).or_else(|| elements(part).into_iter().next())
        };
        // The first element of the title may name the paper.
        let titles = elements("title").into_iter().max_by_key(|it| it.chars().count());
        let decks =
            between(property, "subtitle").or_else(|| between(property, "founder-subtitle")).map(lines).unwrap_or_default();
        Self {
            title: titles.or_else(|| tell("title")),
            kicker: tell("introtitle"),
            decks: if decks.is_empty() { elements("subtitle") } else { decks },
            author: tell("author"),
            date: tell("date").filter(|it| is_day(it)),
            page: tell("pagenum")
                .map(|page| page.trim_start_matches('第').trim_end_matches('版').to_owned())
                .filter(|it| !it.is_empty()),
        }
    }
}

/// A page names its story twice or three times.
const MOST: usize = 8;

/// What stands between `<name>` and `</name>`.
fn between<'text>(text: &'text str, name: &str) -> Option<&'text str> {
    let (_, behind) = text.split_once(&format!("<{name}>"))?;
    behind.split_once(&format!("</{name}>")).map(|(inside, _)| inside)
}

/// Markup as a reader sees it, in one line.
pub(super) fn shown(markup: &str) -> String {
    // A value is short: what is longer is none, and would cost the time of a page.
    let short: String = markup.chars().take(LONGEST).collect();
    let clean = clean::clean(&short).map(|it| it.markup).unwrap_or_default();
    element::words(Html::parse_fragment(&clean).root_element())
}

/// In characters.
const LONGEST: usize = 500;

/// A title in several lines.
fn lines(markup: &str) -> Vec<String> {
    let markup =
        ["<br/>", "<br />", "<BR>", "<BR/>", "<BR />"].iter().fold(markup.to_owned(), |text, br| text.replace(br, "<br>"));
    markup.split("<br>").flat_map(|part| part.split('\n')).map(shown).filter(|it| !it.is_empty()).collect()
}

fn is_day(value: &str) -> bool {
    date::find_whole(value).is_some()
}

const LONGEST_TITLE: usize = 90;

/// Founder's pages hand on the headline in a paragraph that nobody sees.
fn shared(root: ElementRef<'_>) -> Option<String> {
    let is_it = |it: &ElementRef<'_>| it.attr("class").is_some_and(|class| class.trim().eq_ignore_ascii_case("bshare_text"));
    let words = root.descendent_elements().find(is_it).map(element::words)?;
    // Sites that are no paper's hand on a sentence.
    let is_title = (1..=LONGEST_TITLE).contains(&words.chars().count()) && !words.contains('。');
    is_title.then_some(words)
}

/// A page of its own on the web; the front page of a site is none of a story.
fn address_of(text: &str) -> Option<Url> {
    let url = Url::parse(&span::followed(text)?).ok()?;
    let is_page = ["http", "https"].contains(&url.scheme()) && (url.path().len() > 1 || url.query().is_some());
    is_page.then_some(url)
}

/// Sites write their own name, an address or an account where the author's belongs.
fn is_person(name: &str) -> bool {
    const OUTLETS: [&str; 24] = [
        "新华社",
        "中新社",
        "电台",
        "融媒",
        "融媒体",
        "公众号",
        "视频",
        "平台",
        "报",
        "報",
        "报社",
        "网",
        "網",
        "通讯社",
        "电视台",
        "客户端",
        "新闻",
        "要闻",
        "频道",
        "编辑部",
        "发布",
        "中心",
        "传媒",
        "集团",
    ];
    const NOBODY: [&str; 14] =
        ["网易", "新浪", "搜狐", "腾讯", "凤凰", "网络", "佚名", "未知", "管理员", "系统管理员", "本站", "原创", "转载", "综合"];
    let is_outlet = OUTLETS.iter().any(|end| name.ends_with(end)) && !name.contains([' ', ',', '，', '、']);
    let is_account =
        name.contains("://") || name.contains('@') || name.is_ascii() || name.contains(|it: char| it.is_ascii_digit());
    !name.trim().is_empty() && !NOBODY.contains(&name.trim()) && !is_outlet && !is_account
}

/// `<meta>`, and the microdata of the page.
struct Metas {
    told: Vec<(String, String)>,
    canonical: Option<String>,
    base: Option<String>,
}

impl Metas {
    fn of(root: ElementRef<'_>) -> Self {
        let mut metas = Self { told: Vec::new(), canonical: None, base: None };
        for it in root.descendent_elements() {
            let href = || it.attr("href").map(|href| href.trim().to_owned());
            match element::name(it) {
                "base" => metas.base = metas.base.or_else(href),
                "link" if it.attr("rel") == Some("canonical") => metas.canonical = metas.canonical.or_else(href),
                _ => {}
            }
            let key = it.attr("property").or(it.attr("itemprop")).or(it.attr("name").filter(|_| element::name(it) == "meta"));
            let value = it.attr("content").or(it.attr("datetime"));
            if let Some(key) = key.map(|key| key.trim().to_ascii_lowercase()).filter(|key| metas.wants(key)) {
                let value = value.map_or_else(|| element::words(it), str::to_owned);
                metas.told.extend(Some(shown(&value)).filter(|value| !value.is_empty()).map(|value| (key, value)));
            }
        }
        metas
    }

    /// Of a key the first value counts.
    fn wants(&self, key: &str) -> bool {
        let known = [&DATES[..], &TITLES, &AUTHORS, &SECTIONS, &OUTLETS, &["og:url", "generator"]];
        known.iter().any(|keys| keys.contains(&key)) && self.told.iter().all(|(told, _)| told != key)
    }

    /// The first value of the first of these keys that has one.
    fn first(&self, keys: &[&str]) -> Option<String> {
        let of = |key: &&str| self.told.iter().find(|(told, _)| told == key).map(|(_, value)| value.clone());
        keys.iter().find_map(of)
    }
}

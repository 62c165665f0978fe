//! One item becomes one entry: title, address, persons and organisations, the parts that are shown.
//! How much of the text is its summary is `summary`; what any of it looks like in a format is `write`.

use crate::article::Article;
use crate::article::Item;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::article::credit::Credit;
use crate::article::id::ItemId;
use crate::compose::options::Options;
use crate::compose::options::Wires;
use crate::compose::picture;
use crate::compose::summary;
use crate::feed;
use crate::feed::Amount;
use crate::feed::Block;
use crate::feed::Content;
use crate::feed::Entry;
use crate::feed::Picture;
use crate::shelf::kind;
use crate::shelf::kind::Kind;
use crate::shelf::wire;
use crate::shelf::wire::is_own_house;
use crate::shelf::wire::is_wire;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use crate::text::XmlText;
use crate::text::legal;
use crate::words::language::Language;
use crate::words::outlet;
use std::collections::BTreeSet;
use url::Url;

/// What stands where a story has no word that could be its title.
const UNTITLED: &str = "无题";

/// Composes the whole entry of one item, for the article's own page.
pub fn entry(item: &Item, options: &Options) -> Entry {
    entry_of(item, Amount::Full, options)
}

/// Composes the entry of one item for a feed that carries so much of a story.
pub fn entry_of(item: &Item, amount: Amount, options: &Options) -> Entry {
    let carried = match options.wires {
        Wires::Carry(least) if is_wire(&item.article, &options.title) => amount.max(least),
        _ => amount,
    };
    let mut entry = whole(item, options);
    if carried == Amount::Summary && !is_whole_elsewhere(&item.article, options) {
        // What may not be passed on whole is not, however short it is: a summary never is all of a text.
        let opening = Some(entry.summary.clone()).filter(|summary| !summary.is_blank());
        let block = |text| Block { kind: ParagraphKind::Text, text, spans: Vec::new() };
        entry.content.paragraphs = opening.into_iter().map(block).collect();
    }
    shorten(&mut entry, carried);
    if !is_whole_elsewhere(&item.article, options) {
        // A picture of the agency's is passed on no more than its text.
        entry.content.pictures.clear();
    }
    if carried == Amount::Summary && amount == carried && is_whole_elsewhere(&item.article, options) {
        lead_on(&mut entry, Language::of_tag(&options.language));
    }
    entry
}

/// Whether the story's page has all of it.
fn is_whole_elsewhere(article: &Article, options: &Options) -> bool {
    options.wires == Wires::Carry(Amount::Full) || !is_wire(article, &options.title)
}

/// Leads from the opening of a text to all of it.
fn lead_on(entry: &mut Entry, language: Language) {
    let text = XmlText::new(&outlet::more(language));
    let chars = 0..text.as_str().chars().count();
    let spans = vec![Span { chars, kind: SpanKind::Link(entry.address.to_string()) }];
    if is_opening(entry) {
        entry.content.paragraphs.push(Block { kind: ParagraphKind::Text, text, spans });
    }
}

/// Whether the text of an entry is but its opening.
fn is_opening(entry: &Entry) -> bool {
    matches!(entry.content.paragraphs.as_slice(), [only] if only.text == entry.summary)
}

/// Whether no document holds a story, since an agency sent it.
pub fn is_left_out(item: &Item, options: &Options) -> bool {
    options.wires == Wires::Leave && is_wire(&item.article, &options.title)
}

/// Takes so much of the text out of an entry: with a summary its opening stays, unless that is all there is; else all of it is
/// behind the link.
pub fn shorten(entry: &mut Entry, amount: Amount) {
    let Content { paragraphs, pictures, .. } = &mut entry.content;
    let letters = |paragraphs: &[Block]| paragraphs.iter().map(|it| it.text.as_str().chars().count()).sum::<usize>();
    match amount {
        Amount::Full => {}
        Amount::Summary if letters(paragraphs) <= summary::LONGEST || entry.summary.is_blank() => {}
        Amount::Summary => {
            let (kind, text) = (ParagraphKind::Text, entry.summary.clone());
            *paragraphs = vec![Block { kind, text, spans: Vec::new() }];
            only_the_first(pictures);
        }
        Amount::Link => {
            // Who sent it stays.
            let block = |text: &XmlText| Block { kind: ParagraphKind::Text, text: text.clone(), spans: Vec::new() };
            *paragraphs = entry.source.iter().map(block).collect();
            only_the_first(pictures);
            entry.summary = XmlText::default();
            entry.dateline = None;
        }
    }
}

/// Of the pictures the first stays, above what stays of the text.
fn only_the_first(pictures: &mut Vec<Picture>) {
    pictures.truncate(1);
    pictures.iter_mut().for_each(|picture| picture.before = 0);
}

/// What sort of story it is, in the paper's language.
fn kind(article: &Article, options: &Options) -> Option<XmlText> {
    let kind = kind::of(article);
    let label = XmlText::new(&outlet::kind(kind.as_str(), Language::of_tag(&options.language)));
    // 简讯 as a column says it already.
    let is_said = [article.headline.column.as_deref(), article.section.as_deref()].contains(&Some(label.as_str()));
    (kind != Kind::Story && !is_said).then_some(label)
}

fn whole(item: &Item, options: &Options) -> Entry {
    let article = &item.article;
    let authors = distinct(article.authors());
    Entry {
        id: item.id.clone(),
        title: title(article),
        address: own_address(article, options).unwrap_or_else(|| page_address(item, options)),
        published: item.published,
        updated: item.updated,
        contributors: contributors(article, &authors),
        authors,
        agencies: agencies(article),
        section: article.section.as_deref().and_then(shown),
        kind: kind(article, options),
        source: wire::source(article).filter(|_| is_wire(article, &options.title)).and_then(shown),
        summary: summary::summary(article),
        content: content(article, options),
        edition: article.edition.clone(),
        position: article.position,
        dateline: article.datelines.first().cloned(),
        credits: article.credits.clone(),
    }
}

/// The folder in which the documents are hosted, with a final slash and without query or fragment.
pub(crate) fn folder(options: &Options) -> Url {
    let mut folder = options.base_url.clone();
    folder.set_query(None);
    folder.set_fragment(None);
    if let Ok(mut parts) = folder.path_segments_mut() {
        parts.pop_if_empty().push("");
    }
    folder
}

/// Text on one line: titles, names and labels are no place for a line break or for padding.
pub(crate) fn line(text: &str) -> XmlText {
    let clean = legal(text).0;
    let words: Vec<&str> = clean.split_whitespace().collect();
    XmlText::new(&words.join(" "))
}

/// A line that shows something.
fn shown(text: &str) -> Option<XmlText> {
    Some(line(text)).filter(|line| !line.is_blank())
}

/// The headline in one line; of a brief or a picture without one the opening words, else whatever names it.
fn title(article: &Article) -> XmlText {
    let headline = &article.headline;
    let opening = || shown(&summary::opening_words(article));
    shown(&headline.text())
        .or_else(opening)
        .or_else(|| headline.kicker.iter().chain(&headline.decks).chain(&headline.column).find_map(|it| shown(it)))
        .or_else(|| article.byline.iter().find_map(|it| shown(it)))
        .unwrap_or_else(|| XmlText::new(UNTITLED))
}

/// The address that the article's front matter names, where a reader can follow it.
fn own_address(article: &Article, options: &Options) -> Option<Url> {
    let address = Url::parse(article.link.as_deref()?.trim()).ok()?;
    let is_moved = options.article_pages && is_moved(&address, options);
    (matches!(address.scheme(), "http" | "https") && address.has_host() && !is_moved).then_some(address)
}

/// Whether an address lies on a site that is no more. Whether that spoke https says nothing: both lead to one site.
fn is_moved(address: &Url, options: &Options) -> bool {
    let within =
        |site: &Url| site.host() == address.host() && site.port() == address.port() && address.path().starts_with(site.path());
    options.moved.iter().any(within)
}

/// The page of ours to which the address of a story leads now that its site is no more; `None` for any other address.
pub fn moved_to(id: &ItemId, address: &str, options: &Options) -> Option<Url> {
    let address = Url::parse(address.trim()).ok().filter(|address| options.article_pages && is_moved(address, options));
    address.map(|_| feed::below(&folder(options), &feed::page_path(id)))
}

/// The page that we make of the article, or the paper's site where the paper wants no pages of ours.
fn page_address(item: &Item, options: &Options) -> Url {
    if options.article_pages { feed::below(&folder(options), &feed::page_path(&item.id)) } else { options.link.clone() }
}

/// Persons who are not among the authors, in the order printed.
fn contributors(article: &Article, authors: &[XmlText]) -> Vec<XmlText> {
    let authors: BTreeSet<&XmlText> = authors.iter().collect();
    let mut persons = distinct(article.credits.iter().filter_map(Credit::name));
    persons.retain(|person| !authors.contains(person));
    persons
}

/// Organisations: those credited without a name, and those whose dateline it is.
fn agencies(article: &Article) -> Vec<XmlText> {
    let credited = article.credits.iter().filter(|credit| credit.name().is_none());
    let credited = credited.filter_map(Credit::organisation);
    let sent = article.datelines.iter().filter_map(|dateline| dateline.agency.as_deref());
    distinct(sent.filter(|agency| !is_own_house(agency)).chain(credited))
}

/// Each name once, blank ones not at all, in the order given.
fn distinct<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<XmlText> {
    let mut seen = BTreeSet::new();
    names.into_iter().filter_map(shown).filter(|name| seen.insert(name.clone())).collect()
}

/// What a reader sees of the article, in the order shown.
fn content(article: &Article, options: &Options) -> Content {
    let headline = &article.headline;
    // What stands in the lead and again below the text was printed twice and is said once.
    let mut seen = BTreeSet::new();
    let byline = article.byline.iter().map(|it| it.trim()).filter(|it| seen.insert(*it));
    let byline = byline.filter_map(shown).collect();
    let captions = picture::captions(article);
    let paragraphs = article.body.iter().map(block).enumerate();
    let (kept, paragraphs): (Vec<usize>, Vec<Block>) =
        paragraphs.filter(|(at, block)| !block.text.is_blank() && !captions.contains(at)).unzip();
    Content {
        column: headline.column.as_deref().and_then(shown),
        kicker: headline.kicker.as_deref().and_then(shown),
        segments: headline.segments.iter().filter_map(|it| shown(it)).collect(),
        decks: headline.decks.iter().filter_map(|it| shown(it)).collect(),
        paragraphs,
        pictures: picture::pictures(article, &kept, &folder(options)),
        byline,
    }
}

/// A paragraph without outer white space and without what XML cannot carry, its spans with it.
fn block(paragraph: &Paragraph) -> Block {
    let Paragraph { kind, text, spans } = paragraph;
    let clean = XmlText::new(text.trim());
    if spans.is_empty() || clean.as_str() == text {
        return Block { kind: *kind, text: clean, spans: spans.clone() };
    }
    let (outer, inner) = (text.chars().count(), text.trim_start().chars().count());
    let (from, to) = (outer - inner, outer - inner + text.trim().chars().count());
    let stays = text
        .chars()
        .enumerate()
        .map(|(at, letter)| (from..to).contains(&at) && legal(letter.encode_utf8(&mut [0; 4])).1.count == 0);
    let spans = span::thinned(spans.clone(), &stays.collect::<Vec<_>>());
    Block { kind: *kind, text: clean, spans }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::Dateline;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::article::credit::Role;
    use crate::article::credit::Who;
    use crate::article::credit::Work;
    use crate::article::id::ItemId;
    use crate::article::page::Page;
    use crate::beijing::Instant;
    use crate::date::DateFrom;
    use crate::error::Place;
    use crate::feed::Brand;
    use chrono::NaiveDate;
    use std::collections::BTreeMap;
    use std::path::Path;

    /// A story of a day of April 2023 with a headline and a paragraph, published at six.
    pub(crate) fn item(day: u32, headline: &str) -> Item {
        let date = NaiveDate::from_ymd_opt(2023, 4, day).unwrap();
        let page = Page::new("A02");
        let published = Instant::parse(&format!("2023-04-{day:02}T06:00:00+08:00")).unwrap();
        let article = Article {
            edition: Edition { date, page: page.clone(), date_from: DateFrom::Path },
            position: 1,
            section: None,
            headline: Headline { segments: vec![headline.to_owned()], ..Headline::default() },
            datelines: vec![],
            credits: vec![],
            byline: vec![],
            body: vec![Paragraph::plain(ParagraphKind::Text, "会议昨日召开。")],
            link: None,
            guid: None,
            release: None,
            place: Place::file(Path::new("a.md")),
            continued: Vec::new(),
            pictures: Vec::new(),
            is_half: false,
            doubts: Vec::new(),
        };
        let id = ItemId { authority: "example.cn,2023".to_owned(), date, page, hash: format!("{headline:0>16}"), adopted: None };
        Item { id, article, published, updated: published, changed: published }
    }

    /// The paper.
    pub(crate) fn options() -> Options {
        Options {
            title: " 中原\n时报 ".to_owned(),
            description: None,
            base_url: Url::parse("https://example.cn/feeds?x#y").unwrap(),
            link: Url::parse("https://example.cn/").unwrap(),
            language: "zh-CN".to_owned(),
            authority: "example.cn,2023".to_owned(),
            article_pages: true,
            moved: Vec::new(),
            archived: vec![],
            hubs: vec![],
            amount: Amount::Full,
            wires: Wires::Carry(Amount::Full),
            max_bytes: 512 << 10,
            asked: BTreeMap::new(),
            brand: Brand::default(),
            sitemap: false,
        }
    }

    fn credit(role: Role, name: &str, organisation: &str) -> Credit {
        let given = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
        let who = match given(name) {
            Some(name) => Who::Person { name, organisation: given(organisation) },
            None => Who::Organisation(organisation.to_owned()),
        };
        Credit { who, work: Work::As(role), place: Place::file(Path::new("a.md")) }
    }

    fn shown(texts: &[XmlText]) -> Vec<&str> {
        texts.iter().map(XmlText::as_str).collect()
    }

    #[test]
    fn writers_are_authors_in_the_order_printed_and_the_others_contribute() {
        let mut story = item(9, "1");
        story.article.credits = vec![
            credit(Role::Photographer, "鲁燕", ""),
            credit(Role::Reporter, "鲁燕", "海南日报"),
            credit(Role::Correspondent, " 武刘敏 ", ""),
            credit(Role::Editor, "赵成", ""),
            credit(Role::Reporter, "鲁燕", ""),
            credit(Role::Reporter, " ", ""),
        ];
        let entry = entry(&story, &options());
        assert_eq!(shown(&entry.authors), ["鲁燕", "武刘敏"]);
        assert_eq!(shown(&entry.contributors), ["赵成"]);
        assert_eq!(entry.agencies, []);
    }

    #[test]
    fn of_a_picture_story_the_photographers_are_the_authors() {
        let mut story = item(9, "1");
        story.article.credits = vec![credit(Role::Editor, "王维", ""), credit(Role::Photographer, "赵成", "新华社")];
        let entry = entry(&story, &options());
        assert_eq!((shown(&entry.authors), shown(&entry.contributors)), (vec!["赵成"], vec!["王维"]));
    }

    #[test]
    fn an_organisation_is_never_a_person() {
        let dateline = |agency: &str| Dateline { agency: Some(agency.to_owned()), place: None, date: None, text: String::new() };
        let mut story = item(9, "1");
        story.article.datelines = vec![dateline("新华社"), dateline("本报"), dateline("新华社")];
        story.article.credits = vec![credit(Role::Reporter, "", "区融媒体中心"), credit(Role::Reporter, "", "新华社")];
        let entry = entry(&story, &options());
        assert_eq!(shown(&entry.agencies), ["新华社", "区融媒体中心"]);
        assert_eq!((entry.authors, entry.contributors), (vec![], vec![]));
    }

    #[test]
    fn the_address_is_the_articles_own_or_that_of_our_page() {
        let ours = "https://example.cn/feeds/editions/2023-04-09/0000000000000001.html";
        let table = [
            (None, ours),
            (Some("https://example.cn/故事.html"), "https://example.cn/%E6%95%85%E4%BA%8B.html"),
            (Some(" http://EXAMPLE.cn "), "http://example.cn/"),
            (Some("/2023/1.html"), ours),
            (Some("javascript:alert(1)"), ours),
            (Some("ftp://example.cn/1"), ours),
            (Some("https://"), ours),
        ];
        let without_pages = Options { article_pages: false, ..options() };
        for (link, expected) in table {
            let mut story = item(9, "1");
            story.article.link = link.map(str::to_owned);
            assert_eq!(entry(&story, &options()).address.as_str(), expected, "{link:?}");
            let elsewhere = if expected == ours { "https://example.cn/" } else { expected };
            assert_eq!(entry(&story, &without_pages).address.as_str(), elsewhere, "{link:?}");
        }
    }

    #[test]
    fn a_story_without_headline_is_called_by_what_there_is() {
        let mut story = item(9, " 高度重视　\n 提前谋划\u{1} ");
        let mut titles = vec![];
        let mut name = |story: &Item| titles.push(entry(story, &options()).title.to_string());
        name(&story);
        story.article.headline.segments.clear();
        name(&story);
        story.article.body.clear();
        story.article.byline = vec!["赵成 摄".to_owned()];
        name(&story);
        story.article.headline.kicker = Some("图片新闻".to_owned());
        name(&story);
        story.article.headline.kicker = None;
        story.article.byline.clear();
        name(&story);
        assert_eq!(titles, ["高度重视 提前谋划", "会议昨日召开", "赵成 摄", "图片新闻", "无题"]);
    }

    #[test]
    fn the_content_holds_every_part_and_no_blank_one() {
        let mut story = item(9, "1");
        let verse = Paragraph::plain(ParagraphKind::Text, " 春眠不觉晓，\n处处闻啼鸟。\u{c}");
        story.article.body = vec![verse, Paragraph::plain(ParagraphKind::Text, "\u{c} ")];
        story.article.headline.decks = vec!["——副题".to_owned(), " ".to_owned()];
        story.article.byline = vec!["记者 鲁燕".to_owned(), "赵成 摄".to_owned()];
        let content = entry(&story, &options()).content;
        let verse =
            Block { kind: ParagraphKind::Text, text: XmlText::new("春眠不觉晓，\n处处闻啼鸟。"), spans: Vec::new() };
        assert_eq!(content.paragraphs, [verse]);
        assert_eq!((shown(&content.decks), shown(&content.byline)), (vec!["——副题"], vec!["记者 鲁燕", "赵成 摄"]));
    }
}

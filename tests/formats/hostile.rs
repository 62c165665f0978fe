//! Editions that no newsroom would print: every field made of what breaks documents.

use crate::samples::blank;
use benbao::article::Article;
use benbao::article::Dateline;
use benbao::article::Edition;
use benbao::article::Headline;
use benbao::article::Paragraph;
use benbao::article::ParagraphKind;
use benbao::article::credit::Credit;
use benbao::article::credit::Role;
use benbao::article::credit::Who;
use benbao::article::credit::Work;
use benbao::article::page::Page;
use benbao::date::DateFrom;
use benbao::error::Place;
use chrono::Days;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::path::Path;

/// What was seen to break somebody's feed.
const PIECES: &[&str] = &[
    "",
    " ",
    "\u{3000}",
    "\n",
    "\r\n",
    "\t",
    "\u{0}",
    "\u{b}",
    "\u{c}",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{d7ff}",
    "\u{e000}",
    "\u{1fffe}",
    "\u{10ffff}",
    "]]>",
    "<![CDATA[",
    "<b>",
    "</p>",
    "<script>",
    "<!--",
    "-->",
    "<?xml?>",
    "&",
    "&amp;",
    "&amp;amp;",
    "&lt;",
    "&#0;",
    "&nbsp;",
    "\"",
    "'",
    ">",
    "中原区",
    "本报讯",
    "记者 鲁燕",
    "。",
    "…",
    "，",
    "！”",
    "“",
    "（",
    "；",
    "1,000",
    "10:30",
    "He said.",
    "👨‍👩‍👧",
    "\u{202e}مرحبا",
    "e\u{301}",
    "𠮷",
    "㐀",
    "a@b.cn",
    "http://x/?a=1&b=2",
];

/// A string of such pieces, a few arbitrary characters among them.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    let short = vec(piece, 0..12).prop_map(|pieces| pieces.concat());
    prop_oneof![60 => short.clone(), 1 => short.prop_map(|it| it.repeat(200))]
}

fn credit() -> impl Strategy<Value = Credit> {
    let roles = [Role::Reporter, Role::Correspondent, Role::Photographer, Role::Editor, Role::Translator, Role::Other];
    let person = (text(), of(text())).prop_map(|(name, organisation)| Who::Person { name, organisation });
    let who = prop_oneof![3 => person, 1 => text().prop_map(Who::Organisation)];
    (who, select(roles.to_vec())).prop_map(|(who, role)| Credit {
        who,
        work: Work::new(role, Some("出镜 <b>&".to_owned())),
        place: Place::file(Path::new("a.md")),
    })
}

fn dateline() -> impl Strategy<Value = Dateline> {
    let date = of(Just(NaiveDate::from_ymd_opt(2023, 4, 8).unwrap()));
    (of(text()), of(text()), date, text()).prop_map(|(agency, place, date, text)| Dateline { agency, place, date, text })
}

fn paragraph() -> impl Strategy<Value = Paragraph> {
    let kinds = [ParagraphKind::Text, ParagraphKind::Text, ParagraphKind::Subhead, ParagraphKind::Caption, ParagraphKind::Note];
    (select(kinds.to_vec()), text()).prop_map(|(kind, text)| Paragraph::plain(kind, text))
}

fn headline() -> impl Strategy<Value = Headline> {
    (of(text()), vec(text(), 0..3), vec(text(), 0..2), of(text())).prop_map(|(kicker, segments, decks, column)| Headline {
        kicker,
        segments,
        decks,
        column,
    })
}

fn edition() -> impl Strategy<Value = Edition> {
    let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
    let pages = ["A1", "A02", "A10", "B1", "12", ""];
    (0..3_u64, select(pages.to_vec())).prop_map(move |(days, page)| Edition {
        date: date - Days::new(days),
        page: Page::new(page),
        date_from: DateFrom::Inferred,
    })
}

fn article() -> impl Strategy<Value = Article> {
    let links = ["", "https://example.cn/故事?a=1&b=2#c", "javascript:alert(1)", "//example.cn/a", "ftp://example.cn/"];
    let link = of(prop_oneof![select(links.to_vec()).prop_map(str::to_owned), text()]);
    let words = (headline(), of(text()), vec(text(), 0..2), link);
    (edition(), words, vec(dateline(), 0..2), vec(credit(), 0..5), vec(paragraph(), 0..5)).prop_map(
        |(edition, (headline, section, byline, link), datelines, credits, body)| Article {
            edition,
            headline,
            section,
            byline,
            link,
            guid: None,
            datelines,
            credits,
            body,
            ..blank(1)
        },
    )
}

/// Up to a dozen articles over a few pages of three days, each at a place of its own.
pub fn articles() -> impl Strategy<Value = Vec<Article>> {
    vec(article(), 1..12).prop_map(|articles| {
        let placed = articles.into_iter().enumerate().map(|(at, article)| Article { position: at + 1, ..article });
        placed.collect()
    })
}

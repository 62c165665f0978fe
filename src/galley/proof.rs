//! The galley proof (校样): one page as it is in its file, and beside it the stories that were understood, every decision with
//! its evidence, in one HTML file that needs nothing else.
//!
//! A part of the account with the number 5 is `#p5` on the page and `#r5` in the story; each leads to the other. What a
//! story looks like is `story`'s; what stands above all of them `head`'s.

mod doubts;
mod head;
mod story;

use crate::account;
use crate::account::Nested;
use crate::account::Part;
use crate::account::PartKind;
use crate::article::Item;
use crate::document::Document;
use crate::document::Hint;
use crate::document::Line;
use crate::galley::doubted;
use crate::galley::doubted::Doubted;
use crate::galley::page::Page;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::write::document::generator;
use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

const STYLE: &str = include_str!("proof/proof.css");
const SCRIPT: &str = include_str!("proof/proof.js");
/// Nothing is loaded, and nothing runs but what stands here (CSP level 3 §2.3.1); a test computes the hashes again.
const POLICY: &str = "default-src 'none'; style-src 'sha256-MEFVVvsCoXrQJIBZQcHuGsvgH1JTFUtI/pjGzBHZ59w='; script-src 'sha256-MkuP/n3tyPwjD/HQlS4ESjIjHUFWC5UWoJ4PrAsQHDE='; base-uri 'none'; form-action 'none'";

/// What a proof shows.
struct Proof<'a> {
    document: &'a Document,
    items: &'a [Item],
    account: &'a [Part],
    /// The places of each story's parts in the account.
    stories: BTreeMap<usize, Vec<usize>>,
    /// Each story's article.
    articles: BTreeMap<usize, &'a Item>,
    /// The parts of each line.
    lines: BTreeMap<usize, Vec<Nested<'a>>>,
    /// The words of each line.
    words: BTreeMap<usize, &'a str>,
    /// What of its stories is to be looked at, by line.
    doubts: Vec<Doubted<'a>>,
    /// The places of each story's doubts among them.
    doubts_of: BTreeMap<usize, Vec<usize>>,
    /// Of whoever looks at it.
    language: Language,
}

/// The lines of one story, or of the page itself.
struct Row<'a> {
    article: Option<usize>,
    lines: Vec<&'a Line>,
}

/// Writes the proof of a page.
pub(crate) fn write(page: &Page, language: Language) -> Vec<u8> {
    let Page { document, items, account, warnings } = page;
    let words = document.lines.iter().map(|line| (line.number, line.text.as_str())).collect();
    let mut stories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, part) in account.iter().enumerate() {
        if let Some(article) = part.article {
            stories.entry(article).or_default().push(index);
        }
    }
    let articles = items.iter().enumerate().collect();
    let doubts = doubted::of_page(items, document);
    let mut doubts_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    doubts.iter().enumerate().for_each(|(at, it)| doubts_of.entry(it.story).or_default().push(at));
    let proof = Proof {
        document,
        items,
        account,
        stories,
        articles,
        lines: account::by_line(account),
        words,
        doubts,
        doubts_of,
        language,
    };
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(if language == Language::Chinese { "zh-CN" } else { "en" }) {
            head { "\n"
                meta charset="utf-8"; "\n"
                meta http-equiv="Content-Security-Policy" content=(POLICY); "\n"
                meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
                meta name="color-scheme" content="light dark"; "\n"
                title { (proof.name()) " · " (proof.word("proof-title")) } "\n"
                meta name="generator" content=(generator()); "\n"
                style { (PreEscaped(STYLE)) } "\n"
            } "\n"
            body { "\n"
                (proof.top(warnings)) "\n"
                main lang="zh-CN" { "\n"
                    div.names { h2 { (proof.word("proof-page")) } h2 { (proof.word("proof-understood")) } } "\n"
                    @for row in proof.rows() { (row) "\n" }
                } "\n"
                script { (PreEscaped(SCRIPT)) } "\n"
            } "\n"
        } "\n"
    };
    page.into_string().into_bytes()
}

/// `署名`, the newsroom's word in any language, leading to where the part stands on the other side.
fn tag(kind: PartKind, id: &str, href: &str, behind: &str) -> Markup {
    html! { a.tag.kind.(kind.as_str()) id=[Some(id).filter(|it| !it.is_empty())] href=(href) { (kind.message().in_language(Language::Chinese)) @if !behind.is_empty() { small { (behind) } } } }
}

impl<'a> Proof<'a> {
    /// A fact in the language of whoever looks at the proof.
    fn say(&self, what: &impl Worded) -> String {
        what.said(self.language)
    }

    fn word(&self, code: &'static str) -> String {
        self.say(&Message::new(code))
    }

    fn numbered(&self, code: &'static str, number: usize) -> String {
        self.say(&Message::new(code).number("number", number))
    }

    fn name(&self) -> String {
        self.document.path.file_name().unwrap_or(self.document.path.as_os_str()).to_string_lossy().into_owned()
    }

    /// The words of a part as they stand in the file.
    fn printed(&self, part: &Part) -> String {
        let line = self.words.get(&part.line).copied().unwrap_or("");
        line.chars().skip(part.columns.0).take(part.columns.1.saturating_sub(part.columns.0)).collect()
    }

    /// Lines beside their story. Furniture stands with the lines around it; text of no story has a row of its own.
    fn rows(&self) -> Vec<Markup> {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for line in self.document.lines.iter().filter(|line| !line.text.trim().is_empty()) {
            let parts = || self.lines.get(&line.number).into_iter().flatten().map(|nested| nested.part);
            let article = parts().find_map(|part| part.article);
            let is_furniture = parts().all(|part| part.kind.is_of_the_page() || part.kind == PartKind::Mark);
            match rows.last_mut() {
                Some(row) if row.article == article || article.is_none() && is_furniture => row.lines.push(line),
                _ => rows.push(Row { article, lines: vec![line] }),
            }
        }
        let mut shown = BTreeSet::new();
        let hints = (!self.document.hints.is_empty()).then(|| self.hints(&self.document.hints));
        let mut heads = self.document.heads.iter().filter(|head| !head.hints.is_empty()).peekable();
        let mut set: Vec<Markup> = hints.into_iter().collect();
        for row in rows {
            let first = row.lines.first().map_or(0, |line| line.number);
            // The head of a further page, or of the next story of a list, stands above it.
            while let Some(head) = heads.next_if(|head| head.line < first) {
                set.push(self.hints(&head.hints));
            }
            set.push(self.row(&row, &mut shown));
        }
        set
    }

    fn row(&self, row: &Row<'_>, shown: &mut BTreeSet<usize>) -> Markup {
        let mut previous = None;
        html! {
            div.row { "\n"
                ol.lines { "\n"
                    @for line in &row.lines { (self.line(line, previous.replace(line.number))) "\n" }
                } "\n"
                div {
                    @match row.article {
                        Some(article) if shown.insert(article) => (self.story(article)),
                        Some(article) => p.aside { a href={ "#a" (article + 1) } { (self.numbered("proof-goes-on", article + 1)) } },
                        None => "",
                    }
                    (self.of_the_page(&row.lines))
                } "\n"
            }
        }
    }

    fn line(&self, line: &Line, previous: Option<usize>) -> Markup {
        let parts = self.lines.get(&line.number).map_or(&[][..], Vec::as_slice);
        let class = previous.is_some_and(|previous| previous + 1 < line.number).then_some("after-blank");
        let letters: Vec<char> = line.text.chars().collect();
        html! {
            li class=[class] id={ "L" (line.number) } {
                a.number href={ "#L" (line.number) } { (line.number) }
                span.tags { @for nested in parts { (tags(nested)) } }
                span { (self.marked_words(parts, &letters, (0, letters.len()))) }
                (self.doubts_beside(line.number))
            }
        }
    }

    /// What among these lines is no story's, and why.
    fn of_the_page(&self, lines: &[&Line]) -> Markup {
        let parts = lines.iter().filter_map(|line| self.lines.get(&line.number)).flatten();
        html! {
            ul.aside { @for nested in parts.filter(|it| it.part.article.is_none() && it.part.kind != PartKind::Mark) { (self.reasons(nested)) } }
        }
    }

    fn reasons(&self, nested: &Nested<'_>) -> Markup {
        html! {
            li { (self.reason(nested.index, nested.part)) }
            @for inner in &nested.inner { (self.reasons(inner)) }
        }
    }

    /// A tag that leads to the page, and the evidence.
    fn reason(&self, index: usize, part: &Part) -> Markup {
        html! { (tag(part.kind, &format!("r{index}"), &format!("#p{index}"), &part.line.to_string())) " " (self.say(&part.why)) }
    }

    /// The words of a line between two places, its parts marked. Short parts are links; in running text one may select.
    fn marked_words(&self, parts: &[Nested<'_>], letters: &[char], (start, end): (usize, usize)) -> Markup {
        let between = |from: usize, to: usize| letters.get(from..to.max(from)).unwrap_or(&[]).iter().collect::<String>();
        let mut at = start;
        html! {
            @for nested in parts {
                @let (from, to) = nested.part.columns;
                (between(std::mem::replace(&mut at, to), from))
                @let inner = self.marked_words(&nested.inner, letters, (from, to));
                @let class = nested.part.kind.as_str();
                @let why = self.say(&nested.part.why);
                @if nested.part.kind == PartKind::Mark {
                    span.words.mark { (inner) }
                } @else if nested.part.kind.is_text() || !nested.inner.is_empty() {
                    span.words.kind.(class) id={ "p" (nested.index) } { (inner) }
                } @else {
                    a.words.kind.(class) id={ "p" (nested.index) } href={ "#r" (nested.index) } title=(why) { (inner) }
                }
            }
            (between(at, end))
        }
    }

    /// What the front matter claims; it is no line of the page.
    fn hints(&self, hints: &[Hint]) -> Markup {
        html! {
            div.row {
                ol.lines {
                    @for hint in hints {
                        li id={ "L" (hint.line) } {
                            a.number href={ "#L" (hint.line) } { (hint.line) }
                            span.tags { span.tag.kind.folio { (self.word("proof-front-matter")) } }
                            span { (hint.key) ": " (hint.value) }
                        }
                    }
                }
                p.aside { (self.word("proof-front-matter-first")) }
            }
        }
    }
}

fn tags(nested: &Nested<'_>) -> Markup {
    let (kind, index) = (nested.part.kind, nested.index);
    html! {
        @if kind != PartKind::Mark { (tag(kind, "", &format!("#r{index}"), "")) }
        @for inner in &nested.inner { (tags(inner)) }
    }
}

/// RFC 4648 §4.
#[cfg(test)]
pub(crate) fn base64(bytes: &[u8]) -> String {
    let alphabet: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut encoded = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().chain(&[0, 0]).take(3).fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        encoded.extend((0..4).map(|at| if at > three.len() { '=' } else { alphabet[bits >> (18 - 6 * at) & 63] }));
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::Digest;
    use sha2::Sha256;

    #[test]
    fn the_policy_allows_what_stands_on_the_page_and_nothing_else() {
        for (directive, text) in [("style-src", STYLE), ("script-src", SCRIPT)] {
            let hash = base64(&Sha256::digest(text));
            assert!(POLICY.contains(&format!("{directive} 'sha256-{hash}'")), "{directive} 'sha256-{hash}'");
        }
    }
}

//! One story in a proof: title block, who and when, the text with its joins, bylines, what was left out; a tag and the
//! evidence below each.

use crate::account::Nested;
use crate::account::Part;
use crate::account::PartKind;
use crate::article::Article;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::article::credit::Credit;
use crate::galley::proof::Proof;
use maud::Markup;
use maud::html;
use std::collections::BTreeSet;

impl<'a> Proof<'a> {
    /// The story that the account calls by this number.
    pub(crate) fn story(&self, number: usize) -> Markup {
        let Some(item) = self.articles.get(&number) else {
            return html! { p.aside { (self.word("proof-no-story")) } };
        };
        let article = &item.article;
        let headline = &article.headline;
        html! {
            article.story id={ "a" (number + 1) } { "\n"
                p.place { (self.numbered("proof-story", number + 1)) " · " (item.id.within_paper()) @if let Some(column) = &headline.column { " · " (self.say(&PartKind::Column)) " " (column) } (self.doubts_of(number + 1)) } "\n"
                @if let Some(column) = &headline.column && self.of(number).any(|(_, part)| part.kind == PartKind::Column) {
                    (self.block(number, PartKind::Column, &html! { p.column-text { (column) } }))
                }
                @if let Some(kicker) = &headline.kicker {
                    (self.block(number, PartKind::Kicker, &html! { p.kicker-text { (kicker) } }))
                }
                @if headline.segments.is_empty() {
                    h3.none { (self.word("proof-no-headline")) }
                } @else {
                    @let title = html! { h3 { @for segment in &headline.segments { span { (segment) } " " } } };
                    (self.block(number, PartKind::Headline, &title))
                }
                @if !headline.decks.is_empty() {
                    (self.block(number, PartKind::Deck, &html! { @for deck in &headline.decks { p { (deck) } } }))
                }
                (self.facts(article)) "\n"
                (self.body(number, article))
                @if self.of(number).any(|(_, part)| part.kind == PartKind::Byline) {
                    (self.block(number, PartKind::Byline, &html! { @for byline in &article.byline { p.byline-text { (byline) } } }))
                }
                (self.aside(number)) "\n"
            }
        }
    }

    /// The parts of a story with their numbers.
    fn of(&self, article: usize) -> impl Iterator<Item = (usize, &'a Part)> {
        let places = self.stories.get(&article).into_iter().flatten();
        places.filter_map(|index| Some((*index, self.account.get(*index)?)))
    }

    /// What was understood, and below it each part that says so, with its evidence.
    fn block(&self, article: usize, kind: PartKind, content: &Markup) -> Markup {
        html! {
            div.block.(kind.as_str()) {
                (content)
                @for (index, part) in self.of(article).filter(|(_, part)| part.kind == kind) {
                    p.why { (self.reason(index, part)) }
                }
            } "\n"
        }
    }

    /// What stands among the lines of the story and is none of it.
    fn aside(&self, article: usize) -> Markup {
        html! {
            @for (index, part) in self.of(article).filter(|(_, part)| part.kind.is_of_the_page()) {
                p.why { (self.reason(index, part)) (self.word("proof-colon")) (self.printed(part).trim()) }
            }
        }
    }

    /// Each paragraph with the lines that it was drawn together from.
    fn body(&self, number: usize, article: &Article) -> Markup {
        let mut drawn: Vec<Vec<&Nested<'a>>> = Vec::new();
        let lines: BTreeSet<usize> = self.of(number).map(|(_, part)| part.line).collect();
        let parts = lines.iter().filter_map(|line| self.lines.get(line)).flatten();
        for nested in parts.filter(|it| it.part.article == Some(number) && it.part.kind.is_text()) {
            match drawn.last_mut() {
                Some(paragraph) if nested.part.kind == PartKind::Joined => paragraph.push(nested),
                _ => drawn.push(vec![nested]),
            }
        }
        let none = Vec::new();
        html! {
            @for (at, paragraph) in article.body.iter().enumerate() {
                (self.paragraph(paragraph, drawn.get(at).unwrap_or(&none)))
            }
        }
    }

    fn paragraph(&self, paragraph: &Paragraph, drawn: &[&Nested<'a>]) -> Markup {
        let (class, block) = match paragraph.kind {
            ParagraphKind::Text => ("text", PartKind::Body),
            ParagraphKind::List
            | ParagraphKind::Numbered
            | ParagraphKind::Table
            | ParagraphKind::HeadedTable
            | ParagraphKind::Quote
            | ParagraphKind::Code => ("lines-text", PartKind::Body),
            ParagraphKind::Subhead => ("subhead-text", PartKind::Subhead),
            ParagraphKind::Caption => ("caption-text", PartKind::Caption),
            ParagraphKind::Note => ("note-text", PartKind::Note),
        };
        html! {
            div.block.(block.as_str()) {
                p.(class) {
                    (self.composed(paragraph, drawn))
                    @for nested in drawn.iter().filter(|it| it.part.kind == PartKind::Body) { " " (self.reference(nested)) }
                }
                @for nested in drawn {
                    @if nested.part.kind != PartKind::Body { p.why { (self.reason(nested.index, nested.part)) } }
                    (self.inner(nested))
                }
            } "\n"
        }
    }

    /// Running text needs no words of evidence; the number of its line leads there.
    fn reference(&self, nested: &Nested<'_>) -> Markup {
        let (index, part) = (nested.index, nested.part);
        html! { a.tag.kind.body id={ "r" (index) } href={ "#p" (index) } title=(self.say(&part.why)) { (part.line) } }
    }

    fn inner(&self, nested: &Nested<'_>) -> Markup {
        html! {
            @for inner in &nested.inner {
                p.why { (self.reason(inner.index, inner.part)) }
                (self.inner(inner))
            }
        }
    }

    /// The text of a paragraph, the parts in it marked, a mark where two columns were joined. Typography changes
    /// characters, never how many there are; a join may have put one space.
    fn composed(&self, paragraph: &Paragraph, drawn: &[&Nested<'a>]) -> Markup {
        let letters: Vec<char> = paragraph.text.chars().collect();
        let mut at = 0;
        let mut pieces = Vec::new();
        for (count, nested) in drawn.iter().enumerate() {
            let printed = self.printed(nested.part);
            let indent = printed.chars().count() - printed.trim_start().chars().count();
            if count > 0 {
                let spaced = matches!(letters.get(at), Some(' ' | '\n')) && !printed.trim_start().starts_with(' ');
                pieces.push(html! { @if spaced { " " } a.join href={ "#p" (nested.index) } title=(self.say(&nested.part.why)) { (self.numbered("proof-join", nested.part.line)) } });
                at += usize::from(spaced);
            }
            let end = (at + printed.trim().chars().count()).min(letters.len());
            let origin = (nested.part.columns.0 + indent).saturating_sub(at);
            pieces.push(marked(&nested.inner, &letters, (at, end), origin));
            at = end;
        }
        if at < letters.len() {
            let rest: String = letters.iter().skip(at).collect();
            pieces
                .push(html! { span.join title=(self.word("proof-joined-page-why")) { (self.word("proof-joined-page")) } (rest) });
        }
        html! { @for piece in pieces { (piece) } }
    }

    /// Who and when, as feeds will say it.
    fn facts(&self, article: &Article) -> Markup {
        html! {
            dl.facts {
                dt { (self.say(&PartKind::Dateline)) }
                dd {
                    @for dateline in &article.datelines {
                        @let told = [dateline.agency.clone(), dateline.place.clone(), dateline.date.map(|date| date.to_string())];
                        span { (told.into_iter().flatten().collect::<Vec<_>>().join(" · ")) } " "
                    }
                    @if article.datelines.is_empty() { "–" }
                }
                dt { (self.say(&PartKind::Byline)) }
                dd {
                    @for credit in &article.credits { span { (self.credited(credit)) } " " }
                    @if article.credits.is_empty() { span.none { (self.word("proof-nobody")) } }
                }
            }
        }
    }

    fn credited(&self, credit: &Credit) -> Markup {
        let line = credit.place.lines.map(|(first, _)| first);
        html! {
            @if let Some(name) = credit.name() { b { (name) } " " }
            (self.say(&credit.role()))
            @if let Some(organisation) = credit.organisation() { " · " (organisation) }
            @if credit.place.path != self.document.path { " " small { (credit.place) } }
            @else if let Some(line) = line { " " small { a href={ "#L" (line) } { (self.numbered("proof-line", line)) } } }
        }
    }
}

/// Text between two places with the parts in it marked; `origin` is the column of the line where the text's first character would stand.
fn marked(parts: &[Nested<'_>], letters: &[char], (start, end): (usize, usize), origin: usize) -> Markup {
    let between = |from: usize, to: usize| {
        letters.get(from.min(end)..to.min(end).max(from.min(end))).unwrap_or(&[]).iter().collect::<String>()
    };
    let mut at = start;
    html! {
        @for nested in parts {
            @let from = nested.part.columns.0.saturating_sub(origin).max(at);
            @let to = nested.part.columns.1.saturating_sub(origin).max(from);
            (between(std::mem::replace(&mut at, to), from))
            a.words.kind.(nested.part.kind.as_str()) href={ "#p" (nested.index) } { (between(from, to)) }
        }
        (between(at, end))
    }
}

//! The head of a proof: what page it is, how much was found of each kind, the warnings, what is in no story.

use crate::account::Part;
use crate::account::PartKind;
use crate::article::Item;
use crate::date::DateFrom;
use crate::error::Warning;
use crate::write::proof::Proof;
use crate::write::proof::tag;
use maud::Markup;
use maud::html;

impl Proof<'_> {
    /// Name, edition, counts, warnings, what was left out, the keys.
    pub(crate) fn top(&self, warnings: &[Warning]) -> Markup {
        let credits: usize = self.items.iter().map(|item| item.article.credits.len()).sum();
        html! {
            header.top {
                h1 { (self.name()) }
                p.edition {
                    @match self.items.first() {
                        Some(item) => (edition(item)),
                        None => "no article was understood on this page",
                    }
                    " · " b { (self.items.len()) } " 篇 articles · " b { (credits) } " 人次 credits"
                } "\n"
                ul.legend {
                    @for kind in PartKind::ALL {
                        @let of_kind = self.account.iter().filter(|part| part.kind == kind).count();
                        @let first = self.account.iter().position(|part| part.kind == kind);
                        @if let (Some(first), true) = (first, kind != PartKind::Mark) {
                            li { a.tag.kind.(kind.as_str()) href={ "#p" (first) } { (kind.term()) " " (kind.as_str()) b { (of_kind) } } }
                        }
                    }
                } "\n"
                @if !warnings.is_empty() {
                    ul.warnings { @for warning in warnings { (self.warning(warning)) } } "\n"
                }
                (self.left_out())
                p.hint.keys { "键 keys " kbd { "j" } " " kbd { "→" } " next, " kbd { "k" } " " kbd { "←" } " previous decision; every tag leads to the other side" }
            }
        }
    }

    fn warning(&self, warning: &Warning) -> Markup {
        let line = warning.place.lines.map(|(first, _)| first);
        let words = line.and_then(|line| self.words.get(&line));
        html! {
            li {
                @if let Some(line) = line { a href={ "#L" (line) } { "第 " (line) " 行: " } }
                (warning.kind.to_string())
                @if let (Some(words), Some((start, end))) = (words, warning.place.columns) {
                    q {
                        (words.chars().take(start).collect::<String>())
                        mark { (words.chars().skip(start).take(end.saturating_sub(start)).collect::<String>()) }
                        (words.chars().skip(end).collect::<String>())
                    }
                }
            }
        }
    }

    /// What is in no story, and why.
    fn left_out(&self) -> Markup {
        let parts: Vec<(usize, &Part)> = self.account.iter().enumerate().filter(|(_, part)| is_left_out(part)).collect();
        html! {
            @if !parts.is_empty() {
                details {
                    summary { "未入稿 " (parts.len()) " left out of every story" }
                    ul {
                        @for (index, part) in parts {
                            li { (tag(part.kind, "", &format!("#p{index}"), &part.line.to_string())) " " (self.printed(part).trim()) " · " (part.why) }
                        }
                    }
                } "\n"
            }
        }
    }
}

/// Whether a part went to no story, and is none of a story's marks.
fn is_left_out(part: &Part) -> bool {
    part.kind.is_of_the_page() || part.article.is_none() && part.kind != PartKind::Mark
}

/// `2023-04-09 · A02 版 · date told by the file's name`.
fn edition(item: &Item) -> Markup {
    let edition = &item.article.edition;
    let told = match edition.date_from {
        DateFrom::FrontMatter => "told by the front matter",
        DateFrom::Path => "told by the file's name",
        DateFrom::Page => "printed on the page",
        DateFrom::Option => "told by --edition",
        DateFrom::Inferred => "inferred from the datelines",
    };
    html! {
        b { (edition.date) } " " (told) " · "
        @if edition.page.is_known() { b { (edition.page) } " 版" } @else { "版次不明 page unknown" }
        @if let Some(section) = &item.article.section { " · " (section) }
    }
}

//! The head of a proof: what page it is, how much was found of each kind, the warnings, what is to be looked at, what is in no story.

use crate::account::Part;
use crate::account::PartKind;
use crate::error::warning::Warning;
use crate::galley::proof::Proof;
use crate::galley::proof::tag;
use crate::words::reading;
use maud::Markup;
use maud::html;

impl Proof<'_> {
    /// Name, edition, counts, warnings, what is to be looked at, what was left out, the keys.
    pub(crate) fn top(&self, warnings: &[Warning]) -> Markup {
        let credits: usize = self.items.iter().map(|item| item.article.credits.len()).sum();
        let left_out = self.account.iter().filter(|part| is_left_out(part)).count();
        html! {
            header.top {
                h1 { (self.name()) }
                p.edition {
                    @match self.items.first() {
                        Some(item) => {
                            (self.say(&reading::edition(&item.article.edition)))
                            @if let Some(section) = &item.article.section { " · " (section) }
                        }
                        None => (self.word("proof-no-article")),
                    }
                    " · " (self.say(&reading::counts(self.items.len(), credits, left_out)))
                } "\n"
                ul.legend {
                    @for kind in PartKind::ALL {
                        @let of_kind = self.account.iter().filter(|part| part.kind == kind).count();
                        @let first = self.account.iter().position(|part| part.kind == kind);
                        @if let (Some(first), true) = (first, kind != PartKind::Mark) {
                            li { a.tag.kind.(kind.as_str()) href={ "#p" (first) } { (self.say(&kind)) b { (of_kind) } } }
                        }
                    }
                } "\n"
                @if !warnings.is_empty() {
                    ul.warnings { @for warning in warnings { (self.warning(warning)) } } "\n"
                }
                (self.doubts_counted())
                (self.left_out())
                p.hint.keys {
                    (self.word("proof-keys"))
                    @if !self.doubts.is_empty() { " " kbd { "d" } " " (self.word("doubt-key")) }
                    " " kbd { "j" } " " kbd { "→" } " " (self.word("proof-keys-next")) " " kbd { "k" } " " kbd { "←" } " " (self.word("proof-keys-previous"))
                }
            }
        }
    }

    fn warning(&self, warning: &Warning) -> Markup {
        let line = warning.place.lines.map(|(first, _)| first);
        let words = line.and_then(|line| self.words.get(&line));
        html! {
            li {
                @if let Some(line) = line { a href={ "#L" (line) } { (self.numbered("proof-line", line)) (self.word("proof-colon")) } }
                (typed(&self.say(&warning.kind)))
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
                    summary { (self.numbered("proof-left-out", parts.len())) }
                    ul {
                        @for (index, part) in parts {
                            li { (tag(part.kind, "", &format!("#p{index}"), &part.line.to_string())) " " (self.printed(part).trim()) " · " (self.say(&part.why)) }
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

/// What is typed stands between backticks on a terminal; here it is set as such.
pub(crate) fn typed(sentence: &str) -> Markup {
    html! { @for (at, part) in sentence.split('`').enumerate() { @if at % 2 == 1 { code { (part) } } @else { (part) } } }
}

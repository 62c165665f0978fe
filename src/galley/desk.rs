//! The editor's page (编辑台): how the paper stands, in a browser. What is wrong comes first, then what is to be looked at, what waits,
//! and the newest edition page by page, each page leading to its proof.
//!
//! It is one file that needs nothing else, and asks for itself anew every half minute.

use crate::article::history::State;
use crate::beijing::Instant;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::write::document::generator;
use chrono::NaiveDate;
use maud::DOCTYPE;
use maud::Markup;
use maud::PreEscaped;
use maud::html;

const STYLE: &str = include_str!("desk/desk.css");
/// Nothing is loaded, and no script runs (CSP level 3 §2.3.1); a test computes the hash again.
const POLICY: &str =
    "default-src 'none'; style-src 'sha256-pWQdppA6CKeunhYpyrMzWpG0T8VSda3wKUK6HrGE27k='; base-uri 'none'; form-action 'none'";

/// So often the page asks for itself, in seconds.
const AGAIN: &str = "30";

/// What the editor's page shows.
#[derive(Debug)]
pub struct Desk {
    /// The paper.
    pub title: String,
    /// When the last run was.
    pub ran: Instant,
    /// When the next one is due by what is known now.
    pub next: Option<Instant>,
    /// Alarms, and what went wrong.
    pub alarms: Vec<Message>,
    /// What is to be looked at.
    pub looks: Vec<Link>,
    /// What was set aside, and what the last run warned of.
    pub warnings: Vec<Message>,
    /// Stories that wait for their hour.
    pub held: Vec<Waiting>,
    /// The newest edition, page by page.
    pub edition: Option<(NaiveDate, Vec<Page>)>,
}

/// A sentence, and the number of the proof that shows what it speaks of.
#[derive(Debug)]
pub struct Link {
    /// The sentence.
    pub message: Message,
    /// The proof.
    pub proof: Option<usize>,
}

/// A story that waits.
#[derive(Debug)]
pub struct Waiting {
    /// Its headline.
    pub headline: String,
    /// Its hour.
    pub until: Instant,
}

/// A page of the edition.
#[derive(Debug)]
pub struct Page {
    /// Its file below the folder of the pages.
    pub file: String,
    /// Its proof.
    pub proof: Option<usize>,
    /// Its stories, in the order printed.
    pub stories: Vec<Story>,
}

/// A story of the page.
#[derive(Debug)]
pub struct Story {
    /// Its headline.
    pub headline: String,
    /// Its authors, in the order printed.
    pub authors: Vec<String>,
    /// Its id, short.
    pub id: String,
    /// Where it stands.
    pub state: State,
}

/// Where a proof lies below the editor's page.
pub fn proof_path(number: usize) -> String {
    format!("/proof/{number}.html")
}

/// The page, as HTML in UTF-8.
pub(crate) fn write(desk: &Desk, language: Language) -> Vec<u8> {
    let word = |code: &'static str| Message::new(code).in_language(language);
    let page = html! {
        (DOCTYPE) "\n"
        html lang=(if language == Language::Chinese { "zh-CN" } else { "en" }) {
            head { "\n"
                meta charset="utf-8"; "\n"
                meta http-equiv="Content-Security-Policy" content=(POLICY); "\n"
                meta http-equiv="refresh" content=(AGAIN); "\n"
                meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
                meta name="color-scheme" content="light dark"; "\n"
                meta name="robots" content="noindex"; "\n"
                title { (desk.title) " · " (word("desk-title")) } "\n"
                meta name="generator" content=(generator()); "\n"
                style { (PreEscaped(STYLE)) } "\n"
            } "\n"
            body { "\n"
                header { "\n"
                    h1 lang="zh-CN" { (desk.title) } "\n"
                    p.last { (times(desk, language)) } "\n"
                    @for alarm in &desk.alarms { p.alarm role="alert" { (alarm.in_language(language)) } "\n" }
                } "\n"
                main { "\n"
                    // Where something was set aside or warned of, there is something to look at.
                    @if !desk.looks.is_empty() || desk.warnings.is_empty() {
                        section { h2 { (word("desk-looks")) } (looks(&desk.looks, language)) } "\n"
                    }
                    @if !desk.warnings.is_empty() {
                        section { h2 { (word("desk-warnings")) } ul { @for it in &desk.warnings { li { (it.in_language(language)) } } } } "\n"
                    }
                    @if !desk.held.is_empty() {
                        section { h2 { (word("desk-held")) } ul { @for it in &desk.held { (waiting(it, language)) } } } "\n"
                    }
                    (edition(desk, language)) "\n"
                } "\n"
            } "\n"
        } "\n"
    };
    page.into_string().into_bytes()
}

fn times(desk: &Desk, language: Language) -> String {
    let last = Message::new("desk-ran").moment("time", desk.ran.rfc3339());
    let next = desk.next.map(|next| Message::new("desk-next").moment("time", next.rfc3339()));
    [Some(last), next].into_iter().flatten().map(|it| it.in_language(language)).collect::<Vec<_>>().join(" · ")
}

fn looks(looks: &[Link], language: Language) -> Markup {
    html! {
        @if looks.is_empty() { p.none { (Message::new("desk-nothing").in_language(language)) } } @else {
            ul { @for look in looks {
                li.doubt {
                    @match look.proof {
                        Some(number) => a href=(proof_path(number)) { (look.message.in_language(language)) },
                        None => (look.message.in_language(language)),
                    }
                } "\n"
            } }
        }
    }
}

fn waiting(it: &Waiting, language: Language) -> Markup {
    let until = Message::moment_alone(it.until.rfc3339()).in_language(language);
    html! { li.story { b lang="zh-CN" { (it.headline) } small { (until) } } "\n" }
}

fn edition(desk: &Desk, language: Language) -> Markup {
    let Some((date, pages)) = &desk.edition else {
        return html! { section { h2 { (Message::new("desk-no-edition").in_language(language)) } } };
    };
    let stories = pages.iter().map(|page| page.stories.len()).sum();
    let head = Message::new("desk-edition").text("date", date).number("pages", pages.len()).number("stories", stories);
    html! {
        section {
            h2 { (head.in_language(language)) }
            @for page in pages {
                h3 {
                    @match page.proof {
                        Some(number) => a href=(proof_path(number)) { (page.file) },
                        None => (page.file),
                    }
                } "\n"
                ul { @for story in &page.stories { (row(story, language)) } }
            }
        }
    }
}

fn row(story: &Story, language: Language) -> Markup {
    let authors =
        if story.authors.is_empty() { Message::new("proof-nobody").in_language(language) } else { story.authors.join(" ") };
    html! {
        li.story {
            b lang="zh-CN" { (story.headline) }
            small { (authors) " · " (story.id) @if story.state != State::Live { " · " (story.state.said(language)) } }
        } "\n"
    }
}

/// One of each message.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let mut samples =
        ["desk-title", "desk-looks", "desk-warnings", "desk-held", "desk-nothing", "desk-no-edition"].map(Message::new).to_vec();
    samples.extend(["desk-ran", "desk-next"].map(|code| Message::new(code).moment("time", "2026-11-28T06:30:00+08:00")));
    let counted = |count| Message::new("desk-edition").text("date", "2026-11-28").number("pages", count).number("stories", count);
    samples.extend([1, 2].map(counted));
    samples
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::Digest;
    use sha2::Sha256;

    #[test]
    fn the_policy_allows_the_style_that_stands_on_the_page() {
        let hash = crate::galley::proof::base64(&Sha256::digest(STYLE));
        assert!(POLICY.contains(&format!("style-src 'sha256-{hash}'")), "style-src 'sha256-{hash}'");
    }

    #[test]
    fn what_stands_on_a_page_is_shown_and_does_nothing() {
        let at = |text| Instant::parse(text).unwrap();
        let story = Story {
            headline: "<script>alert(1)</script>春到中原".to_owned(),
            authors: vec!["鲁燕".to_owned(), "武刘敏".to_owned()],
            id: "9cb0".to_owned(),
            state: State::Held,
        };
        let page = Page { file: "2026-11-28-A01.md".to_owned(), proof: Some(3), stories: vec![story] };
        let desk = Desk {
            title: "海湾晨报".to_owned(),
            ran: at("2026-11-28T06:30:00+08:00"),
            next: Some(at("2026-11-28T18:00:00+08:00")),
            alarms: vec![Message::new("alarm-failed")],
            looks: vec![Link { message: Message::verbatim("第 14 行"), proof: Some(3) }],
            warnings: Vec::new(),
            held: vec![Waiting { headline: "夏到中原".to_owned(), until: at("2026-11-28T18:00:00+08:00") }],
            edition: NaiveDate::from_ymd_opt(2026, 11, 28).map(|date| (date, vec![page])),
        };
        let shown = String::from_utf8(write(&desk, Language::Chinese)).unwrap();
        for words in ["海湾晨报", "鲁燕 武刘敏 · 9cb0", "2026-11-28 18:00", "/proof/3.html", "第 14 行", "&lt;script&gt;"]
        {
            assert!(shown.contains(words), "{words} in\n{shown}");
        }
        assert!(!shown.contains("<script"), "{shown}");
    }
}

//! `benbao archive show`: the life of one article, and what changed from one revision to the next.

use crate::archive::desk::history::Listed;
use crate::archive::desk::history::Revision;
use crate::article::Article;
use crate::beijing::Instant;
use crate::cli::archive::difference;
use crate::cli::archive::list;
use crate::cli::console;
use crate::error::Place;
use crate::shown::Shown;
use crate::text::width;
use crate::text::wrap::wrapped;
use crate::words::answers::Answer;
use crate::words::answers::Credited;
use crate::words::answers::Label;
use crate::words::message::Message;
use std::path::Path;

/// The history as text, no line of it wider than so many columns; `folder` holds the pages.
pub(crate) fn history(listed: &Listed, revisions: &[Revision], folder: &Path, columns: usize) -> String {
    let mut lines = vec![Shown(listed.called()).to_string()];
    lines.extend(head(listed));
    let mut before: Option<&Article> = None;
    for revision in revisions {
        let place = Place { path: folder.join(&revision.place.path), ..revision.place.clone() };
        let (seen, place) = (revision.seen.rfc3339(), place.to_string());
        lines.push(String::new());
        lines.push(console::words(&Answer::Revision { number: revision.number, seen, place }));
        match before {
            None => lines.extend(parts(&revision.article).into_iter().map(|(_, text)| text)),
            Some(before) => lines.extend(changed(before, &revision.article)),
        }
        before = Some(&revision.article);
    }
    let lines: Vec<String> = lines.iter().flat_map(|line| line.split('\n')).flat_map(|line| wrapped(line, columns)).collect();
    lines.join("\n") + "\n"
}

/// Where it stands and since when, the values below each other.
fn head(listed: &Listed) -> Vec<String> {
    let moment = |label, moment: Instant| (label, list::moment(moment));
    let mut head = vec![
        (Label::Id, listed.id.to_string()),
        (Label::State, state(listed)),
        moment(Label::Published, listed.published),
        moment(Label::Updated, listed.updated),
    ];
    head.extend(listed.withdrawn.map(|withdrawn| moment(Label::Withdrawn, withdrawn)));
    let head: Vec<(String, String)> = head.into_iter().map(|(label, value)| (console::words(&label), value)).collect();
    let columns = head.iter().map(|(label, _)| width(label)).max().unwrap_or_default() + 2;
    head.iter().map(|(label, value)| format!("{label}{}{value}", " ".repeat(columns - width(label)))).collect()
}

fn state(listed: &Listed) -> String {
    match &listed.reason {
        Some(reason) => console::words(&Answer::State { state: listed.state, reason: reason.clone() }),
        None => console::words(&listed.state),
    }
}

/// The parts of an article that a reader sees, each with its name.
fn parts(article: &Article) -> Vec<(Label, String)> {
    let headline = &article.headline;
    let credits = Message::new("verbatim").facts("words", article.credits.iter().map(Credited));
    let text = |label| match label {
        Label::Column => headline.column.clone().unwrap_or_default(),
        Label::Kicker => headline.kicker.clone().unwrap_or_default(),
        Label::Headline => headline.text(),
        Label::Deck => headline.decks.join("\n"),
        Label::Text => article.text(),
        Label::Byline => article.byline.join(" "),
        _ => console::words(&credits),
    };
    // The lines are ours: paragraphs, decks. An import may hold anything.
    let shown = |text: String| text.split('\n').map(|line| Shown(line).to_string()).collect::<Vec<_>>().join("\n");
    let parts = Label::PARTS.into_iter().map(|label| (label, shown(text(label))));
    parts.filter(|(_, text)| !text.is_empty()).collect()
}

/// What is different: what went in `[-…-]`, what came in `{+…+}`.
fn changed(before: &Article, after: &Article) -> Vec<String> {
    let (before, after) = (parts(before), parts(after));
    let part = |parts: &[(Label, String)], label| {
        parts.iter().find(|(other, _)| *other == label).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let different = Label::PARTS.into_iter().filter_map(|label| {
        let (old, new) = (part(&before, label), part(&after, label));
        (old != new).then(|| format!("{}{}", console::words(&label.before()), difference::marked(&old, &new)))
    });
    let lines: Vec<String> = different.collect();
    if lines.is_empty() { vec![console::words(&Answer::NoDifference)] } else { lines }
}

//! `benbao archive show`: the life of one article, and what changed from one revision to the next.

use crate::archive::history::Listed;
use crate::archive::history::Revision;
use crate::article::Article;
use crate::cli::archive::difference;
use crate::cli::archive::list;
use crate::shown::Shown;

/// The history as text.
pub(crate) fn history(listed: &Listed, revisions: &[Revision]) -> String {
    let mut lines = vec![
        Shown(list::title(listed)).to_string(),
        format!("id         {}", listed.id),
        format!("state      {}", state(listed)),
        format!("published  {}", listed.published.rfc3339()),
        format!("updated    {}", listed.updated.rfc3339()),
    ];
    lines.extend(listed.withdrawn.map(|moment| format!("withdrawn  {}", moment.rfc3339())));
    let mut before: Option<&Article> = None;
    for revision in revisions {
        lines.push(String::new());
        lines.push(format!("revision {}, seen {} in {}", revision.number, revision.seen.rfc3339(), revision.place));
        match before {
            None => lines.extend(parts(&revision.article).into_iter().map(|(_, text)| text)),
            Some(before) => lines.extend(changed(before, &revision.article)),
        }
        before = Some(&revision.article);
    }
    lines.join("\n") + "\n"
}

fn state(listed: &Listed) -> String {
    match &listed.reason {
        Some(reason) => format!("{} ({})", listed.state, Shown(reason)),
        None => listed.state.to_string(),
    }
}

/// The parts of an article that a reader sees, each with its name.
fn parts(article: &Article) -> Vec<(&'static str, String)> {
    let headline = &article.headline;
    let credits: Vec<String> = article
        .credits
        .iter()
        .map(|credit| {
            format!("{} {}", credit.role.as_str(), credit.name.as_deref().or(credit.organisation.as_deref()).unwrap_or("–"))
        })
        .collect();
    let parts = [
        ("column", headline.column.clone().unwrap_or_default()),
        ("kicker", headline.kicker.clone().unwrap_or_default()),
        ("headline", headline.text()),
        ("deck", headline.decks.join("\n")),
        ("text", article.text()),
        ("byline", article.byline.join(" ")),
        ("credits", credits.join(", ")),
    ];
    // The lines are ours: paragraphs, decks. An import may hold anything.
    let shown = |text: String| text.split('\n').map(|line| Shown(line).to_string()).collect::<Vec<_>>().join("\n");
    parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name, shown(text))).collect()
}

/// What is different: what went in `[-…-]`, what came in `{+…+}`.
fn changed(before: &Article, after: &Article) -> Vec<String> {
    let (before, after) = (parts(before), parts(after));
    let part = |parts: &[(&'static str, String)], name| {
        parts.iter().find(|(other, _)| *other == name).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let names = ["column", "kicker", "headline", "deck", "text", "byline", "credits"];
    let different = names.into_iter().filter_map(|name| {
        let (old, new) = (part(&before, name), part(&after, name));
        (old != new).then(|| format!("{name}: {}", difference::marked(&old, &new)))
    });
    let lines: Vec<String> = different.collect();
    if lines.is_empty() { vec!["nothing that is printed".to_owned()] } else { lines }
}

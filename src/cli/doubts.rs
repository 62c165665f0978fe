//! The stories that are to be looked at, as `status` and `archive list --doubtful` show them: each with the name by which it can be
//! accepted, and its places with their remedies.

use crate::archive::desk::doubts::DoubtfulStory;
use crate::archive::desk::finding::ShortIds;
use crate::cli::common::quoted;
use crate::cli::console;
use crate::report::look::Look;
use crate::text::clip;
use crate::text::wrap::wrapped;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use serde::Serialize;
use std::path::Path;

/// What belongs to a line stands below it, so far in.
const INDENT: usize = 6;

/// So much of a headline tells a story from the others of its page, in columns.
const HEADLINE: usize = 40;

/// By what `archive accept` knows it: the shortest form of its id, else its file, as it lies from here, and line.
pub(crate) fn name(story: &DoubtfulStory, short: &ShortIds, folder: &Path) -> String {
    let place = || crate::error::Place { path: folder.join(&story.place.path), ..story.place.clone() };
    story.id.as_ref().map_or_else(|| place().to_string(), |id| short.of(id))
}

/// The lines of all of them, none wider than so many columns where it can be broken.
pub(crate) fn lines(stories: &[DoubtfulStory], short: &ShortIds, folder: &Path, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for story in stories {
        lines.extend(indented(&console::words(&head(story, short, folder)), 0, columns));
        for look in story.said.iter().filter_map(|said| Look::again(said, folder)) {
            let doubt = Message::new("doubt").fact("field", &look.field).fact("what", &look.why).at(&look.place);
            lines.extend(indented(&console::words(&doubt), INDENT, columns));
        }
    }
    lines
}

/// How many there are, and the command that accepts the first of them; `dir` is the paper's as it was said.
pub(crate) fn closing(stories: &[DoubtfulStory], short: &ShortIds, (folder, dir): (&Path, &Path), columns: usize) -> Vec<String> {
    let first = stories.first().map(|story| quoted(&name(story, short, folder)));
    let paper = if dir.as_os_str().is_empty() { String::new() } else { format!(" --dir {}", quoted(&dir.to_string_lossy())) };
    let command = first.map(|first| format!("{}benbao archive accept {first}{paper}", " ".repeat(INDENT)));
    // What is to be typed is not broken.
    indented(&console::words(&counted(stories.len())), 0, columns).into_iter().chain(command).collect()
}

fn counted(count: usize) -> Message {
    Message::new("stories-doubtful").number("count", count)
}

fn head(story: &DoubtfulStory, short: &ShortIds, folder: &Path) -> Message {
    Message::new("doubtful-story")
        .text("name", name(story, short, folder))
        .text("headline", clip(&story.headline, HEADLINE))
        .fact("became", &Message::new(story.became.said_in_lists()))
}

/// A text set into lines that begin so far in.
pub(crate) fn indented(text: &str, indent: usize, columns: usize) -> Vec<String> {
    let lines = wrapped(text, columns.saturating_sub(indent));
    lines.into_iter().map(|line| format!("{}{line}", " ".repeat(indent))).collect()
}

/// One of them for programs.
#[derive(Serialize)]
pub(crate) struct Json {
    id: Option<String>,
    /// What `archive accept` takes.
    name: String,
    headline: String,
    /// Whether the story, or its change, is not published for it.
    held: bool,
    doubts: Vec<Doubt>,
}

#[derive(Serialize)]
struct Doubt {
    file: String,
    line: Option<usize>,
    field: &'static str,
    code: String,
    message: String,
}

/// A story for programs.
pub(crate) fn json(story: &DoubtfulStory, short: &ShortIds, folder: &Path) -> Json {
    let doubt = |look: Look| Doubt {
        file: look.place.path.to_string_lossy().into_owned(),
        line: look.place.lines.map(|(first, _)| first),
        field: look.field.as_str(),
        code: look.why.code().to_owned(),
        message: look.why.said(Language::English),
    };
    Json {
        id: story.id.as_ref().map(ToString::to_string),
        name: name(story, short, folder),
        headline: story.headline.clone(),
        held: story.became.is_held(),
        doubts: story.said.iter().filter_map(|said| Look::again(said, folder)).map(doubt).collect(),
    }
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::archive::doubtful::Became;

    let (short, folder) = (ShortIds::default(), Path::new("pages"));
    let stories = Became::ALL.map(DoubtfulStory::sample);
    let mut samples: Vec<Message> = stories.iter().map(|story| head(story, &short, folder)).collect();
    samples.extend([0, 1, 2].map(counted));
    samples
}

//! A message: which sentence of the catalogue, and what stands in it. A fact that can be kept, compared and said in any language.

use crate::error::Place;
use crate::shown::Shown;
use crate::words::catalogue;
use crate::words::language::Language;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentValue;
use serde::Deserialize;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt;
use std::path::Path;

/// What can be said to a person.
pub trait Worded {
    /// The sentence that says it.
    fn message(&self) -> Message;

    /// It, in a language.
    fn said(&self, language: Language) -> String {
        self.message().in_language(language)
    }
}

/// A sentence of the catalogue, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Message {
    code: Cow<'static, str>,
    /// By the names that the sentence gives them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) arguments: Vec<(Cow<'static, str>, Argument)>,
}

/// What stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Argument {
    /// Foreign text: a name, a word of a page, a value. It is shown on one line, with nothing unseen in it.
    Text(String),
    /// A moment in RFC 3339, written as people of the language do.
    Moment(String),
    /// A number that the sentence may be shaped by.
    Number(u64),
    /// Another sentence, without its stop.
    Message(Message),
    /// Several, set off as the language does it.
    List(Vec<Argument>),
    /// Several that hold lists themselves.
    Clauses(Vec<Argument>),
}

impl Message {
    /// The message of that name, which every catalogue must have.
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), arguments: Vec::new() }
    }

    /// The message of a name that a test puts together.
    #[cfg(test)]
    pub(crate) fn of(code: &str) -> Self {
        Self { code: Cow::Owned(code.to_owned()), arguments: Vec::new() }
    }

    /// The first of these messages that is in the catalogue.
    pub(crate) fn first(codes: impl IntoIterator<Item = String>) -> Option<Self> {
        let code = codes.into_iter().find(|code| catalogue::has(code))?;
        Some(Self { code: Cow::Owned(code), arguments: Vec::new() })
    }

    /// Words that have no other language, such as a library's.
    pub(crate) fn verbatim(words: &str) -> Self {
        Self::new("verbatim").text("words", words)
    }

    /// The words of a message that has no other language.
    pub(crate) fn verbatim_words(&self) -> Option<&str> {
        match self.arguments.as_slice() {
            [(_, Argument::Text(words))] if self.code == "verbatim" => Some(words),
            _ => None,
        }
    }

    /// What a program finds it by, in any language and any later version: its name in the catalogue.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The foreign text that stands in it under a name.
    pub(crate) fn text_of(&self, name: &str) -> Option<&str> {
        match self.argument(name)? {
            Argument::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number that stands in it under a name.
    pub(crate) fn number_of(&self, name: &str) -> Option<u64> {
        match self.argument(name)? {
            Argument::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The sentence that stands in it under a name.
    pub(crate) fn fact_of(&self, name: &str) -> Option<&Self> {
        match self.argument(name)? {
            Argument::Message(message) => Some(message),
            _ => None,
        }
    }

    /// What it comes to: the name of the sentence in it, of the one in that, and so on.
    pub(crate) fn root_code(&self) -> &str {
        let inner = self.arguments.iter().find_map(|(_, argument)| match argument {
            Argument::Message(message) => Some(message),
            _ => None,
        });
        inner.map_or(self.code(), Self::root_code)
    }

    fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(it, _)| it == name).map(|(_, argument)| argument)
    }

    /// With foreign text, a name or a value in it.
    pub(crate) fn text(self, name: &'static str, text: impl fmt::Display) -> Self {
        self.with(name, Argument::Text(text.to_string()))
    }

    /// With the file that stands in it under this name as it lies below a folder.
    pub(crate) fn below(mut self, folder: &Path, name: &str) -> Self {
        for (_, argument) in self.arguments.iter_mut().filter(|(it, _)| it == name) {
            if let Argument::Text(file) = argument {
                *file = folder.join(&*file).display().to_string();
            }
        }
        self
    }

    /// With a number in it.
    pub(crate) fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, Argument::Number(u64::try_from(number).unwrap_or(u64::MAX)))
    }

    /// With another sentence in it.
    pub(crate) fn fact(self, name: &'static str, fact: &impl Worded) -> Self {
        self.with(name, Argument::Message(fact.message()))
    }

    /// With a moment in it, given as the archive tells it (RFC 3339, in Beijing time).
    pub(crate) fn moment(self, name: &'static str, rfc3339: impl fmt::Display) -> Self {
        self.with(name, Argument::Moment(rfc3339.to_string()))
    }

    /// A moment and nothing else, such as in a table.
    pub(crate) fn moment_alone(rfc3339: impl fmt::Display) -> Self {
        Self::new("moment").moment("moment", rfc3339)
    }

    /// With several other sentences in it.
    pub(crate) fn facts(self, name: &'static str, facts: impl IntoIterator<Item = impl Worded>) -> Self {
        self.with(name, Argument::List(facts.into_iter().map(|fact| Argument::Message(fact.message())).collect()))
    }

    /// With several texts in it.
    pub(crate) fn texts(self, name: &'static str, texts: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        self.with(name, Argument::List(texts.into_iter().map(|text| Argument::Text(text.to_string())).collect()))
    }

    /// With several values in it that a person may type.
    pub(crate) fn typed(self, name: &'static str, values: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        self.facts(name, values.into_iter().map(|value| Self::new("typed").text("value", value)))
    }

    /// With several sentences in it that hold lists of their own.
    pub(crate) fn clauses(self, name: &'static str, messages: impl IntoIterator<Item = Self>) -> Self {
        self.with(name, Argument::Clauses(messages.into_iter().map(Argument::Message).collect()))
    }

    fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((Cow::Borrowed(name), argument));
        self
    }

    /// Said of a place: `pages/a.md:12: …`, `pages/a.md 第 12 行：…`.
    pub(crate) fn at(self, place: &Place) -> Self {
        let file = if place.path.as_os_str().is_empty() { Path::new(".") } else { &place.path };
        let located = |code| Self::new(code).text("file", file.display()).fact("what", &self);
        match (place.lines, place.columns) {
            (None, _) => located("at-file"),
            (Some((line, _)), None) => located("at-line").number("line", line),
            (Some((line, _)), Some((column, _))) => located("at-column").number("line", line).number("column", column + 1),
        }
    }

    /// The sentence in a language.
    pub fn in_language(&self, language: Language) -> String {
        let mut arguments = FluentArgs::with_capacity(self.arguments.len());
        for (name, argument) in &self.arguments {
            arguments.set(name.as_ref(), argument.value(language));
        }
        catalogue::sentence(language, &self.code, &arguments)
    }
}

impl Argument {
    fn value(&self, language: Language) -> FluentValue<'static> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            other => FluentValue::String(other.words(language).into()),
        }
    }

    fn words(&self, language: Language) -> String {
        match self {
            Self::Text(text) => Shown(text).to_string(),
            Self::Moment(rfc3339) => Shown(moment(rfc3339, language)).to_string(),
            Self::Number(number) => number.to_string(),
            Self::Message(message) => message.in_language(language),
            Self::List(list) => joined(list, "list-separator", language),
            Self::Clauses(list) => joined(list, "clause-separator", language),
        }
    }
}

fn joined(list: &[Argument], separator: &'static str, language: Language) -> String {
    let between = Message::new(separator).in_language(language);
    list.iter().map(|argument| argument.words(language)).collect::<Vec<_>>().join(&between)
}

/// `2023-04-09T06:00:00+08:00` as it stands, or `2023-04-09 06:00`, to the second where it is no whole minute.
fn moment(rfc3339: &str, language: Language) -> String {
    let parts = rfc3339.split_once('T').and_then(|(day, rest)| Some((day, rest.get(..8)?)));
    match (language, parts) {
        (Language::Chinese, Some((day, time))) => format!("{day} {}", time.strip_suffix(":00").unwrap_or(time)),
        _ => rfc3339.to_owned(),
    }
}

impl Worded for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

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
    /// A number that the sentence may be shaped by.
    Number(u64),
    /// Another sentence, without its stop.
    Message(Message),
    /// Several, set off as the language does it.
    List(Vec<Argument>),
}

impl Message {
    /// The message of that name, which every catalogue must have.
    pub(crate) fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), arguments: Vec::new() }
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

    /// What a program finds it by, in any language and any later version: its name in the catalogue.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// With foreign text, a name or a value in it.
    pub(crate) fn text(self, name: &'static str, text: impl fmt::Display) -> Self {
        self.with(name, Argument::Text(text.to_string()))
    }

    /// With a number in it.
    pub(crate) fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, Argument::Number(u64::try_from(number).unwrap_or(u64::MAX)))
    }

    /// With another sentence in it.
    pub(crate) fn fact(self, name: &'static str, fact: &impl Worded) -> Self {
        self.with(name, Argument::Message(fact.message()))
    }

    /// With several texts in it.
    pub(crate) fn texts(self, name: &'static str, texts: impl IntoIterator<Item = impl fmt::Display>) -> Self {
        self.with(name, Argument::List(texts.into_iter().map(|text| Argument::Text(text.to_string())).collect()))
    }

    fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((Cow::Borrowed(name), argument));
        self
    }

    /// Said of a place: `pages/a.md:12: …`, `pages/a.md 第 12 行：…`.
    pub(crate) fn at(self, place: &Place) -> Self {
        let located = |code| Self::new(code).text("file", place.path.display()).fact("what", &self);
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
            Self::Number(number) => number.to_string(),
            Self::Message(message) => message.in_language(language),
            Self::List(list) => {
                let between = Message::new("list-separator").in_language(language);
                list.iter().map(|argument| argument.words(language)).collect::<Vec<_>>().join(&between)
            }
        }
    }
}

impl Worded for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

//! A rule that documents are held to, what was found against one, and the list of what was found.
//!
//! A rule is data: its code, its level and where it comes from; its sentence in the catalogue, `check-CODE`, says what is right,
//! which is the remedy as well. What breaks it is found by the function of its subject.

use crate::check::fault::Fault;
use crate::check::place::Place;
use crate::words::message::Message;
use crate::words::message::Worded;

listed! {
    /// How much it matters.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Level {
        /// A standard forbids it, or readers lose something by it.
        Error,
        /// A standard or the experience with readers advises against it.
        Advice,
    }
}

impl Level {
    /// Its word, for programs and people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Advice => "advice",
        }
    }
}

/// What documents are held to.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// By what programs know it, such as `rss-guid-address`.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// Where it comes from, such as `RFC 4287 §4.2.6`.
    pub source: &'static str,
    pub(crate) remedy: &'static str,
}

impl Worded for Rule {
    fn message(&self) -> Message {
        Message::new(self.remedy)
    }
}

/// The rules of a subject: a constant each, and `RULES` with all of them.
macro_rules! rules {
    ($($name:ident $level:ident $code:literal $source:literal)+) => {
        $(
            const $name: &$crate::check::rule::Rule = &$crate::check::rule::Rule {
                code: $code,
                level: $crate::check::rule::Level::$level,
                source: $source,
                remedy: concat!("check-", $code),
            };
        )+
        /// The rules of this subject.
        pub(crate) const RULES: &[&$crate::check::rule::Rule] = &[$($name),+];
    };
}

/// What stands against a rule.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Where.
    pub place: Place,
    pub(crate) what: Fault,
}

impl Finding {
    /// What stands there, as a sentence.
    pub fn what(&self) -> Message {
        self.what.message()
    }

    /// What would be right, as a sentence.
    pub fn remedy(&self) -> Message {
        self.rule.message()
    }
}

/// Of more findings in a document nobody reads; they are counted.
const MOST: usize = 1000;

/// What was found in a document.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: Vec<Finding>,
    more: usize,
}

impl Findings {
    /// With one more.
    pub(crate) fn add(&mut self, rule: &'static Rule, place: Place, what: Fault) {
        if self.kept.len() < MOST {
            self.kept.push(Finding { rule, place, what });
        } else {
            self.more += 1;
        }
    }

    /// In the order of the document, and how many more there were.
    pub(crate) fn settled(mut self) -> (Vec<Finding>, usize) {
        self.kept.sort_by_key(|finding| finding.place);
        (self.kept, self.more)
    }
}

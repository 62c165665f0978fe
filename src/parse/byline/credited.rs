//! What a byline says once it is understood: who is credited, in which role, for whom, and how likely the names are.

use crate::article::credit::Role;
use crate::parse::byline::name;
use crate::parse::vocabulary::role;
use std::ops::Range;

/// A candidate that was understood to its last character.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Byline {
    /// In the order printed.
    pub(crate) people: Vec<Person>,
    /// Agencies and other outlets that are credited without a name: 新华社发.
    pub(crate) organisations: Vec<(String, Range<usize>)>,
    /// They took or gave the pictures, and wrote nothing.
    pub(crate) of_pictures: bool,
    /// Outlets that a label names as where the story was found: 来源. They made nothing of it, and are not credited.
    pub(crate) sources: Vec<(String, Range<usize>)>,
    /// A role word, an outlet or a mark says that this is a byline; without one it is bare names.
    pub(crate) says_so: bool,
    /// The label that nobody knows, where names stand behind one: they are credited to nobody.
    pub(crate) unknown: Option<String>,
    /// The largest doubt among its names, in nats (`name::Name::doubt`).
    pub(crate) doubt: f64,
    /// Where somebody works is printed before the name: 林业部部长陈耀邦.
    pub(crate) affiliated: bool,
}

/// One person of a byline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Person {
    /// 鲁燕
    pub(crate) name: String,
    /// 记者
    pub(crate) role: Role,
    /// What the page calls a role that is *other*: 出镜.
    pub(crate) word: Option<String>,
    /// 新华社
    pub(crate) organisation: Option<String>,
    /// The name's bytes in the candidate.
    pub(crate) bytes: Range<usize>,
}

impl Byline {
    /// Whether bare names may be believed: every one begins with a surname that people bear.
    pub(crate) fn is_plausible(&self) -> bool {
        !self.people.is_empty()
            && self.doubt < name::KNOWN_SURNAME
            && self.people.iter().all(|it| name::has_common_surname(&it.name))
    }

    /// Whether it credits the story and not the page: somebody wrote, photographed or sent it.
    pub(crate) fn is_of_the_story(&self) -> bool {
        self.people.iter().any(|it| !role::is_of_the_page(it.role)) || !self.organisations.is_empty() || !self.sources.is_empty()
    }

    /// Whether it names anybody at all; `本报记者` alone does not.
    pub(crate) fn names_somebody(&self) -> bool {
        !self.people.is_empty() || !self.organisations.is_empty() || !self.sources.is_empty()
    }
}

//! Hands (身份): the people that a byline has named so far, and whose role a word before or behind them still tells.

use crate::article::credit::Role;
use crate::parse::byline::name;
use crate::parse::byline::token::Kind;
use crate::parse::byline::token::Token;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::role::Use;
use crate::parse::vocabulary::sender;
use std::ops::Range;

/// A person whose role a later word may still tell.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) role: Option<Role>,
    pub(crate) word: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) bytes: Range<usize>,
}

/// Reads the pieces from left to right and knows whose role is still open.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    /// What is read.
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) people: Vec<Named>,
    pub(crate) organisations: Vec<(String, Range<usize>)>,
    /// They took or gave pictures.
    pub(crate) of_pictures: bool,
    /// Where the story was found.
    pub(crate) sources: Vec<(String, Range<usize>)>,
    /// Where an outlet of two names begins.
    pub(crate) outlet_from: Option<usize>,
    /// The role that names to come have.
    pub(crate) current: Option<Role>,
    /// The word for it, where it is *other*.
    pub(crate) word: Option<String>,
    /// The names to come stand behind a label that nobody knows: they are nobody's.
    pub(crate) unknown: Option<&'a str>,
    /// The first such label behind which names stood.
    pub(crate) unread: Option<&'a str>,
    /// 图/ or 摄影 in front: what names to come have, whatever 记者 says of them.
    pub(crate) outer: Option<Role>,
    /// The organisation of names to come.
    pub(crate) organisation: Option<(String, Range<usize>)>,
    /// It was named for people who are still to come.
    pub(crate) outlet_waits: bool,
    /// The first person of the clause that a word behind it speaks of.
    pub(crate) clause: usize,
    pub(crate) marked: bool,
    /// No sentence can begin here.
    pub(crate) closed: bool,
    pub(crate) says_so: bool,
    pub(crate) has_role: bool,
    pub(crate) source: bool,
    pub(crate) doubt: f64,
    /// An affiliation stands before a name.
    pub(crate) affiliated: bool,
    /// Names with and without a surname of the table.
    pub(crate) known: usize,
    pub(crate) strangers: usize,
    /// Names that begin with no usual surname.
    pub(crate) odd: usize,
    /// A name stands close behind its role word; this run does.
    pub(crate) glued: bool,
    pub(crate) close: bool,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str, lexicon: &'a Lexicon, marked: bool, closed: bool) -> Self {
        Self {
            text,
            lexicon,
            people: Vec::new(),
            organisations: Vec::new(),
            of_pictures: false,
            sources: Vec::new(),
            outlet_from: None,
            current: None,
            word: None,
            unknown: None,
            unread: None,
            outer: None,
            organisation: None,
            outlet_waits: false,
            clause: 0,
            marked,
            closed,
            says_so: false,
            has_role: false,
            source: false,
            doubt: 0.0,
            affiliated: false,
            known: 0,
            strangers: 0,
            odd: 0,
            glued: false,
            close: false,
        }
    }

    pub(crate) fn role(&mut self, usage: Use, before: &[Token<'_>], behind: &[Token<'_>]) {
        match usage {
            Use::Before(role) => {
                // 通讯员 behind an outlet's reporter is of no outlet.
                if !self.outlet_waits {
                    self.organisation = None;
                }
                if !matches!(role, Role::Reporter | Role::Correspondent | Role::Intern) {
                    self.outer = None;
                    self.clause = self.people.len();
                }
                // 剪辑:陆平安 实习生:林知夏: a label of its own.
                if matches!(behind.first().map(|it| &it.kind), Some(Kind::Stroke)) && self.outer == Some(Role::Other) {
                    self.outer = None;
                }
                // 统筹 本报记者 公冶明: what he did here, whatever he is.
                if role == Role::Other {
                    self.outer = Some(role);
                }
                self.current = Some(role);
            }
            // 撰文:方予安 供图:柯书维: before a colon it is a label, and what stands before it has one of its own.
            Use::Behind(role) if self.is_labelled(behind) => {
                self.clause = self.people.len();
                (self.current, self.outer) = (Some(role), None);
            }
            Use::Behind(role) => self.behind(role),
            // 报道:骆慧珊: before a colon it is a label as 记者 is.
            Use::Keep(Role::Reporter) if self.is_label(behind) => self.current = Some(Role::Reporter),
            Use::Keep(role) => self.keep(role),
            Use::Either(role) if self.stands_before(before, behind) => {
                self.clause = self.people.len();
                (self.current, self.outer) = if role == Role::Author { (Some(role), None) } else { (None, Some(role)) };
            }
            Use::Either(role) => self.behind(role),
        }
    }

    /// Whether a colon and names stand behind a word, and nobody before it whom it could speak of.
    fn is_label(&self, behind: &[Token<'_>]) -> bool {
        self.has_colon(behind) && self.people.len() == self.clause
    }

    /// Whether a colon and names stand behind a word, and everybody before it is spoken of by another.
    fn is_labelled(&self, behind: &[Token<'_>]) -> bool {
        self.has_colon(behind) && self.people.iter().skip(self.clause).all(|it| it.role.is_some())
    }

    fn has_colon(&self, behind: &[Token<'_>]) -> bool {
        let [colon, names, ..] = behind else { return false };
        self.text.get(colon.start..colon.end) == Some(":") && matches!(names.kind, Kind::Run { .. })
    }

    /// Whether a word that may stand on either side speaks of the names behind it.
    fn stands_before(&self, before: &[Token<'_>], behind: &[Token<'_>]) -> bool {
        let stroke = |token: Option<&Token<'_>>| token.is_some_and(|it| it.kind == Kind::Stroke);
        let names_follow = behind.iter().any(|it| matches!(it.kind, Kind::Run { .. }));
        if !names_follow {
            return false;
        }
        // A line begins with what its names did.
        let opens_line = before.last().is_some_and(|it| it.kind == Kind::Break && self.text.get(it.start..it.end) == Some("\n"));
        if stroke(behind.first()) || self.people.len() == self.clause || opens_line {
            return true;
        }
        // `梁昱坤 摄影 陈恒`: the word stands between, and nothing behind the second name speaks of him.
        let name_directly = matches!(behind.first().map(|it| &it.kind), Some(Kind::Run { .. }));
        let no_role_later = !behind.iter().any(|it| matches!(it.kind, Kind::Role(_)));
        !stroke(before.last()) && name_directly && no_role_later
    }

    /// 摄 behind a run of names speaks of all of them, whatever 记者 and 通讯员 before them say.
    pub(crate) fn behind(&mut self, role: Role) {
        let mut nobody = true;
        // 作者丹尼斯·诺迈尔,陈俊安译: who wrote it did not translate it.
        let wrote = self.people.iter().skip(self.clause).any(|it| it.role == Some(Role::Author));
        let first = if role == Role::Translator && wrote { self.people.len().saturating_sub(1) } else { self.clause };
        for person in self.people.iter_mut().skip(first.max(self.clause)) {
            nobody = false;
            if role != Role::Author || person.role.is_none() {
                person.role = Some(role);
            }
        }
        if nobody && let Some(organisation) = self.organisation.take() {
            self.organisations.push(organisation);
            self.of_pictures |= role == Role::Photographer;
        }
        self.clause = self.people.len();
        self.current = None;
        self.outer = None;
    }

    /// 报道, 文/图: everybody keeps their role, and who has none gets this one.
    pub(crate) fn keep(&mut self, role: Role) {
        // 王明峰 万军摄影报道 made a picture story; beside a reporter, 张悦 wrote it.
        let is_told = self.people.iter().skip(self.clause).any(|it| it.role.is_some());
        let role = if role == Role::Photographer && is_told { Role::Author } else { role };
        for person in self.people.iter_mut().skip(self.clause) {
            person.role.get_or_insert(role);
        }
        self.clause = self.people.len();
        self.current = None;
    }

    pub(crate) fn add(&mut self, names: Vec<name::Name>, start: usize) {
        let strangers = names.iter().filter(|it| it.doubt >= name::KNOWN_SURNAME).count();
        self.odd += names.iter().filter(|it| it.doubt >= name::USUAL).count();
        self.known += names.len() - strangers;
        self.strangers += strangers;
        let organisation = self.organisation.clone().map(|(name, _)| name);
        self.outlet_waits = false;
        for name in names {
            self.doubt = self.doubt.max(name.doubt);
            let bytes = start + name.bytes.start..start + name.bytes.end;
            let role = self.outer.or(self.current);
            let word = self.word.clone().filter(|_| role == Some(Role::Other));
            self.people.push(Named { name: name.text, role, word, organisation: organisation.clone(), bytes });
        }
    }

    pub(crate) fn set_organisation(&mut self, name: &str, start: usize) {
        self.says_so = true;
        // 晚报记者: the paper itself.
        if sender::is_our_short_name(name) {
            self.organisation = None;
            return;
        }
        let end = start + name.len();
        let start = self.outlet_from.take().unwrap_or(start);
        let name = self.text.get(start..end).filter(|it| it.ends_with(name)).unwrap_or(name);
        self.outlet_waits = true;
        self.organisation = Some((name.to_owned(), start..end));
    }

    /// A new outlet begins; the one before, if nobody was named for it, is credited by itself.
    pub(crate) fn end_organisation(&mut self) {
        self.organisation = None;
    }
}

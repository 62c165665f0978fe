//! Bylines (署名): a run of words read as persons in roles, or not at all.
//!
//! [`read`] takes a candidate (a line, what stands in brackets, the tail behind the last stop) and explains every
//! character of it, or says that it is no byline. Where candidates stand in an article is `credit`'s to know; which
//! letters make a name `name`'s; the role words are in `role`.

use crate::article::Role;
use crate::parse::byline::name;
use crate::parse::byline::token::Kind;
use crate::parse::byline::token::MARKS;
use crate::parse::byline::token::Token;
use crate::parse::byline::token::bared;
use crate::parse::byline::token::tokens;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::place;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::role::Use;
use crate::text::is_han;
use std::ops::Range;

/// A candidate that was understood to its last character.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Byline {
    /// In the order printed.
    pub(crate) people: Vec<Person>,
    /// Agencies and other outlets that are credited without a name: 新华社发.
    pub(crate) organisations: Vec<(String, Range<usize>)>,
    /// A role word, an outlet or a mark says that this is a byline; without one it is bare names.
    pub(crate) says_so: bool,
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

/// The most bytes that a byline has: nine reporters with their outlets are 200.
pub(crate) const LONGEST: usize = 480;

/// Reads a folded text (`text::fold`) as a byline, brackets and marks around it included; `None` if anything in it is none.
pub(crate) fn read(text: &str, lexicon: &Lexicon) -> Option<Byline> {
    read_where(text, lexicon, text.trim_start().starts_with('('))
}

/// As [`read`], for a text that ends a story: where a sentence cannot begin, any word close behind 记者 is a name.
pub(crate) fn read_closing(text: &str, lexicon: &Lexicon) -> Option<Byline> {
    read_where(text, lexicon, true)
}

/// Whether a byline can hold a letter; a text of which one letter cannot be held need not be cut into pieces.
pub(crate) fn is_held(letter: char) -> bool {
    is_han(letter)
        || letter.is_ascii_alphanumeric()
        || matches!(
            letter,
            ' ' | '\n' | '_' | '/' | ':' | '|' | '\\' | '、' | ',' | ';' | '·' | '-' | '&' | '+' | '.' | '—' | '丨' | '┃'
        )
        || matches!(letter, '《' | '》' | '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕')
        || ('①'..='⑳').contains(&letter)
        || MARKS.contains(&letter)
}

/// A byline that an editor ordered: read as one, else taken at its word, as an organisation's or as one person's name.
pub(crate) fn ordered(text: &str, lexicon: &Lexicon) -> Option<Byline> {
    let words = text.trim();
    if let Some(byline) = read_closing(words, lexicon).filter(Byline::names_somebody) {
        return Some(byline);
    }
    let is_name = (2..=40).contains(&words.chars().count()) && !words.contains(['。', '!', '?', ',']);
    let bytes = text.len() - text.trim_start().len()..text.trim_end().len();
    let organisation = read_closing(words, lexicon).is_some()
        || role::is_organisation(words, lexicon)
        || role::is_our_office(words)
        || words.ends_with(['部', '组', '员']);
    let person = Person { name: words.to_owned(), role: Role::Author, word: None, organisation: None, bytes: bytes.clone() };
    is_name.then(|| Byline {
        people: if organisation { Vec::new() } else { vec![person] },
        organisations: if organisation { vec![(words.to_owned(), bytes)] } else { Vec::new() },
        says_so: true,
        doubt: 0.0,
        affiliated: false,
    })
}

/// The text without the quotation marks or the emphasis around it, and how many bytes stand before it: `“本报记者 独孤南雁”`,
/// `**记者 淳于亮**`.
fn unquoted(text: &str) -> (&str, usize) {
    const AROUND: &[char] = &['“', '”', '‘', '’', '「', '」', '『', '』', '"', '\'', '*', '_', '~', ' '];
    let inner = text.trim_matches(AROUND);
    let is_around = text.starts_with(AROUND) && text.ends_with(AROUND) && !inner.is_empty();
    let begins = text.len() - text.trim_start_matches(AROUND).len();
    if is_around { (inner, begins) } else { (text, 0) }
}

fn read_where(text: &str, lexicon: &Lexicon, closed: bool) -> Option<Byline> {
    if text.len() > LONGEST {
        return None;
    }
    let (text, quoted) = unquoted(text);
    if !text.chars().all(is_held) {
        return None;
    }
    let (inner, offset, marked) = bared(text);
    let offset = offset + quoted;
    let tokens = tokens(inner, lexicon)?;
    let mut reader = Reader::new(inner, lexicon, marked, closed);
    for (at, token) in tokens.iter().enumerate() {
        reader.take(token, tokens.get(..at).unwrap_or(&[]), tokens.get(at + 1..).unwrap_or(&[]))?;
    }
    reader.finish(offset)
}

/// A person whose role a later word may still tell.
#[derive(Debug)]
struct Named {
    name: String,
    role: Option<Role>,
    word: Option<String>,
    organisation: Option<String>,
    bytes: Range<usize>,
}

/// Reads the pieces from left to right and knows whose role is still open.
#[derive(Debug)]
struct Reader<'a> {
    /// What is read.
    text: &'a str,
    lexicon: &'a Lexicon,
    people: Vec<Named>,
    organisations: Vec<(String, Range<usize>)>,
    /// The role that names to come have.
    current: Option<Role>,
    /// The word for it, where it is *other*.
    word: Option<String>,
    /// The names to come stand behind a label that nobody knows: they are nobody's.
    unknown: bool,
    /// 图/ or 摄影 in front: what names to come have, whatever 记者 says of them.
    outer: Option<Role>,
    /// The organisation of names to come.
    organisation: Option<(String, Range<usize>)>,
    /// It was named for people who are still to come.
    outlet_waits: bool,
    /// The first person of the clause that a word behind it speaks of.
    clause: usize,
    marked: bool,
    /// No sentence can begin here.
    closed: bool,
    says_so: bool,
    has_role: bool,
    source: bool,
    doubt: f64,
    /// An affiliation stands before a name.
    affiliated: bool,
    /// Names with and without a surname of the table.
    known: usize,
    strangers: usize,
    /// Names that begin with no usual surname.
    odd: usize,
    /// A name stands close behind its role word; this run does.
    glued: bool,
    close: bool,
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
        self.people.iter().any(|it| !role::is_of_the_page(it.role)) || !self.organisations.is_empty()
    }

    /// Whether it names anybody at all; `本报记者` alone does not.
    pub(crate) fn names_somebody(&self) -> bool {
        !self.people.is_empty() || !self.organisations.is_empty()
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, lexicon: &'a Lexicon, marked: bool, closed: bool) -> Self {
        Self {
            text,
            lexicon,
            people: Vec::new(),
            organisations: Vec::new(),
            current: None,
            word: None,
            unknown: false,
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

    fn take(&mut self, token: &Token<'_>, before: &[Token<'_>], behind: &[Token<'_>]) -> Option<()> {
        match &token.kind {
            Kind::Nobody => None,
            Kind::Post => {
                self.says_so = true;
                self.has_role = true;
                Some(())
            }
            Kind::Stroke => Some(()),
            Kind::Break => {
                self.source = false;
                if self.text.get(token.start..token.end) == Some("\n") && self.outer == Some(Role::Other) {
                    (self.outer, self.current) = (None, None);
                    self.clause = self.people.len();
                }
                Some(())
            }
            Kind::Source => {
                self.says_so = true;
                self.has_role = true;
                self.source = true;
                self.current = None;
                Some(())
            }
            Kind::Role(usage) => {
                self.says_so = true;
                self.has_role = true;
                self.source = false;
                self.unknown = false;
                let word = self.text.get(token.start..token.end).map(|word| word.replace(' ', ""));
                self.word = word.filter(|_| matches!(usage, Use::Before(Role::Other)));
                self.role(*usage, before, behind);
                Some(())
            }
            Kind::Label => {
                self.unknown = true;
                self.current = None;
                Some(())
            }
            Kind::Note(note) => {
                // A note credits an organisation behind a credit, and is nothing elsewhere.
                let sender = (2..=12).contains(&note.chars().count()) && note.chars().all(is_han);
                let is_sender = sender && self.has_role && role::is_organisation(note, self.lexicon);
                // 沈果摄(人民视觉): for whom.
                let mut of_note: Vec<&mut Named> = self
                    .people
                    .iter_mut()
                    .rev()
                    .take_while(|it| it.organisation.is_none() && it.role == Some(Role::Photographer))
                    .collect();
                if is_sender && !of_note.is_empty() {
                    of_note.iter_mut().for_each(|it| it.organisation = Some((*note).to_owned()));
                } else if is_sender {
                    self.organisations.push(((*note).to_owned(), token.start + 1..token.start + 1 + note.len()));
                }
                sender.then_some(()).filter(|()| self.has_role)
            }
            Kind::Run { text, glued } => {
                self.close = before.last().is_some_and(|it| matches!(it.kind, Kind::Role(_)) && it.end == token.start);
                self.glued |= self.close;
                self.run(text, token.start, *glued, behind.first())
            }
        }
    }

    fn role(&mut self, usage: Use, before: &[Token<'_>], behind: &[Token<'_>]) {
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
            Use::Behind(role) => self.behind(role),
            Use::Keep(role) => self.keep(role),
            Use::Either(role) if self.stands_before(before, behind) => {
                self.clause = self.people.len();
                (self.current, self.outer) = if role == Role::Author { (Some(role), None) } else { (None, Some(role)) };
            }
            Use::Either(role) => self.behind(role),
        }
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
    fn behind(&mut self, role: Role) {
        let mut nobody = true;
        for person in self.people.iter_mut().skip(self.clause) {
            nobody = false;
            if role != Role::Author || person.role.is_none() {
                person.role = Some(role);
            }
        }
        if nobody && let Some(organisation) = self.organisation.take() {
            self.organisations.push(organisation);
        }
        self.clause = self.people.len();
        self.current = None;
        self.outer = None;
    }

    /// 报道, 文/图: everybody keeps their role, and who has none gets this one.
    fn keep(&mut self, role: Role) {
        for person in self.people.iter_mut().skip(self.clause) {
            person.role.get_or_insert(role);
        }
        self.clause = self.people.len();
        self.current = None;
    }

    /// A run: names, outlets, or names and an outlet glued to the role word behind them.
    fn run(&mut self, text: &str, start: usize, glued: bool, next: Option<&Token<'_>>) -> Option<()> {
        if self.unknown {
            return Some(());
        }
        if self.source && name::split(text, self.lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL)) {
            // 信息来源:柯书维 陆平安 names who told it; they made nothing of it.
            return Some(());
        }
        if self.source {
            self.organisations.push((text.to_owned(), start..start + text.len()));
            return Some(());
        }
        if let Some(place) = text.strip_prefix("发自") {
            self.says_so = true;
            return (place.chars().count() <= 8).then_some(());
        }
        if let Some((names, _)) = text.rsplit_once("发自").filter(|(_, place)| place.chars().count() <= 8 && !place.is_empty())
        {
            self.says_so = true;
            return self.names_and_outlets(names.trim_end(), start);
        }
        let before_reporting = glued && matches!(next.map(|it| &it.kind), Some(Kind::Role(Use::Keep(_))));
        if let Some((names, place)) = text.rsplit_once(' ').filter(|(_, place)| before_reporting && place.chars().count() > 1)
            && (place::is_known(place)
                || name::split(place, self.lexicon).is_none_or(|it| it.iter().any(|it| it.doubt >= name::KNOWN_SURNAME)))
        {
            // 秭归报道: where they report from.
            return self.names_and_outlets(names.trim_end(), start);
        }
        // 市检察院提供, 受访者供图: whoever gave the picture is an organisation, or nobody.
        let before_giving = matches!(next.map(|it| &it.kind), Some(Kind::Role(Use::Behind(_))));
        let (earlier, giver) = text.rsplit_once(' ').unwrap_or(("", text));
        if before_giving && !self.gives_by_name(giver) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            self.keep(Role::Author);
            if !nobody::is_nobody(giver) {
                self.set_organisation(giver, start + text.len() - giver.len());
            }
            self.says_so = true;
            return Some(());
        }
        let before_role = matches!(next.map(|it| &it.kind), Some(Kind::Role(Use::Before(_))));
        if before_role {
            return self.run_before_role(text, start, glued);
        }
        self.names_and_outlets(text, start)
    }

    /// Whether a word before 供图 is a name.
    fn gives_by_name(&self, text: &str) -> bool {
        text.chars().count() <= 4
            && name::split(text, self.lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL))
            && !nobody::is_nobody(text)
    }

    /// `辽沈晚报首席` before 记者; `张悦本报`; `青吉好贾波四川在线`; `路传岗 新安晚报 安徽网 大皖客户端`.
    fn run_before_role(&mut self, printed: &str, start: usize, glued: bool) -> Option<()> {
        let (text, of_outlet) = role::without_kinds(printed);
        // 冉川 全媒体见习: the kind stands apart from the name before it.
        let of_outlet = of_outlet && !text.ends_with(' ');
        let text = text.trim_end();
        if text.is_empty() {
            return Some(());
        }
        if let Some(names) = role::without_ourselves(text) {
            self.end_organisation();
            return self.names_and_outlets(names.trim_end(), start);
        }
        let (earlier, last) = text.rsplit_once(' ').map_or(("", text), |(earlier, last)| (earlier, last));
        let last_start = start + text.len() - last.len();
        if let Some((outlet, _)) = last.split_once('驻').filter(|(outlet, _)| outlet.is_empty() || posted(last)) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            self.says_so = true;
            if role::without_ourselves(outlet).is_none() && !outlet.is_empty() {
                self.set_organisation(outlet, last_start);
            }
            return Some(());
        }
        if let Some((names, titled)) = last.split_once('《').filter(|(names, titled)| !names.is_empty() && titled.ends_with('》'))
        {
            self.names_and_outlets(text.get(..text.len() - titled.len() - '《'.len_utf8())?.trim_end(), start)?;
            self.set_organisation(titled.trim_end_matches('》'), last_start + names.len() + '《'.len_utf8());
            return Some(());
        }
        if of_outlet || role::is_organisation(last, self.lexicon) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            let names = if glued && !of_outlet { names_before_outlet(last, self.lexicon) } else { 0 };
            self.names_and_outlets(last.get(..names)?, last_start)?;
            let outlet = last.get(names..)?;
            // 郑报全媒体 is 郑报 with a kind of reporter; 海湾融媒 has its kind for a name.
            let behind = printed.get(text.len()..).unwrap_or("");
            let kind = ["融媒体中心", "融媒体", "融媒", "客户端"].into_iter().find(|kind| behind.starts_with(kind));
            match kind.filter(|_| !outlet.ends_with(['报', '社', '台', '网'])) {
                Some(kind) => self.set_organisation(&format!("{outlet}{kind}"), last_start + names),
                None => self.set_organisation(outlet, last_start + names),
            }
            return Some(());
        }
        // 法庭记者: a short word close before 记者, where nobody is named yet, is the desk.
        let is_desk = glued && !self.has_role && self.people.is_empty() && earlier.is_empty() && last.chars().count() <= 3;
        if is_desk
            && name::split(last, self.lexicon)
                .is_some_and(|names| names.iter().all(|it| it.doubt < name::KNOWN_SURNAME && !name::has_common_surname(&it.text)))
        {
            return Some(());
        }
        // 每经记者: what stands close before 记者 and begins no name is an outlet.
        let strange = name::split(last, self.lexicon).is_none_or(|names| names.iter().all(|it| it.doubt >= name::KNOWN_SURNAME));
        if glued && strange && (2..=8).contains(&last.chars().count()) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            self.set_organisation(last, last_start);
            return Some(());
        }
        self.names_and_outlets(text, start)
    }

    /// Space-parted words of which some may be outlets; the rest are names.
    fn names_and_outlets(&mut self, text: &str, start: usize) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let mut names_from: Option<usize> = None;
        let mut words = Vec::new();
        for word in text.split(' ').filter(|it| !it.is_empty()) {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            words.push((at, word));
        }
        for (at, word) in words {
            let behind_title = word.strip_prefix('《').and_then(|it| it.split_once('》')).map(|(_, behind)| behind);
            let titled = behind_title.is_some_and(|it| it.is_empty() || role::is_organisation(word, self.lexicon));
            if nobody::is_nobody(word) {
                if let Some(from) = names_from.take() {
                    self.names(text.get(from..at)?.trim_end(), start + from)?;
                }
                self.affiliated = true;
                continue;
            }
            // 通讯员 方建社: behind a role word a name may end as an outlet does.
            let is_name = self.current.is_some()
                && word.chars().count() <= 3
                && name::has_common_surname(word)
                && !self.lexicon.is_agency(word);
            let outlet = role::is_organisation(word, self.lexicon) && !is_name
                || role::is_our_office(word)
                || role::without_ourselves(word) == Some("")
                || titled
                || posted(word);
            if !outlet {
                names_from.get_or_insert(at);
                continue;
            }
            if let Some(from) = names_from.take() {
                self.names(text.get(from..at)?.trim_end(), start + from)?;
            }
            self.end_organisation();
            let outlet = word.split_once('驻').map_or(word, |(outlet, _)| outlet);
            self.says_so = true;
            if role::without_ourselves(outlet) != Some("") && !outlet.is_empty() {
                self.set_organisation(outlet, start + at);
            }
        }
        if let Some(from) = names_from {
            self.names(text.get(from..)?, start + from)?;
        }
        Some(())
    }

    /// Names, or an affiliation and names: `林业部部长陈耀邦`, `河南偃师市公安局焦 宏`. Where both can be, the one whose
    /// names are likelier.
    fn names(&mut self, run: &str, start: usize) -> Option<()> {
        // 江苏 方予安: from where somebody sends it is no name.
        if let Some((origin, names)) = run.split_once(' ')
            && place::is_known(origin)
            && !names.trim().is_empty()
            && name::split(names.trim(), self.lexicon).is_some_and(|it| it.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
        {
            self.affiliated = true;
            let behind = names.trim_start();
            return self.names(behind.trim_end(), start + (behind.as_ptr() as usize - run.as_ptr() as usize));
        }
        // 方予安律师: what somebody is is no part of the name.
        if let Some(name) = PROFESSIONS.iter().find_map(|it| run.strip_suffix(it)).map(str::trim_end)
            && (2..=4).contains(&name.chars().count())
            && name::split(name, self.lexicon)
                .is_some_and(|it| it.len() == 1 && it.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
        {
            return self.names(name, start);
        }
        let split = name::split(run, self.lexicon);
        let worst = |names: &[name::Name]| names.iter().map(|it| it.doubt).fold(0.0, f64::max);
        let doubt = split.as_deref().map_or(f64::INFINITY, worst);
        let likelier = |rest: &str| {
            name::split(rest, self.lexicon).is_some_and(|names| worst(&names) < name::KNOWN_SURNAME && worst(&names) < doubt)
        };
        if doubt > name::USUAL
            && let Some(affiliation) = role::affiliation(run, likelier)
            && (affiliation < run.len() || self.current.is_none() && self.outer.is_none())
        {
            self.affiliated = true;
            if let Some(names) = run.get(affiliation..).and_then(|rest| name::split(rest, self.lexicon)) {
                self.add(names, start + affiliation);
            }
            return Some(());
        }
        let mut names = split?;
        // A word of the trade is nobody merely because it begins as a name does.
        let is_told = self.current.is_some() || self.outer.is_some() || self.organisation.is_some();
        if !is_told && names.iter().any(|it| nobody::is_no_name(&it.text)) {
            return None;
        }
        // 海都邦邦 张帆 黄谨: a long word that begins no name, before names, is where they are from.
        let is_unit_told = is_told || self.has_role || self.marked;
        let unit = is_unit_told && names.first().is_some_and(|it| it.doubt >= name::KNOWN_SURNAME && it.text.chars().count() > 3);
        if unit && names.len() > 1 && names.iter().skip(1).all(|it| it.doubt < name::USUAL) {
            let outlet = names.remove(0);
            self.set_organisation(&outlet.text, start + outlet.bytes.start);
        }
        if !self.believes(&names, run) {
            return None;
        }
        self.add(names, start);
        Some(())
    }

    /// Whether a run that can be names is believed to be: one pen-name may stand among others, or alone behind a role
    /// word; several letters in a row that begin no name are a sentence.
    fn believes(&self, names: &[name::Name], run: &str) -> bool {
        let odd: Vec<&name::Name> = names.iter().filter(|it| it.doubt >= name::USUAL).collect();
        let strangers = odd.iter().filter(|it| it.doubt >= name::KNOWN_SURNAME).count();
        let explicit = self.current.is_some() || self.outer.is_some();
        // One spaced piece behind 记者 is one name, however long: 乌云其木格.
        let whole = |it: &name::Name| explicit && !self.close && it.text.chars().count() > 3 && it.bytes.len() == it.text.len();
        let sentence = |it: &&name::Name| it.text.starts_with('对') || it.text.contains("亦有") || it.text.contains("贡献");
        if odd.iter().any(sentence)
            || odd.iter().any(|it| is_speech(&it.text) && !whole(it))
            || names.iter().any(|it| it.text.contains(['的', '了', '们', '是', '这', '那']))
        {
            return false;
        }
        let spaced = run.contains(' ');
        let long = names.iter().any(|it| it.text.chars().count() > 3 && it.doubt >= name::KNOWN_SURNAME);
        if long && !explicit {
            return false;
        }
        if self.outer.is_some() && !odd.is_empty() && (self.close || names.len() > 1 && !spaced) {
            return false;
        }
        // A role word and spaces, or a fence, prove more than any surname.
        let pieces = run.split(' ').filter(|it| !it.is_empty()).count();
        if explicit && names.len() <= 8 && pieces >= names.len() {
            return true;
        }
        names.len() == 1 || odd.len() * 2 <= names.len() && strangers <= 1 || spaced && strangers <= if explicit { 2 } else { 1 }
    }

    fn add(&mut self, names: Vec<name::Name>, start: usize) {
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

    fn set_organisation(&mut self, name: &str, start: usize) {
        self.says_so = true;
        self.outlet_waits = true;
        self.organisation = Some((name.to_owned(), start..start + name.len()));
    }

    /// A new outlet begins; the one before, if nobody was named for it, is credited by itself.
    fn end_organisation(&mut self) {
        self.organisation = None;
    }

    fn finish(mut self, offset: usize) -> Option<Byline> {
        // `记者调查`, `策划先行`: a word close behind a role word is a name only if it, or another, begins as names do.
        // A bracket leaves no room for a sentence: (记者尕玛多吉).
        if self.glued && self.known == 0 && self.strangers > 0 && !self.closed {
            return None;
        }
        // A headline may end in 委员会 or 医院: an organisation alone, without a word of what it did, is no byline.
        if self.people.is_empty() && !self.has_role && !self.marked {
            return None;
        }
        // Clauses parted by commas may each pass for a name; together they do not.
        if !self.has_role && self.people.len() > 2 && self.odd * 2 > self.people.len() {
            return None;
        }
        self.keep(Role::Author);
        if self.people.is_empty()
            && let Some(organisation) = self.organisation.take()
        {
            self.organisations.push(organisation);
        }
        let shifted = |bytes: Range<usize>| bytes.start + offset..bytes.end + offset;
        let people: Vec<Person> = self
            .people
            .into_iter()
            .map(|it| Person {
                name: it.name,
                role: it.role.unwrap_or(Role::Author),
                word: it.word.filter(|_| it.role == Some(Role::Other)),
                organisation: it.organisation,
                bytes: shifted(it.bytes),
            })
            .collect();
        let organisations: Vec<_> = self.organisations.into_iter().map(|(name, bytes)| (name, shifted(bytes))).collect();
        let says_so = self.says_so || self.marked;
        (says_so || !people.is_empty()).then_some(Byline {
            people,
            organisations,
            says_so,
            doubt: self.doubt,
            affiliated: self.affiliated,
        })
    }
}

/// What stands behind a name and says what somebody is.
const PROFESSIONS: &[&str] =
    &["律师", "律師", "医生", "医师", "教授", "副教授", "老师", "博士", "研究员", "主任", "院长", "校长"];

/// How many bytes of a glued run are names before the outlet: `青吉好贾波四川在线`. Nought for `石家庄日报`: an outlet's
/// own name has at least four letters, and both names before it must be likely.
fn names_before_outlet(run: &str, lexicon: &Lexicon) -> usize {
    let parts = |at: &usize| {
        let (names, outlet) = run.split_at(*at);
        outlet.chars().count() >= 4
            && role::is_organisation(outlet, lexicon)
            && name::split(names, lexicon)
                .is_some_and(|names| names.len() > 1 && names.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
    };
    run.char_indices().map(|(at, _)| at).rfind(parts).unwrap_or(0)
}

/// `本报驻日本`, `新华社驻`: an outlet and where it posts its reporters.
fn posted(word: &str) -> bool {
    word.split_once('驻').is_some_and(|(outlet, _)| role::without_ourselves(outlet) == Some("") || role::is_outlet(outlet))
}

/// Letters that a sentence has and a name has not: 记者从市统计局获悉, 记者了解到.
fn is_speech(name: &str) -> bool {
    const SPEECH: &str = "亦有其的了在是到被把就也都很及或某们这那您我你他她它吗呢吧啊来去见看说问听昨各该每其此由均";
    name.contains(|letter| SPEECH.contains(letter)) || name.starts_with(['从', '向', '对', '随', '与', '为', '将', '获', '走'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let Some(byline) = read(text, &Lexicon::default()) else { return "none".to_owned() };
        let people = byline.people.iter().map(|it| format!("{}:{}", it.role.as_str(), it.name));
        let sources = byline.organisations.iter().map(|(name, _)| format!("source:{name}"));
        people.chain(sources).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn bylines_of_many_papers_are_read() {
        let table = [
            ("记者 鲁燕 通讯员 武刘敏 王维", "reporter:鲁燕 correspondent:武刘敏 correspondent:王维"),
            ("本报记者  何  聪  姚雪青", "reporter:何聪 reporter:姚雪青"),
            (
                "本报记者  杜尚泽  胡泽曦  新华社记者  张晓松  朱基钗",
                "reporter:杜尚泽 reporter:胡泽曦 reporter:张晓松 reporter:朱基钗",
            ),
            ("(记者陈瑜艳通讯员叶卫兵王文婷)", "reporter:陈瑜艳 correspondent:叶卫兵 correspondent:王文婷"),
            ("(青吉好贾波四川在线记者钟帆)", "author:青吉好 author:贾波 reporter:钟帆"),
            ("(张飞记者良保实习生夏娅)", "author:张飞 reporter:良保 intern:夏娅"),
            ("三秦都市报记者张军建、陕西台记者华林、杜鹏报道:", "reporter:张军建 reporter:华林 reporter:杜鹏"),
            ("■ 海南日报全媒体记者 李艳玫", "reporter:李艳玫"),
            ("(记者/简文湘 通讯员/罗江莉)", "reporter:简文湘 correspondent:罗江莉"),
            ("(记者 张 胜 男)", "reporter:张胜男"),
            ("(作者为中国社会科学院研究员,本报记者郁静娴采访整理)", "reporter:郁静娴"),
            ("(作者为南京审计大学联合研究院教授)", ""),
            ("深圳特区报&读特记者 刘明", "reporter:刘明"),
            ("(湖北日报全媒记者 张鸿 通讯员 谢丹 齐艳 摄)", "photographer:张鸿 photographer:谢丹 photographer:齐艳"),
            ("泰安日报社·最泰安全媒体记者:王玉", "reporter:王玉"),
            ("(玉溪日报全媒体记者  熊长青  文/图)", "reporter:熊长青"),
            ("责编:范海东 编辑:山桦 校对:张皓静", "editor:范海东 editor:山桦 other:张皓静"),
            ("来源:河北日报官方微信", "source:河北日报官方微信"),
            ("文/羊城晚报全媒体记者 林清清通讯员 穗卫健宣", "reporter:林清清 correspondent:穗卫健宣"),
            ("(见习记者 梁昱坤 摄影 陈恒)", "reporter:梁昱坤 photographer:陈恒"),
            ("【环球时报驻香港特约记者杨伟民】", "reporter:杨伟民"),
            ("特约记者/《求学·考研》杂志 王薇", "reporter:王薇"),
            ("(文/本报记者 刘明 图/丁丁)", "reporter:刘明 photographer:丁丁"),
            ("见习记者刘明/文 本报记者王维/图", "reporter:刘明 photographer:王维"),
            ("(记者刘明/文通讯员王维/图)", "reporter:刘明 photographer:王维"),
            ("■摄影 记者 王 蓉", "photographer:王蓉"),
            ("■ 本版摄影 记者 万善朝 梅月\n通讯员 王同同", "photographer:万善朝 photographer:梅月 photographer:王同同"),
            ("张悦本报记者马超摄影报道", "author:张悦 reporter:马超"),
            ("通讯员贾寒峰首席记者孙建荣摄", "photographer:贾寒峰 photographer:孙建荣"),
            ("陈 龙 本报记者 刘大毅 文并摄", "author:陈龙 reporter:刘大毅"),
            ("供稿 | 张津硕 组稿 | 蔡萌萌", "author:张津硕 editor:蔡萌萌"),
            ("责 编 | 刘 明 编 辑 | 范海东", "editor:刘明 editor:范海东"),
            ("路传岗 新安晚报 安徽网 大皖客户端记者 毛金涛", "author:路传岗 reporter:毛金涛"),
            ("(齐鲁晚报·齐鲁壹点 郭纪轩 通讯员 孟丽)", "author:郭纪轩 correspondent:孟丽"),
            ("来源: 嘉兴日报 作者: 摄影 记者 冯玉坤 编辑: 朱琴燕", "photographer:冯玉坤 editor:朱琴燕 source:嘉兴日报"),
            (
                "(记者 朱俊骏 臧晓松 / 文 施向辉 徐洋 / 摄)",
                "reporter:朱俊骏 reporter:臧晓松 photographer:施向辉 photographer:徐洋",
            ),
            ("本报记者", ""),
            ("中国第一汽车集团有限公司供图", "source:中国第一汽车集团有限公司"),
            ("魏  瑞摄(人民视觉)", "photographer:魏瑞"),
            ("以上图片均为新华社记者颜麟蕴摄", "photographer:颜麟蕴"),
            ("本版图片均由记者 崔虎 摄", "photographer:崔虎"),
            ("图①②均由本报记者 房贤刚 摄", "photographer:房贤刚"),
            ("本组稿件由本报记者 谭遥 蹇东 采写", "reporter:谭遥 reporter:蹇东"),
            ("(图片由市检察院提供)", "source:市检察院"),
            ("受访者供图", ""),
            ("(记者 桑林 受访者供图)", "reporter:桑林"),
            ("晚报记者 牛利敏 摄", "photographer:牛利敏"),
            ("极目新闻记者 王强", "reporter:王强"),
            ("每经记者:王强 每经编辑:李丽", "reporter:王强 editor:李丽"),
            ("南方+记者 王强", "reporter:王强"),
            ("(驻永兴记者 邝国强 通讯员 李义)", "reporter:邝国强 correspondent:李义"),
            ("驻华盛顿记者 王强", "reporter:王强"),
            ("文字/本报记者 戚玉芳 图片/本报记者 阎小龙", "reporter:戚玉芳 photographer:阎小龙"),
            ("(通讯员 冉川 全媒体见习记者 谯梓菡)", "correspondent:冉川 reporter:谯梓菡"),
            ("三峡融媒记者 向红梅 见习记者 郤飞 秭归报道", "reporter:向红梅 reporter:郤飞"),
            ("本报记者 王强 发自北京", "reporter:王强"),
            ("本报记者 ■ 逯 峰", "reporter:逯峰"),
            ("(记者 乌云其木格)", "reporter:乌云其木格"),
            ("(记者 褚蓓蓓 实习生 闻捷 通讯员 东 方)", "reporter:褚蓓蓓 intern:闻捷 correspondent:东方"),
            ("(记者胡 虎 通讯员郜 丹 夏 天)", "reporter:胡虎 correspondent:郜丹 correspondent:夏天"),
            ("蜀南商报记者 苴渊 摄影 雍海", "reporter:苴渊 photographer:雍海"),
            ("口述:卞广德 整理:本报记者 濮雪", "author:卞广德 reporter:濮雪"),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_paper_has_words_of_its_own() {
        let roles = vec![("观察员".to_owned(), Role::Commentator)];
        let lexicon = Lexicon { agencies: vec!["掌上中原".to_owned()], roles, ..Lexicon::default() };
        let byline = read("掌上中原 首席观察员 王维", &lexicon).unwrap();
        let person = byline.people.first().unwrap();
        assert_eq!(
            (person.name.as_str(), person.role, person.organisation.as_deref()),
            ("王维", Role::Commentator, Some("掌上中原"))
        );
    }

    #[test]
    fn what_an_editor_orders_is_taken_at_its_word() {
        let lexicon = Lexicon::default();
        let shown = |text: &str| {
            let byline = ordered(text, &lexicon)?;
            let person = byline.people.first().map(|it| it.name.clone());
            person.or_else(|| byline.organisations.first().map(|(name, _)| format!("源{name}")))
        };
        let table = [
            ("记者 鲁燕", Some("鲁燕")),
            ("万紫千红", Some("万紫千红")),
            ("John Smith", Some("John Smith")),
            ("本报评论员", Some("源本报评论员")),
            ("万县融媒体中心", Some("源万县融媒体中心")),
            ("本报编辑部", Some("源本报编辑部")),
            ("大家都说好。", None),
            ("今天,大家都说好", None),
        ];
        for (text, expected) in table {
            assert_eq!(shown(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn sentences_about_reporters_are_no_bylines() {
        for text in [
            "记者从市统计局获悉",
            "记者了解到",
            "记者节",
            "小记者 王明",
            "记者王某被评为先进",
            "记者走进商州区杨斜镇",
            "记者在现场看到",
            "4月8日",
            "编辑同志:",
        ] {
            assert_eq!(shown(text), "none", "{text}");
        }
    }

    #[test]
    fn a_person_is_credited_with_the_outlet_and_the_place_it_was_read_from() {
        let byline = read("(新华社记者 徐昱 摄)", &Lexicon::default()).unwrap();
        let person = byline.people.first().unwrap();
        assert_eq!(person.organisation.as_deref(), Some("新华社"));
        assert_eq!("(新华社记者 徐昱 摄)".get(person.bytes.clone()), Some("徐昱"));
        let byline = read("郑报全媒体记者 刘明 通讯员 王维", &Lexicon::default()).unwrap();
        let outlets: Vec<_> = byline.people.iter().map(|it| it.organisation.as_deref()).collect();
        assert_eq!(outlets, [Some("郑报"), None]);
        let byline = read("海湾融媒首席记者 刘明", &Lexicon::default()).unwrap();
        assert_eq!(byline.people.first().unwrap().organisation.as_deref(), Some("海湾融媒"));
    }
}

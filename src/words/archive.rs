//! The words of the archive: why it is damaged, lost, another's or held; what it answers to whoever asks.

use crate::article::Credit;
use crate::article::ItemId;
use crate::article::Role;
use crate::article::history::State;
use crate::article::history::What;
use crate::error::Damage;
use crate::error::Foreign;
use crate::error::Holder;
use crate::error::ListOf;
use crate::error::Mended;
use crate::error::Part;
use crate::error::Untold;
use crate::error::WrongExport;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::path::PathBuf;

impl Worded for Damage {
    fn message(&self) -> Message {
        let of = |code, article: i64| Message::new(code).text("article", article);
        match self {
            Self::Database(words) => Message::new("damage-database").text("words", words),
            Self::NoArchive => Message::new("damage-no-archive"),
            Self::Header => Message::new("damage-header"),
            Self::Tables => Message::new("damage-tables"),
            Self::VersionBelowZero => Message::new("damage-version-below-zero"),
            Self::Version => Message::new("damage-version"),
            Self::Settings => Message::new("damage-settings"),
            Self::NoSeal(found) => Message::new("damage-no-seal").text("found", found),
            Self::NoDay(found) => Message::new("damage-no-day").text("found", found),
            Self::Nobodys => Message::new("damage-nobodys"),
            Self::List(list) => Message::new("damage-list").fact("list", list),
            Self::File(number) => Message::new("damage-file").text("number", number),
            Self::Edition(date) => Message::new("damage-edition").text("date", date),
            Self::Article { id } => Message::new("damage-article").text("id", id),
            Self::Text { id } => Message::new("damage-text").text("id", id),
            Self::ArticleMissing(article) => of("damage-article-missing", *article),
            Self::Revision { article, number } => of("damage-revision", *article).text("number", number),
            Self::RevisionMissing { article, number } => of("damage-revision-missing", *article).text("number", number),
            Self::Strays => Message::new("damage-strays"),
            Self::Index(article) => of("damage-index", *article),
            Self::NotDecoded => Message::new("damage-not-decoded"),
            Self::Unwritable(words) => Message::new("damage-unwritable").text("words", words),
            Self::Unreadable(words) => Message::new("damage-unreadable").text("words", words),
            Self::NoPlace => Message::new("damage-no-place"),
            Self::Without(part) => Message::new("damage-without").fact("part", part),
            Self::With { part, word } => Message::new("damage-with").fact("part", part).text("word", word),
            Self::Told => Message::new("damage-told"),
            Self::Untellable(words) => Message::new("damage-untellable").text("words", words),
            Self::Records => Message::new("damage-records"),
        }
    }
}

impl Worded for ListOf {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Files => "list-of-files",
            Self::Editions => "list-of-editions",
            Self::Remembered => "list-of-remembered",
        })
    }
}

impl Worded for Part {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Moment => "part-moment",
            Self::Page => "part-page",
            Self::DateSource => "part-date-source",
            Self::Role => "part-role",
            Self::Paragraph => "part-paragraph",
            Self::Release => "part-release",
        })
    }
}

impl Worded for Foreign {
    fn message(&self) -> Message {
        match self {
            Self::NoArchive => Message::new("no-archive"),
            Self::OtherAuthority { found, wanted } => Message::new("other-authority").text("found", found).text("wanted", wanted),
            Self::Newer { found, known } => Message::new("newer-archive").number("found", *found).number("known", *known),
            Self::OldSqlite { version } => Message::new("old-sqlite").text("version", version),
            Self::OtherArchive { archive } => Message::new("other-archive-publishes").text("archive", archive.display()),
            Self::OtherPages { source, name } => {
                Message::new("other-pages-published").text("name", name).text("source", source.display())
            }
            Self::NotEmpty => Message::new("import-not-empty"),
            Self::Line { line, wrong } => Message::new("import-line").number("line", *line).fact("wrong", wrong),
        }
    }
}

impl Worded for WrongExport {
    fn message(&self) -> Message {
        match self {
            Self::NoExport(words) => Message::new("import-no-export").text("words", words),
            Self::Newer { found, known } => Message::new("import-newer").text("found", found).text("known", known),
            Self::OtherAuthority { found, wanted } => {
                Message::new("import-other-authority").text("found", found).text("wanted", wanted)
            }
            Self::NoArticle(words) => Message::new("import-no-article").text("words", words),
            Self::NoMoment(text) => Message::new("import-no-moment").text("text", text),
            Self::Id => Message::new("import-id"),
            Self::Article => Message::new("import-article"),
            Self::State => Message::new("import-state"),
            Self::EmptyOrTwice => Message::new("import-empty-or-twice"),
        }
    }
}

impl Worded for Holder {
    fn message(&self) -> Message {
        match self {
            Self::Run => Message::new("holder-run"),
            Self::Process { number, command } if command.is_empty() => Message::new("holder-process").text("number", number),
            Self::Process { number, command } => {
                Message::new("holder-process-called").text("number", number).text("command", command)
            }
        }
    }
}

impl Worded for Untold {
    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("untold-missing"),
            Self::CopyMissing => Message::new("untold-copy-missing"),
            Self::Refused(refusal) => Message::new("untold-refused").fact("why", refusal),
            Self::NotListed(system) => Message::new("untold-not-listed").fact("why", system),
            Self::Empty => Message::new("untold-empty"),
            Self::NotText => Message::new("untold-not-text"),
            Self::TooLong => Message::new("untold-too-long"),
            Self::NoXml(words) => Message::new("untold-no-xml").text("words", words),
            Self::NoFeed { root } => Message::new("untold-no-feed").text("root", root),
            Self::Cut => Message::new("untold-cut"),
            Self::NoJson(words) => Message::new("untold-no-json").text("words", words),
            Self::NoJsonFeed => Message::new("untold-no-json-feed"),
            Self::Entry { id } => Message::new("untold-entry").text("id", id),
            Self::Withdrawal { id } => Message::new("untold-withdrawal").text("id", id),
            Self::CopyDamaged => Message::new("untold-copy-damaged"),
            Self::CopyNewer => Message::new("untold-copy-newer"),
            Self::NoCopy => Message::new("untold-no-copy"),
        }
    }
}

impl Worded for Mended {
    fn message(&self) -> Message {
        match self {
            Self::Emptied => Message::new("mended-emptied"),
            Self::GivenUp(untold) => Message::new("mended-given-up").fact("untold", untold),
            Self::ByOthers(untold) => Message::new("mended-by-others").fact("untold", untold),
            Self::OtherCopy { found } => Message::new("mended-other-copy").text("found", found),
            Self::OtherCopyRewritten { found } => Message::new("mended-other-copy-rewritten").text("found", found),
            Self::Rewritten(untold) => Message::new("mended-rewritten").fact("untold", untold),
        }
    }
}

impl Worded for State {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Live => "state-live",
            Self::Held => "state-held",
            Self::OffPage => "state-off-page",
            Self::Withdrawn => "state-withdrawn",
            Self::Notice => "state-notice",
            Self::Merged => "state-merged",
        })
    }
}

impl Worded for What {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::New => "change-new",
            Self::Revised => "change-revised",
            Self::Layout => "change-layout",
            Self::Withdrawn => "change-withdrawn",
            Self::Restored => "change-restored",
            Self::Held => "change-held",
            Self::Released => "change-released",
            Self::Late => "change-late",
        })
    }
}

/// What the commands of the archive answer, a line each.
#[derive(Debug)]
pub(crate) enum Answer {
    /// So many articles are listed.
    Listed(usize),
    /// An article is withdrawn.
    Withdrawn { headline: String, id: ItemId },
    /// A withdrawal is taken back.
    Restored { headline: String, id: ItemId },
    /// An article is a later version of another.
    Merged { new: ItemId, headline: String, old: ItemId },
    /// The archive is sound.
    Sound,
    /// There is no archive.
    Missing,
    /// The damaged archive is set aside.
    SetAside { damaged: PathBuf, saved: usize },
    /// An export was read.
    Imported(usize),
    /// Where an article stands, and why.
    State { state: State, reason: String },
    /// A version of an article.
    Revision { number: i64, seen: String, place: String },
    /// Nothing differs that is printed.
    NoDifference,
}

impl Worded for Answer {
    fn message(&self) -> Message {
        let of_one = |code, headline: &String, id: &ItemId| Message::new(code).text("headline", headline).text("id", id);
        match self {
            Self::Listed(count) => Message::new("articles-listed").number("count", *count),
            Self::Withdrawn { headline, id } => of_one("article-withdrawn", headline, id),
            Self::Restored { headline, id } => of_one("article-restored", headline, id),
            Self::Merged { new, headline, old } => of_one("article-merged", headline, old).text("new", new),
            Self::Sound => Message::new("archive-sound"),
            Self::Missing => Message::new("archive-missing"),
            Self::SetAside { damaged, saved } => {
                Message::new("archive-set-aside").text("damaged", damaged.display()).number("saved", *saved)
            }
            Self::Imported(count) => Message::new("articles-imported").number("count", *count),
            Self::State { state, reason } => Message::new("state-because").fact("state", state).text("reason", reason),
            Self::Revision { number, seen, place } => {
                Message::new("revision").text("number", number).moment("seen", seen).text("place", place)
            }
            Self::NoDifference => Message::new("no-difference"),
        }
    }
}

/// What a column of a list or a line of a history is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Id,
    State,
    Published,
    Updated,
    Withdrawn,
    Authors,
    Column,
    Kicker,
    Headline,
    Deck,
    Text,
    Byline,
    Credits,
}

impl Label {
    /// The parts of an article as they are printed, and who is credited.
    pub(crate) const PARTS: [Self; 7] =
        [Self::Column, Self::Kicker, Self::Headline, Self::Deck, Self::Text, Self::Byline, Self::Credits];

    /// It, set before what it is the name of.
    pub(crate) fn before(self) -> Message {
        Message::new("label-before").fact("label", &self)
    }
}

impl Worded for Label {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Id => "label-id",
            Self::State => "label-state",
            Self::Published => "label-published",
            Self::Updated => "label-updated",
            Self::Withdrawn => "label-withdrawn",
            Self::Authors => "label-authors",
            Self::Column => "label-column",
            Self::Kicker => "label-kicker",
            Self::Headline => "label-headline",
            Self::Deck => "label-deck",
            Self::Text => "label-text",
            Self::Byline => "label-byline",
            Self::Credits => "label-credits",
        })
    }
}

/// Who is credited for what: `reporter 鲁燕`, `记者 鲁燕`.
pub(crate) struct Credited<'a>(pub(crate) &'a Credit);

impl Worded for Credited<'_> {
    fn message(&self) -> Message {
        let code = match self.0.role {
            Role::Reporter => "credited-reporter",
            Role::Correspondent => "credited-correspondent",
            Role::Intern => "credited-intern",
            Role::Photographer => "credited-photographer",
            Role::Editor => "credited-editor",
            Role::Author => "credited-author",
            Role::Translator => "credited-translator",
            Role::Artist => "credited-artist",
            Role::Commentator => "credited-commentator",
        };
        let name = self.0.name.as_deref().or(self.0.organisation.as_deref()).unwrap_or("–");
        Message::new(code).text("name", name)
    }
}

/// One of each message of the archive, and of each way in which it is said.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::Place;
    use crate::error::Refusal;
    use crate::error::System;
    use chrono::NaiveDate;

    let text = str::to_owned;
    let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
    let id = |hash| ItemId::parse(&format!("tag:example.cn,2023:2023-04-09/A02/{hash}")).unwrap();
    let (old, new) = (|| id("0123456789abcdef"), || id("fedcba9876543210"));
    let short = || text("2023-04-09/A02/0123456789abcdef");
    let authorities = || (text("example.cn,2023"), text("example.com,2026"));
    let ((found, wanted), (exported, own)) = (authorities(), authorities());
    let damages = [
        Damage::Database(text("database disk image is malformed")),
        Damage::NoArchive,
        Damage::Header,
        Damage::Tables,
        Damage::VersionBelowZero,
        Damage::Version,
        Damage::Settings,
        Damage::NoSeal(text("0g")),
        Damage::NoDay(text("2023-04-31")),
        Damage::Nobodys,
        Damage::List(ListOf::Files),
        Damage::List(ListOf::Editions),
        Damage::List(ListOf::Remembered),
        Damage::File(7),
        Damage::Edition(date),
        Damage::Article { id: short() },
        Damage::Text { id: short() },
        Damage::ArticleMissing(7),
        Damage::Revision { article: 7, number: 2 },
        Damage::RevisionMissing { article: 7, number: 2 },
        Damage::Strays,
        Damage::Index(7),
        Damage::NotDecoded,
        Damage::Unwritable(text("key must be a string")),
        Damage::Unreadable(text("expected value at line 1 column 1")),
        Damage::NoPlace,
        Damage::Without(Part::Moment),
        Damage::Without(Part::Page),
        Damage::With { part: Part::DateSource, word: text("dream") },
        Damage::With { part: Part::Role, word: text("king") },
        Damage::With { part: Part::Paragraph, word: text("poem") },
        Damage::With { part: Part::Release, word: text("soon") },
        Damage::Told,
        Damage::Untellable(text("key must be a string")),
        Damage::Records,
    ];
    let line = |wrong| Foreign::Line { line: 3, wrong };
    let foreign = [
        Foreign::NoArchive,
        Foreign::OtherAuthority { found, wanted },
        Foreign::Newer { found: 9, known: 3 },
        Foreign::OldSqlite { version: text("3.40.0") },
        Foreign::OtherArchive { archive: PathBuf::from("/papers/haiwan/.benbao") },
        Foreign::OtherPages { source: PathBuf::from("/papers/haiwan/pages"), name: text("海湾晨报") },
        Foreign::NotEmpty,
        line(WrongExport::NoExport(text("missing field `authority`"))),
        line(WrongExport::Newer { found: 2, known: 1 }),
        line(WrongExport::OtherAuthority { found: exported, wanted: own }),
        line(WrongExport::NoArticle(text("missing field `id`"))),
        line(WrongExport::NoMoment(text("yesterday"))),
        line(WrongExport::Id),
        line(WrongExport::Article),
        line(WrongExport::State),
        line(WrongExport::EmptyOrTwice),
    ];
    let process = |command| Holder::Process { number: 4711, command: text(command) };
    let holders = [Holder::Run, process(""), process("benbao build")];
    let untold = [
        Untold::Missing,
        Untold::CopyMissing,
        Untold::Refused(Refusal::Folder),
        Untold::NotListed(System { code: Some(13), words: text("permission denied") }),
        Untold::Empty,
        Untold::NotText,
        Untold::TooLong,
        Untold::NoXml(text("syntax error")),
        Untold::NoFeed { root: "feed" },
        Untold::Cut,
        Untold::NoJson(text("expected value at line 1 column 1")),
        Untold::NoJsonFeed,
        Untold::Entry { id: text("tag:example.cn") },
        Untold::Withdrawal { id: text("tag:example.cn") },
        Untold::CopyDamaged,
        Untold::CopyNewer,
        Untold::NoCopy,
    ];
    let mended = [
        Mended::Emptied,
        Mended::GivenUp(Untold::Cut),
        Mended::ByOthers(Untold::Empty),
        Mended::OtherCopy { found: text("example.com,2026") },
        Mended::OtherCopyRewritten { found: text("example.com,2026") },
        Mended::Rewritten(Untold::CopyDamaged),
    ];
    let headline = || text("春到中原");
    let answers = [
        Answer::Listed(1),
        Answer::Listed(2),
        Answer::Withdrawn { headline: headline(), id: old() },
        Answer::Restored { headline: headline(), id: old() },
        Answer::Merged { new: new(), headline: headline(), old: old() },
        Answer::Sound,
        Answer::Missing,
        Answer::SetAside { damaged: PathBuf::from(".benbao/damaged-1.sqlite3"), saved: 1 },
        Answer::SetAside { damaged: PathBuf::from(".benbao/damaged-1.sqlite3"), saved: 8 },
        Answer::Imported(1),
        Answer::Imported(8),
        Answer::State { state: State::Withdrawn, reason: text("事实有误") },
        Answer::Revision { number: 2, seen: text("2023-04-09T06:00:00+08:00"), place: text("A02.md:7") },
        Answer::NoDifference,
    ];
    let labels = [Label::Id, Label::State, Label::Published, Label::Updated, Label::Withdrawn, Label::Authors];
    let credit =
        |role, name: Option<&str>| Credit { name: name.map(text), role, organisation: None, place: Place::file("".as_ref()) };
    let roles = [
        Role::Reporter,
        Role::Correspondent,
        Role::Intern,
        Role::Photographer,
        Role::Editor,
        Role::Author,
        Role::Translator,
        Role::Artist,
        Role::Commentator,
    ];
    let mut samples: Vec<Message> = damages.iter().map(Worded::message).collect();
    samples.extend(foreign.iter().map(Worded::message));
    samples.extend(holders.iter().map(Worded::message));
    samples.extend(untold.iter().map(Worded::message));
    samples.extend(mended.iter().map(Worded::message));
    samples.extend(State::ALL.iter().map(Worded::message));
    samples.extend(What::ALL.iter().map(Worded::message));
    samples.extend(answers.iter().map(Worded::message));
    samples.extend(labels.iter().chain(&Label::PARTS).map(Worded::message));
    samples.push(Label::Headline.before());
    samples.extend(roles.map(|role| Credited(&credit(role, Some("鲁燕"))).message()));
    samples
}

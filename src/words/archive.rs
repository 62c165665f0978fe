//! The words of the archive itself: why it is damaged, lost, another's or held, and what was mended.

use crate::error::archive::Candidate;
use crate::error::archive::Foreign;
use crate::error::archive::Holder;
use crate::error::archive::Mended;
use crate::error::archive::Untold;
use crate::error::archive::WrongExport;
use crate::error::damage::Damage;
use crate::error::damage::ListOf;
use crate::error::damage::Part;
use crate::text::clip;
use crate::words::message::Message;
use crate::words::message::Worded;

/// So much of a headline tells a story from others, in columns.
const HEADLINE: usize = 32;

impl Worded for Damage {
    fn message(&self) -> Message {
        let of = |code, article: i64| Message::new(code).text("article", article);
        match self {
            Self::Malformed => Message::new("damage-malformed"),
            Self::NoDatabase => Message::new("damage-no-database"),
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
            Self::Shelves => "list-of-shelves",
            Self::Pictures => "list-of-pictures",
        })
    }
}

impl Worded for Part {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Moment => "part-moment",
            Self::Page => "part-page",
            Self::Id => "part-id",
            Self::Day => "part-day",
            Self::DateSource => "part-date-source",
            Self::Role => "part-role",
            Self::Paragraph => "part-paragraph",
            Self::Release => "part-release",
            Self::Picture => "part-picture",
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
            Self::TrialAdopts => Message::new("adopt-trial"),
            Self::LostBefore => Message::new("adopt-lost"),
            Self::NotEmpty => Message::new("import-not-empty"),
            Self::Line { line, wrong } => Message::new("import-line").number("line", *line).fact("wrong", wrong),
        }
    }
}

impl Worded for Candidate {
    fn message(&self) -> Message {
        Message::new("candidate").text("id", &self.id).text("headline", clip(&self.headline, HEADLINE))
    }
}

impl Worded for WrongExport {
    fn message(&self) -> Message {
        match self {
            Self::NoExport(words) => Message::new("import-no-export").text("words", words),
            Self::Empty => Message::new("import-empty"),
            Self::Cut { told, found } => Message::new("import-cut").number("told", *told).number("found", *found),
            Self::Newer { found, known } => Message::new("import-newer").text("found", found).text("known", known),
            Self::OtherAuthority { found, wanted } => {
                Message::new("import-other-authority").text("found", found).text("wanted", wanted)
            }
            Self::NoArticle(words) => Message::new("import-no-article").text("words", words),
            Self::NoMoment(text) => Message::new("import-no-moment").text("text", text),
            Self::Id => Message::new("import-id"),
            Self::Article(found) => Message::new("import-article").fact("found", found),
            Self::Lines => Message::new("import-lines"),
            Self::NoWithdrawal => Message::new("import-no-withdrawal"),
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

/// One of each message of the archive, and of each way in which it is said.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::file::Refusal;
    use crate::error::system::System;
    use chrono::NaiveDate;
    use std::path::PathBuf;

    let text = str::to_owned;
    let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
    let short = || text("2023-04-09/A02/0123456789abcdef");
    let authorities = || (text("example.cn,2023"), text("example.com,2026"));
    let ((found, wanted), (exported, own)) = (authorities(), authorities());
    let damages = [
        Damage::Malformed,
        Damage::NoDatabase,
        Damage::Database(text("incorrect index")),
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
        Damage::List(ListOf::Shelves),
        Damage::List(ListOf::Pictures),
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
        Damage::With { part: Part::Id, word: text("") },
        Damage::With { part: Part::DateSource, word: text("dream") },
        Damage::With { part: Part::Role, word: text("king") },
        Damage::With { part: Part::Paragraph, word: text("poem") },
        Damage::With { part: Part::Release, word: text("soon") },
        Damage::With { part: Part::Picture, word: text("../a.jpg") },
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
        Foreign::TrialAdopts,
        Foreign::LostBefore,
        line(WrongExport::NoExport(text("missing field `authority`"))),
        line(WrongExport::Empty),
        line(WrongExport::Cut { told: 240, found: 12 }),
        line(WrongExport::Newer { found: 2, known: 1 }),
        line(WrongExport::OtherAuthority { found: exported, wanted: own }),
        line(WrongExport::NoArticle(text("missing field `id`"))),
        line(WrongExport::NoMoment(text("yesterday"))),
        line(WrongExport::Id),
        line(WrongExport::Article(Damage::With { part: Part::Day, word: text("+99999-01-01") })),
        line(WrongExport::Lines),
        line(WrongExport::NoWithdrawal),
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
    let mut samples: Vec<Message> = damages.iter().map(Worded::message).collect();
    samples.extend(foreign.iter().map(Worded::message));
    samples.extend(holders.iter().map(Worded::message));
    samples.extend(untold.iter().map(Worded::message));
    samples.extend(mended.iter().map(Worded::message));
    samples
}

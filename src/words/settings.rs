//! The words of what is wrong with a setting.

use crate::error::setting::Expected;
use crate::error::setting::Remedy;
use crate::error::setting::WrongSetting;
use crate::error::setting::WrongStyle;
use crate::error::slip::Slip;
use crate::error::value::WrongGlob;
use crate::error::value::WrongHub;
use crate::error::value::WrongValue;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::fmt;

impl Worded for WrongSetting {
    fn message(&self) -> Message {
        match self {
            Self::NotText => Message::new("setting-not-text"),
            Self::NoFile => Message::new("setting-no-file"),
            Self::Unreadable(system) => Message::new("cannot-be-read").fact("why", system),
            Self::Slip(slip) => slip.message(),
            Self::Missing { key, example, option } => {
                Message::new("setting-missing").text("key", key).text("example", example).text("option", option)
            }
            Self::NoSchedule => Message::new("setting-no-schedule"),
            Self::MissingAuthority => Message::new("setting-missing-authority"),
            Self::Unknown { key, remedy } => Message::new("setting-unknown").text("key", key).fact("remedy", remedy),
            Self::NoTable { name } => Message::new("setting-no-table").text("name", name),
            Self::NoTables { name } => Message::new("setting-no-tables").text("name", name),
            Self::NamelessFeed => Message::new("setting-nameless-feed"),
            Self::BoundlessFeed { name } => Message::new("setting-boundless-feed").text("name", name),
            Self::Kind { key, expected, found } => {
                Message::new("setting-kind").text("key", key).fact("expected", expected).fact("found", &kind(found))
            }
            Self::Quoted { key, expected, value } => {
                Message::new("setting-quoted").text("key", key).fact("expected", expected).text("value", value)
            }
            Self::Style(wrong) => wrong.message(),
            Self::Value { key, wrong } => Message::new("setting-value").text("key", key).fact("wrong", wrong),
            Self::Key(wrong) => wrong.message(),
            Self::Twice { name } => Message::new("setting-twice").text("name", name),
            Self::OneName { one, other, name } => {
                let message = Message::new("setting-one-name").text("one", one.display());
                message.text("other", other.display()).text("name", name.display())
            }
            Self::OverPage { page } => Message::new("setting-over-page").text("page", page.display()),
            Self::HoldsPaper { target, folder } => {
                Message::new("setting-holds-paper").text("target", target.display()).text("folder", folder.display())
            }
            Self::InPaper { file, owner } => {
                Message::new("setting-in-paper").text("file", file.display()).text("owner", owner.display())
            }
            Self::ExplainInJson => Message::new("setting-explain-json"),
            Self::OutputOfTable => Message::new("setting-output-table"),
            Self::SeveralInJson => Message::new("setting-several-json"),
        }
    }
}

impl Worded for WrongStyle {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Missing => "style-missing",
            Self::Import => "style-import",
            Self::Outside => "style-outside",
        })
    }
}

impl Worded for Remedy {
    fn message(&self) -> Message {
        match self {
            Self::Belongs(tables) => Message::new("remedy-belongs").fact("home", &homes(tables)),
            Self::Case(right) => Message::new("remedy-case").text("right", right),
            Self::Like(right) => Message::new("remedy-like").text("right", right),
            Self::Known(known) => Message::new("remedy-known").typed("known", known),
        }
    }
}

/// One home, or one or the other.
fn homes(tables: &[&str]) -> Message {
    let home = |table: &&str| match *table {
        "" => Message::new("remedy-above"),
        table => Message::new("remedy-below").text("table", table),
    };
    let either = |one: Message, other| Message::new("remedy-either").fact("one", &one).fact("other", &other);
    tables.iter().map(home).reduce(either).unwrap_or_else(|| Message::new("remedy-above"))
}

impl Worded for Expected {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Text => "expected-text",
            Self::Texts => "expected-texts",
            Self::Count => "expected-count",
            Self::Flag => "expected-flag",
        })
    }
}

/// The kinds of values, as TOML calls them.
const KINDS: [(&str, &str); 7] = [
    ("string", "found-string"),
    ("integer", "found-integer"),
    ("float", "found-float"),
    ("boolean", "found-boolean"),
    ("datetime", "found-datetime"),
    ("array", "found-array"),
    ("table", "found-table"),
];

fn kind(name: &str) -> Message {
    let known = KINDS.into_iter().find(|(known, _)| *known == name);
    known.map_or_else(|| Message::verbatim(name), |(_, code)| Message::new(code))
}

impl Worded for WrongValue {
    fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("value-empty"),
            Self::NoReason => Message::new("value-no-reason"),
            Self::NoWord => Message::new("value-no-word"),
            Self::NoPair => Message::new("value-no-pair"),
            Self::NoRole { role, known } => Message::new("value-no-role").text("role", role).typed("known", known),
            Self::NoFolderAddress => Message::new("value-no-folder-address"),
            Self::NoAddress => Message::new("value-no-address"),
            Self::OwnFolder => Message::new("value-own-folder"),
            Self::Password => Message::new("value-password"),
            Self::Underscore { right } => Message::new("value-underscore").text("right", right),
            Self::NoLanguage => Message::new("value-no-language"),
            Self::NoMessages => Message::new("value-no-messages"),
            Self::NoTime => Message::new("value-no-time"),
            Self::NoTypography => Message::new("value-no-typography"),
            Self::NoMissing => Message::new("value-no-missing"),
            Self::NoDoubtful => Message::new("value-no-doubtful"),
            Self::NoCron => Message::new("value-no-cron"),
            Self::CronNever => Message::new("value-cron-never"),
            Self::NoSpan => Message::new("value-no-span"),
            Self::Hub(WrongHub::NoAddress) => Message::new("value-no-hub"),
            Self::Hub(WrongHub::Password) => Message::new("value-hub-password"),
            Self::Hub(WrongHub::Private) => Message::new("value-hub-private"),
            Self::Hub(WrongHub::NotSealed) => Message::new("value-hub-not-sealed"),
            Self::NoSize => Message::new("value-no-size"),
            Self::NoFileSize => Message::new("value-no-file-size"),
            Self::NoStyle => Message::new("value-no-style"),
            Self::NoColour => Message::new("value-no-colour"),
            Self::PaleColour { right } => Message::new("value-pale-colour").text("right", right),
            Self::NoContact => Message::new("value-no-contact"),
            Self::NoFeedSize => Message::new("value-no-feed-size"),
            Self::NoFeedName => Message::new("value-no-feed-name"),
            Self::SectionFolder { section } => Message::new("value-section-folder").text("section", *section),
            Self::TooMany { most } => Message::new("value-too-many").number("most", *most),
            Self::NoFormat => Message::new("value-no-format"),
            Self::NoPage { page } => Message::new("value-no-page").text("page", page),
            Self::NoDate => Message::new("value-no-date"),
            Self::NoMoment => Message::new("value-no-moment"),
            Self::NoNumber => Message::new("value-no-number"),
            Self::NoCount => Message::new("value-no-count"),
            Self::NoSocket => Message::new("value-no-socket"),
            Self::NoDocument => Message::new("value-no-document"),
            Self::NoneOf { known } => Message::new("value-none-of").typed("known", known),
            Self::NoAuthority => Message::new("value-no-authority"),
            Self::Nobody { name } => Message::new("value-nobody").text("name", name),
            Self::NotAscii { right } => Message::new("value-not-ascii").text("right", right),
            Self::Capitals { right } => Message::new("value-capitals").text("right", right),
            Self::NoDay { day } => Message::new("value-no-day").text("day", day),
            Self::Future { day, today } => Message::new("value-future").text("day", day).text("today", today),
            Self::Glob(glob) => glob.message(),
        }
    }
}

impl fmt::Display for WrongValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.said(Language::English))
    }
}

impl Worded for WrongGlob {
    fn message(&self) -> Message {
        match self {
            Self::Recursive => Message::new("glob-recursive"),
            Self::ClassOpen => Message::new("glob-class-open"),
            Self::Range { first, last } => Message::new("glob-range").text("first", first).text("last", last),
            Self::GroupUnopened => Message::new("glob-group-unopened"),
            Self::GroupOpen => Message::new("glob-group-open"),
            Self::Dangling => Message::new("glob-dangling"),
            Self::Other(words) => Message::new("glob-other").text("words", words),
        }
    }
}

impl Worded for Slip {
    fn message(&self) -> Message {
        match self {
            Self::NoQuotes { value } => Message::new("slip-no-quotes").text("value", value),
            Self::WideQuotes { value } => Message::new("slip-wide-quotes").text("value", value),
            Self::QuoteOpen { quote } => Message::new("slip-quote-open").text("quote", quote),
            Self::Backslash { value } => Message::new("slip-backslash").text("value", value),
            Self::WideSign { found, right } => Message::new("slip-wide-sign").text("found", found).text("right", right),
            Self::WideSpace => Message::new("slip-wide-space"),
            Self::Colon => Message::new("slip-colon"),
            Self::NoEquals => Message::new("slip-no-equals"),
            Self::NoValue => Message::new("slip-no-value"),
            Self::TableOpen => Message::new("slip-table-open"),
            Self::ListOpen => Message::new("slip-list-open"),
            Self::NoComma => Message::new("slip-no-comma"),
            Self::Twice { key } => Message::new("slip-twice").text("key", key),
            Self::KeyInQuotes { key } => Message::new("slip-key-in-quotes").text("key", key),
            Self::KeyBare { key } => Message::new("slip-key-bare").text("key", key),
            Self::SignBehind => Message::new("slip-sign-behind"),
            Self::NoFlag { right } => Message::new("slip-no-flag").text("right", right),
            Self::NoNumber { right } => Message::new("slip-no-number").text("right", right),
            Self::Remark => Message::new("slip-remark"),
            Self::Rest => Message::new("slip-rest"),
            Self::Other(words) => Message::new("slip-other").text("words", words),
        }
    }
}

/// One of each of these facts.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::system::System;
    use std::path::PathBuf;

    let text = |text: &str| text.to_owned();
    let slips = [
        Slip::NoQuotes { value: text("海湾晨报") },
        Slip::WideQuotes { value: text("海湾晨报") },
        Slip::QuoteOpen { quote: "\"" },
        Slip::Backslash { value: text("D:/报纸") },
        Slip::WideSign { found: '＝', right: '=' },
        Slip::WideSpace,
        Slip::Colon,
        Slip::NoEquals,
        Slip::NoValue,
        Slip::TableOpen,
        Slip::ListOpen,
        Slip::NoComma,
        Slip::Twice { key: text("title") },
        Slip::KeyInQuotes { key: text("要闻") },
        Slip::KeyBare { key: text("A01") },
        Slip::SignBehind,
        Slip::NoFlag { right: "true" },
        Slip::NoNumber { right: text("50") },
        Slip::Remark,
        Slip::Rest,
        Slip::Other(text("invalid comment character")),
    ];
    let values = [
        WrongValue::Empty,
        WrongValue::NoReason,
        WrongValue::NoWord,
        WrongValue::NoPair,
        WrongValue::NoStyle,
        WrongValue::NoColour,
        WrongValue::PaleColour { right: text("#8b1a1a") },
        WrongValue::NoRole { role: text("观察员"), known: vec!["reporter", "author"] },
        WrongValue::NoFolderAddress,
        WrongValue::NoAddress,
        WrongValue::Password,
        WrongValue::Underscore { right: text("zh-CN") },
        WrongValue::NoLanguage,
        WrongValue::NoMessages,
        WrongValue::NoTime,
        WrongValue::NoTypography,
        WrongValue::NoMissing,
        WrongValue::NoDoubtful,
        WrongValue::NoCron,
        WrongValue::CronNever,
        WrongValue::NoSpan,
        WrongValue::Hub(WrongHub::NoAddress),
        WrongValue::Hub(WrongHub::Password),
        WrongValue::Hub(WrongHub::Private),
        WrongValue::Hub(WrongHub::NotSealed),
        WrongValue::NoSize,
        WrongValue::NoFileSize,
        WrongValue::NoContact,
        WrongValue::NoFeedSize,
        WrongValue::NoFeedName,
        WrongValue::SectionFolder { section: "要闻" },
        WrongValue::TooMany { most: 400 },
        WrongValue::NoFormat,
        WrongValue::NoPage { page: text("要闻") },
        WrongValue::NoDate,
        WrongValue::NoMoment,
        WrongValue::NoNumber,
        WrongValue::NoCount,
        WrongValue::NoSocket,
        WrongValue::NoDocument,
        WrongValue::NoneOf { known: vec!["live", "held"] },
        WrongValue::OwnFolder,
        WrongValue::NoAuthority,
        WrongValue::Nobody { name: text("a b.cn") },
        WrongValue::NotAscii { right: text("xn--fiq228c.cn,2023") },
        WrongValue::Capitals { right: text("example.cn,2023") },
        WrongValue::NoDay { day: text("23") },
        WrongValue::Future { day: text("2027"), today: text("2026-11-24") },
    ];
    let globs = [
        WrongGlob::Recursive,
        WrongGlob::ClassOpen,
        WrongGlob::Range { first: 'z', last: 'a' },
        WrongGlob::GroupUnopened,
        WrongGlob::GroupOpen,
        WrongGlob::Dangling,
        WrongGlob::Other(text("…")),
    ];
    let unknown = |remedy| WrongSetting::Unknown { key: text("Title"), remedy };
    let mut settings = vec![
        WrongSetting::NotText,
        WrongSetting::NoFile,
        WrongSetting::Unreadable(System { code: None, words: text("…") }),
        WrongSetting::Missing { key: "title", example: "title = \"中原时报\"", option: "--title" },
        WrongSetting::NoSchedule,
        WrongSetting::MissingAuthority,
        unknown(Remedy::Belongs(vec!["source", "output"])),
        unknown(Remedy::Belongs(vec![""])),
        unknown(Remedy::Case("title")),
        unknown(Remedy::Like("title")),
        unknown(Remedy::Known(vec!["dir", "limit"])),
        WrongSetting::Style(WrongStyle::Missing),
        WrongSetting::Style(WrongStyle::Import),
        WrongSetting::Style(WrongStyle::Outside),
        WrongSetting::NoTable { name: text("source") },
        WrongSetting::NoTables { name: text("feed") },
        WrongSetting::NamelessFeed,
        WrongSetting::BoundlessFeed { name: text("culture") },
        WrongSetting::Quoted { key: text("limit"), expected: Expected::Count, value: text("50") },
        WrongSetting::Key(WrongValue::NoPage { page: text("要闻") }),
        WrongSetting::Twice { name: text("A02") },
        WrongSetting::OneName {
            one: PathBuf::from("pages/A02.md"),
            other: PathBuf::from("A02.txt"),
            name: PathBuf::from("A02.json"),
        },
        WrongSetting::OverPage { page: PathBuf::from("pages/A02.json") },
        WrongSetting::HoldsPaper { target: PathBuf::from("."), folder: PathBuf::from("feeds") },
        WrongSetting::InPaper { file: PathBuf::from("feeds/report.json"), owner: PathBuf::from("feeds") },
        WrongSetting::ExplainInJson,
        WrongSetting::OutputOfTable,
        WrongSetting::SeveralInJson,
    ];
    settings.extend(slips.map(WrongSetting::Slip));
    let value = |wrong| WrongSetting::Value { key: text("link"), wrong };
    settings.extend(values.map(value));
    settings.extend(globs.map(|glob| value(WrongValue::Glob(glob))));
    let expected = [Expected::Text, Expected::Texts, Expected::Count, Expected::Flag];
    settings.extend(KINDS.iter().zip(expected.into_iter().cycle()).map(|((found, _), expected)| {
        let key = text("description");
        WrongSetting::Kind { key, expected, found }
    }));
    let mut samples: Vec<Message> = settings.iter().map(Worded::message).collect();
    // A rule is said alone too, of an option.
    samples.extend([WrongValue::NoDate.message(), kind("nothing")]);
    samples
}

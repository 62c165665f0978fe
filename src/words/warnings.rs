//! The words of what the reader of a run should know while it goes on.

use crate::date::DateFrom;
use crate::error::warning::Headlines;
use crate::error::warning::RowLeft;
use crate::error::warning::Unread;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::error::warning::Why;
use crate::error::warning::WrongDirective;
use crate::error::warning::WrongHead;
use crate::shown::argument;
use crate::text::clip;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::pictures;
use crate::words::refusals::Size;
use std::borrow::Cow;
use std::fmt;

impl Worded for Warning {
    fn message(&self) -> Message {
        self.kind.message().at(&self.place)
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.said(Language::English))
    }
}

impl Worded for WarningKind {
    fn message(&self) -> Message {
        match self {
            Self::ControlCharacters { count, first } => {
                Message::new("control-characters").number("count", *count).text("first", first)
            }
            Self::Hidden { count, first } => Message::new("hidden-characters").number("count", *count).text("first", first),
            Self::EditionInferred { date, dateline } => {
                Message::new("edition-inferred").text("date", date).text("dateline", dateline)
            }
            Self::EditionInPassing { date } => Message::new("edition-in-passing").text("date", date),
            Self::EditionYear { date } => Message::new("edition-year").text("date", date),
            Self::EditionUnknown => Message::new("edition-unknown"),
            Self::EditionConflict { taken, taken_from, other, other_from } => Message::new("edition-conflict")
                .text("taken", taken)
                .fact("taken-from", taken_from)
                .text("other", other)
                .fact("other-from", other_from),
            Self::DayConflict { date, printed } => Message::new("day-conflict").text("date", date).text("printed", printed),
            Self::Tags { count } => Message::new("tags").number("count", *count),
            Self::Shortcodes { count } => Message::new("shortcodes").number("count", *count),
            Self::PictureUnshown { picture, why } => Message::new("picture-unshown").text("picture", picture).fact("why", why),
            Self::PictureLost { path, picture } => Message::new("picture-lost").text("file", path).text("picture", picture),
            Self::PictureAltered { picture, how } => pictures::altered(picture, *how),
            Self::TooManyPictures { count, most } => {
                Message::new("pictures-beyond").number("count", *count).number("most", *most)
            }
            Self::Comments { count } => Message::new("comments").number("count", *count),
            Self::Draft { key, value } => Message::new("draft").text("key", key).text("value", value),
            Self::DraftByName { word } => Message::new("draft-by-name").text("word", word),
            Self::Columns { names } => Message::new("list-columns").number("count", names.len()).texts("names", names),
            Self::Rows { why, first, count } => {
                let rows = first.iter().map(usize::to_string).collect::<Vec<_>>();
                let code = match why {
                    RowLeft::NoText => "list-rows-no-text",
                    RowLeft::Hidden => "list-rows-hidden",
                };
                Message::new(code).number("count", *count).texts("rows", &rows)
            }
            Self::Sheets { names } => Message::new("list-sheets").number("count", names.len()).texts("names", names),
            Self::UnreadNames { key, value } => Message::new("unread-names").text("key", key).text("value", short(value)),
            Self::Struck { count } => Message::new("struck").number("count", *count),
            Self::WrongRelease { key, value } if key == "release" => Message::new("wrong-release").text("value", value),
            // Archives keep what was told under the older name, which has no key.
            Self::WrongRelease { key, value } => Message::new("wrong-release-of").text("key", key).text("value", value),
            Self::OneLink { count } => Message::new("one-link").number("count", *count),
            Self::OneGuid { count } => Message::new("one-guid").number("count", *count),
            Self::IdTaken { id, headline: Some(headline) } => {
                Message::new("id-taken").text("id", short(id)).text("headline", headline)
            }
            Self::IdTaken { id, headline: None } => Message::new("id-ours").text("id", short(id)),
            Self::IdStays { told, id } => Message::new("id-stays").text("told", short(told)).text("id", short(id)),
            Self::OwnFeed { key } => Message::new("own-feed").text("key", key),
            Self::EmptyFeed { name } => Message::new("empty-feed").text("name", name),
            Self::NotOurs { path } => Message::new("not-ours").text("file", path),
            Self::FeedsEnded { count, path } => Message::new("feeds-ended").number("count", *count).text("file", path),
            Self::LargeFeed { path, bytes, most } => {
                let size = |bytes: usize| Size(u64::try_from(bytes).unwrap_or(u64::MAX));
                Message::new("large-feed").text("file", path).text("size", size(*bytes)).text("limit", size(*most))
            }
            Self::NoneMatches { glob } => Message::new("none-matches").text("glob", glob),
            Self::Unreadable { key, value } => Message::new("unreadable").text("key", key).text("value", short(value)),
            Self::WrongDirective { wrong } => Message::new("wrong-directive").fact("wrong", wrong),
            Self::HalfMissing { turn } => Message::new("half-missing").text("turn", turn),
            Self::TurnsBeyond { most } => Message::new("turns-beyond").number("most", *most),
            Self::NoArticle => Message::new("no-article"),
            Self::SeenTwice { other } => Message::new("seen-twice").text("other", other),
            Self::OtherVersion { other } => Message::new("other-version").text("other", other),
            Self::StillWithdrawn { headline, id } => Message::new("still-withdrawn").text("headline", headline).text("id", id),
            Self::Doubtful { headline, id, new } => {
                Message::new("doubtful").text("headline", headline).text("id", id).text("new", new)
            }
            Self::ClockBack { now, last } => Message::new("clock-back").moment("now", now).moment("last", last),
            Self::Stays { headlines, why, path: None } => Message::new("stays").fact("stories", headlines).fact("why", why),
            Self::Stays { headlines, why, path: Some(path) } => {
                Message::new("stays-of-file").fact("stories", headlines).fact("why", why).text("path", argument(path.display()))
            }
            Self::StaysHeld { headlines, why, path } => {
                Message::new("stays-held").fact("stories", headlines).fact("why", why).text("path", argument(path.display()))
            }
            Self::HeldAndGone { headlines } => Message::new("held-and-gone").fact("stories", headlines),
            Self::NotWithdrawn { headlines, all, most, path } => Message::new("not-withdrawn")
                .fact("stories", headlines)
                .number("all", *all)
                .number("most", *most)
                .text("path", argument(path.display())),
            Self::Trial => Message::new("trial"),
            Self::TrialEnded { archive } => Message::new("trial-ended").text("archive", archive.display()),
            Self::Moved { was, now, authority } => {
                Message::new("feeds-moved").text("was", was).text("now", now).text("authority", authority)
            }
            Self::Copy { of, alone } if alone.is_empty() => Message::new("copy").text("of", of.display()),
            Self::Copy { of, alone } => Message::new("copy-with-more").text("of", of.display()).texts("alone", alone),
            Self::Archive { mended } => mended.message(),
            Self::Skipped { why } => why.message(),
            Self::FrontMatter { wrong } => wrong.message(),
        }
    }
}

impl fmt::Display for WarningKind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.said(Language::English))
    }
}

impl Worded for Why {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Gone => "why-gone",
            Self::SetAside => "why-set-aside",
            Self::Draft => "why-draft",
            Self::OtherDay => "why-other-day",
            Self::Guessed => "why-guessed",
            Self::Replaced => "why-replaced",
            Self::Doubtful => "why-doubtful",
            Self::ReadOtherwise => "why-read-otherwise",
        })
    }
}

impl Worded for Headlines {
    fn message(&self) -> Message {
        let code = if self.count > self.first.len() { "some-stories" } else { "stories" };
        Message::new(code).number("count", self.count).texts("headlines", &self.first)
    }
}

/// What a page tells, as far as it is needed to find it there: an address may have thousands of letters.
fn short(told: &str) -> Cow<'_, str> {
    clip(told, 80)
}

/// Whether a message names pictures that no page names.
pub(crate) fn is_of_pictures(message: &Message) -> bool {
    message.code() == OF_PICTURES
}

const OF_PICTURES: &str = "not-read-pictures";

impl Worded for Unread {
    fn message(&self) -> Message {
        match self {
            Self::Kind(kind) => Message::new("not-read").fact("what", kind),
            Self::Pictures { others } => Message::new(OF_PICTURES).number("others", *others),
            Self::Link => Message::new("not-read-link"),
            Self::NoFile => Message::new("not-read-no-file"),
            Self::Name => Message::new("not-read-name"),
            Self::NotListed(refusal) => Message::new("not-listed").fact("why", refusal),
            Self::ListedInPart(system) => Message::new("listed-in-part").fact("why", system),
        }
    }
}

impl Worded for WrongDirective {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::NoByline => "directive-no-byline",
            Self::Unknown => "directive-unknown",
        })
    }
}

impl Worded for WrongHead {
    fn message(&self) -> Message {
        match self {
            Self::Open { fence } => Message::new("head-open").text("fence", fence),
            Self::NoPair { fence, right } => Message::new("head-no-pair").text("fence", fence).text("right", right),
            Self::Unknown { key, nearest } => Message::new("head-unknown").text("key", key).text("nearest", *nearest),
        }
    }
}

impl Worded for DateFrom {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::FrontMatter => "told-by-front-matter",
            Self::Path => "told-by-path",
            Self::Page => "told-by-page",
            Self::Option => "told-by-option",
            Self::Inferred => "told-by-datelines",
        })
    }
}

/// One of each warning, and of each way in which it is said.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::Place;
    use crate::error::archive::Mended;
    use crate::error::file::FileKind;
    use crate::error::file::Refusal;
    use crate::error::system::System;
    use std::path::PathBuf;

    let path = PathBuf::from("2023-04-09-A02.md");
    let text = str::to_owned;
    let headlines = |count| Headlines::of(vec![text("春到中原"); count], 3);
    let stays = |why, path| WarningKind::Stays { headlines: headlines(1), why, path };
    let skipped = |why| WarningKind::Skipped { why };
    let head = |wrong| WarningKind::FrontMatter { wrong };
    let conflict = |taken_from, other_from| WarningKind::EditionConflict {
        taken: text("2023-04-09"),
        taken_from,
        other: text("2023-04-08"),
        other_from,
    };
    let system = || System { code: Some(5), words: text("input/output error") };
    let kinds = vec![
        WarningKind::ControlCharacters { count: 1, first: text("U+000C") },
        WarningKind::ControlCharacters { count: 3, first: text("U+000C") },
        WarningKind::Hidden { count: 1, first: text("U+200B") },
        WarningKind::Hidden { count: 3, first: text("U+200B") },
        WarningKind::EditionInferred { date: text("2023-04-09"), dateline: text("4月8日") },
        WarningKind::EditionInPassing { date: text("2023-04-09") },
        WarningKind::EditionYear { date: text("2023-04-09") },
        WarningKind::EditionUnknown,
        conflict(DateFrom::FrontMatter, DateFrom::Path),
        conflict(DateFrom::Path, DateFrom::Page),
        conflict(DateFrom::Option, DateFrom::Inferred),
        WarningKind::DayConflict { date: text("2023-04-09"), printed: text("星期一") },
        WarningKind::Tags { count: 1 },
        WarningKind::Tags { count: 2 },
        WarningKind::Shortcodes { count: 1 },
        WarningKind::Shortcodes { count: 2 },
        WarningKind::PictureLost { path: text("pictures/0123456789abcdef0123456789abcdef.jpg"), picture: text("图/桥.jpg") },
        WarningKind::TooManyPictures { count: 1000, most: 200 },
        WarningKind::Comments { count: 1 },
        WarningKind::Comments { count: 2 },
        WarningKind::Draft { key: text("draft"), value: text("true") },
        WarningKind::DraftByName { word: "勿发" },
        WarningKind::Columns { names: vec![text("价格")] },
        WarningKind::Columns { names: vec![text("价格"), text("字数")] },
        WarningKind::Rows { why: RowLeft::NoText, first: vec![5], count: 1 },
        WarningKind::Rows { why: RowLeft::NoText, first: vec![5, 8, 12, 13, 14], count: 9 },
        WarningKind::Rows { why: RowLeft::Hidden, first: vec![5], count: 1 },
        WarningKind::Rows { why: RowLeft::Hidden, first: vec![5, 6, 7, 8, 9], count: 40 },
        WarningKind::Sheets { names: vec![text("值班")] },
        WarningKind::Sheets { names: vec![text("值班"), text("电话")] },
        WarningKind::UnreadNames { key: text("作者"), value: text("admin@example.cn") },
        WarningKind::Struck { count: 1 },
        WarningKind::Struck { count: 2 },
        WarningKind::WrongRelease { key: text("release"), value: text("明晚") },
        WarningKind::WrongRelease { key: text("定时"), value: text("明晚") },
        WarningKind::OneLink { count: 2 },
        WarningKind::OneGuid { count: 2 },
        WarningKind::IdTaken { id: text("https://old.example.cn/?p=15"), headline: Some(text("春到中原")) },
        WarningKind::IdTaken { id: text("tag:example.cn,2023:2023-04-09/A02/0123456789abcdef"), headline: None },
        WarningKind::IdStays {
            told: text("https://old.example.cn/?p=15"),
            id: text("tag:example.cn,2023:2023-04-09/A02/0123456789abcdef"),
        },
        WarningKind::Unreadable { key: text("date"), value: text("明天") },
        WarningKind::Unreadable { key: text("guid"), value: "9".repeat(3000) },
        WarningKind::OwnFeed { key: "link" },
        WarningKind::EmptyFeed { name: text("culture-district") },
        WarningKind::NotOurs { path: text("robots.txt") },
        WarningKind::FeedsEnded { count: 1, path: text("minsheng/atom.xml") },
        WarningKind::FeedsEnded { count: 3, path: text("minsheng/atom.xml") },
        WarningKind::LargeFeed { path: text("atom.xml"), bytes: 600 << 10, most: 512 << 10 },
        WarningKind::NoneMatches { glob: text("来稿/*.txt") },
        WarningKind::WrongDirective { wrong: WrongDirective::NoByline },
        WarningKind::WrongDirective { wrong: WrongDirective::Unknown },
        WarningKind::HalfMissing { turn: text("下转第3版") },
        WarningKind::TurnsBeyond { most: 500 },
        WarningKind::NoArticle,
        WarningKind::SeenTwice { other: text("2023-04-09-A03.md:7") },
        WarningKind::OtherVersion { other: text("2023-04-09-A03.md:7") },
        WarningKind::StillWithdrawn { headline: text("春到中原"), id: text("2023-04-09/A02/0123456789abcdef") },
        WarningKind::Doubtful {
            headline: text("春到中原"),
            id: text("2023-04-09/A02/0123456789abcdef"),
            new: text("2023-04-09/A02/fedcba9876543210"),
        },
        WarningKind::ClockBack { now: text("2023-04-09T06:00:00+08:00"), last: text("2023-04-10T06:00:00+08:00") },
        stays(Why::Gone, Some(path.clone())),
        stays(Why::SetAside, None),
        stays(Why::Draft, None),
        stays(Why::OtherDay, Some(path.clone())),
        stays(Why::Guessed, None),
        stays(Why::Replaced, Some(path.clone())),
        stays(Why::Doubtful, None),
        stays(Why::ReadOtherwise, Some(path.clone())),
        WarningKind::StaysHeld { headlines: headlines(2), why: Why::Gone, path: path.clone() },
        WarningKind::HeldAndGone { headlines: headlines(1) },
        WarningKind::HeldAndGone { headlines: headlines(2) },
        WarningKind::NotWithdrawn { headlines: headlines(13), all: 13, most: 12, path: path.clone() },
        WarningKind::Trial,
        WarningKind::TrialEnded { archive: PathBuf::from(".benbao/trial") },
        WarningKind::Moved {
            was: text("https://example.cn/feeds/"),
            now: text("https://news.example.cn/feeds/"),
            authority: text("example.cn,2026"),
        },
        WarningKind::Copy { of: path.clone(), alone: Vec::new() },
        WarningKind::Copy { of: path.clone(), alone: vec![text("春到中原"), text("一路花开")] },
        WarningKind::Archive { mended: Mended::Emptied },
        skipped(Unread::Kind(FileKind::OldOffice)),
        skipped(Unread::Pictures { others: 0 }),
        skipped(Unread::Pictures { others: 1 }),
        skipped(Unread::Pictures { others: 11 }),
        skipped(Unread::Link),
        skipped(Unread::NoFile),
        skipped(Unread::Name),
        skipped(Unread::NotListed(Refusal::System(system()))),
        skipped(Unread::ListedInPart(system())),
        head(WrongHead::Open { fence: "---" }),
        head(WrongHead::NoPair { fence: "---", right: "key: value" }),
        head(WrongHead::Unknown { key: text("pgae"), nearest: "page" }),
    ];
    let located = [Place::file(&path), Place::line(&path, 7), Place { columns: Some((2, 4)), ..Place::line(&path, 7) }];
    let located = located.into_iter().map(|place| Warning { place, kind: WarningKind::NoArticle }.message());
    kinds.iter().map(Worded::message).chain(located).collect()
}

//! The life of an article: held back, live, withdrawn, restored, and what each state shows to readers.

use crate::article::Article;
use crate::article::Headline;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::beijing::Instant;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;
use std::fmt;

/// Where an article stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// In the feeds.
    Live,
    /// Its publication lies in the future: in no output yet.
    Held,
    /// No page holds it any more: out of the feeds, and back when a page holds it again.
    Gone,
    /// Withdrawn by a person (撤稿): out of the feeds whatever the pages say.
    Withdrawn,
    /// Withdrawn by a person, and its last revision says so in the feeds until newer changes push it out.
    Notice,
    /// The same article as another, which took its place.
    Merged,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Live, Self::Held, Self::Gone, Self::Withdrawn, Self::Notice, Self::Merged];

    /// The word in the archive, in lists and exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Held => "held",
            Self::Gone => "gone",
            Self::Withdrawn => "withdrawn",
            Self::Notice => "notice",
            Self::Merged => "merged",
        }
    }

    /// The state of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether the feeds carry it as an entry.
    pub(crate) fn is_shown(self) -> bool {
        matches!(self, Self::Live | Self::Notice)
    }

    /// Whether the feeds carry a tombstone for it.
    pub(crate) fn is_tombstone(self) -> bool {
        matches!(self, Self::Gone | Self::Withdrawn | Self::Merged)
    }

    /// Whether a person said so, against the pages.
    pub(crate) fn is_by_hand(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Notice | Self::Merged)
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(self.as_str().as_bytes())))
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// The moment of a change that readers see: now, but later than what they saw before even where the clock went back.
pub(crate) fn moved(before: Instant, now: Instant) -> Instant {
    now.max(before.plus_seconds(1))
}

/// What a notice is called.
pub(crate) const NOTICE: &str = "本稿已撤回";

/// The reason that a notice gives.
pub(crate) fn reason_of(notice: &Article) -> Option<String> {
    notice.text().strip_prefix(NOTICE)?.strip_prefix('：').map(str::to_owned)
}

/// What the feeds show of an article withdrawn with a notice: the words of the withdrawal alone.
pub(crate) fn notice(article: Article, reason: Option<&str>) -> Article {
    let text = reason.map_or_else(|| format!("{NOTICE}。"), |reason| format!("{NOTICE}：{reason}"));
    Article {
        headline: Headline { segments: vec![NOTICE.to_owned()], ..Headline::default() },
        datelines: Vec::new(),
        credits: Vec::new(),
        byline: Vec::new(),
        body: vec![Paragraph { kind: ParagraphKind::Text, text }],
        ..article
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_has_a_word_and_is_shown_or_buried_or_neither() {
        for state in State::ALL {
            assert_eq!(State::parse(state.as_str()), Some(state));
            assert!(!(state.is_shown() && state.is_tombstone()), "{state}");
        }
        assert_eq!(State::parse("lost"), None);
    }

    #[test]
    fn a_change_is_later_than_what_was_seen_before() {
        let moment = |text| Instant::parse(text).unwrap();
        let before = moment("2023-04-09T06:00:00+08:00");
        assert_eq!(moved(before, moment("2023-04-10T06:00:00+08:00")), moment("2023-04-10T06:00:00+08:00"));
        assert_eq!(moved(before, moment("2013-04-10T06:00:00+08:00")), moment("2023-04-09T06:00:01+08:00"));
    }
}

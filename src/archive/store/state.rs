//! What the archive keeps of where an article stands, and what readers are shown of one that was withdrawn with a notice.

use crate::article::Article;
use crate::article::Headline;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::article::history::State;
use crate::beijing::Instant;
use crate::words::language::Language;
use crate::words::outlet;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;

/// The word in the archive's own rows, under their seals: that of the first version, whatever it is called since.
pub(crate) fn kept(state: State) -> &'static str {
    match state {
        State::OffPage => "gone",
        other => other.as_str(),
    }
}

impl ToSql for State {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Text(kept(*self).as_bytes())))
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

/// Whether an entry of a feed has the title of a notice, in whichever language the paper spoke then.
pub(crate) fn is_notice(title: &str) -> bool {
    Language::ALL.into_iter().any(|language| outlet::notice(language) == title)
}

/// The reason that a notice gives.
pub(crate) fn reason_of(notice: &Article) -> Option<String> {
    let text = notice.text();
    Language::ALL.into_iter().find_map(|language| text.strip_prefix(&outlet::notice_because(language)).map(str::to_owned))
}

/// What the feeds show of an article withdrawn with a notice: the words of the withdrawal alone.
pub(crate) fn notice(article: Article, reason: Option<&str>, language: Language) -> Article {
    let title = outlet::notice(language);
    let text = match reason {
        Some(reason) => outlet::notice_because(language) + reason,
        None => format!("{title}{}", language.full_stop()),
    };
    Article {
        headline: Headline { segments: vec![title], ..Headline::default() },
        datelines: Vec::new(),
        credits: Vec::new(),
        byline: Vec::new(),
        body: vec![Paragraph::plain(ParagraphKind::Text, text)],
        pictures: Vec::new(),
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
            assert_eq!(State::parse(kept(state)), Some(state));
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

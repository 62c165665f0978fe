//! What a text is as writing, whoever wrote it: how long it is, whether it ends a sentence, whether it has clauses or letters.

use crate::date;
use crate::text::is_han;

/// How many characters a text has.
pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether a sentence ends where the text ends. Closing marks behind the stop belong to it, and a bracket that
/// follows a stop: `…规模。(见图)`.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end();
    if bare.ends_with(')')
        && let Some(before) = bare.rfind('(').and_then(|open| bare.get(..open))
        && ends_with_stop(before)
    {
        return true;
    }
    ends_with_stop(bare)
}

fn ends_with_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', ')', '』', '」', '"', '】', ']', '〕', ' ']);
    bare.ends_with(['。', '!', '?', '…', ';', ':', '.', '—']) || bare.is_empty()
}

/// Whether the text holds a mark that parts the clauses of running text.
pub(crate) fn has_clauses(text: &str) -> bool {
    text.contains([',', '。', ';'])
}

/// Whether the text is running text: long, with clauses or the end of a sentence. A column cuts a sentence anywhere, so that not
/// every line of running text ends one.
pub(crate) fn is_running_text(text: &str) -> bool {
    is_long(text) && (ends_sentence(text) || has_clauses(text))
}

/// Whether the text has as many letters as running text, without counting all of a paragraph's.
fn is_long(text: &str) -> bool {
    text.len() >= SHORTEST_RUNNING * char::MAX.len_utf8() || length(text) >= SHORTEST_RUNNING
}

/// Running text has at least so many letters.
pub(crate) const SHORTEST_RUNNING: usize = 25;

/// Whether the text is a day and nothing else: the one under a notice or a letter.
pub(crate) fn is_day(text: &str) -> bool {
    date::at_start(text).is_some_and(|(day, behind)| day.month.is_some() && behind.trim().is_empty())
}

/// Who signs a notice on one line with the day (落款): `渡口市自来水公司 2026年3月4日`.
pub(crate) fn dated_signer(text: &str) -> Option<&str> {
    if text.len() > LONGEST_SIGNED {
        return None;
    }
    let who = match text.rsplit_once(' ') {
        Some((who, day)) if is_day(day) => who,
        _ => {
            date::find_whole(text).filter(|(bytes, _)| bytes.end == text.len()).and_then(|(bytes, _)| text.get(..bytes.start))?
        }
    };
    (length(who) <= LONGEST_SIGNER && has_letters(who) && !who.contains([',', '。'])).then_some(who.trim_end())
}

/// Who signs has at most so many letters.
const LONGEST_SIGNER: usize = 30;

/// A signer and a day, in whatever letters, have at most so many bytes: what is longer is text, and most lines are.
const LONGEST_SIGNED: usize = 2 * LONGEST_SIGNER * char::MAX.len_utf8();

/// Whether there is anything to read in the text.
pub(crate) fn has_letters(text: &str) -> bool {
    text.chars().any(|it| is_han(it) || it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_text_is_long_and_has_clauses_or_an_end() {
        for text in ["修表讲究一个“准”字。他说,手上的准,先要心里的准。", "今年以来全市新开通外贸航线六条,通达四十个国家和地"]
        {
            assert!(is_running_text(text), "{text}");
        }
        for text in ["会议很好。", "海州市今年十件民生实事全部完成并向全体市民公布完成情况"] {
            assert!(!is_running_text(text), "{text}");
        }
    }

    #[test]
    fn a_notice_is_signed_and_dated_on_one_line() {
        for (text, who) in [
            ("渡口市自来水公司 2026年3月4日", Some("渡口市自来水公司")),
            ("渡口市自来水公司2026年3月4日", Some("渡口市自来水公司")),
            ("渡口市自来水公司 3月4日", Some("渡口市自来水公司")),
            ("渡口市自来水公司", None),
            ("2026年3月4日", None),
            ("2026年3月4日 春到中原", None),
        ] {
            assert_eq!(dated_signer(text), who, "{text}");
        }
    }

    #[test]
    fn a_sentence_ends_at_its_stop() {
        for text in ["开班。", "好!”", "吗?", "(完)。”", "如下:", "吃过饭……", "——"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["全面、完整、准确", "项目,", "网格员(网格员)", "“三定”"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}

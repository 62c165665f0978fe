//! What a text is as writing, whoever wrote it: how long it is, whether it ends a sentence, whether it has clauses or letters.

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

/// Whether there is anything to read in the text.
pub(crate) fn has_letters(text: &str) -> bool {
    text.chars().any(|it| is_han(it) || it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

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

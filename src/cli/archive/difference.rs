//! What changed between two texts, word by word: a Chinese character is a word, so are a run of Latin letters and a
//! number; what stands unchanged far from every change is left out.

use crate::text::is_han;
use similar::Algorithm;
use similar::DiffOp;
use similar::capture_diff_slices;

/// As many words are shown on each side of a change.
const AROUND: usize = 8;

/// Between two changes so few equal words are not worth two marks.
const ISLAND: usize = 1;

/// The new text with what went as `[-…-]` and what came as `{+…+}`.
pub(crate) fn marked(before: &str, after: &str) -> String {
    let (old, new) = (words(before), words(after));
    let mut marked = String::new();
    let operations = joined(capture_diff_slices(Algorithm::Myers, &old, &new));
    let last = operations.len().saturating_sub(1);
    for (at, (gone, come, equal)) in operations.into_iter().enumerate() {
        let text = |words: &[&str], range: std::ops::Range<usize>| words.get(range).unwrap_or_default().concat();
        if equal {
            let kept: Vec<&str> = new.get(come).unwrap_or_default().to_vec();
            marked.push_str(&shortened(&kept, at > 0, at < last));
            continue;
        }
        if !gone.is_empty() {
            marked.push_str(&format!("[-{}-]", text(&old, gone)));
        }
        if !come.is_empty() {
            marked.push_str(&format!("{{+{}+}}", text(&new, come)));
        }
    }
    marked
}

/// Unchanged words with their middle left out; near a change some stay.
fn shortened(words: &[&str], behind_change: bool, before_change: bool) -> String {
    let (head, tail) = (if behind_change { AROUND } else { 0 }, if before_change { AROUND } else { 0 });
    if words.len() <= head + tail + 1 {
        return words.concat();
    }
    let first = words.get(..head).unwrap_or_default().concat();
    let last = words.get(words.len() - tail..).unwrap_or_default().concat();
    format!("{first}…{last}")
}

type Change = (std::ops::Range<usize>, std::ops::Range<usize>, bool);

/// Changes parted by a single equal word are one.
fn joined(operations: Vec<DiffOp>) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    let count = operations.len();
    for (at, operation) in operations.into_iter().enumerate() {
        let equal = matches!(operation, DiffOp::Equal { .. });
        let (gone, come) = (operation.old_range(), operation.new_range());
        let island = equal && come.len() <= ISLAND && at > 0 && at + 1 < count;
        match joined.last_mut() {
            Some(last) if !last.2 && (!equal || island) => {
                last.0.end = gone.end;
                last.1.end = come.end;
            }
            _ => joined.push((gone, come, equal)),
        }
    }
    joined
}

/// The words of a text; together they are the text.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let one_word = |one: char, two: char| one.is_alphanumeric() && two.is_alphanumeric() && !is_han(one) && !is_han(two);
        if before.is_some_and(|before| !one_word(before, letter)) {
            words.extend(text.get(start..at));
            start = at;
        }
        before = Some(letter);
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_a_word_and_so_is_a_number() {
        assert_eq!(words("4月8日，CCD召开2023年"), ["4", "月", "8", "日", "，", "CCD", "召", "开", "2023", "年"]);
        assert_eq!(words(""), [] as [&str; 0]);
    }

    #[test]
    fn changes_are_marked_and_what_is_far_from_them_is_left_out() {
        let table = [
            ("记者 鲁炎", "记者 鲁燕", "记者 鲁[-炎-]{+燕+}"),
            ("参加人数1000人", "参加人数1200人", "参加人数[-1000-]{+1200+}人"),
            ("同", "同", "同"),
            ("一二三四五六七八九十甲", "一二三四五六七八九十乙", "…三四五六七八九十[-甲-]{+乙+}"),
            ("", "新", "{+新+}"),
            ("甲乙丙", "丁乙戊", "[-甲乙丙-]{+丁乙戊+}"),
        ];
        for (before, after, expected) in table {
            assert_eq!(marked(before, after), expected, "{before} → {after}");
        }
    }
}

//! Characters that nobody sees (不可见字符): they come along when text is copied, cut a name in two, turn the direction of writing,
//! or carry words past whoever reads the proof. They go, but where a script needs them.

use crate::shown::is_unseen;
use crate::text::Dropped;
use crate::text::beside_ideographs;
use crate::text::is_han;
use std::borrow::Cow;

/// The text without them. Borrowed where nothing changes.
pub fn without_hidden(text: &str) -> (Cow<'_, str>, Dropped) {
    let mut dropped = Dropped::default();
    if !beside_ideographs(text).any(|(_, letter)| is_hidden(letter)) {
        return (Cow::Borrowed(text), dropped);
    }
    let mut next = None;
    let mut behind: Vec<Option<char>> = text
        .chars()
        .rev()
        .map(|letter| {
            let seen_behind = next;
            next = if is_hidden(letter) { next } else { Some(letter) };
            seen_behind
        })
        .collect();
    behind.reverse();
    let mut kept = String::with_capacity(text.len());
    let mut before = None;
    for (letter, behind) in text.chars().zip(behind) {
        if is_hidden(letter) && (kept.ends_with(letter) || !is_needed(before, letter, behind)) {
            dropped.count += 1;
            dropped.first.get_or_insert(letter);
            continue;
        }
        before = if is_hidden(letter) { before } else { Some(letter) };
        kept.push(letter);
    }
    (Cow::Owned(kept), dropped)
}

/// What has no shape of its own: marks of direction, joiners, fillers, tags (U+E0000), and variation selectors.
fn is_hidden(letter: char) -> bool {
    // Tabs and other controls are `legal`'s.
    !letter.is_control() && is_unseen(letter)
        || matches!(letter,
            '\u{2800}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether what is seen before it and behind it is written with it.
fn is_needed(before: Option<char>, letter: char, behind: Option<char>) -> bool {
    let around = |is: fn(char) -> bool| before.is_some_and(is) || behind.is_some_and(is);
    match letter {
        '\u{200c}' | '\u{200d}' if before.is_some_and(is_joined) => true,
        '\u{200d}' => before.is_some_and(is_emoji) && behind.is_some_and(is_emoji),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => around(is_right_to_left),
        // GB 18030 and UTS #37: another shape of the same character, as names have it.
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_han),
        '\u{fe0e}' | '\u{fe0f}' => before.is_some_and(|it| is_emoji(it) || matches!(it, '0'..='9' | '#' | '*')),
        '\u{180b}'..='\u{180f}' => around(is_mongolian),
        '\u{115f}' | '\u{1160}' => around(|it| matches!(it, '\u{1100}'..='\u{11ff}')),
        _ => false,
    }
}

/// Scripts whose letters join or stack: Arabic (Uyghur, Kazakh), Syriac, those of India, Khmer, Mongolian.
fn is_joined(letter: char) -> bool {
    is_mongolian(letter)
        || matches!(letter, '\u{600}'..='\u{6ff}' | '\u{700}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{900}'..='\u{dff}'
            | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn is_mongolian(letter: char) -> bool {
    matches!(letter, '\u{1800}'..='\u{18af}')
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{1e900}'..='\u{1e95f}')
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{27bf}' | '\u{2934}' | '\u{2935}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes_and_what_a_script_needs_stays() {
        let goes = [
            ("云溪大桥\u{200b}今晨", "云溪大桥今晨", 1),
            ("\u{200e}记者 何小满\u{200f}", "记者 何小满", 2),
            ("甲\u{202e}乙\u{2066}丙\u{2069}", "甲乙丙", 3),
            ("海湾\u{e0001}\u{e0048}\u{e0069}\u{e007f}", "海湾", 4),
            ("林\u{200d}知\u{200c}夏\u{2060}\u{feff}\u{ad}", "林知夏", 5),
            ("a\u{fe0f}，\u{e0100}葛", "a，葛", 2),
            ("甲\u{3164}\u{115f}\u{ffa0}\u{fff9}\u{1d173}\u{e01f0}\u{2800}乙", "甲乙", 7),
            ("👩\u{200d}\u{200d}👧\u{200d}", "👩\u{200d}👧", 2),
        ];
        for (text, seen, count) in goes {
            let (found, dropped) = without_hidden(text);
            assert_eq!((found.as_ref(), dropped.count), (seen, count), "{text:?}");
        }
        let stays = [
            "平安中原，Ａ\t甲\u{3000}",
            "葛\u{e0100}城 逸\u{fe00}",
            "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} ㊗\u{fe0f}",
            "می\u{200c}خواهم \u{200f}ئۇيغۇر\u{200e}",
            "क्\u{200d}ष ᠮ\u{180b}ᠣ\u{180e}ᠩ",
            "\u{115f}\u{1161}",
        ];
        for text in stays {
            let (found, dropped) = without_hidden(text);
            assert_eq!((found.as_ref(), dropped.count), (text, 0), "{text:?}");
        }
    }

    #[test]
    fn a_long_run_of_them_costs_no_more_than_its_length() {
        let text = format!("甲{}乙", "\u{200d}\u{200b}".repeat(500_000));
        assert_eq!(without_hidden(&text).0, "甲乙");
    }
}

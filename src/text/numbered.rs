//! Numbers at the head of a line (序号): what counts items, parts and chapters.

/// `一、`, `（二）`, `3.`: the head of a list entry or a subhead, in letters of any width.
pub(crate) fn opens(words: &str) -> bool {
    let bare = words.trim_start_matches(['(', '（', '第']);
    let digits = bare.trim_start_matches(|it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it));
    digits.len() < bare.len()
        && digits.starts_with(['、', '.', '．', ')', '）', '章', '节'])
        && !digits.get(1..2).is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_counts_what_follows() {
        for (words, expected) in [
            ("一、起因", true),
            ("（二）立项", true),
            ("3.过桥", true),
            ("第三章", true),
            ("3.5万人过桥", false),
            ("一座桥", false),
            ("起因", false),
        ] {
            assert_eq!(opens(words), expected, "{words}");
        }
    }
}

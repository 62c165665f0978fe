//! Punctuation (标点, GB/T 15834—2011): NFKC and many typesetters fold `，` to `,`; here it gets its Chinese form back.

use crate::text::fold;
use crate::text::is_han;
use std::borrow::Cow;

/// What becomes of punctuation between Chinese characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Typography {
    /// `,` between Chinese characters becomes `，`; the default.
    #[default]
    Restore,
    /// As the page has it.
    Keep,
    /// `，` becomes `,`: for systems that know no other.
    Ascii,
}

/// Sets a paragraph's punctuation as asked. Figures, Latin words, `1,000`, `10:30` and addresses stay.
pub fn set(text: &str, typography: Typography) -> Cow<'_, str> {
    match typography {
        Typography::Keep => Cow::Borrowed(text),
        Typography::Ascii => Cow::Owned(text.chars().map(|it| if narrowed(it) { fold(it) } else { it }).collect()),
        Typography::Restore if text.contains([',', ';', ':', '?', '!', '(', ')']) => Cow::Owned(restore(text)),
        Typography::Restore => Cow::Borrowed(text),
    }
}

fn narrowed(letter: char) -> bool {
    matches!(letter, '，' | '；' | '：' | '？' | '！' | '（' | '）')
}

fn restore(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let wide_brackets = brackets_in_chinese(&letters);
    let next = neighbours_behind(&letters);
    let mut restored = String::with_capacity(text.len() + 16);
    let mut before = None;
    for (at, &letter) in letters.iter().enumerate() {
        let behind = next.get(at).copied().flatten();
        let set = match letter {
            '(' if wide_brackets.get(at) == Some(&true) => '（',
            ')' if wide_brackets.get(at) == Some(&true) => '）',
            ',' | ';' | ':' | '?' | '!' if !keeps_its_form(&letters, at) && (chinese(before) || chinese(behind)) => {
                widened(letter)
            }
            _ => letter,
        };
        restored.push(set);
        if !transparent(set) {
            before = Some(set);
        }
    }
    restored
}

/// `1,000`, `10:30`, `https://`: a mark that belongs to what stands close on both sides.
fn keeps_its_form(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|it| letters.get(it));
    let behind = letters.get(at + 1);
    match (before, behind) {
        (Some(before), Some(behind)) => {
            before.is_ascii_digit() && behind.is_ascii_digit()
                || letters.get(at) == Some(&':') && *behind == '/'
                || before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric()
        }
        _ => false,
    }
}

/// The nearest character behind each place that says which script it stands in.
fn neighbours_behind(letters: &[char]) -> Vec<Option<char>> {
    let mut next = vec![None; letters.len()];
    let mut seen = None;
    for (at, &letter) in letters.iter().enumerate().rev() {
        if let Some(slot) = next.get_mut(at) {
            *slot = seen;
        }
        if !transparent(letter) {
            seen = Some(letter);
        }
    }
    next
}

/// A pair of brackets is Chinese when what it stands in, or what it holds, is.
fn brackets_in_chinese(letters: &[char]) -> Vec<bool> {
    let mut wide = vec![false; letters.len()];
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut before = None;
    let mut mark = |at: usize| {
        if let Some(slot) = wide.get_mut(at) {
            *slot = true;
        }
    };
    for (at, &letter) in letters.iter().enumerate() {
        match letter {
            '(' => open.push((at, chinese(before))),
            ')' => {
                let behind = chinese(letters.get(at + 1).copied());
                match open.pop() {
                    Some((start, chinese_around)) if chinese_around || behind => [start, at].into_iter().for_each(&mut mark),
                    None if chinese(before) => mark(at),
                    _ => {}
                }
            }
            _ if is_han(letter) => {
                if let Some(innermost) = open.last_mut() {
                    innermost.1 = true;
                }
            }
            _ => {}
        }
        if !transparent(letter) {
            before = Some(letter);
        }
    }
    open.into_iter().filter(|(_, chinese_around)| *chinese_around).for_each(|(at, _)| mark(at));
    wide
}

/// Quotation marks and spaces say nothing of the script they stand in.
fn transparent(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '“' | '”' | '‘' | '’' | '"' | '\'')
}

fn chinese(letter: Option<char>) -> bool {
    letter.is_some_and(|it| {
        is_han(it)
            || narrowed(it)
            || matches!(it, '。' | '、' | '《' | '》' | '〈' | '〉' | '【' | '】' | '「' | '」' | '…' | '—' | '·')
    })
}

fn widened(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xfee0).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_gets_its_chinese_form_back() {
        let table = [
            ("4月8日,中原区组织召开", "4月8日，中原区组织召开"),
            ("“大培训”,主要任务", "“大培训”，主要任务"),
            ("网格员(网格员)队伍,吸收", "网格员（网格员）队伍，吸收"),
            ("其他区县(市)的沟通", "其他区县（市）的沟通"),
            ("专属网格员(网格员),开展", "专属网格员（网格员），开展"),
            ("郑州中央文化区(CCD)为引领", "郑州中央文化区（CCD）为引领"),
            ("一是:要严;二是", "一是：要严；二是"),
            ("参加人数1,000人,其中", "参加人数1,000人，其中"),
            ("共500,其中", "共500，其中"),
            ("上午10:30开会", "上午10:30开会"),
            ("增长3.5%,同比", "增长3.5%，同比"),
            ("f(x), g(x)", "f(x), g(x)"),
            ("见https://example.cn/a?b=1,谢谢", "见https://example.cn/a?b=1，谢谢"),
            ("He said: \"yes, sir!\"", "He said: \"yes, sir!\""),
            ("谁?我!", "谁？我！"),
            ("问:“可以吗?”", "问：“可以吗？”"),
            ("((嵌套)括号)", "（（嵌套）括号）"),
            ("。)", "。）"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(set(text, Typography::Restore), expected, "{text}");
            assert_eq!(set(expected, Typography::Restore), expected, "{expected} again");
        }
    }

    #[test]
    fn other_houses_keep_or_narrow_it() {
        assert_eq!(set("是,（甲）", Typography::Keep), "是,（甲）");
        assert_eq!(set("是，（甲）：。", Typography::Ascii), "是,(甲):。");
    }
}

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
        Typography::Restore if text.bytes().any(|it| matches!(it, b',' | b';' | b':' | b'?' | b'!' | b'(' | b')')) => {
            Cow::Owned(restore(text))
        }
        Typography::Restore => Cow::Borrowed(text),
    }
}

fn narrowed(letter: char) -> bool {
    matches!(letter, '，' | '；' | '：' | '？' | '！' | '（' | '）')
}

fn restore(text: &str) -> String {
    let brackets = if text.contains(['(', ')']) { brackets_in_chinese(text) } else { Vec::new() };
    let mut brackets = brackets.into_iter().peekable();
    let mut restored = String::with_capacity(text.len() + text.len() / 8);
    let (mut copied, mut widened_end) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        let wide = match byte {
            b'(' | b')' => brackets.next_if_eq(&at).is_some(),
            b',' | b';' | b':' | b'?' | b'!' => !keeps_its_form(text, at) && stands_in_chinese(text, at, widened_end),
            _ => false,
        };
        if wide {
            restored.push_str(text.get(copied..at).unwrap_or(""));
            restored.push(widened(byte.into()));
            copied = at + 1;
            widened_end = copied;
        }
    }
    restored.push_str(text.get(copied..).unwrap_or(""));
    restored
}

/// How far one looks past quotation marks and spaces for a character that tells the script.
const LOOK: usize = 8;

/// Whether the nearest telling character on either side is Chinese; a mark that was just widened is.
fn stands_in_chinese(text: &str, at: usize, widened_end: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let nearest = before.char_indices().rev().take(LOOK).find(|(_, letter)| !transparent(*letter));
    let in_chinese = nearest.is_some_and(|(place, letter)| place + 1 == widened_end || chinese(Some(letter)));
    in_chinese || chinese(text.get(at + 1..).unwrap_or("").chars().take(LOOK).find(|letter| !transparent(*letter)))
}

/// `1,000`, `10:30`, `https://`: a mark that belongs to what stands close on both sides.
fn keeps_its_form(text: &str, at: usize) -> bool {
    let byte = |at: usize| text.as_bytes().get(at).copied();
    match (at.checked_sub(1).and_then(byte), byte(at), byte(at + 1)) {
        (_, Some(b':'), Some(b'/')) => true,
        (Some(before), _, Some(behind)) => before.is_ascii_alphanumeric() && behind.is_ascii_alphanumeric(),
        _ => false,
    }
}

/// The bytes of the brackets that are Chinese, in order: a pair is when what it stands in, or what it holds, is.
fn brackets_in_chinese(text: &str) -> Vec<usize> {
    let mut wide = Vec::new();
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut before = None;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => open.push((at, chinese(before))),
            ')' => {
                let behind = chinese(text.get(at + 1..).and_then(|rest| rest.chars().next()));
                match open.pop() {
                    Some((start, chinese_around)) if chinese_around || behind => wide.extend([start, at]),
                    None if chinese(before) => wide.push(at),
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
    wide.extend(open.into_iter().filter(|(_, chinese_around)| *chinese_around).map(|(at, _)| at));
    wide.sort_unstable();
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

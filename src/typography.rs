//! Punctuation (标点, GB/T 15834—2011): NFKC and many typesetters fold `，` to `,`; here it gets its Chinese form back.

use crate::text::beside_ideographs;
use crate::text::fold;
use crate::text::is_han;
use std::borrow::Cow;
use std::ops::Range;

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
        Typography::Restore => {
            let marks = marks(text);
            if marks.iter().any(|(_, it)| may_be_wide(*it)) { Cow::Owned(restore(text, &marks)) } else { Cow::Borrowed(text) }
        }
    }
}

/// The marks of a text that have a Chinese form, and what addresses of mail are known by: their places, found in one look.
fn marks(text: &str) -> Vec<(usize, char)> {
    beside_ideographs(text).filter(|(_, letter)| may_be_wide(*letter) || *letter == '@').collect()
}

/// Whether it has a Chinese form.
fn may_be_wide(letter: char) -> bool {
    matches!(letter, ',' | ';' | ':' | '?' | '!' | '(' | ')')
}

fn narrowed(letter: char) -> bool {
    matches!(letter, '，' | '；' | '：' | '？' | '！' | '（' | '）')
}

fn restore(text: &str, marks: &[(usize, char)]) -> String {
    let brackets = if text.contains('(') || text.contains(')') { brackets_in_chinese(text) } else { Vec::new() };
    let mut brackets = brackets.into_iter().peekable();
    let mut restored = String::with_capacity(text.len() + text.len() / 8);
    let (mut copied, mut widened_end) = (0, 0);
    let mut kept = kept(text, marks).into_iter().peekable();
    for (at, mark) in marks.iter().copied().filter(|(_, letter)| may_be_wide(*letter)) {
        while kept.next_if(|range| range.end <= at).is_some() {}
        let wide = match mark {
            _ if kept.peek().is_some_and(|range| range.contains(&at)) => false,
            '(' | ')' => brackets.next_if_eq(&at).is_some(),
            _ => !keeps_its_form(text, at) && stands_in_chinese(text, at, widened_end),
        };
        if wide {
            restored.push_str(text.get(copied..at).unwrap_or(""));
            restored.push(widened(mark));
            copied = at + 1;
            widened_end = copied;
        }
    }
    restored.push_str(text.get(copied..).unwrap_or(""));
    restored
}

/// What keeps its bytes whatever stands around it: addresses, of mail too, what a link of Markdown leads to with its brackets,
/// and names between colons (`:bell:`). In the order of the text.
fn kept(text: &str, marks: &[(usize, char)]) -> Vec<Range<usize>> {
    let mut kept: Vec<Range<usize>> = Vec::new();
    let mut done = 0;
    for (at, _) in marks.iter().filter(|(_, mark)| matches!(mark, ':' | '(' | '@')) {
        if let Some(range) = Some(*at).filter(|at| *at >= done).and_then(|at| kept_at(text, at)) {
            done = range.end;
            kept.push(range);
        }
    }
    kept
}

/// The addresses of the web and of mail that are printed in a text, without the stop behind them, in bytes.
pub(crate) fn addresses(text: &str) -> Vec<Range<usize>> {
    let bare = |range: Range<usize>| {
        let printed = text.get(range.clone())?;
        let is_address = printed.contains("://") || printed.contains('@') && !printed.starts_with('(');
        is_address.then(|| range.start..range.start + printed.trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
    };
    kept(text, &marks(text)).into_iter().filter_map(bare).collect()
}

/// What a link leads to has at most so many bytes: a text full of open links is looked through once.
const LONGEST_LINK: usize = 2_048;

/// What keeps its bytes around a mark.
fn kept_at(text: &str, at: usize) -> Option<Range<usize>> {
    let (before, behind) = text.split_at_checked(at)?;
    if behind.starts_with("://") {
        let scheme = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let length = length_while(behind, is_of_address);
        // A sentence that goes on in Chinese has ended it.
        let end = behind.get(..length).and_then(|it| it.char_indices().find_map(|(at, mark)| goes_on(behind, at, mark)));
        return (scheme > 0).then(|| at - scheme..at + end.unwrap_or(length));
    }
    if behind.starts_with('(') && before.ends_with(']') {
        let end = behind.bytes().take(LONGEST_LINK).position(|it| it == b')' || it.is_ascii_whitespace())?;
        return behind.get(end..)?.starts_with(')').then_some(at..at + end + 1);
    }
    if behind.starts_with('@') {
        let name = before.bytes().rev().take_while(|it| is_of_name(char::from(*it))).count();
        let host = length_while(behind.get(1..)?, is_of_name);
        return (name > 0 && host > 2).then(|| at - name..at + 1 + host);
    }
    let name =
        length_while(behind.get(1..)?, |letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_+-".contains(letter));
    let is_closed = behind.as_bytes().get(1 + name) == Some(&b':');
    let is_name = name > 1 && behind.bytes().take(1 + name).any(|it| it.is_ascii_lowercase());
    (behind.starts_with(':') && is_closed && is_name).then(|| at..at + name + 2)
}

fn length_while(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|letter| is_part(*letter)).map(char::len_utf8).sum()
}

/// Where an address has ended, if its sentence goes on in Chinese behind this character: before a mark, behind a letter or a
/// figure. Chinese in an address begins behind a slash or a sign.
fn goes_on(text: &str, at: usize, mark: char) -> Option<usize> {
    let end = match mark {
        ',' | ';' | '!' => at,
        _ if mark.is_ascii_alphanumeric() => at + 1,
        _ => return None,
    };
    chinese(text.get(at + 1..).and_then(|rest| rest.chars().next())).then_some(end)
}

/// An address may hold Chinese, and ends where a sentence or a space goes on.
fn is_of_address(letter: char) -> bool {
    !letter.is_whitespace() && !"，。；：？！（）《》“”‘’、<>\"'()".contains(letter)
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "._-+".contains(letter)
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
    fn addresses_keep_their_bytes() {
        let table = [
            ("链接https://example.cn/新闻?版=A01&页=2 可看;见", "链接https://example.cn/新闻?版=A01&页=2 可看；见"),
            ("表情:bell:提醒;见[公告](https://example.cn/n)。", "表情:bell:提醒；见[公告](https://example.cn/n)。"),
            ("来信:投稿@信箱,或tougao@example.cn;谢谢", "来信：投稿@信箱，或tougao@example.cn；谢谢"),
            ("网址http://example.cn,欢迎", "网址http://example.cn，欢迎"),
            ("云溪大桥:一座桥:两座城", "云溪大桥：一座桥：两座城"),
            ("见公告(新版)", "见公告（新版）"),
        ];
        for (text, expected) in table {
            assert_eq!(set(text, Typography::Restore), expected);
        }
    }

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

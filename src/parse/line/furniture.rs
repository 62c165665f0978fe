//! Page furniture (版面附件): lines that belong to the page or to a web site and to no story.
//!
//! Navigation, counters, mastheads, notes of rights, page numbers. What is cut off the end of a line is `ending`'s; date and page
//! lines are `folio`'s; 责编 lines are credits.

use crate::account::reason::Reason;
use crate::parse::line::ending;
use crate::parse::line::written::length;
use crate::parse::vocabulary::web;

/// A line of a site has at most so many bytes; more is text.
const LONGEST: usize = 480;

/// What calls for news, and a line that points to a page, have at most so many letters.
const LONGEST_CALL: usize = 60;

/// Why a whole folded line is furniture, if it is.
pub(crate) fn line(words: &str) -> Option<Reason> {
    if words.len() <= LONGEST && web::is_sites(words) {
        return Some(Reason::SiteLine);
    }
    let is_short = words.len() <= LONGEST_CALL * char::MAX.len_utf8() && length(words) <= LONGEST_CALL;
    if is_short && words.contains("报料") && (words.contains("线索费") || words.contains('奖')) {
        return Some(Reason::TipOff);
    }
    if ["(综合)", "(完)", "(本报综合)", "(综合整理)", "(待续)", "(未完待续)", "(全文完)"].contains(&words) {
        return Some(Reason::CodeOrNote);
    }
    if ending::author_note(words).is_some_and(|(start, _)| start == 0) {
        return Some(Reason::CodeOrNote);
    }
    if words.starts_with(ending::is_circled) && words.chars().all(|it| ending::is_circled(it) || it.is_ascii_digit() || it == ' ')
    {
        return Some(Reason::TypesettingCode);
    }
    // 导读: a line that points at an inner page.
    if is_short && words.ends_with('版') && words.contains(['▶', '►', '▷', '➤', '>']) {
        return Some(Reason::PointsToPage);
    }
    if is_page_number(words) {
        return Some(Reason::PageNumber);
    }
    if ending::turn(words).is_some_and(|(start, end)| start == 0 && end == words.len()) {
        return Some(Reason::Turn);
    }
    let picture_note = words
        .strip_prefix('(')
        .and_then(|it| it.strip_suffix(')'))
        .is_some_and(|it| it == "图片" || it.starts_with("附图") || it.starts_with("附照片"));
    if picture_note {
        return Some(Reason::PictureNote);
    }
    if is_address(words) || is_tags(words) || is_pager(words) {
        return Some(Reason::SiteLine);
    }
    words.chars().all(|it| matches!(it, '-' | '=' | '_' | '—' | '─' | '━' | ' ')).then_some(Reason::Rule)
}

/// An address of mail or of the web alone on its line, with a label or without: `邮箱:haizhou@example.com`.
fn is_address(words: &str) -> bool {
    let bare =
        words.split_once(':').filter(|(label, _)| length(label) <= LONGEST_LABEL && !label.is_ascii()).map_or(words, |it| it.1);
    let bare = bare.trim();
    let is_of_addresses = |it: char| it.is_ascii_graphic();
    let is_mail = bare.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    !bare.is_empty() && bare.chars().all(is_of_addresses) && (is_mail || bare.starts_with("http") || bare.starts_with("www."))
}

/// What stands before an address has at most so many letters.
const LONGEST_LABEL: usize = 6;

/// `#小米 #部落 #古謠`: tags of social media, and nothing else.
fn is_tags(words: &str) -> bool {
    if !words.trim_start_matches(' ').starts_with('#') {
        return false;
    }
    let tags = words.split(' ').filter(|it| !it.is_empty());
    tags.clone().count() > 1 && tags.clone().all(|it| it.len() > 1 && it.starts_with('#') && !it.starts_with("##"))
}

/// What parts the figures of a pager.
const PAGER: [char; 5] = [' ', '[', ']', '【', '】'];

/// `1 2 3 4`, `[1][2][3]`: the parts of a story that a site has cut up.
fn is_pager(words: &str) -> bool {
    // Nearly every line is told by its first letter; `+1` is a figure too.
    if !words.trim_start_matches(PAGER).starts_with(|letter: char| letter.is_ascii_digit() || letter == '+') {
        return false;
    }
    let figures = words.split(PAGER).filter(|it| !it.is_empty());
    let counted = figures.enumerate().try_fold(0, |_, (at, it)| (it.parse() == Ok(at + 1)).then_some(at + 1));
    counted.is_some_and(|count| count > 1)
}

/// `A02版`, `第03版`, `X07`: the folio that a column left behind.
fn is_page_number(words: &str) -> bool {
    let words = words.trim_end_matches("()").trim_end();
    let bare = words.trim_start_matches('第').trim_end_matches('版').trim();
    let marked = bare.len() + 2 < words.len() || bare.starts_with(|it: char| it.is_ascii_uppercase());
    let figures = bare.trim_start_matches(|it: char| it.is_ascii_uppercase());
    marked && bare.len() - figures.len() <= 2 && (1..=3).contains(&figures.len()) && figures.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_page_are_furniture() {
        for words in [
            "第AA08版:县区新闻 上一版3 4下一版",
            "返回主页 | 郑州晚报 | 标题导航",
            "文章字数:111",
            "陇东报社出版 国内统一刊号:CN62-0013 代号:53-27",
            "版权声明 @ 中原网",
            "X07",
            "①2",
            "春到中原万物新 ▶2版",
            "03版",
            "第A02版",
            "(下转第3版)",
            "更多详细新闻请浏览新京报网 www.bjnews.com.cn",
            "----",
            "感谢刘先生拨打本报热线报料,线索费30元",
            "(附图片1张)",
            "邮箱:haizhou@example.com",
            "https://example.com/2026/03/05",
            "#小米 #部落 #古謠",
            "1 2 3 4",
            "【1】【2】【3】",
            "第3版()",
            "字号 大 中 小",
            "【字号大中小】",
            "阅读量 1386",
            "本版热线:0371-67650000",
        ] {
            assert!(line(words).is_some(), "{words}");
        }
        for words in [
            "本报讯 近日,中原区",
            "记者 鲁燕",
            "123",
            "春耕",
            "他说,版权声明并不重要。",
            "法院认定,这组照片的版权归原告所有。",
            "全市首张经营许可证今天发出",
            "主办:海州区文化馆",
            "青年关注我们的海",
            "市民提供新闻线索最多的是噪声",
            "市民可拨打新闻热线。",
            "见图",
            "版",
            "渡口的邮箱:haizhou@example.com。",
            "#老屋",
            "3 2 1",
            "我县公布第二批老字号名单",
            "百年老字号重张",
            "全县图书阅读量翻番",
            "扫一扫就能借书",
        ] {
            assert_eq!(line(words), None, "{words}");
        }
    }
}

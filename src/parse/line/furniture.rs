//! Page furniture (版面附件): lines and ends of lines that belong to the page or to a web site and to no story.
//!
//! Navigation, counters, mastheads, copyright tails, typesetting codes, turns to other pages. Date and page lines are
//! `folio`'s; 责编 lines are credits and `credit`'s.

use crate::account::reason::Reason;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::vocabulary::words::Words;
use std::sync::LazyLock;

/// What a word says of the line that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// It leads to other pages.
    Leads,
    /// It is navigation, or counts.
    Navigates,
    /// It is a note of rights.
    Claims,
    /// It speaks of rights.
    OfRights,
}

/// All of these words, found in one going through a line.
static SIGNS: LazyLock<Words<Sign>> = LazyLock::new(|| {
    let of = |words: &'static [&'static str], sign: Sign| words.iter().map(move |word| (*word, sign));
    let site = of(LEAVES, Sign::Leads).chain(of(NAVIGATION, Sign::Navigates));
    Words::new(site.chain(of(RIGHTS, Sign::Claims)).chain(of(OF_RIGHTS, Sign::OfRights)))
});

/// Words that only the navigation of a page has.
const LEAVES: &[&str] = &[
    "上一版",
    "下一版",
    "上一篇",
    "下一篇",
    "上一期",
    "下一期",
    "标题导航",
    "版面导航",
    "版面概览",
    "返回主页",
    "返回首页",
    "返回目录",
    "展开通版",
    "收缩通版",
];

/// Whether a line leads to other pages of a paper.
pub(crate) fn is_navigation(words: &str) -> bool {
    SIGNS.in_text(words).any(|(_, sign)| sign == Sign::Leads)
}

/// Words that only navigation and counters have; a short line with one of them is furniture.
const NAVIGATION: &[&str] = &[
    "通版阅读",
    "放大 缩小",
    "默认 大",
    "字号",
    "字体:",
    "打印本页",
    "关闭窗口",
    "分享到",
    "复制链接",
    "扫一扫",
    "阅读量",
    "浏览次数",
    "点击数",
    "点击率",
    "文章字数",
    "字数:",
    "发布时间:",
    "发布日期:",
    "更新时间:",
    "稿件来源:",
    "纠错:",
    "查看评论",
    "我要评论",
    "相关链接:",
    "责任编辑邮箱",
    "版权声明",
    "版权所有",
    "版权均属",
    "未经授权",
    "不得转载",
    "如需转载",
    "免责声明",
    "国内统一刊号",
    "国内统一连续出版物号",
    "邮发代号",
    "投稿邮箱",
    "新闻热线",
    "报料热线",
    "广告热线",
    "订阅热线",
    "更多详细新闻",
    "更多新闻请",
    "关注微信公众号",
    "下载客户端",
    "enpproperty",
    "更多精彩内容",
    "更多本地新闻",
    "扫描二维码",
    "扫码关注",
    "扫码下载",
    "下载App",
    "下載App",
    "版權所有",
    "ICP备",
    "公网安备",
    "Rights Reserved",
    "opyright",
    "opyRight",
    "本站所刊登",
    "您是本文第",
    "报料有奖",
    "转载请注明",
    "請繼續往下閱讀",
    "点击上方",
    "网站导航",
    "您的浏览器",
    "请下载",
];

/// What only a note of rights says, in whole sentences.
const RIGHTS: &[&str] = &["版权均属", "不得转载", "未经授权", "如需转载", "不得轉載", "欢迎向我们报料"];

/// What a note of rights says and a story about rights as well: two of them make a note.
const OF_RIGHTS: &[&str] = &[
    "版权归",
    "版权所有",
    "转载",
    "轉載",
    "版权声明",
    "未經許可",
    "书面授权",
    "注明来源",
    "註明出處",
    "注明出处",
    "版權作品",
    "其版权",
    "原作者所有",
    "许可证",
    "免责声明",
];

/// Whether a line is a site's by its words. A sentence may speak of a hotline; furniture has no full stop, or speaks of rights.
fn is_sites(words: &str) -> bool {
    let is_sentence = words.contains('。');
    let mut of_rights = None;
    SIGNS.in_text(words).any(|(word, sign)| match sign {
        Sign::Leads | Sign::Navigates => !is_sentence,
        Sign::Claims => true,
        Sign::OfRights => of_rights.replace(word).is_some_and(|other| other != word),
    })
}

/// A line of a site has at most so many bytes; more is text.
const LONGEST: usize = 480;

/// What calls for news, and a line that points to a page, have at most so many letters.
const LONGEST_CALL: usize = 60;

/// What is said of the author in a bracket is at most so long.
const LONGEST_OF_AUTHOR: usize = 40;

/// Why a whole folded line is furniture, if it is.
pub(crate) fn line(words: &str) -> Option<Reason> {
    if words.len() <= LONGEST && is_sites(words) {
        return Some(Reason::SiteLine);
    }
    let is_short = words.len() <= LONGEST_CALL * char::MAX.len_utf8() && length(words) <= LONGEST_CALL;
    if is_short && words.contains("报料") && (words.contains("线索费") || words.contains('奖')) {
        return Some(Reason::TipOff);
    }
    if ["(综合)", "(完)", "(本报综合)", "(综合整理)", "(待续)", "(未完待续)", "(全文完)"].contains(&words) {
        return Some(Reason::CodeOrNote);
    }
    if author_note(words).is_some_and(|(start, _)| start == 0) {
        return Some(Reason::CodeOrNote);
    }
    if words.starts_with(circled) && words.chars().all(|it| circled(it) || it.is_ascii_digit() || it == ' ') {
        return Some(Reason::TypesettingCode);
    }
    // 导读: a line that points at an inner page.
    if is_short && words.ends_with('版') && words.contains(['▶', '►', '▷', '➤', '>']) {
        return Some(Reason::PointsToPage);
    }
    if is_page_number(words) {
        return Some(Reason::PageNumber);
    }
    if turn(words).is_some_and(|(start, end)| start == 0 && end == words.len()) {
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
    let tags = words.split(' ').filter(|it| !it.is_empty());
    tags.clone().count() > 1 && tags.clone().all(|it| it.len() > 1 && it.starts_with('#') && !it.starts_with("##"))
}

/// `1 2 3 4`, `[1][2][3]`: the parts of a story that a site has cut up.
fn is_pager(words: &str) -> bool {
    let figures = words.split([' ', '[', ']', '【', '】']).filter(|it| !it.is_empty());
    let counted = figures.enumerate().try_fold(0, |_, (at, it)| (it.parse() == Ok(at + 1)).then_some(at + 1));
    counted.is_some_and(|count| count > 1)
}

/// Who the author is, in the bracket that ends a text: where it begins, and the house that the author is of, where it tells no more:
/// `(作者为中学教师)`, `…走出来的。(作者单位:渡口大学)`.
pub(crate) fn author_note(words: &str) -> Option<(usize, Option<&str>)> {
    let start = words.rfind('(').filter(|_| words.ends_with(')'))?;
    let inner = words.get(start + 1..words.len() - 1)?;
    let is_one = ["作者单位", "作者系", "作者为", "作者是", "作者均"].iter().any(|it| inner.starts_with(it));
    let is_behind_text = words.get(..start).is_some_and(ends_sentence);
    let house = inner.strip_prefix("作者单位").map(|it| it.trim_start_matches([':', '为', '系', '是']).trim());
    (is_one && is_behind_text && length(inner) <= LONGEST_OF_AUTHOR).then_some((start, house.filter(|it| !it.is_empty())))
}

/// `A02版`, `第03版`, `X07`: the folio that a column left behind.
fn is_page_number(words: &str) -> bool {
    let words = words.trim_end_matches("()").trim_end();
    let bare = words.trim_start_matches('第').trim_end_matches('版').trim();
    let marked = bare.len() + 2 < words.len() || bare.starts_with(|it: char| it.is_ascii_uppercase());
    let figures = bare.trim_start_matches(|it: char| it.is_ascii_uppercase());
    marked && bare.len() - figures.len() <= 2 && (1..=3).contains(&figures.len()) && figures.bytes().all(|it| it.is_ascii_digit())
}

/// `(下转第3版)`, `上接A01版`: the bytes of a turn to or from another page, if the text holds one.
pub(crate) fn turn(words: &str) -> Option<(usize, usize)> {
    // Nearly every line is told by the one word that every turn has.
    if !words.contains('版') {
        return None;
    }
    let (at, word) = ["下转", "上接", "紧接", "详见", "相关报道见", "详细报道见", "报道见"]
        .iter()
        .filter_map(|word| Some((words.find(word)?, word)))
        .min()?;
    let behind = words.get(at + word.len()..)?;
    let end = behind.find('版').filter(|end| length(behind.get(..*end).unwrap_or("")) <= 16)?;
    let names_page = |it: char| it.is_ascii_alphanumeric() || matches!(it, '第' | '、' | ',' | ' ' | '-' | '~' | '一'..='龥');
    if !behind.get(..end)?.chars().all(names_page) {
        return None;
    }
    let end = at + word.len() + end + '版'.len_utf8();
    let before = words.get(..at)?.trim_end();
    let after = words.get(end..)?;
    let opened = before.ends_with(['(', '[', '【']);
    let closed = after.trim_start().starts_with([')', ']', '】']);
    if opened && closed {
        let start = before.len() - before.chars().next_back()?.len_utf8();
        let close = words.len() - after.trim_start().len();
        return Some((start, close + after.trim_start().chars().next()?.len_utf8()));
    }
    // Without brackets only at an end of the line: a sentence may say 详见 too.
    let alone = before.is_empty() && (after.trim().is_empty() || word.ends_with('接'));
    let last = after.trim().is_empty() && (before.ends_with(['。', '!', '?', '”']) || *word == "下转");
    (alone || last).then_some((at, end))
}

fn circled(letter: char) -> bool {
    ('①'..='⑳').contains(&letter)
}

/// Where typesetting codes begin at the end of a line: `…建言献策。①2`, `摄(B)⑦封面新闻`. The whole length where there are none.
pub(crate) fn code_at_end(words: &str) -> usize {
    if let Some(at) = words.rfind(circled) {
        let before = words.get(..at).unwrap_or("");
        let behind = words.get(at..).unwrap_or("").trim_start_matches(circled);
        let is_code = behind.bytes().all(|it| it.is_ascii_digit() || it == b' ')
            && before.ends_with(['。', '!', '?', '”', ')', '摄', '文', '图']);
        let before_code = before
            .strip_suffix(')')
            .and_then(|it| it.rsplit_once('('))
            .filter(|(_, code)| code.len() == 1 && code.bytes().all(|it| it.is_ascii_uppercase()));
        if let Some((text, _)) = before_code {
            return text.trim_end().len();
        }
        if is_code {
            return at;
        }
    }
    // (編輯:李佩凌)1150304: the number of the dispatch behind its bracket.
    let text = words.trim_end_matches(|it: char| it.is_ascii_digit());
    if words.len() - text.len() >= SHORTEST_NUMBER && text.ends_with(')') { text.len() } else { words.len() }
}

/// The number of a dispatch has at least so many figures.
const SHORTEST_NUMBER: usize = 5;

/// Where a note that a web desk adds behind the text begins: `…(记者刘明)原标题:志愿服务进社区`. The whole length where there is none.
pub(crate) fn note_at_end(words: &str) -> usize {
    if !words.contains("原标题") {
        return words.len();
    }
    let at = words.rfind("原标题:").or_else(|| words.rfind("原标题 "));
    // (原标题:…): the bracket is the note's.
    let at = at.map(|at| if words.get(..at) == Some("(") { 0 } else { at });
    at.filter(|at| {
        words.get(..*at).is_some_and(|before| before.is_empty() || before.trim_end().ends_with(['。', ')', '”', '!', '?', '(']))
    })
    .unwrap_or(words.len())
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
        ] {
            assert_eq!(line(words), None, "{words}");
        }
    }

    #[test]
    fn a_note_tells_the_house_of_the_author() {
        let table = [
            ("(作者单位:渡口大学)", Some((0, Some("渡口大学")))),
            ("(作者系渡口大学教授)", Some((0, None))),
            ("路是走出来的。(作者为中学教师)", Some(("路是走出来的。".len(), None))),
            ("他说(作者单位:渡口大学)", None),
            ("路是走出来的。(作者方予安)", None),
        ];
        for (words, expected) in table {
            assert_eq!(author_note(words), expected, "{words}");
        }
    }

    #[test]
    fn turns_and_codes_are_found_at_the_ends() {
        let turned = |words: &'static str| turn(words).and_then(|(start, end)| words.get(start..end));
        assert_eq!(turned("广大干部(下转第3版)"), Some("(下转第3版)"));
        assert_eq!(turned("广大干部。下转A03版"), Some("下转A03版"));
        assert_eq!(turned("(上接第一版)要坚持"), Some("(上接第一版)"));
        assert_eq!(turned("上接A01版 要坚持"), Some("上接A01版"));
        assert_eq!(turned("今日出版的报纸上接连"), None);
        let text = |words: &'static str| words.get(..code_at_end(words));
        assert_eq!(text("邮箱建言献策。①2"), Some("邮箱建言献策。"));
        assert_eq!(text("本报记者 李军朝 摄(B)⑦封面新闻"), Some("本报记者 李军朝 摄"));
        assert_eq!(text("选项包括①土豆"), Some("选项包括①土豆"));
        let told = |words: &'static str| words.get(..note_at_end(words));
        assert_eq!(told("办下去。(记者刘明)原标题:志愿服务进社区"), Some("办下去。(记者刘明)"));
        assert_eq!(told("他说原标题:不好"), Some("他说原标题:不好"));
    }
}

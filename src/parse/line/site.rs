//! Site lines (网页附件): what a web site or an e-paper prints around a story, and what an editor copies with it: breadcrumbs, menus,
//! buttons, counters, the line of day, source and hands, the heading of a list of other stories.
//!
//! A line is one of these only where every piece of it is: a sentence that speaks of a hotline is text. What a piece is, `piece` knows.

pub(crate) mod piece;

use crate::date;
use crate::parse::byline::credited::Byline;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::prefixed;
use crate::parse::line::prefixed::Prefixed;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::line::site::piece::Piece;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::sender;
use crate::text::is_han;
use chrono::NaiveDate;
use std::ops::Range;

/// What a site line is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Site {
    /// Breadcrumb, menu, buttons, counters.
    Furniture,
    /// Day, source and hands of a story.
    Meta(Meta),
    /// The heading of a list of other stories.
    Others,
}

/// What a meta line says: `2026-03-05 08:11 来源:海州晚报 编辑:乔知夏 浏览:1386`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Meta {
    pub(crate) day: Option<NaiveDate>,
    /// Who made the story, with bytes of the line.
    pub(crate) byline: Option<Byline>,
    /// It has a word for hands that could not be read.
    pub(crate) unread: bool,
    /// The reporter's line that it holds: 聯合報 記者方予安/玉里報導.
    pub(crate) reported: Option<Box<Prefixed>>,
}

/// A site line has at most so many letters; more is text.
const LONGEST: usize = 110;

/// Reads a folded line.
pub(crate) fn read(words: &str, lexicon: &Lexicon) -> Option<Site> {
    let letters = words.chars().take(LONGEST + 1).count();
    if letters > LONGEST || words.contains(['。', '!', '?', ';', '“']) {
        return None;
    }
    let (unlinked, is_linked) = unlinked(words);
    let text = if is_linked { unlinked.as_str() } else { words };
    if piece::is_others(text) {
        return Some(Site::Others);
    }
    if piece::leads_to_one(text) {
        return Some(Site::Furniture);
    }
    // A button whose word is set with spaces, 返回 顶部; a label or a button with nothing behind it, 发布日期:.
    let closed: String = text.chars().filter(|it| *it != ' ').collect();
    let named = closed.strip_suffix(':').unwrap_or(&closed);
    let class_of_all = piece::word(named);
    if matches!(class_of_all, Some(Piece::Control)) && closed.len() < text.len() && named.chars().count() > 2
        || matches!(class_of_all, Some(Piece::Control | Piece::Label)) && named.len() < closed.len()
        || EMPTY_LABELS.contains(&closed.as_str())
    {
        return Some(Site::Furniture);
    }
    let days = days(text);
    let blotted = blotted(text, days.iter().map(|(bytes, _)| bytes.clone()));
    let pieces = piece::pieces(&blotted);
    let count = |wanted: Piece| pieces.iter().filter(|(_, piece)| *piece == wanted).count();
    let (controls, sections, counts) = (count(Piece::Control), count(Piece::Section), count(Piece::Count));
    let (labels, others, unknown) = (count(Piece::Label), count(Piece::Others), count(Piece::Other));
    let day = days.first().map(|(_, day)| *day);
    let is_timed = is_timed(text);
    // One weak word alone, or beside a section, is a headline's as well: 关注 民生. Letters of a name are pushed apart: 王 小 明.
    let is_weak = |bytes: &Range<usize>| blotted.get(bytes.clone()).is_some_and(|word| WEAK.contains(&word));
    let is_strong = |(bytes, piece): &(Range<usize>, Piece)| *piece == Piece::Control && !is_weak(bytes);
    if unknown == 0 && day.is_none() {
        let strong = pieces.iter().any(is_strong) || pieces.len() > 2;
        let says_site = controls > 0 && strong && (pieces.len() > 1 || letters > 2 || text.starts_with(['[', '(', '+', '<']))
            || labels > 0 && counts + controls > 0
            || sections >= 3
            || is_path(text) && controls + sections > 0
            || (is_timed || VIEWS.iter().any(|it| text.contains(it))) && counts > 0 && counts == pieces.len()
            || sections == 1 && text.starts_with('<')
            || is_sizes(text, &pieces, &blotted);
        return (says_site || others > 0 && pieces.len() > 1).then_some(Site::Furniture);
    }
    // 2018年10月24日 收藏 打印 朗读: the day stands among buttons, and tells nothing of one story.
    if unknown + labels == 0 && controls > 1 && !is_timed {
        return Some(Site::Furniture);
    }
    if is_path(text) && is_breadcrumb(text, controls + sections + labels) {
        return Some(Site::Furniture);
    }
    // 2011年06月24日 作者: with nobody behind it.
    let has_author = pieces.iter().any(|(bytes, _)| blotted.get(bytes.clone()) == Some("作者"));
    // 方予安 |2015.09.01
    let is_signed = text.contains('|') && unknown == 1 && pieces.len() == 1 && {
        let name = pieces.first().and_then(|(bytes, _)| blotted.get(bytes.clone())).unwrap_or("");
        name.chars().all(is_han) && (2..=3).contains(&name.chars().count()) && name::surname(name).is_some()
    };
    if day.is_some()
        && !is_linked
        && (labels > 0
            || has_author
            || is_signed
            || is_timed && (count(Piece::Outlet) > 0 || controls + counts > 0 || unknown <= 3))
    {
        let hands = hands(words, &pieces, &blotted);
        let names_hands = role::says_hands(&hands);
        let reported = prefixed::at_start(&hands, lexicon)
            .filter(|it| hands.get(it.length..).is_some_and(|it| it.trim().is_empty()))
            // The outlet on a site's line is where the story was found.
            .map(|it| Box::new(Prefixed { agency: None, ..it }));
        let signature = signature::at(&hands, Place::SiteLine, lexicon).filter(|_| names_hands && reported.is_none());
        let byline = signature.map(|it| it.byline).or_else(|| signature::whole(&hands, lexicon).filter(|_| is_signed));
        // 作者: with nobody behind it is no byline.
        let mut words = hands.split([' ', ':']).filter(|it| !it.is_empty());
        let says_nobody = words.all(|it| role::built_in(it).is_some_and(|(length, _)| length == it.len()));
        let unread = byline.is_none() && reported.is_none() && names_hands && !says_nobody;
        return Some(Site::Meta(Meta { day, byline, unread, reported }));
    }
    // [来源:海湾晨报] [记者:方予安]: labels, each in a bracket of its own.
    if let Some(labelled) = in_brackets(words) {
        let byline = signature::at(&labelled, Place::SiteLine, lexicon).map(|it| it.byline);
        return byline.is_some().then_some(Site::Meta(Meta { day: None, byline, unread: false, reported: None }));
    }
    // 编辑 stands among the buttons of the line: [我要纠错] 责任编辑:吕文涛, 撰文:… beside a counter.
    if pieces.iter().any(is_strong) && unknown <= 4 && day.is_none() {
        let hands = hands(words, &pieces, &blotted);
        let byline = signature::at(&hands, Place::SiteLine, lexicon).map(|it| it.byline);
        if !is_linked && byline.is_some() {
            return Some(Site::Meta(Meta { day: None, byline, unread: false, reported: None }));
        }
    }
    None
}

/// The line without its brackets, byte for byte, where it is several brackets with a label in each.
fn in_brackets(words: &str) -> Option<String> {
    let mut rest = words.trim();
    let mut count = 0;
    while let Some((inner, behind)) = rest.strip_prefix('[').and_then(|it| it.split_once(']')) {
        inner.contains(':').then_some(())?;
        rest = behind.trim_start();
        count += 1;
    }
    (count > 1 && rest.is_empty()).then(|| words.replace(['[', ']'], " "))
}

/// `A- A A+`: the sizes of letters.
fn is_sizes(text: &str, pieces: &[(Range<usize>, Piece)], blotted: &str) -> bool {
    text.contains(['+', '-']) && !pieces.is_empty() && pieces.iter().all(|(bytes, _)| blotted.get(bytes.clone()) == Some("A"))
}

/// Labels of a story's head with nothing behind them, on pages that a site has filled by a form.
const EMPTY_LABELS: &[&str] = &["专栏:", "作者:", "栏目:", "摘要:", "字号:", "版面:", "朗读:", "文章:"];

/// The text of Markdown links without their targets: `[首页](/) > [财经](/cj/)`.
fn unlinked(words: &str) -> (String, bool) {
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    let mut is_linked = false;
    while let Some((before, behind)) = rest.split_once("](") {
        let Some((_, after)) = behind.split_once(')') else { break };
        is_linked = true;
        text.push_str(before);
        text.push(']');
        rest = after;
    }
    text.push_str(rest);
    (text, is_linked)
}

/// The days in a line, at most three: 出版, 更新.
fn days(text: &str) -> Vec<(Range<usize>, NaiveDate)> {
    let mut days: Vec<(Range<usize>, NaiveDate)> = Vec::new();
    while days.len() < 3 {
        let from = days.last().map_or(0, |(bytes, _)| bytes.end);
        let next = |text| date::find_whole(text).or_else(|| date::find_day_first(text));
        let Some((bytes, day)) = text.get(from..).and_then(next) else { break };
        days.push((from + bytes.start..from + bytes.end, day));
    }
    days
}

/// The text with parts of it as spaces, byte for byte.
fn blotted(text: &str, parts: impl Iterator<Item = Range<usize>>) -> String {
    let mut blotted = text.to_owned();
    for bytes in parts {
        let spaces = " ".repeat(bytes.len());
        blotted.replace_range(bytes, &spaces);
    }
    blotted
}

/// Words of sites that headlines have too.
const WEAK: &[&str] =
    &["关注", "相关", "推荐", "更多", "互动", "大", "中", "小", "特", "无", "顶部", "版面", "搜索", "踩", "赞", "分享", "返回"];

/// What only a counter of a site counts.
const VIEWS: &[&str] = &["觀看", "观看", "点阅", "點閱", "浏览", "瀏覽", "阅读", "閱讀"];

/// A time of day: `08:11`, `07:32:15`.
fn is_timed(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .windows(4)
        .any(|it| matches!(it, [one, b':', two, three] if one.is_ascii_digit() && two.is_ascii_digit() && three.is_ascii_digit()))
}

/// Parts one behind another, as a path: `首页 > 要闻 > 正文`.
fn is_path(text: &str) -> bool {
    text.contains(['>', '→', '»'])
        || text.contains("首页") && text.contains(['/', '-'])
        || text.contains("首頁") && text.contains(['/', '-'])
}

/// A step of a path has at most so many letters.
const LONGEST_STEP: usize = 12;

/// Whether the parts of a path are steps, and it begins or ends as paths do.
fn is_breadcrumb(text: &str, known: usize) -> bool {
    let steps: Vec<&str> = text.split(['>', '→', '»', '/', '-', ':']).map(str::trim).filter(|it| !it.is_empty()).collect();
    let short = steps.iter().all(|step| step.chars().count() <= LONGEST_STEP);
    let first = steps.first().copied().unwrap_or("");
    short && steps.len() >= 2 && (known > 0 || sender::is_outlet(first) || first.ends_with('网') || first.ends_with('網'))
}

/// The line with everything but its hands as spaces, byte for byte.
fn hands(words: &str, pieces: &[(Range<usize>, Piece)], blotted_days: &str) -> String {
    let mut hands = blotted_days.to_owned();
    let mut is_source = false;
    for (bytes, piece) in pieces {
        let text = words.get(bytes.clone()).unwrap_or("");
        let is_value_of_source = is_source && matches!(piece, Piece::Outlet | Piece::Other) && role::built_in(text).is_none();
        let stays = matches!(piece, Piece::Other | Piece::Outlet) && !is_value_of_source;
        is_source = *piece == Piece::Label && role::source_at_start(text) == Some(text.len());
        if !stays {
            let behind =
                words.get(bytes.end..).and_then(|rest| rest.chars().next()).filter(|it| matches!(it, ':' | ')' | ']' | '】'));
            let end = bytes.end + behind.map_or(0, char::len_utf8);
            hands.replace_range(bytes.start..end, &" ".repeat(end - bytes.start));
        }
    }
    let marks: Vec<Range<usize>> = hands
        .char_indices()
        .filter(|(_, it)| matches!(it, '>' | '<' | '(' | ')' | '[' | ']' | '【' | '】' | '.' | '+' | '|'))
        .map(|(at, it)| at..at + it.len_utf8())
        .collect();
    let hands = blotted(&hands, marks.into_iter());
    // 作者:张延林 周鹏岳 0: how many have seen it.
    let counts: Vec<Range<usize>> = hands
        .split(' ')
        .filter(|word| !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit()))
        .map(|word| word.as_ptr() as usize - hands.as_ptr() as usize)
        .map(|at| at..at + hands.get(at..).map_or(0, |it| it.find(' ').unwrap_or(it.len())))
        .collect();
    let hands = blotted(&hands, counts.into_iter());
    // What is left of a time: ` : `.
    let mut left = String::with_capacity(hands.len());
    for (at, letter) in hands.char_indices() {
        let before = hands.get(..at).is_some_and(|it| it.ends_with(' ') || it.is_empty());
        if matches!(letter, ':' | '-' | '/') && before {
            left.push_str(&" ".repeat(letter.len_utf8()))
        } else {
            left.push(letter)
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> String {
        match read(words, &Lexicon::default()) {
            None => "none".to_owned(),
            Some(Site::Furniture) => "furniture".to_owned(),
            Some(Site::Others) => "others".to_owned(),
            Some(Site::Meta(meta)) => {
                let day = meta.day.map(|it| it.to_string()).unwrap_or_default();
                let people = meta.byline.map_or(Vec::new(), |it| it.people);
                let is_where_it_says =
                    people.iter().all(|it| words.get(it.bytes.clone()).is_some_and(|at| at.contains(&it.name)));
                assert!(is_where_it_says, "{words}");
                let people: Vec<String> = people.into_iter().map(|it| format!("{}:{}", it.role.as_str(), it.name)).collect();
                format!("{day} {}", people.join(" "))
            }
        }
    }

    #[test]
    fn hands_that_were_not_read_are_told() {
        let unread = |words: &str| match read(words, &Lexicon::default()) {
            Some(Site::Meta(meta)) => meta.unread,
            other => panic!("{words}: {other:?}"),
        };
        assert!(!unread("2026-03-05 09:15 来源:海湾晚报 作者:"));
        assert!(!unread("2026-03-05 09:15 来源:海湾晚报 作者:方予安"));
        assert!(unread("2026-03-05 09:15 来源:海湾晚报 作者:hw_0302"));
    }

    #[test]
    fn a_day_tells_of_a_story_however_it_is_written() {
        assert_eq!(said("方予安 |2026.03.05"), "2026-03-05 author:方予安");
        assert_eq!(said("发布: 7:03pm 24/05/2022"), "2022-05-24 ");
        assert_eq!(said("老屋开门 |2026.03.05"), "none");
    }

    #[test]
    fn every_piece_of_a_site_line_is_a_sites() {
        let furniture = [
            "首页 | 要闻 | 民生 | 县区 | 视频 | 电子报 | 客户端下载",
            "您当前的位置:海州新闻网 > 新闻中心 > 民生",
            "首页 > 本地 > 正文",
            "分享到:微信 微博 QQ空间 复制链接",
            "返回顶部",
            "上一版 下一版 版面导航 标题导航 往期回顾",
            "放大+ 缩小- 默认○ 朗读",
            "上一篇 下一篇",
            "【打印】【关闭】【纠错】",
            "[首页](/) > [财经](/cj/) > 正文",
            "字号 **A+** **A-** 评论(27) 点赞(103)",
            "北原新闻网>>首页>>农业",
            "2.3万阅读 赞 614 评论 89 分享",
            "主頁 > 新聞 > 社區專題",
            "留言 12 我要留言",
            "打开APP 查看全文",
            "听新闻 03:12",
            "大字体 小字体",
            "要闻 经济 文体 理论 副刊",
            "人民网>社会频道",
            "[关闭] [返回] [打印]",
            "返回 顶部",
            "分享分享留言列印",
            "A-A+",
            "发布日期:",
            "专栏:",
            "- Advertisement -",
            "< 本地频道 ···",
            "海州日报官方网站 | 海州网首页 今天是",
            "1438 觀看",
            "1438觀看次",
            "2026年3月5日     收藏 打印 推荐 朗读",
            "期次:第900期 查看:31",
            "延伸閱讀:捷運站口多了花攤",
            "【看更多】:夜市攤位抽籤",
        ];
        for words in furniture {
            assert_eq!(said(words), "furniture", "{words}");
        }
        for words in [
            "更多中央社報導",
            "更多TVBS新聞",
            "看更多",
            "更多報導:",
            "相关新闻",
            "延伸閱讀",
            "相关文章:",
            "【推荐阅读】",
            "热门评论",
            "您可能还喜欢",
        ] {
            assert_eq!(said(words), "others", "{words}");
        }
        for words in [
            "农贸市场公平秤换新 误差超五克自动报警",
            "本报讯(记者 滕思远)昨天上午,东门农贸市场",
            "记者 鲁燕 通讯员 王维",
            "2026年3月5日",
            "他说,分享是一种快乐。",
            "民生",
            "大 中 华",
            "关注 民生",
            "关闭",
            "春到中原 一路花开",
            "更多人读到好新闻",
            "更多市民看到新闻,走上街头",
            "观点:捷运站口多了花摊",
        ] {
            assert_eq!(said(words), "none", "{words}");
        }
    }

    #[test]
    fn a_meta_line_tells_day_and_hands() {
        let table = [
            ("2026-03-05 08:11 来源:海州晚报 编辑:乔知夏 浏览:1386 字号:大 中 小 打印 收藏", "2026-03-05 editor:乔知夏"),
            (
                "发布时间:2026-04-08 07:32:15 来源:临湖晨报 作者:记者 冉冬雪 责任编辑:贺一鸣 点击:642次",
                "2026-04-08 reporter:冉冬雪 editor:贺一鸣",
            ),
            ("日期:2026年03月09日 来源:九华日报 浏览次数:211 字体:【大 中 小】", "2026-03-09 "),
            ("红杉新闻 2026-06-18 12:05 发布于江苏", "2026-06-18 "),
            ("2026/02/10 06:18 红星新闻 我要评论(52) 分享:微信 微博 抖音", "2026-02-10 "),
            ("记者 车以宁 2026-04-21 22:47 阅读 1.7万 评论 326", "2026-04-21 reporter:车以宁"),
            ("2026-05-18 09:00:00 来源:津沽文艺报 作者:向晚舟 字体:小 中 大", "2026-05-18 author:向晚舟"),
            ("时间:2026/1/19 8:02:00 来源:鲁中晨刊 编辑:苗可儿 浏览:【2055】次", "2026-01-19 editor:苗可儿"),
            ("【我要纠错】 责任编辑:吕文涛", " editor:吕文涛"),
            ("出版:2026-03-24 07:00 更新:2026-03-24 12:30", "2026-03-24 "),
        ];
        for (words, expected) in table {
            assert_eq!(said(words), expected, "{words}");
        }
    }
}

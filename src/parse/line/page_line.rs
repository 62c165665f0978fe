//! The page line (报眉): a line that holds nothing but what a paper prints above its stories: day, weekday, lunar day, page,
//! section, the paper's name, the page's staff.
//!
//! Every piece of it must be one of these: `A02 要闻`, `2026年3月5日 星期四 责编:闻人雪 校对:明小满`. A line with a piece that is
//! none is no page line, whatever else stands on it.

use crate::article::page::Page;
use crate::date;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::vocabulary::role;
use crate::text::is_han;
use chrono::NaiveDate;

/// What a page line says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct PageLine {
    pub(crate) date: Option<NaiveDate>,
    /// Days from Sunday.
    pub(crate) weekday: Option<u32>,
    pub(crate) page: Option<Page>,
    pub(crate) section: Option<String>,
    /// A piece of it is what nothing but a page line has: a day, or a page that is written as one.
    is_sure: bool,
    /// The paper's name is on it.
    pub(crate) names_paper: bool,
    /// A label says that what follows is the section: 版名:民生.
    labels_section: bool,
}

/// Reads a folded line to its last piece.
pub(crate) fn read(words: &str, lexicon: &Lexicon) -> Option<PageLine> {
    let line = pieces(words, lexicon)?;
    let names_page = line.page.is_some() && (line.is_usual() || line.is_sure);
    // A day and any short words may be a headline: 2026年3月5日 春到中原.
    let is_told = line.weekday.is_some() || line.page.is_some() || line.section.is_none() || line.is_usual() || line.names_paper;
    let names_day = line.date.is_some() && is_told;
    (names_page || names_day || line.labels_section).then_some(line)
}

/// Reads a line that stands beside a page line: the paper's name or the section may stand there alone.
pub(crate) fn read_beside(words: &str, lexicon: &Lexicon) -> Option<PageLine> {
    if is_transcribed(words) {
        return Some(PageLine::default());
    }
    let drawn_together = drawn_together(words);
    let line = pieces(drawn_together.as_deref().unwrap_or(words), lexicon)?;
    let is_section = line.section.as_ref().is_none_or(|it| is_usual_section(it.strip_suffix("新闻").unwrap_or(it)));
    // 星期四, below the day.
    let is_weekday = line.weekday.is_some() && line.section.is_none();
    (is_weekday || line.page.is_some() || is_section && (line.section.is_some() || line.names_paper)).then_some(line)
}

/// `要 闻` as it is set at the head of a page: letters that stand apart, drawn together.
fn drawn_together(words: &str) -> Option<String> {
    let mut letters = words.split(' ').filter(|it| !it.is_empty());
    let is_spaced = letters.clone().count() > 1 && letters.all(|it| it.chars().count() == 1 && it.chars().all(is_han));
    is_spaced.then(|| words.replace(' ', ""))
}

/// `YAOWEN`, `MIN SHENG`: the name of the section once more, as it is spoken.
fn is_transcribed(words: &str) -> bool {
    let letters = words.bytes().filter(|it| *it != b' ');
    (SHORTEST_SPOKEN..=LONGEST_SPOKEN).contains(&words.len())
        && letters.clone().all(|it| it.is_ascii_alphabetic())
        && letters.filter(u8::is_ascii_uppercase).count() > 1
}

/// A section's name, as it is spoken, has so many letters.
const SHORTEST_SPOKEN: usize = 4;
const LONGEST_SPOKEN: usize = 24;

/// Reads a line at the very top of a page: there a usual section stands alone, and a page beside any short word is one.
pub(crate) fn read_top(words: &str, lexicon: &Lexicon) -> Option<PageLine> {
    let line = pieces(words, lexicon)?;
    let is_section = |it: &String| {
        let of_pages =
            ["新闻", "新聞", "周刊", "週刊", "专刊", "聞", "版"].iter().any(|end| it.ends_with(end)) && it.chars().count() <= 4;
        USUAL_SECTIONS.contains(&it.as_str()) || of_pages
    };
    let usual = line.section.as_ref().is_some_and(is_section);
    let parts = words.split([' ', '|', ':']).filter(|part| !part.is_empty()).count();
    let first = words.split(' ').next().unwrap_or("");
    let is_numbered = first.starts_with('0') || first.starts_with(|it: char| it.is_ascii_uppercase());
    let numbered = line.page.is_some() && line.section.is_some() && parts == 2 && is_numbered;
    let is_bare = parts == 1 && line.date.is_none();
    let alone = is_bare && line.page.is_none() && (usual || line.names_paper && line.section.is_none());
    // P2, 02: a figure alone is a page where nothing can be counted yet.
    let figured = is_bare && line.page.is_some() && line.section.is_none() && first.starts_with(['P', '0']);
    (numbered || alone || figured).then_some(line)
}

fn pieces(words: &str, lexicon: &Lexicon) -> Option<PageLine> {
    let mut line = PageLine::default();
    let words = words.trim_matches(['*', ' ', '-', '—', '=', '【', '】', '■', '●', '◆', '▲', '□']);
    let rest = match date::find_whole(words) {
        Some((bytes, date)) => {
            line.date = Some(date);
            line.is_sure = true;
            format!("{}\n{}", words.get(..bytes.start)?, words.get(bytes.end..)?)
        }
        None => words.to_owned(),
    };
    let rest = if rest.contains("第 ") { closed_up(&rest) } else { rest };
    let rest = numeral_behind_label(&rest).unwrap_or(rest);
    let rest = without_staff(&without_ways_to_reach(&rest), lexicon)?;
    let rest = rest.split([' ', '\n']).filter(|piece| !is_time(piece)).collect::<Vec<_>>().join(" ");
    let pieces =
        rest.split([' ', '\n', '|', '丨', '┃', '·', ':', '/', '(', ')', '[', ']', '《', '》', '【', '】', ',', '-', '—']);
    let mut pieces = pieces.filter(|piece| !piece.is_empty()).peekable();
    while let Some(piece) = pieces.next() {
        line.take(piece, pieces.peek().copied())?;
    }
    Some(line)
}

/// `版次:二`, `版 次 十二` with nothing else on the line, as a page is written elsewhere: 第二版.
fn numeral_behind_label(text: &str) -> Option<String> {
    let behind = text.strip_prefix("版次").or_else(|| text.strip_prefix("版 次"))?;
    let marked = format!("第{}版", behind.trim_start_matches([' ', ':']));
    page(&marked).is_some().then_some(marked)
}

/// `第 二 版` with its spaces taken out; figures are a page between spaces as well.
fn closed_up(text: &str) -> String {
    let mut closed = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("第 ") {
        let name = behind.split_once('版').map(|(name, _)| name.trim()).filter(|name| page(&format!("第{name}版")).is_some());
        closed.push_str(before);
        closed.push('第');
        if let Some(name) = name {
            closed.push_str(name);
        }
        rest = name.and_then(|_| behind.find('版').and_then(|at| behind.get(at..))).unwrap_or(behind);
    }
    closed + rest
}

/// The text without how to reach the page's desk: `电话:6633221`, `邮箱:page@example.com`.
fn without_ways_to_reach(text: &str) -> String {
    let is_value = |it: char| it.is_ascii_graphic() && it != '|';
    let mut rest = text.to_owned();
    for label in WAYS_TO_REACH {
        let Some((before, behind)) = rest.split_once(label) else { continue };
        let value = behind.trim_start_matches([':', ' ']);
        let kept = value.trim_start_matches(is_value);
        if kept.len() < value.len() {
            rest = format!("{} {kept}", before.trim_end());
        }
    }
    rest
}

/// What says how a desk is reached; the longer before those that stand in them.
const WAYS_TO_REACH: [&str; 11] =
    ["新闻热线", "投稿邮箱", "电子邮箱", "本版邮箱", "联系电话", "热线", "电话", "邮箱", "信箱", "E-mail", "QQ"];

/// The text without the staff, which is read from its first role word to the day or to the end; `None` where it is no staff.
fn without_staff(text: &str, lexicon: &Lexicon) -> Option<String> {
    let begins = |at: usize| at == 0 || text.get(..at).is_some_and(|before| before.ends_with([' ', '\n', '|', ':', '/']));
    let opens = |at: &usize| begins(*at) && text.get(*at..).is_some_and(|rest| role::at_start(rest, lexicon).is_some());
    let Some(at) = text.char_indices().map(|(at, _)| at).find(opens) else { return Some(text.to_owned()) };
    let (before, staff) = text.split_at_checked(at)?;
    let (staff, behind) = staff.split_once('\n').unwrap_or((staff, ""));
    // The page may stand behind its staff: 责编:方予安 美编:柯书维 A02.
    let staff = staff.trim();
    let ends = std::iter::once(staff.len()).chain(staff.rmatch_indices(' ').map(|(at, _)| at).take(2));
    let is_staff = |end: &usize| staff.get(..*end).is_some_and(|staff| signature::at(staff, Place::PageStaff, lexicon).is_some());
    let end = ends.into_iter().find(is_staff)?;
    Some([before, staff.get(end..)?, behind].join("\n"))
}

impl PageLine {
    fn is_usual(&self) -> bool {
        self.section.as_ref().is_some_and(|it| USUAL_SECTIONS.iter().any(|usual| it.ends_with(usual)))
    }

    fn take(&mut self, piece: &str, next: Option<&str>) -> Option<()> {
        if let Some(weekday) = weekday(piece) {
            self.weekday = Some(weekday);
            return Some(());
        }
        if is_paper(piece) {
            self.names_paper = true;
            return Some(());
        }
        if is_lunar(piece) || is_of_the_issue(piece) || LABELS.contains(&piece) {
            // 版次:02, 版面:02
            self.is_sure |= ["版次", "版面"].contains(&piece) && next.is_some_and(|next| page(next).is_some());
            self.labels_section |= ["版名", "版面"].contains(&piece) && next.is_some_and(is_section);
            return Some(());
        }
        if let Some((one, other)) = glued(piece) {
            self.take(one, Some(other))?;
            return self.take(other, None);
        }
        if let Some((page, is_sure)) = page(piece) {
            // 第15版:15 tells it twice.
            if self.page.is_some() && self.page != page {
                return None;
            }
            self.page = page;
            self.is_sure |= is_sure;
            return Some(());
        }
        // 第 3 版 with spaces between.
        if piece == "第" && next.is_some_and(|next| page(next).is_some()) || piece == "版" && self.page.is_some() {
            self.is_sure = true;
            return Some(());
        }
        if !is_section(piece) {
            return None;
        }
        if self.section.is_some() {
            // 要闻·社会: the first names the page.
            return Some(());
        }
        self.section = Some(piece.trim_end_matches('版').to_owned());
        Some(())
    }
}

/// What an e-paper sets before the parts of its page line.
const LABELS: [&str; 10] = ["日期", "版次", "版名", "版面", "星期", "农历", "出版日期", "发布日期", "刊发日期", "当前版"];

/// The longest that a page and a section are together, in bytes: 第A15版 and 县区综合新闻. A line without end is not looked through.
const LONGEST_GLUED: usize = 32;

/// Page and section with nothing between them, in either order: `02民生`, `A02民生`, `02版民生`, `民生02版`.
fn glued(piece: &str) -> Option<(&str, &str)> {
    if piece.len() > LONGEST_GLUED {
        return None;
    }
    let is_page = |word: &str| page(word).is_some_and(|(_, is_sure)| is_sure) || word.starts_with('0') && page(word).is_some();
    let is_section = |word: &str| is_usual_section(word.strip_suffix("新闻").filter(|it| !it.is_empty()).unwrap_or(word));
    let mut cuts = piece.char_indices().filter_map(|(at, _)| piece.split_at_checked(at));
    cuts.find(|(one, other)| is_page(one) && is_section(other) || is_section(one) && is_page(other))
}

/// A page, and whether it is written as nothing else is: `A02`, `第3版`, `头版`; `7` is a page only beside other pieces.
fn page(piece: &str) -> Option<(Option<Page>, bool)> {
    if ["头版", "頭版"].contains(&piece) {
        return Some((Page::new("1"), true));
    }
    let bare = piece.trim_start_matches('第').trim_end_matches('版');
    let is_marked = bare.len() < piece.len();
    let letters = bare.bytes().take_while(u8::is_ascii_uppercase).count();
    let figures = bare.len() - letters;
    // CN031 numbers an editor.
    // 瀏覽數 688: a bare figure of three is no page.
    // 00001版: a form of five figures.
    let is_padded = is_marked && bare.get(letters..).is_some_and(|it| it.starts_with("00"));
    let most = if is_padded {
        5
    } else if letters == 1 || is_marked {
        3
    } else {
        2
    };
    if letters <= 2 && (1..=most).contains(&figures) && bare.bytes().skip(letters).all(|it| it.is_ascii_digit()) {
        // G7 is a road as well; A02 is a page.
        let is_long = is_padded && letters == 0 && figures > 3;
        let bare = if is_long { bare.trim_start_matches('0') } else { bare };
        return Some((Page::new(bare), is_marked || letters > 0 && figures > 1));
    }
    let numeral = date::number(bare).filter(|number| is_marked && (1..=99).contains(number))?;
    Some((Page::new(&numeral.to_string()), true))
}

/// How papers call their pages: what stands beside a bare figure names a page by one of these.
const USUAL_SECTIONS: &[&str] = &[
    "新闻", "新聞", "要闻", "要聞", "时政", "国内", "国际", "國際", "地方", "本地", "本市", "综合", "綜合", "社会", "社會",
    "民生", "城事", "城市", "都市", "县域", "区县", "社区", "社區", "乡村", "三农", "农业", "经济", "經濟", "财经", "財經",
    "产业", "金融", "房产", "汽车", "科技", "教育", "健康", "卫生", "法治", "文化", "文艺", "文藝", "文娱", "娱乐", "娛樂",
    "体育", "體育", "文体", "旅游", "生活", "消费", "副刊", "读书", "讀書", "评论", "評論", "理论", "理論", "观点", "时评",
    "来信", "专题", "专版", "深度", "特稿", "人物", "影像", "摄影", "视觉", "公益", "广告", "公告", "港闻", "港聞", "中國",
    "兩岸", "两岸", "周刊", "週刊", "专刊",
];

/// Whether papers call a page so.
pub(crate) fn is_usual_section(word: &str) -> bool {
    USUAL_SECTIONS.contains(&word)
}

/// The word that names the page: 要闻, 县区新闻, 综合.
fn is_section(piece: &str) -> bool {
    let letters = piece.chars().count();
    (2..=6).contains(&letters)
        && piece.chars().all(is_han)
        && !piece.contains(['年', '月', '日', '期', '号', '讯', '电', '摄', '图'])
        && !["今日", "农历", "编辑", "国内统一"].iter().any(|other| piece.starts_with(other))
}

const WEEKDAYS: [char; 7] = ['日', '一', '二', '三', '四', '五', '六'];

/// `星期四`, `周四`, `礼拜天`: days from Sunday.
fn weekday(piece: &str) -> Option<u32> {
    let name = ["星期", "礼拜", "禮拜", "周", "週"].iter().find_map(|it| piece.strip_prefix(it))?;
    let mut letters = name.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let letter = if letter == '天' { '日' } else { letter };
    (0..7).zip(WEEKDAYS).find(|(_, day)| *day == letter).map(|(at, _)| at)
}

/// `农历丙午年正月十七`, `丙午年正月十七`, `正月十七`, `二月初三`.
fn is_lunar(piece: &str) -> bool {
    let bare = ["农历", "農曆", "农曆", "夏历"].iter().find_map(|it| piece.strip_prefix(it)).unwrap_or(piece);
    let bare = bare.split_once('年').filter(|(year, _)| year.chars().count() == 2).map_or(bare, |(_, day)| day);
    let is_day = |(month, day): (&str, &str)| {
        let (month, day) = (month.trim_start_matches(['闰', '閏']), day.trim_end_matches('日'));
        (1..=2).contains(&month.chars().count())
            && month.chars().all(|letter| "正一二三四五六七八九十冬腊臘".contains(letter))
            && (1..=3).contains(&day.chars().count())
            && day.chars().all(|letter| "初一二三四五六七八九十廿卅".contains(letter))
    };
    piece.len() > bare.len() && bare.is_empty() || bare.split_once('月').is_some_and(is_day)
}

/// 江滨晚报, 海湾日报社: what the paper is called.
fn is_paper(piece: &str) -> bool {
    let letters = piece.chars().count();
    (3..=10).contains(&letters) && piece.chars().all(is_han) && piece.ends_with(['报', '報', '刊'])
        || ["数字报", "电子版", "电子报", "数字版", "多媒体数字报"].contains(&piece)
}

/// `09:15:30`: when a site put the page up.
fn is_time(piece: &str) -> bool {
    piece.contains(':') && piece.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// `总第1234期`, `第88期`, `今日8版`, and what leads to the next: `上一版3`.
fn is_of_the_issue(piece: &str) -> bool {
    let bare = piece.trim_start_matches(['总', '第']).trim_end_matches(['期', '号']);
    bare.len() < piece.len() && !bare.is_empty() && bare.bytes().all(|it| it.is_ascii_digit()) && piece.ends_with(['期', '号'])
        || OF_THE_ISSUE.contains(&piece)
        || ["上一版", "下一版", "上一期", "下一期"].contains(&piece.trim_matches(|letter: char| letter.is_ascii_digit()))
        || ["今日", "今天", "本期"].iter().any(|it| piece.strip_prefix(it).is_some_and(|it| it.ends_with('版') && it.len() <= 9))
}

/// What a paper that is not sold says of itself at the head of a page.
const OF_THE_ISSUE: [&str; 8] = ["内部资料", "内部交流", "内部刊物", "免费交流", "免费赠阅", "免费赠送", "欢迎投稿", "仅供交流"];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> Option<String> {
        let line = read(words, &Lexicon::default())?;
        let date = line.date.map(|it| it.to_string()).unwrap_or_default();
        let page = line.page.map(|it| it.to_string()).unwrap_or_default();
        Some(format!("{date}|{page}|{}", line.section.unwrap_or_default()))
    }

    #[test]
    fn a_page_line_holds_nothing_else() {
        let table = [
            ("A02 要闻", Some("|A02|要闻")),
            ("要闻 A02", Some("|A02|要闻")),
            ("02版:民生", Some("|02|民生")),
            ("头版 2026年6月9日 星期二", Some("2026-06-09|1|")),
            ("头版", Some("|1|")),
            ("二版", Some("|2|")),
            ("要闻 头版", Some("|1|要闻")),
            ("头版头条", None),
            ("00001版:一版要闻", Some("|1|要闻")),
            ("第A0012版:文娱", Some("|A0012|文娱")),
            ("12345版:民生", None),
            ("《 光明日报 》( 2014年01月17日   09 版)", Some("2014-01-17|09|")),
            ("日期:[2009年11月13日] -- 菏泽日报 -- 版次:[A1]", Some("2009-11-13|A1|")),
            ("07版:县域", Some("|07|县域")),
            ("版次:02", Some("|02|")),
            ("版面:02", Some("|02|")),
            ("版面:民生", Some("||民生")),
            ("2026年3月10日 第1234期 内部资料 免费交流", Some("2026-03-10||")),
            ("【海湾日报】 2026-03-10 第A08版", Some("2026-03-10|A08|")),
            ("2026年3月10日 星期二 责任编辑:方予安 电话:6633221", Some("2026-03-10||")),
            ("第02版 民生 编辑:方予安 投稿邮箱:ms@example.com", Some("|02|民生")),
            ("版名:云溪人家", Some("||云溪人家")),
            ("版面设计", None),
            ("02民生", Some("|02|民生")),
            ("02版民生", Some("|02|民生")),
            ("民生02版", Some("|02|民生")),
            ("A02民生新闻", Some("|A02|民生新闻")),
            ("民生·02", Some("|02|民生")),
            ("02版 民生", Some("|02|民生")),
            ("02岁男孩", None),
            ("3民生", None),
            ("一版教材", None),
            ("版 次:二十", Some("|20|")),
            ("版次安排", None),
            ("第 二 版", Some("|2|")),
            ("第 02 版 要闻", Some("|02|要闻")),
            ("第 二 次 出版", None),
            ("副刊 B4", Some("|B4|副刊")),
            ("7 国际新闻 2026年2月27日 星期五", Some("2026-02-27|7|国际新闻")),
            ("4 城事 2025.12.19 星期五", Some("2025-12-19|4|城事")),
            ("第3版 民生", Some("|3|民生")),
            ("第07版:科教文体 上一版3 4下一版", Some("|07|科教文体")),
            ("2026年05月06日 09:15:30", Some("2026-05-06||")),
            ("2026/03/22 04:10", Some("2026-03-22||")),
            ("第三版 民生", Some("|3|民生")),
            ("2026年3月5日 星期四 责编:闻人雪 美编:瞿东 校对:明小满", Some("2026-03-05||")),
            ("责编:岳小川 美编:温也 校对:方有容 2026年8月21日 星期五", Some("2026-08-21||")),
            ("2026年6月18日 星期四 值班编委 段成蹊", Some("2026-06-18||")),
            ("2026年3月5日 星期四 责编:方予安 美编:柯书维 A02", Some("2026-03-05|A02|")),
            ("A3 生活 中華民國115年3月5日 星期四", Some("2026-03-05|A3|生活")),
            ("海湾晨报 2026年3月5日 农历丙午年正月十七 A05", Some("2026-03-05|A05|")),
            ("要闻", None),
            ("3 科技", Some("|3|科技")),
            ("3 岁 男孩", None),
            ("2026年3月5日,中原区召开会议", None),
            ("第一版教材今秋启用", None),
            ("2026年3月5日 春到中原", None),
            ("G7 高速改线", None),
            ("16:20 2026/03/20 中國時報 瀏覽數 688", None),
            ("第105版 民生", Some("|105|民生")),
            ("记者 方予安", None),
            ("春到中原 一路花开", None),
        ];
        for (words, expected) in table {
            assert_eq!(said(words).as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn at_the_very_top_a_section_or_the_paper_stands_alone() {
        let table = [
            ("要闻", true),
            ("海湾新闻", true),
            ("海湾晨报", true),
            ("A02 春到中原", true),
            ("3 春到中原", false),
            ("P2", true),
            ("02", true),
            ("2", false),
            ("G7", false),
            ("春到中原", false),
            ("星期四", false),
        ];
        for (words, expected) in table {
            assert_eq!(read_top(words, &Lexicon::default()).is_some(), expected, "{words}");
        }
    }
}

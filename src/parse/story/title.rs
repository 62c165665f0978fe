//! What a title looks like (标题的样子): a line that is set as one, a label that heads a column, a title with a mark before it.

use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::printed::TITLE_MARKS;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_letters;
use crate::parse::line::written::length;
use crate::parse::vocabulary::sender;
use crate::text::is_han;
use crate::text::numbered;

/// Whether a line is set as a title is: short, without a stop, neither furniture nor the opening of text.
pub(crate) fn is_set_as_title(sheet: &Sheet<'_>, line: usize) -> bool {
    if sheet.lines.get(line).is_none_or(|it| it.order.is_some() || it.site.is_some() || it.is_mark) {
        return false;
    }
    let words = sheet.words(line);
    let letters = length(words);
    (2..=if words.contains([' ', '●']) { 200 } else { 90 }).contains(&letters)
        && has_letters(words)
        && !words.contains(['。', ';'])
        && !words.ends_with([',', '、', ':', '…', '.'])
        && !numbered::opens(words)
        && !sheet.is_furniture(line)
        && !sheet.opens_dispatch(line)
        && dateline::at_end(words, sheet.lexicon).is_none()
        && !sheet.is_reported(line)
        && !signs(sheet, line)
        && !is_note(words)
        && !is_way_to_reach(words)
        && words.matches(',').count() <= 2
        && (letters <= 30 || words.contains([' ', '●', '—']) || !words.contains([',', '、']))
        && !is_of_a_series(words)
        && !words.ends_with(['摄', '攝'])
        && !words.starts_with("图为")
        && !is_numbered_picture(words)
        && !is_list_of_names(words, sheet.lexicon)
        && !is_speaker(words, sheet.lexicon)
        && !written::is_day(words)
        && !OPENINGS.iter().any(|day| words.strip_prefix(*day).is_some_and(|behind| behind.starts_with(',')))
        // The name of a paper and a day stand above a story as well.
        && written::dated_signer(words).is_none_or(sender::is_outlet)
}

/// `热线电话:6633221`: a label and what no headline consists of.
fn is_way_to_reach(words: &str) -> bool {
    words.split_once(':').is_some_and(|(label, value)| {
        let figures = value.bytes().filter(u8::is_ascii_digit).count();
        length(label) <= LONGEST_LABEL
            && (value.contains('@') || figures >= FEWEST_FIGURES)
            && value.bytes().all(|it| it.is_ascii_graphic() || it == b' ')
    })
}

/// A telephone has at least so many figures.
const FEWEST_FIGURES: usize = 5;

/// What opens a text with a comma behind it: 今天,我们去春游,大家真开心啦!
const OPENINGS: &[&str] = &["今天", "昨天", "前天", "昨日", "今日", "近日", "日前", "近年来", "最近"];

/// `图一:市民在校园里`, `图2 长桌`: one of several captions.
fn is_numbered_picture(words: &str) -> bool {
    let behind = words
        .strip_prefix(['图', '圖'])
        .map(|it| it.trim_start_matches(|it: char| it.is_ascii_digit() || "一二三四五六七八九十".contains(it)));
    behind.is_some_and(|behind| behind.len() + '图'.len_utf8() < words.len() && behind.starts_with([':', ' ', '/']))
}

/// Whether a line says that it signs a story. Above a dispatch stands its headline: what is no name there makes none of a line that
/// holds a word of hands: 王琦美术作品回顾展举办.
pub(crate) fn signs(sheet: &Sheet<'_>, line: usize) -> bool {
    let byline = sheet.byline(line).filter(|it| it.says_so && it.names_somebody());
    byline.is_some_and(|byline| {
        let is_name = |name: &str| length(name) <= LONGEST_NAME || name.contains('·');
        let is_sender = |name: &str| sender::is_organisation(name, sheet.lexicon) || sender::is_our_office(name);
        let are_names = byline.people.iter().all(|it| is_name(&it.name));
        let are_known = are_names && byline.organisations.iter().all(|(name, _)| is_sender(name));
        are_known || !sheet.opens_dispatch(line + 1)
    })
}

/// `[附记:菡子著《重逢日子》即将出版]`: what is told below a story in a bracket of its own.
fn is_note(words: &str) -> bool {
    let behind = words.trim_start_matches(['[', '【', '(']);
    behind.len() < words.len() && NOTES.iter().any(|note| behind.strip_prefix(note).is_some_and(|it| it.starts_with(':')))
}

/// What opens such a note.
const NOTES: &[&str] = &["附记", "附記", "编者按", "编者注", "编后", "后记", "注", "按", "说明", "作者简介"];

/// `会长:俞长风`, `城关镇:包雨荷 郎中玉`: a label and nothing but names is an item of a list.
fn is_list_of_names(words: &str, lexicon: &Lexicon) -> bool {
    let Some((_, names)) = words.split_once(':') else { return false };
    let names = names.replace('、', " ");
    let pieces = || names.split(' ').filter(|it| !it.is_empty());
    let apart = pieces().all(|it| (2..=LONGEST_NAME).contains(&length(it)))
        && (pieces().count() > 1 || length(names.trim()) < LONGEST_NAME);
    apart
        && name::split(names.trim(), lexicon)
            .is_some_and(|it| it.iter().all(|it| it.doubt < name::KNOWN_SURNAME && length(&it.text) <= LONGEST_NAME))
}

/// `冰雪季`, `短波`: so few letters above a headline name its column, and tell nothing of the story as a kicker does.
pub(crate) fn is_short_label(words: &str, lexicon: &Lexicon) -> bool {
    let is_name = || name::split(words, lexicon).is_some_and(|it| it.iter().all(|it| it.doubt < name::USUAL));
    (2..=LONGEST_SHORT_LABEL).contains(&length(words)) && words.chars().all(is_han) && !is_name()
}

/// A label that names a column without a word that columns end in has at most so many letters.
const LONGEST_SHORT_LABEL: usize = 3;

/// `北京 律师 荀明理`, `市民 明女士`: who speaks below, by what they are.
fn is_speaker(words: &str, lexicon: &Lexicon) -> bool {
    let Some((post, name)) = words.rsplit_once(' ') else { return false };
    let is_post = SPEAKERS.iter().any(|it| post.trim_end().ends_with(it)) && length(post) <= LONGEST_POST;
    let is_styled = ["女士", "先生", "小姐"].iter().any(|it| name.ends_with(it));
    let is_name =
        || name::split(name, lexicon).is_some_and(|it| it.len() == 1 && it.iter().all(|it| it.doubt < name::KNOWN_SURNAME));
    is_post && (2..=LONGEST_NAME).contains(&length(name)) && (is_styled || is_name())
}

/// What people are who speak in a paper and do not write for it.
const SPEAKERS: &[&str] = &[
    "律师",
    "律師",
    "医生",
    "醫生",
    "医师",
    "醫師",
    "教授",
    "法官",
    "检察官",
    "专家",
    "專家",
    "市民",
    "居民",
    "村民",
    "网友",
    "網友",
    "家长",
    "家長",
];

/// What somebody is, and from where, has at most so many letters.
const LONGEST_POST: usize = 12;

/// A name has at most so many letters, without a point in it.
const LONGEST_NAME: usize = 4;

/// `第一,`, `其二`, `记者:`: one of several parts of a text.
fn is_of_a_series(words: &str) -> bool {
    let counted = words
        .strip_prefix(['第', '其'])
        .is_some_and(|it| it.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']));
    let speaks = ["记者:", "问:", "答:", "忧其", "一是", "二是", "三是"].iter().any(|it| words.starts_with(it));
    speaks || counted && !words.starts_with("第一书记")
}

/// A title with a mark before it has at most so many letters.
const LONGEST_MARKED: usize = 45;

/// A heading without text names the column of the headings of the next depth where they are at least so many, and it has at most so
/// many letters.
pub(crate) const FEWEST_NAMED: usize = 3;
pub(crate) const LONGEST_NAMING: usize = 20;

/// The mark of a line that is a title with a mark before it: `▲西站地下停车场扩容`.
pub(crate) fn marked(sheet: &Sheet<'_>, line: usize) -> Option<char> {
    let words = sheet.words(line);
    let mark = words.chars().next().filter(|it| TITLE_MARKS.contains(it))?;
    let title = words.strip_prefix(mark)?.trim_start();
    let is_short = (4..=LONGEST_MARKED).contains(&length(title)) && !title.contains(TITLE_MARKS);
    let ended = ends_sentence(title) && !title.ends_with(['!', '?']);
    (is_short && !ended && !title.contains(['。', ';']) && is_set_as_title(sheet, line)).then_some(mark)
}

/// Endings of the names that papers give their columns.
const COLUMN_ENDINGS: &[&str] = &[
    "谈",
    "热线",
    "盘点",
    "追踪",
    "追蹤",
    "關注",
    "关注",
    "见闻",
    "見聞",
    "来信",
    "來信",
    "来论",
    "观点",
    "人物",
    "视点",
    "观察",
    "觀察",
    "广角",
    "聚焦",
    "风采",
    "提示",
    "连线",
    "之窗",
    "手记",
    "札记",
    "茶座",
    "论坛",
    "论语",
    "访谈",
    "纪事",
    "日记",
    "随笔",
    "园地",
    "集锦",
    "短波",
    "短讯",
    "简讯",
    "快讯",
    "快递",
    "快报",
    "速递",
    "速览",
    "集纳",
    "播报",
    "集萃",
    "荟萃",
    "掠影",
    "纵横",
    "万象",
    "萬象",
    "百态",
    "零距离",
    "直播间",
    "回音壁",
    "信箱",
    "放大镜",
    "特写",
    "调查",
    "时评",
    "短评",
    "快评",
    "微评",
    "锐评",
    "社评",
    "社論",
    "社论",
    "通讯",
    "通訊",
    "故事",
    "笔记",
    "一线",
    "走笔",
    "点评",
    "新闻",
    "书评",
    "诗页",
    "诗苑",
    "文苑",
    "杂谈",
    "漫笔",
    "絮语",
    "记忆",
    "讲堂",
    "课堂",
    "问答",
    "服务台",
    "服務台",
];

/// A label that heads a column has at most so many letters.
const LONGEST_LABEL: usize = 8;

/// Whether a line says by its marks that it names a column: `【社区零距离】`, `专栏:身边的工匠`.
pub(crate) fn is_marked_label(words: &str) -> bool {
    label(words).is_some()
        && (words.starts_with(['【', '[', '〔', '■', '「']) || words.contains(':') || words.starts_with("专栏"))
}

/// `■来论`, `◎今日谈`: the name of a column behind a mark.
pub(crate) fn is_ranged_label(words: &str) -> bool {
    words.starts_with(TITLE_MARKS) && !words.ends_with('■') && label(words).is_some()
}

/// Where the name of a column stands in a line that is nothing else: `【社区零距离】`, `专栏:身边的工匠`; without a mark, by what
/// papers call their columns: `今日谈`, `民生热线`.
pub(crate) fn label(words: &str) -> Option<std::ops::Range<usize>> {
    let name = |inner: &str| {
        let start = inner.as_ptr() as usize - words.as_ptr() as usize;
        start..start + inner.len()
    };
    for (open, close) in [('【', '】'), ('[', ']'), ('〔', '〕'), ('■', '■'), ('「', '」')] {
        if let Some(inner) = words.strip_prefix(open).and_then(|it| it.strip_suffix(close)).map(str::trim) {
            return (2..=12).contains(&length(inner)).then(|| name(inner));
        }
    }
    for opening in ["专栏:", "专栏 ", "栏目:", "專欄:"] {
        if let Some(inner) = words.strip_prefix(opening).map(str::trim) {
            return (2..=16).contains(&length(inner)).then(|| name(inner));
        }
    }
    let bare = words.trim_start_matches(TITLE_MARKS).trim();
    let plain: String = bare.chars().filter(|it| *it != ' ').collect();
    // 民生 热线: two and two letters are set apart as well.
    let is_two_and_two = bare.split(' ').count() == 2 && bare.split(' ').all(|word| length(word) == 2);
    let spaced_out = bare.split(' ').all(|word| length(word) <= 1) || is_two_and_two;
    let is_label = (2..=LONGEST_LABEL).contains(&length(&plain))
        && plain.chars().all(crate::text::is_han)
        && (!bare.contains(' ') || spaced_out);
    (is_label && COLUMN_ENDINGS.iter().any(|ending| plain.ends_with(ending))).then(|| name(bare))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;

    #[test]
    fn above_a_dispatch_stands_its_headline() {
        let is_title = |words: &str, below: &str| {
            let line = |number: usize, text: &str| Line::plain(number, text);
            let document =
                Document { path: "page.md".into(), lines: vec![line(1, words), line(2, below)], ..Document::default() };
            let lexicon = Lexicon::default();
            is_set_as_title(&Sheet::new(&document, &lexicon), 0)
        };
        let dispatch = "本报北京1月4日讯 版画展今天开幕。";
        assert!(is_title("王琦美术作品回顾展举办", dispatch));
        assert!(!is_title("王琦美术作品回顾展举办", "版画展今天开幕。"));
        assert!(!is_title("记者 鲁燕", dispatch));
        assert!(!is_title("[附记:《重逢日子》即将出版]", "版画展今天开幕。"));
    }

    #[test]
    fn few_letters_above_a_headline_name_a_column() {
        for words in ["冰雪季", "短波"] {
            assert!(is_short_label(words, &Lexicon::default()), "{words}");
        }
        for words in ["方予安", "高校新事", "旧影 新颜", "A02"] {
            assert!(!is_short_label(words, &Lexicon::default()), "{words}");
        }
    }

    #[test]
    fn who_speaks_below_is_no_title() {
        for words in ["北京 律师 荀明理", "市民 明女士", "主审法官 胥正言"] {
            assert!(is_speaker(words, &Lexicon::default()), "{words}");
        }
        for words in ["荀明理", "老街 石板路", "市民 今起可拍卡乘船", "律师 老街石板路下月整修"] {
            assert!(!is_speaker(words, &Lexicon::default()), "{words}");
        }
    }

    #[test]
    fn a_label_names_a_column() {
        let table = [
            ("【社区零距离】", Some("社区零距离")),
            ("专栏:身边的工匠", Some("身边的工匠")),
            ("今日谈", Some("今日谈")),
            ("■短 波", Some("短 波")),
            ("[读者来信]", Some("读者来信")),
            ("民生 热线", Some("民生 热线")),
            ("青山 作证", None),
            ("春到中原 一路花开", None),
            ("老街石板路下月整修", None),
        ];
        for (words, expected) in table {
            assert_eq!(label(words).and_then(|bytes| words.get(bytes)), expected, "{words}");
        }
    }
}

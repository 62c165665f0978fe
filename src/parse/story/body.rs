//! The body (正文): what is left of a story's lines, drawn together over column breaks, each paragraph of its kind.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::article::Paragraph;
use crate::article::ParagraphKind;
use crate::article::doubt::Unsure;
use crate::document::DEEPEST_LIST;
use crate::document::Form;
use crate::document::INDENT;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_clauses;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::story::address;
use crate::parse::story::credits::signed::Piece;
use crate::parse::story::guess::Guess;
use crate::parse::story::joins;
use crate::parse::story::joins::Join;
use crate::parse::story::setting::Setting;
use crate::span;
use crate::text::numbered;
use crate::typography;
use crate::typography::Typography;
use std::ops::Range;

/// The text of a story, set.
#[derive(Debug, Default)]
pub(crate) struct Set {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// What each line became.
    pub(crate) pieces: Vec<Piece>,
    /// Which joins could be otherwise.
    pub(crate) guesses: Vec<Guess>,
}

/// Draws the text together; says of every line what it became.
pub(crate) fn read(sheet: &Sheet<'_>, text: &[(usize, Range<usize>)], typography: Typography) -> Set {
    let mut guesses = Vec::new();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut pieces = Vec::new();
    // What the file says of the line above.
    let mut above_marked: Option<ParagraphKind> = None;
    let joins = joins::read(sheet, text, |words, depth| kind(words, depth) != ParagraphKind::Text);
    for (at, ((line_index, bytes), (setting, join))) in text.iter().zip(joins).enumerate() {
        let Some(line) = sheet.lines.get(*line_index) else { continue };
        let words = line.folded.get(bytes.clone()).unwrap_or("").trim();
        if words.is_empty() {
            continue;
        }
        let raw = line.raw(bytes).trim();
        match join {
            Join::Maybe => guesses.push(Guess { line: *line_index, bytes: Some(bytes.clone()), why: Unsure::MaybeApart }),
            Join::BreaksOff => guesses.push(Guess { line: *line_index, bytes: Some(bytes.clone()), why: Unsure::BreaksOff }),
            Join::Cut | Join::Apart => {}
        }
        let goes_on =
            matches!(join, Join::Cut | Join::Maybe) && paragraphs.last().is_some_and(|it| it.kind != ParagraphKind::Subhead);
        let marked = of_form(line.form);
        let is_next = at.checked_sub(1).and_then(|above| text.get(above)).is_some_and(|(above, _)| above + 1 == *line_index);
        let goes_on_below =
            marked.is_some_and(|kind| is_of_lines(kind) && is_next && above_marked.is_some_and(|it| joins_in(it, kind)));
        let parts_text = setting == Setting::Text && stands_between(sheet, text, at);
        let of_line = match marked {
            Some(kind) => kind,
            None if parts_text && !goes_on => ParagraphKind::Subhead,
            None => kind(words, line.depth),
        };
        let (part, why) = match of_line {
            _ if goes_on || goes_on_below => (PartKind::Joined, if goes_on { Reason::GoesOn } else { Reason::OfItsForm }),
            ParagraphKind::Subhead if marked.is_some() => (PartKind::Subhead, Reason::OfItsForm),
            _ if marked.is_some() => (PartKind::Body, Reason::OfItsForm),
            ParagraphKind::Subhead => (PartKind::Subhead, Reason::ShortLine),
            ParagraphKind::Caption => (PartKind::Caption, Reason::OpensAsCaption),
            ParagraphKind::Note => (PartKind::Note, Reason::OpensAsNote),
            _ => (PartKind::Body, Reason::Text),
        };
        pieces.push(Piece { line: *line_index, bytes: bytes.clone(), kind: part, why });
        above_marked = marked;
        let spans = line.spans(bytes);
        let (before, behind) = edges(line.raw, line.form);
        match paragraphs.last_mut() {
            Some(last) if goes_on || goes_on_below => {
                if goes_on_below {
                    last.text.push('\n');
                    last.text.push_str(&before);
                } else if needs_space(&last.text, raw) {
                    last.text.push(' ');
                }
                if !spans.is_empty() {
                    last.spans.extend(span::behind(spans, last.text.chars().count()));
                }
                last.text.push_str(raw);
                last.text.push_str(&behind);
            }
            _ => {
                // The first item of a list stands in no other.
                let before = before.trim_start_matches(INDENT);
                let spans = span::behind(spans, before.len()).collect();
                paragraphs.push(Paragraph { kind: of_line, text: format!("{before}{raw}{behind}"), spans });
            }
        }
    }
    for paragraph in paragraphs.iter_mut().filter(|it| it.kind != ParagraphKind::Code) {
        if paragraph.text.contains("  ") || paragraph.text.contains("\u{3000}\u{3000}") {
            space_once(paragraph);
        }
        paragraph.text = typography::set(&paragraph.text, typography).into_owned();
        address::link(paragraph);
    }
    Set { paragraphs, pieces, guesses }
}

/// A subhead is at most so long.
const LONGEST_SUBHEAD: usize = 16;

/// A short line without a mark between an ended paragraph and a long one is a subhead (小标题).
fn stands_between(sheet: &Sheet<'_>, text: &[(usize, Range<usize>)], at: usize) -> bool {
    let words = |at: usize| {
        let (line, bytes) = text.get(at)?;
        Some(sheet.lines.get(*line)?.folded.get(bytes.clone())?.trim())
    };
    let (Some(above), Some(line), Some(below)) = (at.checked_sub(1).and_then(words), words(at), words(at + 1)) else {
        return false;
    };
    // 港通天下,航线加密: two halves of one length are a subhead, not a sentence that breaks off.
    let halves = line.split_once(',').is_some_and(|(one, two)| length(one).abs_diff(length(two)) <= 1 && !two.contains(','));
    let unmarked = if halves { line.replacen(',', "", 1) } else { line.to_owned() };
    let marked = unmarked.contains([',', '。', ';', ':', '!', '?', '…', '(', '、', '|']);
    (3..=LONGEST_SUBHEAD).contains(&length(line))
        && !marked
        && ends_sentence(above)
        && is_running_text(above)
        && is_running_text(below)
}

/// What a line is that the file itself marks.
fn of_form(form: Form) -> Option<ParagraphKind> {
    match form {
        Form::Text | Form::Headline | Form::Literal | Form::Deck => None,
        Form::Subhead => Some(ParagraphKind::Subhead),
        Form::Item => Some(ParagraphKind::List),
        Form::Numbered => Some(ParagraphKind::Numbered),
        Form::Row => Some(ParagraphKind::Table),
        Form::HeadRow => Some(ParagraphKind::HeadedTable),
        Form::Quote => Some(ParagraphKind::Quote),
        Form::Code => Some(ParagraphKind::Code),
        Form::Note => Some(ParagraphKind::Note),
        Form::Caption => Some(ParagraphKind::Caption),
    }
}

/// What of the white space around a line says something: how deep an item stands in other lists, the empty cells of a row.
fn edges(raw: &str, form: Form) -> (String, String) {
    let of_row = matches!(form, Form::Row | Form::HeadRow);
    let says = |letter: &char| *letter == if of_row { '\t' } else { INDENT };
    let most = if of_row { usize::MAX } else { DEEPEST_LIST };
    let is_said = of_row || matches!(form, Form::Item | Form::Numbered);
    let before = raw.chars().take_while(says).take(if is_said { most } else { 0 }).collect();
    let behind = raw.chars().rev().take_while(says).take(if of_row { most } else { 0 }).collect();
    (before, behind)
}

/// Whether a paragraph of this kind has a line for each of its parts.
fn is_of_lines(kind: ParagraphKind) -> bool {
    use ParagraphKind::*;
    matches!(kind, List | Numbered | Table | Code)
}

/// Whether a line goes on what stands above it: a list its items, a table its rows and what heads it.
fn joins_in(above: ParagraphKind, kind: ParagraphKind) -> bool {
    above == kind || above == ParagraphKind::HeadedTable && kind == ParagraphKind::Table
}

/// Runs of spaces, by which papers push words apart, as one.
fn space_once(paragraph: &mut Paragraph) {
    let space = |it: char| it == ' ' || it == '\u{3000}';
    let mut before = None;
    let stays: Vec<bool> = paragraph
        .text
        .chars()
        .map(|letter| {
            let is_first = !(space(letter) && before.is_some_and(space));
            before = is_first.then_some(letter).or(before);
            is_first
        })
        .collect();
    paragraph.text = paragraph.text.chars().zip(&stays).filter(|(_, stays)| **stays).map(|(letter, _)| letter).collect();
    paragraph.spans = span::thinned(std::mem::take(&mut paragraph.spans), &stays);
}

fn kind(words: &str, depth: usize) -> ParagraphKind {
    if depth > 0 {
        return ParagraphKind::Subhead;
    }
    if ["编者按", "编者的话", "编后", "[编者按]", "【编者按】", "开栏的话", "(编者按"].iter().any(|it| words.starts_with(it))
    {
        return ParagraphKind::Note;
    }
    if ["图为", "图①", "图②", "图③", "图一", "图1", "上图", "下图", "左图", "右图", "题图", "压题照片"]
        .iter()
        .any(|it| words.starts_with(it))
    {
        return ParagraphKind::Caption;
    }
    let short = length(words) <= 20 && !ends_sentence(words) && !has_clauses(words);
    if short && numbered::opens(words) {
        return ParagraphKind::Subhead;
    }
    ParagraphKind::Text
}

/// A column may cut between two Latin words, or inside one, which leaves no trace; figures are never parted.
fn needs_space(before: &str, behind: &str) -> bool {
    before.ends_with(|it: char| it.is_ascii_alphabetic() || it == ',') && behind.starts_with(|it: char| it.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn joined(lines: &[&str]) -> Vec<String> {
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
        let lexicon = Lexicon::default();
        let sheet = Sheet::new(&document, &lexicon);
        let text: Vec<(usize, Range<usize>)> =
            sheet.lines.iter().enumerate().map(|(at, line)| (at, line.words.clone())).collect();
        read(&sheet, &text, Typography::Keep).paragraphs.into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn empty_cells_and_the_depth_of_items_are_kept() {
        let table = [
            ("\t早\t60", Form::Row, ("\t", "")),
            ("\t\t晚\t", Form::HeadRow, ("\t\t", "\t")),
            ("\u{2003}\u{2003}乙", Form::Item, ("\u{2003}\u{2003}", "")),
            ("\u{2003}1. 乙\u{2003}", Form::Numbered, ("\u{2003}", "")),
            ("\t\u{2003}正文\t", Form::Text, ("", "")),
        ];
        for (raw, form, (before, behind)) in table {
            assert_eq!(edges(raw, form), (before.to_owned(), behind.to_owned()), "{raw:?}");
        }
    }

    #[test]
    fn a_sentence_cut_by_a_column_goes_on_without_a_space() {
        let table: [(&[&str], &[&str]); 6] = [
            (
                &["要正确认识历史方位,全面、完整、准确", "地学习把握,紧密结合实际。"],
                &["要正确认识历史方位,全面、完整、准确地学习把握,紧密结合实际。"],
            ),
            (
                &["郑州市轨道交通第二调度中心项目作为今年的省重点项", "目,要积极发挥作用。"],
                &["郑州市轨道交通第二调度中心项目作为今年的省重点项目,要积极发挥作用。"],
            ),
            (
                &["去年,全市实现工业总产值一千余亿元人民币,折合20", "23亿美元。"],
                &["去年,全市实现工业总产值一千余亿元人民币,折合2023亿美元。"],
            ),
            (
                &["一、企业集团发展贪大图快", "目前,一些企业集团提出目标。"],
                &["一、企业集团发展贪大图快", "目前,一些企业集团提出目标。"],
            ),
            (&["大家都说好。", "会议还要求落实。"], &["大家都说好。", "会议还要求落实。"]),
            (
                &["他在这一天里走遍了全区的每一个街道和社区,看望了", "图为现场。"],
                &["他在这一天里走遍了全区的每一个街道和社区,看望了", "图为现场。"],
            ),
        ];
        for (lines, expected) in table {
            assert_eq!(joined(lines), expected);
        }
    }

    #[test]
    fn a_short_line_between_paragraphs_is_a_subhead() {
        let kinds = |lines: &[&str]| {
            let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
            let document = Document { path: "page.md".into(), lines, ..Document::default() };
            let lexicon = Lexicon::default();
            let sheet = Sheet::new(&document, &lexicon);
            let text: Vec<(usize, Range<usize>)> =
                sheet.lines.iter().enumerate().map(|(at, line)| (at, line.words.clone())).collect();
            read(&sheet, &text, Typography::Keep).paragraphs.into_iter().map(|it| it.kind).collect::<Vec<_>>()
        };
        let feature = [
            "百工街不长,从头走到尾不过十分钟,他在这里一坐就是四十年。",
            "手上有准",
            "修表讲究一个“准”字。他说,手上的准,先要心里的准。",
        ];
        assert_eq!(kinds(&feature), [ParagraphKind::Text, ParagraphKind::Subhead, ParagraphKind::Text]);
        let national = [
            "一年来,港口的货物吞吐量再创新高,外贸航线越织越密。",
            "港通天下,航线加密",
            "今年以来,全市新开通外贸航线六条,通达四十个国家。",
        ];
        assert_eq!(kinds(&national), [ParagraphKind::Text, ParagraphKind::Subhead, ParagraphKind::Text]);
    }

    #[test]
    fn verse_and_tables_keep_their_lines_and_narrow_columns_do_not() {
        let verse = ["天快亮时,雪落下来", "覆盖了故乡的一切", "也覆盖了来时的脚印", "感受人世间最美的温情"];
        assert_eq!(joined(&verse), verse);
        let marked = ["清晨,", "我走过渡口,", "渡口静静等着船来。", "傍晚,", "我又到渡口,", "只剩一盏没灭的灯。"];
        assert_eq!(joined(&marked), marked);
        let notices = [
            "方予安遗失居民身份证,有效期2019年4月2日至2039年4月2日,声明作废。",
            "柯书维遗失船员服务簿,号码:C000231,2019年签发,特此声明作废。",
        ];
        assert_eq!(joined(&notices), notices);
        let sourced = ["老渡工1天撑船100个来回从不停桨(来源:海州视频)", "修缮码头和石阶,要按老样子一块一块来做。"];
        assert_eq!(joined(&sourced), sourced);
        let table = ["名称|前年收盘|本年开盘|本年最高", "上证指数|917.02|914.06|1510.18"];
        assert_eq!(joined(&table), table);
        let column = ["活动持续整整一天,居民", "们纷纷前来参加,每人领", "到了一张价值1000元购", "物卡,大家都很高兴。"];
        assert_eq!(joined(&column), ["活动持续整整一天,居民们纷纷前来参加,每人领到了一张价值1000元购物卡,大家都很高兴。"]);
    }

    #[test]
    fn a_short_numbered_line_is_a_subhead() {
        for (words, expected) in [
            ("二、棉堆如山喜煞人", ParagraphKind::Subhead),
            ("二、棉堆如山,喜煞了老街坊。", ParagraphKind::Text),
            ("渡口老屋的早晨", ParagraphKind::Text),
        ] {
            assert_eq!(kind(words, 0), expected, "{words}");
        }
    }

    #[test]
    fn verse_above_prose_stays_verse() {
        let prose = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好,有人带来了自家的茶,有人带来了三十年前的船票,一直坐到天黑。";
        let page = ["天快亮时雪落下来", "覆盖了故乡的一切和田野上的风", "挣扎着开放在", "窑洞向阳的墙角,在", prose, prose, prose];
        assert_eq!(joined(&page), page);
    }

    #[test]
    fn two_lines_one_below_the_other_show_no_column() {
        let page = ["渡口老屋的长桌一共摆了三十六张", "来的人多坐在靠窗的那一边。"];
        assert_eq!(joined(&page), page);
    }

    #[test]
    fn where_paragraphs_stand_in_longer_lines_nothing_is_wrapped() {
        let long = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的。";
        let page = [long, "", "渡口老屋的长桌一共摆了三十六张", "来的人多坐在靠窗的那一边。"];
        assert_eq!(joined(&page), [page[0], page[2], page[3]]);
    }

    #[test]
    fn verse_below_prose_that_has_ended_is_verse() {
        let prose = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的,老街坊都说好。";
        let page = [
            prose,
            "",
            "天快亮时雪落下来",
            "覆盖了故乡的一切和田野上的风",
            "挣扎着开放在",
            "窑洞向阳的墙角,在",
            "像一支苦调歌谣",
        ];
        assert_eq!(joined(&page), [&page[..1], &page[2..]].concat());
    }
}

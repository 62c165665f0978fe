//! Stories (稿件) on a page: where each begins, which lines are its title block and which its text.
//!
//! Headings decide where a page has them (`marked`). A page without any is read by evidence that is weighed (`unmarked`). Nothing here
//! looks into the words of bylines and datelines itself.

use crate::account::reason::Reason;
use crate::parse::line::sheet::Sheet;
use crate::parse::story::cut::Story;
use crate::parse::story::cut::cut;
use crate::parse::story::cut::depth;
use crate::parse::story::items;
use crate::parse::story::marked;
use crate::parse::story::start::Start;
use crate::parse::story::title;
use crate::parse::story::title_block;
use crate::parse::story::unmarked;
use std::collections::BTreeSet;

/// Parts the lines that are no folio lines (`open`) into stories, in the order printed.
pub(crate) fn stories(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Story> {
    let is_marked = open.iter().any(|line| depth(sheet, *line) > 0);
    let mut starts = if is_marked { marked::starts(sheet, open) } else { unmarked::starts(sheet, open) };
    if is_marked {
        marked::hear_unmarked(sheet, open, &mut starts);
    }
    order(sheet, open, &mut starts);
    let mut stories = cut(open, &starts);
    give_meta(sheet, &mut stories);
    give_captions(sheet, &mut stories);
    if !is_marked {
        title_block::join_bare(sheet, &mut stories);
        name_columns(sheet, &mut stories);
    }
    for story in &mut stories {
        title_block::take_decks(sheet, story);
    }
    if is_marked {
        title_block::take_kickers(sheet, &mut stories);
        title_block::name_all(sheet, &mut stories);
        title_block::take_bare(sheet, &mut stories);
    }
    let stories = stories.into_iter().flat_map(|story| items::continued(sheet, story));
    let stories = stories.flat_map(|story| items::bulleted(sheet, story));
    let mut stories: Vec<Story> = stories.flat_map(|story| items::briefs(sheet, story)).collect();
    if !is_marked {
        items::name_briefs(sheet, &mut stories);
    }
    // 专栏:老屋拾零 heads a column, and its text has no headline.
    for story in stories.iter_mut().filter(|it| !is_marked && it.column.is_none() && it.kickers.is_empty()) {
        if let [title] = story.titles.as_slice()
            && sheet.words(*title).contains(':')
            && title::is_marked_label(sheet.words(*title))
        {
            story.column = story.titles.pop();
        }
    }
    stories.retain(|story| !(story.titles.is_empty() && story.lines.is_empty() && story.kickers.is_empty()));
    stories
}

/// What the editor orders counts before all evidence.
fn order(sheet: &Sheet<'_>, open: &[usize], starts: &mut Vec<Start>) {
    let found: BTreeSet<usize> = starts.iter().map(|start| start.at).collect();
    for at in 0..open.len() {
        let ordered = open.get(at).and_then(|line| sheet.lines.get(*line)).is_some_and(|line| line.begins);
        if ordered && !found.contains(&at) {
            starts.push(Start::title(at, 1, Reason::Directive));
        }
    }
    starts.sort_by_key(|start| start.at);
    let mut end = open.len();
    for start in starts.iter_mut().rev() {
        start.columns = start.columns.min(end - start.at - 1);
        start.kickers = start.kickers.min(end - start.at - start.columns - 1);
        start.titles = start.titles.min(end - start.at - start.columns - start.kickers);
        end = start.at;
    }
}

/// The name of a column above the first of several items is the others' too.
fn name_columns(sheet: &Sheet<'_>, stories: &mut [Story]) {
    let mut column = None;
    for story in stories {
        let is_item = story.titles.first().is_some_and(|line| title::marked(sheet, *line).is_some());
        column = if is_item { story.column.or(column) } else { None };
        story.column = story.column.or(column);
    }
}

/// A picture's caption above the first headline of a page is that story's.
fn give_captions(sheet: &Sheet<'_>, stories: &mut Vec<Story>) {
    let is_caption = |line: &usize| {
        let words = sheet.words(*line);
        words.starts_with("图为") || words.ends_with(['摄', '攝']) || words.ends_with("摄)") || words.ends_with("供图")
    };
    let [first, second, ..] = stories.as_mut_slice() else { return };
    if first.titles.is_empty() && !second.titles.is_empty() && !first.lines.is_empty() && first.lines.iter().all(is_caption) {
        second.lines.splice(0..0, first.lines.drain(..));
        stories.remove(0);
    }
}

/// A meta line with a day above a headline is that story's.
fn give_meta(sheet: &Sheet<'_>, stories: &mut [Story]) {
    let is_dated = |line: &usize| sheet.lines.get(*line).and_then(|it| it.meta()).is_some_and(|meta| meta.day.is_some());
    for next in 1..stories.len() {
        let (above, below) = stories.split_at_mut(next);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        let has_own = below.lines.first().is_some_and(is_dated);
        while !has_own && above.lines.len() > 1 && above.lines.last().is_some_and(is_dated) {
            below.lines.splice(0..0, above.lines.pop());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::doubt::Unsure;
    use crate::document::Document;
    use crate::document::Form;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    fn cut_up(lines: &[&str]) -> Vec<Story> {
        let lines = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
        let lexicon = Lexicon::default();
        let sheet = Sheet::new(&document, &lexicon);
        let open: Vec<usize> = (0..sheet.lines.len()).collect();
        stories(&sheet, &open)
    }

    fn shown(lines: &[&str]) -> String {
        let one = |story: &Story| format!("{:?}{:?}{:?}{:?}", story.kickers, story.titles, story.decks, story.lines);
        cut_up(lines).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn doubted(lines: &[&str]) -> Vec<(usize, Unsure)> {
        cut_up(lines).into_iter().flat_map(|story| story.guesses).map(|guess| (guess.line, guess.why)).collect()
    }

    #[test]
    fn headings_begin_stories_and_kickers_go_with_them() {
        let sample = [
            "# 高度重视 提前谋划",
            "本报讯 近日,开会。",
            "记者 鲁燕",
            "中原区召开2023年区委政法工作会议",
            "## 平安中原",
            "本报讯 近日,又开会。",
        ];
        assert_eq!(shown(&sample), "[][0][][1, 2] [3][4][][5]");
    }

    #[test]
    fn the_last_line_of_a_story_is_no_kicker() {
        let with_button = ["# 甲事", "文。", "[我要纠错] 责任编辑:吕文涛", "# 乙事", "文。"];
        assert_eq!(shown(&with_button), "[][0][][1, 2] [][3][][4]");
        assert_eq!(shown(&["# 甲事", "本报讯 近日,开会。", "姚云", "## 乙事", "文。"]), "[][0][][1, 2] [][3][][4]");
        let verse =
            ["# 乡愁", "天快亮时雪落下来", "覆盖了故乡的一切", "也覆盖了来时的脚印", "感受人世间最美的温情", "## 乙事", "文。"];
        assert_eq!(shown(&verse), "[][0][][1, 2, 3, 4] [][5][][6]");
    }

    #[test]
    fn a_line_alone_below_a_poem_in_stanzas_is_the_kicker_of_the_next() {
        let poem = ["# 渡口的雨", "", "雨停了很久", "檐下的水还在滴", "", "我走过渡口", "渡口静静等着船来", ""];
        let page = |last: &'static [&'static str]| [&poem[..], last, &["", "# 乙事", "文。"]].concat();
        assert_eq!(shown(&page(&["灯火人家"])), "[][0][][1, 2, 3, 4] [5][6][][7]");
        // Nothing proves it.
        assert_eq!(doubted(&page(&["灯火人家"])), [(5, Unsure::MaybeNoKicker)]);
        for last in ["闻人雪", "三月", "作者 闻人雪", "灯火亮了。"] {
            assert_eq!(
                shown(&[&poem[..], &[last, "", "# 乙事", "文。"]].concat()),
                "[][0][][1, 2, 3, 4, 5] [][6][][7]",
                "{last}"
            );
        }
        assert_eq!(shown(&page(&["船来的时候", "天已经亮了"])), "[][0][][1, 2, 3, 4, 5, 6] [][7][][8]");
        // A poem that ends its parts with a line alone.
        let refrain =
            ["# 渡口的雨", "", "雨停了", "檐下的水还在滴", "", "我等着船", "", "渡口静静", "等着船来", "", "我等着船来"];
        assert_eq!(shown(&[&refrain[..], &["", "# 乙事", "文。"]].concat()), "[][0][][1, 2, 3, 4, 5, 6] [][7][][8]");
    }

    #[test]
    fn subheads_begin_no_story() {
        assert_eq!(
            shown(&["# 甲事", "文。", "## 一、起因", "文。", "### 小节", "文。", "## 乙事", "文。"]),
            "[][0][][1, 2, 3, 4, 5] [][6][][7]"
        );
        assert_eq!(shown(&["# 甲事", "文。", "## 起因", "文。", "# 乙事", "文。"]), "[][0][][1, 2, 3] [][4][][5]");
        // One dispatch, parted twice; and the same with a story of its own below.
        let parted = ["# 甲事", "本报讯 文。", "## 起因", "文。", "## 结果", "文。"];
        assert_eq!(shown(&parted), "[][0][][1, 2, 3, 4, 5]");
        let above_another = ["# 甲事", "本报讯 文。", "## 起因", "文。", "## 结果", "文。", "老粮仓改成少年宫", "本报讯 文。"];
        assert_eq!(shown(&above_another).split(' ').next(), Some("[][0][][1,"));
        let apart = ["# 甲事", "本报讯 文。", "## 乙事", "本报讯 文。", "## 丙事", "文。"];
        assert_eq!(shown(&apart), "[][0][][1] [][2][][3] [][4][][5]");
    }

    #[test]
    fn briefs_are_stories_of_their_own() {
        let with_deck = ["# 市县简讯", "——灌溉一线见闻", "●甲县开会。", "●乙县开会。"];
        assert_eq!(shown(&with_deck), "[][][1][2] [][][][3]");
        let marked = ["# 市县简讯", "●甲县开会。", "会议很好。", "●乙县开会。", "## 丙事", "文。"];
        assert_eq!(shown(&marked), "[][][][1, 2] [][][][3] [][4][][5]");
        assert_eq!(shown(&["# 一句话新闻", "甲县开会。", "乙县开会。"]), "[][][][1] [][][][2]");
        assert_eq!(shown(&["# 学习简报的人", "甲县开会。", "乙县开会。"]), "[][0][][1, 2]");
    }

    #[test]
    fn the_editors_below_a_group_of_briefs_are_none_of_them() {
        let briefs = ["# 简讯", "城北菜场今天搬到渡口路。(高翔)", "东街明天起修路,公交绕行。(丁山)"];
        for editors in ["责编:吴昊", "责编:吴昊 版式:赵静", "责任编辑 吴昊"] {
            assert_eq!(shown(&[&briefs[..], &[editors]].concat()), "[][][][1] [][][][2, 3]", "{editors}");
        }
        assert_eq!(shown(&[&briefs[..], &["责编 吴昊", "版式 赵静"]].concat()), "[][][][1] [][][][2, 3, 4]");
        assert_eq!(shown(&["# 简讯", "城北菜场今天搬到渡口路。", "责编:吴昊"]), "[][0][][1, 2]");
        assert_eq!(shown(&[&briefs[..], &["记者 吴昊"]].concat()), "[][0][][1, 2, 3]");
    }

    #[test]
    fn decks_stand_below_their_headline() {
        assert_eq!(shown(&["# “菜篮子”拎出幸福感", "——探访改造提升后的菜市场", "文。"]), "[][0][1][2]");
    }

    #[test]
    fn what_the_file_says_of_a_line_counts() {
        let shown = |lines: &[(Form, &str)]| {
            let line = |(at, (form, text)): (usize, &(Form, &str))| Line { form: *form, ..Line::plain(at + 1, *text) };
            let lines = lines.iter().enumerate().map(line).collect();
            let document = Document { path: "page.html".into(), lines, ..Document::default() };
            let lexicon = Lexicon::default();
            let sheet = Sheet::new(&document, &lexicon);
            let open: Vec<usize> = (0..sheet.lines.len()).collect();
            let one = |story: &Story| format!("{:?}{:?}{:?}", story.titles, story.decks, story.lines);
            stories(&sheet, &open).iter().map(one).collect::<Vec<_>>().join(" ")
        };
        let (text, sub) = (Form::Text, Form::Subhead);
        let lead = "本报讯 4月8日,云溪大桥通车。";
        let rest = "早市搬到江东路,摊位由120个增加到150个。";
        assert_eq!(shown(&[(text, "# 云溪大桥通车"), (Form::Deck, "最后一艘渡轮靠岸"), (text, rest)]), "[0][1][2]");
        assert_eq!(shown(&[(text, "# 云溪大桥通车"), (text, lead), (sub, "五年手续"), (text, rest)]), "[0][][1, 2, 3]");
        assert_eq!(shown(&[(text, "云溪大桥通车"), (text, lead), (sub, "五年手续"), (text, rest)]), "[0][][1, 2, 3]");
        assert_eq!(shown(&[(text, lead), (sub, "老码头早市搬迁"), (text, lead)]), "[][][0] [1][][2]");
        assert_eq!(shown(&[(text, "# 大桥通车"), (text, lead), (sub, "老码头早市搬迁"), (text, lead)]), "[0][][1] [2][][3]");
        // Behind a signature, and where others set so are headlines and it is alone in its story, it begins one.
        let signed = [(text, "云溪大桥通车"), (text, rest), (text, "记者 何小满"), (sub, "五年手续"), (text, rest)];
        assert_eq!(shown(&signed), "[][][0, 1, 2] [3][][4]");
        let alone = [(text, lead), (sub, "老码头早市搬迁"), (text, lead), (sub, "旧铁轨串起三座书店"), (text, rest)];
        assert_eq!(shown(&alone), "[][][0] [1][][2] [3][][4]");
        let parted = [&alone[..], &[(sub, "五年手续"), (text, rest)]].concat();
        assert_eq!(shown(&parted), "[][][0] [1][][2, 3, 4, 5, 6]");
        let two = [(text, lead), (sub, "老码头早市搬迁"), (sub, "摊位多了三十个"), (text, lead)];
        assert_eq!(shown(&two), "[][][0] [1, 2][][3]");
        assert_eq!(shown(&[(text, "# 大桥通车"), (text, lead), (Form::Literal, "# 早市搬迁"), (text, rest)]), "[0][][1, 2, 3]");
    }

    #[test]
    fn a_headline_in_two_bold_paragraphs_is_one() {
        assert_eq!(shown(&["**甲事**", "**今夏办成**", "文。", "**乙事**", "文。"]), "[][0, 1][][2] [][3][][4]");
    }

    #[test]
    fn a_headline_without_text_goes_with_the_one_directly_below() {
        assert_eq!(shown(&["# 渡口老屋", "# 今夏开门", "文。"]), "[0][1][][2]");
        assert_eq!(shown(&["# 甲事", "文。", "# 渡口老屋", "# 今夏开门", "文。"]), "[][0][][1] [2][3][][4]");
        assert_eq!(doubted(&["# 渡口老屋", "# 今夏开门", "文。"]), [(0, Unsure::NoText)]);
        assert_eq!(doubted(&["# 热线追踪", "# 渡口路积水三天", "文。"]), []);
        // The name of a column is its story's column.
        assert_eq!(shown(&["# 热线追踪", "# 渡口路积水三天", "文。"]), "[][1][][2]");
        assert_eq!(shown(&["# 【热线】", "# 渡口路积水三天", "文。", "# 丙事", "文。"]), "[][1][][2] [][3][][4]");
        // Several in a row are a list of headlines; the last of a page has none below it.
        assert_eq!(shown(&["# 甲事", "# 乙事", "# 丙事", "文。"]), "[][0][][] [][1][][] [][2][][3]");
        assert_eq!(shown(&["# 甲事", "文。", "# 乙事"]), "[][0][][1] [][2][][]");
    }

    #[test]
    fn briefs_under_their_column_have_headlines_of_their_own() {
        let page = ["# 简讯", "城北菜场搬迁", "城北菜场今天搬到渡口路。", "东街修路", "东街明天起修路。", "公交绕行。"];
        assert_eq!(shown(&page), "[][1][][2] [][3][][4, 5]");
        assert_eq!(
            shown(&page[1..].iter().fold(vec!["简讯"], |all, line| [all, vec![line]].concat())),
            "[][1][][2] [][3][][4, 5]"
        );
        let signed = ["# 简讯", "城北菜场搬迁", "城北菜场今天搬到渡口路。", "记者 方予安", "东街修路", "东街明天起修路。"];
        assert_eq!(shown(&signed), "[][1][][2, 3] [][4][][5]");
        // A lead below the name makes it a headline.
        assert_eq!(shown(&["# 全市简讯", "城北菜场今天搬到渡口路。", "东街修路", "东街明天起修路"]), "[][0][][1, 2, 3]");
    }

    #[test]
    fn a_poem_behind_a_dispatch_has_its_title_and_its_author_by_themselves() {
        let shown = |page: &str| {
            let lines = page.lines().enumerate().map(|(at, text)| Line::plain(at + 1, text)).collect();
            let document = Document { path: "page.txt".into(), lines, ..Document::default() };
            let lexicon = Lexicon::default();
            let sheet = Sheet::new(&document, &lexicon);
            let open: Vec<usize> = (0..sheet.lines.len()).collect();
            stories(&sheet, &open).iter().map(|story| format!("{:?}", story.titles)).collect::<Vec<_>>().join(" ")
        };
        let dispatch = "渡口老屋开门\n\n本报讯 昨天,渡口老屋开门迎客,街坊们早早来到门前排队。\n\n";
        let verse = "雨停了很久\n檐下的水还在滴\n\n我走过渡口\n渡口静静等着船来\n";
        for name in ["闻人雪", "(闻人雪)", "作者 闻人雪", "□ 闻人雪"] {
            assert_eq!(shown(&format!("{dispatch}渡口的雨\n\n{name}\n\n{verse}")), "[0] [2]", "{name}");
        }
        assert_eq!(shown(&format!("{dispatch}渡口的雨\n闻人雪\n{verse}")), "[0] [2]");
        // Without a blank line above them they are its last lines.
        assert_eq!(shown(&format!("{}\n渡口的雨\n闻人雪\n{verse}", dispatch.trim_end())), "[0]");
    }

    #[test]
    fn captions_between_headline_and_dateline_are_no_titles() {
        let lead = "(新山28日讯)拉曼大学今天开放校园,市民早早来到门前排队等候。";
        assert_eq!(shown(&["拉曼大学开放校园", "▲市民在校园里参观", "▲孩子们围着长桌跑", lead]), "[][0][][1, 2, 3]");
        assert_eq!(shown(&["拉曼大学开放校园", "图一:市民在校园里", "图二:孩子们围着长桌", lead]), "[][0][][1, 2, 3]");
    }

    #[test]
    fn who_signs_a_notice_with_the_day_begins_no_story() {
        let text = "因管道检修,渡口路今天八时至十八时停水,请居民提前储水。";
        let page =
            ["停水通知", text, "渡口市自来水公司 2026年3月4日", "南湖公园樱花盛开", "本报讯 南湖公园樱花盛开,市民前来赏花。"];
        assert_eq!(shown(&page), "[][0][][1, 2] [][3][][4]");
    }

    #[test]
    fn an_editor_begins_a_story_anywhere() {
        let page = ["# 甲事", "本报讯 近日,开会。", "::article 乙事", "本报讯 近日,又开会。"];
        assert_eq!(shown(&page), "[][0][][1] [][2][][3]");
        let page = ["# 甲事", "文一。", "文二。", "::article 文三", "文四。"];
        assert_eq!(shown(&page), "[][0][][1, 2] [][3][][4]");
    }

    #[test]
    fn a_line_of_day_and_source_above_a_headline_is_that_storys() {
        let page = ["# 甲事", "文一。", "文二。", "2026-03-05 09:15 来源:海湾晚报", "# 乙事", "文三。"];
        assert_eq!(shown(&page), "[][0][][1, 2] [][4][][3, 5]");
    }

    #[test]
    fn what_comes_from_another_page_is_a_story_of_its_own() {
        let page = ["# 甲事", "文一。", "(上接第1版)文二。", "文三。"];
        assert_eq!(shown(&page), "[][0][][1] [][][][2, 3]");
        assert_eq!(shown(&["# 甲事", "文一。", "紧接着,老街坊又搬来了长桌。"]), "[][0][][1, 2]");
        assert_eq!(shown(&["# 甲事", "文一。", "(下转第2版)", "文二。"]), "[][0][][1, 2, 3]");
    }

    #[test]
    fn the_kicker_of_a_column_stands_above_its_first_brief() {
        let page = ["本报记者走市县", "# 市县简讯", "●甲县开会。", "●乙县开会。"];
        assert_eq!(shown(&page), "[0][][][2] [][][][3]");
    }

    #[test]
    fn a_title_that_nobody_marked_stands_between_an_end_and_a_dateline() {
        let text = "渡口老屋今天开门,头一天来了三百多人。";
        let page = ["# 甲事", text, "夜市摊位摇号", "本报讯 近日,又开会。"];
        assert_eq!(shown(&page), "[][0][][1] [][2][][3]");
        let sentence = ["# 甲事", text, "主办方宣布,夜市摊位下周起摇号,老街坊优先。", "本报讯 近日,又开会。"];
        assert_eq!(shown(&sentence), "[][0][][1, 2, 3]");
        assert_eq!(shown(&["# 甲事", text, "夜市", "本报讯 近日,又开会。"]), "[][0][][1, 2, 3]");
    }
}

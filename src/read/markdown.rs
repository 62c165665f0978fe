//! Markdown: what its marks say of a page's lines. Emphasis, links, lists, tables, quotations, notes and code leave their marks and
//! keep what they mean; a line without marks stays as it stands, since most of a page is a newspaper's text and no Markdown.
//!
//! The tree is comrak's (CommonMark 0.31, tables and notes of GFM, emphasis that Chinese can use). Newspapers have no indented code,
//! no list of one item, and no item that is a story.

mod inline;
pub(crate) mod meant;
mod shortcode;
mod struck;
pub(crate) mod tag;

use crate::document::Form;
use crate::document::Line;
use crate::document::NamedPicture;
use crate::read::manuscript::Manuscript;
use crate::read::manuscript::Set;
use crate::read::markdown::inline::Inline;
use crate::read::markdown::inline::Off;
use crate::read::markdown::inline::text_of;
use crate::read::markdown::meant::LONGEST_LABEL;
use crate::read::markdown::meant::as_meant;
use crate::read::markdown::meant::has_cells;
use crate::read::markdown::meant::is_definition;
use crate::read::markdown::meant::is_list;
use crate::read::markdown::meant::is_quotation;
use crate::read::markdown::meant::may_be_marked;
use crate::read::markdown::tag::Picture;
use crate::read::markdown::tag::Stripped;
use crate::text::Dropped;
use comrak::Arena;
use comrak::Options;
use comrak::nodes::ListType;
use comrak::nodes::Node;
use comrak::nodes::NodeValue;
use comrak::parse_document;
use std::borrow::Cow;
use std::ops::Range;

/// A page without the marks of Markdown.
#[derive(Debug, Default)]
pub(crate) struct Unmarked {
    pub(crate) lines: Vec<Line>,
    /// Tags of HTML that were taken off, and the line of the first.
    pub(crate) tags: Option<(usize, usize)>,
    /// Shortcodes of a site's generator that were left out, and the line of the first.
    pub(crate) shortcodes: Option<(usize, usize)>,
    /// Places that were left out since they are struck out, and the line of the first.
    pub(crate) struck: Option<(usize, usize)>,
    /// Pictures that the page shows.
    pub(crate) pictures: Vec<NamedPicture>,
    /// What references brought that no feed can carry.
    pub(crate) dropped: Dropped,
}

/// Takes the marks off the lines of a page.
pub(crate) fn unmarked(lines: Vec<Line>) -> Unmarked {
    let (lines, shortcodes) = shortcode::without(lines);
    let (lines, struck) = struck::without(lines);
    if !lines.iter().any(|line| may_be_marked(&line.text)) {
        return Unmarked { lines, shortcodes, struck, ..Unmarked::default() };
    }
    let mut page = Page { struck, ..Page::default() };
    page.blocks(&lines, 0);
    let Set { lines, pictures, dropped } = page.script.finish();
    Unmarked { lines, tags: page.tags, shortcodes, struck: page.struck, pictures, dropped }
}

/// What is set so far.
#[derive(Debug, Default)]
struct Page {
    script: Manuscript,
    tags: Option<(usize, usize)>,
    struck: Option<(usize, usize)>,
}

/// Blocks of HTML, and lists, stand in one another so deep and no deeper.
const DEEPEST: usize = 4;

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options
}

impl Page {
    /// Sets the blocks that lines make.
    fn blocks(&mut self, lines: &[Line], depth: usize) {
        let texts: Vec<Cow<'_, str>> = lines.iter().map(|line| as_meant(&line.text)).collect();
        let arena = Arena::new();
        let root = parse_document(&arena, &texts.join("\n"), &options());
        let notes = inline::notes(root);
        let mut done = 0;
        for block in root.children() {
            let own = own_lines(block, lines.len());
            if own.start < done {
                continue;
            }
            // What no block holds is blank, or tells where a link leads.
            self.between(lines.get(done..own.start).unwrap_or_default());
            let block_lines = lines.get(own.clone()).unwrap_or_default();
            if block_lines.iter().any(|line| may_be_marked(&line.text)) {
                let inline = Inline { notes: &notes, lines };
                self.block(block, block_lines, &inline, depth);
            } else {
                block_lines.iter().for_each(|line| self.script.line(line.clone()));
            }
            done = own.end;
        }
        self.between(lines.get(done..).unwrap_or_default());
    }

    fn between(&mut self, lines: &[Line]) {
        for line in lines {
            if line.text.trim().is_empty() || !is_definition(&line.text) {
                self.script.line(line.clone());
            }
        }
    }

    fn block(&mut self, block: Node<'_>, lines: &[Line], inline: &Inline<'_>, depth: usize) {
        let first = lines.first().map_or(1, |line| line.number);
        match &block.data().value {
            NodeValue::Paragraph => self.paragraph(block, first, Form::Text, inline),
            NodeValue::Heading(heading) if !heading.setext => {
                self.script.at(first);
                self.script.heading(heading.level.into());
                self.inlines(block, first, inline);
            }
            NodeValue::Heading(_) => {
                // The rule below a line makes a heading of it; whether it does is for whoever reads the page.
                self.paragraph(block, first, Form::Text, inline);
                if let Some(rule) = lines.last() {
                    self.script.end();
                    self.script.line(rule.clone());
                }
            }
            NodeValue::List(list) => {
                let items: Vec<Node<'_>> = block.children().collect();
                if is_list(&items) {
                    let form = if list.list_type == ListType::Ordered { Form::Numbered } else { Form::Item };
                    self.list(block, (form, None), list.start, inline, 0);
                } else {
                    self.as_text(block, inline, depth);
                }
            }
            // `***`: it parts, and says nothing.
            NodeValue::ThematicBreak => {}
            NodeValue::BlockQuote if is_quotation(block, lines) => self.quote(block, inline),
            NodeValue::BlockQuote => {
                let bare = |line: &Line| Line::plain(line.number, line.text.trim_start().trim_start_matches('>').trim());
                let marked = lines.iter().take_while(|line| line.text.trim_start().starts_with('>')).count();
                let inner: Vec<Line> = lines.iter().take(marked).map(bare).collect();
                if inner.iter().map(|line| line.text.chars().count()).sum::<usize>() > LONGEST_LABEL {
                    self.nested(&inner, depth);
                } else {
                    lines.iter().take(marked).for_each(|line| self.script.line(line.clone()));
                }
                self.nested(lines.get(marked..).unwrap_or_default(), depth);
            }
            NodeValue::CodeBlock(code) if code.fenced && code.closed && code.info.is_ascii() => self.code(&code.literal, lines),
            // A line of tildes is an ornament where no second one closes it, or where it holds words.
            NodeValue::CodeBlock(code) if code.fenced => {
                let inner = if code.closed { lines.len().saturating_sub(1) } else { lines.len() };
                lines.iter().take(1).for_each(|line| self.script.line(line.clone()));
                self.nested(lines.get(1..inner).unwrap_or_default(), depth);
                lines.iter().skip(inner.max(1)).for_each(|line| self.script.line(line.clone()));
            }
            NodeValue::CodeBlock(_) => {
                let flat: Vec<Line> = lines.iter().map(|line| Line::plain(line.number, line.text.trim())).collect();
                self.nested(&flat, depth);
            }
            NodeValue::HtmlBlock(html) => {
                let Stripped { text, tags, pictures } = tag::without_blocks(&html.literal);
                self.stripped(first, tags, &pictures);
                let of_block = lines.iter().zip(text.split('\n'));
                let flat: Vec<Line> = of_block.map(|(line, text)| Line::plain(line.number, text.trim())).collect();
                self.nested(&flat, if tags == 0 { DEEPEST } else { depth });
            }
            NodeValue::Table(table) if has_cells(lines, table.num_columns) => self.table(block, inline),
            NodeValue::FootnoteDefinition(note)
                if block.children().all(|it| matches!(it.data().value, NodeValue::Paragraph))
                    && inline.notes.contains_key(&note.name) =>
            {
                self.script.at(first);
                self.script.begin(Form::Note);
                self.script.text(&format!("{} ", inline.mark(&note.name)));
                self.inlines_of_blocks(block, inline);
            }
            _ => lines.iter().for_each(|line| self.script.line(line.clone())),
        }
        self.script.end();
    }

    /// Lines within a block, as blocks of their own.
    fn nested(&mut self, lines: &[Line], depth: usize) {
        if depth < DEEPEST {
            return self.blocks(lines, depth + 1);
        }
        for line in lines {
            let Stripped { text, tags, pictures } = tag::without_tags(&line.text);
            self.stripped(line.number, tags, &pictures);
            self.script.line(Line::plain(line.number, text));
        }
    }

    fn paragraph(&mut self, block: Node<'_>, first: usize, form: Form, inline: &Inline<'_>) {
        // A picture alone is shown with its caption.
        let is_picture = |node: Node<'_>| matches!(node.data().value, NodeValue::Image(_) | NodeValue::SoftBreak);
        let form = if form == Form::Text && block.children().all(is_picture) { Form::Caption } else { form };
        self.script.at(first);
        self.script.begin(form);
        self.inlines(block, first, inline);
    }

    fn inlines(&mut self, block: Node<'_>, first: usize, inline: &Inline<'_>) {
        let Off { tags, struck } = inline.set(block, first, &mut self.script);
        self.tags_off(first, tags);
        if struck > 0 {
            let (line, count) = self.struck.unwrap_or((first, 0));
            self.struck = Some((line.min(first), count + struck));
        }
    }

    /// The paragraphs of an item or a note one behind the other.
    fn inlines_of_blocks(&mut self, parent: Node<'_>, inline: &Inline<'_>) {
        for (count, block) in parent.children().filter(|it| matches!(it.data().value, NodeValue::Paragraph)).enumerate() {
            if count > 0 {
                self.script.text("\u{3000}");
            }
            let first = inline.number(block);
            self.inlines(block, first, inline);
        }
    }

    /// The items, and below each those of the lists in it, which go on in the form of the outermost.
    fn list(&mut self, list: Node<'_>, (form, outer): (Form, Option<Form>), start: usize, inline: &Inline<'_>, depth: usize) {
        for (count, item) in list.children().enumerate() {
            self.script.at(inline.number(item));
            self.script.item(outer.unwrap_or(form), depth);
            if form == Form::Numbered {
                // As it is printed: a countdown, two of one rank.
                let mark = item.children().next().map(|first| inline.before(first)).unwrap_or_default();
                let figures = mark.trim().trim_end_matches(['.', ')']).rsplit([' ', '.', ')', '-', '*', '+']).next();
                let number = figures.and_then(|it| it.parse().ok()).unwrap_or(start + count);
                self.script.text(&format!("{number}. "));
            }
            self.inlines_of_blocks(item, inline);
            for below in item.children() {
                let NodeValue::List(list) = &below.data().value else { continue };
                if depth == DEEPEST {
                    self.script.text(&text_of(below));
                    continue;
                }
                let inner = if list.list_type == ListType::Ordered { Form::Numbered } else { Form::Item };
                self.list(below, (inner, outer.or(Some(form))), list.start, inline, depth + 1);
            }
        }
    }

    /// A list that is none: its lines as they stand, the marks within them taken off.
    fn as_text(&mut self, list: Node<'_>, inline: &Inline<'_>, depth: usize) {
        for item in list.children() {
            let mut blocks = item.children();
            let opening = blocks.next().filter(|it| matches!(it.data().value, NodeValue::Paragraph));
            let Some(opening) = opening else {
                let own = inline.own(item);
                own.iter().for_each(|line| self.script.line(line.clone()));
                continue;
            };
            let number = inline.number(opening);
            self.script.at(number);
            self.script.begin(Form::Text);
            self.script.text(&inline.before(opening));
            self.inlines(opening, number, inline);
            self.script.end();
            for block in blocks {
                let own: Vec<Line> = inline.own(block).iter().map(|it| Line::plain(it.number, it.text.trim())).collect();
                match own.first() {
                    Some(_) if depth < DEEPEST => self.blocks(&own, depth + 1),
                    _ => own.into_iter().for_each(|line| self.script.line(line)),
                }
            }
        }
        self.script.end();
    }

    fn quote(&mut self, quote: Node<'_>, inline: &Inline<'_>) {
        for block in quote.descendants().filter(|it| matches!(it.data().value, NodeValue::Paragraph | NodeValue::Heading(_))) {
            self.paragraph(block, inline.number(block), Form::Quote, inline);
        }
    }

    /// The lines between the fences.
    fn code(&mut self, literal: &str, lines: &[Line]) {
        for (code, line) in literal.lines().zip(lines.iter().skip(1)) {
            self.script.line(Line { form: Form::Code, ..Line::plain(line.number, code) });
        }
    }

    fn table(&mut self, table: Node<'_>, inline: &Inline<'_>) {
        for row in table.children() {
            let is_head = matches!(row.data().value, NodeValue::TableRow(true));
            let number = inline.number(row);
            self.script.at(number);
            self.script.begin(if is_head { Form::HeadRow } else { Form::Row });
            for (count, cell) in row.children().enumerate() {
                if count > 0 {
                    self.script.text("\t");
                }
                self.inlines(cell, number, inline);
            }
        }
    }

    fn stripped(&mut self, line: usize, tags: usize, pictures: &[Picture]) {
        self.tags_off(line, tags);
        self.script.end();
        for picture in pictures {
            self.script.at(line);
            self.script.picture(&picture.source, &picture.alt);
        }
    }

    fn tags_off(&mut self, line: usize, count: usize) {
        if count > 0 {
            self.tags.get_or_insert((line, 0)).1 += count;
        }
    }
}

/// The lines of a block, counted from 0.
fn own_lines(block: Node<'_>, count: usize) -> Range<usize> {
    let place = block.data().sourcepos;
    let end = place.end.line.clamp(place.start.line, count);
    place.start.line.saturating_sub(1).min(end)..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::SpanKind;

    /// The lines as `form text`, what is said of their parts in brackets behind them.
    fn read(text: &str) -> Vec<String> {
        let lines = text.lines().enumerate().map(|(at, line)| Line::plain(at + 1, line)).collect();
        let shown = |line: Line| {
            let letters: Vec<char> = line.text.chars().collect();
            let said = line.spans.iter().map(|span| {
                let words: String = letters[span.chars.clone()].iter().collect();
                let kind = match &span.kind {
                    SpanKind::Link(address) => address.clone(),
                    kind => format!("{kind:?}"),
                };
                format!(" [{words}: {kind}]")
            });
            let form = if line.form == Form::Text { String::new() } else { format!("{:?} ", line.form) };
            format!("{}{form}{}{}", line.number, line.text, said.collect::<String>()).replacen(
                &line.number.to_string(),
                &format!("{} ", line.number),
                1,
            )
        };
        unmarked(lines).lines.into_iter().filter(|line| !line.text.is_empty()).map(shown).collect()
    }

    #[test]
    fn marks_go_and_what_they_mean_stays() {
        let table: [(&str, &[&str]); 23] = [
            ("# 南湖公园樱花开 {#sakura}", &["1 # 南湖公园樱花开"]),
            ("# 云溪大桥**今晨**通车", &["1 # 云溪大桥今晨通车 [今晨: Strong]"]),
            ("会议指出：**要落实**，", &["1 会议指出：要落实， [要落实: Strong]"]),
            ("见[公告](https://example.cn/n?id=3)。", &["1 见公告。 [公告: https://example.cn/n?id=3]"]),
            ("见[公告](../n.md)和[旧文][1]。\n\n[1]: https://example.cn/1", &["1 见公告和旧文。 [旧文: https://example.cn/1]"]),
            ("![大桥夜景](../images/bridge.jpg)", &["1 Caption 大桥夜景"]),
            ("- 早高峰限行\n- 晚高峰**限行**", &["1 Item 早高峰限行", "2 Item 晚高峰限行 [限行: Strong]"]),
            ("3. 先检票\n4. 再上桥", &["1 Numbered 3. 先检票", "2 Numbered 4. 再上桥"]),
            (
                "> “等了二十年。”市民说[^1]。\n\n[^1]: 采访于*桥头*。",
                &["1 Quote “等了二十年。”市民说①。 [①: Superscript]", "3 Note ① 采访于桥头。 [桥头: Emphasis]"],
            ),
            ("| 时段 | 限速 |\n| --- | --- |\n| 白天 | 60 |", &["1 HeadRow 时段\t限速", "3 Row 白天\t60"]),
            ("```python\n# 打印\nprint(1)\n```\n\n完。", &["2 Code # 打印", "3 Code print(1)", "6 完。"]),
            ("第一行**重**\n第二行", &["1 第一行重 [重: Strong]", "2 第二行"]),
            ("店主说:&ldquo;欢迎&rdquo;。<br>书店A&amp;B馆&nbsp;开放。", &["1 店主说:“欢迎”。", "1 书店A&B馆\u{a0}开放。"]),
            ("<p align=\"right\">记者 <b>何小满</b></p>", &["1 记者 何小满 [何小满: Strong]"]),
            ("~~旧闻~~新闻`x*y`", &["1 新闻x*y [x*y: Code]"]),
            ("妈妈呀~~你快来呀~~", &["1 妈妈呀~~你快来呀~~"]),
            ("今晨~~**试**\n通~~车\n完。", &["1 今晨车", "3 完。"]),
            ("今晨<del>试</del>通车<ins>了</ins>", &["1 今晨通车了"]),
            ("今晨<script>alert('**桥**')</script>通车", &["1 今晨通车"]),
            ("今晨<style>通车", &["1 今晨通车"]),
            ("{% raw %}今晨**通车**{% endraw %}", &["1 今晨通车 [通车: Strong]"]),
            ("    本报讯 **今晨**通车", &["1 本报讯 今晨通车 [今晨: Strong]"]),
            ("老码头**书店**开门\n------", &["1 老码头书店开门 [书店: Strong]", "2 ------"]),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn the_pictures_of_a_page_are_named() {
        let text = "通车**今晨**![](图/1.jpg \"大桥\")。\n\n<p>\n<img src=\"2.jpg\" alt='渡轮'>\n</p>\n\n见<img src=3.jpg/>。";
        let lines = text.lines().enumerate().map(|(at, line)| Line::plain(at + 1, line)).collect();
        let named: Vec<(Option<usize>, String, String)> =
            unmarked(lines).pictures.into_iter().map(|it| (it.line, it.source, it.caption)).collect();
        let own = |line, source: &str, caption: &str| (Some(line), source.to_owned(), caption.to_owned());
        assert_eq!(named, [own(1, "图/1.jpg", "大桥"), own(3, "2.jpg", "渡轮"), own(7, "3.jpg/", "")]);
    }

    #[test]
    fn what_is_no_mark_stays() {
        let same = [
            "> 要闻",
            "电话138****5678或139****1234",
            "豫A***12和豫A***34，王**和李**被表彰",
            "张**、李**、王**等三人",
            "拨打12345*转*8",
            "开放9:00~~11:00，14:00~~16:00",
            "~~~~~~~~",
            "9:00~11:00,14:00~16:00开放",
            "长宽高为3*5*7米",
            "- 本报记者 林知夏",
            "1. 云溪大桥通车",
            "<号外>大桥通车 a<b",
            "[编者按]近日",
            "[图1]:大桥夜景",
            "张_三_丰",
            "A*B",
            "“*”号为必填",
        ];
        for text in same {
            assert_eq!(read(text), [format!("1 {text}")], "{text}");
        }
        for text in [
            "[图1]: 云溪大桥的情景\n大桥通车。",
            "~~~~~~~~\n大桥通车。",
            "~~~ 第二篇 ~~~\n大桥通车。\n~~~",
            "| 票价 | 备注 |\n| --- | --- |\n| 成人 | 50 | 含保险 |",
        ] {
            let lines: Vec<String> = text.lines().enumerate().map(|(at, line)| format!("{} {line}", at + 1)).collect();
            assert_eq!(read(text), lines, "{text}");
        }
        assert_eq!(read("3. 甲\n2. 乙\n2. 丙"), ["1 Numbered 3. 甲", "2 Numbered 2. 乙", "3 Numbered 2. 丙"]);
        assert_eq!(read("> 引文一句话。\n>\n> | 甲 | 乙 |\n> | --- | --- |\n> | 1 | 2 |")[..1], ["1 引文一句话。"]);
        assert_eq!(read("> 新闻\n云溪大桥**今晨**通车"), ["1 > 新闻", "2 云溪大桥今晨通车 [今晨: Strong]"]);
        let story = "本报讯 3月9日，大桥通车。市民来看。大桥全长一点二公里，双向四车道，两侧设人行道，白天限速六十公里，夜间限速四十公里，行人请走两侧的人行道，不要在桥上停留。";
        let stories = format!("1. {story}\n2. **{story}**");
        let read = read(&stories);
        assert_eq!(read[0], format!("1 1. {story}"));
        assert!(read[1].starts_with("2 2. 本报讯 3月9日") && read[1].ends_with("Strong]"), "{}", read[1]);
    }

    #[test]
    fn however_deep_marks_stand_in_marks_words_stay() {
        let deep = 30_000;
        let emphasis = format!("{}桥{}", "*甲 ".repeat(deep), " 乙*".repeat(deep));
        let lists: String = (0..400).map(|depth| format!("{}- 甲\n{}- 乙\n", "  ".repeat(depth), "  ".repeat(depth))).collect();
        let quotes = format!("{}桥", "> ".repeat(deep));
        for (text, words) in [(emphasis, 2 * deep + 1), (lists, 800), (quotes, 1)] {
            let lines = text.lines().enumerate().map(|(at, line)| Line::plain(at + 1, line)).collect();
            let read = unmarked(lines).lines;
            let letters = read.iter().flat_map(|line| line.text.chars()).filter(|letter| "甲乙桥".contains(*letter)).count();
            assert_eq!(letters, words);
        }
    }

    #[test]
    fn a_page_of_text_is_left_alone() {
        let text = "　　本报讯  3月9日，大桥通车。 \n\n记者 林知夏\n";
        let lines: Vec<Line> = text.lines().enumerate().map(|(at, line)| Line::plain(at + 1, line)).collect();
        assert_eq!(unmarked(lines.clone()).lines, lines);
    }
}

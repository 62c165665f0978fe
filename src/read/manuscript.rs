//! A manuscript (来稿) set as the lines of a page: whoever reads a web page, a Word document or Markdown tells its headings,
//! paragraphs, lists and tables in order, and gets the lines that a newspaper's page of text would have.
//!
//! A heading is a line behind `#`, a blank line parts paragraphs, the items of a list and the rows of a table follow each other.

use crate::document::DEEPEST_LIST;
use crate::document::Form;
use crate::document::INDENT;
use crate::document::Line;
use crate::document::NamedPicture;
use crate::read::subheads;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use crate::text::Dropped;
use crate::text::hidden::without_hidden;
use crate::text::legal;
use std::collections::BTreeSet;

/// The lines so far, and the line that is being set.
#[derive(Debug, Default)]
pub(crate) struct Manuscript {
    lines: Vec<Line>,
    /// The line that is being set.
    open: Option<Setting>,
    hash: Hash,
    /// What is said of the text that comes, the innermost last.
    said: Vec<SpanKind>,
    /// The number of the next line, where the file has numbers.
    number: Option<usize>,
    pictures: Vec<NamedPicture>,
    /// The lines that are set as large as a headline.
    headlines: BTreeSet<usize>,
    dropped: Dropped,
}

/// What `#` before a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Hash {
    /// The mark of a heading.
    #[default]
    Mark,
    /// A letter of the line.
    Letter,
}

/// What was set.
#[derive(Debug, Default)]
pub(crate) struct Set {
    /// Blank lines too.
    pub(crate) lines: Vec<Line>,
    /// The pictures, in their order.
    pub(crate) pictures: Vec<NamedPicture>,
    /// What was left out of the lines.
    pub(crate) dropped: Dropped,
}

/// A line that is being set.
#[derive(Debug)]
struct Setting {
    line: Line,
    /// The characters of its text.
    length: usize,
    is_heading: bool,
}

impl Manuscript {
    /// Of a file that has headings of its own kind: `#` that it prints is a letter.
    pub(crate) fn without_marks() -> Self {
        Self { hash: Hash::Letter, ..Self::default() }
    }

    /// What comes stands on this line of the file. Without it, lines are counted as they are set.
    pub(crate) fn at(&mut self, number: usize) {
        self.number = Some(number);
    }

    /// Ends what was being set, and begins a paragraph, an item or a row.
    pub(crate) fn begin(&mut self, form: Form) {
        self.end();
        let last = self.lines.last().map(|line| (line.number, line.form));
        let goes_on = matches!(
            (last, form),
            (Some((_, Form::Item)), Form::Item)
                | (Some((_, Form::Numbered)), Form::Numbered)
                | (Some((_, Form::Row | Form::HeadRow)), Form::Row)
                | (Some((_, Form::Code)), Form::Code)
        );
        let next = last.map_or(1, |(number, _)| number + if goes_on { 1 } else { 2 });
        self.set(form, next);
    }

    /// Sets a line as it stands.
    pub(crate) fn line(&mut self, line: Line) {
        self.end();
        self.number = None;
        self.lines.push(line);
    }

    /// Begins an item of a list; `depth` lists stand around its own.
    pub(crate) fn item(&mut self, form: Form, depth: usize) {
        self.begin(form);
        let said = std::mem::take(&mut self.said);
        self.text(&INDENT.to_string().repeat(depth.min(DEEPEST_LIST)));
        self.said = said;
    }

    /// Begins a heading of a level from 1 to 6.
    pub(crate) fn heading(&mut self, level: usize) {
        self.begin(Form::Text);
        let said = std::mem::take(&mut self.said);
        self.text(&format!("{} ", "#".repeat(level.clamp(1, 6))));
        self.said = said;
        if let Some(open) = &mut self.open {
            open.is_heading = true;
        }
    }

    /// The same paragraph goes on in the next line.
    pub(crate) fn line_break(&mut self) {
        let Some(Setting { line, .. }) = &self.open else { return };
        let (form, next) = (line.form, line.number + 1);
        self.end();
        self.set(form, next);
    }

    fn set(&mut self, form: Form, next: usize) {
        let number = self.number.take().unwrap_or(next);
        self.open = Some(Setting { line: Line { form, ..Line::plain(number, "") }, length: 0, is_heading: false });
    }

    /// Text without line breaks; a paragraph begins where none has.
    pub(crate) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.begin(Form::Text);
        }
        let Some(Setting { line, length, is_heading }) = &mut self.open else { return };
        // The mark of a note is none of a headline.
        if *is_heading && self.said.contains(&SpanKind::Superscript) && is_note_mark(text, line.text.chars().next_back()) {
            return;
        }
        let end = *length + text.chars().count();
        for kind in &self.said {
            // What goes on saying the same goes on.
            match line.spans.iter_mut().rev().find(|span| span.kind == *kind && span.chars.end == *length) {
                Some(span) => span.chars.end = end,
                None => line.spans.push(Span { chars: *length..end, kind: kind.clone() }),
            }
        }
        line.text.push_str(text);
        *length = end;
    }

    /// Of the text that comes something is said, until [`Manuscript::close`].
    pub(crate) fn open(&mut self, kind: SpanKind) {
        self.said.push(kind);
    }

    /// Ends what was opened last.
    pub(crate) fn close(&mut self) {
        self.said.pop();
    }

    /// The line that is being set is as large as a headline.
    pub(crate) fn large(&mut self) {
        self.headlines.extend(self.open.as_ref().map(|open| open.line.number));
    }

    /// A picture stands here, in the line that is being set, else below what is set.
    pub(crate) fn picture(&mut self, source: &str, caption: &str) {
        let source = source.trim();
        if source.is_empty() {
            return;
        }
        let set = self.open.as_ref().map(|open| open.line.number).or(self.number);
        let line = set.or(self.lines.last().map(|line| line.number)).or(Some(1));
        self.pictures.push(NamedPicture { line, source: source.to_owned(), caption: caption.trim().to_owned() });
    }

    /// Ends the paragraph, the item or the row.
    pub(crate) fn end(&mut self) {
        let Some(Setting { line, is_heading, .. }) = self.open.take() else { return };
        let mut line = self.clean(line);
        if line.form == Form::Text && !is_heading && self.hash == Hash::Letter && line.text.trim_start().starts_with('#') {
            line.form = Form::Literal;
        }
        if line.text.trim().is_empty() {
            return;
        }
        let last = self.lines.last().map_or(0, |line| line.number);
        self.lines.extend((last + 1..line.number).map(|number| Line::plain(number, "")));
        self.lines.push(line);
    }

    /// The line without what no feed can carry and what nobody sees: references such as `&#8203;` bring it.
    fn clean(&mut self, line: Line) -> Line {
        let Line { number, text, form, spans } = line;
        let (carried, unheard) = legal(&text);
        let (seen, hidden) = without_hidden(&carried);
        self.dropped.count += unheard.count + hidden.count;
        self.dropped.first = self.dropped.first.or(unheard.first).or(hidden.first);
        // What is left stands in the same order.
        let mut left = seen.chars().peekable();
        let stays: Vec<bool> = if spans.is_empty() || seen.len() == text.len() {
            Vec::new()
        } else {
            text.chars().map(|letter| left.next_if_eq(&letter).is_some()).collect()
        };
        let spans = if stays.is_empty() { spans } else { span::thinned(spans, &stays) };
        Line { number, text: seen.into_owned(), form, spans }
    }

    /// What is set.
    pub(crate) fn finish(mut self) -> Set {
        self.end();
        if self.hash == Hash::Letter {
            subheads::hear(&mut self.lines, &self.headlines);
        }
        Set { lines: self.lines, pictures: self.pictures, dropped: self.dropped }
    }
}

/// Whether raised letters are the mark of a note, and no power or unit: ①, [1], *; a figure behind a letter that no unit has.
pub(crate) fn is_note_mark(raised: &str, before: Option<char>) -> bool {
    let words = raised.trim();
    let inner = words.trim_matches(['[', ']', '(', ')', '［', '］', '（', '）', '〔', '〕', '注', '释']);
    let is_figure = !inner.is_empty() && inner.chars().all(|it| it.is_ascii_digit());
    let is_sign =
        !words.is_empty() && words.chars().all(|it| matches!(it, '*' | '※' | '†' | '‡' | '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿'));
    is_sign || is_figure && (inner.len() < words.len() || before.is_some_and(|it| !it.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_in_order_is_set_as_the_lines_of_a_page() {
        let mut script = Manuscript::default();
        script.heading(1);
        script.text("云溪大桥");
        script.open(SpanKind::Strong);
        script.text("今晨");
        script.close();
        script.text("通车");
        script.begin(Form::Text);
        script.text("本报讯");
        script.line_break();
        script.text("记者 林知夏");
        for item in ["早高峰限行", " ", "晚高峰限行"] {
            script.begin(Form::Item);
            script.text(item);
        }
        script.begin(Form::HeadRow);
        script.text("时段\t限速");
        script.begin(Form::Row);
        script.text("白天\t60");
        script.picture(" 图/桥.jpg ", "通车现场");
        let Set { lines, pictures, dropped } = script.finish();
        let set: Vec<(usize, &str, Form)> = lines.iter().map(|it| (it.number, it.text.as_str(), it.form)).collect();
        let expected = [
            (1, "# 云溪大桥今晨通车", Form::Text),
            (2, "", Form::Text),
            (3, "本报讯", Form::Text),
            (4, "记者 林知夏", Form::Text),
            (5, "", Form::Text),
            (6, "早高峰限行", Form::Item),
            (7, "晚高峰限行", Form::Item),
            (8, "", Form::Text),
            (9, "时段\t限速", Form::HeadRow),
            (10, "白天\t60", Form::Row),
        ];
        assert_eq!(set, expected);
        assert_eq!(lines[0].spans, [Span { chars: 6..8, kind: SpanKind::Strong }]);
        assert_eq!(dropped, Dropped::default());
        let named = NamedPicture { line: Some(10), source: "图/桥.jpg".to_owned(), caption: "通车现场".to_owned() };
        assert_eq!(pictures, [named]);
    }

    #[test]
    fn a_headline_has_no_mark_of_a_note() {
        let table = [
            ("大桥通车", "①", "# 大桥通车"),
            ("大桥通车", "[12]", "# 大桥通车"),
            ("大桥通车", "1", "# 大桥通车"),
            ("大桥通车", "*", "# 大桥通车"),
            ("新增绿地3m", "2", "# 新增绿地3m2"),
            ("气温30", "°C", "# 气温30°C"),
        ];
        for (words, raised, expected) in table {
            let mut script = Manuscript::default();
            script.heading(1);
            script.text(words);
            script.open(SpanKind::Superscript);
            script.text(raised);
            script.close();
            assert_eq!(script.finish().lines[0].text, expected);
        }
    }

    #[test]
    fn where_a_file_has_headings_of_its_own_a_hash_is_a_letter() {
        let mut script = Manuscript::without_marks();
        script.heading(2);
        script.text("#1号线通车");
        script.begin(Form::Text);
        script.text("# 云溪大桥");
        script.line_break();
        script.text("#通车");
        let set: Vec<(String, Form)> = script.finish().lines.into_iter().map(|it| (it.text, it.form)).collect();
        let expected = [("## #1号线通车", Form::Text), ("", Form::Text), ("# 云溪大桥", Form::Literal), ("#通车", Form::Literal)];
        assert_eq!(set, expected.map(|(text, form)| (text.to_owned(), form)));
    }

    #[test]
    fn what_nobody_sees_goes_and_spans_stay_with_their_characters() {
        let mut script = Manuscript::default();
        script.at(7);
        script.text("林\u{200b}知\u{0}夏说");
        script.open(SpanKind::Link("https://example.cn/".to_owned()));
        script.text("“好\u{200b}");
        script.text("”");
        script.close();
        let Set { lines, dropped, .. } = script.finish();
        let line = &lines[6];
        assert_eq!((line.number, line.text.as_str(), dropped.count), (7, "林知夏说“好”", 3));
        assert_eq!(line.spans, [Span { chars: 4..7, kind: SpanKind::Link("https://example.cn/".to_owned()) }]);
    }
}

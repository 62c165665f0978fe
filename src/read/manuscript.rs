//! A manuscript (来稿) set as the lines of a page: whoever reads a web page, a Word document or Markdown tells its headings,
//! paragraphs, lists and tables in order, and gets the lines that a newspaper's page of text would have.
//!
//! A heading is a line behind `#`, a blank line parts paragraphs, the items of a list and the rows of a table follow each other.

use crate::document::Form;
use crate::document::Line;
use crate::document::NamedPicture;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use crate::text::Dropped;
use crate::text::hidden::without_hidden;
use crate::text::legal;

/// The lines so far, and the line that is being set.
#[derive(Debug, Default)]
pub(crate) struct Manuscript {
    lines: Vec<Line>,
    /// The line that is being set.
    open: Option<Setting>,
    /// What is said of the text that comes, the innermost last.
    said: Vec<SpanKind>,
    /// The number of the next line, where the file has numbers.
    number: Option<usize>,
    pictures: Vec<NamedPicture>,
    dropped: Dropped,
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
}

impl Manuscript {
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

    /// Begins a heading of a level from 1 to 6.
    pub(crate) fn heading(&mut self, level: usize) {
        self.begin(Form::Text);
        let said = std::mem::take(&mut self.said);
        self.text(&format!("{} ", "#".repeat(level.clamp(1, 6))));
        self.said = said;
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
        self.open = Some(Setting { line: Line { form, ..Line::plain(number, "") }, length: 0 });
    }

    /// Text without line breaks; a paragraph begins where none has.
    pub(crate) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.begin(Form::Text);
        }
        let Some(Setting { line, length }) = &mut self.open else { return };
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
        let Some(Setting { line, .. }) = self.open.take() else { return };
        let line = self.clean(line);
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
        Set { lines: self.lines, pictures: self.pictures, dropped: self.dropped }
    }
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

//! A printed line: as it stands, folded, and the words in it. Folding changes no number of characters, so that a place found in the
//! folded line is a place in the file.

use crate::document;
use crate::document::Form;
use crate::parse::byline::credited::Byline;
use crate::parse::line::directive;
use crate::parse::line::directive::Order;
use crate::parse::line::site::Meta;
use crate::parse::line::site::Site;
use crate::shown::is_unseen;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use crate::text::beside_ideographs;
use crate::text::fold;
use std::ops::Range;

/// One printed line.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// Counted from 1 in the file.
    pub(crate) number: usize,
    /// As it stands.
    pub(crate) raw: &'a str,
    /// Without widths (`text::fold`).
    pub(crate) folded: String,
    /// What the editor orders of it; its words are those behind the directive.
    pub(crate) order: Option<Order>,
    /// The editor orders that a story begins here.
    pub(crate) begins: bool,
    /// How deep a heading it is: `#` 1, `##` 2, a line underlined by `---` 2, a bold line below headings [`BOLD`]; 0 for text.
    pub(crate) depth: usize,
    /// Where its words begin in `folded`, behind `#` and white space; and where they end.
    pub(crate) words: Range<usize>,
    /// The same with what a web site has set around them.
    pub(crate) whole: Range<usize>,
    /// It is a heading since a web site's meta line stands by it.
    pub(crate) is_by_meta: bool,
    /// What made a heading of it on a page where nothing but bold letters does.
    pub(crate) bold: Bold,
    /// What it is as a web site's line.
    pub(crate) site: Option<Site>,
    /// What the web desk has signed behind its words, by bytes of `folded`: `晓阳【编辑:丁宝秀】`.
    pub(crate) desk: Option<Box<(Range<usize>, Byline)>>,
    /// It is a mark and nothing else: the rule below a heading, the fence of a block of code.
    pub(crate) is_mark: bool,
    /// What the file says that it is.
    pub(crate) form: Form,
    /// What the file says of parts of it.
    spans: &'a [Span],
}

/// Whether a line is a heading since it is bold from end to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bold {
    /// It is none, or for another reason.
    No,
    /// As all headings of its page are.
    Heading,
    /// It could part a text as well, and does not since it would be alone in that.
    Alone,
}

/// Marks that papers set before the titles of short items.
pub(crate) const TITLE_MARKS: &[char] = &['▲', '●', '■', '◆', '○', '△', '□', '★', '▇', '◇', '♦', '▶', '◎', '☆', '▪', '•'];

impl Line<'_> {
    /// What it says of its story as a web site's meta line.
    pub(crate) fn meta(&self) -> Option<&Meta> {
        match &self.site {
            Some(Site::Meta(meta)) => Some(meta),
            _ => None,
        }
    }

    /// What a web site has set before and behind its words.
    pub(crate) fn around(&self) -> [Range<usize>; 2] {
        [self.whole.start..self.words.start, self.words.end..self.whole.end]
    }

    /// What the file says of the characters for bytes of the folded line, without outer white space, counted from the first.
    pub(crate) fn spans(&self, bytes: &Range<usize>) -> Vec<Span> {
        if self.spans.is_empty() {
            return Vec::new();
        }
        let raw = self.raw(bytes);
        let start = self.columns(bytes).0 + raw.chars().count() - raw.trim_start().chars().count();
        span::within(self.spans, start..start + raw.trim().chars().count())
    }

    /// Whether it is bold from its first letter to its last.
    pub(crate) fn is_strong(&self) -> bool {
        let spans = self.spans(&self.words);
        let end = || self.words().chars().count();
        spans.iter().any(|span| span.kind == SpanKind::Strong && span.chars == (0..end()))
    }

    /// The folded line without `#` and outer white space.
    pub(crate) fn words(&self) -> &str {
        self.folded.get(self.words.clone()).unwrap_or("")
    }

    /// Where its words begin behind a mark that is set before titles: `▲西站地下停车场扩容`. Where they begin anyhow, if no mark is.
    pub(crate) fn behind_mark(&self) -> usize {
        let words = self.words();
        let behind = words.strip_prefix(TITLE_MARKS).map(str::trim_start).filter(|behind| !behind.is_empty());
        self.words.start + behind.map_or(0, |behind| words.len() - behind.len())
    }

    /// Characters of the line for bytes of its folded form.
    pub(crate) fn columns(&self, bytes: &Range<usize>) -> (usize, usize) {
        let count = |end: usize| self.folded.get(..end).map_or(0, |it| it.chars().count());
        let start = count(bytes.start);
        let length = self.folded.get(bytes.clone()).map_or(0, |it| it.chars().count());
        (start, start + length)
    }

    /// The line as it stands for bytes of its folded form.
    pub(crate) fn raw(&self, bytes: &Range<usize>) -> &str {
        if self.raw.len() == self.folded.len() {
            return self.raw.get(bytes.clone()).unwrap_or("");
        }
        let (start, end) = self.columns(bytes);
        let mut places = self.raw.char_indices().map(|(at, _)| at).chain([self.raw.len()]);
        let from = places.nth(start).unwrap_or(self.raw.len());
        let to = if end > start { places.nth(end - start - 1).unwrap_or(self.raw.len()) } else { from };
        self.raw.get(from..to).unwrap_or("")
    }
}

/// The line without widths. What has none parts nothing and shows nothing; a space in its place keeps every column.
fn folded(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    let mut taken = 0;
    // Ideographs and ASCII, which pages are full of, stay as they are.
    let others = beside_ideographs(raw).filter(|(_, letter)| !matches!(letter, ' '..='~'));
    for (at, letter) in others {
        // The dash of a box is one of a deck: ──十年.
        let plain = match letter {
            '─' => '—',
            // 〔記者張志榮╱台北報導〕: the stroke of a box is a slash.
            '╱' => '/',
            _ => letter,
        };
        let shown = if is_unseen(letter) { ' ' } else { fold(plain) };
        if shown != letter {
            folded.push_str(raw.get(taken..at).unwrap_or(""));
            folded.push(shown);
            taken = at + letter.len_utf8();
        }
    }
    folded.push_str(raw.get(taken..).unwrap_or(""));
    folded
}

/// A line of a file; `None` where nothing is printed on it.
pub(crate) fn printed(line: &document::Line) -> Option<Line<'_>> {
    let document::Line { number, text: raw, form, spans } = line;
    let folded = folded(raw);
    let text = folded.trim();
    if text.is_empty() {
        return None;
    }
    let indent = folded.len() - folded.trim_start().len();
    let marks = text.len() - text.trim_start_matches('#').len();
    let behind = text.get(marks..).unwrap_or("");
    // `#标签` is a tag of social media, `# 标题` a heading; six levels as CommonMark has them. `# #` holds no words.
    let is_heading = (1..=6).contains(&marks) && behind.starts_with(' ') && !behind.trim_matches(['#', ' ']).is_empty();
    let is_text = form.is_text();
    let is_heading = is_heading && form.has_marks();
    let (depth, start) =
        if is_heading { (marks, indent + marks + behind.len() - behind.trim_start().len()) } else { (0, indent) };
    let end = indent + text.len();
    if let Some((order, taken)) = directive::read(text).filter(|_| *form == Form::Text) {
        let words = indent + taken..end;
        return Some(Line {
            number: *number,
            raw,
            whole: words.clone(),
            words,
            folded,
            order: Some(order),
            begins: false,
            depth: 0,
            is_by_meta: false,
            bold: Bold::No,
            site: None,
            desk: None,
            is_mark: false,
            form: *form,
            spans,
        });
    }
    let end = if is_heading { start + folded.get(start..end)?.trim_end_matches('#').trim_end().len() } else { end };
    Some(Line {
        number: *number,
        raw,
        folded,
        // What the file itself marks as no running text is no title and no byline.
        order: (!is_text).then_some(Order::Text),
        begins: false,
        depth,
        words: start..end,
        whole: start..end,
        is_by_meta: false,
        bold: Bold::No,
        site: None,
        desk: None,
        is_mark: false,
        form: *form,
        spans,
    })
}

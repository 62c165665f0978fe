//! A page laid out for reading: its printed lines, each as it stands and folded, and shared questions about a line.
//!
//! Folding changes no number of characters, so that a place found in the folded line is a place in the file.

use crate::document::Document;
use crate::error::Place;
use crate::parse::byline::grammar;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::directive;
use crate::parse::line::directive::Order;
use crate::parse::line::page_line;
use crate::parse::line::site;
use crate::parse::line::site::Meta;
use crate::parse::line::site::Site;
use crate::shown::is_unseen;
use crate::text::fold;
use crate::text::is_han;
use std::ops::Range;
use std::path::PathBuf;

/// The printed lines of a page, blank ones left out.
#[derive(Debug)]
pub(crate) struct Sheet<'a> {
    /// The paper's own words.
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) path: PathBuf,
    pub(crate) lines: Vec<Line<'a>>,
    /// It was copied from a web site: [`COPIED`] of its lines are a site's.
    pub(crate) is_copied: bool,
    /// The first line that is a heading, or that an editor orders to begin a story.
    pub(crate) first_heading: Option<usize>,
}

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
    /// It is a heading since a web site's meta line stands by it.
    pub(crate) is_by_meta: bool,
    /// What it is as a web site's line.
    pub(crate) site: Option<Site>,
    /// It is a mark and nothing else: the rule below a heading, the fence of a block of code.
    pub(crate) is_mark: bool,
}

/// Marks that papers set before the titles of short items.
pub(crate) const TITLE_MARKS: &[char] = &['▲', '●', '■', '◆', '○', '△', '□', '★', '▇', '◇', '♦', '▶', '◎', '☆', '▪'];

/// How deep a bold line is on a page that has headings: it parts the text of a story.
pub(crate) const BOLD: usize = 7;

/// One line that reads as a site's (分享) may be a page's own; two are none.
const COPIED: usize = 2;

/// A bold line of more letters is text that is emphasised.
const LONGEST_BOLD: usize = 60;

impl<'a> Sheet<'a> {
    pub(crate) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut lines: Vec<Line<'a>> = document.lines.iter().filter_map(|line| printed(line.number, &line.text)).collect();
        keep_fenced(&mut lines);
        hear_rules(&mut lines);
        hear_marks(&mut lines, lexicon);
        for line in lines.iter_mut().filter(|line| line.depth == 0 && line.order.is_none() && !line.is_mark) {
            line.site = site::read(line.words(), lexicon);
        }
        let mut next_begins = false;
        for line in &mut lines {
            let is_order = line.order == Some(Order::Article);
            line.begins = next_begins || is_order && !line.words.is_empty();
            next_begins = is_order && line.words.is_empty();
        }
        hear_meta(&mut lines, lexicon);
        let is_copied = lines.iter().filter(|line| line.site.is_some()).count() >= COPIED;
        let first_heading = lines.iter().position(|line| line.depth > 0 || line.begins);
        Self { lexicon, path: document.path.clone(), lines, is_copied, first_heading }
    }

    /// The folded words of a line; empty for a line that is not there.
    pub(crate) fn words(&self, line: usize) -> &str {
        self.lines.get(line).map_or("", Line::words)
    }

    /// A part of a line as a place that an editor can go to.
    pub(crate) fn place(&self, line: usize, bytes: &Range<usize>) -> Place {
        let Some(line) = self.lines.get(line) else { return Place::file(&self.path) };
        Place { path: self.path.clone(), lines: Some((line.number, line.number)), columns: Some(line.columns(bytes)) }
    }
}

impl Line<'_> {
    /// What it says of its story as a web site's meta line.
    pub(crate) fn meta(&self) -> Option<&Meta> {
        match &self.site {
            Some(Site::Meta(meta)) => Some(meta),
            _ => None,
        }
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
    let others = raw.char_indices().filter(|(_, letter)| !matches!(letter, ' '..='~' | '一'..='龥'));
    for (at, letter) in others {
        let shown = if is_unseen(letter) { ' ' } else { fold(letter) };
        if shown != letter {
            folded.push_str(raw.get(taken..at).unwrap_or(""));
            folded.push(shown);
            taken = at + letter.len_utf8();
        }
    }
    folded.push_str(raw.get(taken..).unwrap_or(""));
    folded
}

fn printed(number: usize, raw: &str) -> Option<Line<'_>> {
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
    let (depth, start) =
        if is_heading { (marks, indent + marks + behind.len() - behind.trim_start().len()) } else { (0, indent) };
    let end = indent + text.len();
    if let Some((order, taken)) = directive::read(text) {
        let words = indent + taken..end;
        return Some(Line {
            number,
            raw,
            words,
            folded,
            order: Some(order),
            begins: false,
            depth: 0,
            is_by_meta: false,
            site: None,
            is_mark: false,
        });
    }
    let end = if is_heading { start + folded.get(start..end)?.trim_end_matches('#').trim_end().len() } else { end };
    Some(Line {
        number,
        raw,
        folded,
        order: None,
        begins: false,
        depth,
        words: start..end,
        is_by_meta: false,
        site: None,
        is_mark: false,
    })
}

/// What stands between the fences of a block of code is text as it stands, `#` included (CommonMark 4.5).
fn keep_fenced(lines: &mut [Line<'_>]) {
    let is_fence = |line: &Line<'_>| line.order.is_none() && (line.words().starts_with("```") || line.words().starts_with("~~~"));
    let fences: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| is_fence(line)).map(|(at, _)| at).collect();
    for pair in fences.chunks_exact(2) {
        let [open, close] = pair else { continue };
        for line in lines.iter_mut().take(close + 1).skip(*open) {
            let indent = line.folded.len() - line.folded.trim_start().len();
            line.depth = 0;
            line.words = indent..line.folded.trim_end().len();
        }
        for fence in [open, close] {
            if let Some(line) = lines.get_mut(*fence) {
                line.is_mark = true;
            }
        }
    }
}

/// A short line directly above a rule of `=` or `-` is a heading (CommonMark 4.3).
fn hear_rules(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let (above, below) = lines.split_at_mut(at);
        let (Some(title), Some(rule)) = (above.last_mut(), below.first_mut()) else { continue };
        let words = rule.words();
        let is_rule = |mark: char| words.len() >= 3 && words.chars().all(|letter| letter == mark);
        let depth = if is_rule('=') { 1 } else { 2 };
        let is_short = length(title.words()) <= LONGEST_BOLD && !ends_sentence(title.words()) && title.depth == 0;
        if (is_rule('=') || is_rule('-'))
            && rule.number == title.number + 1
            && is_short
            && title.order.is_none()
            && !title.is_mark
        {
            title.depth = depth;
            rule.is_mark = true;
        }
    }
}

/// `**标题**` alone on its line, and `#标题` without a space: headings where the page has no other; below others, bold lines
/// part the text of a story, and `#` without a space is a tag.
fn hear_marks(lines: &mut [Line<'_>], lexicon: &Lexicon) {
    let has_headings = lines.iter().any(|line| line.depth > 0);
    let is_text_below = |lines: &[Line<'_>], at: usize| lines.get(at + 1).is_some_and(|line| !line.words().starts_with('#'));
    for at in 0..lines.len() {
        let below = is_text_below(lines, at);
        let Some(line) = lines.get_mut(at).filter(|line| line.depth == 0 && line.order.is_none() && !line.is_mark) else {
            continue;
        };
        let words = line.words();
        let is_other =
            |inner: &&str| grammar::read(inner, lexicon).is_some_and(|it| it.says_so) || site::read(inner, lexicon).is_some();
        if let Some(inner) = bold(words).filter(|inner| !is_other(inner)) {
            let start = line.words.start + (words.len() - inner.len()) / 2;
            line.words = start..start + inner.len();
            line.depth = if has_headings { BOLD } else { 1 };
        } else if !has_headings && below && is_hash_title(words) {
            line.words.start += 1;
            line.depth = 1;
        }
    }
}

/// A page without headings that was copied from a site has one story for each meta line, and the headline stands above it, of
/// two lines where both are of one length; below it, where nothing above is one.
fn hear_meta(lines: &mut [Line<'_>], lexicon: &Lexicon) {
    if lines.iter().any(|line| line.depth > 0 || line.begins) {
        return;
    }
    let metas: Vec<usize> =
        (0..lines.len()).filter(|at| lines.get(*at).and_then(Line::meta).is_some_and(|meta| meta.day.is_some())).collect();
    // Where more stories open than have a meta line, one of them was pasted among others.
    let opens = |line: &&Line<'_>| dateline::at_start(line.words(), lexicon).is_some_and(|it| it.agency.is_some());
    let signs = |line: &&Line<'_>| {
        grammar::read(line.words(), lexicon).is_some_and(|it| it.says_so && it.people.iter().any(|it| it.role.is_writer()))
    };
    let stories = lines.iter().filter(opens).count().max(lines.iter().filter(signs).count());
    let is_copied = lines.iter().any(|line| matches!(line.site, Some(Site::Furniture | Site::Others)));
    if stories > metas.len() || !is_copied {
        return;
    }
    let may_be = |lines: &[Line<'_>], at: usize| lines.get(at).is_some_and(|line| may_be_title(line, lexicon));
    let mut free = 0;
    for meta in metas {
        let from = free;
        let above = (meta.saturating_sub(FROM_META).max(from)..meta).rev().find(|at| may_be(lines, *at));
        let title = above.or_else(|| (meta + 1..=meta + FROM_META).find(|at| may_be(lines, *at)));
        free = meta + 1;
        let Some(title) = title else { continue };
        let of_two = above.is_some()
            && title.checked_sub(1).is_some_and(|first| {
                let letters = |at: usize| lines.get(at).map_or(0, |line| length(line.words()));
                first >= from
                    && may_be(lines, first)
                    && letters(first).abs_diff(letters(title)) <= PAIR
                    && letters(first) >= SHORTEST_HALF
            });
        for (at, depth) in [(title - usize::from(of_two), 1), (title, 1 + usize::from(of_two))] {
            if let Some(line) = lines.get_mut(at) {
                line.depth = depth;
                line.is_by_meta = true;
            }
        }
    }
}

/// A headline stands at most so many lines from its meta line.
const FROM_META: usize = 3;

/// The two lines of a headline differ by so many letters at the most, and each has so many.
const PAIR: usize = 4;
const SHORTEST_HALF: usize = 8;

/// Whether a line by a meta line may be its headline.
fn may_be_title(line: &Line<'_>, lexicon: &Lexicon) -> bool {
    let words = line.words();
    let ended = ends_sentence(words) && !words.ends_with(['!', '?']);
    (SHORTEST_TITLE..=LONGEST_TITLE).contains(&length(words))
        && line.site.is_none()
        && line.order.is_none()
        && !line.is_mark
        && !words.contains('。')
        && !ended
        && has_letters(words)
        && page_line::read(words, lexicon).is_none()
        && !["首页", "首頁", "网站", "網站", "原标题", "原題", "微博", "facebook", "http"].iter().any(|it| words.contains(it))
        && grammar::read(words, lexicon).is_none_or(|it| !it.says_so)
}

const SHORTEST_TITLE: usize = 5;
const LONGEST_TITLE: usize = 70;

/// The words of a line that is bold from its first letter to its last: `**标题**`, `__标题__`.
fn bold(words: &str) -> Option<&str> {
    let inner = ["**", "__"].iter().find_map(|mark| words.strip_prefix(mark)?.strip_suffix(mark))?;
    let is_title = (2..=LONGEST_BOLD).contains(&length(inner)) && !inner.contains(['*', '。']) && inner.trim() == inner;
    is_title.then_some(inner)
}

/// `#城墙根下的早樱开了`: longer than the tags of social media, and one alone.
fn is_hash_title(words: &str) -> bool {
    words.strip_prefix('#').is_some_and(|title| {
        (SHORTEST_HASH_TITLE..=LONGEST_BOLD).contains(&length(title)) && !title.contains(['#', '。']) && title.starts_with(is_han)
    })
}

/// A tag has fewer letters: `#小米`.
const SHORTEST_HASH_TITLE: usize = 5;

/// How many characters a text has.
pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Whether a sentence ends where the text ends. Closing marks behind the stop belong to it, and a bracket that
/// follows a stop: `…规模。(见图)`.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end();
    if bare.ends_with(')')
        && let Some(before) = bare.rfind('(').and_then(|open| bare.get(..open))
        && ends_with_stop(before)
    {
        return true;
    }
    ends_with_stop(bare)
}

fn ends_with_stop(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', ')', '』', '」', '"', '】', ']', '〕', ' ']);
    bare.ends_with(['。', '!', '?', '…', ';', ':', '.', '—']) || bare.is_empty()
}

/// Whether the text holds a mark that parts the clauses of running text.
pub(crate) fn has_clauses(text: &str) -> bool {
    text.contains([',', '。', ';'])
}

/// Whether there is anything to read in the text.
pub(crate) fn has_letters(text: &str) -> bool {
    text.chars().any(|it| is_han(it) || it.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Line as Written;

    fn document(lines: &[&str]) -> Document {
        let lines = lines.iter().enumerate().map(|(at, text)| Written { number: at + 1, text: (*text).to_owned() }).collect();
        Document { path: "page.md".into(), lines, hints: Vec::new() }
    }

    #[test]
    fn lines_keep_their_place_whatever_their_width() {
        let document = document(&["", "　　（记者　鲁　燕）近日，", "## 标题　一 ##", "#标签", "# #"]);
        let lexicon = Lexicon::default();
        let sheet = Sheet::new(&document, &lexicon);
        let line = sheet.lines.first().unwrap();
        assert_eq!(line.words(), "(记者 鲁 燕)近日,");
        let at = line.folded.find("鲁").unwrap();
        let bytes = at..at + "鲁 燕".len();
        assert_eq!((line.columns(&bytes), line.raw(&bytes)), ((6, 9), "鲁　燕"));
        assert_eq!(sheet.place(0, &bytes).to_string(), "page.md:2:7");
        let heads: Vec<(usize, &str)> = sheet.lines.iter().map(|it| (it.depth, it.words())).collect();
        assert_eq!(heads.get(1..).unwrap(), [(2, "标题 一"), (0, "#标签"), (0, "# #")]);
    }

    #[test]
    fn a_sentence_ends_at_its_stop() {
        for text in ["开班。", "好!”", "吗?", "(完)。”", "如下:", "吃过饭……", "——"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["全面、完整、准确", "项目,", "网格员(网格员)", "“三定”"] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}

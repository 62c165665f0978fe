//! A page laid out for reading: its printed lines, which of them are headings, orders or a web site's, and what each is by itself,
//! read once.

use crate::document::Document;
use crate::document::Form;
use crate::error::Place;
use crate::parse::byline::credited::Byline;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::around;
use crate::parse::line::by_meta;
use crate::parse::line::dateline;
use crate::parse::line::dateline::Found;
use crate::parse::line::directive::Order;
use crate::parse::line::furniture;
use crate::parse::line::heading;
use crate::parse::line::prefixed;
use crate::parse::line::prefixed::Prefixed;
use crate::parse::line::printed::Line;
use crate::parse::line::printed::printed;
use crate::parse::line::signature;
use crate::parse::line::signature::OwnLine;
use crate::parse::line::signature::Readings;
use crate::parse::line::site;
use crate::parse::line::site::Site;
use crate::parse::line::site::piece;
use std::cell::OnceCell;
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
    /// What each line is by itself, in the order of the lines.
    asked: Vec<Asked>,
}

/// What a line is by itself: asked by all its neighbours, found when it is first asked for. Few lines are any of it, and what they are
/// stands elsewhere: the room for it in every line cost a tenth of reading.
#[derive(Debug, Default)]
struct Asked {
    dateline: OnceCell<Option<Box<Found>>>,
    byline: Readings,
    reported: OnceCell<Option<Box<Prefixed>>>,
    closes_story: OnceCell<bool>,
    is_furniture: OnceCell<bool>,
}

/// One line that reads as a site's (分享) may be a page's own; two are none.
const COPIED: usize = 2;

/// Whether nothing is known of a line.
fn is_plain(line: &Line<'_>) -> bool {
    line.depth == 0 && line.order.is_none() && !line.is_mark && !line.begins && line.site.is_none()
}

/// So many names of a site's parts one below the other are its menu.
const SHORTEST_MENU: usize = 3;

/// The menus of a site that stand in lines.
fn hear_menus(lines: &mut [Line<'_>]) {
    let is_part = |line: &Line<'_>| is_plain(line) && piece::is_section(line.words());
    let menus: Vec<Range<usize>> = lines
        .chunk_by(|one, two| is_part(one) && is_part(two))
        .scan(0, |at, chunk| {
            let start = *at;
            *at += chunk.len();
            Some(start..*at)
        })
        .filter(|menu| menu.len() >= SHORTEST_MENU)
        .collect();
    for line in menus.into_iter().flatten() {
        if let Some(line) = lines.get_mut(line) {
            line.site = Some(Site::Furniture);
        }
    }
}

impl<'a> Sheet<'a> {
    pub(crate) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        let mut lines: Vec<Line<'a>> = Vec::with_capacity(document.lines.len());
        lines.extend(document.lines.iter().filter_map(printed));
        heading::keep_fenced(&mut lines);
        heading::hear_rules(&mut lines);
        heading::hear_marks(&mut lines, lexicon);
        for line in lines.iter_mut().filter(|line| line.depth == 0 && line.order.is_none() && !line.is_mark) {
            line.site = site::read(line.words(), lexicon);
        }
        lines.iter_mut().for_each(|line| line.whole = line.words.clone());
        around::hear(&mut lines, lexicon);
        hear_menus(&mut lines);
        let mut next_begins = false;
        for line in &mut lines {
            let is_order = line.order == Some(Order::Article);
            line.begins = next_begins || is_order && !line.words.is_empty();
            next_begins = is_order && line.words.is_empty();
        }
        by_meta::hear(&mut lines, lexicon);
        let is_copied = lines.iter().filter(|line| line.site.is_some()).count() >= COPIED;
        for line in lines.iter_mut().filter(|line| is_copied && is_plain(line) && piece::is_button(line.words())) {
            line.site = Some(Site::Furniture);
        }
        let first_heading = lines.iter().position(|line| line.depth > 0 || line.begins);
        let asked = lines.iter().map(|_| Asked::default()).collect();
        Self { lexicon, path: document.path.clone(), lines, is_copied, first_heading, asked }
    }

    /// The dateline that opens a line.
    pub(crate) fn dateline(&self, line: usize) -> Option<&Found> {
        self.asked.get(line)?.dateline.get_or_init(|| dateline::at_start(self.words(line), self.lexicon).map(Box::new)).as_deref()
    }

    /// Whether a line opens with the dateline of a sender.
    pub(crate) fn opens_dispatch(&self, line: usize) -> bool {
        self.dateline(line).is_some_and(|found| found.agency.is_some())
    }

    /// The words that name its reporter and where they report from, where a line opens with them.
    pub(crate) fn reported(&self, line: usize) -> Option<&Prefixed> {
        self.asked.get(line)?.reported.get_or_init(|| prefixed::at_start(self.words(line), self.lexicon).map(Box::new)).as_deref()
    }

    /// Whether a line opens with the words that name its reporter and where they report from.
    pub(crate) fn is_reported(&self, line: usize) -> bool {
        self.reported(line).is_some()
    }

    /// Whether a story opens with a line: with a dateline, or with its reporter.
    pub(crate) fn opens_story(&self, line: usize) -> bool {
        self.dateline(line).is_some() || self.is_reported(line)
    }

    /// What a whole line says as a byline, if it reads as one.
    pub(crate) fn byline(&self, line: usize) -> Option<&Byline> {
        self.asked.get(line)?.byline.anywhere(self.words(line), self.lexicon)
    }

    /// Whether a whole line is a byline where it stands.
    pub(crate) fn is_own_line(&self, line: usize, place: OwnLine<'_>) -> bool {
        let words = self.words(line);
        self.asked.get(line).is_some_and(|asked| signature::is_own_line(words, place, &asked.byline, self.lexicon))
    }

    /// What a whole line says that is a byline, and where in it that begins.
    pub(crate) fn said(&self, line: usize) -> Option<(usize, Byline)> {
        signature::said(self.words(line), &self.asked.get(line)?.byline, self.lexicon)
    }

    /// Whether a whole line is a byline that says so.
    pub(crate) fn says_byline(&self, line: usize) -> bool {
        self.byline(line).is_some_and(|it| it.says_so && it.names_somebody())
    }

    /// Whether a line is or ends with a byline, as the last line of a story does.
    pub(crate) fn closes_story(&self, line: usize) -> bool {
        self.asked.get(line).is_some_and(|asked| {
            *asked.closes_story.get_or_init(|| signature::closes_story(self.words(line), &asked.byline, self.lexicon))
        })
    }

    /// Whether a whole line is furniture of the page.
    pub(crate) fn is_furniture(&self, line: usize) -> bool {
        let read = || furniture::line(self.words(line)).is_some();
        self.asked.get(line).is_some_and(|asked| *asked.is_furniture.get_or_init(read))
    }

    /// Whether the head of the file tells a line, and the page does not print it.
    pub(crate) fn is_of_head(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.form == Form::Headline)
    }

    /// Whether the file says that a line is a deck.
    pub(crate) fn is_told_deck(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.form == Form::Deck)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Line as Written;

    fn document(lines: &[&str]) -> Document {
        let lines = lines.iter().enumerate().map(|(at, text)| Written::plain(at + 1, *text)).collect();
        Document { path: "page.md".into(), lines, ..Document::default() }
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
    fn three_names_of_parts_one_below_the_other_are_a_menu() {
        let told = |lines: &[&str]| {
            let document = document(lines);
            let lexicon = Lexicon::default();
            let sheet = Sheet::new(&document, &lexicon);
            sheet.lines.iter().map(|line| line.site.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(told(&["要闻", "财经", "体育", "渡口老屋今天开门。"]), [true, true, true, false]);
        assert_eq!(told(&["要闻", "财经", "渡口老屋今天开门。"]), [false, false, false]);
        assert_eq!(told(&["# 要闻", "财经", "体育"]), [false, false, false]);
    }
}

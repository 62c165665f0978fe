//! The text of a story, told to a [`Manuscript`]: paragraphs, subheads, lists, tables, captions, and what is said of words.
//!
//! White space counts as in a browser, but for a line end between two Chinese characters, which is none, and for what papers
//! indent with (full-width and fixed spaces at the beginning of a paragraph), which goes; behind `<br>` it begins a paragraph.

use crate::document::Apart;
use crate::document::Form;
use crate::read::html::element;
use crate::read::html::element::Counted;
use crate::read::html::headline;
use crate::read::html::picture;
use crate::read::html::table;
use crate::read::html::table::Set;
use crate::read::html::table::Table;
use crate::read::manuscript::Manuscript;
use crate::read::tags;
use crate::span;
use crate::span::SpanKind;
use crate::text::fold;
use crate::text::is_han;
use ego_tree::NodeId;
use scraper::ElementRef;
use scraper::Node;
use std::collections::HashMap;
use std::collections::HashSet;
use url::Url;

/// How the headings of a text are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    /// The headline is known: what comes below it are subheads.
    Subheads,
    /// As they stand: one of them is the headline, or several are.
    Headlines,
}

/// Sets a story.
pub(super) struct Flow<'page> {
    script: Manuscript,
    counted: &'page Counted,
    base: Option<&'page Url>,
    headings: Headings,
    /// The letters of what stands above the text, which may stand at its beginning as well; and whether that is over.
    taken: Vec<String>,
    has_begun: bool,
    /// The form of the next paragraph, and what stands before its first word.
    form: Form,
    number: Option<String>,
    before: Before,
    /// White space that counts where words follow.
    space: String,
    /// The last letter of the line that is being set.
    last: Option<char>,
    /// In a cell of a table everything is one line.
    in_cell: bool,
    /// The forms of the lists that are open, the outermost first.
    lists: Vec<Form>,
    /// What a line end between two Chinese letters was.
    line_ends: LineEnds,
    /// What was left out of the text.
    left_out: HashMap<NodeId, Apart>,
    /// The pictures of the text.
    shown: HashSet<NodeId>,
    /// How many parts that are called as the site's hold the text.
    trusted: usize,
}

/// What stands between the last words and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Breaks(usize),
    Part,
}

/// What the end of a line in the file says between two Chinese letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// Nothing: whoever wrote the file broke the line where it was full.
    Nothing,
    /// A space: LibreOffice breaks its lines at spaces alone, `3月9日电` / `会议`.
    Space,
}

/// Text in so many parts that are called as a site's is the site's.
const MOST_TRUSTED: usize = 4;

impl<'page> Flow<'page> {
    pub(super) fn new(counted: &'page Counted, base: Option<&'page Url>, line_ends: LineEnds) -> Self {
        Self {
            script: Manuscript::without_marks(),
            counted,
            base,
            headings: Headings::Headlines,
            taken: Vec::new(),
            has_begun: false,
            form: Form::Text,
            number: None,
            before: Before::Part,
            space: String::new(),
            last: None,
            in_cell: false,
            lists: Vec::new(),
            line_ends,
            left_out: HashMap::new(),
            shown: HashSet::new(),
            trusted: 0,
        }
    }

    pub(super) fn into_script(self) -> Manuscript {
        self.script
    }

    /// What was left out of what was set.
    pub(super) fn left_out(&self) -> &HashMap<NodeId, Apart> {
        &self.left_out
    }

    /// The pictures that stand in what was set.
    pub(super) fn shown(&self) -> &HashSet<NodeId> {
        &self.shown
    }

    /// A headline, in front of its text.
    pub(super) fn headline(&mut self, words: &str) {
        self.script.heading(1);
        self.script.text(words);
        self.before = Before::Part;
    }

    /// A line that stands alone.
    pub(super) fn line(&mut self, form: Form, words: &str) {
        self.script.begin(form);
        self.script.text(words);
        self.before = Before::Part;
    }

    /// The text of a story.
    pub(super) fn story(&mut self, story: ElementRef<'_>, headings: Headings, taken: Vec<String>) {
        (self.headings, self.taken, self.has_begun) = (headings, taken, false);
        let whole = self.counted.letters(story).own();
        self.children(story, whole);
        self.part();
    }

    fn part(&mut self) {
        self.before = Before::Part;
        self.space.clear();
        self.last = None;
    }

    fn children(&mut self, parent: ElementRef<'_>, whole: usize) {
        for child in parent.children() {
            if let Node::Text(text) = child.value() {
                self.text(text, element::name(parent) == "pre");
            } else if let Some(child) = ElementRef::wrap(child).filter(|child| !element::is_hidden(*child)) {
                self.element(child, whole);
            }
        }
    }

    fn element(&mut self, it: ElementRef<'_>, whole: usize) {
        let name = element::name(it);
        if !element::is_part(it) {
            return self.inline(it, name, whole);
        }
        if self.in_cell {
            self.space.push(' ');
            self.children(it, whole);
            return self.space.push(' ');
        }
        if element::is_of_the_site(it) {
            if self.trusted == MOST_TRUSTED || self.counted.letters(it).own() * 2 < whole {
                self.left_out.insert(it.id(), Apart::Site);
                return;
            }
            self.trusted += 1;
        }
        if element::leads_elsewhere(it, self.counted) {
            self.left_out.insert(it.id(), Apart::Elsewhere);
            return;
        }
        if self.is_taken(it) {
            return;
        }
        self.part();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(it, name),
            "ul" | "ol" => self.list(it, name, whole),
            "table" => self.table(it, whole),
            "blockquote" => self.as_form(Form::Quote, it, whole),
            "figcaption" | "caption" => self.as_form(Form::Caption, it, whole),
            _ => self.children(it, whole),
        }
        self.part();
    }

    fn inline(&mut self, it: ElementRef<'_>, name: &str, whole: usize) {
        let kind = match name {
            "img" => return self.picture(it),
            "br" if self.in_cell => return self.space.push(' '),
            "br" => {
                self.before = match self.before {
                    Before::Nothing => Before::Breaks(1),
                    Before::Breaks(count) => Before::Breaks(count + 1),
                    Before::Part => Before::Part,
                };
                self.space.clear();
                return;
            }
            "in-a" => it.attr("href").and_then(|href| self.address(href)).map(SpanKind::Link),
            // Bold right below the headline, it would be taken for more of it.
            "in-strong" => Some(SpanKind::Strong).filter(|_| self.has_begun || self.headings == Headings::Headlines),
            name => tags::says(name),
        };
        let is_said = kind.is_some();
        if let Some(kind) = kind {
            self.script.open(kind);
        }
        self.children(it, whole);
        if is_said {
            self.script.close();
        }
    }

    fn picture(&mut self, it: ElementRef<'_>) {
        self.shown.insert(it.id());
        if let Some(source) = picture::source(it) {
            self.script.picture(source, &picture::caption(it));
        }
    }

    /// Whether it was set above the text.
    fn is_taken(&self, it: ElementRef<'_>) -> bool {
        let is_short = || self.counted.letters(it).size <= headline::LONGEST_LINE;
        !self.has_begun && !self.taken.is_empty() && is_short() && self.taken.contains(&headline::plain(&element::words(it)))
    }

    fn address(&self, href: &str) -> Option<String> {
        let href = href.trim();
        // A part of the page itself is nowhere in a feed.
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        span::followed(href).or_else(|| span::followed(self.base?.join(href).ok()?.as_str()))
    }

    fn heading(&mut self, it: ElementRef<'_>, name: &str) {
        let words = element::words(it);
        if words.is_empty() {
            return;
        }
        match self.headings {
            Headings::Headlines => {
                self.script.heading(name.trim_start_matches('h').parse().unwrap_or(1));
                self.script.text(&words);
            }
            Headings::Subheads if self.has_begun => {
                self.script.begin(Form::Subhead);
                self.script.text(&words);
            }
            Headings::Subheads => self.line(Form::Text, &words),
        }
    }

    /// What is set in another form than text.
    fn as_form(&mut self, form: Form, it: ElementRef<'_>, whole: usize) {
        let above = std::mem::replace(&mut self.form, form);
        self.children(it, whole);
        self.form = above;
    }

    fn list(&mut self, list: ElementRef<'_>, name: &str, whole: usize) {
        let counts = name == "ol";
        let mut number: u32 = list.attr("start").and_then(|it| it.trim().parse().ok()).unwrap_or(1);
        let form = if counts { Form::Numbered } else { Form::Item };
        // A list in another goes on in it.
        let outer = self.lists.first().copied().unwrap_or(form);
        self.lists.push(form);
        for child in list.child_elements().filter(|child| !element::is_hidden(*child)) {
            self.part();
            if element::name(child) != "li" {
                self.element(child, whole);
                continue;
            }
            self.number = counts.then(|| format!("{number}. "));
            self.as_form(outer, child, whole);
            self.number = None;
            number = number.saturating_add(1);
        }
        self.lists.pop();
    }

    fn table(&mut self, it: ElementRef<'_>, whole: usize) {
        for caption in it.child_elements().filter(|it| element::name(*it) == "caption") {
            self.element(caption, whole);
        }
        match table::read(it, self.counted) {
            Table::Rows(rows) => rows.iter().for_each(|row| self.row(row)),
            Table::Places(cells, form) => {
                for cell in cells.into_iter().filter(|cell| !self.is_taken(*cell)).collect::<Vec<_>>() {
                    self.part();
                    self.as_form(form, cell, whole);
                }
            }
        }
    }

    /// A row of a table: its cells in one line, parted by tabs.
    fn row(&mut self, row: &Set<'_>) {
        self.script.begin(if row.is_head { Form::HeadRow } else { Form::Row });
        self.in_cell = true;
        for (at, cell) in row.cells.iter().enumerate() {
            if at > 0 {
                self.script.text("\t");
            }
            (self.before, self.last) = (Before::Nothing, None);
            self.space.clear();
            if let Some(cell) = cell {
                self.children(*cell, 0);
            }
        }
        self.in_cell = false;
        self.part();
    }

    fn text(&mut self, text: &str, is_set: bool) {
        let mut run = String::new();
        for letter in text.chars() {
            if is_set && letter == '\n' && !self.in_cell {
                self.flush(&mut run);
                self.before = if self.before == Before::Part { Before::Part } else { Before::Breaks(1) };
                self.space.clear();
            } else if letter.is_whitespace() {
                self.flush(&mut run);
                self.space.push(letter);
            } else {
                if run.is_empty() {
                    self.begin(letter, &mut run);
                }
                run.push(letter);
                self.last = Some(letter);
            }
        }
        self.flush(&mut run);
    }

    fn flush(&mut self, run: &mut String) {
        self.script.text(run);
        run.clear();
    }

    /// What stands before a word: a paragraph, a line, a space, or nothing.
    fn begin(&mut self, first: char, run: &mut String) {
        let space = std::mem::take(&mut self.space);
        let wide = space.chars().filter(|it| *it == '\u{3000}').count();
        let fixed = space.chars().filter(|it| *it == '\u{a0}').count();
        let is_indented = wide >= 1 || fixed >= 2;
        match std::mem::replace(&mut self.before, Before::Nothing) {
            Before::Part => self.paragraph(),
            Before::Breaks(count) if count > 1 || is_indented => self.paragraph(),
            Before::Breaks(_) => self.script.line_break(),
            Before::Nothing => {
                if let Some(last) = self.last {
                    run.push_str(&between(last, &space, first, self.line_ends));
                }
            }
        }
    }

    fn paragraph(&mut self) {
        self.has_begun = true;
        let is_item = matches!(self.form, Form::Item | Form::Numbered);
        self.script.item(self.form, if is_item { self.lists.len().saturating_sub(1) } else { 0 });
        if let Some(number) = self.number.take() {
            self.script.text(&number);
        }
        // What stands further down in an item of a list is no item of its own.
        if is_item {
            self.form = Form::Text;
        }
    }
}

/// White space as a browser shows it. Names are padded with wide and fixed spaces, which stay.
fn between(last: char, space: &str, first: char, line_ends: LineEnds) -> String {
    let shown: String =
        space.chars().filter(|it| !it.is_ascii_whitespace()).map(|it| if it == '\u{a0}' { ' ' } else { it }).collect();
    let is_wide = |letter: char| is_han(letter) || fold(letter) != letter || "、。《》“”‘’…—".contains(letter);
    let is_nothing = || line_ends == LineEnds::Nothing && space.contains('\n') && is_wide(last) && is_wide(first);
    if !shown.is_empty() || space.is_empty() || is_nothing() {
        return shown;
    }
    " ".to_owned()
}

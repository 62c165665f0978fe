//! A web page made safe for the tree builder: parts, words and what tells of them, nested no deeper than a newspaper's page
//! ever is. Scripts, styles, forms and comments are gone before anything reads the page.
//!
//! The tree builder (html5ever) takes time with the square of the depth; so what would lie deeper than `DEEPEST` loses its tag
//! and keeps its words. It is given elements that begin and end in order, so that its tree is as deep as what is open here.

use crate::document::Apart;
use crate::read::html::left_out::Tally;
use crate::read::html::tag;
use crate::read::html::tag::Rules;
use crate::read::html::tag::Set;
use crate::read::html::token::Token;
use crate::read::html::token::Tokens;
use crate::read::tags;
use crate::read::tags::Tag;

/// Real pages nest 20 to 40 deep, browsers stop at 512 (HTML 13.2.6.1).
const DEEPEST: usize = 256;

/// As many elements as a page may have: ten times the fullest real one. Of twice as many, tree and lines took 300 MiB.
pub(super) const MOST_ELEMENTS: usize = 100_000;

/// Of white space in a row so much is kept: browsers show one space of it.
const MOST_SPACES: usize = 64;

/// A page, ready for its tree.
#[derive(Debug, Default)]
pub(super) struct Clean {
    pub(super) markup: String,
    /// What Founder's pages say of their story in a comment.
    pub(super) property: Option<String>,
    /// Data about the page, in JSON (JSON-LD).
    pub(super) data: Vec<String>,
    /// Scripts, styles, forms and comments.
    pub(super) left_out: Tally,
    /// Where a browser took it from.
    pub(super) saved_from: Option<String>,
}

/// More elements than are held, and how many bytes of the page stand before the first of them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooMany {
    pub(super) before: usize,
}

pub(super) fn clean(page: &str) -> Result<Clean, TooMany> {
    let mut cleaner = Cleaner { out: Clean::default(), open: Vec::new(), rules: Rules::new(), count: 0 };
    let mut tokens = Tokens::of(page);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => cleaner.text(text),
            Token::Start { name, attributes } => cleaner.start(&name, &attributes),
            Token::End { name } => cleaner.end(&name),
            Token::Comment(text) => cleaner.comment(text.trim()),
            Token::Whole { name, attributes, inside } => cleaner.whole(name, &attributes, inside),
        }
        if cleaner.count > MOST_ELEMENTS {
            return Err(TooMany { before: page.len() - tokens.left() });
        }
    }
    Ok(cleaner.out)
}

struct Cleaner {
    out: Clean,
    /// The elements that the tree builder has open.
    open: Vec<Open>,
    rules: Rules,
    count: usize,
}

/// An open element.
struct Open {
    element: Set,
    /// What stands before its name in the tree.
    prefix: &'static str,
    name: &'static str,
}

type Attributes<'a> = [(&'static str, &'a str)];

impl Cleaner {
    fn text(&mut self, text: &str) {
        let mut spaces = 0;
        for letter in text.chars() {
            spaces = if letter.is_ascii_whitespace() { spaces + 1 } else { 0 };
            match letter {
                '<' => self.out.markup.push_str("&lt;"),
                _ if spaces > MOST_SPACES => {}
                _ => self.out.markup.push(letter),
            }
        }
    }

    fn start(&mut self, name: &str, attributes: &Attributes<'_>) {
        if let Some(part) = founder(name) {
            return self.open("section", &[("itemprop", part)]);
        }
        match tags::of(name) {
            Tag::Block(name) => self.open(name, attributes),
            Tag::Inline(name) => self.open(name, attributes),
            Tag::Empty(name) => self.write("", name, attributes),
            Tag::Bare => {}
        }
    }

    fn open(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        let element = Set::of(&[name]);
        let is_part = self.rules.is_part(element);
        if is_part {
            for (ended, held_by) in self.rules.ended_by(element).into_iter().flatten() {
                self.close(ended, held_by);
            }
        }
        if self.open.len() < DEEPEST {
            let prefix = if is_part { tag::PART } else { "" };
            self.open.push(Open { element, prefix, name });
            self.write(prefix, name, attributes);
        }
    }

    /// Ends the innermost of these elements, and what is open in it, where nothing in between holds it.
    fn close(&mut self, elements: Set, held_by: Set) {
        let inner = self.open.iter().rposition(|open| open.element.meets(elements) || open.element.meets(held_by));
        let Some(at) = inner.filter(|at| self.open.get(*at).is_some_and(|open| open.element.meets(elements))) else { return };
        for Open { prefix, name, .. } in self.open.drain(at..).rev() {
            self.out.markup.extend(["</", prefix, name, ">"]);
        }
    }

    fn end(&mut self, name: &str) {
        let name = match (founder(name), tags::of(name)) {
            (Some(_), _) => "section",
            (None, Tag::Block(name) | Tag::Inline(name)) => name,
            // `</br>` is one for browsers.
            (None, Tag::Empty("br")) => return self.write("", "br", &[]),
            (None, Tag::Empty(_) | Tag::Bare) => return,
        };
        let (ended, held_by) = self.rules.ended_at_end(Set::of(&[name]));
        self.close(ended, held_by);
    }

    fn write(&mut self, prefix: &str, name: &str, attributes: &Attributes<'_>) {
        self.count += 1;
        self.out.markup.extend(["<", prefix, name]);
        for (name, value) in attributes {
            let value = value.replace('\u{22}', "&quot;");
            self.out.markup.push_str(&format!(" {name}=\"{value}\""));
        }
        self.out.markup.push('>');
    }

    fn comment(&mut self, text: &str) {
        if let Some(property) = text.strip_prefix("enpproperty") {
            let property = property.trim_end().trim_end_matches("/enpproperty");
            self.out.property.get_or_insert_with(|| property.to_owned());
        } else if let Some(address) = text.strip_prefix("saved from url=") {
            let address = address.split_once(')').map_or(address, |(_, address)| address);
            self.out.saved_from.get_or_insert_with(|| address.trim().to_owned());
        } else if text == "enpcontent" {
            self.open("section", &[("itemprop", "founder-content")]);
        } else if text == "/enpcontent" {
            self.end("section");
        } else if let Some(name) = text.strip_prefix('<').and_then(|it| it.strip_suffix('>')) {
            // `<!--<npm:article-title>-->`
            match name.strip_prefix('/') {
                Some(name) if founder(name).is_some() => self.end(name),
                None if founder(name).is_some() => self.start(name, &[]),
                _ => self.out.left_out.add(Apart::Comment, text),
            }
        } else if !text.is_empty() {
            self.out.left_out.add(Apart::Comment, text);
        }
    }

    fn whole(&mut self, name: &str, attributes: &Attributes<'_>, inside: &str) {
        let is_data =
            attributes.iter().any(|(name, value)| *name == "type" && value.trim().eq_ignore_ascii_case("application/ld+json"));
        match name {
            "script" if is_data => self.out.data.push(inside.to_owned()),
            "title" => {
                self.write("", "title", &[]);
                self.text(inside);
                self.out.markup.push_str("</title>");
            }
            _ => self.out.left_out.add(Apart::Program, inside),
        }
    }
}

/// What an element of a Founder page tells: its own (`founder-title`), or those of its successor.
fn founder(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("founder-").or_else(|| name.strip_prefix("npm:article-"))?;
    let parts = [
        "founder-title",
        "founder-subtitle",
        "founder-introtitle",
        "founder-author",
        "founder-date",
        "founder-pagenum",
        "founder-content",
    ];
    parts.into_iter().find(|part| part.strip_prefix("founder-") == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use scraper::ElementRef;
    use scraper::Html;

    fn markup(page: &str) -> String {
        clean(page).unwrap().markup
    }

    /// How many elements lie in each other.
    fn depth(markup: &str) -> usize {
        let tree = Html::parse_fragment(markup);
        tree.root_element().descendent_elements().map(|it| it.ancestors().count()).max().unwrap_or_default()
    }

    #[test]
    fn what_runs_or_asks_is_gone_and_words_stay() {
        let table = [
            ("<p onclick=x()>甲<script>乙</script><style>丙</style>", "<of-p>甲"),
            ("<b>甲</strong>乙<i class=k>丙</em>", "<in-strong>甲</in-strong>乙<in-emphasis class=\"k\">丙</in-emphasis>"),
            ("<body><form><input>甲</form></body>", "<of-div>甲</of-div>"),
            ("<svg><a href=x>甲</a></svg>乙<blink>丙</blink>3<5", "乙丙3&lt;5"),
            ("<p title='\"><script>'>甲", "<of-p>甲"),
            ("<a href='x\"><img>'>甲</a>", "<in-a href=\"x&quot;><img>\">甲</in-a>"),
            ("</p></div></b>甲", "甲"),
            ("<!-- 夜班 --><!--enpcontent-->甲<!--/enpcontent-->", "<of-section itemprop=\"founder-content\">甲</of-section>"),
            ("<!--<npm:article-title>-->甲<!--</npm:article-title>-->", "<of-section itemprop=\"founder-title\">甲</of-section>"),
            ("<founder-author>甲</founder-author>", "<of-section itemprop=\"founder-author\">甲</of-section>"),
        ];
        for (page, expected) in table {
            assert_eq!(markup(page), expected, "{page}");
        }
        let long = markup(&" ".repeat(1_000_000));
        assert_eq!(long.len(), MOST_SPACES);
    }

    #[test]
    fn what_a_page_says_of_itself_is_kept() {
        let page = "<!-- saved from url=(0030)https://example.cn/a/b.html -->\n<!--enpproperty <title>甲</title>/enpproperty-->\
                    <script type=\"application/ld+json\">{}</script><title>甲<b>乙</title>";
        let clean = clean(page).unwrap();
        assert_eq!(clean.saved_from.as_deref(), Some("https://example.cn/a/b.html"));
        assert_eq!(clean.property.as_deref().map(str::trim), Some("<title>甲</title>"));
        assert_eq!((clean.data, clean.markup.trim()), (vec!["{}".to_owned()], "<title>甲&lt;b>乙</title>"));
    }

    #[test]
    fn what_a_page_leaves_open_ends_as_in_a_browser() {
        let table = [
            ("<p>甲<p>乙<b>丙<div>丁", "p(甲) p(乙 in-strong(丙)) div(丁)"),
            ("<ul><li>甲<ul><li>乙</ul><li>丙</ul>丁", "ul(li(甲 ul(li(乙))) li(丙)) 丁"),
            ("<table><tr><td>甲<td>乙<tr><th>丙<div></table>丁", "table(tr(td(甲) td(乙)) tr(th(丙 div()))) 丁"),
            ("<table><tr><td><table><tr><td>甲</table>乙</table>", "table(tr(td(table(tr(td(甲))) 乙)))"),
            ("<b><p>甲</b>乙</p>丙", "in-strong(p(甲乙) 丙)"),
            ("<b><i>甲</b>乙</i>", "in-strong(in-emphasis(甲)) 乙"),
            ("<h1>甲</h2>乙<h2>丙<h3>丁", "h1(甲) 乙 h2(丙) h3(丁)"),
            ("<div>甲<li>乙</div>丙</li>丁", "div(甲 li(乙)) 丙丁"),
            ("<dl><dt>甲<dd>乙<p>丙<dt>丁</dl>", "dl(dt(甲) dd(乙 p(丙)) dt(丁))"),
        ];
        for (page, expected) in table {
            let tree = Html::parse_fragment(&markup(page));
            assert_eq!(outline(tree.root_element()), expected, "{page}");
        }
    }

    fn outline(element: ElementRef<'_>) -> String {
        let parts = element.children().map(|child| match ElementRef::wrap(child) {
            Some(child) => format!("{}({})", child.value().name().trim_start_matches("of-"), outline(child)),
            None => child.value().as_text().map(|text| text.to_string()).unwrap_or_default(),
        });
        parts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_page_has_no_more_elements_than_can_be_held() {
        let too_many = clean(&"<p>甲\n".repeat(MOST_ELEMENTS + 1)).unwrap_err();
        assert_eq!(too_many.before, "<p>甲\n".len() * MOST_ELEMENTS + 3);
    }

    /// With the root of the tree.
    const DEEPEST_TREE: usize = DEEPEST + 2;

    #[test]
    fn no_page_is_deeper_than_is_cheap() {
        let table = [
            "<ul><li>",
            "<div>",
            "<b>",
            "<b id=1><p>",
            "<table><td>",
            "<table><div>",
            "<a href=x><div></a>",
            "<dl><dd><p>",
            "<h1><p>",
            "<blockquote><founder-content>",
            "<b><i></b>",
            "<p><table></p>",
            "<li><div><b></li>",
        ];
        for piece in table {
            let markup = markup(&piece.repeat(20_000));
            assert!(depth(&markup) <= DEEPEST_TREE, "{piece}: {}", depth(&markup));
        }
    }

    proptest! {
        #[test]
        fn no_soup_of_tags_is_deeper(pieces in proptest::collection::vec(prop_oneof![
            Just("<p>"), Just("</p>"), Just("<div>"), Just("</div>"), Just("<b>"), Just("</b>"), Just("<table>"), Just("</table>"),
            Just("<tr>"), Just("<td>"), Just("</td>"), Just("</tr>"), Just("<li>"), Just("</li>"), Just("<ul>"), Just("</ul>"), Just("<h1>"),
            Just("</h2>"), Just("<a href=x>"), Just("</a>"), Just("<dd>"), Just("</dl>"), Just("甲"), Just("<caption>"), Just("<tbody>"),
            Just("<section>"), Just("</section>"), Just("<pre>"), Just("</pre>"),
        ], 4..24)) {
            // A page that goes on like this gets no deeper, however long it goes on.
            let page = pieces.concat().repeat(300);
            prop_assert!(depth(&markup(&page)) <= DEEPEST_TREE, "{}", pieces.concat());
        }
    }
}

//! What an element of a page is to a reader: its words, whether anybody sees it, whether it belongs to the site or to a story.

use crate::read::html::tag;
use crate::read::manuscript;
use crate::read::tags;
use ego_tree::NodeId;
use scraper::ElementRef;
use scraper::Node;
use std::collections::HashMap;

/// The words of names (`class`, `id`) by which sites call what is theirs around a story.
const OF_THE_SITE: [&str; 62] = [
    "nav",
    "navbar",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "mbx",
    "share",
    "shares",
    "sharebox",
    "bdshare",
    "bdsharebuttonbox",
    "jiathis",
    "related",
    "relate",
    "relation",
    "relevant",
    "xgxw",
    "xgyd",
    "xiangguan",
    "recommend",
    "recommends",
    "tuijian",
    "comment",
    "comments",
    "pinglun",
    "footer",
    "foot",
    "copyright",
    "sidebar",
    "ad",
    "ads",
    "advert",
    "adv",
    "guanggao",
    "banner",
    "qrcode",
    "ewm",
    "erweima",
    "toolbar",
    "hot",
    "rank",
    "ranking",
    "paihang",
    "login",
    "search",
    "pager",
    "pagination",
    "print",
    "tags",
    "zan",
    "dianzan",
    "jiucuo",
    "disclaimer",
    "mianze",
    "fontsize",
    "prevnext",
    "popup",
    "modal",
    "cookie",
    "skip",
];

/// The elements that HTML has for what is around a story.
const AROUND: [&str; 3] = ["nav", "aside", "footer"];

/// The element's name in the tree.
pub(super) fn name<'tree>(element: ElementRef<'tree>) -> &'tree str {
    let name = element.value().name();
    name.strip_prefix(tag::PART).unwrap_or(name)
}

/// Whether it is a part of the page, and no words within one.
pub(super) fn is_part(element: ElementRef<'_>) -> bool {
    let name = name(element);
    !name.starts_with("in-") && !["br", "img"].contains(&name)
}

/// What nobody sees in a browser.
pub(super) fn is_hidden(element: ElementRef<'_>) -> bool {
    tells_of_page(element) || is_out_of_sight(element)
}

/// What stands in the head of a page, wherever it is written.
fn tells_of_page(element: ElementRef<'_>) -> bool {
    ["title", "meta", "link", "base"].contains(&name(element))
}

/// What the page itself hides: it is not laid out, or has no letters that can be seen.
pub(super) fn is_out_of_sight(element: ElementRef<'_>) -> bool {
    // What an office deletes is shown, and is no text all the same.
    if element.attr("hidden").is_some() || name(element) == "in-struck" || tags::is_struck("", element.attr("class")) {
        return true;
    }
    let is_unread =
        element.attr("aria-hidden").is_some_and(|it| it.trim().eq_ignore_ascii_case("true")) && name(element) != "img";
    let Some(style) = element.attr("style") else { return is_unread && !holds_text(element) };
    let style = style.replace(char::is_whitespace, "").to_ascii_lowercase();
    let says = |declared: &[&str]| style.split(';').any(|it| declared.contains(&it.trim_end_matches("!important")));
    let is_veiled = says(&["visibility:hidden", "visibility:collapse", "opacity:0", "opacity:0.0", "opacity:0%", "opacity:.0"])
        || says(&["font-size:0", "font-size:0px", "font-size:0pt", "font-size:0em", "font-size:0%"]);
    says(&["display:none", "text-decoration:line-through", "text-decoration-line:line-through"])
        || (is_veiled || is_unread) && !holds_text(element)
}

/// Whether it holds a whole text: pages veil theirs until a script has run.
fn holds_text(element: ElementRef<'_>) -> bool {
    let mut letters_seen = 0;
    let mut paragraphs = 0;
    for node in element.descendants().skip(1).take(MOST_LOOKED_AT) {
        match node.value() {
            Node::Text(text) => letters_seen += letters(text),
            Node::Element(_) => paragraphs += usize::from(ElementRef::wrap(node).is_some_and(is_part)),
            _ => {}
        }
    }
    letters_seen >= TEXT && paragraphs >= PARAGRAPHS
}

/// A text has so many letters and paragraphs; what a page veils of it for good is a sentence. So many nodes tell.
const TEXT: usize = 200;
const PARAGRAPHS: usize = 3;
const MOST_LOOKED_AT: usize = 256;

/// Whether it is called as what is the site's.
pub(super) fn is_of_the_site(element: ElementRef<'_>) -> bool {
    AROUND.contains(&name(element)) || called(element).iter().any(|word| OF_THE_SITE.contains(&word.as_str()))
}

/// The words of its names, in lower case: `xgxw-List` is xgxw and list.
pub(super) fn called(element: ElementRef<'_>) -> Vec<String> {
    let names = [element.attr("class"), element.attr("id")];
    let mut words = Vec::new();
    for name in names.into_iter().flatten() {
        let mut word = String::new();
        let mut was_small = false;
        for letter in name.chars().chain([' ']) {
            if !letter.is_ascii_alphabetic() || letter.is_ascii_uppercase() && was_small {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            }
            if letter.is_ascii_alphabetic() {
                word.push(letter.to_ascii_lowercase());
            }
            was_small = letter.is_ascii_lowercase();
        }
    }
    words
}

/// What a reader sees of it, as one line, without the marks of notes: what stands above a text, what tells of it.
pub(super) fn words(element: ElementRef<'_>) -> String {
    let mut words = String::new();
    gather(element, &mut words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, words: &mut String) {
    for child in element.children() {
        if let Node::Text(text) = child.value() {
            words.push_str(text);
        } else if let Some(child) = ElementRef::wrap(child).filter(|child| !is_hidden(*child)) {
            let parts = is_part(child) || name(child) == "br";
            if name(child) == "in-sup" && manuscript::is_note_mark(&child.text().collect::<String>(), words.chars().next_back()) {
                continue;
            }
            words.extend(parts.then_some(' '));
            gather(child, words);
            words.extend(parts.then_some(' '));
        }
    }
}

/// Letters, and how many of them lead elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) all: usize,
    pub(super) linked: usize,
    /// With marks and wide spaces: what it costs to look at them.
    pub(super) size: usize,
}

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        let size = text.chars().filter(|letter| !letter.is_ascii_whitespace()).count();
        Self { all: letters(text), linked: 0, size }
    }

    /// Those that lead nowhere: what the page itself tells.
    pub(super) fn own(self) -> usize {
        self.all - self.linked
    }

    /// Whether more of it leads elsewhere than tells something.
    pub(super) fn lead_elsewhere(self) -> bool {
        self.linked * 2 > self.all
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self { all: self.all + other.all, linked: self.linked + other.linked, size: self.size + other.size }
    }
}

/// The letters of a piece of text.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_alphanumeric()).count()
}

/// The letters of every element of a page that a reader sees, counted once.
pub(super) struct Counted(HashMap<NodeId, Letters>);

impl Counted {
    pub(super) fn of(root: ElementRef<'_>) -> Self {
        let mut counted = Self(HashMap::new());
        counted.count(root);
        counted
    }

    fn count(&mut self, element: ElementRef<'_>) -> Letters {
        let mut sum = Letters::default();
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                sum = sum.and(Letters::of(text));
            } else if let Some(child) = ElementRef::wrap(child).filter(|child| !is_hidden(*child)) {
                sum = sum.and(self.count(child));
            }
        }
        if name(element) == "in-a" && element.attr("href").is_some() {
            sum.linked = sum.all;
        }
        self.0.insert(element.id(), sum);
        sum
    }

    /// None where nobody sees it.
    pub(super) fn letters(&self, element: ElementRef<'_>) -> Letters {
        self.0.get(&element.id()).copied().unwrap_or_default()
    }
}

/// A list, or a part, of several links and hardly a word besides: other stories, the pages of this one.
pub(super) fn leads_elsewhere(it: ElementRef<'_>, counted: &Counted) -> bool {
    let is_list = ["ul", "ol", "div", "section", "table", "dl"].contains(&name(it));
    let links = || it.descendent_elements().filter(|it| name(*it) == "in-a").take(2).count();
    if !is_list || links() < 2 {
        return false;
    }
    let letters = counted.letters(it);
    letters.own() * 5 < letters.linked
}

//! Where on a page the story stands: what the page marks as it, else the element whose own paragraphs hold the most words that
//! lead nowhere else. Of a page that only leads elsewhere there is none.

use crate::read::html::element;
use crate::read::html::element::Counted;
use crate::read::html::element::Letters;
use scraper::ElementRef;
use scraper::Node;

/// A text of fewer letters that lead nowhere is a label of the site: no story is so short.
const SHORTEST: usize = 20;

/// A story among several on a page has at least so many letters: a headline and a sentence.
const SHORTEST_OF_SEVERAL: usize = 40;

/// What newsroom systems and newspapers' sites call the element of the text: TRS, Founder, People's Daily, WordPress, WeChat.
const NAMES: [&str; 27] = [
    "trs_editor",
    "trs_editor_view",
    "ozoom",
    "zoom",
    "rwb_zw",
    "rm_txt_con",
    "rm_txt",
    "js_content",
    "articlecontent",
    "article-content",
    "article_content",
    "articletext",
    "article-body",
    "article_body",
    "articlebody",
    "article-text",
    "article",
    "content",
    "contenttext",
    "content-text",
    "entry-content",
    "post-content",
    "detail-content",
    "detail",
    "text",
    "main-content",
    "newscontent",
];

/// The elements that hold the stories of the page, in its order.
pub(super) fn of<'tree>(root: ElementRef<'tree>, counted: &Counted) -> Vec<ElementRef<'tree>> {
    let own = |it: ElementRef<'_>| counted.letters(it).own();
    let mut marked = outermost(root, |it| matches!(it.attr("itemprop"), Some("founder-content" | "articleBody")));
    marked.retain(|it| own(*it) > 0);
    if !marked.is_empty() {
        return marked;
    }
    let mut several = outermost(root, |it| element::name(it) == "article");
    several.retain(|article| is_one_of_several(*article, counted));
    if several.len() > 1 {
        return several;
    }
    let mut search = Search { total: own(root), best: None };
    search.weigh(root);
    search.best.filter(|(_, found)| own(*found) >= SHORTEST).map(|(_, found)| found).into_iter().collect()
}

/// The elements for which `is` says so, but for those that lie in another.
fn outermost<'tree>(root: ElementRef<'tree>, is: impl Fn(ElementRef<'tree>) -> bool) -> Vec<ElementRef<'tree>> {
    let mut found = Vec::new();
    let mut to_see = vec![root];
    while let Some(element) = to_see.pop() {
        if element::is_hidden(element) {
            continue;
        }
        if is(element) {
            found.push(element);
        } else {
            let from = to_see.len();
            to_see.extend(element.child_elements());
            to_see.get_mut(from..).unwrap_or_default().reverse();
        }
    }
    found
}

/// `<article>` with a headline of its own; that of a story that is only announced leads to it.
fn is_one_of_several(article: ElementRef<'_>, counted: &Counted) -> bool {
    let letters = counted.letters(article);
    let heading = article.descendent_elements().find(|it| ["h1", "h2", "h3"].contains(&element::name(*it)));
    letters.own() >= SHORTEST_OF_SEVERAL
        && !letters.lead_elsewhere()
        && heading.is_some_and(|heading| !counted.letters(heading).lead_elsewhere())
}

struct Search<'tree> {
    /// The letters of the page that lead nowhere.
    total: usize,
    best: Option<(usize, ElementRef<'tree>)>,
}

/// What was weighed of an element.
#[derive(Default)]
struct Weighed {
    /// In it.
    letters: Letters,
    /// In it and in no part within it: it is a paragraph of them.
    direct: Letters,
    /// In its paragraphs, and half of those in the paragraphs of its parts.
    paragraphs: usize,
    /// In the paragraphs directly in it.
    near: usize,
}

impl<'tree> Search<'tree> {
    fn weigh(&mut self, it: ElementRef<'tree>) -> Weighed {
        if element::is_hidden(it) {
            return Weighed::default();
        }
        let before = self.best;
        let mut weighed = Weighed::default();
        for child in it.children() {
            if let Node::Text(text) = child.value() {
                weighed.direct = weighed.direct.and(Letters::of(text));
                continue;
            }
            let Some(child) = ElementRef::wrap(child) else { continue };
            let within = self.weigh(child);
            weighed.letters = weighed.letters.and(within.letters);
            if element::is_part(child) {
                let paragraph = if within.direct.lead_elsewhere() { 0 } else { within.direct.own() };
                weighed.near += paragraph;
                weighed.paragraphs += within.near / 2;
            } else {
                weighed.direct = weighed.direct.and(within.direct);
                weighed.near += within.near;
                weighed.paragraphs += within.paragraphs;
            }
        }
        if element::name(it) == "in-a" && it.attr("href").is_some() {
            weighed.direct.linked = weighed.direct.all;
        }
        if !element::is_part(it) {
            return weighed;
        }
        weighed.letters = weighed.letters.and(weighed.direct);
        // What is called as the site's is its own, but for the page that lies in such an element as a whole.
        if element::is_of_the_site(it) && weighed.letters.own() * 2 < self.total {
            self.best = before;
            return Weighed::default();
        }
        let own = if weighed.direct.lead_elsewhere() { 0 } else { weighed.direct.own() };
        weighed.paragraphs += weighed.near + own;
        let weight = if is_named(it) { weighed.paragraphs * 2 } else { weighed.paragraphs };
        if weight > 0 && self.best.is_none_or(|(best, _)| weight >= best) {
            self.best = Some((weight, it));
        }
        weighed
    }
}

fn is_named(element: ElementRef<'_>) -> bool {
    let names = element.attr("class").unwrap_or("").split_whitespace().chain(element.attr("id"));
    names.map(str::to_ascii_lowercase).any(|name| NAMES.contains(&name.as_str()))
}

//! The elements of HTML by their names: which part a text, which say something of their words, which hold nothing, and which go
//! with all that is in them. Asked of web pages, and of tags that stand in a page of text.

use crate::span::SpanKind;

/// What becomes of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    /// It begins a part of the page, under this name.
    Block(&'static str),
    /// It says something of the words in it, under this name.
    Inline(&'static str),
    /// It holds nothing.
    Empty(&'static str),
    /// Its words stay, the tag goes.
    Bare,
}

pub(crate) const BLOCKS: [&str; 43] = [
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    // Under the name of a plain part.
    "address",
    "center",
    "details",
    "dialog",
    "dir",
    "fieldset",
    "form",
    "legend",
    "menu",
    "summary",
];

/// From here on the names of `BLOCKS` are parts and nothing more.
const PLAIN_FROM: &str = "address";

pub(crate) const INLINES: [(&str, &[&str]); 7] = [
    ("in-a", &["a"]),
    ("in-strong", &["b", "strong"]),
    ("in-emphasis", &["em", "i", "cite", "dfn"]),
    ("in-sup", &["sup"]),
    ("in-sub", &["sub"]),
    ("in-struck", &["del", "s", "strike"]),
    ("in-code", &["code", "kbd", "samp", "tt"]),
];

const SPANS: [&str; 10] = ["span", "font", "label", "time", "big", "small", "u", "ins", "mark", "ruby"];

const EMPTY: [&str; 6] = ["br", "hr", "img", "base", "link", "meta"];

/// What a browser shows otherwise than as words of the page, or not at all: it goes with all that is in it. Of a title and a
/// script of a web page `html` keeps what they tell.
pub(crate) const WHOLE: [&str; 23] = [
    "script", "style", "title", "template", "noscript", "svg", "math", "iframe", "object", "applet", "select", "textarea",
    "button", "canvas", "audio", "video", "map", "noframes", "noembed", "xmp", "frameset", "rp", "rt",
];

/// What an element within a line says of its words, by the name that `of` gives it; where a link leads, its attribute says.
pub(crate) fn says(inline: &str) -> Option<SpanKind> {
    match inline {
        "in-strong" => Some(SpanKind::Strong),
        "in-emphasis" => Some(SpanKind::Emphasis),
        "in-sup" => Some(SpanKind::Superscript),
        "in-sub" => Some(SpanKind::Subscript),
        "in-struck" => Some(SpanKind::Struck),
        "in-code" => Some(SpanKind::Code),
        _ => None,
    }
}

/// Whether an element strikes out what is in it, by its name and by the class that Word gives what was deleted.
pub(crate) fn is_struck(name: &str, class: Option<&str>) -> bool {
    of(name) == Tag::Inline("in-struck") || class.is_some_and(|it| it.to_ascii_lowercase().contains("msodel"))
}

/// Elements of HTML of which the words alone count.
const BARE: [&str; 15] =
    ["abbr", "area", "bdi", "bdo", "body", "col", "colgroup", "embed", "head", "html", "input", "q", "source", "var", "wbr"];

/// Whether a name, in lower case, is that of an element of HTML that pages have: `<号外>` and `<vip>` are none.
pub(crate) fn is_known(name: &str) -> bool {
    of(name) != Tag::Bare || WHOLE.contains(&name) || BARE.contains(&name)
}

/// What becomes of the tag of this name, in lower case.
pub(crate) fn of(name: &str) -> Tag {
    let plain = BLOCKS.iter().position(|it| *it == PLAIN_FROM).unwrap_or(BLOCKS.len());
    if let Some(at) = BLOCKS.iter().position(|it| *it == name) {
        return Tag::Block(if at < plain { BLOCKS.get(at).copied().unwrap_or("div") } else { "div" });
    }
    if let Some((ours, _)) = INLINES.iter().find(|(_, names)| names.contains(&name)) {
        return Tag::Inline(ours);
    }
    if SPANS.contains(&name) {
        return Tag::Inline("in-span");
    }
    EMPTY.iter().find(|it| **it == name).map_or(Tag::Bare, |name| Tag::Empty(name))
}

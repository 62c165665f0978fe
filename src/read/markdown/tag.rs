//! Tags of HTML in a page of text: those that are known go, and their words stay; `<号外>` is no tag.

use crate::span;
use crate::span::SpanKind;

/// What a tag does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tag {
    /// `<br>`
    Break,
    /// It opens an element, and may say something of its text.
    Opens {
        /// Lower case.
        name: String,
        /// What it says.
        says: Option<SpanKind>,
    },
    /// It closes an element.
    Closes {
        /// Lower case.
        name: String,
    },
    /// It stands for itself: `<hr>`, `<img>`.
    Stands,
    /// What stands in it is for no reader: `<script>`.
    Hides {
        /// Lower case.
        name: String,
    },
}

/// Elements within a line.
const INLINE: &[&str] = &[
    "a", "b", "strong", "i", "em", "sup", "sub", "s", "del", "strike", "u", "ins", "span", "font", "small", "big", "mark",
    "code", "q", "cite", "abbr", "time", "ruby", "rt", "rp", "kbd",
];

/// Elements that part a text.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "aside",
    "center",
    "figure",
    "figcaption",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "address",
    "details",
    "summary",
    "body",
    "html",
    "head",
];

/// Elements without an end.
const STANDING: &[&str] = &["hr", "img", "wbr", "meta", "link", "input", "source", "embed"];

/// Elements whose text is for no reader.
const HIDING: &[&str] =
    &["script", "style", "iframe", "object", "noscript", "svg", "template", "video", "audio", "form", "title"];

/// A known tag at the start of a text, and how many bytes it has. `None` for whatever else begins with `<`.
pub(crate) fn read(text: &str) -> Option<(Tag, usize)> {
    let rest = text.strip_prefix('<')?;
    let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let name = rest.get(..length)?.to_ascii_lowercase();
    let behind = rest.get(length..)?;
    if !behind.starts_with(['>', '/', ' ', '\t', '\n']) {
        return None;
    }
    let end = end_of(behind)?;
    let attributes = behind.get(..end)?;
    let bytes = text.len() - behind.len() + end + 1;
    let is = |names: &[&str]| names.contains(&name.as_str());
    let tag = match () {
        () if name == "br" => Tag::Break,
        () if is(STANDING) => Tag::Stands,
        () if is(HIDING) && !closes => Tag::Hides { name },
        () if is(HIDING) => Tag::Stands,
        () if is(INLINE) || is(BLOCKS) => {
            if closes {
                Tag::Closes { name }
            } else {
                let says = says(&name, attributes);
                Tag::Opens { name, says }
            }
        }
        () => return None,
    };
    Some((tag, bytes))
}

/// Where a tag ends, which no `>` between quotation marks does.
fn end_of(attributes: &str) -> Option<usize> {
    let mut quoted = None;
    attributes.char_indices().take(LONGEST_TAG).find_map(|(at, letter)| {
        match (quoted, letter) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quoted = Some(letter),
            (Some(mark), _) if mark == letter => quoted = None,
            _ => {}
        }
        None
    })
}

/// A tag has at most so many letters: a text full of open tags is looked through once.
const LONGEST_TAG: usize = 4_096;

fn says(name: &str, attributes: &str) -> Option<SpanKind> {
    match name {
        "b" | "strong" => Some(SpanKind::Strong),
        "i" | "em" => Some(SpanKind::Emphasis),
        "sup" => Some(SpanKind::Superscript),
        "sub" => Some(SpanKind::Subscript),
        "s" | "del" | "strike" => Some(SpanKind::Struck),
        "code" | "kbd" => Some(SpanKind::Code),
        "a" => span::followed(&attribute(attributes, "href")?).map(SpanKind::Link),
        _ => None,
    }
}

/// The value of an attribute.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let lower = attributes.to_ascii_lowercase();
    let (at, _) = lower.match_indices(name).find(|(at, _)| lower.get(..*at).is_some_and(|it| it.ends_with([' ', '\t', '\n'])))?;
    let value = attributes.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let inner = match value.chars().next()? {
        mark @ ('"' | '\'') => value.get(1..)?.split(mark).next()?,
        _ => value.split([' ', '\t', '\n']).next()?,
    };
    Some(inner.replace("&amp;", "&"))
}

/// The text without the tags that part it and without what they hide, and how many tags those were; tags within a line stay.
pub(crate) fn without_blocks(text: &str) -> (String, usize) {
    without(text, |tag| match tag {
        Tag::Opens { name, .. } | Tag::Closes { name } => BLOCKS.contains(&name.as_str()),
        Tag::Break => false,
        Tag::Stands | Tag::Hides { .. } => true,
    })
}

/// The text without any tag.
pub(crate) fn without_tags(text: &str) -> (String, usize) {
    without(text, |_| true)
}

/// Line breaks stay, so that lines keep their numbers.
fn without(text: &str, goes: impl Fn(&Tag) -> bool) -> (String, usize) {
    let mut kept = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        match read(behind).filter(|(tag, _)| goes(tag)) {
            Some((tag, bytes)) => {
                let mut bytes = bytes;
                if let Tag::Hides { name } = &tag {
                    let end = format!("</{name}");
                    let hidden = behind.to_ascii_lowercase().find(&end).unwrap_or(behind.len());
                    kept.extend(behind.get(..hidden).unwrap_or_default().chars().filter(|letter| *letter == '\n'));
                    bytes = hidden;
                } else {
                    kept.extend(behind.get(..bytes).unwrap_or_default().chars().filter(|letter| *letter == '\n'));
                }
                count += 1;
                rest = behind.get(bytes..).unwrap_or_default();
            }
            None => {
                kept.push('<');
                rest = behind.get(1..).unwrap_or_default();
            }
        }
    }
    kept.push_str(rest);
    (kept, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_tags_go_and_their_words_stay() {
        let table = [
            ("<p align=\"right\">记者 何小满</p>", "记者 何小满", 2),
            ("甲<BR/>乙", "甲<BR/>乙", 0),
            ("<div>\n<b>重</b>\n</div>", "\n<b>重</b>\n", 2),
            ("<script>\nalert('<p>')\n</script>完", "\n\n完", 2),
            ("<号外> 3<5 a<b", "<号外> 3<5 a<b", 0),
            ("<p title=\"a>b\">文</p>", "文", 2),
            ("<p", "<p", 0),
        ];
        for (text, expected, tags) in table {
            assert_eq!(without_blocks(text), (expected.to_owned(), tags), "{text}");
        }
        assert_eq!(without_tags("<p>甲<b>乙</b><br>丙</p>"), ("甲乙丙".to_owned(), 5));
    }

    #[test]
    fn what_a_tag_says() {
        let link = |address: &str| Some(SpanKind::Link(address.to_owned()));
        let table = [
            ("<a class=x href=\"https://example.cn/?a=1&amp;b=2\">", link("https://example.cn/?a=1&b=2")),
            ("<a href='javascript:alert(1)'>", None),
            ("<A HREF=https://example.cn/>", link("https://example.cn/")),
            ("<strong>", Some(SpanKind::Strong)),
            ("<span style=\"color:red\">", None),
        ];
        for (text, expected) in table {
            let Some((Tag::Opens { says, .. }, length)) = read(text) else { panic!("{text}") };
            assert_eq!((says, length), (expected, text.len()), "{text}");
        }
    }
}

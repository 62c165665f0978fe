//! Tags of HTML in a page of text: those that are known go, and their words stay; `<号外>` is no tag.

use crate::read::tags;
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
    /// A picture.
    Shows(Picture),
    /// It stands for itself: `<hr>`.
    Stands,
    /// What stands in it is for no reader: `<script>`.
    Hides {
        /// Lower case.
        name: String,
    },
}

/// A picture as its tag names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picture {
    /// As it is written.
    pub(crate) source: String,
    /// The words that stand in for it.
    pub(crate) alt: String,
}

/// A text without tags.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stripped {
    /// Its lines are those of the text.
    pub(crate) text: String,
    /// How many tags were taken off.
    pub(crate) tags: usize,
    /// The pictures among them.
    pub(crate) pictures: Vec<Picture>,
}

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
    if !tags::is_known(&name) {
        return None;
    }
    let tag = match (name.as_str(), tags::of(&name)) {
        ("br", _) => Tag::Break,
        ("img", _) => {
            let told = |name: &str| attribute(attributes, name).unwrap_or_default();
            Tag::Shows(Picture { source: told("src"), alt: told("alt") })
        }
        (_, tags::Tag::Empty(_)) => Tag::Stands,
        _ if tags::WHOLE.contains(&name.as_str()) && !closes => Tag::Hides { name },
        _ if closes => Tag::Closes { name },
        (_, part) => Tag::Opens { says: says(part, attributes), name },
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

fn says(part: tags::Tag, attributes: &str) -> Option<SpanKind> {
    match part {
        tags::Tag::Inline("in-a") => span::followed(&attribute(attributes, "href")?).map(SpanKind::Link),
        tags::Tag::Inline(inline) => tags::says(inline),
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

/// The text without the tags that part it and without what they hide; tags within a line stay.
pub(crate) fn without_blocks(text: &str) -> Stripped {
    without(text, |tag| match tag {
        Tag::Opens { name, .. } | Tag::Closes { name } => !matches!(tags::of(name), tags::Tag::Inline(_)),
        Tag::Break => false,
        Tag::Shows(_) | Tag::Stands | Tag::Hides { .. } => true,
    })
}

/// The text without any tag.
pub(crate) fn without_tags(text: &str) -> Stripped {
    without(text, |_| true)
}

/// How far an element reaches that hides what is in it, up to its end.
fn hidden(text: &str, name: &str) -> Option<usize> {
    text.to_ascii_lowercase().find(&format!("</{name}"))
}

/// Line breaks stay, so that lines keep their numbers.
fn without(text: &str, goes: impl Fn(&Tag) -> bool) -> Stripped {
    let mut kept = Stripped { text: String::with_capacity(text.len()), ..Stripped::default() };
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.text.push_str(before);
        match read(behind).filter(|(tag, _)| goes(tag)) {
            Some((tag, bytes)) => {
                // What is hidden goes with its element; where nothing ends that, the tag goes alone.
                let bytes = if let Tag::Hides { name } = &tag { hidden(behind, name).unwrap_or(bytes) } else { bytes };
                kept.text.extend(behind.get(..bytes).unwrap_or_default().chars().filter(|letter| *letter == '\n'));
                kept.tags += 1;
                if let Tag::Shows(picture) = tag {
                    kept.pictures.push(picture);
                }
                rest = behind.get(bytes..).unwrap_or_default();
            }
            None => {
                kept.text.push('<');
                rest = behind.get(1..).unwrap_or_default();
            }
        }
    }
    kept.text.push_str(rest);
    kept
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
            ("<style>\n大桥通车", "\n大桥通车", 1),
            ("<p title=\"a>b\">文</p>", "文", 2),
            ("<p", "<p", 0),
        ];
        for (text, expected, tags) in table {
            let stripped = without_blocks(text);
            assert_eq!((stripped.text.as_str(), stripped.tags), (expected, tags), "{text}");
        }
        let stripped = without_tags("<p>甲<b>乙</b><br><img src='图/1.jpg' alt=\"通车 现场\">丙</p>");
        assert_eq!((stripped.text.as_str(), stripped.tags), ("甲乙丙", 6));
        assert_eq!(stripped.pictures, [Picture { source: "图/1.jpg".to_owned(), alt: "通车 现场".to_owned() }]);
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

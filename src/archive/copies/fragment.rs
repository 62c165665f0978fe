//! The fragments of HTML that stand in our feeds, and what XML says in them.

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

/// The blocks of a fragment that we wrote: class and text. Of a picture its caption is one.
pub(crate) fn blocks(html: &str) -> Vec<(String, String)> {
    read(html).0.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// A picture of a fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) address: String,
    /// Pixels, where they are told.
    pub(crate) size: Option<(u32, u32)>,
    /// The blocks that stand before it.
    pub(crate) behind: usize,
    /// Whether the next block is its caption.
    pub(crate) has_caption: bool,
}

/// The pictures of a fragment that we wrote.
pub(crate) fn pictures(html: &str) -> Vec<Shown> {
    let (blocks, mut pictures) = read(html);
    for picture in &mut pictures {
        picture.behind = blocks.iter().take(picture.behind).filter(|(_, text)| !text.is_empty()).count();
    }
    pictures
}

/// The class of the block that is a picture's caption.
pub(crate) const CAPTION: &str = "caption";

fn read(html: &str) -> (Vec<(String, String)>, Vec<Shown>) {
    let xml = format!("<div>{}</div>", html.replace("<br>", "\n"));
    let mut reader = Reader::from_str(&xml);
    // An image has no end.
    reader.config_mut().check_end_names = false;
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut pictures: Vec<Shown> = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => match element.name().as_ref() {
                b"p" | b"h3" | b"ul" | b"ol" | b"table" | b"pre" => {
                    blocks.push((attribute(&element, "class").unwrap_or_default(), String::new()));
                }
                b"img" => pictures.extend(shown(&element, blocks.len())),
                b"figcaption" => {
                    blocks.push((CAPTION.to_owned(), String::new()));
                    if let Some(picture) = pictures.last_mut() {
                        picture.has_caption = true;
                    }
                }
                b"li" | b"tr" => part(&mut blocks, '\n'),
                b"td" | b"th" => part(&mut blocks, '\t'),
                // What stands around a paragraph, and what is said of a part of one.
                _ => {}
            },
            Event::Eof => break,
            event => {
                if let (Some((_, block)), Some(text)) = (blocks.last_mut(), characters(&event)) {
                    block.push_str(&text);
                }
            }
        }
    }
    (blocks.into_iter().map(|(class, text)| (class, text.trim().to_owned())).collect(), pictures)
}

fn shown(element: &BytesStart<'_>, behind: usize) -> Option<Shown> {
    let number = |name| attribute(element, name)?.parse().ok();
    let size = number("width").zip(number("height"));
    Some(Shown { address: attribute(element, "src")?, size, behind, has_caption: false })
}

/// What parts the items of a list, the rows of a table and their cells.
fn part(blocks: &mut [(String, String)], mark: char) {
    if let Some((_, block)) = blocks.last_mut()
        && !block.is_empty()
        && !block.ends_with('\n')
    {
        block.push(mark);
    }
}

/// The characters of an event, references resolved.
pub(crate) fn characters(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::CData(text) => text.decode().ok().map(|text| text.into_owned()),
        Event::GeneralRef(name) => {
            let name = name.decode().ok()?;
            quick_xml::escape::unescape(&format!("&{name};")).ok().map(|text| text.into_owned())
        }
        _ => None,
    }
}

/// An attribute of an element, references resolved.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|it| it.key.as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(&found.value).into_owned();
    quick_xml::escape::unescape(&value).ok().map(|value| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_gives_its_blocks_back() {
        let html = "<p class=\"kicker\">引题</p>\n<p>AT&amp;T 与 &lt;号外&gt;</p>\n<h3>小标题</h3>\n<p>一<br>二</p>\n<ul><li>甲</li><li>乙</li></ul>\n<table><thead><tr><th>时段</th><th>限速</th></tr></thead><tbody><tr><td>白天</td><td>60</td></tr></tbody></table>\n<blockquote><p>见<a href=\"https://example.cn/\">公<strong>告</strong></a></p></blockquote>\n<p class=\"byline\">记者 鲁燕</p>";
        let expected = [
            ("kicker", "引题"),
            ("", "AT&T 与 <号外>"),
            ("", "小标题"),
            ("", "一\n二"),
            ("", "甲\n乙"),
            ("", "时段\t限速\n白天\t60"),
            ("", "见公告"),
            ("byline", "记者 鲁燕"),
        ];
        let expected = expected.map(|(class, text)| (class.to_owned(), text.to_owned()));
        assert_eq!(blocks(html), expected);
        let figure = "<p>一</p>\n<figure><img src=\"https://example.cn/a.jpg\" alt=\"桥 &lt;上&gt;\" width=\"16\" height=\"9\"><figcaption>桥 &lt;上&gt;</figcaption></figure>\n<p>二</p>";
        assert_eq!(blocks(figure).into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["一", "桥 <上>", "二"]);
        let address = "https://example.cn/a.jpg".to_owned();
        assert_eq!(pictures(figure), [Shown { address, size: Some((16, 9)), behind: 1, has_caption: true }]);
    }
}

//! The HTML inside a feed: what of it loses text, runs, leads nowhere; and HTML where plain text belongs.

mod tag;

use crate::check::address;
use crate::check::fault::Fault;
use crate::check::html::tag::Tag;
use crate::check::html::tag::end_of_tag;
use crate::check::place::Place;
use crate::check::rule::Findings;
use crate::check::tree::Base;

rules! {
    BRACKET Error "html-bracket" "HTML §13.2.5.6"
    NESTING Advice "html-nesting" "HTML §13.2.6"
    DANGER Advice "html-active" "RSS Best Practices: item/description"
    RELATIVE Advice "html-relative" "RSS Best Practices: item/description"
    TEXT Advice "text-markup" "RSS Best Practices: character data; RFC 4287 §3.1.1.1"
    ESCAPED Advice "text-escaped" "RSS Best Practices: character data; RFC 4287 §3.1.1.1"
}

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Whose end may be left out.
const OPEN: &[&str] = &[
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt", "html",
    "body", "head",
];
const ADDRESSES: &[&str] = &["href", "src", "poster", "cite", "action", "data"];
const ACTIVE: &[&str] = &["script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "applet", "frame"];
/// Of these a tag in plain text is made; other words between brackets may be meant as they stand.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "ruby",
    "s",
    "script",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
    "video",
];
/// Browsers give up at 512; nothing that a person wrote is so deep.
const DEEPEST: usize = 256;

/// Holds HTML to what readers can show; the first of each fault is told.
pub(crate) fn hold(html: &str, name: &str, place: Place, base: Base, findings: &mut Findings) {
    let mut found = Found::default();
    scan(html, base, &mut found);
    let told = [(BRACKET, found.bracket), (NESTING, found.nesting), (DANGER, found.danger), (RELATIVE, found.relative)];
    for (rule, what) in told {
        if let Some(what) = what {
            findings.add(rule, place, Fault::Holds(name.to_owned(), what));
        }
    }
}

/// Holds plain text to being plain: no tag in it, and nothing escaped once too often.
pub(crate) fn plain(text: &str, name: &str, place: Place, findings: &mut Findings) {
    if let Some(tag) = known_tag(text) {
        findings.add(TEXT, place, Fault::Holds(name.to_owned(), tag));
    }
    if let Some(reference) = reference(text) {
        findings.add(ESCAPED, place, Fault::Holds(name.to_owned(), reference.to_owned()));
    }
}

/// The first tag of HTML in a text.
fn known_tag(text: &str) -> Option<String> {
    text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let inner = rest.strip_prefix('/').unwrap_or(rest);
        let end = inner.find(|it: char| !it.is_ascii_alphanumeric())?;
        let name = inner.get(..end)?.to_ascii_lowercase();
        let behind = inner.get(end..)?;
        let is_tag = behind.starts_with('>') || behind.starts_with("/>") || behind.starts_with(char::is_whitespace);
        (is_tag && TAGS.contains(&name.as_str())).then(|| format!("<{name}>"))
    })
}

/// The first reference of HTML in a text: `&amp;`, `&#8217;`.
fn reference(text: &str) -> Option<&str> {
    text.match_indices('&').find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let end = rest.char_indices().take(LONGEST).find(|(_, letter)| *letter == ';')?.0;
        let name = rest.get(1..end)?;
        let is_number =
            name.strip_prefix('#').is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let is_word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_number || is_word { rest.get(..=end) } else { None }
    })
}

/// The names of references are shorter.
const LONGEST: usize = 12;

#[derive(Default)]
struct Found {
    bracket: Option<String>,
    nesting: Option<String>,
    danger: Option<String>,
    relative: Option<String>,
}

/// Goes through the HTML once.
fn scan(html: &str, base: Base, found: &mut Found) {
    let mut open: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(next) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + next;
        let rest = html.get(start..).unwrap_or_default();
        let behind = rest.get(1..).unwrap_or_default();
        let is_tag = behind.strip_prefix('/').unwrap_or(behind).starts_with(|it: char| it.is_ascii_alphabetic());
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if is_tag {
            end_of_tag(rest)
        } else if behind.starts_with(['!', '?']) {
            rest.find('>').map(|end| end + 1)
        } else {
            found.bracket.get_or_insert_with(|| excerpt(rest));
            Some(1)
        };
        let Some(length) = length else {
            found.bracket.get_or_insert_with(|| excerpt(rest));
            return;
        };
        at = start + length;
        if !is_tag {
            continue;
        }
        let tag = Tag::read(rest.get(..length).unwrap_or_default());
        look(&tag, base, found);
        nest(&tag, &mut open, found);
        if tag.is_raw() {
            // What stands in it is no HTML; the end is sought as browsers do.
            let Some(end) = end_of_raw(html.get(at..).unwrap_or_default(), &tag.name) else { return };
            at += end;
        }
        if open.len() > DEEPEST {
            found.nesting.get_or_insert_with(|| format!("<{}>", tag.name));
            return;
        }
    }
    let unclosed = open.iter().find(|name| !OPEN.contains(&name.as_str()));
    if let Some(name) = unclosed {
        found.nesting.get_or_insert_with(|| format!("<{name}>"));
    }
}

fn end_of_raw(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</").map(|(at, _)| at).find(|at| {
        let word = rest.get(at + 2..at + 2 + name.len());
        word.is_some_and(|word| word.eq_ignore_ascii_case(name))
    })
}

fn excerpt(rest: &str) -> String {
    rest.chars().take(20).collect()
}

fn look(tag: &Tag, base: Base, found: &mut Found) {
    if !tag.is_end && ACTIVE.contains(&tag.name.as_str()) {
        found.danger.get_or_insert_with(|| format!("<{}>", tag.name));
    }
    for (name, value) in &tag.attributes {
        let is_address = ADDRESSES.contains(&name.as_str());
        if name.len() > 2 && name.starts_with("on") || is_address && value.to_ascii_lowercase().starts_with("javascript:") {
            found.danger.get_or_insert_with(|| format!("{name}="));
        }
        if is_address && base == Base::Unsaid && !has_scheme(value) {
            found.relative.get_or_insert_with(|| format!("{name}=\"{value}\""));
        }
    }
}

/// `&amp;` in it does not matter here, nor what is no address at all.
fn has_scheme(value: &str) -> bool {
    address::is_absolute(value)
        || value.split_once(':').is_some_and(|(scheme, _)| scheme.bytes().all(|it| it.is_ascii_alphanumeric()))
}

fn nest(tag: &Tag, open: &mut Vec<String>, found: &mut Found) {
    if VOID.contains(&tag.name.as_str()) || tag.is_closed {
        return;
    }
    if !tag.is_end {
        open.push(tag.name.clone());
        return;
    }
    let Some(at) = open.iter().rposition(|name| *name == tag.name) else {
        found.nesting.get_or_insert_with(|| format!("</{}>", tag.name));
        return;
    };
    let inner = open.split_off(at);
    if let Some(name) = inner.iter().skip(1).find(|name| !OPEN.contains(&name.as_str())) {
        found.nesting.get_or_insert_with(|| format!("<{name}>"));
    }
}

/// The text of HTML, without its tags: whether there is any, and how long it is.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(next) = html.get(at..).and_then(|rest| rest.find('<')) {
        text.push_str(html.get(at..at + next).unwrap_or_default());
        match end_of_tag(html.get(at + next..).unwrap_or_default()) {
            Some(length) => at += next + length,
            None => return text,
        }
    }
    text.push_str(html.get(at..).unwrap_or_default());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::place::START;

    fn codes(hold: impl FnOnce(&mut Findings)) -> String {
        let mut findings = Findings::default();
        hold(&mut findings);
        findings.settled().0.iter().map(|finding| finding.rule.code).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn html_is_held_to_what_readers_show() {
        let table = [
            ("<p class=\"a\">本报讯<br>甲 &amp; 乙<img src='https://a.cn/1.jpg' alt=\"a>b\"/></p>", ""),
            ("<ul><li>一<li>二</ul><p>三<p>四", ""),
            ("<!-- a < b --><p>x</p>", ""),
            ("plain text", ""),
            ("物价5<6", "html-bracket"),
            ("<p>a < b</p>", "html-bracket"),
            ("<p", "html-bracket"),
            ("<p>a</div></p>", "html-nesting"),
            ("<b><i>a</b></i>", "html-nesting"),
            ("<div><p>a", "html-nesting"),
            ("<script>if (a < b) {}</script>", "html-active"),
            ("<p onclick=\"1\">a</p>", "html-active"),
            ("<a href='javascript:1'>a</a>", "html-active"),
            ("<a href=\"/feeds/a\">a</a>", "html-relative"),
            ("<img src=//a.cn/1.jpg>", "html-relative"),
            ("<a href='mailto:a@b.cn'>a</a><img src=\"data:image/png;base64,AA==\">", ""),
        ];
        for (html, expected) in table {
            assert_eq!(codes(|findings| hold(html, "<description>", START, Base::Unsaid, findings)), expected, "{html}");
        }
        let deep = "<div>".repeat(100_000);
        assert_eq!(codes(|findings| hold(&deep, "<description>", START, Base::Unsaid, findings)), "html-nesting");
    }

    #[test]
    fn plain_text_is_plain() {
        let table = [
            ("物价“5<6”的账 R&D", ""),
            ("<15% 且 x<y>", ""),
            ("<b>青山桥</b>", "text-markup"),
            ("a<br/>b", "text-markup"),
            ("R&amp;D", "text-escaped"),
            ("it&#8217;s", "text-escaped"),
            ("AT&T; R&D", "text-escaped"),
            ("a & b; c", ""),
        ];
        for (text, expected) in table {
            assert_eq!(codes(|findings| plain(text, "<title>", START, findings)), expected, "{text}");
        }
        assert_eq!(text("<p>一<b>二</b></p>三<"), "一二三");
    }
}

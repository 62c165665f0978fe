//! The tokens of a web page: text, tags, comments. One pass, whatever the page holds; what browsers forgive is forgiven.
//!
//! The tree builder never sees the page itself, only what `clean` makes of these: so a tag with a million attributes, at which
//! its own reading takes hours, costs no more than its length.

use crate::read::tags;

/// A piece of a web page, in its order.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'page> {
    /// Words, their references (`&nbsp;`) as they stand.
    Text(&'page str),
    Start {
        name: String,
        attributes: Vec<(&'static str, &'page str)>,
    },
    End {
        name: String,
    },
    /// What stands between `<!--` and `-->`.
    Comment(&'page str),
    /// An element that is taken whole, and what is in it.
    Whole {
        name: &'static str,
        attributes: Vec<(&'static str, &'page str)>,
        inside: &'page str,
    },
}

/// The attributes that tell something. There is one of each.
const TELLING: [&str; 21] = [
    "id",
    "class",
    "style",
    "hidden",
    "href",
    "rel",
    "name",
    "property",
    "itemprop",
    "content",
    "datetime",
    "type",
    "start",
    "src",
    "alt",
    "data-src",
    "data-original",
    "size",
    "colspan",
    "rowspan",
    "aria-hidden",
];

/// An attribute that is longer holds a picture or a program.
const LONGEST_VALUE: usize = 4096;

/// The tokens of a page.
pub(super) struct Tokens<'page> {
    rest: &'page str,
    /// Elements taken whole of which no further one is closed: the page is searched once for each.
    open: Vec<&'static str>,
}

impl<'page> Tokens<'page> {
    pub(super) fn of(page: &'page str) -> Self {
        Self { rest: page, open: Vec::new() }
    }

    /// How many bytes are still to come.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    fn take(&mut self, length: usize) -> &'page str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// What stands before `end`, and all of it where there is none; `end` is passed over.
    fn up_to(&mut self, end: &str) -> &'page str {
        let (before, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        before
    }

    fn comment(&mut self) -> Token<'page> {
        self.take("<!--".len());
        // `<!-->` and `<!--->` are whole comments.
        for short in [">", "->"] {
            if self.rest.starts_with(short) {
                self.take(short.len());
                return Token::Comment("");
            }
        }
        let end = ["-->", "--!>"].into_iter().filter_map(|end| Some((self.rest.find(end)?, end))).min();
        Token::Comment(self.up_to(end.map_or("-->", |(_, end)| end)))
    }

    /// A start tag; `None` where nothing closes it.
    fn start(&mut self) -> Option<Token<'page>> {
        self.take(1);
        let name = self.name();
        let attributes = self.attributes()?;
        let Some(whole) = tags::WHOLE.iter().find(|it| **it == name) else { return Some(Token::Start { name, attributes }) };
        match self.inside(whole) {
            Some(inside) => Some(Token::Whole { name: whole, attributes, inside }),
            // What nothing closes is the rest of the page for a browser: of a script that is right.
            None if matches!(*whole, "script" | "style" | "title") => {
                let inside = self.take(self.rest.len());
                Some(Token::Whole { name: whole, attributes, inside })
            }
            None => Some(Token::Start { name, attributes }),
        }
    }

    fn end(&mut self) -> Token<'page> {
        self.take(2);
        let name = self.name();
        self.up_to(">");
        Token::End { name }
    }

    fn name(&mut self) -> String {
        let is_end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>');
        let length = self.rest.find(is_end).unwrap_or(self.rest.len());
        self.take(length).to_ascii_lowercase()
    }

    /// The attributes up to the end of the tag (HTML 13.2.5.32 to 39).
    fn attributes(&mut self) -> Option<Vec<(&'static str, &'page str)>> {
        let mut told: Vec<(&'static str, &'page str)> = Vec::new();
        loop {
            self.rest = self.rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
            if self.rest.is_empty() {
                return None;
            }
            if self.rest.starts_with('>') {
                self.take(1);
                return Some(told);
            }
            let is_end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>' | '=');
            // A name may begin with `=`.
            let first = self.rest.chars().next().map_or(0, char::len_utf8);
            let length = self.rest.get(first..).and_then(|it| it.find(is_end)).map_or(self.rest.len(), |it| it + first);
            let name = self.take(length);
            let behind = self.rest.trim_ascii_start();
            let value = match behind.strip_prefix('=') {
                Some(value) => {
                    self.rest = value.trim_ascii_start();
                    self.value()?
                }
                None => "",
            };
            let telling = TELLING.iter().find(|it| it.eq_ignore_ascii_case(name));
            if let Some(telling) = telling.filter(|it| value.len() <= LONGEST_VALUE && told.iter().all(|(name, _)| name != *it)) {
                told.push((telling, value));
            }
        }
    }

    fn value(&mut self) -> Option<&'page str> {
        for mark in ["\"", "'"] {
            if self.rest.starts_with(mark) {
                self.take(1);
                return self.rest.contains(mark).then(|| self.up_to(mark));
            }
        }
        let is_end = |letter: char| letter.is_ascii_whitespace() || letter == '>';
        let length = self.rest.find(is_end)?;
        Some(self.take(length))
    }

    /// What stands before the end tag of this name; the tag is passed over.
    fn inside(&mut self, name: &'static str) -> Option<&'page str> {
        if self.open.contains(&name) {
            return None;
        }
        let closes = |at: &usize| {
            let tag = self.rest.get(at + 2..).unwrap_or("");
            let behind = tag.as_bytes().get(name.len());
            tag.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
                && behind.is_none_or(|it| it.is_ascii_whitespace() || matches!(it, b'/' | b'>'))
        };
        let Some(at) = self.rest.match_indices("</").map(|(at, _)| at).find(closes) else {
            self.open.push(name);
            return None;
        };
        let inside = self.take(at);
        self.up_to(">");
        Some(inside)
    }
}

impl<'page> Iterator for Tokens<'page> {
    type Item = Token<'page>;

    fn next(&mut self) -> Option<Token<'page>> {
        if self.rest.is_empty() {
            return None;
        }
        let Some(behind) = self.rest.strip_prefix('<') else {
            let length = self.rest.find('<').unwrap_or(self.rest.len());
            return Some(Token::Text(self.take(length)));
        };
        let is_name = |text: &str| text.starts_with(|letter: char| letter.is_ascii_alphabetic());
        if behind.starts_with("!--") {
            return Some(self.comment());
        }
        if let Some(text) = behind.strip_prefix("![CDATA[") {
            // No HTML; but what Founder's pages put their titles in.
            self.rest = text;
            return Some(Token::Text(self.up_to("]]>")));
        }
        if behind.starts_with(['!', '?']) {
            self.up_to(">");
            return Some(Token::Comment(""));
        }
        if behind.strip_prefix('/').is_some_and(is_name) {
            return Some(self.end());
        }
        if is_name(behind) {
            return self.start();
        }
        Some(Token::Text(self.take(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(page: &str) -> String {
        let one = |token: Token<'_>| match token {
            Token::Text(text) => format!("{text:?}"),
            Token::Start { name, attributes } => format!("<{name} {attributes:?}"),
            Token::End { name } => format!("/{name}"),
            Token::Comment(text) => format!("!{text}"),
            Token::Whole { name, inside, .. } => format!("[{name}:{inside}]"),
        };
        Tokens::of(page).map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn tags_are_told_as_browsers_tell_them() {
        let table = [
            ("<P>甲<br/>乙</p >", "<p [] \"甲\" <br [] \"乙\" /p"),
            ("<a HREF='x>y' onclick=\"f('</a>')\" href=z>甲</A>", "<a [(\"href\", \"x>y\")] \"甲\" /a"),
            ("<div class = a id=b hidden>", "<div [(\"class\", \"a\"), (\"id\", \"b\"), (\"hidden\", \"\")]"),
            ("3<5 <老码头> </>", "\"3\" \"<\" \"5 \" \"<\" \"老码头> \" \"<\" \"/>\""),
            ("<script>if(a<b){'<p>'}</SCRIPT >甲", "[script:if(a<b){'<p>'}] \"甲\""),
            ("<style>p{}", "[style:p{}]"),
            ("<svg><p>甲</svg><select>乙", "[svg:<p>甲] <select [] \"乙\""),
            ("<!DOCTYPE html><?xml?>甲<!---->乙<!-->丙<!--丁--!>", "! ! \"甲\" ! \"乙\" ! \"丙\" !丁"),
            ("<b><![CDATA[甲<乙]]></b>", "<b [] \"甲<乙\" /b"),
            ("甲<a href=\"x", "\"甲\""),
            ("<a =\"b\" c>", "<a []"),
            ("<!-- 未完", "! 未完"),
        ];
        for (page, expected) in table {
            assert_eq!(told(page), expected, "{page}");
        }
    }
}

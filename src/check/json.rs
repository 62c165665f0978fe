//! A JSON document (RFC 8259) as a tree whose values know their places. A key that stands twice is a fault, as readers keep either.

use crate::check::fault::Fault;
use crate::check::place::Place;
use crate::check::place::Walk;
use crate::check::rule::Findings;
use crate::check::rule::Rule;

rules! {
    FORM Error "json-form" "RFC 8259 §2"
    KEY Error "json-key" "RFC 8259 §4"
    LIMIT Error "json-limit" "benbao"
}

/// A feed has some six levels.
const DEEPEST: usize = 64;
/// As of the elements of XML: a tree of more would take more memory than a server has to spare.
const MOST_VALUES: usize = 1_000_000;

/// So much is shown of what stands where it should not.
const EXCERPT: usize = 20;

/// A value, and where it stands.
#[derive(Debug)]
pub(crate) struct Value {
    pub(crate) place: Place,
    pub(crate) kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Kind {
    Null,
    Bool,
    /// As written.
    Number(String),
    Text(String),
    List(Vec<Value>),
    /// In the order of the document.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The value of a key; the first, where it stands twice.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }

    /// Its keys and values, where it is an object.
    pub(crate) fn entries(&self) -> &[(String, Self)] {
        match &self.kind {
            Kind::Object(entries) => entries,
            _ => &[],
        }
    }

    /// Its values, where it is a list.
    pub(crate) fn values(&self) -> &[Self] {
        match &self.kind {
            Kind::List(values) => values,
            _ => &[],
        }
    }

    /// It, where it is text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a key.
    pub(crate) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }
}

/// Reads a document; says what is wrong with it as JSON, and gives what was read of it where that is all.
pub(crate) fn read(text: &str, findings: &mut Findings) -> Option<Value> {
    let mut reading = Reading { text, at: 0, walk: Walk::new(text), findings, values: 0 };
    let value = reading.value(0)?;
    reading.space();
    if reading.at < text.len() { reading.stop(FORM) } else { Some(value) }
}

struct Reading<'text, 'list> {
    text: &'text str,
    at: usize,
    walk: Walk<'text>,
    findings: &'list mut Findings,
    values: usize,
}

impl Reading<'_, '_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn stop<T>(&mut self, rule: &'static Rule) -> Option<T> {
        let place = self.walk.to(self.at);
        let found: String = self.rest().chars().take(EXCERPT).collect();
        let fault = if found.is_empty() { Fault::Empty("JSON".to_owned()) } else { Fault::Holds("JSON".to_owned(), found) };
        self.findings.add(rule, place, fault);
        None
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Some(());
        }
        self.stop(FORM)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        self.values += 1;
        let place = self.walk.to(self.at);
        if depth > DEEPEST || self.values > MOST_VALUES {
            return self.stop(LIMIT);
        }
        let kind = match self.peek() {
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.list(depth)?,
            Some(b'"') => Kind::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Some(Value { place, kind })
    }

    fn word(&mut self) -> Option<Kind> {
        let rest = self.rest();
        let (length, kind) = if rest.starts_with("null") {
            (4, Kind::Null)
        } else if rest.starts_with("true") {
            (4, Kind::Bool)
        } else if rest.starts_with("false") {
            (5, Kind::Bool)
        } else {
            return self.stop(FORM);
        };
        self.at += length;
        Some(kind)
    }

    /// RFC 8259 §6.
    fn number(&mut self) -> Option<Kind> {
        let start = self.at;
        let end = self.rest().find(|it: char| !it.is_ascii_digit() && !"+-.eE".contains(it)).unwrap_or(self.rest().len());
        let number = self.rest().get(..end).unwrap_or_default().to_owned();
        if !is_number(&number) {
            return self.stop(FORM);
        }
        self.at = start + end;
        Some(Kind::Number(number))
    }

    fn list(&mut self, depth: usize) -> Option<Kind> {
        self.at += 1;
        let mut values = Vec::new();
        self.space();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Some(Kind::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.eat(b']')?;
                return Some(Kind::List(values));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Kind> {
        self.at += 1;
        let mut entries: Vec<(String, Value)> = Vec::new();
        let mut keys = std::collections::BTreeSet::new();
        self.space();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Some(Kind::Object(entries));
        }
        loop {
            self.space();
            let place = self.walk.to(self.at);
            if self.peek() != Some(b'"') {
                return self.stop(FORM);
            }
            let key = self.string()?;
            if !keys.insert(key.clone()) {
                self.findings.add(KEY, place, Fault::Count(key.clone(), 2));
            }
            self.space();
            self.eat(b':')?;
            entries.push((key, self.value(depth + 1)?));
            self.space();
            if self.peek() == Some(b',') {
                self.at += 1;
            } else {
                self.eat(b'}')?;
                return Some(Kind::Object(entries));
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.rest().find(|it: char| it == '"' || it == '\\' || it < ' ').unwrap_or(self.rest().len());
            text.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Some(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => return self.stop(FORM),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let letter = self.text.as_bytes().get(self.at + 1).copied();
        let letter = match letter {
            Some(b'u') => {
                let unit = self.unit()?;
                return self.letter(unit);
            }
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return self.stop(FORM),
        };
        self.at += 2;
        Some(letter)
    }

    /// Half a surrogate pair is let pass by RFC 8259 §8.2, and is no character.
    fn letter(&mut self, unit: u32) -> Option<char> {
        if (0xd800..0xdc00).contains(&unit) && self.rest().starts_with("\\u") {
            let low = self.unit()?;
            let pair = 0x10000 + ((unit - 0xd800) << 10) + low.wrapping_sub(0xdc00);
            return if (0xdc00..0xe000).contains(&low) { char::from_u32(pair) } else { self.stop(FORM) };
        }
        match char::from_u32(unit) {
            Some(letter) => Some(letter),
            None => self.stop(FORM),
        }
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at + 2..self.at + 6).filter(|it| it.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(unit) => {
                self.at += 6;
                Some(unit)
            }
            None => self.stop(FORM),
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let has_leading_zero = whole.len() > 1 && whole.starts_with('0');
    digits(whole) && !has_leading_zero && fraction.is_none_or(digits) && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_json_is_what_serde_takes_for_json() {
        let table = [
            "{}",
            "[]",
            "[1,2.5,-3e+7,0,null,true,false,\"\\u4e2d\\ud83d\\ude00\\n\"]",
            "{\"a\":{\"b\":[{}]}}",
            " 1 ",
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "01",
            "1.",
            ".5",
            "-",
            "NaN",
            "\"\\x\"",
            "\"\\ud83d\"",
            "\"\\udc00\"",
            "\"a\nb\"",
            "nul",
            "1 2",
            "'a'",
            "[1 2]",
            "{\"a\" 1}",
            "\"\\u12g4\"",
            "1e",
            "\"",
            "tru",
            "[",
            "\u{feff}{}",
        ];
        for text in table {
            let mut findings = Findings::default();
            let ours = read(text, &mut findings).is_some();
            assert_eq!(ours, serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
            assert_eq!(ours, findings.settled().0.is_empty(), "{text}");
        }
        let mut findings = Findings::default();
        assert!(read(&"[".repeat(100_000), &mut findings).is_none());
        assert!(read("{\"a\":1,\"a\":2}", &mut findings).is_some());
        let codes: Vec<_> = findings.settled().0.iter().map(|finding| finding.rule.code).collect();
        assert_eq!(codes, ["json-key", "json-limit"]);
    }
}

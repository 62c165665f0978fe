//! What was meant where the settings are no TOML: the line at which the parser stopped is looked at as an editor would, for
//! the slips of a Chinese keyboard and of one who never wrote TOML. The parser's own words are kept for what is none of them.

use crate::error::slip::Slip;
use crate::text::fold;
use std::ops::Range;

/// The keys whose value is a number.
const NUMBERS: [&str; 2] = ["limit", "most_withdrawn"];
/// Signs of another keyboard, and what is right in their place outside of quotes.
const WIDE: [(char, char); 13] = [
    ('＝', '='),
    ('，', ','),
    ('、', ','),
    ('；', ','),
    ('［', '['),
    ('【', '['),
    ('］', ']'),
    ('】', ']'),
    ('｛', '{'),
    ('｝', '}'),
    ('＃', '#'),
    ('＂', '"'),
    ('＇', '\''),
];
/// What is typed for a quote.
const QUOTES: [char; 12] = ['“', '”', '„', '＂', '‘', '’', '＇', '「', '」', '『', '』', '`'];
const SPACES: [char; 2] = ['\u{3000}', '\u{a0}'];

/// Where the parser stopped.
struct Stop<'t> {
    /// The line, from where it begins in the file.
    line: &'t str,
    begins: usize,
    /// The stop within the line.
    at: usize,
    /// What the parser means, in the file.
    span: Range<usize>,
    /// The words that the parser means.
    meant: &'t str,
    /// What stands before the line, and what follows it.
    before: &'t str,
    behind: &'t str,
    /// What the parser says.
    message: &'t str,
}

/// What was meant, and the part of the file that is.
pub(crate) fn found(text: &str, span: Range<usize>, message: &str) -> (Slip, Range<usize>) {
    let before = text.get(..span.start).unwrap_or(text);
    let begins = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(begins..).unwrap_or("");
    let (line, behind) = rest.split_once('\n').unwrap_or((rest, ""));
    let line = line.strip_suffix('\r').unwrap_or(line);
    let meant = text.get(span.clone()).unwrap_or("");
    let before = text.get(..begins).unwrap_or("").trim_end();
    let stop = Stop { before, line, begins, at: (span.start - begins).min(line.len()), span, meant, behind, message };
    stop.slip()
}

impl Stop<'_> {
    fn slip(self) -> (Slip, Range<usize>) {
        let slip = match self.message {
            "duplicate key" => Some((Slip::Twice { key: self.meant.to_owned() }, self.span.clone())),
            said if said.contains("escape") || said.contains("unicode") => self.backslash(),
            said if said.contains("string, expected") => self.open_quote(),
            said if said.contains("boolean") => self.flag(),
            said if said.contains("leading zero") => self.number(),
            said if said.contains("array") => self.list(),
            said if said.contains("unexpected key or value") => Some(self.rest()),
            said if said.contains("must be quoted") || said.contains("opening quote") => self.value(),
            said if said.contains("key") || said.contains("table") => self.key(),
            _ => None,
        };
        let slip = slip.or_else(|| self.wide_sign(0));
        slip.unwrap_or_else(|| (Slip::Other(self.message.to_owned()), self.span.clone()))
    }

    /// A part of the line as a part of the file.
    fn part(&self, from: usize, to: usize) -> Range<usize> {
        self.begins + from..self.begins + to
    }

    fn from(&self, at: usize) -> &str {
        self.line.get(at..).unwrap_or("")
    }

    /// What is written from the stop on, without the spaces behind it.
    fn tail(&self) -> &str {
        self.from(self.at).trim_end()
    }

    /// The first sign of another keyboard outside of quotes, from some place of the line on.
    fn wide_sign(&self, from: usize) -> Option<(Slip, Range<usize>)> {
        let mut quote = None;
        for (at, letter) in self.line.char_indices() {
            match (quote, letter) {
                (Some(open), _) if open == letter => quote = None,
                (None, '"' | '\'') => quote = Some(letter),
                (None, '#') => return None,
                (None, _) if at >= from => {
                    let right = WIDE.iter().find(|(wide, _)| *wide == letter).map(|(_, right)| *right);
                    if let Some(right) = right {
                        return Some((Slip::WideSign { found: letter, right }, self.part(at, at + letter.len_utf8())));
                    }
                }
                _ => {}
            }
        }
        None
    }

    fn wide_space(&self) -> Option<(Slip, Range<usize>)> {
        let (at, letter) = self.line.char_indices().find(|(at, letter)| *at >= self.at && SPACES.contains(letter))?;
        let is_next = self.line.get(self.at..at).is_some_and(|between| between.trim().is_empty());
        is_next.then(|| (Slip::WideSpace, self.part(at, at + letter.len_utf8())))
    }

    /// The line up to its value, and the sign between them.
    fn sign(&self) -> Option<(usize, char)> {
        let mut letters = self.line.char_indices();
        letters.find(|(_, letter)| matches!(letter, '=' | '＝' | ':' | '：'))
    }

    fn key(&self) -> Option<(Slip, Range<usize>)> {
        let start = self.line.len() - self.line.trim_start().len();
        let words = self.line.trim();
        if ["//", ";", "；", "--", "/*", "＃", "※"].iter().any(|mark| words.starts_with(mark)) {
            return Some((Slip::Remark, self.part(start, start + words.len())));
        }
        if words.starts_with(['[', '［', '【']) {
            return self.wide_sign(0).or_else(|| Some((Slip::TableOpen, self.part(start, start + words.len()))));
        }
        match self.sign() {
            Some((at, '＝')) => self.wide_sign(at),
            Some((at, sign @ (':' | '：'))) => Some((Slip::Colon, self.part(at, at + sign.len_utf8()))),
            None if words.is_empty() => self.wide_space(),
            None if self.message.contains("no value") => Some((Slip::NoEquals, self.part(start, start + words.len()))),
            _ => self.wide_space().or_else(|| self.wide_sign(0)).or_else(|| self.quoted_key()),
        }
    }

    /// The whole key, not only the letter at which the parser stopped: wide letters and signs become what was meant.
    fn quoted_key(&self) -> Option<(Slip, Range<usize>)> {
        let start = self.line.len() - self.line.trim_start().len();
        let words = self.line.split(['=', '＝']).next()?.trim();
        let key: String =
            words.trim_matches(|letter| letter == '"' || letter == '\'' || QUOTES.contains(&letter)).chars().map(fold).collect();
        let is_word = !key.is_empty() && !key.contains(['"', '\'', '\\', '.']);
        let span = self.part(start, start + words.len());
        let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        let slip = if is_bare { Slip::KeyBare { key } } else { Slip::KeyInQuotes { key } };
        is_word.then_some((slip, span))
    }

    /// A value that is none.
    fn value(&self) -> Option<(Slip, Range<usize>)> {
        if let Some(space) = self.wide_space() {
            return Some(space);
        }
        let words = self.meant.trim_end();
        let span = self.span.start..self.span.start + words.len();
        if words.is_empty() {
            let sign = self.sign().filter(|(at, _)| *at < self.at);
            return match (sign, self.tail()) {
                (Some((at, _)), "") => Some((Slip::NoValue, self.part(at, at + 1))),
                _ => self.wide_sign(self.at),
            };
        }
        if words.starts_with(QUOTES) {
            let value = without_signs(words).trim_matches(QUOTES).to_owned();
            return Some((Slip::WideQuotes { value: slashed(&value) }, span));
        }
        if words.starts_with(['［', '【', '｛']) {
            return self.wide_sign(self.at);
        }
        let value = without_signs(words).trim_matches(|letter| letter == '"' || letter == '\'' || QUOTES.contains(&letter));
        self.flag().or_else(|| self.number()).or_else(|| Some((Slip::NoQuotes { value: slashed(value) }, span)))
    }

    fn flag(&self) -> Option<(Slip, Range<usize>)> {
        let right = match self.meant.trim().to_lowercase().as_str() {
            "true" | "yes" | "on" | "是" | "对" | "开" => "true",
            "false" | "no" | "off" | "否" | "不" | "关" => "false",
            _ => return None,
        };
        let is_flag = self.message.contains("boolean") || self.named(&["pages"]);
        is_flag.then(|| (Slip::NoFlag { right }, self.span.clone()))
    }

    fn number(&self) -> Option<(Slip, Range<usize>)> {
        let words = self.tail().split('#').next().unwrap_or("").trim_end();
        let folded: String = words.chars().map(fold).collect();
        let figures: String = folded.chars().take_while(char::is_ascii_digit).collect();
        let right = figures.trim_start_matches('0').to_owned();
        let is_number = self.named(&NUMBERS) && !right.is_empty();
        is_number.then(|| (Slip::NoNumber { right }, self.part(self.at, self.at + words.len())))
    }

    /// Whether the line has one of these keys.
    fn named(&self, keys: &[&str]) -> bool {
        let key = self.line.split(['=', '＝']).next().unwrap_or("").trim();
        keys.contains(&key)
    }

    /// A Windows path in double quotes, mostly.
    fn backslash(&self) -> Option<(Slip, Range<usize>)> {
        let at = self.line.get(..self.at)?.rfind('\\')?;
        let opens = self.line.get(..at)?.rfind('"')? + 1;
        let closes = self.from(opens).find('"').map_or(self.line.trim_end().len(), |length| opens + length);
        let value = slashed(self.line.get(opens..closes)?);
        Some((Slip::Backslash { value }, self.part(at, at + 1)))
    }

    fn open_quote(&self) -> Option<(Slip, Range<usize>)> {
        let quote = if self.message.contains("multi-line") {
            if self.message.contains("basic") { "\"\"\"" } else { "'''" }
        } else if self.message.contains("basic") {
            "\""
        } else {
            "'"
        };
        self.quote_open(quote)
    }

    /// The last quote of the line opens what nothing closes; one of another keyboard behind it was to close it, unless it closes
    /// one of its own kind.
    fn quote_open(&self, quote: &'static str) -> Option<(Slip, Range<usize>)> {
        let Some(opens) = self.line.rfind(quote) else { return Some((Slip::QuoteOpen { quote }, self.span.clone())) };
        let inside = self.from(opens + quote.len());
        let is_paired = inside.contains('“') || inside.contains('「') || inside.contains('‘');
        let closes = inside.char_indices().rfind(|(_, letter)| QUOTES.contains(letter) && !is_paired);
        match (closes, quote.chars().next()) {
            (Some((at, found)), Some(right)) if quote.len() == 1 => {
                let at = opens + 1 + at;
                Some((Slip::WideSign { found, right }, self.part(at, at + found.len_utf8())))
            }
            _ => Some((Slip::QuoteOpen { quote }, self.part(opens, self.line.trim_end().len()))),
        }
    }

    fn list(&self) -> Option<(Slip, Range<usize>)> {
        if self.line.matches('"').count() % 2 == 1 {
            return self.quote_open("\"");
        }
        let tail = self.from(self.at).trim();
        let is_next_line = self.line.get(..self.at).is_some_and(|before| before.trim().is_empty());
        if is_next_line && !tail.starts_with(['"', '\'']) {
            return Some((Slip::ListOpen, self.before.len()..self.before.len()));
        }
        if tail.is_empty() || tail.starts_with('#') {
            let goes_on = self.behind.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
            let is_value = goes_on.is_some_and(|line| line.starts_with(['"', '\'', ']']));
            let slip = if is_value { Slip::NoComma } else { Slip::ListOpen };
            return Some((slip, self.part(self.at, self.at)));
        }
        let wide = self.wide_sign(self.at).or_else(|| self.wide_space());
        let open = || self.message.contains("unclosed") || self.message.contains("`=`");
        wide.or_else(|| {
            if open() {
                return Some((Slip::ListOpen, self.span.clone()));
            }
            let at = self.line.len() - self.from(self.at).trim_start().len();
            Some((Slip::NoComma, self.part(at, at)))
        })
    }

    fn rest(&self) -> (Slip, Range<usize>) {
        let tail = self.tail();
        let at = self.line.trim_end().len() - tail.trim_start().len();
        let span = self.part(at, at + tail.trim_start().len());
        if tail.chars().all(|letter| letter.is_whitespace()) {
            return self.wide_space().unwrap_or((Slip::Rest, span));
        }
        if tail.trim().chars().all(|letter| matches!(letter, '，' | '。' | '；' | '、' | ',' | ';')) {
            return (Slip::SignBehind, span);
        }
        let is_remark = ["//", "--", "＃", ";"].iter().any(|mark| tail.trim_start().starts_with(mark)) && tail.trim() != ";";
        (if is_remark { Slip::Remark } else { Slip::Rest }, span)
    }
}

/// A value without the comma or stop that somebody put behind it.
fn without_signs(words: &str) -> &str {
    words.trim_end_matches(['，', '。', '；', '、', ',', ';', ' '])
}

/// A path as it needs no escape.
fn slashed(value: &str) -> String {
    value.replace("\\\\", "/").replace('\\', "/")
}

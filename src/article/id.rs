//! What an item is called for ever: a tag that was minted for it, or the id that its readers know from another feed.

use crate::article::page::Page;
use crate::text::XmlText;
use chrono::Datelike;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::fmt;

/// The name of an item: a tag URI (RFC 4151) of ours, `tag:example.cn,2023:2023-04-09/A02/0123456789abcdef`, or the text that
/// another system gave it. Made by `archive` alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ItemId {
    /// `example.cn,2023`: whose item it is, lower case and punycode.
    pub authority: String,
    /// The edition in which the article was first seen.
    pub date: NaiveDate,
    /// The page on which it was first seen.
    pub page: Option<Page>,
    /// Sixteen hexadecimal figures: from edition, page and headline as first seen, or from the text that was adopted.
    pub hash: String,
    /// The text that readers know it by, where it is none of ours.
    pub adopted: Option<Adopted>,
}

impl ItemId {
    /// The id inside one paper: `2023-04-09/A02/0123456789abcdef`.
    pub fn short(&self) -> String {
        format!("{}/{}/{}", self.date, self.page(), self.hash)
    }

    /// What readers know it by, as far as one paper need say it: the adopted text, or the id inside the paper.
    pub fn within_paper(&self) -> String {
        self.adopted.as_ref().map_or_else(|| self.short(), Adopted::to_string)
    }

    /// The page as the id writes it.
    pub fn page(&self) -> &str {
        Page::written(self.page.as_ref())
    }

    /// The id as an IRI, which Atom demands (RFC 4287 §4.2.6).
    pub fn iri(&self) -> String {
        self.adopted.as_ref().map_or_else(|| self.to_string(), |adopted| adopted.iri(&self.authority))
    }

    /// Reads a tag of ours as it is displayed. `None` for any other text.
    pub fn parse(text: &str) -> Option<Self> {
        let (authority, specific) = text.strip_prefix("tag:")?.rsplit_once(':')?;
        let mut parts = specific.split('/');
        let (date, page, hash) = (parts.next()?, parts.next()?, parts.next()?);
        let sound = parts.next().is_none() && hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let page = Page::read(page).ok()?;
        // Four figures and no sign: what no calendar of a feed can carry is no day of ours.
        let date: NaiveDate = (date.len() == 10).then(|| date.parse().ok()).flatten()?;
        let sound = sound && date.year() > 0;
        sound.then_some(Self { authority: authority.to_owned(), date, page, hash: hash.to_owned(), adopted: None })
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.adopted {
            Some(adopted) => out.write_str(adopted.as_str()),
            None => write!(out, "tag:{}:{}", self.authority, self.short()),
        }
    }
}

/// As they are written; documents stand in this order where moments are equal.
impl Ord for ItemId {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |id: &Self| (id.authority.clone(), id.date, id.page().to_owned(), id.hash.clone(), id.adopted.clone());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for ItemId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The `guid` or `atom:id` of another feed, taken over with its story so that no reader sees it a second time: any text that a
/// feed can carry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Adopted(String);

/// A longer text is no id but a slip; addresses have some two hundred characters.
const LONGEST: usize = 1_000;

/// Before the text of an adopted id that is no IRI, in the tag that Atom carries in its place. No tag of ours that was minted has it.
const AS_TAG: &str = "guid/";

impl Adopted {
    /// The text without white space around it. `None` for what no feed can carry as an id: nothing, control characters, more than
    /// a thousand characters.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_sound = !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control);
        (is_sound && XmlText::new(text).as_str() == text).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is an IRI (RFC 3987 §2.2): a scheme, a colon, and nothing that an IRI has to encode.
    pub fn is_iri(&self) -> bool {
        let Some((scheme, rest)) = self.0.split_once(':') else { return false };
        let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        let mut percents = rest.split('%').skip(1);
        is_scheme
            && !rest.is_empty()
            && !rest.contains(|letter: char| letter.is_whitespace() || "<>\"{}|\\^`".contains(letter))
            && percents.all(|behind| behind.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2)
    }

    /// Whether it is a tag that the authority mints itself: no other system gave it.
    pub fn is_of(&self, authority: &str) -> bool {
        own(&self.0, authority).is_some()
    }

    /// The text where it is an IRI; else a tag of the authority made from it: `tag:example.cn,2023:guid/12345`, in which all but
    /// letters, figures and `-._~` is percent-encoded.
    pub fn iri(&self, authority: &str) -> String {
        if self.is_iri() {
            return self.0.clone();
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let encoded = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        format!("tag:{authority}:{AS_TAG}{}", self.0.bytes().map(encoded).collect::<String>())
    }

    /// The id whose [`Self::iri`] this is. `None` for a tag that the authority minted.
    pub fn of_iri(iri: &str, authority: &str) -> Option<Self> {
        let Some(tag) = own(iri, authority) else { return Self::new(iri) };
        let mut bytes = Vec::new();
        let mut pieces = tag.strip_prefix(AS_TAG)?.split('%');
        bytes.extend(pieces.next().unwrap_or_default().bytes());
        for piece in pieces {
            let (code, behind) = piece.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(code, 16).ok()?);
            bytes.extend(behind.bytes());
        }
        Self::new(&String::from_utf8(bytes).ok()?).filter(|found| !found.is_iri())
    }
}

impl fmt::Display for Adopted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// What a tag of an authority says.
fn own<'text>(text: &'text str, authority: &str) -> Option<&'text str> {
    text.strip_prefix("tag:")?.strip_prefix(authority)?.strip_prefix(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_as_they_are_written() {
        let sorted = ["2026-03-09/A02", "2026-03-10/01", "2026-03-10/A02", "2026-03-10/Z9", "2026-03-10/p0", "2026-03-11/A01"];
        let id = |edition: &str| ItemId::parse(&format!("tag:example.cn,2026:{edition}/0123456789abcdef")).unwrap();
        let mut ids: Vec<ItemId> = sorted.iter().rev().map(|it| id(it)).collect();
        ids.sort();
        assert_eq!(ids, sorted.map(id));
    }

    #[test]
    fn an_adopted_id_comes_back_from_the_iri_that_atom_carries() {
        let authority = "example.cn,2023";
        let table = [
            ("https://old.example.cn/?p=15", "https://old.example.cn/?p=15"),
            ("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"),
            ("https://old.example.cn/旧闻", "https://old.example.cn/旧闻"),
            ("tag:old.cn,2020:2023-04-09/A02/0123456789abcdef", "tag:old.cn,2020:2023-04-09/A02/0123456789abcdef"),
            ("12345", "tag:example.cn,2023:guid/12345"),
            ("12345 at old.example.cn", "tag:example.cn,2023:guid/12345%20at%20old.example.cn"),
            ("编号:7", "tag:example.cn,2023:guid/%E7%BC%96%E5%8F%B7%3A7"),
            ("https://old.example.cn/100%", "tag:example.cn,2023:guid/https%3A%2F%2Fold.example.cn%2F100%25"),
        ];
        for (text, iri) in table {
            let adopted = Adopted::new(text).unwrap();
            assert_eq!(adopted.iri(authority), iri);
            assert_eq!(Adopted::of_iri(iri, authority), Some(adopted));
        }
        let minted = "tag:example.cn,2023:2023-04-09/A02/0123456789abcdef";
        assert_eq!(Adopted::of_iri(minted, authority), None);
        assert!(Adopted::new(minted).unwrap().is_of(authority));
    }

    #[test]
    fn what_no_feed_can_carry_is_no_id() {
        for text in ["", "  ", "一\n二", "\u{7}", &"长".repeat(LONGEST + 1)] {
            assert_eq!(Adopted::new(text), None, "{text:?}");
        }
        assert_eq!(Adopted::new(" 12345 ").unwrap().as_str(), "12345");
    }
}

//! Conditions of a request (RFC 9110 §13, §14): whether somebody has the newest bytes already, and which part of them is wanted.

use hyper::HeaderMap;
use hyper::header;
use hyper::header::HeaderValue;
use std::time::Duration;
use std::time::UNIX_EPOCH;

/// Whether what the asker holds is still right. `If-None-Match` is asked alone where it is there (RFC 9110 §13.2.2).
///
/// `changed` may lie a second ahead of the clock, where a document changed twice within one; so a moment that is ahead of `now` is
/// no answer of ours, and is not believed.
pub(crate) fn is_fresh(headers: &HeaderMap, tag: &HeaderValue, changed: i64, now: i64) -> bool {
    if headers.contains_key(header::IF_NONE_MATCH) {
        return headers.get_all(header::IF_NONE_MATCH).iter().any(|list| names(list, tag));
    }
    let since = headers.get(header::IF_MODIFIED_SINCE).and_then(moment);
    since.is_some_and(|since| since <= now && changed <= since)
}

/// A date of HTTP in seconds since 1970.
fn moment(value: &HeaderValue) -> Option<i64> {
    let found = httpdate::parse_http_date(value.to_str().ok()?.trim()).ok()?;
    i64::try_from(found.duration_since(UNIX_EPOCH).ok()?.as_secs()).ok()
}

/// A moment as HTTP writes it; before 1970 it is that.
pub(crate) fn http_date(seconds: i64) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

/// Whether a list of tags names this one, by the weak comparison: `"a", W/"b"`, or `*`.
fn names(list: &HeaderValue, tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    let mut rest = list.as_bytes().trim_ascii();
    if rest == b"*" {
        return true;
    }
    while !rest.is_empty() {
        let opened = rest.strip_prefix(b"W/").unwrap_or(rest);
        let Some(inner) = opened.strip_prefix(b"\"") else {
            return false;
        };
        let Some(length) = inner.iter().position(|byte| *byte == b'"') else {
            return false;
        };
        if opened.get(..length + 2) == Some(tag) {
            return true;
        }
        let behind = inner.get(length + 1..).unwrap_or_default();
        let is_between = |byte: &u8| *byte == b',' || byte.is_ascii_whitespace();
        rest = behind.get(behind.iter().take_while(|byte| is_between(byte)).count()..).unwrap_or_default();
    }
    false
}

/// Which bytes are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All, also where more than one part is asked for, or a part that makes no sense: a server may always give the whole.
    All,
    /// From the first to before the last.
    Part(u64, u64),
    /// A part that there is not.
    Beyond,
}

/// Which bytes of a document of this length are wanted. A part is only given of what the asker holds the rest of (`If-Range`),
/// and that is proven by the strong tag alone.
pub(crate) fn wanted(headers: &HeaderMap, tag: &HeaderValue, length: u64) -> Wanted {
    let mut ranges = headers.get_all(header::RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Wanted::All };
    if headers.get(header::IF_RANGE).is_some_and(|held| held.as_bytes().trim_ascii() != tag.as_bytes()) {
        return Wanted::All;
    }
    range.to_str().ok().and_then(|range| part(range, length)).unwrap_or(Wanted::All)
}

/// `bytes=0-99`, `bytes=100-`, `bytes=-100`.
fn part(range: &str, length: u64) -> Option<Wanted> {
    let (unit, range) = range.split_once('=')?;
    let (first, last) = range.trim().split_once('-')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return None;
    }
    let number = |figures: &str| -> Option<u64> {
        let is_number = !figures.is_empty() && figures.bytes().all(|it| it.is_ascii_digit());
        // What is too large for a number is larger than any file.
        is_number.then(|| figures.parse().unwrap_or(u64::MAX))
    };
    if first.is_empty() {
        let count = number(last)?;
        let is_there = count > 0 && length > 0;
        return Some(if is_there { Wanted::Part(length.saturating_sub(count), length) } else { Wanted::Beyond });
    }
    let first = number(first)?;
    let last = if last.is_empty() { u64::MAX } else { number(last)? };
    if last < first {
        return None;
    }
    Some(if first < length { Wanted::Part(first, last.saturating_add(1).min(length)) } else { Wanted::Beyond })
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderName;

    fn headers(list: &[(HeaderName, &'static str)]) -> HeaderMap {
        list.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn what_somebody_holds_is_known_by_its_tag_and_else_by_its_moment() {
        let tag = HeaderValue::from_static("\"a,b\"");
        let (changed, now) = (784_111_777, 784_111_800);
        let (tags, since) = (header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE);
        let at = "Sun, 06 Nov 1994 08:49:37 GMT";
        let table: &[(&[(HeaderName, &'static str)], bool)] = &[
            (&[], false),
            (&[(tags.clone(), "\"a,b\"")], true),
            (&[(tags.clone(), "W/\"a,b\"")], true),
            (&[(tags.clone(), "\"x\", W/\"y\" ,\"a,b\"")], true),
            (&[(tags.clone(), "*")], true),
            (&[(tags.clone(), "\"x\"")], false),
            (&[(tags.clone(), "a,b")], false),
            (&[(tags.clone(), "\"a,b")], false),
            (&[(tags.clone(), "\"a,b-gz\"")], false),
            (&[(tags.clone(), "")], false),
            (&[(tags.clone(), "\"x\""), (since.clone(), at)], false),
            (&[(tags, "\"a,b\""), (since.clone(), "Sun, 06 Nov 1984 08:49:37 GMT")], true),
            (&[(since.clone(), at)], true),
            (&[(since.clone(), "Sunday, 06-Nov-94 08:49:37 GMT")], true),
            (&[(since.clone(), "Sun, 06 Nov 1994 08:49:38 GMT")], true),
            (&[(since.clone(), "Sun, 06 Nov 1994 08:49:36 GMT")], false),
            (&[(since.clone(), "Sun, 06 Nov 2094 08:49:37 GMT")], false),
            (&[(since, "yesterday")], false),
        ];
        for (list, expected) in table {
            assert_eq!(is_fresh(&headers(list), &tag, changed, now), *expected, "{list:?}");
        }
        assert_eq!(http_date(changed), at);
        // A second change within a second: whoever has the first is told of it.
        assert!(!is_fresh(&headers(&[(header::IF_MODIFIED_SINCE, at)]), &tag, changed + 1, changed));
    }

    #[test]
    fn a_part_is_given_of_what_is_held() {
        let tag = HeaderValue::from_static("\"a\"");
        let table = [
            ("bytes=0-9", Wanted::Part(0, 10)),
            ("bytes=90-", Wanted::Part(90, 100)),
            ("bytes=90-999", Wanted::Part(90, 100)),
            ("bytes=-10", Wanted::Part(90, 100)),
            ("bytes=-999", Wanted::Part(0, 100)),
            ("Bytes=99-99", Wanted::Part(99, 100)),
            ("bytes=100-", Wanted::Beyond),
            ("bytes=-0", Wanted::Beyond),
            ("bytes=99999999999999999999-", Wanted::Beyond),
            ("bytes=0-99999999999999999999", Wanted::Part(0, 100)),
            ("bytes=9-0", Wanted::All),
            ("bytes=0-1,5-6", Wanted::All),
            ("bytes=", Wanted::All),
            ("bytes=-", Wanted::All),
            ("bytes=a-b", Wanted::All),
            ("bytes=+1-2", Wanted::All),
            ("lines=0-1", Wanted::All),
            ("0-1", Wanted::All),
        ];
        for (range, expected) in table {
            assert_eq!(wanted(&headers(&[(header::RANGE, range)]), &tag, 100), expected, "{range}");
        }
        let held = [
            ("\"a\"", Wanted::Part(0, 1)),
            ("W/\"a\"", Wanted::All),
            ("\"b\"", Wanted::All),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Wanted::All),
        ];
        for (held, expected) in held {
            let asked = headers(&[(header::RANGE, "bytes=0-0"), (header::IF_RANGE, held)]);
            assert_eq!(wanted(&asked, &tag, 100), expected, "{held}");
        }
        assert_eq!(wanted(&headers(&[(header::RANGE, "bytes=0-0")]), &tag, 0), Wanted::Beyond);
    }
}

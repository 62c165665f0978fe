//! Addresses, ids and the small languages of feeds: URLs and IRIs, tag URIs (RFC 4151), language tags (RFC 5646), mailboxes, media types.

use crate::check::fault::Fault;
use crate::check::place::Place;
use crate::check::rule::Findings;

rules! {
    ABSOLUTE Error "address-absolute" "RSS 2.0; RFC 3986 §4.3"
    ASCII Error "address-ascii" "RFC 3986 §2"
    IRI Advice "address-iri" "RFC 3987 §3.1"
    RELATIVE Advice "address-relative" "RFC 4287 §4.2.7.1"
    LANGUAGE Error "language" "RFC 5646 §2.1"
    TAG Error "id-tag" "RFC 4151 §2.1"
    TAG_CASE Advice "id-tag-case" "RFC 4151 §2.1"
}

/// What an address may be in the format in which it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// ASCII and absolute: RSS, OPML, sitemaps.
    Url,
    /// Other letters in it are allowed, and not every reader takes them: JSON Feed.
    Iri,
    /// It may be relative too: Atom.
    Reference,
    /// Relative to what the document names as its base.
    Based,
}

/// Holds an address to what it may be.
pub(crate) fn hold(address: &str, name: &str, place: Place, kind: Kind, findings: &mut Findings) {
    let fault = || Fault::Is(name.to_owned(), address.to_owned());
    if !is_absolute(address) {
        let is_part = !address.contains(is_no_part);
        match kind {
            Kind::Based if is_part => {}
            Kind::Reference if is_part && !address.is_empty() => findings.add(RELATIVE, place, fault()),
            _ => findings.add(ABSOLUTE, place, fault()),
        }
    } else if !address.is_ascii() {
        findings.add(if kind == Kind::Url { ASCII } else { IRI }, place, fault());
    }
}

/// What stands in no address, whatever its scheme.
fn is_no_part(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || "<>\"{}|\\^`".contains(letter)
}

/// A scheme, and behind it something; of the web also a host.
pub(crate) fn is_absolute(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    if !is_scheme(scheme) || rest.is_empty() || address.contains(is_no_part) {
        return false;
    }
    if !is_of_the_web(address) {
        return true;
    }
    rest.starts_with("//") && url::Url::parse(address).is_ok_and(|url| url.has_host())
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
}

/// Whether it opens in a browser.
pub(crate) fn is_of_the_web(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")
}

/// Holds a language tag to its form.
pub(crate) fn language(tag: &str, name: &str, place: Place, findings: &mut Findings) {
    let mut parts = tag.split('-');
    let is_primary = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_further = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_private = |part: &str| part.eq_ignore_ascii_case("x") || part.eq_ignore_ascii_case("i");
    let is_sound = parts.next().is_some_and(|part| is_primary(part) || is_private(part)) && parts.all(is_further);
    if !is_sound {
        findings.add(LANGUAGE, place, Fault::Is(name.to_owned(), tag.to_owned()));
    }
}

/// Holds an id that is a tag URI to RFC 4151.
pub(crate) fn tag(id: &str, name: &str, place: Place, findings: &mut Findings) {
    let Some(rest) = id.strip_prefix("tag:") else { return };
    let fault = || Fault::Is(name.to_owned(), id.to_owned());
    let parts = rest.split_once(',').and_then(|(authority, rest)| {
        let (date, specific) = rest.split_once(':')?;
        Some((authority, date, specific))
    });
    let Some((authority, date, specific)) = parts else { return findings.add(TAG, place, fault()) };
    let host = authority.rsplit('@').next().unwrap_or_default();
    let is_label = |label: &str| {
        let is_inner = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !label.is_empty() && is_inner && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_date = matches!(date.len(), 4 | 7 | 10)
        && chrono::NaiveDate::parse_from_str(
            &format!("{date}{}", "-01-01".get(date.len() - 4..).unwrap_or_default()),
            "%Y-%m-%d",
        )
        .is_ok();
    // RFC 3986: pchar, `/`, `?`; a percent sign with its two figures.
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(letter);
    if !host.split('.').all(is_label) || !is_date || !specific.chars().all(is_part) {
        findings.add(TAG, place, fault());
    } else if authority.bytes().any(|byte| byte.is_ascii_uppercase()) {
        findings.add(TAG_CASE, place, fault());
    }
}

/// The year and day from which a tag URI is minted.
pub(crate) fn minted(id: &str) -> Option<&str> {
    id.strip_prefix("tag:")?.split_once(',')?.1.split_once(':').map(|(date, _)| date)
}

/// `a@b.cn` or `a@b.cn (鲁燕)`.
pub(crate) fn is_mailbox(text: &str) -> bool {
    let (address, comment) = match text.split_once(' ') {
        Some((address, comment)) => (address, comment.trim()),
        None => (text, "()"),
    };
    let is_comment = comment.starts_with('(') && comment.ends_with(')');
    is_comment && is_email(address)
}

/// `a@b.cn`.
pub(crate) fn is_email(address: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.contains(|it: char| it.is_whitespace() || "<>()@".contains(it));
    address.split_once('@').is_some_and(|(local, host)| plain(local) && plain(host) && host.contains('.'))
}

/// `image/jpeg`, with parameters or without.
pub(crate) fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim();
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte));
    essence.split_once('/').is_some_and(|(kind, form)| is_part(kind) && is_part(form))
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
    fn an_address_is_what_its_format_allows() {
        let table = [
            ("https://a.cn/%E8%A6%81", Kind::Url, ""),
            ("mailto:a@b.cn", Kind::Url, ""),
            ("/要闻", Kind::Url, "address-absolute"),
            ("https://a.cn/要闻", Kind::Url, "address-ascii"),
            ("https://a.cn/要闻", Kind::Iri, "address-iri"),
            ("https://a.cn/a b", Kind::Iri, "address-absolute"),
            ("https:", Kind::Url, "address-absolute"),
            ("https:///a", Kind::Url, ""),
            ("https:a.cn", Kind::Url, "address-absolute"),
            ("", Kind::Reference, "address-absolute"),
            ("../a.html", Kind::Reference, "address-relative"),
            ("urn:uuid:1", Kind::Iri, ""),
        ];
        for (address, kind, expected) in table {
            assert_eq!(codes(|findings| hold(address, "<link>", START, kind, findings)), expected, "{address}");
        }
    }

    #[test]
    fn small_languages_are_known() {
        for (tag, is_sound) in [("zh-CN", true), ("zh", true), ("zh-Hans-CN", true), ("x-a", true), ("zh_CN", false), ("", false)]
        {
            assert_eq!(codes(|findings| language(tag, "<language>", START, findings)).is_empty(), is_sound, "{tag}");
        }
        let table = [
            ("tag:paper.example,2023:2024-02-29/A01/0a", ""),
            ("tag:a@b.cn,2023-01:x", ""),
            ("tag:paper.example,2023:要闻", "id-tag"),
            ("tag:paper.example:x", "id-tag"),
            ("tag:paper.example,23:x", "id-tag"),
            ("tag:paper.example,2023-13:x", "id-tag"),
            ("tag:中原.cn,2023:x", "id-tag"),
            ("tag:Paper.example,2023:x", "id-tag-case"),
            ("urn:x", ""),
        ];
        for (id, expected) in table {
            assert_eq!(codes(|findings| tag(id, "<id>", START, findings)), expected, "{id}");
        }
        for (text, expected) in
            [("a@b.cn", true), ("a@b.cn (鲁燕)", true), ("鲁燕", false), ("a@b", false), ("a@b.cn 鲁燕", false)]
        {
            assert_eq!(is_mailbox(text), expected, "{text}");
        }
        for (text, expected) in [("image/jpeg", true), ("text/html; charset=utf-8", true), ("jpeg", false), ("image/", false)] {
            assert_eq!(is_media_type(text), expected, "{text}");
        }
    }
}

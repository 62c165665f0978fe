//! What plain text cannot say by itself: that a part of it leads to an address, is stressed, raised or struck out.
//!
//! Words are read without it; it stands beside them, counted in characters, and is shown where a format has a form for it.

use std::ops::Range;

/// A part of a text, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The characters of the text, counted from 0.
    pub chars: Range<usize>,
    /// What is said of them.
    pub kind: SpanKind,
}

/// What is said of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpanKind {
    /// 加粗
    Strong,
    /// 着重, 斜体
    Emphasis,
    /// 上标: the mark of a note, a square metre.
    Superscript,
    /// 下标
    Subscript,
    /// 删除线
    Struck,
    /// Letters of a program, each as it stands.
    Code,
    /// It leads to an address, `http`, `https`, `mailto` or `tel`, absolute.
    Link(String),
}

/// The part of spans that lies in `chars`, counted from its beginning.
pub fn within(spans: &[Span], chars: Range<usize>) -> Vec<Span> {
    let cut = |span: &Span| {
        let (from, to) = (span.chars.start.max(chars.start), span.chars.end.min(chars.end));
        (from < to).then(|| Span { chars: from - chars.start..to - chars.start, kind: span.kind.clone() })
    };
    spans.iter().filter_map(cut).collect()
}

/// Spans of a text that now stands behind `by` other characters.
pub fn behind(spans: Vec<Span>, by: usize) -> impl Iterator<Item = Span> {
    spans.into_iter().map(move |span| Span { chars: span.chars.start + by..span.chars.end + by, ..span })
}

/// Spans of a text of which only the characters stayed for which `stays` says so, in the order of the text.
pub fn thinned(spans: Vec<Span>, stays: &[bool]) -> Vec<Span> {
    if spans.is_empty() {
        return spans;
    }
    let before: Vec<usize> = std::iter::once(0)
        .chain(stays.iter().scan(0, |count, stays| {
            *count += usize::from(*stays);
            Some(*count)
        }))
        .collect();
    let place = |at: usize| before.get(at).or(before.last()).copied().unwrap_or_default();
    let kept = spans.into_iter().map(|span| Span { chars: place(span.chars.start)..place(span.chars.end), ..span });
    kept.filter(|span| !span.chars.is_empty()).collect()
}

/// Where a link may lead: what a reader's software follows and no script is. `None` for a part of the page itself, a file of
/// ours, or any other scheme.
pub fn followed(address: &str) -> Option<String> {
    let address = url::Url::parse(address.trim()).ok()?;
    let is_sound = match address.scheme() {
        "http" | "https" => address.has_host(),
        "mailto" | "tel" => true,
        _ => false,
    };
    is_sound.then(|| address.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strong(chars: Range<usize>) -> Span {
        Span { chars, kind: SpanKind::Strong }
    }

    #[test]
    fn spans_follow_their_characters() {
        assert_eq!(within(&[strong(2..5), strong(7..9)], 3..8), [strong(0..2), strong(4..5)]);
        assert_eq!(within(&[strong(2..5)], 5..8), []);
        assert_eq!(behind(vec![strong(0..2)], 3).collect::<Vec<_>>(), [strong(3..5)]);
        let stays = [true, false, true, true, false];
        assert_eq!(thinned(vec![strong(0..3), strong(1..2), strong(3..5)], &stays), [strong(0..2), strong(2..3)]);
    }

    #[test]
    fn a_link_leads_where_a_reader_can_follow() {
        let table = [
            ("https://example.cn/n?id=3", Some("https://example.cn/n?id=3")),
            (" http://example.cn/新闻", Some("http://example.cn/%E6%96%B0%E9%97%BB")),
            ("mailto:a@example.cn", Some("mailto:a@example.cn")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("../n.html", None),
            ("#top", None),
            ("file:///etc/passwd", None),
        ];
        for (address, followed_to) in table {
            assert_eq!(followed(address).as_deref(), followed_to, "{address}");
        }
    }
}

//! Addresses that are printed in the text (网址, 邮箱): what a reader can follow leads there.

use crate::article::Paragraph;
use crate::span;
use crate::span::Span;
use crate::span::SpanKind;
use crate::typography;

/// Makes links of the addresses in a paragraph that are none yet.
pub(crate) fn link(paragraph: &mut Paragraph) {
    if !paragraph.text.contains(":/") && !paragraph.text.contains('@') {
        return;
    }
    for bytes in typography::addresses(&paragraph.text) {
        let printed = paragraph.text.get(bytes.clone()).unwrap_or_default();
        let address = if printed.contains(":/") { printed.to_owned() } else { format!("mailto:{printed}") };
        let start = paragraph.text.get(..bytes.start).map_or(0, |before| before.chars().count());
        let chars = start..start + printed.chars().count();
        let is_taken = |it: &Span| {
            matches!(it.kind, SpanKind::Link(_) | SpanKind::Code) && it.chars.start < chars.end && chars.start < it.chars.end
        };
        if let Some(address) = span::followed(&address).filter(|_| !paragraph.spans.iter().any(is_taken)) {
            paragraph.spans.push(Span { chars, kind: SpanKind::Link(address) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParagraphKind;

    #[test]
    fn printed_addresses_are_links() {
        let table: [(&str, &[&str]); 7] = [
            ("可登录https://example.cn/book?a=1&b=2预约，", &["https://example.cn/book?a=1&b=2"]),
            ("链接https://example.cn/新闻?版=A01&页=2 可看；", &["https://example.cn/新闻?版=A01&页=2"]),
            ("网址（http://example.cn/a），来信tougao@example.cn。", &["http://example.cn/a", "tougao@example.cn"]),
            ("See https://example.cn/a.", &["https://example.cn/a"]),
            ("javascript://example.cn/%0aalert(1)", &[]),
            ("微博@本报官微，http://", &[]),
            ("表情:bell:提醒", &[]),
        ];
        for (text, expected) in table {
            let mut paragraph = Paragraph::plain(ParagraphKind::Text, text);
            link(&mut paragraph);
            let letters: Vec<char> = text.chars().collect();
            let linked: Vec<String> = paragraph.spans.iter().map(|it| letters[it.chars.clone()].iter().collect()).collect();
            assert_eq!(linked, expected, "{text}");
        }
    }
}

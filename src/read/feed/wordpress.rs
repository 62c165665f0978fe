//! The text of a post as WordPress keeps it: paragraphs parted by blank lines, which its themes set (`wpautop`), and shortcodes.

/// Shortcodes that come with WordPress, of which nothing is text but what a caption encloses.
const SHORTCODES: [&str; 7] = ["caption", "gallery", "embed", "audio", "video", "playlist", "wp_caption"];

/// The text with its paragraphs as HTML.
pub(super) fn paragraphs(text: &str) -> String {
    let text = without_shortcodes(text);
    if ["<p>", "<p ", "<P>", "<div", "<br"].iter().any(|tag| text.contains(tag)) {
        return text;
    }
    let plain = text.replace("\r\n", "\n");
    plain
        .split("\n\n")
        .filter(|it| !it.trim().is_empty())
        .map(|it| format!("<p>{}</p>", it.trim().replace('\n', "<br>")))
        .collect()
}

fn without_shortcodes(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('[') {
        left.push_str(before);
        let name = behind.trim_start_matches('/');
        let end = name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(name.len());
        let is_one = name.get(..end).is_some_and(|name| SHORTCODES.contains(&name));
        match behind.split_once(']').filter(|_| is_one) {
            Some((_, behind)) => rest = behind,
            None => {
                left.push('[');
                rest = behind;
            }
        }
    }
    left.push_str(rest);
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        let table = [
            ("一段。\n\n二段，<b>好</b>。\n下一行。", "<p>一段。</p><p>二段，<b>好</b>。<br>下一行。</p>"),
            ("<p>一段。</p>\n\n<p>二段。</p>", "<p>一段。</p>\n\n<p>二段。</p>"),
            ("[caption id=\"a\"]图[/caption]\n\n[1]注", "<p>图</p><p>[1]注</p>"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(paragraphs(text), expected, "{text}");
        }
    }
}

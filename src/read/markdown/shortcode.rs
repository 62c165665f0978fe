//! Shortcodes (短代码) of the programs that make sites of Markdown: `{{< figure … >}}` of Hugo, `{% raw %}` of Hexo and Jekyll. They
//! are orders to a program and no words of the page. What one of them shows stays: a picture, and what stands below it.

use crate::document::Line;

/// How they open and end; `{{%` before `{%`, which stands in it.
const MARKS: [(&str, &str); 3] = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")];

/// One of several lines has at most so many.
const MOST_LINES: usize = 12;

/// The attributes that name a picture, and those that say what it shows.
const SOURCES: [&str; 3] = ["src", "link", "image"];
const CAPTIONS: [&str; 3] = ["caption", "title", "alt"];

/// The lines without shortcodes, and where the first stood and how many there were.
pub(crate) fn without(mut lines: Vec<Line>) -> (Vec<Line>, Option<(usize, usize)>) {
    if !lines.iter().any(|line| opening(&line.text).is_some()) {
        return (lines, None);
    }
    let mut told: Option<(usize, usize)> = None;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).filter(|line| opening(&line.text).is_some()) else { continue };
        let number = line.number;
        let mut text = line.text.clone();
        let joined = joined(&lines, at);
        if let Some((whole, count)) = &joined {
            text.clone_from(whole);
            lines.iter_mut().skip(at + 1).take(*count).for_each(|line| line.text.clear());
        }
        let (text, count) = shown(&text);
        if let Some(line) = lines.get_mut(at).filter(|_| count > 0) {
            line.text = text;
            told.get_or_insert((number, 0)).1 += count;
        }
    }
    (lines, told)
}

/// Where the first opens: its place, and its marks.
fn opening(text: &str) -> Option<(usize, &'static str, &'static str)> {
    let mark = |at: usize| MARKS.iter().find(|(open, _)| text.get(at..).is_some_and(|it| it.starts_with(open)));
    text.match_indices('{').find_map(|(at, _)| mark(at).map(|(open, end)| (at, *open, *end)))
}

/// A line with those below that a shortcode at its end takes, and how many they are.
fn joined(lines: &[Line], at: usize) -> Option<(String, usize)> {
    let first = &lines.get(at)?.text;
    let (open_at, open, end) = MARKS.iter().filter_map(|(open, end)| Some((first.rfind(open)?, *open, *end))).max()?;
    if first.get(open_at + open.len()..)?.contains(end) {
        return None;
    }
    let below = lines.get(at + 1..)?;
    let count = below.iter().take(MOST_LINES).position(|line| line.text.contains(end))? + 1;
    let texts = below.iter().take(count).map(|line| line.text.as_str());
    Some((std::iter::once(first.as_str()).chain(texts).collect::<Vec<_>>().join(" "), count))
}

/// A text with what its shortcodes show, and how many those were.
fn shown(text: &str) -> (String, usize) {
    let mut kept = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some((at, open, end)) = opening(rest) {
        let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        let inner = behind.get(open.len()..).unwrap_or("");
        match inner.split_once(end) {
            Some((inner, behind)) => {
                kept.push_str(&instead(inner.trim()));
                count += 1;
                rest = behind;
            }
            None => {
                rest = behind;
                break;
            }
        }
    }
    kept.push_str(rest);
    (kept, count)
}

/// What stands for a shortcode: the picture that it shows, in Markdown; its caption; or nothing.
fn instead(inner: &str) -> String {
    let arguments = arguments(inner);
    let named = |names: &[&str]| {
        let find = |name: &&str| arguments.iter().find(|(key, _)| key == *name).map(|(_, value)| value.as_str());
        names.iter().find_map(find).unwrap_or("")
    };
    let bare = || arguments.iter().filter(|(key, _)| key.is_empty()).map(|(_, value)| value.as_str());
    let (mut source, mut caption) = (named(&SOURCES), named(&CAPTIONS));
    // `{% asset_img bridge.jpg 600 "大桥夜景" %}`
    if bare().next().is_some_and(|name| matches!(name, "img" | "asset_img" | "image")) {
        source = bare().skip(1).find(|it| it.contains('.')).unwrap_or("");
        caption = bare().skip(2).filter(|it| !it.is_ascii()).last().unwrap_or("");
    }
    let caption = caption.replace(['[', ']', '\\'], "");
    if source.is_empty() || source.contains(['<', '>']) { caption } else { format!("![{caption}](<{source}>)") }
}

/// `figure src="a.jpg" 大桥`: the words, and the values behind their names, without quotation marks.
fn arguments(inner: &str) -> Vec<(String, String)> {
    let mut arguments = Vec::new();
    let mut rest = inner.trim_start();
    while !rest.is_empty() && arguments.len() < MOST_ARGUMENTS {
        let name_ends = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '\u{22}' | '\'' | '“'))
            .unwrap_or(rest.len());
        let (name, behind) = rest.split_at_checked(name_ends).unwrap_or((rest, ""));
        let (key, value) = match behind.strip_prefix('=') {
            Some(value) => (name, value),
            None if name.is_empty() => ("", behind),
            None => {
                arguments.push((String::new(), name.to_owned()));
                rest = behind.trim_start();
                continue;
            }
        };
        let mut letters = value.chars();
        let end = match letters.next() {
            Some(mark @ ('\u{22}' | '\'')) => Some(mark),
            Some('“') => Some('”'),
            _ => None,
        };
        let (value, behind) = match end {
            Some(end) => letters.as_str().split_once(end).unwrap_or((letters.as_str(), "")),
            None => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        arguments.push((key.to_lowercase(), value.to_owned()));
        rest = behind.trim_start();
    }
    arguments
}

/// A shortcode has a few.
const MOST_ARGUMENTS: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shortcode_shows_stays() {
        let table = [
            ("{% raw %}大桥{% endraw %}通车", "大桥通车", 2),
            ("{{< figure src=\"图/1.jpg\" caption='大桥夜景' >}}", "![大桥夜景](<图/1.jpg>)", 1),
            ("{{% notice tip %}}大桥{{% /notice %}}", "大桥", 2),
            ("{{< figure src=1.jpg title=“大桥” >}}", "![大桥](<1.jpg>)", 1),
            ("{% asset_img bridge.jpg 600 \"大桥夜景\" %}", "![大桥夜景](<bridge.jpg>)", 1),
            ("{% include figure.html caption=\"大桥[夜]景\" %}", "大桥夜景", 1),
            ("{{< youtube w7Ft2ymGmfc >}}", "", 1),
            ("涨幅{%不定%}", "涨幅", 1),
            ("涨幅{% 不定", "涨幅{% 不定", 0),
            ("{{ page.title }}", "{{ page.title }}", 0),
            ("{% \"", "{% \"", 0),
        ];
        for (text, expected, count) in table {
            assert_eq!(shown(text), (expected.to_owned(), count), "{text}");
        }
    }

    #[test]
    fn one_of_several_lines_is_one() {
        let lines = |texts: &[&str]| texts.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let (left, told) = without(lines(&["大桥", "{{< figure", "  src=\"1.jpg\"", ">}}", "通车"]));
        let left: Vec<&str> = left.iter().map(|line| line.text.as_str()).collect();
        assert_eq!((left, told), (vec!["大桥", "![](<1.jpg>)", "", "", "通车"], Some((2, 1))));
        let (left, told) = without(lines(&["{{< figure", "通车"]));
        assert_eq!((left[0].text.as_str(), told), ("{{< figure", None));
    }
}

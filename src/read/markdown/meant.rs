//! What of a page's marks is meant as Markdown: which lines may have some, and which lists, quotations and tables are those that they
//! look like. Newspapers have no list of one item, no item that is a story, and masked names (`王**`).

use crate::document::Line;
use crate::error::file::FileKind;
use crate::read::kind;
use crate::read::markdown::inline::text_of;
use comrak::nodes::Node;
use comrak::nodes::NodeValue;
use std::borrow::Cow;
use std::path::Path;

/// Whether a page is Markdown: by its name, or by a heading with its mark.
pub(crate) fn is_it(path: &Path, lines: &[Line]) -> bool {
    let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    matches!(extension.as_str(), "md" | "markdown" | "mdown" | "mkd") || lines.iter().any(|line| is_heading(&line.text))
}

fn is_heading(line: &str) -> bool {
    let words = line.trim_start().trim_start_matches('#');
    let marks = line.trim_start().len() - words.len();
    (1..=6).contains(&marks) && words.starts_with([' ', '\u{3000}'])
}

/// Whether a line may have a mark; most have none, and are not looked at further.
pub(crate) fn may_be_marked(line: &str) -> bool {
    let bytes = line.as_bytes();
    // One look without a branch a byte tells nearly every line; what stands in pairs is asked for then.
    let is_of_mark = |byte: &u8| matches!(byte, b'*' | b'`' | b'|' | b'\\' | b'<' | b'&' | b'_' | b'~' | b'[' | b']' | b'{');
    let may_have = bytes.iter().fold(false, |found, byte| found | is_of_mark(byte));
    let is_mark = |byte: &u8| matches!(byte, b'*' | b'`' | b'|' | b'\\' | b'<' | b'&' | b'_');
    let is_pair = |pair: &[u8]| matches!(pair, b"~~" | b"](" | b"][" | b"[^" | b"![" | b"{#");
    may_have && (bytes.iter().any(is_mark) || bytes.windows(2).any(is_pair)) || opens_block(line)
}

/// `- `, `1. `, `> `, a fence, a note: what makes a block of a line that has no other mark.
fn opens_block(line: &str) -> bool {
    let words = line.trim_start();
    let behind = words.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_counted = behind.len() < words.len() && (behind.starts_with(". ") || behind.starts_with(") "));
    is_counted || ["- ", "+ ", ">", "~~~", "["].iter().any(|mark| words.starts_with(mark))
}

/// A line as Markdown shall read it: `[图1]: 大桥夜景` names no address, and is text.
pub(crate) fn as_meant(line: &str) -> Cow<'_, str> {
    let is_label = line.trim_start().starts_with('[') && line.contains("]:") && !line.trim_start().starts_with("[^");
    if is_label && !is_definition(line) {
        Cow::Owned(format!("\\{}", line.trim_start()))
    } else if line.contains("![") && line.contains("](") {
        Cow::Owned(with_spaces(without_anchor(line)))
    } else {
        Cow::Borrowed(without_anchor(line))
    }
}

/// `![](图/桥 上.jpg)`: a picture whose name has spaces, which Markdown wants between `<` and `>`.
fn with_spaces(line: &str) -> String {
    let (mut meant, mut rest) = (String::new(), line);
    while let Some((before, behind)) = rest.split_once("](") {
        meant.push_str(before);
        meant.push_str("](");
        let is_picture = |name: &&str| kind::of_name(Path::new(name)) == FileKind::Picture;
        let ends = behind.match_indices(')').map(|(at, _)| at);
        let name = ends.filter_map(|at| behind.get(..at)).find(is_picture);
        let name = name.filter(|name| before.contains("![") && name.contains(' ') && !name.contains(['<', '"', '!']));
        rest = behind;
        if let Some(name) = name {
            meant.push_str(&format!("<{}>", name.trim()));
            rest = behind.get(name.len()..).unwrap_or_default();
        }
    }
    meant + rest
}

/// A heading without the name by which links reach it: `# 南湖公园樱花开 {#sakura}`.
fn without_anchor(line: &str) -> &str {
    let named =
        || line.trim_end().strip_suffix('}')?.rsplit_once("{#").filter(|(_, name)| name.bytes().all(|it| it.is_ascii_graphic()));
    named().filter(|_| is_heading(line)).map_or(line, |(words, _)| words.trim_end())
}

/// `[公告]: https://example.cn/n`: where a link further up leads.
pub(crate) fn is_definition(line: &str) -> bool {
    let Some((label, address)) = line.trim().strip_prefix('[').and_then(|it| it.split_once("]:")) else { return false };
    !label.contains('[') && ["http", "mailto:", "<", "/", ".", "#"].iter().any(|it| address.trim().starts_with(it))
}

/// A quotation has its mark before each line, and says something: `> 要闻` is what a site's path left.
pub(crate) fn is_quotation(quote: Node<'_>, lines: &[Line]) -> bool {
    let text = text_of(quote);
    lines.iter().all(|line| line.text.trim_start().starts_with('>'))
        && has_words_alone(quote)
        && (text.chars().count() > LONGEST_LABEL || text.contains(['。', '！', '？', '”', '.', '!', '?']))
}

/// The name of a site's part has at most so many letters.
pub(crate) const LONGEST_LABEL: usize = 8;

/// Whether a block holds paragraphs and lists of them and nothing else: no table, no program, no tags.
fn has_words_alone(block: Node<'_>) -> bool {
    let is_other = |node: Node<'_>| {
        matches!(
            node.data().value,
            NodeValue::CodeBlock(_) | NodeValue::HtmlBlock(_) | NodeValue::Table(_) | NodeValue::FootnoteDefinition(_)
        )
    };
    !block.descendants().skip(1).any(is_other)
}

/// Whether no row has more cells than the head: what a table has no column for would be lost.
pub(crate) fn has_cells(lines: &[Line], columns: usize) -> bool {
    let cells = |line: &Line| {
        let words = line.text.trim();
        let inner = words.strip_prefix('|').unwrap_or(words);
        inner.strip_suffix('|').unwrap_or(inner).split('|').count()
    };
    lines.iter().all(|line| cells(line) <= columns)
}

/// A list has two items, and none of them is a story: it is short, or one sentence.
pub(crate) fn is_list(items: &[Node<'_>]) -> bool {
    let is_item = |item: &Node<'_>| {
        let text = text_of(item);
        let is_plain = |it: Node<'_>| matches!(it.data().value, NodeValue::Paragraph | NodeValue::List(_));
        item.children().all(is_plain)
            && has_words_alone(item)
            && !item.descendants().any(|it| matches!(it.data().value, NodeValue::Heading(_) | NodeValue::BlockQuote))
            && (text.chars().count() <= LONGEST_ITEM || text.matches('。').count() <= 1)
    };
    items.len() > 1 && items.iter().all(is_item)
}

/// An item of more letters that has several sentences is a story of its own.
const LONGEST_ITEM: usize = 60;

//! Verse (诗行): lines that stand each by itself in the text, set below one another as the poem they are.

use crate::article::ParagraphKind;
use crate::feed::Block;

/// Fewer short lines may be anything.
const LINES: usize = 4;

/// A line of verse has at most so many letters.
const LONGEST: usize = 20;

/// How many of the paragraphs are the lines of a poem, from the first on: short ones in a row, most of which no full stop ends.
pub(crate) fn lines(paragraphs: &[Block]) -> usize {
    let is_line = |block: &&Block| {
        let text = block.text.as_str();
        block.kind == ParagraphKind::Text && !text.contains('\n') && text.chars().count() <= LONGEST
    };
    let lines: Vec<&Block> = paragraphs.iter().take_while(is_line).collect();
    let stops = lines.iter().filter(|block| block.text.as_str().ends_with(['。', '！', '？', '”'])).count();
    if lines.len() >= LINES && stops * 2 < lines.len() { lines.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::XmlText;

    #[test]
    fn short_lines_that_no_stop_ends_are_verse() {
        let block = |text: &&str| Block { kind: ParagraphKind::Text, text: XmlText::new(text), spans: Vec::new() };
        let table: [(&[&str], usize); 4] = [
            (
                &[
                    "雨停了很久",
                    "檐下的水还在滴",
                    "一只猫从瓦上走过",
                    "没有回头。",
                    "这一首诗写于渡口老屋修缮完工的那一个晚上，后来再没有改动。",
                ],
                4,
            ),
            (&["雨停了很久", "檐下的水还在滴", "没有回头"], 0),
            (&["他来了。", "他走了。", "门开着。", "灯亮着。"], 0),
            (&[], 0),
        ];
        for (texts, expected) in table {
            assert_eq!(lines(&texts.iter().map(block).collect::<Vec<_>>()), expected, "{texts:?}");
        }
    }
}

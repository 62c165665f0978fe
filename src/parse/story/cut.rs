//! Lines of a page cut into stories at their starts.

use crate::account::reason::Reason;
use crate::article::doubt::Unsure;
use crate::parse::line::sheet::Sheet;
use crate::parse::story::guess::Guess;
use crate::parse::story::start::Start;

/// Lines of the sheet that make one story.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Story {
    /// 引题
    pub(crate) kickers: Vec<usize>,
    /// 主题; none for a story that has no headline.
    pub(crate) titles: Vec<usize>,
    /// 副题
    pub(crate) decks: Vec<usize>,
    /// Everything below the title block.
    pub(crate) lines: Vec<usize>,
    /// 栏目: the line that heads a column of briefs to which this one belongs.
    pub(crate) column: Option<usize>,
    /// What made it begin where it does.
    pub(crate) why: Reason,
    /// What of its title block and its cut could be otherwise.
    pub(crate) guesses: Vec<Guess>,
}

/// How deep a heading a line is; 0 for text.
pub(crate) fn depth(sheet: &Sheet<'_>, line: usize) -> usize {
    sheet.lines.get(line).map_or(0, |it| it.depth)
}

/// What of a start could be otherwise, by the lines of the sheet.
fn guesses(open: &[usize], start: &Start) -> Vec<Guess> {
    let of_line = |(at, why): &(usize, Unsure)| Some(Guess::line(*open.get(*at)?, why.clone()));
    start.doubts.iter().filter_map(of_line).collect()
}

/// Cuts the lines at the starts.
pub(crate) fn cut(open: &[usize], starts: &[Start]) -> Vec<Story> {
    let mut stories = Vec::new();
    let first = starts.first().map_or(open.len(), |start| start.at);
    if first > 0 {
        stories.push(Story { lines: open.get(..first).unwrap_or(&[]).to_vec(), ..Story::default() });
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(open.len(), |next| next.at);
        let (kickers, titles) = (start.at + start.columns, start.at + start.columns + start.kickers);
        stories.push(Story {
            column: open.get(start.at).copied().filter(|_| start.columns > 0),
            kickers: open.get(kickers..titles).unwrap_or(&[]).to_vec(),
            titles: open.get(titles..start.end()).unwrap_or(&[]).to_vec(),
            lines: open.get(start.end()..end).unwrap_or(&[]).to_vec(),
            why: start.why.clone(),
            guesses: guesses(open, start),
            ..Story::default()
        });
    }
    stories
}

//! What is asked of the lines of a document that was no text before they are taken for a page: that they can be held, and
//! that none was decoded wrongly. Text asks the same while it is parted into lines (`plain`).

use crate::document::Line;
use crate::error::WrongLine;
use crate::read::mojibake;
use crate::read::plain::MOST_LINES;
use crate::read::plain::MOST_PRINTED;

/// The first line for which the whole page is set aside, and why.
pub(crate) fn check(lines: &[Line]) -> Result<(), (usize, WrongLine)> {
    let mut printed = 0_usize;
    for (at, line) in lines.iter().enumerate() {
        printed += usize::from(!line.text.is_empty());
        if printed > MOST_PRINTED || at >= MOST_LINES {
            return Err((line.number, WrongLine::TooMany { printed: MOST_PRINTED, lines: MOST_LINES }));
        }
        if let Some(found) = mojibake::find(&line.text) {
            return Err((line.number, found.wrong()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wrong_line_is_told() {
        let lines =
            |texts: &[&str]| -> Vec<Line> { texts.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect() };
        assert_eq!(check(&lines(&["云溪大桥通车", "", "正文。"])), Ok(()));
        let found = check(&lines(&["云溪大桥通车", "", "锟斤拷锟斤拷"]));
        assert!(matches!(found, Err((3, WrongLine::Misread { .. }))), "{found:?}");
        let many: Vec<Line> = (1..=MOST_PRINTED + 1).map(|number| Line::plain(number, "甲")).collect();
        assert!(matches!(check(&many), Err((_, WrongLine::TooMany { .. }))));
    }
}

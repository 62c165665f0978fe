//! The staff of a page (版面人员): who edited, set and proofread it, on the line at its foot. On a page of several stories it is
//! nobody's of them; at the head it stands on a page line, which is no story's. So is who edited a group of briefs, below its last.

use crate::account::PartKind;
use crate::account::reason::Reason;
use crate::parse::line::sheet::Sheet;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::cut::Story;
use crate::parse::vocabulary::role;
use crate::text::identity;
use std::collections::BTreeSet;

/// What those do who make a page and no story of it: an editor beside them edited the page.
const OF_PAGE: [&str; 10] = ["美编", "美編", "美术编辑", "美術編輯", "版式", "组版", "排版", "校对", "校對", "本版"];

/// What the line at the foot closes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foot {
    /// A page, whose last story may have an editor of its own.
    Page,
    /// A group of briefs under the name of their column: no brief has an editor.
    Group,
}

/// Takes the line of the page's staff from the last story, where no other has one of its own.
pub(crate) fn leave_to_page(sheet: &Sheet<'_>, stories: &[Story], read: &mut [Signed]) {
    let is_group = matches!(stories, [.., above, last] if last.column.is_some() && above.column == last.column);
    let foot = if is_group { Foot::Group } else { Foot::Page };
    let with_text = read.iter().filter(|it| !it.text.is_empty()).count();
    let Some((last, others)) = read.split_last_mut() else { return };
    if with_text < 2 || others.iter().any(|it| !staff(sheet, it, foot).is_empty()) {
        return;
    }
    let lines = staff(sheet, last, foot);
    let numbers: BTreeSet<usize> = lines.iter().filter_map(|line| sheet.lines.get(*line)).map(|line| line.number).collect();
    last.credits.retain(|credit| !credit.place.lines.is_some_and(|(first, _)| numbers.contains(&first)));
    let said: Vec<String> = lines.iter().map(|line| identity(sheet.words(*line))).collect();
    last.printed.retain(|printed| !said.iter().any(|words| words.contains(&identity(printed))));
    for piece in last.pieces.iter_mut().filter(|piece| lines.contains(&piece.line)) {
        (piece.kind, piece.why) = (PartKind::Furniture, Reason::PageStaff);
    }
}

/// The lines behind a text that name nobody but who makes pages, one of them by a word that speaks of the page unless
/// they close a group.
fn staff(sheet: &Sheet<'_>, signed: &Signed, foot: Foot) -> BTreeSet<usize> {
    let text_ends = signed.text.iter().map(|(line, _)| *line).max();
    let credited = |line: usize| {
        let number = sheet.lines.get(line).map(|it| it.number);
        signed.credits.iter().filter(move |it| it.place.lines.map(|(first, _)| first) == number)
    };
    let behind: BTreeSet<usize> =
        signed.pieces.iter().map(|piece| piece.line).filter(|line| text_ends.is_none_or(|end| *line > end)).collect();
    let names = |line: &&usize| credited(**line).next().is_some();
    let is_of_page = |line: &&usize| credited(**line).all(|it| role::is_of_the_page(it.role()));
    let lines: BTreeSet<usize> = behind.iter().rev().filter(names).take_while(is_of_page).copied().collect();
    let says_page = lines.iter().any(|line| OF_PAGE.iter().any(|word| sheet.words(*line).contains(word)));
    if (says_page || foot == Foot::Group) && lines.iter().any(|line| sheet.words(*line).contains(['编', '編'])) {
        lines
    } else {
        BTreeSet::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;
    use crate::parse::story::credits;
    use crate::parse::story::segment;

    #[test]
    fn the_staff_at_the_foot_of_a_page_of_several_is_no_storys() {
        let text = "昨天,渡口老屋开门迎客,街坊们早早来到门前排队等候。";
        let two =
            |between: &str, foot: &str| format!("# 甲事\n{text}\n记者 柯书维\n{between}# 乙事\n{text}\n记者 方予安\n{foot}");
        let table = [
            (two("", "责编:陆平安 美编:苏望舒 校对:温也"), "柯书维|方予安"),
            (two("", "责编 陆平安\n美编 苏望舒\n校对 温也"), "柯书维|方予安"),
            (two("", "本版责编 陆平安"), "柯书维|方予安"),
            // A desk's editor may be the story's.
            (two("", "责编:陆平安"), "柯书维|方予安 陆平安"),
            (two("责编:陆平安 校对:温也\n", "责编:陆平安 校对:温也"), "柯书维 陆平安 温也|方予安 陆平安 温也"),
            (format!("# 甲事\n{text}\n责编:陆平安 校对:温也"), "陆平安 温也"),
            (format!("# 简讯\n{text}(柯书维)\n{text}(方予安)\n责编:陆平安"), "柯书维|方予安"),
        ];
        for (page, expected) in table {
            let lines = page.lines().enumerate().map(|(at, text)| Line::plain(at + 1, text)).collect();
            let document = Document { path: "page.md".into(), lines, ..Document::default() };
            let lexicon = Lexicon::default();
            let sheet = Sheet::new(&document, &lexicon);
            let open: Vec<usize> = (0..sheet.lines.len()).collect();
            let stories = segment::stories(&sheet, &open);
            let mut read: Vec<Signed> = stories.iter().map(|story| credits::read(&sheet, &story.lines)).collect();
            leave_to_page(&sheet, &stories, &mut read);
            let names = |signed: &Signed| signed.credits.iter().filter_map(|it| it.name()).collect::<Vec<_>>().join(" ");
            let printed = read.last().map(|it| it.printed.join(" ")).unwrap_or_default();
            assert!(read.last().is_some_and(|it| it.credits.len() > 1) || !printed.contains('编'), "{page}: {printed}");
            assert_eq!(read.iter().map(names).collect::<Vec<_>>().join("|"), expected, "{page}");
        }
    }
}

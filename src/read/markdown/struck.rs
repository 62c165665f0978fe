//! What tags of HTML strike out of a page of text (`<del>`, `<s>`, `<strike>`, `<span class=msoDel>`): it is no text, and goes with
//! all that stands in it, however many lines that is. An element that nothing ends strikes out nothing.

use crate::document::Line;
use crate::read::markdown::tag;
use crate::read::markdown::tag::Tag;
use crate::read::tags;
use std::collections::BTreeMap;
use std::ops::Range;

/// The lines without what is struck out, and where the first place stood and how many there were.
pub(crate) fn without(lines: Vec<Line>) -> (Vec<Line>, Option<(usize, usize)>) {
    if !lines.iter().any(|line| line.text.contains("</")) {
        return (lines, None);
    }
    let text = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    let places = places(&text);
    let Some(first) = places.first() else { return (lines, None) };
    let above = text.get(..first.start).unwrap_or_default().matches('\n').count();
    let told = (lines.get(above).map_or(1, |line| line.number), places.len());
    let mut kept = String::with_capacity(text.len());
    let mut done = 0;
    for place in places {
        kept.push_str(text.get(done..place.start).unwrap_or_default());
        kept.extend(text.get(place.clone()).unwrap_or_default().chars().filter(|letter| *letter == '\n'));
        done = place.end;
    }
    kept.push_str(text.get(done..).unwrap_or_default());
    let bare = |(line, text): (Line, &str)| Line { text: text.to_owned(), ..line };
    (lines.into_iter().zip(kept.split('\n')).map(bare).collect(), Some(told))
}

/// Where something is struck out, from tag to tag, in the order of the text and none in another.
fn places(text: &str) -> Vec<Range<usize>> {
    // Where each element that is open begins, by its name; `None` where it strikes out nothing.
    let mut open: BTreeMap<String, Vec<Option<usize>>> = BTreeMap::new();
    let mut places: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices('<') {
        let behind = text.get(at..).unwrap_or_default();
        let Some((tag, bytes)) = tag::read(behind) else { continue };
        match tag {
            Tag::Opens { name, .. } if tags::is_struck(&name, None) => open.entry(name).or_default().push(Some(at)),
            Tag::Opens { name, .. } if name == "span" => {
                let is_struck = behind.get(..bytes).is_some_and(|tag| tags::is_struck(&name, Some(tag)));
                open.entry(name).or_default().push(is_struck.then_some(at));
            }
            Tag::Closes { name } => {
                let start = open.get_mut(&name).and_then(Vec::pop).flatten();
                places.extend(start.map(|start| start..at + bytes));
            }
            _ => {}
        }
    }
    places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
    let mut end = 0;
    places.retain_mut(|place| {
        // Elements that cross are one place after the other.
        place.start = place.start.max(end);
        let is_beyond = place.end > end;
        end = end.max(place.end);
        is_beyond
    });
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tags_strike_out_goes_with_its_element() {
        let table = [
            ("原定<del>四月</del>三月完工", "原定三月完工", Some((1, 1))),
            ("甲<S>乙<strong>丙</strong>丁</S>戊<strike>己</strike>", "甲戊", Some((1, 2))),
            ("甲\n<del>\n\n乙\n\n丙\n</del>\n丁", "甲\n\n\n\n\n\n\n丁", Some((2, 1))),
            ("<del>甲<del>乙</del>丙</del>丁", "丁", Some((1, 1))),
            ("<del>甲<s>乙</del>丙</s>丁", "丁", Some((1, 2))),
            ("<span class=msoDel>甲<span>乙</span>丙</span>丁<span>戊</span>", "丁<span>戊</span>", Some((1, 1))),
            ("甲<ins>乙</ins><small>丙</small>", "甲<ins>乙</ins><small>丙</small>", None),
            ("甲<s>乙", "甲<s>乙", None),
            ("<s>甲\n乙<del>丙</del>丁", "<s>甲\n乙丁", Some((2, 1))),
            ("甲</s>乙", "甲</s>乙", None),
        ];
        for (text, expected, told) in table {
            let lines = text.lines().enumerate().map(|(at, line)| Line::plain(at + 1, line)).collect();
            let (lines, found) = without(lines);
            let text_left = lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
            assert_eq!((text_left.as_str(), found), (expected, told), "{text}");
        }
    }
}

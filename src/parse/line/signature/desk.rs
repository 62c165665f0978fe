//! Hands that a line names beside other things: a pupil behind the school, whoever a web desk's line names by its labels.

use crate::parse::byline::credited::Byline;
use crate::parse::byline::grammar;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::metadata;
use crate::parse::line::written::length;
use crate::parse::vocabulary::nobody;
use crate::text::is_han;

/// `实验小学三(2)班 刘明`: a pupil signs with school and class.
pub(crate) fn pupil(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline)> {
    let (school, name) = words.rsplit_once(' ')?;
    let of_school = ["小学", "中学", "学校", "学院", "大学", "班", "年级"].iter().any(|it| school.trim_end().ends_with(it));
    if !of_school || length(school) > LONGEST_SCHOOL {
        return None;
    }
    let byline = grammar::read(name, lexicon).filter(|it| it.is_plausible() && it.people.len() <= 2)?;
    Some((words.len() - name.len(), byline))
}

/// `扶沟县吕潭乡尚村岗村 王振峰`, `贵州读者孙淮`: a reader signs a letter with where the reader lives.
pub(crate) fn reader(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline)> {
    let lives = |place: &str| {
        (SHORTEST_PLACE..=LONGEST_SCHOOL).contains(&length(place)) && place.chars().all(is_han) && place.ends_with(DWELLINGS)
    };
    if let Some(name) = described(words) {
        let byline = grammar::read(name, lexicon).filter(|it| it.is_plausible() && it.people.len() == 1)?;
        return Some((0, byline));
    }
    let name = match (words.rsplit_once(' '), words.split_once("读者")) {
        (Some((place, name)), _) if lives(place.trim_end()) || nobody::is_reader(place.trim_end()) => name,
        (_, Some((place, name))) if length(name) > 0 && length(place) <= LONGEST_LAND && place.chars().all(is_han) => {
            name.trim_start()
        }
        _ => return None,
    };
    let byline = grammar::read(name, lexicon).filter(|it| it.is_plausible() && it.people.len() == 1)?;
    Some((words.len() - name.len(), byline))
}

/// The name before what is said of it: `邹牧野(中学教师)`, `邱秉鈞/退休教師(嘉義市)`.
fn described(words: &str) -> Option<&str> {
    let (before, note) = words.strip_suffix(')')?.split_once('(')?;
    let (name, trade) = before.split_once('/').unwrap_or((before, ""));
    let is_note =
        (2..=LONGEST_TRADE).contains(&length(note)) && note.chars().all(is_han) && !note.ends_with(['摄', '攝', '图', '圖']);
    let is_trade = length(trade) <= LONGEST_TRADE && trade.chars().all(is_han);
    (is_note && is_trade && (2..=4).contains(&length(name)) && name.chars().all(is_han)).then_some(name)
}

/// What somebody is has at most so many letters.
const LONGEST_TRADE: usize = 8;

/// What the place ends with where somebody lives or works, which has at least so many letters.
const DWELLINGS: [char; 12] = ['村', '镇', '乡', '县', '区', '市', '路', '街', '巷', '组', '队', '厂'];
const SHORTEST_PLACE: usize = 4;

/// Before 读者 stands where from, in at most so many letters: 贵州.
const LONGEST_LAND: usize = 5;

/// A school and a class have at most so many letters.
const LONGEST_SCHOOL: usize = 24;

/// The hands that a desk's line names by their labels, whatever stands before and between them; it has bytes of the line.
pub(crate) fn labelled(words: &str, lexicon: &Lexicon) -> Option<Byline> {
    let byline = grammar::read(&metadata::blotted(words)?, lexicon)?;
    (byline.says_so && !byline.people.is_empty()).then(|| of_people(byline))
}

/// The hands in the part of a page's line that credits somebody: where the part begins, and what it says.
pub(crate) fn in_part(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline)> {
    let part = metadata::part(words)?;
    Some((part.start, of_people(grammar::read(words.get(part)?, lexicon)?)))
}

/// Around a story an outlet is where it was found, and nobody's hand.
fn of_people(byline: Byline) -> Byline {
    Byline { organisations: Vec::new(), ..byline }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_is_named_behind_the_school() {
        let lexicon = Lexicon::default();
        let name = |words: &str| pupil(words, &lexicon).map(|(_, byline)| byline.people.first().unwrap().name.clone());
        assert_eq!(name("实验小学三(2)班 刘明").as_deref(), Some("刘明"));
        assert_eq!(name("三(2)班 春游"), None);
        assert_eq!(name("海湾大桥 刘明"), None);
    }

    #[test]
    fn a_reader_signs_a_letter_with_a_place() {
        let lexicon = Lexicon::default();
        let name = |words: &str| reader(words, &lexicon).map(|(_, byline)| byline.people.first().unwrap().name.clone());
        assert_eq!(name("渡口县云溪乡河西村 刘明").as_deref(), Some("刘明"));
        assert_eq!(name("贵州读者孙淮").as_deref(), Some("孙淮"));
        assert_eq!(name("邹牧野(中学教师)").as_deref(), Some("邹牧野"));
        assert_eq!(name("邱秉鈞/退休教師(嘉義市)").as_deref(), Some("邱秉鈞"));
        assert_eq!(name("邹牧野(资料图)").as_deref(), None);
        for words in ["读者来信", "老街 刘明", "渡口县云溪乡河西村 春游", "渡口读者节今天开幕"] {
            assert_eq!(name(words), None, "{words}");
        }
    }
}

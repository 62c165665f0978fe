//! Personal names (姓名): where one ends and the next begins, padded (`赵  成`), spaced or glued (`陈晓颜赵玉明`).
//!
//! The likeliest reading of a run by how often each surname stands with a given name of one and of two characters
//! (January 1998, 8,700 names; 95 % of real glued runs come out right). No word list of persons: only surnames.
//! Which runs are names at all is `byline`'s to say.

use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::role;
use crate::text::is_han;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// One name of a run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Padding taken out: 赵成.
    pub(crate) text: String,
    /// Its bytes in the run.
    pub(crate) bytes: Range<usize>,
    /// How unlikely such a name is, in nats: 王伟 2, a rare surname 10, no surname 13 and more.
    pub(crate) doubt: f64,
}

/// A name of less doubt begins with a surname of the table.
pub(crate) const KNOWN_SURNAME: f64 = 12.0;

/// A name of less doubt begins with a surname that more than one in five thousand bears.
pub(crate) const USUAL: f64 = 8.6;

/// What a surname of two letters counts for beside what was seen of it: 司马, 尉迟 and their like are rare, and hardly ever
/// anything but surnames.
const OF_COMPOUND: f64 = 3.0;

/// What any surname of one letter counts for beside what was seen of it.
const UNSEEN: f64 = 0.2;

/// The most letters that a run of names has; more is text.
const LONGEST_RUN: usize = 120;

/// A surname, of one letter or of two.
type Surname = (char, Option<char>);

/// Surname → how often with a given name of one and of two characters.
static SURNAMES: LazyLock<HashMap<Surname, [f64; 2]>> = LazyLock::new(|| {
    let mut surnames = COUNTS.clone();
    let rows = include_str!("traditional.tsv").lines().filter(|line| !line.starts_with('#'));
    surnames.extend(rows.filter_map(|row| {
        let (traditional, same) = row.split_once('\t')?;
        Some((letters_of(traditional)?, *COUNTS.get(&letters_of(same)?)?))
    }));
    surnames
});

/// The surnames that were counted, all in simplified letters but for some of two.
static COUNTS: LazyLock<HashMap<Surname, [f64; 2]>> = LazyLock::new(|| {
    let rows = include_str!("surnames.tsv").lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let surname = letters_of(cells.next()?)?;
        let one = cells.next()?.parse().ok()?;
        let two = cells.next()?.parse().ok()?;
        Some((surname, [one, two]))
    })
    .collect()
});

fn letters_of(surname: &str) -> Option<Surname> {
    let mut letters = surname.chars();
    Some((letters.next()?, letters.next()))
}

/// All names that were counted.
static COUNTED: LazyLock<f64> = LazyLock::new(|| COUNTS.values().flatten().sum());

/// The names in a run of Chinese characters, spaces and `·`; `None` where it cannot be one.
///
/// A space parts two names or pads one: only single characters are drawn together over spaces.
pub(crate) fn split(run: &str, lexicon: &Lexicon) -> Option<Vec<Name>> {
    let letters = letters(run)?;
    // best[n]: the cheapest way to read the first n letters, and the length of its last name.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; letters.len() + 1];
    *best.first_mut()? = Some((0.0, 0));
    for end in 1..=letters.len() {
        for length in 1..=end.min(16) {
            let start = end - length;
            let Some(Some((before, _))) = best.get(start).copied() else { continue };
            let Some(cost) = letters.get(start..end).and_then(|name| cost(name, letters.get(end), lexicon)) else { continue };
            let slot = best.get_mut(end)?;
            if slot.is_none_or(|(cheapest, _)| before + cost < cheapest) {
                *slot = Some((before + cost, length));
            }
        }
    }
    let mut names = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let (cost, length) = best.get(end).copied().flatten()?;
        let start = end - length;
        let (before, _) = best.get(start).copied().flatten()?;
        let name = letters.get(start..end)?;
        let bytes = name.first()?.at..name.last()?.at + name.last()?.letter.len_utf8();
        names.push(Name { text: name.iter().map(|it| it.letter).collect(), bytes, doubt: cost - before });
        end = start;
    }
    names.reverse();
    // The law of all bylines: no word of the trade is anybody. 摄影 in `记者 方予安 摄影` is what he did.
    let is_trade = |name: &Name| role::is_word_of_trade(&name.text) && !lexicon.is_name(&name.text);
    (!names.is_empty() && !names.iter().any(is_trade)).then_some(names)
}

/// Whether a name begins with a surname that is borne by more than one in some three thousand.
pub(crate) fn has_common_surname(name: &str) -> bool {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return false };
    let surnames = [Some((first, None)), letters.next().map(|second| (first, Some(second)))];
    surnames.iter().flatten().filter_map(|it| SURNAMES.get(it)).any(|[single, double]| single + double >= 3.0)
}

/// The surname of the table that a name begins with, the longer of two.
pub(crate) fn surname(name: &str) -> Option<&str> {
    let mut letters = name.char_indices();
    let (_, first) = letters.next()?;
    let one = (first.len_utf8(), (first, None));
    let two = letters.next().map(|(at, second)| (at + second.len_utf8(), (first, Some(second))));
    let known = |(end, surname): &(usize, Surname)| *end < name.len() && SURNAMES.contains_key(surname);
    two.into_iter().chain([one]).find(known).and_then(|(end, _)| name.get(..end))
}

/// A letter of a run.
#[derive(Debug, Clone, Copy)]
struct Letter {
    letter: char,
    /// Its byte in the run.
    at: usize,
    /// A space stands before it, or nothing.
    opens: bool,
    /// A space stands behind it, or nothing.
    closes: bool,
}

/// The letters of a run without its spaces; `None` if anything else than a name can hold is among them.
fn letters(run: &str) -> Option<Vec<Letter>> {
    let mut letters: Vec<Letter> = Vec::new();
    let mut opens = true;
    for (at, letter) in run.char_indices() {
        if letter == ' ' {
            if let Some(last) = letters.last_mut() {
                last.closes = true;
            }
            opens = true;
        } else if (is_han(letter) || letter == '·') && letters.len() < LONGEST_RUN {
            letters.push(Letter { letter, at, opens, closes: false });
            opens = false;
        } else {
            return None;
        }
    }
    letters.last_mut()?.closes = true;
    Some(letters)
}

/// How unlikely it is that these letters are one name, in nats; `None` where they cannot be.
fn cost(name: &[Letter], next: Option<&Letter>, lexicon: &Lexicon) -> Option<f64> {
    let first = name.first()?;
    let last = name.last()?;
    if !lexicon.names.is_empty() && lexicon.is_name(&name.iter().map(|it| it.letter).collect::<String>()) {
        return Some(1.0);
    }
    let whole_token = first.opens && last.closes;
    let padded = name.len() > 1 && name.iter().all(|it| it.opens && it.closes);
    let spaced_inside = name.iter().skip(1).any(|it| it.opens);
    if spaced_inside && !padded {
        return None;
    }
    if name.iter().any(|it| it.letter == '·') {
        // 买买提·吐尔逊: one name up to the next space.
        return (whole_token && first.letter != '·' && last.letter != '·' && name.len() >= 3).then_some(9.0);
    }
    if padded && next.is_some_and(|it| it.opens && it.closes) && name.len() == 2 {
        // `张 胜 男` is a name of three more often than a name of two and a lost character.
        return surname_cost(name).map(|cost| cost + 1.5);
    }
    match name.len() {
        2 | 3 => surname_cost(name),
        // 欧阳晓明; 穗卫健宣: a pen-name that stands alone between spaces.
        4 => compound_cost(name).or_else(|| (whole_token && !padded).then_some(16.0)),
        5..=8 if whole_token && !padded => Some(20.0),
        _ => None,
    }
}

/// Two or three letters: the surname's share with a given name of that length.
fn surname_cost(name: &[Letter]) -> Option<f64> {
    let given = |surname_letters: usize| name.len().checked_sub(surname_letters + 1);
    let share = |surname: Surname, given: usize, unseen: f64| {
        SURNAMES.get(&surname).and_then(|counts| counts.get(given)).map(|count| (count + unseen) / *COUNTED)
    };
    let (first, second) = (name.first()?.letter, name.get(1)?.letter);
    let single = given(1).and_then(|it| share((first, None), it, UNSEEN));
    let double = given(2).and_then(|it| share((first, Some(second)), it, OF_COMPOUND));
    let share = match (single, double) {
        (Some(single), Some(double)) => single.max(double),
        (single, double) => single.or(double).unwrap_or(0.015 / *COUNTED),
    };
    // Two characters are 29 % of all names, which the surname's own counts know; a pen-name has no such counts.
    Some(-share.ln())
}

fn compound_cost(name: &[Letter]) -> Option<f64> {
    let counts = SURNAMES.get(&(name.first()?.letter, Some(name.get(1)?.letter)))?;
    Some(-((counts.get(1)? + OF_COMPOUND) / *COUNTED).ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_names_fall_apart_where_a_reader_parts_them() {
        let table = [
            ("鲁燕", "鲁燕"),
            ("武刘敏 王维", "武刘敏|王维"),
            ("赵  成", "赵成"),
            ("张 胜 男", "张胜男"),
            ("何  聪  姚雪青", "何聪|姚雪青"),
            ("高  炳  史晓韵", "高炳|史晓韵"),
            ("王 明 李 强", "王明|李强"),
            ("陈晓颜赵玉明", "陈晓颜|赵玉明"),
            ("叶卫兵王文婷", "叶卫兵|王文婷"),
            ("王福军朱晓航", "王福军|朱晓航"),
            ("易允武邓献忠周立耘", "易允武|邓献忠|周立耘"),
            ("吴臻游庆辉", "吴臻|游庆辉"),
            ("欧阳晓明", "欧阳晓明"),
            ("穗卫健宣", "穗卫健宣"),
            ("林清清", "林清清"),
            ("买买提·吐尔逊 王维", "买买提·吐尔逊|王维"),
            ("肖 云", "肖云"),
        ];
        for (run, expected) in table {
            let names: Vec<String> = split(run, &Lexicon::default()).unwrap().into_iter().map(|name| name.text).collect();
            assert_eq!(names.join("|"), expected, "{run}");
        }
    }

    #[test]
    fn a_paper_knows_names_that_no_surname_gives_away() {
        let lexicon = Lexicon { names: vec!["粒砂".to_owned()], ..Lexicon::default() };
        let names: Vec<String> = split("粒砂王维", &lexicon).unwrap().into_iter().map(|name| name.text).collect();
        assert_eq!(names, ["粒砂", "王维"]);
    }

    #[test]
    fn what_cannot_be_names_is_none() {
        for run in
            ["", " ", "鲁", "鲁燕,", "2023年", "·", "Tom", "摄影", "鲁燕 摄影", "图文", "文图", "综合", "全媒体", "王虎摄影"]
        {
            assert_eq!(split(run, &Lexicon::default()), None, "{run}");
        }
    }

    #[test]
    fn a_name_knows_its_place_and_its_doubt() {
        let names = split("王 燕 武刘敏", &Lexicon::default()).unwrap();
        assert_eq!(names.iter().map(|it| it.bytes.clone()).collect::<Vec<_>>(), [0..7, 8..17]);
        assert!(names.iter().all(|it| it.doubt < KNOWN_SURNAME), "{names:?}");
        assert!(split("嗄桂", &Lexicon::default()).unwrap().iter().all(|it| it.doubt > KNOWN_SURNAME));
        let doubt = |run: &str| split(run, &Lexicon::default()).unwrap().first().unwrap().doubt;
        assert!((1.0..USUAL).contains(&doubt("欧阳晓明")), "{}", doubt("欧阳晓明"));
        // A name of two letters that are spaced out is doubted a little where a third such letter follows.
        assert!(doubt("王 明 李 强") > doubt("王 明") + 1.0);
        assert!(doubt("王 明 李强") < doubt("王 明") + 1.0);
    }
}

//! The evidence (依据) in words: what of a byline or a dateline made it be taken for one. For people who check a page.
//!
//! Said of what was understood, from its own words; nothing is decided or weighed here.

use crate::parse::byline::Byline;
use crate::parse::byline::Person;
use crate::parse::dateline::Found;
use crate::parse::edition;
use crate::parse::name;
use crate::parse::role;
use std::collections::BTreeSet;

/// `ends the text: role words 记者, 通讯员; 鲁燕; 武刘敏 | 王维 parted by surname 武, 王`. `text` is what was read as the byline.
pub(crate) fn byline(stands: &str, text: &str, byline: &Byline) -> String {
    let mut said = Vec::new();
    let words = role_words(text, byline);
    if !words.is_empty() {
        said.push(format!("role word{} {}", if words.len() == 1 { "" } else { "s" }, words.join(", ")));
    }
    let mut organisations: Vec<&str> = byline.people.iter().filter_map(|person| person.organisation.as_deref()).collect();
    organisations.extend(byline.organisations.iter().map(|(organisation, _)| organisation.as_str()));
    organisations.dedup();
    if !organisations.is_empty() {
        said.push(format!("organisation {}", organisations.join(", ")));
    }
    if words.is_empty() && organisations.is_empty() {
        said.push("nothing but names".to_owned());
    }
    said.extend(runs(text, byline).iter().map(|run| names(run)));
    format!("{stands}: {}", said.join("; "))
}

/// `opens the paragraph: 新华社, place 北京, day 4月8日`.
pub(crate) fn dateline(stands: &str, found: &Found) -> String {
    let parts = [
        found.agency.clone(),
        found.place.as_ref().map(|place| format!("place {place}")),
        found.written.map(|written| format!("day {}", edition::shown(written))),
    ];
    format!("{stands}: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The role words between the names, each once, in the order printed, padding taken out: 责 编 is 责编.
fn role_words(text: &str, byline: &Byline) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut end = 0;
    for name in byline.people.iter().map(|person| person.bytes.clone()).chain(std::iter::once(text.len()..text.len())) {
        let gap = text.get(end..name.start).unwrap_or("");
        end = name.end;
        let before = words.len();
        words.extend(words_of(gap));
        if words.len() == before {
            words.extend(words_of(&gap.replace(' ', "")));
        }
        if words.len() == before {
            // A letter counts where nothing else stands: 摄 behind a name, 文 before a stroke.
            let letters = gap.split([' ', '/', ':', '|', '、', ',', '(', ')', '\n']);
            words.extend(letters.filter(|it| is_role_letter(it)).map(str::to_owned));
        }
    }
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}

fn words_of(gap: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = gap;
    while let Some(letter) = rest.chars().next() {
        let word = role::built_in(rest).map(|(length, _)| length);
        words.extend(word.and_then(|length| rest.get(..length)).map(str::to_owned));
        rest = rest.get(word.unwrap_or(letter.len_utf8())..).unwrap_or("");
    }
    words
}

fn is_role_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|letter| role::of_letter(letter).is_some()) && letters.next().is_none()
}

/// Names that nothing but their own letters parts.
fn runs<'a>(text: &str, byline: &'a Byline) -> Vec<Vec<&'a Person>> {
    let mut runs: Vec<Vec<&Person>> = Vec::new();
    for person in &byline.people {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|it| is_blank(text.get(it.bytes.end..person.bytes.start))) => run.push(person),
            _ => runs.push(vec![person]),
        }
    }
    runs
}

fn is_blank(gap: Option<&str>) -> bool {
    gap.is_some_and(|it| it.trim().is_empty())
}

/// `武刘敏 | 王维 by surname 武, 王`; a name that begins with none is said to.
fn names(run: &[&Person]) -> String {
    let printed: Vec<&str> = run.iter().map(|person| person.name.as_str()).collect();
    let surnames: Vec<&str> = printed.iter().map(|name| name::surname(name).unwrap_or("none")).collect();
    format!("{} by surname {}", printed.join(" | "), surnames.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::byline as read;
    use crate::parse::dateline::at_start;
    use crate::parse::lexicon::Lexicon;

    #[test]
    fn a_byline_says_which_words_told_it() {
        let table = [
            ("记者 鲁燕 通讯员 武刘敏 王维", "role words 记者, 通讯员; 鲁燕 by surname 鲁; 武刘敏 | 王维 by surname 武, 王"),
            ("(新华社记者岳林才)", "role word 记者; organisation 新华社; 岳林才 by surname 岳"),
            ("责 编 | 韩 冰 编 辑 | 罗小敏", "role words 责编, 编辑; 韩冰 by surname 韩; 罗小敏 by surname 罗"),
            ("罗阳奇摄", "role word 摄; 罗阳奇 by surname 罗"),
            ("欧阳晓明", "nothing but names; 欧阳晓明 by surname 欧阳"),
        ];
        for (text, expected) in table {
            assert_eq!(byline("here", text, &read::read(text, &Lexicon::default()).unwrap()), format!("here: {expected}"));
        }
    }

    #[test]
    fn a_dateline_says_what_it_names() {
        let table = [("新华社北京4月8日电", "新华社, place 北京, day 4月8日"), ("本报讯", "本报")];
        for (text, expected) in table {
            assert_eq!(dateline("opens it", &at_start(text, &Lexicon::default()).unwrap()), format!("opens it: {expected}"));
        }
    }
}

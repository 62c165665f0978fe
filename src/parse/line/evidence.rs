//! The evidence (依据): what of a byline or a dateline made it be taken for one. For people who check a page.
//!
//! Said of what was understood, from its own words; nothing is decided or weighed here.

use crate::account::reason::Origin;
use crate::account::reason::Reason;
use crate::account::reason::Signs;
use crate::account::reason::Stands;
use crate::date::Written;
use crate::parse::byline::credited::Byline;
use crate::parse::byline::credited::Person;
use crate::parse::byline::name;
use crate::parse::line::dateline::Found;
use crate::parse::vocabulary::role;
use std::collections::BTreeSet;

/// What of a byline made it be taken for one; `text` is what was read as the byline.
pub(crate) fn byline(stands: Stands, text: &str, byline: &Byline) -> Reason {
    let mut organisations: Vec<String> = byline.people.iter().filter_map(|person| person.organisation.clone()).collect();
    organisations.extend(byline.organisations.iter().chain(&byline.sources).map(|(organisation, _)| organisation.clone()));
    organisations.dedup();
    let names = runs(text, byline).iter().map(|run| names(run)).collect();
    Reason::Byline(stands, Signs { roles: role_words(text, byline), organisations, names })
}

/// What a dateline says of its story.
pub(crate) fn dateline(stands: Stands, found: &Found) -> Reason {
    let origin = Origin { agency: found.agency.clone(), place: found.place.clone(), day: found.written.map(Written::shown) };
    Reason::Dateline(stands, origin)
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

/// Each name with the known surname that it begins with.
fn names(run: &[&Person]) -> Vec<(String, Option<String>)> {
    run.iter().map(|person| (person.name.clone(), name::surname(&person.name).map(str::to_owned))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::byline::grammar as read;
    use crate::parse::lexicon::Lexicon;
    use crate::parse::line::dateline::at_start;

    #[test]
    fn a_byline_says_which_words_told_it() {
        let table = [
            ("记者 鲁燕 通讯员 武刘敏 王维", "记者,通讯员;;鲁燕(鲁);武刘敏(武) 王维(王)"),
            ("(新华社记者岳林才)", "记者;新华社;岳林才(岳)"),
            ("责 编 | 韩 冰 编 辑 | 罗小敏", "责编,编辑;;韩冰(韩);罗小敏(罗)"),
            ("罗阳奇摄", "摄;;罗阳奇(罗)"),
            ("欧阳晓明", ";;欧阳晓明(欧阳)"),
        ];
        for (text, expected) in table {
            let Reason::Byline(Stands::InLead, signs) =
                byline(Stands::InLead, text, &read::read(text, &Lexicon::default()).unwrap())
            else {
                panic!("{text}")
            };
            let name = |(name, surname): &(String, Option<String>)| format!("{name}({})", surname.clone().unwrap_or_default());
            let run = |run: &Vec<(String, Option<String>)>| run.iter().map(name).collect::<Vec<_>>().join(" ");
            let runs: Vec<String> = signs.names.iter().map(run).collect();
            assert_eq!(format!("{};{};{}", signs.roles.join(","), signs.organisations.join(","), runs.join(";")), expected);
        }
    }

    #[test]
    fn a_dateline_says_what_it_names() {
        let origin = |agency: &str, place: Option<&str>, day: Option<&str>| Origin {
            agency: Some(agency.to_owned()),
            place: place.map(str::to_owned),
            day: day.map(str::to_owned),
        };
        let table =
            [("新华社北京4月8日电", origin("新华社", Some("北京"), Some("4月8日"))), ("本报讯", origin("本报", None, None))];
        for (text, expected) in table {
            let found = dateline(Stands::OpensParagraph, &at_start(text, &Lexicon::default()).unwrap());
            assert_eq!(found, Reason::Dateline(Stands::OpensParagraph, expected), "{text}");
        }
    }
}

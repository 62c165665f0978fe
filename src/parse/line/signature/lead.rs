//! The byline that is run into the lead (导语), behind the dateline or instead of one.

use crate::parse::byline::credited::Byline;
use crate::parse::byline::grammar;
use crate::parse::byline::held;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::role;
use std::ops::Range;

/// What stands close behind them.
const VERBS: &[&str] = &["报道", "報道", "报导", "从", "在", "日前", "今天", "昨天", "昨日", "近日", "获悉"];

/// A byline run into the lead has at most so many places at which it could end.
const MOST_ENDS: usize = 12;

/// A name in a bracket behind a dateline has at most so many letters.
const LONGEST_NAME: usize = 4;

/// The byline at the start of a lead, behind its dateline if it has one: `(记者 鲁燕)近日`, `记者 施明慎报道:`, `记者董建勤从农业部获悉`.
pub(crate) fn read(text: &str, dated: bool, lexicon: &Lexicon) -> Option<(Range<usize>, Byline)> {
    let start = text.len() - text.trim_start().len();
    let words = text.get(start..)?;
    if words.starts_with(['(', '[', '【']) {
        let end = words.find([')', ']', '】']).filter(|end| *end < held::LONGEST)?;
        let end = end + words.get(end..)?.chars().next()?.len_utf8();
        let byline = grammar::read(words.get(..end)?, lexicon)?;
        // Behind a dateline a bracket with names is a byline also where one of them begins with no usual surname.
        let of_names = byline.people.len() > 1
            && byline.people.iter().all(|it| it.name.chars().count() <= LONGEST_NAME)
            && byline.people.iter().any(|it| name::has_common_surname(&it.name) || name::surname(&it.name).is_some());
        let believed = byline.says_so && byline.names_somebody() || (byline.is_plausible() || of_names) && dated;
        return believed.then_some((start..start + end, byline));
    }
    // Somebody's role is printed before the names, or it is no byline but the story.
    let window = words.char_indices().nth(40).map_or(words.len(), |(at, _)| at);
    let opening = words.get(..window)?;
    let first = role::first_of_lead(opening).or_else(|| lexicon.role_in(opening))?;
    // Close behind the names stands a verb, a day or a colon; the first reading that leaves nothing over counts.
    let mut ends: Vec<usize> = Vec::new();
    for (at, letter) in words.char_indices().take(120).skip_while(|(at, _)| *at <= first) {
        let rest = words.get(at..)?;
        if letter == ':' || letter.is_ascii_digit() || VERBS.iter().any(|verb| rest.starts_with(verb)) {
            // 摄影报道 keeps the roles, 摄影 alone would change them.
            let report = ["报道", "報道", "报导"].iter().find(|it| rest.starts_with(**it)).map_or(0, |it| it.len());
            ends.push(at + report);
        }
        if !held::is_held(letter) || ends.len() > MOST_ENDS {
            break;
        }
    }
    for end in ends {
        let Some(byline) = words.get(..end).and_then(|it| grammar::read(it, lexicon)) else { continue };
        let reported = words.get(end..)?;
        let reported = reported.trim_start_matches(|it: char| it.is_ascii_digit() || matches!(it, '月' | '日' | ' ' | '年'));
        let closes = reported.starts_with("报道")
            || reported.starts_with("報道")
            || reported.starts_with("报导")
            || reported.starts_with(':');
        if byline.says_so && byline.is_of_the_story() && !byline.people.is_empty() && (closes || dated && byline.is_plausible()) {
            let end = words.get(..end)?.trim_end().len();
            return Some((start..start + end, byline));
        }
    }
    // 讯 记者 虢灿 通讯员 骆志平 小雪节气前后: names run on until the first piece that is none.
    if !dated {
        return None;
    }
    let held = words.find(|it| !held::is_held(it) || it == ',' || it == ':').unwrap_or(words.len());
    // 楚天金报讯 记者 严华 通讯员 刘宝生: a line may hold nothing else.
    let end = Some(words.trim_end().len()).filter(|end| *end <= held);
    let pieces = words.match_indices(' ').map(|(at, _)| at).filter(|at| *at > first && *at < held.min(held::LONGEST)).chain(end);
    let readings = pieces.filter_map(|end| Some((end, grammar::read(words.get(..end)?, lexicon)?)));
    // A longer piece behind a space is the sentence.
    let names = |byline: &Byline| !byline.people.is_empty() && byline.people.iter().all(|it| it.name.chars().count() <= 3);
    let (end, byline) = readings.rev().find(|(_, byline)| byline.says_so && names(byline))?;
    let end = words.get(..end)?.trim_end().len();
    Some((start..start + end, byline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byline_ends_where_the_story_begins() {
        let lexicon = Lexicon::default();
        let table = [
            ("(记者 鲁燕)近日,", true, Some("(记者 鲁燕)")),
            ("(薛峰、陈辉)驻京部队", true, Some("(薛峰、陈辉)")),
            (" 记者 施明慎报道:中国人民银行", true, Some("记者 施明慎报道")),
            ("记者董建勤从农业部获悉:", true, Some("记者董建勤")),
            ("通讯员刘明、王晓维摄影报道:12月22日", true, Some("通讯员刘明、王晓维摄影报道")),
            ("新华社记者梅永存、本报记者潘帝都报道:福建", true, Some("新华社记者梅永存、本报记者潘帝都报道")),
            ("记者 虢灿 通讯员 骆志平 小雪节气前后,", true, Some("记者 虢灿 通讯员 骆志平")),
            ("记者 王菲 文/图 昨日上午,", true, Some("记者 王菲 文/图")),
            ("(见图)近日,", true, None),
            ("记者在现场看到,", false, None),
            ("记者从市统计局获悉,", false, None),
            ("(CCD)是", false, None),
            ("记者 鲁燕 从市统计局获悉,", true, Some("记者 鲁燕")),
            ("记者 鲁燕 从市统计局获悉,", false, None),
        ];
        for (text, dated, expected) in table {
            let found = read(text, dated, &lexicon).and_then(|(part, _)| text.get(part));
            assert_eq!(found, expected, "{text}");
        }
    }
}

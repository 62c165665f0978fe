//! Names in a run, and what stands around them: the office, place or post before a name, what somebody is behind it.

use crate::parse::byline::hands::Reader;
use crate::parse::byline::name;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::place;

impl Reader<'_> {
    /// Names, or an affiliation and names: `林业部部长陈耀邦`, `河南偃师市公安局焦 宏`. Where both can be, the one whose
    /// names are likelier.
    pub(crate) fn names(&mut self, run: &str, start: usize) -> Option<()> {
        // 江苏 方予安: from where somebody sends it is no name.
        if let Some((origin, names)) = run.split_once(' ')
            && place::is_known(origin)
            && !names.trim().is_empty()
            && name::split(names.trim(), self.lexicon).is_some_and(|it| it.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
        {
            self.affiliated = true;
            let behind = names.trim_start();
            return self.names(behind.trim_end(), start + (behind.as_ptr() as usize - run.as_ptr() as usize));
        }
        // 方予安律师: what somebody is is no part of the name.
        if let Some(name) = PROFESSIONS.iter().find_map(|it| run.strip_suffix(it)).map(str::trim_end)
            && (2..=4).contains(&name.chars().count())
            && name::split(name, self.lexicon)
                .is_some_and(|it| it.len() == 1 && it.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
        {
            return self.names(name, start);
        }
        let split = name::split(run, self.lexicon);
        let worst = |names: &[name::Name]| names.iter().map(|it| it.doubt).fold(0.0, f64::max);
        let doubt = split.as_deref().map_or(f64::INFINITY, worst);
        let likelier = |rest: &str| {
            name::split(rest, self.lexicon).is_some_and(|names| worst(&names) < name::KNOWN_SURNAME && worst(&names) < doubt)
        };
        if doubt > name::USUAL
            && let Some(affiliation) = affiliation(run, likelier)
            && (affiliation < run.len() || self.current.is_none() && self.outer.is_none())
        {
            self.affiliated = true;
            if let Some(names) = run.get(affiliation..).and_then(|rest| name::split(rest, self.lexicon)) {
                self.add(names, start + affiliation);
            }
            return Some(());
        }
        let mut names = split?;
        // A word of the trade is nobody merely because it begins as a name does.
        let is_told = self.current.is_some() || self.outer.is_some() || self.organisation.is_some();
        if !is_told && names.iter().any(|it| nobody::is_no_name(&it.text)) {
            return None;
        }
        // 海都邦邦 张帆 黄谨: a long word that begins no name, before names, is where they are from.
        let is_unit_told = is_told || self.has_role || self.marked;
        let unit = is_unit_told && names.first().is_some_and(|it| it.doubt >= name::KNOWN_SURNAME && it.text.chars().count() > 3);
        if unit && names.len() > 1 && names.iter().skip(1).all(|it| it.doubt < name::USUAL) {
            let outlet = names.remove(0);
            self.set_organisation(&outlet.text, start + outlet.bytes.start);
        }
        if !self.believes(&names, run) {
            return None;
        }
        self.add(names, start);
        Some(())
    }
}

/// What stands behind a name and says what somebody is.
const PROFESSIONS: &[&str] =
    &["律师", "律師", "医生", "医师", "教授", "副教授", "老师", "博士", "研究员", "主任", "院长", "校长"];

/// Last letters of the post, office or place that is printed before a name.
const AFFILIATION_ENDINGS: &str =
    "省市县区州盟旗乡镇村街部局厅委院校学厂矿社司团队连营所处科室站会行店馆园报台网协府箱长任席记裁理授员师家士办心民者";

/// Where the names begin behind an affiliation: the shortest rest that `names` believes, the affiliation three letters
/// and more. The whole length where there is nothing but an affiliation: `国务院副秘书长、…`.
fn affiliation(run: &str, names: impl Fn(&str) -> bool) -> Option<usize> {
    let letters = run.chars().count();
    // A post or an address is no sentence: 目前状况在家养病.
    if !(5..=40).contains(&letters) || run.contains(['在', '的', '了', '是', '将', '被']) {
        return None;
    }
    let mut ends = run
        .char_indices()
        .skip(2)
        .filter(|(_, letter)| AFFILIATION_ENDINGS.contains(*letter))
        .map(|(at, letter)| at + letter.len_utf8());
    if run.ends_with(|letter| AFFILIATION_ENDINGS.contains(letter)) && run.chars().count() >= 6 {
        return Some(run.len());
    }
    // 慕白 司马静: of words as long as names none is cut.
    let cuts_a_name = |end: usize| {
        let behind = run.get(end..).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
        let before = run.get(..end).and_then(|rest| rest.rsplit(' ').next()).unwrap_or_default();
        run.contains(' ') && !behind.is_empty() && before.chars().count() + behind.chars().count() <= 4
    };
    let ends: Vec<usize> = ends.by_ref().filter(|end| !cuts_a_name(*end)).collect();
    ends.into_iter()
        .rev()
        .find(|end| run.get(*end..).is_some_and(|rest| rest.chars().filter(|it| *it != ' ').count() >= 2 && names(rest)))
}

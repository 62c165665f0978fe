//! A run of letters between two role words: names, who gave a picture, a source, or where somebody reports from.

use crate::article::credit::Role;
use crate::parse::byline::hands::Reader;
use crate::parse::byline::name;
use crate::parse::byline::token::Kind;
use crate::parse::byline::token::Token;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::place;
use crate::parse::vocabulary::role::Use;
use crate::parse::vocabulary::sender;

impl Reader<'_> {
    /// Whether a run is where they report from: `邵宛真/台南報導`, `記者詹博鈞/雲林即時報導`.
    pub(crate) fn is_where(&self, text: &str, glued: bool, before: &[Token<'_>], behind: &[Token<'_>]) -> bool {
        let is_behind_stroke = before.last().is_some_and(|it| it.kind == Kind::Stroke) && !self.people.is_empty();
        let reports = glued && behind.first().is_some_and(|it| matches!(it.kind, Kind::Role(Use::Keep(_))));
        let place = ["即時", "即时", "綜合", "综合"].iter().find_map(|it| text.strip_suffix(it)).unwrap_or(text);
        is_behind_stroke && reports && (place.is_empty() || place::is_known(place))
    }

    /// Whether a run is the first of two names of one outlet: `大河云/漯河日报记者 訾向南`.
    pub(crate) fn opens_outlet(&self, text: &str, behind: &[Token<'_>]) -> bool {
        let [stroke, outlet, role, ..] = behind else { return false };
        let Kind::Run { text: second, .. } = outlet.kind else { return false };
        let is_outlet = sender::is_organisation(sender::without_kinds(second).0, self.lexicon);
        let is_strange =
            name::split(text, self.lexicon).is_none_or(|names| names.iter().all(|it| it.doubt >= name::KNOWN_SURNAME));
        self.text.get(stroke.start..stroke.end) == Some("/")
            && matches!(role.kind, Kind::Role(Use::Before(_)))
            && self.people.is_empty()
            && !self.has_role
            && is_outlet
            && is_strange
    }

    /// A run: names, outlets, or names and an outlet glued to the role word behind them.
    pub(crate) fn run(&mut self, text: &str, start: usize, glued: bool, next: Option<&Token<'_>>) -> Option<()> {
        if let Some(label) = self.unknown {
            let are_names = name::split(text, self.lexicon).is_some_and(|it| it.iter().all(|it| it.doubt < name::KNOWN_SURNAME));
            self.unread = self.unread.or(Some(label).filter(|_| are_names));
            return Some(());
        }
        if self.source && name::split(text, self.lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL)) {
            // 信息来源:柯书维 陆平安 names who told it; they made nothing of it.
            return Some(());
        }
        if self.source {
            self.sources.push((text.to_owned(), start..start + text.len()));
            return Some(());
        }
        if let Some(place) = text.strip_prefix("发自") {
            self.says_so = true;
            return (place.chars().count() <= 8).then_some(());
        }
        if let Some((names, _)) = text.rsplit_once("发自").filter(|(_, place)| place.chars().count() <= 8 && !place.is_empty())
        {
            self.says_so = true;
            return self.names_and_outlets(names.trim_end(), start);
        }
        let before_reporting = glued && matches!(next.map(|it| &it.kind), Some(Kind::Role(Use::Keep(_))));
        if let Some((names, place)) = text.rsplit_once(' ').filter(|(_, place)| before_reporting && place.chars().count() > 1)
            && (place::is_known(place)
                || name::split(place, self.lexicon).is_none_or(|it| it.iter().any(|it| it.doubt >= name::KNOWN_SURNAME)))
        {
            // 秭归报道: where they report from.
            return self.names_and_outlets(names.trim_end(), start);
        }
        // 市检察院提供, 受访者供图: whoever gave the picture is an organisation, or nobody.
        let before_giving = matches!(next.map(|it| &it.kind), Some(Kind::Role(Use::Behind(_))));
        let (earlier, giver) = text.rsplit_once(' ').unwrap_or(("", text));
        if before_giving && !self.gives_by_name(giver) {
            self.names_and_outlets(earlier.trim_end(), start)?;
            self.keep(Role::Author);
            // (数据由市蔬菜批发市场提供): a sentence, and nobody's name.
            if giver.contains('由') {
                return None;
            }
            if !nobody::is_nobody(giver) {
                self.set_organisation(giver, start + text.len() - giver.len());
            }
            self.says_so = true;
            return Some(());
        }
        let before_role = matches!(next.map(|it| &it.kind), Some(Kind::Role(Use::Before(_))));
        if before_role {
            return self.run_before_role(text, start, glued);
        }
        self.names_and_outlets(text, start)
    }

    /// Whether a word before 供图 is a name.
    fn gives_by_name(&self, text: &str) -> bool {
        let is_foreign = text.contains('·') && !sender::is_organisation(text, self.lexicon);
        is_foreign && name::split(text, self.lexicon).is_some_and(|names| names.len() == 1)
            || text.chars().count() <= 4
                && name::split(text, self.lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL))
                && !nobody::is_nobody(text)
    }
}

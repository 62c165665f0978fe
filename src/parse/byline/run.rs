//! A run of letters between two role words: names, who gave a picture, a source, or where somebody reports from.

use crate::article::Role;
use crate::parse::byline::hands::Reader;
use crate::parse::byline::name;
use crate::parse::byline::token::Kind;
use crate::parse::byline::token::Token;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::place;
use crate::parse::vocabulary::role::Use;

impl Reader<'_> {
    /// A run: names, outlets, or names and an outlet glued to the role word behind them.
    pub(crate) fn run(&mut self, text: &str, start: usize, glued: bool, next: Option<&Token<'_>>) -> Option<()> {
        if self.unknown {
            return Some(());
        }
        if self.source && name::split(text, self.lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL)) {
            // 信息来源:柯书维 陆平安 names who told it; they made nothing of it.
            return Some(());
        }
        if self.source {
            self.organisations.push((text.to_owned(), start..start + text.len()));
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
        text.chars().count() <= 4
            && name::split(text, self.lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL))
            && !nobody::is_nobody(text)
    }
}

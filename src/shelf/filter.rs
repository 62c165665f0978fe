//! What a feed that the paper asks for holds: stories that say something, of sections, authors, roles, columns, kinds. Each key
//! narrows; of the values of one key any is enough.

use crate::article::Article;
use crate::article::credit::Role;
use crate::shelf::kind;
use crate::shelf::kind::Kind;
use crate::text::identity;

/// What such a feed holds; a key that is empty asks for nothing. Words are compared as `text::identity` has them, without spaces
/// and widths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Any of these words stands in the headline, its lines or the text.
    pub texts: Vec<String>,
    /// The section is one of these.
    pub sections: Vec<String>,
    /// One of these is credited, in one of the roles where any are asked for.
    pub authors: Vec<String>,
    /// Somebody is credited in one of these roles.
    pub roles: Vec<Role>,
    /// The column (栏目) is one of these.
    pub columns: Vec<String>,
    /// The story is of one of these kinds.
    pub kinds: Vec<Kind>,
}

impl Filter {
    /// Whether it asks for nothing: such a feed would be the paper's own once more.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a story is one of these.
    pub fn takes(&self, article: &Article) -> bool {
        self.takes_kind(article) && self.takes_place(article) && self.takes_credit(article) && self.takes_text(article)
    }

    fn takes_kind(&self, article: &Article) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind::of(article))
    }

    fn takes_place(&self, article: &Article) -> bool {
        is_any(&self.sections, article.section.as_deref()) && is_any(&self.columns, article.headline.column.as_deref())
    }

    fn takes_credit(&self, article: &Article) -> bool {
        let names: Vec<String> = self.authors.iter().map(|name| identity(name)).collect();
        (names.is_empty() && self.roles.is_empty())
            || article.credits.iter().any(|credit| {
                let is_named = || credit.name().or(credit.organisation()).is_some_and(|name| names.contains(&identity(name)));
                (self.roles.is_empty() || self.roles.contains(&credit.role())) && (names.is_empty() || is_named())
            })
    }

    fn takes_text(&self, article: &Article) -> bool {
        if self.texts.is_empty() {
            return true;
        }
        let headline = &article.headline;
        let lines = headline.segments.iter().chain(&headline.kicker).chain(&headline.decks).chain(&headline.column);
        let texts = lines.chain(article.body.iter().map(|paragraph| &paragraph.text));
        // The segments of a headline are read as one.
        let texts: Vec<String> = texts.map(|text| identity(text)).chain([identity(&headline.text())]).collect();
        self.texts.iter().map(|wanted| identity(wanted)).any(|wanted| texts.iter().any(|text| text.contains(&wanted)))
    }
}

/// Whether a name is one of those, where any are asked for.
fn is_any(wanted: &[String], name: Option<&str>) -> bool {
    wanted.is_empty() || name.map(identity).is_some_and(|name| wanted.iter().any(|it| identity(it) == name))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::article::Paragraph;
    use crate::article::ParagraphKind;
    use crate::article::credit::Credit;
    use crate::article::credit::Who;
    use crate::article::credit::Work;
    use crate::date::DateFrom;
    use crate::error::Place;
    use chrono::NaiveDate;
    use std::path::Path;

    /// A story of one paragraph by reporters whose names are parted by spaces.
    pub(crate) fn story(headline: &str, reporters: &str, text: &str) -> Article {
        let place = Place::file(Path::new("a.md"));
        let credit = |name: &str| Credit {
            who: Who::Person { name: name.to_owned(), organisation: None },
            work: Work::As(Role::Reporter),
            place: place.clone(),
        };
        let segments = Some(headline.to_owned()).filter(|it| !it.is_empty()).into_iter().collect();
        Article {
            edition: Edition { date: NaiveDate::from_ymd_opt(2023, 4, 9).unwrap(), page: None, date_from: DateFrom::Path },
            position: 1,
            section: None,
            headline: Headline { segments, ..Headline::default() },
            datelines: vec![],
            credits: reporters.split_whitespace().map(credit).collect(),
            byline: vec![],
            body: vec![Paragraph::plain(ParagraphKind::Text, text)],
            link: None,
            guid: None,
            release: None,
            place: place.clone(),
            continued: Vec::new(),
            pictures: Vec::new(),
            is_half: false,
            doubts: Vec::new(),
        }
    }

    fn words(all: &[&str]) -> Vec<String> {
        all.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn each_key_narrows_and_of_its_values_any_is_enough() {
        let mut article = story("中央 文化区开园", "鲁燕 武刘敏", "园区（ＣＣＤ）昨日开门迎客，市民早早前来排队等候，场面热闹。");
        article.section = Some("要闻".to_owned());
        article.headline.column = Some("经济新方位".to_owned());
        let table = [
            (Filter { texts: words(&["中央文化区", "别的"]), ..Filter::default() }, true),
            (Filter { texts: words(&["CCD"]), ..Filter::default() }, true),
            (Filter { texts: words(&["大桥"]), ..Filter::default() }, false),
            (Filter { sections: words(&["民生", "要 闻"]), ..Filter::default() }, true),
            (Filter { sections: words(&["要"]), ..Filter::default() }, false),
            (Filter { authors: words(&["鲁 燕"]), ..Filter::default() }, true),
            (Filter { authors: words(&["鲁燕"]), roles: vec![Role::Photographer], ..Filter::default() }, false),
            (Filter { roles: vec![Role::Photographer, Role::Reporter], ..Filter::default() }, true),
            (Filter { columns: words(&["经济新方位"]), sections: words(&["要闻"]), ..Filter::default() }, true),
            (Filter { columns: words(&["经济新方位"]), sections: words(&["体育"]), ..Filter::default() }, false),
            (Filter { kinds: vec![Kind::Story], ..Filter::default() }, true),
            (Filter { kinds: vec![Kind::Notice, Kind::Brief], ..Filter::default() }, false),
        ];
        for (filter, expected) in table {
            assert_eq!(filter.takes(&article), expected, "{filter:?}");
        }
    }
}

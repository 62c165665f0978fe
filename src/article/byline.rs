//! What of a printed byline (署名) the text says already: `本报讯（记者 林知夏）` names its reporter, and nobody needs to be told twice.

use crate::article::Article;
use crate::article::credit::Credit;
use crate::text::identity;

/// A byline that is run into a lead begins among so many of its letters: a dateline of several places stands before it.
const LEAD: usize = 40;

/// Whether a part of a byline stands in the text: in brackets, or in the opening of its first paragraph with more than a name, since
/// a name there may be of whom the story tells.
pub fn is_said<'text>(part: &str, credits: &[Credit], mut text: impl Iterator<Item = &'text str>) -> bool {
    let part = identity(part);
    if part.is_empty() {
        return false;
    }
    let bracketed = format!("({part}");
    let Some(opening) = text.next().map(identity) else { return false };
    let is_bare = credits.iter().filter_map(Credit::name).any(|name| identity(name) == part);
    let in_lead =
        |opening: &str| opening.find(&part).and_then(|at| opening.get(..at)).is_some_and(|it| it.chars().count() <= LEAD);
    !is_bare && in_lead(&opening) || opening.contains(&bracketed) || text.any(|it| identity(it).contains(&bracketed))
}

impl Article {
    /// The parts of the printed byline that the text does not say, each once.
    pub fn unsaid_byline(&self) -> Vec<&str> {
        let text = || self.body.iter().map(|paragraph| paragraph.text.as_str());
        self.byline.iter().map(String::as_str).filter(|part| !is_said(part, &self.credits, text())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::credit::Role;
    use crate::article::credit::Who;
    use crate::article::credit::Work;
    use crate::error::Place;
    use std::path::Path;

    #[test]
    fn what_the_lead_says_is_not_said_again() {
        let who = Who::Person { name: "鲁燕".to_owned(), organisation: None };
        let credits = [Credit { who, work: Work::As(Role::Reporter), place: Place::file(Path::new("a.md")) }];
        let table = [
            ("记者 鲁燕", &["本报讯（记者 鲁燕）3月9日，大桥通车。"][..], true),
            ("记者 鲁燕", &["本报讯 记者鲁　燕昨日获悉，大桥通车。"], true),
            ("记者 鲁燕", &["大桥通车。", "（记者 鲁燕 通讯员 王维）"], true),
            ("鲁燕", &["（鲁燕）"], true),
            ("鲁燕", &["鲁燕走上讲台，台下响起掌声。"], false),
            ("记者 鲁燕", &["大桥通车。", "记者 鲁燕走上大桥。"], false),
            ("记者 鲁燕", &["大桥通车。"], false),
            ("记者 鲁燕", &[], false),
            ("", &["大桥通车。"], false),
        ];
        for (part, text, expected) in table {
            assert_eq!(is_said(part, &credits, text.iter().copied()), expected, "{part} {text:?}");
        }
        let far = format!("{}记者鲁燕", "大桥".repeat(LEAD));
        assert!(!is_said("记者鲁燕", &credits, [far.as_str()].into_iter()));
    }
}

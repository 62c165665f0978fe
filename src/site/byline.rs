//! Who is credited (署名) on a story's page: names below what they did, in the order printed; and whether the printed byline says more.

use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::feed::Entry;
use crate::feed::index_path;
use crate::shelf::Each;
use crate::shelf::Shelf;
use crate::shelf::slug;
use crate::site::address::Here;
use crate::site::paper::Site;
use crate::words::language::Language;
use crate::words::site::word;
use maud::Markup;
use maud::html;
use std::cmp::Reverse;

/// The credits, by what they did; nothing where nobody is credited.
pub(crate) fn credits(entry: &Entry, site: Site<'_>, here: Here<'_>) -> Option<Markup> {
    let mut groups: Vec<(String, Vec<&Credit>)> = Vec::new();
    for credit in &entry.credits {
        let work = work(credit, site.language());
        match groups.last_mut() {
            Some((last, credits)) if *last == work => credits.push(credit),
            _ => groups.push((work, vec![credit])),
        }
    }
    let authors: Vec<&str> = entry.authors.iter().map(|it| it.as_str()).collect();
    (!groups.is_empty()).then(|| {
        html! {
            p.credits {
                @for (count, (work, credits)) in groups.iter().enumerate() {
                    @if count > 0 { " " }
                    span.role { (work) }
                    @for credit in credits { " " (name(credit, &authors, site, here)) }
                }
            }
        }
    })
}

/// A name, which leads to all that a writer wrote where the paper has such pages.
fn name(credit: &Credit, authors: &[&str], site: Site<'_>, here: Here<'_>) -> Markup {
    let organisation = credit.organisation();
    let Some(name) = credit.name() else { return html! { span.name { (organisation.unwrap_or_default()) } } };
    let shelf = || Shelf::Author(slug::plain(name)).folder();
    let has_page = site.has_pages() && site.wanted.authors == Each::Yes && authors.contains(&name.trim());
    let folder = has_page.then(shelf).flatten();
    html! {
        span.name {
            @if let Some(organisation) = organisation { (organisation) " " }
            @match folder {
                Some(folder) => a href=(here.to(&index_path(&folder))) { (name) },
                None => (name),
            }
        }
    }
}

/// What somebody did, in the page's own word or the paper's language.
fn work(credit: &Credit, language: Language) -> String {
    let code = match credit.role() {
        Role::Reporter => "site-reporter",
        Role::Correspondent => "site-correspondent",
        Role::Intern => "site-intern",
        Role::Photographer => "site-photographer",
        Role::Editor => "site-editor",
        Role::Author => "site-author",
        Role::Translator => "site-translator",
        Role::Artist => "site-artist",
        Role::Commentator => "site-commentator",
        Role::Other => "site-other",
    };
    credit.word().map_or_else(|| word(code, language), str::to_owned)
}

/// What bylines say beside names.
const ROLES: [&str; 22] = [
    "本报",
    "记者",
    "通讯员",
    "实习生",
    "实习",
    "特约",
    "全媒体",
    "首席",
    "见习",
    "摄影",
    "摄",
    "图片",
    "图",
    "文字",
    "文",
    "编辑",
    "责编",
    "责任",
    "作者",
    "供稿",
    "撰稿",
    "译",
];

/// The printed byline, where it says what neither the text does nor the credits.
pub(crate) fn printed(entry: &Entry) -> Option<String> {
    let byline = entry.byline_below()?;
    let mut said: Vec<&str> = entry.credits.iter().flat_map(|it| [it.name(), it.organisation(), it.word()]).flatten().collect();
    said.sort_by_key(|it| Reverse(it.len()));
    let said = said.into_iter().chain(ROLES).map(letters);
    let rest = said.fold(letters(&byline), |rest, words| if words.is_empty() { rest } else { rest.replace(&words, "") });
    (!rest.is_empty()).then_some(byline)
}

/// A byline without spaces and marks.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::credit::Who;
    use crate::article::credit::Work;
    use crate::error::Place;
    use crate::text::XmlText;
    use crate::write::tests::feed_of_a_headline;
    use std::path::Path;

    #[test]
    fn a_printed_byline_is_shown_where_it_says_more_than_the_credits() {
        let credit = |role, name: &str| Credit {
            who: Who::Person { name: name.to_owned(), organisation: None },
            work: Work::As(role),
            place: Place::file(Path::new("a.md")),
        };
        let mut entry = feed_of_a_headline().entries.remove(0);
        entry.credits = vec![credit(Role::Reporter, "鲁燕"), credit(Role::Photographer, "赵成")];
        let table = [
            ("记者 鲁燕 摄影 赵成", false),
            ("（本报记者 鲁　燕 文/图）", false),
            ("记者 鲁燕 发自海湾", true),
            ("鲁燕 赵成 王维", true),
        ];
        for (byline, expected) in table {
            entry.content.byline = vec![XmlText::new(byline)];
            assert_eq!(printed(&entry).is_some(), expected, "{byline}");
        }
    }
}

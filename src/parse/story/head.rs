//! What the front matter says of the one story of a page: the id by which its readers know it; its headline with kicker and decks,
//! and who wrote it, where the page prints none.

use crate::article::Article;
use crate::article::credit::Credit;
use crate::article::credit::Who;
use crate::article::credit::Work;
use crate::article::doubt::Unsure;
use crate::document::Holds;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::parse::byline::credited::Person;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Place as Stands;
use crate::parse::page::folio::Folio;
use crate::parse::story::headline;
use crate::text::fold;
use crate::typography;
use crate::typography::Typography;

/// Gives the one story of a page what the head tells of it. Of several stories nobody knows which is meant.
pub(crate) fn complete(
    articles: &mut [Article],
    folio: &Folio,
    sheet: &Sheet<'_>,
    holds: Holds,
    typography: Typography,
    warnings: &mut Vec<Warning>,
) {
    let [article] = articles else { return };
    article.guid = folio.guid.clone().map(|(_, guid)| guid);
    if let Some(title) = folio.title.as_ref().filter(|_| article.headline.segments.is_empty()) {
        article.headline.segments = headline::segments(&typography::set(title, typography));
        article.doubts.retain(|doubt| !matches!(doubt.why, Unsure::NoHeadline | Unsure::NoTitle));
    }
    let set = |text: &String| typography::set(text, typography).into_owned();
    if article.headline.kicker.is_none() {
        article.headline.kicker = folio.kicker.as_ref().map(set);
    }
    if article.headline.decks.is_empty() {
        article.headline.decks = folio.decks.iter().map(set).collect();
    }
    sign(article, folio, sheet, holds, warnings);
}

/// Gives it the credits that the head tells. Where the text of a page is signed by a writer, the head tells of no other: it may be of the
/// page before. A list tells each story's own.
fn sign(article: &mut Article, folio: &Folio, sheet: &Sheet<'_>, holds: Holds, warnings: &mut Vec<Warning>) {
    let is_signed = holds == Holds::Page && article.credits.iter().any(|credit| credit.role().is_writer());
    for (line, role, value) in &folio.authors {
        let words = signed(role, value, sheet.lexicon);
        let Some(signature) = signature::at(&words, Stands::FrontMatter, sheet.lexicon) else {
            if holds == Holds::Story {
                let kind = WarningKind::UnreadNames { key: (*role).to_owned(), value: value.clone() };
                warnings.push(Warning { place: Place::line(&sheet.path, *line), kind });
            }
            continue;
        };
        let people: Vec<Person> = signature.byline.people;
        let is_new = |person: &Person| {
            let is_writer = person.role.is_writer();
            let known = article.credits.iter().filter(|credit| credit.name() == Some(person.name.as_str()));
            let mut of_the_kind = known.filter(|credit| credit.role() == person.role || is_writer && credit.role().is_writer());
            of_the_kind.next().is_none() && !(is_signed && is_writer)
        };
        let people: Vec<Person> = people.into_iter().filter(is_new).collect();
        if people.is_empty() {
            continue;
        }
        let place = Place::line(&sheet.path, *line);
        article.credits.extend(people.into_iter().map(|person| Credit {
            who: Who::Person { name: person.name, organisation: person.organisation },
            work: Work::new(person.role, person.word),
            place: place.clone(),
        }));
        article.byline.push(words);
    }
}

/// The byline that a value stands for: `[林知夏, 何小满]`, `林知夏、何小满`, `记者 林知夏 通讯员 陆平安`.
fn signed(role: &str, value: &str, lexicon: &Lexicon) -> String {
    let folded: String = value.chars().map(fold).collect();
    // A value may bring its own role words.
    if signature::whole(&folded, lexicon).is_some_and(|byline| byline.says_so && !byline.people.is_empty()) {
        return folded;
    }
    let is_mark = |letter: char| matches!(letter, '[' | ']' | '"' | '\'' | ',' | '、' | ';' | '/') || letter.is_whitespace();
    let names = folded.split(is_mark).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    let brings = ["记者", "記者", "通讯员", "作者", "文", "摄影", "图"].iter().any(|word| names.starts_with(&format!("{word} ")));
    if brings { names } else { format!("{role} {names}") }
}

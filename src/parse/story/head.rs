//! What the front matter says of the one story of a page: the id by which its readers know it; its headline with kicker and decks,
//! and who wrote it, where the page prints none.

use crate::article::Article;
use crate::article::credit::Credit;
use crate::article::credit::Who;
use crate::article::credit::Work;
use crate::article::doubt::Unsure;
use crate::error::Place;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature;
use crate::parse::line::signature::Place as Stands;
use crate::parse::page::folio::Folio;
use crate::parse::story::headline;
use crate::text::fold;
use crate::typography;
use crate::typography::Typography;

/// Gives the one story of a page what the head tells of it. Of several stories nobody knows which is meant.
pub(crate) fn complete(articles: &mut [Article], folio: &Folio, sheet: &Sheet<'_>, typography: Typography) {
    let [article] = articles else { return };
    article.guid = folio.guid.clone().map(|(_, guid)| guid);
    if let Some(title) = folio.title.as_ref().filter(|_| article.headline.segments.is_empty()) {
        article.headline.segments = headline::segments(&typography::set(title, typography));
        article.doubts.retain(|doubt| doubt.why != Unsure::NoHeadline);
    }
    let set = |text: &String| typography::set(text, typography).into_owned();
    if article.headline.kicker.is_none() {
        article.headline.kicker = folio.kicker.as_ref().map(set);
    }
    if article.headline.decks.is_empty() {
        article.headline.decks = folio.decks.iter().map(set).collect();
    }
    // Who edited it or took its pictures did not write it.
    if article.credits.iter().any(|credit| credit.role().is_writer()) {
        return;
    }
    for (line, role, value) in &folio.authors {
        let words = signed(role, value);
        let Some(signature) = signature::at(&words, Stands::FrontMatter, sheet.lexicon) else { continue };
        let place = Place::line(&sheet.path, *line);
        article.credits.extend(signature.byline.people.into_iter().map(|person| Credit {
            who: Who::Person { name: person.name, organisation: person.organisation },
            work: Work::new(person.role, person.word),
            place: place.clone(),
        }));
        article.byline.push(words);
    }
}

/// The byline that a value stands for: `[林知夏, 何小满]`, `林知夏、何小满`, `记者 林知夏`.
fn signed(role: &str, value: &str) -> String {
    let is_mark = |letter: char| matches!(letter, '[' | ']' | '"' | '\'' | ',' | '、' | ';' | '/') || letter.is_whitespace();
    let names: Vec<String> = value.split(is_mark).filter(|it| !it.is_empty()).map(|it| it.chars().map(fold).collect()).collect();
    let names = names.join(" ");
    // A value may bring its own role words.
    let brings = ["记者", "記者", "通讯员", "作者", "文", "摄影", "图"].iter().any(|word| names.starts_with(&format!("{word} ")));
    if brings { names } else { format!("{role} {names}") }
}

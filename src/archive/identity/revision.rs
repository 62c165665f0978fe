//! What counts as a change: the hash of what a reader of an article sees, blind to width, white space and line breaks.
//!
//! Section, link, place on the page and the parser's finer distinctions are no change for a reader.

use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::article::Article;
use crate::text::identity;

/// The hash of all that a reader sees: the text, and who is credited for what.
pub(crate) fn shown(article: &Article) -> Seal {
    let mut sealing = Sealing::new("shown").seal(printed(article, Title::Counts));
    for credit in &article.credits {
        sealing = sealing.maybe(credit.name()).text(credit.role().as_str()).maybe(credit.organisation().map(identity).as_deref());
        // No role that an older benbao knows has a word of its own: its seals stay as they are.
        if let Some(word) = credit.word() {
            sealing = sealing.text(word);
        }
    }
    // No article of an older benbao has a picture.
    for picture in &article.pictures {
        let shown = picture.copy.as_ref().map_or_else(|| picture.original.name(), |copy| copy.hash.clone());
        sealing = sealing.text("picture").text(&shown).number(i64::try_from(picture.before).unwrap_or(i64::MAX));
        sealing = sealing.maybe(picture.caption.as_deref().map(identity).as_deref());
    }
    sealing.finish()
}

/// Whether a title is of the printed words: a brief has no headline on the page, but a title in the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Title {
    Counts,
    IsNotPrinted,
}

/// The hash of the printed words alone.
fn printed(article: &Article, title: Title) -> Seal {
    let joined = |parts: &mut dyn Iterator<Item = &str>| parts.map(identity).collect::<String>();
    let title = match title {
        Title::Counts => identity(&article.headline.text()),
        Title::IsNotPrinted => String::new(),
    };
    Sealing::new("printed")
        .text(&identity(article.headline.column.as_deref().unwrap_or_default()))
        .text(&identity(article.headline.kicker.as_deref().unwrap_or_default()))
        .text(&title)
        .text(&joined(&mut article.headline.decks.iter().map(String::as_str)))
        .text(&joined(&mut article.body.iter().map(|paragraph| paragraph.text.as_str())))
        .text(&joined(&mut article.byline.iter().map(String::as_str)))
        .finish()
}

/// All that a published feed tells of an article whose archive is lost: the printed words, of the byline what the text does not say.
pub(crate) fn published(article: &Article, title: Title) -> Seal {
    let byline = article.unsaid_byline().into_iter().map(str::to_owned).collect();
    printed(&Article { byline, ..article.clone() }, title)
}

/// The words by which likeness is judged: title block and text.
pub(crate) fn words_of(article: &Article) -> String {
    let mut words = article.headline.text();
    article.body.iter().for_each(|paragraph| words.push_str(&paragraph.text));
    words
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::article::Paragraph;
    use crate::article::ParagraphKind;
    use crate::article::credit::Credit;
    use crate::article::credit::Role;
    use crate::article::credit::Who;
    use crate::article::credit::Work;
    use crate::article::page::Page;
    use crate::date::DateFrom;
    use crate::error::Place;
    use std::path::Path;

    /// An article for the tests of this room: paragraphs are parted by a bar.
    pub(crate) fn article(date: &str, page: &str, headline: &str, body: &str) -> Article {
        let body = body.split('|').map(|text| Paragraph::plain(ParagraphKind::Text, text));
        let page = Page::new(page);
        Article {
            edition: Edition { date: date.parse().unwrap(), page, date_from: DateFrom::Path },
            position: 1,
            section: None,
            headline: Headline { segments: headline.split_whitespace().map(str::to_owned).collect(), ..Headline::default() },
            datelines: Vec::new(),
            credits: Vec::new(),
            byline: Vec::new(),
            body: body.collect(),
            link: None,
            guid: None,
            release: None,
            place: Place::line(Path::new("page.md"), 1),
            continued: Vec::new(),
            pictures: Vec::new(),
            is_half: false,
            doubts: Vec::new(),
        }
    }

    fn credited(mut article: Article, name: &str, byline: &str) -> Article {
        let place = article.place.clone();
        article.credits.push(Credit {
            who: Who::Person { name: name.to_owned(), organisation: None },
            work: Work::As(Role::Reporter),
            place,
        });
        article.byline.push(byline.to_owned());
        article
    }

    #[test]
    fn a_reader_sees_words_and_names_and_not_how_they_are_set() {
        let first = article("2023-04-09", "A02", "高度重视 提前谋划", "4月8日，中原区|召开会议。");
        let same = [
            article("2023-04-09", "A02", "高度重视　提前谋划", "4月8日,中原区召开会议。"),
            article("2023-04-10", "A03", "高度重视提前谋划", "4月8日， 中原区召|开会议。"),
        ];
        let other = [
            article("2023-04-09", "A02", "高度重视 提前部署", "4月8日，中原区|召开会议。"),
            article("2023-04-09", "A02", "高度重视 提前谋划", "4月9日，中原区|召开会议。"),
            credited(first.clone(), "鲁燕", "记者 鲁燕"),
        ];
        same.iter().for_each(|it| assert_eq!(shown(it), shown(&first), "{it:?}"));
        other.iter().for_each(|it| assert_ne!(shown(it), shown(&first), "{it:?}"));
        let two = credited(first.clone(), "鲁燕", "记者 鲁燕");
        assert_ne!(shown(&two), shown(&credited(first, "鲁炎", "记者 鲁燕")));
    }
}

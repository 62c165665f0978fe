//! Pictures (图片) find their stories: each belongs where its line stands, takes the caption beside it, and is by whoever the caption
//! says took it. No word of a story changes for a picture.

use crate::account::Part;
use crate::account::PartKind;
use crate::article::Article;
use crate::article::ParagraphKind;
use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::picture::By;
use crate::article::picture::OfPage;
use crate::article::picture::Original;
use crate::article::picture::Picture;
use crate::parse::reading::Reading;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A caption that no word opens as one is at most so long: two sentences.
const LONGEST_CAPTION: usize = 150;

/// Gives the stories of a page their pictures.
pub fn hang(reading: &mut Reading, pictures: Vec<OfPage>) {
    if reading.articles.is_empty() || pictures.is_empty() {
        return;
    }
    let walls: Vec<Wall> = (0..reading.articles.len()).map(|article| Wall::of(&reading.account, article)).collect();
    let mut called: Vec<Original> = Vec::new();
    let mut taken: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); walls.len()];
    // Those that stand together, above the same paragraph of the same story.
    let mut together: BTreeMap<(usize, usize), Vec<Original>> = BTreeMap::new();
    for OfPage { original, by } in pictures {
        let (line, name) = match by {
            By::Showing(line) => (line, None),
            By::Printing { line, name } => (line, Some(name)),
            By::Name => {
                called.push(original);
                continue;
            }
        };
        let at = owner(&reading.account, line);
        let Some(((wall, article), taken)) = walls.get(at).zip(reading.articles.get_mut(at)).zip(taken.get_mut(at)) else {
            continue;
        };
        // The line that names it, or that it stands in, may be its caption.
        let own = wall.at(line).filter(|paragraph| !taken.contains(paragraph)).and_then(|paragraph| match &name {
            Some(name) => Some((paragraph, without_name(article, paragraph, name)?)),
            None if is_caption(article, wall, paragraph, Known::ByItself) => Some((paragraph, text(article, paragraph))),
            None => None,
        });
        match own {
            Some((paragraph, caption)) => {
                taken.insert(paragraph);
                article.pictures.push(picture(original, paragraph, Some(caption)));
            }
            None => together.entry((at, wall.behind(line))).or_default().push(original),
        }
    }
    for ((at, behind), originals) in together {
        if let Some(((wall, article), taken)) = walls.get(at).zip(reading.articles.get_mut(at)).zip(taken.get_mut(at)) {
            hang_together(article, wall, (behind, originals), taken);
        }
    }
    hang_called(reading, &walls, &mut taken, called);
    for (article, wall) in reading.articles.iter_mut().zip(&walls) {
        article.pictures.sort_by_key(|picture| picture.before);
        credit(article, wall);
    }
}

/// Pictures that stand together: of the captions below them the last is the last one's, and so on upwards; where none stands below,
/// the first has the one above.
fn hang_together(article: &mut Article, wall: &Wall, (behind, originals): (usize, Vec<Original>), taken: &mut BTreeSet<usize>) {
    let behind = behind.min(article.body.len());
    let is_free = |article: &Article, at: usize| !taken.contains(&at) && is_caption(article, wall, at, Known::ByItsPicture);
    let below = (behind..article.body.len()).take_while(|at| is_free(article, *at)).take(originals.len()).count();
    let above = behind.checked_sub(1).filter(|at| below == 0 && is_free(article, *at));
    let without = originals.len() - below;
    for (count, original) in originals.into_iter().enumerate() {
        let caption = match count.checked_sub(without) {
            Some(number) => Some(behind + number),
            None => above.filter(|_| count == 0),
        };
        taken.extend(caption);
        let said = caption.map(|at| text(article, at));
        article.pictures.push(picture(original, caption.unwrap_or(behind), said));
    }
}

/// Those that are only called as the page is: with the first captions that have no picture, else with the first story.
fn hang_called(reading: &mut Reading, walls: &[Wall], taken: &mut [BTreeSet<usize>], called: Vec<Original>) {
    for original in called {
        let free = |at: usize, article: &Article| {
            let is_free = |paragraph: &usize| taken.get(at).is_some_and(|it| !it.contains(paragraph));
            let is_caption =
                |paragraph: &usize| walls.get(at).is_some_and(|wall| is_caption(article, wall, *paragraph, Known::ByItself));
            (0..article.body.len()).find(|it| is_free(it) && is_caption(it))
        };
        let found = reading.articles.iter().enumerate().find_map(|(at, article)| Some((at, free(at, article)?)));
        let (at, caption) = found.map_or((0, None), |(at, caption)| (at, Some(caption)));
        if let Some((article, taken)) = reading.articles.get_mut(at).zip(taken.get_mut(at)) {
            taken.extend(caption);
            let said = caption.map(|it| text(article, it));
            article.pictures.push(picture(original, caption.unwrap_or_default(), said));
        }
    }
}

fn picture(original: Original, before: usize, caption: Option<String>) -> Picture {
    Picture { original, copy: None, caption, photographers: Vec::new(), before }
}

fn text(article: &Article, paragraph: usize) -> String {
    article.body.get(paragraph).map(|it| it.text.trim().to_owned()).unwrap_or_default()
}

/// The story in whose lines a line stands: that of the last line above which is a story's, else the first.
fn owner(account: &[Part], line: usize) -> usize {
    let above = account.iter().filter(|part| part.line <= line && part.article.is_some());
    above.max_by_key(|part| (part.line, part.columns.0)).and_then(|part| part.article).unwrap_or_default()
}

/// The paragraphs of a story, by its lines.
struct Wall {
    /// Where each begins, and where the last line of it stands.
    paragraphs: Vec<(usize, usize)>,
}

impl Wall {
    fn of(account: &[Part], article: usize) -> Self {
        let mut lines: BTreeMap<(usize, usize), PartKind> = BTreeMap::new();
        for part in account.iter().filter(|part| part.article == Some(article) && part.kind.is_text()) {
            lines.insert((part.line, part.columns.0), part.kind);
        }
        let mut paragraphs: Vec<(usize, usize)> = Vec::new();
        for ((line, _), kind) in lines {
            match paragraphs.last_mut() {
                Some((_, last)) if kind == PartKind::Joined => *last = line,
                _ => paragraphs.push((line, line)),
            }
        }
        Self { paragraphs }
    }

    /// The paragraph that a line is of.
    fn at(&self, line: usize) -> Option<usize> {
        self.paragraphs.iter().position(|(first, last)| (*first..=*last).contains(&line))
    }

    /// The first paragraph that begins behind a line.
    fn behind(&self, line: usize) -> usize {
        self.paragraphs.iter().position(|(first, _)| *first > line).unwrap_or(self.paragraphs.len())
    }

    /// The lines of a paragraph.
    fn lines(&self, paragraph: usize) -> Option<(usize, usize)> {
        self.paragraphs.get(paragraph).copied()
    }
}

/// What tells that a paragraph is a caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// What it says, or what its file says of it.
    ByItself,
    /// A picture stands beside it, too.
    ByItsPicture,
}

/// Whether a paragraph is a caption.
fn is_caption(article: &Article, wall: &Wall, at: usize, known: Known) -> bool {
    let Some(paragraph) = article.body.get(at) else { return false };
    paragraph.kind == ParagraphKind::Caption
        || paragraph.kind == ParagraphKind::Text
            && known == Known::ByItsPicture
            && paragraph.text.chars().count() <= LONGEST_CAPTION
            && taken_by(article, wall, at).next().is_some()
}

/// Who is credited for a picture in a paragraph.
fn taken_by<'a>(article: &'a Article, wall: &Wall, paragraph: usize) -> impl Iterator<Item = &'a Credit> {
    let lines = wall.lines(paragraph);
    let is_there = move |credit: &&Credit| {
        lines.zip(credit.place.lines).is_some_and(|((first, last), (line, _))| (first..=last).contains(&line))
    };
    article.credits.iter().filter(|credit| credit.role() == Role::Photographer).filter(is_there)
}

/// Each picture is by those whom its caption names; where none of the captions names anybody, by those whom the story does.
fn credit(article: &mut Article, wall: &Wall) {
    let named = |credits: &mut dyn Iterator<Item = &Credit>| {
        let mut seen = BTreeSet::new();
        let names = credits.filter_map(|it| it.name().or(it.organisation())).map(str::to_owned);
        names.filter(|name| seen.insert(name.clone())).collect::<Vec<String>>()
    };
    let with_caption = |picture: &Picture| picture.caption.as_ref().map(|_| picture.before);
    let captions: Vec<usize> = article.pictures.iter().filter_map(with_caption).collect();
    let of_captions: BTreeMap<usize, Vec<String>> =
        captions.into_iter().map(|at| (at, named(&mut taken_by(article, wall, at)))).collect();
    let in_captions: BTreeSet<String> = of_captions.values().flatten().cloned().collect();
    let mut of_story = named(&mut article.credits.iter().filter(|credit| credit.role() == Role::Photographer));
    of_story.retain(|name| !in_captions.contains(name));
    for picture in &mut article.pictures {
        let own = with_caption(picture).and_then(|at| of_captions.get(&at)).filter(|names| !names.is_empty());
        picture.photographers = own.unwrap_or(&of_story).clone();
    }
}

/// A paragraph without the name of the file that opens or ends it; `None` where the name stands amid words, or alone.
fn without_name(article: &Article, paragraph: usize, name: &str) -> Option<String> {
    const MARKS: [char; 12] = ['(', ')', '（', '）', '[', ']', '【', '】', '：', ':', ' ', '\u{3000}'];
    let text = article.body.get(paragraph)?.text.trim();
    let outer = text.trim_matches(MARKS);
    let rest = if outer.starts_with(name) {
        text.split_once(name).map(|(_, rest)| rest.trim_start_matches([')', '）', ']', '】', '：', ':', ' ', '\u{3000}']))
    } else if outer.ends_with(name) {
        text.rsplit_once(name).map(|(rest, _)| rest.trim_end_matches(['(', '（', '[', '【', '：', ':', ' ', '\u{3000}']))
    } else {
        None
    };
    rest.map(str::trim).filter(|rest| !rest.is_empty() && rest.chars().count() <= LONGEST_CAPTION).map(str::to_owned)
}

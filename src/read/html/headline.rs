//! The headline of a story on a page (标题), the kicker and decks beside it, and what else stands between it and the text.
//!
//! What the page prints as a heading counts, where what it says of itself bears it out; else what it says.

use crate::read::html::element;
use crate::read::html::element::Counted;
use crate::read::html::facts::Facts;
use crate::read::html::info;
use crate::read::html::info::Info;
use crate::read::html::size;
use crate::read::html::window;
use ego_tree::NodeId;
use scraper::ElementRef;
use std::collections::HashSet;

/// What stands above the text.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) kicker: Option<String>,
    pub(super) title: Option<String>,
    pub(super) decks: Vec<String>,
    /// What pictures above the text show.
    pub(super) captions: Vec<String>,
    /// What the lines of day, source and names around the text tell.
    pub(super) info: Info,
    /// The letters of all that was taken, which is no text where it stands at its beginning.
    pub(super) taken: Vec<String>,
    /// The elements that told any of it.
    pub(super) told: HashSet<NodeId>,
}

impl Head {
    /// Hears a line of day, source and names.
    fn hear(&mut self, it: ElementRef<'_>, words: &str) {
        let before = self.info.clone();
        self.info.hear(words);
        if self.info != before || info::is_info(words) {
            self.told.insert(it.id());
        }
    }
}

/// A headline, a kicker, a deck has at most so many letters; and a line of day and source.
const LONGEST: usize = 90;
pub(super) const LONGEST_LINE: usize = 160;

/// No headline is shorter.
const SHORTEST: usize = 4;

/// The words of names by which sites call headline, kicker and deck.
const TITLES: [&str; 4] = ["title", "headline", "biaoti", "bt"];
const BESIDE: [&str; 10] = ["pre", "intro", "sub", "subtitle", "introtitle", "yinti", "yt", "futi", "ft", "deck"];

/// Of a page that holds one story: what stands above the text, and at its beginning.
pub(super) fn of<'tree>(root: ElementRef<'tree>, story: ElementRef<'tree>, facts: &Facts, counted: &Counted) -> Head {
    let seen = seen(root, story);
    let heading = heading(&seen, facts, counted);
    let mut head = Head { kicker: facts.kicker.clone(), decks: facts.decks.clone(), ..Head::default() };
    if let Some(heading) = heading {
        let beside = |it: Option<ElementRef<'tree>>| it.filter(|it| is_beside(*it, counted));
        let before = heading.prev_siblings().find_map(ElementRef::wrap);
        let above = beside(before).or(before.filter(|it| is_kicker_line(*it, counted)));
        let below = beside(heading.next_siblings().find_map(ElementRef::wrap));
        head.told.extend([Some(heading), above, below].into_iter().flatten().map(|it| it.id()));
        head.kicker = head.kicker.or_else(|| above.map(element::words));
        if head.decks.is_empty() {
            head.decks.extend(below.map(element::words));
        }
    }
    if let Some(heading) = heading.filter(|it| around(*it, "table").is_some()) {
        beside_in_cells(&mut head, heading, &seen, counted);
    }
    // The name of the paper is what no story is called.
    let window = facts.window.as_deref().filter(|it| !window::names_site(it)).map(window::without_site);
    let told = facts.title.clone().or_else(|| facts.shared.clone()).or(window);
    // A part that is called a title and holds one and more, such as the name of an account, is not what the story is called.
    let is_more = |heading: ElementRef<'_>, told: &String| {
        let (printed, told) = (plain(&element::words(heading)), plain(told));
        !["h1", "h2", "h3"].contains(&element::name(heading)) && printed != told && printed.contains(&told)
    };
    head.title = match (heading, told) {
        (Some(heading), Some(told)) if is_more(heading, &told) => Some(told),
        (Some(heading), _) => Some(element::words(heading)),
        (None, told) => told,
    };
    let from = heading.and_then(|heading| seen.iter().position(|it| it.element == heading)).unwrap_or(0);
    for (at, it) in seen.iter().enumerate().filter(|(_, it)| Some(it.element) != heading) {
        let is_within = it.place == Place::Within;
        if is_line(it.element, counted) {
            let words = element::words(it.element);
            if !is_within || info::is_info(&words) {
                head.hear(it.element, &words);
            }
            if !is_within && at > from && is_called_author(it.element) && info::is_names(&words) {
                head.info.authors.push(words.clone());
                head.told.insert(it.element.id());
            }
            head.taken.extend(is_within.then(|| plain(&words)).filter(|_| info::is_info(&words)));
        } else if !is_within && at > from && is_picture(it.element, counted) && head.captions.len() < MOST_CAPTIONS {
            head.captions.push(element::words(it.element));
            head.told.insert(it.element.id());
        }
    }
    for below in below(story).filter(|it| is_line(*it, counted)) {
        head.hear(below, &element::words(below));
    }
    let set = head.kicker.iter().chain(&head.title).chain(&head.decks).map(|words| plain(words));
    head.taken.extend(set);
    head
}

/// The kicker, the decks and the names in the cells of a table around a headline, as Founder's pages have them: a row each.
fn beside_in_cells(head: &mut Head, heading: ElementRef<'_>, seen: &[Seen<'_>], counted: &Counted) {
    let table = around(heading, "table");
    let is_within = |it: ElementRef<'_>| it == heading || it.ancestors().any(|around| around.id() == heading.id());
    let holds = |it: ElementRef<'_>| heading.ancestors().any(|around| around.id() == it.id());
    let lines = seen.iter().map(|it| it.element).filter(|it| !holds(*it) && (is_within(*it) || is_single(*it, counted)));
    let lines: Vec<ElementRef<'_>> = lines.filter(|it| *it == heading || !is_within(*it)).collect();
    let Some(at) = lines.iter().position(|it| *it == heading) else { return };
    let is_one = |it: &&ElementRef<'_>| {
        let letters = counted.letters(**it);
        around(**it, "table") == table && letters.linked == 0 && letters.size <= LONGEST
    };
    let above = at.checked_sub(1).and_then(|above| lines.get(above)).filter(is_one);
    let is_title = |words: &str| element::letters(words) >= SHORTEST && !info::is_named(words) && !words.contains('。');
    if let Some((it, words)) = above.map(|it| (it, element::words(*it))).filter(|(_, words)| is_title(words)) {
        head.told.insert(it.id());
        head.kicker.get_or_insert(words);
    }
    let below = lines.get(at + 1..).unwrap_or_default().iter().take_while(is_one);
    let has_decks = !head.decks.is_empty();
    for it in below.take(MOST_BESIDE) {
        let words = element::words(*it);
        if info::is_names(&words) {
            head.info.authors.push(words.clone());
            head.taken.push(plain(&words));
        } else if info::is_named(&words) {
            head.info.hear(&words);
            head.taken.push(plain(&words));
        } else if is_title(&words) && head.info == Info::default() {
            head.decks.extend((!has_decks).then_some(words));
        } else {
            break;
        }
        head.told.insert(it.id());
    }
}

/// Below a headline in cells stand two decks, the names, the day.
const MOST_BESIDE: usize = 5;

/// The nearest element of this name around another.
fn around<'tree>(it: ElementRef<'tree>, name: &str) -> Option<ElementRef<'tree>> {
    it.ancestors().filter_map(ElementRef::wrap).find(|it| element::name(*it) == name)
}

/// Of pictures above a text a page has so many.
const MOST_CAPTIONS: usize = 6;

/// The parts that follow a text, its own and those of the element it lies in.
fn below<'tree>(story: ElementRef<'tree>) -> impl Iterator<Item = ElementRef<'tree>> {
    let around = story.parent().and_then(ElementRef::wrap);
    let behind = |it: ElementRef<'tree>| it.next_siblings().filter_map(ElementRef::wrap).take(MOST_BELOW);
    behind(story)
        .chain(around.into_iter().flat_map(behind))
        .filter(|it| !element::is_hidden(*it) && !element::is_of_the_site(*it))
}

/// Who edited a text stands right below it.
const MOST_BELOW: usize = 3;

/// A table or figure, or a part with what reads as a caption, with a picture and what it shows.
fn is_picture(it: ElementRef<'_>, counted: &Counted) -> bool {
    let letters = counted.letters(it);
    let shows = || {
        let words = element::words(it);
        words.starts_with('图') || words.trim_end_matches(['）', ')']).ends_with('摄')
    };
    (["table", "figure"].contains(&element::name(it)) || element::name(it) == "div" && shows())
        && (SHORTEST..=LONGEST_LINE).contains(&letters.size)
        && letters.linked == 0
        && it.descendent_elements().any(|it| element::name(it) == "img")
        && !it.descendent_elements().skip(1).any(|it| ["table", "figure", "div"].contains(&element::name(it)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Above,
    Within,
}

struct Seen<'tree> {
    element: ElementRef<'tree>,
    place: Place,
}

/// The parts of the page from its top to the end of the story that somebody sees and that may stand above a text.
fn seen<'tree>(root: ElementRef<'tree>, story: ElementRef<'tree>) -> Vec<Seen<'tree>> {
    let mut seen = Vec::new();
    let around: HashSet<NodeId> = story.ancestors().map(|it| it.id()).collect();
    let mut to_see = vec![(root, Place::Above)];
    while let Some((element, place)) = to_see.pop() {
        let holds_story = around.contains(&element.id());
        if element::is_hidden(element) || element::is_of_the_site(element) && !holds_story && element != story {
            continue;
        }
        if place == Place::Above && element == story {
            let within = element.descendent_elements().skip(1).filter(|it| element::is_part(*it));
            seen.extend(within.take(MOST_WITHIN).map(|element| Seen { element, place: Place::Within }));
            break;
        }
        if !holds_story {
            seen.push(Seen { element, place });
        }
        let from = to_see.len();
        to_see.extend(element.child_elements().map(|child| (child, place)));
        to_see.get_mut(from..).unwrap_or_default().reverse();
    }
    seen
}

/// A headline within the text stands at its beginning.
const MOST_WITHIN: usize = 12;

/// The heading of the story: the longest that the page's own words bear out, headings of the first level before others; else
/// the only heading of the first level, or that which opens the text.
fn heading<'tree>(seen: &[Seen<'tree>], facts: &Facts, counted: &Counted) -> Option<ElementRef<'tree>> {
    let window = facts.window.as_deref();
    let told = [facts.title.clone(), facts.shared.clone(), window.map(window::without_site), window.map(str::to_owned)];
    let told: Vec<String> = told.into_iter().flatten().map(|it| plain(&it)).filter(|it| it.chars().count() >= SHORTEST).collect();
    let level = |element: ElementRef<'_>| match element::name(element) {
        "h1" => Some(3),
        "h2" | "h3" => Some(2),
        _ if is_called_title(element) => Some(1),
        // A line like others, which is the headline where the page says so elsewhere.
        _ => Some(0).filter(|_| is_single(element, counted)),
    };
    let sound = seen.iter().filter_map(|it| {
        let letters = counted.letters(it.element);
        let is_sound = (SHORTEST..=LONGEST).contains(&letters.size) && !letters.lead_elsewhere();
        let level = if is_sound { level(it.element)? } else { return None };
        let words = plain(&element::words(it.element));
        (level > 0 || told.contains(&words)).then_some((level, words, it.element))
    });
    let sound: Vec<(usize, String, ElementRef<'tree>)> = sound.collect();
    // The title itself; a part of it, of several the longest; or what holds it with more, of several the shortest.
    let rank = |words: &str| {
        let count = words.chars().count();
        let of = |told: &String| match () {
            () if told == words => Some((2, 0)),
            () if told.contains(words) => Some((1, count)),
            () => words.contains(told.as_str()).then(|| (0, usize::MAX - count)),
        };
        told.iter().filter_map(of).max()
    };
    let borne_out = sound.iter().filter_map(|(level, words, it)| Some((rank(words)?, *level, *it)));
    let best = borne_out.max_by_key(|(rank, level, _)| (*rank, *level)).map(|(_, _, it)| it);
    let firsts: Vec<ElementRef<'tree>> = sound.iter().filter(|(level, _, _)| *level == 3).map(|(_, _, it)| *it).collect();
    let only = if let [only] = firsts[..] { Some(only) } else { None };
    // What opens the text as a heading, where the page says nothing but what the window is called.
    let opens = || {
        let first = seen.iter().find(|it| it.place == Place::Within)?.element;
        sound.iter().find(|(level, _, it)| *level > 1 && *it == first).map(|(_, _, it)| *it)
    };
    let unsaid = || if facts.title.is_none() { opens().or_else(|| largest(seen, counted)) } else { None };
    let named = || sound.iter().find(|(_, _, it)| is_font_of_titles(*it)).map(|(_, _, it)| *it);
    best.or(only).or_else(named).or_else(unsaid)
}

/// The words of names by which sites call the line of who wrote.
const AUTHORS: [&str; 3] = ["author", "zuozhe", "writer"];

fn is_called_author(element: ElementRef<'_>) -> bool {
    element::called(element).iter().any(|word| AUTHORS.contains(&word.as_str()))
}

fn is_called_title(element: ElementRef<'_>) -> bool {
    is_font_of_titles(element) || element::called(element).iter().any(|word| TITLES.contains(&word.as_str()))
}

/// `<td class="font01">` of Founder's first pages; its other cells are of another class.
fn is_font_of_titles(element: ElementRef<'_>) -> bool {
    element.attr("class").is_some_and(|class| class.trim().eq_ignore_ascii_case("font01"))
}

/// The line above a text that is set in larger letters than the others right above it.
fn largest<'tree>(seen: &[Seen<'tree>], counted: &Counted) -> Option<ElementRef<'tree>> {
    let above = seen.iter().rev().filter(|it| it.place == Place::Above && is_single(it.element, counted)).map(|it| it.element);
    let near = above.take_while(|it| counted.letters(*it).linked == 0 && !element::words(*it).contains('版'));
    let near = near.filter(|it| counted.letters(*it).size <= LONGEST && !is_info(*it));
    let sizes: Vec<(u32, ElementRef<'tree>)> = near.take(MOST_BESIDE + 1).map(|it| (size::of(it), it)).collect();
    let (most, _) = sizes.iter().max_by_key(|(size, _)| *size)?;
    let mut of_most = sizes.iter().filter(|(size, it)| size == most && counted.letters(*it).size >= SHORTEST);
    match (of_most.next(), of_most.next()) {
        (Some((_, heading)), None) => Some(*heading),
        _ => None,
    }
}

/// The letters of a title, by which two are compared.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn is_beside(element: ElementRef<'_>, counted: &Counted) -> bool {
    let is_called = || element::called(element).iter().any(|word| BESIDE.contains(&word.as_str()));
    let letters = counted.letters(element);
    (SHORTEST..=LONGEST).contains(&letters.size)
        && !letters.lead_elsewhere()
        && !is_info(element)
        && (["h2", "h3", "h4", "h5"].contains(&element::name(element)) || is_called())
}

/// A paragraph right above the headline that no part of a site is: a kicker as somebody writes it who has no class for it.
fn is_kicker_line(element: ElementRef<'_>, counted: &Counted) -> bool {
    let letters = counted.letters(element);
    let words = element::words(element);
    element::name(element) == "p"
        && letters.linked == 0
        && (SHORTEST_KICKER..=LONGEST_KICKER).contains(&letters.size)
        && !words.contains(OF_NO_KICKER)
        && !words.contains("欢迎")
        && !window::names_site(&words)
        && !info::is_names(&words)
        && !is_info(element)
}

/// A line above a headline that is shorter names a part of the paper; a longer one is text.
const SHORTEST_KICKER: usize = 5;
const LONGEST_KICKER: usize = 40;

/// What paths, labels, page lines and sentences hold.
const OF_NO_KICKER: [char; 12] = ['。', '>', '»', '|', '｜', '/', ':', '：', '版', '?', '？', '；'];

/// Whether it names somebody, or tells a day.
fn is_info(element: ElementRef<'_>) -> bool {
    let mut info = Info::default();
    info.hear(&element::words(element));
    info != Info::default()
}

/// A part that holds words and no further part with all of them, and that is as short as a line of day and source.
fn is_line(element: ElementRef<'_>, counted: &Counted) -> bool {
    let letters = counted.letters(element);
    if !element::is_part(element) || !(2..=LONGEST_LINE).contains(&letters.size) || letters.lead_elsewhere() {
        return false;
    }
    !element.child_elements().any(|child| element::is_part(child) && counted.letters(child).all == letters.all)
}

/// A line with no further part in it.
fn is_single(element: ElementRef<'_>, counted: &Counted) -> bool {
    let holds = || element.child_elements().any(|child| element::is_part(child) && counted.letters(child).all > 0);
    is_line(element, counted) && !holds()
}

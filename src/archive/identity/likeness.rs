//! How alike two texts are: the share of their shingles (runs of three characters) that both have.
//!
//! Measured on 772 articles of ten days of a national daily (`docs/RELIABILITY.md`): of 297,000 pairs of different
//! articles the most alike reach .38, weather forecasts of following days; an article with a new headline and every
//! tenth sentence rewritten keeps .82 in the middle.

use crate::article::Edition;
use crate::date::DateFrom;
use crate::text::identity;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Characters in a shingle. Two find chance likeness in short texts, five lose it over every corrected character.
const LENGTH: usize = 3;

/// From here on two texts of one day are the same article.
const ALIKE: f64 = 0.40;

/// From here on two texts of different days are: notices repeat from day to day with other figures.
const ALIKE_ON_OTHER_DAYS: f64 = 0.70;

/// The same between two days that something tells: a page whose date line was corrected, and hardly a word beside it.
const UNCHANGED: f64 = 0.95;

/// From here on it is said that they may be.
const DOUBTFUL: f64 = 0.25;

/// The share of the shorter text that the longer one holds when it is the same article, cut or enlarged.
const CONTAINED: f64 = 0.80;

/// A text with fewer shingles says too little to be found inside another.
const LONG_ENOUGH: usize = 100;

/// How many shingles of a text the archive's index keeps; two texts that share .4 miss each other once in 3,500 pairs.
const INDEXED: usize = 16;

/// From so many times the length on, looking up is quicker than reading both.
const LOPSIDED: usize = 32;

/// How far apart two texts were printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apart {
    SameDay,
    /// On two days, of which one at least is inferred.
    OtherDays,
    /// On two days that something tells: a weather forecast is like yesterday's, tomorrow's notice like today's.
    OtherToldDays,
}

impl Apart {
    /// Of two editions.
    pub(crate) fn of(one: &Edition, two: &Edition) -> Self {
        match (one.date == two.date, one.date_from, two.date_from) {
            (true, ..) => Self::SameDay,
            (false, DateFrom::Inferred, _) | (false, _, DateFrom::Inferred) => Self::OtherDays,
            (false, ..) => Self::OtherToldDays,
        }
    }
}

/// What two texts are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Likeness {
    /// Nothing.
    Different,
    /// Perhaps the same; a person has to say.
    Doubtful,
    /// Two versions of one article.
    Same,
}

/// The shingles of a text, hashed, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shingles(Vec<u32>);

impl Shingles {
    /// Of the words without white space, width and punctuation, so that a new column break or a comma costs nothing.
    pub(crate) fn of(text: &str) -> Self {
        let letters: Vec<char> = identity(text).chars().filter(|letter| letter.is_alphanumeric()).collect();
        let mut shingles: Vec<u32> = match letters.len() {
            1..LENGTH => vec![hash(&letters)],
            _ => letters.windows(LENGTH).map(hash).collect(),
        };
        shingles.sort_unstable();
        shingles.dedup();
        Self(shingles)
    }

    /// The few by which the index finds a text: its smallest hashes, the same in both of two texts if they share them.
    pub(crate) fn indexed(&self) -> impl Iterator<Item = u32> {
        self.0.iter().take(INDEXED).copied()
    }

    /// Whether they are two versions of one article, printed so far apart, and the share of all shingles that both have (Jaccard's index, 0 to 1).
    pub(crate) fn likeness(&self, other: &Self, apart: Apart) -> (Likeness, f64) {
        let shorter = self.0.len().min(other.0.len());
        let both = self.common(other);
        let share = ratio(both, self.0.len() + other.0.len() - both);
        let contained = shorter >= LONG_ENOUGH && ratio(both, shorter) >= CONTAINED;
        let (same, doubtful) = match apart {
            Apart::SameDay if contained => (share, DOUBTFUL),
            Apart::SameDay => (ALIKE, DOUBTFUL),
            Apart::OtherDays => (ALIKE_ON_OTHER_DAYS, DOUBTFUL),
            Apart::OtherToldDays => (UNCHANGED, ALIKE_ON_OTHER_DAYS),
        };
        let likeness = match share {
            share if share >= same => Likeness::Same,
            share if share >= doubtful => Likeness::Doubtful,
            _ => Likeness::Different,
        };
        (likeness, share)
    }

    /// Whether a longer text holds this one.
    pub(crate) fn is_part_of(&self, whole: &Self) -> bool {
        self.0.len() < whole.0.len() && ratio(self.common(whole), self.0.len()) >= CONTAINED
    }

    fn common(&self, other: &Self) -> usize {
        let (short, long) = if self.0.len() <= other.0.len() { (&self.0, &other.0) } else { (&other.0, &self.0) };
        // A brief against a whole page: each of the few is looked up.
        if short.len().saturating_mul(LOPSIDED) < long.len() {
            return short.iter().filter(|value| long.binary_search(value).is_ok()).count();
        }
        let (mut left, mut right) = (short.iter().peekable(), long.iter().peekable());
        let mut both = 0;
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    both += 1;
                    left.next();
                    right.next();
                }
            }
        }
        both
    }
}

/// A shingle that more texts of a list have tells none of them from the others: a page has forty stories.
const COMMON: usize = 64;

/// So many texts are compared with one that shares such shingles: those that share most of the others, then the nearest.
const NEAREST: usize = 32;

/// Finds among many texts those that one can be alike, without comparing it with each.
///
/// A list of up to [`COMMON`] texts gives all that share a shingle. Of more texts that are near-copies of each other,
/// where every one would have to be held against every one, it gives the [`NEAREST`].
#[derive(Debug)]
pub(crate) struct Index {
    /// A shingle and a text that has it, sorted.
    postings: Vec<(u32, u32)>,
}

impl Index {
    /// Of texts, which are called by their places.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a Shingles>) -> Self {
        let mut postings = Vec::new();
        for (at, text) in (0_u32..).zip(texts) {
            postings.extend(text.0.iter().map(|shingle| (*shingle, at)));
        }
        postings.sort_unstable();
        Self { postings }
    }

    /// The texts that may be alike a text, in their order; `place` is where it stands itself, and whether these are all.
    pub(crate) fn near(&self, text: &Shingles, place: usize) -> (Vec<usize>, Reach) {
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        let mut everywhere: Option<&[(u32, u32)]> = None;
        for shingle in &text.0 {
            let having = self.having(*shingle);
            if having.len() <= COMMON {
                having.iter().for_each(|(_, at)| *shared.entry(*at).or_default() += 1);
            } else if everywhere.is_none_or(|it| having.len() < it.len()) {
                everywhere = Some(having);
            }
        }
        let index = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let Some(everywhere) = everywhere else {
            return (shared.into_keys().map(index).collect(), Reach::All);
        };
        let mut found: Vec<(usize, usize)> = shared.into_iter().map(|(at, count)| (index(at), count)).collect();
        found.sort_by_key(|(at, count)| (Reverse(*count), at.abs_diff(place)));
        let mut near: BTreeSet<usize> = found.into_iter().map(|(at, _)| at).take(NEAREST / 2).collect();
        let middle = everywhere.partition_point(|(_, at)| index(*at) < place);
        let from = middle.saturating_sub(NEAREST / 4).min(everywhere.len().saturating_sub(NEAREST / 2));
        near.extend(everywhere.iter().skip(from).take(NEAREST / 2).map(|(_, at)| index(*at)));
        (near.into_iter().collect(), Reach::Nearest)
    }

    fn having(&self, shingle: u32) -> &[(u32, u32)] {
        let from = self.postings.partition_point(|(value, _)| *value < shingle);
        let rest = self.postings.get(from..).unwrap_or(&[]);
        // Most shingles are in few texts; the end is near.
        let few = rest.iter().take(COMMON + 1).take_while(|(value, _)| *value == shingle).count();
        let length = if few <= COMMON { few } else { rest.partition_point(|(value, _)| *value == shingle) };
        rest.get(..length).unwrap_or(&[])
    }
}

/// How far a search went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// No text outside of those found shares a shingle.
    All,
    /// Further texts share what is common.
    Nearest,
}

/// FNV-1a over the characters, its halves folded and mixed: the archive keeps these numbers, so they never change.
fn hash(letters: &[char]) -> u32 {
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    for letter in letters {
        state = (state ^ u64::from(u32::from(*letter))).wrapping_mul(0x0100_0000_01b3);
    }
    state ^= state >> 32;
    state = state.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    u32::try_from(state >> 32).unwrap_or_default()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "本报讯 4月8日，中原区组织召开党建引领网格化基层治理工作推进会。会议指出，要提高政治站位，压实工作责任，\
        把网格建在基层一线，把服务送到群众身边，确保各项任务落到实处、见到成效。";

    #[test]
    fn a_corrected_story_stays_itself_and_another_is_another() {
        let table = [
            (STORY.replace("推进会", "现场会"), Likeness::Same),
            (STORY.replace('，', ", \n").replace('。', ".\n\n"), Likeness::Same),
            (STORY.replace("会议指出，要提高政治站位，压实工作责任，", ""), Likeness::Same),
            ("市气象台预计，明天白天多云，最高气温二十三摄氏度，偏南风三级。".to_owned(), Likeness::Different),
            (String::new(), Likeness::Different),
        ];
        for (text, expected) in table {
            assert_eq!(Shingles::of(STORY).likeness(&Shingles::of(&text), Apart::SameDay).0, expected, "{text}");
        }
    }

    #[test]
    fn a_notice_of_another_day_needs_more_than_one_of_the_same_day() {
        let one = Shingles::of("明天气象预报：北京 晴 零下八度；天津 多云 零下六度；石家庄 晴 零下五度；太原 晴 零下十度");
        let two = Shingles::of("明天气象预报：北京 多云 零下九度；天津 多云 零下七度；石家庄 晴 零下六度；太原 阴 零下十度");
        assert_eq!(one.likeness(&two, Apart::SameDay).0, Likeness::Same);
        assert_eq!(one.likeness(&two, Apart::OtherDays).0, Likeness::Doubtful);
    }

    /// So many shingles of which no two are the same: the characters of Unicode in a row, from one on.
    fn row(from: u32, shingles: u32) -> String {
        (from..from + shingles + 2).map(|at| char::from_u32(0x4e00 + at).unwrap()).collect()
    }

    #[test]
    fn a_text_cut_short_is_found_in_the_whole_where_it_says_enough() {
        let table = [
            // A third of the whole, and a thirtieth; a text too short to say so is doubtful.
            (row(0, 300), row(0, 100), Likeness::Same),
            (row(0, 3_000), row(0, 100), Likeness::Same),
            (row(0, 300), row(0, 99), Likeness::Doubtful),
            (row(0, 3_000), row(0, 99), Likeness::Different),
            // Four fifths of it stand there; and less.
            (row(0, 300), row(0, 80) + &row(9_000, 18), Likeness::Same),
            (row(0, 280), row(0, 79) + &row(9_000, 19), Likeness::Doubtful),
            (row(0, 300), row(9_000, 100), Likeness::Different),
        ];
        for (at, (whole, part, expected)) in table.iter().enumerate() {
            let (whole, part) = (Shingles::of(whole), Shingles::of(part));
            assert_eq!(whole.likeness(&part, Apart::SameDay).0, *expected, "{at}");
            assert_eq!(part.likeness(&whole, Apart::SameDay).0, *expected, "{at}");
        }
    }

    #[test]
    fn a_part_is_shorter_than_the_whole_and_stands_there_for_the_most() {
        let table = [
            (row(0, 30), row(0, 300), true),
            (row(0, 80) + &row(9_000, 18), row(0, 300), true),
            (row(0, 79) + &row(9_000, 19), row(0, 300), false),
            (row(0, 300), row(0, 300), false),
            (row(0, 300), row(0, 290), false),
            (row(0, 30), row(9_000, 300), false),
            (String::new(), row(0, 300), false),
        ];
        for (at, (part, whole, expected)) in table.iter().enumerate() {
            assert_eq!(Shingles::of(part).is_part_of(&Shingles::of(whole)), *expected, "{at}");
        }
    }

    #[test]
    fn a_text_of_two_characters_is_itself() {
        let (one, two) = (Shingles::of("讣告"), Shingles::of("简讯"));
        assert_eq!(one.likeness(&Shingles::of("讣 告。"), Apart::SameDay), (Likeness::Same, 1.0));
        assert_eq!(one.likeness(&two, Apart::SameDay), (Likeness::Different, 0.0));
    }

    #[test]
    fn of_a_page_every_text_that_shares_a_shingle_is_found_and_of_near_copies_in_thousands_the_nearest() {
        let text = |at: u32| Shingles::of(&format!("{STORY}第{at}句说的是别处没有的第{}件事。", at * 37 % 101));
        let few: Vec<Shingles> = (0..60).map(text).chain([Shingles::of("明天白天多云")]).collect();
        let index = Index::of(few.iter());
        assert_eq!(index.near(&text(7), 7), ((0..60).collect(), Reach::All));
        assert_eq!(index.near(&Shingles::of("别的一句话没人说过"), 7), (Vec::new(), Reach::All));
        let many: Vec<Shingles> = (0..3_000).map(text).collect();
        let index = Index::of(many.iter());
        for at in [0, 7, 1_500, 2_999] {
            let (near, reach) = index.near(&many[at], at);
            assert!(near.contains(&at) && near.len() <= NEAREST && reach == Reach::Nearest, "{at}: {near:?}");
        }
    }

    /// The index of texts that have these shingles.
    fn index(texts: impl Iterator<Item = Vec<u32>>) -> Index {
        let texts: Vec<Shingles> = texts.map(Shingles).collect();
        Index::of(texts.iter())
    }

    #[test]
    fn of_texts_that_are_all_the_same_those_are_near_that_stand_near() {
        let index = index((0..100).map(|_| vec![7]));
        for (place, near) in [(50, 42..58), (0, 0..16), (3, 0..16), (99, 84..100), (200, 84..100)] {
            assert_eq!(index.near(&Shingles(vec![7]), place), (near.collect(), Reach::Nearest), "{place}");
        }
    }

    #[test]
    fn what_fewer_texts_share_tells_more_than_where_they_stand() {
        // Texts 200 to 299 share a shingle, all share another; whichever of the two is asked first.
        for (everywhere, rarer) in [(1, 2), (2, 1)] {
            let of_all = |at: u32| if (200..300).contains(&at) { vec![1, 2] } else { vec![everywhere] };
            let (near, reach) = index((0..400).map(of_all)).near(&Shingles(vec![1, 2]), 0);
            assert_eq!((near, reach), ((200..216).collect(), Reach::Nearest), "{rarer}");
        }
        // Twenty share one shingle, one of them three: of those it comes first, however far away.
        let of_some = |at: u32| match at {
            0..20 => vec![1, 5],
            390 => vec![1, 5, 6, 7],
            _ => vec![1],
        };
        let (near, _) = index((0..400).map(of_some)).near(&Shingles(vec![1, 5, 6, 7]), 0);
        assert_eq!(near, (0..16).chain([390]).collect::<Vec<_>>());
    }

    #[test]
    fn the_index_keeps_the_same_numbers_for_ever() {
        let kept: Vec<u32> = Shingles::of("本报讯4月").indexed().collect();
        assert_eq!(kept, [2_682_258_769, 2_725_781_716, 3_258_488_375]);
    }
}

//! How alike two texts are: the share of their shingles (runs of three characters) that both have.
//!
//! Measured on 772 articles of ten days of a national daily (`docs/RELIABILITY.md`): of 297,000 pairs of different
//! articles the most alike reach .38, weather forecasts of following days; an article with a new headline and every
//! tenth sentence rewritten keeps .82 in the middle.

use crate::text::identity;

/// Characters in a shingle. Two find chance likeness in short texts, five lose it over every corrected character.
const LENGTH: usize = 3;

/// From here on two texts of one day are the same article.
const ALIKE: f64 = 0.40;

/// From here on two texts of different days are: notices repeat from day to day with other figures.
const ALIKE_ON_OTHER_DAYS: f64 = 0.70;

/// From here on it is said that they may be.
const DOUBTFUL: f64 = 0.25;

/// The share of the shorter text that the longer one holds when it is the same article, cut or enlarged.
const CONTAINED: f64 = 0.80;

/// A text with fewer shingles says too little to be found inside another.
const LONG_ENOUGH: usize = 100;

/// How many shingles of a text the archive's index keeps; two texts that share .4 miss each other once in 3,500 pairs.
const INDEXED: usize = 16;

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
            0 => Vec::new(),
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

    /// The share of all shingles that both have (Jaccard's index), 0 to 1.
    pub(crate) fn share(&self, other: &Self) -> f64 {
        let both = self.common(other);
        ratio(both, self.0.len() + other.0.len() - both)
    }

    /// Whether they are two versions of one article.
    pub(crate) fn likeness(&self, other: &Self, same_day: bool) -> Likeness {
        let shorter = self.0.len().min(other.0.len());
        let share = self.share(other);
        let contained = shorter >= LONG_ENOUGH && ratio(self.common(other), shorter) >= CONTAINED;
        if share >= ALIKE_ON_OTHER_DAYS || same_day && (share >= ALIKE || contained) {
            Likeness::Same
        } else if share >= DOUBTFUL {
            Likeness::Doubtful
        } else {
            Likeness::Different
        }
    }

    fn common(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
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
            assert_eq!(Shingles::of(STORY).likeness(&Shingles::of(&text), true), expected, "{text}");
        }
    }

    #[test]
    fn a_notice_of_another_day_needs_more_than_one_of_the_same_day() {
        let one = Shingles::of("明天气象预报：北京 晴 零下八度；天津 多云 零下六度；石家庄 晴 零下五度；太原 晴 零下十度");
        let two = Shingles::of("明天气象预报：北京 多云 零下九度；天津 多云 零下七度；石家庄 晴 零下六度；太原 阴 零下十度");
        assert_eq!(one.likeness(&two, true), Likeness::Same);
        assert_eq!(one.likeness(&two, false), Likeness::Doubtful);
    }

    #[test]
    fn a_text_cut_in_half_is_found_in_the_whole() {
        let long: String = (0..60_u32).map(|at| format!("第{at}句说的是别处没有的第{}件事。", at * 37 % 101)).collect();
        let half: String = long.chars().take(long.chars().count() / 3).collect();
        assert_eq!(Shingles::of(&long).likeness(&Shingles::of(&half), true), Likeness::Same);
    }

    #[test]
    fn the_index_keeps_the_same_numbers_for_ever() {
        let kept: Vec<u32> = Shingles::of("本报讯4月").indexed().collect();
        assert_eq!(kept, [2_682_258_769, 2_725_781_716, 3_258_488_375]);
    }
}

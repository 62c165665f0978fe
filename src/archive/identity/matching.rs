//! Pairs what a file holds now with what it held: by headline, else by likeness, the surest pair first.

use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::likeness::Index;
use crate::archive::identity::likeness::Likeness;
use crate::archive::identity::likeness::Reach;
use crate::archive::identity::likeness::Shingles;
use crate::archive::store::fault::Fault;
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::VecDeque;

listed! {
    /// How an article was known again.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum How {
        /// It stands in the same file under the same headline.
        File,
        /// The same headline on the same page of the same day, in another file.
        Headline,
        /// The text is alike.
        Likeness,
    }
}

impl How {
    /// The word in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Headline => "headline",
            Self::Likeness => "likeness",
        }
    }
}

/// A pair of an article on the page and one that was known: positions in the two lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pair {
    pub(crate) fresh: usize,
    pub(crate) known: usize,
    pub(crate) how: How,
}

/// So many pairs of one headline are compared each with each; of more, a text with those that it may be alike.
const MOST_NAMESAKES: usize = 4_096;

/// What was near-copies in thousands is paired in so many rounds; what is left then is named, for a person to settle.
const MOST_ROUNDS: usize = 8;

/// Pairs what a file holds now with what it held under the same words. The same words in the same file are the same
/// article on the same day, whatever became of the text; on another day only where the texts are alike, since a daily
/// column keeps its headline. Where the text went to another headline of the file, it is the text that counts.
pub(crate) fn by_headline(fresh: &[&Fresh], known: &[Known]) -> Result<Vec<Pair>, Fault> {
    let heirs = Heirs::new(fresh, known);
    let (mut now, mut before): (Namesakes, Namesakes) = (BTreeMap::new(), BTreeMap::new());
    fresh.iter().enumerate().for_each(|(at, it)| now.entry(it.words).or_default().push(at));
    known.iter().enumerate().for_each(|(of, it)| before.entry(it.row.words).or_default().push(of));
    let mut pairs = Vec::new();
    for (words, now) in &now {
        let Some(before) = before.get(words) else { continue };
        if now.len() * before.len() > MOST_NAMESAKES {
            pairs.extend(of_many(&heirs, now, before)?);
            continue;
        }
        let alone = now.len() == 1 && before.len() == 1;
        let mut scored = Vec::new();
        for at in now {
            for of in before {
                let (Some(article), Some(it)) = (fresh.get(*at), known.get(*of)) else { continue };
                if alone && it.revision.shown == Some(article.shown()) {
                    scored.push((1.0, Pair { fresh: *at, known: *of, how: How::File }));
                } else {
                    scored.extend(heirs.namesakes(*at, *of)?);
                }
            }
        }
        pairs.extend(surest(scored));
    }
    Ok(pairs)
}

/// Articles by the words that they are known by: their places.
type Namesakes = BTreeMap<i64, Vec<usize>>;

/// Pairs articles of one headline that are too many to be compared each with each: first those whose texts are near,
/// then, on the same day, in the order of the page.
fn of_many(heirs: &Heirs<'_>, now: &[usize], before: &[usize]) -> Result<Vec<Pair>, Fault> {
    let index = index_of(before.iter().filter_map(|of| heirs.known.get(*of)))?;
    let mut scored = Vec::new();
    for (place, at) in now.iter().enumerate() {
        let Some(article) = heirs.fresh.get(*at) else { continue };
        for of in index.near(article.shingles(), place).0.into_iter().filter_map(|near| before.get(near)) {
            scored.extend(heirs.namesakes(*at, *of)?);
        }
    }
    let mut pairs = surest(scored);
    let taken: BTreeSet<usize> = pairs.iter().map(|pair| pair.known).collect();
    let paired: BTreeSet<usize> = pairs.iter().map(|pair| pair.fresh).collect();
    let mut left: BTreeMap<NaiveDate, VecDeque<usize>> = BTreeMap::new();
    for of in before.iter().filter(|of| !taken.contains(of)) {
        if let Some(it) = heirs.known.get(*of)
            && !heirs.went_on(*of)?
        {
            left.entry(it.date()?).or_default().push_back(*of);
        }
    }
    for at in now.iter().filter(|at| !paired.contains(at)) {
        let Some(article) = heirs.fresh.get(*at) else { continue };
        let of_the_day = left.get_mut(&article.article.edition.date).filter(|it| !it.is_empty());
        if let Some(of_the_day) = of_the_day
            && !heirs.came_from(*at)?
        {
            pairs.extend(of_the_day.pop_front().map(|of| Pair { fresh: *at, known: of, how: How::File }));
        }
    }
    Ok(pairs)
}

/// The articles of a file now and before, and whether a text moved between headlines of it, asked once of each article.
struct Heirs<'a> {
    fresh: &'a [&'a Fresh],
    known: &'a [Known],
    index_of_fresh: OnceCell<Index>,
    index_of_known: OnceCell<Index>,
    went_on: Vec<OnceCell<bool>>,
    came_from: Vec<OnceCell<bool>>,
}

impl<'a> Heirs<'a> {
    fn new(fresh: &'a [&'a Fresh], known: &'a [Known]) -> Self {
        let unasked = |count: usize| (0..count).map(|_| OnceCell::new()).collect();
        Self {
            fresh,
            known,
            index_of_fresh: OnceCell::new(),
            index_of_known: OnceCell::new(),
            went_on: unasked(known.len()),
            came_from: unasked(fresh.len()),
        }
    }

    /// Two articles of one headline as a pair, with their share; `None` where the texts say that they are two.
    fn namesakes(&self, at: usize, of: usize) -> Result<Option<(f64, Pair)>, Fault> {
        let (Some(article), Some(it)) = (self.fresh.get(at), self.known.get(of)) else { return Ok(None) };
        let (likeness, share) = it.likeness(article)?;
        let same_day = it.date()? == article.article.edition.date;
        let stayed = likeness == Likeness::Same
            || same_day && (likeness != Likeness::Different || !self.went_on(of)? && !self.came_from(at)?);
        Ok(stayed.then_some((share, Pair { fresh: at, known: of, how: How::File })))
    }

    /// Whether a known text stands under another headline now.
    fn went_on(&self, of: usize) -> Result<bool, Fault> {
        let (Some(it), Some(asked)) = (self.known.get(of), self.went_on.get(of)) else { return Ok(false) };
        asked_once(asked, || {
            let index = self.index_of_fresh.get_or_init(|| Index::of(self.fresh.iter().map(|fresh| fresh.shingles())));
            for other in index.near(it.shingles()?, of).0.into_iter().filter_map(|at| self.fresh.get(at)) {
                if other.words != it.row.words && it.likeness(other)?.0 == Likeness::Same {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }

    /// Whether a new text stood under another headline.
    fn came_from(&self, at: usize) -> Result<bool, Fault> {
        let (Some(article), Some(asked)) = (self.fresh.get(at), self.came_from.get(at)) else { return Ok(false) };
        asked_once(asked, || {
            if self.index_of_known.get().is_none() {
                let index = index_of(self.known.iter())?;
                self.index_of_known.get_or_init(|| index);
            }
            let Some(index) = self.index_of_known.get() else { return Ok(false) };
            for other in index.near(article.shingles(), at).0.into_iter().filter_map(|of| self.known.get(of)) {
                if other.row.words != article.words && other.likeness(article)?.0 == Likeness::Same {
                    return Ok(true);
                }
            }
            Ok(false)
        })
    }
}

fn asked_once(asked: &OnceCell<bool>, ask: impl FnOnce() -> Result<bool, Fault>) -> Result<bool, Fault> {
    match asked.get() {
        Some(answer) => Ok(*answer),
        None => ask().map(|answer| *asked.get_or_init(|| answer)),
    }
}

fn index_of<'a>(known: impl Iterator<Item = &'a Known>) -> Result<Index, Fault> {
    let shingles: Vec<&Shingles> = known.map(Known::shingles).collect::<Result<_, Fault>>()?;
    Ok(Index::of(shingles.into_iter()))
}

/// Pairs what is left of a file by likeness, the surest first; beside it the pairs that are too unlike to be sure.
pub(crate) fn by_likeness(fresh: &[&Fresh], known: &[Known]) -> Result<(Vec<Pair>, Vec<Pair>), Fault> {
    let mut pairs: Vec<Pair> = Vec::new();
    let (mut now, mut before): (Vec<usize>, Vec<usize>) = ((0..fresh.len()).collect(), (0..known.len()).collect());
    for _ in 0..MOST_ROUNDS {
        if now.is_empty() || before.is_empty() {
            return Ok((pairs, Vec::new()));
        }
        let round = Round::run((fresh, &now), (known, &before))?;
        let is_last = round.reach == Reach::All || round.sure.is_empty();
        let (at, of): (BTreeSet<usize>, BTreeSet<usize>) = round.sure.iter().map(|pair| (pair.fresh, pair.known)).unzip();
        now.retain(|it| !at.contains(it));
        before.retain(|it| !of.contains(it));
        pairs.extend(round.sure);
        if is_last {
            let free = |pair: &Pair| !at.contains(&pair.fresh) && !of.contains(&pair.known);
            return Ok((pairs, round.doubtful.into_iter().filter(free).collect()));
        }
    }
    let named = now.into_iter().zip(before).map(|(fresh, known)| Pair { fresh, known, how: How::Likeness });
    Ok((pairs, named.collect()))
}

/// One round of pairing by likeness.
struct Round {
    sure: Vec<Pair>,
    doubtful: Vec<Pair>,
    reach: Reach,
}

impl Round {
    fn run((fresh, now): (&[&Fresh], &[usize]), (known, before): (&[Known], &[usize])) -> Result<Self, Fault> {
        let index = index_of(before.iter().filter_map(|of| known.get(*of)))?;
        let (mut scored, mut doubtful, mut reach) = (Vec::new(), Vec::new(), Reach::All);
        for (place, at) in now.iter().enumerate() {
            let Some(article) = fresh.get(*at) else { continue };
            let (near, reached) = index.near(article.shingles(), place);
            if reached == Reach::Nearest {
                reach = reached;
            }
            for of in near.into_iter().filter_map(|near| before.get(near)) {
                let Some(it) = known.get(*of) else { continue };
                let pair = Pair { fresh: *at, known: *of, how: How::Likeness };
                match it.likeness(article)? {
                    (Likeness::Same, share) => scored.push((share, pair)),
                    (Likeness::Doubtful, _) => doubtful.push(pair),
                    (Likeness::Different, _) => {}
                }
            }
        }
        Ok(Self { sure: surest(scored), doubtful, reach })
    }
}

/// Takes the pair with the highest share, and on among those that are left; among equals in the order given.
pub(crate) fn surest(mut scored: Vec<(f64, Pair)>) -> Vec<Pair> {
    scored.sort_by(|(one, _), (two, _)| two.total_cmp(one));
    let (mut fresh, mut known) = (BTreeSet::new(), BTreeSet::new());
    let free = |pair: &Pair| {
        let free = !fresh.contains(&pair.fresh) && !known.contains(&pair.known);
        free && fresh.insert(pair.fresh) && known.insert(pair.known)
    };
    scored.into_iter().map(|(_, pair)| pair).filter(free).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::known;
    use crate::archive::identity::revision::tests::article;

    const FLOOD: &str =
        "市防汛指挥部昨日召开会商会，预计未来三天黄河干流将出现一次明显的涨水过程，各县区要把群众转移到安全地带。";
    const GRAIN: &str = "夏粮收购全面展开，全市设立收购网点八十四个，小麦每斤均价一元二角，农户卖粮当天拿到粮款。";
    const OPERA: &str = "豫剧名家昨晚在文化宫登台，三百名戏迷冒雨前来，掌声一次次打断了唱腔，演出到十点半才散场。";
    const ROAD: &str = "中原路今晨起封闭施工，公交二十一路、八十路绕行工人路，工期四十天，请市民提前安排出行路线。";

    /// What stood in a file and what stands there now, as headline and text.
    struct Table {
        fresh: Vec<Fresh>,
        known: Vec<Known>,
    }

    impl Table {
        fn new(before: &[(&str, &str)], now: &[(&str, &str)]) -> Self {
            let article = |(headline, text): &(&str, &str)| article("2023-04-09", "A02", headline, text);
            let fresh = now.iter().map(|it| Fresh::new(article(it), 1)).collect();
            let known = before.iter().zip(1..).map(|(it, number)| known::tests::known(number, &article(it))).collect();
            Self { fresh, known }
        }

        fn fresh(&self) -> Vec<&Fresh> {
            self.fresh.iter().collect()
        }
    }

    fn places(pairs: &[Pair]) -> Vec<(usize, usize)> {
        let mut places: Vec<_> = pairs.iter().map(|pair| (pair.fresh, pair.known)).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn the_surest_pair_is_taken_first_and_each_article_once() {
        let pair = |share, fresh, known| (share, Pair { fresh, known, how: How::Likeness });
        let table = [
            (vec![pair(0.9, 0, 0), pair(0.8, 1, 0), pair(0.7, 1, 1)], vec![(0, 0), (1, 1)]),
            (vec![pair(0.7, 0, 0), pair(0.8, 0, 1), pair(0.9, 1, 1)], vec![(0, 0), (1, 1)]),
            (vec![pair(0.7, 0, 0), pair(0.7, 0, 1), pair(0.7, 1, 1)], vec![(0, 0), (1, 1)]),
            (vec![pair(0.9, 0, 0), pair(0.8, 0, 1), pair(0.7, 1, 0)], vec![(0, 0)]),
        ];
        for (scored, expected) in table {
            assert_eq!(places(&surest(scored.clone())), expected, "{scored:?}");
        }
    }

    #[test]
    fn of_one_headline_many_are_paired_as_few_are() {
        let brief = |text| ("简讯", text);
        let table = [
            // The texts that are alike, then in the order of the page.
            (vec![FLOOD, GRAIN, OPERA], vec![brief(OPERA), brief(ROAD), brief(FLOOD)], vec![(0, 2), (1, 1), (2, 0)]),
            (vec![FLOOD, GRAIN], vec![brief(OPERA), brief(ROAD)], vec![(0, 0), (1, 1)]),
            (vec![FLOOD], vec![brief(OPERA), brief(ROAD)], vec![(0, 0)]),
            (vec![FLOOD, GRAIN], vec![brief(OPERA)], vec![(0, 0)]),
            // Not where a text went on under another headline.
            (vec![FLOOD, GRAIN], vec![brief(OPERA), ("汛情", FLOOD)], vec![(0, 1)]),
        ];
        for (before, now, expected) in table {
            let before: Vec<_> = before.into_iter().map(brief).collect();
            let table = Table::new(&before, &now);
            let fresh = table.fresh();
            assert_eq!(places(&by_headline(&fresh, &table.known).unwrap()), expected, "few: {now:?}");
            let briefs = |at: &usize| now.get(*at).is_some_and(|(headline, _)| *headline == "简讯");
            let (at, of) = ((0..now.len()).filter(briefs).collect::<Vec<_>>(), (0..before.len()).collect::<Vec<_>>());
            assert_eq!(places(&of_many(&Heirs::new(&fresh, &table.known), &at, &of).unwrap()), expected, "many: {now:?}");
        }
        // Not where a text came from another headline.
        let table = Table::new(&[("简讯", FLOOD), ("夏粮", GRAIN)], &[("简讯", GRAIN), ("简讯", OPERA)]);
        let fresh = table.fresh();
        assert_eq!(places(&by_headline(&fresh, &table.known).unwrap()), [(1, 0)]);
        assert_eq!(places(&of_many(&Heirs::new(&fresh, &table.known), &[0, 1], &[0]).unwrap()), [(1, 0)]);
    }

    #[test]
    fn of_near_copies_every_one_is_found_round_by_round() {
        // Two forms, of which each text of one is the same: the nearest of seventy are sixteen, and those stand at the other end.
        let (first, second) = (vec![("甲", FLOOD); 70], vec![("乙", GRAIN); 70]);
        let (before, now) = ([first.clone(), second.clone()].concat(), [second, first].concat());
        let table = Table::new(&before, &now);
        let (sure, doubtful) = by_likeness(&table.fresh(), &table.known).unwrap();
        assert!(sure.iter().all(|pair| (pair.fresh < 70) == (pair.known >= 70)), "{sure:?}");
        assert_eq!((sure.len(), doubtful), (140, Vec::new()));
    }

    #[test]
    fn of_many_texts_that_share_a_phrase_none_is_another() {
        let text = |from: u32| -> String { (from..from + 40).map(|at| char::from_u32(0x4e00 + at).unwrap()).collect() };
        let texts: Vec<String> = (0..160).map(|at| format!("本报讯（记者{}", text(at * 41))).collect();
        let told: Vec<_> = texts.iter().map(|text| ("简讯", text.as_str())).collect();
        let table = Table::new(&told[..80], &told[80..]);
        assert_eq!(by_likeness(&table.fresh(), &table.known).unwrap(), (Vec::new(), Vec::new()));
    }
}

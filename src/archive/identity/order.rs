//! Print order: which of two stories of an edition a reader of the paper meets first, and so which is published first.
//!
//! Pages in natural order, the unknown page last; then files; then the place on the page.

use crate::archive::store::state;
use crate::article::Article;
use crate::article::Page;
use crate::beijing::Instant;
use crate::beijing::nearest_instant;
use crate::error::Place;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Sorts as the edition is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PrintOrder {
    page: (bool, Vec<Piece>, String),
    file: PathBuf,
    position: usize,
    lines: Option<(usize, usize)>,
}

/// A piece of a page number; figures compare by value, and stand before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Figures(u64),
    Letters(String),
}

impl PrintOrder {
    /// Where an article stands in its edition.
    pub(crate) fn of(article: &Article) -> Self {
        Self::at(article.edition.page.as_ref(), &article.place, article.position)
    }

    /// The same of an article that is not read whole.
    pub(crate) fn at(page: Option<&Page>, place: &Place, position: usize) -> Self {
        Self { page: natural(page), file: place.path.clone(), position, lines: place.lines }
    }
}

/// The natural order of pages: A2 before A10 before B1, the unknown page last; A2 and A02 are two pages.
fn natural(page: Option<&Page>) -> (bool, Vec<Piece>, String) {
    let text = Page::written(page);
    let mut pieces = Vec::new();
    for letter in text.chars() {
        match (letter.to_digit(10), pieces.last_mut()) {
            (Some(figure), Some(Piece::Figures(value))) => *value = value.saturating_mul(10).saturating_add(figure.into()),
            (Some(figure), _) => pieces.push(Piece::Figures(figure.into())),
            (None, Some(Piece::Letters(letters))) => letters.push(letter),
            (None, _) => pieces.push(Piece::Letters(letter.into())),
        }
    }
    (page.is_none(), pieces, text.to_owned())
}

/// The moment of the first of so many stories of an edition: when it is out, and late enough that the last, a second for
/// each story earlier, is still of its own day.
pub(crate) fn first_moment(date: NaiveDate, publish_time: NaiveTime, stories: usize) -> Instant {
    let room = i64::try_from(stories.saturating_sub(1)).unwrap_or(i64::MAX);
    nearest_instant(date, publish_time).max(nearest_instant(date, NaiveTime::MIN).plus_seconds(room))
}

/// How a story of an edition gets its moment of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Readers know it: it stays.
    Known(Instant),
    /// It follows from the place in print.
    Planned,
    /// The edition was out without it: it is dated when it appears.
    Late,
}

/// A story of an edition, to be dated.
#[derive(Debug)]
pub(crate) struct Dated {
    pub(crate) print: PrintOrder,
    pub(crate) release: Option<Instant>,
    pub(crate) moment: Moment,
}

/// Plans the moments of publication of an edition: `out` is the first, and each story in print order comes a second
/// earlier, since readers sort by time and the order in a document means nothing (RFC 4287 §4.1.1); the late ones do the
/// same from `now` on.
///
/// What came between takes the next free second. A release moves a story to its own moment where that is later. Gives
/// the moment of each, in the order given.
pub(crate) fn moments(edition: &[Dated], out: Instant, now: Instant) -> Vec<Instant> {
    let mut in_print: Vec<(usize, &Dated)> = edition.iter().enumerate().collect();
    in_print.sort_by(|(_, one), (_, two)| one.print.cmp(&two.print));
    let mut taken = Taken::default();
    for story in edition {
        if let Moment::Known(published) = story.moment {
            taken.take(published);
        }
    }
    let (mut dated, mut late) = (Vec::with_capacity(edition.len()), 0);
    for (rank, (at, story)) in in_print.into_iter().enumerate() {
        let planned = match story.moment {
            Moment::Known(published) => {
                dated.push((at, published));
                continue;
            }
            Moment::Planned => out.plus_seconds(-i64::try_from(rank).unwrap_or(i64::MAX)),
            Moment::Late => {
                late += 1;
                now.plus_seconds(1 - late)
            }
        };
        let published = taken.free(story.release.map_or(planned, |release| release.max(planned)));
        taken.take(published);
        dated.push((at, published));
    }
    dated.sort_unstable_by_key(|(at, _)| *at);
    dated.into_iter().map(|(_, published)| published).collect()
}

/// The moments of an edition of which nobody has seen anything, in the order given: what a first run publishes, and what
/// is shown to somebody who looks at its pages before.
pub(crate) fn first_moments(
    date: NaiveDate,
    publish_time: NaiveTime,
    stories: impl Iterator<Item = (PrintOrder, Option<Instant>)>,
) -> Vec<Instant> {
    let edition: Vec<Dated> = stories.map(|(print, release)| Dated { print, release, moment: Moment::Planned }).collect();
    let out = first_moment(date, publish_time, edition.len());
    moments(&edition, out, out)
}

/// The seconds that stories have, as runs without a gap: the first and the last of each.
#[derive(Debug, Default)]
struct Taken(BTreeMap<Instant, Instant>);

impl Taken {
    /// The run that a moment is in.
    fn run(&self, moment: Instant) -> Option<(Instant, Instant)> {
        let (first, last) = self.0.range(..=moment).next_back()?;
        (*last >= moment).then_some((*first, *last))
    }

    /// Takes a second; it joins the runs that it touches.
    fn take(&mut self, moment: Instant) {
        if self.run(moment).is_some() {
            return;
        }
        let first = self.run(moment.plus_seconds(-1)).map_or(moment, |(first, _)| first);
        let last = self.0.remove(&moment.plus_seconds(1)).unwrap_or(moment);
        self.0.insert(first, last);
    }

    /// The free second before a moment, and of its day; where there is none, the next behind it: no story steps over
    /// midnight.
    fn free(&self, moment: Instant) -> Instant {
        let Some((first, last)) = self.run(moment) else { return moment };
        let before = first.plus_seconds(-1);
        if before >= nearest_instant(moment.date(), NaiveTime::MIN) { before } else { last.plus_seconds(1) }
    }
}

/// When the change is dated that is the `at`th of a run in print order, from 0: the first now, each that follows a second
/// earlier, so that a reader sorts them as the paper did; none before its own last change.
pub(crate) fn changed(at: usize, before: Instant, now: Instant) -> Instant {
    state::moved(before, now.plus_seconds(-i64::try_from(at).unwrap_or(i64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn pages_are_read_in_natural_order() {
        let mut pages: Vec<Option<Page>> =
            ["A1", "p0", "A2", "A10", "B1", "01", "Z99", "2"].map(|name| Page::read(name).unwrap()).into_iter().collect();
        pages.sort_by_key(|page| natural(page.as_ref()));
        let names: Vec<&str> = pages.iter().map(|page| Page::written(page.as_ref())).collect();
        assert_eq!(names, ["01", "2", "A1", "A2", "A10", "B1", "Z99", "p0"]);
    }

    #[test]
    fn no_story_steps_over_midnight() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let at = |text: &str| Instant::parse(text).unwrap();
        assert_eq!(first_moment(date, NaiveTime::MIN, 1), at("2026-03-10T00:00:00+08:00"));
        assert_eq!(first_moment(date, NaiveTime::MIN, 5), at("2026-03-10T00:00:04+08:00"));
        let six = NaiveTime::from_hms_opt(6, 0, 0).unwrap();
        assert_eq!(first_moment(date, six, 5), at("2026-03-10T06:00:00+08:00"));
        let mut taken = Taken::default();
        ["2026-03-10T00:00:00+08:00", "2026-03-10T00:00:01+08:00"].map(at).iter().for_each(|moment| taken.take(*moment));
        assert_eq!(taken.free(at("2026-03-10T00:00:01+08:00")), at("2026-03-10T00:00:02+08:00"));
        assert_eq!(taken.free(at("2026-03-10T00:00:03+08:00")), at("2026-03-10T00:00:03+08:00"));
    }

    #[test]
    fn the_free_second_is_the_one_that_a_walk_from_second_to_second_finds() {
        let midnight = Instant::parse("2026-03-10T00:00:00+08:00").unwrap();
        let (mut taken, mut walked) = (Taken::default(), std::collections::BTreeSet::new());
        for at in 0..400_i64 {
            let wanted = midnight.plus_seconds(at * 7_919 % 211 - 30);
            let floor = nearest_instant(wanted.date(), NaiveTime::MIN);
            let before = (0..).map(|back| wanted.plus_seconds(-back)).take_while(|it| *it >= floor);
            let behind = (0..).map(|ahead| wanted.plus_seconds(ahead));
            let expected = before.chain(behind).find(|it| !walked.contains(it)).unwrap();
            assert_eq!(taken.free(wanted), expected, "{at}");
            taken.take(expected);
            walked.insert(expected);
        }
        assert_eq!(taken.0.len(), 1, "{taken:?}");
    }

    #[test]
    fn what_comes_late_is_dated_when_it_appears_in_print_order() {
        let at = |text: &str| Instant::parse(text).unwrap();
        let (out, now) = (at("2026-03-10T06:00:00+08:00"), at("2026-03-10T12:00:00+08:00"));
        let story = |position, moment| {
            let print = PrintOrder::at(None, &Place::file(Path::new("a.md")), position);
            Dated { print, release: None, moment }
        };
        let edition = [(2, Moment::Late), (0, Moment::Known(out)), (3, Moment::Late), (1, Moment::Late), (4, Moment::Planned)];
        let edition = edition.map(|(position, moment)| story(position, moment));
        let expected = ["11:59:59", "06:00:00", "11:59:58", "12:00:00", "05:59:56"];
        assert_eq!(moments(&edition, out, now), expected.map(|time| at(&format!("2026-03-10T{time}+08:00"))));
    }

    #[test]
    fn changes_of_a_run_stand_in_print_order() {
        let at = |text: &str| Instant::parse(text).unwrap();
        let (now, before) = (at("2026-03-10T12:00:00+08:00"), at("2026-03-10T11:59:59+08:00"));
        assert_eq!(changed(0, at("2026-03-09T06:00:00+08:00"), now), now);
        assert_eq!(changed(2, at("2026-03-09T06:00:00+08:00"), now), at("2026-03-10T11:59:58+08:00"));
        assert_eq!(changed(2, before, now), now, "never below its own last change");
    }
}

//! Stories on a page without headings: which lines are titles, by evidence that is weighed and not by the first that fits.
//!
//! What ends above a line, how the line is set, what opens below it, and how the story before it opened. The weights are
//! log odds; what a title's story then holds is `segment`'s.

use crate::account::reason::Reason;
use crate::account::reason::Weights;
use crate::article::doubt::Unsure;
use crate::date;
use crate::parse::byline::token::MARKS;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::signature::Readings;
use crate::parse::line::signature::closes_story;
use crate::parse::line::site::Site;
use crate::parse::line::written::SHORTEST_RUNNING;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::is_day;
use crate::parse::line::written::length;
use crate::parse::story::block;
use crate::parse::story::block::LONGEST_NAME;
use crate::parse::story::block::STANDING_TITLES;
use crate::parse::story::flat::Flat;
use crate::parse::story::start::Start;
use crate::parse::story::title;
use crate::text::is_han;

/// Starts on a page without headings: lines set as titles for which enough speaks.
pub(crate) fn starts(sheet: &Sheet<'_>, open: &[usize]) -> Vec<Start> {
    let mut flat = Flat::new(sheet, open);
    for mark in (0..open.len()).filter_map(|at| flat.mark(at)).collect::<Vec<_>>() {
        *flat.marks.entry(mark).or_default() += 1;
    }
    let mut starts: Vec<Start> = Vec::new();
    for at in 0..open.len() {
        let within_title = starts.last().is_some_and(|it| at < it.end());
        if within_title || !flat.is_title(at) || flat.is_byline(at) || flat.is_further_caption(at) || flat.is_dashed_deck(at) {
            continue;
        }
        let follows_title = starts.last().is_some_and(|it| at == it.end());
        let within = starts.last().map_or(Opening::Headless, |it| flat.opening(it.end()));
        let start = starts.last().map_or(0, |it| it.at);
        let (above, setting, below) = (flat.above(at, follows_title) + flat.gap(at), flat.setting(at), flat.below(at));
        // Kinship is dear to compute and cannot save what lacks so much.
        let most = above + setting + below + within.weight() + most_kinship(at - start);
        let within = within.weight() + if most >= ENOUGH { flat.kinship(start, at) } else { 0.0 };
        let weight = above + setting + below + within;
        let why = match () {
            () if starts.is_empty() && at == 0 => Reason::OpensPage,
            () if weight >= ENOUGH => Reason::Weighed(weights(above, setting, below, within)),
            () => {
                // Not enough by little: the line may begin a story all the same.
                if let Some(last) = starts.last_mut().filter(|_| weight >= ENOUGH - NEAR && length(flat.words(at)) > LONGEST_NAME)
                {
                    last.doubts.push((at, Unsure::MaybeHeadline));
                }
                continue;
            }
        };
        let is_weighed = matches!(why, Reason::Weighed(_)) && weight < ENOUGH + NEAR;
        let mut start = block::read(&flat, at, at == 0 || above > 0.0, why);
        // The name of a column above its headline begins a story.
        let is_told = start.columns > 0 && title::label(flat.words(at)).is_some();
        if is_weighed && !is_told {
            start.doubts.push((at, Unsure::Weighed));
        }
        if block::may_be_otherwise(&flat, &start) {
            start.doubts.push((at, Unsure::MaybeNoKicker));
        }
        starts.push(start);
    }
    starts
}

/// What kinship speaks for a new story at the most, so many lines behind the last start.
fn most_kinship(lines: usize) -> f64 {
    0.35 * (f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) + 1.0).ln() + 1.4
}

/// Of a paragraph so many letters are compared.
const KINSHIP_LETTERS: usize = 300;

/// Two neighbouring Chinese characters.
type Pair = (char, char);

/// The neighbouring Chinese characters of texts, each pair once and in order.
fn pairs<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Pair> {
    let of_text = |text: &'a str| text.chars().zip(text.chars().skip(1)).take(KINSHIP_LETTERS);
    let mut pairs: Vec<Pair> = texts.flat_map(of_text).filter(|(one, two)| is_han(*one) && is_han(*two)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Which part of some pairs is among others.
fn share(of: &[Pair], among: &[Pair]) -> f64 {
    let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    count(of.iter().filter(|pair| among.binary_search(pair).is_ok()).count()) / count(of.len().max(1))
}

/// The evidence that was weighed.
fn weights(above: f64, setting: f64, below: f64, within: f64) -> Weights {
    Weights {
        enough: tenths(ENOUGH),
        above: tenths(above),
        setting: tenths(setting),
        below: tenths(below),
        kinship: tenths(within),
        sum: tenths(above + setting + below + within),
    }
}

/// A weight to a tenth, which is as much as anybody reads of it.
fn tenths(weight: f64) -> i32 {
    format!("{:.0}", weight * 10.0).parse().unwrap_or_default()
}

/// So much must speak for a line to begin a story. The weights are log odds, counted on 1,300 lines of 104 pages.
const ENOUGH: f64 = 0.9;

/// A weight that is this near to enough is in doubt.
const NEAR: f64 = 1.0;

/// How a story opens, which tells whether subheads are to be expected in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// With a dateline: news has no subheads.
    Dispatch,
    /// With the author under the title: features and essays have them.
    Signed,
    /// With its text.
    Plain,
    /// With its reporter or its paper in traditional letters: papers of Taiwan and Hong Kong part such news by subheads, and open the
    /// next story in the same way.
    Abroad,
    /// Without a headline: the story was copied from below it, and so were its subheads.
    Headless,
}

impl Opening {
    fn weight(self) -> f64 {
        match self {
            Self::Dispatch => 1.1,
            Self::Plain => -0.6,
            Self::Signed => -0.7,
            Self::Abroad => -1.0,
            Self::Headless => -1.7,
        }
    }
}

/// The words that open a dispatch stand in so many letters, and what of them only traditional letters have.
const LEAD: usize = 30;
const OF_ABROAD: [char; 6] = ['記', '訊', '電', '報', '導', '專'];

/// So much a byline with a mark directly below speaks for a headline.
const MARKED: f64 = 3.0;

/// So much a wide gap speaks for a new story.
const GAP: f64 = 1.2;

impl Flat<'_> {
    /// `——今年清淤二百公里`, right below a title: a deck, whatever else speaks for a headline.
    fn is_dashed_deck(&self, at: usize) -> bool {
        self.words(at).starts_with('—') && at.checked_sub(1).is_some_and(|above| self.is_title(above))
    }

    /// How the story opens whose text begins at a line.
    fn opening(&self, at: usize) -> Opening {
        let skipped = (at..at + 3).find(|it| !self.is_between(*it)).unwrap_or(at);
        let opens = self.sheet.opens_story(self.line(skipped));
        if opens && self.words(skipped).chars().take(LEAD).any(|it| OF_ABROAD.contains(&it)) {
            Opening::Abroad
        } else if self.sheet.dateline(self.line(skipped)).is_some() {
            Opening::Dispatch
        } else if self.is_byline(skipped) {
            Opening::Signed
        } else {
            Opening::Plain
        }
    }

    /// What ends above a line.
    fn above(&self, at: usize, follows_title: bool) -> f64 {
        let Some(above) = at.checked_sub(1).map(|it| self.words(it)) else { return 3.0 };
        if follows_title {
            return if above.ends_with(')') { -1.4 } else { -0.5 };
        }
        let broken = above.ends_with(')') && !above.contains('(') && at > 1 && {
            let joined = format!("{}{above}", self.words(at - 2));
            closes_story(&joined, &Readings::default(), self.sheet.lexicon)
        };
        if broken || self.sheet.closes_story(self.line(at - 1)) || self.is_byline(at - 1) || self.is_behind_site(at) {
            return 2.4;
        }
        // The day under a notice or a letter ends it.
        if is_day(above) {
            return 1.2;
        }
        match (ends_sentence(above), length(above)) {
            // What a colon announces goes on the text.
            (true, _) if above.ends_with(':') => -3.0,
            (true, 20..) => 0.7,
            (true, _) => 0.3,
            (false, _) => -1.0,
        }
    }

    /// What a wider gap above a line than elsewhere on the page says: a story has ended.
    fn gap(&self, at: usize) -> f64 {
        let number = |at: usize| self.open.get(at).and_then(|line| self.sheet.lines.get(*line)).map(|line| line.number);
        let Some((above, own)) = at.checked_sub(1).and_then(|above| number(above).zip(number(at))) else { return 0.0 };
        if own - above > self.usual_gap { GAP } else { 0.0 }
    }

    /// Whether a web site's line stood directly above, which is none of a story.
    fn is_behind_site(&self, at: usize) -> bool {
        let Some(above) = self.open.get(at).and_then(|line| line.checked_sub(1)) else { return false };
        self.sheet.lines.get(above).is_some_and(|line| matches!(line.site, Some(Site::Furniture | Site::Others)))
            && at.checked_sub(1).and_then(|it| self.open.get(it)) != Some(&above)
    }

    /// How a line is set.
    fn setting(&self, at: usize) -> f64 {
        let title = self.words(at);
        let exclaims = title.ends_with(['!', '?']);
        if self.is_item(at) {
            return 4.0;
        }
        let evidence = [
            // A label of two or three letters parts the dispatches of one story: 江西, 哈尔滨.
            (length(title) <= 3 && self.sheet.dateline(self.line(at + 1)).is_some(), -6.0),
            (length(title) <= 3, -0.5),
            (self.is_part(at), -6.0),
            (self.is_verse(at) && !(self.words(at + 1).starts_with(MARKS) && self.is_byline(at + 1)), -3.0),
            (title.contains(' '), 1.2),
            (title.contains("——") && !title.starts_with('—'), 1.6),
            (title.ends_with("片)") || title.contains("(附图片"), 2.4),
            (title.ends_with(')'), 0.3),
            (STANDING_TITLES.iter().any(|it| title.starts_with(it)), 2.2),
            (is_notice(title), 4.0),
            (exclaims, -0.5),
            (ends_sentence(title) && !exclaims, -1.7),
            (title.starts_with(['—', '-', '△', '▲', '●', '○', '(', '·', '*']), -2.7),
            (title.starts_with(|it: char| it.is_ascii_digit()), -0.9),
            (title.contains(','), -1.7),
        ];
        evidence.iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
    }

    /// What opens below a line.
    fn below(&self, at: usize) -> f64 {
        if self.meta(at + 1).is_some_and(|meta| meta.day.is_some()) {
            return 2.3;
        }
        // Notes of pictures, captions and further lines of the title may stand between.
        let below = (at + 1..at + 4).find(|it| !self.is_between(*it)).unwrap_or(at + 4);
        let words = self.words(below);
        if self.sheet.opens_story(self.line(below)) {
            return 2.3;
        }
        if self.is_byline(below) {
            // Author and translator stand on two lines.
            let next = (below + 1..below + 3).find(|it| !self.is_byline(*it)).unwrap_or(below + 1);
            let text = self.words(next);
            let text_follows = length(text) >= SHORTEST_RUNNING
                || self.begins_verse(next)
                || self.sheet.dateline(self.line(next)).is_some()
                || words.starts_with('(')
                || words.starts_with(MARKS);
            // □ 顾远山: a mark says it, also between two poems.
            let is_marked = words.starts_with(MARKS) && below == at + 1;
            return if is_marked && text_follows {
                MARKED
            } else if text_follows {
                1.5
            } else {
                -1.0
            };
        }
        // A day opens a story as a dateline does, with less weight: 5月21日, 近日.
        let next = self.words(at + 1);
        let day = date::at_start(next).is_some_and(|(day, _)| day.month.is_some());
        let recent = ["近日", "日前", "昨日", "昨天", "今天", "今日", "连日来"].iter().any(|it| next.starts_with(it));
        if length(next) >= SHORTEST_RUNNING && (day || recent) {
            return 1.2;
        }
        match next {
            "" => -1.1,
            text if length(text) >= SHORTEST_RUNNING || ends_sentence(text) => 0.0,
            _ => -1.4,
        }
    }

    /// A subhead speaks of what its story speaks of, and so does the text below it; the words of a headline come again in
    /// its own text. Negative where the line belongs to the story that began at `start`.
    fn kinship(&self, start: usize, at: usize) -> f64 {
        let words = |line: usize| self.words(line);
        let near = at.saturating_sub(6).max(start)..at;
        let first = start..(start + 3).min(near.start);
        let before = pairs(first.chain(near).map(words));
        let below = pairs((at + 1..(at + 4).min(self.open.len())).map(words));
        let title = pairs(std::iter::once(self.words(at)));
        most_kinship(at - start)
            - 1.4 * (1.0 - share(&title, &below))
            - 2.1 * share(&below, &before)
            - 2.2 * share(&title, &before)
    }
}

/// Whether a line heads a notice and says nothing else.
pub(crate) fn is_notice(words: &str) -> bool {
    NOTICES.contains(&words.replace(' ', "").as_str())
}

/// What a notice is headed by, alone on its line: it begins an item wherever it stands.
const NOTICES: &[&str] = &[
    "公告",
    "公示",
    "通告",
    "通知",
    "启事",
    "声明",
    "遗失声明",
    "更正",
    "更正与致歉",
    "致歉",
    "致歉声明",
    "讣告",
    "悼念",
    "寻人启事",
    "招领启事",
    "寻物启事",
    "招聘启事",
    "招聘公告",
    "招标公告",
    "招生简章",
    "招商公告",
    "征稿启事",
    "征集启事",
    "征文启事",
    "拍卖公告",
    "停电公告",
    "停电通知",
    "停水公告",
    "停水通知",
    "债权公告",
    "减资公告",
    "注销公告",
    "清算公告",
    "送达公告",
    "开庭公告",
    "迁坟公告",
    "作废声明",
    "郑重声明",
    "道歉声明",
    "遗失启事",
    "重要更正",
    "来函照登",
    "致读者",
    "倡议书",
    "感谢信",
    "慰问信",
    "公开信",
    "鸣谢",
    "贺信",
];

//! What a sub-editor sees who looks over a whole page once it is read (通读): a headline without text, a text that changes its setting or
//! ends without a stop, a picture that nobody is credited for, a site's sentence amid the text.
//!
//! Nothing is decided here. What one line makes doubtful is told by whoever decides it; here are only the doubts that need the whole.

use crate::account::reason::Reason;
use crate::article::credit::Role;
use crate::article::doubt::Unsure;
use crate::parse::byline::token::MARKS;
use crate::parse::line::sheet::Sheet;
use crate::parse::line::written::dated_signer;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::is_running_text;
use crate::parse::line::written::length;
use crate::parse::story::credits::signed::Signed;
use crate::parse::story::cut::Story;
use crate::parse::story::guess::Guess;
use crate::parse::story::joins;
use crate::parse::story::setting;
use crate::parse::story::unmarked;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::sender;

/// The doubts of each story.
pub(crate) fn doubts(sheet: &Sheet<'_>, stories: &[Story], read: &[Signed]) -> Vec<Vec<Guess>> {
    let mut doubts: Vec<Vec<Guess>> = stories.iter().map(|_| Vec::new()).collect();
    for (at, ((story, signed), own)) in stories.iter().zip(read).zip(&mut doubts).enumerate() {
        own.extend(named_part(sheet, story).map(|line| Guess::line(line, Unsure::MaybeColumn)));
        own.extend(placed(sheet, story, signed).map(|line| Guess::line(line, Unsure::Weighed)));
        // Two lines above a site's line of day and source may be kicker and headline.
        let by_meta = |line: &usize| sheet.lines.get(*line).is_some_and(|it| it.is_by_meta);
        if let [kicker, _, ..] = story.titles.as_slice()
            && story.titles.iter().all(by_meta)
        {
            own.push(Guess::line(*kicker, Unsure::MaybeNoKicker));
        }
        // Few letters above the headline of a copied page may be the site's: 交通违章查询.
        let is_short = |line: &&usize| sheet.is_copied && length(sheet.words(**line)) <= SHORT_KICKER;
        own.extend(story.kickers.iter().find(is_short).map(|line| Guess::line(*line, Unsure::MaybeNoKicker)));
        let after_bare =
            at.checked_sub(1).and_then(|above| stories.get(above).zip(read.get(above))).is_some_and(|it| is_bare(it.0, it.1));
        let first = story.titles.first().copied();
        if let Some(title) = first.filter(|_| is_bare(story, signed) || after_bare) {
            own.push(Guess::line(title, Unsure::NoText));
        }
        own.extend(new_setting(sheet, story, signed).map(|line| Guess::line(line, Unsure::OtherSetting)));
        own.extend(tag(sheet, signed).map(|line| Guess::line(line, Unsure::MaybeHeadline)));
        own.extend(salutation(sheet, signed).map(|line| Guess::line(line, Unsure::MaybeHeadline)));
        own.extend(uncredited(sheet, signed));
        own.extend(of_site(sheet, signed));
        own.extend(unread(sheet, signed));
        own.extend(open_end(sheet, signed).map(|line| Guess::line(line, Unsure::EndsOpen)));
    }
    doubts
}

/// A kicker that tells something of its story has more letters.
const SHORT_KICKER: usize = 8;

/// A paragraph that ends with who gave a picture, which was not understood: `…退场。(海州镇公所提供)`.
fn uncredited(sheet: &Sheet<'_>, signed: &Signed) -> Vec<Guess> {
    let ends =
        |words: &str| ["供图", "供圖", "提供", "摄", "攝"].iter().any(|it| words.trim_end_matches([')', '〕']).ends_with(it));
    let of_nobody = |words: &str| ["受访者", "受訪者", "资料", "資料", "网友"].iter().any(|it| words.contains(it));
    let is_taken = |line: usize| {
        let number = sheet.lines.get(line).map(|it| it.number);
        signed.credits.iter().any(|it| it.role() == Role::Photographer && it.place.lines.map(|(first, _)| first) == number)
    };
    let of_line = |cell: usize| {
        let words = signed.words(sheet, cell);
        let tail = words.char_indices().rev().nth(LONGEST_GIVER).map_or(0, |(at, _)| at);
        let tail = words.get(tail..)?;
        let tail = tail.rsplit_once(['。', '(', '〔']).map_or(tail, |(_, tail)| tail);
        let (line, bytes) = signed.text.get(cell)?;
        (ends(tail) && !of_nobody(tail) && !is_taken(*line)).then(|| Guess {
            line: *line,
            bytes: Some(bytes.clone()),
            why: Unsure::UnreadByline(tail.to_owned()),
        })
    };
    (0..signed.text.len()).filter_map(of_line).collect()
}

/// Short lines that look like signatures and were not understood: behind a mark, in a bracket that names hands, or the last one.
fn unread(sheet: &Sheet<'_>, signed: &Signed) -> Vec<Guess> {
    let count = signed.text.len();
    let of_line = |cell: usize| {
        let words = signed.words(sheet, cell);
        let is_short = length(words) <= LONGEST_GIVER && !ends_sentence(words);
        let above = cell.checked_sub(1).map_or("", |above| signed.words(sheet, above));
        let is_marked = is_short && words.starts_with(MARKS);
        let is_last = is_short
            && !sender::is_our_office(words)
            && cell + 1 == count
            && is_running_text(above)
            && ends_sentence(above)
            && !joins::is_label(words);
        let bracket = words.rsplit_once('(').map(|(_, inner)| inner);
        let is_open = bracket.is_some_and(|inner| !inner.contains(')') && role::says_hands(inner));
        let (line, bytes) = signed.text.get(cell)?;
        (is_marked || is_last || is_open).then(|| Guess {
            line: *line,
            bytes: Some(bytes.clone()),
            why: Unsure::UnreadByline(bracket.filter(|_| is_open).unwrap_or(words).to_owned()),
        })
    };
    (0..count).filter_map(of_line).collect()
}

/// Who gave a picture has at most so many letters.
const LONGEST_GIVER: usize = 16;

/// Sentences at the ends of a text that was copied from a site and speak of the site.
fn of_site(sheet: &Sheet<'_>, signed: &Signed) -> Vec<Guess> {
    let speaks =
        |words: &str| OF_SITE.iter().any(|it| words.contains(it)) || OPENS_OF_SITE.iter().any(|it| words.starts_with(it));
    let count = signed.text.len();
    let near_end = (0..count).filter(|cell| sheet.is_copied && (*cell == 0 || cell + LINES_OF_SITE >= count));
    let doubtful = near_end.filter(|cell| speaks(signed.words(sheet, *cell)));
    doubtful
        .filter_map(|cell| signed.text.get(cell))
        .map(|(line, bytes)| Guess { line: *line, bytes: Some(bytes.clone()), why: Unsure::MaybeFurniture })
        .collect()
}

/// What a site says of itself, and of what else it has.
const OF_SITE: &[&str] =
    &["转载", "轉載", "本网站", "本站", "本網", "客户端", "App", "APP", "fb,", "订阅", "訂閱", "投资建议", "http"];
const OPENS_OF_SITE: &[&str] = &["声明:", "聲明:", "摘要:", "导读:", "提示:", "凡注明"];

/// Such sentences stand among so many last lines.
const LINES_OF_SITE: usize = 4;

/// A headline on which a column, a label or an hour may stand beside its words: `渡口独家丨老屋开门`, `渡口声明(07:35)`.
fn named_part(sheet: &Sheet<'_>, story: &Story) -> Option<usize> {
    let has_part = |line: &&usize| {
        let words = sheet.words(**line);
        let tail = words.strip_suffix(')').and_then(|it| it.rsplit_once('(')).map(|(_, tail)| tail);
        // 春日(外一首): how many poems stand there.
        let is_poems = |tail: &str| tail.starts_with('外') && tail.ends_with('首') || tail == "组诗";
        let is_part = |tail: &str| {
            !is_poems(tail) && (tail.contains(':') || length(tail) >= SHORTEST_COLUMN && !tail.contains(['图', '圖', '片']))
        };
        let is_cut = words.matches('(').count() != words.matches(')').count()
            || words.split(' ').any(|piece| length(piece) > LONGEST_HEADLINE);
        is_cut || words.contains(['丨', '|']) || words.starts_with(['•', '·']) || tail.is_some_and(is_part)
    };
    story.titles.iter().find(has_part).copied()
}

/// A piece of a headline has at most so many letters; what is longer reads as text.
const LONGEST_HEADLINE: usize = 60;

/// The name of a column has at least so many letters.
const SHORTEST_COLUMN: usize = 3;

/// The headline that nothing tells but its place: the first line of a page without marks, whose story nobody signs and no place or
/// day opens.
fn placed(sheet: &Sheet<'_>, story: &Story, signed: &Signed) -> Option<usize> {
    let is_told = !signed.credits.is_empty() || !signed.datelines.is_empty() || sheet.is_copied;
    let is_placed = story.why == Reason::OpensPage && story.column.is_none() && !is_told;
    story.titles.first().copied().filter(|line| is_placed && !unmarked::is_notice(sheet.words(*line)))
}

/// A headline below which nothing stands.
fn is_bare(story: &Story, signed: &Signed) -> bool {
    !story.titles.is_empty() && signed.text.is_empty()
}

/// The first line at which the paragraphs of a story begin or cease to be indented, on a page without headings, where two and more stand on
/// either side.
fn new_setting(sheet: &Sheet<'_>, story: &Story, signed: &Signed) -> Option<usize> {
    if sheet.first_heading.is_some() || story.titles.is_empty() {
        return None;
    }
    let lines: Vec<usize> = signed.text.iter().map(|(line, _)| *line).collect();
    let runs = |line: &usize| length(sheet.words(*line)) >= LONG_LINE;
    let at = lines.iter().position(|line| !runs(line)).filter(|at| *at > 0)?;
    let (above, below) = lines.split_at_checked(at)?;
    let (title, below) = below.split_first()?;
    let indented = |lines: &[usize]| lines.iter().filter(|line| runs(line)).any(|line| setting::is_indented(sheet, *line));
    (below.iter().any(runs) && indented(above) != indented(below)).then_some(*title)
}

/// A paragraph or a full line of a column has at least so many letters; a subhead has less.
const LONG_LINE: usize = 18;

/// `#地铁口多了花摊` amid a text: a headline on which the space was forgotten, or a tag.
fn tag(sheet: &Sheet<'_>, signed: &Signed) -> Option<usize> {
    let is_tag = |line: &usize| {
        let words = sheet.words(*line);
        words.strip_prefix('#').is_some_and(|it| length(it) >= SHORTEST_TITLE && !it.contains('#')) && !ends_sentence(words)
    };
    signed.text.iter().skip(1).map(|(line, _)| *line).find(is_tag)
}

/// `编辑部:` amid a text: a letter to the paper opens, and its headline may be the line above, or missing.
fn salutation(sheet: &Sheet<'_>, signed: &Signed) -> Option<usize> {
    let is_one = |line: &usize| SALUTATIONS.contains(&sheet.words(*line).trim_end_matches([':', '!']));
    signed.text.iter().skip(1).map(|(line, _)| *line).find(is_one)
}

/// How readers address a paper, alone on a line.
const SALUTATIONS: &[&str] = &["编辑部", "编辑同志", "编辑先生", "總編輯", "編輯先生", "贵报编辑", "编辑"];

/// A headline has at least so many letters.
const SHORTEST_TITLE: usize = 5;

/// The last line of a text that runs, and breaks off.
fn open_end(sheet: &Sheet<'_>, signed: &Signed) -> Option<usize> {
    let cell = signed.text.len().checked_sub(1)?;
    let words = signed.words(sheet, cell);
    let above = cell.checked_sub(1).map_or("", |above| signed.words(sheet, above));
    let (line, bytes) = signed.text.get(cell)?;
    let is_cut = sheet.lines.get(*line).is_some_and(|it| bytes.end < it.words.end);
    // 本报编辑部 signs a notice.
    let is_signed = sender::is_our_office(words) || dated_signer(words).is_some();
    let ends = ends_sentence(words) || words.ends_with([')', '摄', '攝']) || is_cut || is_signed || joins::is_label(words);
    (is_running_text(above) && ends_sentence(above) && !ends && !words.is_empty()).then_some(*line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;
    use crate::parse::story::credits;
    use crate::parse::story::segment;

    /// The lines that are doubted, counted from 0, and why.
    fn doubted(page: &str) -> Vec<(usize, String)> {
        let lines = page.lines().enumerate().map(|(at, text)| Line::plain(at + 1, text)).collect();
        let document = Document { path: "page.md".into(), lines, ..Document::default() };
        let lexicon = Lexicon::default();
        let sheet = Sheet::new(&document, &lexicon);
        let open: Vec<usize> = (0..sheet.lines.len()).collect();
        let stories = segment::stories(&sheet, &open);
        let read: Vec<Signed> = stories.iter().map(|story| credits::read(&sheet, &story.lines)).collect();
        let name = |why: &Unsure| format!("{why:?}").split('(').next().unwrap().to_owned();
        super::doubts(&sheet, &stories, &read).iter().flatten().map(|it| (it.line, name(&it.why))).collect()
    }

    #[test]
    fn what_only_the_whole_shows_is_doubted() {
        let text = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的。";
        let table = [
            (format!("# 渡口老屋开门\n{text}\n{text}"), vec![]),
            (format!("# 渡口老屋\n# 今夏开门\n{text}"), vec![]),
            (format!("# 渡口老屋\n# 今夏开门\n# 长桌摆上石阶\n{text}"), vec![(0, "NoText"), (1, "NoText"), (2, "NoText")]),
            (format!("# 渡口独家丨老屋开门\n{text}"), vec![(0, "MaybeColumn")]),
            (format!("# 渡口声明(07:35)\n{text}"), vec![(0, "MaybeColumn")]),
            (format!("# 渡口老屋开门(图)\n{text}"), vec![]),
            (format!("# 渡口老屋开门(附图片)\n{text}"), vec![]),
            (format!("# 渡口老屋开门(渡口独家)\n{text}"), vec![(0, "MaybeColumn")]),
            (format!("渡口老屋开门\n{text}\n船票帖\n  {text}\n  {text}"), vec![(0, "Weighed"), (2, "OtherSetting")]),
            // Few letters above the headline of a copied page may be the site's, and a kicker has more.
            (format!("交通违章查询\n# 渡口老屋开门\n分享到:微信 微博\n返回顶部\n{text}"), vec![(0, "MaybeNoKicker")]),
            (format!("交通违章查询\n# 渡口老屋开门\n{text}"), vec![]),
            // Nothing but its place tells a headline that stands first, where nobody signs and nothing dates.
            (format!("渡口老屋开门\n{text}\n{text}"), vec![(0, "Weighed")]),
            (format!("渡口老屋开门\n{text}\n记者 方予安"), vec![]),
            (format!("渡口老屋开门\n本报讯 {text}"), vec![]),
            (format!("遗失声明\n{text}"), vec![]),
            (format!("# 渡口老屋开门\n{text}\n长桌一直摆到了渡口的石阶上才算完了事"), vec![(2, "EndsOpen")]),
            (format!("# 渡口老屋开门\n{text}\n#船票摆上长桌\n{text}"), vec![(2, "MaybeHeadline")]),
            (format!("# 渡口老屋开门\n{text}\n编辑部:\n{text}"), vec![(2, "MaybeHeadline")]),
            (format!("# 渡口老屋开门\n{text}\n本报编辑部"), vec![]),
            (format!("# 渡口老屋开门\n{text}\n■ 望江楼主人\n{text}"), vec![(2, "UnreadByline")]),
        ];
        for (page, expected) in table {
            let expected: Vec<(usize, String)> = expected.into_iter().map(|(line, why)| (line, why.to_owned())).collect();
            assert_eq!(doubted(&page), expected, "{page}");
        }
    }
}

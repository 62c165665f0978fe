//! What a web site sets around the words of a line (网页边角): its day and name before a lead, its name behind a headline, the words
//! 原标题 before one. They are no words of the line; the account tells them.

use crate::date;
use crate::parse::byline::credited::Byline;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::printed::Line;
use crate::parse::line::signature;
use crate::parse::line::signature::Place;
use crate::parse::line::signature::Signature;
use crate::parse::line::site::Site;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::vocabulary::sender;
use crate::text::is_han;
use std::ops::Range;

/// What a site sets before a lead has at most so many letters.
const LONGEST_BEFORE: usize = 40;

/// A headline has at most so many letters with the site behind it, and at least so many without.
const LONGEST_HEADLINE: usize = 80;
const SHORTEST_HEADLINE: usize = 6;

/// A part of a site has at most so many letters.
const LONGEST_SECTION: usize = 4;

/// The labels of a headline that another paper had set.
const ORIGINALS: &[&str] = &["原标题:", "原標題:", "原标题 ", "原標題 "];

/// Takes them from the words of the lines.
pub(crate) fn hear(lines: &mut [Line<'_>], lexicon: &Lexicon) {
    for line in lines.iter_mut().filter(|line| line.order.is_none() && !line.is_mark && line.site.is_none()) {
        if line.depth == 0 {
            line.words.start += before_lead(line.words(), lexicon);
            if let Some((words, desk)) = behind(line, lexicon) {
                line.words.end = words;
                line.desk = Some(Box::new(desk));
                continue;
            }
        }
        line.words.end = line.words.start + headline_end(line.words());
    }
    hear_originals(lines);
}

/// `原标题:…` below a headline is the site's; where it opens the page, its words are the headline.
fn hear_originals(lines: &mut [Line<'_>]) {
    let mut above: Option<bool> = None;
    for line in lines.iter_mut().filter(|line| line.order.is_none() && !line.is_mark && line.site.is_none()) {
        let words = line.words();
        let label = ORIGINALS.iter().find(|label| words.starts_with(**label)).map_or(0, |label| label.len());
        let is_headline = line.depth > 0 || length(words) <= LONGEST_HEADLINE && !ends_sentence(words);
        if label > 0 && above == Some(true) {
            line.depth = 0;
            line.site = Some(Site::Furniture);
            continue;
        }
        if label > 0 && above.is_none() && is_headline {
            line.words.start += label + words.get(label..).map_or(0, |it| it.len() - it.trim_start().len());
        }
        above = Some(is_headline);
    }
}

/// What the web desk signs behind a line that is something by itself: `晓阳【编辑:丁宝秀】`, `本报记者马焱【编辑:于晓】`. Where its words end
/// before the bracket, which bytes of the folded line that has, and what it says.
fn behind(line: &Line<'_>, lexicon: &Lexicon) -> Option<(usize, (Range<usize>, Byline))> {
    let words = line.words();
    let Signature { bytes, byline, .. } = signature::at(words, Place::DeskBehind, lexicon)?;
    let before = words.get(..bytes.start)?.trim_end();
    let start = line.words.start;
    (!before.is_empty()).then(|| (start + before.len(), (start + bytes.start..start + bytes.end, byline)))
}

/// How many bytes a site has set before the lead: `2016年06月17日06:15 汉网-武汉晚报 本报讯(记者…`, `来源:中国科学报本报讯(记者…`.
fn before_lead(words: &str, lexicon: &Lexicon) -> usize {
    let lead = words.char_indices().take(LONGEST_BEFORE + LONGEST_BEFORE).find(|(at, letter)| {
        let behind = || words.get(at + letter.len_utf8()..).unwrap_or("").trim_start();
        matches!(letter, '讯' | '訊') && ["(记者", "(記者", "(通讯员", "(通訊員"].iter().any(|it| behind().starts_with(it))
    });
    let Some(before) = lead.and_then(|(at, _)| words.get(..at)) else { return 0 };
    let own = ["本报", "本報", "本刊", "本网", "本網"].iter().find_map(|own| before.strip_suffix(own));
    let start = own.map_or_else(|| before.rfind(PARTING).map_or(0, |at| at + 1), str::len);
    let Some(prefix) = words.get(..start) else { return 0 };
    if length(prefix) <= LONGEST_BEFORE && is_of_site(prefix, lexicon) { start } else { 0 }
}

/// What parts the words of a site.
const PARTING: &[char] = &[' ', ',', ':', '-', '|', '_', '/', '>', '·'];

/// Whether words are a day, a time, a source and nothing else.
fn is_of_site(prefix: &str, lexicon: &Lexicon) -> bool {
    let is_sender = |word: &str| dateline::is_sender(word, lexicon);
    let is_told = |word: &str| {
        // 医生在线网据现代快报网报道: one site has it of another.
        let Some((site, told)) = word.split_once('据') else { return false };
        let told = ["报道", "報道", "消息"].iter().find_map(|it| told.strip_suffix(it));
        (site.is_empty() || is_sender(site)) && told.is_some_and(is_sender)
    };
    let is_one = |word: &str| {
        word.chars().all(|it| it.is_ascii_digit() || matches!(it, '年' | '月' | '日' | '.'))
            || ["来源", "來源", "稿源", "原创", "转自", "作者", "发布时间", "时间"].contains(&word)
            || is_sender(word)
            || length(word) == 2 && word.ends_with(['网', '網'])
            || is_told(word)
    };
    let mut words = prefix.split(PARTING).filter(|it| !it.is_empty()).peekable();
    words.peek().is_some() && words.all(is_one)
}

/// Where the words of a headline end before the name of a site: `…合作--金融--人民网`, `…_新浪新闻`. The whole length where it has none.
fn headline_end(words: &str) -> usize {
    if length(words) > LONGEST_HEADLINE || !words.contains(['-', '_']) {
        return words.len();
    }
    let mut end = words.len();
    let mut is_first = true;
    while let Some(before) = words.get(..end) {
        let Some(at) = before.rfind(['-', '_']) else { break };
        let (head, piece) = (before.get(..at).unwrap_or(""), before.get(at + 1..).unwrap_or(""));
        let bare = head.trim_end_matches(['-', '_']).trim_end();
        let is_wide = piece.starts_with(' ') || bare.len() < head.len() || before.get(at..).is_some_and(|it| it.starts_with('_'));
        let piece = piece.trim();
        let is_portal = is_first && PORTALS.iter().any(|it| piece.starts_with(it));
        let is_site = is_portal || is_wide && is_site(piece);
        let is_part = !is_first && is_wide && (is_day(piece) || length(piece) <= LONGEST_SECTION && piece.chars().all(is_han));
        if !(is_site || is_part) || length(bare) < SHORTEST_HEADLINE {
            break;
        }
        end = bare.len();
        is_first = false;
    }
    end
}

/// Sites that stand behind a dash without a space as well.
const PORTALS: &[&str] = &["Yahoo!", "新浪", "搜狐", "网易", "腾讯", "凤凰网", "人民网", "新华网", "中新网", "央广网"];

/// Whether a word is called as sites are: 人民网, 明報新聞網, 新浪新闻.
fn is_site(word: &str) -> bool {
    sender::is_outlet(word) && word.ends_with(['网', '網', '站']) || PORTALS.iter().any(|it| word.starts_with(it))
}

/// A day of eight figures: 20201008.
fn is_day(word: &str) -> bool {
    word.len() == "20201008".len() && word.bytes().all(|it| it.is_ascii_digit()) && date::find_whole(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::parse::line::printed::printed;

    #[test]
    fn a_lead_begins_behind_the_words_of_the_site() {
        let table = [
            ("2026年03月05日06:15 汉网-海州晚报 本报讯(记者方予安)昨天", "本报讯(记者方予安)昨天"),
            ("来源:海州科学报本报讯(记者方予安)又有", "本报讯(记者方予安)又有"),
            ("海州在线网据渡口快报网报道,渡口快报讯(记者方予安)褪黑素", "渡口快报讯(记者方予安)褪黑素"),
            ("海州日报讯(记者方予安)昨天", "海州日报讯(记者方予安)昨天"),
            ("本报讯 (记者方予安)昨天", "本报讯 (记者方予安)昨天"),
            ("他说,本报讯(记者方予安)一栏", "他说,本报讯(记者方予安)一栏"),
        ];
        for (words, expected) in table {
            assert_eq!(words.get(before_lead(words, &Lexicon::default())..), Some(expected), "{words}");
        }
    }

    #[test]
    fn a_headline_ends_before_the_name_of_the_site() {
        let table = [
            ("渡口老屋今夏开门--民生--人民网", "渡口老屋今夏开门"),
            ("渡口老屋今夏開門- 20201008 - 中國 - 明報新聞網", "渡口老屋今夏開門"),
            ("渡口老屋 今夏開門-Yahoo!奇摩新聞", "渡口老屋 今夏開門"),
            ("渡口老屋今夏开门_新浪新闻", "渡口老屋今夏开门"),
            ("渡口老屋今夏开门 - 一条老街的回忆", "渡口老屋今夏开门 - 一条老街的回忆"),
            ("海州-渡口铁路今夏开通", "海州-渡口铁路今夏开通"),
            ("海州到渡口有了互联-互通网", "海州到渡口有了互联-互通网"),
        ];
        for (words, expected) in table {
            assert_eq!(words.get(..headline_end(words)), Some(expected), "{words}");
        }
    }

    #[test]
    fn a_headline_of_another_paper_is_one_only_where_nothing_else_is() {
        let told = |words: &[&str]| {
            let written: Vec<_> = words.iter().enumerate().map(|(at, text)| document::Line::plain(at + 1, *text)).collect();
            let mut lines: Vec<Line<'_>> = written.iter().filter_map(printed).collect();
            hear(&mut lines, &Lexicon::default());
            lines.iter().filter(|line| line.site.is_none()).map(|line| line.words().to_owned()).collect::<Vec<_>>().join("|")
        };
        let table: &[(&[&str], &str)] = &[
            (&["渡口老屋今夏开门", "原标题:老屋开门", "本报讯 近日。"], "渡口老屋今夏开门|本报讯 近日。"),
            (&["# 渡口老屋今夏开门", "## 原標題:老屋開門", "本报讯 近日。"], "渡口老屋今夏开门|本报讯 近日。"),
            (&["原标题:老屋开门", "本报讯 近日。"], "老屋开门|本报讯 近日。"),
            (&["本报讯 近日。", "原标题:老屋开门"], "本报讯 近日。|原标题:老屋开门"),
        ];
        for (words, expected) in table {
            assert_eq!(told(words), *expected);
        }
    }
}

//! Sources (稿源): the outlets that a story is taken from, behind its last sentence: `据新华社`, `(武汉晚报)`, `(新华社供本报专稿)`.

use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::length;
use crate::parse::vocabulary::sender;
use std::ops::Range;

/// An outlet that stands in brackets without a word before it has at most so many letters.
const LONGEST_OUTLET: usize = 10;

/// A source has at most so many letters.
const LONGEST: usize = 30;

/// What says in brackets where a story or its picture was found.
const LABELS: [&str; 10] =
    ["来源:", "來源:", "稿源:", "信息来源:", "文章来源:", "消息来源:", "图源:", "圖源:", "图片来源:", "圖片來源:"];

/// A name has at most so many letters.
const LONGEST_NAME: usize = 4;

/// What a source does not have and a sentence does.
const SENTENCE: [char; 5] = ['。', '!', '?', ';', ','];

/// Outlets, each with its bytes.
type Outlets = Vec<(String, Range<usize>)>;

/// The outlets that end a paragraph as its sources: where they begin, and which they are. A line may be nothing else.
pub(crate) fn at_end<'t>(words: &'t str, lexicon: &Lexicon) -> Option<(usize, Outlets)> {
    let words = words.trim_end();
    let (start, inner) = match words.strip_suffix(')') {
        Some(before) => {
            let open = before.rfind('(')?;
            (open, before.get(open + 1..)?)
        }
        None => {
            let stop = words.char_indices().rev().take(LONGEST).find(|(_, it)| matches!(it, '。' | '!' | '?' | '”' | '」' | '…'));
            let start = stop.map_or(0, |(at, letter)| at + letter.len_utf8());
            (start, words.get(start..)?)
        }
    };
    let is_bracketed = words.ends_with(')');
    let behind_text = start == 0 || ends_sentence(words.get(..start)?);
    if !behind_text || length(inner) > LONGEST {
        return None;
    }
    // (来源:无忧雅思&上海朗阁): the word says it, whatever the outlet is called.
    // (图源:李尕) names who took it: that is no outlet, and is asked about.
    let names_somebody =
        |it: &str| length(it) <= LONGEST_NAME && name::has_common_surname(it) && !sender::is_outlet(it) && !lexicon.is_agency(it);
    let is_value = |it: &str| !it.is_empty() && !it.contains(SENTENCE) && !names_somebody(it);
    let is_said = |label: &str| inner.strip_prefix(label).is_some_and(|it| is_value(it.trim()));
    if is_bracketed && LABELS.into_iter().any(is_said) {
        return Some((start, Vec::new()));
    }
    let relayed = ["综合据", "综合", "据", "據", "本报综合", "均据"].iter().find_map(|it| inner.trim().strip_prefix(it));
    let list = relayed.unwrap_or(inner).trim();
    let list = ["供本报专稿", "供本報專稿", "等报道", "等", "报道", "報道", "消息", "电", "電", "供稿"]
        .iter()
        .find_map(|it| list.strip_suffix(it))
        .unwrap_or(list)
        .trim();
    let said = relayed.is_some() || is_bracketed && !list.is_empty();
    // 据《人民日报》: its name is set as a title.
    let bare = |it: &'t str| it.strip_prefix('《').and_then(|it| it.strip_suffix('》')).unwrap_or(it);
    let outlets: Vec<&str> = list.split(['、', '/', ' ', ',']).map(bare).filter(|it| !it.is_empty()).collect();
    // (其余名单见县教育局网站) says where something is to be found.
    let is_sentence = relayed.is_none() && (length(list) > LONGEST_OUTLET || list.contains(['见', '由', '在', '请', '的']));
    let are_outlets =
        !is_sentence && outlets.iter().all(|it| sender::is_outlet(it) || lexicon.is_agency(it)) && !outlets.is_empty();
    if !said || !are_outlets || outlets.iter().any(|it| sender::without_ourselves(it) == Some("")) {
        return None;
    }
    let found = outlets.into_iter().map(|outlet| {
        let at = outlet.as_ptr() as usize - words.as_ptr() as usize;
        (outlet.to_owned(), at..at + outlet.len())
    });
    Some((start, found.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_of_a_story_stands_behind_its_last_stop() {
        let table = [
            ("取名时吵了一个月。据新华社", Some("新华社")),
            ("不影响散步。(武汉晚报)", Some("武汉晚报")),
            ("太阳一高就塌。据人民网", Some("人民网")),
            ("十来天。据中新社、澎湃新闻", Some("中新社 澎湃新闻")),
            ("十来天。据《人民日报》", Some("人民日报")),
            ("(新华社供本报专稿)", Some("新华社")),
            ("他说。(见图)", None),
            ("(来源:无忧雅思&上海朗阁)", Some("")),
            ("不影响散步。(来源:市会计考试办公室)", Some("")),
            ("(来源:他说,不知道)", None),
            ("(图源:县融媒体中心)", Some("")),
            ("(图源:李尕)", None),
            ("据新华社报道,今年的", None),
            ("订了一份报。", None),
            ("订了(海湾晚报)", None),
        ];
        for (words, expected) in table {
            let found = at_end(words, &Lexicon::default());
            assert!(found.iter().flat_map(|(_, it)| it).all(|(name, bytes)| words.get(bytes.clone()) == Some(name)));
            let names = found.map(|(_, it)| it.into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(" "));
            assert_eq!(names.as_deref(), expected, "{words}");
        }
    }
}

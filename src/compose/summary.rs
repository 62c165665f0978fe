//! The opening of an article in a few words: its summary, and the title of a brief that has none.
//! Cut where a reader would pause: at the end of a sentence, else of a clause, else behind any character.

use crate::article::Article;
use crate::article::ParagraphKind;
use crate::text::XmlText;
use crate::text::identity;
use crate::text::legal;

/// The most that a summary holds, in characters.
pub(crate) const LONGEST: usize = 120;

/// A summary that ends sooner says too little: `快讯！`.
const SHORTEST: usize = 20;

/// The most that a title made of opening words holds, in characters.
const TITLE: usize = 30;

/// The first sentences of the text, at most 120 characters and never all of it; of an article without text its
/// deck, its kicker or its headline, since readers that show no content want some words. Blank where a word or two are all there is.
pub(crate) fn summary(article: &Article) -> XmlText {
    let text = opening(article, LONGEST + 1, Lines::Parted);
    if !text.is_empty() {
        // One character short of the text, so that the summary is not the whole story; `图…` leaves nothing shorter.
        let words = cut(&text, LONGEST.min(text.len() - 1));
        let whole: String = text.into_iter().collect();
        return if identity(&words) == identity(&whole) { XmlText::default() } else { XmlText::new(&words) };
    }
    let headline = &article.headline;
    let title = headline.text();
    let told = headline.decks.iter().chain(&headline.kicker).chain([&title]);
    let lines = told.map(|line| one_line([line.as_str()], LONGEST + 1, Lines::Closed));
    lines.into_iter().find(|line| !line.is_empty()).map(|line| XmlText::new(&cut(&line, LONGEST))).unwrap_or_default()
}

/// The words that name a story without a headline: its first sentence behind the dateline, at most 30 characters.
pub(crate) fn opening_words(article: &Article) -> String {
    let dateline = article.datelines.first().map(|it| one_line([it.text.as_str()], LONGEST, Lines::Closed)).unwrap_or_default();
    // A title that is once published stays: lines of verse are not parted in it.
    let text = opening(article, dateline.len() + LONGEST, Lines::Closed);
    let words = behind_dateline(&text, &dateline);
    match sentence_ends(words).next() {
        Some(end) if end.at <= TITLE + 1 => {
            let sentence: String = words.iter().take(end.at).collect();
            sentence.trim_end_matches(['。', '；', ';', '.']).to_owned()
        }
        _ => cut(words, TITLE),
    }
}

/// The text from its first word behind the dateline and the bracket that may follow it: `本报讯（记者 鲁燕）昨日，`.
/// All of it where no word follows, and nothing where there is no word at all.
fn behind_dateline<'a>(text: &'a [char], dateline: &[char]) -> &'a [char] {
    let Some(mut rest) = text.strip_prefix(dateline) else { return text };
    if !dateline.is_empty() && rest.first().is_some_and(|it| matches!(it, '（' | '(')) {
        let end = rest.iter().position(|it| matches!(it, '）' | ')'));
        rest = end.and_then(|end| rest.get(end + 1..)).unwrap_or(rest);
    }
    let has_words = |text: &[char]| text.iter().any(|letter| letter.is_alphanumeric());
    let start = rest.iter().position(|letter| letter.is_alphanumeric() || opens(*letter));
    match start.and_then(|start| rest.get(start..)).filter(|rest| has_words(rest)) {
        Some(words) => words,
        None if has_words(text) => text,
        None => &[],
    }
}

/// The text's first characters on one line, without subheads; of a picture the caption; else whatever there is.
fn opening(article: &Article, most: usize, lines: Lines) -> Vec<char> {
    let of = |wanted: fn(ParagraphKind) -> bool| {
        let paragraphs = article.body.iter().filter(move |paragraph| wanted(paragraph.kind));
        one_line(paragraphs.map(|paragraph| paragraph.text.as_str()), most, lines)
    };
    let kinds: [fn(ParagraphKind) -> bool; 3] =
        [|kind| kind == ParagraphKind::Text, |kind| kind != ParagraphKind::Subhead, |_| true];
    kinds.into_iter().map(of).find(|text| !text.is_empty()).unwrap_or_default()
}

/// What stands between Chinese texts that no stop parts, as lines of verse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// A space.
    Parted,
    /// Nothing.
    Closed,
}

/// Texts in one line of at most so many characters: white space is one space, and Chinese texts are joined without any behind a stop.
fn one_line<'a>(texts: impl IntoIterator<Item = &'a str>, most: usize, lines: Lines) -> Vec<char> {
    let mut line: Vec<char> = Vec::new();
    for text in texts {
        let clean = legal(text).0;
        let is_latin = line.last().is_some_and(char::is_ascii) && clean.trim_start().starts_with(|it: char| it.is_ascii());
        let mut joins = !is_latin && (lines == Lines::Closed || !line.last().is_some_and(|it| it.is_alphanumeric()));
        for word in clean.split_whitespace() {
            if !joins && !line.is_empty() {
                line.push(' ');
            }
            joins = false;
            line.extend(word.chars().take(most.saturating_sub(line.len())));
            if line.len() >= most {
                line.truncate(most);
                return line;
            }
        }
    }
    line
}

/// As much of the text as fits into `room` characters, up to the last pause that leaves enough; `…` where it is no
/// sentence that ends there. All of the text where it fits.
fn cut(text: &[char], room: usize) -> String {
    if text.len() <= room {
        return text.iter().collect();
    }
    let enough = SHORTEST.min(room / 3);
    let fits = |end: &End| end.at >= enough && end.at <= room;
    let sentences = || sentence_ends(text).take_while(|end| end.at <= room).filter(fits);
    if let Some(end) = sentences().filter(|end| !end.quoted).last().or_else(|| sentences().last()) {
        return text.iter().take(end.at).collect();
    }
    let before_mark = room.saturating_sub(1).max(1);
    let clause = text.iter().take(before_mark + 1).rposition(|it| is_clause_mark(*it)).filter(|at| *at >= enough.max(1));
    let mut words: String = text.iter().take(clause.unwrap_or(before_mark)).collect();
    words.truncate(words.trim_end().len());
    words.push('…');
    words
}

/// Where a sentence ends.
struct End {
    /// How many characters stand before it, the end mark and the quotation marks that close with it included.
    at: usize,
    /// Whether a quotation or a bracket is still open there.
    quoted: bool,
}

/// The ends of the text's sentences in order.
fn sentence_ends(text: &[char]) -> impl Iterator<Item = End> {
    let mut depth = 0_usize;
    let mut letters = text.iter().copied().enumerate().peekable();
    std::iter::from_fn(move || {
        while let Some((at, letter)) = letters.next() {
            if opens(letter) {
                depth += 1;
            } else if closes(letter) {
                depth = depth.saturating_sub(1);
            } else if ends_sentence(letter, letters.peek().map(|(_, next)| *next)) {
                let mut end = at + 1;
                while letters.next_if(|(_, next)| closes(*next)).is_some() {
                    depth = depth.saturating_sub(1);
                    end += 1;
                }
                return Some(End { at: end, quoted: depth > 0 });
            }
        }
        None
    })
}

/// 句末点号 (GB/T 15834—2011 §3.2) and the semicolon; a Latin full stop only where a space or nothing follows.
fn ends_sentence(letter: char, next: Option<char>) -> bool {
    match letter {
        '。' | '！' | '？' | '；' => !next.is_some_and(|next| matches!(next, '！' | '？')),
        '!' | '?' | ';' | '.' => {
            next.is_none_or(|next| next.is_whitespace() || closes(next) || letter != '.' && !next.is_ascii())
        }
        _ => false,
    }
}

fn is_clause_mark(letter: char) -> bool {
    matches!(letter, '，' | '：' | '、' | '—' | ',' | ':' | ' ')
}

fn opens(letter: char) -> bool {
    matches!(letter, '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '〈' | '【')
}

fn closes(letter: char) -> bool {
    matches!(letter, '”' | '’' | '」' | '』' | '）' | ')' | '》' | '〉' | '】')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Dateline;
    use crate::article::Edition;
    use crate::article::Headline;
    use crate::article::Paragraph;
    use crate::date::DateFrom;
    use crate::error::Place;
    use chrono::NaiveDate;
    use std::path::Path;

    fn article(dateline: &str, body: &[(ParagraphKind, &str)]) -> Article {
        let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
        let datelines = Some(dateline).filter(|it| !it.is_empty()).map(|text| Dateline {
            agency: None,
            place: None,
            date: None,
            text: text.to_owned(),
        });
        Article {
            edition: Edition { date, page: None, date_from: DateFrom::Path },
            position: 1,
            section: None,
            headline: Headline::default(),
            datelines: datelines.into_iter().collect(),
            credits: vec![],
            byline: vec![],
            body: body.iter().map(|(kind, text)| Paragraph::plain(*kind, *text)).collect(),
            link: None,
            guid: None,
            release: None,
            place: Place::file(Path::new("a.md")),
            continued: Vec::new(),
            pictures: Vec::new(),
            is_half: false,
            doubts: Vec::new(),
        }
    }

    fn text(paragraphs: &[&str]) -> Article {
        let body: Vec<(ParagraphKind, &str)> = paragraphs.iter().map(|text| (ParagraphKind::Text, *text)).collect();
        article("", &body)
    }

    #[test]
    fn a_summary_ends_where_a_reader_would_pause() {
        let meeting = "本报讯 4月8日，中原区组织召开党建引领网格化基层治理工作推进会。";
        let long = "一是建强网格队伍，吸收大学生、常住人口、辖区社会组织加入三级网格，".repeat(6);
        let table: [(&[&str], &str); 12] = [
            // The last sentence that fits; all sentences but the last of a short story.
            (&[&format!("{meeting}{long}")], meeting),
            (&[meeting, "会上，马卫华通报了情况。"], meeting),
            // No sentence fits: the last clause that does, then any character.
            (
                &[&long],
                "一是建强网格队伍，吸收大学生、常住人口、辖区社会组织加入三级网格，一是建强网格队伍，吸收大学生、常住人口、辖区社会组织加入三级网格，一是建强网格队伍，吸收大学生、常住人口、辖区社会组织加入三级网格，一是建强网格队伍，吸收大学生、常住人口…",
            ),
            (&[&"中".repeat(200)], &format!("{}…", "中".repeat(119))),
            // A sentence inside a quotation is no place to stop.
            (
                &["他在昨天上午举行的全区动员大会上说：“要建强队伍。要做好事项梳理。要统筹平台。”与会者表示赞同。会后调研。"],
                "他在昨天上午举行的全区动员大会上说：“要建强队伍。要做好事项梳理。要统筹平台。”与会者表示赞同。",
            ),
            // A story of one sentence.
            (&["今日多云，最高气温23℃。"], "今日多云…"),
            (&["图片"], "图…"),
            // Lines of verse are parted.
            (&["船来的时候雪还没有停", "渡工把缆绳绕了三圈", "好像谁在等"], "船来的时候雪还没有停 渡工把缆绳绕了三圈…"),
            (&["图"], "图…"),
            (&["图…"], ""),
            (
                &["It rains in 3.5 hours. Take an umbrella with you.", "Or not."],
                "It rains in 3.5 hours. Take an umbrella with you.",
            ),
            (&[], ""),
        ];
        for (paragraphs, expected) in table {
            assert_eq!(summary(&text(paragraphs)).as_str(), expected, "{paragraphs:?}");
        }
    }

    #[test]
    fn subheads_and_captions_are_no_opening_unless_there_is_nothing_else() {
        let (subhead, caption) =
            ((ParagraphKind::Subhead, "一、建强队伍"), (ParagraphKind::Caption, "会场一角。记者摄于昨日上午。"));
        let words = (ParagraphKind::Text, "会议昨日召开，全区各街道五百余人参加。会议由李春节主持。");
        assert_eq!(summary(&article("", &[subhead, caption, words])).as_str(), "会议昨日召开，全区各街道五百余人参加。");
        assert_eq!(summary(&article("", &[subhead, caption])).as_str(), "会场一角。");
        assert_eq!(summary(&article("", &[subhead])).as_str(), "一…");
    }

    #[test]
    fn a_story_without_text_is_summed_up_by_its_deck_or_kicker() {
        let mut picture = article("", &[]);
        picture.headline.kicker = Some("中原区召开政法工作会议".to_owned());
        assert_eq!(summary(&picture).as_str(), "中原区召开政法工作会议");
        picture.headline.decks = vec!["——五百人参加".to_owned()];
        assert_eq!(summary(&picture).as_str(), "——五百人参加");
    }

    #[test]
    fn a_brief_is_called_by_its_first_sentence_behind_the_dateline() {
        let table = [
            ("本报讯", "本报讯 昨日，我市迎来今年首场春雨。气温下降。", "昨日，我市迎来今年首场春雨"),
            ("新华社郑州4月8日电", "新华社郑州4月8日电（记者 王丁）“天问”出发！", "“天问”出发！"),
            (
                "",
                "为进一步加快推进中原区重大项目建设，破解项目在推进过程中遇到的瓶颈问题，近日调研。",
                "为进一步加快推进中原区重大项目建设…",
            ),
            ("", "——12345——", "12345——"),
            ("本报讯", "本报讯", "本报讯"),
            ("", "……。", ""),
            ("", "", ""),
        ];
        for (dateline, words, expected) in table {
            assert_eq!(opening_words(&article(dateline, &[(ParagraphKind::Text, words)])), expected, "{words}");
        }
    }
}

//! The opening of an article in a few words: its summary, and the title of a brief that has none.
//! Cut where a reader would pause: at the end of a sentence, else of a clause, else behind any character.

use crate::article::Article;
use crate::article::ParagraphKind;
use crate::text::XmlText;
use crate::text::legal;

/// The most that a summary holds, in characters.
const LONGEST: usize = 120;

/// A summary that ends sooner says too little: `快讯！`.
const SHORTEST: usize = 20;

/// The most that a title made of opening words holds, in characters.
const TITLE: usize = 30;

/// The first sentences of the text, at most 120 characters and never all of it; of an article without text its
/// deck or its kicker. Blank where it has none of these.
pub(crate) fn summary(article: &Article) -> XmlText {
    let text = opening(article, LONGEST + 1);
    if !text.is_empty() {
        // One character short of the text, so that the summary is never the whole story.
        return XmlText::new(&cut(&text, LONGEST.min(text.len() - 1)));
    }
    let headline = &article.headline;
    let lines = headline.decks.iter().chain(&headline.kicker).map(|line| one_line([line.as_str()], LONGEST + 1));
    lines.into_iter().find(|line| !line.is_empty()).map(|line| XmlText::new(&cut(&line, LONGEST))).unwrap_or_default()
}

/// The words that name a story without a headline: its first sentence behind the dateline, at most 30 characters.
pub(crate) fn opening_words(article: &Article) -> String {
    let dateline = article.datelines.first().map(|it| one_line([it.text.as_str()], LONGEST)).unwrap_or_default();
    let text = opening(article, dateline.len() + TITLE + 2);
    let behind = text.strip_prefix(dateline.as_slice()).unwrap_or(&text);
    let start = behind.iter().position(|letter| letter.is_alphanumeric() || opens(*letter)).unwrap_or(0);
    let words = behind.get(start..).unwrap_or(behind);
    match sentence_ends(words).next() {
        Some(end) if end.at <= TITLE + 1 => {
            let sentence: String = words.iter().take(end.at).collect();
            sentence.trim_end_matches(['。', '；', ';', '.']).to_owned()
        }
        _ => cut(words, TITLE),
    }
}

/// The text's first characters on one line, without subheads; of a picture the caption.
fn opening(article: &Article, most: usize) -> Vec<char> {
    let of = |wanted: fn(ParagraphKind) -> bool| {
        let paragraphs = article.body.iter().filter(move |paragraph| wanted(paragraph.kind));
        one_line(paragraphs.map(|paragraph| paragraph.text.as_str()), most)
    };
    let text = of(|kind| kind == ParagraphKind::Text);
    if text.is_empty() { of(|kind| kind != ParagraphKind::Subhead) } else { text }
}

/// Texts in one line of at most so many characters: white space is one space, and Chinese texts are joined without any.
fn one_line<'a>(texts: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<char> {
    let mut line: Vec<char> = Vec::new();
    for text in texts {
        let clean = legal(text).0;
        let mut joins = line.last().is_some_and(|it| !it.is_ascii()) || !clean.trim_start().starts_with(|it: char| it.is_ascii());
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

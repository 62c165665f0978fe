//! The byline that ends a paragraph (文末署名): in brackets, or behind the last stop with or without a space.

use crate::account::reason::Stands;
use crate::parse::byline::credited::Byline;
use crate::parse::byline::grammar;
use crate::parse::byline::held;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_letters;
use crate::parse::line::written::length;
use crate::parse::vocabulary::role;

/// The byline that ends a paragraph: where it begins, what it says, and where it stands.
pub(crate) fn read(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline, Stands)> {
    let words = words.trim_end();
    match bracket(words) {
        // 沈果摄(人民视觉): the bracket says for whom.
        Some((start, _)) if is_for_whom(words, start) => behind_stop(words, words.get(..start)?.trim_end().len(), lexicon),
        Some(_) => in_brackets(words, lexicon).or_else(|| behind_mark(words, lexicon)),
        None if words.ends_with(CLOSING) => None,
        None => behind_stop(words, words.len(), lexicon),
    }
}

/// `…第一位。□任然(媒体人)`: a mark opens the byline, and its bracket says who that is.
fn behind_mark(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline, Stands)> {
    let start = words.rfind(MARKS).filter(|start| words.len() - start <= held::LONGEST)?;
    let byline = grammar::read(words.get(start..)?, lexicon).filter(|it| it.names_somebody())?;
    ends_sentence(words.get(..start)?).then_some((start, byline, Stands::BehindLastStop))
}

/// The marks that papers set before a byline.
const MARKS: [char; 5] = ['□', '■', '○', '◎', '●'];

/// What closes a bracket.
const CLOSING: [char; 3] = [')', ']', '】'];

/// Where the bracket begins that ends a paragraph, and its first letter.
fn bracket(words: &str) -> Option<(usize, char)> {
    let (open, close) = [('(', ')'), ('[', ']'), ('【', '】')].into_iter().find(|(_, close)| words.ends_with(*close))?;
    Some((words.strip_suffix(close)?.rfind(open)?, open))
}

fn is_for_whom(words: &str, bracket: usize) -> bool {
    words.get(..bracket).is_some_and(|before| before.trim_end().ends_with(['摄', '攝']))
}

/// The same, where brackets stand around it.
pub(crate) fn in_brackets(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline, Stands)> {
    let words = words.trim_end();
    let (start, open) = bracket(words).filter(|(start, _)| !is_for_whom(words, *start))?;
    if words.len() - start > held::LONGEST {
        return None;
    }
    let byline = grammar::read(words.get(start..)?, lexicon)?;
    let pen_name = byline.people.len() == 1 && ends_sentence(words.get(..start)?) && length(words.get(start..)?) <= 5;
    let known = byline.doubt < name::KNOWN_SURNAME && !byline.people.is_empty();
    let believed = (byline.says_so && byline.names_somebody() || known || pen_name)
        && (open == '(' || byline.people.iter().all(|it| role::is_of_the_page(it.role)));
    believed.then_some((start, byline, Stands::InBracketsAtEnd))
}

/// What a web desk signs in square brackets behind a line: `【编辑:丁宝秀】`. A round bracket may be the paper's own.
pub(crate) fn of_desk(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline, Stands)> {
    if !words.ends_with(['】', ']']) {
        return None;
    }
    in_brackets(words, lexicon).filter(|(_, byline, _)| byline.says_so && !byline.is_of_the_story() && byline.unknown.is_none())
}

/// The byline behind the last stop before a place.
fn behind_stop(words: &str, before: usize, lexicon: &Lexicon) -> Option<(usize, Byline, Stands)> {
    let window = words.len().saturating_sub(held::LONGEST);
    let stop = words
        .get(..before)?
        .char_indices()
        .rev()
        .take_while(|(at, _)| *at >= window)
        .find(|(_, letter)| matches!(letter, '。' | '!' | '?' | '”' | '…' | ')' | '’' | '」'))?;
    let start = stop.0 + stop.1.len_utf8();
    let candidate = words.get(start..)?;
    if !has_letters(candidate) {
        return None;
    }
    let byline = grammar::read_closing(candidate, lexicon)?;
    let spaced = candidate.trim().contains(' ') || candidate.starts_with(' ');
    let bare = byline.is_plausible() && !byline.affiliated && byline.people.len() <= 4 && (spaced || byline.people.len() <= 2);
    let believed = byline.says_so && byline.names_somebody() || bare;
    believed.then_some((start, byline, Stands::BehindLastStop))
}

/// `…更换老旧线路 朱运坤 摄`: a caption without a stop before the photographer's name.
pub(crate) fn caption(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline, Stands)> {
    let words = words.trim_end();
    if !words.ends_with('摄') || length(words) > 120 {
        return None;
    }
    let start = words.find(' ')?;
    let byline = grammar::read(words.get(start..)?, lexicon).filter(Byline::is_plausible)?;
    Some((start, byline, Stands::PhotographerBehindCaption))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_the_last_stop_may_be_a_byline() {
        let lexicon = Lexicon::default();
        let table = [
            ("区专班各组组长参加会议。记者 鲁燕 通讯员 王以琳", Some("记者 鲁燕 通讯员 王以琳")),
            ("倡导了健康生活方式。刘雪平", Some("刘雪平")),
            ("图为现场。 李彩霞 摄", Some(" 李彩霞 摄")),
            ("促进了农民增收。(记者 刘明 摄)", Some("(记者 刘明 摄)")),
            ("他们说:“好。”记者王梦凡通讯员杨仓", Some("记者王梦凡通讯员杨仓")),
            ("会议很好。", None),
            ("其他区县(市)", None),
            ("一元复始(篆刻)", None),
            ("老屋开了门。(剑武)", Some("(剑武)")),
            ("他说:“是。”记者在现场看到", None),
            ("把民生放在第一位。□任然(媒体人)", Some("□任然(媒体人)")),
        ];
        for (words, expected) in table {
            assert_eq!(read(words, &lexicon).and_then(|(start, ..)| words.get(start..)), expected, "{words}");
        }
    }

    #[test]
    fn a_photographer_stands_behind_a_caption() {
        let lexicon = Lexicon::default();
        let words = "党员服务队为孤寡老人更换老旧线路 朱运坤 摄";
        assert_eq!(caption(words, &lexicon).and_then(|(start, ..)| words.get(start..)), Some(" 朱运坤 摄"));
        assert!(caption("他为大家拍摄", &lexicon).is_none());
    }
}

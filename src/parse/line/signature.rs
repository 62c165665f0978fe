//! What ends a story (文末): a byline on the line, in brackets or behind the last stop, or a dateline in brackets.

use crate::parse::byline::grammar;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::written::has_letters;
use crate::parse::line::written::length;

/// Whether a line is or ends with a byline, as the last line of a story does.
pub(crate) fn closes_story(words: &str, lexicon: &Lexicon) -> bool {
    if let Some(byline) = grammar::read(words, lexicon) {
        return byline.says_so && byline.names_somebody() || byline.is_plausible();
    }
    let tail = match words.strip_suffix(')').and_then(|it| it.rsplit_once('(')) {
        Some((_, inner)) => Some(inner),
        None => words.rsplit_once(['。', '”', '!', '?', '…']).map(|(_, tail)| tail).filter(|tail| has_letters(tail)),
    };
    let dated = dateline::at_end(words, lexicon).is_some();
    dated
        || tail
            .filter(|it| length(it) <= 60)
            .and_then(|it| grammar::read(it, lexicon))
            .is_some_and(|it| it.says_so && it.names_somebody() || it.is_plausible())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_and_datelines_close_a_story() {
        let lexicon = Lexicon::default();
        for words in [
            "记者 鲁燕",
            "姚云",
            "受到好评。(陈晓颜赵玉明)",
            "受到好评。记者 王维",
            "谢谢!(新华社北京12月31日电)",
            "图为现场。李彩霞 摄",
        ] {
            assert!(closes_story(words, &lexicon), "{words}");
        }
        for words in ["会议很好。", "平安中原法治中原", "网格员(网格员)", "他说:“好。”"] {
            assert!(!closes_story(words, &lexicon), "{words}");
        }
    }
}

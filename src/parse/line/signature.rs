//! Signatures (署名): the only place that says "a byline stands here", given a line and where in its story it stands.
//!
//! What its words say is `byline`'s; how one is cut out of a lead is `lead`'s, from behind a text `tail`'s. Whoever takes a story
//! apart asks here and uses the answer.

mod desk;
mod lead;
mod tail;

use crate::account::reason::Stands;
use crate::parse::byline::credited::Byline;
use crate::parse::byline::grammar;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::line::dateline;
use crate::parse::line::written::ends_sentence;
use crate::parse::line::written::has_letters;
use crate::parse::line::written::length;
use std::cell::OnceCell;
use std::ops::Range;

/// Where in its story a line stands that may be a byline as a whole.
#[derive(Debug, Clone, Copy)]
pub(crate) enum OwnLine<'a> {
    /// Below the headline, with so many lines between them, and what stands below it.
    UnderHeadline { between: usize, below: &'a str },
    /// With text above and below.
    Amid,
    /// Behind the text.
    BehindText(End<'a>),
    /// Below the last sentence, whatever stands above and below it.
    Alone,
}

/// Where else a byline may stand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    /// A line of day, source and hands around a story.
    DeskLine,
    /// A line of the page that is no story's: hands and how to reach them.
    PageLine,
    /// The opening of a paragraph.
    Lead,
    /// The opening of a paragraph, behind its dateline.
    BehindDateline,
    /// The end of the text.
    TextEnd,
    /// The end of a paragraph that others follow.
    ParagraphEnd,
    /// The square bracket of a web desk that ends a line.
    DeskBehind,
    /// The end of a caption.
    CaptionEnd,
    /// A line set bold from end to end.
    Emphasised,
    /// What is left of a web site's line without its day, its source and its buttons.
    SiteLine,
    /// The end of a page line, from its first role word on.
    PageStaff,
    /// The front matter, which tells it by a key of its own.
    FrontMatter,
}

/// What stands around a line behind the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End<'a> {
    /// The line above, if there is one.
    pub(crate) above: Option<&'a str>,
    /// Nothing but bylines stands below.
    pub(crate) is_last: bool,
    /// The page was copied from a site.
    pub(crate) is_copied: bool,
}

/// A byline that stands in a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Signature {
    /// Its bytes of the line.
    pub(crate) bytes: Range<usize>,
    /// What it says; places of names count from its first byte.
    pub(crate) byline: Byline,
    /// How it stands there.
    pub(crate) stands: Stands,
}

/// What a line reads as, as a whole: asked by all its neighbours, found once.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    anywhere: OnceCell<Option<Box<Byline>>>,
    closing: OnceCell<Option<Box<Byline>>>,
}

impl Readings {
    /// What the line says, wherever it stands.
    pub(crate) fn anywhere(&self, words: &str, lexicon: &Lexicon) -> Option<&Byline> {
        self.anywhere.get_or_init(|| grammar::read(words, lexicon).map(Box::new)).as_deref()
    }

    /// What it says where it ends a text.
    pub(crate) fn closing(&self, words: &str, lexicon: &Lexicon) -> Option<&Byline> {
        self.closing.get_or_init(|| grammar::read_closing(words, lexicon).map(Box::new)).as_deref()
    }
}

/// Whether a line is a byline as a whole where it stands; `line` keeps what it reads as.
pub(crate) fn is_own_line(words: &str, place: OwnLine<'_>, line: &Readings, lexicon: &Lexicon) -> bool {
    let is_one = |byline: &Byline| reads_as_line(words, byline, lexicon);
    let says_so = |byline: &Byline| byline.says_so && !byline.people.is_empty();
    match place {
        OwnLine::UnderHeadline { between, below } => {
            let opens = |byline: &Byline| is_one(byline) && opens_text(words, byline, between, below, lexicon);
            let is_letter = words.contains('/') && desk::reader(words, lexicon).is_some();
            is_letter || desk::pupil(words, lexicon).is_some() || line.anywhere(words, lexicon).is_some_and(opens)
        }
        OwnLine::Amid => {
            let signs = |byline: &Byline| says_so(byline) && is_one(byline);
            // 城西读者 方予安 signs the letter, whatever answers it.
            let is_letter = words.contains("读者") && desk::reader(words, lexicon).is_some();
            line.anywhere(words, lexicon).is_some_and(signs) || is_letter
        }
        OwnLine::BehindText(end) => {
            let closes = |byline: &Byline| is_one(byline) && closes_text(words, byline, end);
            let is_letter = end.is_last && end.above.is_some_and(ends_sentence);
            let is_readers = || desk::reader(words, lexicon).or_else(|| desk::pupil(words, lexicon)).is_some();
            line.closing(words, lexicon).is_some_and(closes) || is_letter && is_readers()
        }
        OwnLine::Alone => {
            let is_letter = || desk::reader(words, lexicon).or_else(|| desk::pupil(words, lexicon)).is_some();
            line.closing(words, lexicon).is_some_and(|byline| says_so(byline) && is_one(byline)) || is_letter()
        }
    }
}

/// The byline of a line or a part of it, where one stands there.
pub(crate) fn at(words: &str, place: Place, lexicon: &Lexicon) -> Option<Signature> {
    let signature = |bytes: Range<usize>, byline: Byline, stands: Stands| Signature { bytes, byline, stands };
    let ended = |(start, byline, stands): (usize, Byline, Stands)| signature(start..words.len(), byline, stands);
    let of_all = |byline: Byline| signature(0..words.len(), byline, Stands::OnItsLine);
    match place {
        Place::DeskLine => desk::labelled(words, lexicon).map(of_all),
        Place::PageLine => {
            desk::in_part(words, lexicon).map(|(start, byline)| signature(start..words.len(), byline, Stands::OnItsLine))
        }
        Place::Lead => lead::read(words, false, lexicon).map(|(bytes, byline)| signature(bytes, byline, Stands::InLead)),
        Place::BehindDateline => lead::read(words, true, lexicon).map(|(bytes, byline)| signature(bytes, byline, Stands::InLead)),
        Place::TextEnd => tail::read(words, lexicon).map(ended),
        Place::ParagraphEnd => tail::in_brackets(words, lexicon).map(ended).filter(|it| {
            let writes = it.byline.people.iter().any(|one| one.role.is_writer());
            it.bytes.start > 0 && it.byline.says_so && writes
        }),
        Place::Emphasised => whole(words, lexicon).filter(|it| it.says_so).map(of_all),
        Place::SiteLine => in_brackets(words, lexicon).map(of_all),
        Place::PageStaff => whole(words, lexicon).filter(|it| it.names_somebody() && !it.is_of_the_story()).map(of_all),
        Place::FrontMatter => whole(words, lexicon).map(of_all),
        Place::DeskBehind => tail::of_desk(words, lexicon).map(ended),
        Place::CaptionEnd => tail::read(words, lexicon).or_else(|| tail::caption(words, lexicon)).map(ended),
    }
}

/// What a line reads as, as a whole and wherever it stands: for those who weigh what its neighbours are.
pub(crate) fn whole(words: &str, lexicon: &Lexicon) -> Option<Byline> {
    grammar::read(words, lexicon)
}

/// What a line says that is a byline as a whole, and where in it that begins; `line` keeps what it reads as.
pub(crate) fn said(words: &str, line: &Readings, lexicon: &Lexicon) -> Option<(usize, Byline)> {
    let signed = line.closing(words, lexicon).map(|byline| (0, byline.clone()));
    signed.or_else(|| desk::pupil(words, lexicon)).or_else(|| desk::reader(words, lexicon))
}

/// What a line says that an editor ordered to be a byline.
pub(crate) fn ordered(words: &str, lexicon: &Lexicon) -> Option<(usize, Byline)> {
    grammar::ordered(words, lexicon).map(|byline| (0, byline)).or_else(|| desk::pupil(words, lexicon))
}

/// What neighbouring lines say that are bylines, where they fit together.
pub(crate) fn together(lines: &str, lexicon: &Lexicon) -> Option<Byline> {
    grammar::read_closing(lines, lexicon)
}

/// What a bracket says that is a byline, wherever it stands.
pub(crate) fn in_brackets(words: &str, lexicon: &Lexicon) -> Option<Byline> {
    grammar::read(words, lexicon).filter(|it| it.says_so && !it.people.is_empty())
}

/// Whether what reads as a byline is one as a whole line, and no dateline, nor a bracket that names nobody.
fn reads_as_line(words: &str, byline: &Byline, lexicon: &Lexicon) -> bool {
    dateline::at_start(words, lexicon).is_none() && !(is_bracketed(words) && byline.people.is_empty())
}

fn is_bracketed(words: &str) -> bool {
    words.starts_with('(') && words.ends_with(')')
}

/// A line that says it is a byline names somebody, or is short: 本报记者 alone, 作者: above its name.
fn says_so(words: &str, byline: &Byline) -> bool {
    byline.names_somebody() || byline.people.is_empty() && length(words) <= LONGEST_NAMELESS
}

/// Bare names on one line have at most so many letters.
const LONGEST_BARE: usize = 40;

/// A line that names nobody, and is a byline all the same, has at most so many letters.
const LONGEST_NAMELESS: usize = 14;

/// Whether a line below the headline is a byline: it says so, or is names over text.
fn opens_text(words: &str, byline: &Byline, between: usize, below: &str, lexicon: &Lexicon) -> bool {
    if byline.says_so {
        return says_so(words, byline);
    }
    let text_below = length(below) >= 30
        || ends_sentence(below) && length(below) >= 12
        || grammar::read(below, lexicon).is_some_and(|it| it.says_so);
    let bare = if is_bracketed(words) { words.trim_matches(['(', ')']) } else { words };
    let name_alone = between == 0 && byline.people.len() == 1 && (2..=4).contains(&length(bare));
    // 市政协召开主席会议: behind what could be where somebody works only a usual surname begins a name.
    let known = byline.doubt < name::KNOWN_SURNAME && (!byline.affiliated || byline.is_plausible());
    let pen_names = between == 0 && length(words) <= 8 && length(below) >= 40;
    length(words) <= LONGEST_BARE && (text_below && (known || pen_names) || known && name_alone)
}

/// Whether a line behind the text is a byline: it says so, or is names below a sentence that has ended.
fn closes_text(words: &str, byline: &Byline, end: End<'_>) -> bool {
    if byline.says_so {
        return says_so(words, byline);
    }
    // Names behind a colon are what it announces: 下列五人入选:.
    let ended = end.above.is_some_and(|above| ends_sentence(above) && !above.ends_with(':'));
    let bracketed = is_bracketed(words);
    let known = byline.is_plausible() || bracketed && byline.doubt < name::KNOWN_SURNAME || bracketed && length(words) <= 8;
    // Below the text of a page that was copied from a site any short word may stand.
    known
        && (bracketed || !end.is_copied)
        && (bracketed || (!byline.affiliated || words.contains(' ')) && ended)
        && length(words) <= LONGEST_BARE
        && end.is_last
}

/// Whether a line is or ends with a byline, as the last line of a story does; `line` keeps what it reads as.
pub(crate) fn closes_story(words: &str, line: &Readings, lexicon: &Lexicon) -> bool {
    if let Some(byline) = line.anywhere(words, lexicon) {
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
            assert!(closes_story(words, &Readings::default(), &lexicon), "{words}");
        }
        for words in ["会议很好。", "平安中原法治中原", "网格员(网格员)", "他说:“好。”"] {
            assert!(!closes_story(words, &Readings::default(), &lexicon), "{words}");
        }
    }

    #[test]
    fn where_a_line_stands_tells_whether_it_is_a_byline() {
        let lexicon = Lexicon::default();
        let text = "昨天上午,海湾图书馆夜间开放满月,灯光留给晚归的读者,老街坊都说好。";
        let end = End { above: Some(text), is_last: true, is_copied: false };
        let table = [
            ("柯书维", OwnLine::UnderHeadline { between: 0, below: text }, true),
            ("柯书维", OwnLine::UnderHeadline { between: 2, below: "渡口老屋" }, false),
            ("实验小学三(2)班 柯书维", OwnLine::UnderHeadline { between: 0, below: text }, true),
            ("雪村", OwnLine::UnderHeadline { between: 0, below: text }, true),
            ("(柯书维)", OwnLine::UnderHeadline { between: 0, below: "雨停了很久" }, true),
            ("春风不度", OwnLine::UnderHeadline { between: 1, below: text }, false),
            ("(图片由市检察院提供)", OwnLine::Amid, false),
            ("本报记者柯书维4月8日报道", OwnLine::Amid, false),
            ("柯书维", OwnLine::Amid, false),
            ("本报记者 柯书维", OwnLine::Amid, true),
            ("本报记者", OwnLine::Amid, false),
            ("柯书维", OwnLine::BehindText(end), true),
            ("柯书维", OwnLine::BehindText(End { above: Some("下列一人入选:"), ..end }), false),
            ("柯书维", OwnLine::BehindText(End { is_last: false, ..end }), false),
            ("柯书维", OwnLine::BehindText(End { is_copied: true, ..end }), false),
            ("(柯书维)", OwnLine::BehindText(End { is_copied: true, ..end }), true),
            ("本报记者 柯书维", OwnLine::BehindText(End { above: None, ..end }), true),
            ("柯书维", OwnLine::Alone, false),
            ("记者 柯书维", OwnLine::Alone, true),
        ];
        for (words, place, expected) in table {
            assert_eq!(is_own_line(words, place, &Readings::default(), &lexicon), expected, "{words} {place:?}");
        }
    }

    #[test]
    fn a_part_of_a_line_is_a_byline_by_its_place() {
        let lexicon = Lexicon::default();
        let table = [
            ("(柯书维、方予安)驻京部队", Place::BehindDateline, Some("(柯书维、方予安)")),
            ("(柯书维、方予安)驻京部队", Place::Lead, None),
            ("灯光留给读者。(记者 柯书维)", Place::ParagraphEnd, Some("(记者 柯书维)")),
            ("灯光留给读者。(柯书维)", Place::ParagraphEnd, None),
            ("灯光留给读者。(柯书维)", Place::TextEnd, Some("(柯书维)")),
            ("党员服务队更换老旧线路 朱运坤 摄", Place::CaptionEnd, Some(" 朱运坤 摄")),
        ];
        for (words, place, expected) in table {
            let found = at(words, place, &lexicon).and_then(|it| words.get(it.bytes));
            assert_eq!(found, expected, "{words} {place:?}");
        }
    }
}

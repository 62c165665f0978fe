//! Cuts a candidate for a byline into its pieces: role words, runs of letters, strokes and breaks.
//!
//! Knows where a role word counts as one (`摄` last in a run, `文` by a stroke, `责 编` padded) and where it does not
//! (`小记者`, `记者节`). What the pieces mean together is `byline`'s.

use crate::article::credit::Role;
use crate::parse::byline::name;
use crate::parse::lexicon::Lexicon;
use crate::parse::vocabulary::nobody;
use crate::parse::vocabulary::role;
use crate::parse::vocabulary::role::Use;
use crate::parse::vocabulary::sender;
use crate::text::is_han;

/// Marks that papers set before a byline; a stray `N` or `n` is a bullet of a symbol font.
pub(crate) const MARKS: &[char] = &['■', '□', '◎', '●', '◆', '▲', '★', '○', '▇', '☉', '◇', '△', '*'];

/// The text without brackets, marks and white space around it; where it begins; whether a mark was there.
pub(crate) fn bared(text: &str) -> (&str, usize, bool) {
    let mut inner = text.trim();
    let mut marked = false;
    loop {
        let before = inner;
        for (open, close) in [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕')] {
            if let Some(content) = inner.strip_prefix(open).and_then(|it| it.strip_suffix(close))
                && !content.contains([open, close])
            {
                inner = content.trim();
            }
        }
        if let Some(behind) = inner.strip_prefix(MARKS) {
            inner = behind.trim_start();
            marked = true;
        }
        let bullet = |it: &&str| it.starts_with(is_han);
        if let Some(behind) = inner.strip_prefix(['N', 'n']).filter(bullet) {
            inner = behind;
            marked = true;
        }
        if inner == before {
            break;
        }
    }
    let framed = frame(inner);
    marked |= framed > 0;
    let inner = inner.get(framed..).unwrap_or(inner);
    // 实习生 仇小楠 对本文亦有贡献: thanks are no name.
    let inner = ["对本文亦有贡献", "对此文亦有贡献"].iter().find_map(|it| inner.strip_suffix(it)).unwrap_or(inner);
    let inner = without_code(inner.trim_end_matches([',', ':', '.', ';', '|', '/']).trim_end());
    let offset = inner.as_ptr() as usize - text.as_ptr() as usize;
    (inner, offset, marked)
}

/// The text without the number that a web desk gives its editors: `责任编辑:上官亦可 CN031`.
pub(crate) fn without_code(text: &str) -> &str {
    let Some((before, code)) = text.rsplit_once([' ', '_']) else { return text };
    let is_code = code.len() >= 3
        && code.bytes().all(|it| it.is_ascii_alphanumeric())
        && code.bytes().filter(u8::is_ascii_digit).count() >= 3;
    if is_code { before.trim_end() } else { text }
}

/// The frame of a sentence around a credit: 以上图片均为, 本组稿件由, 图①②均由; how many bytes it takes.
fn frame(text: &str) -> usize {
    let behind = |rest: &str| text.len() - rest.len();
    let which = ["以上", "本版", "本栏", "本欄", "本组", "本期", "文中", "本文", "题图", "图"]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    let numbered = which
        .map(|it| it.trim_start_matches(|letter: char| ('①'..='⑳').contains(&letter) || matches!(letter, '、' | '至' | '-')));
    let kind = |rest: &'_ str| {
        ["图片", "照片", "稿件", "文章", "文字", "图文", "圖文"].iter().find_map(|it| rest.strip_prefix(it).map(str::len))
    };
    let kind = kind(text).or_else(|| kind(numbered?)).and_then(|left| text.get(text.len() - left..));
    let Some(rest) = kind.or(numbered) else { return 0 };
    let all = rest.strip_prefix(['均', '皆', '都']).unwrap_or(rest);
    // 图为 alone opens a caption.
    if kind.is_none() && text.starts_with("图为") {
        return 0;
    }
    match all.strip_prefix(['由', '为', '系', '是']) {
        Some(by) => behind(by),
        None => 0,
    }
}

/// A piece of a candidate.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token<'a> {
    /// What it is.
    pub(crate) kind: Kind<'a>,
    /// Its bytes in the candidate.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind<'a> {
    Role(Use),
    /// 小记者, 记者节: whoever is meant, it is no credit.
    Nobody,
    /// 作者为…教授: a post without a name.
    Post,
    /// 来源, 稿源: what follows is an organisation.
    Source,
    /// What stands in brackets behind a credit.
    Note(&'a str),
    /// `后期:`, `系列报道策划:`: a label that is no role word of ours.
    Label,
    /// Letters and soft spaces; `glued` where no space parts them from what follows.
    Run {
        text: &'a str,
        glued: bool,
    },
    /// `/ : |`
    Stroke,
    /// `、 , ;` and a line break.
    Break,
}

/// Cuts a candidate into pieces; `None` at a character that no byline holds.
pub(crate) fn tokens<'a>(text: &'a str, lexicon: &Lexicon) -> Option<Vec<Token<'a>>> {
    let mut tokens = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(letter) = text.get(at..)?.chars().next() {
        let rest = text.get(at..)?;
        let word = word_at(text, at, open.is_some(), lexicon);
        let (kind, length) = match letter {
            ' ' => {
                at += 1;
                continue;
            }
            '、' | ',' | ';' | '\n' => (Some(Kind::Break), letter.len_utf8()),
            '/' | ':' | '|' | '\\' | '丨' | '┃' | '_' => (Some(Kind::Stroke), letter.len_utf8()),
            '(' => {
                // 陈红摄(人民视觉): who sent the picture.
                let end = rest.find(')')?;
                let note = rest.get(1..end)?.trim();
                let length = end + 1;
                close(&mut tokens, text, &mut open, at)?;
                tokens.push(Token { kind: Kind::Note(note), start: at, end: at + length });
                at += length;
                continue;
            }
            '《' => {
                // An outlet in title marks is one word: 《求学·考研》杂志.
                open.get_or_insert(at);
                at += rest.find('》')? + '》'.len_utf8();
                continue;
            }
            _ => match word {
                Some((kind, length)) => (Some(kind), length),
                // A mark between role and name is decoration.
                None if MARKS.contains(&letter) => (Some(Kind::Stroke), letter.len_utf8()),
                None if is_han(letter) || matches!(letter, '·' | '-' | '&' | '+') || letter.is_ascii_alphanumeric() => {
                    (None, letter.len_utf8())
                }
                None => return None,
            },
        };
        if let Some(kind) = kind {
            if kind == Kind::Stroke && matches!(letter, ':' | '|' | '丨') {
                label(&mut tokens, text, &mut open, at, lexicon)?;
            }
            close(&mut tokens, text, &mut open, at)?;
            tokens.push(Token { kind, start: at, end: at + length });
        } else {
            open.get_or_insert(at);
        }
        at += length;
    }
    close(&mut tokens, text, &mut open, at)?;
    Some(tokens)
}

/// A label that nobody knows (`后期:`, `系列报道策划:`) ends the run that is open: it is no name, and begins with none.
fn label<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str, open: &mut Option<usize>, at: usize, lexicon: &Lexicon) -> Option<()> {
    let Some(start) = *open else { return Some(()) };
    let run = text.get(start..at)?;
    let word = run.trim_end().rsplit(' ').next().unwrap_or("");
    // What stands behind a role word is a name.
    if tokens.last().is_some_and(|it| matches!(it.kind, Kind::Role(_))) && word.len() == run.trim_end().len() {
        return Some(());
    }
    let is_name = name::split(word, lexicon).is_some_and(|names| names.iter().all(|it| it.doubt < name::USUAL))
        && !nobody::is_no_name(word);
    if !(2..=LONGEST_LABEL).contains(&word.chars().count()) || is_name || sender::is_organisation(word, lexicon) {
        return Some(());
    }
    let begins = word.as_ptr() as usize - text.as_ptr() as usize;
    if begins > start {
        close(tokens, text, open, begins)?;
    }
    *open = None;
    tokens.push(Token { kind: Kind::Label, start: begins, end: begins + word.len() });
    Some(())
}

/// A label has at most so many letters.
const LONGEST_LABEL: usize = 8;

/// A name has at most so many letters.
const LONGEST_NAME: usize = 4;

/// What parts the pieces of a byline.
const PARTING: &[char] = &[' ', '/', ':', '|', '丨', '┃', '、', ',', ';', '\n', '\\', '_', '*'];

/// Ends the run that is open, if one is.
fn close<'a>(tokens: &mut Vec<Token<'a>>, text: &'a str, open: &mut Option<usize>, at: usize) -> Option<()> {
    if let Some(start) = open.take() {
        let run = text.get(start..at)?;
        tokens.push(Token { kind: Kind::Run { text: run.trim_end(), glued: !run.ends_with(' ') }, start, end: at });
    }
    Some(())
}

/// The role or source word that stands at a place, and its length.
fn word_at<'a>(text: &'a str, at: usize, in_run: bool, lexicon: &Lexicon) -> Option<(Kind<'a>, usize)> {
    let (before, rest) = text.split_at_checked(at)?;
    if let Some((length, usage)) = role::at_start(rest, lexicon) {
        let behind = rest.get(length..)?;
        // 小记者 are pupils; 记者站, 记者节, 记者们 are no persons.
        // 作者为…研究员: the author's post, up to the next clause.
        if rest.starts_with("作者") && behind.starts_with(['系', '为', '是', '单', '均', '分']) {
            let clause = rest.find([',', ';']).unwrap_or(rest.len());
            return Some((Kind::Post, clause));
        }
        // 编辑同志: opens a letter.
        let other = before.ends_with('小')
            || behind.starts_with("同志")
            || behind.starts_with(['站', '节', '们', '证', '部', '团', '手', '附', '简', '介']);
        return Some((if other { Kind::Nobody } else { Kind::Role(usage) }, length));
    }
    // 记者 方予安 综合: how it was made, behind who made it.
    let made = ["综合", "綜合"].iter().find(|word| rest.strip_prefix(**word).is_some_and(ends_piece));
    if let Some(word) = made.filter(|_| !before.is_empty()) {
        return Some((Kind::Role(Use::Keep(Role::Author)), word.len()));
    }
    if let Some((length, usage)) = padded_word(before, rest) {
        return Some((Kind::Role(usage), length));
    }
    let of_source = role::source_at_start(rest).or_else(|| rest.starts_with("来自").then_some("来自".len()));
    if let Some(length) = of_source {
        return Some((Kind::Source, length));
    }
    let letter = rest.chars().next()?;
    let sent = rest.strip_prefix('发').is_some_and(|behind| !behind.starts_with(is_han) || role::built_in(behind).is_some());
    if sent && before.ends_with(['社', '网', '报', '台']) {
        return Some((Kind::Role(Use::Behind(Role::Photographer)), letter.len_utf8()));
    }
    let usage = role::of_letter(letter)?;
    if matches!(letter, '文' | '图' | '画' | '作') && ends_with_single(before) {
        return None;
    }
    let behind = rest.get(letter.len_utf8()..)?;
    let ends = ends_piece(behind) || role::at_start(behind, lexicon).is_some();
    let alone = before.is_empty() || before.ends_with(PARTING);
    // 佟雪樵文 边小石画: the one word shows the other.
    let paired = letter == '文'
        && behind.starts_with(' ')
        && behind.trim().chars().count() > 2
        && behind.trim_end().ends_with(['画', '畫', '图', '圖', '摄', '攝', '绘', '繪']);
    // 方予安作, and not 攥满工作: 作 stands behind a name.
    let run = before.rsplit(PARTING).next().unwrap_or("");
    let is_name = |run: &str| {
        run.chars().count() <= LONGEST_NAME
            && name::split(run, lexicon).is_some_and(|it| it.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
    };
    let paired = paired || matches!(letter, '文' | '图' | '圖') && is_glued_pair(before, rest, lexicon);
    let ends = ends || paired;
    let last = in_run && (paired || !matches!(letter, '文' | '图' | '圖')) && (letter != '作' || is_name(run));
    (ends && (alone || last)).then_some((Kind::Role(usage), letter.len_utf8()))
}

/// Whether a piece has ended, by what stands behind it.
fn ends_piece(behind: &str) -> bool {
    behind.is_empty() || behind.starts_with('(') || behind.starts_with(PARTING)
}

/// `记者张瞧文闫化庄图`: two names, each with the letter of what they made close behind it, and nothing else behind the role word.
fn is_glued_pair(before: &str, rest: &str, lexicon: &Lexicon) -> bool {
    let run = before.rsplit(PARTING).next().unwrap_or("");
    let mut behind_role = run.char_indices().filter_map(|(at, _)| {
        let behind = run.get(at..)?;
        behind.get(role::at_start(behind, lexicon)?.0..)
    });
    let run = behind_role.next_back().unwrap_or(run);
    let is_name = |run: &str| {
        (2..=LONGEST_NAME).contains(&run.chars().count())
            && name::split(run, lexicon).is_some_and(|it| it.len() == 1 && it.iter().all(|it| it.doubt < name::KNOWN_SURNAME))
    };
    let are_two = |writer: &str, rest: &str| {
        let photographer = rest.strip_suffix(['图', '圖', '摄', '攝']);
        is_name(writer) && photographer.is_some_and(is_name)
    };
    match rest.strip_prefix('文') {
        Some(behind) => are_two(run, behind.trim_end()),
        None => {
            rest.chars().count() == 1
                && run.rsplit_once('文').is_some_and(|(writer, photographer)| is_name(writer) && is_name(photographer))
        }
    }
}

/// `纪 文`: a letter that stands alone before the word pads a name, and so does the word.
fn ends_with_single(before: &str) -> bool {
    let word = before.strip_suffix(' ').map(|it| it.trim_end().rsplit([' ', '(', '、']).next().unwrap_or(""));
    word.is_some_and(|it| {
        it.chars().count() == 1 && it.starts_with(is_han) && role::of_letter(it.chars().next().unwrap_or(' ')).is_none()
    })
}

/// `责 编 | 甲 乙 编 辑 | 丙丁戊`: a role word whose letters are spaced out.
fn padded_word(before: &str, rest: &str) -> Option<(usize, Use)> {
    if !(before.is_empty() || before.ends_with([' ', '\n', '|', ':'])) {
        return None;
    }
    let mut joined = String::new();
    let mut found = None;
    for (at, letter) in rest.char_indices().take(10) {
        match letter {
            ' ' if !joined.is_empty() => continue,
            _ if !is_han(letter) => break,
            _ => joined.push(letter),
        }
        let spaced = rest.get(..at).is_some_and(|it| it.chars().filter(|it| *it == ' ').count() + 1 >= joined.chars().count());
        if !spaced {
            break;
        }
        if let Some((length, usage)) = role::built_in(&joined)
            && length == joined.len()
            && joined.chars().count() > 1
        {
            found = Some((at + letter.len_utf8(), usage));
        }
    }
    found
}

//! The paragraphs of an office document set as the lines of a page: headings behind `#`, lists and tables line by line, a
//! short line in large or bold letters as a headline's, notes at the end of their story.

use crate::document::Document;
use crate::document::Form;
use crate::document::Hint;
use crate::document::Line;
use crate::error::Error;
use crate::error::Place;
use crate::error::WrongLine;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::read::checked;
use crate::read::comment;
use crate::read::front_matter;
use crate::read::manuscript::Manuscript;
use crate::read::manuscript::Set;
use crate::read::office::block::Block;
use crate::read::office::block::Look;
use crate::read::office::block::Raised;
use crate::read::office::block::Role;
use crate::read::office::block::Run;
use crate::read::plain;
use crate::span::SpanKind;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

/// What a document tells.
#[derive(Debug)]
pub(crate) struct Told {
    /// Its paragraphs; a note behind the paragraph that refers to it.
    pub(crate) blocks: Vec<Block>,
    /// What it says of itself.
    pub(crate) about: Vec<Hint>,
}

/// A headline's line is at most so long, in characters.
const LONGEST_HEADLINE: usize = 40;

/// Letters are large that are a tenth larger than most of the text: 小四 (12 pt) by 五号 (10.5 pt).
const LARGER: (u32, u32) = (11, 10);

/// A paragraph in which letters change more often than this is no text that somebody set; its looks are left out.
const MOST_RUNS: usize = 256;

/// Sets the page of this path, called `whole` in messages, with at most `limit` bytes of text.
pub(crate) fn set(path: &Path, whole: &Path, told: Told, limit: u64) -> Result<(Document, Vec<Warning>), Error> {
    let Told { blocks, about } = told;
    let size: usize = blocks.iter().map(|block| block.text.len()).sum();
    let size = u64::try_from(size).unwrap_or(u64::MAX);
    if size > limit {
        return Err(Error::TooLarge { path: whole.to_owned(), size, limit });
    }
    let wrong = |line: usize, wrong: WrongLine| Error::Line { path: whole.to_owned(), line, wrong };
    let looks = Usual::of(&blocks);
    let mut script = Manuscript::without_marks();
    let mut warnings = Vec::new();
    let mut comments = 0;
    let mut struck = 0;
    let mut outer = None;
    for mut block in with_notes_below(blocks) {
        // A list in another goes on in it.
        outer = match (block.role, outer) {
            (Role::Item | Role::Numbered, Some(role)) if block.depth > 0 => Some(role),
            (role @ (Role::Item | Role::Numbered), _) => Some(role),
            _ => None,
        };
        block.role = outer.unwrap_or(block.role);
        let count;
        (block, count) = block.without_struck();
        struck += count;
        let (text, left_out) = comment::strip(&block.text).map_err(|open| wrong(1, open.wrong))?;
        if let Cow::Owned(text) = text {
            comments += left_out.count;
            block = Block { runs: vec![Run { end: text.len(), look: Look::default() }], text, ..block };
        }
        looks.set(&block, &mut script);
    }
    if comments > 0 {
        warnings.push(Warning { place: Place::line(path, 1), kind: WarningKind::Comments { count: comments } });
    }
    if struck > 0 {
        warnings.push(Warning { place: Place::line(path, 1), kind: WarningKind::Struck { count: struck } });
    }
    let Set { lines, pictures, dropped } = script.finish();
    if let Some(first) = dropped.first {
        let kind = WarningKind::Hidden { count: dropped.count, first: format!("U+{:04X}", u32::from(first)) };
        warnings.push(Warning { place: Place::line(path, 1), kind });
    }
    checked::check(&lines).map_err(|(line, what)| wrong(line, what))?;
    // Whoever writes a head above a page in Word means it as in a page of text.
    let top: Vec<Line> = lines.iter().filter(|line| !line.text.trim().is_empty()).take(front_matter::HEAD).cloned().collect();
    let (mut hints, lines) = front_matter::split(path, lines, &mut warnings);
    let further = if hints.is_empty() { Ok((Vec::new(), lines)) } else { plain::further_heads(path, lines, &mut warnings) };
    let (heads, lines) = further.map_err(|wrong| wrong.at(whole))?;
    let heard: Vec<Hint> = hints.iter().chain(heads.iter().flat_map(|head| &head.hints)).cloned().collect();
    if let Some(line) = front_matter::unheard(&top, &heard) {
        return Err(wrong(line, WrongLine::OrderUnheard));
    }
    let head: Vec<String> = hints.iter().map(|hint| hint.key.clone()).collect();
    hints.extend(about.into_iter().filter(|hint| !head.contains(&hint.key)));
    Ok((Document { path: path.to_owned(), lines, hints, heads, pictures, ..Document::default() }, warnings))
}

/// The notes of a story stand below it: before the next heading that is as high as any.
fn with_notes_below(blocks: Vec<Block>) -> Vec<Block> {
    let level = |block: &Block| if let Role::Heading(level) = block.role { Some(level) } else { None };
    let highest = blocks.iter().filter_map(level).min();
    let mut set = Vec::with_capacity(blocks.len());
    let mut notes = Vec::new();
    for block in blocks {
        if block.role == Role::Note {
            notes.push(block);
            continue;
        }
        if highest.is_some() && level(&block) == highest {
            set.append(&mut notes);
        }
        set.push(block);
    }
    set.append(&mut notes);
    set
}

/// How most letters of a document look.
struct Usual {
    size: u32,
    /// Where most of the text is bold, bold says nothing.
    is_strong: bool,
    has_headings: bool,
    /// The size of the largest line that is short: a headline's.
    headline: u32,
}

impl Usual {
    fn of(blocks: &[Block]) -> Self {
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        let (mut all, mut strong) = (0, 0);
        for (text, look) in blocks.iter().filter(|block| block.is_text()).flat_map(Block::pieces) {
            let letters = text.chars().count();
            *sizes.entry(look.size).or_default() += letters;
            all += letters;
            strong += if look.is_strong { letters } else { 0 };
        }
        let size = sizes.into_iter().max_by_key(|(_, letters)| *letters).map_or(0, |(size, _)| size);
        let has_headings = blocks.iter().any(|block| matches!(block.role, Role::Heading(_)));
        let mut usual = Self { size, is_strong: strong * 2 > all, has_headings, headline: 0 };
        let large = blocks.iter().filter(|block| usual.large_lines(block).contains(&true)).flat_map(Block::pieces);
        usual.headline = large.map(|(_, look)| look.size).max().unwrap_or_default();
        usual
    }

    fn set(&self, block: &Block, script: &mut Manuscript) {
        if block.is_blank() {
            script.end();
        } else {
            self.words(block, script);
        }
        block.pictures.iter().for_each(|picture| script.picture(&picture.source, &picture.alt));
    }

    fn words(&self, block: &Block, script: &mut Manuscript) {
        match block.role {
            Role::Heading(level) => script.heading(level),
            Role::Text => script.begin(Form::Text),
            Role::Item => script.item(Form::Item, block.depth),
            Role::Numbered => script.item(Form::Numbered, block.depth),
            Role::HeadRow => script.begin(Form::HeadRow),
            Role::Row => script.begin(Form::Row),
            Role::Quote => script.begin(Form::Quote),
            Role::Note => script.begin(Form::Note),
            Role::Caption => script.begin(Form::Caption),
        }
        let large = if block.is_text() { self.large_lines(block) } else { Vec::new() };
        let is_told = block.runs.len() <= MOST_RUNS;
        let mut line = 0;
        for (text, look) in block.pieces() {
            for (at, words) in text.split('\n').enumerate() {
                match (at, block.role) {
                    (0, _) => {}
                    (_, Role::Text | Role::Quote | Role::Note | Role::Caption) => script.line_break(),
                    // A heading in several lines is one; so is an item.
                    _ => script.text(" "),
                }
                line += usize::from(at > 0);
                let is_large = large.get(line).copied().unwrap_or_default();
                let kinds = if is_told { self.kinds(look, is_large, block.role) } else { Vec::new() };
                let count = kinds.len();
                kinds.into_iter().for_each(|kind| script.open(kind));
                script.text(words);
                // What parts a text may be larger than it, and is smaller than a headline.
                if is_large && look.size * LARGER.0 >= self.headline * LARGER.1 {
                    script.large();
                }
                (0..count).for_each(|_| script.close());
            }
        }
    }

    fn kinds(&self, look: &Look, is_large: bool, role: Role) -> Vec<SpanKind> {
        let says_strong = look.is_strong && !self.is_strong && !matches!(role, Role::Heading(_));
        let mut kinds = Vec::new();
        kinds.extend(look.link.as_ref().map(|address| SpanKind::Link(address.to_string())));
        kinds.extend((says_strong || is_large).then_some(SpanKind::Strong));
        kinds.extend(look.is_stressed.then_some(SpanKind::Emphasis));
        kinds.extend(match look.raised {
            Raised::On => None,
            Raised::Above => Some(SpanKind::Superscript),
            Raised::Below => Some(SpanKind::Subscript),
        });
        kinds
    }

    /// Which lines of a paragraph are headlines by the size of their letters. Where the document has headings, those are.
    fn large_lines(&self, block: &Block) -> Vec<bool> {
        if self.has_headings || self.size == 0 {
            return Vec::new();
        }
        let is_large = |look: &Look| look.size * LARGER.1 >= self.size * LARGER.0;
        let mut lines = vec![(0, true)];
        for (text, look) in block.pieces() {
            for (at, words) in text.split('\n').enumerate() {
                if at > 0 {
                    lines.push((0, true));
                }
                if let Some((letters, is_all)) = lines.last_mut() {
                    *letters += words.chars().count();
                    *is_all &= is_large(look) || words.trim().is_empty();
                }
            }
        }
        lines.into_iter().map(|(letters, is_all)| is_all && letters <= LONGEST_HEADLINE).collect()
    }
}

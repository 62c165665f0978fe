//! The paragraphs of a document as they are finished: what stands before each, what it is, and that there are no more of them than
//! a page may have. Both kinds of documents end their paragraphs here.

use crate::error::office::Unopened;
use crate::read::office::block::Block;
use crate::read::office::block::Look;
use crate::read::office::block::Raised;
use crate::read::office::block::Role;
use crate::read::office::mark;
use crate::read::office::mark::Mark;
use crate::read::plain::MOST_PRINTED;

/// The paragraphs that are finished, counted.
#[derive(Debug, Default)]
pub(crate) struct Printed(usize);

impl Printed {
    /// Finishes a paragraph, which its style and its mark make what it is; one that holds nothing is none.
    pub(crate) fn finish(
        &mut self,
        mut block: Block,
        role: Role,
        mark: Option<Mark>,
        to: &mut Vec<Block>,
    ) -> Result<(), Unopened> {
        if block.is_empty() {
            return Ok(());
        }
        if !block.is_blank() {
            mark::put(&mut block, role, mark);
        }
        self.0 += 1;
        if self.0 > MOST_PRINTED {
            return Err(Unopened::Paragraphs { most: MOST_PRINTED });
        }
        to.push(block);
        Ok(())
    }
}

/// The mark of a note in the text that refers to it.
pub(crate) fn refer(block: &mut Block, mark: &str, look: Look) {
    block.push(mark, &Look { raised: Raised::Above, ..look });
}

/// The paragraphs of a note, the first behind its mark; a sign of its own stands in the note already, and is none here.
pub(crate) fn note(mark: &str, mut paragraphs: Vec<Block>) -> impl Iterator<Item = Block> {
    if let Some(first) = paragraphs.first_mut().filter(|_| !mark.is_empty()) {
        first.trim_start();
        first.mark(mark);
    }
    paragraphs.into_iter().map(|block| Block { role: Role::Note, ..block })
}

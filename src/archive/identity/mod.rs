//! Who is who: which article of a page is which of those known. What an article is called for ever (`mint`), when it is dated
//! (`order`), what leaves (`fate`) are decided beside it; nothing here opens a file or asks the database.
//!
//! An article on a page is, the first that fits:
//!
//! 1. the article that has the id which its page tells (`guid`), wherever it stood, and where no page holds it now; not where day,
//!    words and text are wholly another's, nor of one whose own page holds it still under its words, nor where this file told that id
//!    in vain before, since another had it. Two that came with two ids are two, but where one file says that the
//!    one became the other;
//! 2. the article that this file held under the same words (its headline; the opening of its text where it has none): on the
//!    same day whatever became of the text, on another day only where the texts are alike, since a daily column keeps its
//!    headline; and not where the text went on under another headline of the file (`matching::by_headline`);
//! 3. the article that the copy of a lost archive tells of, under the id that the page's own words give it;
//! 4. the article of the same words, page and day that another file held and holds no more, where it is the only one;
//! 5. the article of this file whose text is alike (`matching::by_likeness`);
//! 6. when all pages are read: an article that no page holds any more, of the same words, page and day, or of the same words and
//!    day and alike, or alike and of a day not far away, the surest pair first; not where it stands on another page already;
//! 7. an article that another file holds still, of the same words and alike, or on the same page and nearly equal, where nothing
//!    says that the two files are of two pages or days: published once, and said;
//! 8. a new article.
//!
//! Where two files hold one article, its text is that of the file that had it. Texts alike but not enough are named: a
//! person has to say.

pub(crate) mod decided;
pub(crate) mod deciding;
pub mod fate;
pub(crate) mod in_file;
pub(crate) mod known;
pub(crate) mod likeness;
pub mod matching;
pub mod mint;
pub mod naming;
pub(crate) mod order;
pub(crate) mod returning;
pub(crate) mod revision;
#[cfg(test)]
mod tests;
pub(crate) mod twins;

use crate::archive::identity::decided::Decided;
use crate::archive::identity::decided::Question;
use crate::archive::identity::decided::Undecided;
use crate::archive::identity::deciding::Deciding;
use crate::archive::identity::in_file::Open;
use crate::archive::identity::known::Past;
use crate::archive::store::fault::Fault;

/// Decides what each article is. `authority` mints the ids by which the copy is asked.
pub(crate) fn decide(past: &mut dyn Past, authority: &str, question: Question) -> Result<Vec<Decided>, Fault> {
    let mut deciding = Deciding::new(past);
    match question {
        Question::Pages(leaves) => {
            let mut leaves: Vec<Open> = leaves.into_iter().map(Open::of).collect();
            let stand = in_file::standing(&leaves);
            leaves.iter_mut().try_for_each(|leaf| deciding.by_id(leaf, authority, &stand))?;
            leaves.iter_mut().try_for_each(|leaf| deciding.by_headline(leaf))?;
            deciding.by_copy(&mut leaves, authority)?;
            leaves.iter_mut().try_for_each(|leaf| deciding.elsewhere(leaf))?;
            leaves.iter_mut().try_for_each(|leaf| deciding.by_likeness(leaf))?;
            deciding.wait(leaves.into_iter().flat_map(|leaf| leaf.fresh));
        }
        Question::AllRead(waiting) => {
            let rest = deciding.returning(waiting.into_iter().map(Undecided::of).collect())?;
            deciding.wait(rest.into_iter());
        }
        Question::AllKept(waiting) => deciding.twins_and_new(waiting.into_iter().map(Undecided::of))?,
    }
    deciding.one_owner_each();
    Ok(deciding.decided)
}

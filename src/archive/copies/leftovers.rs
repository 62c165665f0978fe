//! What is left of a lost archive: whose ids it holds, whether it can be read as far as it must be, and all of it, one
//! after the other: the copy, the documents of the editions, those that readers subscribe to.
//!
//! What should be there and cannot be read stops the run, since what it told would be lost in silence.

use crate::archive::copies::copy;
use crate::archive::copies::copy::Copy;
use crate::archive::copies::documents;
use crate::archive::copies::documents::Kind;
use crate::archive::copies::told::Told;
use crate::archive::options::Authority;
use crate::archive::options::Options;
use crate::archive::store::fault::Fault;
use crate::error::Error;
use crate::error::Place;
use crate::error::archive::Foreign;
use crate::error::archive::Mended;
use crate::error::archive::Untold;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use std::path::Path;

/// What becomes of a run that finds something unreadable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// It stops, and names what it found.
    All,
    /// It goes on without: what that told is given up, as a person said.
    Readable,
}

/// Whose ids the copy and the feeds hold; `None` where there are none of ours.
///
/// # Errors
/// [`Error::Lost`] where something is there and nothing of it can be read.
pub(crate) fn authority(options: &Options) -> Result<Option<String>, Fault> {
    /// What was found ends the reading.
    enum End {
        Found(String),
        Fault(Fault),
    }
    impl From<Error> for End {
        fn from(error: Error) -> Self {
            Self::Fault(error.into())
        }
    }
    let mut refused = None;
    let read = documents::read(&options.published, &mut |_, path, told| match told {
        Ok(told) => told.authority().map_or(Ok(()), |found| Err(End::Found(found.to_owned()))),
        Err(found) => {
            refused.get_or_insert_with(|| Error::Lost { path: path.to_owned(), found: Box::new(found) });
            Ok(())
        }
    });
    // The feeds first: where they and the copy differ, the copy is refused by its own name.
    match (read, refused, copy::read(&options.copy)) {
        (Err(End::Found(found)), ..) => Ok(Some(found)),
        (Err(End::Fault(fault)), ..) => Err(fault),
        (Ok(()), _, Ok(Some(copy))) => Ok(Some(copy.authority).filter(|_| options.authority == Authority::Derived)),
        (Ok(()), Some(error), _) => Err(error.into()),
        (Ok(()), None, _) => Ok(None),
    }
}

/// Whether what is left of a lost archive can be read, as far as it must be.
pub(crate) fn check(options: &Options, strictness: Strictness) -> Result<(), Fault> {
    survey(options, strictness, &mut |_| Ok(())).map(drop)
}

/// What is left of a lost archive.
pub(crate) enum Found {
    /// The copy, where there is one.
    Copy(Copy),
    /// A document, and what it is to the paper.
    Document(Told, Kind),
}

/// Gives all that can be read to `take`, one after the other.
///
/// # Errors
/// [`Error::Lost`], [`Error::Foreign`] for what must be read and cannot be, unless it is given up.
pub(crate) fn survey(
    options: &Options,
    strictness: Strictness,
    take: &mut dyn FnMut(Found) -> Result<(), Fault>,
) -> Result<Vec<Warning>, Fault> {
    let mut warnings = Vec::new();
    let lost = |path: &Path, found: Untold| Fault::Told(Error::Lost { path: path.to_owned(), found: Box::new(found) });
    let copy = copy::read(&options.copy);
    let has_copy = !matches!(copy, Ok(None));
    match (copy, strictness) {
        (Ok(None), _) => {}
        (Ok(Some(copy)), _) if copy.authority == options.naming.authority => take(Found::Copy(copy))?,
        (Ok(Some(copy)), Strictness::All) => {
            return Err(Fault::Told(foreign(&options.copy, &copy.authority, &options.naming.authority)));
        }
        (Ok(Some(copy)), Strictness::Readable) => {
            warnings.push(mended(&options.copy, Mended::OtherCopy { found: copy.authority }));
        }
        (Err(found), Strictness::All) => return Err(lost(&options.copy, found)),
        (Err(found), Strictness::Readable) => warnings.push(mended(&options.copy, Mended::GivenUp(found))),
    }
    let (mut readable, mut unread, mut by_hand) = (false, None, false);
    documents::read(&options.published, &mut |kind, path, told| {
        match (told, kind, strictness) {
            (Ok(told), kind, _) => {
                readable = true;
                by_hand |= told.tells_of_a_person() && told.authority() == Some(&options.naming.authority);
                return take(Found::Document(told, kind));
            }
            (Err(found), Kind::Edition, Strictness::All) => return Err(lost(path, found)),
            (Err(found), Kind::Subscription, Strictness::All) => {
                unread.get_or_insert_with(|| (path.to_owned(), found.clone()));
                warnings.push(mended(path, Mended::ByOthers(found)));
            }
            (Err(found), _, Strictness::Readable) => warnings.push(mended(path, Mended::GivenUp(found))),
        }
        Ok(())
    })?;
    if by_hand && !has_copy {
        // A tombstone tells an id: the story may stand on its page under another headline.
        match strictness {
            Strictness::All => return Err(lost(&options.copy, Untold::CopyMissing)),
            Strictness::Readable => warnings.push(mended(&options.copy, Mended::GivenUp(Untold::CopyMissing))),
        }
    }
    match unread {
        Some((path, found)) if !readable => Err(lost(&path, found)),
        _ => Ok(warnings),
    }
}

/// A warning of a file of the archive.
pub(crate) fn mended(path: &Path, mended: Mended) -> Warning {
    // Places of warnings are meant from the source folder.
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Warning { place: Place::file(&path), kind: WarningKind::Archive { mended } }
}

/// What is said to a paper that changed its authority, or found another's archive.
pub(crate) fn foreign(path: &Path, found: &str, wanted: &str) -> Error {
    let found = Foreign::OtherAuthority { found: found.to_owned(), wanted: wanted.to_owned() };
    Error::Foreign { path: path.to_owned(), found: Box::new(found) }
}

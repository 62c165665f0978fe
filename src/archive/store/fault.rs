//! What goes wrong inside the archive, before it is known which file to name.

use crate::error::Error;
use crate::error::damage::Damage;
use rusqlite::ErrorCode;
use std::path::Path;

/// A failure of the database or of what it holds.
#[derive(Debug)]
pub(crate) enum Fault {
    /// SQLite refused.
    Sql(rusqlite::Error),
    /// A row is not as it was written.
    Damage(Damage),
    /// Already told in full.
    Told(Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Told(error)
    }
}

impl Fault {
    /// The failure with the archive's file named.
    pub(crate) fn at(self, path: &Path) -> Error {
        let path = path.to_owned();
        match self {
            Self::Told(error) => error,
            Self::Damage(found) => Error::Damaged { path, found: Box::new(found) },
            Self::Sql(source) => match source.sqlite_error_code() {
                // Our statements fit our tables: where SQLite knows no such table or column (`Unknown`), these are not ours any more.
                Some(ErrorCode::DatabaseCorrupt) => Self::Damage(Damage::Malformed).at(&path),
                Some(ErrorCode::NotADatabase) => Self::Damage(Damage::NoDatabase).at(&path),
                Some(ErrorCode::Unknown)
                // A column that does not hold what it must: types, UTF-8, or no row where one has to be.
                | None => Self::Damage(Damage::Database(source.to_string())).at(&path),
                Some(_) => Error::Archive { path, source },
            },
        }
    }
}

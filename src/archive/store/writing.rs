//! A store with a transaction under way: kept as a whole, or as if it never was.

use crate::archive::store::Store;
use crate::archive::store::fault::Fault;
use rusqlite::Connection;
use std::ops::Deref;

/// A store that is written. Dropped, it closes the database, which takes back what was not kept.
#[derive(Debug)]
pub(crate) struct Writing(Store);

impl Writing {
    /// Begins a transaction that no other writer can come between.
    pub(crate) fn begin(store: Store) -> Result<Self, Fault> {
        store.connection.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self(store))
    }

    /// The store as it will be.
    pub(crate) fn store(&self) -> &Store {
        &self.0
    }

    /// Keeps what was written: on disk when this returns.
    pub(crate) fn keep(self) -> Result<Store, Fault> {
        self.0.connection.execute_batch("COMMIT")?;
        Ok(self.0)
    }

    /// Takes it back.
    pub(crate) fn forget(self) -> Result<Store, Fault> {
        self.0.connection.execute_batch("ROLLBACK")?;
        Ok(self.0)
    }
}

impl Deref for Writing {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0.connection
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_or_forgotten_never_was() {
        let folder = tempfile::tempdir().unwrap();
        let open = || Store::open(folder.path()).unwrap();
        let written = |store: Store| {
            let writing = Writing::begin(store).unwrap();
            writing.store().set("authority", "example.cn,2023").unwrap();
            writing
        };
        let authority = || open().setting("authority").unwrap();
        drop(written(open()));
        assert_eq!(authority(), None);
        drop(written(open()).forget().unwrap());
        assert_eq!(authority(), None);
        drop(written(open()).keep().unwrap());
        assert_eq!(authority().as_deref(), Some("example.cn,2023"));
    }
}

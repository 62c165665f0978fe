//! What a person accepted: stories that were to be looked at and are right as they were read. A row is the seal of one reading;
//! another text of the same story is another.

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::error::damage::Damage;
use rusqlite::Connection;
use rusqlite::params;
use std::collections::BTreeSet;

/// All of them.
pub(crate) fn all(connection: &Connection) -> Result<BTreeSet<Seal>, Fault> {
    let mut statement = connection.prepare("SELECT story, seal FROM accepted")?;
    let mut rows = statement.query([])?;
    let mut all = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let story: Seal = row.get(0)?;
        if sealed(story) != row.get::<_, Seal>(1)? {
            return Err(Fault::Damage(Damage::Told));
        }
        all.insert(story);
    }
    Ok(all)
}

/// Keeps one.
pub(crate) fn add(connection: &Connection, story: Seal) -> Result<(), Fault> {
    let statement = "INSERT INTO accepted (story, seal) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    connection.prepare_cached(statement)?.execute(params![story, sealed(story)])?;
    Ok(())
}

/// Forgets one; gives whether it was there.
pub(crate) fn remove(connection: &Connection, story: Seal) -> Result<bool, Fault> {
    Ok(connection.prepare_cached("DELETE FROM accepted WHERE story = ?1")?.execute([story])? > 0)
}

fn sealed(story: Seal) -> Seal {
    Sealing::new("accepted story").seal(story).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::store::Store;

    #[test]
    fn what_is_accepted_is_kept_once_and_nobody_else_can_accept() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let story = Sealing::new("story").finish();
        for _ in 0..2 {
            add(&store.connection, story).unwrap();
            assert_eq!(all(&store.connection).unwrap(), [story].into());
        }
        let taken_back = [(); 2].map(|()| remove(&store.connection, story).unwrap());
        assert_eq!((taken_back, all(&store.connection).unwrap()), ([true, false], BTreeSet::new()));
        add(&store.connection, story).unwrap();
        store.connection.execute("UPDATE accepted SET story = ?1", [Seal::default()]).unwrap();
        assert!(matches!(all(&store.connection), Err(Fault::Damage(Damage::Told))));
    }
}

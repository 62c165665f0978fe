//! The paper's settings in the archive, few and all under one seal: whose ids they are, how pages were read, what the
//! lists of files and editions add up to. One that is not as it was written is damage, whichever is asked for.

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::error::damage::Damage;
use rusqlite::Connection;
use rusqlite::Transaction;
use rusqlite::TransactionBehavior;
use std::collections::BTreeMap;

/// The row that covers all others.
const SEAL: &str = "seal";

/// A setting.
pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<String>, Fault> {
    Ok(sound(connection)?.0.remove(name))
}

/// Settles a setting.
pub(crate) fn set(connection: &Connection, name: &str, value: &str) -> Result<(), Fault> {
    let (settings, mut whole) = sound(connection)?;
    if let Some(before) = settings.get(name) {
        if before == value {
            return Ok(());
        }
        whole.toggle(sealed(name, before));
    }
    whole.toggle(sealed(name, value));
    together(connection, || {
        write(connection, name, value)?;
        write(connection, SEAL, &whole.to_hex())
    })
}

/// Does both or neither: a setting without its seal is damage.
fn together(connection: &Connection, work: impl FnOnce() -> Result<(), Fault>) -> Result<(), Fault> {
    if !connection.is_autocommit() {
        return work();
    }
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    work()?;
    Ok(transaction.commit()?)
}

/// Takes a setting away.
pub(crate) fn forget(connection: &Connection, name: &str) -> Result<(), Fault> {
    let (settings, mut whole) = sound(connection)?;
    let Some(before) = settings.get(name) else { return Ok(()) };
    whole.toggle(sealed(name, before));
    together(connection, || {
        connection.prepare_cached("DELETE FROM paper WHERE name = ?1")?.execute([name])?;
        write(connection, SEAL, &whole.to_hex())
    })
}

/// A seal that is kept as a setting; that of nothing where it was never set.
pub(crate) fn seal(connection: &Connection, name: &str) -> Result<Seal, Fault> {
    get(connection, name)?.map_or(Ok(Seal::default()), |hex| Seal::from_hex(&hex))
}

/// Takes a change into a seal that is kept as a setting.
pub(crate) fn toggle(connection: &Connection, name: &str, change: Seal) -> Result<(), Fault> {
    let mut whole = seal(connection, name)?;
    whole.toggle(change);
    set(connection, name, &whole.to_hex())
}

/// Seals settings that an older benbao wrote without a seal.
pub(crate) fn adopt(connection: &Connection) -> Result<(), Fault> {
    let mut whole = Seal::default();
    let mut settings = all(connection)?;
    settings.remove(SEAL);
    settings.iter().for_each(|(name, value)| whole.toggle(sealed(name, value)));
    write(connection, SEAL, &whole.to_hex())
}

/// Every setting, held to the seal, and the seal.
fn sound(connection: &Connection) -> Result<(BTreeMap<String, String>, Seal), Fault> {
    let mut settings = all(connection)?;
    let found = settings.remove(SEAL).map_or(Ok(Seal::default()), |hex| Seal::from_hex(&hex))?;
    let mut whole = Seal::default();
    settings.iter().for_each(|(name, value)| whole.toggle(sealed(name, value)));
    if whole == found { Ok((settings, whole)) } else { Err(Fault::Damage(Damage::Settings)) }
}

fn all(connection: &Connection) -> Result<BTreeMap<String, String>, Fault> {
    let mut statement = connection.prepare_cached("SELECT name, value FROM paper")?;
    let settings = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(settings)
}

fn write(connection: &Connection, name: &str, value: &str) -> Result<(), Fault> {
    connection.prepare_cached("REPLACE INTO paper (name, value) VALUES (?1, ?2)")?.execute([name, value])?;
    Ok(())
}

fn sealed(name: &str, value: &str) -> Seal {
    Sealing::new("setting").text(name).text(value).finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_written_with_its_seal_or_not_at_all() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE paper (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID").unwrap();
        set(&connection, "authority", "example.cn,2023").unwrap();
        let full = "CREATE TRIGGER full BEFORE INSERT ON paper WHEN NEW.name = 'seal' BEGIN SELECT RAISE(ABORT, 'full'); END";
        connection.execute_batch(full).unwrap();
        assert!(set(&connection, "reading", "a").is_err(), "the disk is full");
        assert_eq!(get(&connection, "authority").unwrap().as_deref(), Some("example.cn,2023"), "what was written is sound");
        assert_eq!(get(&connection, "reading").unwrap(), None);
    }

    #[test]
    fn no_setting_changes_comes_or_goes_without_the_seal() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE paper (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID").unwrap();
        assert_eq!(get(&connection, "authority").unwrap(), None);
        set(&connection, "authority", "example.cn,2023").unwrap();
        set(&connection, "reading", "a").unwrap();
        set(&connection, "reading", "b").unwrap();
        forget(&connection, "reading").unwrap();
        assert_eq!(get(&connection, "authority").unwrap().as_deref(), Some("example.cn,2023"));
        for foreign in [
            "UPDATE paper SET value = 'example.cm,2023' WHERE name = 'authority'",
            "UPDATE paper SET name = 'Authority' WHERE name = 'authority'",
            "DELETE FROM paper WHERE name = 'authority'",
            "DELETE FROM paper WHERE name = 'seal'",
            "INSERT INTO paper (name, value) VALUES ('recalled', '1')",
        ] {
            connection.execute_batch("SAVEPOINT before").unwrap();
            connection.execute(foreign, []).unwrap();
            assert!(matches!(get(&connection, "output"), Err(Fault::Damage(_))), "{foreign}");
            connection.execute_batch("ROLLBACK TO before").unwrap();
        }
    }
}

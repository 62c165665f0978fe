//! The stories that a run did not withdraw although their pages hold them no more, since it would have withdrawn too many.

use crate::archive::store::fault::Fault;
use crate::archive::store::seal::Seal;
use crate::archive::store::seal::Sealing;
use crate::error::damage::Damage;
use rusqlite::Connection;
use rusqlite::params;

/// Still so: nobody withdrew it since, and no page holds it again.
const STANDS: &str = "EXISTS (SELECT 1 FROM article WHERE number = spared.article AND state = 'live')
    AND NOT EXISTS (SELECT 1 FROM sighting WHERE sighting.article = spared.article)";

/// Those of which it is still so, the oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<i64>, Fault> {
    sealed_rows(connection, &format!("SELECT article, seal FROM spared WHERE {STANDS} ORDER BY article"))
}

/// Holds every row to its seal, those too that stand no more.
pub(crate) fn check(connection: &Connection) -> Result<(), Fault> {
    sealed_rows(connection, "SELECT article, seal FROM spared").map(drop)
}

fn sealed_rows(connection: &Connection, select: &str) -> Result<Vec<i64>, Fault> {
    let mut statement = connection.prepare(select)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let article = row.get(0)?;
        if sealed(article) != row.get::<_, Seal>(1)? {
            return Err(Fault::Damage(Damage::Told));
        }
        all.push(article);
    }
    Ok(all)
}

/// Notes one.
pub(crate) fn add(connection: &Connection, article: i64) -> Result<(), Fault> {
    let statement = "INSERT INTO spared (article, seal) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    connection.prepare_cached(statement)?.execute(params![article, sealed(article)])?;
    Ok(())
}

/// Forgets those of which it is so no more: should one leave its page again, that is judged anew.
pub(crate) fn sweep(connection: &Connection) -> Result<(), Fault> {
    connection.execute(&format!("DELETE FROM spared WHERE NOT ({STANDS})"), [])?;
    Ok(())
}

fn sealed(article: i64) -> Seal {
    Sealing::new("spared").number(article).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::known::tests::known;
    use crate::archive::identity::revision::tests::article;
    use crate::archive::store::Store;

    #[test]
    fn one_that_is_withdrawn_or_held_again_stands_no_more_and_a_foreign_row_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        let connection = Store::open(folder.path()).unwrap().connection;
        for (number, headline) in [(1, "渡口老屋开门"), (2, "海湾大桥通车"), (3, "春耕备耕正当时")] {
            let row = known(number, &article("2026-11-27", "A02", headline, "正文")).row;
            assert!(row.insert(&connection).unwrap());
            add(&connection, number).unwrap();
        }
        connection.execute("INSERT INTO sighting (source, article) VALUES (1, 2)", []).unwrap();
        connection.execute("UPDATE article SET state = 'withdrawn' WHERE number = 3", []).unwrap();
        assert_eq!(all(&connection).unwrap(), [1]);
        sweep(&connection).unwrap();
        connection.execute("DELETE FROM sighting", []).unwrap();
        assert_eq!(all(&connection).unwrap(), [1]);
        connection.execute("UPDATE spared SET article = 2", []).unwrap();
        assert!(matches!(all(&connection), Err(Fault::Damage(Damage::Told))));
    }
}

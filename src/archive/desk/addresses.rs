//! The addresses that stories came with: what leads to them from elsewhere.

use crate::archive::Archive;
use crate::archive::store::content;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::article::id::ItemId;
use crate::error::Error;

impl Archive {
    /// Gives every story that is out and came with an address to `each`, in the order of the editions.
    ///
    /// # Errors
    /// Whatever `each` says.
    pub fn addresses(&self, each: &mut dyn FnMut(&ItemId, &str) -> Result<(), Error>) -> Result<(), Error> {
        self.led_to(each).map_err(|fault| fault.at(self.path()))
    }

    fn led_to(&self, each: &mut dyn FnMut(&ItemId, &str) -> Result<(), Error>) -> Result<(), Fault> {
        let connection = &self.store.connection;
        let mut statement =
            connection.prepare("SELECT number FROM article WHERE state IN ('live', 'notice') ORDER BY date, number")?;
        for number in statement.query_map([], |row| row.get::<_, i64>(0))? {
            let row = ArticleRow::load(connection, number?)?;
            let revision = row.revision(connection)?;
            if let Some(link) = content::read(&revision.content, revision.place)?.link {
                each(&row.id(self.authority()), &link).map_err(Fault::Told)?;
            }
        }
        Ok(())
    }
}

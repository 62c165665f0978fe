//! Checksums over what the archive keeps. SQLite notices one changed byte in fifty; these notice all that matter.
//!
//! A seal covers every field of a row, each with its length. Seals of revisions are chained, an edition's covers its
//! articles', the paper's covers its editions' and files'.

use crate::archive::store::fault::Fault;
use crate::error::damage::Damage;
use blake3::Hasher;
use rusqlite::types::FromSql;
use rusqlite::types::FromSqlError;
use rusqlite::types::FromSqlResult;
use rusqlite::types::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;

/// The first 16 bytes of a BLAKE3 hash.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Seal(pub(crate) [u8; 16]);

impl Seal {
    /// Takes another seal in, or out again: the seal of a set in no order.
    pub(crate) fn toggle(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(byte, change)| *byte ^= change);
    }

    /// Reads hexadecimal.
    pub(crate) fn from_hex(hex: &str) -> Result<Self, Fault> {
        let byte = |at: usize| hex.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let mut seal = Self::default();
        if hex.len() != 2 * seal.0.len() {
            return Err(Fault::Damage(Damage::NoSeal(hex.to_owned())));
        }
        for (at, place) in seal.0.iter_mut().enumerate() {
            *place = byte(at).ok_or_else(|| Fault::Damage(Damage::NoSeal(hex.to_owned())))?;
        }
        Ok(seal)
    }

    /// In hexadecimal.
    pub(crate) fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Takes the fields of a row, in an order that is part of the format.
#[derive(Debug, Default)]
pub(crate) struct Sealing(Hasher);

impl Sealing {
    /// Begins the seal of a row of this kind.
    pub(crate) fn new(kind: &str) -> Self {
        Self(Hasher::new()).text(kind)
    }

    /// A field of text.
    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// A number.
    pub(crate) fn number(self, number: i64) -> Self {
        self.bytes(&number.to_le_bytes())
    }

    /// A field that may be missing.
    pub(crate) fn maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.number(1).text(text),
            None => self.number(0),
        }
    }

    /// The seal of another row.
    pub(crate) fn seal(self, seal: Seal) -> Self {
        self.bytes(&seal.0)
    }

    /// Any bytes, their length before them.
    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update(&u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// The seal over all fields.
    pub(crate) fn finish(self) -> Seal {
        let mut seal = [0; 16];
        self.0.finalize_xof().fill(&mut seal);
        Seal(seal)
    }
}

impl ToSql for Seal {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for Seal {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let bytes = value.as_blob()?;
        bytes.try_into().map(Self).map_err(|_| FromSqlError::InvalidBlobSize { expected_size: 16, blob_size: bytes.len() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_into_each_other() {
        let one = Sealing::new("row").text("本报").text("讯").finish();
        assert_ne!(one, Sealing::new("row").text("本").text("报讯").finish());
        assert_ne!(Sealing::new("row").maybe(None).finish(), Sealing::new("row").maybe(Some("")).finish());
        assert_eq!(one, Sealing::new("row").text("本报").text("讯").finish());
    }

    #[test]
    fn a_set_has_one_seal_in_every_order() {
        let [one, two] = ["一", "二"].map(|text| Sealing::new("row").text(text).finish());
        let (mut forth, mut back) = (one, two);
        forth.toggle(two);
        back.toggle(one);
        assert_eq!(forth, back);
        forth.toggle(one);
        assert_eq!(forth, two);
        assert_eq!(Seal([0xab; 16]).to_hex(), "ab".repeat(16));
    }
}

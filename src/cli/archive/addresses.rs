//! `benbao archive export --addresses`: where the addresses of a site that is no more lead now, a line each: the old address, a space, the
//! new one. No address holds a space, so that any web server's own form is a line of `sed` away.

use crate::archive::Archive;
use crate::compose::entry;
use crate::compose::options::Options;
use crate::error::Error;
use std::io;
use std::io::Write;
use std::path::Path;

/// Writes the map. `to` is what `out` is called in an error.
pub(super) fn write(archive: &Archive, options: &Options, out: &mut dyn Write, to: &Path) -> Result<(), Error> {
    let told = |source: io::Error| Error::Tell { path: to.to_owned(), source };
    archive.addresses(&mut |id, old| match entry::moved_to(id, old, options) {
        Some(new) => writeln!(out, "{} {new}", old.trim()).map_err(told),
        None => Ok(()),
    })?;
    out.flush().map_err(told)
}

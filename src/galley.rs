//! The galley (校样间): what an editor looks at before anything is published. A page and all that was understood of it becomes a
//! table, an explanation of every line, a proof in HTML, or JSON for programs; nothing is printed or written here.

pub mod desk;
mod doubted;
mod explanation;
mod json;
pub mod page;
mod proof;
mod table;
pub mod viewer;
mod warned;

use crate::article::Item;
use crate::document::LeftOut;
use crate::error::Error;
use crate::error::warning::Warning;
use crate::galley::desk::Desk;
use crate::galley::page::Page;
use crate::galley::viewer::Viewer;
use crate::words::language::Language;

/// The page's name, a row for each of its stories with what of it is to be looked at, and what its reader should know.
pub fn table(page: &Page, viewer: Viewer) -> String {
    let rows = if page.items.is_empty() { String::new() } else { table::table(&page.items, viewer) };
    [table::head(page, viewer), rows, warned::warnings(page, viewer)].concat()
}

/// The page's name, every line of it with the evidence of every part and what is to be looked at, and what its reader should know.
pub fn explanation(page: &Page, viewer: Viewer) -> String {
    [table::head(page, viewer), explanation::explained(page, viewer), warned::warnings(page, viewer)].concat()
}

/// How a page was read, for programs: a JSON Feed of its articles, with every warning and the lines each article was read from,
/// what of it is to be looked at, and what of the file went into no line, told in a language.
///
/// # Errors
/// [`Error::Json`] where it could not be written.
pub fn json(items: &[Item], warnings: &[Warning], left_out: &[LeftOut], language: Language) -> Result<Vec<u8>, Error> {
    json::write(items, warnings, left_out, language)
}

/// The editor's page (HTML, UTF-8): how the paper stands.
pub fn desk(desk: &Desk, language: Language) -> Vec<u8> {
    desk::write(desk, language)
}

/// The galley proof of a page (HTML, UTF-8): the page as it is in its file beside the articles that were understood,
/// each part of the account with its evidence. It loads nothing from anywhere.
pub fn proof(page: &Page, language: Language) -> Vec<u8> {
    proof::write(page, language)
}

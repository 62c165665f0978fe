//! OpenDocument (ODT, OTT), as LibreOffice writes it: the text, and the styles that say what each paragraph is.

mod body;
mod lists;
mod styles;

use crate::error::office::Unopened;
use crate::read::office::about;
use crate::read::office::odt::body::Body;
use crate::read::office::odt::body::State;
use crate::read::office::odt::styles::Styles;
use crate::read::office::parts::Parts;
use crate::read::office::setting::Told;

/// How the types of texts begin: `…text`, `…text-template`.
const TYPE: &str = "application/vnd.oasis.opendocument.text";

/// Whether an archive is a text in OpenDocument.
pub(crate) fn is_one(parts: &mut Parts<'_>) -> Result<bool, Unopened> {
    Ok(parts.holds("content.xml") && parts.text("mimetype")?.is_some_and(|it| it.starts_with(TYPE)))
}

/// What a document tells, and what it says of itself.
pub(crate) fn read(parts: &mut Parts<'_>) -> Result<Told, Unopened> {
    if parts.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains(":encryption-data")) {
        return Err(Unopened::Encrypted);
    }
    let text = parts.text("content.xml")?.ok_or(Unopened::Broken)?;
    let mut styles = Styles::default();
    if let Some(text) = parts.text("styles.xml")? {
        styles.hear(parts.xml(&text))?;
    }
    styles.hear(parts.xml(&text))?;
    let blocks = Body { xml: parts.xml(&text), styles: &styles, state: State::default() }.read()?;
    let about = match parts.text("meta.xml")? {
        Some(text) => about::read(parts.xml(&text))?,
        None => Vec::new(),
    };
    Ok(Told { blocks, about })
}

//! OpenDocument (ODT, OTT), as LibreOffice writes it: the text, and the styles that say what each paragraph is; packed, or flat in
//! one file of XML (FODT).

mod body;
mod lists;
mod styles;

use crate::error::office::Unopened;
use crate::read::limits::Limits;
use crate::read::office::about;
use crate::read::office::odt::body::Body;
use crate::read::office::odt::body::State;
use crate::read::office::odt::styles::Styles;
use crate::read::office::parts::Parts;
use crate::read::office::setting::Told;
use crate::read::office::xml::Xml;

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
    let (styles, about) = (parts.text("styles.xml")?, parts.text("meta.xml")?);
    told(&text, styles.as_deref(), about.as_deref(), |text| parts.xml(text))
}

/// What a flat document tells (ODF 1.3-3 §3.1.2), which has all of it in one element.
pub(crate) fn flat(text: &str, limits: Limits) -> Result<Told, Unopened> {
    told(text, None, Some(text), |text| Xml::within(text, limits))
}

/// What the parts tell, and what the document says of itself.
fn told<'text>(
    text: &'text str,
    styled: Option<&'text str>,
    about: Option<&'text str>,
    xml: impl Fn(&'text str) -> Xml<'text>,
) -> Result<Told, Unopened> {
    let mut styles = Styles::default();
    if let Some(styled) = styled {
        styles.hear(xml(styled))?;
    }
    styles.hear(xml(text))?;
    let blocks = Body { xml: xml(text), styles: &styles, state: State::default() }.read()?;
    let about = about.map_or(Ok(Vec::new()), |text| about::read(xml(text)))?;
    Ok(Told { blocks, about })
}

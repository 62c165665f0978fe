//! What `w:rPr` says of letters (ECMA-376-1 §17.3.2).

use crate::error::office::Unopened;
use crate::read::office::block::Raised;
use crate::read::office::looks::Looks;
use crate::read::office::xml::Xml;

/// What is said of a run, or of the mark at the end of a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    /// The character style.
    pub(crate) style: Option<String>,
    pub(crate) looks: Looks,
    /// Whether a tracked change took the mark out.
    pub(crate) is_deleted: bool,
}

/// Reads the `w:rPr` that has just opened.
pub(crate) fn read(xml: &mut Xml<'_>) -> Result<Said, Unopened> {
    let level = xml.level();
    let mut said = Said::default();
    while let Some(element) = xml.element(level)? {
        let looks = &mut said.looks;
        match element.name() {
            "b" => looks.is_strong = Some(element.is_on()),
            "i" => looks.is_stressed = Some(element.is_on()),
            "em" => looks.is_dotted = Some(element.is_on()),
            "strike" | "dstrike" => looks.is_struck = Some(element.is_on() || looks.is_struck == Some(true)),
            "vanish" => looks.is_hidden = Some(element.is_on()),
            "vertAlign" => {
                looks.raised = Some(match element.value().as_deref() {
                    Some("superscript") => Raised::Above,
                    Some("subscript") => Raised::Below,
                    _ => Raised::On,
                });
            }
            "sz" => looks.size = element.value().and_then(|it| it.parse().ok()).or(looks.size),
            "rStyle" => said.style = element.value(),
            "del" | "moveFrom" => said.is_deleted = true,
            // How it looked before a tracked change.
            "rPrChange" => xml.skip()?,
            _ => {}
        }
    }
    Ok(said)
}

//! `styles.xml` and the automatic styles of `content.xml`: what OpenDocument says of paragraphs, letters and lists
//! (ODF 1.3-3 §16).

use crate::error::office::Unopened;
use crate::read::office::block::Raised;
use crate::read::office::block::Role;
use crate::read::office::looks::Looks;
use crate::read::office::odt::lists::List;
use crate::read::office::xml::Element;
use crate::read::office::xml::Xml;
use std::collections::HashMap;

/// The styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    /// By family (`paragraph`, `text`) and name.
    by_name: HashMap<(String, String), Style>,
    /// What stands below all paragraphs.
    defaults: Looks,
    lists: HashMap<String, List>,
}

#[derive(Debug, Default)]
struct Style {
    below: Option<String>,
    role: Option<Role>,
    list: Option<String>,
    looks: Looks,
}

/// What the styles say of a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    /// What it is.
    pub(crate) role: Option<Role>,
    pub(crate) list: Option<String>,
    pub(crate) looks: Looks,
}

/// Without a word LibreOffice sets 12 points.
const USUAL: u32 = 24;

/// Styles stand on each other; a circle has no end.
const MOST_BELOW: usize = 16;

impl Styles {
    /// Hears the styles of a part; of one name the last.
    pub(crate) fn hear(&mut self, mut xml: Xml<'_>) -> Result<(), Unopened> {
        while let Some(element) = xml.element(0)? {
            match element.name() {
                "style" => {
                    let family = element.attribute("family").unwrap_or_default();
                    let name = element.attribute("name").unwrap_or_default();
                    let style = style(&mut xml, &element)?;
                    self.by_name.insert((family, name), style);
                }
                "default-style" if element.attribute("family").as_deref() == Some("paragraph") => {
                    self.defaults = style(&mut xml, &element)?.looks;
                }
                "list-style" => {
                    let name = element.attribute("name").unwrap_or_default();
                    let list = List::read(&mut xml)?;
                    self.lists.insert(name, list);
                }
                // Pages have their own text: headers and footers.
                "master-styles" | "body" => xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// Of a paragraph with this style.
    pub(crate) fn paragraph(&self, name: &str) -> Paragraph {
        let mut told = Paragraph::default();
        for style in self.chain("paragraph", name) {
            told.role = told.role.or(style.role);
            told.list = told.list.take().or_else(|| style.list.clone());
            told.looks = told.looks.over(style.looks);
        }
        told.looks = told.looks.over(self.defaults).over(Looks { size: Some(USUAL), ..Looks::default() });
        told
    }

    /// Of letters with this style.
    pub(crate) fn letters(&self, name: &str) -> Looks {
        self.chain("text", name).fold(Looks::default(), |looks, style| looks.over(style.looks))
    }

    /// A list with this style.
    pub(crate) fn list(&self, name: &str) -> Option<&List> {
        self.lists.get(name)
    }

    fn chain<'styles>(&'styles self, family: &'static str, name: &str) -> impl Iterator<Item = &'styles Style> {
        let named = move |name: &str| self.by_name.get(&(family.to_owned(), name.to_owned()));
        std::iter::successors(named(name), move |style| named(style.below.as_deref()?)).take(MOST_BELOW)
    }
}

fn style(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Style, Unopened> {
    let names = [element.attribute("display-name"), element.attribute("name")];
    let mut role = names.into_iter().flatten().find_map(|name| role(&name));
    match element.attribute("default-outline-level").as_deref().map(str::parse) {
        Some(Ok(level @ 1..=10_usize)) => role = role.or(Some(Role::Heading(level))),
        // An empty level takes the style out of the outline.
        Some(_) => role = Some(Role::Text),
        None => {}
    }
    let mut style = Style {
        below: element.attribute("parent-style-name"),
        role,
        list: element.attribute("list-style-name"),
        looks: Looks::default(),
    };
    let level = xml.level();
    while let Some(inner) = xml.element(level)? {
        if inner.name() == "text-properties" {
            style.looks = looks(&inner);
        }
    }
    Ok(style)
}

/// What styles are by their names.
fn role(name: &str) -> Option<Role> {
    match name.to_lowercase().replace("_20_", " ").as_str() {
        "title" | "标题" => Some(Role::Heading(1)),
        "quotations" | "quote" | "引用" => Some(Role::Quote),
        "caption" | "illustration" | "figure" | "题注" | "插图" => Some(Role::Caption),
        _ => None,
    }
}

/// Of two properties, that for Chinese letters counts.
fn looks(element: &Element<'_>) -> Looks {
    let either = |name: &str| element.attribute(&format!("{name}-asian")).or_else(|| element.attribute(name));
    let is_strong = either("font-weight").map(|it| it == "bold" || it.parse().is_ok_and(|weight: u32| weight >= 600));
    let struck = ["text-line-through-style", "text-line-through-type"].map(|name| element.attribute(name));
    Looks {
        is_strong,
        is_stressed: either("font-style").map(|it| it != "normal"),
        is_dotted: element.attribute("text-emphasize").map(|it| it != "none"),
        is_struck: struck.into_iter().flatten().next().map(|it| it != "none"),
        is_hidden: element.attribute("display").map(|it| it == "none"),
        raised: element.attribute("text-position").map(|it| raised(&it)),
        size: either("font-size").and_then(|it| size(&it)),
    }
}

/// `super 58%`, `-33% 58%`
fn raised(position: &str) -> Raised {
    let place = position.split_whitespace().next().unwrap_or_default();
    let percent: f32 = place.trim_end_matches('%').parse().unwrap_or_default();
    match place {
        "super" => Raised::Above,
        "sub" => Raised::Below,
        _ if percent > 0.0 => Raised::Above,
        _ if percent < 0.0 => Raised::Below,
        _ => Raised::On,
    }
}

/// `10.5pt` in half points. A share of the size below (`130%`) is left open.
fn size(size: &str) -> Option<u32> {
    let (whole, half) = size.strip_suffix("pt")?.split_once('.').unwrap_or((size.strip_suffix("pt")?, "0"));
    Some(whole.parse::<u32>().ok()?.checked_mul(2)? + u32::from(half.starts_with(|it: char| it >= '5')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn a_style_tells_by_its_name_its_outline_or_what_is_below() {
        let text = r#"<office:styles><style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"
              style:font-size-asian="10.5pt"/></style:default-style>
            <style:style style:name="Heading_20_2" style:family="paragraph" style:default-outline-level="2"><style:text-properties
              fo:font-size="115%" style:font-weight-asian="bold"/></style:style>
            <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"><style:text-properties
              fo:font-size="16pt" fo:font-weight="400"/></style:style>
            <style:style style:name="P2" style:family="paragraph" style:parent-style-name="P1" style:default-outline-level=""/>
            <style:style style:name="Illustration" style:family="paragraph" style:parent-style-name="Caption"/>
            <style:style style:name="P3" style:family="paragraph" style:parent-style-name="P3"/></office:styles>"#;
        let mut styles = Styles::default();
        styles.hear(Xml::within(text, Limits::default())).unwrap();
        let table = [
            ("Heading_20_2", Some(Role::Heading(2)), 21, true),
            ("P1", Some(Role::Heading(2)), 32, false),
            ("P2", Some(Role::Text), 32, false),
            ("Illustration", Some(Role::Caption), 21, false),
            ("P3", None, 21, false),
            ("none", None, 21, false),
        ];
        for (name, role, size, is_strong) in table {
            let told = styles.paragraph(name);
            let look = told.looks.look(None).unwrap();
            assert_eq!((told.role, look.size, look.is_strong), (role, size, is_strong), "{name}");
        }
        assert_eq!(["super 58%", "-33% 58%", "0% 100%"].map(raised), [Raised::Above, Raised::Below, Raised::On]);
    }
}

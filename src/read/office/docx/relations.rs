//! Which parts belong to a part, and where its links lead (ECMA-376-2 §6.5).

use crate::error::office::Unopened;
use crate::read::office::parts::Parts;
use crate::span;
use std::collections::HashMap;
use std::rc::Rc;

/// What a part says of others.
#[derive(Debug, Default)]
pub(crate) struct Relations {
    /// By the last word of their type, which is the same in strict and transitional documents (`styles`): names in the archive.
    parts: HashMap<String, String>,
    /// By their id: addresses, and what is in the archive beside the part.
    targets: HashMap<String, String>,
}

impl Relations {
    /// Those of a part, or with an empty name those of the document as a whole.
    pub(crate) fn of(parts: &mut Parts<'_>, part: &str) -> Result<Self, Unopened> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(text) = parts.text(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(Self::default()) };
        let mut xml = parts.xml(&text);
        let mut relations = Self::default();
        while let Some(element) = xml.element(0)? {
            if element.name() != "Relationship" {
                continue;
            }
            let told = |name: &str| element.attribute(name).unwrap_or_default();
            relations.targets.insert(told("Id"), told("Target"));
            if told("TargetMode") != "External" {
                let kind = told("Type").rsplit('/').next().unwrap_or_default().to_owned();
                relations.parts.entry(kind).or_insert_with(|| within(folder, &told("Target")));
            }
        }
        Ok(relations)
    }

    /// The part of a kind.
    pub(crate) fn part(&self, kind: &str) -> Option<&str> {
        self.parts.get(kind).map(String::as_str)
    }

    /// Where a link leads that a reader can follow.
    pub(crate) fn link(&self, id: &str) -> Option<Rc<str>> {
        span::followed(self.targets.get(id)?).map(Rc::from)
    }

    /// What an id stands for, as it is written.
    pub(crate) fn target(&self, id: &str) -> Option<&str> {
        self.targets.get(id).map(String::as_str)
    }
}

/// A target by its name in the archive.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_folder() {
        assert_eq!(within("", "word/document.xml"), "word/document.xml");
        assert_eq!(within("word", "styles.xml"), "word/styles.xml");
        assert_eq!(within("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(within("word", "../../../styles.xml"), "styles.xml");
    }
}

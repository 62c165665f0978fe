//! An XML document as a tree: elements with their namespaces, attributes, text and places.

use crate::check::names;
use crate::check::place::Place;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Whether relative addresses have something that they are relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// `xml:base`, here or further out.
    Said,
    Unsaid,
}

/// An element.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) space: Rc<str>,
    pub(crate) name: Rc<str>,
    /// As written, with its prefix.
    pub(crate) written: String,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) children: Vec<Self>,
    /// All text directly in it.
    pub(crate) text: String,
    pub(crate) place: Place,
    pub(crate) base: Base,
}

/// An attribute.
#[derive(Debug)]
pub(crate) struct Attribute {
    pub(crate) space: Rc<str>,
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A document that was read.
#[derive(Debug)]
pub(crate) struct Tree {
    /// The element of the document, with all in it where the document is well-formed, alone where it is not; `None` where none was read.
    pub(crate) root: Option<Node>,
    pub(crate) is_whole: bool,
    /// The namespaces that its elements and attributes are of.
    pub(crate) used: BTreeSet<Rc<str>>,
    /// Those that its first element declares.
    pub(crate) declared: Vec<(String, String)>,
}

impl Node {
    /// Whether it is of this namespace and name.
    pub(crate) fn is(&self, space: &str, name: &str) -> bool {
        *self.name == *name && *self.space == *space
    }

    pub(crate) fn space(&self) -> &str {
        &self.space
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Its name as it is shown: `<dc:creator>`.
    pub(crate) fn tag(&self) -> String {
        format!("<{}>", self.written)
    }

    /// Its children of this name.
    pub(crate) fn all<'node>(&'node self, space: &'node str, name: &'node str) -> impl Iterator<Item = &'node Self> {
        self.children.iter().filter(move |child| child.is(space, name))
    }

    /// Its first child of this name.
    pub(crate) fn child(&self, space: &str, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(space, name))
    }

    /// The value of an attribute without a namespace.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.space.is_empty() && it.name == name).map(|it| it.value.as_str())
    }

    /// `xml:lang` or `xml:base`.
    pub(crate) fn xml_attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| *it.space == *names::XML && it.name == name).map(|it| it.value.as_str())
    }

    /// Its text without the white space around it.
    pub(crate) fn words(&self) -> &str {
        self.text.trim()
    }

    /// The text of a child, or nothing.
    pub(crate) fn words_of(&self, space: &str, name: &str) -> &str {
        self.child(space, name).map(Self::words).unwrap_or_default()
    }

    /// It and all elements in it, in the order of the document. No deeper than the document was read.
    pub(crate) fn walk<'node>(&'node self, visit: &mut impl FnMut(&'node Self)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }
}

//! Who looks at a page: on which screen, in which language.

use crate::shown::screen::Screen;
use crate::words::language::Language;
use crate::words::message::Worded;

/// For whom something is shown on a terminal.
#[derive(Debug, Clone, Copy)]
pub struct Viewer {
    /// What the lines are set for.
    pub screen: Screen,
    /// What the viewer is spoken to in.
    pub language: Language,
}

impl Viewer {
    /// A fact in the viewer's language.
    pub(crate) fn say(self, what: &impl Worded) -> String {
        what.said(self.language)
    }
}

//! What the system said when it refused something, as a fact that can be kept and compared.

use std::io;

/// What the system said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct System {
    /// Its number (errno), where it gave one.
    pub code: Option<i32>,
    /// Its words, as it or a library said them in English.
    pub words: String,
}

impl From<&io::Error> for System {
    fn from(error: &io::Error) -> Self {
        let words = error.to_string();
        // "No space left on device (os error 28)"
        let words = words.find(" (os error").and_then(|end| words.get(..end)).map_or(words.clone(), str::to_lowercase);
        Self { code: error.raw_os_error(), words }
    }
}

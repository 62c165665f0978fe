//! A tag of HTML, as browsers part it: its name, its attributes, where it ends.

/// Of attributes.
const QUOTES: [char; 2] = ['\u{22}', '\''];

/// Behind the bracket that ends a tag; brackets between quotes do not.
pub(crate) fn end_of_tag(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut last = ' ';
    for (at, letter) in rest.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, _) if last == '=' && QUOTES.contains(&letter) => quote = Some(letter),
            (None, '>') => return Some(at + 1),
            _ => {}
        }
        if !letter.is_whitespace() {
            last = letter;
        }
    }
    None
}

/// A tag that was read.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) is_end: bool,
    /// Whether it ends itself: `<br/>`.
    pub(crate) is_closed: bool,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    /// Of all from bracket to bracket.
    pub(crate) fn read(text: &str) -> Self {
        let inner = text.strip_prefix('<').unwrap_or(text);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let (is_end, inner) = match inner.strip_prefix('/') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let end = inner.find(|it: char| it.is_whitespace() || it == '/').unwrap_or(inner.len());
        let (name, rest) = inner.split_at_checked(end).unwrap_or((inner, ""));
        Self {
            name: name.to_ascii_lowercase(),
            is_end,
            is_closed: inner.ends_with('/'),
            attributes: attributes(rest.trim_end_matches('/')),
        }
    }

    /// Whether what follows is no HTML until it ends.
    pub(crate) fn is_raw(&self) -> bool {
        !self.is_end && !self.is_closed && ["script", "style", "textarea", "title"].contains(&self.name.as_str())
    }
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|it: char| it.is_whitespace() || it == '=').unwrap_or(rest.len());
        let (name, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = behind.trim_start();
        let mut value = String::new();
        if let Some(behind) = rest.strip_prefix('=') {
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|it| QUOTES.contains(it));
            let (written, after) = match quote {
                Some(quote) => behind.get(1..).unwrap_or_default().split_once(quote).unwrap_or((behind, "")),
                None => behind.split_once(char::is_whitespace).unwrap_or((behind, "")),
            };
            value = written.trim().to_owned();
            rest = after.trim_start();
        } else if name.is_empty() {
            break;
        }
        found.push((name.to_ascii_lowercase(), value));
    }
    found
}

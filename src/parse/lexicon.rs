//! A paper's own words (`[reading]` of benbao.toml): what no table of ours can know, settled by its editor.

use crate::article::credit::Role;

/// Words that count beside the built-in tables. Widths do not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Outlets that send datelines and reporters: 掌上中原.
    pub agencies: Vec<String>,
    /// Role words and what they mean: 首席观察员 = reporter.
    pub roles: Vec<(String, Role)>,
    /// Titles under which every paragraph is a brief of its own: 中原快递.
    pub columns: Vec<String>,
    /// Names that no surname gives away: 楠桂.
    pub names: Vec<String>,
}

impl Lexicon {
    /// The paper's own role word at the start of a folded text, the longest: its length in bytes.
    pub(crate) fn role_at_start(&self, text: &str) -> Option<(usize, Role)> {
        let found = self.roles.iter().filter(|(word, _)| !word.is_empty() && text.starts_with(word.as_str()));
        found.map(|(word, role)| (word.len(), *role)).max_by_key(|(length, _)| *length)
    }

    /// Where the first of the paper's own role words stands in a folded text.
    pub(crate) fn role_in(&self, text: &str) -> Option<usize> {
        self.roles.iter().filter_map(|(word, _)| text.find(word.as_str())).min()
    }

    /// Whether the text is one of the paper's own outlets.
    pub(crate) fn is_agency(&self, text: &str) -> bool {
        self.agencies.iter().any(|it| it == text)
    }

    /// Whether the text is one of the paper's own names.
    pub(crate) fn is_name(&self, text: &str) -> bool {
        self.names.iter().any(|it| it == text)
    }

    /// Whether the text is one of the paper's own columns of briefs.
    pub(crate) fn is_column(&self, text: &str) -> bool {
        self.columns.iter().any(|it| it == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_papers_own_role_words_is_found_and_the_longest_at_a_place() {
        let roles = [("观察员", Role::Commentator), ("首席", Role::Editor), ("首席观察员", Role::Reporter)];
        let lexicon = Lexicon { roles: roles.map(|(word, role)| (word.to_owned(), role)).to_vec(), ..Lexicon::default() };
        assert_eq!(lexicon.role_in("掌上中原首席观察员王维"), Some("掌上中原".len()));
        assert_eq!(lexicon.role_in("掌上中原王维"), None);
        assert_eq!(lexicon.role_at_start("首席观察员王维"), Some(("首席观察员".len(), Role::Reporter)));
    }
}

//! The languages that benbao speaks, and which of them a person wants. What a paper publishes follows the paper's own language.

listed! {
    /// A language of the messages.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Language {
        /// 简体中文
        Chinese,
        /// What programs and their logs are written in.
        #[default]
        English,
    }
}

impl Language {
    /// The word of `--lang` and `messages`: `zh`, `en`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }

    /// The language of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.as_str() == word)
    }

    /// The language in which a paper of that tag (RFC 5646: `zh-CN`) speaks to its readers.
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { Self::Chinese } else { Self::English }
    }

    /// What ends a sentence.
    pub(crate) fn full_stop(self) -> &'static str {
        match self {
            Self::Chinese => "。",
            Self::English => ".",
        }
    }

    /// The language of a locale's messages, by the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says something (POSIX.1-2017,
    /// XBD 8.2): Chinese of any country is Chinese, everything else English.
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Self {
        let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|locale| !locale.is_empty());
        let is_chinese = |locale: String| {
            let rest = locale.strip_prefix("zh").map(str::to_owned);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-', '.', '@']))
        };
        if said.is_some_and(is_chinese) { Self::Chinese } else { Self::English }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_chinese_or_not() {
        let table: [(&[(&str, &str)], Language); 9] = [
            (&[("LANG", "zh_CN.UTF-8")], Language::Chinese),
            (&[("LANG", "zh")], Language::Chinese),
            (&[("LANG", "zh_TW.Big5")], Language::Chinese),
            (&[("LANG", "en_US.UTF-8")], Language::English),
            (&[("LANG", "zha_CN")], Language::English),
            (&[], Language::English),
            (&[("LC_ALL", "C"), ("LANG", "zh_CN.UTF-8")], Language::English),
            (&[("LC_ALL", ""), ("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "en_US.UTF-8")], Language::Chinese),
            (&[("LC_MESSAGES", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")], Language::English),
        ];
        for (variables, expected) in table {
            let variable = |name: &str| variables.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(Language::of_locale(variable), expected, "{variables:?}");
        }
    }
}

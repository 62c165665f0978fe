//! What a value of the front matter says: whether it holds the page back, whether it says anything at all, an address.
//!
//! What is a day and what a moment is `moment`'s; which key tells what is `folio`'s.

use url::Url;

/// `draft: true`, `草稿: 是`, `published: false`. Whatever else is said of a draft holds it too: who writes the word means
/// something by it. `published: 2026-03-08` is a day of other programs and holds nothing.
pub(crate) fn holds(key: &str, value: &str) -> bool {
    let value = without_remark(value).trim_matches(['"', '\'']).to_lowercase();
    let says_no = ["false", "no", "n", "off", "0", "否", "不", "不是", "未", "无"].contains(&value.as_str());
    match key {
        "published" | "publish" => says_no,
        _ => !says_no && !says_nothing(&value),
    }
}

/// YAML takes ` #` for the beginning of a remark.
pub(crate) fn without_remark(value: &str) -> &str {
    value.split(" #").next().unwrap_or(value).trim()
}

/// A key that a template left without a value.
pub(crate) fn says_nothing(value: &str) -> bool {
    let value = without_remark(value);
    value.is_empty() || ["null", "~"].contains(&value) || value.starts_with('#')
}

/// An absolute web address that holds no name or password, which every reader would see.
pub(crate) fn address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let sound = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    sound.then(|| url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_draft_holds_it() {
        let table = [
            ("draft", "true", true),
            ("草稿", "是", true),
            ("draft", "maybe", true),
            ("draft", "false", false),
            ("draft", "否 # done", false),
            ("draft", "", false),
            ("published", "false", true),
            ("published", "2026-03-08", false),
        ];
        for (key, value, expected) in table {
            assert_eq!(holds(key, value), expected, "{key}: {value}");
        }
    }
}

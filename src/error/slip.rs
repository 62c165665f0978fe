//! Slips in the file of the settings: where it is no TOML, what was meant.

/// What keeps a line of the settings from being TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// A text stands without quotes.
    NoQuotes {
        /// What was written.
        value: String,
    },
    /// A text has quotes of another keyboard: “”.
    WideQuotes {
        /// What stands in them.
        value: String,
    },
    /// A text begins with a quote, and ends with one of another keyboard or with none.
    QuoteOpen {
        /// The quote that is missing.
        quote: &'static str,
    },
    /// A backslash in double quotes begins an escape, as in `"D:\报纸"`.
    Backslash {
        /// The text with `/`.
        value: String,
    },
    /// A sign of another keyboard: `＝`, `，`.
    WideSign {
        /// What was written.
        found: char,
        /// What is right there.
        right: char,
    },
    /// A space of another keyboard.
    WideSpace,
    /// A colon between a key and its value.
    Colon,
    /// A key with nothing behind it that gives a value.
    NoEquals,
    /// A key, `=`, and no value.
    NoValue,
    /// `[` that nothing closes in its line.
    TableOpen,
    /// A list that nothing closes.
    ListOpen,
    /// Two values of a list without a comma.
    NoComma,
    /// A key, or a table, a second time.
    Twice {
        /// The key.
        key: String,
    },
    /// A key with letters that need quotes.
    KeyInQuotes {
        /// The key.
        key: String,
    },
    /// A key in quotes of another keyboard or wide letters, which needs neither.
    KeyBare {
        /// The key.
        key: String,
    },
    /// A comma or a stop behind a value.
    SignBehind,
    /// Yes or no in other words or in capital letters.
    NoFlag {
        /// As it is right.
        right: &'static str,
    },
    /// A number with a unit, wide figures, or leading zeros.
    NoNumber {
        /// The figures alone.
        right: String,
    },
    /// A remark that does not begin with `#`.
    Remark,
    /// Something behind a value.
    Rest,
    /// Anything else, in the words of the library.
    Other(String),
}

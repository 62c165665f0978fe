//! The encodings that pages come in, by the names that people give them. GBK and GB 2312 are parts of GB18030, and the additions
//! of Hong Kong are read with Big5: the decoders are those of the web (WHATWG).

use encoding_rs::BIG5;
use encoding_rs::GB18030;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;

/// How the pages of a source are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Each as its bytes tell.
    #[default]
    Auto,
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first: what Notepad called "Unicode".
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// GB 18030—2022, which holds GBK and GB 2312: what Notepad calls "ANSI" on the mainland.
    Gb18030,
    /// Big5 with the characters of Hong Kong (HKSCS): what Notepad calls "ANSI" in Taiwan and Hong Kong.
    Big5,
}

/// What a setting may say, in letters of any size.
const NAMES: [(&str, Encoding); 8] = [
    ("auto", Encoding::Auto),
    ("utf-8", Encoding::Utf8),
    ("utf-16le", Encoding::Utf16Le),
    ("utf-16be", Encoding::Utf16Be),
    ("gb18030", Encoding::Gb18030),
    ("gbk", Encoding::Gb18030),
    ("gb2312", Encoding::Gb18030),
    ("big5", Encoding::Big5),
];

impl Encoding {
    /// The encoding of this name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, encoding)| *encoding)
    }

    /// The names that a setting may have.
    pub fn names() -> Vec<&'static str> {
        NAMES.iter().map(|(name, _)| *name).collect()
    }

    /// What people call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Auto | Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Auto | Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
        }
    }

    /// The text, where every byte is valid.
    pub(crate) fn strictly(self, bytes: &[u8]) -> Option<String> {
        let text = self.decoder().decode_without_bom_handling_and_without_replacement(bytes)?;
        Some(text.into_owned())
    }

    /// The text with U+FFFD where a byte is wrong.
    pub(crate) fn loosely(self, bytes: &[u8]) -> String {
        self.decoder().decode_without_bom_handling(bytes).0.into_owned()
    }
}

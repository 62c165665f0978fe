//! The folder of a feed: how its name sounds, in ASCII, safe for every file system and in every address.
//!
//! The sections that nearly every paper has are called by their sound alone. All others carry a hash behind it: 要闻 and 药文 sound
//! alike, 行 has two sounds, and an address must not depend on which of two names came first.

use crate::text::identity;
use pinyin::ToPinyin;

/// Sections that nearly every paper has. No two sound alike, and none has a sound that is in doubt.
const CUSTOMARY: [(&str, &str); 36] = [
    ("头版", "touban"),
    ("要闻", "yaowen"),
    ("综合", "zonghe"),
    ("时政", "shizheng"),
    ("时事", "shishi"),
    ("本地", "bendi"),
    ("民生", "minsheng"),
    ("社会", "shehui"),
    ("经济", "jingji"),
    ("财经", "caijing"),
    ("产经", "chanjing"),
    ("金融", "jinrong"),
    ("国内", "guonei"),
    ("国际", "guoji"),
    ("天下", "tianxia"),
    ("文化", "wenhua"),
    ("文娱", "wenyu"),
    ("文旅", "wenlv"),
    ("文体", "wenti"),
    ("体育", "tiyu"),
    ("教育", "jiaoyu"),
    ("健康", "jiankang"),
    ("科技", "keji"),
    ("法治", "fazhi"),
    ("理论", "lilun"),
    ("评论", "pinglun"),
    ("观点", "guandian"),
    ("副刊", "fukan"),
    ("读书", "dushu"),
    ("专题", "zhuanti"),
    ("专版", "zhuanban"),
    ("公告", "gonggao"),
    ("广告", "guanggao"),
    ("区县", "quxian"),
    ("农业", "nongye"),
    ("生活", "shenghuo"),
];

/// Names that the output keeps for itself.
const RESERVED: [&str; 8] = ["authors", "editions", "feeds", "pages", "pictures", "sections", "site", "sitemaps"];

/// So many letters of the sound are enough to know a name by.
const LONGEST: usize = 32;

/// So many hexadecimal digits tell ten thousand names apart that sound alike.
const DIGITS: usize = 8;

/// A name whose widths and padding do not matter: 要 闻 is 要闻, and Sports News stays two words.
pub fn plain(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(identity).collect();
    words.join(if words.iter().all(|word| word.is_ascii()) { " " } else { "" })
}

/// The folder of a section.
pub fn of(name: &str) -> String {
    let plain = plain(name);
    let customary = CUSTOMARY.iter().find(|(customary, _)| *customary == plain);
    customary.map_or_else(|| of_person(name), |(_, slug)| (*slug).to_owned())
}

/// The folder of a person, of whom nobody is customary.
pub fn of_person(name: &str) -> String {
    let plain = plain(name);
    let hash = blake3::hash(plain.as_bytes()).to_hex();
    let hash: String = hash.chars().take(DIGITS).collect();
    let sound = sound(&plain);
    if sound.is_empty() { hash } else { format!("{sound}-{hash}") }
}

/// Whether a folder of that name is the output's own, or a customary section's.
pub fn is_taken(folder: &str) -> bool {
    RESERVED.contains(&folder) || CUSTOMARY.iter().any(|(_, slug)| *slug == folder)
}

/// The customary section that has a folder.
pub fn section_of(folder: &str) -> Option<&'static str> {
    CUSTOMARY.iter().find(|(_, slug)| *slug == folder).map(|(name, _)| *name)
}

/// Whether a name that a person gave can be a folder everywhere: small letters, digits and single hyphens between them, no name of a
/// device, and not the form of our own names with a hash.
pub fn is_folder(name: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let ends_in_hash =
        name.rsplit('-').next().is_some_and(|it| it.len() == DIGITS && it.bytes().all(|it| it.is_ascii_hexdigit()));
    name.len() <= 64 && name.split('-').all(is_word) && !is_device(name) && !ends_in_hash
}

/// Names that Windows keeps for devices, in whatever folder.
fn is_device(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or(name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|it| it.len() == 1 && it.bytes().all(|it| it.is_ascii_digit()))
}

/// How a name sounds: its characters' first sounds, its Latin letters in small; what is neither parts words.
fn sound(name: &str) -> String {
    let mut sound = String::new();
    let mut parted = false;
    for letter in name.chars() {
        let han = letter.to_pinyin().map(|it| it.plain().replace('ü', "v"));
        let latin = letter.is_ascii_alphanumeric().then(|| letter.to_ascii_lowercase().to_string());
        match han.or(latin) {
            Some(part) if sound.len() + part.len() < LONGEST => {
                if parted && !sound.is_empty() {
                    sound.push('-');
                }
                parted = false;
                sound.extend(part.chars().filter(char::is_ascii_alphanumeric));
            }
            Some(_) => return sound,
            None => parted = true,
        }
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Addresses that readers have: they never change.
    #[test]
    fn the_folder_of_a_name_is_the_same_for_ever() {
        let table = [
            ("要闻", "yaowen"),
            ("要 闻", "yaowen"),
            ("要聞", "yaowen-"),
            ("文旅", "wenlv"),
            ("银行·理财", "yinxing-licai-"),
            ("A股观察", "aguguancha-"),
            ("../x", "x-"),
            ("editions", "editions-"),
            ("CON", "con-"),
            ("〇", ""),
            ("🎉", ""),
            ("<b>要闻</b>", "b-yaowen-b-"),
        ];
        for (name, expected) in table {
            let slug = of(name);
            assert!(slug.starts_with(expected), "{name}: {slug}");
            assert!(slug.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-'), "{slug}");
            assert!(slug.len() <= LONGEST + 1 + DIGITS && !is_device(&slug), "{slug}");
        }
        assert_eq!(of("要聞"), "yaowen-20f21a62");
        assert_eq!(of_person("鲁 燕"), of_person("鲁燕"));
        assert_ne!(of("Sports News"), of("SportsNews"), "two sections, two folders");
        assert_eq!(of_person("要闻"), "yaowen-50f9ae9d");
    }

    #[test]
    fn no_two_customary_sections_share_a_folder_and_each_is_its_sound() {
        let folders: BTreeSet<&str> = CUSTOMARY.iter().map(|(_, slug)| *slug).collect();
        assert_eq!(folders.len(), CUSTOMARY.len());
        for (name, slug) in CUSTOMARY {
            assert!(is_folder(slug) && is_taken(slug) && section_of(slug) == Some(name), "{slug}");
            assert_eq!(sound(name), slug, "{name}");
        }
    }

    #[test]
    fn a_folder_that_a_person_names_is_one_everywhere() {
        for good in ["culture-district", "news", "a1", "2026"] {
            assert!(is_folder(good), "{good}");
        }
        for bad in ["", "Culture", "a--b", "-a", "a_b", "要闻", "../x", "con", "lpt1", "x-0123abcd", &"a".repeat(65)] {
            assert!(!is_folder(bad), "{bad}");
        }
        assert!(is_taken("editions") && !is_taken("culture-district"));
    }
}

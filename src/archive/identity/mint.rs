//! The name of an article that never changes: minted from edition, page and headline as first seen (RFC 4151).
//!
//! A rebuild from the same pages mints the same names, so this recipe is frozen: a test holds it to known ids. Whoever
//! asks what an article is called at first, a run or somebody who looks at a page, asks here.

use crate::archive::store::seal::Sealing;
use crate::article::Article;
use crate::article::Edition;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::article::page::Page;
use crate::text::identity;
use std::collections::HashMap;

/// As much of a brief without headline as stands for one, in characters that are no space.
const OPENING: usize = 40;

/// How many bytes of the hash an id carries: among a million articles of one page two would still differ.
const HASH_BYTES: usize = 8;

/// Mints an id. `headline` is the article's, or the opening of its text where it has none; `copy` is 0, and counts on
/// for further articles of the page that say the same.
///
/// The hash is BLAKE3 over date, page, copy and the headline's identity form (NFKC without white space), parted by a
/// zero byte, which none of the first three can hold; the first eight bytes in hexadecimal.
pub fn mint(authority: &str, edition: &Edition, headline: &str, copy: usize) -> ItemId {
    let mut hasher = blake3::Hasher::new();
    for part in [edition.date.to_string().as_str(), Page::written(edition.page.as_ref()), copy.to_string().as_str()] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    let hash = hasher.update(identity(headline).as_bytes()).finalize().to_hex();
    let hash = hash.chars().take(2 * HASH_BYTES).collect();
    ItemId { authority: authority.to_owned(), date: edition.date, page: edition.page.clone(), hash, adopted: None }
}

/// The id of an article that came with one. Its hash, by which the address of its page is named, follows from the text alone.
pub(crate) fn adopt(authority: &str, edition: &Edition, adopted: &Adopted) -> ItemId {
    let mut hasher = blake3::Hasher::new();
    let hash = hasher.update(b"adopted\0").update(adopted.as_str().as_bytes()).finalize().to_hex();
    let hash = hash.chars().take(2 * HASH_BYTES).collect();
    let (date, page) = (edition.date, edition.page.clone());
    ItemId { authority: authority.to_owned(), date, page, hash, adopted: Some(adopted.clone()) }
}

/// Ids for articles in the order of their births: of those of one day and page that say the same the first is copy 0, and
/// each that follows the next.
#[derive(Debug, Default)]
pub(crate) struct Minting(HashMap<i64, usize>);

impl Minting {
    /// The id of the next article that is known by these words.
    pub(crate) fn next(&mut self, authority: &str, edition: &Edition, words: &str) -> ItemId {
        let copy = self.0.entry(place_key(edition, words)).or_default();
        let id = mint(authority, edition, words, *copy);
        *copy += 1;
        id
    }
}

/// The archive's key of what an article is known by: the same for every width and spacing.
pub(crate) fn key(words: &str) -> i64 {
    number(Sealing::new("words").text(&identity(words)))
}

/// The same of a day and page: a number, since a first run holds those of all articles.
fn place_key(edition: &Edition, words: &str) -> i64 {
    let page = Page::written(edition.page.as_ref());
    number(Sealing::new("copies").text(&edition.date.to_string()).text(page).text(&identity(words)))
}

/// As much of a seal as tells it from all others of a paper.
fn number(sealing: Sealing) -> i64 {
    let [a, b, c, d, e, f, g, h, ..] = sealing.finish().0;
    i64::from_le_bytes([a, b, c, d, e, f, g, h])
}

/// What an article is known by: its headline; where it has none, the opening of its text.
pub(crate) fn words(article: &Article) -> String {
    let headline = article.headline.text();
    if !headline.trim().is_empty() {
        return headline;
    }
    let text = article.body.iter().flat_map(|paragraph| paragraph.text.chars());
    text.filter(|letter| !letter.is_whitespace()).take(OPENING).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::revision::tests::article;
    use crate::article::page::Page;
    use crate::date::DateFrom;
    use chrono::NaiveDate;

    fn edition(day: u32, page: &str) -> Edition {
        let date = NaiveDate::from_ymd_opt(2023, 4, day).unwrap();
        Edition { date, page: Page::new(page), date_from: DateFrom::Path }
    }

    #[test]
    fn the_recipe_is_frozen() {
        let table = [
            ("A02", "高度重视 提前谋划", 0, "9cb0c97fcde331cd"),
            ("A02", "高度重视 提前谋划", 1, "cfedd6a46887f040"),
            ("A02", "", 0, "93e8008d396108bb"),
        ];
        for (page, headline, copy, hash) in table {
            let expected = format!("tag:example.cn,2023:2023-04-09/{page}/{hash}");
            assert_eq!(mint("example.cn,2023", &edition(9, page), headline, copy).to_string(), expected);
        }
        let nowhere = Edition { page: None, ..edition(9, "A02") };
        assert_eq!(
            mint("example.cn,2023", &nowhere, "简讯", 0).to_string(),
            "tag:example.cn,2023:2023-04-09/p0/436a17b0a4f9cb84"
        );
    }

    #[test]
    fn how_a_headline_is_set_does_not_matter_and_where_it_stands_does() {
        let id = |day, page, headline, copy| mint("example.cn,2023", &edition(day, page), headline, copy).hash;
        let first = id(9, "A02", "高度重视 提前谋划,CCD", 0);
        assert_eq!(first, id(9, "A02", "高度重视　提前谋划，ＣＣＤ", 0));
        assert_eq!(first, mint("other.cn,2020", &edition(9, "A02"), "高度重视 提前谋划,CCD", 0).hash);
        let others = [
            id(8, "A02", "高度重视 提前谋划,CCD", 0),
            id(9, "A2", "高度重视 提前谋划,CCD", 0),
            id(9, "A02", "高度重视 提前谋划", 0),
            id(9, "A02", "高度重视 提前谋划,CCD", 1),
        ];
        assert!(others.iter().all(|other| *other != first));
    }

    #[test]
    fn a_brief_without_headline_is_known_by_its_first_forty_characters_that_are_no_space() {
        let brief = article("2023-04-09", "A02", "", "本报讯 4月8日，|中原区 召开会议。".repeat(4).as_str());
        let opening = "本报讯4月8日，中原区召开会议。本报讯4月8日，中原区召开会议。本报讯4月8日，";
        assert_eq!((words(&brief).as_str(), opening.chars().count()), (opening, OPENING));
        assert_eq!(words(&article("2023-04-09", "A02", "简讯 两则", "正文")), "简讯 两则");
    }
}

//! Which story somebody means: its id, or as much of the hash as tells it from every other, as git takes the names of commits.

use crate::archive::Archive;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::article::id::ItemId;
use crate::error::Error;
use crate::error::archive::Candidate;
use crate::text::identity;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// No id is shown shorter: four figures are what one reads at a glance and types without a slip, as git has it at its least.
const SHORTEST: usize = 4;

/// So many stories are named to choose from: more is no choice but a list, and there is a command for lists.
const NAMED: usize = 5;

/// So many wrong figures may an id have for its story to be named as the nearest.
const SLIPS: usize = 2;

/// From this many characters on, words that are no id may be those of a headline.
const WORDS: usize = 2;

/// The shortest form of every id of an archive.
#[derive(Debug, Clone, Default)]
pub struct ShortIds(BTreeMap<String, usize>);

impl ShortIds {
    /// The shortest form of each of these hashes; one that stands there twice has none.
    fn among(mut hashes: Vec<String>) -> Self {
        hashes.sort();
        let shared = |one: &str, two: &str| one.bytes().zip(two.bytes()).take_while(|(one, two)| one == two).count();
        let between: Vec<usize> = hashes.iter().zip(hashes.iter().skip(1)).map(|(one, two)| shared(one, two)).collect();
        let before = std::iter::once(0).chain(between.iter().copied());
        let behind = between.iter().copied().chain([0]);
        let lengths: Vec<usize> = before.zip(behind).map(|(before, behind)| (before.max(behind) + 1).max(SHORTEST)).collect();
        Self(hashes.into_iter().zip(lengths).collect())
    }

    /// The shortest form of an id that means no other story: `9cb0`; with day and page where the hash alone does not tell.
    pub fn of(&self, id: &ItemId) -> String {
        let short = self.0.get(&id.hash).and_then(|length| id.hash.get(..*length));
        short.map_or_else(|| id.short(), str::to_owned)
    }
}

/// An id as somebody wrote it, as far as it goes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wanted {
    date: Option<NaiveDate>,
    page: Option<String>,
    prefix: String,
}

impl Wanted {
    /// `9cb0`, `A02/9cb0`, `2026-11-27/A02/9cb0`, or the whole tag. `None` for what is none of this authority's.
    fn read(text: &str, authority: &str) -> Option<Self> {
        let within = match text.strip_prefix("tag:") {
            Some(tag) => tag.strip_prefix(authority)?.strip_prefix(':')?,
            None => text,
        };
        let mut parts: Vec<&str> = within.split('/').collect();
        let prefix = parts.pop().filter(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let page = parts.pop().map(str::to_ascii_lowercase);
        let date = parts.pop().map(str::parse).transpose().ok()?;
        parts.is_empty().then(|| Self { date, page, prefix: prefix.to_ascii_lowercase() })
    }

    fn is_met_by(&self, row: &ArticleRow) -> bool {
        self.is_there(row) && row.hash.to_ascii_lowercase().starts_with(&self.prefix)
    }

    fn is_there(&self, row: &ArticleRow) -> bool {
        self.date.is_none_or(|date| date == row.date)
            && self.page.as_ref().is_none_or(|page| *page == row.page().to_ascii_lowercase())
    }

    /// How many of its figures are another story's.
    fn slips(&self, row: &ArticleRow) -> usize {
        let (wanted, hash) = (self.prefix.chars(), row.hash.to_ascii_lowercase());
        wanted.zip(hash.chars()).filter(|(one, two)| one != two).count() + self.prefix.len().saturating_sub(hash.len())
    }
}

impl Archive {
    /// The id that is meant by `text`: its hash or the beginning of it, with page and day before it or not, the whole tag, or the id that it came with.
    ///
    /// # Errors
    /// [`Error::AmbiguousItem`] where it is the beginning of several, [`Error::UnknownItem`] where it is that of none; each
    /// names stories that may be meant.
    pub fn find_id(&self, text: &str) -> Result<ItemId, Error> {
        self.found(text).map_err(|fault| fault.at(self.path()))
    }

    fn found(&self, text: &str) -> Result<ItemId, Fault> {
        let wanted = Wanted::read(text, self.authority());
        let rows = ArticleRow::select(&self.store.connection, "ORDER BY date DESC, published DESC, hash", [])?;
        if let Some(row) = rows.iter().find(|row| row.adopted.as_ref().is_some_and(|adopted| adopted.as_str() == text)) {
            return Ok(row.id(self.authority()));
        }
        let meant = |row: &&ArticleRow| wanted.as_ref().is_some_and(|wanted| wanted.is_met_by(row));
        let met: Vec<&ArticleRow> = rows.iter().filter(meant).collect();
        let short = ShortIds::among(rows.iter().map(|row| row.hash.clone()).collect());
        let named = |row: &&ArticleRow| -> Result<Candidate, Fault> {
            Ok(Candidate { id: short.of(&row.id(self.authority())), headline: self.called(row)? })
        };
        let id = text.to_owned();
        match met.as_slice() {
            [only] => return Ok(only.id(self.authority())),
            [] => {}
            several => {
                let candidates = several.iter().take(NAMED).map(named).collect::<Result<_, _>>()?;
                return Err(Fault::Told(Error::AmbiguousItem { id, count: several.len(), candidates }));
            }
        }
        let nearest = match &wanted {
            Some(wanted) => nearest(wanted, &rows),
            None => of_headline(text, &rows),
        };
        let nearest = nearest.iter().take(NAMED).map(named).collect::<Result<_, _>>()?;
        Err(Fault::Told(Error::UnknownItem { id, nearest }))
    }

    /// The first of some stories, to choose from.
    pub(crate) fn candidates(&self, rows: &[ArticleRow]) -> Result<Vec<Candidate>, Fault> {
        let short = self.shortest()?;
        let named = |row: &ArticleRow| Ok(Candidate { id: short.of(&row.id(self.authority())), headline: self.called(row)? });
        rows.iter().take(NAMED).map(named).collect()
    }

    /// What a story is called now.
    fn called(&self, row: &ArticleRow) -> Result<String, Fault> {
        let now = row.article(&self.store.connection)?.headline.text();
        Ok(if now.is_empty() { row.headline.clone() } else { now })
    }

    /// The shortest forms of the ids.
    pub fn short_ids(&self) -> Result<ShortIds, Error> {
        self.shortest().map_err(|fault| fault.at(self.path()))
    }

    fn shortest(&self) -> Result<ShortIds, Fault> {
        let mut statement = self.store.connection.prepare("SELECT hash FROM article")?;
        let hashes = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ShortIds::among(hashes))
    }
}

/// The form in which what is looked for and what is printed are compared: blind to width, white space and capitals.
pub(crate) fn folded(text: &str) -> String {
    identity(text).to_lowercase()
}

/// The stories whose ids differ least from what was written.
fn nearest<'all>(wanted: &Wanted, rows: &'all [ArticleRow]) -> Vec<&'all ArticleRow> {
    if wanted.prefix.len() < SHORTEST {
        return Vec::new();
    }
    let mut near: Vec<(usize, &ArticleRow)> = rows.iter().map(|row| (wanted.slips(row), row)).collect();
    near.retain(|(slips, _)| *slips <= SLIPS);
    near.sort_by_key(|(slips, row)| (!wanted.is_there(row), *slips));
    near.into_iter().map(|(_, row)| row).collect()
}

/// The stories in whose first headline the words stand.
fn of_headline<'all>(text: &str, rows: &'all [ArticleRow]) -> Vec<&'all ArticleRow> {
    let words = folded(text);
    if words.chars().count() < WORDS {
        return Vec::new();
    }
    rows.iter().filter(|row| folded(&row.headline).contains(&words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::identity::known::tests::known;
    use crate::archive::identity::revision::tests::article;
    use crate::article::page::Page;

    #[test]
    fn an_id_is_shown_as_short_as_it_means_one_story() {
        let hashes = ["9cb0123456789abc", "9cb0223456789abc", "1000000000000000", "10000000000000ff"];
        let short = ShortIds::among(hashes.map(str::to_owned).to_vec());
        let of = |hash: &str| {
            let date = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap();
            short.of(&ItemId { authority: String::new(), date, page: Page::new("A02"), hash: hash.to_owned(), adopted: None })
        };
        assert_eq!(hashes.map(of), ["9cb01", "9cb02", "100000000000000", "10000000000000f"]);
        assert_eq!(of("0000000000000000"), "2026-11-27/A02/0000000000000000");
        let twice = ShortIds::among(vec!["9cb0123456789abc".to_owned(); 2]);
        assert!(twice.0.values().all(|length| *length == 17), "no beginning tells them apart");
        assert_eq!(ShortIds::among(Vec::new()).0.len(), 0);
    }

    #[test]
    fn an_id_is_read_as_far_as_it_goes() {
        let day = || NaiveDate::from_ymd_opt(2026, 11, 27);
        let wanted = |date, page: Option<&str>, prefix: &str| {
            Some(Wanted { date, page: page.map(str::to_owned), prefix: prefix.to_owned() })
        };
        let table = [
            ("9cb0", wanted(None, None, "9cb0")),
            ("9CB0", wanted(None, None, "9cb0")),
            ("A02/9cb0", wanted(None, Some("a02"), "9cb0")),
            ("2026-11-27/A02/9cb0", wanted(day(), Some("a02"), "9cb0")),
            ("tag:example.cn,2026:2026-11-27/A02/9cb0", wanted(day(), Some("a02"), "9cb0")),
            ("tag:other.cn,2026:2026-11-27/A02/9cb0", None),
            ("2026-11-31/A02/9cb0", None),
            ("x/2026-11-27/A02/9cb0", None),
            ("春到中原", None),
            ("2026-11-27/A02/", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(Wanted::read(text, "example.cn,2026"), expected, "{text}");
        }
    }

    #[test]
    fn two_characters_of_a_headline_find_a_story_and_one_finds_none() {
        let rows = [article("2026-11-27", "A02", "渡口老屋 今天开门", "正文")].map(|it| known(1, &it).row);
        for (text, found) in [("老屋", 1), ("老 屋", 1), ("屋今", 1), ("屋", 0), ("夜市", 0)] {
            assert_eq!(of_headline(text, &rows).len(), found, "{text}");
        }
    }
}

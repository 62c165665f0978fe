//! The feeds of a paper beside its own, and how much all of them hold: `[output]`, `[authors]`, each `[[feed]]`.

use crate::compose;
use crate::compose::options::Wires;
use crate::config::document::Document;
use crate::config::document::Table;
use crate::config::value;
use crate::error::Error;
use crate::error::setting::WrongSetting;
use crate::feed::Amount;
use crate::shelf::Asked;
use crate::shelf::Each;
use crate::shelf::Most;
use crate::shelf::Wanted;
use crate::shelf::filter::Filter;
use crate::shelf::kind::Kind;
use std::collections::BTreeMap;

/// Readers refuse feeds of a megabyte and more; half of it is what most of them like (512 KiB).
const USUAL_BYTES: usize = 512 << 10;

/// So many items where the newest edition is no larger.
const USUAL_ITEMS: usize = 50;

/// A hundred years of days.
const MOST_DAYS: usize = 36_525;

/// Which feeds there are, and what they hold and say.
pub(crate) struct Feeds {
    pub(crate) most: Most,
    pub(crate) without: Vec<Kind>,
    pub(crate) wanted: Wanted,
    pub(crate) amount: Amount,
    pub(crate) wires: Wires,
    pub(crate) max_bytes: usize,
    pub(crate) asked: BTreeMap<String, compose::options::Asked>,
}

/// The keys of a `[[feed]]`, in the order of the README.
pub(crate) const KEYS: &[&str] =
    &["name", "title", "description", "match", "section", "author", "role", "column", "kind", "limit", "days", "content"];

/// Reads all of it; `title` is the paper's.
pub(crate) fn read(document: &Document<'_>, title: &str) -> Result<Feeds, Error> {
    let output = document.table("output")?;
    let most = most(&output, Most { items: USUAL_ITEMS, days: None })?;
    let each = |flag: Option<bool>, usual| if flag.unwrap_or(usual) { Each::Yes } else { Each::No };
    let mut wanted = Wanted {
        sections: each(output.flag("sections")?, true),
        authors: each(document.table("authors")?.flag("feeds")?, false),
        asked: Vec::new(),
        own_alone: None,
    };
    let mut asked = BTreeMap::new();
    for table in document.tables("feed")? {
        let Some(name) = table.read("name", value::feed_name)? else { return Err(table.error(WrongSetting::NamelessFeed)) };
        let filter = filter(&table)?;
        if filter.is_empty() {
            return Err(table.error(WrongSetting::BoundlessFeed { name }));
        }
        let says = compose::options::Asked {
            title: table.read("title", value::text)?.unwrap_or_else(|| format!("{title}·{name}")),
            description: table.read("description", value::text)?,
            amount: table.read("content", value::amount)?,
        };
        if asked.insert(name.clone(), says).is_some() {
            return Err(table.error_at("name", WrongSetting::Twice { name }));
        }
        wanted.asked.push(Asked { name, filter, most: self::most(&table, most)? });
    }
    let wires = output.read("wires", value::wires)?.unwrap_or(Wires::Carry(Amount::Full));
    wanted.own_alone = (wires == Wires::Leave).then(|| title.to_owned());
    Ok(Feeds {
        most,
        without: output.list_or_one("without", value::kind_left_out)?.unwrap_or_default(),
        wanted,
        amount: output.read("content", value::amount)?.unwrap_or_default(),
        wires,
        max_bytes: output.read("max_bytes", value::feed_size)?.unwrap_or(USUAL_BYTES),
        asked,
    })
}

fn most(table: &Table<'_>, usual: Most) -> Result<Most, Error> {
    let days = table.count_to("days", MOST_DAYS)?.and_then(|days| u32::try_from(days).ok());
    Ok(Most { items: table.count("limit")?.unwrap_or(usual.items), days: days.or(usual.days) })
}

fn filter(table: &Table<'_>) -> Result<Filter, Error> {
    let texts = table.list_or_one("match", value::alternatives)?.unwrap_or_default();
    let names = |key| table.list_or_one(key, value::text).map(Option::unwrap_or_default);
    Ok(Filter {
        texts: texts.concat(),
        sections: names("section")?,
        authors: names("author")?,
        roles: table.list_or_one("role", value::credit_role)?.unwrap_or_default(),
        columns: names("column")?,
        kinds: table.list_or_one("kind", value::kind)?.unwrap_or_default(),
    })
}

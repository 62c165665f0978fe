//! What an edition gives to the copy: the articles that its pages alone would bring back otherwise than they are, with
//! another id, another date, or although a person withdrew them.
//!
//! Nothing of what is held back. The rules are not told a second time: what a rebuild would do is asked of `Minting` and `moments`.

use crate::archive::copies::sealed::Exception;
use crate::archive::copies::sealed::Record;
use crate::archive::identity::mint;
use crate::archive::identity::mint::Minting;
use crate::archive::identity::naming::Naming;
use crate::archive::identity::order;
use crate::archive::identity::order::Dated;
use crate::archive::identity::order::Moment;
use crate::archive::identity::order::PrintOrder;
use crate::archive::store::content;
use crate::archive::store::content::Outline;
use crate::archive::store::editions;
use crate::archive::store::fault::Fault;
use crate::archive::store::row::ArticleRow;
use crate::archive::store::row::RevisionRow;
use crate::archive::store::seal::Seal;
use crate::article::Edition;
use crate::article::history::State;
use crate::article::id::ItemId;
use crate::date::DateFrom;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// An article as a rebuild would meet it.
struct Standing {
    row: ArticleRow,
    outline: Outline,
    order: PrintOrder,
    /// What it is known by now.
    words: String,
    /// The hash of what a reader saw last.
    shown: Option<Seal>,
    /// Whether a page holds it.
    on_page: bool,
}

/// Brings up what each edition gives to the copy, where it changed. Gives the change to the seal of all editions.
pub(crate) fn bring_up(connection: &Connection, naming: &Naming) -> Result<Seal, Fault> {
    let mut change = Seal::default();
    for date in editions::without_exceptions(connection)? {
        let records: Vec<u8> = of_edition(connection, naming, date)?.iter().flat_map(|record| record.0).collect();
        change.toggle(editions::set_exceptions(connection, date, &records)?);
    }
    Ok(change)
}

/// The records of an edition.
fn of_edition(connection: &Connection, naming: &Naming, date: NaiveDate) -> Result<Vec<Record>, Fault> {
    let rows = ArticleRow::select(connection, "WHERE date = ?1 AND state <> 'merged'", [date.to_string()])?;
    let edition: Vec<Standing> = rows.into_iter().map(|row| standing(connection, row)).collect::<Result<_, Fault>>()?;
    let natural = natural_ids(&edition, naming);
    let mut exceptional: BTreeSet<i64> = BTreeSet::new();
    for (article, natural) in edition.iter().zip(&natural) {
        let row = &article.row;
        // A page that tells its story's id brings it back with it.
        let is_named = row.adopted.is_some() && row.adopted == article.outline.guid;
        let is_named = is_named || article.outline.guid.is_none() && row.id(&naming.authority) == *natural;
        let differs = !is_named || row.updated != row.published;
        let by_page = row.state == State::Live || row.state == State::OffPage;
        if row.state.is_by_hand() || by_page && differs {
            exceptional.insert(row.number);
        }
    }
    while let Some(moved) = moved(&edition, naming, date, &exceptional) {
        exceptional.extend(moved);
    }
    let told = edition.iter().zip(&natural).filter(|(article, _)| exceptional.contains(&article.row.number));
    let told = told.filter(|(article, _)| article.row.state != State::Held);
    Ok(told.flat_map(|(article, natural)| Record::all(natural, &exception(article, naming))).collect())
}

/// The articles whose moment of publication a rebuild would move; `None` where there are none but those that it is told.
fn moved(edition: &[Standing], naming: &Naming, date: NaiveDate, told: &BTreeSet<i64>) -> Option<Vec<i64>> {
    let there: Vec<&Standing> = edition.iter().filter(|article| article.on_page).collect();
    let out = order::first_moment(date, naming.publish_time, there.len());
    let dated = |article: &&Standing| Dated {
        print: article.order.clone(),
        release: article.outline.release,
        moment: match told.contains(&article.row.number) {
            true => Moment::Known(article.row.published),
            false => Moment::Planned,
        },
    };
    let edition: Vec<Dated> = there.iter().map(dated).collect();
    let moments = order::moments(&edition, out, out);
    let moved = there.iter().zip(moments).filter(|(article, moment)| article.row.published != *moment);
    // What is held back has no moment yet.
    let moved: Vec<i64> =
        moved.map(|(article, _)| &article.row).filter(|row| row.state != State::Held).map(|row| row.number).collect();
    (!moved.is_empty()).then_some(moved)
}

fn standing(connection: &Connection, row: ArticleRow) -> Result<Standing, Fault> {
    let revision: RevisionRow = row.revision(connection)?;
    let held = "SELECT EXISTS (SELECT 1 FROM sighting WHERE article = ?1)";
    let on_page = connection.prepare_cached(held)?.query_row([row.number], |it| it.get(0))?;
    // An article that was never called otherwise need not be read whole: most are such.
    let words = match mint::key(&row.headline) == row.words {
        true => row.headline.clone(),
        false => mint::words(&content::read(&revision.content, revision.place.clone())?),
    };
    let outline = content::outline(&revision.content)?;
    let order = PrintOrder::at(outline.page.as_ref(), &revision.place, outline.position);
    Ok(Standing { outline, order, words, shown: revision.shown, on_page, row })
}

/// The ids that a rebuild from the pages would mint. Of several that say the same those on a page come first, in print order.
fn natural_ids(edition: &[Standing], naming: &Naming) -> Vec<ItemId> {
    let mut ranked: Vec<(usize, &Standing)> = edition.iter().enumerate().collect();
    ranked.sort_by_key(|(_, article)| (!article.on_page, article.order.clone()));
    let mut minting = Minting::default();
    let mut natural = BTreeMap::new();
    for (at, article) in ranked {
        let Outline { date, page, .. } = &article.outline;
        let edition = Edition { date: *date, page: page.clone(), date_from: DateFrom::Path };
        natural.insert(at, minting.next(&naming.authority, &edition, &article.words));
    }
    natural.into_values().collect()
}

fn exception(article: &Standing, naming: &Naming) -> Exception {
    let row = &article.row;
    Exception {
        id: row.id(&naming.authority),
        state: row.state,
        published: row.published,
        updated: row.updated,
        changed: row.changed,
        withdrawn: row.withdrawn,
        reason: row.reason.clone(),
        shown: article.shown,
    }
}

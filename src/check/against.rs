//! Two versions of a feed: what of the newer makes readers show again what they have shown, or lose it.

use crate::check::checked::Checked;
use crate::check::dates::Moment;
use crate::check::fault::Fault;
use crate::check::place::Place;
use crate::check::place::START;
use crate::check::rule::Finding;
use crate::check::rule::Rule;
use crate::check::story::Feed;
use crate::check::story::Item;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

rules! {
    DOCUMENT Error "against-document" "benbao"
    FEED_ID Error "against-feed-id" "RFC 4287 §4.2.6"
    OWN Advice "against-self" "RSS Best Practices: atom:link"
    ALL Error "against-all" "RFC 4287 §4.2.6; RSS 2.0: guid"
    ID Error "against-id" "RFC 4287 §4.2.6; RSS 2.0: guid"
    GONE Advice "against-gone" "RFC 5005 §4; RFC 6721"
    PUBLISHED Error "against-published" "RFC 4287 §4.2.9"
    BACK Error "against-updated-back" "RFC 4287 §4.2.15"
    ALONE Error "against-updated-alone" "Microsoft Start: date; RFC 4287 §4.2.15"
    SILENT Advice "against-updated-same" "RFC 4287 §4.2.15"
    LINK Advice "against-link" "RSS Best Practices: item/link"
}

/// A document that was there and is not any more.
pub(crate) fn gone(old: &Checked) -> Checked {
    let what = Fault::Missing(old.format.as_str().to_owned());
    Checked { format: old.format, findings: vec![Finding { rule: DOCUMENT, place: START, what }], more: 0, size: 0, feed: None }
}

/// Holds a document to what it was.
pub(crate) fn hold(new: &mut Checked, old: &Checked) {
    let (Some(now), Some(before)) = (&new.feed, &old.feed) else { return };
    let mut changes = Changes { found: Vec::new() };
    changes.feed(now, before);
    changes.items(now, before);
    new.findings.append(&mut changes.found);
    new.findings.sort_by_key(|finding| finding.place);
}

struct Changes {
    found: Vec<Finding>,
}

impl Changes {
    fn add(&mut self, rule: &'static Rule, place: Place, what: Fault) {
        self.found.push(Finding { rule, place, what });
    }

    fn differs(&mut self, rule: &'static Rule, place: Place, name: &str, now: &str, before: &str) {
        self.add(rule, place, Fault::Differs(name.to_owned(), now.to_owned(), before.to_owned()));
    }

    fn moment(&mut self, rule: &'static Rule, place: Place, name: &str, now: Moment, before: Moment) {
        self.differs(rule, place, name, &now.to_rfc3339(), &before.to_rfc3339());
    }

    fn feed(&mut self, now: &Feed, before: &Feed) {
        let is_address = now.id == now.address && before.id == before.address;
        if now.id != before.id && !before.id.is_empty() && !is_address {
            self.differs(FEED_ID, START, "id", &now.id, &before.id);
        }
        if now.address != before.address && !before.address.is_empty() {
            self.differs(OWN, START, "self", &now.address, &before.address);
        }
        if let (Some((moment, place)), Some((earlier, _))) = (now.updated, before.updated)
            && moment < earlier
        {
            self.moment(BACK, place, "updated", moment, earlier);
        }
    }

    fn items(&mut self, now: &Feed, before: &Feed) {
        let named = |feed: &'_ Feed| feed.items.iter().any(|item| !item.id.is_empty());
        if !named(before) || !named(now) {
            return;
        }
        let living: BTreeMap<&str, &Item> = now.items.iter().map(|item| (item.id.as_str(), item)).collect();
        let known: BTreeSet<&str> = before.items.iter().map(|item| item.id.as_str()).collect();
        if !known.iter().any(|id| living.contains_key(id)) {
            let first = now.items.first().map_or(START, |item| item.id_place);
            self.add(ALL, first, Fault::Count("id".to_owned(), 0));
        }
        // A story of another id that is the same: by its page, else by its headline and day.
        let fresh: Vec<&Item> = now.items.iter().filter(|item| !known.contains(item.id.as_str())).collect();
        let by_link: BTreeMap<&str, &Item> =
            fresh.iter().filter(|item| !item.link.is_empty()).map(|item| (item.link.as_str(), *item)).collect();
        let day = |item: &Item| item.published.map(|(moment, _)| moment.date_naive());
        let by_title: BTreeMap<_, &Item> = fresh.iter().map(|item| ((item.title.as_str(), day(item)), *item)).collect();
        let oldest = now.items.iter().filter(|item| known.contains(item.id.as_str())).filter_map(|it| it.published).min();
        for item in before.items.iter().filter(|item| !item.id.is_empty()) {
            if let Some(same) = living.get(item.id.as_str()) {
                self.item(same, item);
            } else if let Some(same) = by_link.get(item.link.as_str()).or(by_title.get(&(item.title.as_str(), day(item)))) {
                self.differs(ID, same.id_place, "id", &same.id, &item.id);
            } else if !now.withdrawn.contains(&item.id) {
                self.gone(item, oldest.map(|(moment, _)| moment));
            }
        }
    }

    /// The oldest leave a feed as new ones come; one that leaves while an older one stays was taken out.
    fn gone(&mut self, item: &Item, oldest: Option<Moment>) {
        if let (Some((published, _)), Some(oldest)) = (item.published, oldest)
            && published > oldest
        {
            self.add(GONE, START, Fault::Missing(format!("{} {}", item.id, item.title)));
        }
    }

    fn item(&mut self, now: &Item, before: &Item) {
        if let (Some((moment, place)), Some((earlier, _))) = (now.published, before.published)
            && moment != earlier
        {
            self.moment(PUBLISHED, place, "published", moment, earlier);
        }
        if now.link != before.link && !before.link.is_empty() {
            self.differs(LINK, now.place, "link", &now.link, &before.link);
        }
        let is_same = now.title == before.title
            && now.body == before.body
            && now.summary == before.summary
            && now.authors == before.authors
            && now.link == before.link;
        match (now.updated, before.updated) {
            (Some((moment, place)), Some((earlier, _))) if moment < earlier => {
                self.moment(BACK, place, "updated", moment, earlier);
            }
            (Some((moment, place)), Some((earlier, _))) if moment > earlier && is_same => {
                self.moment(ALONE, place, "updated", moment, earlier);
            }
            (Some((moment, place)), Some((earlier, _))) if moment == earlier && now.body != before.body => {
                self.add(SILENT, place, Fault::Is("updated".to_owned(), moment.to_rfc3339()));
            }
            _ => {}
        }
    }
}

//! A record of the copy: what is remembered of one story, readable only by whoever knows the id that its page gives it.
//!
//! A record is a tag, a check and a text, each of which looks like noise: BLAKE3 keyed by that id. All have one length; a
//! longer text goes on in further records, and nothing tells which belong together. The same text always gives the same.

use crate::archive::store::seal::Seal;
use crate::article::history::State;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::article::page::Page;
use crate::beijing::Instant;
use blake3::Hasher;
use chrono::Datelike;
use chrono::NaiveDate;

/// The bytes of a tag, and of a check.
const TAG: usize = 16;

/// As much of the text as one record carries: enough for all but a long reason.
const TEXT: usize = 128;

/// The bytes of a record.
pub(crate) const RECORD: usize = TAG + TAG + TEXT;

/// A longer reason is cut.
const LONGEST: usize = 1_000;

/// So many records at most carry one text.
const MOST: u16 = 64;

/// What the copy tells of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Exception {
    /// Its id; that of the page where they are the same.
    pub(crate) id: ItemId,
    pub(crate) state: State,
    pub(crate) published: Instant,
    pub(crate) updated: Instant,
    pub(crate) changed: Instant,
    pub(crate) withdrawn: Option<Instant>,
    pub(crate) reason: Option<String>,
    /// The hash of what a reader saw last, where its page was seen.
    pub(crate) shown: Option<Seal>,
}

/// One record, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record(pub(crate) [u8; RECORD]);

impl Record {
    /// The records of a story; `natural` is the id that its page gives it today.
    pub(crate) fn all(natural: &ItemId, told: &Exception) -> Vec<Self> {
        let bytes = told.bytes();
        bytes.chunks(TEXT).zip(0..MOST).map(|(text, number)| Self::seal(natural, number, text)).collect()
    }

    fn seal(natural: &ItemId, number: u16, text: &[u8]) -> Self {
        let mut padded = [0; TEXT];
        padded.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
        let check = check(natural, number, &padded);
        let noise = noise(natural, number, &check);
        let mut record = [0; RECORD];
        let text = padded.iter().zip(noise).map(|(byte, noise)| byte ^ noise);
        let bytes = tag(natural, number).into_iter().chain(check).chain(text);
        record.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
        Self(record)
    }

    /// Tag and rest.
    pub(crate) fn parts(record: &[u8; RECORD]) -> (Vec<u8>, Vec<u8>) {
        let (tag, rest) = record.split_at(TAG);
        (tag.to_vec(), rest.to_vec())
    }

    /// A record as a line of the copy.
    pub(crate) fn from_hex(line: &str) -> Option<Self> {
        if line.len() != 2 * RECORD {
            return None;
        }
        let mut record = [0; RECORD];
        for (at, place) in record.iter_mut().enumerate() {
            *place = line.get(2 * at..2 * at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok())?;
        }
        Some(Self(record))
    }
}

/// Reads what is told of the story that its page gives this id. `rest` finds the record with a tag, and claims it.
///
/// # Errors
/// Whatever `rest` says.
pub(crate) fn read<E>(
    natural: &ItemId,
    mut rest: impl FnMut(&[u8]) -> Result<Option<Vec<u8>>, E>,
) -> Result<Option<Exception>, E> {
    let mut text = Vec::new();
    for number in 0..MOST {
        let Some(found) = rest(&tag(natural, number))? else { return Ok(None) };
        let Some((check_found, sealed)) = found.split_at_checked(TAG) else { return Ok(None) };
        let Ok(check_found) = <[u8; TAG]>::try_from(check_found) else { return Ok(None) };
        let noise = noise(natural, number, &check_found);
        let part: Vec<u8> = sealed.iter().zip(noise).map(|(byte, noise)| byte ^ noise).collect();
        if part.len() != TEXT || check(natural, number, &part) != check_found {
            return Ok(None);
        }
        text.extend(part);
        if Exception::length(&text).is_some_and(|length| length <= text.len()) {
            break;
        }
    }
    Ok(Exception::parse(&text, natural))
}

fn keyed(purpose: &str, natural: &ItemId, number: u16) -> Hasher {
    let mut hasher = Hasher::new_derive_key(purpose);
    hasher.update(&number.to_le_bytes()).update(natural.to_string().as_bytes());
    hasher
}

fn tag(natural: &ItemId, number: u16) -> [u8; TAG] {
    let mut tag = [0; TAG];
    keyed("benbao 2026 copy: tag", natural, number).finalize_xof().fill(&mut tag);
    tag
}

/// Both check and salt: the same words never meet the same noise twice.
fn check(natural: &ItemId, number: u16, text: &[u8]) -> [u8; TAG] {
    let mut check = [0; TAG];
    keyed("benbao 2026 copy: check", natural, number).update(&[0]).update(text).finalize_xof().fill(&mut check);
    check
}

fn noise(natural: &ItemId, number: u16, check: &[u8; TAG]) -> [u8; TEXT] {
    let mut noise = [0; TEXT];
    keyed("benbao 2026 copy: text", natural, number).update(&[0]).update(check).finalize_xof().fill(&mut noise);
    noise
}

impl Exception {
    /// Its length in two bytes, then every field.
    fn bytes(&self) -> Vec<u8> {
        let mut fields = Vec::new();
        let state = State::ALL.iter().position(|state| *state == self.state).unwrap_or_default();
        fields.push(u8::try_from(state).unwrap_or_default());
        let moment = |moment: Option<Instant>| moment.map_or(i64::MIN, Instant::seconds).to_le_bytes();
        for at in [Some(self.published), Some(self.updated), Some(self.changed), self.withdrawn] {
            fields.extend(moment(at));
        }
        fields.extend(self.shown.unwrap_or_default().0);
        fields.extend(self.id.date.num_days_from_ce().to_le_bytes());
        for text in [self.id.page(), &self.id.hash, self.reason.as_deref().unwrap_or_default()] {
            let text: String = text.chars().take(LONGEST).collect();
            fields.extend(u16::try_from(text.len()).unwrap_or_default().to_le_bytes());
            fields.extend(text.as_bytes());
        }
        fields.push(u8::from(self.reason.is_some()));
        // An older benbao reads no further; of a story that has an id of ours there is no more to read.
        if let Some(adopted) = &self.id.adopted {
            fields.extend(u16::try_from(adopted.as_str().len()).unwrap_or_default().to_le_bytes());
            fields.extend(adopted.as_str().as_bytes());
        }
        let mut bytes = u16::try_from(fields.len()).unwrap_or_default().to_le_bytes().to_vec();
        bytes.extend(fields);
        bytes
    }

    /// How many bytes there must be, the two that say so included.
    fn length(bytes: &[u8]) -> Option<usize> {
        let length: [u8; 2] = bytes.first_chunk().copied()?;
        Some(usize::from(u16::from_le_bytes(length)) + 2)
    }

    fn parse(bytes: &[u8], natural: &ItemId) -> Option<Self> {
        let mut fields = bytes.get(2..Self::length(bytes)?)?;
        let state = *State::ALL.get(usize::from(take::<1>(&mut fields)?[0]))?;
        let mut moment = || take(&mut fields).map(i64::from_le_bytes);
        let (published, updated, changed, withdrawn) = (moment()?, moment()?, moment()?, moment()?);
        let shown = Seal(take(&mut fields)?);
        let date = NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(take(&mut fields)?))?;
        let (page, hash, reason) = (text(&mut fields)?, text(&mut fields)?, text(&mut fields)?);
        let page = Page::read(&page).ok()?;
        let has_reason = take::<1>(&mut fields)? == [1];
        let adopted = if fields.is_empty() { None } else { Some(Adopted::new(&text(&mut fields)?)?) };
        Some(Self {
            id: ItemId { authority: natural.authority.clone(), date, page, hash, adopted },
            state,
            published: Instant::from_seconds(published)?,
            updated: Instant::from_seconds(updated)?,
            changed: Instant::from_seconds(changed)?,
            withdrawn: if withdrawn == i64::MIN { None } else { Some(Instant::from_seconds(withdrawn)?) },
            reason: has_reason.then_some(reason),
            shown: (shown != Seal::default()).then_some(shown),
        })
    }
}

/// The next text of a record, its length before it.
fn text(fields: &mut &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes(take(fields)?));
    let (text, rest) = fields.split_at_checked(length)?;
    *fields = rest;
    String::from_utf8(text.to_vec()).ok()
}

/// The next bytes of a record.
fn take<const COUNT: usize>(fields: &mut &[u8]) -> Option<[u8; COUNT]> {
    let (taken, rest) = fields.split_first_chunk()?;
    *fields = rest;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    fn id(hash: &str) -> ItemId {
        let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
        ItemId { authority: "example.cn,2023".to_owned(), date, page: Page::new("A02"), hash: hash.to_owned(), adopted: None }
    }

    fn told(reason: Option<&str>) -> Exception {
        let moment = |text| Instant::parse(text).unwrap();
        Exception {
            id: id("0123456789abcdef"),
            state: if reason.is_some() { State::Withdrawn } else { State::Live },
            published: moment("2023-04-09T06:00:00+08:00"),
            updated: moment("2023-04-10T06:00:00+08:00"),
            changed: moment("2023-04-10T06:00:00+08:00"),
            withdrawn: reason.map(|_| moment("2023-04-11T06:00:00+08:00")),
            reason: reason.map(str::to_owned),
            shown: Some(Seal([7; 16])),
        }
    }

    fn read_back(natural: &ItemId, records: &[Record]) -> Option<Exception> {
        let records: BTreeMap<_, _> = records.iter().map(|record| Record::parts(&record.0)).collect();
        read(natural, |tag| Ok::<_, Infallible>(records.get(tag).cloned())).unwrap()
    }

    #[test]
    fn a_story_comes_back_to_whoever_knows_its_page_and_to_nobody_else() {
        let natural = id("fedcba9876543210");
        for reason in [None, Some(""), Some("事实有误"), Some("事实有误，向读者致歉。".repeat(40).as_str())] {
            let told = told(reason);
            let records = Record::all(&natural, &told);
            assert_eq!(read_back(&natural, &records), Some(told), "{reason:?}");
            assert_eq!(read_back(&id("fedcba9876543211"), &records), None);
        }
        assert_eq!(Record::all(&natural, &told(Some("事实有误"))).len(), 1);
        for guid in ["https://old.example.cn/?p=15", &"长".repeat(1_000)] {
            let told = Exception { id: ItemId { adopted: Adopted::new(guid), ..id("0123456789abcdef") }, ..told(Some("误")) };
            assert_eq!(read_back(&natural, &Record::all(&natural, &told)), Some(told), "{guid}");
        }
    }

    #[test]
    fn a_record_shows_no_word_and_no_two_have_anything_in_common() {
        let natural = id("fedcba9876543210");
        let (live, withdrawn) = (told(None), told(Some("事实有误")));
        let one = Record::all(&natural, &live);
        assert_eq!(one, Record::all(&natural, &live), "the same text gives the same record");
        let two = Record::all(&natural, &withdrawn);
        let equal = |one: &Record, two: &Record| one.0.iter().zip(two.0).skip(TAG).filter(|(a, b)| **a == *b).count();
        assert!(equal(&one[0], &two[0]) < 16, "no noise serves twice");
        let bytes: Vec<u8> = two.iter().flat_map(|record| record.0).collect();
        for part in ["事实", "A02", "0123456789"] {
            assert!(!bytes.windows(part.len()).any(|it| it == part.as_bytes()), "{part}");
        }
    }

    #[test]
    fn a_changed_bit_is_never_read() {
        let natural = id("fedcba9876543210");
        let records = Record::all(&natural, &told(Some("事实有误")));
        for bit in 0..RECORD * 8 {
            let mut damaged = records.clone();
            damaged[0].0[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(read_back(&natural, &damaged), None, "bit {bit}");
        }
    }
}

//! A TOML file whose every value still knows where it stands, and the errors that point there: file, line, column, the
//! line itself and a caret below what is meant, set by display width. What a value means is left to its reader.

use crate::config::slip;
use crate::error::Error;
use crate::error::Place;
use crate::error::setting::Excerpt;
use crate::error::setting::Expected;
use crate::error::setting::Misset;
use crate::error::setting::Remedy;
use crate::error::setting::Setting;
use crate::error::setting::WrongSetting;
use crate::error::value::WrongValue;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

/// The whole file.
pub(crate) struct Document<'t> {
    file: &'t Path,
    text: &'t str,
    root: DeTable<'t>,
}

/// One table of it; empty where the file has none of that name.
pub(crate) struct Table<'d> {
    document: &'d Document<'d>,
    values: Option<&'d DeTable<'d>>,
    /// Where one of several of a name begins.
    span: Option<Range<usize>>,
}

impl<'t> Document<'t> {
    /// Reads TOML 1.1.
    pub(crate) fn parse(file: &'t Path, text: &'t str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let empty = Self { file, text, root: DeTable::new() };
        match DeTable::parse(text) {
            Ok(root) => Ok(Self { root: root.into_inner(), ..empty }),
            Err(error) => {
                let (slip, span) = slip::found(text, error.span().unwrap_or(0..0), error.message());
                Err(empty.error(&span, WrongSetting::Slip(slip)))
            }
        }
    }

    /// The folder in which the file lies.
    pub(crate) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }

    /// The keys above every table.
    pub(crate) fn top(&self) -> Table<'_> {
        Table { document: self, values: Some(&self.root), span: None }
    }

    /// The table of that name.
    pub(crate) fn table(&self, name: &str) -> Result<Table<'_>, Error> {
        let values = match self.top().find(name) {
            None => None,
            Some(value) => match value.get_ref() {
                DeValue::Table(values) => Some(values),
                _ => return Err(self.error(&value.span(), WrongSetting::NoTable { name: name.to_owned() })),
            },
        };
        Ok(Table { document: self, values, span: None })
    }

    /// The tables of a list of that name (`[[feed]]`), in the order of the file.
    pub(crate) fn tables(&self, name: &str) -> Result<Vec<Table<'_>>, Error> {
        let Some(value) = self.top().find(name) else { return Ok(Vec::new()) };
        let wrong = |span: &Range<usize>| self.error(span, WrongSetting::NoTables { name: name.to_owned() });
        let DeValue::Array(values) = value.get_ref() else { return Err(wrong(&value.span())) };
        if let Some(other) = values.iter().find(|value| value.get_ref().as_table().is_none()) {
            return Err(wrong(&other.span()));
        }
        let tables = values.iter().filter_map(|value| Some((value.span(), value.get_ref().as_table()?)));
        Ok(tables.map(|(span, values)| Table { document: self, values: Some(values), span: Some(span) }).collect())
    }

    /// The first key, in the order of the file, that is in none of the tables; a table without keys has the user's own.
    pub(crate) fn refuse_unknown_keys(&self, known: &[(&'static str, &[&'static str])]) -> Result<(), Error> {
        let mut unknown: Option<(Range<usize>, WrongSetting)> = None;
        let mut refuse = |span: Range<usize>, table: &str, key: &str| {
            if unknown.as_ref().is_none_or(|(first, _)| span.start < first.start) {
                let wrong = WrongSetting::Unknown { key: key.to_owned(), remedy: remedy(known, table, key) };
                unknown = Some((span, wrong));
            }
        };
        for (key, value) in &self.root {
            let name = key.get_ref().as_ref();
            match known.iter().find(|(table, _)| *table == name && !table.is_empty()) {
                None if is_known(known, "", name) => {}
                None => refuse(key.span(), "", name),
                Some((_, [])) => {}
                Some((table, _)) => {
                    let one = value.get_ref().as_table().into_iter();
                    let several = value.get_ref().as_array().into_iter().flatten().filter_map(|it| it.get_ref().as_table());
                    for (key, _) in one.chain(several).flatten() {
                        if !is_known(known, table, key.get_ref()) {
                            refuse(key.span(), table, key.get_ref());
                        }
                    }
                }
            }
        }
        unknown.map_or(Ok(()), |(span, wrong)| Err(self.error(&span, wrong)))
    }

    /// What the whole file lacks.
    pub(crate) fn lacks(&self, wrong: WrongSetting) -> Error {
        Error::Config(Box::new(Misset { place: Setting::At(Place::file(self.file)), wrong, excerpt: None }))
    }

    /// An error that points at a part of the file.
    fn error(&self, span: &Range<usize>, wrong: WrongSetting) -> Error {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let begins = before.rfind('\n').map_or(0, |end| end + 1);
        let line = self.text.get(begins..).unwrap_or("").lines().next().unwrap_or("").to_owned();
        let number = before.matches('\n').count() + 1;
        let start = before.get(begins..).unwrap_or("").chars().count();
        let meant = self.text.get(span.clone()).unwrap_or("").lines().next().unwrap_or("");
        let columns = (start, start + meant.chars().count());
        Error::Config(Box::new(Misset {
            place: Setting::At(Place { columns: Some(columns), ..Place::line(self.file, number) }),
            wrong,
            excerpt: Some(Excerpt { line: number, text: line, columns }),
        }))
    }
}

impl<'d> Table<'d> {
    fn find(&self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.values?.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// What is wrong with the table as a whole.
    pub(crate) fn error(&self, wrong: WrongSetting) -> Error {
        match &self.span {
            Some(span) => self.document.error(span, wrong),
            None => self.document.lacks(wrong),
        }
    }

    /// What is wrong with what a key of it says.
    pub(crate) fn error_at(&self, key: &str, wrong: WrongSetting) -> Error {
        match self.find(key) {
            Some(value) => self.document.error(&value.span(), wrong),
            None => self.error(wrong),
        }
    }

    /// A text, read by what its key expects.
    pub(crate) fn read<T>(&self, key: &str, read: impl Fn(&str) -> Result<T, WrongValue>) -> Result<Option<T>, Error> {
        self.find(key).map(|value| self.text(key, value, read)).transpose()
    }

    /// A list of texts.
    pub(crate) fn list<T>(&self, key: &str, read: impl Fn(&str) -> Result<T, WrongValue>) -> Result<Option<Vec<T>>, Error> {
        let Some(value) = self.find(key) else { return Ok(None) };
        let Some(values) = value.get_ref().as_array() else {
            return Err(self.expected(key, value, Expected::Texts));
        };
        values.iter().map(|value| self.text(key, value, &read)).collect::<Result<_, _>>().map(Some)
    }

    /// A text, or a list of texts.
    pub(crate) fn list_or_one<T>(
        &self,
        key: &str,
        read: impl Fn(&str) -> Result<T, WrongValue>,
    ) -> Result<Option<Vec<T>>, Error> {
        let is_one = self.find(key).is_some_and(|value| value.get_ref().as_str().is_some());
        if is_one { self.read(key, read).map(|one| one.map(|one| vec![one])) } else { self.list(key, read) }
    }

    /// Whether the file has the table, be it empty.
    pub(crate) fn is_there(&self) -> bool {
        self.values.is_some()
    }

    /// A number from 1.
    pub(crate) fn count(&self, key: &str) -> Result<Option<usize>, Error> {
        self.number(key, 1)
    }

    /// A number from 0.
    pub(crate) fn count_from_zero(&self, key: &str) -> Result<Option<usize>, Error> {
        self.number(key, 0)
    }

    fn number(&self, key: &str, least: usize) -> Result<Option<usize>, Error> {
        let Some(value) = self.find(key) else { return Ok(None) };
        let number = value.get_ref().as_integer().map(|it| usize::from_str_radix(it.as_str(), it.radix()));
        match number {
            Some(Ok(count)) if count >= least => Ok(Some(count)),
            Some(_) => {
                let wrong = if least == 0 { WrongValue::NoNumber } else { WrongValue::NoCount };
                Err(self.document.error(&value.span(), WrongSetting::Value { key: key.to_owned(), wrong }))
            }
            _ => Err(self.expected(key, value, Expected::Count)),
        }
    }

    /// A number from 1 to `most`.
    pub(crate) fn count_to(&self, key: &str, most: usize) -> Result<Option<usize>, Error> {
        match (self.count(key)?, self.find(key)) {
            (Some(count), Some(value)) if count > most => {
                let wrong = WrongValue::TooMany { most };
                Err(self.document.error(&value.span(), WrongSetting::Value { key: key.to_owned(), wrong }))
            }
            (count, _) => Ok(count),
        }
    }

    /// Yes or no.
    pub(crate) fn flag(&self, key: &str) -> Result<Option<bool>, Error> {
        let Some(value) = self.find(key) else { return Ok(None) };
        value.get_ref().as_bool().map(Some).ok_or_else(|| self.expected(key, value, Expected::Flag))
    }

    /// Every key with its text, both read by what the table expects.
    pub(crate) fn entries(
        &self,
        read_key: impl Fn(&str) -> Result<String, WrongValue>,
        read: impl Fn(&str) -> Result<String, WrongValue>,
    ) -> Result<BTreeMap<String, String>, Error> {
        let mut entries = BTreeMap::new();
        for (key, value) in self.values.into_iter().flatten() {
            let name = read_key(key.get_ref()).map_err(|wrong| self.document.error(&key.span(), WrongSetting::Key(wrong)))?;
            let text = self.text(key.get_ref(), value, &read)?;
            if entries.insert(name.clone(), text).is_some() {
                return Err(self.document.error(&key.span(), WrongSetting::Twice { name }));
            }
        }
        Ok(entries)
    }

    fn text<T>(&self, key: &str, value: &Spanned<DeValue<'_>>, read: impl Fn(&str) -> Result<T, WrongValue>) -> Result<T, Error> {
        let text = value.get_ref().as_str().ok_or_else(|| self.expected(key, value, Expected::Text))?;
        read(text).map_err(|wrong| self.document.error(&value.span(), WrongSetting::Value { key: key.to_owned(), wrong }))
    }

    fn expected(&self, key: &str, value: &Spanned<DeValue<'_>>, expected: Expected) -> Error {
        let key = key.to_owned();
        let is_meant = |text: &&str| match expected {
            Expected::Count => text.parse().is_ok_and(|count: usize| count > 0),
            Expected::Flag => matches!(*text, "true" | "false"),
            Expected::Text | Expected::Texts => false,
        };
        let wrong = match value.get_ref().as_str().map(str::trim).filter(is_meant) {
            Some(value) => WrongSetting::Quoted { key, expected, value: value.to_owned() },
            None => WrongSetting::Kind { key, expected, found: value.get_ref().type_str() },
        };
        self.document.error(&value.span(), wrong)
    }
}

/// The table of which there may be several.
const SEVERAL: &str = "feed";

fn is_known(known: &[(&str, &[&str])], table: &str, key: &str) -> bool {
    known.iter().any(|(name, keys)| *name == table && keys.contains(&key))
}

/// Where the key belongs if it is a known one in the wrong table, else the known one that it is most like.
fn remedy(known: &[(&'static str, &[&'static str])], table: &str, key: &str) -> Remedy {
    let homes = known.iter().filter(|(_, keys)| keys.contains(&key)).map(|(name, _)| *name);
    // Of what stands in a list and elsewhere too, the table of the whole paper is meant.
    let (several, homes): (Vec<&'static str>, Vec<&'static str>) = homes.partition(|name| *name == SEVERAL);
    let homes = if homes.is_empty() && !several.is_empty() { vec!["[feed]"] } else { homes };
    if !homes.is_empty() {
        return Remedy::Belongs(homes);
    }
    let own = known.iter().filter(|(name, _)| *name == table).flat_map(|(_, keys)| keys.iter().copied());
    let tables = known.iter().map(|(name, _)| *name).filter(|name| table.is_empty() && !name.is_empty());
    let candidates: Vec<&'static str> = own.chain(tables).collect();
    if let Some(right) = candidates.iter().find(|candidate| candidate.eq_ignore_ascii_case(key)) {
        return Remedy::Case(right);
    }
    let likeness = |candidate: &str| strsim::normalized_damerau_levenshtein(candidate, key);
    let nearest = candidates.iter().copied().max_by(|left, right| likeness(left).total_cmp(&likeness(right)));
    match nearest {
        Some(nearest) if likeness(nearest) >= 0.5 => Remedy::Like(nearest),
        _ => Remedy::Known(candidates),
    }
}

//! The scores by kind and field, as a table and as floors.

use crate::score::Field;
use std::collections::BTreeMap;
use std::fmt;

/// How many of how many.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    right: u32,
    all: u32,
}

impl Share {
    fn value(self) -> f64 {
        f64::from(self.right) / f64::from(self.all.max(1))
    }
}

/// The scores.
#[derive(Debug, Default)]
pub(crate) struct Table {
    shares: BTreeMap<(String, Field), Share>,
    extra: BTreeMap<String, u32>,
}

impl Table {
    /// Counts one.
    pub(crate) fn add(&mut self, kind: &str, field: Field, is_right: bool) {
        for kind in [kind, "whole"] {
            let share = self.shares.entry((kind.to_owned(), field)).or_default();
            share.all += 1;
            share.right += u32::from(is_right);
        }
    }

    /// Counts a story that is none.
    pub(crate) fn extra(&mut self, kind: &str) {
        for kind in [kind, "whole"] {
            *self.extra.entry(kind.to_owned()).or_default() += 1;
        }
    }

    fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> = self.shares.keys().map(|(kind, _)| kind.as_str()).collect();
        kinds.dedup();
        kinds
    }

    /// The file of floors that these scores just reach.
    pub(crate) fn floors(&self) -> String {
        let mut file = String::from("# What each kind and field reaches at the least: RENEW=1 cargo test --test reading\n");
        for kind in self.kinds() {
            file.push_str(&format!("\n[{kind}]\n"));
            for field in Field::ALL {
                let share = self.shares[&(kind.to_owned(), field)];
                file.push_str(&format!("\"{}\" = {:.3}\n", field.as_str(), (share.value() * 1000.0).floor() / 1000.0));
            }
            file.push_str(&format!("extra = {}\n", self.extra.get(kind).copied().unwrap_or_default()));
        }
        file
    }

    /// What lies below its floor; a kind or field without a floor does too.
    pub(crate) fn below(&self, floors: &str, rounding: f64) -> Vec<String> {
        let floors: toml::Table = toml::from_str(floors).unwrap();
        let mut below = Vec::new();
        for ((kind, field), share) in &self.shares {
            let floor = floors.get(kind).and_then(|it| it.get(field.as_str())).and_then(toml::Value::as_float);
            if floor.is_none_or(|floor| share.value() + rounding < floor) {
                below.push(format!("{kind} {}: {:.3}, floor {floor:?}", field.as_str(), share.value()));
            }
        }
        for (kind, extra) in &self.extra {
            let most = floors.get(kind).and_then(|it| it.get("extra")).and_then(toml::Value::as_integer).unwrap_or(0);
            if i64::from(*extra) > most {
                below.push(format!("{kind}: {extra} stories that are none, at the most {most}"));
            }
        }
        below
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:<18}{:>8}", "kind", "stories")?;
        for field in Field::ALL {
            write!(out, "{:>10}", field.as_str())?;
        }
        writeln!(out, "{:>8}", "extra")?;
        for kind in self.kinds() {
            write!(out, "{kind:<18}{:>8}", self.shares[&(kind.to_owned(), Field::All)].all)?;
            for field in Field::ALL {
                write!(out, "{:>10.3}", self.shares[&(kind.to_owned(), field)].value())?;
            }
            writeln!(out, "{:>8}", self.extra.get(kind).copied().unwrap_or_default())?;
        }
        Ok(())
    }
}

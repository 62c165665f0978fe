//! Alarms (警报): what of a paper's state somebody wants to be woken for, and the command that wakes them, once for each change.
//!
//! Whether an alarm is on is said by its limits and by what is known of the paper; nothing here reads a clock.

use crate::beijing::Instant;
use serde::Deserialize;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;
use std::time::Instant as Clock;

/// From where on an alarm is on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// The newest edition is older.
    pub stale_after: Option<Duration>,
    /// The newest edition has fewer stories.
    pub min_articles: Option<usize>,
    /// More stories are to be looked at.
    pub doubtful_above: Option<usize>,
    /// The last run warned more often, or set more files aside.
    pub warnings_above: Option<usize>,
    /// The program that is called at each change, with its arguments; no shell reads them.
    pub command: Vec<String>,
}

/// What is known of a paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// When the newest edition came out, and how many of its stories are out.
    pub newest: Option<(Instant, usize)>,
    /// How many stories are to be looked at.
    pub doubtful: usize,
    /// How many warnings the last run had, and how many files it set aside.
    pub warnings: usize,
    /// How many hubs have been refusing for an hour and more.
    pub hubs: usize,
    /// Why the last run failed, where it did.
    pub failure: Option<String>,
}

/// What somebody may be woken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alarm {
    /// The last run failed.
    Failed,
    /// No new edition came.
    Stale,
    /// The newest edition is thin.
    Few,
    /// Much is to be looked at.
    Doubtful,
    /// Much was warned of.
    Warnings,
    /// A hub refuses to hear of new feeds.
    Hub,
}

impl Alarm {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Failed, Self::Stale, Self::Few, Self::Doubtful, Self::Warnings, Self::Hub];

    /// Its name for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Stale => "stale",
            Self::Few => "few",
            Self::Doubtful => "doubtful",
            Self::Warnings => "warnings",
            Self::Hub => "hub",
        }
    }
}

/// The alarms that are on, each with what is beyond its limit: hours of age, stories, warnings; nothing for a failure.
pub type Ringing = BTreeMap<Alarm, u64>;

/// Which alarms are on.
pub fn ringing(limits: &Limits, known: &Known, now: Instant) -> Ringing {
    const HOUR: i64 = 3600;
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let age = known.newest.map(|(out, _)| u64::try_from(now.seconds() - out.seconds()).unwrap_or_default());
    let stale = limits.stale_after.zip(age).filter(|(limit, age)| *age > limit.as_secs());
    let few = limits.min_articles.zip(known.newest).filter(|(limit, (_, stories))| stories < limit);
    let above = |limit: Option<usize>, found: usize| limit.filter(|limit| found > *limit).map(|_| count(found));
    let all = [
        known.failure.is_some().then_some((Alarm::Failed, 0)),
        stale.map(|(_, age)| (Alarm::Stale, age / HOUR.unsigned_abs())),
        few.map(|(_, (_, stories))| (Alarm::Few, count(stories))),
        above(limits.doubtful_above, known.doubtful).map(|found| (Alarm::Doubtful, found)),
        above(limits.warnings_above, known.warnings).map(|found| (Alarm::Warnings, found)),
        (known.hubs > 0).then(|| (Alarm::Hub, count(known.hubs))),
    ];
    all.into_iter().flatten().collect()
}

/// Whether an alarm went on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Went {
    /// It is on and was not.
    On,
    /// It was on and is not.
    Off,
}

/// What changed since somebody was told last.
pub fn changes(before: &Ringing, now: &Ringing) -> Vec<(Alarm, Went)> {
    let change = |alarm: Alarm| match (before.contains_key(&alarm), now.contains_key(&alarm)) {
        (false, true) => Some((alarm, Went::On)),
        (true, false) => Some((alarm, Went::Off)),
        _ => None,
    };
    Alarm::ALL.into_iter().filter_map(change).collect()
}

/// Of what somebody was told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The alarms that are on, as they were heard last.
    pub heard: Ringing,
    /// The changes that nobody has heard yet, since the command fails: they are in the log.
    pub unheard: BTreeMap<Alarm, Went>,
}

/// Of what somebody was told last. A file that is not there, or is none of ours, tells of nothing.
pub fn told(file: &Path) -> Told {
    fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// So long a command may take: whoever is woken must not hold up the next edition.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often it is asked whether it has ended.
const ASKED: Duration = Duration::from_millis(20);

/// Calls the command, with what changed in its environment (`BENBAO_ALARM`, `BENBAO_STATE` `on` or `off`, `BENBAO_MESSAGE`,
/// `BENBAO_PAPER`) and the message on its input.
///
/// # Errors
/// What the system refused, and a command that failed or took too long.
pub fn call(command: &[String], alarm: Alarm, went: Went, paper: &str, message: &str) -> io::Result<()> {
    let Some((program, arguments)) = command.split_first() else { return Ok(()) };
    let state = if went == Went::On { "on" } else { "off" };
    let mut child = Command::new(program)
        .args(arguments)
        .env("BENBAO_ALARM", alarm.as_str())
        .env("BENBAO_STATE", state)
        .env("BENBAO_MESSAGE", message)
        .env("BENBAO_PAPER", paper)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = child.stdin.take() {
        // A command that does not read it needs it not; what it does not take fits into any pipe.
        let _ = writeln!(input, "{message}");
    }
    ended(&mut child)
}

fn ended(child: &mut Child) -> io::Result<()> {
    let begun = Clock::now();
    loop {
        match child.try_wait()? {
            Some(status) if status.success() => return Ok(()),
            Some(status) => return Err(io::Error::other(status.to_string())),
            None if begun.elapsed() >= PATIENCE => {
                child.kill()?;
                child.wait()?;
                return Err(io::ErrorKind::TimedOut.into());
            }
            None => sleep(ASKED),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn an_alarm_is_on_beyond_its_limit_and_not_at_it() {
        let limits = Limits {
            stale_after: Some(Duration::from_secs(30 * 3600)),
            min_articles: Some(4),
            doubtful_above: Some(2),
            warnings_above: Some(0),
            command: Vec::new(),
        };
        let newest = Some((at("2026-11-27T06:00:00+08:00"), 4));
        let known = |doubtful, warnings| Known { newest, doubtful, warnings, ..Known::default() };
        let failed = Known { newest: None, failure: Some("disk full".to_owned()), ..Known::default() };
        let table = [
            (known(2, 0), "2026-11-28T12:00:00+08:00", ""),
            (known(2, 0), "2026-11-28T12:00:01+08:00", "stale 30"),
            (known(3, 1), "2026-11-28T06:00:00+08:00", "doubtful 3, warnings 1"),
            (Known { newest: newest.map(|(out, _)| (out, 3)), ..Known::default() }, "2026-11-28T06:00:00+08:00", "few 3"),
            (failed, "2026-11-28T06:00:00+08:00", "failed 0"),
            (Known { hubs: 1, ..Known::default() }, "2026-11-28T06:00:00+08:00", "hub 1"),
            // A clock that is behind the edition makes nothing stale.
            (known(0, 0), "2026-11-20T06:00:00+08:00", ""),
        ];
        for (known, now, on) in table {
            let ringing = ringing(&limits, &known, at(now));
            let told: Vec<String> = ringing.iter().map(|(alarm, found)| format!("{} {found}", alarm.as_str())).collect();
            assert_eq!(told.join(", "), on, "{known:?} {now}");
        }
        assert_eq!(ringing(&Limits::default(), &known(9, 9), at("2036-11-28T12:00:00+08:00")), Ringing::new());
    }

    #[test]
    fn somebody_is_told_of_each_change_and_of_nothing_else() {
        let on = |alarms: &[(Alarm, u64)]| alarms.iter().copied().collect::<Ringing>();
        let (stale, few) = (on(&[(Alarm::Stale, 31)]), on(&[(Alarm::Few, 2), (Alarm::Stale, 40)]));
        assert_eq!(changes(&Ringing::new(), &stale), [(Alarm::Stale, Went::On)]);
        assert_eq!(changes(&stale, &on(&[(Alarm::Stale, 55)])), []);
        assert_eq!(changes(&stale, &few), [(Alarm::Few, Went::On)]);
        assert_eq!(changes(&few, &Ringing::new()), [(Alarm::Stale, Went::Off), (Alarm::Few, Went::Off)]);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("alarms.json");
        assert_eq!(told(&file), Told::default());
        let few = Told { heard: few, unheard: BTreeMap::from([(Alarm::Hub, Went::On)]) };
        fs::write(&file, serde_json::to_vec(&few).unwrap()).unwrap();
        assert_eq!(told(&file), few);
        fs::write(&file, "{").unwrap();
        assert_eq!(told(&file), Told::default());
    }

    #[test]
    fn a_command_hears_what_changed_and_its_failure_is_heard() {
        let folder = tempfile::tempdir().unwrap();
        let heard = folder.path().join("heard");
        let script = format!(
            "printf '%s %s %s ' \"$BENBAO_ALARM\" \"$BENBAO_STATE\" \"$BENBAO_PAPER\" > {0}; cat >> {0}",
            heard.display()
        );
        let command = ["/bin/sh", "-c", &script].map(str::to_owned);
        call(&command, Alarm::Stale, Went::On, "海湾晨报", "$(touch x) 没有新的一期").unwrap();
        assert_eq!(fs::read_to_string(heard).unwrap(), "stale on 海湾晨报 $(touch x) 没有新的一期\n");
        assert!(call(&["/bin/false".to_owned()], Alarm::Few, Went::Off, "", "").is_err());
        assert!(call(&["/nowhere/at/all".to_owned()], Alarm::Few, Went::Off, "", "").is_err());
        assert!(call(&[], Alarm::Few, Went::Off, "", "").is_ok());
    }
}

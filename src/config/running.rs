//! The settings of a paper that publishes itself: when it runs, what somebody is to be woken for, which hubs hear of it.

use crate::alarm;
use crate::config::document::Document;
use crate::config::value;
use crate::error::Error;
use crate::schedule::Timetable;
use crate::websub::hub::Hub;
use crate::websub::hub::Reach;
use std::time::Duration;

/// What was heard of no change is missed for so long.
const RESCAN: Duration = Duration::from_secs(600);

/// How a paper is kept up to date by itself.
#[derive(Debug, Clone)]
pub struct Steady {
    /// Its cron lines.
    pub timetable: Timetable,
    /// The whole folder is looked at so often, whatever was heard of it.
    pub rescan: Duration,
    /// Whether the folder is looked at in turns, since nobody tells of its changes.
    pub poll: bool,
}

/// What somebody is to be woken for; nothing where the file has no such table.
pub(crate) fn alarms(document: &Document<'_>) -> Result<Option<alarm::Limits>, Error> {
    let table = document.table("alarm")?;
    let limits = alarm::Limits {
        stale_after: table.read("stale_after", value::span)?,
        min_articles: table.count("min_articles")?,
        doubtful_above: table.count_from_zero("doubtful_above")?,
        warnings_above: table.count_from_zero("warnings_above")?,
        command: table.list("command", value::argument)?.unwrap_or_default(),
    };
    Ok(table.is_there().then_some(limits))
}

/// When it runs, and how its folder is watched.
pub(crate) fn steady(document: &Document<'_>) -> Result<Steady, Error> {
    let (watch, schedule) = (document.table("watch")?, document.table("schedule")?);
    Ok(Steady {
        timetable: Timetable::of(schedule.list_or_one("cron", value::cron)?.unwrap_or_default()),
        rescan: watch.read("rescan", value::span)?.unwrap_or(RESCAN),
        poll: watch.flag("poll")?.unwrap_or(false),
    })
}

pub(crate) fn hubs(document: &Document<'_>) -> Result<Vec<Hub>, Error> {
    let table = document.table("websub")?;
    let reach = if table.flag("allow_private")?.unwrap_or(false) { Reach::Private } else { Reach::Public };
    Ok(table.list_or_one("hub", |text| value::hub(text, reach))?.unwrap_or_default())
}

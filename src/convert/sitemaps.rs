//! Sitemaps, where the paper asks for them: of each month whose editions are due, of the news, and the list of all.

use crate::archive::run::recorded::Recorded;
use crate::compose;
use crate::compose::options::Options;
use crate::config::Paper;
use crate::convert::apart;
use crate::error::Error;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::page_path;
use crate::publish::File;
use crate::write;
use crate::write::maker;
use chrono::Datelike;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// The list of sitemaps, and the news.
const INDEX: &str = "sitemap.xml";
const NEWS: &str = "sitemap-news.xml";

/// What says where they are, at the root of a site.
const ROBOTS: &str = "robots.txt";

/// So many addresses Google takes as news, and of so many seconds.
const MOST_NEWS: usize = 1_000;
const NEWS_SECONDS: i64 = 2 * 24 * 3600;

/// What a run makes of them, and what it makes no more.
#[derive(Default)]
pub(crate) struct Sitemaps {
    pub(crate) files: Vec<File>,
    pub(crate) unmade: Vec<PathBuf>,
    /// What somebody else put in the place of one of them, and keeps.
    pub(crate) foreign: Vec<PathBuf>,
}

impl Sitemaps {
    /// A paper's site may have a sitemap and a robots.txt of its own.
    fn without_foreign(self, output: &Path) -> Self {
        let (files, foreign) = apart::set_apart(self.files, output, maker::is_marked);
        Self { files, foreign, ..self }
    }
}

/// Those of the months of these days, the news, and the list; `paper` is the paper's own feed.
pub(crate) fn make(
    recorded: &Recorded,
    due: &[NaiveDate],
    (paper, options): (&Feed, &Options),
    settings: &Paper,
) -> Result<Sitemaps, Error> {
    let language = settings.archive.language;
    let months = recorded.months()?;
    if !options.sitemap {
        let monthly = months.iter().map(|month| path_of(*month).into());
        return Ok(Sitemaps { unmade: monthly.chain([INDEX, NEWS, ROBOTS].map(PathBuf::from)).collect(), ..Sitemaps::default() });
    }
    let mut made = Sitemaps::default();
    let due: BTreeSet<NaiveDate> = due.iter().filter_map(|day| day.with_day(1)).collect();
    for month in &due {
        let path = path_of(*month);
        let selection = recorded.month(*month)?.decode(recorded.path(), language)?;
        let feed = compose::feed(&selection, options);
        let pages: Vec<_> = feed.iter().flat_map(|feed| &feed.entries).filter(|it| is_ours(it, paper)).collect();
        if pages.is_empty() {
            made.unmade.push(path.into());
        } else {
            let pages: Vec<_> = pages.into_iter().map(|entry| (entry.address.clone(), entry.updated)).collect();
            made.files.push(File { bytes: write::sitemap(&path, &pages)?, path: path.into() });
        }
    }
    let since = paper.updated.plus_seconds(-NEWS_SECONDS);
    let newest = recorded.since(since, MOST_NEWS)?.decode(recorded.path(), language)?;
    let newest = compose::feed(&newest, options);
    let news: Vec<&Entry> = newest.iter().flat_map(|feed| &feed.entries).filter(|it| is_ours(it, paper)).collect();
    made.files.push(File { bytes: write::news_sitemap(NEWS, paper, &news)?, path: NEWS.into() });
    // A month of which no page is ours has none.
    let is_there = |path: &String| {
        let is_made = made.files.iter().any(|file| file.path.as_os_str() == path.as_str());
        is_made || !made.unmade.iter().any(|it| it.as_os_str() == path.as_str()) && settings.output.join(path).is_file()
    };
    let monthly = months.iter().map(|month| path_of(*month)).filter(is_there);
    let listed: Vec<_> = monthly.map(|path| paper.below(&path)).chain([paper.below(NEWS)]).collect();
    made.files.push(File { bytes: write::sitemap_index(INDEX, &listed)?, path: INDEX.into() });
    // Crawlers ask for it at the root of a site and nowhere else.
    if paper.folder.path() != "/" {
        made.unmade.push(ROBOTS.into());
        return Ok(made.without_foreign(&settings.output));
    }
    let hint = format!("# {}\nUser-agent: *\nAllow: /\nSitemap: {}\n", write::made_by(), paper.below(INDEX));
    made.files.push(File { bytes: hint.into_bytes(), path: ROBOTS.into() });
    Ok(made.without_foreign(&settings.output))
}

/// Whether a story's page is one of ours.
fn is_ours(entry: &Entry, paper: &Feed) -> bool {
    entry.address == paper.below(&page_path(&entry.id))
}

fn path_of(month: NaiveDate) -> String {
    format!("sitemaps/{}.xml", month.format("%Y-%m"))
}

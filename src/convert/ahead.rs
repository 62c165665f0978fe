//! Pages are read and parsed on all cores, a chunk ahead of the archive that takes them in.

use crate::archive::run::plan::Plan;
use crate::archive::run::taking::Run;
use crate::config::Paper;
use crate::convert::own;
use crate::convert::stage::Progress;
use crate::convert::stage::Stage;
use crate::convert::workshop::Workshop;
use crate::error::Error;
use crate::read::list::Source;
use crate::reading;
use crate::reading::page::PageRead;
use crate::reading::page::Rules;
use crate::report::Report;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::thread;

/// Reads and parses the pages of a plan on all cores, and gives them on group by group, in order, while it reads the next.
pub(crate) fn read(
    paper: &Paper,
    plan: &Plan,
    progress: &Progress<'_>,
    report: &mut Report,
    run: &mut Run<'_>,
    workshop: &Workshop<'_>,
) -> Result<(), Error> {
    let (all, done) = (plan.to_read(), AtomicUsize::new(0));
    let lying = Arc::clone(&report.pictures.lying);
    progress(Stage::Reading { done: 0, all });
    let Source { dir, limits, encoding, sample, .. } = &paper.source;
    let (limits, sample, lying) = (*limits, *sample, lying.as_ref());
    let rules = Rules { folder: dir, limits, encoding, sample, parse: &paper.parse, lying, as_of: &plan.as_of };
    let read = |group: &Vec<PathBuf>| {
        let mut pages = reading::group(group, rules);
        pages.par_iter_mut().for_each(|page| workshop.serve(page, plan, lying));
        progress(Stage::Reading { done: done.fetch_add(group.len(), Ordering::Relaxed) + group.len(), all });
        pages
    };
    let read_all = |groups: &[Vec<PathBuf>]| groups.par_iter().map(read).collect::<Vec<_>>();
    let take_in = |groups: Vec<Vec<PageRead>>| {
        let mut heard = |mut page: PageRead| {
            own::tell(&mut page, &paper.compose.base_url);
            report.page(page, plan, &paper.source)
        };
        let pages: Vec<Vec<_>> = groups.into_iter().map(|pages| pages.into_iter().map(&mut heard).collect()).collect();
        pages.into_iter().try_for_each(|pages| run.take(pages))
    };
    let chunks = plan.chunks(IN_FLIGHT);
    thread::scope(|scope| {
        // One chunk is taken in while the next is read, and no third waits: so much text is held at once and no more.
        let (send, receive) = mpsc::sync_channel(0);
        let ahead = move || {
            for groups in chunks.into_iter().map(read_all) {
                if send.send(groups).is_err() {
                    return; // The archive refused; it says why.
                }
            }
        };
        // Where this thread is the only one that works, or the system refuses another, it reads and takes by turns.
        let is_alone = rayon::current_thread_index().is_some();
        match (!is_alone).then(|| thread::Builder::new().spawn_scoped(scope, ahead)) {
            Some(Ok(_)) => receive.iter().try_for_each(take_in),
            Some(Err(_)) | None => plan.chunks(IN_FLIGHT).into_iter().map(read_all).try_for_each(take_in),
        }
    })
}

/// So many bytes of pages are read in one go: an edition of a large daily, or a year of a small one.
const IN_FLIGHT: u64 = 2 << 20;

//! What the system may refuse a process, so that it is no death of it: files above a size, threads.
//!
//! Either would end the program from outside its errors, by a signal or a panic; here it becomes words, or slower work.

use crate::error::system::System;
use crate::words::message::Message;
use crate::words::message::Worded;
use rayon::ThreadPoolBuilder;
use rustix::process::Resource;
use rustix::process::Rlimit;
use signal_hook::consts::SIGXFSZ;
use std::error::Error;
use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// More threads than any machine has cores only cost memory.
const MOST: usize = 256;

/// Has a write above `ulimit -f` fail with words (EFBIG) instead of killing the process (SIGXFSZ, setrlimit(2)).
pub(crate) fn outlive_large_files() {
    // A handler that only notes that it was called; where the system takes none, it is as it was.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}

/// Has the process open as many files as the system lets it: a connection is one.
pub(crate) fn open_many_files() {
    let limit = rustix::process::getrlimit(Resource::Nofile);
    // Where the system refuses, it is as it was.
    let _ = rustix::process::setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, ..limit });
}

/// Starts the threads that pages are read on: as many as was said, else one a core; one is this one. Where the system refuses
/// them, all is done in this one; gives what is to be said of that.
pub(crate) fn start_threads(jobs: Option<NonZeroUsize>) -> Option<Message> {
    let count = jobs.map_or(0, |jobs| jobs.get().min(MOST));
    if count == 1 {
        work_alone();
        return None;
    }
    let refused = ThreadPoolBuilder::new().num_threads(count).build_global().err()?;
    // Without a cause they run already: a command that builds after its work asks twice.
    let cause = refused.source()?;
    work_alone();
    let why =
        cause.downcast_ref::<io::Error>().map_or_else(|| Message::verbatim(&cause.to_string()), |it| System::from(it).message());
    Some(Message::new("few-threads").fact("why", &why))
}

/// Makes this thread the one that all work is done in.
fn work_alone() {
    // Kept to the end of the process: whatever asks for threads gets this one.
    std::mem::forget(ThreadPoolBuilder::new().num_threads(1).use_current_thread().build());
}

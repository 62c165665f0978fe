//! Signals: to stop, in its own time at the first one and at once at the second; to run now.

use crate::cli::common::clock;
use crate::cli::log::Level;
use crate::cli::log::Log;
use crate::words::message::Message;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

/// While a run is at work, it is asked so often whether it is the last one.
const ASKED: Duration = Duration::from_millis(100);

/// Has the process end in its own time at SIGTERM and SIGINT, and at once at the second one.
///
/// # Errors
/// What the system refused.
pub(crate) fn stop() -> io::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT] {
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&stop))?;
        flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}

/// Has SIGHUP ask for a run.
///
/// # Errors
/// What the system refused.
pub(crate) fn asked() -> io::Result<Arc<AtomicBool>> {
    let asked = Arc::new(AtomicBool::new(false));
    flag::register(SIGHUP, Arc::clone(&asked))?;
    Ok(asked)
}

/// Does some work; who has it stop meanwhile hears at once that it is finished first.
pub(crate) fn at_work<T>(stop: &AtomicBool, log: Log, work: impl FnOnce() -> T) -> T {
    thread::scope(|threads| {
        let (over, ending) = mpsc::channel::<()>();
        threads.spawn(move || {
            while ending.recv_timeout(ASKED) == Err(RecvTimeoutError::Timeout) {
                if stop.load(Ordering::Relaxed) {
                    // Without a clock nothing runs, and this is not the one to say so.
                    clock().into_iter().for_each(|now| log.tell(now, Level::Info, &stopping()));
                    return;
                }
            }
        });
        let done = work();
        drop(over);
        done
    })
}

fn stopping() -> Message {
    Message::new("steady-stopping")
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    vec![stopping()]
}

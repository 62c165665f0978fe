//! Serving (发布服务): the output over HTTP/1.1, to readers or to a web server before it.
//!
//! What is served is a snapshot in memory that a look at the output replaces, and beside it what lies on the disk. hyper speaks
//! HTTP; which answer a request gets stands here, in small functions of values. Of a paper nothing is known here: the caller hands
//! in a folder, addresses, limits, words to tell and the signal to stop.

mod access;
mod answer;
mod body;
mod choice;
mod coding;
mod condition;
mod connection;
mod disk;
pub(crate) mod doors;
mod kind;
mod look;
pub(crate) mod metrics;
pub(crate) mod path;
mod pulse;
mod request;
pub(crate) mod second;
mod shared;
pub(crate) mod snapshot;
mod stamp;
pub(crate) mod told;

use crate::error::Error;
use crate::serve::access::Log;
use crate::serve::doors::Doors;
use crate::serve::doors::Limits;
use crate::serve::look::Looker;
use crate::serve::second::Newest;
use crate::serve::second::Private;
use crate::serve::second::Publishing;
use crate::serve::second::Second;
use crate::serve::shared::Shared;
use crate::serve::shared::Tell;
use crate::serve::snapshot::Links;
use crate::serve::told::Told;
use crate::words::language::Language;
use std::collections::BTreeSet;
use std::io;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// What is served, where and to whom.
pub(crate) struct Options {
    /// The folder that is served.
    pub(crate) output: PathBuf,
    pub(crate) listen: Bound,
    /// The second address, which tells how the server does.
    pub(crate) metrics: Option<Bound>,
    /// What else it shows.
    pub(crate) private: Private,
    pub(crate) limits: Limits,
    /// Names below the output that are served no more: 410.
    pub(crate) gone: BTreeSet<String>,
    pub(crate) links: Links,
    /// Of the paper: in which a reader is told that there is nothing.
    pub(crate) language: Language,
    /// Where a line a request is written.
    pub(crate) access_log: Option<Box<dyn Write + Send>>,
    pub(crate) tell: Tell,
    pub(crate) newest: Newest,
    pub(crate) publishing: Publishing,
    /// By which the caller says that the output has changed.
    pub(crate) changed: Changed,
}

/// By which a caller says that the output has changed: it is looked at once, and not when its second comes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changed(Arc<(Mutex<bool>, Condvar)>);

impl Changed {
    /// Has the output looked at.
    pub(crate) fn tell(&self) {
        let (has_changed, wakes) = &*self.0;
        *has_changed.lock().unwrap_or_else(PoisonError::into_inner) = true;
        wakes.notify_all();
    }

    /// Waits until it is said, but no longer than this.
    fn wait(&self, longest: Duration) {
        let (has_changed, wakes) = &*self.0;
        let guard = has_changed.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = wakes.wait_timeout_while(guard, longest, |has_changed| !*has_changed);
        *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
    }
}

/// The output is looked at so often, whoever says what.
const LOOK: Duration = Duration::from_secs(1);

/// Who plays for time is looked for so often, and so is the signal to stop.
const SWEEP: Duration = Duration::from_millis(100);

/// Answers are finished within this after the signal to stop; what is not then breaks off.
const FAREWELL: Duration = Duration::from_secs(10);

/// The option that names the first address.
pub(crate) const LISTEN: &str = "--listen";

/// The last port that is for the system alone, and how many behind a taken one are tried.
const OPEN_PORT: u16 = 1023;
const TRIED: usize = 100;

/// Threads that wait for disks: more would wait for the same disk.
const DISKS: usize = 4;

/// Threads that answer: an answer is some microseconds of work, and what follows is the kernel's.
const THREADS: usize = 2;

/// Serves until `stop` is set.
///
/// # Errors
/// [`Error::NothingToServe`] where there is no such folder, [`Error::Read`] where the folder cannot be read, [`Error::Listen`] where
/// nothing can be heard at its address.
pub(crate) fn serve(options: Options, stop: &AtomicBool) -> Result<(), Error> {
    let Options {
        output,
        listen,
        metrics,
        private,
        limits,
        gone,
        links,
        language,
        access_log,
        tell,
        newest,
        publishing,
        changed,
    } = options;
    let shared = Arc::new(Shared::new(output, gone, links, language, tell));
    let mut looker = Looker::new(Arc::clone(&shared));
    looker.look().map_err(|source| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::NothingToServe { path: shared.output.clone() },
        _ => Error::Read { path: shared.output.clone(), source },
    })?;
    (shared.tell)(Told::Serving { output: shared.output.clone(), address: listen.address });
    if let Some(second) = &metrics {
        (shared.tell)(Told::Measured { address: second.address });
    }
    let log = access_log.as_ref().map(|_| Arc::new(Log::default()));
    let is_over = AtomicBool::new(false);
    thread::scope(|threads| {
        threads.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                changed.wait(LOOK);
                looker.look_again();
            }
        });
        if let (Some(log), Some(mut out)) = (log.clone(), access_log) {
            let shared = Arc::clone(&shared);
            threads.spawn(move || log.write(&mut *out, &shared));
        }
        let asked = metrics.map(|second| (second.listener, Second { shared: Arc::clone(&shared), newest, publishing, private }));
        let served = run(listen.listener, asked, limits, &shared, log.as_ref(), stop);
        is_over.store(true, Ordering::Relaxed);
        changed.tell();
        log.iter().for_each(|log| log.close());
        served.map_err(|source| unheard(listen.address, LISTEN, source))
    })
}

/// Runs connections until the signal to stop, and then those answers that were begun.
fn run(
    listener: std::net::TcpListener,
    measured: Option<(std::net::TcpListener, Second)>,
    limits: Limits,
    shared: &Arc<Shared>,
    log: Option<&Arc<Log>>,
    stop: &AtomicBool,
) -> io::Result<()> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(THREADS).max_blocking_threads(DISKS).enable_io().enable_time().build()?;
    let (end, ending) = watch::channel(false);
    let doors = Arc::new(Doors::new(limits, Arc::clone(shared)));
    let cut = runtime.block_on(async {
        let listener = TcpListener::from_std(listener)?;
        tokio::spawn(connection::take(listener, Arc::clone(&doors), Arc::clone(shared), log.cloned(), ending.clone()));
        if let Some((measured, asked)) = measured {
            let answer = move |path: &str| asked.answer(path);
            tokio::spawn(connection::take_plainly(TcpListener::from_std(measured)?, answer, ending));
        }
        while !stop.load(Ordering::Relaxed) {
            tokio::time::sleep(SWEEP).await;
            doors.sweep();
        }
        end.send_replace(true);
        let farewell = Instant::now();
        while doors.count() > 0 && farewell.elapsed() < FAREWELL {
            tokio::time::sleep(SWEEP / 10).await;
            doors.sweep();
        }
        Ok::<_, io::Error>(doors.count())
    })?;
    runtime.shutdown_background();
    if cut > 0 {
        (shared.tell)(Told::Cut { count: cut });
    }
    Ok(())
}

/// An address of ours.
pub(crate) struct Bound {
    listener: std::net::TcpListener,
    address: SocketAddr,
}

/// Takes an address, which this option names, before anything is done.
///
/// # Errors
/// [`Error::Listen`] where it cannot be had.
pub(crate) fn bind(address: SocketAddr, option: &'static str) -> Result<Bound, Error> {
    let bind = || {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        Ok(Bound { listener, address })
    };
    bind().map_err(|source| unheard(address, option, source))
}

fn unheard(address: SocketAddr, option: &'static str, source: io::Error) -> Error {
    Error::Listen { address, option, free: free(address), source }
}

/// The next address that is free now; the second of ours is often the one behind the first. Where none is found, port 0: the system
/// picks one.
fn free(address: SocketAddr) -> SocketAddr {
    let ports = (address.port().max(OPEN_PORT)..=u16::MAX).skip(2).take(TRIED);
    let mut addresses = ports.map(|port| SocketAddr::new(address.ip(), port));
    let is_free = |address: &SocketAddr| std::net::TcpListener::bind(address).is_ok();
    addresses.find(is_free).unwrap_or(SocketAddr::new(address.ip(), 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Read;
    use std::net::Ipv4Addr;
    use std::net::TcpStream;
    use std::sync::mpsc;

    fn body(address: SocketAddr) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(b"GET /rss.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// As `benbao run` does it: on a thread of the caller, who builds beside it.
    #[test]
    fn a_caller_on_another_thread_says_what_changed_and_when_to_stop() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("rss.xml");
        fs::write(&file, "<rss>1</rss>").unwrap();
        let (changed, stop) = (Changed::default(), AtomicBool::new(false));
        let (said, told) = mpsc::channel();
        let links = Links { base: Some("https://example.cn/".to_owned()), hubs: vec!["https://hub.example.cn/".to_owned()] };
        let options = Options {
            output: home.path().to_owned(),
            listen: bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), LISTEN).unwrap(),
            metrics: None,
            private: Arc::new(|_| None),
            limits: Limits { most: 8, most_of_one: None },
            gone: BTreeSet::new(),
            links,
            language: Language::Chinese,
            access_log: None,
            tell: Box::new(move |what| said.send(what).unwrap_or_default()),
            newest: Arc::new(|| None),
            publishing: Arc::new(|| None),
            changed: changed.clone(),
        };
        thread::scope(|threads| {
            let served = threads.spawn(|| serve(options, &stop));
            let Ok(Told::Serving { address, .. }) = told.recv() else { panic!("it does not serve") };
            let answer = body(address);
            assert!(answer.contains("<rss>1</rss>"), "{answer}");
            let link = "link: <https://example.cn/rss.xml>; rel=\"self\", <https://hub.example.cn/>; rel=\"hub\"\r\n";
            assert!(answer.contains(link), "{answer}");
            fs::write(home.path().join(".new"), "<rss>2</rss>").unwrap();
            fs::rename(home.path().join(".new"), &file).unwrap();
            changed.tell();
            while !body(address).contains("<rss>2</rss>") {
                thread::sleep(SWEEP);
            }
            stop.store(true, Ordering::Relaxed);
            assert!(served.join().unwrap().is_ok());
        });
    }

    #[test]
    fn what_is_said_before_somebody_waits_is_heard() {
        let (changed, start) = (Changed::default(), Instant::now());
        changed.tell();
        changed.wait(Duration::from_secs(600));
        assert!(start.elapsed() < Duration::from_secs(300));
        // And heard once.
        changed.wait(Duration::from_millis(50));
        assert!(start.elapsed() >= Duration::from_millis(50));
    }
}

//! What a connection is doing, and since when: who sends a head too slowly, takes an answer too slowly, or says nothing any more, is
//! parted from.
//!
//! A connection notes what it does, and one sweep over all of them asks: that costs an answer two stores, where timers of its
//! own would cost it as much as the answer.

use hyper::rt::Read;
use hyper::rt::ReadBufCursor;
use hyper::rt::Write;
use hyper_util::rt::TokioIo;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::task::Context;
use std::task::Poll;
use std::task::ready;
use std::time::Duration;
use std::time::Instant;
use tokio::net::TcpStream;
use tokio::task::AbortHandle;

/// A head is there at once or somebody plays for time.
const HEAD: Duration = Duration::from_secs(10);
/// A reader asks for all its feeds in one go; the next go is minutes away.
const IDLE: Duration = Duration::from_secs(15);
/// A phone in a tunnel; behind it nobody waits for the rest.
const STALL: Duration = Duration::from_secs(30);

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The head of a request comes in.
    Head = 0,
    /// It is answered.
    Answer = 1,
    /// The answer is made, and goes out.
    Rest = 2,
    /// All is said.
    Idle = 3,
}

/// The last two bits tell the phase, the others since when, in milliseconds since the first connection.
#[derive(Debug)]
pub(crate) struct Pulse {
    state: AtomicU64,
    start: Instant,
    pub(crate) task: OnceLock<AbortHandle>,
}

impl Pulse {
    /// Of a connection that has just come; all count from one moment.
    pub(crate) fn new(start: Instant) -> Self {
        let pulse = Self { state: AtomicU64::new(0), start, task: OnceLock::new() };
        pulse.note(Phase::Head);
        pulse
    }

    fn note(&self, phase: Phase) {
        let since = u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX >> 2);
        let phase = match phase {
            Phase::Head => 0,
            Phase::Answer => 1,
            Phase::Rest => 2,
            Phase::Idle => 3,
        };
        self.state.store(since << 2 | phase, Ordering::Relaxed);
    }

    fn phase(&self) -> Phase {
        match self.state.load(Ordering::Relaxed) & 3 {
            0 => Phase::Head,
            1 => Phase::Answer,
            2 => Phase::Rest,
            _ => Phase::Idle,
        }
    }

    /// A request is there whole.
    pub(crate) fn answers(&self) {
        self.note(Phase::Answer);
    }

    /// All of the answer was handed on.
    pub(crate) fn answered(&self) {
        if self.phase() == Phase::Answer {
            self.note(Phase::Rest);
        }
    }

    /// Whether it has played for time.
    pub(crate) fn is_late(&self) -> bool {
        let since = Duration::from_millis(self.state.load(Ordering::Relaxed) >> 2);
        let limit = match self.phase() {
            Phase::Head => HEAD,
            Phase::Answer | Phase::Rest => STALL,
            Phase::Idle => IDLE,
        };
        self.start.elapsed().saturating_sub(since) > limit
    }

    fn came(&self) {
        if self.phase() == Phase::Idle {
            self.note(Phase::Head);
        }
    }

    fn went(&self) {
        match self.phase() {
            Phase::Head | Phase::Idle => {}
            phase => self.note(phase),
        }
    }

    fn is_out(&self) {
        if self.phase() == Phase::Rest {
            self.note(Phase::Idle);
        }
    }
}

/// A connection that notes what it does.
pub(crate) struct Noted {
    stream: TokioIo<TcpStream>,
    pulse: Arc<Pulse>,
}

impl Noted {
    pub(crate) fn new(stream: TcpStream, pulse: Arc<Pulse>) -> Self {
        Self { stream: TokioIo::new(stream), pulse }
    }
}

impl Read for Noted {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        let done = ready!(Pin::new(&mut self.stream).poll_read(context, buffer));
        self.pulse.came();
        Poll::Ready(done)
    }
}

impl Write for Noted {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let done = ready!(Pin::new(&mut self.stream).poll_write(context, bytes));
        self.pulse.went();
        Poll::Ready(done)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let done = ready!(Pin::new(&mut self.stream).poll_write_vectored(context, parts));
        self.pulse.went();
        Poll::Ready(done)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let done = ready!(Pin::new(&mut self.stream).poll_flush(context));
        // hyper flushes the stream when it has written all that it has.
        self.pulse.is_out();
        Poll::Ready(done)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

//! The bytes of an answer: kept ones as they are, those of a file in pieces, read where waiting for a disk holds nobody up.

use crate::serve::pulse::Pulse;
use crate::serve::snapshot::Content;
use crate::serve::snapshot::Opened;
use crate::serve::stamp::Stamp;
use bytes::Bytes;
use http_body::Frame;
use http_body::SizeHint;
use std::future::Future;
use std::io;
use std::os::unix::fs::FileExt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;
use std::task::ready;
use tokio::task::JoinHandle;

/// Of a file so much is in memory at once for each who fetches it.
const PIECE: u64 = 32 << 10;

/// What an answer holds.
pub(crate) struct Body {
    rest: Rest,
    /// Of the connection, which is told when all was handed on.
    pulse: Option<Arc<Pulse>>,
}

enum Rest {
    Nothing,
    Kept(Bytes),
    Open { opened: Arc<Opened>, from: u64, until: u64, reading: Option<JoinHandle<io::Result<Bytes>>> },
}

impl Body {
    pub(crate) fn empty() -> Self {
        Self { rest: Rest::Nothing, pulse: None }
    }

    pub(crate) fn of(bytes: Bytes) -> Self {
        Self { rest: if bytes.is_empty() { Rest::Nothing } else { Rest::Kept(bytes) }, pulse: None }
    }

    /// A part of a content, from the first byte to before the last.
    pub(crate) fn part(content: &Content, from: u64, until: u64) -> Self {
        match content {
            Content::Kept(bytes) => {
                let within = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
                Self::of(bytes.slice(within(from)..within(until)))
            }
            Content::Open(_) if from >= until => Self::empty(),
            Content::Open(opened) => {
                Self { rest: Rest::Open { opened: Arc::clone(opened), from, until, reading: None }, pulse: None }
            }
        }
    }

    pub(crate) fn on(mut self, pulse: &Arc<Pulse>) -> Self {
        self.pulse = Some(Arc::clone(pulse));
        self
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        if let Some(pulse) = &self.pulse {
            pulse.answered();
        }
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match &mut self.rest {
            Rest::Nothing => Poll::Ready(None),
            Rest::Kept(bytes) => {
                let bytes = std::mem::take(bytes);
                self.rest = Rest::Nothing;
                Poll::Ready(Some(Ok(Frame::data(bytes))))
            }
            Rest::Open { from, until, .. } if *from >= *until => {
                self.rest = Rest::Nothing;
                Poll::Ready(None)
            }
            Rest::Open { opened, from, until, reading } => {
                let task = reading.get_or_insert_with(|| {
                    let (opened, from, until) = (Arc::clone(opened), *from, *until);
                    tokio::task::spawn_blocking(move || piece(&opened, from, until))
                });
                let read = ready!(Pin::new(task).poll(context));
                *reading = None;
                let piece = read.map_err(io::Error::other).and_then(|it| it);
                if let Ok(bytes) = &piece {
                    *from = from.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                }
                Poll::Ready(Some(piece.map(Frame::data)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.rest {
            Rest::Nothing => true,
            Rest::Kept(_) => false,
            Rest::Open { from, until, .. } => from >= until,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match &self.rest {
            Rest::Nothing => 0,
            Rest::Kept(bytes) => u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Rest::Open { from, until, .. } => until.saturating_sub(*from),
        })
    }
}

/// The next piece. Where the file has become another in the meantime the answer breaks off: bytes of two files are of none.
fn piece(opened: &Opened, from: u64, until: u64) -> io::Result<Bytes> {
    let length = usize::try_from(until.saturating_sub(from).min(PIECE)).unwrap_or(0);
    let mut bytes = vec![0; length];
    opened.file.read_exact_at(&mut bytes, from)?;
    if Stamp::of(&opened.file.metadata()?).has_other_content(&opened.stamp) {
        return Err(io::ErrorKind::StaleNetworkFileHandle.into());
    }
    Ok(Bytes::from(bytes))
}

//! Connections are taken, served by hyper within the limits, and ended in order.

use crate::error::system::System;
use crate::serve::access::Log;
use crate::serve::doors::Doors;
use crate::serve::doors::Place;
use crate::serve::pulse::Noted;
use crate::serve::request::Desk;
use crate::serve::shared::Shared;
use crate::serve::told::Told;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::future::Future;
use std::future::poll_fn;
use std::io;
use std::io::Write;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::net::TcpStream;
use tokio::sync::watch::Receiver;

/// A head of a request is never longer: 431.
pub(crate) const HEAD: usize = 16 << 10;

/// Where the system has no more files for connections, it is asked again after this.
const PAUSE: Duration = Duration::from_millis(100);

/// What those get who find no room, before anything is read.
const FULL: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// Takes connections until it is to end.
pub(crate) async fn take(
    listener: TcpListener,
    doors: Arc<Doors>,
    shared: Arc<Shared>,
    log: Option<Arc<Log>>,
    ending: Receiver<bool>,
) {
    let mut is_refused = false;
    loop {
        let Some(accepted) = before_the_end(listener.accept(), ending.clone()).await else { return };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) if is_of_one(&error) => continue,
            Err(error) => {
                if !std::mem::replace(&mut is_refused, true) {
                    (shared.tell)(Told::NoneTaken { why: System::from(&error) });
                }
                tokio::time::sleep(PAUSE).await;
                continue;
            }
        };
        is_refused = false;
        match doors.enter(peer.ip()) {
            None => {
                // Whoever takes no answer at once goes without.
                let _ = stream.into_std().and_then(|mut stream| stream.write_all(FULL));
            }
            Some(place) => {
                let pulse = Arc::clone(&place.pulse);
                let task = tokio::spawn(serve(stream, peer.ip(), place, Arc::clone(&shared), log.clone(), ending.clone()));
                // Set once, here.
                let _ = pulse.task.set(task.abort_handle());
            }
        }
    }
}

/// What lies with one connection, and nothing with the listener.
fn is_of_one(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused)
}

async fn serve(
    stream: TcpStream,
    peer: IpAddr,
    place: Place,
    shared: Arc<Shared>,
    log: Option<Arc<Log>>,
    ending: Receiver<bool>,
) {
    // An answer is whole when it is written: nothing follows that it should wait for.
    let _ = stream.set_nodelay(true);
    let desk = Arc::new(Desk { shared, log, peer, pulse: Arc::clone(&place.pulse) });
    let service = service_fn(move |request| {
        let desk = Arc::clone(&desk);
        async move { Ok::<_, Infallible>(desk.answer(request).await) }
    });
    let noted = Noted::new(stream, Arc::clone(&place.pulse));
    let connection = http1::Builder::new().max_buf_size(HEAD).serve_connection(noted, service);
    let mut connection = pin!(connection);
    let mut end = pin!(ended(ending));
    let mut is_ending = false;
    // How a connection ends is for its other side to know.
    let _ = poll_fn(|context| {
        if !is_ending && end.as_mut().poll(context).is_ready() {
            is_ending = true;
            connection.as_mut().graceful_shutdown();
        }
        connection.as_mut().poll(context)
    })
    .await;
    drop(place);
}

/// Answers on the second address, where few ask and nobody is foreign.
pub(crate) async fn take_plainly<F>(listener: TcpListener, answer: F, ending: Receiver<bool>)
where
    F: Fn(&str) -> hyper::Response<crate::serve::body::Body> + Clone + Send + 'static,
{
    let is_alone = listener.local_addr().is_ok_and(|address| address.ip().is_loopback());
    while let Some(accepted) = before_the_end(listener.accept(), ending.clone()).await {
        let Ok((stream, _)) = accepted else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let answer = answer.clone();
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let response = if is_asked_rightly(&request, is_alone) { answer(request.uri().path()) } else { answer("") };
            async move { Ok::<_, Infallible>(response) }
        });
        let connection = http1::Builder::new()
            .keep_alive(false)
            .max_buf_size(HEAD)
            .timer(hyper_util::rt::TokioTimer::new())
            .header_read_timeout(MEASURED)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(tokio::time::timeout(2 * MEASURED, connection));
    }
}

/// What whoever measures us asks for, under any name of ours: figures, and nothing of the paper.
const FIGURES: [&str; 2] = ["/healthz", "/metrics"];

/// Whether a request only asks, and, where this machine alone is meant, names it: a page of somebody else's that had its name led
/// here (DNS rebinding) would read what is for nobody else.
fn is_asked_rightly<B>(request: &hyper::Request<B>, is_alone: bool) -> bool {
    let host = request.headers().get(hyper::header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|it| it.is_ascii_digit())).map_or(host, |(name, _)| name);
    let is_address = name.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok();
    let asks = matches!(*request.method(), hyper::Method::GET | hyper::Method::HEAD);
    let is_figures = FIGURES.contains(&request.uri().path());
    asks && (!is_alone || is_figures || is_address || name.is_empty() || name.eq_ignore_ascii_case("localhost"))
}

/// Whoever measures us asks at once.
const MEASURED: Duration = Duration::from_secs(10);

/// What comes before the end; `None` is the end.
async fn before_the_end<T>(work: impl Future<Output = T>, ending: Receiver<bool>) -> Option<T> {
    let (mut work, mut end) = (pin!(work), pin!(ended(ending)));
    poll_fn(|context| {
        if end.as_mut().poll(context).is_ready() {
            return Poll::Ready(None);
        }
        work.as_mut().poll(context).map(Some)
    })
    .await
}

async fn ended(mut ending: Receiver<bool>) {
    // Whoever would say so is gone: that is the end, too.
    let _ = ending.wait_for(|is_ending| *is_ending).await;
}

//! A word with a hub: one request that says which feed changed, to the address that its name was found at and to no other.
//!
//! Nothing of the answer but its status is read, no redirect is followed, no proxy is asked: each would speak with a machine that
//! was not looked at.

use crate::error::system::System;
use crate::websub::hub::Hub;
use crate::websub::hub::Reach;
use crate::websub::public::is_public;
use crate::words::message::Message;
use crate::words::message::Worded;
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::time::Duration;
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::resolver::ResolvedSocketAddrs;
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::unversioned::transport::NextTimeout;
use url::Url;

/// All of it takes no longer, the name included.
pub const LIMIT: Duration = Duration::from_secs(10);

/// So much of an answer is read before its head must have ended.
const HEAD: usize = 64 << 10;

/// Why a hub was not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Its name leads nowhere.
    NoName,
    /// Its name leads into a private network.
    Private(IpAddr),
    /// It took too long.
    Late,
    /// It sends us elsewhere, with this status.
    Redirect(u16),
    /// It answered with this status.
    Status(u16),
    /// Nobody listens at its address, or hangs up.
    Nobody,
    /// No way leads there.
    NoWay,
    /// The network refused.
    System(System),
    /// Something else, in the words of the library.
    Other(String),
}

impl Worded for Refusal {
    fn message(&self) -> Message {
        match self {
            Self::NoName => Message::new("hub-no-name"),
            Self::Private(address) => Message::new("hub-private").text("address", address),
            Self::Late => Message::new("hub-late"),
            Self::Redirect(status) => Message::new("hub-redirect").text("status", status),
            Self::Status(status) => Message::new("hub-status").text("status", status),
            Self::Nobody => Message::new("hub-nobody"),
            Self::NoWay => Message::new("hub-no-way"),
            Self::System(system) => Message::new("hub-system").fact("why", system),
            Self::Other(words) => Message::new("hub-other").text("words", words),
        }
    }
}

/// Tells a hub that a feed changed.
///
/// # Errors
/// Why it was not told.
pub(crate) fn ping(hub: &Hub, feed: &Url) -> Result<(), Refusal> {
    let config = Config::builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .proxy(None)
        .max_response_header_size(HEAD)
        .timeout_global(Some(LIMIT))
        .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
        .build();
    let looked_at = LookedAt { names: DefaultResolver::default(), reach: hub.reach() };
    let agent = Agent::with_parts(config, DefaultConnector::default(), looked_at);
    // Some hubs ask for the one key, some for the other (WebSub §6 leaves it open).
    let form = [("hub.mode", "publish"), ("hub.url", feed.as_str()), ("hub.topic", feed.as_str())];
    let answer = agent.post(hub.address().as_str()).send_form(form).map_err(refusal)?;
    match answer.status().as_u16() {
        200..=299 => Ok(()),
        status @ 300..=399 => Err(Refusal::Redirect(status)),
        status => Err(Refusal::Status(status)),
    }
}

fn refusal(error: ureq::Error) -> Refusal {
    match error {
        ureq::Error::HostNotFound => Refusal::NoName,
        ureq::Error::Timeout(_) => Refusal::Late,
        ureq::Error::Io(error) => of_system(&error),
        ureq::Error::Other(error) => match error.downcast::<NotPublic>() {
            Ok(found) => Refusal::Private(found.0),
            Err(other) => Refusal::Other(other.to_string()),
        },
        other => Refusal::Other(other.to_string()),
    }
}

fn of_system(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::TimedOut => Refusal::Late,
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof => Refusal::Nobody,
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => Refusal::NoWay,
        _ => Refusal::System(System::from(error)),
    }
}

/// Finds a name once, and gives only what may be spoken with; the connection is made to what it gave.
#[derive(Debug)]
struct LookedAt {
    names: DefaultResolver,
    reach: Reach,
}

impl Resolver for LookedAt {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        // What the library says of a name that it does not find has no number.
        let found = self.names.resolve(uri, config, timeout).map_err(|error| match error {
            ureq::Error::Io(error) if error.raw_os_error().is_none() => ureq::Error::HostNotFound,
            other => other,
        })?;
        // One bad address among good ones is a trick, and none of them is taken.
        let private = found.iter().map(|it| it.ip()).find(|ip| self.reach == Reach::Public && !is_public(*ip));
        private.map_or(Ok(found), |ip| Err(ureq::Error::Other(Box::new(NotPublic(ip)))))
    }
}

/// A name that leads into a private network.
#[derive(Debug)]
struct NotPublic(IpAddr);

impl fmt::Display for NotPublic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for NotPublic {}

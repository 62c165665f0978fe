//! A hub: the address that the paper named, and how far a word with it may go. Only the configuration names hubs.

use crate::error::value::WrongHub;
use crate::websub::public::is_public;
use std::net::IpAddr;
use url::Host;
use url::Url;

/// How far an address may lead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// To machines that everybody reaches.
    #[default]
    Public,
    /// To those of our own network, too: the paper says so (`allow_private`).
    Private,
}

/// A hub of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hub {
    address: Url,
    reach: Reach,
}

/// The names that are no public machine's, with what lies below them (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`).
const PRIVATE: [&str; 6] = ["localhost", "local", "internal", "home.arpa", "localdomain", "lan"];

impl Hub {
    /// The hub of an address as it was written.
    ///
    /// # Errors
    /// What is wrong with the address.
    pub fn parse(text: &str, reach: Reach) -> Result<Self, WrongHub> {
        let address = Url::parse(text.trim()).map_err(|_| WrongHub::NoAddress)?;
        let host = address.host().ok_or(WrongHub::NoAddress)?;
        if !address.username().is_empty() || address.password().is_some() {
            return Err(WrongHub::Password);
        }
        if address.fragment().is_some() || !matches!(address.scheme(), "http" | "https") {
            return Err(WrongHub::NoAddress);
        }
        let is_private = match &host {
            Host::Domain(name) => is_private(name),
            Host::Ipv4(address) => !is_public(IpAddr::V4(*address)),
            Host::Ipv6(address) => !is_public(IpAddr::V6(*address)),
        };
        let is_loopback = match &host {
            Host::Domain(_) => false,
            Host::Ipv4(address) => address.is_loopback(),
            Host::Ipv6(address) => address.is_loopback(),
        };
        if is_private && reach == Reach::Public {
            return Err(WrongHub::Private);
        }
        // Without a seal only what does not leave the machine.
        if address.scheme() == "http" && !is_loopback {
            return Err(WrongHub::NotSealed);
        }
        Ok(Self { address, reach })
    }

    /// Its address, as feeds name it.
    pub fn address(&self) -> &Url {
        &self.address
    }

    /// How far it may lead.
    pub(crate) fn reach(&self) -> Reach {
        self.reach
    }

    /// Its address as it is told to people: what stands behind the question mark may be a key.
    pub fn shown(&self) -> String {
        let mut shown = self.address.clone();
        shown.set_query(None);
        shown.into()
    }
}

fn is_private(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let is_below = |it: &str| name.strip_suffix(it).is_some_and(|above| above.is_empty() || above.ends_with('.'));
    !name.contains('.') || PRIVATE.into_iter().any(is_below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_hub() {
        use Reach::Private;
        use Reach::Public;
        let table = [
            ("https://hub.example/", Public, None),
            (" https://pubsubhubbub.appspot.com/ ", Public, None),
            ("https://海湾.example:8443/hub?key=1", Public, None),
            ("https://1.1.1.1/", Public, None),
            ("https://hub.lan/", Private, None),
            ("https://10.0.0.7/", Private, None),
            ("http://127.0.0.1:8080/", Private, None),
            ("http://[::1]/", Private, None),
            ("", Public, Some(WrongHub::NoAddress)),
            ("hub.example", Public, Some(WrongHub::NoAddress)),
            ("//hub.example/", Public, Some(WrongHub::NoAddress)),
            ("ftp://hub.example/", Public, Some(WrongHub::NoAddress)),
            ("file:///etc/passwd", Public, Some(WrongHub::NoAddress)),
            ("https://hub.example/#a", Public, Some(WrongHub::NoAddress)),
            ("http://hub.example/", Public, Some(WrongHub::NotSealed)),
            ("http://hub.example/", Private, Some(WrongHub::NotSealed)),
            ("http://10.0.0.7/", Private, Some(WrongHub::NotSealed)),
            ("http://localhost/", Private, Some(WrongHub::NotSealed)),
            ("http://127.0.0.1:8080/", Public, Some(WrongHub::Private)),
            ("https://user@hub.example/", Public, Some(WrongHub::Password)),
            ("https://user:secret@hub.example/", Private, Some(WrongHub::Password)),
            ("https://hub.lan/", Public, Some(WrongHub::Private)),
            ("https://intranet/", Public, Some(WrongHub::Private)),
            ("https://LOCALHOST./", Public, Some(WrongHub::Private)),
            ("https://a.localhost/", Public, Some(WrongHub::Private)),
        ];
        for (text, reach, expected) in table {
            assert_eq!(Hub::parse(text, reach).err(), expected, "{text}");
        }
        assert!(Hub::parse("https://notlocal.example/", Public).is_ok(), "a name that only ends alike");
    }

    #[test]
    fn a_key_is_not_shown() {
        let hub = Hub::parse("https://hub.example/in?key=secret", Reach::Public).unwrap();
        assert_eq!(hub.shown(), "https://hub.example/in");
        assert_eq!(hub.address().as_str(), "https://hub.example/in?key=secret");
    }
}

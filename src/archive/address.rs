//! The address of a paper's feeds: one that somebody can own, or a trial's (`.invalid`, RFC 2606 §2).

use url::Url;

/// Whether the address of a paper's feeds is one that somebody can own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// It ends with `.invalid`.
    Trial,
    /// It is a real one.
    Real,
}

impl Address {
    /// The kind of an address.
    pub fn of(address: &Url) -> Self {
        let last = address.host_str().and_then(|host| host.trim_end_matches('.').rsplit('.').next());
        if last == Some("invalid") { Self::Trial } else { Self::Real }
    }

    /// The word in the archive.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Trial => "trial",
            Self::Real => "real",
        }
    }
}

/// Whether nobody can own the name that mints these ids: `haiwan.invalid,2026`.
pub(crate) fn is_trials(authority: &str) -> bool {
    let name = authority.split_once(',').map_or(authority, |(name, _)| name);
    name.rsplit('.').next() == Some("invalid")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_below_invalid_is_a_trials() {
        for (address, expected) in [
            ("https://haiwan.invalid/feeds/", Address::Trial),
            ("https://INVALID/", Address::Trial),
            ("https://haiwan.invalid.:8080/", Address::Trial),
            ("https://example.cn/invalid/", Address::Real),
            ("https://invalid.cn/", Address::Real),
            ("http://[::1]/", Address::Real),
        ] {
            assert_eq!(Address::of(&Url::parse(address).unwrap()), expected, "{address}");
        }
    }
}

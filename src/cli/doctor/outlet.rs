//! Where the feeds lie and under which address they are asked for: whether benbao may write there, a web server read there, and anybody
//! reach it.

use crate::archive::address::Address;
use crate::cli::doctor::finding::Finding;
use crate::cli::doctor::finding::Harm;
use crate::config::Paper;
use crate::error::Error;
use crate::error::Place;
use crate::error::file::Obstacle;
use crate::error::warning::WarningKind;
use crate::words::message::Message;
use crate::words::message::Worded;
use rustix::fs::Access;
use rustix::fs::access;
use std::fs;
use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::path::PathBuf;
use url::Host;
use url::Url;

/// What is wrong with it.
pub(crate) fn findings(paper: &Paper) -> Vec<Finding> {
    let mut findings: Vec<Finding> = unwritable(&paper.output).into_iter().collect();
    findings.extend(unwritable(&paper.archive.folder));
    if paper.archive.address == Address::Trial {
        let trial = WarningKind::Trial.message().at(&Place::file(&paper.settings));
        findings.push(Finding::new(Harm::SeeTo, &trial, "else-trial"));
        return findings;
    }
    findings.extend(address(paper));
    findings.extend(unreadable(paper).map(|what| Finding::new(Harm::SeeTo, &what, "else-not-shown")));
    findings
}

/// A folder that benbao writes, where it may not.
fn unwritable(folder: &Path) -> Option<Finding> {
    let stops = |error: Error| Some(Finding::new(Harm::Stops, &error, "else-nothing-new"));
    let there = standing(folder);
    if !there.is_dir() {
        return stops(Error::InTheWay { path: there, found: Obstacle::File });
    }
    match access(&there, Access::WRITE_OK | Access::EXEC_OK) {
        Err(errno) => stops(Error::Write { path: there, source: errno.into() }),
        Ok(()) => None,
    }
}

/// The folder, or the one above that is there.
pub(crate) fn standing(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    match whole.ancestors().find(|path| path.exists()) {
        // As it was named, where it is there.
        Some(path) if path == whole => folder.to_owned(),
        Some(path) => path.to_owned(),
        None => whole,
    }
}

/// An address that not everybody can ask for, or whose answer anybody on the way can read and change.
fn address(paper: &Paper) -> Option<Finding> {
    let url = &paper.compose.base_url;
    let (code, harm, consequence) = match (is_own(url), url.scheme()) {
        (true, _) => ("doctor-own-address", Harm::SeeTo, "else-nobody-reaches"),
        (false, "http") => ("doctor-not-sealed", Harm::Note, "else-listened"),
        _ => return None,
    };
    let what = Message::new(code).text("url", url).at(&Place::file(&paper.settings));
    Some(Finding::new(harm, &what, consequence))
}

/// Whether this machine alone, or its network, knows the address.
fn is_own(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || [".localhost", ".local", ".lan"].iter().any(|end| name.ends_with(end)),
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_unspecified(),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local(),
        None => false,
    }
}

/// The first that keeps a web server out: a folder above the feeds, they themselves, one of the documents.
fn unreadable(paper: &Paper) -> impl Iterator<Item = Message> {
    let whole = fs::canonicalize(&paper.output).ok().filter(|whole| whole.is_dir());
    let mut way: Vec<PathBuf> = whole.iter().flat_map(|whole| whole.ancestors()).map(Path::to_owned).collect();
    way.reverse();
    let shut = way.iter().find(|folder| !lets(folder, 0o1)).map(|folder| ("doctor-shut", folder.clone()));
    let closed = || {
        let files = fs::read_dir(whole.as_deref()?).ok()?.flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = files.filter(|path| path.is_file()).collect();
        files.sort();
        files.into_iter().find(|file| !lets(file, 0o4)).map(|file| ("doctor-closed-file", file))
    };
    shut.or_else(closed).into_iter().map(|(code, path)| Message::new(code).text("path", path.display()))
}

/// Whether a file or folder lets others do this: everybody, or a group that is not its owner's own (as Debian makes one for each
/// user).
fn lets(path: &Path, what: u32) -> bool {
    fs::metadata(path)
        .is_ok_and(|found: Metadata| found.mode() & what != 0 || (found.mode() & (what << 3) != 0 && found.gid() != found.uid()))
}

/// One of each line.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let address = |code| Message::new(code).text("url", "http://localhost/feeds/");
    let path = |code| Message::new(code).text("path", "/srv/paper/feeds");
    vec![address("doctor-own-address"), address("doctor-not-sealed"), path("doctor-shut"), path("doctor-closed-file")]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_this_machine_or_its_network_is_reached_by_nobody_else() {
        let table = [
            ("http://localhost:8080/feeds/", true),
            ("https://nas.local/", true),
            ("http://192.168.1.4/feeds/", true),
            ("http://[::1]/", true),
            ("https://example.cn/localhost/", false),
            ("http://8.8.8.8/", false),
        ];
        for (url, expected) in table {
            assert_eq!(is_own(&Url::parse(url).unwrap()), expected, "{url}");
        }
    }
}

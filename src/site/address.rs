//! Where pages lie, and how one leads to another: by the shortest way, so that a copy on a disk or behind another address works.

use crate::article::id::ItemId;
use crate::feed::Entry;
use crate::feed::Feed;
use crate::feed::page_path;

/// Where a page lies, for what it leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Here<'a> {
    /// Below the folder of the feeds.
    At(&'a str),
    /// Anywhere on the site, as the page is that stands for one that is not there; below this path.
    Anywhere(&'a str),
}

impl Here<'_> {
    /// The way to something below the folder of the feeds. Every name there is ASCII that an address can carry.
    pub(crate) fn to(self, target: &str) -> String {
        let path = match self {
            Self::Anywhere(base) => return [base, target].concat(),
            Self::At(path) => path,
        };
        let folders = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default();
        let (from, into) = (folders(path), folders(target));
        let (from, into): (Vec<&str>, Vec<&str>) = (parts(&from), parts(&into));
        let shared = from.iter().zip(&into).take_while(|(one, two)| one == two).count();
        let up = std::iter::repeat_n("..", from.len() - shared);
        let name = target.rsplit('/').next().unwrap_or(target);
        let way: Vec<&str> = up.chain(into.into_iter().skip(shared)).chain([name]).collect();
        way.join("/")
    }

    /// The way to a story: to its page of ours, or to its own home; `None` where it has none.
    pub(crate) fn to_story(self, entry: &Entry, paper: &Feed) -> Option<String> {
        match () {
            () if is_ours(entry, paper) => Some(self.to(&page_path(&entry.id))),
            () if entry.address == paper.site => None,
            () => Some(entry.address.to_string()),
        }
    }

    /// The way to a picture or a page that may be below the folder of the feeds.
    pub(crate) fn to_address(self, address: &url::Url, paper: &Feed) -> String {
        let below = address.as_str().strip_prefix(paper.folder.as_str());
        below.map_or_else(|| address.to_string(), |below| self.to(below))
    }
}

fn parts(folder: &str) -> Vec<&str> {
    folder.split('/').filter(|part| !part.is_empty()).collect()
}

/// Whether a story's page is one of ours.
pub(crate) fn is_ours(entry: &Entry, paper: &Feed) -> bool {
    is_page_of(&entry.id, &entry.address, paper)
}

fn is_page_of(id: &ItemId, address: &url::Url, paper: &Feed) -> bool {
    *address == paper.below(&page_path(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_leads_from_page_to_page() {
        let table = [
            ("index.html", "style.css", "style.css"),
            ("index.html", "editions/2023.html", "editions/2023.html"),
            ("editions/2023-04-09/a.html", "style.css", "../../style.css"),
            ("editions/2023-04-09/a.html", "editions/2023-04-09/index.html", "index.html"),
            ("editions/2023-04-09/a.html", "editions/2023.html", "../2023.html"),
            ("editions/2023.html", "editions/2023-04-09/index.html", "2023-04-09/index.html"),
            ("authors/luyan-1/index.html", "authors/luyan-1/atom.xml", "atom.xml"),
            ("yaowen/index.html", "authors/luyan-1/atom.xml", "../authors/luyan-1/atom.xml"),
        ];
        for (from, target, expected) in table {
            assert_eq!(Here::At(from).to(target), expected, "{from} {target}");
        }
        assert_eq!(Here::Anywhere("/feeds/").to("style.css"), "/feeds/style.css");
    }
}

//! Stories whose front matter tells an address of the paper's own feeds as theirs, as a template does that was filled in wrongly.

use crate::article::Article;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::feed::Format;
use crate::reading::page::PageRead;
use std::collections::BTreeSet;
use url::Url;

/// Says so of a page, once for each key.
pub(crate) fn tell(page: &mut PageRead, base_url: &Url) {
    let Ok(content) = &page.content else { return };
    let keys: BTreeSet<&str> = content.reading.articles.iter().flat_map(|article| keys(article, base_url)).collect();
    let said = |key| Warning { place: Place::file(&page.path), kind: WarningKind::OwnFeed { key } };
    page.heard.extend(keys.into_iter().map(said));
}

/// The keys by which a story tells such an address.
fn keys(article: &Article, base_url: &Url) -> impl Iterator<Item = &'static str> {
    let guid = article.guid.as_ref().map(|guid| ("guid", guid.as_str()));
    let link = article.link.as_deref().map(|link| ("link", link));
    let told: Vec<&'static str> =
        guid.into_iter().chain(link).filter(|(_, address)| is_own(address, base_url)).map(|(key, _)| key).collect();
    told.into_iter()
}

/// Whether an address is that of the folder of the feeds, or of a feed in it.
fn is_own(address: &str, base_url: &Url) -> bool {
    let Ok(address) = Url::parse(address) else { return false };
    let below = base_url.make_relative(&address).filter(|it| !it.starts_with("../") && !it.contains("://"));
    below.is_some_and(|below| below.is_empty() || Format::ALL.iter().any(|format| below.ends_with(format.file_name())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_feed_of_ours_is_no_story_s() {
        let base = Url::parse("https://example.cn/feeds/").unwrap();
        let table = [
            ("https://example.cn/feeds/", true),
            ("https://example.cn/feeds/atom.xml", true),
            ("https://EXAMPLE.cn/feeds/要闻/rss.xml", true),
            ("https://example.cn/feeds/feed.json", true),
            ("https://example.cn/feeds/editions/2026-03-10/A1B2.html", false),
            ("https://example.cn/news/1.html", false),
            ("https://other.cn/feeds/atom.xml", false),
            ("urn:uuid:1", false),
            ("12345", false),
        ];
        for (address, expected) in table {
            assert_eq!(is_own(address, &base), expected, "{address}");
        }
    }
}

//! The namespaces that feeds are written in.

/// RFC 4287.
pub(crate) const ATOM: &str = "http://www.w3.org/2005/Atom";
/// Of RSS 2.0, OPML: none.
pub(crate) const NONE: &str = "";
/// RSS 1.0 module Content: `content:encoded`.
pub(crate) const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
/// Dublin Core: `dc:creator`.
pub(crate) const DC: &str = "http://purl.org/dc/elements/1.1/";
/// Dublin Core terms.
pub(crate) const TERMS: &str = "http://purl.org/dc/terms/";
/// Media RSS.
pub(crate) const MEDIA: &str = "http://search.yahoo.com/mrss/";
/// Media RSS without the slash that ends its name.
pub(crate) const WRONG_MEDIA: &str = "http://search.yahoo.com/mrss";
/// `xml:lang`, `xml:base`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// RSS 1.0 module Syndication.
pub(crate) const SY: &str = "http://purl.org/rss/1.0/modules/syndication/";
/// RFC 5005.
pub(crate) const HISTORY: &str = "http://purl.org/syndication/history/1.0";
/// RFC 6721.
pub(crate) const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";
/// Of podcasts.
pub(crate) const ITUNES: &str = "http://www.itunes.com/dtds/podcast-1.0.dtd";
/// SmartFormat.
pub(crate) const SNF: &str = "http://www.smartnews.be/snf";
/// XHTML.
pub(crate) const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// sitemaps.org.
pub(crate) const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// Google News.
pub(crate) const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";
/// RDF, by which RSS 1.0 begins.
pub(crate) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// Those that readers and the validator of the W3C know beside the named ones.
const OTHERS: &[&str] = &[
    "http://a9.com/-/spec/opensearch/1.1/",
    "http://a9.com/-/spec/opensearchrss/1.0/",
    "http://backend.userland.com/creativeCommonsRssModule",
    "http://base.google.com/ns/1.0",
    "http://blogs.law.harvard.edu/tech/rss",
    "http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html",
    "http://madskills.com/public/xml/rss/module/trackback/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://openid.net/xmlns/1.0",
    "http://purl.org/atom/ns#",
    "http://purl.org/net/rss1.1#",
    "http://purl.org/rss/1.0/",
    "http://purl.org/rss/1.0/modules/aggregation/",
    "http://purl.org/rss/1.0/modules/annotate/",
    "http://purl.org/rss/1.0/modules/audio/",
    "http://purl.org/rss/1.0/modules/company",
    "http://purl.org/rss/1.0/modules/email/",
    "http://purl.org/rss/1.0/modules/event/",
    "http://purl.org/rss/1.0/modules/link/",
    "http://purl.org/rss/1.0/modules/reference/",
    "http://purl.org/rss/1.0/modules/rss091#",
    "http://purl.org/rss/1.0/modules/search/",
    "http://purl.org/rss/1.0/modules/servicestatus/",
    "http://purl.org/rss/1.0/modules/slash/",
    "http://purl.org/rss/1.0/modules/streaming/",
    "http://purl.org/rss/1.0/modules/subscription/",
    "http://purl.org/rss/1.0/modules/taxonomy/",
    "http://purl.org/rss/1.0/modules/textinput/",
    "http://purl.org/rss/1.0/modules/threading/",
    "http://purl.org/rss/1.0/modules/wiki/",
    "http://purl.org/syndication/thread/1.0",
    "http://purl.org/dc/dcmitype/",
    "http://rdfs.org/sioc/ns#",
    "http://rssnamespace.org/feedburner/ext/1.0",
    "http://schemas.google.com/blogger/2008",
    "http://schemas.google.com/g/2005",
    "http://webns.net/mvcb/",
    "http://wellformedweb.org/CommentAPI/",
    "http://www.bloglines.com/about/specs/fac-1.0",
    "http://www.feedburner.com/opensearch",
    "http://www.georss.org/georss",
    "http://www.georss.org/georss/10",
    "http://www.google.com/schemas/play-podcasts/1.0",
    "http://www.google.com/schemas/sitemap-image/1.1",
    "http://www.google.com/schemas/sitemap-video/1.1",
    "http://www.opengis.net/gml",
    "http://www.pheedo.com/namespace/pheedo",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2007/app",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2001/XMLSchema-instance",
    "http://xmlns.com/foaf/0.1/",
    "http://www.rssboard.org/media-rss",
    "http://www.spotify.com/ns/rss",
    "http://www.rawvoice.com/rawvoiceRssModule/",
    "http://activitystrea.ms/spec/1.0/",
    "http://source.scripting.com/",
    "https://podcastindex.org/namespace/1.0",
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    "com-wordpress:feed-additions:1",
    "http://prismstandard.org/namespaces/1.2/basic/",
    "http://purl.org/rss/1.0/modules/prism/",
    "http://www.andymatuschak.org/xml-namespaces/sparkle",
    "http://www.youtube.com/xml/schemas/2015",
    "http://podlove.org/simple-chapters",
    "http://www.google.com/schemas/sitemap-mobile/1.0",
    "urn:atom-extension:indexing",
    "http://www.nytimes.com/namespaces/rss/2.0",
    "http://www.icann.org/rss",
    "http://www.microsoft.com/schemas/rss/core/2005",
];

/// Whether readers know a namespace.
pub(crate) fn is_known(space: &str) -> bool {
    let named = [ATOM, NONE, CONTENT, DC, TERMS, MEDIA, SY, HISTORY, TOMBSTONES, ITUNES, SNF, XHTML, SITEMAP, NEWS, RDF];
    let same = |known: &str| known.eq_ignore_ascii_case(space);
    named.into_iter().any(same) || OTHERS.iter().copied().any(same)
}

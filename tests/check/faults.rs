//! Faults put into sound feeds, a row each: the document, the change, the rule that must find it; no other error is found.

use crate::changed;
use crate::checked;
use crate::codes;
use crate::errors;
use crate::good;
use benbao::check;
use std::collections::BTreeSet;

/// What changes, into what, and which rule says so.
type Fault = (&'static str, &'static str, &'static str);

const RSS: &[Fault] = &[
    ("</channel>", "", "xml-form"),
    ("海湾的一天", "海湾\u{1}的一天", "xml-character"),
    ("海湾的一天", "海湾&nbsp;的一天", "xml-entity"),
    ("海湾的一天", "海湾 & 一天", "xml-form"),
    ("海湾的一天", "海湾]]>一天", "xml-form"),
    (" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", "", "xml-prefix"),
    ("<rss ", "<!DOCTYPE rss>\n<rss ", "xml-type"),
    ("encoding=\"utf-8\"", "encoding=\"gb18030\"", "xml-encoding"),
    ("encoding=\"utf-8\"", "encoding=\"utf-7b\"", "xml-encoding"),
    ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", "", "xml-declaration"),
    ("</ttl>\n", "</ttl>\r\n", "xml-lines"),
    ("version=\"2.0\"", "version=\"3.0\"", "rss-version"),
    (" version=\"2.0\"", "", "rss-version"),
    ("version=\"2.0\"", "version=\"0.92\"", "rss-old"),
    ("</channel>\n", "</channel><channel><title>a</title></channel>\n", "rss-channel"),
    ("<title>海湾晨报</title>\n    <link>", "<link>", "rss-required"),
    ("<link>https://bay.example/</link>\n    <desc", "<desc", "rss-required"),
    ("<description>海湾的一天</description>", "", "rss-required"),
    ("<description>海湾的一天</description>", "<description/>", "rss-blank"),
    ("<ttl>60</ttl>", "<ttl>60</ttl><ttl>60</ttl>", "rss-once"),
    ("<ttl>60</ttl>", "<ttl>60</ttl><kicker>引题</kicker>", "rss-element"),
    ("<dc:creator>林知夏", "<kicker>引题</kicker><dc:creator>林知夏", "rss-element"),
    ("<language>zh-CN</language>", "", "rss-language"),
    ("<language>zh-CN", "<language>zh_CN", "language"),
    ("desk@bay.example (海湾晨报)", "海湾晨报", "rss-contact"),
    ("<ttl>60", "<ttl>一小时", "rss-ttl"),
    ("<ttl>60", "<ttl>0", "rss-ttl"),
    ("<hour>23", "<hour>25", "rss-skip-hours"),
    ("<hour>23", "<hour>24", "rss-skip-midnight"),
    ("<day>Sunday", "<day>星期日", "rss-skip-days"),
    ("<url>https://bay.example/logo.png</url>", "", "rss-image"),
    ("<title>海湾晨报</title>\n      <link>", "<title>晨报</title>\n      <link>", "rss-image-same"),
    ("<width>88", "<width>188", "rss-image-size"),
    (" protocol=\"xml-rpc\"", "", "rss-cloud"),
    ("<name>q</name>", "", "rss-text-input"),
    ("rel=\"self\"", "rel=\"via\"", "rss-self"),
    ("rel=\"self\" type=\"application/rss+xml\"", "rel=\"self\" type=\"text/xml\"", "rss-self-type"),
    ("<title>老码头改造二期完工</title>", "", "rss-item-title"),
    ("<title>老码头", "<title>又一题</title><title>老码头", "rss-once"),
    ("<link>https://bay.example/a/1.html</link>", "", "rss-item-link"),
    ("<link>https://bay.example/a/1.html</link>", "<link>/a/1.html</link>", "address-absolute"),
    ("<link>https://bay.example/a/1.html</link>", "<link>https://bay.example/要闻/1.html</link>", "address-ascii"),
    ("<link>https://bay.example/a/1.html</link>", "<link>www.bay.example</link>", "address-absolute"),
    ("<pubDate>Mon, 05 Jan 2026 05:59:59 +0800</pubDate>", "", "rss-item-date"),
    ("<dc:creator>何小满", "<author>he@bay.example</author><dc:creator>何小满", "rss-author-twice"),
    ("<dc:creator>何小满</dc:creator>", "<author>何小满</author>", "rss-contact"),
    ("<dc:creator>何小满", "<dc:creator>何小满、王维", "author-joined"),
    ("<dc:creator>陆平安", "<dc:creator>林知夏", "author-twice"),
    ("<dc:creator>何小满", "<dc:creator> ", "dc-empty"),
    ("<dc:creator>何小满", "<dc:date>4月9日</dc:date><dc:creator>何小满", "dc-date"),
    ("<guid>https://bay.example/a/2.html</guid>", "", "rss-guid"),
    ("<guid>https://bay.example/a/2.html</guid>", "<guid/>", "rss-guid-empty"),
    (" isPermaLink=\"false\"", "", "rss-guid-address"),
    ("isPermaLink=\"false\"", "isPermaLink=\"no\"", "rss-guid-permalink"),
    ("tag:bay.example,2026:2026-01-05/A01/1", "tag:bay.example,2026:要闻/1", "id-tag"),
    ("tag:bay.example,2026:2026-01-05/A01/1", "tag:Bay.example,2026:1", "id-tag-case"),
    ("tag:bay.example,2026:2026-01-05/A01/1", "tag:bay.example,2999:1", "id-tag-date"),
    ("tag:bay.example,2026:2026-01-05/A01/1", "https://bay.example/a/2.html", "id-twice"),
    (" length=\"0\"", "", "rss-enclosure"),
    ("length=\"0\" type=\"image/jpeg\"", "length=\"0\" type=\"jpeg\"", "rss-enclosure"),
    (
        "<enclosure ",
        "<enclosure url=\"https://bay.example/2.jpg\" length=\"0\" type=\"image/jpeg\"/><enclosure ",
        "rss-enclosures",
    ),
    ("<description>一条旧铁轨串起三座书店。</description>", "", "rss-description"),
    (
        "<description>一条旧铁轨串起三座书店。</description>",
        "<content:encoded>a</content:encoded><description>b</description>",
        "rss-encoded-twice",
    ),
    (
        "<description>一条旧铁轨串起三座书店。</description>",
        "<description>&lt;p&gt;本报讯 1月4日，一条旧铁轨串起三座书店。&lt;/p&gt;&lt;p&gt;下月开门。&lt;/p&gt;</description>",
        "rss-description-same",
    ),
    (">要闻</category>", "> </category>", "rss-category"),
    ("domain=\"https://bay.example/sections\"", "domain=\"版面\"", "rss-category-domain"),
    ("<source url=\"https://wire.example/rss.xml\">", "<source>", "rss-source"),
    ("<pubDate>Mon, 05 Jan 2026 05", "<pubDate>Tue, 05 Jan 2026 05", "date-weekday"),
    ("<pubDate>Mon, 05 Jan 2026 05", "<pubDate>Mon, 05 Jan 26 05", "date-year"),
    ("05:59:59 +0800", "05:59:59 CST", "date-cst"),
    ("05:59:59 +0800", "05:59:59 EST", "date-zone"),
    ("<pubDate>Mon, 05 Jan 2026 05", "<pubDate>Mon, 32 Jan 2026 05", "date-day"),
    ("<pubDate>Mon, 05 Jan 2026 05:59:59 +0800", "<pubDate>2026-01-05T05:59:59+08:00", "date-rfc822"),
    ("<pubDate>Mon, 05 Jan 2026 05:59:59 +0800", "<pubDate>周一, 05 1月 2026 05:59:59 +0800", "date-rfc822"),
    ("<pubDate>Mon, 05 Jan 2026 05:59:59", "<pubDate>Mon, 05 Jan 2026 06:00:00", "items-tie"),
    ("<pubDate>Mon, 05 Jan 2026 05:59:59", "<pubDate>Mon, 05 Jan 2026 07:00:00", "items-order"),
    ("<lastBuildDate>Mon, 05 Jan 2026 09:30:00", "<lastBuildDate>Mon, 05 Jan 2026 09:31:00", "feed-updated"),
    ("<atom:updated>2026-01-05T09", "<atom:updated>2026-01-05T05", "updated-before"),
    ("<atom:updated>2026-01-05T09", "<atom:updated>2026-02-05T09", "date-future"),
    ("<atom:updated>2026-01-05T", "<atom:updated>2026-01-05t", "date-rfc3339"),
    ("<title>老码头", "<title>&lt;b&gt;老码头&lt;/b&gt;", "text-markup"),
    ("<title>老码头", "<title>R&amp;amp;D 老码头", "text-escaped"),
    ("<description>一条旧铁轨", "<description>5&lt;6 旧铁轨", "html-bracket"),
    ("5&lt;6万元", "5<6万元", "html-bracket"),
    ("<p>下月开门。</p>", "<div><p>下月开门。</p>", "html-nesting"),
    ("<p>下月开门。</p>", "<script>alert(1)</script>", "html-active"),
    ("<p>下月开门。</p>", "<p onclick=\"a()\">下月开门。</p>", "html-active"),
    ("<a href=\"https://bay.example/a/2.html\">", "<a href=\"/a/2.html\">", "html-relative"),
    ("<dc:creator>何小满", "<x:y xmlns:x=\"https://unknown.example/\"/><dc:creator>何小满", "namespace-unknown"),
    ("http://search.yahoo.com/mrss/", "http://search.yahoo.com/mrss", "media-namespace"),
    ("<media:content url=\"https://bay.example/1.jpg\"", "<media:content", "media-content"),
    ("<media:content url=\"https://bay.example/1.jpg\"", "<media:content url=\"/1.jpg\"", "media-content"),
    ("width=\"1200\"", "width=\"1200px\"", "media-number"),
    ("medium=\"image\"", "medium=\"photo\"", "media-medium"),
    (
        "<dc:creator>何小满",
        "<media:group><media:content url=\"https://bay.example/2.jpg\"/></media:group><dc:creator>何小满",
        "media-group",
    ),
    ("role=\"photographer\"", "role=\"摄影\"", "media-credit"),
    ("role=\"photographer\"", "role=\"translator\"", "media-credit"),
    ("type=\"plain\"", "type=\"text\"", "media-text"),
    ("<media:thumbnail url=\"https://bay.example/1s.jpg\"/>", "<media:thumbnail/>", "media-thumbnail"),
    ("<sy:updatePeriod>daily", "<sy:updatePeriod>每天", "sy-period"),
    ("<sy:updateFrequency>1", "<sy:updateFrequency>0", "sy-frequency"),
    ("<sy:updatePeriod>", "<fh:complete/><sy:updatePeriod>", "history-complete"),
    ("<sy:updatePeriod>", "<fh:archive/><sy:updatePeriod>", "history-current"),
    ("<sy:updatePeriod>", "<fh:archived/><sy:updatePeriod>", "history-element"),
];

const ATOM: &[Fault] = &[
    ("</entry>", "", "xml-form"),
    ("<id>tag:bay.example,2026:feed</id>", "", "atom-required"),
    ("<id>tag:bay.example,2026:feed</id>", "<id>feed</id>", "atom-id"),
    ("<id>tag:bay.example,2026:feed</id>", "<id> tag:bay.example,2026:feed</id>", "atom-id"),
    ("<title>老码头改造二期完工</title>", "", "atom-required"),
    ("<updated>2026-01-05T05:59:59+08:00</updated>", "", "atom-required"),
    ("<title>老码头", "<title>又一题</title><title>老码头", "atom-once"),
    ("<title>老码头改造二期完工<", "<title> <", "atom-blank"),
    ("<title>老码头", "<title type=\"markdown\">老码头", "atom-text-type"),
    ("<title>老码头", "<title type=\"html\">老码头", "atom-title-html"),
    ("<title>老码头", "<title><b xmlns=\"http://www.w3.org/1999/xhtml\">新</b>老码头", "atom-text-children"),
    ("<summary>一条", "<summary type=\"xhtml\">一条", "atom-xhtml"),
    ("<summary>一条", "<kicker>引题</kicker><summary>一条", "atom-element"),
    ("<summary>一条", "<kicker xmlns=\"\">引题</kicker><summary>一条", "atom-element"),
    ("<name>何小满</name>", "", "atom-name"),
    ("<name>何小满</name>", "<name></name>", "atom-name"),
    ("<name>何小满</name>", "<name>何小满</name><email>何小满</email>", "atom-email"),
    ("<name>何小满", "<name>何小满/王维", "author-joined"),
    ("<name>陆平安", "<name>林知夏", "author-twice"),
    ("term=\"要闻\" ", "", "atom-category"),
    ("scheme=\"https://bay.example/sections\"", "scheme=\"版面\"", "atom-scheme"),
    (" scheme=\"https://bay.example/pages\"", "", "atom-category-scheme"),
    ("<link href=\"https://bay.example/1.jpg\"", "<link", "atom-link"),
    ("length=\"12345\"", "length=\"12 KB\"", "atom-link-type"),
    ("type=\"image/jpeg\"", "type=\"jpeg\"", "atom-link-type"),
    ("hreflang=\"zh-CN\"", "hreflang=\"zh_CN\"", "language"),
    ("xml:lang=\"zh-CN\"", "xml:lang=\"zh_CN\"", "language"),
    (" xml:lang=\"zh-CN\"", "", "atom-language"),
    ("<summary>一条", "<link href=\"https://bay.example/3\" type=\"text/html\"/><summary>一条", "atom-alternate-twice"),
    ("rel=\"self\"", "rel=\"related\"", "atom-self"),
    ("rel=\"self\" type=\"application/atom+xml\"", "rel=\"self\" type=\"text/xml\"", "atom-self-type"),
    ("href=\"https://bay.example/\" rel", "href=\"/\" rel", "address-relative"),
    ("href=\"https://bay.example/\" rel", "href=\"https://bay.example/要闻\" rel", "address-iri"),
    ("href=\"https://bay.example/\" rel", "href=\"https://bay.example/a b\" rel", "address-absolute"),
    ("<published>2026-01-05T05:59:59+08:00</published>", "", "atom-published"),
    ("<published>2026-01-05T05:59:59+08:00", "<published>2026-01-05T05:59:59", "date-rfc3339"),
    ("<published>2026-01-05T05:59:59+08:00", "<published> 2026-01-05T05:59:59+08:00", "date-rfc3339"),
    ("<published>2026-01-05T05:59:59+08:00", "<published>2026-01-05T05:59:59.5+08:00", "date-fraction"),
    ("<published>2026-01-05T05:59:59+08:00", "<published>2026-01-04T21:59:59-00:00", "date-unknown-zone"),
    ("<published>2026-01-05T05:59:59", "<published>2026-02-30T05:59:59", "date-day"),
    ("<published>2026-01-05T05:59:59", "<published>2026-01-05T05:59:60+08:00", "date-rfc3339"),
    ("<published>2026-01-05T06:00:00", "<published>2026-01-05T10:00:00", "updated-before"),
    ("<id>tag:bay.example,2026:2026-01-05/A01/2", "<id>tag:bay.example,2026:2026-01-05/A01/1", "id-versions"),
    ("<id>tag:bay.example,2026:2026-01-05/A01/2", "<id>tag:bay.example,2026:feed", "id-twice"),
    ("<updated>2026-01-05T09:30:00+08:00</updated>\n  <author>", "<updated>2026-01-05T19:30:00+08:00</updated>\n  <author>", ""),
    (
        "<updated>2026-01-05T09:30:00+08:00</updated>\n  <author>",
        "<updated>2026-01-05T08:30:00+08:00</updated>\n  <author>",
        "feed-updated",
    ),
    (
        "<link href=\"https://bay.example/a/2.html\" rel=\"alternate\"",
        "<link href=\"https://bay.example/a/2.html\" rel=\"via\"",
        "atom-entry-link",
    ),
    ("<summary>一条旧铁轨串起三座书店。</summary>", "", "atom-summary"),
    ("<content type=\"html\">", "<content type=\"html\" src=\"https://bay.example/1\">", "atom-content-src"),
    ("<content type=\"html\">", "<content type=\"rich\">", "atom-content-type"),
    ("<content type=\"xhtml\">", "<content type=\"html\">", "atom-content-type"),
    ("5&amp;lt;6", "5&lt;6", "html-bracket"),
    ("&lt;p&gt;本报讯", "&lt;iframe&gt;&lt;/iframe&gt;&lt;p&gt;本报讯", "html-active"),
    ("rel=\"current\"", "rel=\"related\"", "history-current"),
    ("<fh:archive/>", "<fh:archive>1</fh:archive>", "history-element"),
    (" ref=\"tag:bay.example,2026:2026-01-05/A01/9\"", "", "tombstone"),
    (" when=\"2026-01-05T08:00:00+08:00\"", "", "tombstone"),
    ("when=\"2026-01-05T08:00:00+08:00\"", "when=\"2026-01-05\"", "date-rfc3339"),
    ("A01/9\" when=\"2026-01-05T08", "A01/1\" when=\"2026-01-05T10", "tombstone-alive"),
    (
        "</feed>",
        "<at:deleted-entry ref=\"tag:bay.example,2026:2026-01-05/A01/9\" when=\"2026-01-05T08:00:00+08:00\"/></feed>",
        "tombstone-twice",
    ),
];

const JSON: &[Fault] = &[
    ("\"title\": \"海湾晨报\",", "\"title\": \"海湾晨报\"", "json-form"),
    ("\"title\": \"海湾晨报\"", "title: \"海湾晨报\"", "json-form"),
    ("\"language\": \"zh-CN\",", "\"language\": \"zh-CN\", \"language\": \"en\",", "json-key"),
    ("version/1.1", "version/2", "json-version"),
    ("version/1.1", "version/1", "json-old"),
    ("{\n  \"version\"", "{ \"_a\": {},\n  \"version\"", "json-version-first"),
    ("\"title\": \"海湾晨报\",", "", "json-required"),
    ("\"home_page_url\": \"https://bay.example/\",", "", "json-addresses"),
    ("\"language\": \"zh-CN\"", "\"language\": \"zh_CN\"", "language"),
    ("\"language\"", "\"authors\": [{ \"name\": \"海湾晨报\" }], \"language\"", "json-authors"),
    ("\"language\"", "\"next_url\": \"https://bay.example/feeds/feed.json\", \"language\"", "json-next"),
    ("\"language\"", "\"logo\": \"a\", \"language\"", "json-unknown-key"),
    ("\"type\": \"WebSub\", ", "", "json-hub"),
    ("海湾的一天", "\\u6d77湾的一天", "json-escapes"),
    ("\"description\": \"海湾的一天\"", "\"description\": null", "json-null"),
    ("\"description\": \"海湾的一天\"", "\"description\": 1", "json-type"),
    ("\"tags\": [\"要闻\"]", "\"tags\": \"要闻\"", "json-type"),
    ("\"_bay\"", "\"bay\"", "json-unknown-key"),
    ("\"_bay\"", "\"_b.ay\"", "json-extension"),
    ("{ \"name\": \"林知夏\" }", "{}", "json-author"),
    ("\"authors\": [{ \"name\": \"林知夏\" }, ", "\"author\": { \"name\": \"林知夏\" }, \"authors\": [", "json-author-old"),
    ("\"id\": \"tag:bay.example,2026:2026-01-05/A01/1\",", "", "json-id"),
    ("\"id\": \"tag:bay.example,2026:2026-01-05/A01/1\"", "\"id\": \" \"", "json-id"),
    ("\"id\": \"tag:bay.example,2026:2026-01-05/A01/1\"", "\"id\": 1", "json-type"),
    ("2026-01-05/A01/2\"", "2026-01-05/A01/1\"", "id-twice"),
    ("\"content_text\": \"一条旧铁轨串起三座书店，下月开门。\",", "", "json-content"),
    ("\"summary\": \"灯光留给晚归的读者。\",", "", "json-summary"),
    ("\"url\": \"https://bay.example/a/1.html\",", "", "json-url"),
    ("\"url\": \"https://bay.example/a/1.html\"", "\"url\": \"/a/1.html\"", "address-absolute"),
    (",\n      \"date_published\": \"2026-01-05T05:59:59+08:00\"", "", "json-date"),
    ("\"date_published\": \"2026-01-05T05:59:59+08:00\"", "\"date_published\": \"2026-01-05\"", "date-rfc3339"),
    ("\"mime_type\": \"image/jpeg\", ", "", "json-attachment"),
    ("\"title\": \"图二\"", "\"title\": \"图一\"", "json-attachment-title"),
    ("\"title\": \"老码头", "\"title\": \"<b>老</b>码头", "text-markup"),
    ("5&lt;6", "5<6", "html-bracket"),
    ("\"_bay\": { \"page\": \"A01\" }", "\"_benbao\": { \"about\": \"\", \"edition\": { \"page\": \"要闻\" } }", "json-benbao"),
];

const OPML: &[Fault] = &[
    ("</body>", "", "xml-form"),
    ("version=\"2.0\"", "version=\"3.0\"", "opml-version"),
    ("version=\"2.0\"", "version=\"1.0\"", "opml-old"),
    ("<title>海湾晨报的订阅源</title>", "<title>a</title><title>b</title>", "opml-once"),
    ("<title>海湾晨报的订阅源</title>", "<name>a</name>", "opml-element"),
    ("Mon, 05 Jan 2026 06:00:00 +0800", "2026-01-05", "date-rfc822"),
    ("<outline text=\"海湾晨报\">", "<outline>", "opml-text"),
    (" xmlUrl=\"https://bay.example/feeds/news/rss.xml\"", "", "opml-address"),
    ("xmlUrl=\"https://bay.example/feeds/news/rss.xml\"", "xmlUrl=\"/rss.xml\"", "address-absolute"),
    ("type=\"rss\" text=\"要闻\"", "text=\"要闻\"", "opml-type"),
    (" title=\"要闻\"", "", "opml-title"),
    ("version=\"RSS\"", "version=\"ATOM\"", "opml-format"),
    ("feeds/news/rss.xml", "feeds/atom.xml", "opml-twice"),
    ("language=\"zh-CN\"", "language=\"zh_CN\"", "language"),
    ("  <body>", "  <head/>\n  <body>", "opml-whole"),
];

const SITEMAP: &[Fault] = &[
    ("</urlset>", "", "xml-form"),
    ("<loc>https://bay.example/a/1.html</loc>", "", "sitemap-loc"),
    ("<loc>https://bay.example/a/1.html</loc>", "<loc>/a/1.html</loc>", "address-absolute"),
    ("<loc>https://bay.example/a/1.html</loc>", "<loc>https://bay.example/a/2.html</loc>", "sitemap-twice"),
    ("<loc>https://bay.example/a/2.html</loc>", "<loc>https://other.example/a/2.html</loc>", "sitemap-host"),
    ("<lastmod>2026-01-05</lastmod>", "<lastmod>2026年1月5日</lastmod>", "sitemap-date"),
    ("<lastmod>2026-01-05</lastmod>", "<lastmod>2026-02-30</lastmod>", "sitemap-date"),
    ("<changefreq>never", "<changefreq>seldom", "sitemap-changefreq"),
    ("<priority>0.8", "<priority>8", "sitemap-priority"),
    ("<priority>0.8</priority>", "<weight>8</weight>", "sitemap-element"),
    ("<news:name>海湾晨报</news:name>", "", "news-whole"),
    ("<news:title>海湾图书馆夜间开放满月</news:title>", "", "news-whole"),
    ("<news:language>zh-cn", "<news:language>zh_CN", "news-language"),
    ("<news:publication_date>2026-01-05T06:00:00+08:00", "<news:publication_date>今天", "sitemap-date"),
];

fn tables() -> [(&'static str, &'static [Fault]); 5] {
    [("rss.xml", RSS), ("atom.xml", ATOM), ("feed.json", JSON), ("feeds.opml", OPML), ("sitemap.xml", SITEMAP)]
}

#[test]
fn every_fault_is_found_and_nothing_else() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (name, faults) in tables() {
        for (from, to, expected) in faults {
            count += 1;
            let checked = checked(&changed(&good(name), from, to));
            let (found, errors) = (codes(&checked), errors(&checked));
            let is_found = found.contains(expected) || (expected.is_empty() && found.is_empty());
            if !is_found || errors.iter().any(|code| code != expected) {
                wrong.push(format!("{name}: {from:?} as {to:?}: {expected} wanted, {found:?} found"));
            }
        }
    }
    assert!(count > 200 && wrong.is_empty(), "{} of {count}: {wrong:#?}", wrong.len());
}

/// Rules that need more than one change or document; each has a test of its own.
const ELSEWHERE: &[&str] = &[
    "json-encoding",
    "json-limit",
    "xml-limit",
    "rss-1",
    "rss-item",
    "atom-author",
    "atom-feed-author",
    "atom-content",
    "atom-summary-needed",
    "atom-summary-same",
    "rss-description-first",
    "namespace-unused",
    "feed-empty",
    "json-size",
    "opml-outline",
    "sitemap-most",
    "sitemap-empty",
    "feeds-elsewhere",
    "feeds-disagree",
];

#[test]
fn every_rule_is_broken_somewhere() {
    let broken: BTreeSet<&str> = tables().iter().flat_map(|(_, faults)| faults.iter().map(|(_, _, code)| *code)).collect();
    let of_others = ["msn-", "smartnews-", "flipboard-", "google-news-", "against-"];
    let unbroken: Vec<_> = check::rules()
        .map(|rule| rule.code)
        .filter(|code| !broken.contains(code) && !ELSEWHERE.contains(code) && !of_others.iter().any(|it| code.starts_with(it)))
        .collect();
    assert!(unbroken.is_empty(), "{unbroken:?}");
}

#[test]
fn what_takes_more_than_one_change_is_found() {
    let without = |name: &str, parts: &[&str]| parts.iter().fold(good(name), |document, part| changed(&document, part, ""));
    let feed_author = "<author>\n    <name>海湾晨报</name>\n    <uri>https://bay.example/</uri>\n    <email>desk@bay.example</email>\n  </author>";
    let he = "<author>\n      <name>何小满</name>\n    </author>";
    let xhtml = "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>本报讯 1月4日，一条旧铁轨串起三座书店。</p></div></content>";
    let link = "<link href=\"https://bay.example/a/2.html\" rel=\"alternate\" type=\"text/html\"/>";
    let summary = "<summary>一条旧铁轨串起三座书店。</summary>";
    let declared = changed(&good("rss.xml"), "xmlns:sy", "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" xmlns:sy");
    let items = |count: usize| (0..count).map(|at| format!("<url><loc>https://a.cn/{at}</loc></url>")).collect::<String>();
    let sitemap = |items: &str| format!("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{items}</urlset>");
    let encoded = "<description>短</description><content:encoded>长</content:encoded>";
    let swapped = "<content:encoded>长</content:encoded><description>短</description>";
    let short = |inner: &str| {
        let (head, rest) = good("rss.xml").split_once("<item>").map(|(head, rest)| (head.to_owned(), rest.to_owned())).unwrap();
        let (_, rest) = rest.split_once("</item>").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        format!("{head}<item>{inner}</item>{rest}")
    };
    let table = [
        ("atom-feed-author", without("atom.xml", &[feed_author])),
        ("atom-author", without("atom.xml", &[feed_author, he])),
        ("atom-content", without("atom.xml", &[xhtml, link])),
        ("atom-summary-needed", changed(&without("atom.xml", &[summary]), xhtml, "<content type=\"image/png\">AAAA</content>")),
        ("atom-summary-same", changed(&good("atom.xml"), xhtml, "<content>一条旧铁轨串起三座书店。</content>")),
        ("namespace-unused", declared),
        ("feed-empty", "<rss version=\"2.0\"><channel/></rss>".to_owned()),
        ("rss-item", short("<link>https://bay.example/a</link>")),
        ("rss-description-first", short(swapped)),
        ("rss-1", "<RDF xmlns=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>".to_owned()),
        ("opml-outline", "<opml version=\"2.0\"><head/><body/></opml>".to_owned()),
        ("sitemap-empty", sitemap("")),
        ("sitemap-most", sitemap(&items(50_001))),
        ("json-size", changed(&good("feed.json"), "一条", &"一条".repeat(200_000))),
        ("json-encoding", format!("\u{feff}{}", good("feed.json"))),
    ];
    for (code, document) in table {
        assert!(codes(&checked(&document)).contains(&code), "{code}: {:?}", codes(&checked(&document)));
    }
    assert!(!codes(&checked(&short(encoded))).contains(&"rss-description-first"));
}

//! What partners refuse, a row each: the sound feed with one change, and what is said of it.

use crate::changed;
use crate::checked;
use crate::codes;
use crate::good;
use crate::now;
use benbao::check;
use benbao::check::profile::Profile;
use std::path::PathBuf;

fn told(name: &str, text: &str, profile: Profile) -> Vec<&'static str> {
    let mut documents = vec![(PathBuf::from(name), checked(text))];
    check::profile(&mut documents, profile, now());
    let mut codes = codes(&documents[0].1);
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// What Flipboard and SmartNews take: a picture, a long summary, a logo, twenty stories.
fn rich() -> String {
    let rss = good("rss.xml").replace("灯光留给晚归的读者。<", &format!("{}<", "灯光留给晚归的读者，".repeat(32)));
    let (head, rest) = rss.split_once("    <item>").unwrap();
    let (item, _) = rest.split_once("</item>").unwrap();
    let item = format!("    <item>{item}</item>\n");
    let items: String = (1..=20)
        .map(|at| {
            let item = item.replace("A01/1<", &format!("A01/{at}<"));
            item.replace("06:00:00 +0800", &format!("06:00:{:02} +0800", 59 - at))
                .replace("海湾图书馆夜间开放满月", "海湾图书馆夜间开放满月，灯光留给晚归的读者与行人")
        })
        .collect();
    let logo = "<snf:logo xmlns:snf=\"http://www.smartnews.be/snf\"><url>https://bay.example/l.png</url></snf:logo>\n";
    let hub = "<atom:link rel=\"hub\" href=\"https://hub.example/\"/>\n";
    format!("{head}{logo}{hub}{items}  </channel>\n</rss>\n")
}

#[test]
fn a_feed_that_has_all_is_taken_by_all() {
    for profile in [Profile::Msn, Profile::SmartNews, Profile::Flipboard] {
        assert_eq!(told("rss.xml", &rich(), profile), Vec::<&str>::new(), "{profile:?}");
    }
    assert_eq!(told("sitemap.xml", &good("sitemap.xml"), Profile::GoogleNews), Vec::<&str>::new());
}

#[test]
fn what_a_partner_refuses_is_named() {
    let table = [
        (Profile::Msn, "海湾图书馆夜间开放满月，灯光留给晚归的读者与行人", "海湾图书馆", "msn-title"),
        (Profile::Msn, "<link>https://bay.example/a/1.html</link>", "", "msn-whole"),
        (Profile::Msn, "Mon, 05 Jan 2026 06:00:58", "Sat, 04 Jan 2025 06:00:58", "msn-age"),
        (Profile::Msn, "<pubDate>Mon, 05 Jan 2026 06:00:58 +0800</pubDate>\n      <source", "<source", "msn-whole"),
        (Profile::Msn, "2026-01-05T09:30:00", "2026-01-05T05:30:00", "msn-updated"),
        (Profile::SmartNews, "<pubDate>Mon, 05 Jan 2026 06:00:00 +0800</pubDate>\n    <lastB", "<lastB", "smartnews-channel"),
        (Profile::SmartNews, "<language>zh-CN</language>", "", "smartnews-channel"),
        (Profile::SmartNews, "<url>https://bay.example/l.png</url>", "", "smartnews-logo"),
        (
            Profile::SmartNews,
            "<![CDATA[<p>本报讯 1月4日，灯光留给晚归的读者，开放费用5&lt;6万元。</p><p>见<a href=\"https://bay.example/a/2.html\">另文</a>。</p>]]>",
            "",
            "smartnews-body",
        ),
        (Profile::Flipboard, "<atom:link rel=\"hub\" href=\"https://hub.example/\"/>", "", "flipboard-hub"),
        (Profile::Flipboard, "灯光留给晚归的读者，灯光留给晚归的读者，灯光留给晚归的读者，", "", "flipboard-description"),
        (Profile::Flipboard, "<dc:creator>林知夏</dc:creator>\n      <dc:creator>陆平安</dc:creator>", "", "flipboard-whole"),
    ];
    for (profile, from, to, code) in table {
        let codes = told("rss.xml", &changed(&rich(), from, to), profile);
        assert!(codes.contains(&code), "{profile:?} {from:.60} {to}: {codes:?}");
        assert!(codes.iter().filter(|it| it.starts_with(profile.as_str())).count() == 1, "{codes:?}");
    }
    let no_picture = rich().replace("image/jpeg", "audio/mpeg").replace("medium=\"image\"", "medium=\"audio\"");
    assert!(told("rss.xml", &no_picture, Profile::Flipboard).contains(&"flipboard-picture"));
    assert!(told("rss.xml", &good("rss.xml"), Profile::Flipboard).contains(&"flipboard-count"));
    let long = changed(&rich(), "<p>见", &format!("<p>{}见", "甲".repeat(400_000)));
    assert_eq!(told("rss.xml", &long, Profile::SmartNews), ["smartnews-size"]);
    let old = changed(&good("sitemap.xml"), "publication_date>2026-01-05", "publication_date>2026-01-03");
    assert_eq!(told("sitemap.xml", &old, Profile::GoogleNews), ["google-news-age"]);
    let none = "<?xml version=\"1.0\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://a.cn/</loc></url></urlset>";
    assert_eq!(told("sitemap.xml", none, Profile::GoogleNews), ["google-news-none"]);
    for (profile, code) in [
        (Profile::Msn, "msn-format"),
        (Profile::SmartNews, "smartnews-format"),
        (Profile::Flipboard, "flipboard-format"),
        (Profile::GoogleNews, "google-news-format"),
    ] {
        assert_eq!(told("feed.json", &good("feed.json"), profile), [code]);
    }
}

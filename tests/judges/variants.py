"""The broken documents that prove the judges able to refuse: one table, one change a row, after the standards' own lists.

Each row names the judge and the rule that must complain. selftest.py makes the documents and holds the trial.
"""

from dataclasses import dataclass

from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from run import JUDGES

XML, RSS_RULES, ATOM_RULES, JSON_RULES, FEEDPARSER, TABLE, AGREEMENT, PAGES, SITE, NEWSBOAT = JUDGES
PAGE = "editions/2024-02-29/0123456789abcdef.html"
FRONT = "index.html"
GRAMMAR, SCHEMA = "RFC 4287", "JSON Feed 1.1"
TOMBSTONE = ' xmlns:at="http://purl.org/atompub/tombstones/1.0"'
FIRST, SECOND = "tag:paper.example,2023:2024-02-29/A01/0123456789abcdef", "tag:paper.example,2023:2024-02-29/A01/fedcba9876543210"


@dataclass(frozen=True)
class Variant:
    """One broken document: in `file`, the first `sound` becomes `broken`, and `rule` of `judge` must say so."""

    judge: str
    rule: str
    file: str
    sound: str
    broken: str


VARIANTS = [
    # XML
    Variant(XML, "X1", RSS, "</channel>", ""),
    Variant(XML, "X1", ATOM, "本报讯", "本\x01报讯"),
    Variant(XML, "X2", ATOM, "本报讯", "本\x01报讯"),
    Variant(XML, "X2", RSS, "青山晚报", "青\uffff山晚报"),
    Variant(XML, "X2", RSS, ' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""),
    Variant(XML, "X2", ATOM, "R&amp;D", "R&D"),
    Variant(XML, "X3", RSS, 'encoding="utf-8"', 'encoding="gb18030"'),
    Variant(XML, "X3", RSS, '<?xml version="1.0" encoding="utf-8"?>', ""),
    Variant(XML, "X3", ATOM, "<feed", "<!DOCTYPE feed>\n<feed"),
    Variant(XML, "X3", ATOM, "</title>\n", "</title>\r\n"),
    Variant(XML, "X4", ATOM, ' xml:lang="zh-CN"', f' xml:lang="zh-CN"{TOMBSTONE}'),
    # RSS 2.0
    Variant(RSS_RULES, "RSS parses", RSS, "</channel>", ""),
    Variant(RSS_RULES, "R1", RSS, 'version="2.0"', 'version="0.91"'),
    Variant(RSS_RULES, "R1", RSS, "<description>青山晚报每日新闻</description>", ""),
    Variant(RSS_RULES, "R2", RSS, "<title>青山桥今日通车 两岸步行只要五分钟</title>", ""),
    Variant(RSS_RULES, "R2", RSS, "<dc:creator>林小舟", "<pubDate>Thu, 29 Feb 2024 06:00:00 +0800</pubDate><dc:creator>林小舟"),
    Variant(RSS_RULES, "R3", RSS, "<dc:creator>林小舟</dc:creator>", "<author>林小舟</author>"),
    Variant(RSS_RULES, "R3", RSS, "<ttl>", "<managingEditor>青山晚报</managingEditor><ttl>"),
    Variant(RSS_RULES, "R4", RSS, "<dc:creator>林小舟<", "<dc:creator>林小舟、何田<"),
    Variant(RSS_RULES, "R4", RSS, "<dc:creator>林小舟<", "<dc:creator>lin@paper.example<"),
    Variant(RSS_RULES, "R4", RSS, "<dc:creator>林小舟<", "<dc:creator>何田<"),
    Variant(RSS_RULES, "R4", RSS, "<dc:creator>林小舟<", "<dc:creator> <"),
    Variant(RSS_RULES, "R5", RSS, "<dc:creator>林小舟", "<author>lin@paper.example (林小舟)</author><dc:creator>林小舟"),
    Variant(RSS_RULES, "R6", RSS, '<guid isPermaLink="false">', "<guid>"),
    Variant(RSS_RULES, "R6", RSS, '<guid isPermaLink="false">', '<guid isPermaLink="true">'),
    Variant(RSS_RULES, "R7", RSS, f'<guid isPermaLink="false">{FIRST}</guid>', ""),
    Variant(RSS_RULES, "R7", RSS, f">{FIRST}<", f">{SECOND}<"),
    Variant(RSS_RULES, "R8", RSS, "06:00:00 +0800</pubDate>", "06:00:00 CST</pubDate>"),
    Variant(RSS_RULES, "R8", RSS, "<pubDate>Thu, 29", "<pubDate>Fri, 29"),
    Variant(RSS_RULES, "R8", RSS, "<pubDate>Thu, 29 Feb 2024", "<pubDate>Thu, 29 Feb 24"),
    Variant(RSS_RULES, "R8", RSS, "<pubDate>Thu, 29 Feb 2024", "<pubDate>Fri, 30 Feb 2024"),
    Variant(RSS_RULES, "R8", RSS, "<pubDate>Thu, 29 Feb 2024", "<pubDate>周四, 29 2月 2024"),
    Variant(RSS_RULES, "R8", RSS, "<pubDate>Thu, 29 Feb 2024 06:00:00 +0800", "<pubDate>2024-02-29T06:00:00+08:00"),
    Variant(RSS_RULES, "R9", RSS, "<dc:creator>林小舟", '<enclosure url="https://paper.example/1.jpg" type="image/jpeg"/><dc:creator>林小舟'),
    Variant(RSS_RULES, "R9", RSS, "<dc:creator>林小舟", '<enclosure url="https://p.example/1" length="1" type="a/b"/>' * 2 + "<dc:creator>林小舟"),
    Variant(RSS_RULES, "R10", RSS, 'rel="self"', 'rel="via"'),
    Variant(RSS_RULES, "R10", RSS, 'href="https://paper.example/feeds/rss.xml"', 'href="https://paper.example/rss.xml"'),
    Variant(RSS_RULES, "R11", RSS, "<title>青山桥", "<title>&lt;b&gt;青山桥&lt;/b&gt;"),
    Variant(RSS_RULES, "R11", RSS, "R&amp;D投入创", "R&amp;amp;D投入创"),
    Variant(RSS_RULES, "R12", RSS, "物价5&amp;lt;6", "物价5&lt;6"),
    Variant(RSS_RULES, "R12", RSS, "<![CDATA[<p>物价5&lt;6", "<![CDATA[<p>物价5<6"),
    Variant(RSS_RULES, "R13", RSS, "<description>物价5&amp;lt;6，R&amp;amp;D投入多。</description>", ""),
    Variant(RSS_RULES, "R13", RSS, "<description>本报讯 2月28日，青山桥建成。</description>", "<content:encoded>又一次</content:encoded><description>短</description>"),
    Variant(RSS_RULES, "R14", RSS, '<a href="https://paper.example/feeds/', '<a href="/feeds/'),
    Variant(RSS_RULES, "R14", RSS, "<![CDATA[<p>", "<![CDATA[<script>1</script><p>"),
    Variant(RSS_RULES, "R14", RSS, "<![CDATA[<p>", '<![CDATA[<p onclick="1">'),
    Variant(RSS_RULES, "R15", RSS, 'domain="https://paper.example/feeds/pages"', 'domain="版面"'),
    Variant(RSS_RULES, "R15", RSS, ">要闻</category>", "> </category>"),
    Variant(RSS_RULES, "R16", RSS, "<ttl>", "<image><url>https://p.example/1.png</url><title>别的报</title><link>https://paper.example/</link></image><ttl>"),
    Variant(RSS_RULES, "R17", RSS, "<ttl>60", "<ttl>一小时"),
    Variant(RSS_RULES, "R17", RSS, "<ttl>", "<skipHours><hour>24</hour></skipHours><ttl>"),
    Variant(RSS_RULES, "R18", RSS, "<dc:creator>林小舟", "<kicker>引题</kicker><dc:creator>林小舟"),
    Variant(RSS_RULES, "R18", RSS, "<dc:creator>林小舟", '<x:y xmlns:x="https://unknown.example/"/><dc:creator>林小舟'),
    Variant(RSS_RULES, "R19", RSS, "<atom:updated>2024-02-29T09:30:00", "<atom:updated>2024-02-29T05:30:00"),
    Variant(RSS_RULES, "R19", RSS, "<atom:updated>2024-02-29T", "<atom:updated>2024-02-29t"),
    Variant(RSS_RULES, "R20", RSS, "<language>zh-CN", "<language>zh_CN"),
    Variant(RSS_RULES, "R20", RSS, "<language>zh-CN</language>", ""),
    Variant(RSS_RULES, "R21", RSS, "<link>https://paper.example/feeds/editions", "<link>https://paper.example/要闻/editions"),
    Variant(RSS_RULES, "R21", RSS, "<link>https://paper.example/feeds/editions", "<link>/feeds/editions"),
    Variant(RSS_RULES, "D4", RSS, "<lastBuildDate>Thu, 29 Feb 2024 09:30:00", "<lastBuildDate>Thu, 29 Feb 2024 09:31:00"),
    Variant(RSS_RULES, "A10", RSS, "05:59:59 +0800</pubDate>", "06:00:00 +0800</pubDate>"),
    # Atom, the grammar
    Variant(ATOM_RULES, "Atom parses", ATOM, "</entry>", ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, f"<id>{FIRST}</id>", ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<id>tag:paper.example,2023:feed</id>", "<id>feed</id>"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<title>青山桥今日通车 两岸步行只要五分钟</title>", ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<title>青山桥", "<title>又一题</title><title>青山桥"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<title>青山桥今日通车 两岸步行只要五分钟<", "<title> <"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<title>青山桥", '<title type="markdown">青山桥'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<published>2024-02-29T", "<published>2024-02-29t"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<published>2024-02-29T06:00:00+08:00", "<published>2024-02-29T06:00:00"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<published>2024-02-29T06:00:00+08:00", "<published>2024-02-29T06:00:00.5+08:00"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<published>2024-02-29T06:00:00+08:00", "<published>2024-02-29T06:00:00-00:00"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<published>2024-02-29", "<published>2023-02-29"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<updated>2024-02-29T09:30:00+08:00</updated>", ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<name>林小舟</name>", ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<name>林小舟</name>", "<name></name>"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<name>林小舟</name>", "<name>林小舟</name><email>林小舟</email>"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, 'xml:lang="zh-CN"', 'xml:lang="zh_CN"'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, 'xml:lang="zh-CN"', ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, 'href="https://paper.example/feeds/atom.xml" ', ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, 'href="https://paper.example/" rel', 'href="https://paper.example/要闻/" rel'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, 'term="要闻" ', ""),
    Variant(ATOM_RULES, GRAMMAR, ATOM, 'scheme="https://paper.example/feeds/sections"', 'scheme="版面"'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<summary>", "<kicker>引题</kicker><summary>"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<summary>", '<x:y xmlns:x="https://unknown.example/"/><summary>'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<subtitle>", "<pubDate>2024-02-29</pubDate><subtitle>"),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "<subtitle>", '<archive xmlns="http://purl.org/syndication/history/1.0">1</archive><subtitle>'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "</feed>", f'<at:deleted-entry{TOMBSTONE} ref="tag:a.example,2023:b"/></feed>'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "</feed>", f'<at:deleted-entry{TOMBSTONE} when="2024-03-01T06:00:00+08:00"/></feed>'),
    Variant(ATOM_RULES, GRAMMAR, ATOM, "</feed>", f'<at:deleted-entry{TOMBSTONE} ref="tag:a.example,2023:b" when="2024-03-01"/></feed>'),
    # Atom, what the grammar cannot say
    Variant(ATOM_RULES, "A2", ATOM, "<author>\n    <name>青山晚报</name>\n    <uri>https://paper.example/</uri>\n  </author>", ""),
    Variant(ATOM_RULES, "A2", ATOM, "<name>林小舟</name>", "<name>林小舟、何田</name>"),
    Variant(ATOM_RULES, "A2", ATOM, "<name>林小舟</name>", "<name>何田</name>"),
    Variant(ATOM_RULES, "A3", ATOM, 'rel="self"', 'rel="related"'),
    Variant(ATOM_RULES, "A3", ATOM, 'href="https://paper.example/feeds/atom.xml"', 'href="https://paper.example/atom.xml"'),
    Variant(ATOM_RULES, "A4", ATOM, "<summary>", '<link href="https://paper.example/2" rel="alternate" type="text/html"/><summary>'),
    Variant(ATOM_RULES, "A5", ATOM, '0123456789abcdef.html" rel="alternate"', '0123456789abcdef.html" rel="related"'),
    Variant(ATOM_RULES, "A7", ATOM, "<published>2024-02-29T06:00:00", "<published> 2024-02-29T06:00:00"),
    Variant(ATOM_RULES, "A7", ATOM, "<published>2024-02-29T06:00:00+08:00", "<published>2024-02-29T06:00:00"),
    Variant(ATOM_RULES, "A8", ATOM, "<published>2024-02-29T06:00:00", "<published>2024-02-29T10:00:00"),
    Variant(ATOM_RULES, "A9", ATOM, SECOND, FIRST),
    Variant(ATOM_RULES, "A10", ATOM, "<published>2024-02-29T05:59:59", "<published>2024-02-29T06:00:00"),
    Variant(ATOM_RULES, "A11", ATOM, "<title>青山桥", "<title>&lt;b&gt;青山桥&lt;/b&gt;"),
    Variant(ATOM_RULES, "A11", ATOM, "R&amp;D投入创", "R&amp;amp;D投入创"),
    Variant(ATOM_RULES, "A11", ATOM, "<title>青山桥", '<title type="html">青山桥'),
    Variant(ATOM_RULES, "A11", ATOM, '<content type="html">', '<content type="html">&lt;script&gt;1&lt;/script&gt;'),
    Variant(ATOM_RULES, "A11", ATOM, "&lt;p&gt;物价5&amp;lt;6", "&lt;p&gt;物价5&lt;6"),
    Variant(ATOM_RULES, "A13", ATOM, ' scheme="https://paper.example/feeds/pages"', ""),
    Variant(ATOM_RULES, "A18", ATOM, "<summary>本报讯 2月28日，青山桥建成。</summary>", ""),
    Variant(ATOM_RULES, "D4", ATOM, "<updated>2024-02-29T09:30:00", "<updated>2024-02-29T09:31:00"),
    Variant(ATOM_RULES, "F3", ATOM, "<subtitle>", '<archive xmlns="http://purl.org/syndication/history/1.0"/><subtitle>'),
    Variant(ATOM_RULES, "T2", ATOM, "</feed>", f'<at:deleted-entry{TOMBSTONE} ref="{FIRST}" when="2024-03-01T06:00:00+08:00"/></feed>'),
    Variant(
        ATOM_RULES, "T2", ATOM, "</feed>", f'<at:deleted-entry{TOMBSTONE} ref="tag:a.example,2023:b" when="2024-03-01T06:00:00Z"/>' * 2 + "</feed>"
    ),
    Variant(ATOM_RULES, "G1", ATOM, FIRST, FIRST.replace("A01", "要闻")),
    Variant(ATOM_RULES, "G1", ATOM, FIRST, FIRST.replace("paper", "Paper")),
    Variant(ATOM_RULES, "G1", ATOM, FIRST, FIRST.replace(",2023:", ",9999:")),
    # JSON Feed, the schema
    Variant(JSON_RULES, "JSON parses", JSON_FEED, '"title"', "title"),
    Variant(JSON_RULES, "JSON parses", JSON_FEED, '"language": "zh-CN",', '"language": "zh-CN", "language": "en",'),
    Variant(JSON_RULES, "JSON parses", JSON_FEED, '"position": 1', '"position": NaN'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, "version/1.1", "version/1"),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"title": "青山晚报",', ""),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"description": "青山晚报每日新闻"', '"description": null'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"tags": ["要闻"]', '"tags": null'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, f'"id": "{FIRST}",', ""),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, f'"id": "{FIRST}"', '"id": 1'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, f'"id": "{FIRST}"', '"id": " "'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"content_html"', '"content"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"authors": [{ "name": "林小舟" }, { "name": "何田" }]', '"author": { "name": "林小舟" }'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '{ "name": "林小舟" }', "{}"),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"language"', '"authors": [{ "name": "青山晚报" }], "language"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, "2024-02-29T06:00:00+08:00", "2024-02-29t06:00:00+08:00"),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, "2024-02-29T06:00:00+08:00", "2024-02-29T06:00:00"),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"_benbao"', '"benbao"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"_benbao"', '"_x.y": {}, "_benbao"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"role": "reporter"', '"role": "记者"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"page": "A01"', '"page": "要闻"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"position": 1', '"position": 0'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"date_from": "path"', '"date_from": "guess"'),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"mime_type": "image/jpeg", ', ""),
    Variant(JSON_RULES, SCHEMA, JSON_FEED, '"home_page_url": "https://paper.example/"', '"home_page_url": "https://paper.example/要闻/"'),
    # JSON Feed, what the schema cannot say
    Variant(JSON_RULES, "J1", JSON_FEED, '"version": "https://jsonfeed.org/version/1.1",\n', '"_a": {}, "version": "https://jsonfeed.org/version/1.1",\n'),
    Variant(JSON_RULES, "J2", JSON_FEED, "feeds/feed.json", "feed.json"),
    Variant(JSON_RULES, "J2", JSON_FEED, '"summary": "本报讯 2月28日，青山桥建成。",', ""),
    Variant(JSON_RULES, "J3 ids", JSON_FEED, f'"id": "{SECOND}"', f'"id": "{FIRST}"'),
    Variant(JSON_RULES, "J3 HTML", JSON_FEED, '"title": "青山桥', '"title": "<b>青山桥</b>'),
    Variant(JSON_RULES, "J3 HTML", JSON_FEED, "R&D投入创", "R&amp;D投入创"),
    Variant(JSON_RULES, "J3 HTML", JSON_FEED, '<p class=\\"kicker\\">', '<p onclick=\\"1\\">'),
    Variant(JSON_RULES, "J4", JSON_FEED, '{ "name": "林小舟" }', '{ "name": "林小舟、何田" }'),
    Variant(JSON_RULES, "J5", JSON_FEED, '"date_published": "2024-02-29', '"date_published": "2024-02-30'),
    Variant(JSON_RULES, "J5", JSON_FEED, '"date_modified": "2024-02-29T09', '"date_modified": "2024-02-29T05'),
    Variant(JSON_RULES, "J6", JSON_FEED, '"about": "https://docs.rs/benbao",', ""),
    Variant(JSON_RULES, "J8", JSON_FEED, '"title": "图二"', '"title": "图一"'),
    Variant(JSON_RULES, "J10", JSON_FEED, "青山晚报", "\\u9752山晚报"),
    Variant(JSON_RULES, "F10", JSON_FEED, '"language"', '"next_url": "https://paper.example/feeds/feed.json", "language"'),
    Variant(JSON_RULES, "A10", JSON_FEED, '"date_published": "2024-02-29T05:59:59', '"date_published": "2024-02-29T06:00:00'),
    Variant(JSON_RULES, "DESIGN 5", JSON_FEED, '"summary"', '"content_text": "正文", "summary"'),
    Variant(JSON_RULES, "DESIGN 5", JSON_FEED, '"deck": [],', '"deck": [], "source": { "file": "a.md", "lines": [1, 9] }, "warnings": [], "doubts": [],'),
    # feedparser
    Variant(FEEDPARSER, "feedparser", ATOM, "</entry>", ""),
    Variant(FEEDPARSER, "feedparser", RSS, ' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""),
    Variant(FEEDPARSER, "feedparser", RSS, "本报讯", "本\x01报讯"),
    # The table of expected values
    Variant(TABLE, "story 1", RSS, "步行只要", "步行不要"),
    Variant(TABLE, "story 1", RSS, "<dc:creator>林小舟</dc:creator>", ""),
    Variant(TABLE, "story 1", RSS, "06:00:00 +0800</pubDate>", "06:00:00 +0000</pubDate>"),
    Variant(TABLE, "story 1", ATOM, "<name>林小舟</name>", "<name>林小州</name>"),
    Variant(TABLE, "story 1", ATOM, "<published>2024-02-29T06:00:00+08:00", "<published>2024-02-28T22:00:00Z"),
    Variant(TABLE, "story 1", ATOM, "桥长1,000米，见", "桥长1,000米,见"),
    Variant(TABLE, "story 1", ATOM, "何田 赵成 摄&lt;/p&gt;", "何田&lt;/p&gt;"),
    Variant(TABLE, "story 1", ATOM, "青山桥建成。&lt;/p&gt;&lt;p&gt;", "青山桥建成。"),
    Variant(TABLE, "story 1", JSON_FEED, '<p class=\\"kicker\\">市重点工程提前三个月完工</p>', ""),
    Variant(TABLE, "story 1", JSON_FEED, f'"id": "{FIRST}"', f'"id": "{FIRST}0"'),
    Variant(TABLE, "story 2", JSON_FEED, "<p>明年再算。</p>", "<p>明年再算。阿依古丽·买买提</p>"),
    Variant(TABLE, "the feed", ATOM, 'xml:lang="zh-CN"', 'xml:lang="en"'),
    Variant(TABLE, "_benbao", JSON_FEED, '"role": "correspondent"', '"role": "reporter"'),
    Variant(TABLE, "_benbao", JSON_FEED, '"date": "2024-02-28"', '"date": "2024-02-27"'),
    # Agreement
    Variant(AGREEMENT, "agrees", RSS, "步行只要", "步行不要"),
    Variant(AGREEMENT, "agrees", RSS, "<dc:creator>何田</dc:creator>", ""),
    Variant(AGREEMENT, "agrees", RSS, "<dc:contributor>赵成</dc:contributor>", ""),
    Variant(AGREEMENT, "agrees", RSS, "<atom:updated>2024-02-29T09:30:00+08:00</atom:updated>", ""),
    Variant(AGREEMENT, "agrees", RSS, "06:00:00 +0800</pubDate>", "05:00:00 +0700</pubDate>"),
    Variant(AGREEMENT, "agrees", RSS, "<p>明年再算。</p>", ""),
    Variant(AGREEMENT, "agrees", JSON_FEED, '"tags": ["要闻"]', '"tags": ["社会"]'),
    Variant(AGREEMENT, "agrees", JSON_FEED, '"summary": "本报讯', '"summary": "本报 讯'),
    Variant(AGREEMENT, "agrees", JSON_FEED, '"home_page_url": "https://paper.example/"', '"home_page_url": "https://other.example/"'),
    # Addresses and pages
    Variant(PAGES, "every address", RSS, "29/0123456789abcdef.html", "29/0123456789abcde0.html"),
    Variant(PAGES, "every address", ATOM, '"https://paper.example/feeds/editions/2024-02-29/fedcba9876543210.html"', '"https://paper.example/feeds/a.html"'),
    Variant(PAGES, "every address", JSON_FEED, '<a href=\\"https://paper.example/feeds/editions', '<a href=\\"https://paper.example/feeds/edition'),
    Variant(PAGES, "H1", PAGE, "<!DOCTYPE html>", ""),
    Variant(PAGES, "H1", PAGE, "</article>", "</section>"),
    Variant(PAGES, "H2", PAGE, '<html lang="zh-CN">', '<html lang="zh_CN">'),
    Variant(PAGES, "H2", PAGE, "<title>青山桥今日通车 两岸步行只要五分钟 – 青山晚报</title>", ""),
    Variant(PAGES, "H2", PAGE, '<p class="kicker">', '<p align="center">'),
    Variant(PAGES, "H4", PAGE, "<h1>青山桥", "<h1>青山大桥"),
    Variant(PAGES, "H4", PAGE, '<p class="byline">记者 林小舟', '<p class="byline">记者'),
    Variant(PAGES, "H4", PAGE, '<link rel="canonical"', '<link rel="alternate"'),
    Variant(PAGES, "H4", PAGE, 'datetime="2024-02-29T06:00:00+08:00"', 'datetime="2024-02-29T06:00:01+08:00"'),
    # The pages as a site
    Variant(SITE, "S1", PAGE, "<h1>青山桥", "<h1>青山桥</h1><h1>"),
    Variant(SITE, "S1", PAGE, "<main", "<div"),
    Variant(SITE, "S1", FRONT, "<h2>", "<h4>"),
    Variant(SITE, "S1", FRONT, '<a href="#text">', '<a href="style.css">'),
    Variant(SITE, "S2", FRONT, 'id="page-1"', 'id="text"'),
    Variant(SITE, "S3", FRONT, "29/0123456789abcdef.html", "29/0123456789abcde0.html"),
    Variant(SITE, "S3", PAGE, "index.html#page-1", "index.html#page-2"),
    Variant(SITE, "S4", PAGE, "default-src 'none'; ", ""),
    Variant(SITE, "S4", PAGE, 'type="application/ld+json"', 'type="text/javascript"'),
    Variant(SITE, "S4", PAGE, '"headline"', '"title"'),
    Variant(SITE, "S4", PAGE, 'href="../../style.css"', 'href="https://cdn.example/style.css"'),
    Variant(SITE, "S4", FRONT, "<h2>", '<h2 onclick="1">'),
    Variant(SITE, "S5", FRONT, "<h2>", '<h2 class="' + "a" * 30_000 + '">'),
    Variant(SITE, "S6", FRONT, '<a href="editions/2024-02-29/0123456789abcdef.html">', "<a>"),
    # newsboat
    Variant(NEWSBOAT, "newsboat", RSS, "<link>https://paper.example/feeds/editions", "<link>https://paper.example/editions"),
    Variant(NEWSBOAT, "newsboat", RSS, f">{FIRST}<", f">{SECOND}<"),
    Variant(NEWSBOAT, "newsboat", RSS, "05:59:59 +0800</pubDate>", "06:00:01 +0800</pubDate>"),
    Variant(NEWSBOAT, "newsboat", RSS, '<p class="byline">记者 林小舟', '<p class="byline">记者'),
    Variant(NEWSBOAT, "newsboat", ATOM, "<author>\n      <name>林小舟</name>\n    </author>", ""),
]

# A file that is not there, by the judge and the rule that must miss it.
MISSING = [
    (XML, "the folder has it", RSS),
    (XML, "the folder has it", ATOM),
    (JSON_RULES, "the folder has it", JSON_FEED),
    (TABLE, "as expected", RSS),
    (PAGES, "every address", PAGE),
    (PAGES, "the folder has pages", "editions"),
]
# A page that no feed leads to.
STRAY = "editions/2024-02-29/00000000000000ff.html"

# What `read --format json` prints: no address is known, the text and its source are.
READING = [
    ('"home_page_url": "https://paper.example/",', ""),
    ('"feed_url": "https://paper.example/feeds/feed.json",', ""),
    ('"content_html"', '"content_text": "正文", "content_html"'),
    ('"deck": [],', '"deck": [], "source": { "file": "a.md", "lines": [1, 9] }, "warnings": [], "doubts": [],'),
]

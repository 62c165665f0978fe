# The checker of feeds. `fault-…` says what stands there; `check-CODE` says what is right, which is the remedy.

fault-missing = { $name } is missing
fault-count = { $count ->
    [0] there is no { $name }
    [one] there is one { $name }
   *[other] there are { $count } of { $name }
}
fault-empty = { $name } is empty
fault-here = { $name } stands here
fault-is = { $name } is “{ $value }”
fault-again = { $name } “{ $value }” stands in line { $line } already
fault-differs = { $name } is “{ $value }”, where “{ $other }” is expected
fault-beyond = { $name } is { $count }, where the limit is { $limit }
fault-holds = { $name } holds “{ $what }”
fault-parser = { $words }

## XML and JSON

check-xml-encoding = write the document in the encoding that its XML declaration names; UTF-8 is best
check-xml-form = XML must be well-formed, or no reader shows anything of it; escape `&` and `<`, and close every element
check-xml-prefix = bind every prefix with `xmlns:` to its namespace
check-xml-character = leave out control characters, which XML cannot carry
check-xml-entity = of named entities only `&amp;`, `&lt;`, `&gt;`, `&quot;` and `&apos;` are known in XML; write the character itself
check-xml-type = leave out the document type: readers that are careful refuse it
check-xml-limit = split the document: so deep, wide or long is no feed that readers take
check-xml-declaration = begin with an XML declaration, so that nobody guesses the encoding
check-xml-lines = end all lines alike
check-json-encoding = write JSON in UTF-8 without a byte order mark
check-json-form = JSON must be well-formed, or no reader shows anything of it
check-json-key = no key may stand twice in an object: readers keep either
check-json-limit = split the document: so deep or long is no feed that readers take

## RSS

check-rss-1 = offer RSS 2.0 or Atom: RSS 1.0 is checked as XML only
check-rss-version = say `version="2.0"`
check-rss-old = say `version="2.0"`: it takes all that older versions took
check-rss-channel = `<rss>` holds one `<channel>` and nothing else
check-rss-required = a channel has `<title>`, `<link>` and `<description>`
check-rss-blank = say something in `<title>`, `<link>` and `<description>` of the channel: readers list feeds by it
check-rss-once = this element may stand once only
check-rss-element = RSS knows no such element here; what is added stands in a namespace
check-rss-language = name the language, such as `zh-CN`: readers choose fonts and voices by it
check-rss-contact = write an e-mail address here, such as `desk@example.cn (鲁燕)`; a name alone goes into `<dc:creator>`
check-rss-ttl = `<ttl>` is a number of minutes
check-rss-skip-hours = hours are numbers from 0 to 23, in GMT
check-rss-skip-midnight = write midnight as 0
check-rss-skip-days = days are `Monday` to `Sunday`
check-rss-image = an `<image>` has `<url>`, `<title>` and `<link>`
check-rss-image-same = title and link of the image are those of the channel
check-rss-image-size = an image is at most 144 wide and 400 high
check-rss-cloud = `<cloud>` has `domain`, `port`, `path`, `registerProcedure` and `protocol`
check-rss-text-input = `<textInput>` has `<title>`, `<description>`, `<name>` and `<link>`
check-rss-self = add `<atom:link rel="self" href="…" type="application/rss+xml"/>` with the address of the feed
check-rss-self-type = the type of RSS is `application/rss+xml`
check-rss-item = an item has `<title>` or `<description>`
check-rss-item-title = give every item a title: lists and partners show it
check-rss-item-link = give every item a link to its page
check-rss-item-date = give every item a `<pubDate>`: readers put in the moment of the fetch
check-rss-author-twice = leave out `<author>` beside `<dc:creator>`: readers count the person twice
check-rss-guid = give every item a `<guid>` that never changes
check-rss-guid-empty = a `<guid>` holds the id
check-rss-guid-address = write `isPermaLink="false"` beside a guid that is no address
check-rss-guid-permalink = `isPermaLink` is `true` or `false`
check-rss-enclosure = an `<enclosure>` has `url`, `length` in bytes (`0` where it is not known) and `type`
check-rss-enclosures = keep to one `<enclosure>` an item; more pictures go into `<media:content>`
check-rss-description = with `<content:encoded>` give a summary in `<description>`: some readers show nothing else
check-rss-description-first = put `<description>` before `<content:encoded>`
check-rss-description-same = let `<description>` be a summary, not the whole text again
check-rss-encoded-twice = one `<content:encoded>` an item
check-rss-category = a `<category>` has words
check-rss-category-domain = let `domain` be an address or another name in ASCII
check-rss-source = `<source>` names a feed by its `url`

## Atom

check-atom-required = feed and entry have `<id>`, `<title>` and `<updated>`
check-atom-once = this element may stand once only
check-atom-element = Atom knows no such element here; what is added stands in a namespace of its own
check-atom-id = an `<id>` is an absolute IRI with nothing around it, such as `tag:example.cn,2026:a1`
check-atom-blank = give a title: lists show nothing else
check-atom-text-type = the type of a text is `text`, `html` or `xhtml`
check-atom-text-children = escape the markup: elements stand in a text of the type `xhtml` only
check-atom-xhtml = `type="xhtml"` holds one `<div>` of XHTML and nothing else
check-atom-title-html = write titles as plain text: several readers show escaped HTML as it stands
check-atom-name = a person has a `<name>` with something in it
check-atom-email = write an e-mail address, such as `desk@example.cn`
check-atom-category = a `<category>` has a `term`
check-atom-scheme = `scheme` is an absolute IRI
check-atom-link = a `<link>` has a `href`
check-atom-link-type = `type` of a link is a media type such as `text/html`, `length` a number of bytes
check-atom-alternate-twice = one alternate link of a type and language
check-atom-self = add `<link rel="self" href="…" type="application/atom+xml"/>` with the address of the feed
check-atom-self-type = the type of Atom is `application/atom+xml`
check-atom-feed-author = give the feed an `<author>`, the paper: the first unsigned entry makes it invalid
check-atom-language = name the language with `xml:lang`: readers choose fonts and voices by it
check-atom-author = an entry has an `<author>`, where the feed has none
check-atom-content = an entry has `<content>` or an alternate link
check-atom-entry-link = give every entry an alternate link to its page
check-atom-published = give every entry a `<published>`: else readers take the last change for it
check-atom-content-src = `<content>` with `src` is empty
check-atom-content-type = the type of `<content>` is `text`, `html`, `xhtml` or a media type, and says what stands in it
check-atom-summary-needed = content that is no text, or stands elsewhere, needs a `<summary>`
check-atom-summary = give every entry a `<summary>`, as the others have: some readers show nothing else
check-atom-summary-same = let `<summary>` be a summary, not the whole text again
check-atom-category-scheme = name the `scheme` of every category of an entry, or of none

## Modules

check-namespace-unknown = readers know no such namespace; take a known one, or leave it out
check-namespace-unused = leave out the namespace: validators warn of it, and nothing here is of it
check-dc-empty = name the person, or leave the element out
check-dc-date = write the date as `2023-04-09` or `2023-04-09T06:00:00+08:00`
check-media-namespace = the namespace of Media RSS is `http://search.yahoo.com/mrss/`, with the slash at its end
check-media-content = `<media:content>` has a `url`, or a `<media:player>`
check-media-number = write a number
check-media-medium = `medium` is `image`, `audio`, `video`, `document` or `executable`
check-media-group = `<media:group>` holds several renderings of one thing; leave it out for one
check-media-credit = `role` is one of the roles of Media RSS, such as `photographer`, `reporter` or `translation`, or names its `scheme`
check-media-text = one `<media:description>`, of the type `plain` or `html`
check-media-thumbnail = `<media:thumbnail>` has a `url`
check-sy-period = `<sy:updatePeriod>` is `hourly`, `daily`, `weekly`, `monthly` or `yearly`
check-sy-frequency = `<sy:updateFrequency>` is a number from 1
check-history-element = of RFC 5005 there are `<fh:archive/>` and `<fh:complete/>`, both empty
check-history-current = let an archive document link to the current feed with `rel="current"`
check-history-complete = a complete feed has no archives and no further pages: leave out `<fh:complete/>`
check-tombstone = `<at:deleted-entry>` has the withdrawn id in `ref` and a moment in `when`
check-tombstone-twice = one `<at:deleted-entry>` an id and moment
check-tombstone-alive = what is withdrawn stands no longer among the entries; published again, it has a later `<updated>`

## Dates, addresses, ids

check-date-rfc822 = write the date as `Sun, 09 Apr 2023 06:00:00 +0800`
check-date-weekday = write the weekday of that date, or none
check-date-year = write the year with four figures
check-date-zone = write the zone as figures, such as `+0800`: names are understood differently
check-date-cst = write `+0800`: `CST` is the time of Chicago, and every reader shows the story 14 hours late
check-date-day = write a day that the calendar has
check-date-rfc3339 = write the date as `2023-04-09T06:00:00+08:00`
check-date-unknown-zone = name the zone: `-00:00` says that it is not known
check-date-fraction = leave out fractions of a second
check-date-future = do not publish before the time: some readers pass over what is dated ahead
check-updated-before = nothing changes before it is published
check-feed-updated = let the date of the feed be that of its newest change, not of the run: else every fetch is a change
check-items-order = put the newest first
check-items-tie = let no two stories have the same moment: their order is left to chance
check-feed-empty = a feed without stories is valid; see whether that is meant
check-address-absolute = write the whole address, such as `https://example.cn/a`
check-address-ascii = write what is not ASCII in an address with percent signs, and in a host as `xn--…`
check-address-iri = write what is not ASCII in an address with percent signs: not every reader does it
check-address-relative = write the whole address: not every reader knows what it is relative to
check-language = write the language as `zh-CN`, `zh` or `en`, with a hyphen
check-id-tag = a tag URI is `tag:` a domain `,` a year `:` and ASCII without spaces
check-id-tag-case = write the domain of a tag URI in small letters
check-id-tag-date = the date of a tag URI is a day on which the domain was held, and never one to come
check-id-twice = no two stories have the same id: readers show one of them only
check-id-versions = keep one version of an entry in a feed
check-author-joined = give every person an element of its own
check-author-twice = name a person once

## HTML

check-html-bracket = escape `<` as `&lt;` in HTML, and that once more in XML: browsers lose what stands behind it
check-html-nesting = close elements in the order in which they were opened
check-html-active = leave out scripts, frames, forms and styles: readers take them out, and what they show is lost
check-html-relative = write whole addresses in HTML: in a reader there is nothing that they are relative to
check-text-markup = this is plain text; leave out the tags
check-text-escaped = escape plain text once only

## JSON Feed

check-json-version = say `"version": "https://jsonfeed.org/version/1.1"`
check-json-old = write version 1.1: it names all authors
check-json-version-first = let `version` be the first key, by which programs know the format
check-json-required = a feed has `title` and `items`
check-json-addresses = name the site in `home_page_url` and the feed in `feed_url`
check-json-authors = leave out the authors of the feed where stories have their own: Miniflux puts them before those
check-json-summary = give every item a `summary`, as the others have: some readers show nothing else
check-json-hub = a hub has `type` and `url`
check-json-next = `next_url` is another document than `feed_url`
check-json-escapes = write Chinese as it is: `\u` makes the feed twice as large
check-json-size = keep a feed below 1 MB: publish fewer stories, or summaries
check-json-type = write the value in the type that JSON Feed gives it
check-json-null = leave out what has no value
check-json-unknown-key = JSON Feed knows no such key here; one of your own begins with `_`
check-json-extension = the name of an extension is `_` and letters, without a full stop
check-json-author = an author has `name`, `url` or `avatar`
check-json-author-old = write `authors`, a list: `author` is of version 1.0
check-json-id = every item has an `id`, which is text and not empty: readers leave out one without
check-json-content = every item has `content_html` or `content_text`
check-json-url = give every item the `url` of its page
check-json-date = give every item a `date_published`
check-json-attachment = an attachment has `url` and `mime_type`
check-json-attachment-title = two attachments with one title are the same thing twice; number them, or leave the titles out
check-json-benbao = keep `_benbao` as benbao writes it: programs rely on it

## OPML and sitemaps

check-opml-version = say `version="2.0"`
check-opml-old = say `version="2.0"`
check-opml-whole = `<opml>` holds one `<head>` and one `<body>`
check-opml-once = this element may stand once only
check-opml-outline = `<body>` holds at least one `<outline>`
check-opml-text = an `<outline>` has a `text`
check-opml-address = a subscription has the address of its feed in `xmlUrl`
check-opml-type = say `type="rss"`, for Atom too: else importers pass it over
check-opml-title = repeat the text in `title`: some readers show that
check-opml-format = `version` is `RSS` or `RSS1`; leave it out for Atom
check-opml-twice = name a feed once: an importer subscribes to every outline
check-opml-element = OPML knows no such element here
check-sitemap-element = sitemaps know no such element here
check-sitemap-loc = every entry has a `<loc>`
check-sitemap-twice = name an address once
check-sitemap-host = a sitemap names addresses of one host
check-sitemap-date = write the date as `2023-04-09` or `2023-04-09T06:00:00+08:00`
check-sitemap-changefreq = `<changefreq>` is `always`, `hourly`, `daily`, `weekly`, `monthly`, `yearly` or `never`
check-sitemap-priority = `<priority>` is a number from 0.0 to 1.0
check-sitemap-most = divide it: a sitemap has at most 50,000 addresses, one for Google News 1,000
check-sitemap-empty = a sitemap without addresses is of no use; see whether that is meant
check-news-whole = `<news:news>` has `<news:publication>` with name and language, `<news:publication_date>` and `<news:title>`
check-news-language = the language of Google News is a code such as `en`, for Chinese `zh-cn` or `zh-tw`

## Documents of one folder

check-feeds-elsewhere = let every document name the address at which it is served
check-feeds-disagree = let all formats say the same of a story

## Partners

check-msn-format = Microsoft Start takes RSS and Atom
check-msn-whole = Microsoft Start wants an id, a title, a link, the text and the date of every story
check-msn-title = Microsoft Start takes titles of 20 to 150 letters
check-msn-age = Microsoft Start takes stories of the last 365 days, and none of the future
check-msn-updated = Microsoft Start takes a change only where `updated` is later than the publication
check-smartnews-format = SmartNews takes RSS 2.0 and Atom
check-smartnews-channel = SmartNews wants `<language>` and `<pubDate>` of the channel
check-smartnews-logo = SmartNews shows the logo of the paper from `<snf:logo><url>`
check-smartnews-body = SmartNews wants the whole text of every story in `<content:encoded>`
check-smartnews-size = SmartNews recommends feeds of at most 1 MB
check-flipboard-format = Flipboard takes RSS
check-flipboard-count = Flipboard wants at least 20 stories in a feed, 30 at best
check-flipboard-whole = Flipboard wants the whole text, the author and the date of every story
check-flipboard-description = Flipboard wants descriptions of at least 300 letters
check-flipboard-picture = Flipboard wants a picture of at least 400 pixels with every story
check-flipboard-hub = Flipboard is quicker with a hub: add `<atom:link rel="hub">`
check-google-news-format = Google News takes a news sitemap
check-google-news-none = Google News wants `<news:news>` in the entries of its sitemap
check-google-news-age = Google News wants stories of the last two days only; take older ones out

## An older version

check-against-document = keep the document at its address, or redirect it: its subscribers get nothing any more
check-against-feed-id = restore the id of the feed: readers take it for another feed
check-against-self = redirect the old address for good, or restore it: subscribers stay where they subscribed
check-against-all = restore the ids: readers show every story again as new
check-against-id = restore the id of the story: readers show it again as new
check-against-gone = where it was withdrawn, say so with `<at:deleted-entry>`; else put it back: newer and older ones stayed
check-against-published = restore the date of publication, which never moves; a change has a date of its own
check-against-updated-back = let `updated` go forward only: readers pass over a change that is older than what they have
check-against-updated-alone = move `updated` only where a story changed: partners refuse feeds that move it every time
check-against-updated-same = move `updated` where the text changed: else some readers never show the change
check-against-link = keep addresses, or redirect them for good

## What the command says

check-line = { $place } { $level } { $code }: { $what }
check-remedy = { $remedy } [{ $source }]
check-error = error
check-advice = advice
check-more = { $file }: { $count } more of { $code }
check-unkept = { $file }: { $count } findings more
check-no-feed = { $file } is no feed: RSS, Atom, JSON Feed, OPML and sitemaps are checked
check-closing = { $documents ->
    [one] one document
   *[other] { $documents } documents
}: { $errors ->
    [0] no error
    [one] one error
   *[other] { $errors } errors
}, { $advice ->
    [0] no advice
   *[other] { $advice } of advice
}{ $over ->
    [0] {""}
   *[other] ; passed over, no feeds: { $over }
}
check-against-one = name one file or one folder with `--against`
check-against-alike = compare a file with a file and a folder with a folder: { $old }, { $new }
check-too-large = { $file } has more than { $limit } MiB: no reader takes such a feed; divide it

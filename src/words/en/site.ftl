# What people read on the paper's pages, in the language of the paper.

site-skip = Skip to the text
site-places = Places
site-home = Front page
site-past = Past editions
site-subscribe = Subscribe
site-newest = The newest edition
site-calendar = Past editions by date
site-years = Years
site-contents = Pages of this edition
site-stories = Stories
site-edition = All of this edition
site-edition-empty = No story of this edition can be read
site-edition-before = Previous edition
site-edition-after = Next edition
site-branch-empty = No stories yet
site-turning = Before and after
site-before = Previous story
site-after = Next story
site-beside = Subscribe, corrections
site-changes = Corrections
site-topics = Topics
site-table = Table
site-feed-address = Address of the feed:
site-feed-told = This is a feed, for a reader. Copy the address of this page and give it to your reader (“add a feed”), and new stories will come to you
site-subscribe-short = Give this address to a feed reader, and new stories and corrections come to you
site-subscribe-more = What is a feed, and how do I subscribe?
site-subscribe-what = A feed is an address at which the newest stories of this paper always stand. Give it to a reader; it looks there for you and brings you every new story and every correction
site-subscribe-why = No account, no telephone number, no e-mail address, and you can leave at any time. What to read first is for you to decide
site-subscribe-how = How to subscribe
site-subscribe-reader = Choose a reader: for the telephone, for the desk, or on the web; most cost nothing
site-subscribe-copy = Copy this address (one click selects all of it):
site-subscribe-paste = Say “add a feed” in the reader, and paste the address
site-subscribe-open = If you have a reader, open it there at once:
site-subscribe-own = the reader of this machine
site-subscribe-all = All feeds
site-subscribe-list = All of them, for import
site-not-found = There is no such page
site-not-found-why = The address may be mistyped, or the page is here no more
site-reporter = Reporter
site-correspondent = Correspondent
site-intern = Intern
site-photographer = Photographs
site-editor = Editor
site-author = By
site-translator = Translated by
site-artist = Drawings
site-commentator = Comment
site-other = With
site-weekday = { $number ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
site-weekday-short = { $number ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
site-month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
site-year = { $year }
site-editions = { $count ->
    [one] 1 edition
   *[other] { $count } editions
}
site-counted = { $pages ->
    [one] 1 page
   *[other] { $pages } pages
}, { $stories ->
    [one] 1 story
   *[other] { $stories } stories
}
site-counted-stories = { $stories ->
    [one] 1 story
   *[other] { $stories } stories
}
site-corrected = Corrected { $day }, { $time }
site-source = Source: { $source }
site-photographed = Photograph: { $names }
site-follow = Subscribe to { $section }
site-subscribe-to = Subscribe to { $paper }

# How a page was read: what its parts are called, and why each is what it is.

## Reasons.

reason-text = text
reason-goes-on = goes on a sentence that a column cut
reason-short-line = a short line without a stop inside the text
reason-opens-as-caption = opens as captions do
reason-opens-as-note = opens as editors' notes do
reason-of-its-form = the file marks it as a list, a table, a quotation or a note
reason-tells-day = tells the day { $date }
reason-names-page = names the page
reason-column-of-briefs = title of a column of briefs
reason-above-headline = a line without a stop above a headline
reason-below-headline = below a headline, opens with a dash or a bullet
reason-marked = marked as a heading
reason-heading-mark = marks a heading
reason-opens-page = opens a page without heading marks
reason-weighed = weighed { $sum } ({ $enough } is enough): { $above } by what ends above it, { $setting } by how it is set, { $below } by what opens below it, { $kinship } by its kinship with the story before
reason-by-meta = the headline, by the line of day and source beside it
reason-around-text = copied from a web page, and outside the story
reason-above-dateline = a title that nobody marked: a story ends above it, and a dateline stands below
reason-marked-item = a title with a mark before it, as several short items here have
reason-from-another-page = comes from another page
reason-directive = directive
reason-directive-begins = directive: a story begins below
reason-directive-leaves-out = directive: left out
reason-directive-settles = directive: right as it is read
reason-directive-wrong = directive that cannot be understood
reason-draft = a draft, held
reason-held-for-no-moment = held for a moment that cannot be understood
reason-metadata = metadata of a web page
reason-page-staff = who edited and set the page; no one story's
reason-saved-head = navigation at the head of a saved page
reason-other-story = opening of another story, announced by the page
reason-printed-twice = headline that the page prints twice
reason-site-line = navigation, counter or masthead of the page
reason-tip-off = thanks for a tip-off
reason-typesetting-code = typesetting code
reason-code-or-note = typesetting code or note of the desk
reason-points-to-page = pointer to another page
reason-page-number = page number
reason-turn = turn to another page
reason-picture-note = note of the pictures beside the story
reason-rule = rule
reason-source = the source of the story, behind its last sentence
reason-own-line = a line of its own
reason-byline = { $stands }: { $signs }
reason-dateline = { $stands }: { $origin }
reason-goes-on-another-page = { $reason }; goes on a story of another page

## Where it stands.

stands-on-its-line = a line of its own
stands-on-their-lines = lines of their own
stands-in-brackets-at-end = in brackets, ends the text
stands-behind-last-stop = behind the last stop
stands-photographer-behind-caption = photographer behind a caption
stands-behind-caption = behind a caption
stands-in-lead = run into the lead
stands-in-brackets-left = in brackets, left in the text
stands-opens-paragraph = opens the paragraph
stands-in-brackets-of-paragraph = in brackets, ends the paragraph

## What says so.

signs-roles = { $count ->
    [one] role word { $words }
   *[other] role words { $words }
}
signs-organisations = organisation { $names }
signs-only-names = nothing but names
signs-names = { $names } by surname { $surnames }
signs-no-surname = none
origin-place = place { $place }
origin-day = day { $day }

## Parts of a page.

part-headline = headline
part-kicker = kicker
part-deck = deck
part-column = column
part-dateline = dateline
part-lead-byline = lead-byline
part-byline = byline
part-body = body
part-joined = joined
part-subhead = subhead
part-caption = caption
part-note = note
part-folio = folio
part-furniture = furniture
part-remainder = remainder
part-mark = mark

## Roles.

role-reporter = reporter
role-correspondent = correspondent
role-intern = intern
role-photographer = photographer
role-editor = editor
role-author = author
role-translator = translator
role-artist = artist
role-commentator = commentator
role-other = other

## The head of a page, and its table.

head-edition = edition { $date } ({ $from }), { $page }
head-counts = { $articles }, { $credits }, { $left-out }
count-credits = { $count ->
    [one] 1 credit
   *[other] { $count } credits
}
left-out = { $count ->
    [0] nothing left out
    [one] 1 part left out
   *[other] { $count } parts left out
}
page-known = page { $page }
page-unknown = page unknown
date-from-front-matter = from front matter
date-from-path = from its path
date-from-page = printed on the page
date-from-option = from --edition
date-from-datelines = inferred
table-headline = headline
table-dateline = dateline
table-credits = credits
table-characters = chars

## A galley proof.

proof-title = proof
proof-page = the page
proof-understood = as understood
proof-goes-on = goes on article { $number }
proof-front-matter = front matter
proof-front-matter-first = front matter, believed before all else
proof-no-article = no article was understood on this page
proof-left-out = { $number } left out of every story
proof-keys = keys
proof-keys-next = next,
proof-keys-previous = previous decision; every tag leads to the other side
proof-line = line { $number }
proof-colon = {": "}
proof-no-story = set aside
proof-story = article { $number }
proof-no-headline = no headline
proof-join = join { $number }
proof-joined-page = from another page
proof-joined-page-why = drawn together with another page
proof-nobody = nobody is credited
apart = Left out of the page:
apart-program = { $parts ->
    [one] 1 script, style or form
   *[other] { $parts } scripts, styles or forms
} ({ $letters ->
    [one] 1 character
   *[other] { $letters } characters
}): for the browser
apart-comment = { $parts ->
    [one] 1 comment
   *[other] { $parts } comments
} ({ $letters ->
    [one] 1 character
   *[other] { $letters } characters
}): for colleagues
apart-hidden = { $parts ->
    [one] 1 hidden part
   *[other] { $parts } hidden parts
} ({ $letters ->
    [one] 1 character
   *[other] { $letters } characters
}): the page does not show it
apart-site = { $parts ->
    [one] 1 part of the site
   *[other] { $parts } parts of the site
} ({ $letters ->
    [one] 1 character
   *[other] { $letters } characters
}): navigation, recommendations, copyright
apart-elsewhere = { $parts ->
    [one] 1 list of links
   *[other] { $parts } lists of links
} ({ $letters ->
    [one] 1 character
   *[other] { $letters } characters
}): they lead to other stories
apart-around = { $parts ->
    [one] 1 piece of text
   *[other] { $parts } pieces of text
} ({ $letters ->
    [one] 1 character
   *[other] { $letters } characters
}): outside of the story

## The editor's page.

desk-title = the desk
desk-ran = last run: { $time }
desk-next = next: { $time }
desk-looks = To look at
desk-nothing = Nothing is to be looked at
desk-warnings = Said by the last run
desk-held = Waiting
desk-edition = { $date }: { $pages ->
    [1] 1 page
   *[other] { $pages } pages
}, { $stories ->
    [1] 1 story
   *[other] { $stories } stories
}
desk-no-edition = No edition yet

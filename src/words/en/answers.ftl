# What the commands of the archive answer.

## Where a story stands, and what a run made of it.

state-live = live
state-held = held
state-off-page = off-page
state-withdrawn = withdrawn
state-notice = notice
state-merged = merged
state-because = { $state } ({ $reason })
change-new = new
change-revised = revised
change-layout = layout only
change-withdrawn = withdrawn
change-restored = restored
change-held = held back
change-released = released
change-late = late

## What the commands answer.

articles-listed = { $count ->
    [0] no article; `benbao archive list` lists all
    [one] 1 article
   *[other] { $count } articles
}
article-withdrawn = withdrawn: { $headline } ({ $id })
article-restored = restored: { $headline } ({ $id })
article-restored-off-page = no longer withdrawn, but no page holds it, so it is not published; put it on a page again and build: { $headline } ({ $id })
article-merged = merged: { $new } is { $headline } ({ $id })
archive-sound = the archive is sound; nothing was done
archive-missing = no archive; it is made from the feeds and the pages
archive-set-aside = the damaged archive is { $damaged } now; { $saved ->
    [one] 1 article
   *[other] { $saved } articles
} saved from it
articles-imported = { $count ->
    [one] 1 article
   *[other] { $count } articles
} read; `benbao build` publishes them
revision = revision { $number }, seen { $seen } in { $place }
no-difference = nothing that is printed

## Columns and lines.

label-id = id
label-edition = edition
label-state = state
label-published = published
label-updated = updated
label-withdrawn = withdrawn
label-authors = authors
label-column = column
label-kicker = kicker
label-headline = headline
label-deck = deck
label-text = text
label-byline = byline
label-credits = credits
label-before = { $label }{": "}
credited = { $role } { $name }

## How the paper stands.

standing-newest = newest edition { $date }: { $count ->
    [one] 1 story
   *[other] { $count } stories
}
standing-nothing = nothing is published yet
standing-states = stories: { $list }
standing-state = { $count } { $state }
standing-held = { $count ->
    [one] 1 story waits for its hour; the first run from then on publishes it
   *[other] { $count } stories wait for their hour; the first run from then on publishes them
}
standing-spared = { $count ->
    [one] 1 story is off its page and published all the same: a run would have withdrawn too many
   *[other] { $count } stories are off their pages and published all the same: a run would have withdrawn too many
}
standing-withdraw = benbao archive withdraw --file { $path } --reason REASON
standing-set-aside = { $count ->
    [one] 1 file is set aside
   *[other] { $count } files are set aside
}
none-moved = no address leads elsewhere: name the site that is no more under [articles], `moved = ["https://old.example.cn/"]`

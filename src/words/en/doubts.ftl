# What is not certain: which of the story's parts, why, and how it is settled.

unsure-no-title = its row tells no title: fill it in (标题)
unsure-no-headline = no headline was found: if there is one, put `::article ` before its line
unsure-maybe-no-kicker = taken for the kicker, and may be the last line of the story above: if so, put `::text ` before it
unsure-maybe-deck = this line may be a deck, or text: look at it
unsure-maybe-column = the headline may hold the name of a column, an hour or a mark: delete what is no headline, or put it on a line of its own
unsure-bare-names = names without a role word were taken for the byline ({ $names }): if they are none, put `::text ` before them
unsure-strange-name = { $name } is no usual name: if it is wrong, mend it, else put `::byline ` before the line
unsure-unknown-label = { $label } is no role that is known, and whoever stands behind it is not credited: if it is a byline, put `::byline ` before it
unsure-unread-byline = this looks like a byline, was not understood, and stays in the text ({ $words }): if it is one, put it on its own line with `::byline ` before it
unsure-day-conflict = two places tell different days: make them the same
unsure-page-conflict = the file and the page tell different page numbers: make them the same
unsure-weighed = nothing marks this line as a headline, and it may be none: put `::article ` before it, or `::text `
unsure-maybe-headline = this line may be the headline of another story: if so, put `::article ` before it
unsure-signed-within = a byline or a dateline stands amid the story, which may be two: if so, put `::article ` before the second headline
unsure-no-text = a headline stands here without text: if two lines are one headline, put them on one line; if it is none, put `::text ` before it
unsure-other-setting = from here on the paragraphs are indented otherwise, and this may be the headline of another story: if so, put `::article ` before it
unsure-ends-open = the last line breaks off: look at it, and if it is no text put `::skip ` before it
unsure-maybe-apart = joined to the paragraph above, and may stand for itself: if so, put `::text ` before it
unsure-breaks-off = this paragraph breaks off and nothing was joined to it: look at it
unsure-maybe-text = left out as a line of the page or of a web site, and may be text: if so, put `::text ` before it
unsure-maybe-furniture = kept as text, and may be a line of the page or of a web site: if so, put `::skip ` before it

field-title = title
field-credits = credits
field-day = day
field-page = page
field-cut = cut
field-joins = joins

## What a run says last.

look-at = “{ $headline }”, { $field }: { $why }
look-at-held-back = “{ $headline }” is held back; { $field }: { $why }
look-at-left = “{ $headline }” stays as it was published; { $field }: { $why }
to-look-at = { $count ->
    [one] 1 place to look at:
   *[other] { $count } places to look at:
}
to-look-at-more = { $count ->
    [one] and 1 more: `{ $command }` names all
   *[other] and { $count } more: `{ $command }` names all
}
to-look-at-place = {"  "}{ $place }
still-held-back = { $count ->
    [one] 1 story still waits until it is looked at, as told before; `{ $command }` names it
   *[other] { $count } stories still wait until they are looked at, as told before; `{ $command }` names them
}
proofs-written = { $count ->
    [one] 1 proof in { $folder }
   *[other] { $count } proofs in { $folder }
}

## As it stands in the table, in the explanation, on the proof.

doubt = { $field } · { $what }
doubt-at-line = line { $line } · { $what }
doubt-elsewhere = { $file } · { $what }
stories-to-look-at = { $count ->
    [one] 1 story to look at
   *[other] { $count } stories to look at
}
places-to-look-at = { $count ->
    [one] 1 thing to look at
   *[other] { $count } things to look at
}
doubt-key = next to look at,

## In lists.

doubtful-story = { $name } “{ $headline }”, { $became }
doubtful-published = published
doubtful-held-back = held back
doubtful-left = published as before, its change is not
stories-doubtful = { $count ->
    [0] no story to look at
    [one] 1 story to look at; settle it on its page, or accept it as it was read:
   *[other] { $count } stories to look at; settle them on their pages, or accept them as they were read, such as:
}
story-accepted = accepted: { $headline } ({ $name })
nothing-to-accept = nothing of { $name } is to be looked at
story-accepted-no-more = to be looked at again: { $headline } ({ $name })
nothing-accepted = nothing of { $name } was accepted

# What the reader of a run should know while it goes on.

control-characters = { $count ->
    [one] 1 control character left out ({ $first }); feeds cannot carry it
   *[other] { $count } control characters left out ({ $first }); feeds cannot carry them
}
hidden-characters = { $count ->
    [one] 1 character that nobody sees left out ({ $first })
   *[other] { $count } characters that nobody sees left out from this line on ({ $first } is the first)
}
edition-inferred = edition date { $date } inferred from the latest dateline ({ $dateline }); name the file by its date, or say --edition
edition-in-passing = edition date { $date } taken from this line; if it is another, name the file by its date, or say --edition
edition-year = edition date { $date }: the names of file and folders tell no year, the last such day was taken; put the year before it
edition-unknown = no edition date: neither file name, page nor dateline tells; name the file by its date (2023-04-09.md), or say --edition 2023-04-09; the page is set aside
edition-conflict = edition date { $taken } ({ $taken-from }) taken, although the { $other-from } says { $other }; settle it with `date:` in the front matter
day-conflict = { $date } is no { $printed }; the date was taken
tags = { $count ->
    [one] 1 tag of HTML taken off from this line on; its words stay, but those of a script or a style
   *[other] { $count } tags of HTML taken off from this line on; their words stay, but those of scripts and styles
}
shortcodes = { $count ->
    [one] 1 shortcode of a site generator (`{"{{"}<`, `{"{"}%`) left out from this line on; the caption of a picture in it stays
   *[other] { $count } shortcodes of a site generator (`{"{{"}<`, `{"{"}%`) left out from this line on; captions of pictures in them stay
}
picture-unshown = the picture { $picture } is not shown: { $why }
picture-still = the picture { $picture } moves; its first frame is shown
picture-inks = the picture { $picture } is in four inks (CMYK) and does not say in which; its colours are about right; save it as sRGB to have them exact
picture-lost = { $file } is in the feeds and lies there no more, nor does the picture { $picture } in the source; put one of them back
pictures-beyond = the page has { $count } pictures; the first { $most } are shown; split the page to show more
unshown-missing = there is no such file; put it there, or take it off the page
unshown-empty = the file is empty; copy it once more
unshown-broken = it is damaged or cut off; copy it once more, or save it as JPEG or PNG
unshown-large = { $size } is more than the { $limit } that are read; save it smaller
unshown-pixels = { $width } × { $height } pixels are more than { $most } million; save it smaller
unshown-drawing = a drawing (SVG) may hold programs; save it as PNG
unshown-kind = { $kind } is not read; save it as JPEG or PNG
unshown-old-document = it lies in a document of an older program, of which only the words are read; save the document as DOCX
unshown-no-picture = its content is no picture; save it as JPEG or PNG
unshown-refused = it { $why }
comments = { $count ->
    [one] 1 comment left out from this line on; what stands between `<!--` and `-->` is never published
   *[other] { $count } comments left out from this line on; what stands between `<!--` and `-->` is never published
}
draft = a draft (`{ $key }: { $value }`), held: nothing of it is published; what was published of it before stays; take out the line to publish it
draft-by-name = the name of the file or of its folder says `{ $word }`, so it is held: nothing of it is published; what was published of it before stays; take the word out of the name, or move the file out of the folder, to publish it
list-columns = { $count ->
    [one] a column
   *[other] { $count } columns
  } whose heads say nothing that is known, not read: { $names }; the heads that are known stand in docs/LISTS.md
list-rows-no-text = { $count ->
    [one] row { $rows } has no text (正文) and is not published
   *[other] { $count } rows have no text (正文) and are not published: { $rows }
  }
list-rows-hidden = { $count ->
    [one] row { $rows } is hidden in the sheet and is not published
   *[other] { $count } rows are hidden in the sheet and are not published: { $rows }
  }; show them, or delete them
list-sheets = { $count ->
    [one] a sheet
   *[other] { $count } sheets
  } without a row of heads that has a title (标题) and a text (正文), not read: { $names }
unread-names = `{ $key }: { $value }` names nobody that can be understood; write it as a byline: 记者 林知夏 通讯员 陆平安
struck = { $count ->
    [one] 1 place of struck out text
   *[other] { $count } places of struck out text
  } left out from this line on; what is struck out is never published; to publish it, take off the strike
wrong-release = `release: { $value }` is no moment that can be understood, so the page is set aside; write `release: 18:00` (of the day of the edition) or the day and the time, or take out the line
wrong-release-of = `{ $key }: { $value }` is no moment that can be understood, so the page is set aside; write `{ $key }: 18:00` (of the day of the edition) or the day and the time, or take out the line
one-link = `link` cannot be the address of all { $count } stories of this page; each has one of its own; take the line out, or give each story a file of its own
one-guid = `guid` cannot be the id of all { $count } stories of this page; each has one of ours; take the line out, or give each story a file of its own
id-taken = the id { $id } is that of { $headline } already; this story has one of ours; take the line out, or write the id by which readers know it
id-ours = the id { $id } is one that this paper mints itself, for the story that has it; this one gets its own; take the line out
id-stays = the id { $told } comes too late: readers know the story as { $id }, and it stays that; take the line out
own-feed = `{ $key }` is the address of one of the paper's own feeds, not of this story; write the story's own address, or take out the line
empty-feed = nothing stands in the feed `{ $name }` yet: look at what its [[feed]] asks for; if no story is meant for it so far, leave it
not-ours = { $file } in the folder of the feeds is not of benbao's making, and is left as it is: move it away to have one made, or take `sitemap = true` out
feeds-ended = { $count ->
    [one] a feed has ended ({ $file }), and its subscribers find nothing there: lead its address on to the new one, or name it in `gone` of [serve]
   *[other] { $count } feeds have ended, such as { $file }, and their subscribers find nothing there: lead their addresses on to the new ones, or name them in `gone` of [serve]
}
large-feed = { $file } has { $size }, more than the { $limit } of `max_bytes`, with every text cut to its opening: raise `max_bytes`, or leave out a kind of stories (`without`)
none-matches = `{ $glob }` under [encodings] means no page that is here; globs begin below this folder: `*.txt`, `day/*.txt`, `**/*.txt`; write the right one, or take it out
unreadable = `{ $key }: { $value }` cannot be understood; write `date: 2023-04-09`, `page: A02`, `link: https://example.cn/1`
wrong-directive = { $wrong }; the line is left out; directives are `::稿件 HEADLINE`, `::署名 记者 鲁燕`, `::正文 TEXT`, `::略 TEXT`, `::准`
directive-no-byline = no byline can be read here
directive-unknown = no such directive
half-missing = { $turn }, but that half is not among the pages; the story stands as it is
turns-beyond = more than { $most } turns to other pages (下转, 上接) in one edition; from here on each half stands as it is; split what is no edition into its days
no-article = no article on this page; begin each headline with `# `
seen-twice = the same article as { $other }; published once, as it stands there
other-version = another version of the story in { $other }; that one is published, and what this one changes is not; take one of the two away
still-withdrawn = { $headline } is corrected here, but somebody withdrew it, and it stays out of the feeds; to publish it as it reads now: benbao archive withdraw --undo { $id }
doubtful = taken for a new article, but it may be a version of { $headline } ({ $id }); if so, say: benbao archive merge { $id } { $new }
clock-back = the clock shows { $now }, but the last change was published at { $last }; set the clock, dates that readers know stay as they are
trial = a trial, since the address of its feeds ends with .invalid; when you publish, write the real one (base_url): a new history begins
trial-ended = the trial has ended: its history is { $archive } now, its documents are taken out of the feeds, and every story that a page holds is new
feeds-moved = the address of the feeds was { $was } and is { $now }: the ids stay those of { $authority }, so that no reader sees a story anew; lead the old address on to the new one (301, Moved Permanently), or its subscribers hear nothing more; to see beforehand what changes: benbao build --dry-run

## Stories that no page holds any more.

stays = { $stories } published as before, since { $why }
stays-of-file = { $stories } published as before, since { $why }; to withdraw: benbao archive withdraw --file { $path } --reason REASON
stays-held = { $stories } held back, and out at the hour all the same, although { $why }; to withdraw: benbao archive withdraw --file { $path } --reason REASON
held-and-gone = { $stories } held back as doubtful, never published, and on no page any more; to publish: put the page back and settle what is to be looked at
not-withdrawn = { $stories } off the page and published all the same, since this run would withdraw { $all }: more than most_withdrawn = { $most }, or all there are; to withdraw them: benbao archive withdraw --file { $path } --reason REASON
why-gone = the page is gone
why-set-aside = nothing can be read of the page
why-draft = the page is a draft now
why-other-day = the page tells another day now
why-guessed = the page holds other stories, and nothing on it tells its day
why-replaced = the page holds other stories only, and still tells their day: look whether its date was forgotten
why-doubtful = a story of the page is held back, which may be the same
why-read-otherwise = this benbao reads the page otherwise than the one before

## Files that are not read.

copy = a copy of { $of }, which is published
copy-with-more = a copy of { $of }, which is published; not published, since only this one holds it: { $alone }; move it to the page
not-read = { $what }; not read
not-read-pictures = { $others ->
    [0] a picture that no page shows; print its name on the page, or call it as the page is called (A02-1.jpg beside A02.md); not shown
    [one] a picture, and another one in this folder, that no page shows; print their names on the page, or call them as the page is called (A02-1.jpg beside A02.md); not shown
   *[other] a picture, and { $others } others in this folder, that no page shows; print their names on the page, or call them as the page is called (A02-1.jpg beside A02.md); not shown
}
picture-of-page = the page names the picture { $picture }
picture-kept = the picture { $picture } of the page, as it was ({ $stamp }), is shown as { $copy }
not-read-link = a symbolic link, and links are not followed; copy the file here, or name its folder as the source; not read
not-read-no-file = not a regular file; not read
not-read-name = another file here has this name in another encoding or spelling; rename one of them; not read
not-listed = cannot be listed: { $why }; not read
listed-in-part = cannot be listed to its end: { $why }; not read

## The head of a page.

head-open = `{ $fence }` opens front matter that nothing closes; read as text; close it with a second `{ $fence }`
head-no-pair = not `{ $right }`, so the lines from the first `{ $fence }` are read as text
head-unknown = front matter: `{ $key }` is not known; if `{ $nearest }` is meant, write that

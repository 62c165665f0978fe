# What stops a run, or one file of it.

stopped = { $error }; { $reached }
reached-nothing = what was published before is unchanged
reached-part = { $done } of { $all } files are the new ones already, and the next run completes it
reached-all = everything new is published all the same, and the next run completes it

cannot-be-read = cannot be read: { $why }
cannot-be-written = cannot be written: { $why }
cannot-be-put = cannot be put in place: { $why }
not-text = { $why }
undecoded-unknown = from this line on it is text in no encoding that can be told; save it as UTF-8 text
undecoded-broken = text in { $is }, but damaged or cut off on this line; copy the file here again, or save the original as UTF-8 text
undecoded-mixed = from this line on it is text in { $here }, above in { $above }; save the whole page as UTF-8 text
undecoded-either = text in { $one } or in { $other }, too short to tell; save it as UTF-8 text, or say `encoding` in [source]
undecoded-not-as = from this line on it is not text in { $said }, which `encoding` in [source] says; save it in that encoding, or say "auto" there
no-page = its content is { $kind }; not read
page-set-aside = { $wrong }; the page is set aside
page-too-large = { $size } is more than a page may have ({ $limit }, `max_page` in [source], of a web page `html` in [limits]); split it into its pages
edition-too-large = the pages of its edition come to more than { $limit }, which is as much as is read together (`max_page` in [source]); not read; move pages to another day, or raise it
too-many-stories = { $found } headlines are more than a page has ({ $most } at the most); not read; split it into its pages
clock-past-9999 = the clock shows a year past 9999; set it, or say --now
clock-behind = the clock shows { $now }, which is before benbao was written; set the clock, or say --now
paper-is-there = is there already, and is left as it is; name another folder
in-the-way = { $found }; nothing is published through it; move it away
dead-link = { $found }; make the folder that it leads to, or take the link away
unsound = not published, the last good one stays: { $found }
busy = held by { $holder }; nothing was done, try again when it has ended
kept = { $holder } has been publishing this paper since { $since }; one is enough, so stop that one before you start another; a single `benbao build` may run beside it
archive-unusable = cannot be used: { $why }
damaged = damaged: { $found }; `benbao archive recover` sets it aside and rebuilds it with the same ids
lost = { $found }; the archive is lost, and what this file tells stands nowhere else; nothing was published; restore it from the web host, a backup or version control, or give up what it tells: benbao archive recover --partial
unknown-item = no article of this archive; `benbao archive list WORDS` finds it by its headline, writer, page or day
unknown-item-near = no article of this archive; the nearest: { $stories }; `benbao archive list WORDS` finds it by its headline, writer, page or day
ambiguous-item = { $count } ids begin so: { $stories }; write the one that is meant
ambiguous-item-many = { $count } ids begin so: { $stories }, …; write more figures
candidate = { $id } “{ $headline }”
unknown-doubt = no story that is to be looked at; `benbao archive list --doubtful` lists them
ambiguous-doubt = several stories are to be looked at that may be meant: { $stories }; say FILE:LINE
unknown-acceptance = nobody accepted a story of that name; `benbao archive list` finds its id
ambiguous-acceptance = several accepted stories may be meant: { $stories }; say FILE:LINE
told-before = an older benbao held this story back; run `benbao build` once, then accept it
merge-into-itself = { $headline } ({ $id }) cannot be merged into itself; give two different ids
merged-already = { $headline } ({ $id }) is merged into another story already; see which: benbao archive show { $id }
merge-into-withdrawn = { $headline } ({ $id }) is withdrawn, and what is merged into it leaves the feeds too; to take that back first: benbao archive withdraw --undo { $id }
merge-of-waiting = { $headline } ({ $id }) waits for its hour, and merging would publish it before; merge it when it is out
merge-both-printed = { $headline } ({ $id }) and the other both stand on pages, and the next reading would part them again; take one off its page, build, then merge
not-withdrawn-by-hand = nobody withdrew { $headline } ({ $id }); see how it stands: benbao archive show { $id }
file-without-stories = no published story came from it; `benbao archive list` shows what is published
file-with-stories = { $on-page ->
    [one] its 1 published story is on a page
   *[other] its { $on-page } published stories are on a page
} ({ $stories }); take them off it and build first, or withdraw each by its id: benbao archive withdraw { $id } --reason REASON
not-xml = { $document }: cannot be written as XML: { $why }
not-xml-crate = { $words }
not-xml-prefix = no namespace is known for the prefix { $prefix }
not-xml-declaration = its crate begins with another declaration
not-json = { $document }: cannot be written as JSON: { $message }

## A line for which its page is set aside.

comment-open = a comment begins here and nothing closes it; close it with `-->`, or take it out
comment-in-comment = a comment stands inside this comment; close each with `-->` before the next begins
too-many-lines = more lines than a page may have ({ $printed }, { $lines } with blank ones); split it into its pages
too-many-tags = more tags up to this line than a web page may have ({ $most }); save the page of each story by itself
misread = `{ $text }` was decoded wrongly ({ $how }); open the original in its own encoding and save it as UTF-8; a line that means it begins with `::正文 `
misread-meant = `{ $text }` was decoded wrongly ({ $how }, was `{ $meant }`); open the original in its own encoding and save it as UTF-8; a line that means it begins with `::正文 `
misread-lost = a character is lost where � stands
misread-lost-twice = lost characters read as GBK
misread-unwritten = memory that was never written
misread-as = { $is } read as { $read }
misread-chinese-as = Chinese read as { $read }
misread-undecoded = { $name }
order-unheard = this line would hold the page back, but stands in no front matter; write it as `key: value` between two lines `---` at the top of the file, each key on a line of its own, or take it out; a line that means it begins with `::正文 `
open-quote = a quotation mark opens in this row and nothing closes it, so that all below would be one cell; close it, or save the table anew from its program
no-json = this line is no JSON, as those above are; mend it, one object a line
second-head = the front matter of another page begins here; give each page a file of its own

## Nothing to publish.

nothing-no-folder = no such folder; the pages are looked for here (`dir` under [source], or --source)
nothing-is-no-folder = is not a folder; the pages are looked for here (`dir` under [source], or --source)
nothing-no-page = no page here; put .txt, .md or .docx files here (`include` under [source] says which files are pages)
nothing-no-article = no article found; nothing is published

## What a file is, and what makes a page of it.

file-text = text; save it as UTF-8 text
file-word = a Word document; open it in Word and save it anew
file-old-office = a binary Word or WPS document, which LibreOffice alone reads, and it is not on this machine; open it and save it as .docx, or install LibreOffice
file-rtf = a document in RTF, which LibreOffice alone reads, and it is not on this machine; open it and save it as .docx, or install LibreOffice
file-open-document = a document of Pages, or another kind of OpenDocument; open it and save it as .docx
file-pdf = a printed page (PDF, OFD, CAJ); copy the text that is to be published into a file of plain text (.txt)
file-web = a web page (HTML); save it in UTF-8
file-links = a web page of links, without a story of its own; save the pages of the stories it leads to
file-web-archive = a web page in one file (MHT); open it in a browser and save it as "Webpage, HTML only" (.html)
file-markup = data (XML, JSON) of another kind; copy the text that is to be published into a file of plain text (.txt)
file-sheet = a spreadsheet; save it as .xlsx or .csv
file-list = a list; save it as .csv (UTF-8)
file-no-list = a list without a row of heads that has a title (标题) and a text (正文); give its columns such heads, or, if it holds no stories, name it under `exclude` in [source]
file-feed = a feed (RSS, Atom); stories that readers have already come in by `benbao archive adopt FILE`
file-own-feed = a feed that benbao wrote, and no page; take it away
file-table = a table of an older kind, or a database; save it as .xlsx or .csv
file-slides = a presentation; copy the text that is to be published into a file of plain text (.txt)
file-layout = a layout; copy the text that is to be published into a file of plain text (.txt)
file-mail = a mail; copy the text that is to be published into a file of plain text (.txt)
file-packed = a packed archive; unpack it, and put the pages that are in it here
file-picture = a picture, which a page may show; give it the ending of a picture, such as .jpg
file-recording = a recording; only text is published; name it under `exclude` in [source]
file-shortcut = a shortcut; put the file here that it leads to
file-backup = a backup whose file is not here; if it is a page, give it the name it had, such as A01.txt
file-utf32 = text in UTF-32; open it and save it as UTF-8 text
file-empty = nothing at all; save what it is to hold, copy it here again, or take it away
file-zeroed = full of zero bytes, as a broken copy leaves them; copy it here again
file-sample = the sample of `benbao init`, which no reader is to see; take it away, and put the paper's own pages here
file-binary = no text; save what is to be published as plain text (.txt) in UTF-8
file-unnamed = without an extension; if it is a page, call it .txt; else name it under `exclude` in [source]
file-unknown = of an unknown kind; if it is a page, save it as plain text (.txt); else name it under `exclude` in [source]

## A document that cannot be read.

unopened-broken = a document that is damaged or cut off; copy it here again, or open it in Word and save it anew; not read
unopened-large = a document of { $size }, more than the { $limit } that are read (`document` in [limits]); take its pictures out, or split it into its pages; not read
unopened-encrypted = a document with a password; open it in Word, take the password off and save it; not read
unopened-embedded = a document of which a part is another file; open it in Word and save it anew as .docx; not read
unopened-document-type = a document with what no office program writes (DOCTYPE, entities); open it in Word and save it anew; not read
unopened-files = a document of more than { $most } files (`files` in [limits]); copy its text into a new one; not read
unopened-part = a document whose text takes more than { $limit } (`part` in [limits]); split it into its pages; not read
unopened-bomb = a document that unpacks to more than { $most } times its bytes, as none does (`ratio` in [limits]); copy its text into a new one; not read
unopened-deep = a document whose tables or text boxes stand in each other more than { $most } deep (`depth` in [limits]); copy its text into a new one; not read
unopened-attributes = a document of no office program (more than { $most } attributes in one place, `attributes` in [limits]); copy its text into a new one; not read
unopened-paragraphs = more than { $most } paragraphs, which no page has; split it into its pages; not read
unopened-slow = a document that LibreOffice had not read after { $seconds } s (`seconds` in [limits]); open it in Word and save it as .docx; not read
unopened-unconverted = a document that LibreOffice cannot read; open it in Word and save it as .docx; not read

## What lies where a file or a folder should.

obstacle-link = a symbolic link
obstacle-dead-link = a symbolic link that leads to nothing
obstacle-folder = a folder where a file is expected
obstacle-file = a file where a folder is expected
obstacle-no-file = not a regular file
obstacle-outside = a path that leads out of the output

## What was refused.

refused-link = is a symbolic link, or lies behind one, and links are not followed; copy the file here
refused-outside = leads out of its folder
refused-folder = is a folder, not a regular file
refused-no-file = is a pipe, a socket or a device, not a regular file
refused-too-large = holds { $size }, more than the { $limit } that are read
refused-moved = changed each time it was read; it is read when it stands still
system-no-entry = no such file or directory
system-no-access = permission denied
system-not-permitted = operation not permitted
system-no-space = no space left on device
system-quota = disk quota exceeded
system-read-only = read-only file system
system-file-too-big = file too large
system-input-output = input/output error
system-is-folder = is a directory
system-no-folder = not a directory
system-not-empty = directory not empty
system-links = too many levels of symbolic links
system-name-too-long = file name too long
system-open-files = too many open files
system-stale = stale file handle
system-no-memory = cannot allocate memory
system-is-there = file exists
system-not-now = resource temporarily unavailable
system-other-disk = cross-device link or rename
system-in-use = file is busy
system-other = { $words }
database-full = database or disk is full
database-read-only = attempt to write a readonly database
database-input-output = disk I/O error
database-not-opened = unable to open database file
database-busy = database is locked

# The archive: why it cannot be used, and what was mended.

## What is not as it was written.

damage-database = { $words }
damage-malformed = database disk image is malformed
damage-no-database = file is not a database
damage-no-archive = it is no archive of benbao
damage-header = its header is not as it was written
damage-tables = its tables are not as they were made
damage-version-below-zero = its version is negative
damage-version = its version is not as it was written
damage-settings = the settings are not as they were written
damage-no-seal = "{ $found }" is no seal
damage-no-day = "{ $found }" is no day
damage-nobodys = nothing says whose ids it holds
damage-list = the list of { $list } is not as it was written
list-of-files = files
list-of-editions = editions
list-of-remembered = remembered
list-of-shelves = the stories of each feed
list-of-pictures = which stories show which picture
damage-file = what file { $number } holds is not as it was written
damage-edition = the edition of { $date } is not as it was written
damage-article = the article { $id } is not as it was written
damage-text = the text of { $id } is not as it was written
damage-article-missing = article { $article } is missing
damage-revision = revision { $number } of article { $article } is not as it was written
damage-revision-missing = revision { $number } of article { $article } is missing
damage-strays = some articles or revisions are in no edition
damage-index = the index of article { $article } is not as it was written
damage-not-decoded = an article was not decoded
damage-unwritable = an article cannot be kept: { $words }
damage-unreadable = an article cannot be read: { $words }
damage-no-place = an article cannot be read
damage-without = an article has no { $part }
damage-with = an article has the { $part } "{ $word }"
part-moment = moment
part-id = id
part-page = page
part-day = day
part-date-source = date source
part-role = role
part-paragraph = kind of paragraph
part-release = release
part-picture = picture
damage-told = what was told is not as it was written
damage-untellable = what was told cannot be kept: { $words }
damage-records = what an edition gives to the copy is no whole record

## What is sound, and not for this paper or this benbao.

no-archive = no archive here; `benbao build` makes it
other-authority = holds the ids of { $found }, and the paper's authority is { $wanted }: every reader would see every story as new; keep authority = "{ $found }", or give the other paper a folder of its own; to begin anew all the same, move .benbao, benbao.ids and the folder of the feeds away, and say benbao build
newer-archive = written by a newer benbao (version { $found }, this one knows { $known }); update benbao
old-sqlite = SQLite { $version } can lose data; 3.51.3 or newer is needed
other-archive-publishes = the archive in { $archive } publishes here, and two papers in one folder would take each other's stories out; give this one an output of its own (`dir` under [output], or --output); if the other is given up, move its archive away
other-pages-published = the pages of { $name } in { $source } are published here, and two papers in one folder would take each other's stories out; give this one an output of its own (`dir` under [output], or --output); if it is the same paper, change its name or address and its pages in two runs

import-not-empty = is not read: this archive holds articles already; move .benbao away first
import-line = line { $line }: { $wrong }; nothing is read; export again (benbao archive export), or set the line right
import-no-export = no export of benbao: { $words }
import-newer = written by a newer benbao (version { $found }, this one knows { $known })
import-other-authority = holds the ids of { $found }, and this paper's authority is { $wanted }
import-no-article = { $words }
import-no-moment = "{ $text }" is no moment of RFC 3339 in the years 0001 to 9999
import-id = the id is none of this paper's, or its day is none of the years 0001 to 9999
import-article = { $found }
import-lines = `lines` are none that a file has
import-no-withdrawal = the story is withdrawn, and `withdrawn` does not say when
import-state = the state is unknown
import-empty = the file is empty; take another export
import-cut = the export is cut: its first line tells { $told } articles, and { $found } are there; take another
import-empty-or-twice = the article has no revision, or stands here twice

holder-run = another run
holder-process = process { $number }
holder-process-called = process { $number } ({ $command })

## Why a document, or the copy, tells nothing for an archive that was lost.

untold-missing = it is missing, and other documents name it
untold-copy-missing = it is missing, and the feeds tell of stories that a person withdrew or merged
untold-refused = it cannot be read: { $why }
untold-not-listed = it cannot be listed: { $why }
untold-empty = it is empty
untold-not-text = it is no text in UTF-8
untold-too-long = a text is too long
untold-no-xml = it is no sound XML: { $words }
untold-no-feed = it is no feed: nothing in it is called { $root }
untold-cut = it is cut off
untold-no-json = it is no sound JSON Feed: { $words }
untold-no-json-feed = it is no JSON Feed
untold-entry = the entry "{ $id }" is not as we write them
untold-withdrawal = the withdrawal of "{ $id }" is not as we write them
untold-copy-damaged = damaged: it is not as it was written
untold-copy-newer = written by a newer benbao; update benbao
untold-no-copy = no copy of benbao, or damaged

mended-emptied = it was lost, and an empty file lay in its place; made again from the copy, the feeds and the pages
mended-given-up = { $untold }; what it told is given up
mended-by-others = { $untold }; the archive is made again from the other documents
mended-other-copy = holds the ids of { $found }; not used
mended-other-copy-rewritten = holds the ids of { $found }; written anew from the archive
mended-rewritten = { $untold }; written anew from the archive
adopt-trial = nothing is adopted: the paper is a trial, since the address of its feeds ends with .invalid, and of a trial nothing is remembered; write the real address (base_url) first
adopt-lost = nothing is adopted: the archive is lost, and what is left tells of stories; `benbao build` makes it again, then adopt
unadopted-refused = cannot be read: { $why }
unadopted-large = { $size } is more than is read of a feed ({ $limit }); export it in parts (WordPress: by month)
unadopted-empty = holds no story; nothing was adopted
unadopted-no-feed = is no RSS, Atom, JSON Feed or export of WordPress; nothing was adopted
unadopted-not-text = is text in no encoding that can be told; save it as UTF-8
unadopted-cut = is cut off: its last lines are not there; fetch it again
unadopted-deep = its elements stand too deep in each other to be a feed
unadopted-xml = is no sound XML: { $words }; nothing was adopted
unadopted-json = is no sound JSON: { $words }; nothing was adopted
adopted = { $file }: { $count ->
    [one] 1 story adopted
   *[other] { $count } stories adopted
  }, { $first } to { $last }
would-adopt = { $file }: { $count ->
    [one] 1 story
   *[other] { $count } stories
  } to be adopted, { $first } to { $last }
adopted-nothing = { $file }: nothing to adopt
adopted-by-address = { $count ->
    [one] 1 of them tells no id; its address is it
   *[other] { $count } of them tell no id; their address is it
  }, as readers take it
adopted-waits = { $count ->
    [one] 1 of them is dated in the future and waits for its hour
   *[other] { $count } of them are dated in the future and wait for their hour
  }
adopted-unsigned = { $count ->
    [one] 1 of them names an author
   *[other] { $count } of them name authors
  } that cannot be understood, such as the name of an account; not credited
left-known = { $count ->
    [one] 1 is known already, and stays
   *[other] { $count } are known already, and stay
  } as it was published
left-published-here = { $count ->
    [one] 1 was published by this paper, and keeps its id
   *[other] { $count } were published by this paper, and keep their ids
  }
left-ours = { $count ->
    [one] 1 has an id
   *[other] { $count } have ids
  } that this paper minted: the feed is its own
left-unpublished = { $count ->
    [one] 1 entry is no published post
   *[other] { $count } entries are no published posts
  } (drafts, pages, pictures)
left-twice = { $count ->
    [one] 1 is not adopted: a story above it has
   *[other] { $count } are not adopted: stories above them have
  } the same id: { $headlines }
left-no-id = { $count ->
    [one] 1 is not adopted: it tells
   *[other] { $count } are not adopted: they tell
  } neither an id nor an address, so that no reader could know it again: { $headlines }
left-no-day = { $count ->
    [one] 1 is not adopted: it tells
   *[other] { $count } are not adopted: they tell
  } no day that can be read: { $headlines }
left-empty = { $count ->
    [one] 1 is not adopted: it has
   *[other] { $count } are not adopted: they have
  } neither title nor text
left-unreadable = { $count ->
    [one] 1 is not adopted: its text
   *[other] { $count } are not adopted: their text
  } cannot be read: { $headlines }

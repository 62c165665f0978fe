# What a run says of itself.

said-error = {"error: "}
said-warning = {"warning: "}
said-set-aside = {"set aside: "}
few-threads = no more threads are to be had ({ $why }); working in one; allow this user more processes (ulimit -u) and memory (ulimit -v)

## What was read.

found = { $articles } on { $pages }, { $with-authors } with authors, { $editions }
found-nothing-new = nothing new on { $pages }
count-articles = { $count ->
    [one] 1 article
   *[other] { $count } articles
}
count-pages = { $count ->
    [one] 1 page
   *[other] { $count } pages
}
editions-none = no edition
editions-one = edition { $date }
editions-many = { $count } editions from { $first } to { $last }

## What became of stories.

became = { $list }
became-one = { $count } { $what }
became-draft = { $count ->
    [one] 1 draft held
   *[other] { $count } drafts held
}
waits = { $count ->
    [one] 1 story waits until { $until } (Beijing time); the first run from then on publishes it
   *[other] { $count } stories wait, the first until { $until } (Beijing time); the first run from then on publishes it
}
changed = { $what }: { $headline } ({ $id })
still-set-aside-named = { $count ->
    [one] 1 file still set aside, as told before
   *[other] { $count } files still set aside, as told before
}
still-set-aside = { $count ->
    [one] 1 file still set aside, as told before; `{ $command }` names them
   *[other] { $count } files still set aside, as told before; `{ $command }` names them
}

## What became of files.

written = { $output }: { $all ->
    [one] 1 file, { $written } written, { $unchanged } unchanged
   *[other] { $all } files, { $written } written, { $unchanged } unchanged
}
would-write = { $output }: { $all ->
    [one] 1 file, { $written } would be written, { $unchanged } would stay unchanged
   *[other] { $all } files, { $written } would be written, { $unchanged } would stay unchanged
}
written-nothing = { $output }: nothing written
would-write-nothing = { $output }: nothing would be written
written-file = written: { $file }
unchanged-file = unchanged: { $file }
would-write-file = would be written: { $file }
removed = { $output }: { $count ->
    [one] what no run makes any more is taken away: { $file }
   *[other] { $count } files that no run makes any more are taken away, such as { $file }
}
would-remove = { $output }: { $count ->
    [one] what no run makes any more would be taken away: { $file }
   *[other] { $count } files that no run makes any more would be taken away, such as { $file }
}
would-keep-file = would stay unchanged: { $file }
feed-cut = { $file }: to stay within { $limit }, { $left } older stories left it and { $shortened } have their openings only; all are whole in the archives of their editions

## While one waits.

stage-reading = reading
stage-parsing = parsing
stage-writing = writing
stage-publishing = publishing

## While it runs by itself.

steady-start = starting
steady-changed = { $count ->
    [1] 1 file changed
   *[other] { $count } files changed
}
steady-line = due by the schedule: { $at }
steady-release = the hour of a story has come: { $at }
steady-again = the last run failed; trying again
steady-asked = asked by a signal; running now
steady-rescan = looking at the whole folder, as every so often
steady-empty = { $folder }: no page yet; the first one is published as soon as it is there
steady-hears = watching { $folder }: a page is out within two seconds of a finished save
steady-polls = watching { $folder }: nobody tells of its changes; it is looked at twice a second
steady-too-many = the system tells of no more changes, so the folder is looked at twice a second; raise `fs.inotify.max_user_watches` and start again
steady-unheard = nobody tells of changes, so the folder is looked at twice a second: { $why }
steady-settings = the settings changed; from this run on they hold
steady-old-settings = until the settings are mended, the last ones hold
steady-stopping = stopping: the run at work is finished first; a second signal ends at once
steady-well = publishing goes on
steady-gone = { $folder } is not there; what is out stays out; put the folder back, and it goes on by itself
steady-back = { $folder } is there again, and is watched
steady-another = another folder stands at { $folder } now, mounted or made anew; it is watched from here on
fares-over = nobody publishes any more, for a fault of benbao: start it again
fares-silent = nothing was heard for { $minutes } minutes of the part that publishes: the folder of the pages may not answer; see to its disk, or start benbao again
fares-failed = the last run failed: { $why }
steady-end = stopped
run-desk = the editor's page: { $address }
run-elsewhere = the settings name another folder of feeds, { $output }; the old one is served until you start again
run-home = the settings name the folder of feeds that is served again: { $output }
run-open = the editor's page at { $address } is open to everybody who can reach this machine, with stories that are not out yet; say an address of this machine or of your own network with --private, such as 127.0.0.1:8081
schedule-line = { $at } by the schedule
schedule-release = { $at } for a story that waits

## Alarms.

alarm-failed = alarm: the last run failed; the feeds are as they were
alarm-stale = alarm: the newest edition is { $count } hours old, and no new one came
alarm-few = alarm: the newest edition has only { $count } { $count ->
    [1] story
   *[other] stories
}
alarm-doubtful = alarm: { $count } { $count ->
    [1] story is
   *[other] stories are
} to be looked at; see `benbao status`
alarm-warnings = alarm: the last run had { $count } { $count ->
    [1] warning
   *[other] warnings
}
alarm-hub = alarm: { $count } { $count ->
    [1] hub has
   *[other] hubs have
} refused for over an hour to hear of new feeds
alarm-name-hub = a hub that refuses
alarm-off = alarm off: { $alarm }
alarm-name-failed = a run that failed
alarm-name-stale = no new edition
alarm-name-few = too few stories
alarm-name-doubtful = too many stories to look at
alarm-name-warnings = too many warnings
alarm-unheard = the alarm was not heard, since `command` under [alarm] failed; the next run tells it again: { $why }
health-last = last run { $time }: done
health-failed = last run { $time }: failed: { $why }
health-next = next run by the schedule: { $time }
health-differs = { $file } is not what the archive holds: somebody else wrote there; `benbao build --verify` writes it anew

## Hubs are told of a change.

hub-told = { $hub } knows of the change: { $count ->
    [one] 1 feed
   *[other] { $count } feeds
}
hub-waits = { $hub } was not told of the change, and will be asked again: { $why }
hub-given-up = { $hub } was not told of changes for a day, and is given up until the next one: { $why }; see to `hub` in `[websub]`; readers who ask for themselves miss nothing
hub-no-name = there is no such name
hub-private = its name leads into a private network ({ $address })
hub-late = no answer within ten seconds
hub-nobody = nobody answers at its address
hub-no-way = no way leads to its address; is the network up?
hub-redirect = it points elsewhere (status { $status }), and no redirect is followed; write the address that it points to
hub-status = it answered with status { $status }
hub-system = { $why }
hub-other = { $words }

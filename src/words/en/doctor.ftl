# What was found wrong with a paper and what to do (`doctor-…`); what comes of it if nobody does (`else-…`). What comes next for who is
# here for the first time (`first-…`).

doctor-stops = Nothing new can be published until this is settled:
doctor-see-to = To be seen to:
doctor-note = To be borne in mind:
doctor-well = { $count ->
    [0] nothing is wrong with settings, archive, feeds and machine
    [one] nothing is wrong with settings, 1 page, archive, feeds and machine
   *[other] nothing is wrong with settings, { $count } pages, archive, feeds and machine
}
doctor-files = { $count } files ({ $files }): { $why }
doctor-files-and-more = { $count } files ({ $files }, …): { $why }
doctor-day-ahead = its edition, { $date }, is far ahead; look at the year, month and day in its name
doctor-never-built = nothing was published yet; once the pages are there, run benbao build
doctor-trial-over = the trial is over; the next benbao build begins the paper's own history
doctor-broken-off = the last run was broken off (power, a kill); benbao build completes it
doctor-no-copy = the archive's copy is gone or was changed; take this file from a backup; where there is none, benbao build writes it anew from the archive
doctor-doubtful = { $count ->
    [one] 1 story is to be looked at; benbao archive list --doubtful names the line
   *[other] { $count } stories are to be looked at; benbao archive list --doubtful names the lines
}
doctor-stale = { $days ->
    [one] the newest edition is { $date }, 1 day old; put new pages into { $pages }; where they are there already, benbao build says what is wrong with them
   *[other] the newest edition is { $date }, { $days } days old; put new pages into { $pages }; where they are there already, benbao build says what is wrong with them
}
doctor-failed = the run of { $time } failed: { $why }
doctor-older-program = benbao { $was } ran last, and this is { $is }; update benbao on this machine
doctor-own-address = { $url } is known to this machine or its network alone; write the address that readers use (base_url)
doctor-not-sealed = { $url } is not encrypted; once the site speaks https, change base_url, and redirect the old address
doctor-shut = a web server cannot enter { $path }; run chmod o+x { $path }; where benbao run or benbao serve is the server, leave it
doctor-closed-file = a web server cannot read { $path }; run chmod o+r { $path }; where benbao run or benbao serve is the server, leave it
doctor-clock = { $path } was written at { $time }, and the clock shows { $now }; set the clock of this machine, and look at that of the one that wrote the file
doctor-disk = the disk of { $path } has { $free } left; make room
doctor-unattended = nobody publishes this paper by itself in this moment; keep benbao run at work; where cron or a systemd timer does it, leave it (cron goes by this machine's zone, { $zone })
doctor-locale = the locale is { $locale }, which is not UTF-8; run export LANG=C.UTF-8 first

doctor-else = else: { $what }
else-nothing-new = no new story comes out; what was published stays
else-no-pictures = readers do not see these pictures; stories are out all the same
else-not-out = readers see nothing of what these files hold
else-other-day = stories may be dated another day
else-waits = the edition does not come out before that day
else-misread = a headline or byline may be wrong before everybody, or a story may never come out
else-lost = if the archive is lost as well, corrected headlines and withdrawals do not come back as they were
else-trial = nobody can subscribe, and the ids of the trial end with it
else-nobody-reaches = no reader outside can open the feeds
else-listened = anybody on the way can change what readers get, and some readers refuse it
else-not-shown = readers get "403 Forbidden"
else-dated-wrongly = stories are dated wrongly, and come out too early or too late
else-thought-ended = readers think that the paper has ended
else-broken-off = a run may stop halfway
else-older = an older program may not read the archive, and may read pages otherwise
else-by-hand = somebody has to run benbao build every day
else-names = Chinese names that are typed here may be garbled; what is published is not
else-again = no harm is done, but not everything could be looked at now
else-begins-anew = the feeds of the trial stay where they are
else-not-ours = readers get what the paper did not publish

first-none = There is no paper in this folder (no benbao.toml). From here to feeds:
first-init = {"  "}1. benbao init haiwan; it makes the folder haiwan and asks three questions
first-pages = {"  "}2. put pages into haiwan/pages; a name such as { $name } tells day and page
first-build = {"  "}3. benbao build haiwan; it reads the pages and writes the feeds
first-here = { $count ->
    [one] {"  "}1. 1 file here may be a page; benbao init --source . makes a paper that reads this folder
   *[other] {"  "}1. { $count } files here may be pages; benbao init --source . makes a paper that reads this folder
}
first-build-here = {"  "}2. benbao build; it reads the pages and writes the feeds
first-more = A paper that lies elsewhere: benbao build DIR; something is wrong: benbao doctor DIR; all commands: benbao --help
first-language = 要中文提示，命令后面加 --lang zh，如 benbao init --lang zh

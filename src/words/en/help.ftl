# The help of every command. `help-COMMAND` is what a command does; `help-COMMAND-ARGUMENT`, or `help-ARGUMENT` for what
# several commands have, says what an argument is for.

help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-exit-status = Exit status:
help-any-options = [OPTIONS]
help-a-command = <COMMAND>
help-default = [default: { $value }]
help-possible = [possible values: { $values }]

help = Turn a newspaper's article texts into RSS, Atom and JSON feeds
help-more = Without a command, benbao builds the paper of the current folder, as `benbao build` does.
help-build = Read the pages of a paper and write its feeds
help-read = Show how pages are read: a table, or JSON
help-status = How the paper stands: newest edition, what waits, what is to be looked at, what was set aside
help-doctor = What is wrong with a paper, the worst first, and what to do; nothing is changed
help-run = Publish whenever pages change and hours come, and serve it all: watch, schedule and serve in one
help-run-listen = The address for readers
help-run-access-log = Append a line a request to this file, in the combined format [default: none]
help-run-private = The address of the editor's page, for nobody else
help-watch = Publish whenever pages change, and when the hour of a story comes
help-schedule = Publish by the cron lines of [schedule], in Beijing time, and when the hour of a story comes
help-serve = Serve the feeds over HTTP, to readers or to a web server before it
help-archive = What was published, revised and withdrawn, and what to do about it
help-archive-accept = Accept stories that are to be looked at as they were read, or take that back
help-archive-list = List articles: a table, or JSON lines
help-archive-show = Show the history of an article, with what changed from one revision to the next
help-archive-withdraw = Withdraw an article from every feed, or take that back
help-archive-merge = Say that NEW is a later version of OLD
help-archive-adopt = Take over what another system published (RSS, Atom, JSON Feed, WordPress export), with its ids, dates and addresses
help-archive-recover = Set a damaged archive aside and make it again from what is sound in it, the feeds and the pages
help-archive-export = Write the whole archive as JSON lines
help-archive-import = Read an export into a paper that has no archive
help-check = Check feeds, ours or anybody's: RSS, Atom, JSON Feed, OPML, sitemaps
help-check-paths = Files, folders, or `-` for standard input
help-check-profile = Say also what this partner would refuse; may be said several times
help-check-against = An older version, a file or a folder: say what would make readers show everything again
help-check-strict = Fail where there is advice too
help-proof = Write galley proofs: each page beside what was understood of it
help-init = Make a new paper: benbao.toml, the folder of its pages, and for a trial a sample page
help-completions = Print the completions of a shell
help-man = Print the manual page

help-config = The paper's settings [default: benbao.toml in its folder]
help-edition = The day of pages that do not tell theirs, such as 2023-04-09
help-now = The moment taken for now, such as 2023-04-09T06:00:00+08:00 [default: the clock's]
help-jobs = How many threads work at once [default: one a core]
help-dir = The folder of the paper [default: the current one]
help-lang = The language of the messages: zh (Chinese) or en (English) [default: `messages` in benbao.toml, else the locale's]
help-help = Print help
help-version = Print version
help-files = The pages, read together: what is turned from one to another is joined
help-format = For people or for programs
help-id = The article's id, with or without `tag:AUTHORITY:`
help-build-dry-run = Do all the work, and leave the output as it is
help-build-allow-shrink = Withdraw every story that this run finds off its page, however many they are
help-build-strict = Hold back stories that are to be looked at, as `doubtful = "hold"` under [reading] does
help-build-reread = Read pages again that have not changed, as this version reads them; --dry-run lists what would move
help-build-since = With --reread: only the editions from this day on
help-build-verify = Read every page and compare every document, whatever the file system says of them
help-build-report = Write what the run did as JSON
help-build-proofs = Write the proofs of the pages that have something to look at into this folder
help-build-wait = If another run is at work, wait for it at most so many seconds
help-log = A log for people (text) or for programs (json)
help-quiet = Say only what is to be seen to, and what went wrong
help-source = The folder of the pages [default: pages]
help-output = The folder of the feeds [default: feeds]
help-base-url = Where the folder of the feeds will be hosted
help-title = The title of the paper
help-schedule-list = Only list the moments to come
help-build-quiet = Say nothing but what went wrong, and what is said only once
help-build-verbose = Name every file of the output
help-serve-listen = The address to be asked at; 0.0.0.0:80 for every address of this machine
help-serve-output = The folder that is served [default: feeds]
help-serve-metrics = A second address, such as 127.0.0.1:9464, for /healthz and /metrics (Prometheus)
help-serve-connections = The most connections at once
help-serve-access-log = Append a line a request to this file, in the combined format [default: stderr]
help-serve-quiet = Say nothing but what went wrong, and write no line a request
help-read-explain = Show what every part of every line was taken for, and why
help-read-output = Write FILE's JSON as STEM.json into this folder
help-proof-output = The folder of the proofs; each is STEM.html
help-init-dir = The folder of the new paper; made where it is missing
help-init-title = The title of the paper [default: asked on a terminal, else 海湾晨报]
help-init-base-url = Where the folder of the feeds will be hosted [default: asked on a terminal, else a trial's]
help-init-source = The folder of the pages [default: asked on a terminal, else pages]
help-completions-shell = For which shell
help-archive-list-date = Of the edition of this day
help-archive-list-page = First seen on this page
help-archive-list-words = Words that are all to be found: of a headline, a name, a page (A02), a day (11-27), a state, a file
help-archive-list-doubtful = Stories that are to be looked at, with the place and the remedy, held back or not
help-archive-accept-stories = By id; by FILE:LINE or FILE; or by words of a headline
help-archive-list-author = With this in the name of somebody credited
help-archive-list-state = In this state: live, held, off-page, withdrawn, notice or merged
help-archive-withdraw-file = All articles that this page or folder held and no page holds any more
help-archive-withdraw-reason = Why; readers are told
help-archive-withdraw-notice = Publish one last revision that says 本稿已撤回, for readers that know no withdrawals
help-archive-accept-undo = Take the acceptance back: they are to be looked at again
help-archive-withdraw-undo = Take the withdrawal back
help-archive-merge-old = The article that keeps its id
help-archive-merge-new = The article that becomes a revision of it
help-archive-adopt-files = The feeds; nothing that they name is fetched
help-archive-adopt-dry-run = Say what would be adopted, and change nothing
help-archive-recover-partial = Give up what the documents and the copy tell that cannot be read
help-archive-export-addresses = Write where addresses of sites in `moved` ([articles]) lead now, old and new, a line each
help-archive-export-file = The file [default: stdout]
help-archive-import-file = The file [default: stdin]

## What stands for a value.

word-path = PATH
word-file = FILE
word-dir = DIR
word-date = DATE
word-rfc3339 = RFC3339
word-n = N
word-lang = LANG
word-url = URL
word-address = ADDRESS
word-title = TITLE
word-format = FORMAT
word-page = PAGE
word-name = NAME
word-words = WORDS
word-story = STORY
word-state = STATE
word-id = ID
word-reason = REASON
word-old = OLD
word-new = NEW
word-seconds = SECONDS
word-shell = SHELL

## The manual page.

man-name = NAME
man-synopsis = SYNOPSIS
man-description = DESCRIPTION
man-options = OPTIONS
man-status = EXIT STATUS

## What a status means to those who call benbao from scripts.

status-0 = done; what was told before and has not changed is not told again
status-1 = failed; nothing published has changed
status-2 = usage or configuration
status-3 = published, and there is something new to see to: a file set aside, a story to look at or held back, stories not withdrawn, a report not written; each is named on stderr
status-4 = an alarm is on; only the command status says so
status-5 = published in part, or all of it and not noted; the next run completes it
status-75 = another run is at work on this paper, or publishes it by itself; nothing was done

## A command line that cannot be followed.

usage-unknown-argument = unexpected argument '{ $argument }' found
usage-surplus = unexpected argument '{ $argument }' found
usage-unknown-command = unrecognized subcommand '{ $command }'
usage-no-command = '{ $command }' requires a subcommand but one was not provided
usage-twice = the argument '{ $argument }' cannot be used multiple times
usage-conflict = the argument '{ $argument }' cannot be used with:
usage-conflict-command = the subcommand '{ $command }' cannot be used with:
usage-missing = the following required arguments were not provided:
usage-no-value = a value is required for '{ $argument }' but none was supplied
usage-wrong-value = invalid value '{ $value }' for '{ $argument }'
usage-refused-value = invalid value '{ $value }' for '{ $argument }': { $wrong }
usage-too-many = unexpected value '{ $value }' for '{ $argument }' found; no more were expected
usage-not-text = an argument is not text in UTF-8
usage-other = this command line cannot be followed
usage-tip-argument = tip: a similar argument exists: '{ $right }'
usage-tip-command = tip: a similar subcommand exists: '{ $right }'
usage-tip-value = tip: a similar value exists: '{ $right }'
usage-tip-dashes = tip: to pass '{ $argument }' as a value, use '-- { $argument }'
usage-more = For more information, try '--help'.

## A new paper.

init-done = { $settings } and { $pages } are made; next:
init-done-beside = { $settings } is made; next:
init-settings = say in { $settings } what the paper is called and where its feeds will be
init-address = when you publish, say in { $settings } where its feeds will be (base_url)
init-sample = put your pages into { $pages }, and take the sample away
init-pages = put your pages into { $pages }
init-build = { $command }
init-doctor = whenever something is wrong: { $command }
init-title-asked = What is the paper called? [{ $usual }]
init-address-asked = Where will its feeds be on the web? Enter, if that is not settled: a trial [{ $usual }]
init-pages-asked = In which folder are its pages? [{ $usual }]
init-wrong = "{ $answer }" { $wrong }
init-not-text = what you typed is not text in UTF-8; set the terminal to UTF-8, or say --title
init-unanswered = the questions were not answered; nothing was made

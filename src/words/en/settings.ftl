# What is wrong with a setting, of the file or of the command line.

setting-not-text = not text in UTF-8; save it as UTF-8 text
setting-no-file = no such file; `benbao init DIR` makes one, or say --title, --base-url, --source and --output
setting-missing = `{ $key }` is missing; write { $example }, or say { $option }
setting-no-schedule = says nowhere when to run; write cron = "30 6 * * *" under [schedule], or let `benbao watch` publish whenever pages change
setting-missing-authority = `authority` is missing; write authority = "example.cn,2026", or say a base_url whose host has a name
setting-unknown = unknown key `{ $key }`; { $remedy }
setting-no-table = `{ $name }` is a table; write its keys below a line [{ $name }]
setting-no-tables = there may be several of `{ $name }`: write a line `[[{ $name }]]` before each
setting-nameless-feed = this `[[feed]]` lacks `name`: the folder of the feed, such as `name = "culture"`
setting-boundless-feed = `{ $name }` asks for no stories: say `match`, `section`, `author`, `role`, `column` or `kind`
setting-kind = `{ $key }` is { $expected }; found { $found }
setting-quoted = `{ $key }` is { $expected }; write it without quotes: { $key } = { $value }
setting-value = `{ $key }` { $wrong }
style-missing = there is no such file; put it here, or take `style` out of `[site]`
style-import = takes in no other file; write what it holds into this one
style-outside = asks for files of the paper alone; put it into the folder of the feeds, and write `url(NAME)`
setting-twice = `{ $name }` stands here twice; keep one
setting-one-name = { $one } and { $other } would both be { $name }; read them apart
setting-over-page = { $page } is one of the pages and would be overwritten; name another folder
setting-holds-paper = { $target } holds { $folder } of the paper; name a folder of its own
setting-in-paper = { $file } would take a place in { $owner }; name a file outside of it
setting-explain-json = is for people; leave --format json out
setting-output-table = is for JSON; say --format json as well
setting-several-json = one FILE goes to stdout; for several say --output DIR as well

remedy-belongs = it belongs { $home }
remedy-either = { $one } or { $other }
remedy-above = above every table
remedy-below = below [{ $table }]
remedy-case = write it in small letters: `{ $right }`
remedy-like = did you mean `{ $right }`?
remedy-known = known here: { $known }

expected-text = a text in quotes
expected-texts = a list of texts: ["**/*.md"]
expected-count = a whole number from 1
expected-flag = true or false
found-string = string
found-integer = integer
found-float = float
found-boolean = boolean
found-datetime = datetime
found-array = array
found-table = table

## A value that breaks a rule, behind the name of its setting.

value-empty = is empty; write it or leave the line out
value-no-reason = is what readers are told; write it, such as 事实有误
value-no-word = holds one word each, without spaces: ["掌上中原", "王丽"]
value-no-pair = pairs a word with its role: "观察员 = commentator"
value-no-role = knows no role `{ $role }`; the roles are { $known }
value-no-folder-address = is the address of a folder; write it without `?` and `#`
value-no-address = is no absolute address; write it with https://, such as https://example.cn/feeds/
value-own-folder = is where benbao writes; name another folder
value-password = holds a name or password, which every reader would see; write it without
value-underscore = is a language tag with hyphens; write "{ $right }"
value-no-language = is no language tag; write one such as zh-CN or zh-Hant-TW
value-no-messages = is "zh" (Chinese) or "en" (English)
value-no-time = is a time of day in Beijing from "00:00" to "23:59", such as "06:00"
value-no-typography = is one of "restore", "keep", "ascii"
value-no-doubtful = is "publish" (doubtful stories are published and named) or "hold" (held back until somebody has looked)
value-no-missing = is "keep" (what was published stays) or "withdraw" (the folder is the truth)
value-cron-never = is a line of a day that never comes, such as the 30th of February; every day at half past six is "30 6 * * *"
value-no-cron = is a line of a crontab in Beijing time: minute, hour, day, month, weekday, such as "30 6 * * *"
value-no-span = is a span of time from "1 s" to "366 d", such as "10 min", "30 h" or "2 d"
value-no-hub = is the absolute address of a hub, such as "https://pubsubhubbub.appspot.com/"
value-hub-password = tells a password; write the address of the hub without it
value-hub-private = leads into a private network; name a hub that everybody reaches, or say `allow_private = true` where it is your own
value-hub-not-sealed = begins with https:// (http:// only for a hub on this machine, by its number: http://127.0.0.1:8080/)
value-no-size = is a size from "1 KiB" to "32 MiB", such as "8 MiB"
value-no-file-size = is a size from "1 KiB" to "128 MiB", such as "64 MiB"
value-no-contact = is an e-mail address, with a name in brackets behind it where you like: "web@example.cn (王维)"
value-no-style = is a file beside `benbao.toml` that tells how pages look, such as `"paper.css"`
value-no-colour = is a colour, such as `"#8b1a1a"`
value-pale-colour = cannot be read on a light ground; a darker one is `"{ $right }"`
value-no-feed-size = is a size from "16 KiB" to "64 MiB", such as "512 KiB"
value-no-feed-name = is a folder and a part of an address: small letters, digits and hyphens, such as "culture-district"
value-section-folder = is the feed of the section "{ $section }": take another name
value-too-many = is at the most { $most }
value-no-format = is a list of "atom", "rss" and "json"
value-no-page = `{ $page }` is no page number; write it in letters and figures, such as "A02"
value-no-date = is no day of the calendar; write one such as 2023-04-09
value-no-moment = is no moment of RFC 3339; write one such as 2023-04-09T06:00:00+08:00
value-no-number = is a whole number from 0
value-no-count = is no whole number from 1
value-no-socket = is no address to listen on; write an IP address and a port, such as 127.0.0.1:8080
value-no-document = is a document below the folder of the feeds, such as "old.xml"
value-none-of = is one of { $known }
value-no-authority = is a name and a day on which it was yours; write it such as "example.cn,2023"
value-nobody = names nobody: "{ $name }" is neither a domain name nor an e-mail address
value-not-ascii = is written in ASCII (punycode); write "{ $right }"
value-capitals = is written in lower case; write "{ $right }"
value-no-day = ends with a day; "{ $day }" is none: write 2023, 2023-04 or 2023-04-09
value-future = ends with a day on which the name was yours; { $day } lies behind today, { $today } by the clock or --now: set right whichever is wrong
glob-recursive = has `**` beside something else; it stands alone between slashes: `**/*.md`
glob-class-open = has a `[` that nothing closes; write `]`
glob-range = has a range that runs backwards: `{ $first }-{ $last }`
glob-group-unopened = has a `{"}"}` that nothing opens
glob-group-open = has a `{"{"}` that nothing closes; write `{"}"}`
glob-dangling = ends with a backslash; leave it out
glob-other = is no pattern of file names: { $words }

## Slips in benbao.toml.

slip-no-quotes = a text stands in quotes; write "{ $value }"
slip-wide-quotes = these quotes are of another keyboard; write "{ $value }"
slip-quote-open = nothing closes this text; write `{ $quote }` at its end
slip-backslash = a backslash means something else in double quotes; write "{ $value }", or the path in single quotes
slip-wide-sign = `{ $found }` is of another keyboard; write `{ $right }`
slip-wide-space = this space is of another keyboard; write a plain one
slip-colon = between a key and its value stands `=`, not a colon
slip-no-equals = no `=` in this line; write it as key = "value", or begin a remark with `#`
slip-no-value = no value behind `=`; write one, or leave the line out
slip-table-open = nothing closes this `[`; write `]` at the end of the line
slip-list-open = nothing closes this list; write `]` at its end
slip-no-comma = a comma stands between the values of a list; write `,` here
slip-twice = `{ $key }` stands here a second time; keep one
slip-key-in-quotes = a key with such letters stands in quotes; write "{ $key }"
slip-key-bare = a key needs no quotes, and letters and figures of ASCII; write `{ $key }`
slip-sign-behind = no sign stands behind a value; take it out
slip-no-flag = yes or no is `true` or `false`; write { $right }
slip-no-number = a number has figures only; write { $right }
slip-remark = a remark begins with `#`
slip-rest = nothing stands behind a value but a remark with `#`; take it out, or write it on a line of its own
slip-other = { $words }

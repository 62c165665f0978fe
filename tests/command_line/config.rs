//! Every mistake in `benbao.toml`, word for word: where it is, what is wrong, what would be right.

use crate::support::Home;
use crate::support::PAGE;

/// The settings, with two good lines before them, and what is said of them.
fn check(lines: &str, message: &str) {
    let settings = format!("title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds/\"\n{lines}");
    refused(&settings, message);
}

fn refused(settings: &str, message: &str) {
    let home = Home::new().file("benbao.toml", settings).file("pages/2023-04-09-A01.md", PAGE);
    home.run(&["build", "--now", "2026-11-24T12:00:00+08:00"]).status(2).stderr(&format!("error: {message}\n")).check();
    assert!(home.snapshot("feeds").is_empty());
}

/// A message that points at columns of the third line.
fn pointed(column: usize, words: &str, line: &str, indent: usize, carets: usize) -> String {
    format!("benbao.toml:3:{column}: {words}\n  |\n3 | {line}\n  | {}{}", " ".repeat(indent), "^".repeat(carets))
}

#[test]
fn unknown_keys_name_the_nearest_known_one() {
    let table = [
        ("langauge = \"zh-CN\"", "unknown key `langauge`; did you mean `language`?", 8),
        ("baseurl = \"https://example.cn/\"", "unknown key `baseurl`; did you mean `base_url`?", 7),
        ("Title = \"海湾晨报\"", "unknown key `Title`; write it in small letters: `title`", 5),
        ("limit = 20", "unknown key `limit`; it belongs below [output]", 5),
        ("dir = \"pages\"", "unknown key `dir`; it belongs below [source] or below [output]", 3),
        (
            "weather = \"fine\"",
            "unknown key `weather`; known here: title, description, base_url, link, language, publish_time, authority, typography, messages, source, limits, output, authors, feed, site, articles, editions, reading, sections, encodings, serve, watch, schedule, alarm, websub",
            7,
        ),
    ];
    for (line, words, carets) in table {
        check(line, &pointed(1, words, line, 0, carets));
    }
    check(
        "[source]\ndirectory = \"pages\"\n",
        "benbao.toml:4:1: unknown key `directory`; known here: dir, include, exclude, encoding, max_page, missing, most_withdrawn\n  |\n4 | directory = \"pages\"\n  | ^^^^^^^^^",
    );
    check(
        "[outptu]\nlimit = 20\n",
        "benbao.toml:3:2: unknown key `outptu`; did you mean `output`?\n  |\n3 | [outptu]\n  |  ^^^^^^",
    );
    check(
        "[source]\nlanguage = \"zh-CN\"\n",
        "benbao.toml:4:1: unknown key `language`; it belongs above every table\n  |\n4 | language = \"zh-CN\"\n  | ^^^^^^^^",
    );
}

#[test]
fn bad_values_say_what_would_be_right() {
    let quoted = |line: &str, words: &str| {
        let start = line.find('"').unwrap();
        let value: usize = line[start..].chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum();
        pointed(start + 1, words, line, start, value)
    };
    let table = [
        ("link = \"example.cn\"", "`link` is no absolute address; write it with https://, such as https://example.cn/feeds/"),
        ("language = \"zh_CN\"", "`language` is a language tag with hyphens; write \"zh-CN\""),
        ("language = \"中文\"", "`language` is no language tag; write one such as zh-CN or zh-Hant-TW"),
        ("publish_time = \"6:00\"", "`publish_time` is a time of day in Beijing from \"00:00\" to \"23:59\", such as \"06:00\""),
        ("publish_time = \"24:00\"", "`publish_time` is a time of day in Beijing from \"00:00\" to \"23:59\", such as \"06:00\""),
        ("typography = \"fancy\"", "`typography` is one of \"restore\", \"keep\", \"ascii\""),
        ("description = \" \"", "`description` is empty; write it or leave the line out"),
        (
            "authority = \"example.cn\"",
            "`authority` is a name and a day on which it was yours; write it such as \"example.cn,2023\"",
        ),
        ("authority = \"Example.cn,2023\"", "`authority` is written in lower case; write \"example.cn,2023\""),
        ("authority = \"海湾.cn,2023\"", "`authority` is written in ASCII (punycode); write \"xn--90wwv.cn,2023\""),
        (
            "authority = \"example.cn,2023-13\"",
            "`authority` ends with a day; \"2023-13\" is none: write 2023, 2023-04 or 2023-04-09",
        ),
    ];
    for (line, words) in table {
        check(line, &quoted(line, words));
    }
    refused(
        "title = \"海湾晨报\"\nbase_url = \"feeds\"\n",
        "benbao.toml:2:12: `base_url` is no absolute address; write it with https://, such as https://example.cn/feeds/\n  |\n2 | base_url = \"feeds\"\n  |            ^^^^^^^",
    );
}

#[test]
fn an_authority_behind_today_says_what_today_is_taken_for() {
    let home = Home::paper();
    let output = home.command(&["build", "--now", "2019-06-01T12:00:00+08:00"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let words = "`authority` ends with a day on which the name was yours; 2023 lies behind today, 2019-06-01 by the clock or --now: \
                 set right whichever is wrong\n";
    assert!(output.status.code() == Some(2) && told.contains(words), "{told}");
}

#[test]
fn values_of_another_kind_are_refused() {
    let table = [
        ("description = 1", 15, "`description` is a text in quotes; found integer", 1),
        ("publish_time = 06:00:00", 16, "`publish_time` is a text in quotes; found datetime", 8),
        ("source = \"pages\"", 10, "`source` is a table; write its keys below a line [source]", 7),
        ("output = { limit = 0 }", 20, "`limit` is no whole number from 1", 1),
        ("output = { limit = \"50\" }", 20, "`limit` is a whole number from 1; write it without quotes: limit = 50", 4),
        ("output = { limit = -1 }", 20, "`limit` is no whole number from 1", 2),
        ("articles = { pages = \"no\" }", 22, "`pages` is true or false; found string", 4),
        ("source = { include = \"*.md\" }", 22, "`include` is a list of texts: [\"**/*.md\"]; found string", 6),
        ("source = { include = [1] }", 23, "`include` is a text in quotes; found integer", 1),
        ("source = { exclude = [\"[a\"] }", 23, "`exclude` has a `[` that nothing closes; write `]`", 4),
        (
            "sections = { \"要闻\" = \"A02\" }",
            14,
            "`要闻` is no page number; write it in letters and figures, such as \"A02\"",
            6,
        ),
        ("sections = { A02 = \"\" }", 20, "`A02` is empty; write it or leave the line out", 2),
        ("sections = { A02 = \"要闻\", a02 = \"体育\" }", 26, "`A02` stands here twice; keep one", 3),
    ];
    for (line, column, words, carets) in table {
        let indent: usize = line.chars().take(column - 1).map(|it| if it.is_ascii() { 1 } else { 2 }).sum();
        check(line, &pointed(column, words, line, indent, carets));
    }
}

#[test]
fn carets_stand_below_chinese_words_by_display_width() {
    refused(
        "sections = { A01 = \"要闻\", B01 = \"体育\", limit = 5 }\ntitle = \"海湾晨报\"\nbase_url = \"https://example.cn/\"\n",
        "benbao.toml:1:38: `limit` is no page number; write it in letters and figures, such as \"A02\"\n  |\n1 | sections = { A01 = \"要闻\", B01 = \"体育\", limit = 5 }\n  |                                          ^^^^^",
    );
    refused(
        "title =\t\"海湾晨报\" x\n",
        "benbao.toml:1:16: nothing stands behind a value but a remark with `#`; take it out, or write it on a line of its own\n  |\n1 | title = \"海湾晨报\" x\n  |                    ^",
    );
}

#[test]
fn what_is_no_toml_is_pointed_at() {
    check("language = zh-CN\n", &pointed(12, "a text stands in quotes; write \"zh-CN\"", "language = zh-CN", 11, 5));
    check("title = \"再来\"\n", &pointed(1, "`title` stands here a second time; keep one", "title = \"再来\"", 0, 5));
    let home = Home::new().file("benbao.toml", b"title = \"\xba\xa3\xcd\xe5\"\n");
    home.run(&["build"]).status(2).stderr("error: benbao.toml: not text in UTF-8; save it as UTF-8 text\n").check();
}

#[test]
fn what_is_missing_is_named() {
    refused(
        "base_url = \"https://example.cn/\"\n",
        "benbao.toml: `title` is missing; write title = \"中原时报\", or say --title",
    );
    refused(
        "title = \"海湾晨报\"\n",
        "benbao.toml: `base_url` is missing; write base_url = \"https://example.cn/feeds/\", or say --base-url",
    );
    refused(
        "title = \"海湾晨报\"\nbase_url = \"http://[::1]/\"\n",
        "benbao.toml: `authority` is missing; write authority = \"example.cn,2026\", or say a base_url whose host has a name",
    );
    let home = Home::new();
    let none = "no such file; `benbao init DIR` makes one, or say --title, --base-url, --source and --output\n";
    home.run(&["build"]).status(2).stderr(&format!("error: benbao.toml: {none}")).check();
    home.run(&["build", "haiwan"]).status(2).stderr(&format!("error: haiwan/benbao.toml: {none}")).check();
    home.run(&["build", "--config", "a.toml", "--title", "甲", "--base-url", "https://example.cn/"])
        .status(2)
        .stderr(&format!("error: a.toml: {none}"))
        .check();
}

#[test]
fn options_of_the_command_line_are_held_to_the_same_rules() {
    let home = Home::paper();
    let table = [
        (
            ["--base-url", "feeds"],
            "--base-url <URL>",
            "is no absolute address; write it with https://, such as https://example.cn/feeds/",
        ),
        (["--edition", "2023-02-29"], "--edition <DATE>", "is no day of the calendar; write one such as 2023-04-09"),
        (["--now", "today"], "--now <RFC3339>", "is no moment of RFC 3339; write one such as 2023-04-09T06:00:00+08:00"),
        (["--jobs", "0"], "--jobs <N>", "is no whole number from 1"),
    ];
    for (arguments, option, words) in table {
        let message =
            format!("error: invalid value '{}' for '{option}': {words}\n\nFor more information, try '--help'.\n", arguments[1]);
        home.run(&arguments).status(2).stderr(&message).check();
    }
}

#[test]
fn options_win_over_the_file_and_paths_start_where_they_are_said() {
    let home = Home::new()
        .file("paper/settings.toml", "title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds\"\nsource.dir = \"texts\"\n")
        .file("paper/texts/2023-04-09-A01.md", PAGE)
        .file("other/2023-04-10-A01.md", PAGE);
    home.run(&["build", "--config", "paper/settings.toml"]).stdout(
        "1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\npaper/feeds: 13 files, 13 written, 0 unchanged\n",
    );
    assert!(home.read("paper/feeds/atom.xml").contains("https://example.cn/feeds/atom.xml"));
    assert!(home.read("paper/feeds/atom.xml").contains("tag:example.cn,2026:2023-04-09/A01/"));
    let arguments = [
        "--config",
        "paper/settings.toml",
        "--source",
        "other",
        "--output",
        "out",
        "--base-url",
        "https://example.org",
        "--title",
        "晚报",
    ];
    home.run(&arguments)
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-10\n1 new\nout: 13 files, 13 written, 0 unchanged\n");
    let feed = home.read("out/atom.xml");
    assert!(feed.contains("<title>晚报</title>") && feed.contains("https://example.org/atom.xml"), "{feed}");
}

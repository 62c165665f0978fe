//! What each command does when all is well.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use serde_json::Value;
use std::fs;
use std::path::Path;

const NOTHING_NEW: &str = "nothing new on 1 page\n";

/// What is said of a paper whose address is none yet.
const TRIAL: &str = "warning: haiwan/benbao.toml: a trial, since the address of its feeds ends with .invalid; when you publish, write the real one (base_url): a new history begins\n";

const ONE: &str = "1 article on 1 page, 1 with authors, edition 2023-04-09\n";

#[test]
fn build_is_the_default_command() {
    let home = Home::paper();
    home.run(&[] as &[&str]).stdout(&format!("{ONE}1 new\nfeeds: 13 files, 13 written, 0 unchanged\n"));
    home.run(&["build"]).stdout(&format!("{NOTHING_NEW}feeds: nothing written\n"));
    home.run(&["build", "."]).stdout(&format!("{NOTHING_NEW}./feeds: nothing written\n"));
    home.run(&["-q"]).check();
    home.run(&["-v", "--verify"]).stdout(&format!(
        "{ONE}unchanged: feeds/editions/2023-04-09/{}.html\nunchanged: feeds/editions/2023-04-09/index.html\nunchanged: feeds/editions/2023-04-09/atom.xml\n\
         unchanged: feeds/index.html\nunchanged: feeds/subscribe.html\nunchanged: feeds/404.html\nunchanged: feeds/editions/2023.html\n\
         unchanged: feeds/style.css\nunchanged: feeds/feed.css\nunchanged: feeds/atom.xml\nunchanged: feeds/rss.xml\nunchanged: feeds/feed.json\nunchanged: feeds/feeds.opml\n\
         feeds: 13 files, 0 written, 13 unchanged\n",
        hash(&home),
    ));
}

/// The hash in the id of the only article.
fn hash(home: &Home) -> String {
    let pages = fs::read_dir(home.path("feeds/editions/2023-04-09")).unwrap().map(|page| page.unwrap().path());
    let page = pages.into_iter().find(|page| page.file_stem().is_some_and(|it| it.len() == 16)).unwrap();
    page.file_stem().unwrap().to_str().unwrap().to_owned()
}

#[test]
fn a_second_run_touches_nothing_and_a_change_touches_what_changes() {
    let home = Home::published();
    let before = home.snapshot("feeds");
    home.run(&["build"]).stdout(&format!("{NOTHING_NEW}feeds: nothing written\n"));
    assert!(home.snapshot("feeds") == before);
    let home = home.file("pages/2023-04-09-A02.md", PAGE.replace("通车", "夜景"));
    home.run(&["build"])
        .stdout("2 articles on 2 pages, 2 with authors, edition 2023-04-09\n1 new\nfeeds: 14 files, 8 written, 6 unchanged\n");
    let style = before.keys().find(|path| path.ends_with("style.css")).unwrap();
    assert!(home.snapshot("feeds")[style] == before[style], "how all of it looks stays");
    let temporary = home.snapshot("feeds").into_keys().find(|path| path.file_name().unwrap().to_string_lossy().starts_with('.'));
    assert_eq!(temporary, None);
}

#[test]
fn a_dry_run_writes_nothing() {
    let home = Home::paper();
    home.run(&["build", "--dry-run"])
        .stdout(&format!("{ONE}1 new\nfeeds: 13 files, 13 would be written, 0 would stay unchanged\n"));
    assert!(!home.path("feeds").exists());
}

#[test]
fn the_same_bytes_in_every_time_zone_locale_and_number_of_threads() {
    let home = Home::paper();
    for page in 2..20 {
        let text = PAGE.replace("大桥", &format!("{page}号大桥"));
        fs::write(home.path(format!("pages/2023-04-{:02}-A{page:02}.md", 1 + page % 3)), text).unwrap();
    }
    let build = |output: &str, jobs: &str, environment: &[(&str, &str)], now: &str| {
        let mut command = home.command(&["build", "-q", "--output", output, "--jobs", jobs, "--now", now]);
        let output_of = command.envs(environment.iter().copied()).output().unwrap();
        assert!(output_of.status.success() && output_of.stderr.is_empty(), "{output_of:?}");
        home.snapshot(output)
            .into_iter()
            .map(|(path, (bytes, _))| (path.strip_prefix(home.path(output)).unwrap().to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    let expected = build("one", "1", &[("TZ", "Asia/Shanghai"), ("LC_ALL", "C.UTF-8")], "2026-11-24T12:00:00+08:00");
    // Stories, feeds, editions with their documents and pages, the list; the pages of the paper, its calendar, two styles.
    assert_eq!(expected.len(), 19 + 3 + 4 * 2 + 1 + 3 + 1 + 2);
    assert_eq!(build("two", "8", &[("TZ", "America/New_York"), ("LC_ALL", "C")], "2026-11-24T23:59:59-05:00"), expected);
    assert_eq!(build("three", "2", &[("TZ", "UTC"), ("LC_ALL", "zh_CN.GB18030")], "2031-01-01T00:00:00Z"), expected);
}

#[test]
fn no_settings_are_needed() {
    let home = Home::new().file("texts/2023-04-09-A01.md", PAGE);
    let arguments =
        ["build", "--source", "texts", "--output", "out", "--base-url", "https://example.cn/f", "--title", "海湾晨报"];
    home.run(&arguments).stdout(&format!("{ONE}1 new\nout: 13 files, 13 written, 0 unchanged\n"));
    assert!(home.read("out/rss.xml").contains("<title>海湾晨报</title>"));
}

#[test]
fn init_makes_a_paper_that_builds_at_once() {
    let home = Home::new();
    home.run(&["init", "haiwan"]).stdout(
        "haiwan/benbao.toml and haiwan/pages are made; next:\n  \
         1. say in haiwan/benbao.toml what the paper is called and where its feeds will be\n  \
         2. put your pages into haiwan/pages, and take the sample away\n  \
         3. benbao build haiwan\n\
         whenever something is wrong: benbao doctor haiwan\n",
    );
    home.run(&["build", "haiwan"]).stderr(TRIAL).stdout(
        "2 articles on 1 page, 2 with authors, edition 2026-01-05\n2 new\nhaiwan/feeds: 18 files, 18 written, 0 unchanged\n",
    );
    home.run(&["init", "haiwan"])
        .status(1)
        .stderr("error: haiwan/benbao.toml: is there already, and is left as it is; name another folder\n")
        .check();
    fs::remove_file(home.path("haiwan/benbao.toml")).unwrap();
    let before = home.snapshot("haiwan/pages");
    home.run(&["init", "haiwan"]).text();
    assert!(home.snapshot("haiwan/pages") == before, "a folder that holds something gets no sample");
}

#[test]
fn init_without_a_folder_means_this_one() {
    let home = Home::new();
    home.run(&["init"]).stdout(
        "benbao.toml and pages are made; next:\n  \
         1. say in benbao.toml what the paper is called and where its feeds will be\n  \
         2. put your pages into pages, and take the sample away\n  \
         3. benbao build\n\
         whenever something is wrong: benbao doctor\n",
    );
    home.run(&["build", "--quiet"]).check();
}

#[test]
fn every_setting_that_init_shows_is_known() {
    let home = Home::new();
    home.run(&["init", "-h"]).text();
    let _ = home.run(&["init"]).text();
    let all = home
        .read("benbao.toml")
        .lines()
        .map(|line| line.strip_prefix("# ").filter(|it| it.contains(" = ")).unwrap_or(line).to_owned() + "\n")
        .collect::<String>();
    fs::write(home.path("benbao.toml"), &all).unwrap();
    assert!(all.contains("\nlimit = 50"), "{all}");
    home.run(&["build", "--quiet"]).check();
}

#[test]
fn front_matter_is_believed_before_all_else() {
    let head = "---\ndate: 2023-05-01\npage: B02\nlink: https://example.cn/news/1.html\n---\n";
    let home = Home::new().file("benbao.toml", format!("{SETTINGS}[sections]\nb02 = \"体育\"\n"));
    let home = home.file("pages/page.md", [head, PAGE].concat());
    home.run(&["build"])
        .stdout("1 article on 1 page, 1 with authors, edition 2023-05-01\n1 new\nfeeds: 16 files, 16 written, 0 unchanged\n");
    let feed = home.read("feeds/atom.xml");
    for part in ["2023-05-01/B02/", "https://example.cn/news/1.html", "体育", "2023-05-01T06:00:00+08:00"] {
        assert!(feed.contains(part), "{part} in\n{feed}");
    }
}

#[test]
fn read_shows_a_table_and_publishes_nothing() {
    let home = Home::paper().file("pages/2023-04-09-A02.txt", "\u{feff}短讯\r\n\r\n# 老码头改造二期完工 一条旧铁轨串起三座新书店 孩子们踩着铁轨走过来\r\n\r\n本报讯 近日,二期\u{7}完工。\r\n");
    home.run(&["read", "pages/2023-04-09-A01.md", "pages/2023-04-09-A02.txt"]).stdout(TABLE);
    assert!(!home.path("feeds").exists());
}

const TABLE: &str = "\
pages/2023-04-09-A01.md
edition 2023-04-09 (from its path), page A01
1 article, 1 credit, nothing left out
 #  headline      dateline    credits    chars
────────────────────────────────────────────────
 1  海湾大桥通车  本报        记 林知夏     15
                  2023-04-08

pages/2023-04-09-A02.txt
edition 2023-04-09 (from its path), page A02
1 article, 0 credits, nothing left out
 #  headline                    dateline  credits  chars
──────────────────────────────────────────────────────────
 1  老码头改造二期完工          本报                  11
    一条旧铁轨串起三座新书店 …
warning: pages/2023-04-09-A02.txt:5: 1 control character left out (U+0007); feeds cannot carry it
  5 | 本报讯 近日,二期完工。
";

#[test]
fn read_gives_json_for_programs() {
    let home = Home::paper();
    let text = home.run(&["read", "--format", "json", "pages/2023-04-09-A01.md"]).text();
    let feed: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(feed["items"][0]["title"], "海湾大桥通车");
    assert_eq!(feed["items"][0]["authors"][0]["name"], "林知夏");
    assert!(feed["items"][0]["id"].as_str().unwrap().starts_with("2023-04-09/A01/"), "{text}");
}

#[test]
fn read_outside_any_paper() {
    let home = Home::new().file("2023-04-09.txt", PAGE);
    let text = home.run(&["read", "--format", "json", "2023-04-09.txt"]).text();
    assert!(text.contains("\"2023-04-09/p0/"), "{text}");
}

#[test]
fn read_writes_several_pages_as_stem_json() {
    let home = Home::paper().file("pages/2023-04-09-A02.md", PAGE).file("pages/bad.txt", b"\xff");
    let pages = ["pages/2023-04-09-A01.md", "pages/2023-04-09-A02.md"];
    home.run(&["read", "--format", "json", pages[0], pages[1]])
        .status(2)
        .stderr("error: --format json: one FILE goes to stdout; for several say --output DIR as well\n")
        .check();
    home.run(&["read", "--output", "readings", pages[0]])
        .status(2)
        .stderr("error: --output: is for JSON; say --format json as well\n")
        .check();
    home.run(&["read", "--format", "json", "--output", "readings", pages[0], "2023-04-09-A01.txt"])
        .status(2)
        .stderr("error: --output: pages/2023-04-09-A01.md and 2023-04-09-A01.txt would both be 2023-04-09-A01.json; read them apart\n")
        .check();
    home.run(&["read", "--format", "json", "--output", "readings", pages[0], pages[1], "pages/bad.txt"])
        .status(3)
        .stderr(
            "set aside: pages/bad.txt:1: from this line on it is text in no encoding that can be told; save it as UTF-8 text\n",
        )
        .check();
    let names: Vec<_> = home.snapshot("readings").into_keys().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["2023-04-09-A01.json", "2023-04-09-A02.json"]);
    let second: Value = serde_json::from_str(&home.read("readings/2023-04-09-A02.json")).unwrap();
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
    assert_eq!(second["items"][0]["_benbao"]["edition"]["page"], "A02");
}

#[test]
fn a_report_says_what_a_run_did() {
    let home = Home::paper().file("pages/2023-04-09-A02.md", "# 夜班\n\n正\u{c}文。\n").file("pages/x.txt", b"\xff");
    let said = home.run(&["build", "--report", "report.json", "--quiet"]).status(3);
    said.stderr(
        "set aside: pages/x.txt:1: from this line on it is text in no encoding that can be told; save it as UTF-8 text\n",
    )
    .check();
    let report: Value = serde_json::from_str(&home.read("report.json")).unwrap();
    let expected = serde_json::json!({
        "version": 2,
        "time": report["time"],
        "benbao": env!("CARGO_PKG_VERSION"),
        "newest_edition": { "date": "2023-04-09", "articles": 2 },
        "read": [{ "file": "pages/2023-04-09-A01.md", "articles": 1 }, { "file": "pages/2023-04-09-A02.md", "articles": 1 }],
        "published": true,
        "error": null,
        "error_code": null,
        "files": 3,
        "history": report["history"],
        "pages": 2,
        "drafts": 0,
        "articles": 2,
        "authors": { "found": 1, "missing": [{ "file": "pages/2023-04-09-A02.md", "lines": report["authors"]["missing"][0]["lines"] }] },
        "editions": ["2023-04-09"],
        "dates_inferred": [],
        "set_aside": [{
            "file": "pages/x.txt",
            "lines": [1, 1],
            "code": "not-text",
            "message": "pages/x.txt:1: from this line on it is text in no encoding that can be told; save it as UTF-8 text",
            "new": true,
        }],
        "warnings": [{
            "file": "pages/2023-04-09-A02.md",
            "lines": [3, 3],
            "code": "control-characters",
            "message": "1 control character left out (U+000C); feeds cannot carry it",
        }],
        "doubts": [],
        "written": report["written"],
        "pictures": 0,
        "unchanged": [],
        "removed": [],
        "cut": [],
    });
    assert_eq!(report, expected);
    assert_eq!(report["written"].as_array().unwrap().len(), 14);
    assert_eq!(report["history"]["counts"]["new"], 2);
    home.run(&["build", "--report", "report.json", "--source", "nowhere", "-q"])
        .status(1)
        .stderr("error: nowhere: no such folder; the pages are looked for here (`dir` under [source], or --source)\n")
        .check();
    let report: Value = serde_json::from_str(&home.read("report.json")).unwrap();
    assert_eq!(report["published"], false);
    assert_eq!(report["error"], "nowhere: no such folder; the pages are looked for here (`dir` under [source], or --source)");
}

#[test]
fn an_inferred_date_is_said_and_an_option_settles_it() {
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed/000_62a70cabcceb6930.txt");
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages/page.txt", fs::read(seed).unwrap());
    let summary = "4 articles on 1 page, 4 with authors, edition 2023-04-09\n4 new\nfeeds: 16 files, 16 written, 0 unchanged\n";
    home.run(&["build"])
        .stderr("warning: pages/page.txt: edition date 2023-04-09 inferred from the latest dateline (4月8日); name the file by its date, or say --edition\n")
        .stdout(summary);
    home.run(&["build", "--edition", "2023-04-09"]).stdout(
        "4 articles on 1 page, 4 with authors, edition 2023-04-09\n4 layout only\nfeeds: 16 files, 1 written, 15 unchanged\n",
    );
}

#[test]
fn help_version_completions_and_man() {
    let home = Home::new();
    home.run(&["--version"]).stdout(&format!("benbao {}\n", env!("CARGO_PKG_VERSION")));
    let help = home.run(&["--help"]).text();
    for word in ["build", "read", "init", "completions", "man", "--config", "--dry-run", "Exit status:"] {
        assert!(help.contains(word), "{word} in\n{help}");
    }
    assert!(!help.contains("publish "), "what is not there yet is not offered");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(home.run(&["completions", shell]).text().contains("benbao"), "{shell}");
    }
    let man = home.run(&["man"]).text();
    for word in [".TH benbao", ".SH \"BENBAO READ\"", "\\-\\-dry\\-run", "EXIT STATUS"] {
        assert!(man.contains(word), "{word} in\n{man}");
    }
    home.run(&["biuld"])
        .status(2)
        .stderr(
            "error: unrecognized subcommand 'biuld'\n\n  tip: a similar subcommand exists: 'build'\n\n\
             Usage: benbao [OPTIONS]\n       benbao <COMMAND>\n\nFor more information, try '--help'.\n",
        )
        .check();
}

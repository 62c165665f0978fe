//! The outlet: whose it is, what a report or an export may take the place of, what of a name reaches a terminal, and what
//! the exit status promises.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::fs;
use std::os::unix::fs::symlink;

/// Two papers of one authority beside each other, whose output is one folder; the first has published.
fn two_papers() -> Home {
    let settings = format!("{SETTINGS}[output]\ndir = \"../site\"\n");
    let home = Home::new()
        .file("a/benbao.toml", &settings)
        .file("a/pages/2023-04-09-A01.md", PAGE)
        .file("b/benbao.toml", &settings)
        .file("b/pages/2023-04-09-A01.md", PAGE.replace("大桥", "隧道"));
    home.run(&["build", "-q", "a"]).check();
    home
}

#[test]
fn a_second_paper_in_an_output_is_refused_and_leaves_no_trace() {
    let home = two_papers();
    let before = home.snapshot("site");
    let other = fs::canonicalize(home.path("a/.benbao")).unwrap();
    let refused = format!(
        "error: b/../site: the archive in {} publishes here, and two papers in one folder would take each other's stories out; give \
         this one an output of its own (`dir` under [output], or --output); if the other is given up, move its archive away\n",
        other.display()
    );
    for more in [&[][..], &["--dry-run"], &["--allow-shrink", "--verify"]] {
        home.run(&[&["build", "b"], more].concat()).status(1).stderr(&refused).check();
    }
    assert!(home.snapshot("site") == before && !home.path("b/.benbao").exists());
    home.run(&["build", "-q", "--verify", "a"]).check();
    assert!(home.snapshot("site") == before);
    // The remedies work.
    home.run(&["build", "-q", "b", "--output", "elsewhere"]).check();
    fs::rename(home.path("a/.benbao"), home.path("given-up")).unwrap();
    home.run(&["build", "-q", "--allow-shrink", "b"]).check();
}

#[test]
fn two_papers_told_by_the_command_line_alone_are_two() {
    let home = Home::new().file("a/2023-04-09-A01.md", PAGE).file("b/2023-04-09-A01.md", PAGE.replace("大桥", "隧道"));
    let build = |source: &str, title: &str, address: &str| {
        let arguments = ["build", "-q", "--source", source, "--output", "site", "--title", title, "--base-url", address];
        home.command(&arguments).output().unwrap()
    };
    let status = |source: &str, title: &str, address: &str| build(source, title, address).status.code();
    assert_eq!(status("a", "海湾晨报", "https://a.example/"), Some(0));
    let before = home.snapshot("site");
    for (title, address) in
        [("海湾晚报", "https://a.example/"), ("海湾晨报", "https://b.example/"), ("海湾晚报", "https://b.example/")]
    {
        let refused = build("b", title, address);
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(
            said.contains("error: site: the pages of 海湾晨报 (https://a.example/) in ")
                && said.contains("/a are published here"),
            "{said}"
        );
        assert_eq!(refused.status.code(), Some(1));
    }
    assert!(home.snapshot("site") == before);
    assert_eq!(status("a", "海湾日报", "https://a.example/"), Some(0), "a paper may be called otherwise");
}

#[test]
fn a_copy_of_a_paper_does_not_publish_into_the_output_of_the_first() {
    let home = two_papers();
    fs::remove_dir_all(home.path("b")).unwrap();
    let copied = std::process::Command::new("cp").arg("-a").arg(home.path("a")).arg(home.path("b")).status().unwrap();
    assert!(copied.success());
    let home = home.file("b/pages/2023-04-09-A02.md", PAGE.replace("大桥", "隧道"));
    let before = home.snapshot("site");
    assert_eq!(home.command(&["build", "b"]).output().unwrap().status.code(), Some(1));
    assert!(home.snapshot("site") == before);
}

#[test]
fn a_paper_that_moved_changed_its_address_or_lost_its_archive_is_not_locked_out() {
    let home = two_papers();
    let before = home.snapshot("site");
    fs::remove_dir_all(home.path("a/.benbao")).unwrap();
    home.run(&["build", "-q", "a"]).check();
    assert!(home.snapshot("site") == before, "a lost archive is made again, with the same bytes");
    fs::rename(home.path("a"), home.path("c")).unwrap();
    home.run(&["build", "-q", "--verify", "c"]).check();
    assert!(home.snapshot("site").keys().eq(before.keys()));
    fs::rename(home.path("c"), home.path("d")).unwrap();
    fs::remove_dir_all(home.path("d/.benbao")).unwrap();
    home.run(&["build", "-q", "d", "--base-url", "https://other.example/"]).check();
    assert!(home.snapshot("site").keys().eq(before.keys()), "moved and lost at once");
}

#[test]
fn a_paper_copied_with_its_output_is_a_paper_of_its_own() {
    let home = Home::new();
    let paper = home.file("a/benbao.toml", SETTINGS).file("a/pages/2023-04-09-A01.md", PAGE);
    paper.run(&["build", "-q", "a"]).check();
    let copied = std::process::Command::new("cp").arg("-a").arg(paper.path("a")).arg(paper.path("b")).status().unwrap();
    assert!(copied.success());
    let paper = paper.file("b/pages/2023-04-09-A02.md", PAGE.replace("大桥", "隧道"));
    paper.run(&["build", "-q", "b"]).check();
    paper.run(&["build", "-q", "--verify", "a"]).check();
}

#[test]
fn a_report_takes_the_place_of_nothing_that_the_paper_lives_by() {
    let home = Home::published();
    symlink("feeds", home.path("site")).unwrap();
    symlink(".benbao/archive.sqlite3", home.path("link.json")).unwrap();
    fs::hard_link(home.path("benbao.toml"), home.path("hard.json")).unwrap();
    fs::write(home.path("benbao.ids"), "the copy of what neither pages nor feeds tell").unwrap();
    symlink("benbao.ids", home.path("ids.json")).unwrap();
    let table = [
        ("feeds/atom.xml", "feeds"),
        ("feeds/new.json", "feeds"),
        ("site/atom.xml", "feeds"),
        ("pages/../feeds/atom.xml", "feeds"),
        ("./feeds/editions/none/new.json", "feeds"),
        ("pages/2023-04-09-A01.md", "pages"),
        (".benbao/lock", ".benbao"),
        (".benbao/archive.sqlite3", ".benbao"),
        ("pages/../.benbao/archive.sqlite3-wal", ".benbao"),
        ("link.json", ".benbao"),
        ("benbao.toml", "benbao.toml"),
        ("hard.json", "benbao.toml"),
        ("benbao.ids", "benbao.ids"),
        ("ids.json", "benbao.ids"),
    ];
    let before = home.snapshot("");
    for (file, owner) in table {
        let refused =
            |option: &str| format!("error: {option}: {file} would take a place in {owner}; name a file outside of it\n");
        home.run(&["build", "--report", file]).status(2).stderr(&refused("--report")).check();
        home.run(&["archive", "export", file]).status(2).stderr(&refused("archive export")).check();
    }
    assert!(home.snapshot("") == before, "something was written");
    let fresh = Home::paper();
    let refused = "error: --report: feeds/report.json would take a place in feeds; name a file outside of it\n";
    fresh.run(&["build", "--report", "feeds/report.json"]).status(2).stderr(refused).check();
    fresh.run(&["build", "--report", ".benbao/report.json"]).status(2).stderr(&refused.replace("feeds", ".benbao")).check();
}

#[test]
fn another_name_of_a_page_is_no_way_to_the_page() {
    let home = Home::published();
    fs::hard_link(home.path("pages/2023-04-09-A01.md"), home.path("report.json")).unwrap();
    fs::hard_link(home.path(".benbao/archive.sqlite3"), home.path("export.jsonl")).unwrap();
    home.run(&["build", "-q", "--report", "report.json"]).check();
    home.run(&["archive", "export", "export.jsonl"]).check();
    assert_eq!(home.read("pages/2023-04-09-A01.md"), PAGE);
    assert!(home.read("report.json").starts_with('{') && home.read("export.jsonl").starts_with("{\"benbao_archive\":1"));
    home.run(&["archive", "list", "--format", "json"]).text();
}

#[test]
fn a_report_goes_to_a_device_or_a_file_that_stdout_is_and_keeps_what_was_there() {
    let home = Home::published();
    let said = home.run(&["build", "-q", "--report", "/dev/stdout"]).text();
    assert!(said.starts_with("{\n") && said.ends_with("}\n"));
    fs::write(home.path("log"), "yesterday\n").unwrap();
    let log = fs::File::options().append(true).open(home.path("log")).unwrap();
    assert!(home.command(&["build", "--report", "/dev/stdout"]).stdout(log).status().unwrap().success());
    let log = home.read("log");
    assert!(log.starts_with("yesterday\n{\n") && log.contains("\n}\nnothing new on"), "{log}");
}

#[test]
fn a_foreign_name_begins_no_line_and_moves_no_cursor() {
    let name = "pages/a\n\u{1b}[2Jb\u{202e}.md";
    let shown = r"pages/a\n\u{1b}[2Jb\u{202e}.md";
    let home = Home::published().file(name, "没有标题\n");
    let said = home.command(&["build"]).output().unwrap();
    let said = String::from_utf8([said.stdout, said.stderr].concat()).unwrap();
    assert!(said.contains(&format!("set aside: {shown}: ")), "{said}");
    plain(&said);
    for arguments in [
        &["build", "--edition", "\u{1b}[2J\u{202e}"][..],
        &["bu\u{9b}2Jild", "--\u{7}"],
        &["read", name],
        &["read", "--explain", name],
        &["read", "pages/none\n\u{9b}2J.md"],
        &["proof", name, "--output", "a\u{2066}b"],
    ] {
        let said = home.command(arguments).output().unwrap();
        plain(&String::from_utf8([said.stdout, said.stderr].concat()).unwrap());
    }
    home.run(&["archive", "show", "2023-04-09/A01/\u{1b}]0;x\u{7}\nliar"])
        .status(1)
        .stderr(
            "error: 2023-04-09/A01/\\u{1b}]0;x\\u{7}\\nliar: no article of this archive; `benbao archive list WORDS` finds it by its headline, writer, page or day\n",
        )
        .check();
    let settings = format!("{SETTINGS}\"li\\nmi\\u202et\" = 1\n");
    let home = home.file("benbao.toml", settings);
    let said = home.command(&["build"]).output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains(r"unknown key `li\nmi\u{202e}t`"), "{said}");
    plain(&said);
}

#[test]
fn what_an_import_holds_is_shown_escaped() {
    let home = Home::published();
    home.run(&["archive", "export", "copy.jsonl"]).check();
    let copy = home
        .read("copy.jsonl")
        .replace("海湾大桥通车", "海湾\\u001b[2J\\u202e大桥\\n通车")
        .replace("2023-04-09-A01.md", "x\\ny.md");
    let home = home.file("other/copy.jsonl", copy).file("other/benbao.toml", SETTINGS);
    let imported = home.command(&["archive", "import", "other/copy.jsonl", "--dir", "other"]).output().unwrap();
    plain(&String::from_utf8([imported.stdout, imported.stderr].concat()).unwrap());
    for what in ["list", "show"] {
        let id = home.run(&["archive", "list", "--format", "json"]).text();
        let id = id.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let arguments =
            if what == "show" { vec!["archive", what, &id, "--dir", "other"] } else { vec!["archive", what, "--dir", "other"] };
        let said = home.command(&arguments).output().unwrap();
        let said = String::from_utf8([said.stdout, said.stderr].concat()).unwrap();
        assert!(said.contains(r"海湾\u{1b}[2J\u{202e}大桥\n通车"), "{said}");
        plain(&said);
    }
}

/// No control character but the line end, no bidirectional control.
fn plain(said: &str) {
    let unseen = |letter: char| {
        letter.is_control() && letter != '\n' || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.chars().any(unseen), "{said:?}");
    assert!(!said.lines().any(|line| line.starts_with("\\u{1b}") || line == "liar" || line.starts_with("y.md")), "{said}");
}

#[test]
fn each_exit_status_is_told_by_help_readme_and_manual() {
    let home = Home::new();
    let (help, manual) = (home.run(&["--help"]).text(), home.run(&["man"]).text());
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let table = readme.split("## Exit status").nth(1).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let rows: Vec<(&str, &str)> =
        rows.iter().filter(|row| row.len() == 4 && row[1].parse::<u8>().is_ok()).map(|row| (row[1], row[2])).collect();
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), ["0", "1", "2", "3", "4", "5", "75"]);
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for (status, meaning) in rows {
        assert!(help.contains(&format!("{status} {meaning}")), "--help says nothing of {status}: {meaning}");
        assert!(manual.contains(&format!(".TP\n{status}\n{meaning}\n")), "the manual says nothing of {status}");
    }
}

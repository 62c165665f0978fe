//! Whatever lies in a folder or in the way: a message that names file and remedy, the documented status, everything else
//! published, and what was published before intact.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use crate::support::Said;
use std::fs;

/// What a run says that reads the edition of the bad page again.
const PUBLISHED: &str = "1 article on 1 page, 1 with authors, edition 2023-04-09\nfeeds: 10 files, 0 written, 10 unchanged\n";

/// What a run says that has nothing to read.
/// What is said once of a page that is gone.
const GONE: &str = "warning: pages/2023-04-09-A01.md: 1 story (海湾大桥通车) published as before, since the page is gone; to withdraw: benbao archive withdraw --file pages/2023-04-09-A01.md --reason REASON\n";

/// The end of a run that found nothing new and told of a file before.
const STILL: &str = "nothing new on 1 page\n1 file still set aside, as told before; `benbao status` names them\nfeeds: 10 files, 0 written, 10 unchanged\n";

const NOTHING_NEW: &str = "nothing new on 1 page\nfeeds: nothing written\n";

/// The same, where something is told for the first time.
const ONLY_TOLD: &str = "nothing new on 1 page\nfeeds: 10 files, 0 written, 10 unchanged\n";

/// The run fails with this message, and the feeds of before are untouched.
fn fails(home: &Home, arguments: &[&str], status: i32, stderr: &str) {
    let before = home.snapshot("feeds");
    assert_eq!(before.len(), 13, "something is published");
    home.run(arguments).status(status).stderr(stderr).check();
    assert!(home.snapshot("feeds") == before, "the feeds changed");
}

/// One bad page beside the good one: it is named, the good one is published.
fn sets_aside(home: &Home, stderr: &str) {
    sets_aside_and_says(home, stderr, PUBLISHED);
}

fn sets_aside_and_says(home: &Home, stderr: &str, stdout: &str) {
    let before = home.snapshot("feeds");
    home.run(&["build"]).status(3).stderr(stderr).stdout(stdout);
    assert!(home.snapshot("feeds") == before, "the good page did not change");
}

#[test]
fn an_empty_folder() {
    let home = Home::published();
    fs::remove_file(home.path("pages/2023-04-09-A01.md")).unwrap();
    home.run(&["build"]).stderr(GONE).stdout("nothing new on 0 pages\nfeeds: 10 files, 0 written, 10 unchanged\n");
    home.run(&["build"]).stdout("nothing new on 0 pages\nfeeds: nothing written\n");
    let first = Home::new().file("benbao.toml", SETTINGS);
    fs::create_dir(first.path("pages")).unwrap();
    let nothing =
        "error: pages: no page here; put .txt, .md or .docx files here (`include` under [source] says which files are pages)\n";
    first.run(&["build"]).status(1).stderr(nothing).check();
    assert!(!first.path("feeds").exists());
}

#[test]
fn a_source_that_is_missing_or_no_folder() {
    let home = Home::published();
    fails(
        &home,
        &["build", "--source", "seiten"],
        1,
        "error: seiten: no such folder; the pages are looked for here (`dir` under [source], or --source)\n",
    );
    fails(
        &home,
        &["build", "--source", "benbao.toml"],
        1,
        "error: benbao.toml: is not a folder; the pages are looked for here (`dir` under [source], or --source)\n",
    );
}

#[test]
fn a_page_without_an_article() {
    let home = Home::published().file("pages/2023-04-09-A02.md", "\n\n");
    sets_aside(
        &home,
        "set aside: pages/2023-04-09-A02.md: its content is nothing at all; save what it is to hold, copy it here again, or take it away; not read\n",
    );
    fs::remove_file(home.path("pages/2023-04-09-A01.md")).unwrap();
    home.run(&["build"]).stderr(GONE).stdout(STILL);
}

#[test]
fn a_file_that_is_not_text() {
    let home = Home::published().file("pages/2023-04-09-A02.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    sets_aside(
        &home,
        "set aside: pages/2023-04-09-A02.txt: its content is a picture, which a page may show; give it the ending of a picture, such as .jpg; not read\n",
    );
    fs::remove_file(home.path("pages/2023-04-09-A01.md")).unwrap();
    home.run(&["build"]).stderr(GONE).stdout(STILL);
    home.run(&["read", "pages/2023-04-09-A02.txt"])
        .status(1)
        .stderr("set aside: pages/2023-04-09-A02.txt: its content is a picture, which a page may show; give it the ending of a picture, such as .jpg; not read\n")
        .check();
}

#[test]
fn a_page_of_50_mb() {
    let home = Home::published();
    fs::File::create(home.path("pages/2023-04-09-A02.md")).unwrap().set_len(50 << 20).unwrap();
    sets_aside(
        &home,
        "set aside: pages/2023-04-09-A02.md: 50 MiB is more than a page may have (8 MiB, `max_page` in [source], of a web page `html` in [limits]); split it into its pages\n",
    );
}

#[test]
fn control_characters_cost_a_warning() {
    let home = Home::paper().file("pages/2023-04-09-A01.md", PAGE.replace("大桥", "大\u{c}桥\u{0}"));
    home.run(&["build"])
        .stderr(
            "warning: pages/2023-04-09-A01.md:1: 2 control characters left out (U+000C); feeds cannot carry them\n\
             warning: pages/2023-04-09-A01.md:3: 2 control characters left out (U+000C); feeds cannot carry them\n",
        )
        .stdout("1 article on 1 page, 1 with authors, edition 2023-04-09\n1 new\nfeeds: 13 files, 13 written, 0 unchanged\n");
    assert!(home.read("feeds/atom.xml").contains("海湾大桥通车"));
}

#[test]
fn a_folder_where_a_file_is_expected() {
    let home = Home::published();
    home.run(&["read", "pages"]).status(1).stderr("set aside: pages: cannot be read: is a folder, not a regular file\n").check();
    home.run(&["build", "--config", "pages"]).status(2).stderr("error: pages: cannot be read: is a directory\n").check();
    fs::create_dir(home.path("pages/A02.md")).unwrap();
    home.run(&["build"]).stdout(NOTHING_NEW);
    fs::remove_file(home.path("feeds/rss.xml")).unwrap();
    fs::create_dir(home.path("feeds/rss.xml")).unwrap();
    let before = home.snapshot("feeds");
    home.run(&["build"])
        .status(1)
        .stderr("error: feeds/rss.xml: a folder where a file is expected; nothing is published through it; move it away\n")
        .check();
    assert!(home.snapshot("feeds") == before);
}

#[test]
fn an_output_that_cannot_be_written() {
    let home = Home::published().file("note", "a file");
    fails(
        &home,
        &["build", "--output", "note"],
        1,
        "error: note: a file where a folder is expected; nothing is published through it; move it away\n",
    );
    fails(
        &home,
        &["build", "--output", "note/feeds"],
        1,
        "error: note: a file where a folder is expected; nothing is published through it; move it away\n",
    );
    assert_eq!(home.read("note"), "a file");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_on_a_disk_that_takes_nothing() {
    let home = Home::published();
    fails(
        &home,
        &["build", "--output", "/proc/feeds"],
        1,
        "error: /proc/feeds/editions/2023-04-09: cannot be written: no such file or directory; what was published before is unchanged\n",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_stdout_and_report() {
    let home = Home::published();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let build = |stdout| Said::of(home.command(&["build"]).stdout(stdout).output().unwrap());
    build(full()).status(3).stderr("error: stdout: cannot be written: no space left on device\n").check();
    home.run(&["build", "--report", "/dev/full"])
        .status(3)
        .stderr("error: /dev/full: cannot be written: no space left on device\n")
        .stdout(NOTHING_NEW);
    for arguments in [&["read", "pages/2023-04-09-A01.md"][..], &["--help"], &["man"], &["completions", "bash"]] {
        let said = Said::of(home.command(arguments).stdout(full()).output().unwrap());
        said.status(1).stderr("error: stdout: cannot be written: no space left on device\n").check();
    }
    let silent = home.command(&["build", "--source", "nowhere"]).stderr(full()).output().unwrap();
    assert_eq!(silent.status.code(), Some(1), "a full stderr changes no status");
}

#[test]
fn stdout_closed_early() {
    let home = Home::published();
    for arguments in [&["build"][..], &["read", "pages/2023-04-09-A01.md"], &["--help"], &["man"], &["completions", "zsh"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        Said::of(home.command(arguments).stdout(writer).output().unwrap()).check();
    }
}

#[test]
fn stderr_closed_early() {
    let home = Home::published().file("pages/2023-04-09-A02.md", "");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    Said::of(home.command(&["build"]).stderr(writer).output().unwrap()).status(3).stdout(PUBLISHED);
}

#[cfg(unix)]
#[test]
fn links_and_sockets_among_the_pages() {
    let home = Home::published().file("secret.md", PAGE);
    std::os::unix::fs::symlink("../secret.md", home.path("pages/2023-04-09-A02.md")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(home.path("pages/2023-04-09-A03.md")).unwrap();
    sets_aside_and_says(
        &home,
        "set aside: pages/2023-04-09-A02.md: a symbolic link, and links are not followed; copy the file here, or name its folder as the source; not read\n\
         set aside: pages/2023-04-09-A03.md: not a regular file; not read\n",
        ONLY_TOLD,
    );
}

#[cfg(unix)]
#[test]
fn links_in_the_output() {
    let home = Home::published().file("outside/note", "theirs");
    fs::remove_dir_all(home.path("feeds/editions")).unwrap();
    std::os::unix::fs::symlink("../outside", home.path("feeds/editions")).unwrap();
    let before = home.snapshot("feeds");
    home.run(&["build", "--verify"])
        .status(1)
        .stderr("error: feeds/editions: a symbolic link; nothing is published through it; move it away\n")
        .check();
    assert!(home.snapshot("feeds") == before);
    assert_eq!(home.snapshot("outside").len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_name_that_moves_the_cursor() {
    let home = Home::published().file("pages/2023-04-09-\u{1b}[2J.md", b"\xff");
    sets_aside(
        &home,
        "set aside: pages/2023-04-09-\\u{1b}[2J.md:1: from this line on it is text in no encoding that can be told; save it as UTF-8 text\n",
    );
}

#[test]
fn an_unknown_key_and_a_missing_address() {
    let home = Home::published().file("benbao.toml", format!("{SETTINGS}langauge = \"zh-CN\"\n"));
    fails(
        &home,
        &["build"],
        2,
        "error: benbao.toml:4:1: unknown key `langauge`; did you mean `language`?\n  |\n4 | langauge = \"zh-CN\"\n  | ^^^^^^^^\n",
    );
    let home = Home::published().file("benbao.toml", "title = \"海湾晨报\"\n");
    fails(
        &home,
        &["build"],
        2,
        "error: benbao.toml: `base_url` is missing; write base_url = \"https://example.cn/feeds/\", or say --base-url\n",
    );
}

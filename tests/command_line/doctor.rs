//! What `benbao doctor` finds, one thing at a time: each in a paper that has nothing else, and nothing is ever changed by it.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use rustix::process::geteuid;
use std::fs;
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::SystemTime;

const NOW: &str = "2026-11-28T08:00:00+08:00";

/// 2026-11-27T08:00:00+08:00, when all files of the paper were written.
const WRITTEN: u64 = 1_795_737_600;

const WELL: &str = "nothing is wrong with settings, 1 page, archive, feeds and machine\n";

fn mode(path: impl AsRef<Path>, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn written(path: impl AsRef<Path>, seconds: u64) {
    let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    File::options().write(true).open(path).unwrap().set_modified(moment).unwrap();
}

/// A paper of yesterday that is well, with these settings below the usual ones.
fn paper_with(settings: &str) -> Home {
    let home = Home::new().file("benbao.toml", format!("{SETTINGS}{settings}")).file("pages/2026-11-27-A01.md", PAGE);
    home.run(&["build", "--quiet", "--now", "2026-11-27T08:00:00+08:00"]).check();
    mode(home.path(""), 0o755);
    files(&home).into_iter().for_each(|path| written(path, WRITTEN));
    home
}

/// The files of pages and feeds.
fn files(home: &Home) -> Vec<PathBuf> {
    home.snapshot("pages").into_keys().chain(home.snapshot("feeds").into_keys()).collect()
}

/// Status and words; no file of the paper is another than before.
fn doctor(home: &Home, arguments: &[&str]) -> (Option<i32>, String) {
    let before = home.snapshot("");
    let all = [&["doctor", "--now", NOW], arguments].concat();
    let output = home.command(&all).env("LC_ALL", "C.UTF-8").env("COLUMNS", "140").output().unwrap();
    assert!(output.stderr.is_empty(), "{output:?}");
    assert!(home.snapshot("") == before, "it changed something");
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

/// That it ends so and says this, set on one line.
#[track_caller]
fn finds(home: &Home, status: i32, words: &str) {
    let (code, said) = doctor(home, &[]);
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(code == Some(status) && line.contains(words), "{code:?}, not {status} and {words}:\n{said}");
}

#[test]
fn a_paper_that_is_well_is_told_so_and_what_may_be_missing_is_a_note() {
    let home = paper_with("");
    let (code, said) = doctor(&home, &[]);
    assert!(said.starts_with(WELL) && said.contains("\nTo be borne in mind:\n  nobody publishes this paper by itself"), "{said}");
    assert_eq!((code, said.matches("else: ").count()), (Some(0), 1), "{said}");
    let (_, said) = doctor(&home, &["--lang", "zh"]);
    assert!(said.starts_with("没有查出毛病，设置、1 个版面文件、存档、订阅源、电脑都看过了\n可以留意的：\n"), "{said}");
}

#[test]
fn settings_that_cannot_be_read_are_the_one_thing_to_settle() {
    let home = paper_with("").file("benbao.toml", "title = 海湾晨报\n");
    finds(&home, 2, "Nothing new can be published until this is settled: benbao.toml:1:9:");
    assert!(!doctor(&home, &[]).1.contains("To be seen to"));
    finds(&Home::new(), 2, "benbao.toml: no such file; `benbao init DIR` makes one");
}

#[test]
fn a_folder_of_pages_that_is_not_there_stops_everything_and_an_empty_one_does_before_the_first_edition() {
    let home = paper_with("");
    fs::rename(home.path("pages"), home.path("elsewhere")).unwrap();
    finds(&home, 1, "pages: no such folder");
    fs::create_dir(home.path("pages")).unwrap();
    assert_eq!(doctor(&home, &[]).0, Some(0), "an emptied inbox is as it should be");
    let home = Home::new().file("benbao.toml", SETTINGS);
    mode(home.path(""), 0o755);
    fs::create_dir(home.path("pages")).unwrap();
    finds(&home, 1, "pages: no page here");
    finds(&home, 1, "nothing was published yet; once the pages are there, run benbao build");
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let home = paper_with("");
    mode(home.path("feeds"), 0o555);
    let mut command = home.command(&["doctor", "--now", NOW]);
    if geteuid().is_root() {
        // Root may write anywhere: somebody else is asked.
        command.uid(65_534);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("feeds: cannot be written: permission denied"), "{said}");
    fs::remove_dir_all(home.path("feeds")).unwrap();
    let home = home.file("feeds", "no folder");
    finds(&home, 1, "feeds: a file where a folder is expected");
}

#[test]
fn what_keeps_a_web_server_out_is_named_with_the_command_that_lets_it_in() {
    let home = paper_with("");
    mode(home.path(""), 0o700);
    let root = fs::canonicalize(home.path("")).unwrap();
    finds(&home, 3, &format!("a web server cannot enter {0}; run chmod o+x {0};", root.display()));
    mode(home.path(""), 0o755);
    mode(home.path("feeds/atom.xml"), 0o600);
    finds(&home, 3, "feeds/atom.xml; run chmod o+r ");
    mode(home.path("feeds/atom.xml"), 0o644);
    mode(home.path("feeds"), 0o700);
    finds(&home, 3, "/feeds; run chmod o+x ");
}

#[test]
fn an_archive_is_looked_at_whole() {
    let home = paper_with("");
    let path = home.path(".benbao/archive.sqlite3");
    let sound = fs::read(&path).unwrap();
    let mut bytes = sound.clone();
    let at = bytes.windows(12).position(|bytes| bytes == "海湾大桥".as_bytes()).unwrap();
    bytes[at] ^= 1;
    fs::write(&path, bytes).unwrap();
    finds(&home, 1, "archive.sqlite3: damaged");
    fs::write(&path, "x".repeat(5000)).unwrap();
    finds(&home, 1, "archive.sqlite3: damaged");
    fs::write(&path, sound).unwrap();
    // As a crash leaves it.
    fs::remove_file(home.path(".benbao/closed")).unwrap();
    finds(&home, 0, "the last run was broken off (power, a kill); benbao build completes it");
}

#[test]
fn an_archive_that_a_run_has_is_left_to_it() {
    let home = paper_with("");
    let lock = File::open(home.path(".benbao/lock")).unwrap();
    lock.lock().unwrap();
    finds(&home, 0, "else: no harm is done, but not everything could be looked at now");
}

#[test]
fn the_copy_of_the_archive_that_is_gone_is_missed() {
    let home = paper_with("");
    fs::remove_file(home.path("pages/2026-11-27-A01.md")).unwrap();
    let _ = home.command(&["build", "-q", "--now", NOW]).output().unwrap();
    let withdraw = ["archive", "withdraw", "--file", "pages/2026-11-27-A01.md", "--reason", "误发", "--now", NOW];
    assert!(home.command(&withdraw).output().unwrap().status.success());
    assert!(home.path("benbao.ids").exists());
    files(&home).into_iter().for_each(|path| written(path, WRITTEN));
    assert_eq!(doctor(&home, &[]).0, Some(0));
    fs::remove_file(home.path("benbao.ids")).unwrap();
    finds(&home, 3, "benbao.ids: the archive's copy is gone or was changed");
}

#[test]
fn an_address_that_nobody_reaches_is_told_by_its_kind() {
    let address = |url: &str| {
        let settings = SETTINGS.replace("https://example.cn/feeds/", url);
        let home = Home::new().file("benbao.toml", settings).file("pages/2026-11-27-A01.md", PAGE);
        mode(home.path(""), 0o755);
        written(home.path("pages/2026-11-27-A01.md"), WRITTEN);
        home
    };
    finds(&address("https://haiwan.invalid/feeds/"), 3, "else: nobody can subscribe, and the ids of the trial end with it");
    finds(
        &address("http://localhost:8080/feeds/"),
        3,
        "http://localhost:8080/feeds/ is known to this machine or its network alone",
    );
    finds(&address("http://haiwan.cn/feeds/"), 0, "http://haiwan.cn/feeds/ is not encrypted");
}

#[test]
fn pages_that_are_not_published_are_named_by_their_kind() {
    let mut home = paper_with("");
    for name in ["a", "b", "c", "d"] {
        home = home.file(format!("pages/{name}.pdf"), "%PDF-1.4\n");
    }
    finds(&home, 3, "4 files (pages/a.pdf, pages/b.pdf, pages/c.pdf, …): a printed page (PDF, OFD, CAJ); copy the text");
    let home = paper_with("").file("pages/a.docx", "PK").file("pages/图1.jpg", "\u{fffd}");
    finds(&home, 3, "pages/a.docx: ");
    finds(&home, 3, "pages/图1.jpg: a picture");
    let home = paper_with("").file("pages/图1.jpg", "\u{fffd}");
    assert_eq!(doctor(&home, &[]).0, Some(0), "a picture is a note");
}

#[test]
fn names_without_days_and_days_far_ahead_are_named() {
    let home = paper_with("").file("pages/随手.txt", "# 海湾图书馆开放\n\n海湾图书馆今天开放。\n");
    finds(&home, 3, "pages/随手.txt: no edition date");
    let home = paper_with("").file("pages/随手.txt", "# 海湾图书馆开放\n\n本报讯 11月26日，海湾图书馆开放。\n");
    written(home.path("pages/随手.txt"), WRITTEN);
    finds(&home, 3, "pages/随手.txt: edition date 2026-11-27 inferred from the latest dateline");
    let page = PAGE.replace("大桥", "隧道");
    let home = paper_with("").file("pages/2036-11-28-A01.md", &page).file("pages/2026-12-05-A01.md", &page);
    written(home.path("pages/2036-11-28-A01.md"), WRITTEN);
    written(home.path("pages/2026-12-05-A01.md"), WRITTEN);
    finds(&home, 3, "pages/2036-11-28-A01.md: its edition, 2036-11-28, is far ahead");
    fs::remove_file(home.path("pages/2036-11-28-A01.md")).unwrap();
    assert_eq!(doctor(&home, &[]).0, Some(0), "a week ahead is an edition in the making");
}

#[test]
fn an_edition_is_old_after_a_week_or_when_the_paper_says() {
    let home = paper_with("");
    let after = |now: &str| home.command(&["doctor", "--now", now]).output().unwrap().status.code();
    assert_eq!((after("2026-12-05T05:00:00+08:00"), after("2026-12-05T07:00:00+08:00")), (Some(0), Some(3)));
    let home = paper_with("[alarm]\nstale_after = \"20 h\"\n");
    finds(&home, 3, "the newest edition is 2026-11-27, 1 day old; put new pages into pages;");
}

#[test]
fn a_clock_that_files_or_the_last_run_contradict_is_named() {
    let home = paper_with("");
    written(home.path("pages/2026-11-27-A01.md"), WRITTEN + 3 * 24 * 3600);
    finds(
        &home,
        3,
        "pages/2026-11-27-A01.md was written at 2026-11-30T08:00:00+08:00, and the clock shows 2026-11-28T08:00:00+08:00;",
    );
    let home = paper_with("");
    let last = home.read(".benbao/last.json").replace("2026-11-27", "2026-11-29");
    let home = home.file(".benbao/last.json", last);
    finds(&home, 3, "the clock shows 2026-11-28T08:00:00+08:00");
}

#[test]
fn a_locale_without_chinese_is_a_note() {
    let home = paper_with("");
    let output = home.command(&["doctor", "--now", NOW]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(0) && said.contains("the locale is C, which is not UTF-8"), "{said}");
}

#[test]
fn a_program_that_is_older_than_the_one_before_and_a_run_that_failed_are_named() {
    let home = paper_with("");
    let last = home.read(".benbao/last.json").replace(env!("CARGO_PKG_VERSION"), "99.1.0");
    let home = home.file(".benbao/last.json", last);
    finds(&home, 3, "benbao 99.1.0 ran last, and this is ");
    let home = paper_with("");
    fs::rename(home.path("pages"), home.path("elsewhere")).unwrap();
    let _ = home.command(&["build", "-q", "--now", "2026-11-28T06:30:00+08:00"]).output().unwrap();
    fs::rename(home.path("elsewhere"), home.path("pages")).unwrap();
    finds(&home, 3, "the run of 2026-11-28T06:30:00+08:00 failed: pages: no such folder");
}

#[test]
fn stories_to_look_at_and_feeds_of_somebody_else_are_named() {
    let headless = "县里召开春季防火会议,部署各项工作。\n\n记者 何小满\n";
    let home = paper_with("").file("pages/2026-11-27-A02.md", headless);
    let _ = home.command(&["build", "-q", "--now", "2026-11-27T09:00:00+08:00"]).output().unwrap();
    let home = home.file("feeds/rss.xml", "<rss/>");
    files(&home).into_iter().for_each(|path| written(path, WRITTEN));
    finds(&home, 3, "feeds/rss.xml is not what the archive holds");
    finds(&home, 3, "is to be looked at; benbao archive list --doubtful names the line");
}

#[test]
fn programs_get_each_finding_with_its_harm_and_its_code() {
    let home = paper_with("").file("pages/a.pdf", "%PDF-1.4\n");
    let (code, said) = doctor(&home, &["--format", "json", "--lang", "zh"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    let found = json["findings"].as_array().unwrap();
    let of = |at: usize, key: &str| found[at][key].as_str().unwrap().to_owned();
    assert_eq!((code, found.len(), &json["pages"]), (Some(3), 2, &1.into()), "{said}");
    assert_eq!((of(0, "harm"), of(0, "code")), ("see-to".to_owned(), "file-pdf".to_owned()));
    assert_eq!((of(1, "harm"), of(1, "code")), ("note".to_owned(), "doctor-unattended".to_owned()));
    assert_eq!(of(0, "consequence"), "readers see nothing of what these files hold");
}

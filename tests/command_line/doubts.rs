//! What `build` does with stories that are to be looked at: its closing lines, its report, its proofs, and what it refuses.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::fs;

/// A page of a story without a headline.
const HEADLESS: &str = "县里召开春季防火会议,部署各项工作。\n\n记者 何小满\n";

/// The folder of a paper with a page that is sure and one that is not.
fn home() -> Home {
    Home::paper().file("pages/2023-04-09-A02.md", HEADLESS)
}

fn report(home: &Home) -> serde_json::Value {
    serde_json::from_str(&home.read("report.json")).unwrap()
}

const FOUND: &str = "2 articles on 2 pages, 2 with authors, edition 2023-04-09\n";

#[test]
fn the_place_is_named_last_with_its_remedy_and_once() {
    let home = home();
    home.run(&["build"])
        .status(3)
        .stderr(
            "1 place to look at:\n  pages/2023-04-09-A02.md:1: “县里召开春季防火会议，部署各项…”, title: no headline was found: if there \
             is one, put `::article ` before its line\n",
        )
        .stdout(&format!("{FOUND}2 new\nfeeds: 14 files, 14 written, 0 unchanged\n"));
    home.run(&["build", "-q"]).check();
    home.run(&["build", "-v"])
        .stderr(
            "1 place to look at:\n  pages/2023-04-09-A02.md:1: “县里召开春季防火会议，部署各项…”, title: no headline was found: if there \
             is one, put `::article ` before its line\n",
        )
        .stdout("nothing new on 2 pages\nfeeds: nothing written\n");
}

#[test]
fn a_story_that_is_held_back_is_named_in_chinese_too_and_counted_until_it_is_settled() {
    let home = home();
    home.run(&["--lang", "zh", "build", "-q", "--strict"]).status(3).stderr(
        "1 处要看一下：\n  pages/2023-04-09-A02.md 第 1 行：《县里召开春季防火会议，部署各项…》暂未发布（标题），没有找到标题：有标题就在那一行\
         前面加 `::稿件 `\n",
    ).check();
    home.run(&["--lang", "zh", "build", "--strict"])
        .stdout("2 个版，都没有变动\n另有 1 篇有要看的地方，仍未发布或没有更新：要看是哪些，请运行 `benbao status`\nfeeds：没有要写的文件\n");
    assert!(!home.read("feeds/atom.xml").contains("防火会议") && !home.path("benbao.ids").exists());
}

#[test]
fn no_more_places_are_named_than_one_reads() {
    let mut home = Home::paper();
    for page in 11..=22 {
        home = home.file(format!("pages/2023-04-09-A{page}.md"), format!("第{page}版的稿件没有题目。\n\n{HEADLESS}"));
    }
    let output = home.command(&["build", "-q"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!((output.status.code(), lines.len(), lines[0]), (Some(3), 12, "12 places to look at:"), "{told}");
    assert!(lines[1..11].iter().all(|line| line.starts_with("  pages/2023-04-09-A")), "{told}");
    assert_eq!(lines[11], "and 2 more: `benbao status` names all");
    let output = home.command(&["build", "-v"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 13);
}

#[test]
fn the_report_lists_what_is_to_be_looked_at() {
    let home = home();
    let arguments = ["build", "-q", "--strict", "--report", "report.json"];
    let doubt = |held: bool, new: bool| {
        serde_json::json!([{
            "file": "pages/2023-04-09-A02.md", "line": 1, "field": "title", "code": "unsure-no-headline",
            "message": "no headline was found: if there is one, put `::article ` before its line",
            "headline": "县里召开春季防火会议，部署各项工作。", "held": held, "new": new,
        }])
    };
    for new in [true, false] {
        assert_eq!(home.command(&arguments).output().unwrap().status.code(), Some(if new { 3 } else { 0 }));
        let report = report(&home);
        assert_eq!((&report["doubts"], &report["history"]["counts"]["to-look-at"]), (&doubt(true, new), &1.into()));
        assert_eq!(report["version"], 2);
    }
    assert_eq!(home.command(&["build", "-q", "--report", "report.json"]).output().unwrap().status.code(), Some(3));
    assert_eq!(report(&home)["doubts"], doubt(false, true));
    let home = Home::paper();
    home.run(&["build", "-q", "--report", "report.json"]).check();
    assert_eq!(report(&home)["doubts"], serde_json::json!([]));
}

#[test]
fn proofs_are_written_of_the_pages_that_have_something_to_look_at() {
    let home = home().file("pages/b/2023-04-09-A02.md", "今天天气晴朗,市民出门不用带伞。\n\n通讯员 武刘敏\n");
    for (command, status) in
        [(["build", "--dry-run"], Some(3)), (["build", "--allow-shrink"], Some(3)), (["build", "--verify"], Some(0))]
    {
        let output = home.command(&[&command[..], &["--proofs", "to/proofs"]].concat()).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.code() == status && told.ends_with("2 proofs in to/proofs\n"), "{told}");
        let names: Vec<_> = home
            .snapshot("to/proofs")
            .into_keys()
            .map(|path| path.strip_prefix(home.path("to/proofs")).unwrap().to_owned())
            .collect();
        assert_eq!(names, ["2023-04-09-A02.html", "b/2023-04-09-A02.md.html"].map(std::path::PathBuf::from));
        fs::remove_dir_all(home.path("to")).unwrap();
    }
    home.run(&["build", "--quiet", "--proofs", "proofs"]).check();
    home.run(&["proof", "pages/2023-04-09-A02.md", "--output", "alone"]).stdout("alone/2023-04-09-A02.html\n");
    let [of_build, alone] = ["proofs", "alone"].map(|folder| home.read(format!("{folder}/2023-04-09-A02.html")));
    assert_eq!(of_build, alone.replace("pages/2023-04-09-A02.md", "2023-04-09-A02.md"));
}

#[test]
fn proofs_are_written_also_where_everything_is_held_back_and_nothing_is_published() {
    let home = Home::new().file("benbao.toml", format!("{SETTINGS}[reading]\ndoubtful = \"hold\"\n"));
    let home = home.file("pages/2023-04-09-A02.md", HEADLESS);
    let output = home.command(&["build", "--quiet", "--proofs", "proofs"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("is held back; title: no headline was found"), "{told}");
    assert_eq!(output.status.code(), Some(3));
    assert!(home.path("proofs/2023-04-09-A02.html").exists() && !home.path("feeds/atom.xml").exists());
}

#[test]
fn a_folder_of_the_paper_takes_no_proofs() {
    let home = home();
    for folder in ["pages", "feeds/proofs", ".benbao"] {
        let owner = folder.split('/').next().unwrap();
        home.run(&["build", "--proofs", folder])
            .status(2)
            .stderr(&format!("error: --proofs: {folder} would take a place in {owner}; name a file outside of it\n"))
            .check();
    }
    home.run(&["--lang", "zh", "build", "--proofs", "."])
        .status(2)
        .stderr("【出错】--proofs：. 里有报纸自己的 pages，会混在一起：请换一个文件夹\n")
        .check();
    assert!(!home.path("feeds").exists());
}

#[test]
fn another_word_for_doubtful_stories_is_an_error_of_the_settings() {
    let home = Home::new()
        .file("benbao.toml", format!("{SETTINGS}[reading]\ndoubtful = \"keep\"\n"))
        .file("pages/2023-04-09-A01.md", PAGE);
    let caret = "  |\n5 | doubtful = \"keep\"\n  |            ^^^^^^\n";
    home.run(&["build"])
        .status(2)
        .stderr(&format!(
            "error: benbao.toml:5:12: `doubtful` is \"publish\" (doubtful stories are published and named) or \"hold\" (held back until \
             somebody has looked)\n{caret}"
        ))
        .check();
    let output = home.command(&["--lang", "zh", "build"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("`doubtful` 只能是 `\"publish\"`（照发，并提示）或 `\"hold\"`（暂不发布，等人看过）"), "{told}");
}

//! `benbao` alone, where there is no paper: what whoever is here for the first time is told, and that it is so.

use crate::support::Home;
use crate::support::PAGE;

/// Stderr of the program alone, which has nothing for stdout and ends as a wrong command does.
fn told(home: &Home, locale: &str) -> String {
    let output = home.command(&[""; 0]).env("LC_ALL", locale).output().unwrap();
    assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// Takes the steps that are told, as they are typed.
fn take(home: &Home, steps: &[&str], told: &str) {
    for step in steps {
        assert!(told.contains(step), "{step} in {told}");
        let words: Vec<&str> = step.split(' ').skip(1).collect();
        assert!(home.command(&words).output().unwrap().status.success(), "{step}");
    }
}

#[test]
fn an_empty_folder_is_told_the_way_to_feeds() {
    let home = Home::new();
    let said = told(&home, "zh_CN.UTF-8");
    assert!(
        said.starts_with("这个文件夹里还没有报纸（没有 `benbao.toml`）。从这里到有订阅源：\n  1. 运行 `benbao init haiwan`"),
        "{said}"
    );
    assert!(said.contains("\n  3. 运行 `benbao build haiwan`") && said.lines().count() == 5, "{said}");
    let said = told(&home, "C");
    assert!(said.ends_with("\n要中文提示，命令后面加 --lang zh，如 benbao init --lang zh\n"), "{said}");
    take(&home, &["benbao init haiwan", "benbao build haiwan"], &said);
    assert!(home.path("haiwan/feeds/atom.xml").exists());
}

#[test]
fn whoever_stands_among_pages_can_take_them_as_they_lie() {
    let home = Home::new().file("2026-11-27-A01.md", PAGE);
    let said = told(&home, "C");
    assert!(said.contains("1. 1 file here may be a page; "), "{said}");
    let made = home.run(&["init", "--source", "."]).text();
    let here = std::fs::canonicalize(home.path("")).unwrap();
    assert!(
        made.starts_with("benbao.toml is made; next:\n") && made.contains(&format!("put your pages into {}\n", here.display())),
        "{made}"
    );
    std::fs::remove_file(home.path("benbao.toml")).unwrap();
    take(&home, &["benbao init --source .", "benbao build"], &said);
    assert!(home.read("feeds/atom.xml").contains("海湾大桥通车"));
    let said = told(&Home::new().file("README.md", "# benbao\n").file("index.html", "").file("图1.jpg", ""), "C");
    assert!(said.contains("benbao init haiwan"), "{said}");
}

#[test]
fn whoever_says_more_is_told_what_is_wrong_with_that() {
    let home = Home::new();
    for arguments in [&["build"][..], &["--config", "a.toml"], &["--title", "海湾晨报"]] {
        let output = home.command(arguments).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.starts_with("error: ") && said.contains("no such file"), "{said}");
    }
}

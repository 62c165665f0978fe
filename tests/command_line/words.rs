//! What an editor reads, in Chinese and in English, as pages that a review reads like any other:
//! `RENEW=1 cargo test --test command_line words` writes them anew.

use crate::support::Home;
use std::fs;
use std::path::Path;

/// A page with most of what can be understood, and much to say of it.
const PAGE: &str = "第A02版 要闻 2024年3月12日 星期三\n\n县里召开春季防火会议\n\n## 山林入口设卡登记 违规用火当场劝返\n\n\
                    新华社海湾3月10日电（记者何伟、余继军）清明将近,海湾县在四十八处山林入口设卡登记,护林员三班\n\n\
                    轮换。记者 鲁燕 通讯员 武刘敏 王维\n\n(下转第3版)\n";

const LOCALES: [(&str, &str); 2] = [("zh", "zh_CN.UTF-8"), ("en", "C")];

/// Stdout of a command, told in a locale.
fn told(home: &Home, arguments: &[&str], locale: &str) -> String {
    let output = home.command(arguments).env("LC_ALL", locale).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Compares a golden page, or writes it anew.
fn golden(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/words").join(name);
    if std::env::var_os("RENEW").is_some() {
        fs::write(&file, text).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(text, expected, "RENEW=1 cargo test --test command_line words renews {}", file.display());
}

fn fixtures() -> Home {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut home = Home::new().file("page.md", PAGE);
    home = home.file("sample.txt", fs::read(root.join("seed/000_62a70cabcceb6930.txt")).unwrap());
    for page in fs::read_dir(root.join("pages")).unwrap() {
        let page = page.unwrap().path();
        home = home.file(page.file_name().unwrap(), fs::read(&page).unwrap());
    }
    home
}

#[test]
fn how_the_sample_was_read_is_told_in_both_languages() {
    let home = fixtures();
    for (language, locale) in LOCALES {
        golden(&format!("read.{language}.txt"), &told(&home, &["read", "sample.txt"], locale));
        golden(&format!("explain.{language}.txt"), &told(&home, &["read", "--explain", "sample.txt", "page.md"], locale));
    }
}

/// Words of three ASCII letters or more: none of the page, no name of a file, no id and nothing that is typed.
fn foreign(told: &str, page: &str) -> Vec<String> {
    let typed = ["edition", "archive", "txt", "key", "value", "benbao", "date", "page", "link", "https", "example"];
    let words = told.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words = words.filter(|word| word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
    words.filter(|word| !page.contains(word) && !typed.contains(word)).map(str::to_owned).collect()
}

#[test]
fn what_is_told_in_chinese_holds_no_english() {
    let home = fixtures();
    let pages = ["page.md", "sample.txt", "2024-03-12-A03.md", "epaper.txt", "flat.txt", "front_matter.md", "headless.txt"];
    for page in pages {
        let printed = format!("{page} {}", home.read(page));
        for arguments in [&["read", page][..], &["read", "--explain", page]] {
            let told = told(&home, arguments, "zh_CN.UTF-8");
            assert_eq!(foreign(&told, &printed), Vec::<String>::new(), "{told}");
            let wide = told.lines().filter(|line| benbao::text::width(line) > 100);
            let wide: Vec<&str> = wide.filter(|line| !line.starts_with("【注意】")).collect();
            assert!(wide.is_empty(), "{wide:?}");
        }
        told(&home, &["proof", page, "--output", "proofs"], "zh_CN.UTF-8");
        let stem = Path::new(page).file_stem().unwrap().to_str().unwrap();
        let proof = home.read(format!("proofs/{stem}.html"));
        assert!(proof.contains("<html lang=\"zh-CN\">"));
        let (seen, _) = proof.split_once("<script>").unwrap();
        assert_eq!(foreign(&crate::proof::text(seen), &printed), Vec::<String>::new(), "{page}");
        let hints = proof.split(" title=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        assert_eq!(foreign(&hints.collect::<String>(), &printed), Vec::<String>::new(), "{page}");
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let home = fixtures();
    let [reading, english] = LOCALES.map(|(_, locale)| {
        let told = told(&home, &["read", "--format", "json", "page.md"], locale);
        let mut reading: serde_json::Value = serde_json::from_str(&told).unwrap();
        // The message of a doubt is for whoever looks at it.
        for doubt in
            reading["items"].as_array_mut().unwrap().iter_mut().flat_map(|it| it["_benbao"]["doubts"].as_array_mut().unwrap())
        {
            doubt.as_object_mut().unwrap().remove("message");
        }
        reading
    });
    assert_eq!(reading, english);
    let warnings = reading["_benbao"]["warnings"].as_array().unwrap();
    let codes: Vec<&str> = warnings.iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["day-conflict", "half-missing"]);
}

#[test]
fn what_the_system_refuses_is_said_in_chinese() {
    let home = Home::paper();
    let output =
        home.command(&["build", "--quiet", "--report", "none/report.json"]).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(told, "【出错】none/report.json：写不进去，没有这个文件或文件夹\n");
    assert_eq!(output.status.code(), Some(3));
}

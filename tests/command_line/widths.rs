//! Whatever is set for a screen fits eighty columns, in Chinese and in English, however long the headlines are.

use crate::support::Home;
use crate::support::SETTINGS;
use unicode_width::UnicodeWidthStr;

const WIDEST: usize = 80;

const CHINESE: &str = "# 坚持党对政法工作的绝对领导努力建设更高水平的平安中原法治中原奋力谱写新时代中原更加出彩的绚丽篇章\n\n\
    本报讯 4月8日,全区召开工作会议,部署下一阶段的各项重点任务,各街道各部门负责同志参加会议并作交流发言。\n\n\
    记者 欧阳鲁燕 司马赵成 上官林知夏 诸葛王维 通讯员 武刘敏\n\n";
const ENGLISH: &str = "# The county opens its new library by the harbour and keeps its lights on for readers who come home late at night\n\n\
    本报讯 4月8日,The library by the harbour was opened in the presence of all who had helped to build it over the years.\n\n\
    记者 Bartholomew-Featherstonehaugh Johnson\n\n";
const HEADLESS: &str =
    "县里召开春季防火会议,部署各项工作,要求各乡镇各部门在清明节之前把责任落实到每一个山头每一个路口。\n\n记者 何小满\n";

fn home() -> Home {
    let home = Home::new().file("benbao.toml", SETTINGS);
    home.file("pages/2023-04-09-A01.md", format!("{CHINESE}{ENGLISH}"))
        .file("pages/2023-04-09-A02.md", HEADLESS)
        .file("pages/2023-04-09-A03.docx", "PK\u{3}\u{4}")
        .file("pages/2035-04-09-A01.md", CHINESE)
}

#[test]
fn every_table_fits_eighty_columns() {
    let home = home();
    let said = home.command(&["build", "-q"]).output().unwrap();
    assert_eq!(said.status.code(), Some(3));
    let json = String::from_utf8(home.command(&["archive", "list", "--format", "json"]).output().unwrap().stdout).unwrap();
    let id = json.split('"').nth(3).unwrap();
    let commands: [&[&str]; 8] = [
        &["archive", "list"],
        &["archive", "list", "--doubtful"],
        &["archive", "show", id],
        &["status"],
        &["read", "pages/2023-04-09-A01.md"],
        &["read", "pages/2023-04-09-A02.md"],
        &["archive", "--help"],
        &["status", "--help"],
    ];
    for lang in ["zh", "en"] {
        for command in commands {
            let output = home.command(&[&["--lang", lang], command].concat()).output().unwrap();
            assert!(output.status.success(), "{command:?}");
            let told = String::from_utf8(output.stdout).unwrap();
            assert!(told.lines().count() > 2, "{told}");
            for line in told.lines() {
                assert!(line.width() <= WIDEST, "{lang} {command:?}: {} columns\n{line}", line.width());
            }
        }
        let output = home.command(&["--lang", lang, "build", "--verify", "-v"]).env("COLUMNS", "80").output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        let closing: Vec<&str> = told.lines().skip_while(|line| !line.ends_with([':', '：'])).collect();
        assert!(closing.len() > 2, "{told}");
        for line in closing {
            assert!(line.width() <= WIDEST, "{lang} build: {} columns\n{line}", line.width());
        }
    }
}

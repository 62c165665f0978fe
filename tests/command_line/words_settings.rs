//! The words of the settings and the command line, in both languages: the commonest slips in `benbao.toml`, which language is
//! spoken, and the help.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// Every command, by its words.
const COMMANDS: [&[&str]; 23] = [
    &[],
    &["build"],
    &["read"],
    &["run"],
    &["watch"],
    &["schedule"],
    &["archive"],
    &["archive", "list"],
    &["archive", "show"],
    &["archive", "accept"],
    &["archive", "withdraw"],
    &["archive", "merge"],
    &["archive", "recover"],
    &["archive", "export"],
    &["archive", "import"],
    &["status"],
    &["doctor"],
    &["serve"],
    &["proof"],
    &["check"],
    &["init"],
    &["completions"],
    &["man"],
];

fn said(arguments: &[&str], language: &str) -> String {
    Home::new().run(&[arguments, &["--lang", language]].concat()).text()
}

fn refused(arguments: &[&str], language: &str) -> String {
    let output = Home::new().command(&[arguments, &["--lang", language]].concat()).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A slip: the lines below a good title and address, line and column, the English, the Chinese, and where the carets stand.
struct Slip(&'static str, (usize, usize), &'static str, &'static str, (usize, usize));

const SLIPS: &[Slip] = &[
    Slip(
        "description = 海湾的一天",
        (3, 15),
        "a text stands in quotes; write \"海湾的一天\"",
        "文字要加英文引号：请写成 `\"海湾的一天\"`",
        (14, 10),
    ),
    Slip(
        "[source]\ndir = \"D:\\报纸\"",
        (4, 10),
        "a backslash means something else in double quotes; write \"D:/报纸\", or the path in single quotes",
        "双引号里的 `\\` 有别的意思：请写成 `\"D:/报纸\"`，或者把路径放在英文单引号里",
        (9, 1),
    ),
    Slip(
        "[source]\ndir = \"D:\\Users\\稿\"",
        (4, 10),
        "a backslash means something else in double quotes; write \"D:/Users/稿\", or the path in single quotes",
        "双引号里的 `\\` 有别的意思：请写成 `\"D:/Users/稿\"`，或者把路径放在英文单引号里",
        (9, 1),
    ),
    Slip(
        "[source]\ndir = D:\\报纸",
        (4, 7),
        "a text stands in quotes; write \"D:/报纸\"",
        "文字要加英文引号：请写成 `\"D:/报纸\"`",
        (6, 7),
    ),
    Slip(
        "description ＝ \"一天\"",
        (3, 13),
        "`＝` is of another keyboard; write `=`",
        "`＝` 是中文符号：请改成英文的 `=`",
        (12, 2),
    ),
    Slip(
        "description = “一天”",
        (3, 15),
        "these quotes are of another keyboard; write \"一天\"",
        "引号要用英文的：请写成 `\"一天\"`",
        (14, 6),
    ),
    Slip(
        "description = ＂一天＂",
        (3, 15),
        "these quotes are of another keyboard; write \"一天\"",
        "引号要用英文的：请写成 `\"一天\"`",
        (14, 8),
    ),
    Slip(
        "description = ‘一天’",
        (3, 15),
        "these quotes are of another keyboard; write \"一天\"",
        "引号要用英文的：请写成 `\"一天\"`",
        (14, 6),
    ),
    Slip(
        "description = \"一天”",
        (3, 18),
        "`”` is of another keyboard; write `\"`",
        "`”` 是中文符号：请改成英文的 `\"`",
        (19, 1),
    ),
    Slip(
        "\tdescription\t=\t一天",
        (3, 16),
        "a text stands in quotes; write \"一天\"",
        "文字要加英文引号：请写成 `\"一天\"`",
        (15, 4),
    ),
    Slip(
        "[source]\ninclude = [\"*.md\"，\"*.txt\"]",
        (4, 18),
        "`，` is of another keyboard; write `,`",
        "`，` 是中文符号：请改成英文的 `,`",
        (17, 2),
    ),
    Slip(
        "[source]\ninclude = [\"*.md\"、\"*.txt\"]",
        (4, 18),
        "`、` is of another keyboard; write `,`",
        "`、` 是中文符号：请改成英文的 `,`",
        (17, 2),
    ),
    Slip(
        "[output]\nlimit = \"50\"",
        (4, 9),
        "`limit` is a whole number from 1; write it without quotes: limit = 50",
        "`limit` 应当是大于 0 的整数，不加引号：请写成 `limit = 50`",
        (8, 4),
    ),
    Slip("[output]\nlimit = 50 篇", (4, 9), "a number has figures only; write 50", "数目只写数字：请写成 `50`", (8, 5)),
    Slip("title = \"晚报\"", (3, 1), "`title` stands here a second time; keep one", "`title` 是第二次写了：请只留一个", (0, 5)),
    Slip(
        "[source]\n[source]",
        (4, 2),
        "`source` stands here a second time; keep one",
        "`source` 是第二次写了：请只留一个",
        (1, 6),
    ),
    Slip(
        "Language = \"zh-CN\"",
        (3, 1),
        "unknown key `Language`; write it in small letters: `language`",
        "这里没有 `Language` 这一项：请用小写，写成 `language`",
        (0, 8),
    ),
    Slip(
        "[Source]\ndir = \"pages\"",
        (3, 2),
        "unknown key `Source`; write it in small letters: `source`",
        "这里没有 `Source` 这一项：请用小写，写成 `source`",
        (1, 6),
    ),
    Slip(
        "limit = 50",
        (3, 1),
        "unknown key `limit`; it belongs below [output]",
        "这里没有 `limit` 这一项：要写在 `[output]` 下面",
        (0, 5),
    ),
    Slip(
        "description = \"一天",
        (3, 15),
        "nothing closes this text; write `\"` at its end",
        "这段文字少了后一半引号：请在末尾补上 `\"`",
        (14, 5),
    ),
    Slip(
        "[reading]\nnames = [\"楠桂\", \"姚云]",
        (4, 16),
        "nothing closes this text; write `\"` at its end",
        "这段文字少了后一半引号：请在末尾补上 `\"`",
        (17, 6),
    ),
    Slip(
        "[reading]\nnames = [\"楠桂\"\ncolumns = [\"市县快递\"]",
        (4, 14),
        "nothing closes this list; write `]` at its end",
        "这一列没有结束：请在末尾补上 `]`",
        (15, 1),
    ),
    Slip(
        "[reading]\nnames = [\"楠桂\" \"姚云\"]",
        (4, 15),
        "a comma stands between the values of a list; write `,` here",
        "一列里的各项之间要用逗号：请在这里补上 `,`",
        (16, 1),
    ),
    Slip(
        "[source\ndir = \"pages\"",
        (3, 1),
        "nothing closes this `[`; write `]` at the end of the line",
        "这个 `[` 没有结束：请在行末补上 `]`",
        (0, 7),
    ),
    Slip(
        "【source】\ndir = \"pages\"",
        (3, 1),
        "`【` is of another keyboard; write `[`",
        "`【` 是中文符号：请改成英文的 `[`",
        (0, 2),
    ),
    Slip(
        "description: \"一天\"",
        (3, 12),
        "between a key and its value stands `=`, not a colon",
        "名字和值之间要用英文的 `=`，不用冒号：请改成 `=`",
        (11, 1),
    ),
    Slip(
        "description：\"一天\"",
        (3, 12),
        "between a key and its value stands `=`, not a colon",
        "名字和值之间要用英文的 `=`，不用冒号：请改成 `=`",
        (11, 2),
    ),
    Slip(
        "description　= \"一天\"",
        (3, 12),
        "this space is of another keyboard; write a plain one",
        "这里是全角空格：请改成普通空格",
        (11, 2),
    ),
    Slip(
        "description =",
        (3, 13),
        "no value behind `=`; write one, or leave the line out",
        "`=` 后面没有值：请补上，或者删掉这一行",
        (12, 1),
    ),
    Slip(
        "description \"一天\"",
        (3, 1),
        "no `=` in this line; write it as key = \"value\", or begin a remark with `#`",
        "这一行没有 `=`：请写成 `名字 = \"值\"`；如果是说明，请在行首加 `#`",
        (0, 18),
    ),
    Slip("// 说明", (3, 1), "a remark begins with `#`", "说明要以 `#` 开头：请在前面加 `#`", (0, 7)),
    Slip("language = \"zh-CN\"；", (3, 19), "no sign stands behind a value; take it out", "值的后面不用标点：请删掉", (18, 2)),
    Slip(
        "[sections]\n“A01” = \"要闻\"",
        (4, 1),
        "a key needs no quotes, and letters and figures of ASCII; write `A01`",
        "名字不用引号，字母和数字用英文的：请写成 `A01`",
        (0, 5),
    ),
    Slip(
        "[sections]\nA０１ = \"要闻\"",
        (4, 1),
        "a key needs no quotes, and letters and figures of ASCII; write `A01`",
        "名字不用引号，字母和数字用英文的：请写成 `A01`",
        (0, 5),
    ),
    Slip(
        "[sections]\nA01 = “要闻”，",
        (4, 7),
        "these quotes are of another keyboard; write \"要闻\"",
        "引号要用英文的：请写成 `\"要闻\"`",
        (6, 8),
    ),
    Slip(
        "[sections]\n要闻 = \"A01\"",
        (4, 1),
        "a key with such letters stands in quotes; write \"要闻\"",
        "这样的名字要加英文引号：请写成 `\"要闻\"`",
        (0, 4),
    ),
    Slip(
        "[articles]\npages = True",
        (4, 9),
        "yes or no is `true` or `false`; write true",
        "是或否要写成 `true` 或 `false`：请写成 `true`",
        (8, 4),
    ),
    Slip(
        "[articles]\npages = 是",
        (4, 9),
        "yes or no is `true` or `false`; write true",
        "是或否要写成 `true` 或 `false`：请写成 `true`",
        (8, 2),
    ),
    Slip(
        "messages = \"中文\"",
        (3, 12),
        "`messages` is \"zh\" (Chinese) or \"en\" (English)",
        "`messages` 只能是 `\"zh\"`（中文）或 `\"en\"`（英文）",
        (11, 6),
    ),
];

#[test]
fn the_commonest_slips_are_said_in_both_languages() {
    let mut wrong = String::new();
    for Slip(lines, (line, column), english, chinese, (indent, carets)) in SLIPS {
        let settings = format!("title = \"海湾晨报\"\nbase_url = \"https://example.cn/feeds/\"\n{lines}\n");
        let shown = settings.lines().nth(line - 1).unwrap().replace('\t', " ");
        let excerpt = format!("  |\n{line} | {shown}\n  | {}{}\n", " ".repeat(*indent), "^".repeat(*carets));
        let home = Home::new().file("benbao.toml", &settings).file("pages/2023-04-09-A01.md", PAGE);
        let expected = [
            ("en", format!("error: benbao.toml:{line}:{column}: {english}\n{excerpt}")),
            ("zh", format!("【出错】benbao.toml 第 {line} 行第 {column} 字：{chinese}\n{excerpt}")),
        ];
        for (language, expected) in expected {
            let output = home.command(&["build", "--lang", language]).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            if said != expected || output.status.code() != Some(2) {
                wrong += &format!("{lines}\n{said}— expected —\n{expected}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_is_no_slip_is_taken() {
    let home = Home::paper().file("benbao.toml", format!("\u{feff}{}", SETTINGS.replace(" = ", "\t=\t")).replace('\n', "\r\n"));
    home.run(&["build", "--quiet"]).check();
}

#[test]
fn pages_that_are_a_file_are_said_in_both_languages() {
    let home = Home::new().file("benbao.toml", SETTINGS).file("pages", PAGE);
    home.run(&["--lang", "en"])
        .status(1)
        .stderr("error: pages: is not a folder; the pages are looked for here (`dir` under [source], or --source)\n")
        .check();
    home.run(&["--lang", "zh"])
        .status(1)
        .stderr("【出错】pages：不是文件夹。版面要放在这里（由 `[source]` 里的 `dir` 或 `--source` 指定）\n")
        .check();
}

#[test]
fn the_language_is_the_option_s_then_the_paper_s_then_the_locale_s() {
    let (zh, en) = ("【出错】none：没有这个文件夹", "error: none: no such folder");
    let table: [(&str, &[&str], &str, &str); 9] = [
        ("", &[], "C", en),
        ("", &[], "zh_CN.UTF-8", zh),
        ("messages = \"zh\"\n", &[], "C", zh),
        ("messages = \"en\"\n", &[], "zh_CN.UTF-8", en),
        ("messages = \"zh\"\n", &["--lang", "en"], "zh_CN.UTF-8", en),
        ("messages = \"en\"\n", &["--lang=zh"], "C", zh),
        ("messages = \"en\"\n", &["--lang", "zh", "build"], "C", zh),
        ("messages = \"en\"\n", &["build", "--lang", "zh"], "C", zh),
        ("messages = \"en\"\n", &["build", ".", "--lang", "zh"], "C", zh),
    ];
    for (messages, arguments, locale, expected) in table {
        let home = Home::new().file("benbao.toml", format!("{SETTINGS}{messages}[source]\ndir = \"none\"\n"));
        let output = home.command(arguments).env("LC_ALL", locale).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap().replace("./none", "none");
        assert!(said.starts_with(expected), "{messages} {arguments:?} {locale}\n{said}");
    }
    let home = Home::new().file("benbao.toml", "title = 海湾晨报\nmessages = \"zh\"\n");
    let broken = home.command(&["build"]).output().unwrap();
    assert!(String::from_utf8(broken.stderr).unwrap().starts_with("【出错】benbao.toml 第 1 行第 9 字：文字要加英文引号"));
    assert_eq!(home.command(&["build", "--lang", "fr"]).output().unwrap().status.code(), Some(2));
}

#[test]
fn words_of_the_help_are_these() {
    for language in ["zh", "en"] {
        let page: String = COMMANDS
            .iter()
            .map(|command| format!("$ benbao {}\n{}\n", command.join(" "), said(&[command, &["--help"][..]].concat(), language)))
            .collect();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/words/help.{language}.txt"));
        if std::env::var_os("RENEW").is_some() {
            fs::write(&file, &page).unwrap();
        }
        assert_eq!(page, fs::read_to_string(&file).unwrap_or_default(), "RENEW=1 cargo test --test command_line words renews it");
    }
}

/// Words of a Chinese text that are no Chinese: what stands in backticks, options, file names and signs of value names apart.
fn foreign(text: &str, known: &[&str]) -> Vec<String> {
    let outside: String = text.split('`').step_by(2).collect();
    let words = outside.split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_./:\\".contains(letter)));
    let is_word = |word: &&str| word.chars().any(|letter| letter.is_ascii_alphabetic());
    words.filter(is_word).filter(|word| !word.starts_with('-') && !known.contains(word)).map(str::to_owned).collect()
}

#[test]
fn chinese_help_is_chinese() {
    let commands = [
        "benbao",
        "build",
        "read",
        "archive",
        "proof",
        "check",
        "doctor",
        "text",
        "run",
        "watch",
        "schedule",
        "init",
        "completions",
        "man",
        "list",
        "show",
        "accept",
        "adopt",
        "status",
        "withdraw",
        "merge",
        "recover",
        "export",
        "import",
        "serve",
    ];
    let known = [&commands[..], &["RSS", "Atom", "JSON", "Feed", "OPML", "HTTP", "Prometheus", "WordPress"]].concat();
    for command in COMMANDS {
        let help = said(&[command, &["--help"]].concat(), "zh");
        assert_eq!(foreign(&help, &known), Vec::<String>::new(), "{help}");
        let outside: String = help.split('`').step_by(2).collect();
        let marks = outside.replace("-q, ", "").replace("-v, ", "").replace("-h, ", "").replace("-V, ", "").replace("...", "");
        assert!(!marks.contains([',', ';', ':', '?', '!', '(', ')']), "{help}");
    }
}

#[test]
fn the_manual_page_is_in_both_languages_and_renders() {
    let home = Home::new();
    for (language, words) in [
        ("zh", [".SH 名称", ".SH 概要", ".SH 说明", ".SS 选项", ".SH \"退出码\"", "照常读版面", "\\-\\-dry\\-run"]),
        (
            "en",
            [
                ".SH NAME",
                ".SH SYNOPSIS",
                ".SH DESCRIPTION",
                ".SS OPTIONS",
                ".SH \"EXIT STATUS\"",
                "Do all the work",
                "\\-\\-dry\\-run",
            ],
        ),
    ] {
        let page = said(&["man"], language);
        for word in words {
            assert!(page.replace("\\:", "").contains(word), "{word} in\n{page}");
        }
        let home = Home::new().file("benbao.1", &page);
        let groff = std::process::Command::new("groff")
            .args(["-man", "-ww", "-Kutf8", "-Tutf8", "-z"])
            .arg(home.path("benbao.1"))
            .stdin(Stdio::null())
            .output();
        // Where there is no groff there is nobody to ask.
        if let Ok(output) = groff {
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{language}");
        }
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.run(&["completions", shell, "--lang", "zh"]).text();
        assert!(shell == "bash" || script.contains("版面的文件夹"), "{shell}");
    }
}

#[test]
fn usage_is_refused_in_both_languages() {
    let build = ("Usage: benbao build [OPTIONS] [DIR]", "用法：benbao build [选项] [文件夹]");
    let table: [(&[&str], &str, &str); 9] = [
        (
            &["build", "--outptu", "x"],
            &format!(
                "error: unexpected argument '--outptu' found\n\n  tip: a similar argument exists: '--output'\n\n{}\n\nFor more information, try '--help'.\n",
                build.0
            ),
            &format!("【出错】没有 `--outptu` 这个选项\n\n  是不是 `--output`？\n\n{}\n\n详细说明请看 `--help`\n", build.1),
        ),
        (
            &["build", "a", "b"],
            &format!("error: unexpected argument 'b' found\n\n{}\n\nFor more information, try '--help'.\n", build.0),
            &format!("【出错】多写了 `b`：请去掉它\n\n{}\n\n详细说明请看 `--help`\n", build.1),
        ),
        (
            &["biuld"],
            "error: unrecognized subcommand 'biuld'\n\n  tip: a similar subcommand exists: 'build'\n\nUsage: benbao [OPTIONS]\n       benbao <COMMAND>\n\nFor more information, try '--help'.\n",
            "【出错】没有 `biuld` 这个命令\n\n  是不是 `build`？\n\n用法：benbao [选项]\n      benbao <命令>\n\n详细说明请看 `--help`\n",
        ),
        (
            &["proof", "a.md"],
            "error: the following required arguments were not provided:\n  --output <DIR>\n\nUsage: benbao proof [OPTIONS] --output <DIR> <FILE>...\n\nFor more information, try '--help'.\n",
            "【出错】命令没有写完，还缺：\n  --output <文件夹>\n\n用法：benbao proof [选项] --output <文件夹> <文件>...\n\n详细说明请看 `--help`\n",
        ),
        (
            &["build", "-q", "-v"],
            &format!(
                "error: the argument '--quiet' cannot be used with:\n  --verbose\n\n{}\n\nFor more information, try '--help'.\n",
                build.0
            ),
            &format!("【出错】`--quiet` 不能与下面的同用：\n  --verbose\n\n{}\n\n详细说明请看 `--help`\n", build.1),
        ),
        (
            &["build", "--jobs", "0"],
            "error: invalid value '0' for '--jobs <N>': is no whole number from 1\n\nFor more information, try '--help'.\n",
            "【出错】`--jobs <个数>` 的值 `0` 不对：不是大于 0 的整数\n\n详细说明请看 `--help`\n",
        ),
        (
            &["read", "--format", "xml", "a.md"],
            "error: invalid value 'xml' for '--format <FORMAT>'\n  [possible values: table, json]\n\nFor more information, try '--help'.\n",
            "【出错】`--format <格式>` 不能是 `xml`\n  （可以写 `table`、`json`）\n\n详细说明请看 `--help`\n",
        ),
        (
            &["build", "--output"],
            "error: a value is required for '--output <DIR>' but none was supplied\n\nFor more information, try '--help'.\n",
            "【出错】`--output <文件夹>` 后面要写一个值\n\n详细说明请看 `--help`\n",
        ),
        (
            &["build", "--verify", "--verify"],
            &format!(
                "error: the argument '--verify' cannot be used multiple times\n\n{}\n\nFor more information, try '--help'.\n",
                build.0
            ),
            &format!("【出错】`--verify` 只能写一次\n\n{}\n\n详细说明请看 `--help`\n", build.1),
        ),
    ];
    for (arguments, english, chinese) in table {
        assert_eq!(refused(arguments, "en"), english, "{arguments:?}");
        assert_eq!(refused(arguments, "zh"), chinese, "{arguments:?}");
    }
}

#[test]
fn init_writes_its_settings_in_both_languages() {
    let mut keys = Vec::new();
    let mut feeds = Vec::new();
    for language in ["zh", "en"] {
        let home = Home::new();
        let steps = home.run(&["init", "haiwan", "--lang", language]).text();
        assert_eq!(steps.contains("接下来"), language == "zh", "{steps}");
        let settings = home.read("haiwan/benbao.toml");
        let names =
            settings.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).filter_map(|line| line.split_once(" = "));
        keys.push(names.map(|(key, _)| key.to_owned()).filter(|key| !key.contains(' ')).collect::<Vec<_>>());
        assert!(settings.contains(&format!("\nmessages = \"{language}\"")), "{settings}");
        home.run(&["build", "haiwan", "--quiet", "--now", "2026-11-24T12:00:00+08:00"]).text();
        feeds.push(home.read("haiwan/feeds/rss.xml"));
        if language == "zh" {
            let remarks: Vec<&str> = settings
                .lines()
                .filter_map(|line| {
                    line.split_once(" # ").map(|(_, remark)| remark).or(line.strip_prefix("# ").filter(|it| !it.contains(" = ")))
                })
                .collect();
            let plain: String = remarks.join("\n").split('"').step_by(2).collect();
            assert_eq!(foreign(&plain, &["benbao", ".invalid"]), Vec::<String>::new());
        }
    }
    assert_eq!(keys[0], keys[1]);
    assert_eq!(keys[0].len(), 20);
    assert_eq!(feeds[0], feeds[1]);
}

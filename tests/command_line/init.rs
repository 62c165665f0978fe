//! The first hour of a paper: what `init` asks at a terminal, and the way from there to the first real edition.

use crate::support::Home;
use crate::support::PAGE;
use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;
use rustix::pty::OpenptFlags;
use rustix::pty::grantpt;
use rustix::pty::openpt;
use rustix::pty::ptsname;
use rustix::pty::unlockpt;
use std::ffi::OsStr;
use std::fs;
use std::fs::File;
use std::io::Read;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::process::Child;
use std::process::ExitStatus;

const SAMPLE: &str = "haiwan/pages/2026-01-05-A01.md";
const TRIAL: &str = "warning: haiwan/benbao.toml: a trial, since the address of its feeds ends with .invalid; when you publish, write the real one (base_url): a new history begins\n";

/// A command at a terminal.
struct Terminal {
    ours: File,
    child: Child,
    said: String,
}

impl Terminal {
    fn of(home: &Home, arguments: &[&str]) -> Self {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let name = ptsname(&ours, Vec::new()).unwrap();
        let theirs = File::options().read(true).write(true).open(OsStr::from_bytes(name.to_bytes())).unwrap();
        let mut command = home.command(arguments);
        command.stdin(theirs.try_clone().unwrap()).stdout(theirs.try_clone().unwrap()).stderr(theirs);
        let child = command.spawn().unwrap();
        Self { ours: File::from(ours), child, said: String::new() }
    }

    /// Reads until this was said.
    fn hears(&mut self, words: &str) {
        let mut bytes = Vec::new();
        while !self.said.contains(words) {
            let mut some = [0; 256];
            // The last one at the terminal has gone: EIO.
            let Ok(count) = self.ours.read(&mut some) else { break };
            bytes.extend(&some[..count]);
            if let Ok(text) = std::str::from_utf8(&bytes) {
                self.said.push_str(text);
                bytes.clear();
            }
        }
        assert!(self.said.contains(words), "{words:?} in {:?}", self.said);
    }

    /// Answers a question.
    fn answers(&mut self, question: &str, line: &str) {
        self.hears(question);
        self.said.clear();
        self.ours.write_all(line.as_bytes()).unwrap();
    }

    fn ends(mut self, words: &str) -> ExitStatus {
        self.hears(words);
        self.child.wait().unwrap()
    }
}

#[test]
fn a_terminal_is_asked_in_its_language_and_a_wrong_address_again() {
    let home = Home::new();
    let mut terminal = Terminal::of(&home, &["init", "haiwan", "--lang", "zh"]);
    terminal.answers("报纸的名称？[海湾晨报] ", "云溪日报\n");
    terminal.answers("订阅源将来的网址？还没有就按回车，先试用 [https://haiwan.invalid/feeds/] ", "yunxi.cn/feeds\n");
    let wrong = "“yunxi.cn/feeds”不是完整的网址：请从 `https://` 写起，如 `https://example.cn/feeds/`";
    terminal.hears(wrong);
    terminal.answers("先试用 [https://haiwan.invalid/feeds/] ", "ｈｔｔｐｓ：／／yunxi.cn/feeds\n");
    terminal.answers("版面放在哪个文件夹？[pages] ", "feeds\n");
    terminal.hears("“feeds”是 benbao 自己写文件的地方：请换一个文件夹");
    terminal.answers("？[pages] ", "版面\n");
    assert!(terminal.ends("2. 运行 `benbao build haiwan`").success());
    let settings = home.read("haiwan/benbao.toml");
    for line in [
        "title = \"云溪日报\" ",
        "base_url = \"https://yunxi.cn/feeds/\" ",
        "\nauthority = \"yunxi.cn,2026\"\n",
        "\ndir = \"版面\" ",
        "\nmessages = \"zh\" ",
    ] {
        assert!(settings.contains(line), "{line} in\n{settings}");
    }
    assert!(fs::read_dir(home.path("haiwan/版面")).unwrap().next().is_none(), "a real paper gets no sample");
}

#[test]
fn empty_answers_take_what_is_usual_and_flags_are_not_asked() {
    let home = Home::new();
    let mut terminal = Terminal::of(&home, &["init", "haiwan"]);
    terminal.answers("What is the paper called? [海湾晨报] ", "\n");
    terminal.answers("[https://haiwan.invalid/feeds/] ", "\n");
    terminal.answers("In which folder are its pages? [pages] ", "\n");
    assert!(terminal.ends("3. benbao build haiwan").success());
    let usual = Home::new();
    usual.run(&["init", "haiwan"]).text();
    assert_eq!(home.read("haiwan/benbao.toml"), usual.read("haiwan/benbao.toml"));
    assert_eq!(home.read(SAMPLE), usual.read(SAMPLE));

    let all = ["init", "all", "--title", "云溪日报", "--base-url", "https://yunxi.cn/", "--source", "p"];
    assert!(Terminal::of(&home, &all).ends("2. benbao build all").success());
}

#[test]
fn who_breaks_off_leaves_nothing() {
    let home = Home::new();
    let mut terminal = Terminal::of(&home, &["init", "haiwan"]);
    terminal.answers("What is the paper called? [海湾晨报] ", "云溪日报\n");
    terminal.answers("[https://haiwan.invalid/feeds/] ", "\u{4}");
    let status = terminal.ends("the questions were not answered; nothing was made");
    assert_eq!((status.code(), home.path("haiwan").exists()), (Some(1), false));

    let mut terminal = Terminal::of(&home, &["init", "haiwan"]);
    terminal.hears("What is the paper called?");
    kill_process(Pid::from_child(&terminal.child), Signal::INT).unwrap();
    assert!(!terminal.child.wait().unwrap().success());
    assert!(!home.path("haiwan").exists());
}

#[test]
fn flags_say_what_is_asked_and_are_held_to_the_same_rules() {
    let home = Home::new();
    home.run(&["init", "haiwan", "--title", "云溪日报"]).stdout(
        "haiwan/benbao.toml and haiwan/pages are made; next:\n  \
         1. when you publish, say in haiwan/benbao.toml where its feeds will be (base_url)\n  \
         2. put your pages into haiwan/pages, and take the sample away\n  \
         3. benbao build haiwan\n\
         whenever something is wrong: benbao doctor haiwan\n",
    );
    for (flag, value, wrong) in [
        ("--title", " ", "is empty; write it or leave the line out"),
        ("--base-url", "yunxi.cn", "is no absolute address; write it with https://, such as https://example.cn/feeds/"),
        ("--base-url", "https://[::1]/", "names nobody: \"[::1]\" is neither a domain name nor an e-mail address"),
        ("--source", "./feeds/p", "is where benbao writes; name another folder"),
        ("--source", ".benbao", "is where benbao writes; name another folder"),
    ] {
        let output = home.command(&["init", "other", flag, value]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains(wrong), "{flag} {value}: {said}");
        assert!(!home.path("other").exists());
    }
}

/// Everything that was published, in one text.
fn published(home: &Home) -> String {
    let files = home.snapshot("haiwan/feeds").into_iter();
    files.map(|(path, (bytes, _))| format!("{}\n{}\n", path.display(), String::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn from_a_trial_to_the_first_real_edition_nothing_of_the_sample_goes_along() {
    let home = Home::new();
    home.run(&["init", "haiwan"]).text();
    home.run(&["build", "haiwan"]).stderr(TRIAL).text();
    assert!(published(&home).contains("老码头") && published(&home).contains("tag:haiwan.invalid,2026:2026-01-05/A01/"));

    let settings = home.read("haiwan/benbao.toml").replace("https://haiwan.invalid/feeds/", "https://yunxi.cn/feeds/");
    let home = home.file("haiwan/benbao.toml", settings);
    // Nothing but the sample: the first edition is not invented.
    let said = "set aside: haiwan/pages/2026-01-05-A01.md: its content is the sample of `benbao init`, which no reader is to see; \
                take it away, and put the paper's own pages here; not read\n";
    let output = home.command(&["build", "haiwan"]).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && stderr.contains(said) && stderr.contains("no article found"), "{stderr}");

    let home = home.file("haiwan/pages/2026-01-06-A01.md", PAGE.replace("4月8日", "1月5日"));
    let output = home.command(&["build", "haiwan"]).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(3) && stderr.contains(said), "{stderr}");
    let feeds = published(&home);
    assert!(feeds.contains("tag:yunxi.cn,2026:2026-01-06/A01/") && feeds.contains("海湾大桥通车"));
    for left in ["invalid", "老码头", "图书馆", "2026-01-05/"] {
        assert!(!feeds.contains(left), "{left} in\n{feeds}");
    }
    let listed = home.run(&["archive", "list", "--config", "haiwan/benbao.toml"]).text();
    assert!(listed.contains("海湾大桥通车") && !listed.contains("老码头"), "{listed}");
    // Whoever takes it away, as was said, hears no more of it.
    fs::remove_file(home.path(SAMPLE)).unwrap();
    home.run(&["build", "haiwan"]).stdout("nothing new on 1 page\nhaiwan/feeds: 10 files, 0 written, 10 unchanged\n");
    assert!(published(&home) == feeds);
}

#[test]
fn a_paper_with_a_real_address_begins_with_its_own_pages() {
    let home = Home::new();
    home.run(&["init", "haiwan", "--title", "海湾晨报", "--base-url", "https://yunxi.cn/feeds", "--lang", "zh"]).stdout(
        "已写好 haiwan/benbao.toml 和 haiwan/pages，接下来：\n  \
         1. 把版面文件放进 haiwan/pages\n  \
         2. 运行 `benbao build haiwan`\n\
         哪里不对，运行 `benbao doctor haiwan`\n",
    );
    assert!(!home.path(SAMPLE).exists());
    home.run(&["build", "haiwan", "--lang", "en"])
        .status(1)
        .stderr("error: haiwan/pages: no page here; put .txt, .md or .docx files here (`include` under [source] says which files are pages)\n")
        .check();
    // A page that somebody made of the sample is a page.
    let home = home.file(SAMPLE, include_str!("../../src/read/sample.md").replace("老码头", "旧码头"));
    home.run(&["build", "haiwan", "--lang", "en"]).stdout(
        "2 articles on 1 page, 2 with authors, edition 2026-01-05\n2 new\nhaiwan/feeds: 18 files, 18 written, 0 unchanged\n",
    );
}

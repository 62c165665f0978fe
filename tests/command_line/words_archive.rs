//! What the commands of the archive answer to an editor who is spoken to in Chinese, and what readers are told of a withdrawal.

use crate::support::Home;
use crate::support::SETTINGS;
use std::fs;

const TWO: &str =
    "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥通车。\n\n记者 林知夏\n\n# 海湾书市开张\n\n本报讯 4月8日,书市开张。\n\n记者 王维\n";

/// A paper of two stories, published once at its hour.
fn published(settings: &str) -> Home {
    let home = Home::new().file("benbao.toml", settings).file("pages/2023-04-09-A01.md", TWO);
    chinese(&home, &["build", "--now", "2023-04-09T06:00:00+08:00"]);
    home
}

/// What a command says to somebody whose locale is Chinese: stderr and stdout.
fn spoken(home: &Home, arguments: &[&str]) -> (String, String) {
    let output = home.command(arguments).env("LC_ALL", "zh_CN.UTF-8").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stderr), text(output.stdout))
}

/// What it prints, where it complains of nothing.
fn chinese(home: &Home, arguments: &[&str]) -> String {
    let (stderr, stdout) = spoken(home, arguments);
    assert_eq!(stderr, "");
    stdout
}

/// The first line of it: what follows is the build's.
fn answer(home: &Home, arguments: &[&str]) -> String {
    chinese(home, arguments).lines().next().unwrap_or_default().to_owned()
}

/// The whole id of the story of that headline.
fn id(home: &Home, headline: &str) -> String {
    let list = home.run(&["archive", "list", "--format", "json"]).text();
    let line = list.lines().find(|line| line.contains(&format!("\"headline\":\"{headline}\""))).unwrap();
    line.split('"').nth(3).unwrap().to_owned()
}

/// The figures that a list shows of it.
fn short(id: &str) -> &str {
    &id.rsplit('/').next().unwrap()[..4]
}

#[test]
fn a_list_stands_in_columns_in_chinese_and_its_json_stays_as_it_is() {
    let home = published(SETTINGS);
    let (bridge, fair) = (id(&home, "海湾大桥通车"), id(&home, "海湾书市开张"));
    let ids = [short(&bridge), short(&fair)];
    let expected = format!(
        "编号  日期版次        状态    标题          署名
{rule}
{}  2023-04-09/A01  已发布  海湾大桥通车  林知夏
{}  2023-04-09/A01  已发布  海湾书市开张  王维
共 2 篇
",
        ids[0],
        ids[1],
        rule = "─".repeat(6 + 16 + 8 + 14 + 6),
    );
    assert_eq!(chinese(&home, &["archive", "list"]), expected);
    let json = ["archive", "list", "--format", "json"];
    assert_eq!(chinese(&home, &json), home.run(&json).text());
    let export = ["archive", "export"];
    assert_eq!(chinese(&home, &export), home.run(&export).text());
}

#[test]
fn a_history_is_told_in_chinese() {
    let home = published(SETTINGS).file("pages/2023-04-09-A01.md", TWO.replace("林知夏", "林知秋"));
    chinese(&home, &["build", "--now", "2023-04-09T09:30:00+08:00"]);
    let id = id(&home, "海湾大桥通车");
    let expected = format!(
        "海湾大桥通车
编号  {id}
状态  已发布
发布  2023-04-09 06:00
更新  2023-04-09 09:30

第 1 稿，2023-04-09 06:00 读自 pages/2023-04-09-A01.md:1
海湾大桥通车
本报讯 4月8日，海湾大桥通车。
记者 林知夏
记者 林知夏

第 2 稿，2023-04-09 09:30 读自 pages/2023-04-09-A01.md:1
署名：记者 林知[-夏-]{{+秋+}}
署名人：记者 林知[-夏-]{{+秋+}}
"
    );
    assert_eq!(chinese(&home, &["archive", "show", &id]), expected);
    answer(&home, &["archive", "withdraw", &id, "--reason", "事实有误", "--now", "2023-04-09T10:00:00+08:00"]);
    let told = chinese(&home, &["archive", "show", &id]);
    assert!(told.contains("\n状态  已撤稿（事实有误）\n") && told.contains("\n撤稿  2023-04-09 10:00\n"), "{told}");
}

#[test]
fn what_a_person_decides_is_answered_in_chinese() {
    let home = published(SETTINGS);
    let (bridge, fair) = (id(&home, "海湾大桥通车"), id(&home, "海湾书市开张"));
    // One of the two is on its page no more.
    let home = home.file("pages/2023-04-09-A01.md", crate::support::PAGE);
    let built = chinese(&home, &["build", "--now", "2023-04-09T07:00:00+08:00"]);
    assert!(built.contains("撤稿：海湾书市开张"), "{built}");
    let said = answer(&home, &["archive", "withdraw", &bridge, "--reason", "事实有误"]);
    assert_eq!(said, format!("已撤稿：海湾大桥通车（{bridge}）"));
    assert_eq!(answer(&home, &["archive", "withdraw", &bridge, "--undo"]), format!("已取消撤稿：海湾大桥通车（{bridge}）"));
    assert_eq!(
        answer(&home, &["archive", "merge", &fair, &bridge]),
        format!("已合并：{bridge} 并入《海湾书市开张》（{fair}），算作改稿")
    );
    let (stderr, _) = spoken(&home, &["archive", "show", "2023-04-09/A01/0123456789abcdef"]);
    let wrong = "存档里没有这个编号的稿件：用 `benbao archive list 字样` 按标题、署名、版次或日期查找";
    assert_eq!(stderr, format!("【出错】2023-04-09/A01/0123456789abcdef：{wrong}\n"));
}

#[test]
fn an_archive_is_mended_and_copied_in_chinese() {
    let home = published(SETTINGS);
    assert_eq!(answer(&home, &["archive", "recover"]), "存档完好，不用修复");
    chinese(&home, &["archive", "export", "copy.jsonl"]);
    let (stderr, _) = spoken(&home, &["archive", "import", "copy.jsonl"]);
    assert_eq!(stderr, "【出错】copy.jsonl：没有读：这个存档里已经有稿件，请先把 `.benbao` 移开\n");
    fs::write(home.path(".benbao/archive.sqlite3"), "x".repeat(5_000)).unwrap();
    let (stderr, _) = spoken(&home, &["archive", "list"]);
    assert!(stderr.starts_with("【出错】.benbao/archive.sqlite3：存档已损坏（") && stderr.contains("`benbao archive recover`"));
    assert_eq!(
        answer(&home, &["archive", "recover"]),
        "损坏的存档已改名为 .benbao/damaged-1.sqlite3，其中 0 篇稿件完好，其余将根据订阅源和版面重建"
    );
    fs::remove_dir_all(home.path(".benbao")).unwrap();
    let (stderr, _) = spoken(&home, &["archive", "list"]);
    assert_eq!(stderr, "【出错】.benbao/archive.sqlite3：这里还没有存档：请先运行 `benbao build`\n");
    assert_eq!(chinese(&home, &["archive", "import", "copy.jsonl"]), "读入 2 篇稿件：请运行 `benbao build` 发布\n");
}

#[test]
fn a_story_off_its_page_is_called_so_and_an_export_of_an_older_benbao_is_read() {
    let home = published(SETTINGS).file("pages/2023-04-09-A01.md", crate::support::PAGE);
    chinese(&home, &["build", "--now", "2023-04-09T07:00:00+08:00"]);
    let listed = home.run(&["archive", "list", "--state", "off-page"]).text();
    assert!(listed.contains("off-page") && listed.ends_with("\n1 article\n"), "{listed}");
    let listed = chinese(&home, &["archive", "list", "--state", "off-page"]);
    assert!(listed.contains("版面已无，未发布") && listed.ends_with("\n共 1 篇\n"), "{listed}");
    let export = home.run(&["archive", "export"]).text();
    assert!(export.contains("\"state\":\"gone\""), "{export}");
    fs::remove_dir_all(home.path(".benbao")).unwrap();
    let home = home.file("old.jsonl", &export);
    home.run(&["archive", "import", "old.jsonl"]).stdout("2 articles read; `benbao build` publishes them\n");
    assert_eq!(home.run(&["archive", "export"]).text(), export);
}

#[test]
fn readers_are_told_of_a_withdrawal_in_the_language_of_the_paper() {
    let english = format!("{SETTINGS}language = \"en\"\n");
    for (settings, notice, because, day, page) in [
        (SETTINGS, "本稿已撤回", "本稿已撤回：有误", "2023年4月9日", "第A01版"),
        (&english, "This story has been withdrawn", "This story has been withdrawn: 有误", "9 April 2023", "page A01"),
    ] {
        let home = published(settings);
        let (bridge, fair) = (id(&home, "海湾大桥通车"), id(&home, "海湾书市开张"));
        let now = "2023-04-09T08:00:00+08:00";
        let hash = |id: &str| format!("feeds/editions/2023-04-09/{}.html", id.rsplit('/').next().unwrap());
        let story = home.read(hash(&bridge));
        assert!(story.contains(&format!(">{day}</time></a>")) && story.contains(&format!(">{page}</a>")), "{story}");
        chinese(&home, &["archive", "withdraw", &bridge, "--reason", "有误", "--notice", "--now", now]);
        chinese(&home, &["archive", "withdraw", &fair, "--reason", "有误", "--now", now]);
        let atom = home.read("feeds/atom.xml");
        assert!(atom.contains(&format!("<title>{notice}</title>")) && atom.contains(because), "{atom}");
        let gone = home.read(hash(&fair));
        assert!(gone.contains(&format!("<h1>{notice}</h1>")) && gone.contains(&format!(">{day}</time>")), "{gone}");
        // What the feeds tell of it is understood when the archive is lost.
        fs::remove_dir_all(home.path(".benbao")).unwrap();
        chinese(&home, &["build", "--now", now]);
        let listed = home.run(&["archive", "list", "--state", "notice", "--format", "json"]).text();
        assert!(listed.contains("\"reason\":\"有误\""), "{listed}");
        assert_eq!(home.read("feeds/atom.xml"), atom);
    }
}

//! The pages for people: that they lead to one another and nowhere else, that a run makes those alone that changed, and that whatever
//! lies in the folder of the pages makes sound ones.

use crate::support::Home;
use crate::support::PAGE;
use crate::support::SETTINGS;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

const NOW: &str = "2026-03-10T12:00:00+08:00";

/// Builds at a moment, and gives the files that it wrote.
fn written_at(home: &Home, now: &str) -> BTreeSet<String> {
    let output = home.command(&["build", "-q", "--now", now, "--report", "report.json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_str(&home.read("report.json")).unwrap();
    report["written"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().trim_start_matches("feeds/").to_owned()).collect()
}

fn build(home: &Home) {
    written_at(home, NOW);
}

/// Every page of the output, by its path below it.
fn pages(home: &Home) -> BTreeMap<String, String> {
    let feeds = home.path("feeds");
    let files = home.snapshot("feeds").into_iter().filter(|(path, _)| path.extension().is_some_and(|it| it == "html"));
    let name = |path: PathBuf| path.strip_prefix(&feeds).unwrap().to_str().unwrap().to_owned();
    files.map(|(path, (bytes, _))| (name(path), String::from_utf8(bytes).unwrap())).collect()
}

/// The values of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    page.split(mark.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Complains of what no page may be: one heading, one name for each place, ways that lead somewhere, nothing that acts or is fetched.
fn assert_sound(home: &Home) -> BTreeMap<String, String> {
    let pages = pages(home);
    for (name, page) in &pages {
        assert!(page.contains(
            "content=\"default-src 'none'; style-src 'self'; img-src 'self' https: http:; base-uri 'none'; form-action 'none'\""
        ));
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert_eq!(page.matches("<main").count(), 1, "{name}");
        assert_eq!(page.matches("<script").count(), page.matches("<script type=\"application/ld+json\">").count(), "{name}");
        assert!(!page.contains(" style=") && !page.contains("<iframe") && !page.contains(" on"), "{name}");
        assert_eq!(values(page, "src").len(), 0, "{name} shows a picture, and there is none");
        let ids = values(page, "id");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{name}: {ids:?}");
        for way in values(page, "href") {
            let (file, place) = way.split_once('#').unwrap_or((way, ""));
            if file.contains(':') {
                continue;
            }
            let from = if name == "404.html" { Path::new("") } else { Path::new(name).parent().unwrap() };
            let file = file.strip_prefix("/feeds/").unwrap_or(file);
            let target = if file.is_empty() { home.path("feeds").join(name) } else { home.path("feeds").join(from).join(file) };
            let target = fs::canonicalize(&target).unwrap_or_else(|_| panic!("{name} leads to {way}, which is not there"));
            if !place.is_empty() {
                let there = fs::read_to_string(&target).unwrap();
                assert!(there.contains(&format!(" id=\"{place}\"")), "{name} leads to {way}");
            }
        }
    }
    pages
}

/// A paper with three days, two pages, sections and writers.
fn paper() -> Home {
    let settings = format!("{SETTINGS}[authors]\nfeeds = true\n[sections]\nA01 = \"要闻\"\nA02 = \"副刊\"\n");
    let mut home = Home::new().file("benbao.toml", settings);
    for day in 7..=9 {
        for page in 1..=2 {
            let text = PAGE.replace("大桥", &format!("{day}日{page}号大桥"));
            home = home.file(format!("pages/2023-04-{day:02}-A{page:02}.md"), text);
        }
    }
    home
}

#[test]
fn pages_lead_to_one_another_and_ask_nobody_else_for_anything() {
    let home = paper();
    build(&home);
    let pages = assert_sound(&home);
    for name in
        ["index.html", "subscribe.html", "404.html", "editions/2023.html", "yaowen/index.html", "editions/2023-04-08/index.html"]
    {
        assert!(pages.contains_key(name), "{name} in {:?}", pages.keys());
    }
    let index = &pages["index.html"];
    let (first, second) = (index.find("9日1号大桥").unwrap(), index.find("9日2号大桥").unwrap());
    assert!(first < second && !index.contains("8日1号大桥"), "the newest edition, in print order");
    assert!(index.contains("第A01版") && index.contains("<code class=\"address\">https://example.cn/feeds/atom.xml</code>"));
    let middle = &pages["editions/2023-04-08/index.html"];
    assert!(middle.contains("rel=\"prev\" href=\"../2023-04-07/index.html\""), "{middle}");
    assert!(middle.contains("rel=\"next\" href=\"../2023-04-09/index.html\""), "{middle}");
    let story = pages
        .iter()
        .find(|(name, page)| name.starts_with("editions/2023-04-08/") && page.contains("<h1><span>海湾8日1号"))
        .unwrap()
        .1;
    assert!(story.contains("href=\"../../authors/linzhixia-"), "{story}");
    assert!(story.contains("href=\"index.html#page-A01\"") && story.contains("href=\"../../yaowen/index.html\""), "{story}");
    let calendar = &pages["editions/2023.html"];
    assert_eq!(calendar.matches("<td><a href=").count(), 3, "{calendar}");
    let writer = pages.iter().find(|(name, _)| name.starts_with("authors/linzhixia-")).unwrap().1;
    assert_eq!(writer.matches("<h3").count(), 6, "{writer}");
}

#[test]
fn a_run_writes_what_changed_and_nothing_else() {
    let home = paper();
    let all = written_at(&home, NOW);
    assert_eq!(written_at(&home, "2026-03-10T13:00:00+08:00"), BTreeSet::new(), "nothing is due");
    fs::remove_file(home.path("report.json")).unwrap();
    let page = home.path("pages/2023-04-08-A01.md");
    fs::write(&page, fs::read_to_string(&page).unwrap().replace("桥通车。", "桥昨日通车。桥长三千米。市民到场。")).unwrap();
    let changed = written_at(&home, "2026-03-10T14:00:00+08:00");
    let shown: Vec<String> =
        changed.iter().filter(|it| it.ends_with(".html")).map(|it| it.split('-').next().unwrap().to_owned()).collect();
    let stories = changed
        .iter()
        .filter(|it| it.starts_with("editions/2023-04-08/") && it.ends_with(".html") && !it.ends_with("index.html"));
    assert_eq!(stories.count(), 1, "{changed:?}");
    assert!(
        changed.contains("editions/2023-04-08/index.html")
            && changed.contains("index.html")
            && changed.contains("yaowen/index.html")
    );
    assert_eq!(shown.len(), 5, "its page, its edition, the front, its section, its writer: {changed:?}");
    // A new edition is the next of the one before it, and stands in the calendar.
    fs::write(home.path("pages/2023-04-10-A01.md"), PAGE).unwrap();
    let new = written_at(&home, "2026-03-10T15:00:00+08:00");
    for name in ["editions/2023-04-09/index.html", "editions/2023-04-10/index.html", "editions/2023.html", "index.html"] {
        assert!(new.contains(name), "{name} in {new:?}");
    }
    assert!(new.iter().all(|it| !it.starts_with("editions/2023-04-08") && !it.starts_with("editions/2023-04-07")), "{new:?}");
    assert!(!new.contains("style.css") && all.contains("style.css"));
    assert_sound(&home);
}

#[test]
fn whatever_is_pasted_makes_sound_pages() {
    let long = "大".repeat(5_000);
    let mut home = Home::new().file("benbao.toml", format!("{SETTINGS}[authors]\nfeeds = true\n"));
    home = home.file("pages/2023-04-09-A01.md", format!("# {long}\n\n本报讯 4月8日,大桥通车。\n\n记者 林知夏\n"));
    home = home.file("pages/2023-04-09-A02.md", "昨日，我市迎来今年首场春雨。\n");
    home = home.file(
        "pages/2023-04-09-A03.md",
        "# \u{202e}海湾</script><script>alert(1)</script>&quot;\n\n本报讯 4月8日,<b>大桥</b>通车。\n",
    );
    for (at, section) in ["../x", "<b>要闻</b>", "index", "404", "CON", "🎉", "\u{202e}民生"].iter().enumerate() {
        let page = format!("---\nsection: \"{section}\"\n---\n\n{}", PAGE.replace("大桥", &format!("{at}号大桥")));
        home = home.file(format!("pages/2023-04-09-B{at:02}.md"), page);
    }
    let many: String =
        (1..=300).map(|at| format!("# 第{at}条街道亮灯\n\n本报讯 4月7日,第{at}条街道亮灯,市民{at}万人到场。\n\n")).collect();
    home = home.file("pages/2023-04-08-A01.md", many);
    for year in 1983..2023 {
        home = home.file(
            format!("pages/{year}-05-04-A01.md"),
            PAGE.replace("4月8日", "5月3日").replace("大桥", &format!("{year}号大桥")),
        );
    }
    let output = home.command(&["build", "-q", "--now", NOW]).output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 3)), "{}", String::from_utf8_lossy(&output.stderr));
    let pages = assert_sound(&home);
    assert_eq!(pages.keys().filter(|name| name.starts_with("editions/") && name.len() == "editions/2023.html".len()).count(), 41);
    assert_eq!(pages["editions/2000.html"].matches("href=\"").count(), pages["editions/1990.html"].matches("href=\"").count());
    let crowded = &pages["editions/2023-04-08/index.html"];
    assert_eq!(crowded.matches("<h3").count(), 300);
    assert!(pages["index.html"].contains(&long) && pages["index.html"].contains("<h3 class=\"long\">"));
}

#[test]
fn what_others_put_in_the_place_of_a_page_stays_and_is_named() {
    let home = Home::paper().file("feeds/index.html", "<h1>我们的网站</h1>\n").file("feeds/style.css", "body { color: red }\n");
    let output = home.command(&["build", "--now", NOW]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("index.html") && said.contains("style.css"), "{said}");
    assert_eq!(
        (home.read("feeds/index.html"), home.read("feeds/style.css")),
        ("<h1>我们的网站</h1>\n".to_owned(), "body { color: red }\n".to_owned())
    );
    assert!(home.path("feeds/editions/2023.html").is_file());
}

#[test]
fn a_paper_without_pages_has_those_of_its_stories_alone() {
    let home = paper();
    build(&home);
    let before = pages(&home).len();
    let settings = home.read("benbao.toml");
    fs::write(home.path("benbao.toml"), settings.replace("[authors]", "[site]\npages = false\n[authors]")).unwrap();
    build(&home);
    let left = assert_sound(&home);
    assert_eq!((left.len(), before > 15), (6, true), "{:?}", left.keys());
    assert!(
        left.values()
            .all(|page| page.contains("<a href=\"https://example.cn/\">海湾晨报</a>") && !page.contains("<nav class=\"places\""))
    );
    // And the other way round: stories that have homes of their own, to which the front leads.
    let page = format!("---\nlink: https://example.cn/bridge.html\n---\n\n{PAGE}");
    let home =
        Home::new().file("benbao.toml", format!("{SETTINGS}[articles]\npages = false\n")).file("pages/2023-04-09-A01.md", page);
    let home = home.file("pages/2023-04-09-A02.md", PAGE.replace("大桥", "书市"));
    build(&home);
    let pages = assert_sound(&home);
    assert_eq!(pages.len(), 5, "{:?}", pages.keys());
    let index = &pages["index.html"];
    assert!(
        index.contains("<h3><a href=\"https://example.cn/bridge.html\">") && index.contains("<h3><span>海湾书市通车</span></h3>"),
        "{index}"
    );
}

#[test]
fn a_paper_has_a_style_and_a_colour_of_its_own() {
    let settings = format!("{SETTINGS}[site]\nstyle = \"paper.css\"\ncolour = \"#8b1a1a\"\n");
    let own = "h1 { letter-spacing: .2em }\n";
    let home = Home::paper().file("benbao.toml", &settings).file("paper.css", own);
    build(&home);
    let style = home.read("feeds/style.css");
    assert!(style.contains(":root { --accent: #8b1a1a; }\n@media (prefers-color-scheme: dark) { :root { --accent: #"), "{style}");
    assert!(home.read("feeds/paper.css").ends_with(own));
    for (name, page) in pages(&home) {
        let sheets: Vec<&str> = page.lines().filter(|line| line.contains("rel=\"stylesheet\"")).collect();
        assert!(sheets.len() == 2 && sheets[0].contains("style.css") && sheets[1].contains("paper.css"), "{name}: {sheets:?}");
    }
    fs::write(home.path("paper.css"), "h1 { letter-spacing: .3em }\n").unwrap();
    assert_eq!(
        written_at(&home, "2026-03-10T13:00:00+08:00"),
        BTreeSet::from(["paper.css".to_owned()]),
        "a change of its own is taken up"
    );
    fs::write(home.path("benbao.toml"), SETTINGS).unwrap();
    build(&home);
    assert!(!home.path("feeds/paper.css").exists() && !home.read("feeds/index.html").contains("paper.css"));
}

#[test]
fn a_style_that_leads_outside_and_a_colour_that_nobody_can_read_are_refused() {
    let settings = |line: &str| format!("{SETTINGS}[site]\n{line}\n");
    let home = Home::paper().file("benbao.toml", settings("style = \"paper.css\""));
    home.run(&["build"])
        .status(2)
        .stderr("error: paper.css: there is no such file; put it here, or take `style` out of `[site]`\n")
        .check();
    fs::write(home.path("paper.css"), "h1 { }\n@import \"https://fonts.example/a.css\";\n").unwrap();
    home.run(&["build"])
        .status(2)
        .stderr("error: paper.css:2: takes in no other file; write what it holds into this one\n  |\n2 | @import \"https://fonts.example/a.css\";\n  | ^^^^^^^\n")
        .check();
    fs::write(home.path("paper.css"), "h1 { background: url(https://a.example/x.png) }\n").unwrap();
    let said = home.command(&["build"]).output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(
        said.starts_with(
            "error: paper.css:1: asks for files of the paper alone; put it into the folder of the feeds, and write `url(NAME)`\n"
        ),
        "{said}"
    );
    fs::write(home.path("benbao.toml"), settings("colour = \"#ffcc00\"")).unwrap();
    let said = home.command(&["build"]).output().unwrap();
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("`colour` cannot be read on a light ground; a darker one is `\"#"), "{said}");
}

#[test]
fn no_page_holds_what_was_withdrawn() {
    let home = paper();
    build(&home);
    fs::write(home.path("pages/2023-04-09-A01.md"), PAGE.replace("大桥", "书市")).unwrap();
    written_at(&home, "2026-03-10T13:00:00+08:00");
    for (path, (bytes, _)) in home.snapshot("feeds") {
        assert!(!String::from_utf8_lossy(&bytes).contains("9日1号大桥"), "{}", path.display());
    }
    assert_sound(&home);
}

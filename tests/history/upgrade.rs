//! A paper that an older benbao published, built with this one: what readers have does not move until somebody asks for it.
//!
//! The paper, and how it was made, is described in `tests/fixtures/upgrade/README.md`. What was published is read from the
//! documents that the old program left; how a document looks today is not asked, what its items say is.

use crate::paper::Document;
use crate::paper::Paper;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::SystemTime;

/// The last run of the old program was on 13 February, at 21:00.
const NEXT_DAY: &str = "2026-02-14T06:30:00+08:00";
const DAY_AFTER: &str = "2026-02-15T06:30:00+08:00";
const MOMENT: u64 = 1_767_225_600;

/// Pages that hold other words than the archive has read, without a sign of it: a reader that reads otherwise sees the same.
const READ_OTHERWISE: [(&str, &str); 2] = [("2026-02-10", "2026-02-10-A06.md"), ("2026-02-12", "2026-02-12-A06.md")];

/// What a reader has of an item: no address and no mark-up, which may take another form.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    published: String,
    updated: String,
    title: String,
    authors: Vec<String>,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Published {
    items: BTreeMap<String, Item>,
    withdrawn: BTreeSet<String>,
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/upgrade").join(name)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Gives every page below a folder a moment.
fn touch(folder: &Path, seconds: u64) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            touch(&entry.path(), seconds);
        } else {
            let file = fs::File::options().write(true).open(entry.path()).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
        }
    }
}

/// The old paper in a scratch folder, as its last run left it.
fn old_paper() -> Paper {
    let mut paper = Paper::new();
    paper.settings = fs::read_to_string(fixture("benbao.toml")).unwrap();
    copy(&fixture("pages"), &paper.path("pages"));
    copy(&fixture("feeds"), &paper.path("feeds"));
    fs::create_dir(paper.path(".benbao")).unwrap();
    fs::copy(fixture("archive.sqlite3"), paper.path(".benbao/archive.sqlite3")).unwrap();
    touch(&paper.path("pages"), MOMENT);
    paper
}

/// The words of an HTML fragment, without the printed byline: who wrote it is told by the authors.
fn words(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once("<p class=\"byline\">") {
        kept.push_str(before);
        rest = behind.split_once("</p>").unwrap().1;
    }
    kept.push_str(rest);
    let parts = kept.split('<').enumerate().map(|(at, part)| if at == 0 { part } else { part.split_once('>').unwrap().1 });
    let text: String = parts.collect();
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Every item and withdrawal of all edition documents and of `atom.xml`, read by a foreign parser.
fn published(feeds: &Path) -> Published {
    let mut documents: Vec<PathBuf> =
        fs::read_dir(feeds.join("editions")).unwrap().map(|entry| entry.unwrap().path().join("atom.xml")).collect();
    documents.retain(|path| path.exists());
    documents.push(feeds.join("atom.xml"));
    let mut all = Published { items: BTreeMap::new(), withdrawn: BTreeSet::new() };
    for path in documents {
        let text = fs::read_to_string(&path).unwrap();
        for entry in feed_rs::parser::parse(text.as_bytes()).unwrap().entries {
            let item = Item {
                published: entry.published.unwrap().to_rfc3339(),
                updated: entry.updated.unwrap().to_rfc3339(),
                title: entry.title.unwrap().content,
                authors: entry.authors.into_iter().filter_map(|author| author.name).collect(),
                text: words(&entry.content.unwrap().body.unwrap()),
            };
            if let Some(other) = all.items.insert(entry.id.clone(), item.clone()) {
                assert_eq!(other, item, "{} tells another story of {}", path.display(), entry.id);
            }
        }
        all.withdrawn.extend(Document::read(&text).withdrawals.into_iter().map(|(id, _)| id));
    }
    all
}

fn recorded() -> Published {
    let recorded = published(&fixture("feeds"));
    assert!(recorded.items.len() > 140 && recorded.withdrawn.len() >= 2, "the fixture is not what it should be");
    recorded
}

/// What a reader would see that was not there before, in a line each.
fn moved(before: &Published, after: &Published) -> Vec<String> {
    let gone = before.items.keys().filter(|id| !after.items.contains_key(*id)).map(|id| format!("gone: {id}"));
    let new = after.items.iter().filter(|(id, _)| !before.items.contains_key(*id)).map(|(id, it)| format!("new: {id} {it:?}"));
    let other = before.items.iter().filter_map(|(id, was)| {
        let is = after.items.get(id)?;
        (is != was).then(|| format!("moved: {id}\n  {was:?}\n  {is:?}"))
    });
    let tombs = before.withdrawn.symmetric_difference(&after.withdrawn).map(|id| format!("withdrawal: {id}"));
    gone.chain(new).chain(other).chain(tombs).collect()
}

fn build(paper: &mut Paper, now: &str, arguments: &[&str]) -> String {
    build_that_ends(paper, now, arguments, &[0])
}

/// A page that is read with today's eyes may turn out to be none: that is told, once, with status 3.
fn read_anew(paper: &mut Paper, now: &str, arguments: &[&str]) -> String {
    build_that_ends(paper, now, arguments, &[0, 3])
}

fn build_that_ends(paper: &mut Paper, now: &str, arguments: &[&str], statuses: &[i32]) -> String {
    let output = paper.run(&[&["build", "--now", now], arguments].concat());
    let told = format!("{}{}", String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    assert!(output.status.code().is_some_and(|status| statuses.contains(&status)), "{:?} {told}", output.status);
    told
}

fn assert_unmoved(before: &Published, paper: &Paper, when: &str) {
    let moved = moved(before, &published(&paper.output()));
    assert!(moved.is_empty(), "{when}, {} items:\n{}", moved.len(), moved.join("\n"));
}

/// The ids of a day's items on a page.
fn of_page(items: &Published, day: &str, page: &str) -> Vec<String> {
    items.items.keys().filter(|id| id.contains(&format!(":{day}/{page}/"))).cloned().collect()
}

#[test]
fn a_newer_benbao_moves_nothing_that_was_published() {
    for feeds in ["there", "gone"] {
        let mut paper = old_paper();
        if feeds == "gone" {
            paper.lose_feeds();
        }
        let recorded = recorded();
        build(&mut paper, NEXT_DAY, &[]);
        assert_unmoved(&recorded, &paper, &format!("feeds {feeds}, first run"));
        build(&mut paper, DAY_AFTER, &[]);
        assert_unmoved(&recorded, &paper, &format!("feeds {feeds}, second run"));
    }
}

#[test]
fn of_an_old_paper_only_what_changes_moves() {
    for upgraded_before in [false, true] {
        let mut paper = old_paper();
        let before = recorded();
        if upgraded_before {
            build(&mut paper, NEXT_DAY, &[]);
        }
        // Its neighbours of the day are read again with a changed page, and are not revised for that.
        let path = paper.path("pages").join("2026-02-05-A01.md");
        let page = fs::read_to_string(&path).unwrap();
        let corrected = page.replacen("# ", "# 更正：", 1);
        fs::write(&path, &corrected).unwrap();
        paper.write("2026-02-14-A01.md", "# 渡口新船下水\n\n本报讯 2月13日，渡口的新船下水，头班船坐满了人。\n\n记者 方予安\n");
        build(&mut paper, DAY_AFTER, &[]);
        let after = published(&paper.output());
        let lines = moved(&before, &after);
        let first = page.lines().next().unwrap().trim_start_matches("# ");
        let (id, was) = before.items.iter().find(|(_, it)| it.title == first).unwrap();
        let is = &after.items[id];
        assert_eq!((&is.title, &is.published, &is.text), (&format!("更正：{first}"), &was.published, &was.text));
        assert!(is.updated > was.updated);
        let new = of_page(&after, "2026-02-14", "A01");
        assert_eq!(new.len(), 1, "upgraded before: {upgraded_before}: {lines:#?}");
        assert_eq!(lines.len(), 2, "upgraded before: {upgraded_before}:\n{}", lines.join("\n"));
    }
}

#[test]
fn pages_touched_after_an_upgrade_are_as_they_were() {
    let mut paper = old_paper();
    build(&mut paper, NEXT_DAY, &[]);
    touch(&paper.path("pages"), MOMENT + 86_400);
    build(&mut paper, DAY_AFTER, &[]);
    assert_unmoved(&recorded(), &paper, "touched");
}

#[test]
fn pages_touched_before_an_upgrade_keep_their_stories_ids_and_moments() {
    let mut paper = old_paper();
    touch(&paper.path("pages"), MOMENT + 86_400);
    read_anew(&mut paper, NEXT_DAY, &[]);
    let (before, after) = (recorded(), published(&paper.output()));
    // A notice of a withdrawal stays until newer changes push it out, as what today's reader corrects may do: a tombstone is left.
    let is_notice = |item: &Item| item.title == "本稿已撤回";
    for (id, item) in &before.items {
        let is = after.items.get(id).map(|it| &it.published);
        let pushed_out = is_notice(item) && is.is_none() && after.withdrawn.contains(id);
        assert!(is == Some(&item.published) || pushed_out, "{id}: {is:?}");
    }
    let news = after.withdrawn.difference(&before.withdrawn).all(|id| before.items.get(id).is_some_and(is_notice));
    assert!(before.withdrawn.is_subset(&after.withdrawn) && news, "{:?}", after.withdrawn);
}

#[test]
fn what_the_old_archive_holds_back_comes_out_at_its_hour() {
    let mut paper = old_paper();
    build(&mut paper, "2026-03-01T11:59:59+08:00", &[]);
    assert_unmoved(&recorded(), &paper, "before its hour");
    build(&mut paper, "2026-03-01T12:00:00+08:00", &[]);
    let (before, after) = (recorded(), published(&paper.output()));
    let released = of_page(&after, "2026-01-23", "A04");
    assert_eq!(released.len(), 1);
    assert_eq!(after.items[&released[0]].published, "2026-03-01T04:00:00+00:00");
    assert_eq!(moved(&before, &after).len(), 1);
}

#[test]
fn what_was_withdrawn_by_hand_stays_so_when_its_page_is_corrected() {
    let mut paper = old_paper();
    let before = recorded();
    let path = paper.path("pages").join("2026-01-16-A01.md");
    let page = fs::read_to_string(&path).unwrap();
    let second = page.rfind("# ").unwrap();
    let corrected = format!("{}{}", &page[..second], page[second..].replacen('，', "，据核实，", 1));
    assert_ne!(corrected, page);
    fs::write(&path, corrected).unwrap();
    build(&mut paper, NEXT_DAY, &[]);
    let after = published(&paper.output());
    assert_eq!(after.withdrawn, before.withdrawn);
    let lines = moved(&before, &after);
    assert!(lines.len() == 1 && lines[0].starts_with("moved: "), "{}", lines.join("\n"));
}

#[test]
fn a_dry_reread_lists_what_would_move_and_changes_nothing() {
    let mut paper = old_paper();
    let before = recorded();
    build(&mut paper, NEXT_DAY, &[]);
    let (files, export) = (paper.files(), paper.ask(&["archive", "export", "--now", NEXT_DAY]));
    let told = read_anew(&mut paper, DAY_AFTER, &["--reread", "--dry-run"]);
    for (day, file) in READ_OTHERWISE {
        let id = &of_page(&before, day, "A06")[0];
        let title = &before.items[id].title;
        assert!(told.contains(file) || told.contains(title) || told.contains(id), "{file} ({title}) is not told of:\n{told}");
    }
    assert_eq!(paper.files(), files);
    assert_eq!(paper.ask(&["archive", "export", "--now", DAY_AFTER]), export);
    // Nothing of it is remembered either: the next plain run moves nothing.
    build(&mut paper, DAY_AFTER, &[]);
    assert_unmoved(&before, &paper, "after a dry run");
}

#[test]
fn a_reread_moves_what_is_read_otherwise_from_its_day_on() {
    let mut paper = old_paper();
    let before = recorded();
    build(&mut paper, NEXT_DAY, &[]);
    let id = READ_OTHERWISE.map(|(day, _)| of_page(&before, day, "A06").pop().unwrap());
    let now = |paper: &Paper| published(&paper.output());

    read_anew(&mut paper, DAY_AFTER, &["--reread", "--since", "2026-02-12"]);
    let since = now(&paper);
    assert_ne!(since.items[&id[1]].text, before.items[&id[1]].text, "the page of 12 February is read again");
    assert_eq!(since.items[&id[1]].published, before.items[&id[1]].published);
    assert!(since.items[&id[1]].updated > before.items[&id[1]].updated);
    for (id, item) in &before.items {
        if id.as_str() < "tag:example.cn,2020:2026-02-12" {
            assert_eq!(since.items.get(id), Some(item), "{id} is older than was asked for");
        }
    }

    read_anew(&mut paper, "2026-02-16T06:30:00+08:00", &["--reread"]);
    let all = now(&paper);
    assert_ne!(all.items[&id[0]].text, before.items[&id[0]].text, "the page of 10 February is read again");
    assert!(all.items[&id[0]].updated > before.items[&id[0]].updated);
    assert_eq!(all.items[&id[1]], since.items[&id[1]]);
    for (id, item) in &before.items {
        if let Some(is) = all.items.get(id) {
            assert_eq!(is.published, item.published, "{id}");
        }
    }
    // Once is enough: what was read again is not revised again.
    read_anew(&mut paper, "2026-02-17T06:30:00+08:00", &["--reread"]);
    assert!(moved(&all, &now(&paper)).is_empty(), "a second reread moves something");
}

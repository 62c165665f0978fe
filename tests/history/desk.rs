//! The desk through the command line: stories are found by whatever of them comes to mind, named by as little as tells them apart,
//! and what is to be looked at stands until somebody has looked.

use crate::paper::HEADLESS;
use crate::paper::Paper;
use crate::paper::page;
use crate::paper::story;

/// The same story, with another number in it.
const CORRECTED: &str = "县里召开春季防火会议，丙1号稿所说的十二项工作都已部署。\n\n记者 何小满\n";
/// The same, settled on its page.
const SETTLED: &str = "::准\n县里召开春季防火会议，丙1号稿所说的各项工作都已部署。\n\n记者 何小满\n";
const THIRD: &str = "2023-04-11-A03.md";

/// One case: a paper, a command, and what it answers, on stdout and stderr together.
struct Case {
    says: &'static str,
    paper: fn() -> Paper,
    /// `#甲1` stands for the first four figures of its id, `@甲1` for the whole of it.
    command: &'static [&'static str],
    status: i32,
    holds: &'static [&'static str],
    lacks: &'static [&'static str],
    then: fn(&mut Paper),
}

fn nothing(_: &mut Paper) {}

/// Two editions: three stories on one page, one of them of another writer, and one on another.
fn two_editions() -> Paper {
    let mut paper = Paper::new();
    let bridge = story("甲2").called("海湾大桥CCD段今日通车").by("记者 赵成 通讯员 武刘敏");
    paper.write("2023-04-09-A01.md", &page(&[story("甲1").called("春到中原"), bridge, story("甲3").called("春耕备耕正当时")]));
    paper.write("2023-04-10-A02.md", &page(&[story("乙1").called("社区养老有新招").by("记者 王维")]));
    paper.build();
    paper
}

fn one_withdrawn() -> Paper {
    let mut paper = two_editions();
    let id = paper.walk()["乙1"].id.clone();
    paper.ask(&["archive", "withdraw", &id, "--reason", "事实有误"]);
    paper
}

/// A page that was carried away.
fn one_page_gone() -> Paper {
    let mut paper = two_editions();
    paper.remove("2023-04-09-A01.md");
    paper.run(&["build"]);
    paper
}

fn of_many() -> Paper {
    let mut paper = Paper::new();
    let stories: Vec<_> = (0..17).map(|at| story(&format!("甲{at}"))).collect();
    paper.write("2023-04-09-A01.md", &page(&stories));
    paper.build();
    paper
}

/// A story without a headline, published and told.
fn doubtful() -> Paper {
    let mut paper = two_editions();
    paper.write(THIRD, HEADLESS);
    assert_eq!(paper.run(&["build"]).status.code(), Some(3));
    paper
}

/// The same, held back.
fn held_back() -> Paper {
    let mut paper = two_editions();
    paper.settings.push_str("[reading]\ndoubtful = \"hold\"\n");
    paper.write(THIRD, HEADLESS);
    assert_eq!(paper.run(&["build"]).status.code(), Some(3));
    paper
}

/// A published story whose change is held back.
fn left_as_it_was() -> Paper {
    let mut paper = doubtful();
    paper.settings.push_str("[reading]\ndoubtful = \"hold\"\n");
    paper.run(&["build"]);
    paper.write(THIRD, CORRECTED);
    assert_eq!(paper.run(&["build"]).status.code(), Some(3));
    paper
}

/// A story that waits for its hour, and a file that is no page.
fn waiting() -> Paper {
    let mut paper = two_editions();
    paper.write("2023-05-12-A01.md", &page(&[story("丁1").called("后天见报的稿件")]));
    paper.write("2023-04-11-A04.docx", "PK\u{3}\u{4}");
    paper.run(&["build"]);
    paper
}

/// A paper whose first edition is the day after tomorrow's.
fn not_out_yet() -> Paper {
    let paper = Paper::new();
    paper.write("2023-05-12-A01.md", &page(&[story("丁1").called("后天见报的稿件")]));
    paper
}

/// A story whose headline was corrected since it was published.
fn corrected() -> Paper {
    let mut paper = two_editions();
    paper.write("2023-04-10-A02.md", &page(&[story("乙1").called("社区养老有新招法").by("记者 王维")]));
    paper.build();
    paper
}

fn comes_out_at_its_hour(paper: &mut Paper) {
    assert!(!paper.path("feeds/atom.xml").exists());
    let output = paper.run(&["build", "--now", "2023-05-12T06:30:00+08:00"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(paper.walk()["丁1"].published, "2023-05-11T22:00:00+00:00");
}

fn has_its_published_id(paper: &mut Paper) {
    let proof = std::fs::read_to_string(paper.path("proofs/2023-04-10-A02.html")).unwrap();
    let id = paper.walk()["乙1"].id.clone();
    assert!(proof.contains(id.rsplit(':').next().unwrap()), "{id}");
}

fn idle(paper: &mut Paper) {
    let output = paper.run(&["build"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    assert!(String::from_utf8(output.stdout).unwrap().contains("nothing new"));
}

fn nothing_doubtful(paper: &mut Paper) {
    assert_eq!(paper.ask(&["archive", "list", "--doubtful"]), "no story to look at\n");
    idle(paper);
}

fn is_out(paper: &mut Paper) {
    assert!(paper.feed("atom.xml").contains("防火会议"));
    nothing_doubtful(paper);
}

fn comes_back_with_another_text(paper: &mut Paper) {
    paper.write(THIRD, CORRECTED);
    let output = paper.run(&["build"]);
    assert_eq!(output.status.code(), Some(3), "another reading is another doubt");
    paper.write(THIRD, HEADLESS);
    assert_eq!(paper.run(&["build"]).status.code(), Some(0), "this one was accepted");
    nothing_doubtful(paper);
}

fn is_settled_on_the_page(paper: &mut Paper) {
    paper.write(THIRD, SETTLED);
    paper.build();
    nothing_doubtful(paper);
    assert!(!paper.feed("atom.xml").contains("::准"));
}

fn is_revised(paper: &mut Paper) {
    assert!(paper.feed("atom.xml").contains("十二项工作"));
    nothing_doubtful(paper);
}

/// One that was accepted.
fn accepted() -> Paper {
    let mut paper = doubtful();
    paper.ask(&["archive", "accept", "2023-04-11-A03.md"]);
    nothing_doubtful(&mut paper);
    paper
}

/// One that was held back, and is out since it was accepted.
fn let_out() -> Paper {
    let mut paper = held_back();
    paper.ask(&["archive", "accept", "2023-04-11-A03.md"]);
    is_out(&mut paper);
    paper
}

/// Its page was read again since, for what changed beside it, and with other eyes.
fn accepted_long_ago() -> Paper {
    let mut paper = accepted();
    paper.write("2023-04-11-A01.md", &page(&[story("丁1").called("当日另一版的稿件")]));
    paper.build();
    paper.run(&["build", "--reread"]);
    nothing_doubtful(&mut paper);
    paper
}

/// It is listed, told before, and out as it was.
fn is_to_be_looked_at(paper: &mut Paper) {
    assert!(paper.ask(&["archive", "list", "--doubtful"]).contains("published\n"));
    assert!(paper.ask(&["status"]).contains("1 story to look at"));
    assert!(paper.feed("atom.xml").contains("防火会议"));
    idle(paper);
    paper.ask(&["archive", "accept", "2023-04-11-A03.md"]);
    nothing_doubtful(paper);
}

fn is_withdrawn(paper: &mut Paper) {
    assert!(!paper.walk().contains_key("甲2") && paper.walk().contains_key("甲1"));
}

fn is_there_again(paper: &mut Paper) {
    assert!(paper.walk().contains_key("乙1"));
}

const fn case(says: &'static str, paper: fn() -> Paper, command: &'static [&'static str]) -> Case {
    Case { says, paper, command, status: 0, holds: &[], lacks: &[], then: nothing }
}

const FOUND: &[&str] = &["海湾大桥", "1 article\n"];
const OTHERS: &[&str] = &["春到中原", "社区养老"];

/// Finding stories.
fn searches() -> Vec<Case> {
    let found = |says, command| Case { holds: FOUND, lacks: OTHERS, ..case(says, two_editions, command) };
    let of_day =
        |says, command| Case {
            holds: &["社区养老", "1 article\n"], lacks: &["春到中原"], ..case(says, two_editions, command)
        };
    vec![
        found("a word of the headline", &["archive", "list", "大桥"]),
        found("small letters find capitals", &["archive", "list", "ccd"]),
        found("full width finds half width", &["archive", "list", "ＣＣＤ段"]),
        found("a writer", &["archive", "list", "赵成"]),
        found("a writer, set apart", &["archive", "list", "赵　成"]),
        found("a writer by option", &["archive", "list", "--writer", "赵成"]),
        found("a role", &["archive", "list", "通讯员"]),
        found("a role in English", &["archive", "list", "correspondent"]),
        found("all words are to be found", &["archive", "list", "A01", "赵成", "04-09"]),
        of_day("a page", &["archive", "list", "A02"]),
        of_day("a page in full width", &["archive", "list", "ａ０２"]),
        of_day("a page by option", &["archive", "list", "--page", "a02"]),
        of_day("a day", &["archive", "list", "2023-04-10"]),
        of_day("a day without its year", &["archive", "list", "4-10"]),
        of_day("a day as it is printed", &["archive", "list", "4月10日"]),
        of_day("a file", &["archive", "list", "2023-04-10-A02.md"]),
        of_day("a file as it lies from here", &["archive", "list", "pages/2023-04-10-A02.md"]),
        of_day("a file and line as a message names them", &["archive", "list", "pages/2023-04-10-A02.md:1"]),
        of_day("a page as it is spoken of", &["archive", "list", "二版"]),
        of_day("the same by option", &["archive", "list", "--page", "第2版"]),
        found("the front page", &["archive", "list", "头版", "CCD"]),
        found("a month", &["archive", "list", "2023-04", "赵成"]),
        found("a month in Chinese", &["archive", "list", "2023年4月", "赵成"]),
        Case { holds: &["no article"], ..case("another month", two_editions, &["archive", "list", "2023-05"]) },
        Case {
            holds: &["没有这样的稿件：用 `benbao archive list` 查看全部"],
            ..case("nothing, and what lists all", two_editions, &["--lang", "zh", "archive", "list", "火星"])
        },
        Case { holds: &["社区养老", "1 article\n"], ..case("a state", one_withdrawn, &["archive", "list", "withdrawn"]) },
        Case {
            holds: &["社区养老", "已撤稿", "共 1 篇\n"],
            ..case("a state in Chinese", one_withdrawn, &["--lang", "zh", "archive", "list", "已撤稿"])
        },
        Case {
            holds: &["\"short\":\"", "\"id\":\"tag:example.cn,2023:2023-04-10/A02/"],
            ..case("JSON has the short id and the whole", two_editions, &["archive", "list", "A02", "--format", "json"])
        },
    ]
}

/// Naming one.
fn names() -> Vec<Case> {
    let shown = |says, command| Case { holds: &["海湾大桥", "revision 1"], ..case(says, two_editions, command) };
    let wrong = |says, paper: fn() -> Paper, command, holds| Case { status: 1, holds, ..case(says, paper, command) };
    vec![
        shown("four figures", &["archive", "show", "#甲2"]),
        shown("page and figures", &["archive", "show", "A01/#甲2"]),
        shown("day, page and figures", &["archive", "show", "2023-04-09/A01/#甲2"]),
        shown("the whole tag", &["archive", "show", "@甲2"]),
        wrong(
            "the beginning of several names them",
            of_many,
            &["archive", "show", "?"],
            &["ids begin so", "推进会甲", "write the one that is meant"],
        ),
        wrong(
            "one wrong figure names the nearest",
            two_editions,
            &["archive", "show", "!甲2"],
            &["no article of this archive; the nearest: ", "海湾大桥", "`benbao archive list WORDS`"],
        ),
        wrong(
            "words name the story that they stand in",
            two_editions,
            &["--lang", "zh", "archive", "show", "春到中原"],
            &["最接近的是", "《春到中原》", "`benbao archive list 字样`"],
        ),
        wrong(
            "another paper's tag is none of ours",
            two_editions,
            &["archive", "show", "tag:other.cn,2023:2023-04-09/A01/0123456789abcdef"],
            &["no article of this archive; `benbao archive list WORDS` finds it"],
        ),
        Case {
            holds: &["withdrawn: 海湾大桥"],
            lacks: &["error"],
            then: is_withdrawn,
            ..case("withdrawn by four figures", two_editions, &["archive", "withdraw", "#甲2", "--reason", "事实有误"])
        },
        Case {
            then: is_there_again,
            ..case("taken back by the page and figures", one_withdrawn, &["archive", "withdraw", "A02/#乙1", "--undo"])
        },
        Case {
            status: 1,
            holds: &["its 3 published stories are on a page", "benbao archive withdraw"],
            ..case(
                "a file whose stories a page holds",
                two_editions,
                &["archive", "withdraw", "--file", "pages/2023-04-09-A01.md", "--reason", "误发"],
            )
        },
        Case {
            holds: &["withdrawn: 春到中原", "withdrawn: 海湾大桥", "withdrawn: 春耕备耕"],
            ..case(
                "a file that was carried away",
                one_page_gone,
                &["archive", "withdraw", "--file", "pages/2023-04-09-A01.md", "--reason", "误发"],
            )
        },
        Case {
            status: 1,
            holds: &["no published story came from it"],
            ..case(
                "a file that nothing came from",
                two_editions,
                &["archive", "withdraw", "--file", "pages/none.md", "--reason", "误发"],
            )
        },
    ]
}

/// What is to be looked at.
fn doubts() -> Vec<Case> {
    vec![
        Case {
            holds: &["published\n", "pages/2023-04-11-A03.md:1: title · no headline", "1 story to look at; settle it"],
            ..case("is listed, told before or not", doubtful, &["archive", "list", "--doubtful"])
        },
        Case {
            holds: &["已发布", "pages/2023-04-11-A03.md 第 1 行：标题 · 没有找到标题", "1 篇要看一下"],
            ..case("is listed in Chinese", doubtful, &["--lang", "zh", "archive", "list", "--doubtful"])
        },
        Case {
            holds: &["no story to look at\n"],
            ..case("nothing is listed where all is sure", two_editions, &["archive", "list", "--doubtful"])
        },
        Case {
            holds: &["accepted: 县里召开春季防火会议", "nothing new"],
            then: nothing_doubtful,
            ..case("is accepted by its id, and the next run is idle", doubtful, &["archive", "accept", "#丙1"])
        },
        Case {
            then: comes_back_with_another_text,
            ..case("another text is to be looked at anew", doubtful, &["archive", "accept", "#丙1"])
        },
        Case {
            then: is_settled_on_the_page,
            holds: &["1 story to look at"],
            ..case("a directive on the page settles it", doubtful, &["status"])
        },
        Case {
            holds: &["pages/2023-04-11-A03.md:1 “县里召开春季防火会议", "held back"],
            lacks: &["published\n"],
            ..case("one that is held back is listed by its file and line", held_back, &["archive", "list", "--doubtful"])
        },
        Case {
            holds: &["accepted: ", "(pages/2023-04-11-A03.md:1)", "1 new"],
            then: is_out,
            ..case(
                "one that is held back is published when it is accepted",
                held_back,
                &["archive", "accept", "pages/2023-04-11-A03.md:1"],
            )
        },
        Case {
            then: is_out,
            ..case("by its file as it lies below the pages", held_back, &["archive", "accept", "2023-04-11-A03.md"])
        },
        Case {
            then: is_out,
            holds: &["已认可："],
            ..case("by words of its headline", held_back, &["--lang", "zh", "archive", "accept", "防火会议"])
        },
        Case { then: is_settled_on_the_page, ..case("by a directive on its page", held_back, &["status"]) },
        Case {
            holds: &["published as before, its change is not"],
            ..case("a change that is held back is listed", left_as_it_was, &["archive", "list", "--doubtful"])
        },
        Case {
            holds: &["accepted: ", "1 revised"],
            then: is_revised,
            ..case(
                "a change that is held back is published when it is accepted",
                left_as_it_was,
                &["archive", "accept", "2023-04-11-A03.md"],
            )
        },
        Case {
            status: 1,
            holds: &["no story that is to be looked at; `benbao archive list --doubtful` lists them"],
            ..case("a name that is nobody's", doubtful, &["archive", "accept", "火星"])
        },
        Case {
            holds: &["to be looked at again: 县里召开春季防火会议", "nothing new"],
            then: is_to_be_looked_at,
            ..case("what was accepted is taken back", accepted, &["archive", "accept", "--undo", "#丙1"])
        },
        Case {
            holds: &["已取消认可，要再看一下：县里召开春季防火会议"],
            then: is_to_be_looked_at,
            ..case(
                "it is by its file, whatever was read since",
                accepted_long_ago,
                &["--lang", "zh", "archive", "accept", "--undo", "pages/2023-04-11-A03.md:1"],
            )
        },
        Case {
            then: is_to_be_looked_at,
            ..case(
                "one that was let out stays with its readers all the same",
                let_out,
                &["archive", "accept", "--undo", "防火会议"],
            )
        },
        Case {
            holds: &["nothing of ", " was accepted"],
            ..case("one that nobody accepted has nothing to take back", doubtful, &["archive", "accept", "--undo", "#丙1"])
        },
        Case {
            status: 1,
            holds: &["nobody accepted a story of that name; `benbao archive list` finds its id"],
            ..case("nor has a name that is nobody's", accepted, &["archive", "accept", "--undo", "火星"])
        },
        Case { holds: &["is to be looked at"], ..case("one that is sure needs none", doubtful, &["archive", "accept", "#甲1"]) },
    ]
}

/// How the paper stands.
fn standings() -> Vec<Case> {
    vec![
        Case {
            holds: &["newest edition 2023-04-10: 1 story\n", "stories: 4 live\n"],
            lacks: &["look at", "set aside"],
            ..case("the newest edition and the states", two_editions, &["status"])
        },
        Case {
            holds: &["4 live, 1 held", "2023-05-12T06:00:00+08:00  后天见报的稿件", "pages/2023-04-11-A04.docx: "],
            ..case("what waits, until when, and what was set aside", waiting, &["status"])
        },
        Case {
            holds: &["最近一期 2023-04-10，1 篇", "2023-05-12 06:00  后天见报的稿件", "1 个文件未采用"],
            ..case("in Chinese", waiting, &["--lang", "zh", "status"])
        },
        Case {
            holds: &["\"until\": \"2023-05-12T06:00:00+08:00\"", "\"live\": 4", "\"set_aside\": ["],
            ..case("for programs", waiting, &["status", "--format", "json"])
        },
        Case {
            holds: &["\"name\": \"pages/2023-04-11-A03.md:1\"", "\"held\": true", "\"code\": \"unsure-no-headline\""],
            ..case("a story that is held back, for programs", held_back, &["status", "--format", "json"])
        },
        Case {
            holds: &[
                "1 held back",
                "1 story waits until 2023-05-12T06:00:00+08:00 (Beijing time); the first run from then on publishes it",
            ],
            lacks: &["error"],
            then: comes_out_at_its_hour,
            ..case("a run with nothing but pages of tomorrow is none that failed", not_out_yet, &["build"])
        },
        Case {
            holds: &["1 篇待发：北京时间 2023-05-12 06:00 后的第一次运行发出"],
            then: comes_out_at_its_hour,
            ..case("and says so in Chinese", not_out_yet, &["--lang", "zh", "build"])
        },
        Case {
            then: has_its_published_id,
            ..case(
                "a proof has the id that was published",
                corrected,
                &["proof", "pages/2023-04-10-A02.md", "--output", "proofs"],
            )
        },
        Case {
            status: 1,
            holds: &["no archive here; `benbao build` makes it"],
            ..case("a paper that was never built", Paper::new, &["status"])
        },
    ]
}

/// The figures of an id that stand for a mark, or what stands for several.
fn spelled(word: &str, paper: &Paper) -> String {
    let ids = || paper.walk().into_iter().map(|(mark, seen)| (mark, seen.id));
    let hash = |id: &str| id.rsplit('/').next().unwrap().to_owned();
    if word == "?" {
        let firsts: Vec<String> = ids().map(|(_, id)| hash(&id)[..1].to_owned()).collect();
        let several = firsts.iter().find(|one| firsts.iter().filter(|two| two == one).count() == 2);
        return several.or_else(|| firsts.iter().find(|one| firsts.iter().filter(|two| two == one).count() > 1)).unwrap().clone();
    }
    let of = |mark: &str| {
        let known = ids().find(|(it, _)| it == mark).map(|(_, id)| id);
        known.unwrap_or_else(|| withdrawn(paper))
    };
    match word.find(['#', '@', '!']) {
        Some(at) => {
            let (before, rest) = word.split_at(at);
            let id = of(&rest[1..]);
            match &rest[..1] {
                "@" => id,
                "#" => format!("{before}{}", &hash(&id)[..4]),
                _ => {
                    let (first, rest) = (hash(&id)[..7].to_owned(), if hash(&id).as_bytes()[7] == b'0' { "1" } else { "0" });
                    format!("{before}{first}{rest}")
                }
            }
        }
        None => word.to_owned(),
    }
}

/// The id of the story that the feed tells to be withdrawn.
fn withdrawn(paper: &Paper) -> String {
    crate::paper::Document::read(&paper.feed("atom.xml")).withdrawals[0].0.clone()
}

#[test]
fn the_desk() {
    let cases: Vec<Case> = [searches(), names(), doubts(), standings()].into_iter().flatten().collect();
    assert!(cases.len() >= 40, "{}", cases.len());
    let failed: Vec<String> = cases.iter().filter_map(failure).collect();
    assert!(failed.is_empty(), "{} of {} cases:\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// What is wrong with a case.
fn failure(case: &Case) -> Option<String> {
    let run = || {
        let mut paper = (case.paper)();
        let command: Vec<String> = case.command.iter().map(|word| spelled(word, &paper)).collect();
        let output = paper.run(&command.iter().map(String::as_str).collect::<Vec<_>>());
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        // Lines are set for a screen; words are looked for as they are said.
        let words = |text: &str| text.split_whitespace().collect::<String>();
        let joined = words(&told);
        let missing: Vec<&&str> = case.holds.iter().filter(|it| !told.contains(**it) && !joined.contains(&words(it))).collect();
        let too_much: Vec<&&str> = case.lacks.iter().filter(|it| told.contains(**it)).collect();
        let is_right = output.status.code() == Some(case.status) && missing.is_empty() && too_much.is_empty();
        assert!(is_right, "{command:?}: status {:?}, lacks {missing:?}, holds {too_much:?}:\n{told}", output.status.code());
        (case.then)(&mut paper);
    };
    let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).err()?;
    let words = result.downcast_ref::<String>().cloned().or_else(|| result.downcast_ref::<&str>().map(|it| (*it).to_owned()));
    Some(format!("── {}: {}", case.says, words.unwrap_or_default()))
}

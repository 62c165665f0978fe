//! The rules of who is who as a table: what the archive knows, what pages hold now, what each article is.

use crate::archive::identity::decide;
use crate::archive::identity::decided::Decided;
use crate::archive::identity::decided::Decision;
use crate::archive::identity::decided::Leaf;
use crate::archive::identity::decided::Question;
use crate::archive::identity::decided::Version;
use crate::archive::identity::known::Fresh;
use crate::archive::identity::known::Known;
use crate::archive::identity::known::Past;
use crate::archive::identity::known::Standing;
use crate::archive::identity::known::tests::known;
use crate::archive::identity::likeness::Reach;
use crate::archive::identity::mint;
use crate::archive::identity::revision::tests::article;
use crate::archive::store::fault::Fault;
use crate::article::Article;
use crate::article::id::Adopted;
use crate::article::id::ItemId;
use crate::date::DateFrom;
use crate::error::Place;
use std::path::Path;

/// Texts of which no two are alike, as in a paper; `水` is `洪` with a sentence taken out, `堤` is half of it, `汛` shares a
/// third of it.
fn text(name: char) -> &'static str {
    match name {
        '洪' => {
            "市防汛指挥部昨日召开会商会，预计未来三天黄河干流将出现一次明显的涨水过程。各县区要在今晚十点前把低洼地带的群众转移到安全地带，\
             水利部门二十四小时巡查堤坝，发现险情立即上报。应急物资已经运抵六个乡镇。"
        }
        '水' => {
            "市防汛指挥部昨日召开会商会，预计未来三天黄河干流将出现一次明显的涨水过程。各县区要在今晚十点前把低洼地带的群众转移到安全地带，\
             应急物资已经运抵六个乡镇。"
        }
        '汛' => {
            "市防汛指挥部昨日召开会商会，预计未来三天黄河干流将出现一次明显的涨水过程。气象台同时发布雷电黄色预警，提醒市民减少外出。"
        }
        '堤' => {
            "市防汛指挥部昨日召开会商会，预计未来三天黄河干流将出现一次明显的涨水过程。水利部门二十四小时巡查堤坝，发现险情立即上报。"
        }
        '粮' => {
            "夏粮收购全面展开，全市设立收购网点八十四个，小麦每斤均价一元二角。农户卖粮当天拿到粮款，仓容足够容纳今年的新粮。"
        }
        _ => "豫剧名家昨晚在文化宫登台，三百名戏迷冒雨前来，掌声一次次打断了唱腔，演出到十点半才散场。",
    }
}

/// `file day page headline text`, and the id that the page tells (`#15`; `!15` where it told it in vain); the day of April 2023,
/// behind `~` an inferred one, `A02` or `–`.
fn parsed(line: &str) -> Article {
    let (line, guid) = line.split_once(['#', '!']).unwrap_or((line, ""));
    let [file, day, page, headline, body] = line.trim().split(' ').collect::<Vec<_>>().try_into().unwrap();
    let told = day.trim_start_matches('~');
    let mut article = article(&format!("2023-04-{told}"), page, headline, text(body.chars().next().unwrap()));
    if told != day {
        article.edition.date_from = DateFrom::Inferred;
    }
    article.place = Place::line(Path::new(file), 1);
    article.guid = Adopted::new(guid);
    article
}

/// A known article: its number is its place in the table, from 1.
struct Told {
    known: &'static str,
    standing: Standing,
}

/// The past of a row of the table.
struct Table {
    told: Vec<Told>,
    copy: Vec<&'static str>,
}

impl Table {
    fn known(&self, number: usize) -> Known {
        let now = parsed(self.told[number - 1].known);
        let mut known = known(i64::try_from(number).unwrap(), &now);
        known.row.hash = number.to_string();
        known.row.adopted = now.guid.clone().filter(|_| !self.told[number - 1].known.contains('!'));
        known
    }

    fn all(&self, wanted: impl Fn(&Known) -> bool) -> Vec<Known> {
        (1..=self.told.len()).map(|number| self.known(number)).filter(wanted).collect()
    }
}

/// The key of a file: a digit of its name.
fn key(file: &Path) -> i64 {
    file.to_str().unwrap().bytes().map(i64::from).sum()
}

impl Past for Table {
    fn is_whole(&self) -> bool {
        self.told.iter().all(|it| it.standing == Standing::Claimed)
    }

    fn adopted(&mut self, guid: &Adopted) -> Result<Option<Known>, Fault> {
        Ok(self.all(|known| known.row.adopted.as_ref() == Some(guid)).pop())
    }

    fn namesakes(&mut self, fresh: &Fresh) -> Result<(Vec<Known>, Reach), Fault> {
        Ok((self.all(|known| known.row.words == fresh.words), Reach::All))
    }

    fn neighbours(&mut self, fresh: &Fresh) -> Result<Vec<Known>, Fault> {
        Ok(self.all(|known| known.is_filed_with(fresh) && known.row.words != fresh.words))
    }

    fn lost(&mut self, _: &Fresh) -> Result<Vec<Known>, Fault> {
        // More than what is lost: the rules ask of each where it stands.
        Ok(self.all(|_| true))
    }

    fn standing(&self, article: i64) -> Result<Standing, Fault> {
        Ok(self.told[usize::try_from(article).unwrap() - 1].standing)
    }

    fn holds(&self, source: i64, article: i64) -> Result<bool, Fault> {
        let told = &self.told[usize::try_from(article).unwrap() - 1];
        Ok(told.standing == Standing::Claimed && key(&parsed(told.known).place.path) == source)
    }

    fn has_copy(&self) -> Result<bool, Fault> {
        Ok(!self.copy.is_empty())
    }

    fn remembers(&mut self, _: &Fresh, natural: &ItemId) -> Result<bool, Fault> {
        let id = |line: &&str| mint::mint("example.cn,2023", &parsed(line).edition, &mint::words(&parsed(line)), 0);
        Ok(self.copy.iter().any(|line| id(line) == *natural))
    }
}

/// A decision in a word: how it was known again and as which, and in brackets which ones it may be.
fn said(decided: &Decided) -> String {
    let word = match &decided.decision {
        Decision::Same { known, how } => format!("{}={}", how.as_str(), known.row.number),
        Decision::Beside { known } => format!("beside={known}"),
        Decision::Remembered(_) => "remembered".to_owned(),
        Decision::Twin { known, version: Version::Same, .. } => format!("twin={known}"),
        Decision::Twin { known, .. } => format!("other-version={known}"),
        Decision::New => "new".to_owned(),
        Decision::Waits => "waits".to_owned(),
    };
    let doubts: Vec<String> = decided.doubts.iter().map(|row| row.number.to_string()).collect();
    format!("{}:{word}{}", decided.fresh.article.headline.text(), doubts.iter().map(|it| format!("?{it}")).collect::<String>())
}

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    Pages,
    AllRead,
    AllKept,
}

fn decisions(told: &[(Standing, &'static str)], copy: &[&'static str], asked: Asked, now: &[&str]) -> String {
    let told = told.iter().map(|(standing, known)| Told { known, standing: *standing }).collect();
    let mut past = Table { told, copy: copy.to_vec() };
    let fresh = |(at, line): (usize, &&str)| {
        let article = Article { position: at, ..parsed(line) };
        let source = key(&article.place.path);
        Fresh::new(article, source)
    };
    let question = match asked {
        Asked::AllRead => Question::AllRead(now.iter().enumerate().map(fresh).collect()),
        Asked::AllKept => Question::AllKept(now.iter().enumerate().map(fresh).collect()),
        Asked::Pages => {
            let mut leaves: Vec<(String, Leaf)> = Vec::new();
            for (at, line) in now.iter().enumerate() {
                let file = line.split(' ').next().unwrap();
                if leaves.last().is_none_or(|(last, _)| last != file) {
                    let held = past.all(|known| known.revision.place.path == Path::new(file) || also_held(known, file));
                    leaves.push((file.to_owned(), Leaf { fresh: Vec::new(), held }));
                }
                leaves.last_mut().unwrap().1.fresh.push(fresh((at, line)));
            }
            Question::Pages(leaves.into_iter().map(|(_, leaf)| leaf).collect())
        }
    };
    let mut decided = decide(&mut past, "example.cn,2023", question).unwrap();
    decided.sort_by_key(|it| it.fresh.article.position);
    decided.iter().map(said).collect::<Vec<_>>().join(" ")
}

/// The file `b` holds what `a` does, too, where the headline says so.
fn also_held(known: &Known, file: &str) -> bool {
    file == "b" && known.row.headline == "两处"
}

const ON: Standing = Standing::Claimed;
const OFF: Standing = Standing::Loose;
const LATER: Standing = Standing::Pending;

/// A row: what is known and where it stands, what is asked, what pages hold now, and what each article is, in this order.
type Rule = (&'static [(Standing, &'static str)], Asked, &'static [&'static str], &'static str);

const RULES: &[Rule] = {
    use Asked::{AllKept, AllRead, Pages};
    &[
        // 1: the id that it came with, wherever it stands now and whatever became of it.
        (&[(OFF, "z 09 A02 防汛 洪 #15")], Pages, &["a 09 A03 夏粮 粮 #15"], "夏粮:id=1"),
        (&[(OFF, "z 09 A02 防汛 洪 #15")], Pages, &["a 10 A03 防汛 粮 #15"], "防汛:id=1"),
        // A head that was copied with the id in it: the day, the headline and the text are another's.
        (&[(OFF, "z 09 A02 防汛 洪 #15")], Pages, &["a 10 A03 夏粮 粮 #15"], "夏粮:waits"),
        (&[(OFF, "z 09 A02 防汛 洪 #15"), (OFF, "a 09 A02 防汛 洪 #16")], Pages, &["a 09 A02 防汛 洪 #15"], "防汛:id=1"),
        (&[(LATER, "z 09 A02 防汛 洪 #15")], Pages, &["a 09 A02 夏粮 粮 #15"], "夏粮:waits"),
        (&[(OFF, "z 09 A02 防汛 洪 #15")], AllRead, &["a 09 A02 夏粮 粮 #15"], "夏粮:id=1"),
        (&[(ON, "z 09 A02 防汛 洪 #15")], AllRead, &["a 09 A02 夏粮 粮 #15"], "夏粮:waits"),
        // Two that came with two ids are two, but where one file says so.
        (&[(OFF, "z 09 A02 防汛 洪 #15")], Pages, &["a 09 A02 防汛 洪 #16"], "防汛:waits"),
        (&[(OFF, "z 09 A02 防汛 洪 #15")], AllRead, &["a 09 A02 防汛 洪 #16"], "防汛:waits"),
        (&[(ON, "z 09 A02 防汛 洪 #15")], AllKept, &["a 09 A02 防汛 洪 #16"], "防汛:new"),
        (&[(OFF, "a 09 A02 防汛 洪 #15")], Pages, &["a 09 A02 防汛 洪 #16"], "防汛:file=1"),
        // Whoever told it in vain tells it in vain again.
        (&[(OFF, "z 09 A02 防汛 洪 #15"), (OFF, "a 09 A02 夏粮 粮 !15")], Pages, &["a 09 A02 夏粮 粮 #15"], "夏粮:file=2"),
        // 2: the same words in the same file, whatever became of the text.
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 防汛 洪"], "防汛:file=1"),
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 防汛 戏"], "防汛:file=1"),
        // On another day only where the texts are alike: a daily column keeps its headline.
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 10 A02 防汛 洪"], "防汛:file=1"),
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 10 A02 防汛 戏"], "防汛:waits"),
        // Where the text went on under another headline, it is the text that counts.
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 防汛 戏", "a 09 A02 会商 洪"], "防汛:waits 会商:likeness=1"),
        (
            &[(OFF, "a 09 A02 防汛 洪"), (OFF, "a 09 A02 夏粮 粮")],
            Pages,
            &["a 09 A02 防汛 粮", "a 09 A02 夏粮 洪"],
            "防汛:likeness=2 夏粮:likeness=1",
        ),
        // So it is where the other headline is gone.
        (&[(OFF, "a 09 A02 防汛 洪"), (OFF, "a 09 A02 夏粮 粮")], Pages, &["a 09 A02 防汛 粮"], "防汛:likeness=2"),
        // A text that shares only a little with one under another headline did not go there, and did not come from there.
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 防汛 戏", "a 09 A02 会商 汛"], "防汛:file=1 会商:waits"),
        (&[(OFF, "a 09 A02 防汛 戏"), (OFF, "a 09 A02 会商 汛")], Pages, &["a 09 A02 防汛 洪"], "防汛:file=1"),
        // Of two files that hold one article, that which had its text says what it is.
        (&[(OFF, "a 09 A02 两处 洪")], Pages, &["b 09 A02 两处 洪", "a 09 A02 两处 洪"], "两处:beside=1 两处:file=1"),
        (&[(OFF, "a 09 A02 两处 洪")], Pages, &["b 09 A02 两处 洪"], "两处:file=1"),
        // 7 already: what two files of a page held stands in one, and nearly so under another headline in the other.
        (&[(OFF, "a 09 A02 两处 洪")], Pages, &["b 09 A02 会商 水", "a 09 A02 两处 洪"], "会商:other-version=1 两处:file=1"),
        (&[(OFF, "a 09 A02 两处 洪")], Pages, &["b 09 A02 会商 汛", "a 09 A02 两处 洪"], "会商:waits 两处:file=1"),
        (&[(OFF, "a 09 A02 两处 洪")], Pages, &["b 09 A03 会商 水", "a 09 A02 两处 洪"], "会商:waits 两处:file=1"),
        // 4: the same words, page and day, that another file held and holds no more; the only one.
        (&[(OFF, "z 09 A02 防汛 洪")], Pages, &["a 09 A02 防汛 戏"], "防汛:headline=1"),
        (&[(OFF, "z 09 A03 防汛 洪")], Pages, &["a 09 A02 防汛 洪"], "防汛:waits"),
        (&[(OFF, "z 10 A02 防汛 洪")], Pages, &["a 09 A02 防汛 洪"], "防汛:waits"),
        (&[(OFF, "z 09 A02 防汛 洪"), (OFF, "y 09 A02 防汛 粮")], Pages, &["a 09 A02 防汛 洪"], "防汛:waits"),
        (&[(OFF, "z 09 A02 防汛 洪"), (LATER, "y 09 A02 防汛 粮")], Pages, &["a 09 A02 防汛 洪"], "防汛:waits"),
        (&[(ON, "z 09 A02 防汛 洪"), (OFF, "y 09 A02 防汛 粮")], Pages, &["a 09 A02 防汛 粮"], "防汛:headline=2"),
        (&[(ON, "z 09 A02 防汛 洪")], Pages, &["a 09 A02 防汛 洪"], "防汛:waits"),
        // 5: the article of this file whose text is alike; one that is not alike enough is named.
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 会商 水"], "会商:likeness=1"),
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 会商 汛"], "会商:waits?1"),
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 会商 戏"], "会商:waits"),
        // What is known already is none of which another may be a version.
        (&[(OFF, "a 09 A02 防汛 洪")], Pages, &["a 09 A02 会商 水", "a 09 A02 简讯 汛"], "会商:likeness=1 简讯:waits"),
        // 6: what no page holds any more, the surest pair first.
        (&[(OFF, "z 09 A02 防汛 洪")], AllRead, &["a 09 A02 防汛 戏"], "防汛:headline=1"),
        (&[(OFF, "z 09 A03 防汛 洪")], AllRead, &["a 09 A02 防汛 洪"], "防汛:headline=1"),
        (&[(OFF, "z 09 A03 防汛 洪")], AllRead, &["a 09 A02 防汛 戏"], "防汛:waits"),
        (&[(OFF, "z 09 A03 防汛 洪")], AllRead, &["a 09 A02 会商 水"], "会商:likeness=1"),
        (&[(OFF, "z 01 A03 防汛 洪")], AllRead, &["a 09 A02 会商 洪"], "会商:likeness=1"),
        (&[(OFF, "z 09 A03 防汛 洪")], AllRead, &["a 09 A02 会商 汛"], "会商:waits?1"),
        (&[(OFF, "z 09 A02 防汛 洪")], AllRead, &["a 09 A02 防汛 戏", "b 09 A02 会商 洪"], "防汛:headline=1 会商:waits"),
        (&[(ON, "z 09 A02 防汛 洪")], AllRead, &["a 09 A02 防汛 洪"], "防汛:waits"),
        // Of two of the same page, of two of the same day, the one whose text is nearer; the same words before the same text.
        (&[(OFF, "z 09 A02 防汛 洪")], AllRead, &["a 09 A02 防汛 戏", "b 09 A02 防汛 洪"], "防汛:waits 防汛:headline=1"),
        (&[(OFF, "z 09 A03 防汛 洪")], AllRead, &["a 09 A02 防汛 水", "b 09 A02 防汛 洪"], "防汛:waits 防汛:headline=1"),
        (&[(OFF, "z 09 A03 防汛 汛")], AllRead, &["a 09 A02 会商 汛", "b 09 A02 防汛 堤"], "会商:waits 防汛:headline=1"),
        (&[(OFF, "z 09 A03 防汛 洪")], AllRead, &["a 09 A02 简讯 汛", "b 09 A02 防汛 洪"], "简讯:waits 防汛:headline=1"),
        // Not where it stands on another page already.
        (&[(OFF, "z 08 A02 防汛 洪"), (ON, "y 09 A02 防汛 洪")], AllRead, &["a 09 – 防汛 洪"], "防汛:waits"),
        // 7: what another file holds still, where nothing says that they are two pages or days.
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 洪"], "防汛:twin=1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 – 防汛 洪"], "防汛:twin=1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 水"], "防汛:other-version=1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 会商 洪"], "会商:other-version=1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A03 防汛 洪"], "防汛:new?1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 10 A02 防汛 洪"], "防汛:new?1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a ~10 A02 防汛 洪"], "防汛:twin=1"),
        (&[(ON, "z ~10 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 洪"], "防汛:twin=1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 堤"], "防汛:other-version=1"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 会商 堤"], "会商:new"),
        (&[(OFF, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 洪"], "防汛:new"),
        // Twice in one file: two stories.
        (&[(ON, "a 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 洪"], "防汛:new"),
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 洪", "a 09 A02 防汛 洪"], "防汛:twin=1 防汛:new"),
        // 8: everything else.
        (&[(ON, "z 09 A02 防汛 洪")], AllKept, &["a 09 A02 防汛 戏"], "防汛:new"),
        (&[], AllKept, &["a 09 A02 防汛 洪"], "防汛:new"),
    ]
};

#[test]
fn each_rule_decides_what_it_says() {
    for (told, asked, now, expected) in RULES {
        let told_now: Vec<_> = told.iter().map(|(standing, line)| (*standing, *line)).collect();
        assert_eq!(decisions(&told_now, &[], *asked, now), *expected, "{told_now:?} → {now:?}");
    }
}

#[test]
fn the_copy_tells_of_an_article_under_the_id_that_its_page_gives_it() {
    let copy = ["z 09 A02 防汛 洪"];
    let table = [
        // 3: after what its own file tells, before what other files do.
        (&["a 09 A02 防汛 戏"][..], &[][..], "防汛:remembered"),
        (&["a 09 A02 防汛 洪", "a 09 A02 防汛 戏"], &[], "防汛:remembered 防汛:waits"),
        (&["a 09 A03 防汛 洪"], &[], "防汛:waits"),
        (&["a 09 A02 防汛 洪"], &[(OFF, "a 09 A02 防汛 洪")], "防汛:file=1"),
        (&["a 09 A02 防汛 洪"], &[(OFF, "y 09 A02 防汛 洪")], "防汛:remembered"),
    ];
    for (now, told, expected) in table {
        assert_eq!(decisions(told, &copy, Asked::Pages, now), expected, "{now:?}");
    }
}

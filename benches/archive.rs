//! What a run costs beside a floor: `cargo bench --bench archive` (10,000 articles; `ARTICLES=100000` for more).
//!
//! The floor reads the same pages and writes as many documents, on disk before they take their place, without understanding a
//! word. Both are timed in turn, three rounds; the medians and their ratio are printed, since a machine that drifts hits both.
//! Beside them stands the most memory that a round took (`VmHWM`, Linux).

use std::fs;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

/// Stories on a page, and pages of an edition.
const STORIES: usize = 4;
const PAGES: usize = 8;
const ROUNDS: usize = 3;

/// How often a run is asked what memory it has taken so far: what it takes in its last moments before an end is not heard.
const ASKED: Duration = Duration::from_millis(2);

/// What one round took: the floor in seconds, the run in seconds, and the run's peak in KiB.
type Round = (f64, f64, u64);

fn main() -> io::Result<()> {
    let articles: usize = std::env::var("ARTICLES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let paper = folder.path().join("paper");
    let pages = paper.join("pages");
    write_pages(&pages, articles)?;
    fs::write(
        paper.join("benbao.toml"),
        "title = \"中原时报\"\nbase_url = \"https://example.cn/feeds/\"\nauthority = \"example.cn,2023\"\n[articles]\npages = false\n",
    )?;
    let mut out = io::stdout();
    writeln!(out, "{articles} articles, medians of {ROUNDS} rounds in turn with the floor")?;
    let (mut cold, mut idle, mut change): (Vec<Round>, Vec<Round>, Vec<Round>) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        for left in ["feeds", ".benbao", "benbao.ids"] {
            drop(fs::remove_dir_all(paper.join(left)).or_else(|_| fs::remove_file(paper.join(left))));
        }
        let floor = folder.path().join("floor");
        drop(fs::remove_dir_all(&floor));
        cold.push(in_turn(|| copy(&pages, &floor, usize::MAX), &paper)?);
        idle.push(in_turn(|| look(&pages), &paper)?);
        let page = page_path(&pages, articles / STORIES - 1);
        let text = fs::read_to_string(&page)?.replacen('，', &format!("（更正{round}），"), 1);
        fs::write(&page, text)?;
        change.push(in_turn(|| look(&pages).and_then(|()| copy(&pages, &floor, 1)), &paper)?);
    }
    for (name, rounds) in [("first run", cold), ("nothing new", idle), ("one page changed", change)] {
        let median = |mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times.get(ROUNDS / 2).copied().unwrap_or_default()
        };
        let floor = median(rounds.iter().map(|(floor, ..)| *floor).collect());
        let ours = median(rounds.iter().map(|(_, ours, _)| *ours).collect());
        let peak = rounds.iter().map(|(.., peak)| *peak).max().unwrap_or_default() / 1024;
        let times = ours / floor;
        writeln!(out, "{name:<18} floor {floor:>7.3} s   benbao {ours:>7.3} s   {times:>5.1} times   peak {peak:>4} MiB")?;
    }
    Ok(())
}

/// The floor, then a run.
fn in_turn(floor: impl FnOnce() -> io::Result<()>, paper: &Path) -> io::Result<Round> {
    let floor = timed(floor)?;
    let mut peak = 0;
    let ours = timed(|| build(paper).map(|found| peak = found))?;
    Ok((floor, ours, peak))
}

fn timed(work: impl FnOnce() -> io::Result<()>) -> io::Result<f64> {
    let begin = Instant::now();
    work()?;
    Ok(begin.elapsed().as_secs_f64())
}

/// Runs benbao; gives the most memory that it took.
fn build(paper: &Path) -> io::Result<u64> {
    let now = ["--now", "2026-11-27T08:00:00+08:00"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_benbao"));
    command.current_dir(paper).arg("build").args(now).arg("-q").stdout(Stdio::null()).stderr(Stdio::null());
    let mut run = command.spawn()?;
    let status = PathBuf::from(format!("/proc/{}/status", run.id()));
    let mut peak = 0;
    let code = loop {
        if let Some(ended) = run.try_wait()? {
            break ended.code();
        }
        peak = peak.max(peak_of(&status).unwrap_or_default());
        std::thread::sleep(ASKED);
    };
    match code {
        // What is to be looked at is told (3): the pages are invented.
        Some(0 | 3) => Ok(peak),
        code => Err(io::Error::other(format!("benbao ended with {code:?}"))),
    }
}

/// What a process has taken at most so far, in KiB: the line `VmHWM:     43008 kB` of its status.
fn peak_of(status: &Path) -> Option<u64> {
    let text = fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// The page of a number, the oldest first: 2016-01-01 and on.
fn page_path(pages: &Path, number: usize) -> PathBuf {
    let first = chrono::NaiveDate::from_ymd_opt(2016, 1, 1).unwrap_or_default();
    let day = first + chrono::Days::new(u64::try_from(number / PAGES).unwrap_or_default());
    pages.join(format!("{day}-A{:02}.md", number % PAGES + 1))
}

/// Invented pages: each sentence is of characters drawn by a small generator, the same in every run.
fn write_pages(pages: &Path, articles: usize) -> io::Result<()> {
    const LETTERS: &str =
        "市县区乡镇街道学校医院工厂企业农民工人老师学生记者会议工作建设发展服务安全环境文化教育经济社会生活今年以来全面推进";
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut seed: u64 = 7;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % most
    };
    let mut words = |many: usize| (0..many).filter_map(|_| letters.get(next(letters.len()))).collect::<String>();
    fs::create_dir_all(pages)?;
    for number in 0..articles / STORIES {
        let mut page = String::new();
        for _ in 0..STORIES {
            page += &format!("# {} {}\n\n本报讯（记者 鲁燕）", words(9), words(8));
            for _ in 0..4 {
                page += &format!("{}，{}，{}。{}，{}。\n\n", words(20), words(25), words(18), words(30), words(22));
            }
        }
        fs::write(page_path(pages, number), page)?;
    }
    Ok(())
}

/// Looks at every page as a run must that finds nothing new.
fn look(pages: &Path) -> io::Result<()> {
    for entry in fs::read_dir(pages)? {
        entry?.metadata()?;
    }
    Ok(())
}

/// The floor: reads the last `most` editions, and writes a document each, three for the newest, and one copy of all text.
fn copy(pages: &Path, to: &Path, most: usize) -> io::Result<()> {
    let mut names: Vec<PathBuf> = fs::read_dir(pages)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    names.sort();
    let skipped = names.len().saturating_sub(most.saturating_mul(PAGES));
    let mut written: Vec<(PathBuf, PathBuf)> = Vec::new();
    let mut newest = Vec::new();
    let mut all = Vec::new();
    for edition in names.get(skipped..).unwrap_or_default().chunks(PAGES) {
        let mut text = Vec::new();
        for page in edition {
            text.extend(fs::read(page)?);
        }
        let folder = to.join("editions").join(edition.first().and_then(|page| page.file_stem()).unwrap_or_default());
        fs::create_dir_all(&folder)?;
        written.push(put(&folder, "atom.xml", &text)?);
        all.extend_from_slice(&text);
        newest = text;
    }
    for name in ["atom.xml", "rss.xml", "feed.json"] {
        written.push(put(to, name, &newest)?);
    }
    written.push(put(to, "archive", &all)?);
    rustix::fs::syncfs(File::open(to)?)?;
    written.into_iter().try_for_each(|(from, to)| fs::rename(from, to))
}

/// Writes a document beside its place.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<(PathBuf, PathBuf)> {
    let (beside, place) = (folder.join(format!(".{name}")), folder.join(name));
    fs::write(&beside, bytes)?;
    Ok((beside, place))
}

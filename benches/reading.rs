//! How fast pages are read, and that the worst of them cost no more than their length: `cargo bench --bench reading`.
//!
//! With `PAGES=FOLDER` the pages of that folder are measured, else those of the tests. One thread; each figure is the
//! best of several runs. A worst case is run at one size and at four times that; the law is that it takes about four times.

use benbao::error::Error;
use benbao::parse;
use benbao::parse::Options;
use benbao::parse::lexicon::Lexicon;
use benbao::read;
use benbao::read::encoding::known::Encoding;
use benbao::read::limits::Limits;
use benbao::typography::Typography;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let mut out = std::io::stdout();
    let pages = pages();
    let bytes: u64 = pages.iter().filter_map(|page| fs::metadata(page).ok()).map(|it| it.len()).sum();
    let time = best(5, || {
        pages.iter().for_each(|page| {
            understand(page).ok();
        })
    });
    writeln!(out, "{} pages, {} KB: {:.1} MB/s a thread", pages.len(), bytes / 1024, speed(bytes, time))?;
    for (name, page) in WORST {
        let mut times = Vec::new();
        for size in [1, 4] {
            let path = folder.path().join("2023-04-09-A01.md");
            fs::write(&path, page(size))?;
            // What is refused is read in no time.
            understand(&path).map_err(|refused| std::io::Error::other(format!("{name}: {refused}")))?;
            let time = best(3, || {
                understand(&path).ok();
            });
            times.push((fs::metadata(&path)?.len(), time));
        }
        if let [(small, quick), (large, slow)] = times.as_slice() {
            let growth = slow.as_secs_f64() / quick.as_secs_f64() / (*large as f64 / *small as f64);
            writeln!(
                out,
                "{name}: {:.1} MB in {:.0} ms ({:.1} MB/s), growth {growth:.2} of linear",
                *large as f64 / 1e6,
                slow.as_secs_f64() * 1e3,
                speed(*large, *slow)
            )?;
        }
    }
    Ok(())
}

/// A page so many times its least size.
type MakePage = fn(usize) -> String;

/// Pages that would make a careless reader quadratic, of a size and of four times that, which a page may have (8 MiB).
const WORST: &[(&str, MakePage)] = &[
    ("one line of text", |size| format!("# 一行\n\n{}\n", "会议指出,要坚持稳中求进,全面落实各项部署。".repeat(30_000 * size))),
    ("one line without a stop", |size| format!("# 一行\n\n{}\n", "会议指出要坚持稳中求进".repeat(60_000 * size))),
    ("headings", |size| "# 标题在此\n\n文在此。\n\n".repeat(25_000 * size)),
    ("headings without text", |size| "# 标题在此\n".repeat(25_000 * size)),
    ("names on one line", |size| format!("# 名单\n\n记者 {}\n", "鲁燕 武刘敏 ".repeat(120_000 * size))),
    ("lines of names", |size| format!("# 名单\n\n{}", "鲁燕 武刘敏\n".repeat(60_000 * size))),
    ("brackets in brackets", |size| format!("# 括号\n\n本报讯{}中{}\n", "(".repeat(250_000 * size), ")".repeat(250_000 * size))),
    ("open brackets", |size| format!("# 括号\n\n{}\n", "(记者".repeat(100_000 * size))),
    ("spaces", |size| format!("# 空\n\n本报讯{}近日\n", " ".repeat(1_000_000 * size))),
    ("short lines without marks", |size| "海湾晨报今天\n".repeat(40_000 * size)),
    ("turns", |size| "# 标题在此\n\n文在此(下转第2版)\n\n".repeat(10_000 * size)),
    ("ordered headlines", |size| "::稿件 甲\n".repeat(25_000 * size)),
    ("ordered bylines", |size| format!("# 署名\n\n{}", "::署名 记者 鲁燕\n".repeat(20_000 * size))),
    ("bylines of many", |size| {
        let lines = ('一'..='龥').cycle().take(10_000 * size).map(|letter| format!("记者 {letter}鲁燕\n"));
        format!("# 署名\n\n{}", lines.collect::<String>())
    }),
    ("captions", |size| format!("# 图片\n\n{}", "图为现场。鲁燕 摄\n".repeat(20_000 * size))),
    ("dates", |size| format!("# 日期\n\n{}\n", "2023年4月9日".repeat(60_000 * size))),
];

/// Read and parsed, as `benbao read` does it.
fn understand(path: &Path) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = Path::new(path.file_name().unwrap_or_default());
    let read::Page { document, .. } = read::page(folder, name, Limits::default(), Encoding::Auto)?;
    let options = Options {
        edition: None,
        typography: Typography::Restore,
        sections: BTreeMap::new(),
        lexicon: Lexicon::default(),
        today: NaiveDate::default(),
    };
    black_box(parse::file(&document, &options));
    Ok(())
}

fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folders =
        std::env::var_os("PAGES").map_or_else(|| vec![root.join("seed"), root.join("pages")], |it| vec![PathBuf::from(it)]);
    let files =
        folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut pages: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|it| it == "md" || it == "txt")).collect();
    pages.sort();
    pages
}

fn best(runs: usize, mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap_or_default()
}

fn speed(bytes: u64, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}

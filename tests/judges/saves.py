"""From a finished save to the feed that readers get: `python saves.py BENBAO [--articles 10000] [--saves 200]`.

A paper with a long archive is watched; pages are saved as editors do (written in place, written beside and renamed over, copied
slowly), and each is waited for in the feed. Every story must come out once and whole. Prints the median, the 99th of a hundred and the
longest; closes on `N passed, N failed`.
"""

import argparse
import datetime
import os
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

# A finished save is out within so many seconds on an idle machine; a loaded one may take so much longer.
LIMIT = 2.0
PATIENCE = 30.0
# A page of so many stories, an edition of so many pages.
STORIES, PAGES = 4, 8

SETTINGS = (
    'title = "海湾晨报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2023"\n'
    "[articles]\npages = false\n"
)


def story(name: str) -> str:
    return f"# 海湾{name}开工\n\n本报讯 海湾{name}昨天开工,工期两年。\n\n{'建成以后,往来两岸只要十分钟。' * 8}\n\n记者 林知夏 通讯员 陆平安\n\n"


def archive(pages: Path, articles: int) -> None:
    """Pages of the years before."""
    day = datetime.date(2024, 1, 1)
    for number in range(articles // STORIES):
        date = day + datetime.timedelta(days=number // PAGES)
        text = "".join(story(f"第{number * STORIES + at}号工程") for at in range(STORIES))
        (pages / f"{date}-A{number % PAGES + 1:02}.md").write_text(text, "utf-8")


def in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def renamed_over(path: Path, text: str) -> None:
    beside = path.with_name("." + path.name + ".swp")
    beside.write_text(text, "utf-8")
    os.replace(beside, path)


def slowly(path: Path, text: str) -> None:
    encoded = text.encode()
    with path.open("wb") as page:
        for start in range(0, len(encoded), 300):
            page.write(encoded[start : start + 300])
            page.flush()
            time.sleep(0.3)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("benbao", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--saves", type=int, default=200)
    options = parser.parse_args()
    benbao = options.benbao.resolve()
    faults, took = [], []
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        pages, feed = home / "pages", home / "feeds" / "rss.xml"
        pages.mkdir()
        (home / "benbao.toml").write_text(SETTINGS, "utf-8")
        archive(pages, options.articles)
        subprocess.run([benbao, "build", "-q"], cwd=home, check=True)
        with (home / "log").open("wb") as log:
            watch = subprocess.Popen([benbao, "watch", "--log", "json"], cwd=home, stderr=log)
        today = (datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))) - datetime.timedelta(days=1)).date()
        try:
            time.sleep(4)
            for number in range(options.saves):
                save = (in_place, renamed_over, slowly)[number % 3]
                name = f"隧道{number}标段"
                path = pages / f"{today}-B{number % 20 + 1:02}.md"
                save(path, story(name))
                saved = time.monotonic()
                while name not in feed.read_text("utf-8"):
                    if time.monotonic() - saved > PATIENCE:
                        faults.append(f"{name}: not out after {PATIENCE} s ({save.__name__})")
                        break
                    time.sleep(0.02)
                took.append(time.monotonic() - saved)
                text = feed.read_text("utf-8")
                if text.count(f"<title>海湾{name}开工</title>") != 1:
                    faults.append(f"{name}: {text.count(f'<title>海湾{name}开工</title>')} times in the feed ({save.__name__})")
        finally:
            watch.send_signal(signal.SIGTERM)
            status = watch.wait(30)
        if status != 0:
            faults.append(f"watch ended with {status}")
    took.sort()
    rank = took[min(len(took) - 1, len(took) * 99 // 100)]
    print(f"{len(took)} saves beside {options.articles} articles: median {statistics.median(took):.2f} s, 99 of 100 {rank:.2f} s, longest {took[-1]:.2f} s")
    if statistics.median(took) > LIMIT:
        faults.append(f"the median is over {LIMIT} s")
    for fault in faults:
        print(fault)
    print(f"{len(took) - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

#!/usr/bin/env python3
"""Kills `benbao build` at random moments while a reader polls the feeds.

kills.py BINARY [KILLS]   After each kill the next run must heal without words. Counted: torn documents seen by the
reader, ids changed, items lost, files left behind. A kill counts as in mid-run where the process was still alive. Every
third hits a first run: of a paper that never was published, or of one whose archive was lost.
kill -9 keeps the page cache: this is about the death of processes, not of power."""
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import xml.etree.ElementTree as ElementTree

BINARY, KILLS = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500
ATOM = "{http://www.w3.org/2005/Atom}"
CHANCE = random.Random(20230409)
# Letters that newspapers print: a row of rare ones is set aside as text that was decoded wrongly.
LETTERS = "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感"


def text(mark, version):
    letters = "".join(random.Random(mark).choices(LETTERS, k=60))
    return f"# 第{mark}号稿\n\n本报讯 {letters[:30]}，第{version}版。\n\n{letters[30:]}。\n\n记者 鲁燕\n\n"


class Paper:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="benbao-kills-")
        os.mkdir(f"{self.folder}/pages")
        self.versions = {}
        self.day = 0
        with open(f"{self.folder}/benbao.toml", "w") as settings:
            settings.write('title = "中原时报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2020"\n')

    def edit(self):
        """A new edition, or corrections of several old ones."""
        if self.day < 60 and CHANCE.random() < 0.5 or self.day < 12:
            self.day += 1
            for page in range(1, 5):
                for at in range(6):
                    self.versions[self.day, page, at] = 0
            changed = {(self.day, page) for page in range(1, 5)}
        else:
            changed = set()
            for key in CHANCE.sample(sorted(self.versions), 8):
                self.versions[key] += 1
                changed.add(key[:2])
        for day, page in changed:
            with open(f"{self.folder}/pages/{2020 + day // 28}-01-{1 + day % 28:02}-A{page:02}.md", "w") as out:
                for at in range(6):
                    out.write(text(f"{day}之{page}之{at}", self.versions[day, page, at]))

    def command(self):
        return [BINARY, "build", self.folder, "-q"]

    def walk(self):
        """Every live item by its headline, as a reader collects them (RFC 5005)."""
        seen, path = {}, "atom.xml"
        while path:
            root = ElementTree.parse(f"{self.folder}/feeds/{path}").getroot()
            for entry in root.iter(ATOM + "entry"):
                updated = entry.find(ATOM + "updated").text
                headline, identity = entry.find(ATOM + "title").text, entry.find(ATOM + "id").text
                if identity not in seen or seen[identity][1] < updated:
                    seen[identity] = headline, updated, entry.find(ATOM + "content").text
            links = {link.get("rel"): link.get("href") for link in root.findall(ATOM + "link")}
            path = links.get("prev-archive", "").removeprefix("https://example.cn/feeds/")
        items = {}
        for identity, (headline, _, content) in seen.items():
            assert headline not in items, f"{headline} is there twice"
            items[headline] = identity, int(re.search(r"第(\d+)版", content).group(1))
        return items

    def left_behind(self):
        temporary = [name for _, _, names in os.walk(self.folder) for name in names if name.startswith(".benbao-")]
        return temporary + [name for name in os.listdir(f"{self.folder}/.benbao") if name.startswith("new.sqlite3")]

    def forget(self):
        """Before its first run; or the archive lost, and the feeds there."""
        shutil.rmtree(f"{self.folder}/.benbao", ignore_errors=True)
        if CHANCE.random() < 0.5:
            shutil.rmtree(f"{self.folder}/feeds", ignore_errors=True)


def poll(paper, counts, stop):
    while not stop.is_set():
        for name in ("atom.xml", "rss.xml", "feed.json"):
            try:
                with open(f"{paper.folder}/feeds/{name}", "rb") as document:
                    content = document.read()
            except FileNotFoundError:
                continue
            counts["polls"] += 1
            try:
                json.loads(content) if name.endswith("json") else ElementTree.fromstring(content)
            except Exception:  # noqa: BLE001
                counts["torn"] += 1
        time.sleep(0.002)


def main():
    paper, stop = Paper(), threading.Event()
    counts = dict.fromkeys(("kills", "in first runs", "mid-run", "polls", "torn", "ids changed", "items lost", "stale", "left behind", "not healed"), 0)
    # A daemon: a failure of this script ends it, and does not leave a reader polling for ever.
    reader = threading.Thread(target=poll, args=(paper, counts, stop), daemon=True)
    reader.start()
    paper.edit()
    subprocess.run(paper.command(), check=True)
    ledger, slowest, slowest_first = {}, 0.05, 0.1
    while counts["kills"] < KILLS:
        paper.edit()
        is_first = counts["kills"] % 3 == 2
        if is_first:
            paper.forget()
        run = subprocess.Popen(paper.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(CHANCE.uniform(0, slowest_first if is_first else slowest))
        counts["mid-run"] += run.poll() is None
        run.send_signal(signal.SIGKILL)
        run.wait()
        counts["kills"] += 1
        counts["in first runs"] += is_first
        begun = time.monotonic()
        healed = subprocess.run(paper.command(), capture_output=True)
        took = time.monotonic() - begun
        if is_first:
            slowest_first = 0.8 * slowest_first + 0.2 * took
        else:
            slowest = 0.9 * slowest + 0.1 * took
        counts["not healed"] += healed.returncode != 0 or healed.stderr != b""
        if is_first or counts["kills"] % 10 == 0 or healed.returncode != 0:
            items = paper.walk()
            for headline, (identity, _) in items.items():
                counts["ids changed"] += ledger.setdefault(headline, identity) != identity
            expected = {f"第{day}之{page}之{at}号稿": version for (day, page, at), version in paper.versions.items()}
            counts["items lost"] += len(expected.keys() - items.keys())
            counts["stale"] += sum(items[headline][1] != version for headline, version in expected.items() if headline in items)
            counts["left behind"] += len(paper.left_behind())
    stop.set()
    reader.join()
    shutil.rmtree(paper.folder)
    print(", ".join(f"{count} {word}" for word, count in counts.items()))
    bad = sum(counts[word] for word in ("torn", "ids changed", "items lost", "stale", "left behind", "not healed"))
    return 1 if bad or counts["mid-run"] < 0.7 * KILLS else 0


if __name__ == "__main__":
    sys.exit(main())

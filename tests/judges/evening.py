"""An evening, as a real reader sees it: `python evening.py BENBAO`.

newsboat subscribes over HTTP to a paper under `benbao run` and keeps its cache: a page, its correction, a withdrawal, a story whose
hour comes. What its cache holds after each reload is compared. Closes on `N passed, N failed`.
"""

import datetime
import subprocess
import sys
import tempfile
from pathlib import Path

import newsboat
from running import running
from running import story
from running import until

# The embargo ends so many seconds after the page is saved: time for a reload before it.
EMBARGO = 15


def main() -> int:
    benbao = Path(sys.argv[1]).resolve()
    beijing = datetime.timezone(datetime.timedelta(hours=8))
    # Yesterday's edition is out at any hour.
    day = datetime.datetime.now(beijing).date() - datetime.timedelta(days=1)
    outcomes: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as reader, running(benbao, Path(scratch)) as paper:
        address = paper.feeds + "atom.xml"

        def shown() -> dict[str, tuple[str, str]]:
            """What the reader shows by headline: the id, and the text."""
            cache, _ = newsboat.reload(Path(reader), address)
            return {title: (guid, content) for title, _, guid, _, content in newsboat.rows(cache, address)}

        def step(name: str, complaint: str) -> None:
            outcomes.append((name, complaint))

        first = story("海湾大桥通车") + story("老码头改造完工")
        paper.page(f"{day}-A01.md", first)
        until("the page is not out", lambda: "老码头" in paper.get("atom.xml"))
        before = shown()
        step("a page is there", "" if set(before) == {"海湾大桥通车", "老码头改造完工"} else f"{before}")

        paper.page(f"{day}-A01.md", first.replace("本报讯 海湾大桥通车。", "本报讯 海湾大桥今晨通车。"))
        until("the correction is not out", lambda: "今晨" in paper.get("atom.xml"))
        after = shown()
        is_corrected = "今晨" in after["海湾大桥通车"][1] and len(after) == 2 and after["海湾大桥通车"][0] == before["海湾大桥通车"][0]
        step("its correction arrives in the same story", "" if is_corrected else f"{after}")

        listed = subprocess.run([benbao, "archive", "list", "老码头", "--format", "json"], cwd=scratch, capture_output=True, text=True, check=True)
        identity = listed.stdout.split('"id":', 1)[1].split('"')[1]
        subprocess.run([benbao, "archive", "withdraw", identity, "--reason", "事实有误"], cwd=scratch, capture_output=True, check=True)
        until("the story is not withdrawn", lambda: "老码头改造完工。" not in paper.get("atom.xml"))
        step("a withdrawn story is out of the feed", "" if "deleted-entry" in paper.get("atom.xml") else "no tombstone")
        # newsboat keeps what it has once seen; who subscribes now never sees it.
        with tempfile.TemporaryDirectory() as newcomer:
            cache, _ = newsboat.reload(Path(newcomer), address)
            titles = [row[0] for row in newsboat.rows(cache, address)]
        step("a new subscriber does not get it", "" if titles == ["海湾大桥通车"] else f"{titles}")

        hour = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0) + datetime.timedelta(seconds=EMBARGO)
        paper.page(f"{day}-A02.md", f"---\nrelease: {hour.isoformat()}\n---\n" + story("海湾隧道开工"))
        until("the embargo is not known", lambda: "1 held back" in paper.told(), EMBARGO)
        early = shown()
        was_early = "海湾隧道开工" in early and datetime.datetime.now(datetime.timezone.utc) < hour
        step("before its hour a story is not shown", f"{early}" if was_early else "")
        until("the embargo does not end", lambda: "海湾隧道" in paper.get("atom.xml"), EMBARGO + 30)
        late = (datetime.datetime.now(datetime.timezone.utc) - hour).total_seconds()
        step("at its hour it is out, within two seconds", "" if 0 <= late < 2 else f"{late} s after it")
        step("and is shown", "" if "海湾隧道开工" in shown() else f"{shown()}")
    for name, complaint in outcomes:
        print(f"FAIL  {name}: {complaint}" if complaint else f"ok    {name}")
    failed = sum(bool(complaint) for _, complaint in outcomes)
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

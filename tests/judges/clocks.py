"""Clocks that jump: `python clocks.py BENBAO`.

`benbao run` with an embargo and cron lines gets its time from libfaketime, whose offset is moved while it runs: by a second, an hour
and a day, there and back. Nothing whose hour has not come is out, and what is out is out once: after each jump the feeds are, to the
byte, what they were. A clock that stands at its beginning is what `benbao doctor` finds. Closes on `N passed, N failed`.
"""

import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from running import Running
from running import running
from running import story
from running import until

# As Debian lays it, for whatever machine.
LIBRARIES = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
# The embargo ends so long after the page is saved: time for all jumps that may not end it.
EMBARGO = 30
# After a jump: longer than a turn, and than a run.
REST = 2.5
# The clock of the program stands still here after a jump, in seconds.
BACK = [-1, 0, -3600, 0, -86_400, 0, 1, 0]
FORTH = [3600, 0, 86_400, 0, -1, 1, -3600, 3600, -86_400, 86_400, 0]
BEIJING = datetime.timezone(datetime.timedelta(hours=8))


class Clock:
    """The file that libfaketime asks for its offset."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set(0)

    def set(self, offset: int) -> None:
        beside = self.path.with_suffix(".new")
        beside.write_text(f"{offset:+d}\n", "ascii")
        beside.replace(self.path)

    def environment(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(LIBRARIES[0]),
            "FAKETIME_TIMESTAMP_FILE": str(self.path),
            "FAKETIME_NO_CACHE": "1",
            # A jump is one of the clock on the wall.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


def published(paper: Running) -> tuple[str, str, str]:
    return tuple(paper.get(name) for name in ("atom.xml", "rss.xml", "feed.json"))


def play(paper: Running, clock: Clock) -> list[tuple[str, str]]:
    """The steps, each with what is to be said against it."""
    outcomes: list[tuple[str, str]] = []
    now = datetime.datetime.now(BEIJING)
    day = now.date() - datetime.timedelta(days=1)
    paper.page(f"{day}-A01.md", story("海湾大桥通车"))
    until("the page is not out", lambda: "海湾大桥" in paper.get("atom.xml"))
    hour = now.replace(microsecond=0) + datetime.timedelta(seconds=EMBARGO)
    paper.page(f"{day}-A02.md", f"---\nrelease: {hour.isoformat()}\n---\n" + story("海湾隧道开工"))
    until("the embargo is not known", lambda: "1 held back" in paper.told())
    before = published(paper)
    for offset in BACK:
        clock.set(offset)
        time.sleep(REST)
        seen = datetime.datetime.now(BEIJING)
        is_early = "海湾隧道" in paper.get("atom.xml") and seen + datetime.timedelta(seconds=offset) < hour
        outcomes.append((f"{offset:+d} s before the hour: the story waits, nothing else moves", "" if seen < hour and not is_early and published(paper) == before else f"out at {seen}"))
    # A page of today, while the clock shows yesterday.
    clock.set(-86_400)
    time.sleep(REST)
    paper.page(f"{now.date()}-A01.md", story("海湾公园开园"))
    time.sleep(2 * REST)
    outcomes.append(("a page of tomorrow, as the clock shows it, waits", "" if "海湾公园" not in paper.get("atom.xml") else "it is out"))
    clock.set(0)
    until("the page of today is not out", lambda: "海湾公园" in paper.get("atom.xml"), 30)
    outcomes.append(("set right, it is out", ""))
    until("the embargo does not end", lambda: "海湾隧道" in paper.get("atom.xml"), EMBARGO + 30)
    late = (datetime.datetime.now(BEIJING) - hour).total_seconds()
    outcomes.append(("the embargo ends at its hour", "" if late >= 0 else f"{-late} s before it"))
    time.sleep(REST)
    before = published(paper)
    for offset in FORTH:
        clock.set(offset)
        time.sleep(REST)
        outcomes.append((f"{offset:+d} s behind the hour: nothing comes twice", "" if published(paper) == before else "the feeds have changed"))
    ids = [part.split("<")[0] for part in paper.get("atom.xml").split("<id>")[1:]]
    outcomes.append(("each story is there once", "" if len(ids) == len(set(ids)) == 4 else f"{ids}"))
    runs = [line for line in paper.told().splitlines() if "due by the schedule" in line]
    # A line is heard in its minute, and a jump over many of them is one: not one run a line.
    most = 2 * len(BACK + FORTH)
    outcomes.append(("lines that a jump passed are one run", "" if 1 <= len(runs) <= most else f"{len(runs)} runs"))
    return outcomes


def doctor(benbao: Path, folder: Path, clock: Clock) -> str:
    """What is to be said against what it finds of a machine whose battery is empty."""
    since = datetime.datetime.now(datetime.timezone.utc) - datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc)
    clock.set(-int(since.total_seconds()))
    environment = {**os.environ, **clock.environment(), "LC_ALL": "C.UTF-8", "COLUMNS": "140"}
    found = subprocess.run([benbao, "doctor", folder], env=environment, capture_output=True, text=True, check=False)
    is_found = found.returncode == 1 and "set the clock" in found.stdout
    return "" if is_found else f"status {found.returncode}: {found.stdout}{found.stderr}"


def main() -> int:
    benbao = Path(sys.argv[1]).resolve()
    if not LIBRARIES:
        print("0 passed, 1 failed: libfaketime is not installed")
        return 1
    settings = 'publish_time = "00:00"\n[schedule]\ncron = ["* * * * *", "30 6 * * *"]\n'
    with tempfile.TemporaryDirectory() as scratch, tempfile.TemporaryDirectory() as beside:
        clock = Clock(Path(beside) / "clock")
        with running(benbao, Path(scratch), settings, clock.environment()) as paper:
            outcomes = play(paper, clock)
        outcomes.append(("the doctor finds a clock of 2001", doctor(benbao, Path(scratch), clock)))
    for name, complaint in outcomes:
        print(f"FAIL  {name}: {complaint}" if complaint else f"ok    {name}")
    failed = sum(bool(complaint) for _, complaint in outcomes)
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""A soak: `python soak.py BENBAO [--minutes 10]`.

Under `benbao run` pages are corrected one after the other while a reader polls. Of the memory, the threads and the open files of the
process the first third is compared with the last: memory may grow by 5 MB, the others by nothing. Closes on `N passed, N failed`.
"""

import argparse
import datetime
import os
import statistics
import tempfile
import time
from pathlib import Path

from running import Running
from running import running
from running import story
from running import until

# In KiB, of the medians: caches of the allocator and of SQLite fill in the first third.
GROWTH = 5 * 1024
# As many pages are corrected in turn: what is out stays as long as it was.
PAGES, STORIES = 5, 8


def taken(process: int) -> tuple[int, int, int]:
    """The memory of a process in KiB, its threads, its open files."""
    fields = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(fields["VmRSS"].split()[0]), int(fields["Threads"]), len(os.listdir(f"/proc/{process}/fd"))


def page(number: int) -> str:
    return "".join(story(f"海湾第{at}号工程开工", f"进度第{number:06}次通报。" * 8) for at in range(STORIES))


def soak(paper: Running, day: datetime.date, minutes: float) -> list[tuple[int, int, int]]:
    samples, number, end = [], 0, time.monotonic() + minutes * 60
    while time.monotonic() < end:
        number += 1
        told = f"第{number:06}次"
        paper.page(f"{day}-A{number % PAGES + 1:02}.md", page(number))
        until(f"{told} is not out", lambda told=told: told in paper.get("atom.xml"))
        paper.get("rss.xml"), paper.get("index.html")
        samples.append(taken(paper.child.pid))
    return samples


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("benbao", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    day = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date() - datetime.timedelta(days=1)
    with tempfile.TemporaryDirectory() as scratch, running(options.benbao.resolve(), Path(scratch)) as paper:
        samples = soak(paper, day, options.minutes)
    third = len(samples) // 3
    if third < 3:
        print(f"0 passed, 1 failed: {len(samples)} publications are no soak")
        return 1
    medians = [[statistics.median(column) for column in zip(*part)] for part in (samples[:third], samples[-third:])]
    (memory, threads, files), (memory_then, threads_then, files_then) = medians
    print(f"{len(samples)} publications in {options.minutes} minutes, the first third and the last:")
    print(f"memory {memory / 1024:.1f} MB, {memory_then / 1024:.1f} MB; threads {threads}, {threads_then}; open files {files}, {files_then}")
    faults = [
        name
        for name, is_fault in (
            ("memory", memory_then - memory > GROWTH),
            ("threads", threads_then > threads),
            ("open files", files_then > files),
        )
        if is_fault
    ]
    print(f"{3 - len(faults)} passed, {len(faults)} failed" + "".join(f"; {fault} grow" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())

#!/usr/bin/env python3
"""Fails every call by which `benbao build` changes a file: once, and from then on for ever.

calls.py BINARY [--full]   The calls of a first run, and of a later run with a correction, a new story, a withdrawal and a
report, are counted by strace and failed one after the other (`strace -e inject`). Afterwards every document is the old one
or the new one, what was said is true, the exit status keeps its promise, and the next run without a fault ends where a
run that never failed ends, in silence. Some of it is done again on several threads. A sample of them takes less than a
minute; --full fails all, with every error."""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

BINARY, FULL = os.path.abspath(sys.argv[1]), "--full" in sys.argv[2:]
SAMPLE = 240
FIRST, LATER = "2023-04-09T08:00:00+08:00", "2023-04-09T10:00:00+08:00"
ERRORS = {
    "openat": ["EMFILE", "EACCES", "ENOSPC"],
    "write": ["ENOSPC", "EIO"],
    "pwrite64": ["ENOSPC", "EIO"],
    "writev": ["ENOSPC"],
    "fsync": ["EIO", "ENOSPC"],
    "fdatasync": ["EIO", "ENOSPC"],
    "syncfs": ["EIO", "ENOSPC"],
    "rename": ["EACCES", "EIO", "ENOSPC"],
    "renameat": ["EACCES", "EIO", "ENOSPC"],
    "renameat2": ["EACCES", "EIO", "ENOSPC"],
    "link": ["EACCES", "ENOSPC"],
    "linkat": ["EACCES", "ENOSPC"],
    "unlink": ["EACCES", "EIO"],
    "unlinkat": ["EACCES", "EIO"],
    "mkdir": ["ENOSPC", "EACCES"],
    "mkdirat": ["ENOSPC", "EACCES"],
    "ftruncate": ["EIO", "ENOSPC"],
    "fallocate": ["EIO", "ENOSPC"],
    "chmod": ["EACCES"],
    "fchmod": ["EACCES", "EIO"],
    "setxattr": ["ENOSPC", "EIO", "EOPNOTSUPP"],
    "mmap": ["ENOMEM"],
    "getdents64": ["EIO", "EACCES"],
}
# What is said of the output, by a run that failed.
UNCHANGED, IN_PART, ALL_OUT = "what was published before is unchanged", " files are the new ones already", "everything new is published"
PANICS = (101, 134, -6, -11)


def page(folder, name, *stories):
    path = f"{folder}/pages/{name}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.writelines(f"# {headline}\n\n本报讯 4月8日,{text}。\n\n记者 林知夏\n\n" for headline, text in stories)


class Paper:
    """A small paper in a folder of its own, and what becomes of it when nothing fails."""

    def __init__(self, folder):
        self.folder = folder

    def make(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)
        with open(f"{self.folder}/benbao.toml", "w") as settings:
            settings.write('title = "海湾晨报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2020"\n')
        page(self.folder, "2023-04-08-A01.md", ("旧事一则", "旧桥拆除，市民在桥头合影留念"), ("渡轮停航", "渡轮因大风停航一日"))
        page(self.folder, "a1/2023-04-09-A01.md", ("海湾大桥通车", "海湾大桥正式通车"), ("图书馆夜间开放", "图书馆夜里开放到十点"), ("早市搬家", "老街早市搬到新址"))
        page(self.folder, "a2/2023-04-09-A02.md", ("老码头改造完工", "码头二期改造完工"))

    def edit(self):
        """A correction, a story that is gone, a new page. The page changes its size: no clock is asked."""
        page(self.folder, "a1/2023-04-09-A01.md", ("海湾大桥通车", "海湾大桥昨日正式通车，全长三公里"), ("图书馆夜间开放", "图书馆夜里开放到十点"))
        page(self.folder, "2023-04-09-A03.md", ("城西新开一座公园", "城西公园今晨开门迎客"))

    def command(self, now, *more):
        # One thread, so that the n-th call is the same call every time; strace counts the calls of each thread.
        jobs = [] if "--jobs" in more else ["--jobs", "1"]
        return [BINARY, "build", self.folder, *jobs, "--now", now, *more]

    def build(self, now, *more):
        return subprocess.run(self.command(now, *more), capture_output=True, text=True, errors="replace")

    def documents(self):
        """Every file of the output that is not hidden, and the hidden ones by name."""
        shown, hidden = {}, []
        for root, _, names in os.walk(f"{self.folder}/feeds"):
            for name in names:
                path = os.path.join(root, name)
                if name.startswith("."):
                    hidden.append(path)
                else:
                    with open(path, "rb") as document:
                        shown[os.path.relpath(path, self.folder)] = document.read()
        return shown, hidden


class Scenario:
    """A run whose calls are failed: what stands before it, and what stands after it when nothing fails."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        paper = self.prepare(f"{folder}/model")
        self.before = paper.documents()[0]
        assert self.run(paper, []).returncode == 0
        self.after = paper.documents()[0]
        self.tombstones = tombstones(self.after)

    def prepare(self, folder):
        paper = Paper(folder)
        paper.make()
        if self.name != "first":
            first = paper.build(FIRST, "-q")
            assert (first.returncode, first.stderr) == (0, ""), first.stderr
            paper.edit()
        return paper

    def arguments(self, paper):
        if self.name == "first":
            return paper.command(FIRST)
        threads = ["--jobs", "3"] if self.name == "threads" else []
        return paper.command(LATER, *threads, "--report", f"{paper.folder}/report.json")

    def run(self, paper, before, **more):
        return subprocess.run([*before, *self.arguments(paper)], capture_output=True, text=True, errors="replace", timeout=60, **more)

    def calls(self):
        """Every call that may be failed, as (name, its number among its kind)."""
        paper = self.prepare(f"{self.folder}/counted")
        trace = f"{self.folder}/trace"
        self.run(paper, ["strace", "-f", "-qq", "-y", "-o", trace, "-e", "trace=" + ",".join(ERRORS)])
        found, counts = [], {}
        with open(trace, errors="replace") as lines:
            for line in lines:
                call = re.match(r"(\d+) +(\w+)\((.*)", line)
                if call is None or call[2] not in ERRORS:
                    continue
                thread, name, rest = call.groups()
                number = counts[thread, name] = counts.get((thread, name), 0) + 1
                if is_meant(name, rest, paper.folder):
                    found.append((name, number, rest))
        kept = {}
        for name, number, rest in found:
            kept.setdefault((name, number), rest)
        return sorted(kept)


def is_meant(name, rest, folder):
    """Reading and what the loader does are no calls of ours."""
    if name == "openat":
        return bool(re.search(r"O_WRONLY|O_RDWR|O_CREAT", rest)) and folder in rest
    if name == "mmap":
        return "MAP_SHARED" in rest and folder in rest
    return True


def tombstones(documents):
    return sum(document.count(b"<at:deleted-entry") for document in documents.values())


def identities(documents):
    """Every id that is live in an archive document or withdrawn there."""
    editions = [document.decode() for path, document in documents.items() if path.endswith("atom.xml")]
    return {name for document in editions for name in re.findall(r'<id>(tag:[^<]*)</id>|<at:deleted-entry ref="(tag:[^"]*)"', document)}


def is_sound(path, document):
    try:
        if path.endswith((".xml", ".opml")):
            ElementTree.fromstring(document)
        elif path.endswith(".json"):
            json.loads(document)
        elif path.endswith(".css"):
            return document.endswith(b"}\n") and document.count(b"{") == document.count(b"}")
        else:
            return document.endswith((b"</html>\n", b"</html>"))
        return True
    except Exception:  # noqa: BLE001
        return False


def promises(scenario, result, documents, call):
    """What the status and the words promise and the output does not keep."""
    status, said = result.returncode, result.stderr
    unchanged, complete = documents == scenario.before, documents == scenario.after
    if status in PANICS or status > 100 and status != 127:
        yield f"status {status}"
    for path, document in documents.items():
        if not is_sound(path, document):
            yield f"torn: {path}"
        # What could not be listed or read keeps what it held: a third state that is neither.
        elif status not in (0, 3) and document not in (scenario.before.get(path), scenario.after.get(path)):
            yield f"neither old nor new: {path}"
    if tombstones(documents) > scenario.tombstones:
        yield f"{tombstones(documents)} tombstones, and {scenario.tombstones} are right"
    if UNCHANGED in said and not unchanged:
        yield "said to be unchanged, and is not"
    if ALL_OUT in said and not complete:
        yield "said to be published, and is not"
    if IN_PART in said and (unchanged or complete):
        yield "said to be published in part, and is not"
    if status in (1, 2, 75) and not unchanged:
        yield f"status {status} although the output changed"
    if status == 0 and not complete:
        yield "status 0 although the output is not as it should be"
    if status == 3 and not complete and call != "getdents64":
        yield "status 3 although the output is not as it should be"
    if status == 5 and unchanged:
        yield "status 5 although nothing changed"
    if status not in (0, 1, 2, 3, 5, 75, 127):
        yield f"status {status} is none of ours"


def fails(scenario, slot, call, number, error, how):
    """Fails one call; gives what was wrong afterwards."""
    paper = scenario.prepare(f"{scenario.folder}/{slot}")
    when = f"{number}+" if how == "for ever" else str(number)
    inject = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"]
    try:
        result = scenario.run(paper, inject)
    except subprocess.TimeoutExpired:
        return ["does not end"], "timeout"
    documents, _ = paper.documents()
    wrong = list(promises(scenario, result, documents, call))
    report = f"{paper.folder}/report.json"
    if os.path.exists(report):
        with open(report) as text:
            wrong += [] if is_json(text.read()) else ["half a report"]
    healed = scenario.run(paper, [])
    documents, hidden = paper.documents()
    if (healed.returncode, healed.stderr) != (0, ""):
        wrong.append(f"the next run: status {healed.returncode}: {healed.stderr.strip()[:160]}")
    if call == "getdents64":
        # What was not seen in time is later by a run, and nothing else about it is different.
        if identities(documents) != identities(scenario.after) or tombstones(documents) != scenario.tombstones:
            wrong.append("the next run does not complete it: other stories")
    elif documents != scenario.after:
        differ = [path for path in documents.keys() | scenario.after.keys() if documents.get(path) != scenario.after.get(path)]
        wrong.append(f"the next run does not complete it: {sorted(differ)[:3]}")
    if hidden:
        wrong.append(f"left behind: {hidden[0]}")
    wrong += [f"left behind: {name}" for name in os.listdir(paper.folder) if name.startswith(".benbao-")]
    return wrong, f"status {result.returncode}: {result.stderr.strip()[:200]}"


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def main():
    scratch = tempfile.mkdtemp(prefix="benbao-calls-")
    chance = random.Random(20230409)
    cases, statuses = [], {}
    for name in ("first", "later", "threads"):
        os.makedirs(f"{scratch}/{name}")
        scenario = Scenario(name, f"{scratch}/{name}")
        calls = scenario.calls()
        assert len(calls) > 40, f"only {len(calls)} calls were seen in the {name} run"
        cases += [(scenario, *call, error, how) for call in calls for error in ERRORS[call[0]] for how in ("once", "for ever")]
        print(f"{name} run: {len(calls)} calls that change a file or list a folder", flush=True)
    if not FULL:
        cases = chance.sample(cases, min(SAMPLE, len(cases)))
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        done = workers.map(lambda numbered: fails(numbered[1][0], f"run{numbered[0]}", *numbered[1][1:]), enumerate(cases))
        violations = 0
        for at, ((scenario, call, number, error, how), (wrong, said)) in enumerate(zip(cases, done)):
            shutil.rmtree(f"{scenario.folder}/run{at}", ignore_errors=True)
            violations += bool(wrong)
            status = said.split(":")[0]
            statuses[status] = statuses.get(status, 0) + 1
            for words in wrong:
                print(f"{scenario.name} run, {call} no. {number} {error} {how}: {words}\n    {said}", flush=True)
    shutil.rmtree(scratch)
    print(", ".join(f"{count} ended in {status}" for status, count in sorted(statuses.items())))
    assert {"status 0", "status 1", "status 5"} <= statuses.keys(), "no run failed halfway"
    print(f"{len(cases)} calls failed, {violations} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())

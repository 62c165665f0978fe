"""The samples of docs/hosting that are no web servers, as printed: `python samples.py BENBAO`.

Units go before `systemd-analyze` (verify, and security with a threshold) and their commands are run; cron's lines are read by their
fields and run as cron runs them; the steps of the Containerfile and the Compose file are taken by hand, since no engine runs here; the
shell of GitHub's and GitLab's jobs is run in clones of a repository, day by day. Of a sample only paths and ports of this machine are replaced.
Closes on `N passed, N failed`; a program that is missing is a failure.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import yaml

DOCS = Path(__file__).parents[2] / "docs/hosting"
SEED = Path(__file__).parents[1] / "fixtures/seed/000_62a70cabcceb6930.txt"
# What `systemd-analyze security` calls "OK" ends at 5.0; the page promises this.
EXPOSURE = 2.0
# Longer than any step takes.
PATIENCE = 120

trials: list[tuple[str, Callable[[Path], Iterator[str]]]] = []
benbao = Path()


def trial(name: str) -> Callable[[Callable[[Path], Iterator[str]]], Callable[[Path], Iterator[str]]]:
    """Names a trial: it gets a scratch folder and yields complaints."""

    def keep(check: Callable[[Path], Iterator[str]]) -> Callable[[Path], Iterator[str]]:
        trials.append((name, check))
        return check

    return keep


def blocks(page: str, language: str) -> list[str]:
    """The samples of one language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def named(page: str, language: str) -> dict[str, str]:
    """The samples by the name of the file that each says in its first line."""
    return {Path(re.match(r"# (\S+)", text).group(1)).name + tail(text): text for text in blocks(page, language)}


def tail(text: str) -> str:
    """What tells two samples of one file apart: `(Debian)`."""
    found = re.match(r"# \S+ (\(\w+\))", text)
    return found.group(1) if found else ""


def paper(folder: Path, settings: str = "") -> Path:
    """A paper of one page, of today's edition."""
    (folder / "pages").mkdir(parents=True)
    (folder / "pages/2023-04-09-A02.txt").write_bytes(SEED.read_bytes())
    first = 'title = "中原时报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2026"\n'
    (folder / "benbao.toml").write_text(first + settings, "utf-8")
    return folder


def run(arguments: list[str], **options) -> subprocess.CompletedProcess[str]:
    """A program that is over soon, with what it said."""
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "timeout": PATIENCE}
    return subprocess.run(arguments, check=False, stdin=subprocess.DEVNULL, **{**said, **options})


def until_stopped(arguments: list[str], feeds: Path, **options) -> Iterator[str]:
    """A program that runs until SIGTERM: it publishes, and ends in its own time with status 0."""
    running = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    end = time.monotonic() + PATIENCE
    while not (feeds / "rss.xml").exists() and running.poll() is None and time.monotonic() < end:
        time.sleep(0.1)
    is_out = (feeds / "rss.xml").exists()
    running.send_signal(signal.SIGTERM)
    said = running.communicate(timeout=PATIENCE)[1].decode()
    if not is_out or running.returncode != 0:
        yield f"{arguments}: out: {is_out}, status {running.returncode}: {said}"


def here(text: str, folder: Path) -> str:
    """A sample, for the program and the paper of this machine."""
    ports = re.sub(r"\b(127\.0\.0\.1|0\.0\.0\.0):808\d\b", r"\1:0", text)
    return ports.replace("/usr/local/bin/benbao", str(benbao)).replace("/srv/paper", str(folder))


@trial("systemd: nothing is to be said against the units")
def _verified(scratch: Path) -> Iterator[str]:
    units = named("systemd.md", "ini")
    expected = ["benbao-run.service", "benbao-watch.service", "benbao.path", "benbao.service", "benbao.timer"]
    if sorted(units) != expected:
        yield f"the page has {sorted(units)}"
    folder = paper(scratch / "paper")
    for name, text in units.items():
        # What a unit says of a moment is systemd's to understand; that the paper's folder has another name is not.
        (scratch / name).write_text(here(text, folder), "utf-8")
    said = run(["systemd-analyze", "verify", *[str(scratch / name) for name in units]])
    if said.returncode != 0 or said.stdout.strip():
        yield f"verify: status {said.returncode}: {said.stdout}"
    for name in [name for name in units if name.endswith(".service")]:
        said = run(["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE * 10:.0f}", "--no-pager", str(scratch / name)])
        if said.returncode != 0:
            yield f"security of {name}: {said.stdout.splitlines()[-1]}"
    calendars = re.findall(r"^OnCalendar=(.*)$", units["benbao.timer"], re.MULTILINE)
    for calendar in calendars:
        said = run(["systemd-analyze", "calendar", calendar])
        if said.returncode != 0:
            yield f"{calendar}: {said.stdout}"


@trial("systemd: the commands of the units do what they are for")
def _started(scratch: Path) -> Iterator[str]:
    for name, text in named("systemd.md", "ini").items():
        command = re.search(r"^ExecStart=(.*)$", text, re.MULTILINE)
        if not command:
            continue
        folder = paper(scratch / name)
        arguments = here(command.group(1), folder).split()
        if {"run", "watch"} & set(arguments):
            yield from until_stopped(arguments, folder / "feeds")
        else:
            said = run(arguments)
            # The page tells no day by itself, but its name does.
            if said.returncode != 0 or not (folder / "feeds/rss.xml").exists():
                yield f"{name}: status {said.returncode}: {said.stdout}"


# A field of a crontab that our samples need: a number, a star, a step.
FIELD = re.compile(r"\*(/\d+)?|\d+")


@trial("cron: each line has five fields, a user and a command that runs")
def _cron(scratch: Path) -> Iterator[str]:
    tabs = named("cron.md", "crontab")
    if sorted(tabs) != ["benbao(Debian)", "benbao(cronie)"]:
        yield f"the page has {sorted(tabs)}"
    for count, (name, text) in enumerate(tabs.items()):
        zones = re.findall(r"^CRON_TZ=(.*)$", text, re.MULTILINE)
        if zones != ([] if "Debian" in name else ["Asia/Shanghai"]):
            yield f"{name}: zones {zones}"
        lines = [line for line in text.splitlines() if line and not line.startswith("#") and not re.match(r"\w+=", line)]
        for number, line in enumerate(lines):
            *fields, user, command = line.split(None, 6)
            folder = paper(scratch / f"{count}-{number}")
            if len(fields) != 5 or user != "benbao" or not all(FIELD.fullmatch(field) for field in fields):
                yield f"{name}: {line}"
            said = run(["/bin/sh", "-c", command.replace("/srv/paper", str(folder))], env={"PATH": f"{benbao.parent}:/usr/bin:/bin"}, cwd="/")
            if said.returncode != 0 or said.stdout or not (folder / "feeds/rss.xml").exists():
                yield f"{name}: {command}: status {said.returncode}: {said.stdout}"


@trial("containers: the steps of the Containerfile, by hand")
def _image(scratch: Path) -> Iterator[str]:
    (text,) = blocks("containers.md", "containerfile")
    steps = [line.split(None, 1) for line in text.splitlines() if line and not line.startswith("#")]
    of = lambda word: [rest for step, rest in steps if step == word]
    # The first stage builds what is copied: the lock file is as the manifest wants it, and the toolchain is the oldest that will do.
    manifest = (Path(__file__).parents[2] / "Cargo.toml").read_text("utf-8")
    oldest = re.search(r'^rust-version = "(.*)"$', manifest, re.MULTILINE).group(1)
    if not of("FROM")[0].startswith(f"docker.io/library/rust:{oldest}-"):
        yield f"the first stage is {of('FROM')[0]}, the oldest toolchain that will do {oldest}"
    if "cargo build --release --locked" not in of("RUN"):
        yield "the first stage does not build"
    locked = run(["cargo", "metadata", "--locked", "--offline", "--format-version=1", "--no-deps"], cwd=Path(__file__).parents[2])
    if locked.returncode != 0:
        yield f"--locked: {locked.stdout}"
    if "/src/target/release/benbao /usr/local/bin/benbao" not in of("COPY")[-1]:
        yield f"copied is {of('COPY')}"
    folder = paper(scratch / "paper")
    (entry,), (command,) = of("ENTRYPOINT"), of("CMD")
    arguments = [here(word, folder) for word in json.loads(entry) + json.loads(command)]
    bare = {"HOME": "/nonexistent", "TMPDIR": str(scratch / "none")}
    yield from until_stopped(arguments, folder / "feeds", env=bare, cwd=folder, umask=0o077)
    closed = [path for path in (folder / "feeds").rglob("*") if not path.stat().st_mode & 0o004]
    if closed:
        yield f"the web server of another container may not read {closed}"


@trial("containers: the Compose file mounts the paper once, and to the web server the feeds alone")
def _compose(scratch: Path) -> Iterator[str]:
    services = yaml.safe_load(named("containers.md", "yaml")["compose.yaml"])["services"]
    if services["paper"]["volumes"] != ["./paper:/srv/paper"]:
        yield f"the paper has {services['paper']['volumes']}"
    paths = [volume.split(":") for volume in services["web"]["volumes"]]
    if [path for path in paths if path[2:] != ["ro"]] or ["./paper/feeds", "/srv/paper/feeds", "ro"] not in paths:
        yield f"the web server has {paths}"
    if not all(port.startswith("127.0.0.1:") for port in services["web"]["ports"]):
        yield "the port is open to everybody before anybody has asked for it"


@trial("containers: the Compose file of `benbao run` serves, and is unhealthy as long as publishing fails")
def _compose_run(scratch: Path) -> Iterator[str]:
    (service,) = yaml.safe_load(named("containers.md", "yaml")["compose.yaml(run)"])["services"].values()
    if service["volumes"] != ["./paper:/srv/paper"] or not all(port.startswith("127.0.0.1:") for port in service["ports"]):
        yield f"it mounts {service['volumes']} and opens {service['ports']}"
    folder = paper(scratch / "paper")
    arguments = [str(benbao), *[here(word, folder) for word in service["command"]]]
    running = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env={"LC_ALL": "C"})
    try:
        told = iter(running.stderr.readline, "")
        port = next(re.search(r"editor's page: http://127\.0\.0\.1:(\d+)/", line).group(1) for line in told if "editor's page" in line)
        command, *asked = service["healthcheck"]["test"]
        if command != "CMD":
            yield f"the check is {command}"

        def is_healthy() -> bool:
            return run([word.replace("/8081", f"/{port}") for word in asked]).returncode == 0

        def comes(wanted: bool) -> bool:
            end = time.monotonic() + PATIENCE
            while is_healthy() != wanted and time.monotonic() < end:
                time.sleep(0.2)
            return is_healthy() == wanted

        if not comes(True):
            yield "it is never healthy"
        (folder / "pages").rename(folder / "away")
        if not comes(False):
            yield "it is healthy without its pages"
        (folder / "away").rename(folder / "pages")
        if not comes(True):
            yield "it is not healthy again"
    finally:
        running.terminate()
        running.communicate(timeout=PATIENCE)
    if running.returncode != 0:
        yield f"it ended with {running.returncode}"


def git(folder: Path, *arguments: str) -> str:
    """What git said, which must succeed."""
    name = ["-c", "user.name=editor", "-c", "user.email=editor@example.cn"]
    said = run(["git", *name, *arguments], cwd=folder)
    if said.returncode != 0:
        raise RuntimeError(f"git {arguments}: {said.stdout}")
    return said.stdout


def origin(scratch: Path) -> tuple[Path, Path]:
    """A repository as it lies at the service, and the editor's clone of it."""
    bare, desk = scratch / "origin.git", scratch / "desk"
    git(scratch, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    paper(desk)
    git(desk, "init", "--quiet", "--initial-branch=main")
    git(desk, "remote", "add", "origin", str(bare))
    return bare, desk


def commit(desk: Path, edit: Callable[[str], str] = lambda text: text) -> None:
    """The editor changes the page, and pushes."""
    page = desk / "pages/2023-04-09-A02.txt"
    page.write_text(edit(page.read_text("utf-8")), "utf-8")
    git(desk, "add", "--all")
    git(desk, "commit", "--quiet", "--allow-empty", "-m", "pages")
    git(desk, "push", "--quiet", "origin", "main")


def ids(feeds: Path) -> set[str]:
    """What readers know the stories by."""
    return set(re.findall(r"<id>(tag:[^<]*/[^<]*)</id>", (feeds / "atom.xml").read_text("utf-8")))


def days(scratch: Path, job: Callable[[Path, Path], tuple[int, str, Path]]) -> Iterator[str]:
    """A first run, a correction, a withdrawal by page and a service that is away; each in a clone of its own."""
    bare, desk = origin(scratch)
    seen: list[set[str]] = []
    stories = (desk / "pages/2023-04-09-A02.txt").read_text("utf-8").split("\n## ")
    edits = [
        lambda text: text,
        lambda text: text.replace("平安中原法治中原", "法治中原"),
        lambda text: "\n## ".join(text.split("\n## ")[:-1]),
    ]
    for day, edit in enumerate(edits):
        commit(desk, edit)
        clone = scratch / f"day{day}"
        git(scratch, "clone", "--quiet", "--depth=1", f"file://{bare}", str(clone))
        status, said, feeds = job(clone, bare)
        if status != 0:
            yield f"day {day}: status {status}: {said}"
            return
        seen.append(ids(feeds))
        if git(bare, "rev-list", "--count", "benbao").strip() != "1":
            yield f"day {day}: the branch grows"
        held = git(bare, "ls-tree", "-r", "--name-only", "benbao").split()
        if "archive.sqlite3" not in held:
            yield f"day {day}: the branch holds {held}"
    if len(seen[0]) != 4 or seen[1] != seen[0]:
        yield f"a correction changed ids: {seen[0] ^ seen[1]}"
    if len(seen[2]) != 3 or not seen[2] < seen[0]:
        yield f"of {len(stories)} stories {len(seen[2])} are left"
    last = (scratch / "day2").rglob("atom.xml")
    if not any("deleted-entry" in path.read_text("utf-8") for path in last):
        yield "the archive of the day before was not there: nothing tells of the withdrawal"
    clone = scratch / "away"
    git(scratch, "clone", "--quiet", "--depth=1", f"file://{bare}", str(clone))
    bare.rename(scratch / "gone.git")
    status, said, feeds = job(clone, bare)
    if status == 0 or (feeds / "atom.xml").exists():
        yield f"with the service away the job went on without the archive: status {status}: {said}"


def shell(script: str, clone: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A step, as both services run it: `bash -e`, with pipefail."""
    path = f"{benbao.parent}:{os.environ['PATH']}"
    base = {"PATH": path, "HOME": str(clone.parent), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    return run(["bash", "-eo", "pipefail", "-c", script], cwd=clone, env={**base, **environment})


@trial("GitHub Actions: three days in clones of a repository")
def _actions(scratch: Path) -> Iterator[str]:
    (text, *_) = blocks("ci.md", "yaml")
    flow = yaml.safe_load(text)
    steps = flow["jobs"]["feeds"]["steps"]
    order = [step.get("name") or step["uses"].split("@")[0] for step in steps]
    if order.index("keep the archive") > order.index("actions/deploy-pages"):
        yield "what is published is kept too late"
    scripts = [(step["name"], step["run"]) for step in steps if "run" in step and "if" not in step]

    def job(clone: Path, _: Path) -> tuple[int, str, Path]:
        told = clone.parent / f"{clone.name}.output"
        for name, script in scripts:
            said = shell(script, clone, {"GITHUB_OUTPUT": str(told)})
            if said.returncode != 0:
                return said.returncode, f"{name}: {said.stdout}", clone / "feeds"
        return 0, told.read_text("utf-8"), clone / "feeds"

    yield from days(scratch, job)
    if {told.read_text("utf-8") for told in scratch.glob("*.output")} != {"status=0\n"}:
        yield "a step does not tell its status"


@trial("GitLab CI: three days in clones of a repository")
def _gitlab(scratch: Path) -> Iterator[str]:
    text = blocks("ci.md", "yaml")[1]
    jobs = yaml.safe_load(text)
    pages, last = jobs["pages"], jobs["to see to"]
    if last["needs"] != ["pages"] or "status" not in pages["artifacts"]["paths"]:
        yield "the last job does not learn the status"

    def job(clone: Path, bare: Path) -> tuple[int, str, Path]:
        environment = {
            "CI_PROJECT_DIR": str(clone),
            "CI_PROJECT_URL": f"file://{str(bare).removesuffix('.git')}",
            "CARGO_HOME": str(clone / ".cargo"),
            "ARCHIVE_TOKEN": "secret",
        }
        said = shell("\n".join([*pages["before_script"], *pages["script"], *last["script"]]), clone, environment)
        if "secret" in said.stdout:
            return 1, "the token is shown", clone / "public"
        return said.returncode, said.stdout, clone / "public"

    yield from days(scratch, job)


@trial("the pages: what they link to is there")
def _links(_: Path) -> Iterator[str]:
    for page in sorted(DOCS.glob("*.md")):
        links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
        yield from (f"{page.name}: {link}" for link in links if not (page.parent / link).exists())


def main() -> int:
    """The status of the program; 1 also where nothing was tried."""
    global benbao
    benbao = Path(sys.argv[1]).resolve()
    failed = 0
    for name, check in trials:
        with tempfile.TemporaryDirectory() as scratch:
            try:
                complaints = list(check(Path(scratch)))
            except Exception as stumble:  # a sample that cannot be tried is not sound
                complaints = [f"could not be tried: {stumble!r}"]
        failed += bool(complaints)
        print("\n".join(f"FAIL  {name}: {complaint}" for complaint in complaints) or f"ok    {name}", flush=True)
    print(f"{len(trials) - failed} passed, {failed} failed")
    return 0 if trials and not failed else 1


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())

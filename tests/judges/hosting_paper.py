"""The paper that hosting.py publishes: under `umask 077`, with a secret in everything that no server may give away, and the paths that
a stranger would try to get at it.

Judges nothing; asks only whether it is fit to be judged by (`unfit`).
"""

import base64
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

NOW = "2026-01-06T08:00:00+08:00"
# When the files were written, as far as the servers know: 2026-01-06, in seconds.
SETTLED = 1_767_657_600
# One stands in whatever must not be served: tomorrow's page, the settings, the archive, hidden names, the site around the paper.
SECRET = "密7f3a9c"

# A picture of one pixel (PNG), which the page shows since it is called as it is.
PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")

# Where the secrets lie, as seen from the paper's folder and from that of its feeds.
BESIDE = ("benbao.toml", "pages/2026-01-07-A01.md", ".benbao/archive.sqlite3", ".benbao/", "pages/", ".secret")
HIDDEN = (".benbao-x1.tmp", ".htaccess", ".git/config", ".copy/rss.xml", ".copy/atom.xml", "editions/.old.json", ".copy/", ".git")
# The ways up that servers have been talked into; what follows is a path of the paper's folder.
_UP = ("/", "//", "/./", "/feeds/../", "/feeds/%2e%2e/", "/feeds/%2E./", "/feeds/.%2e/", "/feeds..%2f", "/feeds../", "/feeds%2f..%2f", "/feeds//../",
       "/feeds/..%2f", "/feeds/..%5c", "/feeds/..\\", "/feeds/%252e%252e/", "/feeds/editions/../../", "/feeds/editions/%2e%2e/%2e%2e/", "/feeds/..;/",
       "/feeds/./../", "/FEEDS/../", "/feeds/atom.xml/../../", "/feeds/%c0%ae%c0%ae/", "/x/../", "/feeds/....//", "/../", "/feeds/../../paper/")  # fmt: skip
# The ways in; what follows is a name of the output that nobody is to see.
_IN = ("/feeds/", "/feeds//", "/feeds/./", "//feeds/", "/feeds/editions/../", "/FEEDS/")
_OTHER = (
    "/", "/feeds", "/feeds/", "/feeds//", "/feeds/.", "/feeds/editions", "/feeds/editions/", "/feeds/editions/2026-01-05/", "/feeds/..", "/feeds/../",
    "/index.html", "/Benbao.toml", "/PAGES/", "/pages", "/pages/2026-01-07-A01", "/.benbao", "/.BENBAO/archive.sqlite3", "/benbao.toml/", "/benbao.toml%00",
    "/feeds/%2ebenbao-x1.tmp", "/feeds/%2Egit/config", "/feeds/.benbao-x1.tmp/", "/feeds/.HTACCESS", "/feeds/.htaccess%20", "/feeds/atom.xml%00",
    "/feeds/nothing.xml", "/feeds/atom.xml.bak", "/feeds/pages/2026-01-07-A01.md", "/feeds/benbao.toml", "/server-status", "/feeds/?C=M;O=A", "/feeds/*",
)  # fmt: skip
LEAKS = sorted({up + name for up in _UP for name in BESIDE} | {way + name for way in _IN for name in HIDDEN} | set(_OTHER))


def _run(command: list[str | Path], **options: object) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, **options)


def build(benbao: Path, paper: Path) -> None:
    # Whatever the umask, the feeds are for everybody to read: the servers are not the user who publishes.
    _run(["sh", "-c", 'umask 077; exec "$@"', "sh", benbao, "build", "--quiet", "--now", NOW, paper])


def publish(benbao: Path, home: Path) -> Path:
    """A paper, published, with every kind of secret in the places where one would lie."""
    paper = home / "paper"
    _run([benbao, "init", paper])
    page = next((paper / "pages").glob("*.md"))
    page.rename(paper / "pages/2026-01-05-A01.md")
    (paper / "pages/2026-01-07-A01.md").write_text(f"# 明日的稿件{SECRET}\n\n本报讯 1月6日,{SECRET}。\n\n记者 林知夏\n", "utf-8")
    with (paper / "benbao.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"# {SECRET}\n")
    picture = paper / "pages/2026-01-05-A01.png"
    picture.write_bytes(PICTURE)
    build(benbao, paper)
    (paper / ".secret").write_text(SECRET, "utf-8")
    # All but the feeds is made readable: a server that reaches for it shall be seen to.
    for path in [home, paper, *(path for name in (".secret", "benbao.toml", "pages", ".benbao") for path in [paper / name, *(paper / name).rglob("*")])]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    feeds = paper / "feeds"
    for name in HIDDEN:
        if not name.endswith(("/", ".git")):
            (feeds / name).parent.mkdir(exist_ok=True)
            (feeds / name).write_text(SECRET if name != ".htaccess" else f"# {SECRET}\n", "utf-8")
    # What a later benbao, or a hand, puts beside the feeds is served by its type as well.
    (feeds / "feeds.opml").write_text('<?xml version="1.0"?>\n<opml version="2.0"><body>' + '<outline text="海湾"/>' * 60 + "</body></opml>\n", "utf-8")
    settle(feeds)
    return paper


def settle(feeds: Path) -> None:
    """Makes files old: Apache gives one of the last second a tag that it changes a second later."""
    for file in feeds.rglob("*"):
        os.utime(file, (SETTLED, SETTLED))


def unfit(paper: Path) -> Iterator[str]:
    """What would make the test worthless: a secret that was published, a folder that nobody can read."""
    published = [file for file in (paper / "feeds").rglob("*") if file.is_file() and "/." not in file.as_posix().removeprefix(paper.as_posix())]
    if len(published) < 6:
        yield f"only {len(published)} files are published"
    yield from (f"{file.name} holds the secret" for file in published if SECRET.encode("utf-8") in file.read_bytes())
    yield from (f"{path} is not there" for path in (paper / name for name in BESIDE) if not path.exists())

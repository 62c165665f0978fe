"""A real reader over HTTP: newsboat, headless, subscribed to the folder on a plain static server on this machine.

Reads the table rss_item of newsboat's cache: the stories newest first are in print order, each with its writers. newsboat shows all
authors of Atom joined by ", ", and of RSS the last dc:creator alone (standards 3.2), so the byline in the text must name everybody.
"""

import os
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from http.server import ThreadingHTTPServer
from pathlib import Path

from folder import ATOM
from folder import RSS
from folder import Folder
from verdict import Verdict

STORIES = "select title, author, guid, url, content from rss_item where feedurl = ? order by pubDate desc"


class _Quiet(SimpleHTTPRequestHandler):
    """Python's static server as it is, without its log."""

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def _served(path: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def judge(folder: Folder) -> Iterator[Verdict]:
    """newsboat reloads the paper's two XML feeds and is asked what it shows."""
    with _served(folder.path) as host:
        for name in (RSS, ATOM):
            # A cache each: newsboat keeps one row an id, so the second feed would find its stories taken.
            with tempfile.TemporaryDirectory() as home:
                cache, said = reload(Path(home), host + name)
                complaints = list(_stories(rows(cache, host + name), folder.expected["items"], all_writers=name == ATOM))
            if complaints and said:
                complaints.append(f"newsboat said {said!r}")
            yield Verdict("newsboat lists the stories in print order with their writers", name, tuple(complaints))


def reload(home: Path, address: str) -> tuple[Path, str]:
    """Has the newsboat of that home fetch a feed; its cache, and what it said."""
    urls, cache, config = home / "urls", home / "cache.db", home / "config"
    urls.write_text(f"{address}\n", "utf-8")
    config.write_text(f'download-retries 1\nerror-log "{home / "errors"}"\n', "utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    result = subprocess.run(
        ["newsboat", "-u", str(urls), "-c", str(cache), "-C", str(config), "-x", "reload"],
        env=environment | {"HOME": str(home), "LC_ALL": "C.UTF-8", "NO_PROXY": "127.0.0.1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    errors = (home / "errors").read_text("utf-8") if (home / "errors").is_file() else ""
    return cache, (result.stdout + result.stderr + errors).strip()


def rows(cache: Path, address: str) -> list[tuple]:
    """What it shows of the feed, the newest first."""
    with closing(sqlite3.connect(cache)) as database:
        return database.execute(STORIES, (address,)).fetchall()


def _stories(rows: list[tuple], expected: list[dict], all_writers: bool) -> Iterator[str]:
    titles = [row[0] for row in rows]
    if titles != [item["title"] for item in expected]:
        yield f"lists {titles}"
        return
    for (title, author, guid, url, content), item in zip(rows, expected):
        names = [name for name, _ in item["writers"]]
        shown = ", ".join(names) if all_writers else "".join(names[-1:])
        if author != shown:
            yield f"{title}: shows the writer {author!r}, expected {shown!r}"
        if guid != item["id"]:
            yield f"{title}: keeps the id {guid!r}, expected {item['id']!r}"
        if url != item["link"]:
            yield f"{title}: opens {url!r}, expected {item['link']!r}"
        yield from (f"{title}: the text does not name {name}" for name in names if name not in content)

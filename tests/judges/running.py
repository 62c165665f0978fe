"""A paper under `benbao run`, for those who try it for longer than a test may: its pages, its two addresses, what it told."""

import os
import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

# Longer than any step takes on a machine that does much else.
PATIENCE = 60.0

SETTINGS = 'title = "海湾晨报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2023"\n'


def story(headline: str, text: str = "") -> str:
    return f"# {headline}\n\n本报讯 {headline}。{text}\n\n记者 林知夏\n\n"


def until(what: str, is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Waits until something is so."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


class Running:
    """`benbao run`, ended by whoever made it."""

    def __init__(self, benbao: Path, home: Path, environment: dict[str, str]) -> None:
        self.home, self.log = home, home / "log"
        arguments = [benbao, "run", "--listen", "127.0.0.1:0", "--private", "127.0.0.1:0"]
        with self.log.open("wb") as log:
            base = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
            self.child = subprocess.Popen(arguments, cwd=home, stderr=log, env=base | {"LC_ALL": "C"} | environment)
        self.feeds = self._address("served at")
        self.desk = self._address("the editor's page:")

    def _address(self, words: str) -> str:
        found: list[str] = []

        def is_told() -> bool:
            found[:] = re.findall(rf"{re.escape(words)} (http://[^/]*/)", self.told())
            return bool(found)

        until(f"{words}: {self.told()}", is_told)
        return found[0]

    def told(self) -> str:
        return self.log.read_text("utf-8")

    def page(self, name: str, text: str) -> None:
        """Saves a page, as an editor that writes beside it."""
        path = self.home / "pages" / name
        beside = path.with_name(f".{name}.swp")
        beside.write_text(text, "utf-8")
        beside.replace(path)

    def get(self, name: str) -> str:
        """What readers get."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(self.feeds + name, timeout=PATIENCE) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as refused:
            return f"{refused.code}"


@contextmanager
def running(benbao: Path, home: Path, settings: str = "", environment: dict[str, str] | None = None):
    """A new paper that runs until the block is left."""
    (home / "pages").mkdir()
    (home / "benbao.toml").write_text(SETTINGS + settings, "utf-8")
    paper = Running(benbao, home, environment or {})
    try:
        yield paper
        paper.child.terminate()
        status = paper.child.wait(PATIENCE)
        if status != 0:
            raise RuntimeError(f"it ended with {status}: {paper.told()}")
    finally:
        if paper.child.poll() is None:
            paper.child.kill()
            paper.child.wait()

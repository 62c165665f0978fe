"""The readers that judge: what each is, where it comes from, which formats it reads, and how its adapter is called.

An adapter (adapters/) takes the file of a feed and prints one JSON, `{"items": [...]}`, of what the reader's own public interface holds of
each item; a value is text, `{"html": …}` where the reader says or its manual promises that it is HTML, or null where it has none.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from folder import ATOM
from folder import JSON_FEED
from folder import RSS

ADAPTERS = Path(__file__).with_name("adapters")
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or ADAPTERS.parents[2] / "target").resolve()
# Where .ci/install-readers puts what comes from npm, and ROME's adapter.
INSTALLED = TARGET / "judges" / "readers"
JAVA = Path("/usr/share/java")
JARS = ("rome.jar", "rome-utils.jar", "jdom2.jar", "slf4j-api.jar", "slf4j-nop.jar")
XML = (RSS, ATOM)


@dataclass(frozen=True)
class Reader:
    """A program or library that reads feeds."""

    name: str
    source: str
    formats: tuple[str, ...]
    command: Callable[[], list[str | Path]]
    # Whether it is quick to install, and so a judge of every change.
    quick: bool = False


def _python(adapter: str) -> list[str | Path]:
    return [sys.executable, ADAPTERS / adapter]


def _node(adapter: str) -> list[str | Path]:
    # A program of Node's finds its libraries beside itself.
    shutil.copy(ADAPTERS / adapter, INSTALLED / adapter)
    return ["node", INSTALLED / adapter]


def _with(interpreter: str, adapter: str) -> list[str | Path]:
    return [interpreter, ADAPTERS / adapter]


def _rome() -> list[str | Path]:
    return ["java", "-cp", ":".join(map(str, (INSTALLED, *(JAVA / jar for jar in JARS)))), "ByRome"]


def _feed_rs() -> list[str | Path]:
    return [TARGET / "debug" / "examples" / "by_feed_rs"]


def _pinned(file: Path, form: str) -> str:
    """The version that a list of ours holds."""
    found = re.search(form, file.read_text("utf-8"), re.MULTILINE)
    if not found:
        raise ValueError(f"{file.name} has no {form}")
    return found[1]


def _pypi(name: str) -> str:
    return "PyPI, " + _pinned(ADAPTERS.with_name("requirements.txt"), rf"^{name}==(.*)$")


def _npm(name: str) -> str:
    return "npm, " + _pinned(ADAPTERS / "package.json", rf'"{name}": "(.*)"')


def _crate(name: str) -> str:
    return "crates.io, " + _pinned(ADAPTERS.parents[2] / "Cargo.toml", rf'^{name} = "(.*)"$')


READERS = (
    Reader("feedparser", _pypi("feedparser"), XML, partial(_python, "by_feedparser.py"), quick=True),
    Reader("newsboat", "Debian 12", XML, partial(_python, "by_newsboat.py"), quick=True),
    Reader("sfeed", "Debian 12", XML, partial(_python, "by_sfeed.py"), quick=True),
    Reader("feed-rs", _crate("feed-rs"), (*XML, JSON_FEED), _feed_rs, quick=True),
    Reader("SimplePie", "Debian 12", XML, partial(_with, "php", "by_simplepie.php")),
    Reader("Ruby rss", "Debian 12", XML, partial(_with, "ruby", "by_ruby_rss.rb")),
    Reader("XML::Feed", "Debian 12", XML, partial(_with, "perl", "by_xml_feed.pl")),
    Reader("ROME", "Debian 12", XML, _rome),
    Reader("feedsmith", _npm("feedsmith"), (*XML, JSON_FEED), partial(_node, "by_feedsmith.mjs")),
    Reader("rss-parser", _npm("rss-parser"), XML, partial(_node, "by_rss_parser.mjs")),
    Reader("@rowanmanning/feed-parser", _npm("@rowanmanning/feed-parser"), XML, partial(_node, "by_rowanmanning.mjs")),
    Reader("@extractus/feed-extractor", _npm("@extractus/feed-extractor"), (*XML, JSON_FEED), partial(_node, "by_extractus.mjs")),
    Reader("node feedparser", _npm("feedparser"), XML, partial(_node, "by_node_feedparser.mjs")),
)  # fmt: skip

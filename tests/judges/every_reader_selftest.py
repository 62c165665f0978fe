"""The judge every_reader.py judged: each broken document, reader, limit or page must be complained of, and in the field that is broken.

`every_reader_selftest.py BENBAO` needs the quick readers alone. Closes on `N passed, N failed`.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import judgement
import limits
import nasty
import nasty_rules
import readers_page
from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from judgement import Cell
from judgement import Paper
from reader_programs import READERS
from reader_programs import Reader
from run import close
from run import tell
from verdict import Verdict

READER = {reader.name: reader for reader in READERS}
TITLE = "海湾晚报"


@dataclass(frozen=True)
class Broken:
    """A place of a document changed, and the reader and field in which it must be seen."""

    document: str
    reader: str
    field: str
    change: Callable[[str], str]


def _once(form: str, broken: str) -> Callable[[str], str]:
    return lambda source: re.sub(form, broken, source, count=1, flags=re.DOTALL)


BROKEN = (
    Broken(RSS, "feed-rs", "title", _once("<title>第1版 七人署名", "<title>第1版 八人署名")),
    Broken(RSS, "newsboat", "title", _once("<title>2003</title>", "<title></title>")),
    Broken(RSS, "feedparser", "authors", _once("<dc:creator>岳小川</dc:creator>", "")),
    Broken(RSS, "newsboat", "authors", _once("<dc:creator>岳小川</dc:creator>", "")),
    Broken(ATOM, "feed-rs", "authors", _once(r"<author>\s*<name>瞿东</name>\s*</author>", "")),
    Broken(ATOM, "sfeed", "authors", _once(r"<author>\s*<name>林知夏</name>\s*</author>", "")),
    Broken(RSS, "sfeed", "published", _once(r"(<item>.*?<pubDate>[^<]*)\+0800", r"\1+0900")),
    Broken(ATOM, "feedparser", "updated", _once("(<entry>.*?<updated>[^<]*)T09", r"\1T10")),
    Broken(RSS, "feed-rs", "link", _once(r"(<item>.*?<link>[^<]*)\.html", r"\1.htm")),
    Broken(ATOM, "newsboat", "content", _once("谁也不少一个字母", "谁也不多一个字母")),
    Broken(RSS, "feedparser", "summary", _once("<description><!\\[CDATA\\[[^<\\]]*", "<description><![CDATA[摘要")),
    Broken(ATOM, "sfeed", "categories", _once("<category [^>]*>", "")),
)  # fmt: skip


def _cells(reader: str, paper: Paper, document: str) -> list[Cell | str]:
    return [cell for cell in judgement.cells([READER[reader]], [paper]) if isinstance(cell, str) or cell.document == document]


def _refused(what: str, broken: bool) -> Verdict:
    return Verdict(f"complains of {what}", "every_reader.py", () if broken else ("let through",))


def _documents(feeds: Path, home: Path) -> Iterator[Verdict]:
    for number, broken in enumerate(BROKEN):
        copy = home / str(number)
        shutil.copytree(feeds, copy, ignore=shutil.ignore_patterns("editions"))
        source = (copy / broken.document).read_text("utf-8")
        changed = broken.change(source)
        if changed == source:
            raise ValueError(f"the variant {number} changes nothing and proves nothing")
        (copy / broken.document).write_text(changed, "utf-8")
        cells = _cells(broken.reader, Paper("broken", copy, TITLE), broken.document)
        complained = [cell.field for cell in cells if isinstance(cell, Cell) and cell.verdict()]
        yield _refused(f"the {broken.field} alone, as {broken.reader} sees it in {broken.document} (variant {number})", complained == [broken.field])


def _missing(feeds: Path, home: Path) -> Iterator[Verdict]:
    copy = home / "shorter"
    shutil.copytree(feeds, copy, ignore=shutil.ignore_patterns("editions"))
    source = (copy / RSS).read_text("utf-8")
    (copy / RSS).write_text(re.sub("<item>.*?</item>", "", source, count=1, flags=re.DOTALL), "utf-8")
    yield _refused("an item that is missing", any(isinstance(cell, str) for cell in _cells("sfeed", Paper("shorter", copy, TITLE), RSS)))
    absent = Reader("absent", "nowhere", (RSS,), lambda: ["/nowhere/reader"])
    told = [cell for cell in judgement.cells([absent], [Paper("sound", feeds, TITLE)]) if isinstance(cell, str)]
    yield _refused("a reader that is not there", len(told) == 1)


def _rules(feeds: Path) -> Iterator[Verdict]:
    """What nasty_rules.py lets pass in a headline that was meant so, it does not let pass elsewhere."""
    unmeant = (
        (RSS, "R11", "a headline escaped twice", "第3版 七人署名", "第3版 &amp;lt;七人署名"),
        (ATOM, "A11", "a program in the text", "&lt;p&gt;柳树绿了", "&lt;p&gt;&lt;script&gt;&lt;/script&gt;柳树绿了"),
    )
    for document, rule, what, sound, broken in unmeant:
        file = feeds / document
        source = file.read_text("utf-8")
        file.write_text(source.replace(sound, broken, 1), "utf-8")
        yield _refused(what, any(verdict.complaints and verdict.rule.startswith(rule) for verdict in nasty_rules.judge(feeds)))
        file.write_text(source, "utf-8")


def _limits() -> Iterator[Verdict]:
    item = {"authors": ("鲁燕",)}
    for limit in limits.LIMITS:
        if limit.fields == ("authors",) and limit.sees(item, "authors", TITLE) == item["authors"]:
            cell = Cell(limit.reader, limit.formats[0], "authors")
            cell.take("tag:example.cn,2020:1", item, item, TITLE)
            yield _refused(f"a limit that no longer shows ({limit.reader}, {limit.formats[0]})", bool(cell.verdict()))


def _page() -> Iterator[Verdict]:
    said = readers_page.PAGE.read_text("utf-8")
    quick = [reader for reader in READERS if reader.quick]
    sound = not readers_page.stale(said, quick, whole=False) and not readers_page.stale(said, list(READERS), whole=True)
    yield Verdict("lets the page pass that says what was found", "every_reader.py", () if sound else ("complains",))
    yield _refused("a row that has changed", bool(readers_page.stale(said.replace("| last (", "| the last (", 1), quick, whole=False)))
    yield _refused("a sentence that has changed", bool(readers_page.stale(said.replace("readers were given", "were given"), list(READERS), whole=True)))


def _unfit(feeds: Path) -> Iterator[Verdict]:
    file = feeds / JSON_FEED
    source = file.read_text("utf-8")
    for what, form, broken in (("headline", "第3版 七人署名", "第3版 八人署名"), ("writer", '"name": "瞿东"', '"name": "瞿西"'), ("text", "谁也不少一个字母", "谁也不多一个字母")):
        file.write_text(source.replace(form, broken, 1), "utf-8")
        yield _refused(f"a nasty paper with another {what} than was meant", bool(nasty.unfit(feeds)))
    file.write_text(source, "utf-8")
    yield Verdict("lets a nasty paper pass", "every_reader.py", tuple(nasty.unfit(feeds)))


def main() -> int:
    """The status of the program."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        feeds = nasty.publish(Path(sys.argv[1]).resolve(), home / "nasty")
        found = [*_documents(feeds, home), *_missing(feeds, home), *_rules(feeds), *_limits(), *_page()]
        found += _unfit(feeds)
    tell(found)
    return close(found)


if __name__ == "__main__":
    sys.exit(main())

"""The judges of documents (run.py) over a paper whose headlines look like markup on purpose: their rules hold but where a rule takes by its
look for HTML what the model says letter by letter, and where it bounds the size of a feed that nobody would publish.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import run
from folder import JSON_FEED
from folder import open_documents
from verdict import Verdict

# What the rules of plain text say of a value that only looks like HTML; a long value is quoted by its first characters.
LOOKS = re.compile(r"(?:HTML in|escaped twice:) (['\"].*['\"])$", re.DOTALL)
QUOTED = 80
# A thousand items in one feed are for the readers' sake (JSON Feed: a megabyte is a burden).
LARGE = re.compile(r"\d+ bytes$")


def judge(feeds: Path) -> Iterator[Verdict]:
    """Every rule of every judge that needs no table of expected values."""
    meant = _meant(feeds)
    for name in run.OF_DOCUMENTS:
        for verdict in run.verdicts(name, open_documents(feeds)):
            complaints = tuple(complaint for complaint in verdict.complaints if not _excused(complaint, meant))
            yield Verdict(verdict.rule, f"{feeds.parent.name}/{verdict.subject}", complaints)


def _meant(feeds: Path) -> set[str]:
    """The headlines and summaries of the model, as a complaint quotes them."""
    items = json.loads((feeds / JSON_FEED).read_text("utf-8"))["items"]
    values = [value for item in items for value in (item["title"], item.get("summary", "")) if "<" in value or "&" in value]
    return {repr(quoted) for value in values for quoted in (value, value[:QUOTED])}


def _excused(complaint: str, meant: set[str]) -> bool:
    looks = LOOKS.search(complaint)
    return bool(LARGE.match(complaint)) or (looks is not None and looks[1] in meant)

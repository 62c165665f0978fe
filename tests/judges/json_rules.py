"""JSON Feed, judged twice: by our JSON Schema (json_feed.schema.json), and by what a schema cannot say.

The second half is standards section 1.7 (J1 to J11) and 1.8, one small check each. The same file also judges what
`read --format json` prints, where the addresses are not known yet and the text stands beside its source.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jsonschema import Draft202012Validator

import dates
import markup
from folder import JSON_FEED
from folder import Folder
from verdict import Rules
from verdict import Verdict

SCHEMA = json.loads(Path(__file__).with_name("json_feed.schema.json").read_text("utf-8"))
KIBIBYTES = 1024

published = Rules()
reading = Rules()


@dataclass(frozen=True)
class Document:
    """A parsed JSON Feed, the bytes it was parsed from, and the address it is served from."""

    address: str
    source: bytes
    feed: dict

    @property
    def items(self) -> list[dict]:
        return self.feed["items"]


class DoubledKey(ValueError):
    """A key that stands twice in one object: which of the two counts is the reader's guess."""


def _object(pairs: list[tuple[str, object]]) -> dict:
    doubled = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if doubled:
        raise DoubledKey(f"{doubled} stand twice in one object")
    return dict(pairs)


def _no_such_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def judge(folder: Folder) -> Iterator[Verdict]:
    """The schema and every rule over every JSON Feed of the folder; a folder without one is unsound."""
    yield Verdict("the folder has it", JSON_FEED, () if (folder.path / JSON_FEED).is_file() else ("no such file",))
    for subject, file in folder.documents(JSON_FEED):
        yield from _document(subject, file, folder.address(subject), published)


def judge_reading(file: Path) -> Iterator[Verdict]:
    """The schema, and the rules for what `read --format json` prints."""
    yield from _document(file.name, file, "", reading)


def _document(subject: str, file: Path, address: str, rules: Rules) -> Iterator[Verdict]:
    source = file.read_bytes()
    try:
        feed = json.loads(source.decode("utf-8"), object_pairs_hook=_object, parse_constant=_no_such_number)
    except ValueError as error:
        yield Verdict("JSON parses", subject, (str(error),))
        return
    complaints = tuple(f"{error.json_path}: {error.message}"[:300] for error in Draft202012Validator(SCHEMA).iter_errors(feed))
    yield Verdict("JSON Feed 1.1 by JSON Schema", subject, complaints)
    yield from rules.hold(subject, Document(address, source, feed))


@published("J1 version is the first key")
@reading("J1 version is the first key")
def version_comes_first(document: Document) -> Iterator[str]:
    if next(iter(document.feed)) != "version":
        yield f"the first key is {next(iter(document.feed))!r}"


@published("J2 the feed and every item name their addresses, and feed_url is where it is served from")
def addresses_are_named(document: Document) -> Iterator[str]:
    if document.feed.get("feed_url") != document.address:
        yield f"feed_url is {document.feed.get('feed_url')!r}, served from {document.address!r}"
    if not document.feed.get("home_page_url"):
        yield "no home_page_url"
    keys = ("url", "title", "date_modified", "content_html")
    yield from (f"item {item['id']} has no {key}" for item in document.items for key in keys if key not in item)
    for item in document.items:
        if "summary" not in item and markup.says_more(item.get("content_html", ""), item.get("title", "")):
            yield f"item {item['id']} has no summary"


@published("J3 ids are unique")
@reading("J3 ids are unique")
def ids_are_unique(document: Document) -> Iterator[str]:
    counts = Counter(item["id"] for item in document.items)
    yield from (f"{identity} stands {count} times" for identity, count in counts.items() if count > 1)


@published("J3 HTML nowhere but in content_html, and safe there")
@reading("J3 HTML nowhere but in content_html, and safe there")
def html_stands_in_its_place(document: Document) -> Iterator[str]:
    for path, value in _strings(document.feed, ""):
        if path.endswith(".content_html"):
            yield from (f"{path}: {fault}" for fault in markup.faults(value))
        elif markup.TAG.search(value) or markup.REFERENCE.search(value):
            yield f"{path}: HTML in {value[:80]!r}"


def _strings(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _strings(inner, f"{path}[{place}]")


@published("J4 an author is one name, once")
@reading("J4 an author is one name, once")
def authors_are_single_names(document: Document) -> Iterator[str]:
    for item in document.items:
        names = [author.get("name", "") for author in item.get("authors", [])]
        for name in names:
            if not name.strip() or name != name.strip() or re.search(r"[、，,;；/|@]", name):
                yield f"{item['id']}: {name!r} is not one name"
        yield from (f"{item['id']} names {name} {count} times" for name, count in Counter(names).items() if count > 1)


@published("J5 dates are RFC 3339, of days that exist, and nothing changes before it appears")
@reading("J5 dates are RFC 3339, of days that exist, and nothing changes before it appears")
def dates_are_rfc_3339(document: Document) -> Iterator[str]:
    for item in document.items:
        try:
            if dates.rfc_3339(item.get("date_modified", item["date_published"])) < dates.rfc_3339(item["date_published"]):
                yield f"{item['id']} was modified before it was published"
        except ValueError as error:
            yield f"{item['id']}: {error}"


@published("J6 _benbao says once, in the first item, what it is about")
def extension_explains_itself(document: Document) -> Iterator[str]:
    having = [place for place, item in enumerate(document.items) if "about" in item["_benbao"]]
    if document.items and having != [0]:
        yield f"about stands in the items {having}"


@published("J8 no two attachments of an item have one title")
def attachments_differ(document: Document) -> Iterator[str]:
    for item in document.items:
        titles = Counter(attachment["title"] for attachment in item.get("attachments", []) if "title" in attachment)
        yield from (f"{item['id']}: {title!r} stands {count} times" for title, count in titles.items() if count > 1)


@published("J10 plain UTF-8 under a mebibyte: no mark, nothing written as \\u that need not be")
@reading("J10 plain UTF-8 under a mebibyte: no mark, nothing written as \\u that need not be")
def bytes_are_few(document: Document) -> Iterator[str]:
    if len(document.source) > KIBIBYTES * KIBIBYTES:
        yield f"{len(document.source)} bytes"
    yield from (f"{escape.decode()} in the source" for escape in set(re.findall(rb"\\u(?!00[01])[0-9a-fA-F]{4}", document.source)))


@published("F10 next_url is another document than feed_url")
def the_next_page_is_another(document: Document) -> Iterator[str]:
    if "next_url" in document.feed and document.feed["next_url"] == document.feed.get("feed_url"):
        yield f"both are {document.feed['next_url']}"


@published("A10 no two items of one second, newest first")
def order_is_in_the_dates(document: Document) -> Iterator[str]:
    instants = [dates.rfc_3339(item["date_published"]) for item in document.items]
    for earlier, later in zip(instants, instants[1:]):
        if earlier <= later:
            yield f"{later} stands behind {earlier}"


@published("DESIGN 5: content_html alone, and no path of ours")
def nothing_of_ours_is_published(document: Document) -> Iterator[str]:
    for item in document.items:
        yield from (f"{item['id']} has {key}" for key in ("content_text",) if key in item)
        yield from (f"{item['id']} has _benbao.{key}" for key in ("source", "warnings", "doubts") if key in item["_benbao"])


@reading("DESIGN 6: content_text, the source and the warnings of every item")
def a_reading_shows_its_source(document: Document) -> Iterator[str]:
    if not document.items:
        yield "no article was read"
    for item in document.items:
        yield from (f"{item['id']} has no {key}" for key in ("content_text",) if key not in item)
        yield from (f"{item['id']} has no _benbao.{key}" for key in ("source", "warnings", "doubts") if key not in item["_benbao"])

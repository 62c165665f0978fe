"""The three formats against a table of expected values that was written by a person from the printed page, not by the program.

The table is expected.json: titles, ids, addresses, instants, writers in order with their roles, kicker, dateline, and of the text the number
of paragraphs, how it opens and closes, and the places where a column break was joined.
"""

import json
from collections.abc import Iterator

import markup
import readers
from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from folder import Folder
from verdict import Verdict

# DESIGN: at most 120 characters, and the mark of an omission.
LONGEST_SUMMARY = 121


def judge(folder: Folder) -> Iterator[Verdict]:
    """Each format of the paper's own feeds, one verdict a story and a document, and the extension of JSON Feed beside them."""
    for name in (RSS, ATOM, JSON_FEED):
        try:
            reading = readers.read(folder.path / name)
        except Exception as stumble:  # a document that its reader cannot hold is not what was expected
            yield Verdict("as expected", name, (f"could not be read: {stumble!r}",))
            continue
        yield Verdict("the feed as expected", name, tuple(_feed(reading, folder.expected)))
        for number, (item, expected) in enumerate(zip(reading.items, folder.expected["items"]), 1):
            yield Verdict(f"story {number} as expected", name, tuple(_item(item, expected)))
    try:
        items = json.loads((folder.path / JSON_FEED).read_bytes())["items"]
        complaints = tuple(fault for item, expected in zip(items, folder.expected["items"]) for fault in _extension(item["_benbao"], expected))
    except Exception as stumble:
        complaints = (f"could not be read: {stumble!r}",)
    yield Verdict("_benbao as expected", JSON_FEED, complaints)


def _feed(reading: readers.Reading, expected: dict) -> Iterator[str]:
    yield from _unequal("title", reading.title, expected["title"])
    yield from _unequal("site", reading.site, expected["link"])
    yield from _unequal("language", reading.language, expected["language"])
    yield from _unequal("number of stories", len(reading.items), len(expected["items"]))


def _item(item: readers.Item, expected: dict) -> Iterator[str]:
    yield from _unequal("title", item.title, expected["title"])
    yield from _unequal("id", item.id, expected["id"])
    yield from _unequal("link", item.link, expected["link"])
    yield from _unequal("published", item.published.isoformat(), expected["published"])
    yield from _unequal("updated", item.updated.isoformat(), expected["updated"])
    yield from _unequal("writers", list(item.writers), [name for name, _ in expected["writers"]])
    yield from _unequal("contributors", list(item.contributors), [name for name, _ in expected["others"]])
    blocks = markup.paragraphs(item.content)
    yield from _content(blocks, expected)
    opening = "".join(text for kind, text in blocks if kind not in markup.BESIDE_THE_TEXT).replace(" ", "")
    if len(item.summary) > LONGEST_SUMMARY or not opening.startswith(item.summary.rstrip("…").replace(" ", "")):
        yield f"the summary is not the opening of the text: {item.summary!r}"


def _content(blocks: list[tuple[str, str]], expected: dict) -> Iterator[str]:
    kickers = [text for kind, text in blocks if kind == "kicker"]
    yield from _unequal("kicker", kickers, [expected["kicker"]] if expected["kicker"] else [])
    if kickers and blocks[0][0] != "kicker":
        yield "the kicker does not come first"
    yield from _unequal("last paragraph", blocks[-1], ("byline", expected["byline"]))
    body = [text for kind, text in blocks if kind not in markup.BESIDE_THE_TEXT]
    yield from _unequal("number of paragraphs", len(body), expected["paragraphs"])
    if not body[0].startswith(expected["opens"]):
        yield f"opens with {body[0][:30]!r}, not {expected['opens']!r}"
    if not body[-1].endswith(expected["closes"]):
        yield f"closes with {body[-1][-30:]!r}, not {expected['closes']!r}"
    text = "\n".join(body)
    yield from (f"{joint!r} is not in the text" for joint in expected["joined"] if joint not in text)
    yield from (f"{string!r} is in the text" for string in expected["absent"] if string in text)


def _extension(extension: dict, expected: dict) -> Iterator[str]:
    credited = [[credit["name"], credit["role"]] for credit in extension["credits"]]
    yield from _unequal("credits", credited, expected["writers"] + expected["others"])
    yield from _unequal("kicker", extension.get("kicker"), expected["kicker"])
    yield from _unequal("dateline date", (extension["dateline"] or {}).get("date"), expected["dateline_date"])
    yield from _unequal("edition date", extension["edition"]["date"], expected["edition"])
    yield from _unequal("edition date_from", extension["edition"]["date_from"], expected["date_from"])
    yield from _unequal("position", extension["edition"]["position"], expected["position"])


def _unequal(field: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{field}: {found!r}, expected {expected!r}"

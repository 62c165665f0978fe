"""What a reader sees of a document, and what benbao's own model says of it, both in one shape that can be compared field by field.

The model is feed.json, which benbao writes from its items without going through any reader. Texts are compared as a person sees them: HTML
is shown, white space folded; times as instants; the items by their ids, since their order in a document means nothing (RFC 4287 §4.1.1).
"""

import json
import subprocess
from datetime import UTC
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from pathlib import Path

import markup
from folder import JSON_FEED
from reader_programs import Reader

# What a reader holds of an item, in the order of the table.
FIELDS = ("title", "link", "authors", "published", "updated", "content", "summary", "categories", "picture")
# One document; the thousand nasty items take the slowest reader a few seconds.
LONGEST = 300

Item = dict[str, str | tuple[str, ...] | None]


def by(reader: Reader, file: Path) -> dict[str, Item]:
    """The items of the document as the reader holds them, by their ids."""
    said = subprocess.run([*reader.command(), file], stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False)
    if said.returncode:
        raise RuntimeError(f"{reader.name} ended with {said.returncode} over {file.name}: {said.stderr.decode('utf-8', 'replace')[-600:]}")
    items = json.loads(said.stdout)["items"]
    seen = {_plain(item["id"]): _item(item) for item in items}
    if len(seen) != len(items):
        raise RuntimeError(f"{reader.name} holds {len(items)} items of {file.name}, but {len(seen)} ids")
    return seen


def model(feeds: Path, document: str) -> dict[str, Item]:
    """The items of the folder as benbao means them; of categories what the document has elements for."""
    return {item["id"]: _modelled(item, document) for item in json.loads((feeds / JSON_FEED).read_text("utf-8"))["items"]}


def _modelled(item: dict, document: str) -> Item:
    section, page = item["_benbao"]["section"], item["_benbao"]["edition"]["page"]
    tags = item.get("tags", [])
    # JSON Feed's tags have no schemes, so the page is none of them.
    beside = [page] if page and document != JSON_FEED else []
    at = 1 if section else 0
    return _item({
        "title": item["title"],
        "link": item["url"],
        "authors": [author["name"] for author in item.get("authors", [])],
        "published": item["date_published"],
        "updated": item["date_modified"],
        "content": {"html": item["content_html"]},
        "summary": item.get("summary"),
        "categories": [*tags[:at], *beside, *tags[at:]],
        "picture": item.get("image"),
    })  # fmt: skip


def _item(item: dict) -> Item:
    return {field: _value(field, item.get(field)) for field in FIELDS}


def _value(field: str, value: str | dict | list | None) -> str | tuple[str, ...] | None:
    if field in ("authors", "categories"):
        return None if value is None else tuple(_plain(name) or "" for name in value)
    if field in ("published", "updated"):
        return None if value is None else _instant(value)
    return _plain(value)


def _plain(value: str | dict | None) -> str | None:
    if isinstance(value, dict):
        # A reader that has an object where a text should be shows what its language makes of that.
        return _shown(value["html"]) if "html" in value else json.dumps(value, ensure_ascii=False)
    return None if value is None else " ".join(value.split())


@lru_cache(maxsize=None)
def _shown(source: str) -> str:
    """HTML as it is shown; readers hand on the same fragments, and each is parsed once."""
    tree, _ = markup.fragment(source)
    return markup.text(tree)


def _instant(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = parsedate_to_datetime(value)
    return moment.astimezone(UTC).isoformat()

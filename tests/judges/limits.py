"""What each reader is known not to see as it was meant, and why: rows of data, each held to the letter by the judge (every_reader.py).

`sees` tells what the reader makes of an item instead; where it cannot be told in a line, `ANYTHING` but what was meant. A row whose
reader has come to see what was meant fails as one does that sees something else again: then the row goes.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass

from folder import ATOM
from folder import JSON_FEED
from folder import RSS

Item = dict[str, str | tuple[str, ...] | None]
# Some other value, in which something of the right one is lost or changed.
ANYTHING = ("anything",)


@dataclass(frozen=True)
class Limit:
    """What one reader sees of one field: `label` in the table, `reason` below it."""

    reader: str
    formats: tuple[str, ...]
    fields: tuple[str, ...]
    label: str
    # Of the item, the field and the paper's title.
    sees: Callable[[Item, str, str], object]
    reason: str


def _nothing(_item: Item, _field: str, _paper: str) -> None:
    return None


def _none(_item: Item, _field: str, _paper: str) -> tuple[str, ...]:
    return ()


def _first(item: Item, _field: str, _paper: str) -> tuple[str, ...]:
    return item["authors"][:1]


def _last(item: Item, _field: str, _paper: str) -> tuple[str, ...]:
    return item["authors"][-1:]


def _in_one(item: Item, _field: str, _paper: str) -> tuple[str, ...]:
    return (", ".join(item["authors"]),) if item["authors"] else ()


def _array(item: Item, _field: str, _paper: str) -> tuple[str, ...]:
    return ("ARRAY",) if len(item["authors"]) > 1 else item["authors"]


def _paper_if_unsigned(item: Item, _field: str, paper: str) -> tuple[str, ...]:
    return item["authors"] or (paper,)


def _paper_unless_one(item: Item, _field: str, paper: str) -> tuple[str, ...]:
    return item["authors"] if len(item["authors"]) == 1 else (paper,)


def _if_corrected(item: Item, _field: str, _paper: str) -> str | None:
    return item["updated"] if item["updated"] != item["published"] else None


def _published(item: Item, _field: str, _paper: str) -> str:
    return item["published"]


def _updated(item: Item, _field: str, _paper: str) -> str:
    return item["updated"]


def _unescaped(item: Item, field: str, _paper: str) -> str | None:
    return item[field] and " ".join(html.unescape(item[field]).split())


def _escaped(item: Item, field: str, _paper: str) -> str | None:
    # As benbao writes text into HTML: quotes stand as they are but the double ones.
    return item[field] and html.escape(item[field], quote=False).replace('"', "&quot;")


def _own_summary(item: Item, field: str, paper: str) -> object:
    return ANYTHING if item[field] is None else _loses_markup(item, field, paper)


def _something_else(_item: Item, _field: str, _paper: str) -> tuple[str]:
    return ANYTHING


def _loses_markup(item: Item, field: str, _paper: str) -> object:
    return ANYTHING if item[field] and ("<" in item[field] or "&" in item[field]) else item[field]


XML = (RSS, ATOM)
NO_FIELD = "has no such field"

LIMITS = (
    Limit("feedparser", (RSS,), ("title",), "unescaped", _unescaped, "takes a title with a reference in it for HTML (`title_detail`); `type` says it in Atom alone"),
    Limit("feedparser", (RSS,), ("updated",), "if corrected", _if_corrected, "holds `atom:updated`, which stands where a story was corrected"),
    Limit("newsboat", (RSS,), ("authors",), "last", _last, "keeps one name; each `dc:creator` replaces the one before"),
    Limit("newsboat", (ATOM,), ("authors",), "in one", _in_one, "joins the names by `, `"),
    Limit("newsboat", XML, ("updated", "summary", "categories"), "–", _nothing, NO_FIELD),
    Limit("sfeed", XML, ("authors",), "first", _first, "one field; the first name fills it"),
    Limit("sfeed", XML, ("updated", "summary"), "–", _nothing, NO_FIELD),
    Limit("SimplePie", XML, ("published", "updated"), "–", _nothing, "Debian's 1.3.1 stumbles over every date under PHP 8"),
    Limit("SimplePie", (ATOM,), ("authors",), "paper if unsigned", _paper_if_unsigned, "hands the feed's author down, as RFC 4287 §4.2.1 has it"),
    Limit("Ruby rss", (RSS,), ("updated",), "–", _nothing, "knows no Atom inside RSS"),
    Limit("XML::Feed", (RSS,), ("authors",), "broken", _array, "several `dc:creator` come as a Perl array where a name is promised; printed, it is `ARRAY(0x…)`"),
    Limit("XML::Feed", (ATOM,), ("authors",), "first", _first, "one field; the first name fills it"),
    Limit("XML::Feed", (RSS,), ("updated",), "if corrected", _if_corrected, "holds `atom:updated`, which stands where a story was corrected"),
    Limit("XML::Feed", (RSS,), ("summary",), "escaped", _escaped, "calls a description plain text, which it is not (RSS 2.0)"),
    Limit("ROME", (RSS,), ("authors",), "first", _first, "`getAuthor` is the first; all stand in its Dublin Core module"),
    Limit("ROME", (RSS,), ("updated",), "–", _nothing, "knows no Atom inside RSS"),
    Limit("feedsmith", (RSS,), ("updated",), "if corrected", _if_corrected, "holds `atom:updated`, which stands where a story was corrected"),
    Limit("rss-parser", XML, ("authors",), "first", _first, "one field; the first name fills it"),
    Limit("rss-parser", XML, ("updated",), "–", _nothing, NO_FIELD),
    Limit("rss-parser", (ATOM,), ("categories",), "none", _none, "reads none of Atom"),
    Limit("@rowanmanning/feed-parser", XML, ("title",), "unescaped", _unescaped, "takes references in a text apart once more"),
    Limit("@rowanmanning/feed-parser", XML, ("content",), "unescaped", _loses_markup, "takes references in the HTML apart: what was text becomes a tag"),
    Limit("@rowanmanning/feed-parser", (ATOM,), ("summary",), "unescaped", _unescaped, "takes references in a text apart once more"),
    Limit("@rowanmanning/feed-parser", (RSS,), ("updated",), "published", _published, "knows no Atom inside RSS, and fills in `pubDate`"),
    Limit("@rowanmanning/feed-parser", (ATOM,), ("authors",), "paper if unsigned", _paper_if_unsigned, "hands the feed's author down, as RFC 4287 §4.2.1 has it"),
    Limit("@extractus/feed-extractor", (*XML, JSON_FEED), ("authors", "updated", "content", "categories"), "–", _nothing, NO_FIELD),
    Limit("@extractus/feed-extractor", XML, ("title",), "unescaped", _unescaped, "takes references in a text apart once more"),
    Limit("@extractus/feed-extractor", XML, ("summary",), "loses markup", _own_summary, "strips what looks like a tag, from `<` on; where there is none, takes one from the text"),
    Limit("@extractus/feed-extractor", (ATOM,), ("published",), "updated", _updated, "prefers the later date"),
    Limit("@extractus/feed-extractor", (JSON_FEED,), ("summary",), "of the text", _something_else, "cuts its own summary from the text"),
    Limit("node feedparser", XML, ("title",), "loses tags", _loses_markup, "strips what looks like a tag"),
    Limit("node feedparser", (RSS,), ("authors",), "first", _first, "one field; the first name fills it"),
    Limit("node feedparser", (ATOM,), ("authors",), "paper unless one", _paper_unless_one, "reads the author of one, and gives the feed's for none and for several"),
    Limit("node feedparser", (RSS,), ("updated",), "published", _published, "knows no Atom inside RSS, and fills in `pubDate`"),
)  # fmt: skip


def of(reader: str, document: str, field: str) -> Limit | None:
    """The limit of a reader in one format and field."""
    found = [limit for limit in LIMITS if limit.reader == reader and document in limit.formats and field in limit.fields]
    if len(found) > 1:
        raise ValueError(f"{reader}, {document}, {field}: two limits in the table")
    return found[0] if found else None

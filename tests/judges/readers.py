"""What foreign programs read in our three formats: feedparser in RSS and Atom, Python's json module in JSON Feed.

Brings the three to one shape (`Reading`) and judges one thing: that feedparser calls nothing bent (`bozo` 0). The table of expected
values (table.py) and the agreement of the formats (agreement.py) are held against these readings.
"""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import feedparser

import dates
from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from folder import Folder
from verdict import Verdict


@dataclass(frozen=True)
class Item:
    """One story as a reader holds it."""

    id: str
    title: str
    link: str
    published: datetime
    updated: datetime
    writers: tuple[str, ...]
    contributors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...]
    summary: str
    content: str


@dataclass(frozen=True)
class Reading:
    """One document as a reader holds it."""

    title: str
    description: str
    site: str
    language: str
    updated: datetime | None
    items: tuple[Item, ...]


def judge(folder: Folder) -> Iterator[Verdict]:
    """feedparser over every RSS and Atom document of the folder."""
    for name in (RSS, ATOM):
        for subject, file in folder.documents(name):
            parsed = feedparser.parse(file.read_bytes())
            complaints = []
            if parsed.bozo:
                complaints.append(f"bozo: {parsed.get('bozo_exception')!r}")
            if not parsed.entries:
                complaints.append("no entry in it")
            if parsed.encoding != "utf-8":
                complaints.append(f"read as {parsed.encoding}")
            yield Verdict("feedparser calls nothing bent (bozo 0)", subject, tuple(complaints))


def read(file: Path) -> Reading:
    """The document as its reader holds it, by the name of the file."""
    return {RSS: _rss, ATOM: _atom, JSON_FEED: _json_feed}[file.name](file.read_bytes())


def _parse(source: bytes) -> feedparser.FeedParserDict:
    # What was published is compared, so the reader's own cleaning and resolving is off.
    return feedparser.parse(source, sanitize_html=False, resolve_relative_uris=False)


def _names(people: list | None) -> tuple[str, ...]:
    return tuple(person["name"] for person in people or [] if person.get("name"))


def _summary(entry: feedparser.FeedParserDict) -> str:
    # Where there is none, feedparser's `summary` is the content.
    return entry.summary if "summary_detail" in entry else ""


def _rss(source: bytes) -> Reading:
    parsed = _parse(source)
    channel = parsed.feed
    return Reading(
        title=channel.title,
        description=channel.subtitle,
        site=channel.link,
        language=channel.language,
        updated=dates.rfc_822(channel.updated) if "updated" in channel else None,
        items=tuple(_rss_item(entry) for entry in parsed.entries),
    )


def _rss_item(entry: feedparser.FeedParserDict) -> Item:
    published = dates.rfc_822(entry.published)
    return Item(
        id=entry.id,
        title=entry.title,
        link=entry.link,
        published=published,
        # atom:updated is there only where a story was corrected (standards section 2).
        updated=dates.rfc_3339(entry.updated) if "updated" in entry else published,
        writers=_names(entry.get("authors")),
        contributors=_names(entry.get("contributors")),
        categories=tuple((tag.scheme or "", tag.term) for tag in entry.get("tags", [])),
        # description is HTML (R12), the other two formats hold the same text plain.
        summary=html.unescape(_summary(entry)),
        content=entry.content[0].value,
    )


def _atom(source: bytes) -> Reading:
    parsed = _parse(source)
    feed = parsed.feed
    return Reading(
        title=feed.title,
        description=feed.get("subtitle", feed.title),
        site=feed.link,
        language=feed.language,
        updated=dates.rfc_3339(feed.updated),
        items=tuple(_atom_entry(entry, feed.author) for entry in parsed.entries),
    )


def _atom_entry(entry: feedparser.FeedParserDict, paper: str) -> Item:
    # feedparser hands the feed's author down to an entry that has none of its own.
    writers = _names(entry.get("authors"))
    return Item(
        id=entry.id,
        title=entry.title,
        link=entry.link,
        published=dates.rfc_3339(entry.published),
        updated=dates.rfc_3339(entry.updated),
        writers=() if writers == (paper,) else writers,
        contributors=_names(entry.get("contributors")),
        categories=tuple((tag.scheme or "", tag.label or tag.term) for tag in entry.get("tags", [])),
        summary=_summary(entry),
        content=entry.content[0].value,
    )


def _json_feed(source: bytes) -> Reading:
    feed = json.loads(source)
    items = tuple(_json_item(item) for item in feed["items"])
    return Reading(
        title=feed["title"],
        description=feed.get("description", feed["title"]),
        site=feed["home_page_url"],
        language=feed["language"],
        # JSON Feed has no date of its own: the newest item's is what the other two carry.
        updated=max((item.updated for item in items), default=None),
        items=items,
    )


def _json_item(item: dict) -> Item:
    writers = _names(item.get("authors"))
    credited = (credit["name"] for credit in item["_benbao"]["credits"] if credit["name"])
    return Item(
        id=item["id"],
        title=item["title"],
        link=item["url"],
        published=dates.rfc_3339(item["date_published"]),
        updated=dates.rfc_3339(item["date_modified"]),
        writers=writers,
        contributors=tuple(dict.fromkeys(name for name in credited if name not in writers)),
        categories=tuple(("", tag) for tag in item.get("tags", [])),
        summary=item.get("summary", ""),
        content=item["content_html"],
    )

"""feedparser (PyPI) as a reader: `by_feedparser.py FILE` prints what its public interface holds of each item, with its usual settings."""

import json
import sys
from pathlib import Path

import feedparser


def _text(detail: dict | None) -> str | dict | None:
    """The value, marked as HTML where the reader says that it is."""
    if detail is None:
        return None
    return {"html": detail["value"]} if detail["type"] != "text/plain" else detail["value"]


def _item(entry: feedparser.FeedParserDict) -> dict:
    pictures = [link["href"] for link in entry.get("links", []) if link.get("rel") == "enclosure"]
    return {
        "title": _text(entry.get("title_detail")),
        "id": entry.get("id"),
        "link": entry.get("link"),
        "authors": [person["name"] for person in entry.get("authors", []) if person.get("name")],
        "published": entry.get("published"),
        # It offers `published` for a missing `updated`, and warns that this will end.
        "updated": entry["updated"] if "updated" in entry else None,
        "content": _text(entry.content[0]) if "content" in entry else None,
        "summary": _text(entry.get("summary_detail")),
        "categories": [tag.term for tag in entry.get("tags", [])],
        "picture": pictures[0] if pictures else None,
    }


json.dump({"items": [_item(entry) for entry in feedparser.parse(Path(sys.argv[1]).read_bytes()).entries]}, sys.stdout)

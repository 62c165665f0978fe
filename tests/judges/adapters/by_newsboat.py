"""newsboat (Debian) as a reader: `by_newsboat.py FILE` lets it reload the file, headless, and prints the table rss_item of its cache."""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC
from datetime import datetime
from pathlib import Path

# In the order of the document: newsboat keeps a row for each item as it comes.
STORIES = "select title, guid, url, author, pubDate, content, enclosure_url from rss_item order by rowid"


def _rows(home: Path, address: str) -> list[tuple]:
    urls, cache, config = home / "urls", home / "cache.db", home / "config"
    urls.write_text(f"{address}\n", "utf-8")
    config.write_text("download-retries 1\n", "utf-8")
    command = ["newsboat", "-u", urls, "-c", cache, "-C", config, "-x", "reload"]
    subprocess.run(command, env=os.environ | {"HOME": str(home), "LC_ALL": "C.UTF-8"}, stdin=subprocess.DEVNULL, check=True, timeout=120)
    with closing(sqlite3.connect(cache)) as database:
        return database.execute(STORIES).fetchall()


def _item(row: tuple) -> dict:
    title, guid, url, author, published, content, picture = row
    return {
        "title": title,
        "id": guid,
        "link": url,
        "authors": [author] if author else [],
        "published": datetime.fromtimestamp(published, UTC).isoformat(),
        "updated": None,
        "content": {"html": content},
        "summary": None,
        "categories": None,
        "picture": picture or None,
    }


with tempfile.TemporaryDirectory() as home:
    json.dump({"items": [_item(row) for row in _rows(Path(home), Path(sys.argv[1]).resolve().as_uri())]}, sys.stdout)

"""sfeed (Debian; C) as a reader: `by_sfeed.py FILE` runs it and prints the fields of its tab-separated lines, as sfeed(5) names them."""

import json
import re
import subprocess
import sys
from datetime import UTC
from datetime import datetime
from pathlib import Path

ESCAPES = {r"\n": "\n", r"\t": "\t", r"\\": "\\"}


def _item(line: str) -> dict:
    time, title, link, content, kind, identity, author, picture, category = line.split("\t")
    # Of the fields the content alone is escaped.
    content = re.sub(r"\\[nt\\]", lambda escape: ESCAPES[escape[0]], content)
    return {
        "title": title,
        "id": identity,
        "link": link,
        "authors": [author] if author else [],
        "published": datetime.fromtimestamp(int(time), UTC).isoformat() if time else None,
        "updated": None,
        "content": {"html": content} if kind == "html" else content,
        "summary": None,
        "categories": [part for part in category.split("|") if part],
        "picture": picture or None,
    }


told = subprocess.run(["sfeed"], input=Path(sys.argv[1]).read_bytes(), stdout=subprocess.PIPE, check=True, timeout=120).stdout
json.dump({"items": [_item(line) for line in told.decode("utf-8").split("\n") if line]}, sys.stdout)

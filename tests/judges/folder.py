"""The folder under judgement: which documents stand in it, under which address it is served, which file answers an address.

Finds the paper's feeds and those of any folder below (sections, archives); judges nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote
from urllib.parse import urlsplit

RSS, ATOM, JSON_FEED = "rss.xml", "atom.xml", "feed.json"


@dataclass(frozen=True)
class Folder:
    """What `benbao build` wrote, and the table of what it should have written."""

    path: Path
    expected: dict

    @cached_property
    def base(self) -> str:
        """The address at which the folder is hosted, with a final slash."""
        return self.expected["base_url"]

    def documents(self, name: str) -> Iterator[tuple[str, Path]]:
        """Every document of one format: its name relative to the folder, and its file."""
        for file in sorted(self.path.rglob(name)):
            yield file.relative_to(self.path).as_posix(), file

    def address(self, subject: str) -> str:
        """From where a document of the folder is served."""
        return self.base + subject

    def file(self, address: str) -> Path | None:
        """The file that a static host sends for an address; None for an address of somebody else."""
        if not address.startswith(self.base):
            return None
        path = unquote(urlsplit(address[len(self.base) :]).path)
        file = self.path / path
        return file / "index.html" if path.endswith("/") or not path else file


def open_folder(path: Path, expected: Path) -> Folder:
    """The folder and its table of expected values."""
    return Folder(path.resolve(), json.loads(expected.read_text("utf-8")))


def open_documents(path: Path) -> Folder:
    """A folder of feeds that stand alone: no table, and the address is the one that their JSON Feed says it is served from."""
    address = json.loads((path / JSON_FEED).read_text("utf-8"))["feed_url"]
    return Folder(path.resolve(), {"base_url": address.removesuffix(JSON_FEED)})

"""The three formats of one folder say the same, field by field, as foreign readers hold them.

What a format cannot carry is left out of the comparison by name: JSON Feed has no taxonomy of categories, so its tags are only
looked for among the others'.
"""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import readers
from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from folder import Folder
from verdict import Verdict


def judge(folder: Folder) -> Iterator[Verdict]:
    """Every place of the folder where the three stand side by side."""
    for subject, file in folder.documents(ATOM):
        others = [file.with_name(name) for name in (RSS, JSON_FEED)]
        if all(other.is_file() for other in others):
            try:
                complaints = tuple(_differences(file, others))
            except Exception as stumble:  # a document that no reader can hold agrees with nothing
                complaints = (f"could not be read: {stumble!r}",)
            yield Verdict(f"agrees field by field with {RSS} and {JSON_FEED}", subject, complaints)


def _differences(file: Path, others: list[Path]) -> Iterator[str]:
    atom = readers.read(file)
    for other in others:
        reading = readers.read(other)
        for field in ("title", "description", "site", "language", "updated"):
            yield from _unequal(f"{other.name} {field}", getattr(atom, field), getattr(reading, field))
        yield from _unequal(f"{other.name} number of items", len(atom.items), len(reading.items))
        for entry, item in zip(atom.items, reading.items):
            yield from _item(f"{other.name} {entry.id}", entry, item, tags_alone=other.name == JSON_FEED)


def _item(where: str, entry: readers.Item, item: readers.Item, tags_alone: bool) -> Iterator[str]:
    for field in fields(readers.Item):
        ours, theirs = getattr(entry, field.name), getattr(item, field.name)
        if field.name == "categories" and tags_alone:
            labels = {label for _, label in ours}
            yield from (f"{where}: the tag {tag} is no category in Atom" for _, tag in theirs if tag not in labels)
        else:
            yield from _unequal(f"{where} {field.name}", ours, theirs)
            if hasattr(ours, "utcoffset"):
                yield from _unequal(f"{where} {field.name} zone", ours.utcoffset(), theirs.utcoffset())


def _unequal(where: str, ours: object, theirs: object) -> Iterator[str]:
    if ours != theirs:
        yield f"{where}: {theirs!r} where Atom has {ours!r}"

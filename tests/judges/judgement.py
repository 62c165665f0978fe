"""What the readers make of several papers, held against the model and the table of limits: one cell a reader, format and field."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as made
from pathlib import Path

import limits
import seen
from reader_programs import Reader

# As many examples of a difference are told; the rest is counted.
TOLD = 3


@dataclass
class Cell:
    """One field as one reader sees it in one format, over all papers."""

    reader: str
    document: str
    field: str
    items: int = 0
    # Items that have something to see.
    meant: int = 0
    # Items that are not seen as they were meant.
    other: int = 0
    # Of these, what the table of limits does not say.
    complaints: list[str] = made(default_factory=list)

    @property
    def limit(self) -> limits.Limit | None:
        """What the table says of it."""
        return limits.of(self.reader, self.document, self.field)

    def take(self, ident: str, item: seen.Item, found: seen.Item, paper: str) -> None:
        """Holds one item against the model."""
        meant, shown = item[self.field], found[self.field]
        expected = self.limit.sees(item, self.field, paper) if self.limit else meant
        self.items += 1
        self.meant += meant not in (None, ())
        self.other += shown != meant
        if expected not in (limits.ANYTHING, shown):
            self.complaints.append(f"{ident}: sees {shown!r:.300}, expected {expected!r:.300}")

    def verdict(self) -> tuple[str, ...]:
        """What is wrong: items that the table does not explain, or a limit that no item shows."""
        more = len(self.complaints) - TOLD
        told = [*self.complaints[:TOLD], *([f"and {more} items more"] if more > 0 else [])]
        if self.limit and not self.other:
            told.append(f"the limit no longer shows: {self.limit.reason}; take its row out of limits.py")
        return tuple(told)


@dataclass(frozen=True)
class Paper:
    """A folder that benbao has built, and its title."""

    name: str
    feeds: Path
    title: str


def cells(readers: list[Reader], papers: list[Paper]) -> Iterator[Cell | str]:
    """Every cell, in the order of the tables; a line of text where a reader misses items, or stumbles."""
    for reader in readers:
        for document in reader.formats:
            row = {field: Cell(reader.name, document, field) for field in seen.FIELDS}
            for paper in papers:
                yield from _take(row, reader, document, paper)
            yield from row.values()


def _take(row: dict[str, Cell], reader: Reader, document: str, paper: Paper) -> Iterator[str]:
    where = f"{reader.name}, {paper.name}/{document}"
    model = seen.model(paper.feeds, document)
    try:
        found = seen.by(reader, paper.feeds / document)
    except Exception as stumble:  # a reader that is missing or stops: the others are still heard
        yield f"{where}: {stumble}"
        return
    if found.keys() != model.keys():
        yield f"{where}: {len(model.keys() - found.keys())} items missing, {len(found.keys() - model.keys())} that nobody wrote"
    for ident, item in model.items():
        if ident in found:
            for cell in row.values():
                cell.take(ident, item, found[ident], paper.title)

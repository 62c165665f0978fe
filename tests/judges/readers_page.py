"""docs/READERS.md: what each reader sees, as the judge found it. A page of values: the same findings make the same bytes.

Each row begins with its reader's name, so that a run of a few readers can hold its rows against the page of all.
"""

import difflib
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path

import choices
import limits
import seen
from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from judgement import Cell
from judgement import Paper
from reader_programs import Reader

PAGE = Path(__file__).parents[2] / "docs" / "READERS.md"
NAMES = {RSS: "RSS", ATOM: "Atom", JSON_FEED: "JSON Feed"}
RIGHT = "✓"
LEGEND = f"""\
`{RIGHT}`: of every item what benbao means. `–`: the reader has no such field, or nothing in it. Another word: what it sees instead, and of how many
items; why stands below. Ids are `{RIGHT}` everywhere, and by them the items are told apart."""

Measured = dict[tuple[choices.Choice, choices.Way], dict[str, str]]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield _row(head)
    yield _row("---" for _ in head)
    yield from map(_row, rows)


def _mark(cell: Cell) -> str:
    if not cell.other:
        return RIGHT
    label = cell.limit.label if cell.limit else "not as meant"
    return label if label == "–" else f"{label} ({cell.other})"


def _fields(cells: list[Cell]) -> list[str]:
    """The fields of which the papers have something to see."""
    return [field for field in seen.FIELDS if any(cell.meant for cell in cells if cell.field == field)]


def _seen(readers: list[Reader], cells: list[Cell], fields: list[str]) -> Iterator[str]:
    for document, name in NAMES.items():
        rows = {cell.reader: {} for cell in cells if cell.document == document}
        for cell in cells:
            if cell.document == document:
                rows[cell.reader][cell.field] = _mark(cell)
        yield from ("", f"### {name}", "")
        yield from _table(["reader", *fields], ([reader.name, *(rows[reader.name][field] for field in fields)] for reader in readers if reader.name in rows))


def _reasons(cells: list[Cell], fields: list[str]) -> Iterator[list[str]]:
    for cell in cells:
        limit = cell.limit
        if limit and cell.field in fields and limit.reason != limits.NO_FIELD:
            yield [cell.reader, NAMES[cell.document], cell.field, limit.label, f"{cell.other} of {cell.items}", limit.reason]


def _choices(readers: list[Reader], measured: Measured) -> Iterator[str]:
    for at, choice in enumerate(choices.CHOICES):
        found = [measured[choice, way] for way in choice.ways]
        yield from ("", f"### {choice.title}", "")
        yield from _table(["reader", *(way.name for way in choice.ways)], ([reader.name, *(way[reader.name] for way in found)] for reader in readers if reader.name in found[0]))
        yield ""
        yield from (f"- {way.name} → {_counted(told)}" for way, told in zip(choice.ways, found))
        # Two tables of one question have one answer, below the second.
        if at + 1 == len(choices.CHOICES) or choices.CHOICES[at + 1].decided != choice.decided:
            yield from ("", choice.decided)


def _counted(told: dict[str, str]) -> str:
    counts: dict[str, int] = {}
    for word in told.values():
        counts[word] = counts.get(word, 0) + 1
    # The most frequent first, and in the order of the readers where as many.
    return "; ".join(f"{word}: {count}" for word, count in sorted(counts.items(), key=lambda it: -it[1]))


def page(readers: list[Reader], cells: list[Cell], measured: Measured, papers: list[tuple[Paper, int]]) -> str:
    """The page, or of a few readers what it would be."""
    fields = _fields(cells)
    sets = ", ".join(f"{paper.name} ({count})" for paper, count in papers)
    lines = [
        "# What readers see",
        "",
        f"{len(readers)} readers were given what benbao writes of {sum(count for _, count in papers)} items: {sets}.",
        "What each holds by its public interface is compared with benbao's own model, field by field and item by item. Some were corrected after they had",
        "been published, and one was withdrawn: its tombstone (RFC 6721) in Atom disturbs nobody.",
        "",
        "This page is written by `python tests/judges/every_reader.py BENBAO --all --renew`, not by hand: `.ci/full` fails when it is stale, and `.ci/run` when a",
        f"row of one of these is: {', '.join(reader.name for reader in readers if reader.quick)}.",
        "",
        *_table(["reader", "from", "formats"], ([reader.name, reader.source, ", ".join(NAMES[document] for document in reader.formats)] for reader in readers)),
        "",
        "## Field by field",
        "",
        LEGEND,
        *_seen(readers, cells, fields),
        "",
        "## Why",
        "",
        "A reader that comes to see what was meant, or something else again, fails the judge until its row in `tests/judges/limits.py` says so.",
        "",
        *_table(["reader", "format", "field", "sees", "items", "why"], _reasons(cells, fields)),
        "",
        "## Ways of writing that were measured",
        "",
        "Each way was given to every reader, with nothing else in the document changed. Below each table: how many of the readers show what.",
        *_choices(readers, measured),
    ]
    return "\n".join(lines) + "\n"


def stale(written: str, readers: list[Reader], whole: bool) -> list[str]:
    """What the page does not say as it was found: the whole of it, or of a few readers their rows."""
    said = PAGE.read_text("utf-8")
    if whole:
        changed = difflib.unified_diff(said.splitlines(), written.splitlines(), "as it stands", "as it was found", lineterm="", n=0)
        return ["\n".join(changed)] if said != written else []
    ours = tuple(f"| {reader.name} |" for reader in readers)
    rows = said.splitlines()
    return [f"has no row {line}" for line in written.splitlines() if line.startswith(ours) and line not in rows]

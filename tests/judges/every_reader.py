"""Real readers as judges: `python every_reader.py BENBAO [--all] [--renew]` gives each what benbao writes, and holds what it sees of every
item, field by field, against the model and the table of known limits (limits.py).

Three papers: the sample, an ordinary edition, a thousand nasty items. Without `--all` the quick readers judge, which .ci/run installs. Fails
where docs/READERS.md is stale; `--renew`, with `--all`, writes it. Closes on `N passed, N failed`; a reader that is missing is a failure.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import choices
import forms
import judgement
import nasty
import nasty_rules
import readers_page
import seen
from folder import RSS
from judgement import Cell
from judgement import Paper
from reader_programs import READERS
from reader_programs import Reader
from run import close
from run import tell
from verdict import Verdict

SAMPLE = Path(__file__).parents[2] / "feeds"
ORDINARY = """\
title = "云溪日报"
base_url = "https://example.cn/feeds/"
link = "https://example.cn/"
authority = "example.cn,2020"
"""


def _ordinary(benbao: Path, home: Path) -> Path:
    """The edition of twelve stories that forms.py has in every form, as text."""
    (home / "pages").mkdir(parents=True)
    (home / "benbao.toml").write_text(ORDINARY, "utf-8")
    for page in forms.PAGES:
        (home / "pages" / f"{forms.DAY}-{page}.txt").write_text(forms.text(page), "utf-8")
    # 3: published, and there is something to look at.
    said = subprocess.run([benbao, "build", home, "--now", f"{forms.DAY}T07:00:00+08:00"], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if said.returncode not in (0, 3):
        raise RuntimeError(f"benbao ended with {said.returncode}: {said.stderr}")
    return home / "feeds"


def _measured(readers: list[Reader], paper: Paper, scratch: Path) -> Iterator[tuple[tuple[choices.Choice, choices.Way], dict[str, str]]]:
    for choice in choices.CHOICES:
        for way in choice.ways:
            yield (choice, way), {reader.name: choices.measured(choice, way, reader, paper, scratch) for reader in readers}


def _verdicts(found: list[Cell | str]) -> Iterator[Verdict]:
    for cell in found:
        if isinstance(cell, str):
            yield Verdict("reads every item", "readers", (cell,))
        else:
            yield Verdict(f"sees the {cell.field} as it was meant, or as limits.py says", f"{cell.reader}, {cell.document}", cell.verdict())


def judge(readers: list[Reader], papers: list[Paper], scratch: Path, renew: bool) -> Iterator[Verdict]:
    """What the readers say of the papers, the last of which has every kind of item, and whether the page of findings says the same."""
    found = list(judgement.cells(readers, papers))
    yield from _verdicts(found)
    if any(isinstance(cell, str) for cell in found):
        # Of readers that did not read there is nothing to write down.
        return
    measured = dict(_measured(readers, papers[-1], scratch))
    counted = [(paper, len(seen.model(paper.feeds, RSS))) for paper in papers]
    written = readers_page.page(readers, [cell for cell in found if isinstance(cell, Cell)], measured, counted)
    if renew:
        readers_page.PAGE.write_text(written, "utf-8")
    complaints = readers_page.stale(written, readers, whole=len(readers) == len(READERS))
    yield Verdict("says what was found (--all --renew writes it)", "docs/READERS.md", tuple(complaints))


def main() -> int:
    """The status of the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benbao", type=Path)
    parser.add_argument("--all", action="store_true", help="every reader, not the quick ones alone")
    parser.add_argument("--renew", action="store_true", help="write docs/READERS.md")
    options = parser.parse_args()
    if options.renew and not options.all:
        parser.error("--renew needs --all: the page is of every reader")
    readers = [reader for reader in READERS if options.all or reader.quick]
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        papers = [
            Paper("the sample edition", SAMPLE, "中原时报"),
            Paper("an ordinary edition", _ordinary(options.benbao.resolve(), home / "ordinary"), "云溪日报"),
            Paper("what readers stumble over", nasty.publish(options.benbao.resolve(), home / "nasty"), "海湾晚报"),
        ]
        found = [Verdict("the nasty paper has every kind of item", "nasty.py", tuple(nasty.unfit(papers[-1].feeds)))]
        found += [verdict for paper in papers[1:] for verdict in nasty_rules.judge(paper.feeds)]
        found += judge(readers, papers, home, options.renew)
    print(f"{len(readers)} readers: {', '.join(reader.name for reader in readers)}")
    tell(found)
    return close(found)


if __name__ == "__main__":
    sys.exit(main())

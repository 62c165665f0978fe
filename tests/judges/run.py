"""The foreign judges over what benbao wrote: `python run.py FOLDER [--documents FOLDER] [--reading FILE] [--proof FILE]`.

FOLDER is what `build` published, and is held to the table of expected values; of `--documents` (golden files) only the feeds are judged, not
the pages; `--reading` is what `read --format json` printed, `--proof` what `proof` wrote. Lists every failure, closes on `N passed, N failed`,
and ends with the status 1 when anything failed. A tool that is missing is a failure.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import agreement
import atom_rules
import json_rules
import newsboat
import pages
import readers
import rss_rules
import site_rules
import table
import well_formed
from folder import Folder
from folder import open_documents
from folder import open_folder
from verdict import Verdict

JUDGES = {
    "well-formed XML: xmllint, expat": well_formed.judge,
    "RSS 2.0: rules": rss_rules.judge,
    "Atom: RELAX NG by jing, rules": atom_rules.judge,
    "JSON Feed: JSON Schema, rules": json_rules.judge,
    "feedparser": readers.judge,
    "the table of expected values": table.judge,
    "agreement of the three formats": agreement.judge,
    "addresses and pages: html5lib, Nu HTML checker": pages.judge,
    "the pages as a site": site_rules.judge,
    "newsboat over HTTP": newsboat.judge,
}
# Those that need neither a table of expected values nor the pages beside the feeds.
OF_DOCUMENTS = [judge for judge, held in JUDGES.items() if held not in (table.judge, pages.judge, site_rules.judge, newsboat.judge)]


def verdicts(judge: str, folder: Folder) -> Iterator[Verdict]:
    """All that one judge says. One that stumbles, or says nothing at all, has failed."""
    said = 0
    try:
        for verdict in JUDGES[judge](folder):
            said += 1
            yield verdict
    except Exception as stumble:  # a missing tool, a folder that is not there: the other judges are still heard
        yield Verdict(judge, str(folder.path.name), (f"the judge stumbled: {stumble!r}",))
        return
    if not said:
        yield Verdict(judge, str(folder.path.name), ("the judge found nothing to judge",))


def tell(found: list[Verdict]) -> None:
    """Prints the failures."""
    for verdict in found:
        if verdict.complaints:
            print(f"  {verdict}".replace("\n", "\n  "))


def close(found: list[Verdict]) -> int:
    """Prints the closing line; the status of the program, 1 also where nothing was judged."""
    failed = sum(bool(verdict.complaints) for verdict in found)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 0 if found and not failed else 1


def _sittings(options: argparse.Namespace) -> Iterator[tuple[str, list[Verdict]]]:
    if options.folder:
        folder = open_folder(options.folder, options.expected)
        yield from ((f"{options.folder}: {judge}", list(verdicts(judge, folder))) for judge in JUDGES)
    for path in options.documents:
        documents = open_documents(path)
        yield from ((f"{path}: {judge}", list(verdicts(judge, documents))) for judge in OF_DOCUMENTS)
    for file in options.reading:
        yield f"{file.name}: read --format json", list(json_rules.judge_reading(file))
    for file in options.proof:
        yield f"{file.name}: proof", list(pages.judge_proof(file))


def main() -> int:
    """The status of the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="what `benbao build` wrote")
    parser.add_argument("--expected", type=Path, default=Path(__file__).with_name("expected.json"), help="the table of expected values")
    parser.add_argument("--documents", type=Path, action="append", default=[], help="a folder of golden feeds without their pages")
    parser.add_argument("--reading", type=Path, action="append", default=[], help="what `benbao read --format json` printed")
    parser.add_argument("--proof", type=Path, action="append", default=[], help="a page that `benbao proof` wrote")
    parser.add_argument("--list", action="store_true", help="print the rules that were kept, too")
    options = parser.parse_args()
    found: list[Verdict] = []
    for name, said in _sittings(options):
        print(f"{name}: {sum(not verdict.complaints for verdict in said)} of {len(said)} sound", flush=True)
        tell(said)
        found += said
    if options.list:
        print("\n".join(str(verdict) for verdict in found if not verdict.complaints))
    return close(found)


if __name__ == "__main__":
    sys.exit(main())

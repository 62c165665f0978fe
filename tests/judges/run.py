"""The foreign judges over a folder that `benbao build` wrote: `python run.py FOLDER`, or `python run.py --reading FILE` for `read`.

Lists every failure, closes on `N passed, N failed`, and ends with the status 1 when anything failed. A tool that is missing is a failure.
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
import table
import well_formed
from folder import Folder
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
    "newsboat over HTTP": newsboat.judge,
}


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


def tell(found: list[Verdict]) -> bool:
    """Prints the failures; whether there were none."""
    failed = [verdict for verdict in found if verdict.complaints]
    for verdict in failed:
        print(f"  {verdict}".replace("\n", "\n  "))
    return not failed


def main() -> int:
    """The status of the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="what `benbao build` wrote")
    parser.add_argument("--expected", type=Path, default=Path(__file__).with_name("expected.json"), help="the table of expected values")
    parser.add_argument("--reading", type=Path, action="append", default=[], help="what `benbao read --format json` printed")
    parser.add_argument("--list", action="store_true", help="print the rules that were kept, too")
    options = parser.parse_args()
    found: list[Verdict] = []
    if options.folder:
        folder = open_folder(options.folder, options.expected)
        for judge in JUDGES:
            said = list(verdicts(judge, folder))
            print(f"{judge}: {sum(not verdict.complaints for verdict in said)} of {len(said)} sound")
            tell(said)
            found += said
    for file in options.reading:
        said = list(json_rules.judge_reading(file))
        print(f"read --format json, {file.name}: {sum(not verdict.complaints for verdict in said)} of {len(said)} sound")
        tell(said)
        found += said
    if options.list:
        print("\n".join(str(verdict) for verdict in found if not verdict.complaints))
    failed = sum(bool(verdict.complaints) for verdict in found)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 0 if found and not failed else 1


if __name__ == "__main__":
    sys.exit(main())

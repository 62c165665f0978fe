"""`benbao check` judged by the judges' own broken documents: each is found, and the sound paper and feeds/ give nothing to find.

What the documents must agree with, and no document says, is no matter of a checker: the table of expected values, pages, newsboat.
`checker.py BENBAO`; closes on how many were found.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from folder import JSON_FEED
from run import JUDGES
from variants import VARIANTS
from variants import Variant

XML, RSS_RULES, ATOM_RULES, JSON_RULES, FEEDPARSER, TABLE, AGREEMENT, PAGES, SITE, NEWSBOAT = JUDGES
JUDGED = (XML, RSS_RULES, ATOM_RULES, JSON_RULES, FEEDPARSER)
SOUND = pathlib.Path(__file__).with_name("sound") / "feeds"
FEEDS = pathlib.Path(__file__).parents[2] / "feeds"
NOW = "2026-11-28T12:00:00+08:00"


def found(benbao: pathlib.Path, path: pathlib.Path) -> list[str]:
    """The codes of all that `check` finds, advice with it; its status must say the same."""
    command = [benbao, "check", "--strict", "--format", "json", "--now", NOW, path]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if said.returncode not in (0, 1) or said.stderr:
        return [f"status {said.returncode}: {said.stderr}"]
    codes = [finding["code"] for document in json.loads(said.stdout)["documents"] for finding in document["findings"]]
    if bool(codes) != bool(said.returncode):
        codes.append(f"and the status {said.returncode}")
    return codes


def broken(benbao: pathlib.Path, variant: Variant) -> list[str]:
    """What is found of a folder with that variant in it."""
    with tempfile.TemporaryDirectory() as home:
        feeds = pathlib.Path(home) / "feeds"
        shutil.copytree(SOUND, feeds)
        file = feeds / variant.file
        text = file.read_bytes().decode("utf-8")
        if variant.sound not in text:
            raise ValueError(f"{variant.file} has no {variant.sound!r}: the variant proves nothing")
        file.write_bytes(text.replace(variant.sound, variant.broken, 1).encode("utf-8"))
        return found(benbao, feeds)


def main() -> int:
    """The status of the program."""
    benbao = pathlib.Path(sys.argv[1]).resolve()
    wrong = [f"{path}: a false alarm: {codes}" for path in (SOUND, FEEDS) if (codes := found(benbao, path))]
    variants = [variant for variant in VARIANTS if variant.judge in JUDGED]
    for variant in variants:
        codes = broken(benbao, variant)
        if "-v" in sys.argv:
            print(f"{variant.rule:12} {variant.broken[:60]!r:64} {' '.join(codes)}")
        if not codes or codes[0].startswith("status"):
            wrong.append(f"{variant.rule}: {variant.file} with {variant.sound[:50]!r} as {variant.broken[:60]!r}: {codes or 'let through'}")
    print("\n".join(wrong) or f"{len(variants)} broken documents are found, and nothing in sound ones")
    return 1 if wrong or not variants or JSON_FEED not in {variant.file for variant in variants} else 0


if __name__ == "__main__":
    sys.exit(main())

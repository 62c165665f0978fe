"""The judges judged: each is given the sound paper of sound/, which it must pass, and broken variants of it, each of which it must refuse.

A variant (variants.py) changes one place of one document and names the judge and the rule that must complain; another rule's complaint
does not count.
Closes on `N passed, N failed`, as run.py does.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import json_rules
from folder import JSON_FEED
from folder import open_folder
from run import JUDGES
from run import close
from run import tell
from run import verdicts
from variants import MISSING
from variants import PAGE
from variants import PAGES
from variants import READING
from variants import STRAY
from variants import VARIANTS
from variants import Variant
from verdict import Verdict

SOUND = Path(__file__).with_name("sound")


def _sound() -> list[tuple[str, Verdict]]:
    folder = open_folder(SOUND / "feeds", SOUND / "expected.json")
    return [(judge, verdict) for judge in JUDGES for verdict in verdicts(judge, folder)]


def _replaced(file: Path, sound: str, broken: str, count: int) -> None:
    text = file.read_bytes().decode("utf-8")
    if sound not in text:
        raise ValueError(f"{file.name} has no {sound!r}: the variant proves nothing")
    file.write_bytes(text.replace(sound, broken, count).encode("utf-8"))


def _refused(judge: str, rule: str, told: str, change: Callable[[Path], None]) -> Verdict:
    with tempfile.TemporaryDirectory() as home:
        feeds = Path(home) / "feeds"
        shutil.copytree(SOUND / "feeds", feeds)
        change(feeds)
        found = verdicts(judge, open_folder(feeds, SOUND / "expected.json"))
        refused = any(verdict.complaints and verdict.rule.startswith(rule) for verdict in found)
    return Verdict(f"{rule} refuses {told}", judge, () if refused else ("let through",))


def _variant(variant: Variant) -> Verdict:
    told = f"{variant.file} with {variant.sound[:50]!r} as {variant.broken[:60]!r}"
    change = partial(_changed, variant)
    return _refused(variant.judge, variant.rule, told, change)


def _changed(variant: Variant, feeds: Path) -> None:
    _replaced(feeds / variant.file, variant.sound, variant.broken, 1)


def _removed(name: str, feeds: Path) -> None:
    file = feeds / name
    shutil.rmtree(file) if file.is_dir() else file.unlink()


def _unproven(sound: list[tuple[str, Verdict]]) -> Verdict:
    """Every rule that the sound paper is held to is proven by a variant."""
    proven = [(variant.judge, variant.rule) for variant in VARIANTS] + [(judge, rule) for judge, rule, _ in MISSING] + [(PAGES, "H3")]
    lacking = {verdict.rule for judge, verdict in sound if not any(judge == by and verdict.rule.startswith(rule) for by, rule in proven)}
    return Verdict("every rule has a variant that it must refuse", "selftest.py", tuple(sorted(lacking)))


def _readings(home: Path) -> list[Verdict]:
    file = home / "reading.json"
    shutil.copy(SOUND / "feeds" / JSON_FEED, file)
    published = list(json_rules.judge_reading(file))
    for sound, broken in READING:
        _replaced(file, sound, broken, -1)
    refused = any(verdict.complaints and verdict.rule.startswith("DESIGN 6") for verdict in published)
    return [
        *json_rules.judge_reading(file),
        Verdict("DESIGN 6 refuses a published feed as a reading", JSON_FEED, () if refused else ("let through",)),
    ]


def main() -> int:
    """The status of the program."""
    sound = _sound()
    found = [verdict for _, verdict in sound]
    found.append(_unproven(sound))
    found += [_variant(variant) for variant in VARIANTS]
    found += [_refused(judge, rule, f"a folder without {name}", partial(_removed, name)) for judge, rule, name in MISSING]
    found.append(_refused(PAGES, "H3", "a page that nothing names", lambda feeds: shutil.copy(feeds / PAGE, feeds / STRAY)))
    with tempfile.TemporaryDirectory() as home:
        found += _readings(Path(home))
    for verdict in found:
        if not verdict.complaints:
            print(f"  {verdict}")
    tell(found)
    return close(found)


if __name__ == "__main__":
    sys.exit(main())

"""Ways in which a document could be written, each measured on the readers: how persons are named, how a title is escaped, who stands
for a story that nobody signed.

A way rewrites what benbao wrote, as text, so that nothing but the measured place differs. `today` is a document as it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

import seen
from folder import ATOM
from folder import RSS
from judgement import Paper
from reader_programs import Reader

CREATOR = re.compile(r"(?:\n *<dc:creator>[^<]*</dc:creator>)+")
AUTHOR = re.compile(r"(?:\n *<author>\s*<name>[^<]*</name>\s*</author>)+")
NAME = re.compile(r"<(?:dc:creator|name)>([^<]*)<")
HEAD, ITEM, ENTRY = re.compile(r"<title>"), re.compile(r"<item>.*?</item>", re.DOTALL), re.compile(r"<entry>.*?</entry>", re.DOTALL)
TITLE = re.compile(r"<title>([^<]*)</title>")


def today(source: str) -> str:
    """The document as benbao writes it."""
    return source


def _creators_in_one(source: str) -> str:
    return CREATOR.sub(lambda found: f"<dc:creator>{'、'.join(NAME.findall(found[0]))}</dc:creator>", source)


def _authors_in_one(source: str) -> str:
    # The feed's own author has an address beside its name, and is not found.
    return AUTHOR.sub(lambda found: f"<author><name>{'、'.join(NAME.findall(found[0]))}</name></author>", source)


def _titles(form: re.Pattern, start: str, source: str, turned: Callable[[str], str]) -> str:
    """The titles of the items, not the paper's, opened by `start` and turned."""
    title = lambda found: f"{start}{turned(found[1])}</title>"  # noqa: E731
    return form.sub(lambda item: TITLE.sub(title, item[0], count=1), source)


def _rss_twice(source: str) -> str:
    return _titles(ITEM, "<title>", source, escape)


def _atom_html(source: str) -> str:
    return _titles(ENTRY, '<title type="html">', source, escape)


def _atom_xhtml(source: str) -> str:
    opened = '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    return _titles(ENTRY, opened, source, lambda title: f"{title}</div>")


def _paper(source: str) -> str:
    """The paper's title as it is written in the head."""
    found = TITLE.search(source)
    if not found:
        raise ValueError("the document has no title")
    return found[1]


def _rss_paper(source: str) -> str:
    creator = f"<dc:creator>{_paper(source)}</dc:creator></item>"
    return ITEM.sub(lambda item: item[0] if "<dc:creator>" in item[0] else item[0].replace("</item>", creator), source)


def _atom_paper(source: str) -> str:
    return _atom_unsigned(source, _paper(source))


def _atom_blank(source: str) -> str:
    return _atom_unsigned(source, "")


def _atom_unsigned(source: str, name: str) -> str:
    author = f"<author><name>{name}</name></author></entry>"
    # Where every entry has an author, the feed needs none (RFC 4287 §4.1.1).
    head, entries = source.split("<entry>", 1)
    head = re.sub(r"<author>.*?</author>", "", head, flags=re.DOTALL)
    return ENTRY.sub(lambda entry: entry[0] if "<author>" in entry[0] else entry[0].replace("</entry>", author), f"{head}<entry>{entries}")


@dataclass(frozen=True)
class Way:
    """One way of writing a place."""

    name: str
    write: Callable[[str], str]


@dataclass(frozen=True)
class Choice:
    """A place of a document that could be written in several ways, and which items tell them apart."""

    title: str
    document: str
    field: str
    concerned: Callable[[seen.Item], bool]
    ways: tuple[Way, ...]
    # Which of the ways benbao takes, and why.
    decided: str


def _several(item: seen.Item) -> bool:
    return len(item["authors"]) > 1


def _unsigned(item: seen.Item) -> bool:
    return not item["authors"]


def _marked(item: seen.Item) -> bool:
    return bool(re.search("[<&]", item["title"]))


def _compared(item: seen.Item) -> bool:
    return "<15% 且 x<y>" in item["title"]


EACH_CREATOR = """\
Several, as it is. One name for all would show everybody in every reader, but it takes from those that hold persons as persons the persons: their
lists and searches by author would have somebody called 鲁燕、武刘敏. A `dc:creator` may repeat to credit several (RSS Advisory Board, Best Practices
Profile). Who reads with one of the others finds everybody in the text, which all of them show whole: in its lead, or in the byline below it; and Atom is
the feed to offer first."""
EACH_AUTHOR = """\
Several, as it is, for the same reason; an entry has one or more authors, a person each (RFC 4287 §4.2.1)."""
RSS_TITLE = """\
Once, as it is. Those that are wrong today take references apart once too often, which harms only a headline that shows `&amp;` or a tag of HTML as
such; escaped twice, the others would show `&lt;15%`. A title of RSS is plain text (Best Practices Profile)."""
ATOM_TITLE = """\
Text, as it is: what is no HTML is not called so. `html` would be read as text, so shown with `&lt;`, by readers that look at no `type`, and `xhtml` is
an element where some expect a string."""
RSS_UNSIGNED = """\
Nobody, as it is: nobody signed, and a reader that lists authors does not list the paper."""
ATOM_UNSIGNED = """\
The feed's author alone, as it is. An entry without an author needs one of the feed (RFC 4287 §4.1.1); that some readers hand it down is what the
standard says, and no error. An author without a name spares the paper, but four readers then hold somebody without a name, and the W3C's validator
warns of it."""

CHOICES = (
    Choice("Several writers in RSS", RSS, "authors", _several, (Way("a `dc:creator` each (today)", today), Way("one, joined by `、`", _creators_in_one)), EACH_CREATOR),
    Choice("Several writers in Atom", ATOM, "authors", _several, (Way("an `author` each (today)", today), Way("one, joined by `、`", _authors_in_one)), EACH_AUTHOR),
    Choice("Headlines with `<15% 且 x<y>` in RSS", RSS, "title", _compared, (Way("escaped once (today)", today), Way("escaped twice", _rss_twice)), RSS_TITLE),
    Choice("All headlines with `<` or `&` in RSS", RSS, "title", _marked, (Way("escaped once (today)", today), Way("escaped twice", _rss_twice)), RSS_TITLE),
    Choice("Headlines with `<15% 且 x<y>` in Atom", ATOM, "title", _compared, (Way("text (today)", today), Way('`type="html"`', _atom_html), Way('`type="xhtml"`', _atom_xhtml)), ATOM_TITLE),
    Choice("All headlines with `<` or `&` in Atom", ATOM, "title", _marked, (Way("text (today)", today), Way('`type="html"`', _atom_html), Way('`type="xhtml"`', _atom_xhtml)), ATOM_TITLE),
    Choice("Stories that nobody signed in RSS", RSS, "authors", _unsigned, (Way("nobody (today)", today), Way("the paper as `dc:creator`", _rss_paper)), RSS_UNSIGNED),
    Choice("Stories that nobody signed in Atom", ATOM, "authors", _unsigned, (Way("the feed's author alone (today)", today), Way("the paper in the entry", _atom_paper), Way("an author without a name", _atom_blank)), ATOM_UNSIGNED),
)  # fmt: skip


def measured(choice: Choice, way: Way, reader: Reader, paper: Paper, scratch: Path) -> str:
    """What the reader makes of the items concerned, in a word or two."""
    source = (paper.feeds / choice.document).read_text("utf-8")
    written = way.write(source)
    if way.write is not today and written == source:
        raise ValueError(f"{choice.title}: {way.name} changes nothing")
    found = _seen(reader, choice.document, written, scratch)
    model = {ident: item for ident, item in seen.model(paper.feeds, choice.document).items() if choice.concerned(item)}
    pairs = [(item[choice.field], found[ident][choice.field]) for ident, item in model.items()]
    return _titles_seen(pairs) if choice.field == "title" else _people_seen(pairs, paper)


@lru_cache(maxsize=None)
def _seen(reader: Reader, document: str, written: str, scratch: Path) -> dict[str, seen.Item]:
    """A document as it is today stands beside several others, and is read once."""
    file = scratch / document
    file.write_text(written, "utf-8")
    return seen.by(reader, file)


def _titles_seen(pairs: list[tuple]) -> str:
    right = sum(meant == shown for meant, shown in pairs)
    return "all" if right == len(pairs) else f"{right} of {len(pairs)}"


def _people_seen(pairs: list[tuple], paper: Paper) -> str:
    # In the order in which they were first met, which is that of the document.
    kinds = dict.fromkeys(_people(meant, shown, paper) for meant, shown in pairs)
    return ", ".join(kinds)


def _people(meant: tuple[str, ...], shown: tuple[str, ...] | None, paper: Paper) -> str:
    if shown is None:
        return "–"
    if shown == (paper.title,):
        return "the paper"
    if shown == meant:
        return "each" if meant else "nobody"
    if not shown:
        return "nobody"
    if not any(shown):
        return "a blank name"
    if len(shown) == 1 and all(name in shown[0] for name in meant):
        return "all in one"
    return {meant[:1]: "the first", meant[-1:]: "the last"}.get(shown, "broken")

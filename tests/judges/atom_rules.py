"""Atom, judged twice: by our RELAX NG schema (atom.rnc, run by jing), and by what a grammar cannot say.

The second half is standards sections 1.3 (A1 to A12), 1.4 (F3, F7, F8), 1.5 (T2, T3), 1.6 (G1 to G4) and 1.8, one small check each.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import dates
import markup
from folder import ATOM
from folder import Folder
from verdict import Rules
from verdict import Verdict

NAMESPACE = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
LANGUAGE_OF = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = Path(__file__).with_name("atom.rnc")
# RFC 4151 section 2.1: authority, date, and a specific part of pchar, "/" and "?"; the authority in lower case (fv refuses capitals).
TAG = re.compile(
    r"tag:(?P<authority>[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*)"
    r",(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?):(?P<specific>(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)"
)

rule = Rules()


@dataclass(frozen=True)
class Document:
    """A parsed Atom document and its place in the folder."""

    subject: str
    address: str
    feed: Element

    @property
    def entries(self) -> list[Element]:
        return self.feed.findall(NAMESPACE + "entry")

    def instants(self, element: Element, name: str) -> list:
        return [dates.rfc_3339(found.text or "") for found in element.findall(NAMESPACE + name)]


def judge(folder: Folder) -> Iterator[Verdict]:
    """The schema and every rule over every Atom document of the folder."""
    for subject, file in folder.documents(ATOM):
        yield Verdict("RFC 4287 by RELAX NG (jing -c atom.rnc)", subject, tuple(_jing(file)))
        try:
            feed = ElementTree.fromstring(file.read_bytes())
        except ElementTree.ParseError as error:
            yield Verdict("Atom parses", subject, (str(error),))
            continue
        yield from rule.hold(subject, Document(subject, folder.address(subject), feed))


def _jing(file: Path) -> Iterator[str]:
    result = subprocess.run(["jing", "-c", str(SCHEMA), str(file)], capture_output=True, text=True, timeout=120, check=False)
    if result.returncode != 0:
        # Debian's wrapper warns of jars that jing does not need.
        lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip() and "Unable to locate" not in line]
        yield from (line.replace(str(file), file.name) for line in lines)
        yield f"jing gave the status {result.returncode}"


def _text(element: Element, name: str) -> str:
    return element.findtext(NAMESPACE + name) or ""


def _name(entry: Element) -> str:
    return f"entry {_text(entry, 'id') or _text(entry, 'title')!r}"


def _links(element: Element, relation: str) -> list[Element]:
    return [link for link in element.findall(NAMESPACE + "link") if link.get("rel", "alternate") == relation]


@rule("A2 the feed has an author, the paper, for entries without one; and no name is blank or joined")
def somebody_wrote_it(document: Document) -> Iterator[str]:
    if len(document.feed.findall(NAMESPACE + "author")) != 1:
        yield "the feed has not one author"
    for entry in document.entries:
        for kind in ("author", "contributor"):
            names = [_text(person, "name") for person in entry.findall(NAMESPACE + kind)]
            for name in names:
                if not name.strip() or name != name.strip() or re.search(r"[、，,;；/|@]", name):
                    yield f"{_name(entry)} {kind} {name!r} is not one name"
            yield from (f"{_name(entry)} names the {kind} {name} twice" for name, count in Counter(names).items() if count > 1)


@rule("A3 the feed links to itself, at the address it is served from")
def feed_knows_its_address(document: Document) -> Iterator[str]:
    own = _links(document.feed, "self")
    if len(own) != 1:
        yield f"{len(own)} link rel=self"
    for link in own:
        if link.get("href") != document.address:
            yield f"self is {link.get('href')!r}, served from {document.address!r}"
        if link.get("type") != "application/atom+xml":
            yield f"self has the type {link.get('type')!r}"


@rule("A4 no two alternate links of one type and language")
def alternates_differ(document: Document) -> Iterator[str]:
    for element in [document.feed, *document.entries]:
        kinds = Counter((link.get("type"), link.get("hreflang")) for link in _links(element, "alternate"))
        yield from (f"{_name(element)} has {count} alternates of {kind}" for kind, count in kinds.items() if count > 1)


@rule("A5 every entry has content, and an address that opens")
def entries_lead_somewhere(document: Document) -> Iterator[str]:
    for entry in document.entries:
        if entry.find(NAMESPACE + "content") is None:
            yield f"{_name(entry)} has no content"
        if not _links(entry, "alternate"):
            yield f"{_name(entry)} has no alternate link"


@rule("A7 dates are RFC 3339, and of days that exist")
def dates_are_rfc_3339(document: Document) -> Iterator[str]:
    for element in document.feed.iter():
        if element.tag in (NAMESPACE + "updated", NAMESPACE + "published"):
            yield from _unreadable(element.text or "")
        elif element.tag == TOMBSTONE:
            yield from _unreadable(element.get("when", ""))


def _unreadable(text: str) -> Iterator[str]:
    try:
        dates.rfc_3339(text)
    except ValueError as error:
        yield str(error)


@rule("A8 an entry has one published, and updated is not before it")
def nothing_changes_before_it_appears(document: Document) -> Iterator[str]:
    for entry in document.entries:
        published, updated = document.instants(entry, "published"), document.instants(entry, "updated")
        if len(published) != 1 or len(updated) != 1:
            yield f"{_name(entry)} has {len(published)} published and {len(updated)} updated"
        elif updated[0] < published[0]:
            yield f"{_name(entry)} was updated {updated[0]}, published {published[0]}"


@rule("A9 no id twice")
def ids_are_unique(document: Document) -> Iterator[str]:
    counts = Counter([_text(document.feed, "id"), *(_text(entry, "id") for entry in document.entries)])
    yield from (f"{identity!r} stands {count} times" for identity, count in counts.items() if count > 1)


@rule("A10 no two entries of one second, newest first")
def order_is_in_the_dates(document: Document) -> Iterator[str]:
    published = [instant for entry in document.entries for instant in document.instants(entry, "published")]
    for earlier, later in zip(published, published[1:]):
        if earlier <= later:
            yield f"{later} stands behind {earlier}"


@rule("A11 titles, summaries and names are plain text, escaped once; content is HTML and safe")
def text_is_text(document: Document) -> Iterator[str]:
    for element in document.feed.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name in ("title", "subtitle", "summary", "rights", "name"):
            if element.get("type", "text") != "text":
                yield f"{name} has the type {element.get('type')!r}"
            yield from (f"{name}: {fault}" for fault in markup.not_plain(element.text or ""))
        elif name == "content":
            if element.get("type") != "html":
                yield f"content has the type {element.get('type')!r}"
            yield from (f"content: {fault}" for fault in markup.faults(element.text or ""))


@rule("A13 a category has its scheme, and both are written once an entry")
def categories_have_schemes(document: Document) -> Iterator[str]:
    for entry in document.entries:
        found = Counter((category.get("scheme"), category.get("term")) for category in entry.findall(NAMESPACE + "category"))
        yield from (f"{_name(entry)} has the category {category} {count} times" for category, count in found.items() if count > 1)
        yield from (f"{_name(entry)} has the category {term!r} without a scheme" for scheme, term in found if not scheme)


@rule("A18 a summary is there, and is not the whole content")
def summaries_are_short(document: Document) -> Iterator[str]:
    for entry in document.entries:
        summary, tree = _text(entry, "summary"), markup.fragment(_text(entry, "content"))[0]
        # What has no text is described by itself.
        if not markup.says_more(_text(entry, "content"), _text(entry, "title")):
            continue
        if not summary.strip() or summary.strip() == markup.text(tree):
            yield f"{_name(entry)} has no summary of its own"


@rule("D4 the feed's updated is the newest of its entries, not the clock's")
def feed_is_as_old_as_its_news(document: Document) -> Iterator[str]:
    updated = document.instants(document.feed, "updated")
    newest = max((instant for entry in document.entries for instant in document.instants(entry, "updated")), default=None)
    if newest and updated != [newest]:
        yield f"{updated} where the newest entry is of {newest}"


@rule("F3 an archive names the current feed; fh:complete never stands with an archive's links")
def archives_know_their_feed(document: Document) -> Iterator[str]:
    archive = document.feed.find(HISTORY + "archive") is not None
    complete = document.feed.find(HISTORY + "complete") is not None
    if archive and not _links(document.feed, "current"):
        yield "fh:archive without a link rel=current"
    if complete and (archive or _links(document.feed, "prev-archive") or _links(document.feed, "next-archive")):
        yield "fh:complete with archives"


@rule("T2 tombstones: the namespace only where one stands, never two of one ref and when, none newer than a living entry")
def the_dead_stay_dead(document: Document) -> Iterator[str]:
    tombstones = [(stone.get("ref"), stone.get("when", "")) for stone in document.feed.findall(TOMBSTONE)]
    yield from (f"{stone} stands {count} times" for stone, count in Counter(tombstones).items() if count > 1)
    living = {_text(entry, "id"): document.instants(entry, "updated") for entry in document.entries}
    for reference, when in tombstones:
        if any(updated <= dates.rfc_3339(when) for updated in living.get(reference, [])):
            yield f"{reference} is withdrawn and lives"


@rule("G1 ids are tag URIs of RFC 4151: ASCII, a lower-case authority, a date that was")
def ids_are_tags(document: Document) -> Iterator[str]:
    references = [stone.get("ref", "") for stone in document.feed.findall(TOMBSTONE)]
    for identity in [_text(document.feed, "id"), *(_text(entry, "id") for entry in document.entries), *references]:
        parts = TAG.fullmatch(identity)
        if not parts:
            yield f"{identity!r}"
        elif date.fromisoformat((parts["date"] + "-01-01")[:10]) > date.today():
            yield f"{identity!r} was minted in the future"

"""The rules of RSS 2.0, which has no schema: standards section 1.1, R1 to R21, and 1.8 for the dates, one small check each.

Parsed by expat through ElementTree, so that names are read with their namespaces.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import dates
import markup
from folder import RSS
from folder import Folder
from verdict import Rules
from verdict import Verdict

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
KNOWN_NAMESPACES = (
    ATOM,
    CONTENT,
    DUBLIN_CORE,
    "{http://search.yahoo.com/mrss/}",
    "{http://purl.org/rss/1.0/modules/syndication/}",
    "{http://purl.org/syndication/history/1.0}",
)
CHANNEL_ELEMENTS = (
    "title link description language copyright managingEditor webMaster pubDate lastBuildDate category generator docs cloud ttl image "
    "rating textInput skipHours skipDays item"
).split()
ITEM_ELEMENTS = "title link description author category comments enclosure guid pubDate source".split()
ONCE_IN_AN_ITEM = ("title", "link", "description", "author", "comments", "guid", "pubDate", "source", f"{CONTENT}encoded", f"{ATOM}updated")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
MAILBOX = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+(?: \(.+\))?")
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
JOINED_NAMES = re.compile(r"[、，,;；/|]|\s和\s|@")

rule = Rules()


@dataclass(frozen=True)
class Document:
    """A parsed RSS document and its place in the folder."""

    subject: str
    address: str
    root: Element

    @property
    def channel(self) -> Element:
        return self.root.find("channel")

    @property
    def items(self) -> list[Element]:
        return self.channel.findall("item")


def judge(folder: Folder) -> Iterator[Verdict]:
    """Every rule over every RSS document of the folder."""
    for subject, file in folder.documents(RSS):
        try:
            root = ElementTree.fromstring(file.read_bytes())
        except ElementTree.ParseError as error:
            yield Verdict("RSS parses", subject, (str(error),))
            continue
        yield from rule.hold(subject, Document(subject, folder.address(subject), root))


def _text(element: Element, path: str) -> str:
    return element.findtext(path) or ""


def _name(item: Element) -> str:
    return f"item {_text(item, 'guid') or _text(item, 'title')!r}"


def _instant(read: object, text: str, where: str) -> Iterator[str]:
    try:
        read(text)
    except ValueError as error:
        yield f"{where}: {error}"


@rule("R1 rss 2.0 with one channel that has one title, link and description")
def channel_is_whole(document: Document) -> Iterator[str]:
    if document.root.tag != "rss" or document.root.get("version") != "2.0":
        yield f"the root is {document.root.tag} version {document.root.get('version')}"
    if len(document.root) != 1 or document.root[0].tag != "channel":
        yield "rss holds something else than one channel"
    for name in ("title", "link", "description"):
        found = document.channel.findall(name)
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"channel has {len(found)} <{name}>, or an empty one"


@rule("R2 an item has a title and no element twice that may stand once")
def items_are_whole(document: Document) -> Iterator[str]:
    for item in document.items:
        if not _text(item, "title").strip():
            yield f"{_name(item)} has no title"
        counts = Counter(child.tag for child in item)
        yield from (f"{_name(item)} has {counts[name]} <{name}>" for name in ONCE_IN_AN_ITEM if counts[name] > 1)


@rule("R3 author, managingEditor and webMaster are e-mail addresses")
def contacts_are_mailboxes(document: Document) -> Iterator[str]:
    for name in ("author", "managingEditor", "webMaster"):
        for element in document.channel.iter(name):
            if not MAILBOX.fullmatch(element.text or ""):
                yield f"<{name}> {element.text!r} is a name, not an address"


@rule("R4 a name goes into a dc:creator of its own")
def creators_are_single_names(document: Document) -> Iterator[str]:
    for name in ("creator", "contributor"):
        for element in document.channel.iter(DUBLIN_CORE + name):
            value = element.text or ""
            if not value.strip() or value != value.strip():
                yield f"dc:{name} {value!r} is empty or padded"
            if JOINED_NAMES.search(value):
                yield f"dc:{name} {value!r} is not one name"
    for item in document.items:
        counts = Counter(element.text for element in item.findall(DUBLIN_CORE + "creator"))
        yield from (f"{_name(item)} credits {name} {count} times" for name, count in counts.items() if count > 1)


@rule("R5 no author beside dc:creator")
def one_way_of_crediting(document: Document) -> Iterator[str]:
    for item in document.items:
        if item.find("author") is not None and item.find(DUBLIN_CORE + "creator") is not None:
            yield f"{_name(item)} has both: readers count the person twice"


@rule("R6 a guid that is no address says isPermaLink=\"false\"")
def guids_say_what_they_are(document: Document) -> Iterator[str]:
    for guid in document.channel.iter("guid"):
        value, permanent = guid.text or "", guid.get("isPermaLink")
        if permanent not in (None, "true", "false"):
            yield f"isPermaLink={permanent!r}"
        if permanent != "false" and not re.match(r"https?://", value):
            yield f"guid {value!r} is taken for an address"


@rule("R7 every item has a guid, and no two the same")
def guids_are_unique(document: Document) -> Iterator[str]:
    guids = [_text(item, "guid") for item in document.items]
    yield from (f"item {_text(item, 'title')!r} has no guid" for item, guid in zip(document.items, guids) if not guid.strip())
    yield from (f"guid {guid!r} stands {count} times" for guid, count in Counter(guids).items() if guid and count > 1)


@rule("R8 dates are RFC 822: right weekday, four-figure year, numeric zone")
def dates_are_rfc_822(document: Document) -> Iterator[str]:
    for item in document.items:
        yield from _instant(dates.rfc_822, _text(item, "pubDate"), f"{_name(item)} pubDate")
    for name in ("pubDate", "lastBuildDate"):
        for element in document.channel.findall(name):
            yield from _instant(dates.rfc_822, element.text or "", f"channel {name}")


@rule("R9 at most one enclosure an item, with url, length and type")
def enclosures_are_whole(document: Document) -> Iterator[str]:
    for item in document.items:
        enclosures = item.findall("enclosure")
        if len(enclosures) > 1:
            yield f"{_name(item)} has {len(enclosures)} enclosures"
        for enclosure in enclosures:
            if not enclosure.get("url") or not enclosure.get("type") or not re.fullmatch(r"\d+", enclosure.get("length", "")):
                yield f"{_name(item)} has an enclosure with only {enclosure.attrib}"


@rule("R10 the channel links to itself, at the address it is served from")
def channel_knows_its_address(document: Document) -> Iterator[str]:
    own = [link for link in document.channel.findall(ATOM + "link") if link.get("rel") == "self"]
    if len(own) != 1:
        yield f"{len(own)} atom:link rel=self"
    for link in own:
        if link.get("href") != document.address:
            yield f"self is {link.get('href')!r}, served from {document.address!r}"
        if link.get("type") != "application/rss+xml":
            yield f"self has the type {link.get('type')!r}"


@rule("R11 titles and the channel's description are plain text, escaped once")
def titles_are_plain(document: Document) -> Iterator[str]:
    channel = document.channel
    for where in [channel, *document.items]:
        yield from (f"title: {fault}" for fault in markup.not_plain(_text(where, "title")))
    yield from (f"channel description: {fault}" for fault in markup.not_plain(_text(channel, "description")))


@rule("R12 description and content:encoded are HTML, escaped twice")
def bodies_are_html(document: Document) -> Iterator[str]:
    for item in document.items:
        for name in ("description", CONTENT + "encoded"):
            _, errors = markup.fragment(_text(item, name))
            yield from (f"{_name(item)} {name}: {error}" for error in errors)


@rule("R13 description first, then content:encoded")
def summary_comes_first(document: Document) -> Iterator[str]:
    for item in document.items:
        order = [child.tag for child in item if child.tag in ("description", CONTENT + "encoded")]
        if order == [CONTENT + "encoded"] and not markup.says_more(_text(item, CONTENT + "encoded"), _text(item, "title")):
            continue
        if order != ["description", CONTENT + "encoded"]:
            yield f"{_name(item)} has {order}"
        elif _text(item, "description").strip() == _text(item, CONTENT + "encoded").strip():
            yield f"{_name(item)} repeats its whole text as the description"


@rule("R14 addresses in HTML are absolute; nothing in it runs")
def html_is_safe(document: Document) -> Iterator[str]:
    for item in document.items:
        for name in ("description", CONTENT + "encoded"):
            yield from (f"{_name(item)}: {fault}" for fault in markup.faults(_text(item, name)))


@rule("R15 a category has words, and its domain is an IRI")
def categories_have_words(document: Document) -> Iterator[str]:
    for category in document.channel.iter("category"):
        if not (category.text or "").strip():
            yield "an empty category"
        if "domain" in category.attrib and not ABSOLUTE.fullmatch(category.attrib["domain"]):
            yield f"domain {category.attrib['domain']!r}"


@rule("R16 the image has the channel's title and link, at most 144 by 400")
def image_is_the_channels(document: Document) -> Iterator[str]:
    for image in document.channel.findall("image"):
        if not _text(image, "url").strip():
            yield "no url"
        for name in ("title", "link"):
            if _text(image, name) != _text(document.channel, name):
                yield f"{name} {_text(image, name)!r} is not the channel's"
        for name, most in (("width", 144), ("height", 400)):
            if not (image.findtext(name) or "1").isdigit() or int(image.findtext(name) or "1") > most:
                yield f"{name} {image.findtext(name)!r}"


@rule("R17 ttl is a number of minutes, skipHours are 0 to 23")
def rhythm_is_numbers(document: Document) -> Iterator[str]:
    for ttl in document.channel.findall("ttl"):
        if not re.fullmatch(r"[1-9]\d*", ttl.text or ""):
            yield f"ttl {ttl.text!r}"
    for hour in document.channel.findall("skipHours/hour"):
        if not re.fullmatch(r"1?\d|2[0-3]", hour.text or ""):
            yield f"hour {hour.text!r}"


@rule("R18 every other element is in a namespace that readers know")
def elements_are_known(document: Document) -> Iterator[str]:
    for parent, known in [(document.channel, CHANNEL_ELEMENTS), *((item, ITEM_ELEMENTS) for item in document.items)]:
        for child in parent:
            if child.tag not in known and not child.tag.startswith(KNOWN_NAMESPACES):
                yield f"<{child.tag}> in {parent.tag}"


@rule("R19 atom:updated is RFC 3339 and later than pubDate")
def corrections_are_dated(document: Document) -> Iterator[str]:
    for item in document.items:
        for element in item.findall(ATOM + "updated"):
            try:
                if dates.rfc_3339(element.text or "") <= dates.rfc_822(_text(item, "pubDate")):
                    yield f"{_name(item)} was corrected before it appeared"
            except ValueError as error:
                yield f"{_name(item)}: {error}"


@rule("R20 language is zh-CN, zh or zh-Hans-CN, never zh_CN")
def language_has_its_form(document: Document) -> Iterator[str]:
    found = [element.text or "" for element in document.channel.findall("language")]
    if len(found) != 1 or not LANGUAGE.fullmatch(found[0]):
        yield f"language {found}"


@rule("R21 addresses are ASCII and absolute")
def addresses_are_ascii(document: Document) -> Iterator[str]:
    for address in addresses(document.root):
        if not address.isascii() or not ABSOLUTE.fullmatch(address) or not urlsplit(address).netloc:
            yield f"{address!r}"


@rule("D4 lastBuildDate is the newest date of the items, not the clock's")
def channel_is_as_old_as_its_news(document: Document) -> Iterator[str]:
    newest = max((max(_instants(item)) for item in document.items), default=None)
    for built in document.channel.findall("lastBuildDate"):
        if newest and dates.rfc_822(built.text or "") != newest:
            yield f"{built.text} where the newest item is of {newest}"


@rule("A10 no two items of one second, newest first")
def order_is_in_the_dates(document: Document) -> Iterator[str]:
    published = [dates.rfc_822(_text(item, "pubDate")) for item in document.items]
    for earlier, later in zip(published, published[1:]):
        if earlier <= later:
            yield f"{later} stands behind {earlier}"


def _instants(item: Element) -> list:
    corrections = [dates.rfc_3339(element.text or "") for element in item.findall(ATOM + "updated")]
    return [dates.rfc_822(_text(item, "pubDate")), *corrections]


def addresses(root: Element) -> Iterator[str]:
    """Every address in an RSS document outside of its HTML."""
    for element in root.iter():
        if element.tag in ("link", "url", "comments", "docs"):
            yield element.text or ""
        elif element.tag == "guid" and element.get("isPermaLink", "true") == "true":
            yield element.text or ""
        elif element.tag == "enclosure":
            yield element.get("url", "")
        elif element.tag == ATOM + "link":
            yield element.get("href", "")

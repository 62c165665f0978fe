"""The pages as a site: each is built so that everybody can read it, leads somewhere, loads nothing from elsewhere and is not heavy; all are
reached from the front.

Pages are read by html5lib; ways are followed on disk as a static host would. What a browser makes of them is for browser/.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markup
from folder import Folder
from verdict import Verdict

POLICY = "default-src 'none'; style-src 'self'; img-src 'self' https: http:; base-uri 'none'; form-action 'none'"
FRONT, NOT_FOUND = "index.html", "404.html"
# Without text and pictures.
HEAVIEST = 30_000
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def judge(folder: Folder) -> Iterator[Verdict]:
    """Every page of the folder, then whether all are reached."""
    pages = {file.relative_to(folder.path).as_posix(): file for file in sorted(folder.path.rglob("*.html"))}
    trees = {name: markup.page(file.read_bytes())[0] for name, file in pages.items()}
    ways: dict[str, set[str]] = {}
    for name, page in trees.items():
        found = [_way(folder, name, address) for address in _links(page)]
        ways[name] = {target for target, _ in filter(None, found)}
        yield Verdict("S1 landmarks, headings in order, language", name, tuple(_built(page)))
        yield Verdict("S2 each place has a name of its own", name, tuple(_twice(page)))
        yield Verdict("S3 every way leads somewhere", name, tuple(_astray(folder, trees, found)))
        yield Verdict("S4 its policy, nothing that runs, nothing from elsewhere", name, tuple(_loads(page)))
        yield Verdict("S5 is not heavy", name, tuple(_heavy(pages[name], page)))
    yield Verdict("S6 every page is reached from the front", FRONT, tuple(_unreached(folder, trees, ways)))


def _links(page: Element) -> Iterator[str]:
    for element in page.iter():
        if element.tag in ("a", "link", "img"):
            yield element.get("href") or element.get("src") or ""


def _way(folder: Folder, name: str, address: str) -> tuple[str, str] | None:
    """The file below the folder to which an address leads from a page, and the place in it; None for somebody else's."""
    if address.startswith(folder.base):
        address = "/" + address[len(folder.base) :]
    elif urlsplit(address).scheme:
        return None
    parts = urlsplit(address)
    path = unquote(parts.path)
    base = urlsplit(folder.base).path
    if path.startswith("/"):
        target = path.removeprefix(base) if path.startswith(base) else path[1:]
    else:
        target = _joined(Path(name).parent.as_posix(), path) if path else name
    target = f"{target}{FRONT}" if target.endswith("/") or not target else target
    return target, parts.fragment


def _joined(folder: str, path: str) -> str:
    names: list[str] = [part for part in folder.split("/") if part not in ("", ".")]
    for part in path.split("/"):
        if part == "..":
            names = names[:-1]
        elif part != ".":
            names.append(part)
    return "/".join(names)


def _astray(folder: Folder, trees: dict[str, Element], found: list[tuple[str, str] | None]) -> Iterator[str]:
    for target, place in filter(None, found):
        if not (folder.path / target).is_file():
            yield f"{target} is not there"
        elif place and target in trees and place not in [element.get("id") for element in trees[target].iter()]:
            yield f"{target} has no place {place}"


def _built(page: Element) -> Iterator[str]:
    elements = list(page.iter())
    headings = [element.tag for element in elements if element.tag in HEADINGS]
    if headings.count("h1") != 1:
        yield f"{headings.count('h1')} first headings"
    levels = [0, *(int(heading[1]) for heading in headings)]
    yield from (f"h{then} behind h{level}" for level, then in zip(levels, levels[1:], strict=False) if then > level + 1)
    if [element.tag for element in elements].count("main") != 1:
        yield "no main, or several"
    if not (page.get("lang") or "").strip():
        yield "no language"
    for table in page.iter("table"):
        if table.find("thead") is not None and not list(table.iter("th")):
            yield "a table whose head is none"
    yield from (f"a picture without words: {image.get('src')}" for image in page.iter("img") if image.get("alt") is None)
    first = next((element for element in page.iter("a")), None)
    if first is None or not (first.get("href") or "").startswith("#"):
        yield "no way past what stands on every page"


def _twice(page: Element) -> Iterator[str]:
    names = [element.get("id") for element in page.iter() if element.get("id")]
    yield from sorted({f"{name} stands twice" for name in names if names.count(name) > 1})


def _loads(page: Element) -> Iterator[str]:
    policies = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    if policies != [POLICY]:
        yield f"the policy is {policies}"
    for element in page.iter():
        if element.tag == "script":
            if element.get("type") != "application/ld+json":
                yield "a script"
            else:
                yield from _data(element)
        if element.tag in ("iframe", "object", "embed", "form", "video", "audio", "style", "base"):
            yield f"<{element.tag}>"
        yield from (f"{name}= on <{element.tag}>" for name in element.attrib if name.startswith("on") or name == "style")
        if element.tag == "link" and element.get("rel") in ("stylesheet", "icon", "preload"):
            address = element.get("href") or ""
            if element.get("rel") != "icon" and urlsplit(address).scheme:
                yield f"a style from {address}"


def _data(element: Element) -> Iterator[str]:
    try:
        story = json.loads(element.text or "")
    except ValueError as fault:
        yield f"its data are no JSON: {fault}"
        return
    yield from (f"its data lack {key}" for key in ("@context", "@type", "headline", "datePublished", "publisher") if not story.get(key))


def _heavy(file: Path, page: Element) -> Iterator[str]:
    weight = len(file.read_bytes()) - len("".join(page.itertext()).encode())
    if weight > HEAVIEST:
        yield f"{weight} bytes beside its text"


def _unreached(folder: Folder, trees: dict[str, Element], ways: dict[str, set[str]]) -> Iterator[str]:
    if FRONT not in trees:
        yield "there is no front"
        return
    reached, waiting = set(), [FRONT]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(ways.get(name, ()))
    yield from (f"{name} is not reached" for name in trees if name not in reached and name != NOT_FOUND and not _withdrawn(trees[name]))


def _withdrawn(page: Element) -> bool:
    """Nothing leads to what is gone but what led there before."""
    return any(meta.get("name") == "robots" and meta.get("content") == "noindex" for meta in page.iter("meta"))

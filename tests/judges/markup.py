"""HTML as a browser reads it: the parse errors of a fragment or a page, its text, the addresses in it, what is dangerous in it.

The parser is html5lib, which follows the HTML standard's own algorithm; used by the rules of every format.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as MESSAGES

ADDRESSES = ("href", "src", "poster", "cite", "action", "data")
DANGERS = ("script", "style", "iframe", "object", "embed", "form", "base", "meta", "link")
# Classes of the blocks that are shown above and below a text.
BESIDE_THE_TEXT = ("column", "kicker", "deck", "byline", "credits", "source", "correction")
TAG = re.compile(r"</?[A-Za-z]+(?:\s[^<>]*)?/?>")
REFERENCE = re.compile(r"&(?:[A-Za-z]+|#\d+|#x[0-9A-Fa-f]+);")


def _parser() -> html5lib.HTMLParser:
    return html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)


def _errors(parser: html5lib.HTMLParser) -> list[str]:
    return [f"line {line}, column {column}: {MESSAGES[code] % values}" for (line, column), code, values in parser.errors]


def page(source: bytes) -> tuple[Element, list[str]]:
    """A whole page and the parse errors in it."""
    parser = _parser()
    return parser.parse(source, transport_encoding="utf-8"), _errors(parser)


def fragment(source: str) -> tuple[Element, list[str]]:
    """What stands in content:encoded, content or content_html, and the parse errors in it."""
    parser = _parser()
    return parser.parseFragment(source), _errors(parser)


def text(element: Element) -> str:
    """The text of an element, white space folded to one space."""
    return " ".join("".join(element.itertext()).split())


def paragraphs(source: str) -> list[tuple[str, str]]:
    """The blocks of a fragment in their order: the class (or the tag where it has none), and the text."""
    tree, _ = fragment(source)
    return [(child.get("class") or str(child.tag), text(child)) for child in tree]


def says_more(source: str, title: str) -> bool:
    """Whether a fragment has a text beside its headline: of a picture or a headline alone there is nothing to sum up."""
    return any(kind not in BESIDE_THE_TEXT and text != title for kind, text in paragraphs(source))


def addresses(tree: Element) -> Iterator[str]:
    """Every address that the HTML names."""
    for element in tree.iter():
        for name in ADDRESSES:
            if name in element.attrib:
                yield element.attrib[name]


def faults(source: str) -> Iterator[str]:
    """Why a fragment may not be published: it is no HTML, it runs something, it names an address that is not absolute."""
    tree, errors = fragment(source)
    yield from (f"not HTML: {error}" for error in errors)
    for element in tree.iter():
        if element.tag in DANGERS:
            yield f"<{element.tag}> in the text"
        yield from (f"{name}= in <{element.tag}>" for name in element.attrib if name.startswith("on"))
    for address in addresses(tree):
        if not re.match(r"(?:https?|mailto|tel):", address):
            yield f"an address that is not absolute: {address}"


def not_plain(value: str) -> Iterator[str]:
    """Why a string is not plain text: a tag in it, or a reference that was escaped once too often."""
    if not value.strip():
        yield "nothing in it"
    if value != value.strip():
        yield f"white space at an end of {value!r}"
    if TAG.search(value):
        yield f"HTML in {value!r}"
    if REFERENCE.search(value):
        yield f"escaped twice: {value!r}"

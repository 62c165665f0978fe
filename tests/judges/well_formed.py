"""XML before it is a feed: well-formed for libxml2 (xmllint), for expat with namespaces, and in UTF-8 as it says.

xmllint lets an unbound prefix through with status 0 (standards section 4); expat does not. A document type is refused, since it can
name files and grow without bound.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from folder import ATOM
from folder import RSS
from folder import Folder
from verdict import Rules
from verdict import Verdict

TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"

rule = Rules()


def judge(folder: Folder) -> Iterator[Verdict]:
    """Every XML document of the folder; a folder without any is unsound."""
    for name in (RSS, ATOM):
        found = list(folder.documents(name))
        yield Verdict("the folder has it", name, () if (folder.path / name).is_file() else ("no such file",))
        for subject, file in found:
            yield from rule.hold(subject, file)


@rule("X1 well-formed for xmllint")
def well_formed_for_libxml2(file: Path) -> Iterator[str]:
    result = subprocess.run(["xmllint", "--noout", "--nonet", str(file)], capture_output=True, text=True, timeout=120, check=False)
    if result.returncode != 0 or result.stderr.strip():
        yield from (line.replace(str(file), file.name) for line in result.stderr.splitlines() if " error " in line or "warning" in line)
        yield f"xmllint gave the status {result.returncode}"


@rule("X2 well-formed for expat, every prefix bound")
def well_formed_for_expat(file: Path) -> Iterator[str]:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(file.read_bytes(), True)
    except expat.ExpatError as error:
        yield str(error)


@rule("X3 UTF-8 without a mark, declared as what it is, without a document type")
def encoded_as_declared(file: Path) -> Iterator[str]:
    source = file.read_bytes()
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        yield str(error)
    if source.startswith(b"\xef\xbb\xbf"):
        yield "a byte order mark"
    if b"\r" in source:
        yield "a raw carriage return, which every parser reads as a line feed"
    parser = expat.ParserCreate()
    declared: list[str | None] = []
    types: list[str] = []
    parser.XmlDeclHandler = lambda version, encoding, standalone: declared.append(encoding)
    parser.StartDoctypeDeclHandler = lambda name, *rest: types.append(name)
    parser.Parse(source, True)
    if not declared:
        yield "no XML declaration"
    yield from (f"declared as {encoding}" for encoding in declared if encoding and encoding.lower() != "utf-8")
    yield from (f"a document type {name}" for name in types)


@rule("X4 the namespace of tombstones is declared only where one stands")
def no_namespace_just_in_case(file: Path) -> Iterator[str]:
    parser = expat.ParserCreate(namespace_separator=" ")
    declared: list[str] = []
    used: list[str] = []
    parser.StartNamespaceDeclHandler = lambda prefix, uri: declared.append(uri)
    parser.StartElementHandler = lambda name, attributes: used.append(name.partition(" ")[0])
    parser.Parse(file.read_bytes(), True)
    if TOMBSTONES in declared and TOMBSTONES not in used:
        yield "xmlns:at without an at:deleted-entry costs a warning in every validator"

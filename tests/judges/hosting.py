"""The samples of docs/hosting, as printed, in front of the real servers: `python hosting.py BENBAO [--samples FILE]`.

Publishes a paper under `umask 077`, with secrets beside its feeds and hidden among them, and serves it by nginx, Caddy and Apache (the
server's own way to answer is in servers.py); once with an empty folder and once with the paper itself at the server's document root.
Of a sample only the address and the folder are replaced. Closes on `N passed, N failed`; a server that is missing is a failure.
"""

import argparse
import gzip
import http.client
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from urllib.parse import urlsplit

from hosting_paper import LEAKS
from hosting_paper import SECRET
from hosting_paper import build
from hosting_paper import publish
from hosting_paper import settle
from hosting_paper import unfit
from servers import SERVERS
from servers import served
from verdict import Rules
from verdict import Verdict

SAMPLES = Path(__file__).parents[2] / "docs/hosting/web-servers.md"
SECRETS = (SECRET.encode("utf-8"), b"SQLite format 3", b"Index of", b"<title>Index", b"atom.xml</a>")
TYPES = {
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "feeds.opml": "text/x-opml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".webp": "image/webp",
}
# A picture is what its name says, for ever; everything else is asked for again.
KEPT = "public, max-age=31536000, immutable"
PACKED = {"Accept-Encoding": "gzip"}
# What stands at the front of a site that is not the paper's folder.
FRONT = "the paper's own site"
# So many complaints of one rule are printed.
MANY = 8

rule = Rules()


@dataclass(frozen=True)
class Answer:
    """What a server said to one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name, "")


@dataclass(frozen=True)
class Site:
    """A server that runs, and the folder that it publishes."""

    port: int
    feeds: Path

    def ask(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Answer:
        """One request; the path goes out as it is written here, and its dots are nobody's to resolve on the way."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def files(self) -> Iterator[tuple[str, Path]]:
        """Every published file with the path at which it is served."""
        found = [file for file in sorted(self.feeds.rglob("*")) if file.is_file()]
        names = [(file.relative_to(self.feeds), file) for file in found]
        yield from ((f"/feeds/{name.as_posix()}", file) for name, file in names if not any(part.startswith(".") for part in name.parts))


def _cached(file: Path) -> str:
    return KEPT if file.parent.name == "pictures" else "no-cache"


@rule("who asks for a page that is not there is told so by the paper")
def _missing(site: Site) -> Iterator[str]:
    answer = site.ask("/feeds/editions/1999-01-01/index.html")
    if (answer.status, answer.body) != (404, (site.feeds / "404.html").read_bytes()):
        yield f"status {answer.status}, {answer.body[:40]!r}"


@rule("every file is sent whole, by its type, with nosniff, to be asked for again")
def _sent(site: Site) -> Iterator[str]:
    for path, file in site.files():
        answer = site.ask(path)
        expected = TYPES.get(file.name) or TYPES[file.suffix]
        if answer.status != 200 or answer.body != file.read_bytes():
            yield f"{path}: status {answer.status}, {len(answer.body)} bytes of {file.stat().st_size}"
        if answer["Content-Type"].lower() != expected:
            yield f"{path}: is called {answer['Content-Type']!r}, expected {expected!r}"
        if answer["X-Content-Type-Options"] != "nosniff":
            yield f"{path}: may be sniffed: {answer['X-Content-Type-Options']!r}"
        if answer["Cache-Control"] != _cached(file):
            yield f"{path}: Cache-Control is {answer['Cache-Control']!r}"


@rule("every text is compressed for whoever asks, and unpacks to the same bytes")
def _compressed(site: Site) -> Iterator[str]:
    for path, file in site.files():
        if file.parent.name == "pictures":
            continue
        answer = site.ask(path, PACKED)
        if answer["Content-Encoding"] != "gzip":
            yield f"{path}: Content-Encoding is {answer['Content-Encoding']!r}"
        elif gzip.decompress(answer.body) != file.read_bytes():
            yield f"{path}: unpacks to other bytes"
        for kind, said in (("packed", answer), ("plain", site.ask(path))):
            if "accept-encoding" not in said["Vary"].lower():
                yield f"{path}: a cache may give it to the wrong reader, Vary of the {kind} answer is {said['Vary']!r}"


@rule("who asks again gets 304, packed or not, and the whole file once it has changed")
def _again(site: Site) -> Iterator[str]:
    for path, file in site.files():
        for asked in ({}, PACKED):
            first = site.ask(path, asked)
            tag, date = first["ETag"], first["Last-Modified"]
            for condition in ({"If-None-Match": tag}, {"If-Modified-Since": date}, {"If-None-Match": tag, "If-Modified-Since": date},
                              {"If-None-Match": f'"other", {tag}'}):
                again = site.ask(path, asked | condition)
                if not (tag and date) or again.status != 304 or again.body:
                    yield f"{path}: {asked | condition}: status {again.status}, {len(again.body)} bytes"
                elif again["ETag"].removeprefix("W/") != tag.removeprefix("W/"):
                    yield f"{path}: {asked | condition}: 304 for {again['ETag']!r}"
                elif again["Cache-Control"] != _cached(file):
                    yield f"{path}: {asked | condition}: 304 that says Cache-Control {again['Cache-Control']!r}"
            for condition in ({"If-None-Match": '"other"'}, {"If-Modified-Since": "Thu, 01 Jan 2015 00:00:00 GMT"}):
                again = site.ask(path, asked | condition)
                if again.status != 200 or not again.body:
                    yield f"{path}: {asked | condition}: status {again.status} for what has changed"


@rule("HEAD says what GET says, without the bytes")
def _head(site: Site) -> Iterator[str]:
    for path, _ in site.files():
        for asked in ({}, PACKED):
            whole, head = site.ask(path, asked), site.ask(path, asked, "HEAD")
            if (head.status, head.body) != (200, b""):
                yield f"{path}: HEAD: status {head.status}, {len(head.body)} bytes"
            differ = [name for name in ("Content-Type", "ETag", "Last-Modified", "Cache-Control") if head[name] != whole[name]]
            if differ:
                yield f"{path}: HEAD differs from GET in {differ}: {[(head[name], whole[name]) for name in differ]}"


@rule("nothing but the published files, however it is asked for: a 'no', and no byte of a secret")
def _leaks(site: Site) -> Iterator[str]:
    published = [*(file.read_bytes() for _, file in site.files()), FRONT.encode("utf-8")]
    for path in LEAKS:
        for asked in ({}, PACKED):
            answer, head = (_followed(site, path, asked, method) for method in ("GET", "HEAD"))
            body = gzip.decompress(answer.body) if answer["Content-Encoding"] == "gzip" else answer.body
            if body not in published and any(secret in body for secret in SECRETS):
                yield f"{path}: gives away {body[:60]!r}"
            elif body not in published and answer.status < 400:
                yield f"{path}: status {answer.status}, {body[:60]!r}"
            if (head.status, head.body) != (answer.status, b""):
                yield f"{path}: status {answer.status}, but for HEAD {head.status} with {len(head.body)} bytes"


def _followed(site: Site, path: str, asked: dict[str, str], method: str) -> Answer:
    """What is said at the end of up to three redirections on this server."""
    answer = site.ask(path, asked, method)
    for _ in range(3):
        if answer.status not in (301, 302, 307, 308):
            break
        path = urlsplit(urljoin(f"http://127.0.0.1:{site.port}{path}", answer["Location"])).path
        answer = site.ask(path, asked, method)
    return answer


def _htaccess(benbao: Path, paper: Path, sample: str, site: Path) -> Iterator[str]:
    """Apache's lines in the output itself, which benbao leaves alone, and the output on a host where only that folder is ours."""
    own = paper / "feeds/.htaccess"
    own.write_text(f"# {SECRET}\n" + sample, "utf-8")
    before = own.read_bytes()
    page = paper / "pages/2026-01-05-A01.md"
    page.write_text(page.read_text("utf-8").replace("180个", "181个"), "utf-8")
    build(benbao, paper)
    if not own.is_file() or own.read_bytes() != before:
        yield "benbao did not leave feeds/.htaccess alone"
    if "181个" not in (paper / "feeds/atom.xml").read_text("utf-8"):
        yield "the second build published nothing"
    shutil.copytree(paper / "feeds", site / "feeds")
    settle(site / "feeds")


def samples(page: Path) -> dict[str, str]:
    """The fenced samples, one a server."""
    text = page.read_text("utf-8")
    found = {language: text.split(f"```{language}\n")[1:] for language in SERVERS}
    unclear = [language for language, blocks in found.items() if len(blocks) != 1]
    if unclear:
        raise ValueError(f"{page} has not one sample for each of {unclear}")
    return {language: blocks[0].split("```")[0] for language, blocks in found.items()}


def hold(subject: str, language: str, sample: str, root: Path, feeds: Path) -> list[Verdict]:
    """One sample in front of its server. A server that is missing, or does not start, has failed."""
    try:
        with served(language, sample, root) as port:
            return list(rule.hold(subject, Site(port, feeds)))
    except (OSError, RuntimeError) as stumble:
        return [Verdict("the server starts with the sample", subject, (str(stumble),))]


def judge(benbao: Path, printed: dict[str, str]) -> Iterator[tuple[str, list[Verdict]]]:
    """Every sample with nothing around it and with the paper itself as document root; Apache's also as feeds/.htaccess."""
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        paper = publish(benbao, home)
        empty, shared = home / "empty", home / "shared"
        for root in (empty, shared):
            root.mkdir()
            (root / "index.html").write_text(FRONT, "utf-8")
        yield "the paper", [Verdict("its secrets are readable and unpublished", "the paper", tuple(unfit(paper)))]
        here = {language: sample.replace("/srv/paper", str(paper)) for language, sample in printed.items()}
        for language, sample in here.items():
            for told, root in (("alone", empty), ("the paper at the document root", paper)):
                subject = f"{language}, {told}"
                yield subject, hold(subject, language, sample, root, paper / "feeds")
        if "apache" in here:
            inside = here["apache"].partition("    Options None\n")
            lines = "".join(inside[1:]).removesuffix("</Directory>\n")
            subject = "apache, feeds/.htaccess"
            verdict = Verdict("benbao leaves it alone", subject, tuple(_htaccess(benbao, paper, lines, shared)))
            yield subject, [verdict, *hold(subject, "apache", "", shared, shared / "feeds")]


def tell(found: list[Verdict]) -> None:
    """Prints the failures, of each rule the first complaints."""
    for verdict in found:
        more = len(verdict.complaints) - MANY
        few = Verdict(verdict.rule, verdict.subject, (*verdict.complaints[:MANY], *([f"and {more} more"] if more > 0 else [])))
        print(f"  {few}\n".replace("\nFAIL", "\n  FAIL") if few.complaints else "", end="")


def close(found: list[Verdict]) -> int:
    """Prints the closing line; the status of the program, 1 also where nothing was judged."""
    failed = sum(bool(verdict.complaints) for verdict in found)
    print(f"{len(found) - failed} passed, {failed} failed")
    return 0 if found and not failed else 1


def main() -> int:
    """The status of the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benbao", type=Path, help="the program")
    parser.add_argument("--samples", type=Path, default=SAMPLES, help="where the samples are printed")
    options = parser.parse_args()
    found: list[Verdict] = []
    for subject, said in judge(options.benbao.resolve(), samples(options.samples)):
        print(f"{subject}: {sum(not verdict.complaints for verdict in said)} of {len(said)} sound", flush=True)
        tell(said)
        found += said
    print(f"{len(LEAKS)} paths that must not be served were asked for each time")
    return close(found)


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())

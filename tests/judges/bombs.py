"""Files that are there to take time and memory: each is set aside within two seconds and 256 MiB, and the good page beside it
is published. `bombs.py BENBAO`; a release build, since only that has to keep to the limits.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile

SETTINGS = 'title = "海湾晨报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2023"\n'
GOOD = "# 海湾大桥通车\n\n本报讯 4月8日,海湾大桥通车。\n\n记者 林知夏\n"
SECONDS, MEBIBYTES = 2.0, 256
GIBIBYTE = 1 << 30
STORY = "本报讯 4月8日，云溪大桥建成通车，附近居民出门少走了八百米，市民纷纷到桥上看新鲜。"


def sparse(path):
    with open(path, "wb") as out:
        out.truncate(GIBIBYTE)


def one_line(path):
    piece = ("云溪大桥通车" * 4096).encode()
    with open(path, "wb") as out:
        for _ in range(GIBIBYTE // len(piece) + 1):
            out.write(piece)


def bomb(path):
    """A DOCX of some 30 KiB whose text unpacks to 30 MiB, which is as much as a part may have."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("word/document.xml", f"<w:document><w:body><w:p>{' ' * (30 << 20)}</w:p></w:body></w:document>")


def large_part(path):
    """One that keeps to the ratio and passes the size of a part: text that hardly shrinks."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        noise = os.urandom(1 << 20).hex()
        out.writestr("word/document.xml", "<w:document><w:body><w:p><w:t>" + noise * 20 + "</w:t></w:p></w:body></w:document>")


def many_files(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        for at in range(60_000):
            out.writestr(f"word/{at}", "")


def overlapping(path):
    """Many heads of files at the end that all mean the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        out.writestr("word/document.xml", " " * (8 << 20))
    whole = path.read_bytes()
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    heads = whole[at:end] * 1500
    count = (1500).to_bytes(2, "little")
    path.write_bytes(whole[:at] + heads + b"PK\x05\x06\0\0\0\0" + count * 2 + len(heads).to_bytes(4, "little") + at.to_bytes(4, "little") + b"\0\0")


def deep_xml(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as out:
        out.writestr("word/document.xml", "<w:document><w:body>" + "<w:tbl><w:tr><w:tc>" * 500_000)


def deep_html(path):
    path.write_text("<!DOCTYPE html><html><body>" + "<div>" * 2_000_000 + STORY * 3)


def wide_html(path):
    path.write_text("<!DOCTYPE html><html><body>" + "<p>甲</p>" * 1_000_000)


def unclosed_html(path):
    path.write_text("<!DOCTYPE html><html><body>" + "<b><i><a href='x'><table>" * 400_000 + STORY * 3)


def attributes(path):
    path.write_text("<!DOCTYPE html><html><body><p " + " ".join(f"a{at}=1" for at in range(1_000_000)) + ">" + STORY)


def zeros(path):
    path.write_bytes(b"\0" * (8 << 20))


def short_lines(path):
    path.write_text("甲\n" * 2_000_000)


def marks(path):
    path.write_text("# 标题\n\n" + "[" * 1_000_000 + "*" * 1_000_000 + "\n")


FILES = {
    "sparse.txt": sparse, "line.txt": one_line, "sparse.docx": sparse, "sparse.html": sparse, "bomb.docx": bomb,
    "part.docx": large_part, "files.docx": many_files, "overlap.docx": overlapping, "deep.docx": deep_xml, "deep.html": deep_html,
    "wide.html": wide_html, "open.html": unclosed_html, "attributes.html": attributes, "zeros.txt": zeros, "short.txt": short_lines,
    "marks.md": marks,
}
# Read as a page, whatever it holds: within the limits all the same.
READ = {"deep.html", "open.html", "attributes.html", "marks.md"}


def run(benbao, home, report):
    """Status, seconds and the most memory that a run took: as `time` tells it, which takes little itself."""
    used = home / "used.txt"
    command = ["/usr/bin/time", "-q", "-f", "%M", "-o", used, benbao, "--lang", "en", "build", "--now", "2023-04-10T12:00:00+08:00"]
    begun = time.monotonic()
    status = subprocess.run(command, cwd=home, stdout=subprocess.DEVNULL, stderr=report).returncode
    return status, time.monotonic() - begun, int(used.read_text()) / 1024


def paper(folder, name):
    home = pathlib.Path(folder) / name
    (home / "pages").mkdir(parents=True)
    (home / "benbao.toml").write_text(SETTINGS)
    (home / "pages/2023-04-09-A01.md").write_text(GOOD)
    return home


def judge(benbao, home, names, folder):
    """What is wrong with a run over these files."""
    said = pathlib.Path(folder) / "said.txt"
    with open(said, "wb") as report:
        status, seconds, most = run(benbao, home, report)
    told = said.read_text()
    wrong = []
    print(f"{'+'.join(names)[:40]:42}{seconds:6.2f} s {most:6.0f} MiB   status {status}")
    if seconds > SECONDS * max(1, len(names) / 2) or most > MEBIBYTES:
        wrong.append(f"{names}: {seconds:.2f} s, {most:.0f} MiB")
    feed = home / "feeds/feed.json"
    if not feed.exists() or "海湾大桥通车" not in feed.read_text():
        wrong.append(f"{names}: the good page is not published")
    wrong += [f"{name}: not set aside: {told}" for name in names if name not in READ and (status != 3 or f"{name}:" not in told)]
    return wrong


def main():
    benbao = pathlib.Path(sys.argv[1]).resolve()
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        everything = paper(folder, "everything")
        for name, write in FILES.items():
            home = paper(folder, name)
            path = home / "pages" / f"2023-04-09 {name}"
            write(path)
            wrong += judge(benbao, home, [name], folder)
            path.rename(everything / "pages" / path.name)
        wrong += judge(benbao, everything, list(FILES), folder)
    print("\n".join(wrong) or f"{len(FILES)} hostile files cost nobody else anything")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

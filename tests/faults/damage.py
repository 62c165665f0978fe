#!/usr/bin/env python3
"""Damages archives (flipped bits, truncation, zeroed blocks, a deleted -wal, an emptied file) and builds on.

damage.py BINARY [DAMAGES]   After each damage one page is corrected and the paper built. Either the damage is named
and nothing is published, or what is published is what an undamaged paper publishes, byte for byte. Anything else is
wrong text. The damage is aimed at what SQLite reads: headers, the lists of cells, and the cells of every page of a table
or an index; unused space has no effect, and cannot be found by any reading. Of 500 at least 400 must have an effect."""
import os
import random
import shutil
import subprocess
import sys
import tempfile

BINARY, DAMAGES = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 500
CHANCE = random.Random(20230409)


def text(mark, version=""):
    letters = "".join(chr(0x4E00 + (mark * 7919 + at * 104729) % 18000) for at in range(300))
    return f"# 第{mark}号稿{version}\n\n本报讯 {letters[:150]}。\n\n{letters[150:]}。\n\n记者 鲁燕\n\n"


def page(folder, day, version=""):
    with open(f"{folder}/pages/2023-04-{day:02}-A01.md", "w") as out:
        out.write(text(day * 10, version) + text(day * 10 + 1) + text(day * 10 + 2))


def build(folder, *arguments):
    command = [BINARY, "build", folder, "-q", "--now", "2023-06-01T08:00:00+08:00", *arguments]
    return subprocess.run(command, capture_output=True, text=True)


def feeds(folder):
    found = {}
    for root, _, names in os.walk(f"{folder}/feeds"):
        for name in names:
            with open(os.path.join(root, name), "rb") as document:
                found[os.path.relpath(os.path.join(root, name), folder)] = document.read()
    return found


def used(content):
    """Where something stands that is read: of a random page its header and list of cells, or its cells."""
    size = int.from_bytes(content[16:18], "big")
    while True:
        number = CHANCE.randrange(len(content) // size)
        start = number * size
        head = start + (100 if number == 0 else 0)
        if content[head] not in (2, 5, 10, 13):
            continue
        cells = int.from_bytes(content[head + 3 : head + 5], "big")
        if cells == 0:
            continue
        list_end = head + (12 if content[head] in (2, 5) else 8) + 2 * cells
        first = start + int.from_bytes(content[head + 5 : head + 7], "big")
        if CHANCE.random() < 0.1:
            return start, list_end
        return first, start + size


def damage(archive, kind):
    with open(archive, "rb") as file:
        content = bytearray(file.read())
    if kind == "bit":
        first, end = used(content)
        content[CHANCE.randrange(first, end)] ^= 1 << CHANCE.randrange(8)
    elif kind == "truncated":
        del content[CHANCE.randrange(1, len(content)) :]
    elif kind == "emptied":
        content.clear()
    elif kind == "zeroed":
        first, end = used(content)
        at = CHANCE.randrange(first, end) // 512 * 512
        content[at : at + 512] = bytes(512)
    with open(archive, "wb") as file:
        file.write(content)


# Of twenty: a deleted journal seldom has an effect, since the next run does over again what was lost with it.
KINDS = ["bit"] * 12 + ["zeroed"] * 3 + ["truncated"] * 3 + ["emptied", "wal"]


def main():
    scratch = tempfile.mkdtemp(prefix="benbao-damage-")
    sound, broken = f"{scratch}/sound", f"{scratch}/broken"
    os.makedirs(f"{sound}/pages")
    with open(f"{sound}/benbao.toml", "w") as settings:
        settings.write('title = "中原时报"\nbase_url = "https://example.cn/feeds/"\nauthority = "example.cn,2020"\n')
    for day in range(1, 21):
        page(sound, day)
    assert build(sound).returncode == 0
    before = feeds(sound)
    shutil.copytree(sound, f"{scratch}/edited")
    page(f"{scratch}/edited", 10, "更正")
    assert build(f"{scratch}/edited").returncode == 0
    after = feeds(f"{scratch}/edited")
    counts = {}
    for number in range(DAMAGES):
        kind = KINDS[number % len(KINDS)]
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(sound, broken, copy_function=shutil.copy2)
        if kind == "wal":
            # A run killed behind its commit, whose journal somebody deleted.
            page(broken, 10, "更正")
            killed = subprocess.Popen([BINARY, "build", broken, "-q", "--now", "2023-06-01T08:00:00+08:00"])
            journal = f"{broken}/.benbao/archive.sqlite3-wal"
            while killed.poll() is None and not (os.path.exists(journal) and os.path.getsize(journal) > 20_000):
                pass
            killed.kill()
            killed.wait()
            for name in (journal, f"{broken}/.benbao/archive.sqlite3-shm"):
                if os.path.exists(name):
                    os.remove(name)
        else:
            damage(f"{broken}/.benbao/archive.sqlite3", kind)
        page(broken, 10, "更正")
        result = build(broken)
        found = feeds(broken)
        if result.returncode == 1 and "damaged" in result.stderr:
            verdict = "found" if found == before else "WRONG: published although found"
            healed = subprocess.run([BINARY, "archive", "recover", "--dir", broken, "--now", "2023-06-01T08:00:00+08:00"], capture_output=True, text=True)
            if healed.returncode != 0 or feeds(broken) != after:
                verdict += ", NOT HEALED"
        elif result.returncode == 0 and found == after:
            verdict = "rebuilt" if kind == "emptied" else "no effect"
        else:
            verdict = f"WRONG: status {result.returncode}, {sum(found.get(k) != v for k, v in after.items())} documents differ: {result.stderr.strip()[:200]}"
        counts[kind, verdict] = counts.get((kind, verdict), 0) + 1
    shutil.rmtree(scratch)
    for (kind, verdict), count in sorted(counts.items()):
        print(f"{kind}: {count} {verdict}")
    idle = sum(count for (_, verdict), count in counts.items() if verdict == "no effect")
    print(f"{DAMAGES} damages, {DAMAGES - idle} with an effect")
    return 1 if idle > DAMAGES // 5 or any("WRONG" in verdict or "NOT" in verdict for _, verdict in counts) else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Hostile pages cost no more than their length: every shape is read and built at one size and at four times that.

    tests/faults/linear.py BINARY [--bytes N] [--only WORD] [--read | --build]

What is compared is processor time, so that a busy machine changes nothing; the law is about four times, six and a half
are let pass, and what takes less than FLOOR seconds at the large size is not judged, since there the start of the program
counts. A quadratic reader takes sixteen times.
"""

import argparse
import os
import subprocess
import sys
import tempfile

FLOOR = 0.4
# How often a suspicion is tried again.
TRIES = 6
MOST = 6.5
STEP = 4

TEXT = "会议指出,要坚持稳中求进,全面落实各项部署。"
NAMES = ["鲁燕", "武刘敏", "王维", "赵成", "陈晓颜", "赵玉明", "欧阳晓明", "何聪"]


def times(unit, size):
    """A unit over and over, of about that many bytes."""
    return unit * (size // len(unit.encode()) + 1)


def counted(unit, size):
    """The same with a number in each."""
    return "".join(unit.format(at) for at in range(size // len(unit.format(10_000).encode()) + 1))


def page(text, name="2023-04-09-A01.md"):
    return {name: text}


def pages(one, size, name="{:04}.md"):
    """Many pages that each say of no day but in a dateline."""
    count = size // 512 + 1
    return {name.format(at): one(at) for at in range(count)}


def words(at, count=40):
    """A text that no other number gives."""
    state, letters = at * 2654435761 + 12345, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        letters.append(chr(0x4E00 + (state >> 33) % 4000))
    return "".join(letters)


# One file of about `size` bytes.
FILES = {
    "one line of text": lambda size: "# 一行\n\n" + times(TEXT, size),
    "one line without a stop": lambda size: "# 一行\n\n" + times("会议指出要坚持稳中求进", size),
    "one line, no heading": lambda size: times(TEXT, size),
    "one heading": lambda size: "# " + times("会议指出 要坚持", size),
    "(": lambda size: "# 括号\n\n本报讯" + times("(", size),
    ")": lambda size: "# 括号\n\n本报讯" + times(")", size),
    "()": lambda size: "# 括号\n\n本报讯" + "(" * (size // 2) + "中" + ")" * (size // 2),
    "《": lambda size: "# 书名\n\n" + times("《", size),
    "“": lambda size: "# 引号\n\n" + times("“", size),
    "“, with commas": lambda size: "# 引号\n\n" + times("“,", size),
    "、": lambda size: "# 顿号\n\n记者 " + times("、", size),
    "-": lambda size: "# 线\n\n" + times("-", size),
    "①": lambda size: "# 圈\n\n" + times("①", size),
    "spaces": lambda size: "# 空\n\n本报讯" + times(" ", size) + "近日",
    "empty lines": lambda size: "# 空\n\n文。" + times("\n", size),
    "blank lines": lambda size: "# 空\n\n文。" + times(" \n", size),
    "记者 in a line": lambda size: "# 记者\n\n" + times("记者 ", size),
    "names in a line": lambda size: "# 名单\n\n记者 " + times("鲁燕 武刘敏 ", size),
    "版 in a line": lambda size: "# 版\n\n" + times("下转", size) + times("版", size // 2),
    "dates in a line": lambda size: "# 日期\n\n" + times("2023年4月9日", size),
    "open brackets with 记者": lambda size: "# 括号\n\n" + times("(记者", size),
    "lines of 记者": lambda size: "# 记者\n\n" + times("记者\n", size),
    "lines of one byline": lambda size: "# 署名\n\n" + times("记者 鲁燕 通讯员 王维\n", size),
    "lines of different bylines": lambda size: "# 署名\n\n" + counted("记者 {} 鲁燕\n", size)
    .translate(str.maketrans("0123456789", "零王李张刘陈杨赵黄周")),
    "lines of long bylines": lambda size: "# 署名\n\n" + times("记者 " + " ".join(NAMES * 5) + "\n", size),
    "lines of glued names": lambda size: "# 署名\n\n" + times("记者 " + "".join(NAMES * 4) + "\n", size),
    "lines of names": lambda size: "# 名单\n\n" + times("鲁燕 武刘敏\n", size),
    "lines of names, no heading": lambda size: times("鲁燕 武刘敏\n", size),
    "lines of bylines, no heading": lambda size: times("记者 鲁燕 通讯员 王维\n", size),
    "long bylines, no heading": lambda size: times("记者 " + " ".join(NAMES * 5) + "\n", size),
    "ordered bylines": lambda size: "# 署名\n\n" + times("::署名 记者 鲁燕\n", size),
    "datelines": lambda size: "# 讯头\n\n" + times("本报讯 4月8日,区里开会。\n", size),
    "datelines with names": lambda size: "# 讯头\n\n" + times("本报讯 记者 " + " ".join(NAMES * 5) + " 的\n", size),
    "datelines, no heading": lambda size: times("本报讯 4月8日,区里开会。\n", size),
    "下转 in one story": lambda size: "# 标题在此\n\n" + times("文在此(下转第2版)\n", size),
    "上接 in one story": lambda size: "# 标题在此\n\n" + times("(上接第2版)文在此。\n", size),
    "下转 and 上接, stories": lambda size: times("# 标题\n\n文(下转第1版)\n\n# 标题\n\n(上接第1版)文。\n\n", size),
    "下转, stories": lambda size: times("# 标题在此\n\n文在此(下转第2版)\n\n", size),
    "captions": lambda size: "# 图片\n\n" + times("图为现场。鲁燕 摄\n", size),
    "captions of one": lambda size: "# 图片\n\n" + counted("图为现场{}。鲁燕 摄\n", size),
    "kickers": lambda size: "# 标题\n\n" + times("中原区召开会议\n", size),
    "kickers and headings": lambda size: times("中原区召开会议\n# 标题\n文在此。\n", size),
    "short lines, no heading": lambda size: times("海湾晨报今天\n", size),
    "short lines and text, no heading": lambda size: times("海湾晨报今天\n本报讯 4月8日," + TEXT + "\n", size),
    "cut lines": lambda size: "# 转栏\n\n" + times("会议指出要坚持稳中求进全面落实各项部署各项部署各项部署\n\n", size),
    "::略": lambda size: "# 标题\n\n" + times("::略 本版热线\n", size),
    "::稿件, equal": lambda size: times("::稿件 甲\n", size),
    "::稿件, different": lambda size: counted("::稿件 甲{}\n", size),
    "wrong directives": lambda size: times("::错\n", size),
    "equal paragraphs": lambda size: "# 标题\n\n" + times(TEXT + "\n\n", size),
    "equal headings": lambda size: times("# 标题在此\n", size),
    "equal headings with text": lambda size: times("# 标题在此\n\n文在此。\n\n", size),
    "different headings": lambda size: counted("# 标题{}\n", size),
    "different headings with text": lambda size: counted("# 标题{0}\n\n文{0}在此。\n\n", size),
    "subheads": lambda size: "# 标题\n\n文。\n\n" + times("## 一、小题\n\n文。\n\n", size),
    "headings of two depths": lambda size: times("# 标题\n\n文。\n\n## 小题在此\n\n文在此。\n\n", size),
    "decks": lambda size: "# 标题\n\n" + times("——副题\n", size),
    "briefs": lambda size: "# 一句话新闻\n\n" + times("甲县开会。\n\n", size),
    "marked briefs": lambda size: "# 市县简讯\n\n" + counted("●甲县{}开会。\n\n", size),
    "verse": lambda size: "# 诗\n\n" + times("天快亮时雪落下来\n覆盖了故乡的一切\n", size),
    "a table": lambda size: "# 表\n\n" + times("名称|前年收盘|本年开盘\n", size),
    "navigation": lambda size: times("上一版 下一版\n", size),
    "doubled headlines": lambda size: times("志愿服务进社区\n# 志愿服务进社区\n文。\n", size),
    "metadata": lambda size: "# 标题\n\n" + times("来源:南粤网 时间:2024-05-22 09:12 作者:植欣怡\n", size),
    "alternating": lambda size: times("# 标题\n中原区召开会议\n本报讯 4月8日,开会。\n记者 鲁燕\n(下转第2版)\n::略 x\n●甲县开会。\n", size),
    "control characters": lambda size: "# 标题\n\n" + times("正\0文\n", size),
    "front matter": lambda size: "---\n" + times("a: b\n", size) + "---\n# 标题\n\n文。\n",
    "open front matter": lambda size: "---\n" + times("a: b\n", size),
    "one day many times": lambda size: "# 标题\n\n" + times("2023年4月9日 星期日\n", size),
}

# A paper of several files, and what they are in a second run.
PAPERS = {
    "one headline on every page": lambda size: (pages(lambda at: "# 今日要闻\n\n4月8日," + words(at) + "。\n", size, "2023-04-09-{:04}.md"), None),
    "undated pages of a day": lambda size: (pages(lambda at: f"# 标题{at}\n\n本报讯 4月8日,{words(at)}。\n", size), None),
    "undated pages, one headline": lambda size: (pages(lambda at: f"# 标题\n\n本报讯 4月8日,{words(at)}。\n", size), None),
    "one day, one page": lambda size: (pages(lambda at: f"# 标题{at}\n\n本报讯 {words(at)}。\n", size, "2023-04-09-A01.{:04}.md"), None),
    "turns over pages": lambda size: (
        pages(lambda at: f"# 标题\n\n文在此(下转第{at + 1}版)\n\n# 标题\n\n(上接第{at - 1}版)文。\n", size, "2023-04-09-{:03}.md"), None),
    "equal texts under new headlines": lambda size: (
        page(counted("# 甲{}\n\n" + TEXT + "\n\n", size)), page(counted("# 乙{}\n\n" + TEXT + "\n\n", size))),
    "near texts under new headlines": lambda size: (
        page("".join(f"# 甲{at}\n\n{TEXT}{words(at, 8)}。\n\n" for at in range(size // 130))),
        page("".join(f"# 乙{at}\n\n{TEXT}{words(at, 8)}。\n\n" for at in range(size // 130)))),
    "different texts under new headlines": lambda size: (
        page("".join(f"# 甲{at}\n\n{words(at)}。\n\n" for at in range(size // 150))),
        page("".join(f"# 乙{at}\n\n{words(at)}。\n\n" for at in range(size // 150)))),
    "equal headlines, new texts": lambda size: (
        page("".join(f"# 甲\n\n{words(at)}。\n\n" for at in range(size // 150))),
        page("".join(f"# 甲\n\n{words(at + 1_000_000)}。\n\n" for at in range(size // 150)))),
    "headlines moved round": lambda size: (
        page("".join(f"# 甲{at}\n\n{words(at)}。\n\n" for at in range(size // 150))),
        page("".join(f"# 甲{at}\n\n{words(at + 1)}。\n\n" for at in range(size // 150)))),
    "a story above all others": lambda size: (
        page(counted("# 甲{}\n\n文{}。\n\n".replace("{}", "{0}"), size)),
        page("".join(f"# 新{at}\n\n新文{words(at)}。\n\n" for at in range(size // 150)) + counted("# 甲{0}\n\n文{0}。\n\n", size))),
    "all stories gone": lambda size: (
        page(counted("# 甲{0}\n\n文{0}。\n\n", size)), page("# 别的\n\n" + words(7) + "。\n")),
}

SETTINGS = 'title = "报"\nbase_url = "https://example.cn/"\n[articles]\npages = false\n'


def run(command):
    """Processor seconds of a command; it may refuse its input, and must neither crash nor be killed."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 3):
        sys.exit(f"status {child.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def put(folder, files):
    for name in os.listdir(folder):
        os.unlink(os.path.join(folder, name))
    for name, text in files.items():
        with open(os.path.join(folder, name), "w") as out:
            out.write(text)


def paper(binary, first, second=None):
    """Processor seconds of a first build, or of the second of another state of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "pages")
        os.mkdir(source)
        with open(os.path.join(folder, "benbao.toml"), "w") as out:
            out.write(SETTINGS)
        put(source, first)
        build = [binary, "build", "--quiet", "--jobs", "1", "--now", "2026-11-24T08:00:00+08:00", folder]
        taken = run(build)
        if second is not None:
            put(source, second)
            taken = run(build + ["--allow-shrink"])
        return taken


def read(binary, text):
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "2023-04-09-A01.md")
        with open(file, "w") as out:
            out.write(text)
        return run([binary, "read", "--jobs", "1", file])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--bytes", type=int, default=128 * 1024)
    parser.add_argument("--only", default="")
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--papers", action="store_true")
    options = parser.parse_args()
    every = not (options.read or options.build or options.papers)
    bad = []

    def judge(name, work):
        small, large = work(options.bytes), work(options.bytes * STEP)

        def is_wrong():
            return large > FLOOR and large > MOST * max(small, 0.001)

        # A machine that others use makes any run slow and none quick: the quickest of several is the work itself.
        for _ in range(TRIES):
            if not is_wrong():
                break
            small, large = min(small, work(options.bytes)), min(large, work(options.bytes * STEP))
        ratio, wrong = large / max(small, 0.001), is_wrong()
        print(f"{name:44} {options.bytes * STEP / 1024:8.0f} KiB {small:8.2f} s {large:8.2f} s  x{ratio:5.1f}{'  <<<' if wrong else ''}", flush=True)
        if wrong:
            bad.append(name)

    for name, make in FILES.items():
        if options.only not in name:
            continue
        if every or options.read:
            judge(f"read  {name}", lambda size: read(options.binary, make(size)))
        if every or options.build:
            judge(f"build {name}", lambda size: paper(options.binary, page(make(size))))
    for name, make in PAPERS.items():
        if options.only in name and (every or options.papers):
            judge(f"paper {name}", lambda size: paper(options.binary, *make(size)))
    if bad:
        sys.exit("more than linear: " + ", ".join(bad))


if __name__ == "__main__":
    main()

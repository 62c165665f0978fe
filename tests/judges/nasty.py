"""A paper of a thousand items that readers stumble over: what looks like markup in headlines and texts, letters beyond the BMP, five
thousand characters, no headline, verse, tables, nobody or seven people signed, names with `·`, agencies; some corrected, one withdrawn.

`publish` writes the pages and lets benbao build them twice; `unfit` answers for it that headlines, writers and texts came out as they were
meant, so that no kind of item is lost on its way to the readers.
"""

import json
import subprocess
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from html import escape
from html import unescape
from pathlib import Path

import markup

PAGES = 40
ITEMS = 1040
LONGEST = 5000
DAY = "2026-03-10"
FIRST, SECOND = "2026-03-10T07:00:00+08:00", "2026-03-10T09:30:00+08:00"
WITHDRAWN = "撤回的稿件"
SETTINGS = """\
title = "海湾晚报"
base_url = "https://example.cn/feeds/"
link = "https://example.cn/"
authority = "example.cn,2020"
# A reference such as &amp; before a Chinese letter keeps its semicolon.
typography = "keep"
[sections]
A01 = "要闻"
A02 = "R&D<科技>"
"""
WRITERS = ("林知夏", "何小满", "苏望舒", "方予安", "温也", "瞿东", "岳小川")


@dataclass(frozen=True)
class Kind:
    """One kind of item: its headline as a reader shall see it, and what stands below it on the page."""

    headline: str
    text: str
    byline: str = "记者 林知夏"
    writers: tuple[str, ...] = ("林知夏",)


def _long(number: int) -> str:
    # One in eight has as many characters as a title has ever had here; the others as many as fill a screen.
    words = f"第{number}版长标题"
    return words + "一二三四五六七八九十" * ((LONGEST if number % 8 == 0 else 200) // 10 - 1)


KINDS: tuple[Callable[[int], Kind], ...] = (
    lambda n: Kind(f"第{n}版 增长<15% 且 x<y>z", f"本报讯 3月9日，投资增长<{n}% 且 x<y>z 的企业共三家，另有若干家持平。"),
    lambda n: Kind(f"第{n}版 写作&amp;的AT&T", "本报讯 3月9日，AT&T 与 R&D 写在一起，谁也不少一个字母。"),
    lambda n: Kind(f"第{n}版 闭合]]>之后", "本报讯 3月9日，文中有 ]]> 三个符号，后面还有话。"),
    lambda n: Kind(f"第{n}版 <b>加粗</b>与<script>alert(1)</script>", "本报讯 3月9日，文中的标签写作 &lt;script&gt;，只是文字，不是程序。"),
    lambda n: Kind(f"第{n}版 &lt;尖括号&gt;与&#39;引号&nbsp;", "本报讯 3月9日，文中写着 &amp;lt; 的样子，读者看到的也是这个样子。"),
    lambda n: Kind(f"第{n}版 龙年🐉大吉👨‍👩‍👧🇨🇳", "本报讯 3月9日，市民发来祝福🎉，共收到三百条。"),
    lambda n: Kind(f"第{n}版 𠮷野村的𬭚与㐂字", "本报讯 3月9日，𠮷野村举办𬭚城书法展，展出作品八十幅。", "记者 𠮷小满 通讯员 林知夏", ("𠮷小满", "林知夏")),
    lambda n: Kind(f"第{n}版 写作עברית与العربية的招牌", "本报讯 3月9日，街上的招牌写着 עברית 与 العربية 两种文字。"),
    lambda n: Kind(_long(n), "本报讯 3月9日，标题很长，正文很短，读者仍要看到全部。"),
    lambda n: Kind(f"第{n}版 春到中原", "柳树绿了\n河水清了\n一只燕子\n飞过屋檐", "作者 闻人雪", ("闻人雪",)),
    lambda n: Kind(f"第{n}版 一张表格", f"本报讯 3月9日，三家公司公布年报。\n\n| 公司 | 增长 |\n| --- | --- |\n| A&B | <{n}% |\n| C | x<y>z |"),
    lambda n: Kind(f"第{n}版 没有署名", "本报讯 3月9日，全市安全生产会议召开，没有人署名。", "", ()),
    lambda n: Kind(f"第{n}版 七人署名", "本报讯 3月9日，七名记者写成一篇报道，走访了二十个村。", "记者 " + " ".join(WRITERS), WRITERS),
    lambda n: Kind(f"第{n}版 古丽的丰收", "本报讯 3月9日，葡萄丰收，果农忙着装车，一天能发三十车。", "记者 买买提·艾力 通讯员 阿依古丽·吐尔逊", ("买买提·艾力", "阿依古丽·吐尔逊")),
    lambda n: Kind(f"第{n}版 落实责任", "新华社北京3月9日电 会议要求，各单位要把责任落实到每一个岗位。", "", ()),
    lambda n: Kind(f'第{n}版 "双引号"与\'单引号\'', "本报讯 3月9日，文中的\"双引号\"与'单引号'各有一对。"),
    lambda n: Kind(f"第{n}版 C:\\新闻\\t今天\\n%s{{0}}", "本报讯 3月9日，文件存于 C:\\新闻\\t今天，没有丢失。"),
    lambda n: Kind(f"{2000 + n}", "本报讯 3月9日，标题只有一个年份，正文说明来历。"),
    lambda n: Kind(f"第{n}版 https://example.cn/?a=1&b=2", f"本报讯 3月9日，网址是 https://example.cn/?a={n}&b=2#c 欢迎访问。"),
    lambda n: Kind(f"第{n}版 图文都有", "本报讯 3月9日，公园樱花开放，市民前来赏花，摄影爱好者尤多。", "记者 苏望舒 文 方予安 摄", ("苏望舒",)),
    lambda n: Kind(f"第{n}版 两行标题 一句副题", "本报讯 3月9日，老码头改造二期完工，三座书店同时开门迎客。", "本报记者 何小满 实习生 柯书维", ("何小满", "柯书维")),
    lambda n: Kind(f"第{n}版 a < b > c & d", "本报讯 3月9日，a < b > c & d，算式里的空格照旧。"),
    lambda n: Kind(f"第{n}版 <!-- 注 --> <?xml?> <![CDATA[x]]>", "本报讯 3月9日，记号都是文字，网页上照样显示。"),
    # The last of its page: above another, a headline without a text is that one's kicker.
    lambda n: Kind(f"第{n}版 只有标题", "", "", ()),
)  # fmt: skip
# Two of each page have no headline: briefs, whose opening words stand for one.
BRIEFS = ("第{n}版简讯：南湖公园花开，增幅<{n}%，市民前来赏花。", "第{n}版简讯：老码头改造二期完工，AT&T参与，三座书店开门。")


def _story(kind: Kind) -> str:
    # Of a page of text tags are taken off, so the headline writes them as references.
    return "\n\n".join(part for part in (f"# {escape(kind.headline, quote=False)}", kind.text, kind.byline) if part)


def _page(number: int) -> str:
    briefs = [escape(brief.format(n=number), quote=False) for brief in BRIEFS]
    return "\n\n".join(["# 简讯", *briefs, *(_story(kind(number)) for kind in KINDS)]) + "\n"


def _stories() -> Iterator[Kind]:
    """Every story as a reader shall see it, by what the pages say at last."""
    for number in range(1, PAGES + 1):
        for kind in KINDS:
            story = kind(number)
            yield replace(story, text=_corrected(story.text)) if number == 1 else story
        for brief in BRIEFS:
            text = brief.format(n=number)
            yield Kind(text.removesuffix("。"), escape(text, quote=False), writers=())


def _corrected(text: str) -> str:
    return text.replace("3月9日，", "3月9日早上，")


def _build(benbao: Path, paper: Path, now: str) -> None:
    said = subprocess.run([benbao, "build", paper, "--now", now], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    # 3: published, and there is something to look at, as there should be.
    if said.returncode not in (0, 3):
        raise RuntimeError(f"benbao ended with {said.returncode}: {said.stderr}")


def publish(benbao: Path, paper: Path) -> Path:
    """The folder of the feeds, after an edition, a correction of its first page, and a withdrawal."""
    pages = paper / "pages"
    pages.mkdir(parents=True)
    (paper / "benbao.toml").write_text(SETTINGS, "utf-8")
    for number in range(1, PAGES + 1):
        (pages / f"{DAY}-A{number:02}.txt").write_text(_page(number), "utf-8")
    first = pages / f"{DAY}-A01.txt"
    first.write_text(f"# {WITHDRAWN}\n\n本报讯 3月9日，此稿有误。\n\n{_page(1)}", "utf-8")
    _build(benbao, paper, FIRST)
    first.write_text(_corrected(_page(1)), "utf-8")
    _build(benbao, paper, SECOND)
    return paper / "feeds"


def unfit(feeds: Path) -> list[str]:
    """Why the paper is not as nasty as it was meant to be: what the model does not say as the pages were written to say it."""
    items = {item["title"]: item for item in json.loads((feeds / "feed.json").read_text("utf-8"))["items"]}
    meant = {story.headline: story for story in _stories()}
    complaints = [f"{len(items)} headlines, not {ITEMS}"] if len(items) != ITEMS else []
    complaints += [f"no item is called {title[:60]!r}" for title in meant if title not in items]
    complaints += [f"nothing was meant to be called {title[:60]!r}" for title in items if title not in meant]
    for title in meant.keys() & items.keys():
        complaints += [f"{title[:60]!r}: {complaint}" for complaint in _told_otherwise(meant[title], items[title])]
    if not any(item["date_modified"] != item["date_published"] for item in items.values()):
        complaints.append("nothing was corrected")
    if "deleted-entry" not in (feeds / "atom.xml").read_text("utf-8"):
        complaints.append("nothing was withdrawn")
    return sorted(complaints)


def _told_otherwise(story: Kind, item: dict) -> Iterator[str]:
    writers = tuple(author["name"] for author in item.get("authors", []))
    if writers != story.writers:
        yield f"written by {writers}, not {story.writers}"
    # Of a table and of verse the first line; the page writes as a reference what would be taken for a tag.
    opening = unescape(story.text.partition("\n")[0])
    if opening not in markup.text(markup.fragment(item["content_html"])[0]):
        yield f"does not say {opening!r}"

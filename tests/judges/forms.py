"""One edition of twelve stories in every form that a newsroom has, each made by the program that makes such files: the same
items come out of each, field by field. `forms.py BENBAO [-v]` prints the table of what differs and fails where a form differs more
than `KNOWN` says; it fails where a program is missing.

The page is written once, as plain text with `#` before its headlines; that reading is what the others are held to.
"""

import html
import json
import pathlib
import subprocess
import sys
import tempfile

import docx
from docx.shared import Pt

DAY = "2026-03-10"
PAGES = {"A01": "要闻", "A02": "民生", "A03": "体育", "A04": "副刊"}
FIELDS = ("title", "kicker", "deck", "dateline", "credits", "section", "page", "position", "date", "text")

# Kicker, headline, deck, paragraphs, caption, byline: what each has not is empty.
STORIES = {
    "A01": [
        ("我市重点工程建设提速", "云溪大桥今晨通车", "", ["本报讯 3月9日，云溪大桥建成通车，附近居民出门少走了八百米。早上六点，第一班公交车开过大桥，车上坐满了早起的市民。", "大桥全长1.2公里，双向四车道，工期比原计划提前了四十天。"], "", "记者 林知夏 通讯员 陆平安"),
        ("", "老码头改造二期完工", "——一条旧铁轨串起三座新书店", ["本报讯 3月9日，老码头改造二期完工，三座书店同时开门迎客，来了五百多名读者。", "“我小时候就在这里钓鱼。”七十岁的读者周德海说，“没想到还能在这里看书。”"], "", "记者 何小满"),
        ("", "全市安全生产会议召开", "", ["新华社北京3月9日电 会议要求，各单位要把责任落实到每一个岗位，确保各项措施落到实处。"], "", ""),
    ],
    "A02": [
        ("", "南湖公园樱花开", "", ["本报讯 3月9日，南湖公园樱花盛开，市民前来赏花，公园延长开放两个小时。"], "市民在樱花树下合影。 苏望舒 摄", "记者 苏望舒"),
        ("民生实事", "老旧小区加装电梯四百部", "今年计划再装二百部", ["本报讯 记者昨日从市住建局获悉，去年全市老旧小区共加装电梯四百部，惠及居民三万多人。", "今年计划再装二百部，居民可以到社区登记。", "市住建局有关负责人表示，加装电梯的补贴标准不变。"], "", "记者 方予安 实习生 柯书维"),
        ("", "早餐店里的三十年", "", ["凌晨三点，吴桂兰的早餐店亮起了灯。三十年来，她每天这个时候起床和面。", "“街坊们等着呢。”她说。豆浆两元一碗，十年没有涨价。"], "", "记者 温也"),
    ],
    "A03": [
        ("", "海湾女排三比一胜北江队", "", ["本报讯 3月9日晚，海湾女排在主场以三比一战胜北江队，取得四连胜。", "第四局比赛十分激烈，双方打到二十八比二十六才分出胜负。"], "", "记者 瞿东"),
        ("", "城市马拉松四月开跑", "报名人数超过两万", ["本报讯 2026海湾城市马拉松将于4月12日开跑，目前报名人数已超过两万。"], "", "记者 瞿东 通讯员 明小满"),
        ("", "少年棋手夺得全省冠军", "", ["本报讯 3月8日，在全省少年围棋锦标赛上，十二岁的棋手段成蹊夺得冠军。", "他的教练说，这个孩子每天训练三个小时，从不喊累。"], "", "记者 岳小川"),
    ],
    "A04": [
        ("", "渡口", "", ["渡口的老柳树又绿了。小时候，我常常坐在树下等父亲的船回来，一等就是一个下午。", "如今大桥通了车，渡口安静下来，只有柳树年年发芽。"], "", "作者 闻人雪"),
        ("", "一碗面的乡愁", "", ["母亲的手擀面，是我走遍天下也忘不了的味道。面要揉上半个小时，醒上一个小时，才能擀得又薄又韧。"], "", "作者 方有容"),
        ("", "读《海边的灯塔》", "", ["这本书写了一位守灯人的四十年。作者用朴素的文字，写出了平凡生活里的光亮。", "合上书，窗外的海面上正亮着一点灯光。"], "", "作者 顾闻溪"),
    ],
}

# What a form cannot tell, or is not yet read as: form, field, and on how many of the twelve stories at the most.
KNOWN = {}


def blocks(page):
    """Each block of a page: its style and its words."""
    for kicker, headline, deck, paragraphs, caption, byline in STORIES[page]:
        if kicker:
            yield "kicker", kicker
        yield "headline", headline
        if deck:
            yield "deck", deck
        for paragraph in paragraphs:
            yield "text", paragraph
        if caption:
            yield "caption", caption
        if byline:
            yield "byline", byline


def text(page):
    return "\n\n".join(("# " if style == "headline" else "") + words for style, words in blocks(page)) + "\n"


def bold(page):
    return "\n\n".join(f"**{words}**" if style == "headline" else words for style, words in blocks(page)) + "\n"


def web(page, tag, parted):
    """A web page: its stories below headings of this level, each in an `<article>` of its own or all in one."""
    stories, story = [], []
    for style, words in blocks(page):
        begins = style == "kicker" or style == "headline" and (not story or "<p>" not in story[0] or len(story) > 1)
        if begins and story:
            stories.append(story)
            story = []
        story.append(f"<{tag}>{html.escape(words)}</{tag}>" if style == "headline" else f"<p>{html.escape(words)}</p>")
    stories.append(story)
    between = "\n</article>\n<article>\n" if parted else "\n"
    body = between.join("\n".join(story) for story in stories)
    head = f'<meta charset="utf-8"><title>{PAGES[page]}</title>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head><body>\n<article>\n{body}\n</article>\n</body></html>\n'


def document(page, path, heading):
    made = docx.Document()
    for style, words in blocks(page):
        if style == "headline" and heading:
            made.add_heading(words, 1)
        elif style == "headline":
            run = made.add_paragraph().add_run(words)
            run.bold, run.font.size = True, Pt(22)
        else:
            made.add_paragraph(words)
    made.save(path)


def program(command, **options):
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, timeout=180, **options)


def converted(sources, end, folder):
    """The files of LibreOffice's own making."""
    home = folder.parent / "libreoffice"
    command = ["soffice", f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", end, "--outdir", folder]
    program([*command, *sources], stdout=subprocess.DEVNULL)


def as_chromium_saves(source, target):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={target.parent.parent}/chromium"]
    with open(target, "wb") as out:
        program([*command, "--dump-dom", source.as_uri()], stdout=out)


def post(page, at, way):
    kicker, headline, deck, paragraphs, caption, byline = STORIES[page][at]
    role, names = (byline.split(" ", 1) + [""])[:2] if byline else ("", "")
    head = {"yaml": ["---", f"title: {headline}", f"date: {DAY}", f"page: {page}", f"section: {PAGES[page]}"],
            "toml": ["+++", f'title = "{headline}"', f"date = {DAY}", f'page = "{page}"', f'section = "{PAGES[page]}"'],
            "chinese": ["---", f"标题：{headline}", f"日期：{DAY}", f"版次：{page}", f"版名：{PAGES[page]}"]}[way]
    body = [kicker and f"{kicker}", f"# {headline}", deck, *paragraphs, caption, byline] if kicker or deck else [*paragraphs, caption, byline]
    return "\n".join([*head, head[0], ""]) + "\n" + "\n\n".join(filter(None, body)) + "\n"


def forms(folder):
    """Every form: its name, and the files that hold the edition in it."""
    made = {}

    def files(form, end, write):
        place = folder / form
        place.mkdir()
        made[form] = []
        for page in PAGES:
            path = place / f"{DAY}-{page}{PAGES[page]}.{end}"
            write(page, path)
            made[form].append(path)

    for form, encoding in [("utf-8", "utf-8"), ("utf-8-bom", "utf-8-sig"), ("gbk", "gbk"), ("gb18030", "gb18030"), ("utf-16", "utf-16")]:
        files(form, "txt", lambda page, path: path.write_bytes(text(page).replace("\n", "\r\n").encode(encoding)))
    big5 = lambda page, path: path.write_bytes(traditional(text(page)).encode("big5"))
    files("big5", "txt", big5)
    files("big5-as-utf-8", "txt", lambda page, path: path.write_text(traditional(text(page))))
    files("markdown", "md", lambda page, path: path.write_text(text(page)))
    files("markdown-bold", "md", lambda page, path: path.write_text(bold(page)))
    files("html", "html", lambda page, path: path.write_text(web(page, "h2", True)))
    files("html-h1", "html", lambda page, path: path.write_text(web(page, "h1", False)))
    files("html-h2", "html", lambda page, path: path.write_text(web(page, "h2", False)))
    files("chromium", "html", lambda page, path: as_chromium_saves(made["html"][list(PAGES).index(page)], path))
    files("python-docx", "docx", lambda page, path: document(page, path, True))
    files("python-docx-bold", "docx", lambda page, path: document(page, path, False))
    for form, source, end in [(f"libreoffice-{end}{mark}", source, end) for source, mark in [("python-docx", ""), ("python-docx-bold", "-bold")] for end in ("docx", "odt", "doc", "rtf")]:
        (folder / form).mkdir()
        converted(made[source], end, folder / form)
        made[form] = [folder / form / f"{path.stem}.{end}" for path in made[source]]
    (folder / "libreoffice-html").mkdir()
    converted(made["python-docx"], "html", folder / "libreoffice-html")
    made["libreoffice-html"] = [folder / "libreoffice-html" / f"{path.stem}.html" for path in made["python-docx"]]
    for way in ("yaml", "toml", "chinese"):
        (folder / f"posts-{way}").mkdir()
        made[f"posts-{way}"] = []
        for page in PAGES:
            for at in range(3):
                path = folder / f"posts-{way}" / f"post-{page}-{at}.md"
                path.write_text(post(page, at, way))
                made[f"posts-{way}"].append(path)
    for form, line in [("issue", "第{page}版：{name}"), ("issue-brackets", "【{page}版 {name}】"), ("issue-form-feeds", "\f{page}版 {name}")]:
        (folder / form).mkdir()
        path = folder / form / f"{DAY}.txt"
        path.write_text(f"云溪日报\n2026年3月10日 星期二\n\n" + "\n".join(line.format(page=page, name=PAGES[page]) + "\n\n" + text(page) for page in PAGES))
        made[form] = [path]
    return made


# The characters of the edition that are written otherwise in Taiwan and Hong Kong.
PAIRS = dict(zip("云桥讯从过车满复们汇报级开总题装电记实习个员梯线码头读书铁轨门来团议单责确项措产处华国质园樱岁凉见东区队体赛战胜负缝马冠军练围锦标话浆坐张发芽乡愁忘遍间擀韧灯写闻语识丽",
                 "雲橋訊從過車滿復們匯報級開總題裝電記實習個員梯線碼頭讀書鐵軌門來團議單責確項措產處華國質園櫻歲涼見東區隊體賽戰勝負縫馬冠軍練圍錦標話漿坐張發芽鄉愁忘遍間擀韌燈寫聞語識麗"))


def traditional(words):
    """As far as Big5 needs it: what it has no code for and no pair is left out."""
    letters = (PAIRS.get(letter, letter) for letter in words)
    return "".join(letter for letter in letters if in_big5(letter))


def in_big5(letter):
    try:
        letter.encode("big5")
        return True
    except UnicodeEncodeError:
        return False


def read(benbao, paths):
    """The items of files, by page and headline or place; and what is said of them."""
    items, said = [], []
    for path in paths:
        done = subprocess.run([benbao, "--lang", "en", "read", "--format", "json", path], capture_output=True, text=True, timeout=180)
        said += [line for line in done.stderr.splitlines() if line]
        if done.stdout:
            items += json.loads(done.stdout)["items"]
    return [fields(item) for item in items], said


def fields(item):
    told = item["_benbao"]
    return {
        "title": item["title"],
        "kicker": told["kicker"],
        "deck": told["deck"],
        "dateline": told["dateline"],
        "credits": told["credits"],
        "section": told["section"],
        "page": told["edition"]["page"],
        "position": told["edition"]["position"],
        "date": told["edition"]["date"],
        "text": item["content_text"],
    }


def difference(right, found):
    """By field: on how many stories it differs; and the first such."""
    count, first = dict.fromkeys(FIELDS, 0), {}
    left = list(found)
    for item in right:
        same = [it for it in left if it["title"] == item["title"]] or [it for it in left if (it["page"], it["position"]) == (item["page"], item["position"])]
        if not same:
            count["title"] += 1
            first.setdefault("title", (item["title"], None))
            continue
        left.remove(same[0])
        for field in FIELDS:
            if same[0][field] != item[field]:
                count[field] += 1
                first.setdefault(field, (item[field], same[0][field]))
    return count, len(left), first


def main():
    benbao = pathlib.Path(sys.argv[1]).resolve()
    wrong = []
    with tempfile.TemporaryDirectory() as place:
        made = forms(pathlib.Path(place))
        right, said = read(benbao, made["utf-8"])
        if len(right) != 12 or said:
            sys.exit(f"the plain text itself is read as {len(right)} stories: {said}")
        traditional_right, _ = read(benbao, made["big5-as-utf-8"])
        print(f"{'form':24}{'items':>6}  " + " ".join(f"{field:>8}" for field in FIELDS) + "   said")
        for form, paths in made.items():
            found, said = read(benbao, paths)
            count, more, first = difference(traditional_right if form.startswith("big5") else right, found)
            if form.startswith("posts-"):
                # A post is alone in its file, and the first of it.
                count["position"] = 0
            print(f"{form:24}{len(found):>6}  " + " ".join(f"{count[field] or '·':>8}" for field in FIELDS) + f"   {len(said)}")
            if "-v" in sys.argv:
                for field, (one, other) in first.items():
                    print(f"    {field}: {one!r}\n      -> {other!r}")
                for line in said[:3]:
                    print(f"    {line}")
            wrong += [f"{form}: {field} differs on {count[field]} stories: {first[field]}" for field in FIELDS if count[field] > KNOWN.get((form, field), 0)]
            if more:
                wrong.append(f"{form}: {more} items too many")
    known = sorted({form for form, _ in KNOWN})
    print("\n".join(wrong) or f"twelve stories are the same in {len(made) - len(known)} forms" + (f"; as bad as is known in {', '.join(known)}" if known else ""))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

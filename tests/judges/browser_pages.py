"""The pages of a paper in a browser: `python browser_pages.py BENBAO MODULES`, where MODULES is what .ci/install-browser installed.

Makes a paper of everything that a page can have, and of what is hard on a page; serves it with `benbao serve`, and lets browser/judge.mjs
look at each sort of page, at a feed, and at what is not there. Fails where anything is missing.
"""

import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

SETTINGS = """title = "海湾晨报"
description = "海湾市民的早晨"
base_url = "https://example.cn/"
authority = "example.cn,2026"
[authors]
feeds = true
[[feed]]
name = "bridge"
title = "海湾大桥"
match = "大桥"
[site]
colour = "#8b1a1a"
rights = "© 海湾晨报社"
[sections]
A01 = "要闻"
A02 = "副刊"
"""
STORY = """市政府常务会议研究部署今冬明春民生工作

# 把温暖送到群众心坎上 让城市的夜晚亮起来

——今冬明春十项民生实事清单公布

本报讯 1月4日，市政府召开常务会议。会议审议通过了《今冬明春十项民生实事清单》，见[公告](https://example.cn/1)。

### 七项春节前完成

会议明确，七项在春节前必须完成。资金去向每周公布。

> 等了二十年，终于等到了这盏灯。

| 项目 | 牵头单位 | 完成时间 | 资金（万元） | 备注 | 监督电话 |
| --- | --- | --- | --- | --- | --- |
| 供暖管网改造 | 市住房和城乡建设局 | 1月31日 | 6800 | 含老城区三十二个小区 | 12345 |

1. 先检票
2. 再上桥

记者 林知夏 通讯员 陆平安 摄影 赵成

# 海湾大桥合龙在即

本报讯 1月4日，大桥最后一段钢箱梁起吊。

记者 何小满
"""
VERSE = "# 渡口\n\n船来的时候  \n雪还没有停  \n渡工把缆绳  \n绕了三圈又三圈\n\n作者 楠木\n"
HARD = f"# {'大' * 5_000}\n\n本报讯 1月4日，{'https://example.cn/' + 'a' * 400} 可以报名。\n\n昨日，我市迎来今年首场春雨。\n"
EARLIER = "2026-01-04T22:00:00+08:00"
NOW, LATER = "2026-01-05T06:10:00+08:00", "2026-01-05T09:40:00+08:00"


def _paper(benbao: str, home: Path) -> Path:
    files = {
        "benbao.toml": SETTINGS,
        "pages/2026-01-04-A01.md": STORY.replace("海湾", "云溪").replace("1月4日", "1月3日"),
        "pages/2026-01-05-A01.md": STORY,
        "pages/2026-01-05-A02.md": VERSE,
        "pages/2026-01-05-A03.md": HARD,
        "pages/2026-01-05-A04.md": "# 夜班车延至零点\n\n本报讯 自1月8日起，夜班线末班车延至零点。\n",
    }
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    _build(benbao, home, EARLIER)
    _build(benbao, home, NOW)
    # One story is corrected, one withdrawn.
    page = home / "pages/2026-01-05-A01.md"
    page.write_text(page.read_text("utf-8").replace("钢箱梁起吊", "钢箱梁昨日起吊"), "utf-8")
    (home / "pages/2026-01-05-A04.md").write_text("# 图书馆夜间开放\n\n本报讯 1月4日，图书馆夜间开放满月。\n", "utf-8")
    _build(benbao, home, LATER)
    return home / "feeds"


def _build(benbao: str, home: Path, now: str) -> None:
    subprocess.run([benbao, "build", "--quiet", "--now", now, str(home)], check=False, stdout=subprocess.DEVNULL)


def _wanted(feeds: Path) -> list[str]:
    """Each sort of page, and every story."""
    pages = sorted(file.relative_to(feeds).as_posix() for file in feeds.rglob("*.html"))
    writers = [page for page in pages if page.startswith("authors/")]
    return [page for page in pages if page not in writers[1:]] + ["atom.xml", "rss.xml", "yaowen/atom.xml", "nowhere/at-all"]


def main(benbao: str, modules: str) -> int:
    """The status of the judge."""
    with tempfile.TemporaryDirectory() as scratch:
        feeds = _paper(benbao, Path(scratch))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen([benbao, "serve", "--output", str(feeds), "--listen", f"127.0.0.1:{port}", scratch], stderr=subprocess.DEVNULL)
        try:
            origin = f"http://127.0.0.1:{port}"
            _wait(origin)
            judge = Path(__file__).with_name("browser") / "judge.mjs"
            return subprocess.run(["node", str(judge), origin, modules, *_wanted(feeds)], check=False).returncode
        finally:
            server.terminate()
            server.wait(30)


def _wait(origin: str) -> None:
    for _ in range(100):
        try:
            urlopen(f"{origin}/atom.xml", timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("benbao serve does not answer")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

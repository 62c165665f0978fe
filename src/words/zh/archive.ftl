# 存档：为什么用不了，修好了什么。

## 和写下时不一样的地方。

damage-database = 原始信息：{ $words }
damage-malformed = 里面的内容乱了
damage-no-database = 它不是存档文件
damage-no-archive = 这个文件不是 benbao 的存档
damage-header = 文件开头和写入时不同
damage-tables = 表的结构和建立时不同
damage-version-below-zero = 版本号是负数
damage-version = 版本号前后不一
damage-settings = 设置校验不符
damage-no-seal = 校验码写成了“{ $found }”
damage-no-day = 日期写成了“{ $found }”
damage-nobodys = 没有写明是哪家报纸的编号
damage-list = { $list }校验不符
list-of-files = 文件清单
list-of-editions = 各期清单
list-of-remembered = 留待认领的清单
list-of-shelves = 各订阅源的稿件清单
list-of-pictures = 各图片的稿件清单
damage-file = 第 { $number } 号文件的稿件清单校验不符
damage-edition = { $date } 这一期校验不符
damage-article = 稿件 { $id } 的记录校验不符
damage-text = 稿件 { $id } 的正文校验不符
damage-article-missing = 第 { $article } 号稿件不见了
damage-revision = 第 { $article } 号稿件的第 { $number } 稿校验不符
damage-revision-missing = 第 { $article } 号稿件的第 { $number } 稿不见了
damage-strays = 有稿件或改稿不属于任何一期
damage-index = 第 { $article } 号稿件的索引校验不符
damage-not-decoded = 有一篇稿件没有解开
damage-unwritable = 有一篇稿件记不下来，原始信息：{ $words }
damage-unreadable = 有一篇稿件读不出来，原始信息：{ $words }
damage-no-place = 有一篇稿件读不出来
damage-without = 有一篇稿件没有{ $part }
damage-with = 有一篇稿件的{ $part }写成了“{ $word }”
part-moment = 时间
part-id = 编号
part-page = 版次
part-day = 日期
part-date-source = 日期来源
part-role = 署名身份
part-paragraph = 段落类别
part-release = 发布时间
part-picture = 图片
damage-told = 提示过的事项校验不符
damage-untellable = 提示过的事项记不下来，原始信息：{ $words }
damage-records = 写给存档副本的记录不完整

## 东西没坏，但不是这份报纸的，或者这个 benbao 不能用。

no-archive = 这里还没有存档：请先运行 `benbao build`
other-authority = 这里存的是 { $found } 的编号，而这份报纸的 `authority` 是 { $wanted }。这样发布，读者会把每篇稿件都当成新的：请写 `authority = "{ $found }"`；如果是另一份报纸，请给它单独的文件夹；如果确实要从头来过，请把 `.benbao`、`benbao.ids` 和订阅源的文件夹移走，再运行 `benbao build`
newer-archive = 这是新版 benbao 写的（版本 { $found }，这里只认识到 { $known }）：请升级 benbao
old-sqlite = SQLite { $version } 可能丢数据：请换 3.51.3 或更新的版本
other-archive-publishes = { $archive } 的存档也在往这里发布，两份报纸用一个文件夹会互相撤掉对方的稿件：请给这份报纸单独的输出文件夹（`[output]` 里的 `dir` 或 `--output`）；那一份如果不用了，请把它的存档移开
other-pages-published = 这里发布的是{ $name }的版面（{ $source }），两份报纸用一个文件夹会互相撤掉对方的稿件：请给这份报纸单独的输出文件夹（`[output]` 里的 `dir` 或 `--output`）；如果是同一份报纸，请先改名称或网址，运行一次，再改版面文件夹

import-not-empty = 没有读：这个存档里已经有稿件，请先把 `.benbao` 移开
import-line = 第 { $line } 行，{ $wrong }。什么也没有读入：请重新导出（`benbao archive export`），或改正这一行
import-no-export = 这不是 benbao 导出的文件，原始信息：{ $words }
import-newer = 这是新版 benbao 导出的（版本 { $found }，这里只认识到 { $known }）：请升级 benbao
import-other-authority = 里面是 { $found } 的编号，而这份报纸的 `authority` 是 { $wanted }
import-no-article = 读不出稿件，原始信息：{ $words }
import-no-moment = “{ $text }”不是公元 1 年到 9999 年之间的完整时间
import-id = 编号不是这份报纸的，或者里面的日期不在公元 1 年到 9999 年之间
import-article = { $found }
import-lines = `lines` 不是文件里的行
import-no-withdrawal = 稿件已撤，却没有写明撤稿时间（`withdrawn`）
import-state = 没有这种状态
import-empty = 文件是空的：请换一份导出文件
import-cut = 导出文件不完整：第一行说有 { $told } 篇，实际只有 { $found } 篇，请换一份
import-empty-or-twice = 这篇稿件没有内容，或者出现了两次

holder-run = 另一次运行
holder-process = 另一次运行（进程 { $number }）
holder-process-called = 另一次运行（进程 { $number }，{ $command }）

## 存档丢了，副本或已发布的文件为什么派不上用场。

untold-missing = 它不在了，而别的文件里提到它
untold-copy-missing = 它不在了，而订阅源里有人工撤稿或合并的记录
untold-refused = 读不了，{ $why }
untold-not-listed = 文件夹打不开，{ $why }
untold-empty = 它是空的
untold-not-text = 它不是 UTF-8 文字
untold-too-long = 有一篇正文长得不像稿件
untold-no-xml = 它不是完好的 XML，原始信息：{ $words }
untold-no-feed = 它不是订阅源，里面没有 `{ $root }`
untold-cut = 它不完整，后面缺了一截
untold-no-json = 它不是完好的 JSON 订阅源，原始信息：{ $words }
untold-no-json-feed = 它不是 JSON 订阅源
untold-entry = 稿件“{ $id }”的写法不对
untold-withdrawal = 撤稿记录“{ $id }”的写法不对
untold-copy-damaged = 它被改过或损坏了
untold-copy-newer = 它是新版 benbao 写的，请升级 benbao
untold-no-copy = 它不是 benbao 的存档副本，或者损坏了

mended-emptied = 存档丢了，原处只有一个空文件，已根据存档副本、订阅源和版面重建
mended-given-up = { $untold }。它记的内容已放弃
mended-by-others = { $untold }。已根据其他文件重建存档
mended-other-copy = 里面是 { $found } 的编号，没有用
mended-other-copy-rewritten = 里面是 { $found } 的编号，已按存档重写
mended-rewritten = { $untold }。已按存档重写
adopt-trial = 没有接收：这还是试刊（订阅源地址以 .invalid 结尾），试刊里的东西以后不会留下。请先在 `base_url` 写上真正的地址
adopt-lost = 没有接收：存档丢了，而订阅源或副本里还有稿件。请先运行 `benbao build` 重建存档，再来接收
unadopted-refused = 读不了，{ $why }
unadopted-large = 有 { $size }，一个订阅源最多读 { $limit }：请分几次导出（WordPress 可以按月份）
unadopted-empty = 里面没有稿件，没有接收
unadopted-no-feed = 这不是 RSS、Atom、JSON 订阅源，也不是 WordPress 的导出文件，没有接收
unadopted-not-text = 编码认不出来：请另存为 UTF-8
unadopted-cut = 不完整，后面缺了一截：请重新取一份
unadopted-deep = 标记套得太深，不像订阅源，没有接收
unadopted-xml = 不是完好的 XML，没有接收，原始信息：{ $words }
unadopted-json = 不是完好的 JSON，没有接收，原始信息：{ $words }
adopted = { $file }：接收了 { $count } 篇，{ $first } 至 { $last }
would-adopt = { $file }：将接收 { $count } 篇，{ $first } 至 { $last }
adopted-nothing = { $file }：没有要接收的
adopted-by-address = 其中 { $count } 篇没有编号，就用网址当编号，读者的软件也是这样认的
adopted-waits = 其中 { $count } 篇的日期还没到，到时再发布
adopted-unsigned = 其中 { $count } 篇的作者看不懂（多半是账号名），没有署上
left-known = { $count } 篇早已在存档里，照原样不动
left-published-here = { $count } 篇本报已经发布过，编号不变
left-ours = { $count } 篇的编号是本报自己的：这就是本报的订阅源
left-unpublished = { $count } 条不是已发布的文章（草稿、单页、图片），没有接收
left-twice = { $count } 篇没有接收，编号和前面的重了：{ $headlines }
left-no-id = { $count } 篇没有接收，既没有编号也没有网址，读者的软件认不出：{ $headlines }
left-no-day = { $count } 篇没有接收，没有读得懂的日期：{ $headlines }
left-empty = { $count } 篇没有接收，既没有标题也没有正文
left-unreadable = { $count } 篇没有接收，正文读不了：{ $headlines }

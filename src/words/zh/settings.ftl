# 设置写得不对：`benbao.toml` 里的，命令行里的。

setting-not-text = 文字编码不是 UTF-8：请在记事本里打开，“另存为”，编码选 UTF-8
setting-no-file = 没有这个文件：用 `benbao init 文件夹` 新建一份报纸，或者在命令里写明 `--title`、`--base-url`、`--source` 和 `--output`
setting-missing = 缺少 `{ $key }`：请写上 `{ $example }`，或者在命令里用 `{ $option }` 指明
setting-no-schedule = 没有写什么时候运行：请在 `[schedule]` 下面写 `cron = "30 6 * * *"`（每天六点半），或者用 `benbao watch`，版面一变就发布
setting-missing-authority = 缺少 `authority`：请写上 `authority = "example.cn,2026"`，或者让 `base_url` 用带域名的网址
setting-unknown = 这里没有 `{ $key }` 这一项：{ $remedy }
setting-no-table = `{ $name }` 下面还有几项，不能直接给值：请先写一行 `[{ $name }]`，各项写在它下面
setting-no-tables = `{ $name }` 可以有几个，每个前面各写一行 `[[{ $name }]]`
setting-nameless-feed = 这个 `[[feed]]` 缺少 `name`：请写上它的文件夹名，如 `name = "culture"`
setting-boundless-feed = `{ $name }` 没有写要哪些稿件：请写上 `match`、`section`、`author`、`role`、`column` 或 `kind`
setting-kind = `{ $key }` 应当是{ $expected }，这里写的是{ $found }
setting-quoted = `{ $key }` 应当是{ $expected }，不加引号：请写成 `{ $key } = { $value }`
setting-value = `{ $key }` { $wrong }
style-missing = 没有这个文件：请把它放在这里，或者去掉 `[site]` 里的 `style`
style-import = 不能用 `@import` 引入别的文件：请把里面的内容直接写在这个文件里
style-outside = 只能用报纸自己的文件：请把它放进订阅源的文件夹，再写成 `url(文件名)`
setting-twice = `{ $name }` 写了两次：请只留一个
setting-one-name = { $one } 和 { $other } 都会写成 { $name }，互相覆盖：请分两次读
setting-over-page = { $page } 是版面文件，会被盖掉：请换一个文件夹
setting-holds-paper = { $target } 里有报纸自己的 { $folder }，会混在一起：请换一个文件夹
setting-in-paper = { $file } 在报纸自己的 { $owner } 里，会混进去或者盖掉它：请换一个地方
setting-explain-json = 是给人看的：请去掉 `--format json`
setting-output-table = 只用于 JSON：请同时写上 `--format json`
setting-several-json = 一次只能输出一个文件：要读几个，请同时写上 `--output 文件夹`

remedy-belongs = { $home }
remedy-either = { $one }，或者{ $other }
remedy-above = 要写在文件最前面，各个 `[…]` 之前
remedy-below = 要写在 `[{ $table }]` 下面
remedy-case = 请用小写，写成 `{ $right }`
remedy-like = 是不是 `{ $right }`？
remedy-known = 这里可以写的有 { $known }

expected-text = 引号里的文字
expected-texts = 一列文字（如 `["**/*.md"]`）
expected-count = 大于 0 的整数
expected-flag = `true`（是）或 `false`（否）
found-string = 引号里的文字
found-integer = 整数
found-float = 小数
found-boolean = `true` 或 `false`
found-datetime = 日期或时间
found-array = 方括号里的一列
found-table = 几项设置

## 值不合规矩，接在它的名字后面。

value-empty = 是空的：请写上内容，或者去掉它
value-no-reason = 是给读者看的：请写明原因，如 `事实有误`
value-no-word = 里每个引号只写一个词，词里没有空格：请写成 `["掌上中原", "王丽"]` 这样
value-no-pair = 要写明哪个词是哪种身份：请写成 `"观察员 = commentator"` 这样
value-no-role = 里的 `{ $role }` 不是可用的身份：可以写 { $known }
value-no-folder-address = 应当是文件夹的网址：请去掉 `?` 和 `#`
value-no-address = 不是完整的网址：请从 `https://` 写起，如 `https://example.cn/feeds/`
value-own-folder = 是 benbao 自己写文件的地方：请换一个文件夹
value-password = 里有用户名或密码，读者都会看到：请去掉
value-underscore = 里要用连字符：请写成 `"{ $right }"`
value-no-language = 不是语言代码：请写成 `zh-CN` 或 `zh-Hant-TW` 这样
value-no-messages = 只能是 `"zh"`（中文）或 `"en"`（英文）
value-no-time = 应当是北京时间的几点几分，从 `"00:00"` 到 `"23:59"`：请写成 `"06:00"` 这样
value-no-typography = 只能是 `"restore"`、`"keep"` 或 `"ascii"`
value-no-doubtful = 只能是 `"publish"`（照发，并提示）或 `"hold"`（暂不发布，等人看过）
value-no-missing = 只能是 `"keep"`（已发布的照旧）或 `"withdraw"`（以文件夹为准）
value-cron-never = 里的日子永远不会到，如 2 月 30 日：请改日期，每天六点半写 `"30 6 * * *"`
value-no-cron = 应当是 `"分 时 日 月 周"` 五栏，按北京时间，每天六点半写 `"30 6 * * *"`
value-no-span = 应当是 `"1 s"` 到 `"366 d"` 之间的时长：请写成 `"10 min"`、`"30 h"` 或 `"2 d"` 这样
value-no-hub = 应当是推送中心的完整网址，例如 `"https://pubsubhubbub.appspot.com/"`
value-hub-password = 不能带密码：推送中心的网址里去掉密码
value-hub-private = 指向内部网络：请换成外面也能访问的推送中心；确实是自己的，就写 `allow_private = true`
value-hub-not-sealed = 应当以 `https://` 开头（只有本机的推送中心可以用 `http://`，写成 `http://127.0.0.1:8080/`）
value-no-size = 应当是 `"1 KiB"` 到 `"32 MiB"` 之间的大小：请写成 `"8 MiB"` 这样
value-no-file-size = 应当是 `"1 KiB"` 到 `"128 MiB"` 之间的大小：请写成 `"64 MiB"` 这样
value-no-contact = 应当是邮箱，后面可以在括号里写人名：请写成 `"web@example.cn (网编)"` 这样
value-no-style = 应当是 `benbao.toml` 旁边的样式文件：请写成 `"paper.css"` 这样
value-no-colour = 应当是颜色：请写成 `"#8b1a1a"` 这样
value-pale-colour = 在浅色底上看不清：请用深一点的，如 `"{ $right }"`
value-no-feed-size = 应当是 `"16 KiB"` 到 `"64 MiB"` 之间的大小：请写成 `"512 KiB"` 这样
value-no-feed-name = 是文件夹名，也在网址里：请用小写字母、数字和连字符，如 `"culture-district"`
value-section-folder = 是版名“{ $section }”自己的订阅源：请换一个名字
value-too-many = 最大是 { $most }
value-no-format = 里只能写 `"atom"`、`"rss"` 和 `"json"`
value-no-page = `{ $page }` 不是版次：请写字母和数字，如 `A02`
value-no-date = 不是日历上的一天：请写成 `2023-04-09` 这样
value-no-moment = 不是完整的时间：请写成 `2023-04-09T06:00:00+08:00` 这样
value-no-number = 应当是 0 或者更大的整数
value-no-count = 不是大于 0 的整数
value-no-socket = 不是可用的地址：请写 IP 地址和端口，如 `127.0.0.1:8080`
value-no-document = 应当是订阅源文件夹里的文件名：请写成 `"old.xml"` 这样
value-none-of = 只能是 { $known }
value-no-authority = 要写一个域名，再写它已经归你们的一天：请写成 `"example.cn,2023"` 这样
value-nobody = 里的 `{ $name }` 既不是域名，也不是邮箱地址
value-not-ascii = 里的域名要写成英文字母的形式：请写成 `"{ $right }"`
value-capitals = 要用小写：请写成 `"{ $right }"`
value-no-day = 要以日期结尾，`{ $day }` 不是日期：请写成 `2023`、`2023-04` 或 `2023-04-09`
value-future = 结尾的日期 `{ $day }` 还没有到，按时钟（或 `--now`）今天是 { $today }：请核对两者，改正不对的那个
glob-recursive = 里的 `**` 旁边有别的字：请让它单独占一段，如 `**/*.md`
glob-class-open = 里的 `[` 没有结束：请补上 `]`
glob-range = 里的范围前后颠倒：`{ $first }-{ $last }`
glob-group-unopened = 里的 `{"}"}` 前面没有 `{"{"}`
glob-group-open = 里的 `{"{"}` 没有结束：请补上 `{"}"}`
glob-dangling = 以反斜杠结尾：请去掉它
glob-other = 里的文件名样式写错了。原始信息：{ $words }

## `benbao.toml` 里常见的笔误。

slip-no-quotes = 文字要加英文引号：请写成 `"{ $value }"`
slip-wide-quotes = 引号要用英文的：请写成 `"{ $value }"`
slip-quote-open = 这段文字少了后一半引号：请在末尾补上 `{ $quote }`
slip-backslash = 双引号里的 `\` 有别的意思：请写成 `"{ $value }"`，或者把路径放在英文单引号里
slip-wide-sign = `{ $found }` 是中文符号：请改成英文的 `{ $right }`
slip-wide-space = 这里是全角空格：请改成普通空格
slip-colon = 名字和值之间要用英文的 `=`，不用冒号：请改成 `=`
slip-no-equals = 这一行没有 `=`：请写成 `名字 = "值"`；如果是说明，请在行首加 `#`
slip-no-value = `=` 后面没有值：请补上，或者删掉这一行
slip-table-open = 这个 `[` 没有结束：请在行末补上 `]`
slip-list-open = 这一列没有结束：请在末尾补上 `]`
slip-no-comma = 一列里的各项之间要用逗号：请在这里补上 `,`
slip-twice = `{ $key }` 是第二次写了：请只留一个
slip-key-in-quotes = 这样的名字要加英文引号：请写成 `"{ $key }"`
slip-key-bare = 名字不用引号，字母和数字用英文的：请写成 `{ $key }`
slip-sign-behind = 值的后面不用标点：请删掉
slip-no-flag = 是或否要写成 `true` 或 `false`：请写成 `{ $right }`
slip-no-number = 数目只写数字：请写成 `{ $right }`
slip-remark = 说明要以 `#` 开头：请在前面加 `#`
slip-rest = 值的后面不能再写别的，只能写以 `#` 开头的说明：请删掉，或者另起一行
slip-other = 看不懂这里的写法：请对照 `benbao init` 写出的样子检查引号、逗号和方括号

# 每条命令的帮助。`help-命令` 说命令做什么；`help-命令-参数`，或者几条命令共有的 `help-参数`，说参数管什么。

help-usage = 用法：
help-commands = 命令：
help-arguments = 参数：
help-options = 选项：
help-exit-status = 退出码：
help-any-options = [选项]
help-a-command = <命令>
help-default = （默认 `{ $value }`）
help-possible = （可以写 { $values }）

help = 把报纸的稿件变成 RSS、Atom 和 JSON 订阅源
help-more = 不写命令时，与 `benbao build` 一样，处理当前文件夹里的报纸
help-build = 读版面，写订阅源
help-read = 看看版面读成了什么样，列成表或 JSON
help-status = 报纸的现状：最近一期、待发的、要看的、未采用的
help-doctor = 给报纸做体检：哪里不对、该做什么，什么也不改动
help-run = 版面一变、时间一到就发布，同时提供网页服务，一条命令全包
help-run-listen = 给读者看的地址
help-run-access-log = 每次访问在这个文件里记一行（默认不记）
help-run-private = 编辑台的地址，只给自己看
help-watch = 版面一变就发布，稿件到时也发布
help-schedule = 按 `[schedule]` 里排定的北京时间发布，稿件到时也发布
help-serve = 通过 HTTP 提供订阅源，直接给读者，或给前面的网站服务器
help-archive = 查看和处理已经发布、改稿、撤稿的稿件
help-archive-accept = 要看的稿件照读出的样子认可，或取消认可
help-archive-list = 列出稿件，列成表或 JSON
help-archive-show = 查看一篇稿件的来历，每次改了什么
help-archive-withdraw = 撤稿：从所有订阅源撤下稿件；也可取消撤稿
help-archive-merge = 两个编号其实是同一篇时，把“新编号”并入“旧编号”，算作改稿
help-archive-adopt = 接收别的系统发布过的稿件（RSS、Atom、JSON 订阅源、WordPress 导出文件），编号、日期、网址照旧
help-archive-recover = 存档坏了时，把它挪开，用其中完好的部分、订阅源和版面重建
help-archive-export = 把整个存档导出为 JSON
help-archive-import = 把导出的存档读入还没有存档的报纸
help-check = 检查订阅源，不管是谁的：RSS、Atom、JSON Feed、OPML、网站地图
help-check-paths = 文件或文件夹，`-` 是标准输入
help-check-profile = 另外指出这家合作平台会拒收什么，可以写几次
help-check-against = 旧的版本，文件或文件夹：指出什么会让阅读器把稿件全部重新显示一遍
help-check-strict = 有建议也算没通过
help-proof = 写出校样，左右对照版面和读出的稿件
help-init = 新建一份报纸，写出 `benbao.toml` 和版面文件夹，试用时另有一个样版
help-completions = 输出命令行补全脚本
help-man = 输出手册页

help-config = 报纸的设置文件（默认是报纸文件夹里的 `benbao.toml`）
help-edition = 版面上看不出见报日期时用的日期，如 `2023-04-09`
help-now = 把这个时间当作现在，如 `2023-04-09T06:00:00+08:00`（默认看电脑时钟）
help-jobs = 同时处理几个文件（默认由电脑决定）
help-dir = 报纸的文件夹（默认是当前文件夹）
help-lang = 提示用哪种语言，`zh` 中文，`en` 英文（默认看 `benbao.toml` 里的 `messages`，没写就随系统）
help-help = 显示帮助
help-version = 显示版本号
help-files = 要读的版面，一起读时转版的稿件会接上
help-format = 给人看还是给程序用
help-id = 稿件的编号，前面的 `tag:域名,年份:` 可以不写
help-build-dry-run = 照常读版面，但不改动订阅源
help-build-allow-shrink = 版面上已经没有的稿件全部撤稿，不限篇数
help-build-strict = 有要看的地方的稿件暂不发布，与 `[reading]` 里写 `doubtful = "hold"` 一样
help-build-reread = 没有变的版面也按这一版 benbao 重读；加上 `--dry-run` 可以先看看会变什么
help-build-since = 与 `--reread` 同用，只重读这一天起的各期
help-build-verify = 每个版面都重读一遍、每个文件都核对一遍，不管改没改过
help-build-report = 把这次运行的结果写成 JSON
help-build-proofs = 把有要看的地方的版面做成校样，写到这个文件夹
help-build-wait = 另一次运行没有结束时，最多等多少秒
help-log = 日志给人看（`text`）还是给程序用（`json`）
help-quiet = 只显示要处理的和出错的
help-source = 版面的文件夹（默认 `pages`）
help-output = 订阅源的文件夹（默认 `feeds`）
help-base-url = 订阅源文件夹将来的网址
help-title = 报纸的名称
help-schedule-list = 只列出接下来的运行时间
help-build-quiet = 只显示出错和不会重复的提示
help-build-verbose = 列出订阅源的每个文件和全部未采用的文件
help-serve-listen = 在哪个地址上提供；`0.0.0.0:80` 是这台电脑的所有地址
help-serve-output = 要提供的文件夹（默认 `feeds`）
help-serve-metrics = 另一个地址，如 `127.0.0.1:9464`，可查 `/healthz` 和 `/metrics`（Prometheus）
help-serve-connections = 最多同时有几个连接
help-serve-access-log = 每个请求在这个文件里记一行，用通行的 `combined` 格式（默认记到标准错误）
help-serve-quiet = 只显示出错，不记请求
help-read-explain = 说明每一行的每一处当成了什么、为什么
help-read-output = 把每个版面的 JSON 写进这个文件夹，文件名同版面
help-proof-output = 校样的文件夹，每个版面一个 `.html`
help-init-dir = 新报纸的文件夹，没有就新建（默认是当前文件夹）
help-init-title = 报纸的名称（默认在终端里会问，否则是“海湾晨报”）
help-init-base-url = 订阅源文件夹将来的网址（默认在终端里会问，否则先试用）
help-init-source = 版面的文件夹（默认在终端里会问，否则是 `pages`）
help-completions-shell = 哪一种命令行
help-archive-list-date = 只看这一天的
help-archive-list-page = 只看首次见于这一版的
help-archive-list-words = 要找的字样，可以是标题、署名、版次（`A02`）、日期（`11-27`）、状态或文件名里的，几个都要符合
help-archive-list-doubtful = 只列要看的稿件，写明哪一行、怎样定下来；暂未发布的也在内
help-archive-accept-stories = 编号、`文件:行号`、文件，或标题里的字样
help-archive-list-author = 只看署名里有这个字样的
help-archive-list-state = 只看这种状态的，`live` 已发布、`held` 待发、`off-page` 版面已无，未发布、`withdrawn` 已撤稿、`notice` 已撤稿并说明、`merged` 已并入他稿
help-archive-withdraw-file = 撤下出自这个版面（或文件夹）、现在版面上都没有了的全部稿件
help-archive-withdraw-reason = 撤稿原因，读者看得到
help-archive-withdraw-notice = 撤稿时先把正文换成“本稿已撤回”发一次，因为有的阅读器不会删已收到的稿件
help-archive-accept-undo = 取消认可，稿件要再看一下
help-archive-withdraw-undo = 取消撤稿
help-archive-merge-old = 原来的稿件，保留这个编号
help-archive-merge-new = 改过的稿件，并入后不再单独发布
help-archive-adopt-files = 订阅源文件；里面提到的网址一概不访问
help-archive-adopt-dry-run = 只说会接收什么，什么也不改
help-archive-recover-partial = 读不出的订阅源和存档副本放弃不要，用其余的重建
help-archive-export-addresses = 导出旧网址改到哪里（`[articles]` 里 `moved` 写的网站），每行一个旧网址、一个新网址
help-archive-export-file = 导出到哪个文件（默认是标准输出）
help-archive-import-file = 从哪个文件读入（默认是标准输入）

## 值的名字。

word-path = 路径
word-file = 文件
word-dir = 文件夹
word-date = 日期
word-rfc3339 = 时间
word-n = 个数
word-lang = 语言
word-url = 网址
word-address = 地址
word-title = 名称
word-format = 格式
word-page = 版次
word-name = 姓名
word-words = 字样
word-story = 稿件
word-state = 状态
word-id = 编号
word-reason = 原因
word-old = 旧编号
word-new = 新编号
word-seconds = 秒数
word-shell = 种类

## 手册页。

man-name = 名称
man-synopsis = 概要
man-description = 说明
man-options = 选项
man-status = 退出码

## 退出码对调用它的脚本说了什么。

status-0 = 完成；提示过而没有变化的不再提示
status-1 = 失败，已发布的内容没有变动
status-2 = 命令或设置写得不对
status-3 = 已发布，但有新问题要处理：有文件未采用、有稿件要看或暂未发布、有稿件没有撤下或报告没有写成，见提示
status-4 = 警报响了，只有查看现状的命令这样说
status-5 = 发布了一部分，或者全部发布但没有记下，下次运行会补上
status-75 = 另一次运行正在处理或自动发布这份报纸，这次什么也没做

## 命令写得不对。

usage-unknown-argument = 没有 `{ $argument }` 这个选项
usage-surplus = 多写了 `{ $argument }`：请去掉它
usage-unknown-command = 没有 `{ $command }` 这个命令
usage-no-command = `{ $command }` 后面还要写一个命令
usage-twice = `{ $argument }` 只能写一次
usage-conflict = `{ $argument }` 不能与下面的同用：
usage-conflict-command = 命令 `{ $command }` 不能与下面的同用：
usage-missing = 命令没有写完，还缺：
usage-no-value = `{ $argument }` 后面要写一个值
usage-wrong-value = `{ $argument }` 不能是 `{ $value }`
usage-refused-value = `{ $argument }` 的值 `{ $value }` 不对：{ $wrong }
usage-too-many = `{ $argument }` 后面多了一个值 `{ $value }`
usage-not-text = 有一个参数不是 UTF-8 文字
usage-other = 看不懂这条命令
usage-tip-argument = 是不是 `{ $right }`？
usage-tip-command = 是不是 `{ $right }`？
usage-tip-value = 是不是 `{ $right }`？
usage-tip-dashes = 如果 `{ $argument }` 是一个值，请写成 `-- { $argument }`
usage-more = 详细说明请看 `--help`

## 新建报纸。

init-done = 已写好 { $settings } 和 { $pages }，接下来：
init-done-beside = 已写好 { $settings }，接下来：
init-settings = 在 { $settings } 里写上报纸的名称和订阅源的网址
init-address = 正式发布前，在 { $settings } 里写上订阅源的网址（`base_url`）
init-sample = 把版面文件放进 { $pages }，删掉里面的样版
init-pages = 把版面文件放进 { $pages }
init-build = 运行 `{ $command }`
init-doctor = 哪里不对，运行 `{ $command }`
init-title-asked = 报纸的名称？[{ $usual }]
init-address-asked = 订阅源将来的网址？还没有就按回车，先试用 [{ $usual }]
init-pages-asked = 版面放在哪个文件夹？[{ $usual }]
init-wrong = “{ $answer }”{ $wrong }
init-not-text = 输入的文字编码不是 UTF-8：请把终端的编码改成 UTF-8，或者用 `--title` 写明
init-unanswered = 没有回答完，什么也没有建

# 让一次运行、或者其中一个文件停下来的事。

stopped = { $error }。{ $reached }
reached-nothing = 已发布的内容没有变动
reached-part = { $all } 个文件已换好 { $done } 个，下次运行会接着换完
reached-all = 新内容已全部发布，只是没有记进存档，下次运行会补上

cannot-be-read = 读不了，{ $why }
cannot-be-written = 写不进去，{ $why }
cannot-be-put = 新文件换不上去，{ $why }
not-text = { $why }
undecoded-unknown = 从这一行起认不出文字的编码：请在记事本里打开，“另存为”，编码选 UTF-8
undecoded-broken = 这是 { $is } 编码，但这一行的文字残缺：请重新拷贝，或者把原稿“另存为”，编码选 UTF-8
undecoded-mixed = 从这一行起是 { $here } 编码，前面却是 { $above }：请把整个版“另存为”，编码选 UTF-8
undecoded-either = 字太少，分不清编码是 { $one } 还是 { $other }：请“另存为”，编码选 UTF-8，或者在 `[source]` 里写明 `encoding`
undecoded-not-as = 从这一行起不是 `[source]` 里 `encoding` 写明的 { $said } 编码：请用这种编码“另存为”，或者把它改成 `"auto"`
no-page = { $kind }
page-set-aside = { $wrong }。整版未采用
page-too-large = { $size }，超过一个版的上限 { $limit }（`[source]` 里的 `max_page`，网页是 `[limits]` 里的 `html`）：请按版拆成几个文件
edition-too-large = 这一期的版面合计超过 { $limit }（`[source]` 里的 `max_page`），这个文件没有读：请把不属于这一天的版移开，或调大上限
too-many-stories = 有 { $found } 个标题，一个版不会超过 { $most } 个，没有读：请按版拆成几个文件
clock-past-9999 = 电脑时钟显示的年份超过 9999 年：请校准时钟，或用 `--now` 指明时间
clock-behind = 电脑时钟显示 { $now }，那时还没有 benbao：请校准时钟，或用 `--now` 指明时间
paper-is-there = 已经有这个文件，没有改动：要另建一份报纸，请换一个文件夹
in-the-way = { $found }，不能往这里发布：请把它移开
dead-link = { $found }：请建好它指向的文件夹，或把这个链接移开
unsound = 写出的文件有错，没有发布，仍用上一次的：{ $found }。请把这条提示发给 benbao 的维护者
busy = { $holder }正在处理这份报纸，这次什么也没做：等它结束后再运行
kept = { $holder }从北京时间 { $since } 起就在自动发布这份报纸，一个就够：要换一个，请先停掉它；只想马上运行一次，请用 `benbao build`
archive-unusable = 存档打不开，{ $why }
damaged = 存档已损坏（{ $found }）：请运行 `benbao archive recover`，它会把坏的存档挪开，按原来的编号重建
lost = { $found }。存档已丢失，有些内容只记在这个文件里，所以没有发布：请从网站服务器或备份里找回这个文件；找不回来，请运行 `benbao archive recover --partial`
unknown-item = 存档里没有这个编号的稿件：用 `benbao archive list 字样` 按标题、署名、版次或日期查找
unknown-item-near = 存档里没有这个编号的稿件，最接近的是 { $stories }：用 `benbao archive list 字样` 按标题、署名、版次或日期查找
ambiguous-item = 有 { $count } 篇稿件的编号这样开头：{ $stories }。请写明是哪一篇
ambiguous-item-many = 有 { $count } 篇稿件的编号这样开头：{ $stories }等。请多写几位编号
candidate = { $id }《{ $headline }》
unknown-doubt = 没有这样一篇要看的稿件：用 `benbao archive list --doubtful` 查看
ambiguous-doubt = 要看的稿件里有几篇都符合：{ $stories }。请用 `文件:行号` 指明
unknown-acceptance = 认可过的稿件里没有这一篇：用 `benbao archive list` 查它的编号
ambiguous-acceptance = 认可过的稿件里有几篇都符合：{ $stories }。请用 `文件:行号` 指明
told-before = 这篇稿件是旧版 benbao 留下未发的：请先运行一次 `benbao build`，再认可
merge-into-itself = 《{ $headline }》（{ $id }）不能并入自己：请写两个不同的编号
merged-already = 《{ $headline }》（{ $id }）已经并入另一篇稿件：用 `benbao archive show { $id }` 查看是哪一篇
merge-into-withdrawn = 《{ $headline }》（{ $id }）已经撤稿，并进去的稿件也会从订阅源里消失：要恢复它，请先运行 `benbao archive withdraw --undo { $id }`
merge-of-waiting = 《{ $headline }》（{ $id }）还没到发布时间，现在合并会提前发出去：请等它发布以后再合并
merge-both-printed = 《{ $headline }》（{ $id }）和另一篇都还登在版面上，合并后下次读版又会分开：请先从版面上拿掉一篇，运行 `benbao build`，再合并
not-withdrawn-by-hand = 《{ $headline }》（{ $id }）没有被人撤稿，没有可取消的：用 `benbao archive show { $id }` 查看它的状态
file-without-stories = 已发布的稿件没有一篇出自这个文件：用 `benbao archive list` 查看已发布的稿件
file-with-stories = 它的 { $on-page } 篇已发布稿件还在版面上（{ $stories }）：请先从版面上拿掉，再运行一次 `benbao build`，或者按编号逐篇撤稿 `benbao archive withdraw { $id } --reason 撤稿原因`
not-xml = { $document }：写不成 XML，{ $why }
not-xml-crate = 原始信息：{ $words }
not-xml-prefix = 不认识前缀 { $prefix }
not-xml-declaration = 程序库换了写法
not-json = { $document }：写不成 JSON。原始信息：{ $message }

## 因为一行字而整版不用。

comment-open = 注释从这里开始，后面没有结束：请用 `-->` 结束它，或者把它删掉
comment-in-comment = 注释里又套着注释：请先用 `-->` 结束前一个，再写下一个
too-many-lines = 行数超过一个版的上限（有字的 { $printed } 行，连空行 { $lines } 行）：请按版拆成几个文件
too-many-tags = 到这一行，网页的标签已超过上限（{ $most } 个）：请把每篇稿件的网页单独保存
misread = “{ $text }”是乱码（{ $how }）：请找出没有乱码的原稿，“另存为”，编码选 UTF-8；如果原文就是这样，请在行首写 `::正文 `
misread-meant = “{ $text }”是乱码，原文应是“{ $meant }”（{ $how }）：请找出没有乱码的原稿，“另存为”，编码选 UTF-8；如果原文就是这样，请在行首写 `::正文 `
misread-lost = � 处的字已经丢失
misread-lost-twice = 字已丢失，又被当成 GBK 读过
misread-unwritten = 编辑软件出错留下的
misread-as = { $is } 的文件被当成 { $read } 打开过
misread-chinese-as = 中文文件被当成 { $read } 打开过
misread-undecoded = { $name } 编码没有还原
order-unheard = 这一行好像是说“先不发”，但没有写在文件头里：要先不发，请移到文件开头的两行 `---` 之间；不要了，请删掉；如果是原文，请在行首写 `::正文 `
open-quote = 这一行有个双引号没有收尾，下面的内容会全落进一格里：请补上引号，或者在表格软件里重新另存一次
no-json = 这一行不是 JSON，上面各行都是：请改好，每行一个对象
second-head = 这里又有一个文件头：请把每个版、每篇稿件各存成一个文件

## 没有可发布的内容。

nothing-no-folder = 没有这个文件夹。版面要放在这里（由 `[source]` 里的 `dir` 或 `--source` 指定）
nothing-is-no-folder = 不是文件夹。版面要放在这里（由 `[source]` 里的 `dir` 或 `--source` 指定）
nothing-no-page = 这里没有版面：请放进 .txt、.md 或 .docx 文件（哪些文件算版面，由 `[source]` 里的 `include` 指定）
nothing-no-article = 没有可发布的稿件，已发布的内容没有变动

## 这是什么文件，怎样变成版面。

file-text = 编码不对，读不了：请在记事本里“另存为”，编码选 UTF-8
file-word = 这是 Word 文档（.docx）：请在 Word/WPS 里打开后重新保存
file-old-office = 这是旧版 Word 或 WPS 文档（.doc、.wps），这台电脑上没有 LibreOffice，读不了：请在 Word/WPS 里“另存为”.docx，或者装好 LibreOffice
file-rtf = 这是 RTF 文档，这台电脑上没有 LibreOffice，读不了：请在 Word/WPS 里“另存为”.docx，或者装好 LibreOffice
file-open-document = 这是 Pages 或其他 OpenDocument 文档，读不了：请打开后“另存为”.docx
file-pdf = 这是 PDF 一类的版面文件，读不了：请把要发布的文字复制到纯文本文件（.txt）里
file-web = 这是网页：请“另存为”，编码选 UTF-8
file-links = 这个网页只有链接，没有稿件正文：请打开稿件本身的网页，再保存
file-web-archive = 这是单文件网页（.mht），读不了：请用浏览器打开，再“另存为”网页（.html）
file-markup = 这是别的数据文件（XML、JSON），读不了：里面如有要发布的文字，请复制到纯文本文件（.txt）里
file-sheet = 这是表格：请“另存为”.xlsx 或 .csv
file-list = 这是清单：请“另存为”.csv（UTF-8）
file-no-list = 没有找到写着“标题”和“正文”的表头，没有读：请给各栏写上表头；里面如果不是稿件，就在 `[source]` 的 `exclude` 里写上它
file-feed = 这是订阅源（RSS、Atom）：读者已经读过的稿件，请用 `benbao archive adopt 文件` 接过来
file-own-feed = 这是本程序自己生成的订阅源，不是版面：请拿走
file-table = 这是旧格式的表格或数据库，读不了：请“另存为”.xlsx 或 .csv
file-slides = 这是演示文稿，读不了：请把要发布的文字复制到纯文本文件（.txt）里
file-layout = 这是排版文件，读不了：请把要发布的文字复制到纯文本文件（.txt）里
file-mail = 这是邮件，读不了：里面如有要发布的文字，请复制到纯文本文件（.txt）里
file-packed = 这是压缩包，读不了：请解压后把里面的版面放到这里
file-picture = 这是图片，不是版面：要登它，请改用图片的扩展名（如 `.jpg`），再在版面里写上它的文件名
file-recording = 这是音频或视频，只能发布文字：请在 `[source]` 的 `exclude` 里写上它
file-shortcut = 这是快捷方式，读不了：请把它指向的文件放到这里
file-backup = 这是备份，原文件不在这里：如果它是版面，请改回原来的名字（如 `A01.txt`）
file-utf32 = 这是 UTF-32 文字：请打开后“另存为”，编码选 UTF-8
file-empty = 文件是空的：请把内容保存进去，或者重新复制过来；没有用处就删掉
file-zeroed = 文件里没有内容，多半是没有复制完：请重新复制过来
file-sample = 这是 `benbao init` 附带的样版，只供试用，没有发布：请删掉它，放进自己的版面
file-binary = 这个文件不是文字，读不了：如果它是版面，请“另存为”纯文本（.txt），编码选 UTF-8；不是的话，请在 `[source]` 的 `exclude` 里写上它
file-unnamed = 文件名没有扩展名：如果它是版面，请改成 .txt；不是的话，请在 `[source]` 的 `exclude` 里写上它
file-unknown = 不认识这种文件：如果它是版面，请“另存为”纯文本（.txt）；不是的话，请在 `[source]` 的 `exclude` 里写上它

## 文档打不开。

unopened-broken = 文档已损坏或没有复制完，打不开：请重新复制过来，或者在 Word/WPS 里打开后“另存为”新文件
unopened-large = 文档有 { $size }，超过上限 { $limit }（`[limits]` 里的 `document`）：请去掉里面的图片再保存，或者按版拆成几个文件
unopened-encrypted = 文档加了密码，打不开：请在 Word/WPS 里取消密码后再保存
unopened-embedded = 文档里有一部分是嵌入的另一个文件，读不了：请在 Word/WPS 里打开后“另存为”.docx
unopened-document-type = 文档里有 Word/WPS 不会写的内容（`DOCTYPE`、实体），没有读：请在 Word/WPS 里打开后“另存为”新文件
unopened-files = 文档里的文件超过 { $most } 个（`[limits]` 里的 `files`），没有读：请把文字复制到新文档里
unopened-part = 文档的文字部分超过 { $limit }（`[limits]` 里的 `part`），没有读：请按版拆成几个文件
unopened-bomb = 文档展开后超过压缩时的 { $most } 倍（`[limits]` 里的 `ratio`），不是正常文档，没有读：请把文字复制到新文档里
unopened-deep = 文档里的表格或文本框套得太深（超过 { $most } 层，见 `[limits]` 里的 `depth`），没有读：请把文字复制到新文档里
unopened-attributes = 文档不是 Word/WPS 写的（一处属性超过 { $most } 个，见 `[limits]` 里的 `attributes`），没有读：请把文字复制到新文档里
unopened-paragraphs = 段落超过 { $most } 个，一个版不会有这么多，没有读：请按版拆成几个文件
unopened-slow = LibreOffice 过了 { $seconds } 秒（`[limits]` 里的 `seconds`）还没有读完，没有采用：请在 Word/WPS 里打开后“另存为”.docx
unopened-unconverted = LibreOffice 读不出这个文档：请在 Word/WPS 里打开后“另存为”.docx

## 占了文件或文件夹位置的东西。

obstacle-link = 这里是一个符号链接
obstacle-dead-link = 这里是一个符号链接，指向的地方不存在
obstacle-folder = 这里应当是文件，却是文件夹
obstacle-file = 这里应当是文件夹，却是文件
obstacle-no-file = 这里不是普通文件
obstacle-outside = 这个文件实际在输出文件夹外面

## 系统不让做的事。

refused-link = 它是符号链接，或者在符号链接后面：请把文件复制到这里
refused-outside = 它实际在版面文件夹外面
refused-folder = 它是文件夹：请写版面文件的名字
refused-no-file = 它不是普通文件
refused-too-large = 有 { $size }，最多只读 { $limit }
refused-moved = 每次读它都在变，等它不变了再读
system-no-entry = 没有这个文件或文件夹
system-no-access = 没有权限
system-not-permitted = 系统不允许
system-no-space = 磁盘满了
system-quota = 磁盘配额用完了
system-read-only = 磁盘是只读的
system-file-too-big = 文件太大，超过了系统上限
system-input-output = 磁盘读写出错
system-is-folder = 它是文件夹
system-no-folder = 路径里有一段不是文件夹
system-not-empty = 文件夹不是空的
system-links = 符号链接绕得太多
system-name-too-long = 文件名太长
system-open-files = 打开的文件太多
system-stale = 网络磁盘断开过
system-no-memory = 内存不够
system-is-there = 已经有同名的文件
system-not-now = 系统暂时给不出来
system-other-disk = 不在同一个磁盘上
system-in-use = 文件正被使用
system-other = 原始信息：{ $words }
database-full = 磁盘满了
database-read-only = 它是只读的
database-input-output = 磁盘读写出错
database-not-opened = 原因不明
database-busy = 别的程序正在用它：请关掉那个程序再运行

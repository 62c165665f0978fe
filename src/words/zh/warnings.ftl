# 运行照常进行，但应当知道的事。

control-characters = 去掉了 { $count } 个看不见的控制字符（{ $first }），不影响文字
hidden-characters = 从这一行起去掉了 { $count } 个看不见的字符（第一个是 { $first }），不影响文字
edition-inferred = 见报日期按最晚的讯头（{ $dateline }）推定为 { $date }：如果不对，请把日期写进文件名，或用 `--edition` 指明
edition-in-passing = 见报日期按这一行里的日期算作 { $date }：如果不对，请把日期写进文件名，或用 `--edition` 指明
edition-year = 文件名和文件夹名没有写年份，见报日期按最近的一次算作 { $date }：请在月日前写明年份
edition-unknown = 看不出见报日期，整版未采用：请把日期和版次写进文件名（如 `2023-04-09-A02.txt`），或用 `--edition 2023-04-09` 指明
edition-conflict = 见报日期按{ $taken-from }定为 { $taken }，但{ $other-from }写的是 { $other }：请核对；不对的话，请在文件头写 `date: 2026-01-05` 这样的一行
day-conflict = { $date } 不是{ $printed }，日期照 { $date } 算：请核对
tags = 从这一行起去掉了 { $count } 个网页标签，其中的文字保留，脚本、样式一类整个去掉
shortcodes = 从这一行起去掉了 { $count } 处建站程序的短代码（`{"{{"}<`、`{"{"}%` 一类），其中的图片说明照登
picture-unshown = 图片 { $picture } 没有采用，{ $why }
picture-still = 图片 { $picture } 是动图，只登第一帧
picture-inks = 图片 { $picture } 是印刷用的四色图，又没有写明色彩标准，颜色只能大致还原：要准确，请另存为 sRGB 图片
picture-lost = 订阅源里用到的 { $file } 不见了，原图 { $picture } 也不在了：请把其中一个放回原处
pictures-beyond = 这一版有 { $count } 张图片，只登前 { $most } 张：要全登，请分成几版
unshown-missing = 找不到这个文件：请把它放到这里，或者从版面里删去
unshown-empty = 文件是空的：请重新复制一份
unshown-broken = 文件坏了或者不完整：请重新复制一份，或者另存为 JPEG、PNG
unshown-large = 文件有 { $size }，超过上限 { $limit }：请缩小后再存
unshown-pixels = 有 { $width } × { $height } 像素，超过 { $most } 百万：请缩小后再存
unshown-drawing = 矢量图（SVG）里可能有程序：请另存为 PNG
unshown-kind = 不能读 { $kind } 格式：请另存为 JPEG 或 PNG
unshown-old-document = 它在旧格式的文档里，旧文档只读文字：请把文档另存为 DOCX
unshown-no-picture = 内容不是图片：请另存为 JPEG 或 PNG
unshown-refused = { $why }
comments = 从这一行起去掉了 { $count } 处注释：`<!--` 与 `-->` 之间的内容不会发布
draft = 这一版是草稿（`{ $key }: { $value }`），没有发布；以前已发布的稿件照旧：要发布，请删掉这一行
draft-by-name = 文件名或文件夹名里写着“{ $word }”，没有发布；以前已发布的稿件照旧：要发布，请从文件名里去掉这个词，或把文件移出这个文件夹
list-columns = 有 { $count } 栏的表头不认识，没有读：{ $names }（认得的表头见 `docs/zh-CN/lists.md`）
list-rows-no-text = 有 { $count } 行没有正文，没有发布：第 { $rows } 行
list-rows-hidden = 有 { $count } 行在表格里是隐藏的，没有发布：第 { $rows } 行。要发布，请取消隐藏；不要的请删掉
list-sheets = 有 { $count } 张工作表没有写着“标题”和“正文”的表头，没有读：{ $names }
unread-names = 看不懂 `{ $key }：{ $value }`：请写成署名的样子，如“记者 林知夏 通讯员 陆平安”
struck = 从这一行起去掉了 { $count } 处划掉的文字，不会发布：要发布，请去掉删除线
wrong-release = 看不懂 `release: { $value }` 是什么时间，整版未采用：请写成 `release: 18:00`（见报当天这个时间），或者连日期一起写，或删掉这一行
wrong-release-of = 看不懂 `{ $key }: { $value }` 是什么时间，整版未采用：请写成 `{ $key }: 18:00`（见报当天这个时间），或者连日期一起写，或删掉这一行
one-link = 这一版有 { $count } 篇稿件，`link` 只能是一篇的网址，已给每篇各用自己的网址：请删掉这一行，或把稿件各存一个文件
one-guid = `guid` 不能同时作 { $count } 篇稿件的编号，这一版的稿件各用本报的编号：请删去这一行，或让每篇稿件各用一个文件
id-taken = 编号 { $id } 已由《{ $headline }》使用，这篇稿件改用本报的编号：请改成读者原来收到的编号，或删去这一行
id-ours = 编号 { $id } 是本报自己编的，不能这样指定，这篇稿件另有编号：请删去这一行
id-stays = 编号 { $told } 写得晚了，读者收到的是 { $id }，不再更改：请删去这一行
own-feed = `{ $key }` 写的是本报自己的订阅源，不是这篇稿件：请改成这篇稿件的网址，或删去这一行
empty-feed = 订阅源 `{ $name }` 里还没有稿件：请看看 `[[feed]]` 里的条件；暂时没有合适的稿件，就不用管它
not-ours = 订阅源文件夹里的 { $file } 不是 benbao 写的，没有动它：要由 benbao 来写，请把它移开；不要，请去掉 `sitemap = true`
feeds-ended = 停了 { $count } 个订阅源（如 { $file }），订户再来会扑空：换了名字的，请让旧网址转到新网址；不再办的，请写进 `[serve]` 的 `gone`
large-feed = { $file } 有 { $size }，超过 `max_bytes` 的 { $limit }：全文都已换成摘要，再小不了；请把 `max_bytes` 调大，或者用 `without` 去掉一类稿件
none-matches = `[encodings]` 里的 `{ $glob }` 对不上这里的任何版面：要从这个文件夹往下写，如 `*.txt`、`某日/*.txt`、`**/*.txt`，请改正或删去这一行
unreadable = 看不懂 `{ $key }: { $value }`：请写成 `date: 2023-04-09`、`page: A02` 或 `link: https://example.cn/1` 这样
wrong-directive = { $wrong }，只有这一行没有发布：指令只有 `::稿件 标题`、`::署名 记者 鲁燕`、`::正文 文字`、`::略 文字`、`::准`
directive-no-byline = 这里看不出署名
directive-unknown = 没有这个指令
half-missing = 写着“{ $turn }”，但没有找到转版的另一半，这篇稿件只有这一半：请把那一版也放进来
turns-beyond = 一期里的转版（下转、上接）超过 { $most } 处，从这里起各按各的发布：如果放进来的不止一期，请按日期分开
no-article = 这一版没有读出稿件：请在每个标题前加 `# `
seen-twice = 与 { $other } 是同一篇稿件，只发布那一处：不用处理
other-version = 与 { $other } 是同一篇稿件，两处文字不同，发布的是那一处，这里的没有发布：请只留一处
still-withdrawn = 《{ $headline }》在这里改过了，但此前已由人撤稿，仍不发布：要按现在的文字重新发布，请运行 `benbao archive withdraw --undo { $id }`
doubtful = 已作为新稿发布，但可能是《{ $headline }》（{ $id }）的改稿：如果是，请运行 `benbao archive merge { $id } { $new }`
clock-back = 电脑时钟显示 { $now }，比上一次发布的时间 { $last } 还早：请校准时钟；读者看到的日期不会变
trial = 现在是试用（`base_url` 以 .invalid 结尾）：正式发布前请换成真实网址，换后试用时的记录不再算数
trial-ended = 试用结束：试用时的记录已移到 { $archive }，试用时写的文件已清除，版面上的稿件都作为新稿发布
feeds-moved = 订阅源的网址由 { $was } 改成了 { $now }：编号照旧（{ $authority }），读者不会把旧稿当成新的；请让旧网址永久跳转（301）到新网址，否则老订户收不到更新；改之前想先看看，请运行 `benbao build --dry-run`

## 版面上已经没有的稿件。

stays = { $why }，{ $stories }照旧发布
stays-of-file = { $why }，{ $stories }照旧发布：要撤稿，请运行 `benbao archive withdraw --file { $path } --reason 撤稿原因`
stays-held = { $why }，{ $stories }到时间仍会发布：要撤稿，请运行 `benbao archive withdraw --file { $path } --reason 撤稿原因`
held-and-gone = { $stories }因为拿不准一直没有发布，现在版面上也没有了：要发布，请把版面放回来，把要看的地方定下来
not-withdrawn = { $stories }已不在版面上，但没有撤稿：这次要撤的共 { $all } 篇，超过上限 { $most } 篇（`most_withdrawn`）或者是全部已发布的稿件。确实要撤，请运行 `benbao archive withdraw --file { $path } --reason 撤稿原因`
why-gone = 版面文件不在了
why-set-aside = 版面读不出来了
why-draft = 版面改成草稿了
why-other-day = 版面的见报日期变了
why-guessed = 版面换成了别的稿件，又看不出见报日期
why-replaced = 这一版的稿件全换了，写的仍是原来的日期（请看看是不是忘了改日期）
why-doubtful = 版面上有稿件暂未发布，可能就在其中
why-read-otherwise = 版面没有变，只是新版 benbao 的读法不同

## 没有读的文件。

copy = 这是 { $of } 的副本，发布的是那一份
copy-with-more = 这是 { $of } 的副本，发布的是那一份；只有这份里有的没有发布：{ $alone }。要发布，请把它们移到那一份里
not-read = { $what }
not-read-pictures = { $others ->
    [0] 没有哪一版用到这张图片：请在版面里写上它的文件名，或者照版面的文件名给它编号（`A02.md` 旁边的 `A02-1.jpg`）
   *[other] 没有哪一版用到这张图片（这个文件夹里另有 { $others } 张）：请在版面里写上文件名，或者照版面的文件名给它们编号（`A02.md` 旁边的 `A02-1.jpg`）
}
picture-of-page = 这一版用了图片 { $picture }
picture-kept = 这一版的图片 { $picture }（{ $stamp }）登为 { $copy }
not-read-link = 这是符号链接，没有读：请把文件复制到这里，或者把它所在的文件夹设为版面文件夹
not-read-no-file = 这不是普通文件，没有读
not-read-name = 这里另有一个同名文件，只是文件名的编码或写法不同，这个没有读：请给其中一个改名
not-listed = 文件夹打不开，里面的没有读，{ $why }
listed-in-part = 文件夹没能看完，可能漏了版面，{ $why }

## 文件头。

head-open = `{ $fence }` 是文件头的开头，但后面没有结束，这些行都当正文了：请再写一行 `{ $fence }` 结束它
head-no-pair = 文件头的这一行看不懂，从第一个 `{ $fence }` 起都当正文了：请写成 `{ $right }` 这样，或者删掉这一行
head-unknown = 文件头里的 `{ $key }` 没有用上：是不是想写 `{ $nearest }`？

# 版面是怎样读的：各部分叫什么，为什么这样读。

## 理由。

reason-text = 正文
reason-goes-on = 接上一栏没说完的句子
reason-short-line = 正文中间没有句号的短行
reason-opens-as-caption = 开头像图片说明
reason-opens-as-note = 开头像编者按
reason-of-its-form = 文件里就标成了列表、表格、引文或注
reason-tells-day = 印着日期 { $date }
reason-names-page = 印着版次版名
reason-column-of-briefs = 几条短消息共用的栏目
reason-above-headline = 主题上面没有句号的一行
reason-below-headline = 主题下面，以破折号或圆点开头
reason-marked = 行首有 `#`，是标题
reason-heading-mark = 标题记号 `#`
reason-opens-page = 版面没有标题记号，这是第一行
reason-weighed = 合计 { $sum }（{ $enough } 就算标题）：上文收尾 { $above }，本行排法 { $setting }，下文开头 { $below }，与前一篇的关联 { $kinship }
reason-by-meta = 旁边是网页的来源、时间一行，这一行是标题
reason-around-text = 从网页上复制的，在稿件之外
reason-above-dateline = 上一篇已经完了，下面是讯头，这一行是漏了记号的标题
reason-marked-item = 行首有 ▲ ● 一类的记号，几条短消息都这样开头
reason-from-another-page = 从别的版转来
reason-directive = 指令
reason-directive-begins = 指令：下面是一篇稿件
reason-directive-leaves-out = 指令：略去
reason-directive-settles = 指令：照读出的样子定下来
reason-directive-wrong = 看不懂的指令
reason-draft = 草稿，不发
reason-held-for-no-moment = 定时发布的时间看不懂，不发
reason-metadata = 网页上的来源、时间等信息
reason-page-staff = 整版的编辑、美编、校对，不属于某一篇
reason-saved-head = 网页开头的导航
reason-other-story = 网页列出的别的稿件
reason-printed-twice = 网页重复印的标题
reason-site-line = 网页导航、计数或报头
reason-tip-off = 报料人致谢
reason-typesetting-code = 排版代码
reason-code-or-note = 排版代码或编辑部备注
reason-points-to-page = 导读，指向别的版
reason-page-number = 版次
reason-turn = 转版
reason-picture-note = 图片备注
reason-rule = 分隔线
reason-source = 文末的稿源
reason-own-line = 单独一行
reason-byline = { $stands }，{ $signs }
reason-dateline = { $stands }，{ $origin }
reason-goes-on-another-page = { $reason }，接别的版的稿件

## 在什么位置。

stands-on-its-line = 单独一行
stands-on-their-lines = 单独几行
stands-in-brackets-at-end = 文末括号里
stands-behind-last-stop = 文末句号后面
stands-photographer-behind-caption = 图片说明后面的摄影者
stands-behind-caption = 图片说明后面
stands-in-lead = 接在讯头后面
stands-in-brackets-left = 括号里，留在正文中
stands-opens-paragraph = 段首
stands-in-brackets-of-paragraph = 段末括号里

## 凭什么。

signs-roles = 身份词 { $words }
signs-organisations = 单位 { $names }
signs-only-names = 只有人名
signs-names = { $names }（姓 { $surnames }）
signs-no-surname = 不明
origin-place = 地点 { $place }
origin-day = 日期 { $day }

## 版面各部分。

part-headline = 主题
part-kicker = 引题
part-deck = 副题
part-column = 栏目
part-dateline = 讯头
part-lead-byline = 文中署名
part-byline = 署名
part-body = 正文
part-joined = 转栏
part-subhead = 小标题
part-caption = 图片说明
part-note = 编者按
part-folio = 报眉
part-furniture = 版面杂项
part-remainder = 未归入
part-mark = 标记

## 身份。

role-reporter = 记者
role-correspondent = 通讯员
role-intern = 实习生
role-photographer = 摄影
role-editor = 编辑
role-author = 作者
role-translator = 翻译
role-artist = 绘图
role-commentator = 评论员
role-other = 其他

## 版面的抬头和表。

head-edition = 见报日期 { $date }（{ $from }），{ $page }
head-counts = { $articles }，署名 { $credits }，{ $left-out }
count-credits = { $count } 人次
left-out = { $count ->
    [0] 全部归入稿件
   *[other] { $count } 处未归入稿件
}
page-known = { $page } 版
page-unknown = 版次不明
date-from-front-matter = 按文件头
date-from-path = 按文件名或文件夹名
date-from-page = 按报眉
date-from-option = 按 `--edition`
date-from-datelines = 按讯头推定
table-headline = 标题
table-dateline = 讯头
table-credits = 署名
table-characters = 字数

## 校样。

proof-title = 校样
proof-page = 版面
proof-understood = 读出的稿件
proof-goes-on = 接第 { $number } 篇
proof-front-matter = 文件头
proof-front-matter-first = 文件头写的优先
proof-no-article = 这一版没有读出稿件
proof-left-out = { $number } 处未归入稿件
proof-keys = 按键
proof-keys-next = 下一处，
proof-keys-previous = 上一处；点标签可跳到另一边
proof-line = 第 { $number } 行
proof-colon = ：
proof-no-story = 未归入稿件
proof-story = 第 { $number } 篇
proof-no-headline = 没有标题
proof-join = 接第 { $number } 行
proof-joined-page = 转版
proof-joined-page-why = 与别的版上的部分连在一起
proof-nobody = 没有署名
apart = 以下内容没有收入：
apart-program = 脚本、样式、表单等 { $parts } 处（{ $letters } 字）：供浏览器使用，不是稿件
apart-comment = 注释 { $parts } 处（{ $letters } 字）：写给同事的，不登
apart-hidden = 隐藏的文字 { $parts } 处（{ $letters } 字）：网页自己不显示
apart-site = 导航、推荐、版权等 { $parts } 处（{ $letters } 字）：属于网站，不属于稿件
apart-elsewhere = 通往别的稿件的链接 { $parts } 组（{ $letters } 字）
apart-around = 稿件外的文字 { $parts } 处（{ $letters } 字）

## 编辑台。

desk-title = 编辑台
desk-ran = 上一次运行：{ $time }
desk-next = 下一次：{ $time }
desk-looks = 要看的
desk-nothing = 没有要看的
desk-warnings = 提示
desk-held = 待发
desk-edition = { $date }：{ $pages } 个版，{ $stories } 篇
desk-no-edition = 还没有一期

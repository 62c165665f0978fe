# 订阅源检查。`fault-…` 说查到了什么；`check-代号` 说怎样写才对，也就是改法。

fault-missing = 缺少 `{ $name }`
fault-count = { $count ->
    [0] 没有 `{ $name }`
   *[other] 有 { $count } 个 `{ $name }`
}
fault-empty = `{ $name }` 是空的
fault-here = 出现了 `{ $name }`
fault-is = `{ $name }` 写的是“{ $value }”
fault-again = `{ $name }` 的“{ $value }”在第 { $line } 行已经用过
fault-differs = `{ $name }` 写的是“{ $value }”，应当是“{ $other }”
fault-beyond = `{ $name }` 是 { $count }，限度是 { $limit }
fault-holds = `{ $name }` 里有“{ $what }”
fault-parser = 原始信息：{ $words }

## XML 和 JSON

check-xml-encoding = 文件用什么编码，XML 声明就写什么编码，最好用 UTF-8
check-xml-form = XML 要写得合规，否则阅读器什么也显示不出：`&` 和 `<` 要转义，元素要有结束标签
check-xml-prefix = 每个前缀都要用 `xmlns:` 声明命名空间
check-xml-character = 去掉控制字符，XML 里不能用
check-xml-entity = XML 只认 `&amp;`、`&lt;`、`&gt;`、`&quot;`、`&apos;` 这几个名称，其他的请直接写字符
check-xml-type = 去掉文档类型声明，谨慎的阅读器会拒收
check-xml-limit = 请拆成几个文件：这么深、这么宽、这么长，阅读器不会收
check-xml-declaration = 开头写上 XML 声明，免得别人猜编码
check-xml-lines = 全文用同一种换行
check-json-encoding = JSON 用 UTF-8，不带字节顺序标记
check-json-form = JSON 要写得合规，否则阅读器什么也显示不出
check-json-key = 同一个对象里键名不能重复，阅读器取哪一个说不准
check-json-limit = 请拆成几个文件：这么深、这么长，阅读器不会收

## RSS

check-rss-1 = 请改用 RSS 2.0 或 Atom：RSS 1.0 只按 XML 检查
check-rss-version = 请写 `version="2.0"`
check-rss-old = 请写 `version="2.0"`，旧版里的它都认
check-rss-channel = `<rss>` 里只放一个 `<channel>`
check-rss-required = 频道要有 `<title>`、`<link>`、`<description>`
check-rss-blank = 频道的 `<title>`、`<link>`、`<description>` 要有内容，阅读器靠它列出订阅源
check-rss-once = 这个元素只能出现一次
check-rss-element = RSS 的这个位置没有这种元素，另加的元素要带命名空间
check-rss-language = 写明语言，如 `zh-CN`，阅读器靠它选字体和朗读的声音
check-rss-contact = 这里要写邮箱，如 `desk@example.cn (鲁燕)`；只有姓名的，写进 `<dc:creator>`
check-rss-ttl = `<ttl>` 写分钟数
check-rss-skip-hours = 小时写 0 到 23，按格林尼治时间
check-rss-skip-midnight = 零点写 0
check-rss-skip-days = 星期写 `Monday` 到 `Sunday`
check-rss-image = `<image>` 要有 `<url>`、`<title>`、`<link>`
check-rss-image-same = 图标的标题和链接要与频道的一样
check-rss-image-size = 图标最宽 144、最高 400
check-rss-cloud = `<cloud>` 要有 `domain`、`port`、`path`、`registerProcedure`、`protocol`
check-rss-text-input = `<textInput>` 要有 `<title>`、`<description>`、`<name>`、`<link>`
check-rss-self = 加上 `<atom:link rel="self" href="…" type="application/rss+xml"/>`，写订阅源自己的网址
check-rss-self-type = RSS 的类型是 `application/rss+xml`
check-rss-item = 每篇要有 `<title>` 或 `<description>`
check-rss-item-title = 每篇都写上标题，列表和合作平台要显示
check-rss-item-link = 每篇都写上网页的链接
check-rss-item-date = 每篇都写上 `<pubDate>`，否则阅读器会用抓取的时间
check-rss-author-twice = 有了 `<dc:creator>` 就去掉 `<author>`，否则阅读器会把一个人算成两个
check-rss-guid = 每篇都写上 `<guid>`，以后不再变
check-rss-guid-empty = `<guid>` 里要写编号
check-rss-guid-address = 编号不是网址时，要写上 `isPermaLink="false"`
check-rss-guid-permalink = `isPermaLink` 写 `true` 或 `false`
check-rss-enclosure = `<enclosure>` 要有 `url`、`type` 和以字节计的 `length`（不知道就写 `0`）
check-rss-enclosures = 每篇最多一个 `<enclosure>`，其余图片写进 `<media:content>`
check-rss-description = 有 `<content:encoded>` 时，另在 `<description>` 里写摘要，有的阅读器只显示它
check-rss-description-first = `<description>` 放在 `<content:encoded>` 前面
check-rss-description-same = `<description>` 写摘要，不要再放一遍全文
check-rss-encoded-twice = 每篇只放一个 `<content:encoded>`
check-rss-category = `<category>` 要有文字
check-rss-category-domain = `domain` 写网址，或只用英文字母的名称
check-rss-source = `<source>` 要用 `url` 写明是哪个订阅源

## Atom

check-atom-required = 订阅源和每篇都要有 `<id>`、`<title>`、`<updated>`
check-atom-once = 这个元素只能出现一次
check-atom-element = Atom 的这个位置没有这种元素，另加的元素要带自己的命名空间
check-atom-id = `<id>` 要写完整的标识，前后不留空白，如 `tag:example.cn,2026:a1`
check-atom-blank = 写上标题，列表里只显示它
check-atom-text-type = 文字的类型是 `text`、`html` 或 `xhtml`
check-atom-text-children = 标签要转义，只有类型是 `xhtml` 时才能直接放元素
check-atom-xhtml = `type="xhtml"` 里只放一个 `<div>`
check-atom-title-html = 标题写成纯文字，有几种阅读器会把转义的标签原样显示
check-atom-name = 人要有 `<name>`，里面要有字
check-atom-email = 这里写邮箱，如 `desk@example.cn`
check-atom-category = `<category>` 要有 `term`
check-atom-scheme = `scheme` 要写完整的网址
check-atom-link = `<link>` 要有 `href`
check-atom-link-type = 链接的 `type` 写媒体类型，如 `text/html`；`length` 写字节数
check-atom-alternate-twice = 同一类型、同一语言的网页链接只写一个
check-atom-self = 加上 `<link rel="self" href="…" type="application/atom+xml"/>`，写订阅源自己的网址
check-atom-self-type = Atom 的类型是 `application/atom+xml`
check-atom-feed-author = 订阅源要有 `<author>`，写报纸的名称，否则一有未署名的稿件就不合规
check-atom-language = 用 `xml:lang` 写明语言，阅读器靠它选字体和朗读的声音
check-atom-author = 订阅源没有 `<author>` 时，每篇都要有
check-atom-content = 每篇要有 `<content>`，或者网页的链接
check-atom-entry-link = 每篇都写上网页的链接
check-atom-published = 每篇都写上 `<published>`，否则阅读器会用改稿的时间
check-atom-content-src = 写了 `src` 的 `<content>` 里面不放内容
check-atom-content-type = `<content>` 的类型是 `text`、`html`、`xhtml` 或媒体类型，并与内容相符
check-atom-summary-needed = 内容不是文字，或者放在别处时，要有 `<summary>`
check-atom-summary = 别的稿件都有 `<summary>`，这篇也要有，有的阅读器只显示它
check-atom-summary-same = `<summary>` 写摘要，不要再放一遍全文
check-atom-category-scheme = 同一篇的分类，`scheme` 要么都写，要么都不写

## 扩展

check-namespace-unknown = 阅读器不认这个命名空间，请换用通行的，或者去掉
check-namespace-unused = 去掉这个没有用到的命名空间，校验工具会警告
check-dc-empty = 写上姓名，没有就去掉这个元素
check-dc-date = 日期写成 `2023-04-09` 或 `2023-04-09T06:00:00+08:00`
check-media-namespace = 命名空间写 `http://search.yahoo.com/mrss/`，末尾的斜线不能少
check-media-content = `<media:content>` 要有 `url`，或者里面有 `<media:player>`
check-media-number = 这里写数字
check-media-medium = `medium` 写 `image`、`audio`、`video`、`document` 或 `executable`
check-media-group = `<media:group>` 是同一内容的几种格式，只有一种就不要用
check-media-credit = `role` 用通行的说法，如 `photographer`、`reporter`、`translation`，否则写明 `scheme`
check-media-text = `<media:description>` 只写一个，类型是 `plain` 或 `html`
check-media-thumbnail = `<media:thumbnail>` 要有 `url`
check-sy-period = `<sy:updatePeriod>` 写 `hourly`、`daily`、`weekly`、`monthly` 或 `yearly`
check-sy-frequency = `<sy:updateFrequency>` 写从 1 起的数字
check-history-element = 存档只用 `<fh:archive/>` 和 `<fh:complete/>`，里面都是空的
check-history-current = 存档文件用 `rel="current"` 链接到现行的订阅源
check-history-complete = 完整的订阅源不能再有存档和后页：去掉 `<fh:complete/>`
check-tombstone = `<at:deleted-entry>` 的 `ref` 写撤下的编号，`when` 写时间
check-tombstone-twice = 同一编号、同一时间的 `<at:deleted-entry>` 只写一个
check-tombstone-alive = 撤下的稿件不能还在里面；重新发布的，`<updated>` 要更晚

## 日期、网址、编号

check-date-rfc822 = 日期写成 `Sun, 09 Apr 2023 06:00:00 +0800`
check-date-weekday = 写对那一天的星期，或者不写
check-date-year = 年份写四位数
check-date-zone = 时区写数字，如 `+0800`，时区的名称各家理解不一
check-date-cst = 时区写 `+0800`：`CST` 是芝加哥时间，阅读器会把稿件显示得晚 14 个小时
check-date-day = 写历书上有的日子
check-date-rfc3339 = 日期写成 `2023-04-09T06:00:00+08:00`
check-date-unknown-zone = 写明时区：`-00:00` 的意思是时区不详
check-date-fraction = 去掉秒的小数
check-date-future = 不要提前发布，有的阅读器会跳过日期在后的稿件
check-updated-before = 改稿时间不能早于发布时间
check-feed-updated = 订阅源的时间写最近一次改动的时间，不写运行的时间，否则每次抓取都算有变化
check-items-order = 新的排在前面
check-items-tie = 两篇的时间不要相同，否则先后说不准
check-feed-empty = 没有稿件的订阅源也合规，请看看是不是有意的
check-address-absolute = 网址要写全，如 `https://example.cn/a`
check-address-ascii = 网址里的汉字写成百分号编码，域名里的写成 `xn--…`
check-address-iri = 网址里的汉字写成百分号编码，不是每个阅读器都会自己转
check-address-relative = 网址要写全，不是每个阅读器都知道它相对于哪里
check-language = 语言写成 `zh-CN`、`zh` 或 `en`，中间用连字符
check-id-tag = 标识写成 `tag:`、域名、逗号、年份、冒号，后面只用英文字母、数字和符号，不留空格
check-id-tag-case = 标识里的域名用小写
check-id-tag-date = 标识里的日期是已经拥有这个域名的日子，不能是将来
check-id-twice = 两篇的编号不能相同，否则阅读器只显示一篇
check-id-versions = 一篇在订阅源里只留一个版本
check-author-joined = 一个人写一个元素
check-author-twice = 一个人只写一次

## 正文的标签

check-html-bracket = 正文里的 `<` 写成 `&lt;`，到 XML 里再转义一次，否则后面的字会丢
check-html-nesting = 先开的标签后结束
check-html-active = 去掉脚本、框架、表单和样式，阅读器会删掉它们，里面的内容就没了
check-html-relative = 正文里的网址要写全，阅读器里没有可以相对的地址
check-text-markup = 这里是纯文字，去掉标签
check-text-escaped = 纯文字只转义一次

## JSON Feed

check-json-version = 请写 `"version": "https://jsonfeed.org/version/1.1"`
check-json-old = 请用 1.1 版，它能列出全部作者
check-json-version-first = `version` 放在第一个，程序靠它认格式
check-json-required = 订阅源要有 `title` 和 `items`
check-json-addresses = 用 `home_page_url` 写网站的网址，用 `feed_url` 写订阅源的网址
check-json-authors = 稿件有作者时，去掉订阅源的作者，否则有的阅读器会把它排在每篇的作者前面
check-json-summary = 别的稿件都有 `summary`，这篇也要有，有的阅读器只显示它
check-json-hub = 每个 `hubs` 要有 `type` 和 `url`
check-json-next = `next_url` 不能与 `feed_url` 相同
check-json-escapes = 汉字直接写，写成 `\u` 会使文件大一倍
check-json-size = 订阅源不要超过 1 MB：少放几篇，或者只放摘要
check-json-type = 值的类型要合乎 JSON Feed 的规定
check-json-null = 没有值的键就不要写
check-json-unknown-key = JSON Feed 的这个位置没有这个键，自己加的要以 `_` 开头
check-json-extension = 扩展的名称是 `_` 加英文字母，里面没有点
check-json-author = 作者要有 `name`、`url` 或 `avatar`
check-json-author-old = 请写成列表 `authors`，`author` 是 1.0 版的写法
check-json-id = 每篇要有 `id`，是文字，不能空着，没有的阅读器会略去
check-json-content = 每篇要有 `content_html` 或 `content_text`
check-json-url = 每篇都用 `url` 写上网页的网址
check-json-date = 每篇都写上 `date_published`
check-json-attachment = 附件要有 `url` 和 `mime_type`
check-json-attachment-title = 标题相同的附件会当成同一个，请编上号，或者不写标题
check-json-benbao = `_benbao` 要照 benbao 的写法，有程序靠它工作

## 订阅列表和网站地图

check-opml-version = 请写 `version="2.0"`
check-opml-old = 请写 `version="2.0"`
check-opml-whole = `<opml>` 里放一个 `<head>` 和一个 `<body>`
check-opml-once = 这个元素只能出现一次
check-opml-outline = `<body>` 里至少要有一个 `<outline>`
check-opml-text = `<outline>` 要有 `text`
check-opml-address = 订阅要用 `xmlUrl` 写订阅源的网址
check-opml-type = 请写 `type="rss"`，Atom 也这样写，否则导入时会跳过
check-opml-title = 在 `title` 里再写一遍文字，有的阅读器显示它
check-opml-format = `version` 写 `RSS` 或 `RSS1`，Atom 不写
check-opml-twice = 一个订阅源只列一次，否则导入后会重复订阅
check-opml-element = OPML 的这个位置没有这种元素
check-sitemap-element = 网站地图的这个位置没有这种元素
check-sitemap-loc = 每一项要有 `<loc>`
check-sitemap-twice = 一个网址只列一次
check-sitemap-host = 一份网站地图只列一个网站的网址
check-sitemap-date = 日期写成 `2023-04-09` 或 `2023-04-09T06:00:00+08:00`
check-sitemap-changefreq = `<changefreq>` 写 `always`、`hourly`、`daily`、`weekly`、`monthly`、`yearly` 或 `never`
check-sitemap-priority = `<priority>` 写 0.0 到 1.0 的数字
check-sitemap-most = 请拆开：网站地图最多 5 万个网址，谷歌新闻的最多 1000 个
check-sitemap-empty = 没有网址的网站地图没有用处，请看看是不是有意的
check-news-whole = `<news:news>` 要有 `<news:publication>`（写明名称和语言）、`<news:publication_date>`、`<news:title>`
check-news-language = 谷歌新闻的语言写代码，如 `en`，中文写 `zh-cn` 或 `zh-tw`

## 同一个文件夹里的文件

check-feeds-elsewhere = 每个文件都要写自己实际所在的网址
check-feeds-disagree = 同一篇稿件，各种格式写的要一样

## 合作平台

check-msn-format = 微软资讯只收 RSS 和 Atom
check-msn-whole = 微软资讯要求每篇有编号、标题、链接、正文和日期
check-msn-title = 微软资讯要求标题有 20 到 150 个字
check-msn-age = 微软资讯只收最近 365 天的稿件，不收日期在后的
check-msn-updated = 微软资讯只收改稿时间晚于发布时间的改动
check-smartnews-format = `SmartNews` 只收 RSS 2.0 和 Atom
check-smartnews-channel = `SmartNews` 要求频道有 `<language>` 和 `<pubDate>`
check-smartnews-logo = `SmartNews` 显示报纸的标志，请写在 `<snf:logo><url>` 里
check-smartnews-body = `SmartNews` 要求每篇在 `<content:encoded>` 里放全文
check-smartnews-size = `SmartNews` 建议订阅源不超过 1 MB
check-flipboard-format = `Flipboard` 只收 RSS
check-flipboard-count = `Flipboard` 要求至少有 20 篇，最好有 30 篇
check-flipboard-whole = `Flipboard` 要求每篇有全文、作者和日期
check-flipboard-description = `Flipboard` 要求摘要至少有 300 个字
check-flipboard-picture = `Flipboard` 要求每篇有至少 400 像素的图片
check-flipboard-hub = 加上 `<atom:link rel="hub">`，`Flipboard` 会收得更快
check-google-news-format = 谷歌新闻收的是新闻网站地图
check-google-news-none = 谷歌新闻要求网站地图的各项里有 `<news:news>`
check-google-news-age = 谷歌新闻只要最近两天的稿件，更早的请去掉

## 旧的版本

check-against-document = 把文件留在原来的网址，或者设好跳转，否则订户什么也收不到
check-against-feed-id = 恢复订阅源的编号，否则阅读器会当成另一个订阅源
check-against-self = 给旧网址设好永久跳转，或者恢复它：订户还在原来的网址上
check-against-all = 恢复编号，否则阅读器会把全部稿件当成新的再显示一遍
check-against-id = 恢复这篇的编号，否则阅读器会当成新稿再显示一遍
check-against-gone = 撤了稿的，用 `<at:deleted-entry>` 写明；不是撤稿的，请放回去：比它新的和旧的都还在
check-against-published = 恢复发布时间，它以后不能变，改稿另有时间
check-against-updated-back = `updated` 只能往后走，改动的时间比原来早，阅读器会跳过
check-against-updated-alone = 稿件改了才改 `updated`，每次都改的订阅源，合作平台会拒收
check-against-updated-same = 正文改了，也要改 `updated`，否则有的阅读器不会显示改动
check-against-link = 网址不要变，或者设好永久跳转

## 命令说的话

check-line = { $place } { $level } { $code }：{ $what }
check-remedy = { $remedy }（{ $source }）
check-error = 错误
check-advice = 建议
check-more = { $file }：{ $code } 还有 { $count } 处
check-unkept = { $file }：另有 { $count } 处没有列出
check-no-feed = { $file } 不是订阅源：能检查的是 RSS、Atom、JSON Feed、OPML 和网站地图
check-closing = 检查了 { $documents } 个文件，{ $errors } 处错误，{ $advice } 处建议{ $over ->
    [0] {""}
   *[other] ，另有 { $over } 个文件不是订阅源
}
check-against-one = 用 `--against` 时只写一个文件或一个文件夹
check-against-alike = 文件要与文件比，文件夹要与文件夹比：{ $old }、{ $new }
check-too-large = { $file } 超过 { $limit } MiB，阅读器不会收：请拆开

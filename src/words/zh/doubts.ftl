# 拿不准的地方：哪一项，为什么，怎样定下来。

unsure-no-title = 这一行没有标题：请在“标题”一栏填上
unsure-no-headline = 没有找到标题：有标题就在那一行前面加 `::稿件 `
unsure-maybe-no-kicker = 这一行当作引题，也可能是上一篇的末行：不是引题就加 `::正文 `
unsure-maybe-deck = 这一行可能是副题，也可能是正文：请看一下
unsure-maybe-column = 标题里可能带着栏目名、时间或记号：不是标题的就删去，或另起一行
unsure-bare-names = 只有姓名，没有“记者”等字样，当作署名了（{ $names }）：不是署名就加 `::正文 `
unsure-strange-name = “{ $name }”不像常见的姓名：写错了请改，没错请加 `::署名 `
unsure-unknown-label = “{ $label }”不知道是什么身份，后面的人没有署上：是署名就加 `::署名 `
unsure-unread-byline = 这里像署名，没有读懂，留在正文里了（{ $words }）：是署名就单独成行，加 `::署名 `
unsure-day-conflict = 两处日期不一样：请改成一样的
unsure-page-conflict = 文件名和版面上的版次不一样：请改成一样的
unsure-weighed = 没有标题记号，这一行是不是标题拿不准：是就加 `::稿件 `，不是就加 `::正文 `
unsure-maybe-headline = 这一行可能是另一篇的标题：是就加 `::稿件 `
unsure-signed-within = 稿件中间有署名或讯头，可能是两篇：是就在第二篇的标题前加 `::稿件 `
unsure-no-text = 这里有标题没有正文：两行是一个标题就并成一行，中间空一格，不是标题就加 `::正文 `
unsure-other-setting = 从这里起段首缩进变了，可能是另一篇的标题：是就加 `::稿件 `
unsure-ends-open = 末行没有说完：请看一下，不是正文就加 `::略 `
unsure-maybe-apart = 这一段接到了上一段后面，可能不该接：不该接就加 `::正文 `
unsure-breaks-off = 这一段没有说完，后面没有接上：请看一下
unsure-maybe-text = 这一行当作版面杂项或网页附件略去了，可能是正文：是正文就加 `::正文 `
unsure-maybe-furniture = 这一行当作正文了，可能是版面杂项或网页附件：不是正文就加 `::略 `

field-title = 标题
field-credits = 署名
field-day = 日期
field-page = 版次
field-cut = 稿件起止
field-joins = 段落

## 一次运行最后说的。

look-at = 《{ $headline }》（{ $field }）{ $why }
look-at-held-back = 《{ $headline }》暂未发布（{ $field }），{ $why }
look-at-left = 《{ $headline }》照上次的发布，这次的改动没有发（{ $field }），{ $why }
to-look-at = { $count } 处要看一下：
to-look-at-more = 另有 { $count } 处：要看全部，请运行 `{ $command }`
to-look-at-place = {"  "}{ $place }
still-held-back = 另有 { $count } 篇有要看的地方，仍未发布或没有更新：要看是哪些，请运行 `{ $command }`
proofs-written = 校样 { $count } 个版，在 { $folder }

## 表里、逐行解释里、校样上怎么说。

doubt = { $field } · { $what }
doubt-at-line = 第 { $line } 行 · { $what }
doubt-elsewhere = { $file } · { $what }
stories-to-look-at = { $count } 篇要看一下
places-to-look-at = { $count } 处要看一下
doubt-key = 下一处要看的，

## 列表里。

doubtful-story = { $name }《{ $headline }》{ $became }
doubtful-published = 已发布
doubtful-held-back = 暂未发布
doubtful-left = 照上次的发布，改动没有发
stories-doubtful = { $count ->
    [0] 没有要看的稿件
   *[other] { $count } 篇要看一下：请在版面上定下来，或者照现在读出的样子认可，例如：
}
story-accepted = 已认可：{ $headline }（{ $name }）
nothing-to-accept = { $name } 没有要看的地方
story-accepted-no-more = 已取消认可，要再看一下：{ $headline }（{ $name }）
nothing-accepted = { $name } 没有认可过

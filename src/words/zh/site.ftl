# 报纸的网页上给读者看的话，跟报纸的语言走。

site-skip = 跳到正文
site-places = 导航
site-home = 首页
site-past = 往期
site-subscribe = 订阅
site-newest = 看最新一期
site-calendar = 按日期查阅往期
site-years = 年份
site-contents = 本期各版
site-stories = 稿件
site-edition = 本期目录
site-edition-empty = 这一期没有可以阅读的稿件
site-edition-before = 上一期
site-edition-after = 下一期
site-branch-empty = 这里还没有稿件
site-turning = 前后
site-before = 上一篇
site-after = 下一篇
site-beside = 订阅与更正
site-changes = 更正
site-topics = 专题
site-table = 表格
site-feed-address = 订阅地址
site-feed-told = 这是供阅读器使用的订阅源。复制地址栏里的网址，粘贴到阅读器的“添加订阅”里，以后有新稿件就会自动送到
site-subscribe-short = 把这个地址添加到阅读器里，新稿件和更正会自动送到
site-subscribe-more = 什么是订阅，怎样订阅
site-subscribe-what = 订阅源是一个网址，里面总有本报最新的稿件。把它交给阅读器，阅读器会替您定时去看，一有新稿件和更正就送到您面前
site-subscribe-why = 订阅不用注册，不用留下手机号或邮箱，什么时候都可以取消。先看什么、后看什么，由您自己决定
site-subscribe-how = 怎样订阅
site-subscribe-reader = 选一个阅读器：手机和电脑上都有，网页上也有，多数不收费
site-subscribe-copy = 复制这个地址（点一下就全部选中）：
site-subscribe-paste = 在阅读器里点“添加订阅”，把地址粘贴进去
site-subscribe-open = 已经有阅读器的，可以直接用它打开：
site-subscribe-own = 本机的阅读器
site-subscribe-all = 全部订阅源
site-subscribe-list = 一次导入全部
site-not-found = 没有这一页
site-not-found-why = 网址可能写错了，或者这一页已经不在这里
site-reporter = 记者
site-correspondent = 通讯员
site-intern = 实习生
site-photographer = 摄影
site-editor = 编辑
site-author = 作者
site-translator = 翻译
site-artist = 绘图
site-commentator = 评论员
site-other = 其他
site-weekday = { $number ->
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
site-weekday-short = { $number ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
   *[7] 日
}
site-month = { $number }月
site-year = { $year }年
site-editions = 共{ $count }期
site-counted = 共{ $pages }版 { $stories }篇
site-counted-stories = 共{ $stories }篇
site-corrected = 更正于{ $day } { $time }
site-source = 来源：{ $source }
site-photographed = { $names } 摄
site-follow = 订阅“{ $section }”
site-subscribe-to = 订阅{ $paper }

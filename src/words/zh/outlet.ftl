# 发布出去的东西：读不回来的文件，以及告诉读者的撤稿（用报纸自己的语言）。

flaw-at = { $flaw }（第 { $byte } 字节）
flaw-parser = 原始信息：{ $words }
flaw-prefix = 前缀 { $prefix } 没有对应的命名空间
flaw-bracket = 属性 { $attribute } 里有 `<`
flaw-character = 有 XML 里不能用的字符 { $code }
flaw-text-outside = 根元素外面还有文字
flaw-document-type = 带有订阅源用不着的文档类型声明
flaw-no-element = 里面没有元素
flaw-no-picture = 内容不是这种图片
flaw-elements = 应当只有一个根元素，却有 { $count } 个
flaw-open = 有 { $count } 个元素没有结束

## 发布给读者的话，跟报纸的语言走。

published-notice = 本稿已撤回
published-notice-because = 本稿已撤回：
published-day = { $year }年{ $month }月{ $day }日
published-page = 第{ $page }版
published-brief = 简讯
published-notice-kind = 公告
published-correction = 更正
published-picture = 图片
published-more = 阅读全文
published-sections = 版面
published-writers = 作者

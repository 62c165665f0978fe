# 存档命令的回答。

## 稿件的状态，一次运行里稿件的变化。

state-live = 已发布
state-held = 待发
state-off-page = 版面已无，未发布
state-withdrawn = 已撤稿
state-notice = 已撤稿并说明
state-merged = 已并入他稿
state-because = { $state }（{ $reason }）
change-new = 新稿
change-revised = 改稿
change-layout = 仅排版变动
change-withdrawn = 撤稿
change-restored = 恢复
change-held = 待发
change-released = 到时发布
change-late = 补发

## 命令的回答。

articles-listed = { $count ->
    [0] 没有这样的稿件：用 `benbao archive list` 查看全部
   *[other] 共 { $count } 篇
}
article-withdrawn = 已撤稿：{ $headline }（{ $id }）
article-restored = 已取消撤稿：{ $headline }（{ $id }）
article-restored-off-page = 已取消撤稿，但现在没有版面登着它，所以还不发布：把它放回版面，再运行 `benbao build`：{ $headline }（{ $id }）
article-merged = 已合并：{ $new } 并入《{ $headline }》（{ $id }），算作改稿
archive-sound = 存档完好，不用修复
archive-missing = 没有存档，将根据订阅源和版面重建
archive-set-aside = 损坏的存档已改名为 { $damaged }，其中 { $saved } 篇稿件完好，其余将根据订阅源和版面重建
articles-imported = 读入 { $count } 篇稿件：请运行 `benbao build` 发布
revision = 第 { $number } 稿，{ $seen } 读自 { $place }
no-difference = 见报的文字没有变

## 列名与行名。

label-id = 编号
label-edition = 日期版次
label-state = 状态
label-published = 发布
label-updated = 更新
label-withdrawn = 撤稿
label-authors = 署名
label-column = 栏目
label-kicker = 引题
label-headline = 标题
label-deck = 副题
label-text = 正文
label-byline = 署名
label-credits = 署名人
label-before = { $label }：
credited = { $role } { $name }

## 报纸的现状。

standing-newest = 最近一期 { $date }，{ $count } 篇
standing-nothing = 还没有发布
standing-states = 稿件：{ $list }
standing-state = { $state } { $count } 篇
standing-held = { $count } 篇待发，到时间后第一次运行时发出
standing-spared = { $count } 篇已不在版面上而没有撤稿：一次要撤的超过了上限。确实要撤，请运行：
standing-withdraw = `benbao archive withdraw --file { $path } --reason 撤稿原因`
standing-set-aside = { $count } 个文件未采用
none-moved = 没有要改道的网址：请先在 `[articles]` 里写明哪个网站已经不用了，`moved = ["https://old.example.cn/"]`

# 一次运行怎样说自己。

said-error = 【出错】
said-warning = 【注意】
said-set-aside = 【未采用】
few-threads = 电脑负担太重，改为逐个处理，会慢一些：请管理员放宽这个用户的进程数（`ulimit -u`）和内存（`ulimit -v`）上限。原始信息：{ $why }

## 读到了什么。

found = { $articles }，{ $pages }，{ $with-authors } 篇有署名，{ $editions }
found-nothing-new = { $pages }，都没有变动
count-articles = { $count } 篇稿件
count-pages = { $count } 个版
editions-none = 没有见报日期
editions-one = 见报日期 { $date }
editions-many = { $count } 期，{ $first } 至 { $last }

## 稿件怎样了。

became = { $list }
became-one = { $what } { $count } 篇
became-draft = 草稿 { $count } 个版未发
waits = { $count ->
    [1] 1 篇待发：北京时间 { $until } 后的第一次运行发出
   *[other] { $count } 篇待发：最早的一篇由北京时间 { $until } 后的第一次运行发出
}
changed = { $what }：{ $headline }（{ $id }）
still-set-aside-named = 其中 { $count } 个文件以前就未采用，原因没有变
still-set-aside = 另有 { $count } 个文件仍未采用，原因已提示过：要看是哪些，请运行 `{ $command }`

## 文件怎样了。

written = { $output }：共 { $all } 个文件，更新 { $written } 个，未变 { $unchanged } 个
would-write = { $output }：共 { $all } 个文件，将更新 { $written } 个，未变 { $unchanged } 个。这次是试运行，没有写
written-nothing = { $output }：没有要写的文件
would-write-nothing = { $output }：没有要写的文件。这次是试运行
written-file = 已更新：{ $file }
unchanged-file = 未变：{ $file }
would-write-file = 将更新：{ $file }
would-keep-file = 未变：{ $file }

## 等待的时候。

stage-reading = 读版面
stage-parsing = 读稿件
stage-writing = 写订阅源
stage-publishing = 发布

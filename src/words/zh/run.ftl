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
removed = { $output }：清掉不再需要的旧文件 { $count } 个，如 { $file }
would-remove = { $output }：将清掉不再需要的旧文件 { $count } 个，如 { $file }。这次是试运行，没有动
would-keep-file = 未变：{ $file }
feed-cut = { $file }：为了不超过 { $limit }，移出较早的 { $left } 篇，{ $shortened } 篇只登开头，全文都在当期的存档里

## 等待的时候。

stage-reading = 读版面
stage-parsing = 读稿件
stage-writing = 写订阅源
stage-publishing = 发布

## 自动运行时。

steady-start = 开始运行
steady-changed = { $count } 个文件有变动
steady-line = 到了排定的时间：{ $at }
steady-release = 有稿件到了发布时间：{ $at }
steady-again = 上次没有成功，再试一次
steady-asked = 收到信号，立即运行
steady-rescan = 定时核对整个文件夹
steady-empty = { $folder } 里还没有版面，放进来就发布
steady-hears = 正在留意 { $folder }：版面保存好两秒内发布
steady-polls = 正在留意 { $folder }：那里的变动不会自己报来，每半秒看一次
steady-too-many = 电脑不肯再报告文件的变动，改为每半秒看一次：要恢复，请管理员调大 `fs.inotify.max_user_watches`，再重新启动
steady-unheard = 文件的变动没有人报告，改为每半秒看一次。原始信息：{ $why }
steady-settings = 设置改了，从这次运行起照新的办
steady-old-settings = 设置改正以前，照原来的办
steady-stopping = 正在停止：先做完手头这一次；再发一次信号就立即结束
steady-well = 恢复发布
steady-gone = 找不到 { $folder }：已发布的不受影响，请把文件夹放回原处，放回后自动继续
steady-back = { $folder } 又在了，继续留意
steady-another = { $folder } 换成了另一个文件夹（挂载过，或者重新建过），从现在起留意它
fares-over = 自动发布因程序出错已经中止：请重新启动 benbao
fares-silent = 自动发布已有 { $minutes } 分钟没有动静，可能是版面文件夹所在的磁盘没有应答：请查看磁盘，或重新启动 benbao
fares-failed = 上一次运行失败：{ $why }
steady-end = 已停止
run-desk = 编辑台：{ $address }
run-elsewhere = 设置里的订阅源文件夹改成了 { $output }，网页服务仍用原来的：请重新启动
run-home = 设置里的订阅源文件夹改回了 { $output }，与网页服务一致
run-open = 编辑台的地址 { $address } 谁都能打开，里面有还没发布的稿件：请用 `--private` 改成只有本机或内部网络能打开的地址，如 `127.0.0.1:8081`
schedule-line = { $at } 排定
schedule-release = { $at } 有稿件到时发布

## 警报。

alarm-failed = 警报：上一次运行失败，订阅源还是原来的
alarm-stale = 警报：最近一期已经是 { $count } 小时以前的，没有新的一期
alarm-few = 警报：最近一期只有 { $count } 篇稿件
alarm-doubtful = 警报：有 { $count } 篇稿件要看，请运行 `benbao status`
alarm-warnings = 警报：上一次运行有 { $count } 条提示
alarm-hub = 警报：有 { $count } 个订阅源中转站一个多小时没有接通，新的订阅源没有通知到
alarm-name-hub = 中转站接不通
alarm-off = 警报解除：{ $alarm }
alarm-name-failed = 运行失败
alarm-name-stale = 没有新的一期
alarm-name-few = 稿件太少
alarm-name-doubtful = 要看的稿件太多
alarm-name-warnings = 提示太多
alarm-unheard = 警报没有送到：`[alarm]` 里的 `command` 没有办成，下次运行再送。原始信息：{ $why }
health-last = 上一次运行：北京时间 { $time }，已完成
health-failed = 上一次运行：北京时间 { $time }，失败：{ $why }
health-next = 下一次排定的运行：北京时间 { $time }
health-differs = { $file } 与存档不一致，有人动过它：请运行 `benbao build --verify` 重写

## 告诉推送中心。

hub-told = 已告诉 { $hub }：{ $count } 个订阅源有更新
hub-waits = 还没有告诉 { $hub }，稍后再试。原因：{ $why }
hub-given-up = 请核对 `[websub]` 里的 `hub`：一天来都没能告诉 { $hub }，下次更新以前不再试。原因：{ $why }；自己来取的订户不受影响
hub-no-name = 没有这个域名
hub-private = 域名指向内部网络（{ $address }）
hub-late = 十秒内没有答复
hub-nobody = 对方没有应答
hub-no-way = 网络不通
hub-redirect = 对方要求转到别处（状态 { $status }），不照办；请直接写新的网址
hub-status = 对方答复状态 { $status }
hub-system = { $why }
hub-other = 原始信息：{ $words }

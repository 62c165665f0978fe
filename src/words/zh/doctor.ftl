# 体检：查出了什么、该做什么（`doctor-…`）；不处理会怎样（`else-…`）。头一次用：接下来做什么（`first-…`）。

doctor-stops = 不处理就发布不了：
doctor-see-to = 该处理的：
doctor-note = 可以留意的：
doctor-well = { $count ->
    [0] 没有查出毛病，设置、存档、订阅源、电脑都看过了
   *[other] 没有查出毛病，设置、{ $count } 个版面文件、存档、订阅源、电脑都看过了
}
doctor-files = { $count } 个文件（{ $files }）都是一样的情况：{ $why }
doctor-files-and-more = { $count } 个文件（{ $files }等）都是一样的情况：{ $why }
doctor-day-ahead = 见报日期 { $date } 还远：请核对文件名里的年月日
doctor-never-built = 还没有发布过：版面放好以后，运行 `benbao build`
doctor-trial-over = 试用已经结束：下次运行 `benbao build`，就正式开始发布
doctor-broken-off = 上一次运行没有做完就断了（停电，或者被强行关掉）：运行一次 `benbao build`，它会接着做完
doctor-no-copy = 存档的副本不在了，或者被改过：请从备份里找回这个文件；找不回来，运行 `benbao build`，会照存档重写
doctor-doubtful = 有 { $count } 篇稿件要看：运行 `benbao archive list --doubtful`，看是哪几行
doctor-stale = 最近一期是 { $date }，已经过了 { $days } 天：有新的版面，请放进 { $pages }；放了却没有出来，请运行 `benbao build`，看它怎么说
doctor-failed = 北京时间 { $time } 的那次运行失败了，{ $why }
doctor-older-program = 上一次用的是 benbao { $was }，这里装的是 { $is }：请升级这台电脑上的 benbao
doctor-own-address = 订阅源的网址 { $url } 只有这台电脑或内部网络打得开：请在 `base_url` 里写读者用的网址
doctor-not-sealed = 订阅源的网址 { $url } 没有加密：网站能用 `https://` 以后，请改 `base_url`，并让旧网址跳转过去
doctor-shut = 网站服务器进不了 { $path }：请放开权限 `chmod o+x { $path }`；由 `benbao run` 或 `benbao serve` 直接提供的，不用管
doctor-closed-file = 网站服务器读不了 { $path }：请放开权限 `chmod o+r { $path }`；由 `benbao run` 或 `benbao serve` 直接提供的，不用管
doctor-clock = { $path } 写于 { $time }，电脑时钟却才到 { $now }：请校准这台电脑的时钟，如果文件是别的电脑写的，也核对那一台
doctor-disk = { $path } 所在的磁盘只剩 { $free }：请腾出地方
doctor-unattended = 现在没有程序在自动发布：请开着 `benbao run`，由它来发；由 `cron` 或 `systemd` 定时运行的，不用管（这台电脑的时区是 { $zone }，`cron` 按它算钟点）
doctor-locale = 这个终端的语言设置是 { $locale }，不是 UTF-8：请先运行 `export LANG=C.UTF-8`

doctor-else = 不处理：{ $what }
else-nothing-new = 新的稿件发布不了；已发布的不受影响
else-no-pictures = 读者看不到这些图片；稿件不受影响
else-not-out = 这些文件里的稿件，读者看不到
else-other-day = 稿件可能算到别的日子去
else-waits = 到那一天以前，这一期不会发布
else-misread = 标题或署名可能有错，读者已经看到，或者稿件一直没有发出去
else-lost = 万一存档也丢了，改过标题、撤过稿的稿件就恢复不成原样
else-trial = 读者订不到；试用时的编号，正式发布后都要作废
else-nobody-reaches = 外面的读者打不开
else-listened = 路上有人能改读者收到的内容，有的阅读器还会拒收
else-not-shown = 读者打开网址，只看到“禁止访问”
else-dated-wrongly = 发布时间会写错，定时的稿件发得太早或太晚
else-thought-ended = 读者会以为报纸停了
else-broken-off = 发布到一半可能写不下去
else-older = 旧版可能读不了新版的存档，版面也可能读得不一样
else-by-hand = 每天要有人运行一次 `benbao build`
else-names = 在这里输入中文，文件名可能变成乱码；发布不受影响
else-again = 没有坏处；这一次看得不全
else-begins-anew = 试用时的订阅源还挂在那里
else-not-ours = 读者收到的不是报纸发布的内容

first-none = 这个文件夹里还没有报纸（没有 `benbao.toml`）。从这里到有订阅源：
first-init = {"  "}1. 运行 `benbao init haiwan`：新建文件夹 `haiwan`，会问三个问题
first-pages = {"  "}2. 把版面文件放进 `haiwan/pages`；文件名写上日期和版次，如 { $name }
first-build = {"  "}3. 运行 `benbao build haiwan`：读版面，写订阅源
first-here = {"  "}1. 这里有 { $count } 个文件可能是版面：运行 `benbao init --source .`，就读这个文件夹
first-build-here = {"  "}2. 运行 `benbao build`：读版面，写订阅源
first-more = 报纸在别处：`benbao build 文件夹`；哪里不对：`benbao doctor 文件夹`；全部命令：`benbao --help`
first-language = 要英文提示，命令后面加 `--lang en`

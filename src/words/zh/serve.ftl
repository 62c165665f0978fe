# 发布服务说的话：对运行它的人，对来取内容的人。

serving = { $output }：可在 `http://{ $address }/` 访问，按 `Ctrl-C` 结束
serving-measured = 运行状态在 `http://{ $address }/healthz` 和 `http://{ $address }/metrics`
output-gone = { $output }：现在读不了（{ $why }），仍提供上一次的内容：请把文件夹放回原处，或结束 benbao
output-back = { $output }：又能读了，现在提供里面的内容
unserved = { $file }：读不了（{ $why }），仍提供上一次的内容：请让当前用户能读这个文件
connections-full = 已有 { $most } 个连接，不再接受新的：如果常这样，请在前面加一个网站服务器，或用 `--connections` 调大
connections-full-of = { $address } 已有 { $most } 个连接，不再接受它的：如果它是自己的网站服务器，请让它访问 `127.0.0.1`
connections-refused = 暂时接受不了连接（{ $why }），会再试：请让当前用户能打开更多文件（`ulimit -n`）
unlogged = 访问日志写不进去（{ $why }），日志缺几行，服务照常
answers-cut = 有 { $count } 个请求没来得及答完，已中断

## 没有可提供的内容，或没有可用的地址。

address-taken = { $address } 已被别的程序占用：请先结束它，或用 `{ $option }` 换一个地址，如 `{ $free }`
address-forbidden = 当前用户不能使用 { $address }：请用 `{ $option }` 换一个 1023 以上的端口
address-of-another = { $address } 不是这台电脑的地址：`{ $option }` 请写 `127.0.0.1` 或 `0.0.0.0`
address-refused = { $address } 用不了，{ $why }
nothing-to-serve = 没有这个文件夹：请先运行 `benbao build`，或用 `--output` 指明订阅源的文件夹

## 给读者的回答，用报纸的语言；句号由程序加。

answer-not-found = 这个网址上没有内容
answer-gone = 这个订阅源已经停用，这个网址上不会再有内容
answer-later = 暂时读不了，请稍后再试
answer-only-get = 这里只接受 `GET` 和 `HEAD`
answer-bad = 请求里没有写明主机，或者写了几个
answer-too-much = 请求里不能带内容
answer-feeds = 这里没有网页，订阅源在 { $feeds }

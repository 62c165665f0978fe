# 一次运行怎样说自己。

said-error = 出错：
said-warning = 注意：
said-set-aside = 未采用：
few-threads = 系统不再给线程，改用一个线程慢慢做：请放宽这个用户的进程数（`ulimit -u`）和内存（`ulimit -v`）上限。系统的说法：{ $why }

# 许多句子里都有的话。

list-separator = 、
clause-separator = ；
verbatim = { $words }
typed = `{ $value }`
moment = { $moment }
at-file = { $file }：{ $what }
at-line = { $file } 第 { $line } 行：{ $what }
at-column = { $file } 第 { $line } 行第 { $column } 字：{ $what }
at-option = { $option }：{ $what }
stories = { $count } 篇稿件（{ $headlines }）
some-stories = { $count } 篇稿件（{ $headlines }等）

## 日期从哪里看出来。

told-by-front-matter = 文件头
told-by-path = 文件名或文件夹名
told-by-page = 版面上的报眉
told-by-option = 命令行的 `--edition`
told-by-datelines = 讯头

# What stands in many sentences.

list-separator = {", "}
clause-separator = {"; "}
verbatim = { $words }
typed = { $value }
moment = { $moment }
at-file = { $file }: { $what }
at-line = { $file }:{ $line }: { $what }
at-column = { $file }:{ $line }:{ $column }: { $what }
at-option = { $option }: { $what }
stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
} ({ $headlines })
some-stories = { $count ->
    [one] 1 story
   *[other] { $count } stories
} ({ $headlines }, …)

## What told a day.

told-by-front-matter = front matter
told-by-path = path
told-by-page = page
told-by-option = option --edition
told-by-datelines = datelines

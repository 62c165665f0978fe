# What comes out: documents that do not parse back, and what readers are told of withdrawals, in the language of the paper.

flaw-at = { $flaw } at byte { $byte }
flaw-parser = { $words }
flaw-prefix = prefix `{ $prefix }` is bound to no namespace
flaw-bracket = `<` in attribute `{ $attribute }`
flaw-character = character { $code }, which XML cannot carry,
flaw-text-outside = text outside the document's element
flaw-document-type = a document type, which no feed needs
flaw-no-element = no element
flaw-no-picture = no picture of its kind
flaw-elements = { $count } elements where one is the document
flaw-open = { $count ->
    [one] 1 element is never closed
   *[other] { $count } elements are never closed
}

## Published, in the paper's own language.

published-notice = This story has been withdrawn
published-notice-because = {"This story has been withdrawn: "}
published-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
published-page = page { $page }
published-brief = brief
published-notice-kind = notice
published-correction = correction
published-picture = picture
published-more = Read on
published-sections = Sections
published-writers = Writers

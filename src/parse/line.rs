//! Lines: what a line is by itself, asked once. `sheet` lays the page out, of lines `printed` on it; `heading` and `by_meta` say which
//! are headings; `signature` is the only place that says "a byline stands here"; `dateline` knows origins, `furniture`, `ending` and `page_line`
//! what is the page's, `metadata` what is a web desk's, `around` what a site sets around a line, `written` what a text is whoever wrote it.

pub(crate) mod around;
pub(crate) mod by_meta;
pub(crate) mod dateline;
pub(crate) mod directive;
pub(crate) mod ending;
pub(crate) mod evidence;
pub(crate) mod furniture;
pub(crate) mod heading;
pub(crate) mod metadata;
pub(crate) mod page_line;
pub(crate) mod prefixed;
pub(crate) mod printed;
pub(crate) mod sheet;
pub(crate) mod signature;
pub(crate) mod site;
pub(crate) mod source;
pub(crate) mod written;

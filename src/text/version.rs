//! What is written behind the name of a page to tell its versions apart (最终, 副本): data. Which version is the page is
//! `read::copies`'; that such a word is no part of the page's name is asked where names of pages are read.

use crate::text::is_han;

/// What an editor calls the version that counts.
pub(crate) const FINAL: [&str; 6] = ["最终版", "最终", "定稿", "终稿", "final", "定"];

/// What an editor calls a version that comes after another, and before the last.
pub(crate) const CHANGED: [&str; 8] = ["修改稿", "修订稿", "修改版", "修订版", "修改", "修订", "改", "v"];

/// What a person or a system calls a version beside the one that counts.
pub(crate) const SPARE: [&str; 12] =
    ["的副本", "副本", "复件", "备份", "复制", "拷贝", "初稿", "草稿", "旧稿", "快捷方式", "copy", "backup"];

/// Whether a word opens as one that tells a version does.
pub(crate) fn begins(text: &str) -> bool {
    let is_long = |word: &&&str| word.chars().count() > 1;
    FINAL.iter().chain(&CHANGED).chain(&SPARE).filter(is_long).any(|word| text.starts_with(word))
        || stands_alone(text, ["改", "定"])
}

/// Whether one of these characters is a word by itself: 改2, not 改革.
fn stands_alone(text: &str, words: [&str; 2]) -> bool {
    let behind = words.iter().find_map(|word| text.strip_prefix(word));
    behind.is_some_and(|behind| !behind.starts_with(is_han))
}

//! What is written behind the name of a page to tell its versions apart (最终, 副本): data. Which version is the page is
//! `read::copies`'; that such a word is no part of the page's name is asked where names of pages are read.

/// What an editor calls the version that counts.
pub(crate) const FINAL: [&str; 5] = ["最终版", "最终", "定稿", "终稿", "final"];

/// What a person or a system calls a version beside the one that counts.
pub(crate) const SPARE: [&str; 12] =
    ["的副本", "副本", "复件", "备份", "复制", "拷贝", "初稿", "草稿", "旧稿", "快捷方式", "copy", "backup"];

/// Whether a word opens as one that tells a version does.
pub(crate) fn begins(text: &str) -> bool {
    FINAL.iter().chain(&SPARE).any(|word| text.starts_with(word))
}

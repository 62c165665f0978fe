//! What is written behind the name of a page to tell its versions apart (最终, 副本): data. Which version is the page is
//! `read::copies`'; that such a word is no part of the page's name is asked where names of pages are read. And what is written
//! there of a page that is not to go out (勿发).

use crate::text::is_han;
use std::path::Path;

/// What an editor calls the version that counts.
pub(crate) const FINAL: [&str; 6] = ["最终版", "最终", "定稿", "终稿", "final", "定"];

/// What an editor calls a version that comes after another, and before the last.
pub(crate) const CHANGED: [&str; 8] = ["修改稿", "修订稿", "修改版", "修订版", "修改", "修订", "改", "v"];

/// What a person or a system calls a version beside the one that counts.
pub(crate) const SPARE: [&str; 11] =
    ["的副本", "副本", "复件", "备份", "复制", "拷贝", "初稿", "旧稿", "快捷方式", "copy", "backup"];

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

/// What hardly a headline ends with: it holds a page wherever a name ends with it. Who loses one to this is told, and renames the
/// file; a draft that went out nobody takes back.
const HELD: [&str; 4] = ["草稿", "废稿", "勿发", "勿登"];

/// What a headline may end with (遗失声明作废): it holds a page as a word by itself.
const HELD_BY_ITSELF: [&str; 8] = ["不发", "不用", "待审", "未审", "作废", "暂缓", "撤稿", "draft"];

/// Folders of pages that are not to go out, beside those whose names end with one of these words as a file's does.
const HELD_FOLDERS: [&str; 3] = ["草稿箱", "_drafts", "drafts"];

/// The word in the names of a page, by its path below the source, that says that it is not to go out.
pub(crate) fn held(path: &Path) -> Option<&'static str> {
    let told = |name: &std::ffi::OsStr| name.to_string_lossy().trim().to_lowercase();
    let folders = path.parent().into_iter().flat_map(Path::iter).map(told);
    let of_folder = |name: String| HELD_FOLDERS.into_iter().find(|word| *word == name).or_else(|| last_held(&name));
    path.file_stem().and_then(|stem| last_held(&told(stem))).or_else(|| folders.into_iter().find_map(of_folder))
}

/// The word that a name ends with, whatever says behind it that it is a copy: `A07（勿发） (1)`, `A07 草稿 副本`.
fn last_held(name: &str) -> Option<&'static str> {
    let is_behind = |letter: char| letter.is_ascii_digit() || !letter.is_alphanumeric();
    let mut rest = name.trim_end_matches(is_behind);
    while let Some(shorter) = SPARE.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end_matches(is_behind);
    }
    let anywhere = HELD.iter().find(|word| rest.ends_with(**word));
    let by_itself = |word: &&&str| {
        let before = rest.strip_suffix(**word)?.chars().next_back();
        let is_han_word = word.starts_with(is_han);
        Some(before.is_none_or(|it| !it.is_alphanumeric() || is_han_word && it.is_ascii()))
    };
    anywhere.or_else(|| HELD_BY_ITSELF.iter().find(|word| by_itself(word) == Some(true))).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_say_so_hold_a_page() {
        let table = [
            ("A07（勿发）.md", Some("勿发")),
            ("2026-03-10/A07(待审).txt", Some("待审")),
            ("A07-不用.md", Some("不用")),
            ("A07_draft.md", Some("draft")),
            ("A07 Draft.md", Some("draft")),
            ("A07——作废.docx", Some("作废")),
            ("A07【暂缓】.md", Some("暂缓")),
            ("A07不发.md", Some("不发")),
            ("大桥通车草稿.md", Some("草稿")),
            ("A07废稿2.md", Some("废稿")),
            ("A07（勿发） (1).md", Some("勿发")),
            ("A07 草稿 副本.md", Some("草稿")),
            ("草稿.md", Some("草稿")),
            ("草稿/A07.md", Some("草稿")),
            ("2026-03-10/草稿箱/A07.md", Some("草稿箱")),
            ("_drafts/a.md", Some("_drafts")),
            ("Drafts/2026/a.md", Some("drafts")),
            ("待审/A07.md", Some("待审")),
            ("A07.md", None),
            ("遗失声明作废.md", None),
            ("一分钱也不用.md", None),
            ("overdraft.md", None),
            ("draft-law.md", None),
            ("草稿纸上的桥.md", None),
            ("2026-11-27（勿发）/A07.md", Some("勿发")),
            ("不用/A07.md", Some("不用")),
            ("稿件 撤稿/A07.md", Some("撤稿")),
            ("勿发朋友圈/A07.md", None),
            ("2026-11-27 毛泽东诗词草稿展.md", None),
            ("草稿本里的诗/A07.md", None),
            ("论文撤稿.md", None),
            ("一分钱也不用/A07.md", None),
            ("A07 最终.md", None),
            ("（1）.md", None),
        ];
        for (path, word) in table {
            assert_eq!(held(Path::new(path)), word, "{path}");
        }
    }
}

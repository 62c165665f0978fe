//! Whose hand (经手) a page says somebody had in a story: sites tell as its author whoever put it on the web, an editor, or who took its
//! picture.

/// Words before the name of somebody who wrote.
const WRITERS: [&str; 8] = ["记者", "記者", "通讯员", "通訊員", "作者", "撰稿", "撰文", "文"];

/// Words before the name of somebody who did something else.
const OTHERS: [&str; 20] = [
    "编辑", "編輯", "责编", "責編", "编审", "审核", "校对", "校對", "监制", "主编", "终审", "值班", "美编", "摄影", "攝影",
    "摄像", "图片", "供图", "制图", "图",
];

/// Words behind the name of somebody who took or drew the picture.
const PICTURES: [&str; 9] = ["摄影", "攝影", "摄", "攝", "供图", "制图", "绘", "图", "漫画"];

/// Words behind the name of somebody who did both.
const BOTH: [&str; 7] = ["文/图", "文图", "文并摄", "文/摄", "摄影报道", "图文", "图/文"];

/// A word and the names behind it stand within so many letters.
const NEAR: usize = 16;

/// Whether a page names somebody for something else and nowhere for the writing.
pub(super) fn did_not_write(page: &str, name: &str) -> bool {
    let is_space = |letter: char| letter.is_whitespace() || matches!(letter, '：' | ':' | '/' | '／' | '|');
    let mut did_other = false;
    for (at, _) in page.match_indices(name).take(MOST) {
        let (before, behind) = (page.get(..at).unwrap_or(""), page.get(at + name.len()..).unwrap_or(""));
        let behind = behind.trim_start_matches(is_space);
        let near = before.char_indices().rev().nth(NEAR - 1).map_or(0, |(start, _)| start);
        let near = before.get(near..).unwrap_or("");
        let near = near.rsplit(['。', '！', '；', '(', ')', '（', '）']).next().unwrap_or("");
        let last = |words: &[&str]| words.iter().filter_map(|word| near.rfind(word).map(|at| at + word.len())).max();
        let (writer, other) = (last(&WRITERS), last(&OTHERS));
        if BOTH.iter().any(|word| behind.starts_with(word)) {
            return false;
        }
        // 图/何小满 is of the next name.
        let is_behind = |word: &str| behind.strip_prefix(word).is_some_and(|rest| !rest.starts_with(['/', '／', '：', ':']));
        if PICTURES.iter().any(|word| is_behind(word)) || other > writer {
            did_other = true;
        } else if writer.is_some() {
            return false;
        }
    }
    did_other
}

/// A page names its people a few times.
const MOST: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_and_a_photographer_did_not_write() {
        let table = [
            ("图为通车现场。 何小满 摄 责任编辑：方予安", "何小满", true),
            ("图为通车现场。记者 何小满 摄", "何小满", true),
            ("来源：海湾网 责任编辑：方予安", "方予安", true),
            ("责编：柯书维 方予安", "方予安", true),
            ("摄影：何小满", "何小满", true),
            ("本报讯（记者 何小满）今晨通车。 何小满 摄", "何小满", false),
            ("本报记者 何小满 文/图", "何小满", false),
            ("记者 林知夏 何小满", "何小满", false),
            ("文/林知夏 图/何小满", "林知夏", false),
            ("文/林知夏 图/何小满", "何小满", true),
            ("何小满说，大桥通车。", "何小满", false),
            ("今晨通车。", "何小满", false),
        ];
        for (page, name, expected) in table {
            assert_eq!(did_not_write(page, name), expected, "{page} {name}");
        }
    }
}

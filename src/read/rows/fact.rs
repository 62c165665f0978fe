//! The columns of a list (栏目名): which head tells what of a story, in Chinese and in English. `docs/LISTS.md` shows the table.

use crate::text::fold;

/// What a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fact {
    /// 标题
    Title,
    /// 引题
    Kicker,
    /// 副题
    Deck,
    /// 作者, with role words or without: `记者 林知夏 通讯员 陆平安`
    Author,
    /// 记者
    Reporter,
    /// 通讯员
    Correspondent,
    /// 摄影
    Photographer,
    /// 编辑
    Editor,
    /// 日期
    Date,
    /// 版次
    Page,
    /// 版名
    Section,
    /// 栏目: the section where no column tells that.
    Column,
    /// 来源
    Source,
    /// 正文
    Text,
    /// 链接
    Link,
    /// The id by which readers know the story.
    Guid,
    /// 编号: the same where it is an address or a URN; else a number of the newsroom's.
    Number,
    /// 状态: 待审, 草稿
    Status,
    /// 定时
    Release,
    /// 序号, 字数, 备注: for the newsroom.
    Remark,
}

/// The heads of each, in letters of one size and without spaces; the plainest first.
const HEADS: [(Fact, &[&str]); 20] = [
    (Fact::Title, &["标题", "標題", "题目", "主题", "主标题", "稿件标题", "文章标题", "新闻标题", "title", "headline"]),
    (Fact::Kicker, &["引题", "引題", "眉题", "肩题", "kicker"]),
    (Fact::Deck, &["副题", "副題", "副标题", "副標題", "deck", "subtitle"]),
    (Fact::Author, &["作者", "署名", "作者姓名", "author", "authors", "byline"]),
    (Fact::Reporter, &["记者", "記者", "reporter", "reporters"]),
    (Fact::Correspondent, &["通讯员", "通訊員", "correspondent", "correspondents"]),
    (Fact::Photographer, &["摄影", "攝影", "摄影者", "photographer", "photographers"]),
    (Fact::Editor, &["编辑", "編輯", "责编", "責編", "责任编辑", "editor", "editors"]),
    (Fact::Date, &["日期", "见报日期", "刊发日期", "出版日期", "发布日期", "date", "published", "pubdate", "datepublished"]),
    (Fact::Page, &["版次", "版号", "版面", "版", "page"]),
    (Fact::Section, &["版名", "版面名称", "section"]),
    (Fact::Column, &["栏目", "欄目", "column"]),
    (Fact::Source, &["来源", "來源", "稿源", "稿件来源", "source"]),
    (
        Fact::Text,
        &[
            "正文",
            "内容",
            "內容",
            "全文",
            "正文内容",
            "稿件内容",
            "文章内容",
            "text",
            "body",
            "content",
            "contenthtml",
            "contenttext",
        ],
    ),
    (Fact::Link, &["链接", "鏈接", "网址", "地址", "原文链接", "link", "url"]),
    (Fact::Guid, &["guid"]),
    (Fact::Number, &["编号", "編號", "稿件编号", "稿号", "id"]),
    (Fact::Status, &["状态", "狀態", "审核", "status"]),
    (Fact::Release, &["定时", "定時", "发布时间", "解禁", "release", "embargo"]),
    (Fact::Remark, &["序号", "序號", "字数", "备注", "備註", "no", "words", "remark", "remarks", "notes"]),
];

impl Fact {
    /// What a head tells: `标 题`, `作者（必填）`, `Date Published`.
    pub(crate) fn of_head(head: &str) -> Option<Self> {
        let folded: String = head.chars().map(fold).collect();
        let words = folded.split(['(', '[']).next().unwrap_or_default();
        let is_letter = |letter: &char| letter.is_alphanumeric();
        let plain: String = words.chars().filter(is_letter).flat_map(char::to_lowercase).collect();
        HEADS.iter().find(|(_, heads)| heads.contains(&plain.as_str())).map(|(fact, _)| *fact)
    }

    /// The key of the head of a page that tells the same; `None` for what no head tells.
    pub(crate) fn key(self) -> Option<&'static str> {
        Some(match self {
            Self::Title => "标题",
            Self::Kicker => "引题",
            Self::Deck => "副题",
            Self::Author => "作者",
            Self::Reporter => "记者",
            Self::Correspondent => "通讯员",
            Self::Photographer => "摄影",
            Self::Editor => "编辑",
            Self::Date => "日期",
            Self::Page => "版次",
            Self::Section => "版名",
            Self::Column => "栏目",
            Self::Link => "link",
            Self::Guid => "guid",
            Self::Number => "id",
            Self::Status => "状态",
            Self::Release => "定时",
            Self::Source | Self::Text | Self::Remark => return None,
        })
    }

    /// Whether a story may have several.
    pub(crate) fn may_repeat(self) -> bool {
        matches!(self, Self::Deck | Self::Author | Self::Reporter | Self::Correspondent | Self::Photographer | Self::Editor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn heads_are_known_however_they_are_written() {
        let table = [
            ("标题", Some(Fact::Title)),
            ("标　题", Some(Fact::Title)),
            ("作者（必填）", Some(Fact::Author)),
            ("＊正文：", Some(Fact::Text)),
            ("Date Published", Some(Fact::Date)),
            ("content_html", Some(Fact::Text)),
            ("GUID", Some(Fact::Guid)),
            ("价格", None),
            ("", None),
            ("（标题）", None),
        ];
        for (head, fact) in table {
            assert_eq!(Fact::of_head(head), fact, "{head}");
        }
    }

    #[test]
    fn every_head_tells_one_thing() {
        let heads: Vec<&str> = HEADS.iter().flat_map(|(_, heads)| heads.iter().copied()).collect();
        assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len());
    }

    #[test]
    fn every_head_stands_in_the_documents() {
        for document in [include_str!("../../../docs/LISTS.md"), include_str!("../../../docs/zh-CN/lists.md")] {
            let rows = document.lines().filter_map(|line| line.strip_prefix("| ")?.split('|').nth(1));
            let shown: BTreeSet<&str> = rows.flat_map(str::split_whitespace).collect();
            let missing: Vec<&&str> = HEADS.iter().flat_map(|(_, heads)| *heads).filter(|head| !shown.contains(*head)).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
}

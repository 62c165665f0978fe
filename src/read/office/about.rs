//! What a document says of itself (文档属性): its title and who wrote it, where a person wrote them and no program.

use crate::document::Hint;
use crate::error::office::Unopened;
use crate::read::office::xml::Xml;
use crate::text::is_han;

/// What programs, templates and copied systems write for a title.
const NO_TITLES: [&str; 10] = ["无标题", "無標題", "未命名", "文档", "文件", "新建", "空白", "模板", "幻灯片", "演示文稿"];

/// What systems are called, and offices, and nobody.
const NOBODY: [&str; 34] = [
    "微软用户",
    "微软中国",
    "用户",
    "普通用户",
    "联想用户",
    "中国用户",
    "管理员",
    "超级用户",
    "系统管理",
    "作者",
    "佚名",
    "匿名",
    "未知",
    "未定义",
    "办公室",
    "编辑部",
    "记者部",
    "总编室",
    "文印室",
    "打字室",
    "新闻部",
    "宣传部",
    "宣传科",
    "通讯员",
    "雨林木风",
    "番茄花园",
    "深度技术",
    "深度系统",
    "系统之家",
    "电脑公司",
    "萝卜家园",
    "微软",
    "金山",
    "我的电脑",
];

/// A headline is at most so long, in characters.
const LONGEST: usize = 60;

/// Reads `docProps/core.xml` or `meta.xml`; both use the words of Dublin Core.
pub(crate) fn read(mut xml: Xml<'_>) -> Result<Vec<Hint>, Unopened> {
    let mut hints = Vec::new();
    // OpenDocument has both who began a document and who saved it last.
    let mut first_hand = None;
    while let Some(element) = xml.element(0)? {
        let name = element.name().to_owned();
        match name.as_str() {
            "title" => hints.extend(title(&xml.text()?).map(|value| hint("title", value))),
            "creator" => first_hand = first_hand.or(Some(xml.text()?)),
            "initial-creator" => first_hand = Some(xml.text()?),
            // A flat document has its text behind them, with titles of its pictures.
            "styles" | "automatic-styles" | "master-styles" | "body" => xml.skip()?,
            _ => {}
        }
    }
    hints.extend(first_hand.as_deref().and_then(author).map(|value| hint("author", value)));
    Ok(hints)
}

fn hint(key: &str, value: &str) -> Hint {
    Hint { line: 1, key: key.to_owned(), value: value.to_owned() }
}

/// A title in Chinese that no program wrote.
fn title(text: &str) -> Option<&str> {
    let title = text.trim();
    let is_of_file = [".doc", ".docx", ".wps", ".odt", ".txt", ".dot"].iter().any(|end| title.to_lowercase().ends_with(end));
    let sound = title.chars().filter(|it| is_han(*it)).count() >= 4
        && title.chars().count() <= LONGEST
        && !title.contains('\n')
        && !is_of_file
        && !NO_TITLES.iter().any(|it| title.starts_with(it));
    sound.then_some(title)
}

/// A Chinese name; names of accounts in other letters name a machine as often as a person.
fn author(text: &str) -> Option<&str> {
    let name = text.trim();
    let sound = (2..=4).contains(&name.chars().count()) && name.chars().all(is_han) && !NOBODY.contains(&name);
    sound.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::limits::Limits;

    #[test]
    fn what_a_program_wrote_is_no_title_and_nobody() {
        let table = [
            ("Document1", "Administrator", ""),
            ("无标题文档 1", "微软用户", ""),
            ("文档1", "user", ""),
            ("云溪大桥今晨通车.docx", "雨林木风", ""),
            ("云溪大桥今晨通车", "林知夏", "title=云溪大桥今晨通车 author=林知夏"),
            ("通知", "海湾晨报社办公室", ""),
            ("", "python-docx", ""),
        ];
        for (title, creator, hints) in table {
            let text =
                format!("<cp:coreProperties><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></cp:coreProperties>");
            let told: Vec<String> = read(Xml::within(&text, Limits::default()))
                .unwrap()
                .iter()
                .map(|it| format!("{}={}", it.key, it.value))
                .collect();
            assert_eq!(told.join(" "), hints);
        }
        let text =
            "<office:meta><dc:creator>何小满</dc:creator><meta:initial-creator>林知夏</meta:initial-creator></office:meta>";
        assert_eq!(read(Xml::within(text, Limits::default())).unwrap()[0].value, "林知夏");
    }
}

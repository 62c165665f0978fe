//! What a document holds as the lines that are set of it, construct by construct.

use crate::document::Form;
use crate::document::Line;
use crate::error::file::FileKind;
use crate::read::limits::Limits;
use crate::read::office;
use crate::span::SpanKind;
use std::io::Cursor;
use std::io::Write;
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const STYLES: &str = r#"<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>
    <w:style w:type="character" w:styleId="h"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="japaneseCounting"/>
    <w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#;

const NOTES: &str = r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> 见第3版。</w:t></w:r></w:p></w:footnote></w:footnotes>"#;

fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The lines of a document that say something.
fn lines(bytes: &[u8], kind: FileKind) -> Vec<Line> {
    let path = Path::new("A02.docx");
    let (document, warnings) = office::read(path, path, bytes, kind, Limits::of_page(1 << 20)).unwrap();
    assert_eq!(warnings, []);
    document.lines.into_iter().filter(|line| !line.text.is_empty()).collect()
}

fn told(lines: &[Line]) -> Vec<String> {
    let form = |form: Form| if form == Form::Text { String::new() } else { format!("{form:?} ") };
    lines.iter().map(|line| format!("{}{}", form(line.form), line.text)).collect()
}

fn word(body: &str) -> Vec<Line> {
    let relation =
        |id: &str, kind: &str, target: &str| format!(r#"<Relationship Id="{id}" Type="http://x/{kind}" Target="{target}"/>"#);
    let relations = [
        "<Relationships>",
        &relation("1", "styles", "styles.xml"),
        &relation("2", "numbering", "/word/numbering.xml"),
        &relation("3", "footnotes", "footnotes.xml"),
        r#"<Relationship Id="4" Type="http://x/hyperlink" TargetMode="External" Target="https://example.cn/a"/></Relationships>"#,
    ];
    let whole = format!("<Relationships>{}</Relationships>", relation("1", "officeDocument", "word/document.xml"));
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let parts = [
        ("_rels/.rels", whole.as_str()),
        ("word/_rels/document.xml.rels", &relations.concat()),
        ("word\\Styles.xml", STYLES),
        ("word/numbering.xml", NUMBERING),
        ("word/footnotes.xml", NOTES),
        ("word/document.xml", &body),
    ];
    lines(&packed(&parts), FileKind::Word)
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn of_a_word_document_what_is_printed_is_read() {
    let p = |inner: &str| format!("<w:p>{inner}</w:p>");
    let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let deleted = r#"<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>"#;
    let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(&run(text)));
    let numbered = r#"<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>"#;
    let table: [(String, &[&str]); 20] = [
        (p(&format!("{}<w:del>{}</w:del><w:ins>{}</w:ins>", run("甲"), run("乙"), run("丙"))), &["甲丙"]),
        (p(&format!("<w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo>", run("甲"), run("乙"))), &["乙"]),
        (format!("{}{}", p(&format!("{deleted}{}", run("甲"))), p(&run("乙"))), &["甲乙"]),
        (p(&format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r>{}", run("乙"))), &["乙"]),
        (p(&format!("<w:r><w:rPr><w:rStyle w:val=\"h\"/></w:rPr><w:t>甲</w:t></w:r>{}", run("乙"))), &["乙"]),
        (
            p(
                "<w:r><w:t>甲</w:t><w:br/><w:t xml:space=\"preserve\"> 乙</w:t><w:tab/><w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>",
            ),
            &["甲", " 乙\t-✓"],
        ),
        (
            p(&[
                run("看"),
                field("begin"),
                instruction(" PAGE "),
                run("隐"),
                field("separate"),
                run("3"),
                field("end"),
                run("版"),
            ]
            .concat()),
            &["看3版"],
        ),
        (
            [
                p(&[field("begin"), instruction("TOC \\o"), field("separate"), run("目录")].concat()),
                p(&[run("目录"), field("end")].concat()),
                p(&run("正文")),
            ]
            .concat(),
            &["正文"],
        ),
        (format!("<w:p><w:pPr><w:pStyle w:val=\"t\"/></w:pPr>{}</w:p>{}", run("目录"), p(&run("正文"))), &["正文"]),
        (
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>xi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>溪</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ),
            &["溪"],
        ),
        (
            p(&format!(
                "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                run("甲"),
                text_box("框"),
                text_box("框")
            )),
            &["甲", "框"],
        ),
        (
            p(&format!(
                "<w:r><mc:AlternateContent><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
                text_box("框")
            )),
            &["框"],
        ),
        (
            p(&format!("{}<w:r><w:pict><v:shape><v:textpath string=\"艺术字\"/></v:shape></w:pict></w:r>", run("甲"))),
            &["艺术字", "甲"],
        ),
        (
            format!("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", p(&run("甲"))),
            &["甲"],
        ),
        (
            format!("{}{}", p(&format!("{numbered}{}", run("甲"))), p(&format!("{numbered}{}", run("乙")))),
            &["（一）甲", "（二）乙"],
        ),
        (
            p(&format!("<w:pPr><w:pStyle w:val=\"1\"/><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>{}", run("甲"))),
            &["# （一）甲"],
        ),
        (p("<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"), &["## 甲 乙"]),
        (p(&format!("<w:pPr><w:pStyle w:val=\"c\"/></w:pPr>{}", run("图为大桥"))), &["Caption 图为大桥"]),
        (
            [p(&format!("{}<w:r><w:footnoteReference w:id=\"1\"/></w:r>", run("甲"))), p(&run("乙"))].concat(),
            &["甲①", "乙", "Note ①见第3版。"],
        ),
        (
            format!(
                "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
                p(&run("时段")),
                p(&run("限速")),
                p(&run("删")),
                p(&run("白天")),
                p(&run("60"))
            ),
            &["HeadRow 时段\t限速", "Row 白天\t60"],
        ),
    ];
    for (body, expected) in table {
        assert_eq!(told(&word(&body)), expected, "{body}");
    }
}

#[test]
fn short_lines_in_large_or_bold_letters_are_strong_where_there_is_no_heading() {
    let styled = |properties: &str, text: &str| format!("<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>");
    let body = styled("", &"大桥建成通车。".repeat(20));
    let strong = |lines: &[Line]| -> Vec<bool> {
        lines
            .iter()
            .map(|line| line.spans.iter().any(|it| it.kind == SpanKind::Strong && it.chars.end == line.text.chars().count()))
            .collect()
    };
    let page = [
        styled(r#"<w:sz w:val="44"/>"#, "云溪大桥通车"),
        styled("<w:b/>", "今晨"),
        styled(r#"<w:sz w:val="22"/>"#, "不大"),
        body.clone(),
    ];
    assert_eq!(strong(&word(&page.concat())), [true, true, false, false]);
    let long = styled(r#"<w:sz w:val="44"/>"#, &"长".repeat(41));
    assert_eq!(strong(&word(&[long, body.clone()].concat())), [false, false]);
    let heading = format!("<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>{}</w:p>", run("标题"));
    assert_eq!(strong(&word(&[heading, styled(r#"<w:sz w:val="44"/>"#, "大字"), body].concat())), [false, false, false]);
    let bold = styled("<w:b/>", &"全文加粗。".repeat(20));
    assert_eq!(strong(&word(&[bold.clone(), bold].concat())), [false, false], "what most letters are says nothing");
}

#[test]
fn what_is_said_of_letters_stands_beside_them() {
    let body = r#"<w:p><w:r><w:t>正文</w:t></w:r><w:hyperlink r:id="4"><w:r><w:t>时刻表</w:t></w:r></w:hyperlink>
        <w:hyperlink r:id="9" w:anchor="x"><w:r><w:t>锚点</w:t></w:r></w:hyperlink><w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>重</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://example.cn/b"</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>路线图</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let lines = word(body);
    let spans: Vec<String> = lines[0].spans.iter().map(|it| format!("{:?} {:?}", it.chars, it.kind)).collect();
    assert_eq!(lines[0].text, "正文时刻表锚点重路线图");
    assert_eq!(spans, ["2..5 Link(\"https://example.cn/a\")", "7..8 Emphasis", "8..11 Link(\"https://example.cn/b\")"]);
}

#[test]
fn the_pictures_of_a_document_are_named() {
    let named = |bytes: &[u8], kind| -> Vec<(Option<usize>, String, String)> {
        let path = Path::new("A02.docx");
        let (document, _) = office::read(path, path, bytes, kind, Limits::of_page(1 << 20)).unwrap();
        document.pictures.into_iter().map(|it| (it.line, it.source, it.caption)).collect()
    };
    let relations = r#"<Relationships><Relationship Id="1" Type="http://x/image" Target="media/image1.jpeg"/>
        <Relationship Id="2" Type="http://x/image" TargetMode="External" Target="图/桥.jpg"/></Relationships>"#;
    let whole =
        r#"<Relationships><Relationship Id="1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let picture = |inner: &str| format!("<w:p><w:r><w:drawing>{inner}</w:drawing></w:r></w:p>");
    let body = [
        format!("<w:p>{}</w:p>", run("正文")),
        picture(r#"<wp:docPr descr="渡轮靠岸"/><a:blip r:embed="1"/>"#),
        picture(r#"<wp:docPr/><a:blip r:embed="1" r:link="2"/>"#),
        picture(r#"<wp:docPr descr="图表"/><c:chart r:id="3"/>"#),
    ];
    let body = format!("<w:document><w:body>{}</w:body></w:document>", body.concat());
    let parts = [("_rels/.rels", whole), ("word/_rels/document.xml.rels", relations), ("word/document.xml", &body)];
    let expected =
        [(Some(1), "media/image1.jpeg".to_owned(), "渡轮靠岸".to_owned()), (Some(1), "图/桥.jpg".to_owned(), String::new())];
    assert_eq!(named(&packed(&parts), FileKind::Word), expected);
    let content = "<office:document-content><office:body><office:text><text:p>正文<draw:frame><draw:image \
                   xlink:href=\"Pictures/1.jpg\"/><svg:title>渡轮</svg:title></draw:frame></text:p></office:text></office:body>\
                   </office:document-content>";
    let parts = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)];
    let expected = [(Some(1), "Pictures/1.jpg".to_owned(), "渡轮".to_owned())];
    assert_eq!(named(&packed(&parts), FileKind::OpenDocument), expected);
}

#[test]
fn merged_cells_and_nested_lists_keep_their_place() {
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{}</w:p></w:tc>", run(text));
    let table = [
        format!("<w:tr>{}{}</w:tr>", cell("<w:gridSpan w:val=\"2\"/>", "时段"), cell("", "限速")),
        format!("<w:tr>{}{}{}</w:tr>", cell("<w:vMerge w:val=\"restart\"/>", "白天"), cell("", "早"), cell("", "60")),
        format!("<w:tr>{}{}{}</w:tr>", cell("<w:vMerge/>", ""), cell("", "晚"), cell("", "40")),
    ];
    let rows = told(&word(&format!("<w:tbl>{}</w:tbl>", table.concat())));
    assert_eq!(rows, ["Row 时段\t\t限速", "Row 白天\t早\t60", "Row \t晚\t40"]);
    let item = |text: &str, inner: &str| format!("<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>");
    let level = |number: usize| format!("<text:list-level-style-bullet text:level=\"{number}\"/>");
    let counts = "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\"/>";
    let inner = format!("<text:list text:style-name=\"N\">{}{}</text:list>", item("乙", ""), item("丙", ""));
    let content = format!(
        "<office:document-content><office:automatic-styles><text:list-style style:name=\"B\">{}{}</text:list-style>\
         <text:list-style style:name=\"N\">{counts}</text:list-style></office:automatic-styles><office:body><office:text>\
         <text:list text:style-name=\"B\">{}{}</text:list></office:text></office:body></office:document-content>",
        level(1),
        level(2),
        item("甲", &inner),
        item("丁", "")
    );
    let parts = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)];
    let items = told(&lines(&packed(&parts), FileKind::OpenDocument));
    assert_eq!(items, ["Item 甲", "Item \u{2003}1. 乙", "Item \u{2003}2. 丙", "Item 丁"]);
}

#[test]
fn of_an_open_document_what_is_printed_is_read() {
    let text = |body: &str| {
        let content = format!(
            "<office:document-content><office:automatic-styles><style:style style:name=\"H\" style:family=\"text\">\
             <style:text-properties text:display=\"none\"/></style:style></office:automatic-styles><office:body>\
             <office:text>{body}</office:text></office:body></office:document-content>"
        );
        let parts = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)];
        told(&lines(&packed(&parts), FileKind::OpenDocument))
    };
    let table: [(&str, &[&str]); 9] = [
        (
            "<text:h text:outline-level=\"2\">甲</text:h><text:p>\n  乙 \n 丙<text:s text:c=\"2\"/>丁</text:p>",
            &["## 甲", "乙 丙  丁"],
        ),
        ("<text:tracked-changes><text:p>甲</text:p></text:tracked-changes><text:p>乙</text:p>", &["乙"]),
        ("<text:p>甲<office:annotation><text:p>乙</text:p></office:annotation></text:p>", &["甲"]),
        ("<text:p>甲<text:span text:style-name=\"H\">乙</text:span></text:p>", &["甲"]),
        (
            "<text:section text:display=\"none\"><text:p>甲</text:p></text:section><text:section><text:p>乙</text:p></text:section>",
            &["乙"],
        ),
        ("<text:table-of-content><text:p>甲</text:p></text:table-of-content><text:p>乙</text:p>", &["乙"]),
        (
            "<text:p><text:ruby><text:ruby-base>溪</text:ruby-base><text:ruby-text>xi</text:ruby-text></text:ruby></text:p>",
            &["溪"],
        ),
        ("<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame><text:p>甲</text:p>", &["框", "甲"]),
        (
            "<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell \
             table:number-columns-repeated=\"2\"/><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>\
             <table:table-row><table:table-cell><text:p>丙</text:p></table:table-cell><table:covered-table-cell/></table:table-row>\
             </table:table>",
            &["Row 甲\t\t\t乙", "Row 丙\t\t\t"],
        ),
    ];
    for (body, expected) in table {
        assert_eq!(text(body), expected, "{body}");
    }
}

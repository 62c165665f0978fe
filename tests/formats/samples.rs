//! A paper and one small edition of it: everything a story can have, and next to nothing.

use benbao::archive::identity::naming::Naming;
use benbao::article::Article;
use benbao::article::Dateline;
use benbao::article::Edition;
use benbao::article::Headline;
use benbao::article::Paragraph;
use benbao::article::ParagraphKind;
use benbao::article::credit::Credit;
use benbao::article::credit::Role;
use benbao::article::credit::Who;
use benbao::article::credit::Work;
use benbao::article::page::Page;
use benbao::compose;
use benbao::compose::options::Wires;
use benbao::date::DateFrom;
use benbao::error::Place;
use benbao::error::warning::Warning;
use benbao::error::warning::WarningKind;
use benbao::feed::Amount;
use benbao::feed::Brand;
use benbao::feed::Format;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::collections::BTreeMap;
use std::path::Path;
use url::Url;

/// Who mints the ids, and when an edition is out.
pub fn identity() -> Naming {
    Naming { authority: "example.cn,2023".to_owned(), publish_time: NaiveTime::from_hms_opt(6, 0, 0).unwrap() }
}

/// The paper.
pub fn paper() -> compose::options::Options {
    compose::options::Options {
        title: "中原时报".to_owned(),
        description: Some("郑州市中原区的日报".to_owned()),
        base_url: Url::parse("https://example.cn/feeds").unwrap(),
        link: Url::parse("https://example.cn/").unwrap(),
        language: "zh-CN".to_owned(),
        authority: "example.cn,2023".to_owned(),
        article_pages: true,
        moved: Vec::new(),
        archived: vec![Format::Atom],
        hubs: vec![],
        amount: Amount::Full,
        wires: Wires::Carry(Amount::Full),
        max_bytes: 512 << 10,
        asked: BTreeMap::new(),
        brand: Brand::default(),
        sitemap: false,
    }
}

pub fn paragraph(kind: ParagraphKind, text: &str) -> Paragraph {
    Paragraph::plain(kind, text)
}

pub fn credit(role: Role, name: &str) -> Credit {
    Credit {
        who: Who::Person { name: name.to_owned(), organisation: None },
        work: Work::As(role),
        place: Place::line(Path::new("2023-04-09/A02.md"), 9),
    }
}

/// A story of which nothing but its place is known.
pub fn blank(position: usize) -> Article {
    let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap();
    let path = Path::new("2023-04-09/A02.md");
    Article {
        edition: Edition { date, page: Page::new("A02"), date_from: DateFrom::Path },
        position,
        section: Some("要闻".to_owned()),
        headline: Headline::default(),
        datelines: vec![],
        credits: vec![],
        byline: vec![],
        body: vec![],
        link: None,
        guid: None,
        release: None,
        place: Place { path: path.to_owned(), lines: Some((position * 10, position * 10 + 9)), columns: None },
        continued: Vec::new(),
        pictures: Vec::new(),
        is_half: false,
        doubts: Vec::new(),
    }
}

/// One page of two stories: everything an article can have, and next to nothing.
pub fn edition() -> Vec<Article> {
    let full = Article {
        headline: Headline {
            kicker: Some("中原区召开2023年区委政法工作会议".to_owned()),
            segments: vec!["坚持党对政法工作的绝对领导".to_owned(), "努力建设“AT&T<号外>”".to_owned()],
            decks: vec!["——副题".to_owned()],
            column: Some("法治中原".to_owned()),
        },
        datelines: vec![Dateline {
            agency: Some("新华社".to_owned()),
            place: Some("郑州".to_owned()),
            date: NaiveDate::from_ymd_opt(2023, 4, 8),
            text: "新华社郑州4月8日电".to_owned(),
        }],
        credits: vec![
            credit(Role::Reporter, "鲁燕"),
            credit(Role::Correspondent, "武刘敏"),
            credit(Role::Photographer, "赵成"),
            Credit { who: Who::Organisation("区融媒体中心".to_owned()), ..credit(Role::Reporter, "") },
        ],
        byline: vec!["记者 鲁燕 通讯员 武刘敏 赵成 图".to_owned()],
        body: vec![
            paragraph(ParagraphKind::Note, "编者按"),
            paragraph(ParagraphKind::Text, "新华社郑州4月8日电 会议要求，1<2且“2>1”。会议还要求，全力以赴。"),
            paragraph(ParagraphKind::Subhead, "一、再上新台阶"),
            paragraph(ParagraphKind::Text, "春眠不觉晓，\n处处闻啼鸟。"),
            paragraph(ParagraphKind::Caption, "会场一角"),
        ],
        ..blank(1)
    };
    let brief = Article {
        section: None,
        body: vec![paragraph(ParagraphKind::Text, "今日多云，最高气温23℃。")],
        link: Some("https://example.cn/2023/天气.html".to_owned()),
        ..blank(2)
    };
    vec![full, brief]
}

/// What was said of the page.
pub fn warnings() -> Vec<Warning> {
    let file = Path::new("2023-04-09/A02.md");
    let control = WarningKind::ControlCharacters { count: 2, first: "U+000C".to_owned() };
    let inferred = WarningKind::EditionInferred { date: "2023-04-09".to_owned(), dateline: "4月8日".to_owned() };
    vec![Warning { place: Place::file(file), kind: inferred }, Warning { place: Place::line(file, 24), kind: control }]
}

//! What sort of story a story is to a reader: news, a brief, a notice, a correction, a picture.

use crate::article::Article;
use crate::article::ParagraphKind;
use crate::text::identity;

listed! {
    /// What sort of story one is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Kind {
        /// News, features, comment: whatever is none of the others.
        Story,
        /// 简讯: a few lines, often without a headline.
        Brief,
        /// 遗失声明, 公告, 启事: what somebody paid for or had to print.
        Notice,
        /// 更正, 致歉
        Correction,
        /// A picture with its caption.
        Picture,
    }
}

impl Kind {
    /// The word of the configuration and of every output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Brief => "brief",
            Self::Notice => "notice",
            Self::Correction => "correction",
            Self::Picture => "picture",
        }
    }

    /// The kind of a word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A headline that is one of these, or ends with one behind whoever gives notice: 遗失声明, 某某公司减资公告.
const NOTICES: [&str; 22] = [
    "遗失声明",
    "声明",
    "声明书",
    "公告",
    "公示",
    "通告",
    "启事",
    "寻人启事",
    "招领启事",
    "认尸启事",
    "讣告",
    "遗失启事",
    "注销公告",
    "减资公告",
    "清算公告",
    "拍卖公告",
    "招标公告",
    "中标公告",
    "送达公告",
    "停电公告",
    "停水通知",
    "停气通知",
];

/// News speaks of notices too: 市政府发布公告. A notice's headline has no verb of that sort.
const NEWS_OF_NOTICES: [&str; 9] = ["发布", "回应", "就", "对", "发表", "刊登", "解读", "称", "：“"];

/// A headline that begins with one of these, and says little else.
const CORRECTIONS: [&str; 6] = ["更正", "更正启事", "更正声明", "致歉", "勘误", "更正与说明"];

/// A column or a section of briefs.
const BRIEFS: [&str; 7] = ["简讯", "短讯", "快讯", "要闻简报", "简明新闻", "一句话新闻", "新闻速览"];

/// A text of so many characters without a headline is a brief.
const SHORT: usize = 240;

/// A correction's headline says what is corrected in a few words at most.
const LONGEST_CORRECTION: usize = 12;

/// The longest headline of a notice: 中原区人民政府关于印发…的通告 is one, a sentence is none.
const LONGEST_NOTICE: usize = 40;

/// The kind of a story.
pub fn of(article: &Article) -> Kind {
    let headline = identity(&article.headline.text());
    let section = [article.headline.column.as_deref(), article.section.as_deref()];
    let is_called = |names: &[&str]| section.into_iter().flatten().any(|it| names.contains(&identity(it).as_str()));
    if CORRECTIONS.iter().any(|it| headline.starts_with(it)) && headline.chars().count() <= LONGEST_CORRECTION {
        return Kind::Correction;
    }
    if is_notice(&headline) {
        return Kind::Notice;
    }
    let texts = |wanted: fn(ParagraphKind) -> bool| article.body.iter().any(|it| wanted(it.kind));
    if texts(|kind| kind == ParagraphKind::Caption) && !texts(|kind| kind != ParagraphKind::Caption) {
        return Kind::Picture;
    }
    let is_short = || article.body.iter().map(|it| it.text.chars().count()).sum::<usize>() <= SHORT;
    if (headline.is_empty() || is_called(&BRIEFS)) && is_short() { Kind::Brief } else { Kind::Story }
}

fn is_notice(headline: &str) -> bool {
    let length = headline.chars().count();
    length <= LONGEST_NOTICE
        && NOTICES.iter().any(|it| headline.ends_with(it))
        && !NEWS_OF_NOTICES.iter().any(|verb| headline.contains(verb))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Paragraph;
    use crate::shelf::filter::tests::story;

    #[test]
    fn a_headline_tells_a_notice_and_a_correction() {
        let table = [
            ("遗失声明", Kind::Notice),
            ("遗 失 声 明", Kind::Notice),
            ("河南某某商贸有限公司减资公告", Kind::Notice),
            ("寻人启事", Kind::Notice),
            ("市政府发布停水通知", Kind::Story),
            ("外交部就涉港问题发表声明", Kind::Story),
            ("更正", Kind::Correction),
            ("更正启事", Kind::Correction),
            ("更正一处图片说明", Kind::Correction),
            ("更正历史偏见，还原一个真实的曹操形象", Kind::Story),
            ("海湾大桥今晨通车", Kind::Story),
        ];
        for (headline, expected) in table {
            assert_eq!(of(&story(headline, "", "正文在此。")), expected, "{headline}");
        }
    }

    #[test]
    fn a_few_lines_without_a_headline_are_a_brief_and_a_caption_alone_a_picture() {
        assert_eq!(of(&story("", "", "昨日，我市迎来今年首场春雨。")), Kind::Brief);
        assert_eq!(of(&story("", "", &"昨日有雨。".repeat(60))), Kind::Story);
        let mut article = story("春雨至", "", "昨日，我市迎来今年首场春雨。");
        article.headline.column = Some("简讯".to_owned());
        assert_eq!(of(&article), Kind::Brief);
        article.body = vec![Paragraph::plain(ParagraphKind::Caption, "图为春雨中的大桥。")];
        assert_eq!(of(&article), Kind::Picture);
        article.body.push(Paragraph::plain(ParagraphKind::Text, "昨日，我市迎来今年首场春雨。"));
        assert_eq!(of(&article), Kind::Brief);
    }

    #[test]
    fn each_kind_is_named_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.as_str()), Some(kind));
        }
    }
}

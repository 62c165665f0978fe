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

/// A headline that is one of these, or ends with one behind whoever gives notice: 某某商贸有限公司减资公告.
const NOTICES: [&str; 36] = [
    "遗失声明",
    "遗失启事",
    "遗失",
    "作废声明",
    "寻人启事",
    "招领启事",
    "认尸启事",
    "寻物启事",
    "征婚启事",
    "搬迁启事",
    "启事",
    "讣告",
    "注销公告",
    "减资公告",
    "清算公告",
    "吸收合并公告",
    "债权转让公告",
    "拍卖公告",
    "招标公告",
    "中标公告",
    "招租公告",
    "招聘公告",
    "送达公告",
    "开庭公告",
    "仲裁公告",
    "停电公告",
    "停水公告",
    "停气公告",
    "停电通知",
    "停水通知",
    "停气通知",
    "停电计划",
    "声明",
    "公告",
    "公示",
    "通告",
];

/// Before which of these alone is a notice whatever stands there: 关于…的通告.
const SUBJECT: (&str, [&str; 6]) = ("关于", ["的通告", "的公告", "的公示", "的声明", "的通知", "的启事"]);

/// Whoever gives notice ends so, or it is one of few words.
const ISSUERS: [&str; 26] = [
    "公司",
    "集团",
    "厂",
    "店",
    "局",
    "厅",
    "委",
    "办",
    "处",
    "所",
    "院",
    "会",
    "府",
    "部",
    "队",
    "校",
    "学",
    "中心",
    "银行",
    "社",
    "站",
    "馆",
    "基金",
    "合作社",
    "对外",
    "公开",
];

/// A headline of a correction is one of these, or begins with one and says in a few words what is corrected.
const CORRECTIONS: [&str; 11] =
    ["更正", "更正启事", "更正声明", "更正说明", "更正与说明", "更正与致歉", "更正致歉", "致歉", "致歉声明", "勘误", "勘误表"];
const CORRECTION_OF: [&str; 5] = ["更正：", "更正:", "更正一", "更正两", "更正说明"];

/// A column or a section of briefs.
const BRIEFS: [&str; 7] = ["简讯", "短讯", "快讯", "要闻简报", "简明新闻", "一句话新闻", "新闻速览"];

/// What stands over a picture with its caption: as column, kicker, section, or before the headline.
const PICTURES: [&str; 6] = ["图片新闻", "图片报道", "摄影报道", "新闻图片", "组图", "图说"];

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
    let is_correction = CORRECTION_OF.iter().any(|it| headline.starts_with(it)) && headline.chars().count() <= LONGEST_CORRECTION;
    if is_correction || CORRECTIONS.contains(&headline.as_str()) {
        return Kind::Correction;
    }
    // News of notices has a dateline or a reporter.
    let is_news = !article.datelines.is_empty() || article.credits.iter().any(|credit| credit.role().is_writer());
    if !is_news && is_notice(&headline) {
        return Kind::Notice;
    }
    let texts = |wanted: fn(ParagraphKind) -> bool| article.body.iter().any(|it| wanted(it.kind));
    if texts(|kind| kind == ParagraphKind::Caption) && !texts(|kind| kind != ParagraphKind::Caption) {
        return Kind::Picture;
    }
    let kicker = article.headline.kicker.as_deref().map(identity).unwrap_or_default();
    let is_of_picture = is_called(&PICTURES) || PICTURES.iter().any(|it| kicker == *it || label(&headline) == Some(*it));
    let is_short = || article.body.iter().map(|it| it.text.chars().count()).sum::<usize>() <= SHORT;
    if is_of_picture && is_short() {
        return Kind::Picture;
    }
    if !article.body.is_empty() && (headline.is_empty() || is_called(&BRIEFS)) && is_short() {
        return Kind::Brief;
    }
    Kind::Story
}

/// The label before a headline: 【图片新闻】, 图片新闻： or all of it.
fn label(headline: &str) -> Option<&str> {
    match headline.strip_prefix('【') {
        Some(rest) => rest.split_once('】').map(|(label, _)| label),
        None => headline.split(['：', ':']).next(),
    }
}

fn is_notice(headline: &str) -> bool {
    // 拍卖公告（第12期）
    let headline = headline.split(['（', '(']).next().unwrap_or_default();
    if headline.is_empty() || headline.chars().count() > LONGEST_NOTICE {
        return false;
    }
    let (before, endings) = SUBJECT;
    if headline.contains(before) && endings.iter().any(|it| headline.ends_with(it)) {
        return true;
    }
    NOTICES.iter().any(|word| {
        let issuer = headline.strip_suffix(word);
        issuer.is_some_and(|issuer| issuer.is_empty() || ISSUERS.iter().any(|it| issuer.ends_with(it)))
    })
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
            ("停电通知", Kind::Notice),
            ("拍卖公告（第12期）", Kind::Notice),
            ("对外招租公告", Kind::Notice),
            ("中原区人民政府关于对建设路实行交通管制的通告", Kind::Notice),
            ("关于发布森林禁火令的通告", Kind::Notice),
            ("市政府发布停水通知", Kind::Story),
            ("外交部就涉港问题发表声明", Kind::Story),
            ("中美达成联合声明", Kind::Story),
            ("乔布斯的讣告", Kind::Story),
            ("高考成绩今日公示", Kind::Story),
            ("小区里的停水公告", Kind::Story),
            ("老人走失 全城转发寻人启事", Kind::Story),
            ("市纪委监委发通告", Kind::Story),
            ("更正", Kind::Correction),
            ("更正启事", Kind::Correction),
            ("更正一处图片说明", Kind::Correction),
            ("更正历史偏见，还原一个真实的曹操形象", Kind::Story),
            ("致歉信感动全城网友", Kind::Story),
            ("勘误三十年的老编辑", Kind::Story),
            ("海湾大桥今晨通车", Kind::Story),
        ];
        for (headline, expected) in table {
            assert_eq!(of(&story(headline, "", "正文在此。")), expected, "{headline}");
        }
        // A reporter writes of a notice; nobody signs one.
        assert_eq!(of(&story("寻人启事", "鲁燕", "正文在此。")), Kind::Story);
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
        article.headline.column = Some("图片新闻".to_owned());
        assert_eq!(of(&article), Kind::Picture);
        for headline in ["图片新闻", "【图片新闻】春雨至", "图片新闻：春雨至"] {
            assert_eq!(of(&story(headline, "", "昨日，我市迎来今年首场春雨。王大山 摄")), Kind::Picture, "{headline}");
        }
        assert_eq!(of(&story("图片报道大赛揭晓", "", "昨日，大赛揭晓。")), Kind::Story);
    }

    #[test]
    fn each_kind_is_named_by_its_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.as_str()), Some(kind));
        }
    }
}

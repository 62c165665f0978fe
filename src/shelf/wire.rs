//! Whether an agency or another house sent a story: what a paper may print and not always pass on.

use crate::article::Article;
use crate::article::ParagraphKind;
use crate::article::credit::Credit;
use crate::text::identity;

/// Houses whose copy all papers print; behind 据 or 综合 at the head of a text they sent it.
const HOUSES: [&str; 18] = [
    "新华社",
    "新华网",
    "中新社",
    "中新网",
    "中国新闻网",
    "人民日报",
    "人民网",
    "央视",
    "央广",
    "中央广播电视总台",
    "光明日报",
    "经济日报",
    "中国青年报",
    "环球时报",
    "澎湃新闻",
    "参考消息",
    "法新社",
    "路透社",
];

/// How a text begins that says where it is from, and how far its house may stand from there.
const BEGINNINGS: [&str; 6] = ["据", "本报综合", "本报据", "综合", "【", "（据"];
const NEAR: usize = 12;

/// Whether another house than the paper, which is called `title`, sent a story: its dateline is another's; its text begins with the
/// house that it is from (据新华社报道); without a dateline, whoever wrote it works for one.
pub fn is_wire(article: &Article, title: &str) -> bool {
    let is_own = |house: &str| is_own_house(house) || identity(title).contains(&identity(house));
    if let Some(agency) = article.datelines.first().and_then(|dateline| dateline.agency.as_deref()) {
        return !is_own(agency) || begins_with_house(article);
    }
    let mut writers = article.credits.iter().filter(|credit| credit.role().is_writer()).peekable();
    let all_are_others = writers.peek().is_some() && writers.all(|credit| credit.organisation().is_some_and(|it| !is_own(it)));
    all_are_others || begins_with_house(article)
}

fn begins_with_house(article: &Article) -> bool {
    let Some(first) = article.body.iter().find(|paragraph| paragraph.kind == ParagraphKind::Text) else { return false };
    let opening: String = identity(&first.text).chars().take(NEAR).collect();
    let is_said = BEGINNINGS.iter().any(|beginning| opening.starts_with(&identity(beginning)));
    is_said && HOUSES.iter().any(|house| opening.contains(house))
}

/// The house that sent it.
pub fn source(article: &Article) -> Option<&str> {
    let sent = article.datelines.first().and_then(|dateline| dateline.agency.as_deref()).filter(|agency| !is_own_house(agency));
    sent.or_else(|| article.credits.iter().find_map(Credit::organisation))
}

/// 本报, 本刊, 本网, 本台: the paper itself, under whatever name it has for itself.
pub fn is_own_house(agency: &str) -> bool {
    agency.trim_start().starts_with('本')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Dateline;
    use crate::article::credit::Who;
    use crate::shelf::filter::tests::story;

    #[test]
    fn a_story_is_a_wire_by_its_dateline_its_opening_or_whoever_wrote_it() {
        let sent = |agency: &str, text: &str| {
            let mut article = story("春运平稳", "", text);
            if !agency.is_empty() {
                let text = format!("{agency}电");
                article.datelines = vec![Dateline { agency: Some(agency.to_owned()), place: None, date: None, text }];
            }
            article
        };
        let table = [
            (sent("新华社", "昨日春运平稳。"), true),
            (sent("本报", "昨日春运平稳。"), false),
            (sent("海湾晨报", "昨日春运平稳。"), false),
            (sent("本报", "本报综合新华社电 昨日春运平稳。"), true),
            (sent("", "据新华社报道，昨日春运平稳。"), true),
            (sent("", "据《人民日报》报道，昨日春运平稳。"), true),
            (sent("", "【新华社】昨日春运平稳。"), true),
            (sent("", "据市气象台消息，明天有雨。"), false),
            (sent("", "昨日，本报与新华社记者一道探访。"), false),
        ];
        for (article, expected) in table {
            assert_eq!(is_wire(&article, "海湾晨报"), expected, "{:?}", article.body);
        }
        let mut article = story("春运平稳", "王丁", "昨日春运平稳。");
        article.credits[0].who = Who::Person { name: "王丁".to_owned(), organisation: Some("新华社".to_owned()) };
        assert!(is_wire(&article, "海湾晨报"));
    }
}

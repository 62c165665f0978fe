//! Where in a story (稿件) its bylines and datelines stand, and what is left of its lines when they are taken out.
//!
//! On lines of their own before and behind the text, in brackets or glued behind its last stop, run into the lead
//! behind the dateline, behind a caption. What the words themselves say is `byline`'s and `dateline`'s.

pub(crate) mod broken;
pub(crate) mod captions;
pub(crate) mod closing;
pub(crate) mod doubts;
pub(crate) mod origin;
pub(crate) mod own_line;
pub(crate) mod page_lines;
pub(crate) mod signed;

use crate::article::credit::Credit;
use crate::article::credit::Role;
use crate::article::credit::Who;
use crate::parse::line::sheet::Sheet;
use crate::parse::story::credits::signed::Signed;
use std::collections::BTreeSet;
use std::ops::Range;

/// Reads the lines of a story below its title block.
pub(crate) fn read(sheet: &Sheet<'_>, lines: &[usize]) -> Signed {
    let mut signed = Signed { text: cells(sheet, lines), ..Signed::default() };
    signed.hear_desk(sheet);
    signed.take_furniture(sheet);
    signed.take_reported(sheet);
    signed.take_lines(sheet);
    signed.read_leads(sheet);
    signed.take_tail(sheet);
    signed.hear_captions(sheet);
    signed.doubt_ends(sheet);
    signed.credits.sort_by_key(|credit| (credit.place.lines, credit.place.columns));
    // (作者单位:渡口大学): of one author it is clear whose.
    let house = signed.author_of.take();
    let mut writers = signed.credits.iter_mut().filter(|it| it.role().is_writer()).filter_map(|it| match &mut it.who {
        Who::Person { organisation, .. } => Some(organisation),
        Who::Organisation(_) => None,
    });
    if let (Some(writer), None) = (writers.next(), writers.next())
        && writer.is_none()
    {
        *writer = house;
    }
    // 作者:邢进 below 郑州晚报记者 邢进: a form of the site says once more who wrote it.
    let bylined: BTreeSet<String> = signed
        .credits
        .iter()
        .filter(|it| it.role() != Role::Author && it.role().is_writer())
        .filter_map(|it| it.name().map(str::to_owned))
        .collect();
    let is_said_again = |credit: &Credit| {
        credit.role() == Role::Author && credit.organisation().is_none() && credit.name().is_some_and(|it| bylined.contains(it))
    };
    signed.credits.retain(|credit| !is_said_again(credit));
    let mut seen = BTreeSet::new();
    signed.credits.retain(|credit| {
        let organisation = credit.name().is_none().then(|| credit.organisation().map(str::to_owned));
        seen.insert((credit.name().map(str::to_owned), credit.role(), organisation))
    });
    signed
}

fn cells(sheet: &Sheet<'_>, lines: &[usize]) -> Vec<(usize, Range<usize>)> {
    lines.iter().filter_map(|line| Some((*line, sheet.lines.get(*line)?.words.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::PartKind;
    use crate::document::Document;
    use crate::document::Line;
    use crate::parse::lexicon::Lexicon;

    const TEXT: &str = "渡口老屋今天开门,头一天来了三百多人,长桌边上坐得满满的。";

    /// Every part of the lines that was understood, in print order, the names credited, and the lines that are doubted.
    fn told(lines: &[&str]) -> String {
        let printed = lines.iter().enumerate().map(|(at, text)| Line::plain(at + 1, *text)).collect();
        let document = Document { path: "page.md".into(), lines: printed, ..Document::default() };
        let lexicon = Lexicon::default();
        let sheet = Sheet::new(&document, &lexicon);
        let mut signed = read(&sheet, &(0..lines.len()).collect::<Vec<_>>());
        signed.pieces.sort_by_key(|it| (it.line, it.bytes.start));
        let parts = signed.pieces.iter().map(|it| {
            let kind = match it.kind {
                PartKind::Byline => "署名",
                PartKind::LeadByline => "留署名",
                PartKind::Dateline => "讯头",
                PartKind::Furniture => "杂项",
                _ => "其他",
            };
            let words = sheet.lines.get(it.line).and_then(|line| line.folded.get(it.bytes.clone())).unwrap_or("");
            format!("{}{kind}[{words}]", it.line)
        });
        let names = signed.credits.iter().map(|it| it.name().unwrap_or("源").to_owned());
        let doubts = signed.guesses.iter().map(|it| {
            let why = format!("{:?}", it.why);
            format!("{}?{}", it.line, why.split(['(', ' ']).next().unwrap().trim())
        });
        parts.chain(names).chain(doubts).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_part_of_a_story_is_what_it_says() {
        let reported = format!("本报讯(记者 柯书维){TEXT}");
        let table: &[(&[&str], &str)] = &[
            // A bracket that a line break cuts goes on to the next line, and not to one that an editor orders.
            (
                &["渡口老屋今天开门,二十四小时开放。(记者 万俟", "嘉树 通讯员 环宇)"],
                "0署名[(记者 万俟] 1署名[嘉树 通讯员 环宇)] 万俟嘉树 环宇",
            ),
            (&["渡口老屋今天开门,二十四小时开放。(记者 万俟", "::text 嘉树 通讯员 环宇)"], ""),
            // Nor does one that text follows.
            (&["渡口老屋今天开门。(记者 万俟", "嘉树)说,长桌还要摆下去。"], ""),
            // A bracket that names nobody is no byline on its line.
            (&[TEXT, "(传真照片)"], "1?UnreadByline"),
            // A photographer's bracket behind a caption is credited once, where others wrote.
            (
                &[&reported, "图为老屋的长桌。(方予安摄)"],
                "0讯头[本报讯] 0留署名[(记者 柯书维)] 1留署名[(方予安摄)] 柯书维 方予安",
            ),
            // A dispatch keeps the names that close it; another story does not.
            (
                &["本报郑州4月6日讯 渡口老屋今天开门。(柯书维 方予安)"],
                "0讯头[本报郑州4月6日讯] 0留署名[(柯书维 方予安)] 柯书维 方予安",
            ),
            (&["渡口老屋今天开门。(柯书维 方予安)"], "0署名[(柯书维 方予安)] 柯书维 方予安"),
            // Behind a byline that closes the text more than text may follow.
            (&[TEXT, "记者 方予安", "咨询热线 6633"], "1署名[记者 方予安] 方予安 2?MaybeFurniture"),
            (&[TEXT, "记者 方予安", "督办:柯书维"], "1署名[记者 方予安] 方予安 2?UnknownLabel"),
            (&[TEXT, "咨询热线 6633"], ""),
            // A byline within the text, and at its end.
            (&[TEXT, "本报记者 方予安", TEXT], "1署名[本报记者 方予安] 方予安 1?SignedWithin"),
            (&[&reported, TEXT, "本报记者 方予安"], "0讯头[本报讯] 0留署名[(记者 柯书维)] 2署名[本报记者 方予安] 柯书维 方予安"),
            // A bracket opens the first paragraphs; in the middle of a story it is text.
            (&[&format!("(记者 方予安){TEXT}")], "0留署名[(记者 方予安)] 方予安"),
            (&[TEXT, TEXT, TEXT, "(记者 方予安)老屋关门了。"], ""),
            // A dateline below two captions opens the text all the same, and not below a paragraph.
            (&["图为老屋的长桌", "孩子们围着长桌跑。", &reported], "2讯头[本报讯] 2留署名[(记者 柯书维)] 柯书维 0?MaybeDeck"),
            (&[TEXT, TEXT, TEXT, &reported], ""),
            // Below a caption, above the text.
            (&["图为老屋的长桌(资料图)", "方予安", TEXT], "1署名[方予安] 方予安 0?MaybeDeck"),
            (&["(老屋开门当天)", "方予安", TEXT], "1署名[方予安] 方予安"),
            // Who wrote it is said once more by the form of a site.
            (
                &[TEXT, "海州晚报记者 方予安", "作者:方予安 柯书维"],
                "1署名[海州晚报记者 方予安] 2署名[作者:方予安 柯书维] 方予安 柯书维",
            ),
            // Above it as well.
            (&["作者:方予安", TEXT, "海州晚报记者 方予安"], "0署名[作者:方予安] 2署名[海州晚报记者 方予安] 方予安"),
            // The paper that a site has the story from stands between the dateline and its reporter.
            (
                &["海州网消息(渡口晚报)(记者 柯书维)渡口老屋今天开门,二十四小时开放。"],
                "0讯头[海州网消息] 0留署名[(记者 柯书维)] 柯书维",
            ),
            // Captions with who took them stand above the dateline.
            (
                &[
                    "老屋开门第一天,长桌边上坐得满满的,石阶上也是 记者 鲁燕摄",
                    "老屋里的长桌,坐着头一天来的三百多位老街坊 记者 鲁燕摄",
                    &reported,
                ],
                "0署名[ 记者 鲁燕摄] 1署名[ 记者 鲁燕摄] 2讯头[本报讯] 2留署名[(记者 柯书维)] 鲁燕 柯书维 0?MaybeDeck 1?MaybeDeck",
            ),
            // What an editor orders.
            (&["::text 记者 方予安", TEXT], "0?UnreadByline"),
            (&["::byline 万紫千红", TEXT], "0署名[万紫千红] 万紫千红"),
        ];
        for (lines, expected) in table {
            assert_eq!(told(lines), *expected, "{lines:?}");
        }
    }
}

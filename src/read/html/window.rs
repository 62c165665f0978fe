//! What the window of a page is called (网页标题): the headline, and the name of the site or the paper on one side of it.

use crate::read::html::element;

/// No headline and no paper's name is shorter.
const SHORTEST: usize = 4;

/// A title without what sites set behind it: `云溪大桥通车_海湾网`, `云溪大桥通车 - 海湾日报`.
pub(super) fn without_site(title: &str) -> String {
    // `海湾日报数字报-云溪大桥通车`, `老井_海湾日报`: what ends as papers and their editions do is the site, on whichever side.
    let marks = ['_', '|', '｜', '-', '–', '—'];
    if let Some((before, behind)) =
        title.split_once(marks).filter(|(before, behind)| names_site(before) && !behind.trim().is_empty())
    {
        return if names_site(behind) { before.trim().to_owned() } else { without_site(behind.trim_start_matches(marks).trim()) };
    }
    if let Some((before, _)) = title.rsplit_once(marks).filter(|(before, behind)| names_site(behind) && !before.trim().is_empty())
    {
        return without_site(before.trim_end_matches(marks).trim());
    }
    let behind = ["_", "|", "｜", " - ", " – ", " — ", "--"];
    let cuts = behind.iter().filter_map(|mark| title.find(mark)).filter(|at| {
        let letters = title.get(..*at).map_or(0, element::letters);
        letters > SHORTEST
    });
    let cut = cuts.min().or_else(|| {
        // `云溪大桥通车-海湾网`: behind the last hyphen, where what follows is short.
        let at = title.rfind('-')?;
        let (before, behind) = title.split_at_checked(at)?;
        (element::letters(before) > SHORTEST && element::letters(behind) <= LONGEST_SITE).then_some(at)
    });
    title.get(..cut.unwrap_or(title.len())).unwrap_or(title).trim().to_owned()
}

/// Whether words are the name of a paper, its edition on the web, or its site.
pub(super) fn names_site(words: &str) -> bool {
    const ENDS: [&str; 12] =
        ["日报", "晚报", "晨报", "早报", "时报", "县报", "数字报", "电子报", "电子版", "数字版", "客户端", "新闻网"];
    let words = words.trim();
    (SHORTEST..=LONGEST_PAPER).contains(&element::letters(words)) && ENDS.iter().any(|end| words.ends_with(end))
}

/// The name of a paper and of its edition on the web have at most so many letters.
const LONGEST_PAPER: usize = 14;

/// The name of a site has at most so many letters.
const LONGEST_SITE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_window_is_called_is_the_headline_without_the_site() {
        let table = [
            ("青山县报数字报-新院区启用 就医更方便", "新院区启用 就医更方便"),
            ("老井-青山县报", "老井"),
            ("老井_青山县报数字报", "老井"),
            ("青山县报电子版 - 新院区启用", "新院区启用"),
            ("云溪大桥通车_海湾网", "云溪大桥通车"),
            ("云溪大桥通车 - 海湾日报 - 要闻", "云溪大桥通车"),
            ("0-1到1-1的下半场", "0-1到1-1的下半场"),
            ("青山县报", "青山县报"),
        ];
        for (window, headline) in table {
            assert_eq!(without_site(window), headline, "{window}");
        }
    }
}

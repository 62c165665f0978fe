//! Turns (转版) as printed: `下转第3版`, `(上接第一版)`; which way, and to which page. What is drawn together is `chains`'.

use crate::article::page::Page;
use crate::date;
use crate::error::Place;
use crate::text::fold;

/// A turn as printed in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    /// Its article, counted from 0 on its page.
    pub(crate) article: usize,
    /// To another page or from one.
    pub(crate) way: Way,
    /// The page named, where it can be read.
    pub(crate) page: Option<Page>,
    /// As printed, without brackets: 下转第3版.
    pub(crate) printed: String,
    /// Where it stands.
    pub(crate) place: Place,
}

/// The direction of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// 下转
    To,
    /// 上接
    From,
}

/// Reads a turn; `None` for a mere reference (`详见C03版`).
pub(crate) fn read(printed: &str) -> Option<(Way, Option<Page>)> {
    let folded: String = printed.chars().map(fold).collect();
    let way = if folded.contains("下转") || folded.contains("紧转") {
        Way::To
    } else if folded.contains("上接") || folded.contains("紧接") {
        Way::From
    } else {
        return None;
    };
    let behind = folded.split_once(['转', '接']).map_or("", |(_, behind)| behind);
    let name = behind.split_once('版').map_or(behind, |(name, _)| name).trim().trim_start_matches('第').trim();
    Some((way, Page::new(name).or_else(|| date::number(name).and_then(|number| Page::new(&format!("{number:02}"))))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_are_read_as_printed() {
        let name = |printed: &str| read(printed).map(|(way, page)| (way, page.map(|it| it.to_string())));
        assert_eq!(name("（下转第３版）"), Some((Way::To, Some("3".to_owned()))));
        assert_eq!(name("上接第一版"), Some((Way::From, Some("01".to_owned()))));
        assert_eq!(name("紧接A01版"), Some((Way::From, Some("A01".to_owned()))));
        assert_eq!(name("（紧转2版）"), Some((Way::To, Some("2".to_owned()))));
        assert_eq!(name("详见C03版"), None);
    }
}

//! What web sites and e-papers say around a story (网页用语): what leads to other pages, navigates, counts, or tells rights.

use crate::parse::vocabulary::words::Words;
use std::sync::LazyLock;

/// What a word says of the line that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// It leads to other pages.
    Leads,
    /// It is navigation, or counts.
    Navigates,
    /// It is a note of rights.
    Claims,
    /// It speaks of rights.
    OfRights,
}

/// All of these words, found in one going through a line.
static SIGNS: LazyLock<Words<Sign>> = LazyLock::new(|| {
    let of = |words: &'static [&'static str], sign: Sign| words.iter().map(move |word| (*word, sign));
    let site = of(LEAVES, Sign::Leads).chain(of(NAVIGATION, Sign::Navigates));
    Words::new(site.chain(of(RIGHTS, Sign::Claims)).chain(of(OF_RIGHTS, Sign::OfRights)))
});

/// Words that only the navigation of a page has.
const LEAVES: &[&str] = &[
    "上一版",
    "下一版",
    "上一篇",
    "下一篇",
    "上一期",
    "下一期",
    "标题导航",
    "版面导航",
    "版面概览",
    "返回主页",
    "返回首页",
    "返回目录",
    "展开通版",
    "收缩通版",
];

/// Whether a line leads to other pages of a paper.
pub(crate) fn is_navigation(words: &str) -> bool {
    SIGNS.in_text(words).any(|(_, sign)| sign == Sign::Leads)
}

/// Words that only navigation and counters have; a short line with one of them is furniture.
const NAVIGATION: &[&str] = &[
    "通版阅读",
    "放大 缩小",
    "默认 大",
    "字号",
    "字体:",
    "打印本页",
    "关闭窗口",
    "分享到",
    "复制链接",
    "扫一扫",
    "在手机打开当前页",
    "在手机上阅读",
    "阅读量",
    "浏览次数",
    "点击数",
    "点击率",
    "文章字数",
    "字数:",
    "发布时间:",
    "发布日期:",
    "更新时间:",
    "稿件来源:",
    "纠错:",
    "查看评论",
    "我要评论",
    "相关链接:",
    "责任编辑邮箱",
    "版权声明",
    "版权所有",
    "版权均属",
    "未经授权",
    "不得转载",
    "如需转载",
    "免责声明",
    "国内统一刊号",
    "国内统一连续出版物号",
    "邮发代号",
    "投稿邮箱",
    "新闻热线",
    "报料热线",
    "本版热线",
    "本报热线",
    "本版电话",
    "本版邮箱",
    "广告热线",
    "订阅热线",
    "更多详细新闻",
    "更多新闻请",
    "关注微信公众号",
    "下载客户端",
    "enpproperty",
    "更多精彩内容",
    "更多本地新闻",
    "扫描二维码",
    "扫码关注",
    "扫码下载",
    "下载App",
    "下載App",
    "版權所有",
    "ICP备",
    "公网安备",
    "Rights Reserved",
    "opyright",
    "opyRight",
    "本站所刊登",
    "您是本文第",
    "报料有奖",
    "转载请注明",
    "請繼續往下閱讀",
    "点击上方",
    "网站导航",
    "您的浏览器",
    "请下载",
    "增值电信业务经营许可证",
    "视听节目许可证",
    "互联网举报中心",
    "网上有害信息举报",
    "不良信息举报",
    "不用抽 不用搶",
    "點我下載APP",
    "Read more",
    "Readmore",
    "加入自由時報粉絲團",
];

/// Those that headlines are made of as well: `百年老字号重张`, `图书阅读量翻番`. A site sets them apart.
const OF_TITLES: &[&str] = &["字号", "阅读量", "浏览次数", "点击数", "点击率", "扫一扫"];

/// Whether a word stands in a line with no other before or behind it, but the sizes that a site offers: `字号 大 中 小`, `字号大`.
fn stands_alone(words: &str, word: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphabetic();
    words.match_indices(word).any(|(at, _)| {
        let (before, behind) = (words.get(..at).unwrap_or_default(), words.get(at + word.len()..).unwrap_or_default());
        let behind = behind.trim_start_matches(['大', '中', '小', '+', '-']);
        !before.ends_with(is_letter) && !behind.starts_with(is_letter)
    })
}

/// What only a note of rights says, in whole sentences.
const RIGHTS: &[&str] = &[
    "版权均属",
    "不得转载",
    "未经授权",
    "如需转载",
    "不得轉載",
    "欢迎向我们报料",
    "扫描下方二维码",
    "掃描下方二維碼",
    "并不代表本网",
    "并不代表本站",
    "不构成实质性投资建议",
    "不构成投资建议",
    "為達最佳瀏覽效果",
    "您即將進入之新聞內容",
    "依台灣網站分級推廣基金會",
];

/// What a note of rights says and a story about rights as well: two of them make a note.
const OF_RIGHTS: &[&str] = &[
    "版权归",
    "版权所有",
    "转载",
    "轉載",
    "版权声明",
    "未經許可",
    "书面授权",
    "注明来源",
    "註明出處",
    "注明出处",
    "版權作品",
    "其版权",
    "原作者所有",
    "许可证",
    "免责声明",
];

/// Whether a line is a site's by its words. A sentence may speak of a hotline; furniture has no full stop, or speaks of rights.
pub(crate) fn is_sites(words: &str) -> bool {
    let is_sentence = || words.contains('。');
    let mut of_rights = None;
    SIGNS.in_text(words).any(|(word, sign)| match sign {
        Sign::Leads => !is_sentence(),
        Sign::Navigates => !is_sentence() && (!OF_TITLES.contains(&word) || stands_alone(words, word)),
        Sign::Claims => true,
        Sign::OfRights => of_rights.replace(word).is_some_and(|other| other != word),
    })
}

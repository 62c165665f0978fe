//! The settings of a new paper with their remarks, in the language of whoever makes it.

use crate::config::value;
use crate::text::width;
use crate::words::language::Language;
use url::Url;

/// What a paper is called until somebody says.
pub(crate) const TITLE: &str = "海湾晨报";
/// Where nothing can be hosted (RFC 2606 §2), so that the paper is a trial.
pub(crate) const BASE_URL: &str = "https://haiwan.invalid/feeds/";
/// Where the pages lie.
pub(crate) const SOURCE: &str = "pages";
/// Where the feeds lie.
pub(crate) const OUTPUT: &str = "feeds";

/// The settings of a paper, made in `year`. A real address settles who mints the ids: a later one does not move them.
pub(crate) fn written(language: Language, title: &str, base_url: &Url, source: &str, year: i32) -> String {
    let template = match language {
        Language::Chinese => include_str!("benbao.zh.toml"),
        Language::English => include_str!("benbao.en.toml"),
    };
    let text = template.replace("{year}", &year.to_string());
    let text = put(&text, &line("title", TITLE), &line("title", title));
    let text = put(&text, &line("base_url", BASE_URL), &line("base_url", base_url.as_str()));
    let text = put(&text, &line("dir", SOURCE), &line("dir", source));
    match value::authority_of(base_url).filter(|_| base_url.as_str() != BASE_URL) {
        Some(authority) => {
            let usual = ["# ", &line("authority", &format!("example.cn,{year}"))].concat();
            put(&text, &usual, &line("authority", &authority))
        }
        None => text,
    }
}

/// A key with a text: what JSON says in quotes, TOML says so too.
fn line(key: &str, text: &str) -> String {
    format!("{key} = {}", serde_json::Value::from(text))
}

/// Puts `right` in the place of `written`; a remark behind it stays in its column, as far as there is room.
fn put(text: &str, written: &str, right: &str) -> String {
    let Some((before, behind)) = text.split_once(written) else { return text.to_owned() };
    let rest = behind.trim_start_matches(' ');
    let spaces = behind.len() - rest.len();
    let column = width(written) + spaces;
    let between = if spaces == 0 { 0 } else { column.saturating_sub(width(right)).max(2) };
    [before, right, &" ".repeat(between), rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(title: &str, base_url: &str, source: &str) -> String {
        written(Language::Chinese, title, &value::base_url(base_url).unwrap(), source, 2026)
    }

    #[test]
    fn whatever_is_answered_is_what_the_file_says() {
        for title in ["中原时报", "a \"b\" \\ c", "引号\u{201c}报\u{201d}", "一份名字很长很长很长很长很长的报纸", "#号报"]
        {
            let text = made(title, "https://中文.cn/订阅", "版 面/今日");
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(table["title"].as_str(), Some(title), "{text}");
            assert_eq!(table["base_url"].as_str(), Some("https://xn--fiq228c.cn/%E8%AE%A2%E9%98%85/"));
            assert_eq!(table["source"]["dir"].as_str(), Some("版 面/今日"));
            assert_eq!(table["output"]["dir"].as_str(), Some(OUTPUT));
            assert_eq!(table["authority"].as_str(), Some("xn--fiq228c.cn,2026"));
        }
    }

    #[test]
    fn a_trial_names_nobody_and_keeps_the_file_as_it_is_shown() {
        let text = made(TITLE, BASE_URL, SOURCE);
        assert_eq!(text, include_str!("benbao.zh.toml").replace("{year}", "2026"));
        let other = made("海报", BASE_URL, SOURCE);
        let column = |text: &str| width(text.lines().find(|it| it.starts_with("title")).unwrap().split("# ").next().unwrap());
        assert_eq!(column(&other), column(&text), "the remarks stay in their column");
    }
}

//! What is right of a story, and a story as the program reads it: in the same form, so that the two can be compared. Widths of
//! punctuation and white space do not matter; everything else does.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// A story.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Right {
    pub(crate) headline: String,
    pub(crate) kicker: String,
    pub(crate) deck: Vec<String>,
    pub(crate) column: Option<String>,
    /// `agency|place|date`
    pub(crate) dateline: String,
    /// `role name (organisation)`
    pub(crate) credits: Vec<String>,
    pub(crate) body: Vec<String>,
}

/// Without white space, one form of every mark.
pub(crate) fn plain(text: &str) -> String {
    let folded = text.nfkc().filter(|letter| !letter.is_whitespace());
    folded
        .map(|letter| match letter {
            '“' | '”' | '「' | '」' | '"' => '"',
            '‘' | '’' | '\'' => '\'',
            '—' | '─' | '–' => '-',
            '…' => '.',
            '〔' | '[' | '【' => '[',
            '〕' | ']' | '】' => ']',
            other => other,
        })
        .collect()
}

impl Right {
    /// As it was written.
    pub(crate) fn read(story: &toml::Value) -> Self {
        let text = |key: &str| story.get(key).and_then(toml::Value::as_str).map(plain);
        let texts = |key: &str| {
            let list = story.get(key).and_then(toml::Value::as_array).into_iter().flatten();
            list.map(|value| value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let dateline = story.get("dateline").map_or(String::new(), |table| {
            let part = |key: &str| plain(table.get(key).and_then(toml::Value::as_str).unwrap_or(""));
            format!("{}|{}|{}", part("agency"), part("place"), part("date"))
        });
        Self {
            headline: text("headline").unwrap_or_default(),
            kicker: text("kicker").unwrap_or_default(),
            deck: texts("deck").iter().map(|it| plain(it.trim_start_matches(['—', '-', '●']))).collect(),
            column: text("column"),
            dateline,
            credits: texts("credits").iter().map(|it| credit(it)).collect(),
            body: texts("body").iter().map(|it| plain(it)).collect(),
        }
    }

    /// As the program read it.
    pub(crate) fn of(item: &Value) -> Self {
        let own = &item["_benbao"];
        let text = |value: &Value| value.as_str().map(plain).unwrap_or_default();
        let dateline = match &own["dateline"] {
            Value::Null => String::new(),
            it => format!("{}|{}|{}", text(&it["agency"]), text(&it["place"]), text(&it["date"])),
        };
        let credits = own["credits"].as_array().into_iter().flatten().map(|it| {
            let organisation = it["organisation"].as_str().map(|name| format!(" ({name})")).unwrap_or_default();
            credit(&format!("{} {}{organisation}", it["role"].as_str().unwrap_or(""), it["name"].as_str().unwrap_or("")))
        });
        let paragraphs = item["content_text"].as_str().unwrap_or("").split("\n\n");
        Self {
            headline: text(&item["title"]),
            kicker: text(&own["kicker"]),
            deck: own["deck"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|it| plain(it.as_str().unwrap().trim_start_matches(['—', '-', '●'])))
                .collect(),
            column: own["column"].as_str().map(plain),
            dateline,
            credits: credits.collect(),
            body: paragraphs.map(plain).filter(|it| !it.is_empty()).collect(),
        }
    }

    /// How much of this story's text is in the other: what tells which story is which.
    pub(crate) fn likeness(&self, other: &Self) -> usize {
        let letters = |story: &Self| -> Vec<char> { format!("{}{}", story.headline, story.body.concat()).chars().collect() };
        let (one, two) = (letters(self), letters(other));
        let pairs = |text: &[char]| text.windows(3).map(|it| [it[0], it[1], it[2]]).collect::<std::collections::BTreeSet<_>>();
        pairs(&one).intersection(&pairs(&two)).count()
    }
}

/// `reporter 方予安 (新华社)`, its name and organisation plain.
fn credit(text: &str) -> String {
    let (role, who) = text.split_once(' ').unwrap_or((text, ""));
    format!("{role} {}", plain(who))
}

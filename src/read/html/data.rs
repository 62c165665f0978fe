//! What a page says of its story in JSON (JSON-LD, schema.org): the first `NewsArticle` of its scripts.

use serde_json::Value;

/// What the data tells.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) section: Option<String>,
    pub(super) address: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) publisher: Option<String>,
}

/// The first article in the scripts.
pub(super) fn read(scripts: &[String]) -> Data {
    let articles = scripts.iter().filter_map(|script| article(&parsed(script)?).cloned());
    let Some(article) = articles.into_iter().next() else { return Data::default() };
    let text = |key: &str| article.get(key).and_then(first_text);
    let main = article.get("mainEntityOfPage");
    let authors = match article.get("author") {
        Some(Value::Array(authors)) => authors.iter().filter_map(person).collect(),
        Some(author) => person(author).into_iter().collect(),
        None => Vec::new(),
    };
    Data {
        title: text("headline").or_else(|| text("name")),
        date: text("datePublished").or_else(|| text("dateCreated")),
        section: text("articleSection"),
        address: text("url").or_else(|| first_text(main?.get("@id").or(main)?)),
        authors,
        publisher: article.get("publisher").and_then(name),
    }
}

/// Templates leave line breaks and a comma too many in their scripts: the first are no fault of the words.
fn parsed(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        let plain: String = script.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        serde_json::from_str(&plain).ok()
    })
}

fn article(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(values) => values.iter().find_map(article),
        Value::Object(fields) => {
            let is_type = |kind: &Value| kind.as_str().is_some_and(|it| it.ends_with("Article") || it.ends_with("Posting"));
            let is_article = match fields.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is_type),
                Some(kind) => is_type(kind),
                None => false,
            };
            if is_article { Some(value) } else { fields.get("@graph").and_then(article) }
        }
        _ => None,
    }
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(values) => values.iter().find_map(first_text),
        _ => None,
    }
}

/// An author that is no organisation.
fn person(value: &Value) -> Option<String> {
    let is_organisation = value.get("@type").and_then(Value::as_str).is_some_and(|kind| kind.ends_with("Organization"));
    if is_organisation { None } else { name(value) }
}

fn name(value: &Value) -> Option<String> {
    first_text(value).or_else(|| first_text(value.get("name")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_article_of_the_scripts_is_heard() {
        let table = [
            (
                r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"云溪大桥通车","datePublished":"2026-01-05T08:00:00+08:00",
                "author":[{"@type":"Person","name":"林知夏"},{"@type":"Organization","name":"海湾日报"}],
                "publisher":{"@type":"Organization","name":"海湾日报"},"mainEntityOfPage":{"@id":"https://example.cn/a.html"}}"#,
                "云溪大桥通车|2026-01-05T08:00:00+08:00|https://example.cn/a.html|林知夏|海湾日报",
            ),
            (
                "[{\"@type\":\"BreadcrumbList\"},{\"@graph\":[{\"@type\":[\"Article\"],\"headline\":\"云溪\n大桥\",\"author\":\"何小满\"}]}]",
                "云溪 大桥|||何小满|",
            ),
            (r#"{"@type":"Organization","name":"海湾日报"}"#, "||||"),
            ("{\"@type\":", "||||"),
        ];
        for (script, expected) in table {
            let data = read(&[script.to_owned()]);
            let told = [data.title, data.date, data.address, Some(data.authors.join(" ")), data.publisher];
            assert_eq!(told.map(Option::unwrap_or_default).join("|"), expected, "{script}");
        }
    }
}

//! What machines that show stories in lists of their own want to know of one (JSON-LD, schema.org/NewsArticle).

use crate::feed::Entry;
use crate::feed::Feed;
use crate::text::XmlText;
use maud::Markup;
use maud::PreEscaped;
use maud::html;
use serde_json::Value;
use serde_json::json;

/// Search engines cut a headline here.
const LONGEST: usize = 110;

/// The data of a story, as a block that nothing runs.
pub(crate) fn data(entry: &Entry, paper: &Feed) -> Markup {
    let named = |kind: &str, name: &XmlText| json!({"@type": kind, "name": name.as_str()});
    let mut publisher = json!({"@type": "NewsMediaOrganization", "name": paper.paper.as_str(), "url": paper.site.as_str()});
    if let (Some(logo), Some(publisher)) = (&paper.brand.logo, publisher.as_object_mut()) {
        publisher.insert("logo".to_owned(), json!({"@type": "ImageObject", "url": logo.as_str()}));
    }
    let mut authors: Vec<Value> = entry.authors.iter().map(|author| named("Person", author)).collect();
    if authors.is_empty() {
        authors.extend(entry.agencies.iter().map(|agency| named("Organization", agency)));
    }
    let headline: String = entry.title.as_str().chars().take(LONGEST).collect();
    let optional = [
        ("articleSection", entry.section.as_ref().map(|it| json!(it.as_str()))),
        ("printPage", entry.edition.page.as_ref().map(|it| json!(it.as_str()))),
        ("printEdition", Some(json!(entry.edition.date.to_string()))),
        ("dateline", entry.dateline.as_ref().map(|it| json!(XmlText::new(&it.text).as_str()))),
        (
            "image",
            (!entry.content.pictures.is_empty())
                .then(|| entry.content.pictures.iter().map(|it| json!(it.address.as_str())).collect()),
        ),
        ("description", Some(&entry.summary).filter(|it| !it.is_blank()).map(|it| json!(it.as_str()))),
        ("author", (!authors.is_empty()).then(|| json!(authors))),
    ];
    let mut story = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": entry.address.as_str(),
        "headline": headline,
        "datePublished": entry.published.rfc3339(),
        "dateModified": entry.updated.max(entry.published).rfc3339(),
        "inLanguage": paper.language.as_str(),
        "publisher": publisher,
    });
    for (key, value) in optional {
        if let (Some(value), Some(story)) = (value, story.as_object_mut()) {
            story.insert(key.to_owned(), value);
        }
    }
    html! { script type="application/ld+json" { (PreEscaped(in_script(&story.to_string()))) } "\n" }
}

/// JSON that cannot end the element in which it stands, nor begin a comment there (HTML §4.12.1.3).
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::tests::feed_of_a_headline;

    #[test]
    fn no_word_of_a_story_ends_its_block_of_data() {
        let mut feed = feed_of_a_headline();
        let title = "</script><script>alert(1)</script><!-- & \"号外\"";
        feed.entries[0].title = XmlText::new(title);
        let block = data(&feed.entries[0], &feed).into_string();
        assert_eq!((block.matches("</script>").count(), block.matches("<!--").count()), (1, 0), "{block}");
        let json = block.trim().strip_prefix("<script type=\"application/ld+json\">").unwrap();
        let json: Value = serde_json::from_str(json.strip_suffix("</script>").unwrap()).unwrap();
        assert_eq!(json["headline"], title);
    }
}

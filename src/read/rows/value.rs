//! Values of data as the cells of a table would say them.

use crate::read::rows::fact::Fact;
use serde_json::Value;

/// A value as a cell would say it.
pub(crate) fn words(value: &Value, fact: Fact) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        Value::Array(values) => {
            let words = values.iter().map(|value| words(value, fact)).filter(|it| !it.trim().is_empty()).collect::<Vec<_>>();
            words.join(if fact == Fact::Text { "\n" } else { "、" })
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        Value::Null => String::new(),
    }
}

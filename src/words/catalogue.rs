//! The catalogue: the sentences of every message in every language, and how one of them is filled.
//!
//! Fluent, since a sentence may need the number of what stands in it, the two languages put it together in different orders, and
//! whoever mends a sentence should need no Rust for it. That every message is in both languages and gets what it names is tested.

use crate::words::language::Language;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use std::sync::OnceLock;

/// The subjects, a file each, in every language.
macro_rules! files {
    ($language:literal) => {
        [
            include_str!(concat!($language, "/common.ftl")),
            include_str!(concat!($language, "/errors.ftl")),
            include_str!(concat!($language, "/warnings.ftl")),
            include_str!(concat!($language, "/run.ftl")),
            include_str!(concat!($language, "/reading.ftl")),
            include_str!(concat!($language, "/doubts.ftl")),
            include_str!(concat!($language, "/archive.ftl")),
            include_str!(concat!($language, "/answers.ftl")),
            include_str!(concat!($language, "/outlet.ftl")),
            include_str!(concat!($language, "/site.ftl")),
            include_str!(concat!($language, "/serve.ftl")),
            include_str!(concat!($language, "/check.ftl")),
            include_str!(concat!($language, "/doctor.ftl")),
            include_str!(concat!($language, "/settings.ftl")),
            include_str!(concat!($language, "/help.ftl")),
        ]
    };
}

/// The files of a language, in the same order in each.
pub(crate) fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::Chinese => &files!("zh"),
        Language::English => &files!("en"),
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The sentence of a message. What is in no catalogue, which a test excludes, is shown by its name.
pub(crate) fn sentence(language: Language, id: &str, arguments: &FluentArgs<'_>) -> String {
    let bundle = bundle(language);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { return id.to_owned() };
    let mut missing = Vec::new();
    let sentence = bundle.format_pattern(pattern, Some(arguments), &mut missing).into_owned();
    debug_assert!(missing.is_empty(), "{id}: {missing:?}");
    sentence
}

/// Whether there is such a message.
pub(crate) fn has(id: &str) -> bool {
    bundle(Language::English).has_message(id)
}

fn bundle(language: Language) -> &'static Bundle {
    static CHINESE: OnceLock<Bundle> = OnceLock::new();
    static ENGLISH: OnceLock<Bundle> = OnceLock::new();
    let bundle = match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    bundle.get_or_init(|| bundled(language))
}

fn bundled(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.as_str().parse().unwrap_or_default()]);
    // No marks of direction around what is filled in: logs are searched, and nothing that we fill in is written from the right.
    bundle.set_use_isolating(false);
    for source in sources(language) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(sound, _)| sound);
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "{added:?}");
    }
    bundle
}

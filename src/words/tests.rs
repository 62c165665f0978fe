//! Every message in both languages: that there is one, that it gets what it names, that its Chinese is Chinese; and all of them
//! as a page that can be read. `RENEW=1 cargo test words` writes the pages anew.

use crate::words::catalogue;
use crate::words::language::Language;
use crate::words::message::Argument;
use crate::words::message::Message;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// One of each message, as the rooms make it.
fn samples() -> Vec<Message> {
    let mut samples = Vec::new();
    samples.extend(crate::words::errors::samples());
    samples.extend(crate::words::settings::samples());
    samples.extend(crate::cli::samples());
    samples.extend(crate::words::refusals::samples());
    samples.extend(crate::words::warnings::samples());
    samples.extend(crate::words::pictures::samples());
    samples.extend(crate::words::reading::samples());
    samples.extend(crate::words::doubts::samples());
    samples.extend(crate::galley::desk::samples());
    samples.extend(crate::report::look::samples());
    samples.extend(crate::words::archive::samples());
    samples.extend(crate::words::adopted::samples());
    samples.extend(crate::words::answers::samples());
    samples.extend(crate::words::outlet::samples());
    samples.extend(crate::words::site::samples());
    samples.extend(crate::serve::told::samples());
    samples.extend(crate::check::samples());
    samples.extend(["said-error", "said-warning", "said-set-aside"].map(Message::new));
    samples.push(Message::verbatim("…"));
    samples.push(Message::moment_alone("2023-04-09T06:00:00+08:00"));
    samples.push(Message::new("few-threads").text("why", "…"));
    samples
}

/// The messages inside others too.
fn all() -> Vec<Message> {
    let mut waiting = samples();
    let mut all = Vec::new();
    while let Some(message) = waiting.pop() {
        let mut inner: Vec<&Argument> = message.arguments.iter().map(|(_, argument)| argument).collect();
        while let Some(argument) = inner.pop() {
            match argument {
                Argument::Message(message) => waiting.push(message.clone()),
                Argument::List(list) | Argument::Clauses(list) => inner.extend(list),
                Argument::Text(_) | Argument::Number(_) | Argument::Moment(_) => {}
            }
        }
        all.push(message);
    }
    all
}

/// What stands in the files: each message and what it names.
fn written(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut written: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in catalogue::sources(language).iter().flat_map(|source| source.lines()) {
        if line.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            last = line.split(" =").next().unwrap().to_owned();
            assert!(written.insert(last.clone(), BTreeSet::new()).is_none(), "{last} stands twice in {language:?}");
        }
        let names = line.split('$').skip(1).map(|rest| rest.split([' ', '}']).next().unwrap().to_owned());
        if !line.starts_with('#') && !last.is_empty() {
            written.entry(last.clone()).or_default().extend(names);
        }
    }
    written
}

#[test]
fn every_message_is_in_every_language_and_gets_what_it_names() {
    let (chinese, english) = (written(Language::Chinese), written(Language::English));
    let of = |catalogue: &BTreeMap<String, BTreeSet<String>>| catalogue.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(of(&chinese), of(&english));
    let mut said = BTreeSet::from(["list-separator", "clause-separator"].map(str::to_owned));
    for message in all() {
        let given: BTreeSet<String> = message.arguments.iter().map(|(name, _)| name.to_string()).collect();
        let code = message.code().to_owned();
        for (language, catalogue) in [("zh", &chinese), ("en", &english)] {
            let named = catalogue.get(&code).unwrap_or_else(|| panic!("{code} is not in {language}"));
            // A number that shapes one language may go unsaid in the other.
            let unsaid: BTreeSet<&String> = given.difference(named).collect();
            // What a library says in English only is left out where it would help nobody.
            if code == "slip-other" && language == "zh" {
                continue;
            }
            let are_numbers = message.arguments.iter().filter(|(name, _)| unsaid.contains(&name.to_string()));
            assert!(named.is_subset(&given), "{code} in {language} names {named:?} and gets {given:?}");
            assert!(
                are_numbers.into_iter().all(|(_, it)| matches!(it, Argument::Number(_))),
                "{code} in {language} leaves out {unsaid:?}"
            );
        }
        said.insert(code);
    }
    let unsaid: Vec<String> = of(&english).difference(&said).cloned().collect();
    assert!(unsaid.is_empty(), "no sample says {unsaid:?}");
}

/// What is Latin in a Chinese sentence: names of programs, formats and signs of the trade. Whatever is typed stands in backticks.
const LATIN: &[&str] = &[
    "benbao",
    "Word",
    "WPS",
    "UTF",
    "JPEG",
    "PNG",
    "SVG",
    "DOCX",
    "sRGB",
    "HEIC",
    "GBK",
    "Big",
    "Latin",
    "HZ",
    "XML",
    "JSON",
    "Feed",
    "OPML",
    "PDF",
    "RTF",
    "OpenDocument",
    "LibreOffice",
    "WordPress",
    "Pages",
    "Unicode",
    "SQLite",
    "RSS",
    "Atom",
    "MB",
    "MiB",
    "KiB",
    "HTTP",
    "IP",
    "Prometheus",
    "U",
];

#[test]
fn a_chinese_sentence_is_chinese() {
    let mut wrong = BTreeSet::new();
    for message in all() {
        let sentence = own_words(&message);
        let latin = sentence.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let foreign: Vec<&str> = latin.filter(|word| !LATIN.contains(word)).collect();
        let marks: Vec<char> = sentence.chars().filter(|letter| ",;:!?()\"'".contains(*letter)).collect();
        // Who puts it in a sentence sets the stop.
        if !foreign.is_empty() || !marks.is_empty() || sentence.ends_with('。') {
            wrong.insert(format!("{}: {foreign:?} {marks:?} in {sentence}\n", message.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<String>());
}

/// The sentence in Chinese without what stands in it, what is typed, and the ends of file names.
fn own_words(message: &Message) -> String {
    let mut bare = message.clone();
    for (_, argument) in &mut bare.arguments {
        if !matches!(argument, Argument::Number(_)) {
            *argument = Argument::Text("…".to_owned());
        }
    }
    let sentence = bare.in_language(Language::Chinese);
    let outside: String = sentence.split('`').step_by(2).collect();
    let mut words = String::new();
    let mut rest = outside.as_str();
    while let Some((before, behind)) = rest.split_once('.') {
        words.push_str(before);
        rest = behind.trim_start_matches(|letter: char| letter.is_ascii_lowercase());
    }
    words + rest
}

#[test]
fn the_sentences_are_these() {
    for language in Language::ALL {
        let sentences: BTreeMap<String, BTreeSet<String>> = samples().iter().fold(BTreeMap::new(), |mut pages, message| {
            pages.entry(message.code().to_owned()).or_default().insert(message.in_language(language));
            pages
        });
        let lines = sentences.into_values().flatten().map(|sentence| format!("{sentence}\n"));
        let page: String = lines.collect();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/words/messages.{}.txt", language.as_str()));
        if std::env::var_os("RENEW").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &page).unwrap();
        }
        assert_eq!(page, fs::read_to_string(&file).unwrap_or_default(), "RENEW=1 cargo test words renews {}", file.display());
    }
}

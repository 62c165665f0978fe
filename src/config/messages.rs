//! In which language a paper's messages are: asked before all else, of a file that may be broken, since what is wrong with it
//! is said in that language too.

use crate::words::language::Language;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use toml::de::DeTable;

/// More than any file of settings holds.
pub(crate) const MOST: u64 = 1 << 20;

/// The `messages` of a file, if it is there and says so. What is no regular file is left for whoever reads it in earnest: a pipe
/// can be read once.
pub(crate) fn of_file(file: &Path) -> Option<Language> {
    if !std::fs::metadata(file).is_ok_and(|found| found.is_file()) {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(file).and_then(|file| file.take(MOST).read_to_end(&mut bytes)).ok()?;
    of_text(&String::from_utf8_lossy(&bytes))
}

/// As the file says; where it is broken, as a line above every table says.
fn of_text(text: &str) -> Option<Language> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Ok(table) = DeTable::parse(text) {
        let said = table.get_ref().iter().find(|(key, _)| key.get_ref() == "messages")?.1;
        return meant(said.get_ref().as_str()?);
    }
    let top = text.lines().map(str::trim).take_while(|line| !line.starts_with(['[', '［', '【']));
    top.filter_map(of_line).next()
}

fn of_line(line: &str) -> Option<Language> {
    let said = line.strip_prefix("messages")?.trim_start().strip_prefix(['=', '＝', ':', '：'])?;
    let said = said.split(['#', '＃']).next()?;
    let word = said.trim_matches(|letter: char| !letter.is_alphanumeric());
    meant(word)
}

/// The language that somebody means who writes `zh-CN` or `中文`: what is wrong with it is said in that one.
fn meant(word: &str) -> Option<Language> {
    let word = word.to_lowercase();
    let is_chinese = word.starts_with("zh") || word.contains(['中', '汉', '漢', '华', '華']) || word == "chinese";
    if is_chinese { Some(Language::Chinese) } else { Language::parse(word.get(..2).unwrap_or(&word)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_file_says_its_language_too() {
        let (zh, en) = (Some(Language::Chinese), Some(Language::English));
        let table = [
            ("messages = \"zh\"\n", zh),
            ("\u{feff}messages = 'en'  # for the night desk\n", en),
            ("\"messages\" = \"zh\"\n", zh),
            ("title = 海湾晨报\r\nmessages = \"zh\"\r\n", zh),
            ("title ＝ \"海湾\"\nmessages ＝ “zh”\n", zh),
            ("messages = zh\n", zh),
            ("messages = \"fr\"\n", None),
            ("messages = \"fr\ntitle = 1\n", None),
            ("messages = 1\n", None),
            ("[source]\nmessages = \"zh\"\n", None),
            ("title = 海湾\n[source]\nmessages = \"zh\"\n", None),
            ("# messages = \"zh\"\ntitle = 海湾\n", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(of_text(text), expected, "{text:?}");
        }
    }
}

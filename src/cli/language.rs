//! In which language the program speaks: asked of the command line before clap is, since clap's own words are in that language
//! too, and a line that clap refuses is refused in it.

use crate::cli::help::Depth;
use crate::config::FILE_NAME;
use crate::words::language::Language;
use clap::Command;
use std::ffi::OsStr;
use std::ffi::OsString;
use std::path::Path;
use std::path::PathBuf;

/// A command line, as far as it tells who is spoken to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// What `--lang` says, where it is a language of ours; anything else is for clap to refuse.
    pub(crate) lang: Option<Language>,
    /// The settings of the paper that is meant.
    pub(crate) settings: PathBuf,
    /// The commands named: `archive`, `list`.
    pub(crate) commands: Vec<String>,
    /// The arguments, with `--lang` behind the commands: before them, clap would take a command for a value.
    pub(crate) arguments: Vec<OsString>,
}

impl Line {
    /// How much help is asked for: `-h` is short.
    pub(crate) fn depth(&self) -> Depth {
        let is_long = self.arguments.iter().any(|word| word == "--help");
        if is_long { Depth::Long } else { Depth::Short }
    }
}

/// Looks over the arguments, the program's own name first, up to `--`.
pub(crate) fn heard(arguments: Vec<OsString>, grammar: &Command) -> Line {
    let mut ear = Ear {
        grammar,
        command: grammar,
        line: Line::default(),
        config: None,
        dir: None,
        lang: Vec::new(),
        is_named: false,
        behind: 0,
    };
    let mut words = arguments.into_iter();
    ear.line.arguments.extend(words.next());
    while let Some(word) = words.next() {
        if word == "--" {
            ear.line.arguments.push(word);
            break;
        }
        ear.hear(word, &mut words);
    }
    for word in words {
        ear.positional(&word);
        ear.line.arguments.push(word);
    }
    ear.line()
}

struct Ear<'g> {
    grammar: &'g Command,
    /// The command that the next word is said to.
    command: &'g Command,
    line: Line,
    config: Option<PathBuf>,
    dir: Option<PathBuf>,
    /// `--lang` and its values, taken out of the line.
    lang: Vec<OsString>,
    /// Whether a command was named, or what was to be one.
    is_named: bool,
    /// Where they are put back.
    behind: usize,
}

impl Ear<'_> {
    fn hear(&mut self, word: OsString, words: &mut std::vec::IntoIter<OsString>) {
        let bytes = word.as_encoded_bytes();
        let Some(option) = bytes.strip_prefix(b"--") else {
            if !bytes.starts_with(b"-") {
                self.positional(&word);
            }
            self.line.arguments.push(word);
            if self.behind == 0 && self.is_named {
                self.behind = self.line.arguments.len();
            }
            return;
        };
        let name = option.split(|byte| *byte == b'=').next().unwrap_or(option);
        let name = String::from_utf8_lossy(name).into_owned();
        let inline = word.to_str().and_then(|word| word.split_once('=')).map(|(_, value)| OsString::from(value));
        let is_apart = inline.is_none() && !option.contains(&b'=') && takes_value(self.grammar, &name);
        let next = words.as_slice().first().filter(|next| is_apart && !next.as_encoded_bytes().starts_with(b"-"));
        let apart = next.is_some().then(|| words.next()).flatten();
        let said: Vec<OsString> = std::iter::once(word).chain(apart.clone()).collect();
        self.option(&name, inline.or(apart));
        if name == "lang" { self.lang.extend(said) } else { self.line.arguments.extend(said) }
    }

    fn option(&mut self, name: &str, value: Option<OsString>) {
        let Some(value) = value else { return };
        match name {
            "lang" => self.line.lang = self.line.lang.or_else(|| Language::parse(value.to_str()?)),
            "config" => self.config = Some(value.into()),
            "dir" => self.dir = Some(value.into()),
            _ => {}
        }
    }

    /// A command, or the folder of a paper.
    fn positional(&mut self, word: &OsStr) {
        self.is_named = true;
        match word.to_str().and_then(|word| self.command.find_subcommand(word)) {
            Some(command) => {
                self.command = command;
                self.line.commands.push(command.get_name().to_owned());
                self.behind = 0;
            }
            None if matches!(self.line.commands.as_slice(), [command] if command == "build" || command == "init" || command == "status")
                && self.dir.is_none() =>
            {
                self.dir = Some(word.into())
            }
            None => {}
        }
    }

    fn line(mut self) -> Line {
        let behind = if self.behind > 0 { self.behind } else { self.line.arguments.len().min(1) };
        self.line.arguments.splice(behind..behind, self.lang);
        self.line.settings = self.config.unwrap_or_else(|| self.dir.as_deref().unwrap_or(Path::new("")).join(FILE_NAME));
        self.line
    }
}

/// Whether an option of any command has a value.
fn takes_value(command: &Command, name: &str) -> bool {
    let own = command.get_arguments().any(|it| it.get_long() == Some(name) && it.get_action().takes_values());
    own || command.get_subcommands().any(|it| takes_value(it, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Arguments;
    use clap::CommandFactory;

    fn of(line: &str) -> Line {
        heard(line.split_whitespace().map(OsString::from).collect(), &Arguments::command())
    }

    #[test]
    fn the_language_is_heard_anywhere_in_the_line() {
        let (zh, en) = (Some(Language::Chinese), Some(Language::English));
        let table = [
            ("benbao", None),
            ("benbao --lang zh", zh),
            ("benbao --lang=en build haiwan", en),
            ("benbao archive --lang zh list", zh),
            ("benbao archive list --format json --lang zh", zh),
            ("benbao --lang fr", None),
            ("benbao --lang", None),
            ("benbao --lang --help", None),
            ("benbao read -- --lang zh", None),
            ("benbao --title --lang zh", zh),
            ("benbao --title lang zh", None),
        ];
        for (line, expected) in table {
            assert_eq!(of(line).lang, expected, "{line}");
        }
    }

    #[test]
    fn the_settings_are_those_that_the_command_means() {
        let table = [
            ("benbao", "benbao.toml"),
            ("benbao build", "benbao.toml"),
            ("benbao build haiwan", "haiwan/benbao.toml"),
            ("benbao build --output feeds haiwan", "haiwan/benbao.toml"),
            ("benbao build -q haiwan", "haiwan/benbao.toml"),
            ("benbao build -- haiwan", "haiwan/benbao.toml"),
            ("benbao build haiwan --config a.toml", "a.toml"),
            ("benbao --config=a.toml", "a.toml"),
            ("benbao read pages/a.md", "benbao.toml"),
            ("benbao archive show --dir haiwan build", "haiwan/benbao.toml"),
            ("benbao init haiwan", "haiwan/benbao.toml"),
        ];
        for (line, expected) in table {
            assert_eq!(of(line).settings, Path::new(expected), "{line}");
        }
    }

    #[test]
    fn clap_hears_the_language_behind_the_commands() {
        let table = [
            ("benbao --lang zh", "benbao --lang zh"),
            ("benbao -q --lang zh", "benbao --lang zh -q"),
            ("benbao --lang zh build haiwan -q", "benbao build --lang zh haiwan -q"),
            ("benbao --lang zh archive list", "benbao archive list --lang zh"),
            ("benbao archive list --lang", "benbao archive list --lang"),
            ("benbao --lang zh biuld", "benbao biuld --lang zh"),
            ("benbao --lang zh read -- a.md", "benbao read --lang zh -- a.md"),
        ];
        for (line, expected) in table {
            assert_eq!(of(line).arguments, expected.split(' ').map(OsString::from).collect::<Vec<_>>(), "{line}");
        }
    }
}

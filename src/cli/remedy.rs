//! The commands that messages name, for the paper that was meant: what the command line said of it (`DIR`, `--dir`, `--config`) they
//! say again, so that they can be typed as they are printed.

use crate::shown::argument;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Which paper the command line meant; nothing where it is that of the current folder.
#[derive(Debug, Default)]
struct Paper {
    dir: PathBuf,
    config: Option<PathBuf>,
}

static PAPER: OnceLock<Paper> = OnceLock::new();

/// Settles which paper is meant.
pub(crate) fn meant(dir: &Path, config: Option<&Path>) {
    // A command that builds after its work means the same paper.
    let _ = PAPER.set(Paper { dir: dir.to_owned(), config: config.map(Path::to_owned) });
}

/// A text whose commands are for the paper that is meant.
pub(crate) fn typed(text: String) -> String {
    match PAPER.get() {
        Some(paper) => paper.typed(text),
        None => text,
    }
}

/// The commands that take the folder of a paper as it is.
const OF_A_FOLDER: [&str; 7] = ["build", "doctor", "run", "schedule", "serve", "status", "watch"];

/// Those of `archive`, which take it as `--dir`.
const OF_ARCHIVE: [&str; 8] = ["list", "show", "accept", "withdraw", "merge", "recover", "export", "import"];

impl Paper {
    fn typed(&self, text: String) -> String {
        if self.dir.as_os_str().is_empty() && self.config.is_none() || !text.contains("benbao ") {
            return text;
        }
        let text = OF_A_FOLDER.iter().fold(text, |text, name| self.complete(&text, &format!("benbao {name}"), ""));
        OF_ARCHIVE.iter().fold(text, |text, name| self.complete(&text, &format!("benbao archive {name}"), "--dir "))
    }

    /// Says behind each command of this name which paper it is for, where that is not said already.
    fn complete(&self, text: &str, command: &str, option: &str) -> String {
        let folder = Some(&self.dir).filter(|dir| !dir.as_os_str().is_empty());
        let folder = folder.map(|dir| format!(" {option}{}", argument(dir.display()))).unwrap_or_default();
        let settings = self.config.as_ref().map(|file| format!(" --config {}", argument(file.display()))).unwrap_or_default();
        let mut parts = text.split(command);
        let mut told = parts.next().unwrap_or_default().to_owned();
        for behind in parts {
            told.push_str(command);
            let rest = behind.split([';', '`', '\n']).next().unwrap_or_default();
            if folder.is_empty() || !rest.contains(&folder) {
                told.push_str(&folder);
            }
            told.push_str(&settings);
            told.push_str(behind);
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_says_which_paper_it_is_for_and_says_it_once() {
        let paper = |dir: &str, config: Option<&str>| Paper { dir: dir.into(), config: config.map(PathBuf::from) };
        let table = [
            (paper("haiwan", None), "say: benbao archive merge 1 2", "say: benbao archive merge --dir haiwan 1 2"),
            (paper("海湾 晨报", None), "用 `benbao archive list 字样` 查", "用 `benbao archive list --dir '海湾 晨报' 字样` 查"),
            (paper("haiwan", None), "`benbao build --dry-run`", "`benbao build haiwan --dry-run`"),
            (paper("haiwan", None), "benbao status haiwan", "benbao status haiwan"),
            (paper("haiwan", None), "benbao archive accept 9cb0 --dir haiwan", "benbao archive accept 9cb0 --dir haiwan"),
            (paper("", Some("a.toml")), "benbao archive show 9cb0; 2", "benbao archive show --config a.toml 9cb0; 2"),
            (paper("", None), "benbao archive show 9cb0", "benbao archive show 9cb0"),
            (paper("haiwan", None), "an older benbao told it", "an older benbao told it"),
        ];
        for (paper, text, expected) in table {
            assert_eq!(paper.typed(text.to_owned()), expected);
        }
    }
}

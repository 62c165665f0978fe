//! `benbao man`: one manual page for all commands, in roff, in the language that was settled.

use crate::cli::console;
use crate::cli::grammar;
use crate::cli::help::Entry;
use crate::cli::help::Help;
use crate::cli::help::statuses;
use crate::cli::status::Status;
use crate::text::wrap::words;
use crate::words::message::Message;
use clap::Command;

/// Prints it.
pub(crate) fn run(grammar: Command) -> anyhow::Result<Status> {
    console::print(page(grammar).as_bytes())?;
    Ok(Status::Done)
}

/// The options that stand above every command are those of `build`, which has its own chapter.
fn page(grammar: Command) -> String {
    let help = Help::of(grammar::worded(grammar), &[]);
    let word = |code| plain(&console::words(&Message::new(code)));
    let version = env!("CARGO_PKG_VERSION");
    let mut page = format!(".TH benbao 1 \"\" \"benbao {version}\" \"benbao\"\n.nh\n.ad l\n");
    page += &format!(".SH {}\nbenbao \\- {}\n", word("man-name"), escaped(&help.about()));
    page += &format!(".SH {}\n{}", word("man-synopsis"), usage(&help));
    page += &format!(
        ".SH {}\n{}\n.PP\n{}\n",
        word("man-description"),
        escaped(&help.about()),
        escaped(&console::words(&Message::new("help-more")))
    );
    help.inner().iter().for_each(|inner| chapter(inner, &mut page));
    page + &format!(
        ".SH \"{}\"\n{}",
        word("man-status"),
        statuses().iter().map(|(status, words)| format!(".TP\n{}\n{}\n", status.trim(), escaped(words))).collect::<String>()
    )
}

/// A command has the sections of a page of its own, one level down.
fn chapter(help: &Help, page: &mut String) {
    let word = |code| plain(&console::words(&Message::new(code)));
    page.push_str(&format!(".SH \"{}\"\n{}\n", plain(&help.name().to_uppercase()), escaped(&help.about())));
    page.push_str(&format!(".SS {}\n{}", word("man-synopsis"), usage(help)));
    page.push_str(&format!(".SS {}\n{}{}", word("man-options"), listed(&help.arguments()), listed(&help.options())));
    help.inner().iter().for_each(|inner| chapter(inner, page));
}

fn usage(help: &Help) -> String {
    help.usage().iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\n.br\n") + "\n"
}

fn listed(entries: &[Entry]) -> String {
    entries.iter().map(|(word, words)| format!(".TP\n\\fB{}\\fR\n{}\n", escaped(word.trim()), escaped(words))).collect()
}

/// As roff takes it for text: a hyphen that can be typed.
fn plain(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-").replace('`', "\\(ga")
}

/// The same of running text: no line that is a request, and a break where Chinese has one.
fn escaped(text: &str) -> String {
    let words = words(text).into_iter().map(|word| if word.ends_with(' ') { plain(word) } else { plain(word) + "\\:" });
    let text: String = words.collect();
    let text = text.strip_suffix("\\:").unwrap_or(&text);
    if text.starts_with(['.', '\'']) { format!("\\&{text}") } else { text.to_owned() }
}

#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    ["man-name", "man-synopsis", "man-description", "man-options", "man-status"].map(Message::new).to_vec()
}

//! `benbao man`: one manual page for all commands, in roff.

use crate::cli::Arguments;
use crate::cli::MEANINGS;
use crate::cli::Status;
use crate::cli::console;
use clap::Command;
use clap::CommandFactory;
use clap_mangen::Man;
use std::io;

/// Prints it.
pub(crate) fn run() -> anyhow::Result<Status> {
    console::print(page()?.as_bytes())?;
    Ok(Status::Done)
}

/// The options that stand above every command are those of `build`, which has its own chapter.
fn page() -> io::Result<String> {
    let mut command = Arguments::command();
    command.build();
    let man = Man::new(command.clone()).manual("benbao");
    let mut head = Vec::new();
    man.render_title(&mut head)?;
    man.render_name_section(&mut head)?;
    man.render_synopsis_section(&mut head)?;
    man.render_description_section(&mut head)?;
    let mut page = String::from_utf8_lossy(&head).into_owned();
    for subcommand in command.get_subcommands() {
        page.push_str(&chapter(subcommand)?);
    }
    page.push_str(".SH \"EXIT STATUS\"\n");
    page.extend(MEANINGS.iter().map(|(status, meaning)| format!(".TP\n{status}\n{meaning}\n")));
    Ok(without_repeated_preamble(&page))
}

/// A command has the sections of a page of its own, one level down.
fn chapter(command: &Command) -> io::Result<String> {
    let man = Man::new(command.clone());
    let mut own = Vec::new();
    man.render_description_section(&mut own)?;
    man.render_synopsis_section(&mut own)?;
    man.render_options_section(&mut own)?;
    let heading = format!(".SH \"BENBAO {}\"\n", command.get_name().to_uppercase());
    Ok(heading + &String::from_utf8_lossy(&own).replace(".SH DESCRIPTION\n", "").replace(".SH ", ".SS "))
}

/// The crate defines the apostrophe before every section; once, before the title, is enough.
fn without_repeated_preamble(page: &str) -> String {
    let is_preamble = |line: &str| line.starts_with(".ie \\n(.g .ds Aq") || line.starts_with(".el .ds Aq");
    let (preamble, text): (Vec<&str>, Vec<&str>) = page.lines().partition(|line| is_preamble(line));
    let lines = preamble.into_iter().take(2).chain(text);
    lines.map(|line| format!("{line}\n")).collect()
}

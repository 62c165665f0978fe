//! `benbao man`: one manual page for all commands, in roff.

use crate::cli::Arguments;
use crate::cli::Status;
use crate::cli::console;
use clap::CommandFactory;
use clap_mangen::Man;
use std::io;

/// Prints it.
pub(crate) fn run() -> anyhow::Result<Status> {
    console::print(&page()?)?;
    Ok(Status::Done)
}

fn page() -> io::Result<Vec<u8>> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let man = Man::new(command.clone()).manual("benbao");
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for subcommand in command.get_subcommands() {
        chapter(subcommand, &mut page)?;
    }
    man.render_extra_section(&mut page)?;
    man.render_version_section(&mut page)?;
    Ok(page)
}

/// A command has the sections of a page of its own, one level down and without its title.
fn chapter(command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    let man = Man::new(command.clone());
    let mut own = Vec::new();
    man.render_description_section(&mut own)?;
    man.render_synopsis_section(&mut own)?;
    if command.get_arguments().next().is_some() {
        man.render_options_section(&mut own)?;
    }
    let heading = format!(".SH \"BENBAO {}\"\n", command.get_name().to_uppercase());
    page.extend_from_slice(heading.as_bytes());
    for line in String::from_utf8_lossy(&own).lines() {
        // The crate defines the apostrophe once a rendering; once a page is enough.
        match line.strip_prefix(".SH ") {
            Some("DESCRIPTION") => {}
            Some(section) => page.extend_from_slice(format!(".SS {section}\n").as_bytes()),
            None => page.extend_from_slice(format!("{line}\n").as_bytes()),
        }
    }
    Ok(())
}

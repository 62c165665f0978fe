//! The words of the help stand in the catalogue alone: the command line finds them by the names of its commands and arguments.

/// One of each, asked of the command line, which alone knows them all.
#[cfg(test)]
pub(crate) fn samples() -> Vec<crate::words::message::Message> {
    crate::cli::samples()
}

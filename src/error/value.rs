//! What is wrong with a value, of the file or of the command line: what was written, and which rule it breaks.

/// What is wrong with a value. Its sentence stands behind the name of the setting.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrongValue {
    /// It is blank.
    Empty,
    /// It is what our messages say in the place of a reason.
    NoReason,
    /// It is no single word.
    NoWord,
    /// It pairs no word with a role.
    NoPair,
    /// It names a role that there is not.
    NoRole {
        /// The role as written.
        role: String,
        /// Those that there are.
        known: Vec<&'static str>,
    },
    /// It is the address of something in a folder.
    NoFolderAddress,
    /// It is no absolute address on the web.
    NoAddress,
    /// It is a folder of benbao's own.
    OwnFolder,
    /// It is an address that tells a password.
    Password,
    /// It is a language tag with an underscore.
    Underscore {
        /// The tag with hyphens.
        right: String,
    },
    /// It is no language tag.
    NoLanguage,
    /// It is no language of the messages.
    NoMessages,
    /// It is no time of day.
    NoTime,
    /// It is no way with punctuation.
    NoTypography,
    /// It is no way with pages that are gone.
    NoMissing,
    /// It is no way with doubtful stories.
    NoDoubtful,
    /// It is no line of a crontab.
    NoCron,
    /// It is one of a day that never comes.
    CronNever,
    /// It is no span of time.
    NoSpan,
    /// It is no hub.
    Hub(WrongHub),
    /// It is no size of a page.
    NoSize,
    /// It is no size of a file.
    NoFileSize,
    /// It is no e-mail address with a name behind it.
    NoContact,
    /// It is no file of the paper's own that tells how pages look.
    NoStyle,
    /// It is no colour.
    NoColour,
    /// It is a colour that cannot be read on a light ground.
    PaleColour {
        /// The nearest that can.
        right: String,
    },
    /// It is no size of a feed.
    NoFeedSize,
    /// It is no folder that every file system and every address can have.
    NoFeedName,
    /// It is the folder of a section's own feed.
    SectionFolder {
        /// The section.
        section: &'static str,
    },
    /// It is a number beyond what may be asked.
    TooMany {
        /// The most.
        most: usize,
    },
    /// It is no format of a feed.
    NoFormat,
    /// It is no page number that an id can carry.
    NoPage {
        /// As written.
        page: String,
    },
    /// It is no day.
    NoDate,
    /// It is no moment.
    NoMoment,
    /// It is no whole number from 1.
    NoCount,
    /// It is no whole number.
    NoNumber,
    /// It is no address to listen on.
    NoSocket,
    /// It is no document of the output.
    NoDocument,
    /// It is none of the words that may stand there.
    NoneOf {
        /// The words.
        known: Vec<&'static str>,
    },
    /// It is no authority: no name and a day.
    NoAuthority,
    /// An authority that is no name.
    Nobody {
        /// The name as written.
        name: String,
    },
    /// An authority that is not in ASCII.
    NotAscii {
        /// As it is to be written.
        right: String,
    },
    /// An authority in capital letters.
    Capitals {
        /// As it is to be written.
        right: String,
    },
    /// An authority that ends with no day.
    NoDay {
        /// What it ends with.
        day: String,
    },
    /// An authority that ends with a day of the future, by the clock or by what was said for it.
    Future {
        /// The day of the run.
        today: String,
        /// The day.
        day: String,
    },
    /// It is no glob.
    Glob(WrongGlob),
}

/// Why an address is no hub of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongHub {
    /// It is no absolute address on the web.
    NoAddress,
    /// It tells a password.
    Password,
    /// It leads into a private network.
    Private,
    /// What is said on the way to it anybody can read.
    NotSealed,
}

/// What is wrong with a glob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongGlob {
    /// `**` beside something else.
    Recursive,
    /// `[` that nothing closes.
    ClassOpen,
    /// A range that runs backwards.
    Range {
        /// Its first character.
        first: char,
        /// Its last.
        last: char,
    },
    /// `}` that nothing opens.
    GroupUnopened,
    /// `{` that nothing closes.
    GroupOpen,
    /// `\` at the end.
    Dangling,
    /// Something else, in the words of the library.
    Other(String),
}

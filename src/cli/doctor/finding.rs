//! One thing that is wrong with a paper, or may be: how much harm it does, what it is with the one thing to do, and what comes of it
//! if nobody does it.

use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use serde::Serialize;

listed! {
    /// How much harm it does, the worst first.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub(crate) enum Harm {
        /// Nothing is published as long as it stays.
        Stops,
        /// Somebody should see to it: something is lost, wrong or not seen by readers.
        SeeTo,
        /// It may be as it should be.
        Note,
    }
}

impl Harm {
    /// Its name for programs.
    fn as_str(self) -> &'static str {
        match self {
            Self::Stops => "stops",
            Self::SeeTo => "see-to",
            Self::Note => "note",
        }
    }

    /// What stands above the findings of its kind.
    pub(crate) fn heading(self) -> Message {
        Message::new(match self {
            Self::Stops => "doctor-stops",
            Self::SeeTo => "doctor-see-to",
            Self::Note => "doctor-note",
        })
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) harm: Harm,
    /// What it is, and the one thing to do.
    pub(crate) what: Message,
    /// What comes of it if nobody does.
    pub(crate) consequence: Message,
}

impl Finding {
    pub(crate) fn new(harm: Harm, what: &impl Worded, consequence: &'static str) -> Self {
        Self { harm, what: what.message(), consequence: Message::new(consequence) }
    }
}

/// One of them for programs.
#[derive(Serialize)]
pub(crate) struct Json {
    harm: &'static str,
    code: String,
    message: String,
    consequence: String,
}

impl From<&Finding> for Json {
    fn from(finding: &Finding) -> Self {
        Self {
            harm: finding.harm.as_str(),
            code: finding.what.root_code().to_owned(),
            message: finding.what.in_language(Language::English),
            consequence: finding.consequence.in_language(Language::English),
        }
    }
}

/// What comes of things, and what stands above them.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    let consequences = [
        "else-nothing-new",
        "else-not-out",
        "else-no-pictures",
        "else-other-day",
        "else-waits",
        "else-misread",
        "else-lost",
        "else-trial",
        "else-nobody-reaches",
        "else-listened",
        "else-not-shown",
        "else-dated-wrongly",
        "else-thought-ended",
        "else-broken-off",
        "else-older",
        "else-by-hand",
        "else-names",
        "else-again",
        "else-begins-anew",
        "else-not-ours",
    ];
    Harm::ALL.into_iter().map(Harm::heading).chain(consequences.map(Message::new)).collect()
}

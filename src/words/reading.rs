//! The words of a reading: what the parts of a page are called, and the reason for each.

use crate::account::PartKind;
use crate::account::reason::Origin;
use crate::account::reason::Reason;
use crate::account::reason::Signs;
use crate::account::reason::Stands;
use crate::account::reason::Weights;
use crate::article::Edition;
use crate::article::credit::Role;
use crate::date::DateFrom;
use crate::document::Apart;
use crate::document::LeftOut;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;

impl Worded for LeftOut {
    fn message(&self) -> Message {
        let code = match self.what {
            Apart::Program => "apart-program",
            Apart::Comment => "apart-comment",
            Apart::Hidden => "apart-hidden",
            Apart::Site => "apart-site",
            Apart::Elsewhere => "apart-elsewhere",
            Apart::Around => "apart-around",
        };
        Message::new(code).number("parts", self.parts).number("letters", self.letters)
    }
}

impl Worded for Reason {
    fn message(&self) -> Message {
        match self {
            Self::TellsDay(date) => Message::new("reason-tells-day").text("date", date),
            Self::Weighed(weights) => weights.message(),
            Self::Byline(stands, signs) => Message::new("reason-byline").fact("stands", stands).clauses("signs", signs.clauses()),
            Self::Dateline(stands, origin) => {
                Message::new("reason-dateline").fact("stands", stands).facts("origin", origin.parts())
            }
            Self::GoesOnAnotherPage(reason) => Message::new("reason-goes-on-another-page").fact("reason", reason.as_ref()),
            plain => Message::new(plain.code()),
        }
    }
}

impl Reason {
    /// The name of a reason that holds nothing else.
    fn code(&self) -> &'static str {
        match self {
            Self::Text => "reason-text",
            Self::GoesOn => "reason-goes-on",
            Self::ShortLine => "reason-short-line",
            Self::OpensAsCaption => "reason-opens-as-caption",
            Self::OpensAsNote => "reason-opens-as-note",
            Self::OfItsForm => "reason-of-its-form",
            Self::TellsDay(_) => "reason-tells-day",
            Self::NamesPage => "reason-names-page",
            Self::ColumnOfBriefs => "reason-column-of-briefs",
            Self::AboveHeadline => "reason-above-headline",
            Self::BelowHeadline => "reason-below-headline",
            Self::Marked => "reason-marked",
            Self::HeadingMark => "reason-heading-mark",
            Self::OpensPage => "reason-opens-page",
            Self::Weighed(_) => "reason-weighed",
            Self::ByMeta => "reason-by-meta",
            Self::AroundText => "reason-around-text",
            Self::AboveDateline => "reason-above-dateline",
            Self::MarkedItem => "reason-marked-item",
            Self::FromAnotherPage => "reason-from-another-page",
            Self::Directive => "reason-directive",
            Self::DirectiveBegins => "reason-directive-begins",
            Self::DirectiveLeavesOut => "reason-directive-leaves-out",
            Self::DirectiveSettles => "reason-directive-settles",
            Self::DirectiveWrong => "reason-directive-wrong",
            Self::Draft => "reason-draft",
            Self::HeldForNoMoment => "reason-held-for-no-moment",
            Self::Metadata => "reason-metadata",
            Self::PageStaff => "reason-page-staff",
            Self::SavedHead => "reason-saved-head",
            Self::OtherStory => "reason-other-story",
            Self::PrintedTwice => "reason-printed-twice",
            Self::SiteLine => "reason-site-line",
            Self::TipOff => "reason-tip-off",
            Self::TypesettingCode => "reason-typesetting-code",
            Self::CodeOrNote => "reason-code-or-note",
            Self::PointsToPage => "reason-points-to-page",
            Self::PageNumber => "reason-page-number",
            Self::Turn => "reason-turn",
            Self::PictureNote => "reason-picture-note",
            Self::Rule => "reason-rule",
            Self::OwnLine => "reason-own-line",
            Self::Source => "reason-source",
            Self::Byline(..) => "reason-byline",
            Self::Dateline(..) => "reason-dateline",
            Self::GoesOnAnotherPage(_) => "reason-goes-on-another-page",
        }
    }
}

impl Worded for Stands {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::OnItsLine => "stands-on-its-line",
            Self::OnTheirLines => "stands-on-their-lines",
            Self::InBracketsAtEnd => "stands-in-brackets-at-end",
            Self::BehindLastStop => "stands-behind-last-stop",
            Self::PhotographerBehindCaption => "stands-photographer-behind-caption",
            Self::BehindCaption => "stands-behind-caption",
            Self::InLead => "stands-in-lead",
            Self::InBracketsLeft => "stands-in-brackets-left",
            Self::OpensParagraph => "stands-opens-paragraph",
            Self::InBracketsOfParagraph => "stands-in-brackets-of-paragraph",
        })
    }
}

impl Signs {
    fn clauses(&self) -> Vec<Message> {
        let mut clauses = Vec::new();
        if !self.roles.is_empty() {
            clauses.push(Message::new("signs-roles").number("count", self.roles.len()).texts("words", &self.roles));
        }
        if !self.organisations.is_empty() {
            clauses.push(Message::new("signs-organisations").texts("names", &self.organisations));
        }
        if clauses.is_empty() {
            clauses.push(Message::new("signs-only-names"));
        }
        let run = |run: &Vec<(String, Option<String>)>| {
            let names: Vec<&str> = run.iter().map(|(name, _)| name.as_str()).collect();
            let surname = |surname: &Option<String>| match surname {
                Some(surname) => Message::verbatim(surname),
                None => Message::new("signs-no-surname"),
            };
            let surnames = run.iter().map(|(_, it)| surname(it));
            Message::new("signs-names").text("names", names.join(" | ")).facts("surnames", surnames)
        };
        clauses.extend(self.names.iter().map(run));
        clauses
    }
}

impl Origin {
    fn parts(&self) -> Vec<Message> {
        let parts = [
            self.agency.as_deref().map(Message::verbatim),
            self.place.as_ref().map(|place| Message::new("origin-place").text("place", place)),
            self.day.as_ref().map(|day| Message::new("origin-day").text("day", day)),
        ];
        parts.into_iter().flatten().collect()
    }
}

impl Worded for Weights {
    fn message(&self) -> Message {
        let tenths = |tenths: i32| {
            let sign = if tenths < 0 { '-' } else { '+' };
            format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
        };
        Message::new("reason-weighed")
            .text("sum", tenths(self.sum))
            .text("enough", tenths(self.enough))
            .text("above", tenths(self.above))
            .text("setting", tenths(self.setting))
            .text("below", tenths(self.below))
            .text("kinship", tenths(self.kinship))
    }
}

impl Worded for PartKind {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Headline => "part-headline",
            Self::Kicker => "part-kicker",
            Self::Deck => "part-deck",
            Self::Column => "part-column",
            Self::Dateline => "part-dateline",
            Self::LeadByline => "part-lead-byline",
            Self::Byline => "part-byline",
            Self::Body => "part-body",
            Self::Joined => "part-joined",
            Self::Subhead => "part-subhead",
            Self::Caption => "part-caption",
            Self::Note => "part-note",
            Self::Folio => "part-folio",
            Self::Furniture => "part-furniture",
            Self::Remainder => "part-remainder",
            Self::Mark => "part-mark",
        })
    }

    /// In English the newsroom's word stands before ours, since it is what colleagues say.
    fn said(&self, language: Language) -> String {
        let own = self.message().in_language(language);
        let colleagues = if *self == Self::LeadByline { Self::Byline } else { *self };
        match language {
            Language::Chinese => own,
            Language::English => format!("{} {own}", colleagues.message().in_language(Language::Chinese)),
        }
    }
}

impl Worded for Role {
    fn message(&self) -> Message {
        Message::new(match self {
            Self::Reporter => "role-reporter",
            Self::Correspondent => "role-correspondent",
            Self::Intern => "role-intern",
            Self::Photographer => "role-photographer",
            Self::Editor => "role-editor",
            Self::Author => "role-author",
            Self::Translator => "role-translator",
            Self::Artist => "role-artist",
            Self::Commentator => "role-commentator",
            Self::Other => "role-other",
        })
    }
}

/// Edition, what told its day, and page: `edition 2023-04-09 (from its path), page A02`.
pub(crate) fn edition(edition: &Edition) -> Message {
    let from = Message::new(match edition.date_from {
        DateFrom::FrontMatter => "date-from-front-matter",
        DateFrom::Path => "date-from-path",
        DateFrom::Page => "date-from-page",
        DateFrom::Option => "date-from-option",
        DateFrom::Inferred => "date-from-datelines",
    });
    Message::new("head-edition").text("date", edition.date).fact("from", &from).fact("page", &page(edition))
}

/// How much was understood of a page.
pub(crate) fn counts(articles: usize, credits: usize, left_out: usize) -> Message {
    let count = |code, count| Message::new(code).number("count", count);
    Message::new("head-counts")
        .fact("articles", &count("count-articles", articles))
        .fact("credits", &count("count-credits", credits))
        .fact("left-out", &count("left-out", left_out))
}

/// `page A02`, `A02 版`.
fn page(edition: &Edition) -> Message {
    match &edition.page {
        Some(page) => Message::new("page-known").text("page", page),
        None => Message::new("page-unknown"),
    }
}

/// One of each reason and of each word.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::article::page::Page;
    use chrono::NaiveDate;

    let name = |name: &str, surname: Option<&str>| (name.to_owned(), surname.map(str::to_owned));
    let signs = Signs {
        roles: vec!["记者".to_owned(), "通讯员".to_owned()],
        organisations: vec!["新华社".to_owned()],
        names: vec![vec![name("鲁燕", Some("鲁"))], vec![name("武刘敏", Some("武")), name("楠桂", None)]],
    };
    let one = Signs { roles: vec!["摄".to_owned()], ..Signs::default() };
    let bare = Signs { names: vec![vec![name("欧阳晓明", Some("欧阳"))]], ..Signs::default() };
    let origin =
        Origin { agency: Some("新华社".to_owned()), place: Some("北京".to_owned()), day: Some("4月8日".to_owned()) };
    let weights = Weights { enough: 9, above: 24, setting: -12, below: 23, kinship: -5, sum: 30 };
    let plain = [
        Reason::Text,
        Reason::GoesOn,
        Reason::ShortLine,
        Reason::OpensAsCaption,
        Reason::OpensAsNote,
        Reason::OfItsForm,
        Reason::TellsDay(NaiveDate::from_ymd_opt(2023, 4, 9).unwrap_or_default()),
        Reason::NamesPage,
        Reason::ColumnOfBriefs,
        Reason::AboveHeadline,
        Reason::BelowHeadline,
        Reason::Marked,
        Reason::HeadingMark,
        Reason::OpensPage,
        Reason::Weighed(weights),
        Reason::ByMeta,
        Reason::AroundText,
        Reason::AboveDateline,
        Reason::MarkedItem,
        Reason::FromAnotherPage,
        Reason::Directive,
        Reason::DirectiveBegins,
        Reason::DirectiveLeavesOut,
        Reason::DirectiveSettles,
        Reason::DirectiveWrong,
        Reason::Draft,
        Reason::HeldForNoMoment,
        Reason::Metadata,
        Reason::PageStaff,
        Reason::SavedHead,
        Reason::OtherStory,
        Reason::PrintedTwice,
        Reason::SiteLine,
        Reason::TipOff,
        Reason::TypesettingCode,
        Reason::CodeOrNote,
        Reason::PointsToPage,
        Reason::PageNumber,
        Reason::Turn,
        Reason::PictureNote,
        Reason::Rule,
        Reason::OwnLine,
        Reason::Source,
        Reason::Byline(Stands::OnItsLine, signs),
        Reason::Byline(Stands::PhotographerBehindCaption, one),
        Reason::Dateline(Stands::OpensParagraph, origin),
        Reason::GoesOnAnotherPage(Box::new(Reason::Text)),
    ];
    let stands = [
        Stands::OnTheirLines,
        Stands::InBracketsAtEnd,
        Stands::BehindLastStop,
        Stands::BehindCaption,
        Stands::InLead,
        Stands::InBracketsLeft,
        Stands::InBracketsOfParagraph,
    ];
    let mut samples: Vec<Message> = plain.iter().map(Worded::message).collect();
    samples.extend(stands.into_iter().map(|stands| Reason::Byline(stands, bare.clone()).message()));
    samples.extend(PartKind::ALL.iter().map(Worded::message));
    samples.extend(Apart::ALL.map(|what| LeftOut { what, parts: 2, letters: 120 }.message()));
    samples.push(LeftOut { what: Apart::Site, parts: 1, letters: 1 }.message());
    samples.push(Message::new("apart"));
    samples.extend(Role::ALL.iter().map(Worded::message));
    let told = [DateFrom::FrontMatter, DateFrom::Path, DateFrom::Page, DateFrom::Option, DateFrom::Inferred];
    let pages = [Page::new("A02"), None];
    for (at, date_from) in told.into_iter().enumerate() {
        let date = NaiveDate::from_ymd_opt(2023, 4, 9).unwrap_or_default();
        samples.push(edition(&Edition { date, page: pages[at % 2].clone(), date_from }));
    }
    samples.extend([(4, 9, 2), (1, 1, 1), (1, 0, 0)].map(|(articles, credits, left_out)| counts(articles, credits, left_out)));
    let proof = ["title", "page", "understood", "front-matter", "front-matter-first", "no-article", "keys", "keys-next"];
    let more = ["keys-previous", "colon", "no-story", "no-headline", "joined-page", "joined-page-why", "nobody"];
    let named = |name: &&str| Message::of(&format!("proof-{name}"));
    samples.extend(proof.iter().chain(&more).map(named));
    let numbered = ["goes-on", "left-out", "line", "story", "join"];
    samples.extend(numbered.iter().map(|name| Message::of(&format!("proof-{name}")).number("number", 3)));
    samples.extend(["table-headline", "table-dateline", "table-credits", "table-characters"].map(Message::new));
    samples
}

//! What the settings must look like. The file and the command line ask the same functions; each takes the text as written,
//! and gives the value or what is wrong with it.

use crate::archive::doubtful::Doubtful;
use crate::archive::identity::fate::Missing;
use crate::article::credit::Role;
use crate::article::page::Page;
use crate::beijing::Instant;
use crate::compose::options::Wires;
use crate::error::value::WrongValue;
use crate::feed::Amount;
use crate::feed::Format;
use crate::feed::below;
use crate::read::encoding::known::Encoding;
use crate::schedule::Timetable;
use crate::serve::path;
use crate::shelf::kind::Kind;
use crate::shelf::slug;
use crate::site::colour;
use crate::site::colour::Colour;
use crate::text::fold;
use crate::text::hidden::without_hidden;
use crate::text::legal;
use crate::typography::Typography;
use crate::websub::hub::Hub;
use crate::websub::hub::Reach;
use crate::words::language::Language;
use chrono::Datelike;
use chrono::NaiveDate;
use chrono::NaiveTime;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::time::Duration;
use url::Host;
use url::Url;

/// Any text that is not blank.
pub fn text(text: &str) -> Result<String, WrongValue> {
    let clean = legal(text).0;
    let seen = without_hidden(&clean).0;
    let text = seen.trim();
    if text.is_empty() { Err(WrongValue::Empty) } else { Ok(text.to_owned()) }
}

/// Why a story is withdrawn: what stands in our messages in its place is none.
pub fn reason(text: &str) -> Result<String, WrongValue> {
    match self::text(text)?.as_str() {
        "…" | "..." | "REASON" | "撤稿原因" => Err(WrongValue::NoReason),
        reason => Ok(reason.to_owned()),
    }
}

/// A word of a page, such as an outlet or a name: widths do not matter, and there is no space in it.
pub fn word(text: &str) -> Result<String, WrongValue> {
    let word: String = text.trim().chars().map(fold).collect();
    if word.is_empty() || word.contains(' ') {
        return Err(WrongValue::NoWord);
    }
    Ok(word)
}

/// A role word and what it means: `观察员 = commentator`.
pub fn role(text: &str) -> Result<(String, Role), WrongValue> {
    let known = || Role::ALL.map(Role::as_str).to_vec();
    let (printed, meaning) = text.split_once(['=', '＝']).ok_or(WrongValue::NoPair)?;
    let role = Role::ALL.into_iter().find(|role| role.as_str() == meaning.trim());
    let role = role.ok_or_else(|| WrongValue::NoRole { role: meaning.trim().to_owned(), known: known() })?;
    Ok((word(printed)?, role))
}

/// An argument of a program, as it is.
pub fn argument(text: &str) -> Result<String, WrongValue> {
    if text.is_empty() || text.contains('\0') { Err(WrongValue::Empty) } else { Ok(text.to_owned()) }
}

/// A line of a crontab, in Beijing time.
pub fn cron(text: &str) -> Result<Timetable, WrongValue> {
    let timetable = Timetable::line(text.trim()).map_err(|_| WrongValue::NoCron)?;
    if timetable.comes() { Ok(timetable) } else { Err(WrongValue::CronNever) }
}

/// A span of time: a number with its unit, from a second to a year.
pub fn span(text: &str) -> Result<Duration, WrongValue> {
    const YEAR: u64 = 366 * 86_400;
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let (number, unit) = text.split_at_checked(digits).ok_or(WrongValue::NoSpan)?;
    let seconds = match unit.trim() {
        "s" | "秒" => 1,
        "min" | "m" | "分钟" => 60,
        "h" | "小时" => 3600,
        "d" | "天" => 86_400,
        _ => return Err(WrongValue::NoSpan),
    };
    let number: u64 = number.parse().map_err(|_| WrongValue::NoSpan)?;
    let all = number.checked_mul(seconds).filter(|all| (1..=YEAR).contains(all)).ok_or(WrongValue::NoSpan)?;
    Ok(Duration::from_secs(all))
}

/// The address of a hub that may lead so far.
pub fn hub(text: &str, reach: Reach) -> Result<Hub, WrongValue> {
    Hub::parse(text, reach).map_err(WrongValue::Hub)
}

/// The address of a folder on the web; the final slash is added where it is not written.
pub fn base_url(text: &str) -> Result<Url, WrongValue> {
    let mut url = address(text)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(WrongValue::NoFolderAddress);
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

/// An absolute address on the web.
pub fn address(text: &str) -> Result<Url, WrongValue> {
    let url = Url::parse(text.trim()).map_err(|_| WrongValue::NoAddress)?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(WrongValue::NoAddress);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(WrongValue::Password);
    }
    Ok(url)
}

/// The shape of a language tag (RFC 5646 §2.1): `zh-CN`, `zh-Hant-TW`.
pub fn language(text: &str) -> Result<String, WrongValue> {
    if text.contains('_') {
        return Err(WrongValue::Underscore { right: text.replace('_', "-") });
    }
    let sound = text.split('-').enumerate().all(|(at, part)| match at {
        0 => (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic()),
        _ => (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    });
    if sound { Ok(text.to_owned()) } else { Err(WrongValue::NoLanguage) }
}

/// The language of the messages: `zh`, `en`.
pub fn messages(text: &str) -> Result<Language, WrongValue> {
    Language::parse(text).ok_or(WrongValue::NoMessages)
}

/// How many there are of something.
pub fn count(text: &str) -> Result<NonZeroUsize, WrongValue> {
    text.parse().map_err(|_| WrongValue::NoCount)
}

/// A time of day in Beijing: `06:00`.
pub fn publish_time(text: &str) -> Result<NaiveTime, WrongValue> {
    let sound = text.len() == 5;
    let time = sound.then(|| NaiveTime::parse_from_str(text, "%H:%M").ok()).flatten();
    time.ok_or(WrongValue::NoTime)
}

/// What becomes of punctuation.
pub fn typography(text: &str) -> Result<Typography, WrongValue> {
    match text {
        "restore" => Ok(Typography::Restore),
        "keep" => Ok(Typography::Keep),
        "ascii" => Ok(Typography::Ascii),
        _ => Err(WrongValue::NoTypography),
    }
}

/// What becomes of the stories of a page that is gone.
pub fn missing(text: &str) -> Result<Missing, WrongValue> {
    match text {
        "keep" => Ok(Missing::Keep),
        "withdraw" => Ok(Missing::Withdraw),
        _ => Err(WrongValue::NoMissing),
    }
}

/// In which encoding pages are: `auto`, `gb18030`.
pub fn encoding(text: &str) -> Result<Encoding, WrongValue> {
    Encoding::named(text).ok_or_else(|| WrongValue::NoneOf { known: Encoding::names() })
}

/// What becomes of doubtful stories.
pub fn doubtful(text: &str) -> Result<Doubtful, WrongValue> {
    match text {
        "publish" => Ok(Doubtful::Publish),
        "hold" => Ok(Doubtful::Hold),
        _ => Err(WrongValue::NoDoubtful),
    }
}

/// An address of this machine and a port: `127.0.0.1:8080`, `[::]:80`.
pub fn socket(text: &str) -> Result<SocketAddr, WrongValue> {
    text.parse().map_err(|_| WrongValue::NoSocket)
}

/// A document of the output: `old.xml`, `culture/rss.xml`.
pub fn document(text: &str) -> Result<String, WrongValue> {
    let path = format!("/{}", path::encoded(text.trim_start_matches('/')));
    let named = path::named(&path).filter(|named| !named.name.is_empty());
    named.map(|named| named.name.into_owned()).ok_or(WrongValue::NoDocument)
}

/// How many bytes a page may have: `8 MiB`, `500 KiB`, `1000000`.
pub fn page_size(text: &str) -> Result<u64, WrongValue> {
    size(text).filter(|bytes| (1 << 10..=32 << 20).contains(bytes)).ok_or(WrongValue::NoSize)
}

/// How many bytes a file may have of which only the text is kept: held whole while it is read.
pub fn file_size(text: &str) -> Result<u64, WrongValue> {
    size(text).filter(|bytes| (1 << 10..=128 << 20).contains(bytes)).ok_or(WrongValue::NoFileSize)
}

fn size(text: &str) -> Option<u64> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(digits).unwrap_or((text, ""));
    let unit: u64 = match unit.trim() {
        "" | "B" => 1,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}

/// The folder of a feed that the paper asks for.
pub fn feed_name(text: &str) -> Result<String, WrongValue> {
    match slug::section_of(text) {
        Some(section) => Err(WrongValue::SectionFolder { section }),
        None if slug::is_taken(text) => Err(WrongValue::OwnFolder),
        None if slug::is_folder(text) => Ok(text.to_owned()),
        None => Err(WrongValue::NoFeedName),
    }
}

/// Words of which any is enough: `中央文化区|CCD`.
pub fn alternatives(text: &str) -> Result<Vec<String>, WrongValue> {
    let words: Vec<String> = text.split(['|', '｜']).filter_map(|word| self::text(word).ok()).collect();
    if words.is_empty() { Err(WrongValue::Empty) } else { Ok(words) }
}

/// The address of a picture, or its name in the folder of the feeds: `logo.png`.
pub fn picture(text: &str, base_url: &Url) -> Result<Url, WrongValue> {
    if text.contains("://") {
        return address(text);
    }
    document(text).map(|name| below(base_url, &name))
}

/// A file of the paper's own, beside its settings: `paper.css`.
pub fn style(text: &str) -> Result<String, WrongValue> {
    let name = self::text(text)?;
    let is_own = name.to_ascii_lowercase().ends_with(".css") && !name.contains("://");
    if is_own { Ok(name) } else { Err(WrongValue::NoStyle) }
}

/// A colour that is read on a light ground: `#8b1a1a`.
pub fn colour(text: &str) -> Result<Colour, WrongValue> {
    let colour = Colour::parse(text).ok_or(WrongValue::NoColour)?;
    if colour.contrast() < colour::LEAST {
        return Err(WrongValue::PaleColour { right: colour.by_day().to_string() });
    }
    Ok(colour)
}

/// Who is to be told, as RSS wants it: `web@example.cn (网编)`.
pub fn contact(text: &str) -> Result<String, WrongValue> {
    let text = self::text(text)?;
    let (mailbox, name) = text.split_once(" (").map_or((text.as_str(), None), |(mailbox, name)| (mailbox, Some(name)));
    let is_named = name.is_none_or(|name| name.ends_with(')') && name.chars().filter(|it| matches!(it, '(' | ')')).count() == 1);
    let is_part = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._+".contains(&it));
    let is_mailbox = mailbox.split_once('@').is_some_and(|(before, host)| is_part(before) && is_part(host) && host.contains('.'));
    if is_mailbox && is_named { Ok(text.clone()) } else { Err(WrongValue::NoContact) }
}

/// A kind of stories: `notice`.
pub fn kind(text: &str) -> Result<Kind, WrongValue> {
    Kind::named(text).ok_or_else(|| WrongValue::NoneOf { known: Kind::ALL.map(Kind::as_str).to_vec() })
}

/// A kind that the paper's own feed can be without: what is left is its stories.
pub fn kind_left_out(text: &str) -> Result<Kind, WrongValue> {
    let known = || Kind::ALL.into_iter().filter(|kind| *kind != Kind::Story).map(Kind::as_str).collect();
    kind(text).ok().filter(|kind| *kind != Kind::Story).ok_or_else(|| WrongValue::NoneOf { known: known() })
}

/// A role in which somebody is credited: `photographer`.
pub fn credit_role(text: &str) -> Result<Role, WrongValue> {
    let role = Role::ALL.into_iter().find(|role| role.as_str() == text);
    role.ok_or_else(|| WrongValue::NoneOf { known: Role::ALL.map(Role::as_str).to_vec() })
}

/// How much of a story feeds carry.
pub fn amount(text: &str) -> Result<Amount, WrongValue> {
    match text {
        "full" => Ok(Amount::Full),
        "summary" => Ok(Amount::Summary),
        _ => Err(WrongValue::NoneOf { known: vec!["full", "summary"] }),
    }
}

/// What becomes of stories that an agency sent.
pub fn wires(text: &str) -> Result<Wires, WrongValue> {
    match text {
        "full" => Ok(Wires::Carry(Amount::Full)),
        "summary" => Ok(Wires::Carry(Amount::Summary)),
        "link" => Ok(Wires::Carry(Amount::Link)),
        "none" => Ok(Wires::Leave),
        _ => Err(WrongValue::NoneOf { known: vec!["full", "summary", "link", "none"] }),
    }
}

/// How many bytes a document may have that readers subscribe to.
pub fn feed_size(text: &str) -> Result<usize, WrongValue> {
    let bytes = size(text).filter(|bytes| (16 << 10..=64 << 20).contains(bytes));
    bytes.and_then(|bytes| usize::try_from(bytes).ok()).ok_or(WrongValue::NoFeedSize)
}

/// A format in which editions have archive documents.
pub fn format(text: &str) -> Result<Format, WrongValue> {
    match text {
        "atom" => Ok(Format::Atom),
        "rss" => Ok(Format::Rss),
        "json" => Ok(Format::Json),
        _ => Err(WrongValue::NoFormat),
    }
}

/// A page number that an id can carry.
pub fn page(text: &str) -> Result<String, WrongValue> {
    let page = Page::read(text).map(|page| Page::written(page.as_ref()).to_owned());
    page.map_err(|_| WrongValue::NoPage { page: text.to_owned() })
}

/// A day: `2023-04-09`.
pub fn date(text: &str) -> Result<NaiveDate, WrongValue> {
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let date = plain.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten().filter(|date| date.year() > 0);
    date.ok_or(WrongValue::NoDate)
}

/// A moment: `2023-04-09T06:00:00+08:00`.
pub fn moment(text: &str) -> Result<Instant, WrongValue> {
    Instant::parse(text).ok_or(WrongValue::NoMoment)
}

/// Who mints ids (RFC 4151 §2.1): a domain name or an e-mail address, and a day on which it was yours.
pub fn authority(text: &str, today: NaiveDate) -> Result<String, WrongValue> {
    let Some((name, day)) = text.split_once(',') else {
        return Err(WrongValue::NoAuthority);
    };
    let (before, host) = name.rsplit_once('@').map_or((None, name), |(before, host)| (Some(before), host));
    let mailbox =
        |before: &str| !before.is_empty() && before.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._".contains(&it));
    if !before.is_none_or(mailbox) || !is_domain(&host.to_ascii_lowercase()) {
        let Some(right) = punycode(host).filter(|_| before.is_none_or(mailbox)) else {
            return Err(WrongValue::Nobody { name: name.to_owned() });
        };
        let right = before.map_or_else(|| right.clone(), |before| format!("{before}@{right}"));
        return Err(WrongValue::NotAscii { right: format!("{right},{day}") });
    }
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Err(WrongValue::Capitals { right: format!("{},{day}", name.to_ascii_lowercase()) });
    }
    match first_day(day) {
        None => Err(WrongValue::NoDay { day: day.to_owned() }),
        Some(first) if first > today => Err(WrongValue::Future { day: day.to_owned(), today: today.to_string() }),
        Some(_) => Ok(text.to_owned()),
    }
}

/// The authority of a paper that names none. The year is fixed, since an id must never follow the clock; `None` where the
/// host is a bare IPv6 address, which RFC 4151 has no form for.
pub fn authority_of(base_url: &Url) -> Option<String> {
    base_url.host_str().filter(|host| is_domain(host)).map(|host| format!("{host},2026"))
}

fn is_domain(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    host.split('.').all(label)
}

fn punycode(host: &str) -> Option<String> {
    match Host::parse(host) {
        Ok(Host::Domain(domain)) if is_domain(&domain) => Some(domain),
        _ => None,
    }
}

/// RFC 4151 §2.1: a year or a month stands for its first day.
fn first_day(day: &str) -> Option<NaiveDate> {
    match day.len() {
        4 => date(&format!("{day}-01-01")).ok(),
        7 => date(&format!("{day}-01")).ok(),
        _ => date(day).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_is_a_name_and_a_day_on_which_it_was_ours() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for sound in
            ["example.cn,2023", "example.cn,2026-11-24", "news-desk@example.cn,2023-04", "xn--fiq228c.cn,2020", "localhost,2026"]
        {
            assert_eq!(authority(sound, today), Ok(sound.to_owned()));
        }
        let table = [
            ("example.cn", "is a name and a day on which it was yours; write it such as \"example.cn,2023\""),
            ("Example.CN,2023", "is written in lower case; write \"example.cn,2023\""),
            ("中文.cn,2023", "is written in ASCII (punycode); write \"xn--fiq228c.cn,2023\""),
            ("a b.cn,2023", "names nobody: \"a b.cn\" is neither a domain name nor an e-mail address"),
            (",2023", "names nobody: \"\" is neither a domain name nor an e-mail address"),
            ("example.cn,23", "ends with a day; \"23\" is none: write 2023, 2023-04 or 2023-04-09"),
            ("example.cn,2023-02-30", "ends with a day; \"2023-02-30\" is none: write 2023, 2023-04 or 2023-04-09"),
            (
                "example.cn,2027",
                "ends with a day on which the name was yours; 2027 lies behind today, 2026-11-24 by the clock or --now: set right whichever is wrong",
            ),
            (
                "example.cn,2026-11-25",
                "ends with a day on which the name was yours; 2026-11-25 lies behind today, 2026-11-24 by the clock or --now: set right whichever is wrong",
            ),
        ];
        for (text, message) in table {
            assert_eq!(authority(text, today).map_err(|wrong| wrong.to_string()), Err(message.to_owned()), "{text}");
        }
    }

    #[test]
    fn an_authority_is_taken_from_the_host() {
        let table = [
            ("https://Example.CN/feeds", Some("example.cn,2026")),
            ("https://中文.cn:8080/", Some("xn--fiq228c.cn,2026")),
            ("http://127.0.0.1/", Some("127.0.0.1,2026")),
            ("http://[::1]/", None),
        ];
        for (url, expected) in table {
            assert_eq!(authority_of(&base_url(url).unwrap()).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn a_base_url_is_the_address_of_a_folder() {
        let table = [
            ("https://example.cn/feeds", Ok("https://example.cn/feeds/")),
            ("https://example.cn", Ok("https://example.cn/")),
            ("https://example.cn/订阅/", Ok("https://example.cn/%E8%AE%A2%E9%98%85/")),
            ("example.cn/feeds", Err("is no absolute address; write it with https://, such as https://example.cn/feeds/")),
            ("ftp://example.cn/", Err("is no absolute address; write it with https://, such as https://example.cn/feeds/")),
            ("https:///", Err("is no absolute address; write it with https://, such as https://example.cn/feeds/")),
            ("https://example.cn/?a=1", Err("is the address of a folder; write it without `?` and `#`")),
            ("https://me:secret@example.cn/", Err("holds a name or password, which every reader would see; write it without")),
        ];
        for (text, expected) in table {
            let found = base_url(text);
            let found = found.as_ref().map(Url::as_str).map_err(ToString::to_string);
            assert_eq!(found, expected.map_err(str::to_owned), "{text}");
        }
    }

    #[test]
    fn a_page_has_a_size_in_powers_of_1024() {
        let table = [("8 MiB", 8 << 20), ("8MiB", 8 << 20), ("500 KiB", 500 << 10), ("1000000", 1_000_000), ("2048 B", 2048)];
        for (text, bytes) in table {
            assert_eq!(page_size(text), Ok(bytes), "{text}");
        }
        for bad in
            ["", "8", "8 MB", "8 GiB", "-1", "8.5 MiB", "33 MiB", "99999999999999999999", "18446744073709551615 MiB", "MiB"]
        {
            assert_eq!(page_size(bad), Err(WrongValue::NoSize), "{bad}");
        }
    }

    #[test]
    fn languages_times_and_days_have_one_form() {
        for sound in ["zh-CN", "zh", "zh-Hant-TW", "ug-Arab-CN"] {
            assert_eq!(language(sound), Ok(sound.to_owned()));
        }
        assert_eq!(language("zh_CN"), Err(WrongValue::Underscore { right: "zh-CN".to_owned() }));
        for bad in ["", "中文", "z", "zh-", "zh-CN-"] {
            assert!(language(bad).is_err(), "{bad}");
        }
        assert_eq!(publish_time("06:30"), Ok(NaiveTime::from_hms_opt(6, 30, 0).unwrap()));
        for bad in ["6:30", "24:00", "06:60", "06:30:00", "早上六点", ""] {
            assert!(publish_time(bad).is_err(), "{bad}");
        }
        assert_eq!(date("2023-04-09"), Ok(NaiveDate::from_ymd_opt(2023, 4, 9).unwrap()));
        for bad in ["2023-4-9", "2023-02-29", "20230409", "+023-04-09", "0000-01-01", ""] {
            assert!(date(bad).is_err(), "{bad}");
        }
    }
}

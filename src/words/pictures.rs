//! The words of pictures: why one is not shown, what of one is shown otherwise; and what the archive keeps of those that a page has,
//! of which nobody is told.

use crate::article::picture::AsRead;
use crate::article::picture::CopyKind;
use crate::article::picture::WebCopy;
use crate::error::picture::Altered;
use crate::error::picture::Unshown;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::refusals::Size;
use std::path::Path;

impl Worded for Unshown {
    fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("unshown-missing"),
            Self::Empty => Message::new("unshown-empty"),
            Self::Broken => Message::new("unshown-broken"),
            Self::Large { size, limit } => Message::new("unshown-large").text("size", Size(*size)).text("limit", Size(*limit)),
            Self::Pixels { width, height, most } => {
                Message::new("unshown-pixels").text("width", width).text("height", height).text("most", most / 1_000_000)
            }
            Self::Drawing => Message::new("unshown-drawing"),
            Self::Kind(kind) => Message::new("unshown-kind").text("kind", kind),
            Self::OldDocument => Message::new("unshown-old-document"),
            Self::NoPicture => Message::new("unshown-no-picture"),
            Self::Refused(refusal) => Message::new("unshown-refused").fact("why", refusal),
        }
    }
}

/// That a picture is not shown as it is.
pub(crate) fn altered(picture: &str, how: Altered) -> Message {
    let code = match how {
        Altered::Still => "picture-still",
        Altered::Inks => "picture-inks",
    };
    Message::new(code).text("picture", picture)
}

/// That a page names a picture, as the archive keeps it.
pub(crate) fn named(picture: &Path) -> Message {
    Message::new(NAMED).text("picture", picture.display())
}

/// The picture that such a message names; `None` of any other.
pub(crate) fn name_of(message: &Message) -> Option<&Path> {
    (message.code() == NAMED).then(|| message.text_of("picture"))?.map(Path::new)
}

/// A picture of a page as the page was read.
pub(crate) fn kept(AsRead { picture, stamp, copy }: &AsRead) -> Message {
    let copy = copy.as_ref().map_or_else(String::new, |it| {
        let ((width, height), ending) = (it.size, it.kind.ending());
        format!("{}.{ending} {width} {height} {}", it.hash, it.bytes)
    });
    Message::new(KEPT).text("picture", picture).text("stamp", stamp).text("copy", copy)
}

/// What such a message keeps; `None` of any other.
pub(crate) fn kept_of(message: &Message) -> Option<AsRead> {
    let text = |name| message.text_of(name).map(str::to_owned);
    if message.code() != KEPT {
        return None;
    }
    Some(AsRead { picture: text("picture")?, stamp: text("stamp")?, copy: message.text_of("copy").and_then(copy_of) })
}

fn copy_of(text: &str) -> Option<WebCopy> {
    let mut words = text.split(' ');
    let (hash, ending) = words.next()?.split_once('.')?;
    let kind = CopyKind::ALL.into_iter().find(|kind| kind.ending() == ending)?;
    let size = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some(WebCopy { hash: hash.to_owned(), kind, size, bytes: words.next()?.parse().ok()? })
}

/// Whether a message is kept of a picture, and told to nobody.
pub(crate) fn is_kept(message: &Message) -> bool {
    [NAMED, KEPT].contains(&message.code())
}

const NAMED: &str = "picture-of-page";
const KEPT: &str = "picture-kept";

/// One of each message.
#[cfg(test)]
pub(crate) fn samples() -> Vec<Message> {
    use crate::error::file::Refusal;
    let copy =
        WebCopy { hash: "0123456789abcdef0123456789abcdef".to_owned(), kind: CopyKind::Jpeg, size: (1600, 1067), bytes: 9 };
    let as_read = AsRead { picture: "2023-04-09/图1.jpg".to_owned(), stamp: "1234 5678".to_owned(), copy: Some(copy) };
    let unshown = [
        Unshown::Missing,
        Unshown::Empty,
        Unshown::Broken,
        Unshown::Large { size: 70 << 20, limit: 64 << 20 },
        Unshown::Pixels { width: 10_000, height: 6_000, most: 50_000_000 },
        Unshown::Drawing,
        Unshown::Kind("HEIC"),
        Unshown::OldDocument,
        Unshown::NoPicture,
        Unshown::Refused(Refusal::Link),
    ];
    let unshown = unshown.iter().map(|why| Message::new("picture-unshown").text("picture", "图/桥.jpg").fact("why", why));
    let altered = [Altered::Still, Altered::Inks].map(|how| altered("图/桥.jpg", how));
    let of_archive = [named(Path::new("2023-04-09/图1.jpg")), kept(&as_read)];
    unshown.chain(altered).chain(of_archive).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_picture_is_read_again() {
        let copy = WebCopy { hash: "0a".repeat(16), kind: CopyKind::WebP, size: (1600, 900), bytes: 123_456 };
        for copy in [Some(copy), None] {
            let as_read = AsRead { picture: "图/桥 1.jpg".to_owned(), stamp: "77 88".to_owned(), copy };
            assert_eq!(kept_of(&kept(&as_read)), Some(as_read));
        }
        assert_eq!(kept_of(&named(Path::new("a.jpg"))), None);
    }
}

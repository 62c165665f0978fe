//! A picture with its caption as HTML, and as what RSS and Atom say of it beside their HTML (Media RSS 1.5.1).

use crate::feed::Picture;
use crate::text::XmlText;
use maud::Markup;
use maud::html;

/// The picture at its place in the text. Whoever cannot see it hears its caption, so that this stands in `alt` as well.
pub(crate) fn markup(picture: &Picture) -> Markup {
    let caption = picture.caption.as_ref();
    let (width, height) = picture.size.unzip();
    html! {
        figure {
            img src=(picture.address) alt=(caption.map(plain).unwrap_or_default()) width=[width] height=[height];
            @if let Some(caption) = caption {
                figcaption {
                    @for (count, line) in caption.as_str().split('\n').enumerate() {
                        @if count > 0 { br; }
                        (line)
                    }
                }
            }
        }
    }
}

/// A caption on one line.
pub(crate) fn plain(caption: &XmlText) -> String {
    caption.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The attributes of `media:content`.
pub(crate) fn attributes(picture: &Picture) -> Vec<(&'static str, String)> {
    let (width, height) = picture.size.unzip();
    let known = [
        ("url", Some(picture.address.to_string())),
        ("type", picture.media_type.map(str::to_owned)),
        ("fileSize", picture.bytes.map(|it| it.to_string())),
        ("width", width.map(|it| it.to_string())),
        ("height", height.map(|it| it.to_string())),
    ];
    let known = known.into_iter().filter_map(|(name, value)| Some((name, value?)));
    [("medium", "image".to_owned())].into_iter().chain(known).collect()
}

/// The caption, as text.
pub(crate) const DESCRIPTION: (&str, [(&str, &str); 1]) = ("media:description", [("type", "plain")]);

/// Who took it: of the roles that this scheme knows (EBU), in small letters.
pub(crate) const CREDIT: (&str, [(&str, &str); 2]) = ("media:credit", [("role", "photographer"), ("scheme", "urn:ebu")]);

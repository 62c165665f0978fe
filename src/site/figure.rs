//! A picture on a page: with what is said of it and who took it, in the space that it takes; ours by the shortest way, another's linked.

use crate::feed::Picture;
use crate::site::address::Here;
use crate::site::paper::Site;
use crate::words::site::photographed;
use maud::Markup;
use maud::html;

/// A picture with its caption.
pub(crate) fn figure(picture: &Picture, site: Site<'_>, here: Here<'_>) -> Markup {
    // 图为渡口。（鲁燕 摄）: the caption says it.
    let caption = picture.caption.as_ref().map(|it| it.as_str()).unwrap_or_default();
    let is_said = caption.contains('摄') && picture.photographers.iter().all(|name| caption.contains(name.as_str()));
    let credit = (!picture.photographers.is_empty() && !is_said).then(|| {
        let names: Vec<&str> = picture.photographers.iter().map(|it| it.as_str()).collect();
        photographed(&names.join(" "), site.language())
    });
    html! {
        figure.figure { "\n"
            (image(picture, here)) "\n"
            @if picture.caption.is_some() || credit.is_some() {
                figcaption { @if let Some(caption) = &picture.caption { (caption) " " } @if let Some(credit) = credit { span.credit { (credit) } } } "\n"
            }
        }
    }
}

/// The picture alone. Its caption stands beside it, and its words in its place are the same.
pub(crate) fn image(picture: &Picture, here: Here<'_>) -> Markup {
    let source = picture.path.as_ref().map_or_else(|| picture.address.to_string(), |path| here.to(path));
    let (width, height) = picture.size.unzip();
    let words = picture.caption.as_ref().map(|it| it.as_str()).unwrap_or_default();
    html! { img src=(source) alt=(words) width=[width] height=[height] loading="lazy"; }
}

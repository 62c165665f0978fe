//! The feeds that readers subscribe to, as files: the paper's own, those beside it, and the list of all.

use crate::archive::run::recorded::Shelved;
use crate::compose;
use crate::compose::channel::Channel;
use crate::compose::options::Options;
use crate::convert::fit::Fitted;
use crate::convert::fit::fit;
use crate::convert::site;
use crate::error::Error;
use crate::feed::Feed;
use crate::feed::Format;
use crate::feed::Listed;
use crate::feed::Selection;
use crate::feed::document_path;
use crate::feed::index_path;
use crate::publish::File;
use crate::report::cut::Cut;
use crate::shelf::Shelf;
use crate::site::paper::Site;
use crate::words::language::Language;
use crate::words::outlet;
use crate::write;
use rayon::prelude::*;
use std::path::PathBuf;

/// The feeds beside the paper's own.
#[derive(Default)]
pub(crate) struct Beside {
    pub(crate) files: Vec<File>,
    /// Their pages.
    pub(crate) pages: Vec<File>,
    /// Those that are made no more.
    pub(crate) unmade: Vec<PathBuf>,
    pub(crate) cuts: Vec<Cut>,
    /// The names of those that the paper asks for and in which nothing stands.
    pub(crate) empty: Vec<String>,
}

/// The paper's own, no larger than readers take.
pub(crate) fn own(feed: Feed, selection: &Selection, options: &Options) -> Result<(Feed, Vec<File>, Cut), Error> {
    let Fitted { feed, documents, cut } = fit(feed, selection, options.max_bytes)?;
    let files = files(&feed.path, documents);
    Ok((feed, files, cut))
}

/// Those beside it, on all cores, with their pages where there is a site.
pub(crate) fn beside(shelved: Vec<Shelved>, site: Option<Site<'_>>, options: &Options) -> Result<Beside, Error> {
    let made: Vec<Beside> = shelved.into_par_iter().map(|it| one(&it, site, options)).collect::<Result<_, Error>>()?;
    let mut all = Beside::default();
    for one in made {
        all.files.extend(one.files);
        all.pages.extend(one.pages);
        all.unmade.extend(one.unmade);
        all.cuts.extend(one.cuts);
        all.empty.extend(one.empty);
    }
    Ok(all)
}

fn one(shelved: &Shelved, site: Option<Site<'_>>, options: &Options) -> Result<Beside, Error> {
    let Some(channel) = Channel::of(&shelved.shelf, options) else { return Ok(Beside::default()) };
    let composed = shelved.selection.as_ref().and_then(|it| Some((it, compose::feed_of(it, &channel, options)?)));
    let Some((selection, feed)) = composed else {
        let documents = Format::ALL.map(|format| document_path(&channel.path, format));
        let unmade = documents.into_iter().chain([index_path(&channel.path)]).map(PathBuf::from).collect();
        return Ok(Beside { unmade, ..Beside::default() });
    };
    let empty = match &shelved.shelf {
        Shelf::Asked(name) if feed.entries.is_empty() => vec![name.clone()],
        _ => Vec::new(),
    };
    let page = site.and_then(|site| site::of_branch(site, &shelved.shelf, &feed, options));
    let unmade = if page.is_none() { vec![index_path(&channel.path).into()] } else { Vec::new() };
    let Fitted { feed, documents, cut } = fit(feed, selection, options.max_bytes)?;
    Ok(Beside { files: files(&feed.path, documents), pages: page.into_iter().collect(), cuts: vec![cut], empty, unmade })
}

fn files(folder: &str, documents: Vec<(Format, Vec<u8>)>) -> Vec<File> {
    documents.into_iter().map(|(format, bytes)| File { path: document_path(folder, format).into(), bytes }).collect()
}

/// The list of all feeds: the paper's own, those that it asks for, sections, authors.
pub(crate) fn list(shelves: &[Shelf], paper: &Feed, options: &Options) -> Result<File, Error> {
    let own = Listed { title: paper.title.clone(), address: paper.current(Format::Atom), group: String::new() };
    let language = Language::of_tag(&options.language);
    let group = |shelf: &Shelf| match shelf {
        Shelf::Section(_) => outlet::group("sections", language),
        Shelf::Author(_) => outlet::group("writers", language),
        Shelf::Asked(_) | Shelf::Kind(_) => String::new(),
    };
    let mut ordered: Vec<&Shelf> = shelves.iter().collect();
    ordered.sort_by_key(|shelf| (matches!(shelf, Shelf::Author(_)), matches!(shelf, Shelf::Section(_))));
    let listed = ordered.into_iter().filter_map(|shelf| {
        let channel = Channel::of(shelf, options)?;
        let address = paper.below(&document_path(&channel.path, Format::Atom));
        Some(Listed { title: channel.title, address, group: group(shelf) })
    });
    let bytes = write::list(paper, &[own].into_iter().chain(listed).collect::<Vec<_>>())?;
    Ok(File { path: write::LIST.into(), bytes })
}

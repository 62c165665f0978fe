//! What a run did, as data: what it read, what became of the stories and of the files, what it has to say and whether it was
//! said before. Filled while the run goes on; nothing is printed here.

pub mod cut;
pub mod look;
pub(crate) mod pictures;
pub mod told;

use crate::archive::doubtful::Became;
use crate::archive::run::changes::Changes;
use crate::archive::run::plan::Plan;
use crate::archive::run::record::Page;
use crate::archive::store::said::Said;
use crate::article::Article;
use crate::beijing::Instant;
use crate::date::DateFrom;
use crate::error::Error;
use crate::error::Place;
use crate::error::warning::Warning;
use crate::error::warning::WarningKind;
use crate::publish::Outcome;
use crate::read::list::Source;
use crate::reading::page::Content;
use crate::reading::page::PageRead;
use crate::report::cut::Cut;
use crate::report::look::Look;
use crate::report::pictures::Pictures;
use crate::report::told::Told;
use crate::words;
use crate::words::message::Message;
use crate::words::message::Worded;
use crate::words::warnings;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

/// What a run did. There always is one; whether anything was published is part of it.
#[derive(Debug)]
pub struct Report {
    /// Page files found.
    pub files: usize,
    /// Pages read on which articles were found: those that are new or changed, and the others of their editions.
    pub pages: usize,
    /// Pages that their authors hold back.
    pub drafts: usize,
    /// What was new, revised, withdrawn, restored, held back, and how it was known again.
    pub history: Changes,
    /// How many stories wait for their hour, and the hour of the first.
    pub waiting: Option<(usize, Instant)>,
    /// Input of which nothing was published.
    pub set_aside: Vec<SetAside>,
    /// What of the stories is to be looked at, what earlier runs told of pages that are as they were included.
    pub looks: Vec<Look>,
    /// What was to be looked at of those, before a person accepted it.
    pub accepted: Vec<Look>,
    /// Articles found.
    pub articles: usize,
    /// How many of them have an author.
    pub with_authors: usize,
    /// Where the others stand.
    pub without_authors: Vec<Place>,
    /// The newest edition of the paper that is out, and how many stories it has out.
    pub newest: Option<(NaiveDate, usize)>,
    /// What became of each file that was read: how many stories it holds.
    pub read: BTreeMap<PathBuf, usize>,
    /// The days of the editions.
    pub editions: BTreeSet<NaiveDate>,
    /// Pages whose day was inferred.
    pub inferred: BTreeMap<PathBuf, NaiveDate>,
    /// What the reader of the run should know, by page and line; without those that set a page aside.
    pub warnings: Vec<Warning>,
    /// What was left out of feeds for their size.
    pub cuts: Vec<Cut>,
    /// What became of each file of the output, or why there is none.
    pub outcome: Result<Outcome, Error>,
    pub(crate) pictures: Pictures,
}

/// A file that was found and of which nothing was published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SetAside {
    /// The file, or the line of it that is in the way.
    pub place: Place,
    /// Why, and the remedy.
    pub why: Message,
    /// Whether an earlier run told it already.
    pub told: Told,
}

impl SetAside {
    /// The same from wherever the source folder is named.
    fn said(&self, source: &Source) -> Said {
        let path = self.place.path.strip_prefix(&source.dir).unwrap_or(&self.place.path).to_string_lossy().into_owned();
        Said { path, line: self.place.lines.map(|(first, _)| first), why: self.why.clone(), story: None }
    }
}

impl Worded for SetAside {
    fn message(&self) -> Message {
        self.why.clone().at(&self.place)
    }
}

/// A reason that names another file of the source folder, as that lies from here.
pub(crate) fn located(why: Message, folder: &Path) -> Message {
    match why.code() {
        "other-version" => why.below(folder, "other"),
        "copy-with-more" => why.below(folder, "of"),
        _ => why,
    }
}

impl Default for Report {
    fn default() -> Self {
        Self {
            files: 0,
            pages: 0,
            drafts: 0,
            history: Changes::default(),
            waiting: None,
            set_aside: Vec::new(),
            looks: Vec::new(),
            accepted: Vec::new(),
            articles: 0,
            with_authors: 0,
            without_authors: Vec::new(),
            newest: None,
            read: BTreeMap::new(),
            editions: BTreeSet::new(),
            inferred: BTreeMap::new(),
            warnings: Vec::new(),
            cuts: Vec::new(),
            outcome: Ok(Outcome::default()),
            pictures: Pictures::default(),
        }
    }
}

impl Report {
    /// Takes warnings in, their places named as one would open them.
    pub(crate) fn warn(&mut self, source: &Source, warnings: Vec<Warning>) {
        for mut warning in warnings {
            warning.place.path = source.dir.join(&warning.place.path);
            match &mut warning.kind {
                WarningKind::SeenTwice { other } => *other = source.dir.join(&*other).display().to_string(),
                WarningKind::Copy { of, alone } if alone.is_empty() => *of = source.dir.join(&*of),
                _ => {}
            }
            match warning.kind.sets_aside() {
                true => self.set_aside(warning.place, warning.kind.message()),
                false => self.warnings.push(warning),
            }
        }
    }

    /// Takes in which pictures lie there, and what pages named before this run.
    pub(crate) fn take_pictures(&mut self, pictures: Pictures, source: &Source) {
        self.pictures = pictures;
        self.look_at_pictures(source);
    }

    /// Names the pictures that no page names, as far as is known by now.
    pub(crate) fn look_at_pictures(&mut self, source: &Source) {
        self.set_aside.retain(|it| !warnings::is_of_pictures(&it.why));
        self.warn(source, self.pictures.warnings());
    }

    fn set_aside(&mut self, place: Place, why: Message) {
        let place = Place { columns: None, ..place };
        self.set_aside.push(SetAside { place, why, told: Told::Now });
    }

    /// What this run has to say of files that were set aside, and of what is to be looked at or was accepted.
    pub(crate) fn says(&self, source: &Source) -> BTreeSet<Said> {
        let looks = self.looks.iter().chain(&self.accepted).map(|it| it.said(&source.dir));
        self.set_aside.iter().map(|it| it.said(source)).chain(looks).chain(self.pictures.says()).collect()
    }

    /// Whether a story waits for its hour, or until somebody has looked: a paper of which nothing else is there has nothing out yet,
    /// and nothing failed.
    pub fn waits(&self) -> bool {
        self.waiting.is_some() || self.looks.iter().any(|look| look.became == Became::HeldBack)
    }

    /// Whether there is something that no run has told before.
    pub fn has_news(&self) -> bool {
        self.set_aside.iter().any(|it| it.told == Told::Now)
            || self.looks.iter().any(|it| it.told == Told::Now)
            || self.warnings.iter().any(|warning| warning.kind.wants_a_decision())
    }

    /// Marks what an earlier run told, and adds what still stands of pages that were not read again.
    pub(crate) fn was_told(&mut self, before: &BTreeSet<Said>, source: &Source) {
        let now = self.says(source);
        let was_told = |it: &SetAside| {
            let said = it.said(source);
            before.contains(&said) || before.contains(&said.as_it_was_kept())
        };
        self.set_aside.iter_mut().filter(|it| was_told(it)).for_each(|it| it.told = Told::Before);
        let was_told = |it: &Look| before.contains(&it.said(&source.dir));
        self.looks.iter_mut().filter(|it| was_told(it)).for_each(|it| it.told = Told::Before);
        let are_files = now.iter().filter(|said| Became::of(&said.why).is_none());
        let known: BTreeSet<Said> = are_files.map(Said::as_it_was_kept).collect();
        for said in before.difference(&now).filter(|said| !known.contains(said) && !words::pictures::is_kept(&said.why)) {
            if let Some(look) = Look::again(said, &source.dir) {
                self.looks.push(look);
                continue;
            }
            let Said { path, line, why, .. } = said.shown();
            let place = Place { lines: line.map(|line| (line, line)), ..Place::file(&source.dir.join(path)) };
            self.set_aside.push(SetAside { place, why, told: Told::Before });
        }
        // Only now, since what was told is the same from wherever the source folder is named.
        for it in &mut self.set_aside {
            it.why = located(it.why.clone(), &source.dir);
        }
    }

    pub(crate) fn remember(&mut self, history: Changes, warnings: Vec<Warning>, source: &Source) {
        self.looks.iter_mut().for_each(|look| look.became = history.became(look.story()));
        self.history = history;
        self.warn(source, warnings);
    }

    /// Notes what a page gave, and hands its articles on.
    pub(crate) fn page(&mut self, page: PageRead, plan: &Plan, source: &Source) -> (PathBuf, Page) {
        let PageRead { path, content, heard } = page;
        // What this benbao reads otherwise on a page that has not changed is nobody's business.
        if plan.is_settled(&path) {
            let mut found = content.ok().filter(|content| content.copy_of.is_none());
            let articles = found.iter_mut().flat_map(|it| &mut it.reading.articles).filter(|article| plan.goes_on(article));
            articles.for_each(|article| self.look_at(article, plan, source));
            let found = found.map(|it| Page::Read { articles: it.reading.articles, bytes: it.bytes });
            return (path, found.unwrap_or(Page::SetAside));
        }
        // What is said of a page that is read for the sake of another was said when it came.
        let is_news = plan.is_changed(&path);
        self.warn(source, if is_news { heard } else { Vec::new() });
        let Content { mut reading, bytes, copy_of, .. } = match content {
            Ok(mut content) => {
                self.pictures.page(
                    path.clone(),
                    std::mem::take(&mut content.pictures),
                    std::mem::take(&mut content.pictures_read),
                );
                content
            }
            Err(error) => {
                let page = if error.is_of_the_moment() { Page::Refused } else { Page::SetAside };
                self.set_aside(error.place().unwrap_or_else(|| Place::file(&source.dir.join(&path))), error.sentence());
                return (path, page);
            }
        };
        let is_draft = reading.warnings.iter().any(|warning| warning.kind.holds());
        let told_already = |warning: &Warning| is_news || warning.kind.sets_aside();
        self.warn(source, reading.warnings.into_iter().filter(told_already).collect());
        if is_draft {
            self.drafts += 1;
        }
        if is_draft && reading.articles.is_empty() {
            return (path, Page::Draft);
        }
        if let Some(of) = copy_of {
            return (path, Page::Copy { of, bytes });
        }
        self.pages += usize::from(!reading.articles.is_empty());
        self.read.insert(source.dir.join(&path), reading.articles.len());
        reading.articles.iter_mut().for_each(|article| {
            self.look_at(article, plan, source);
            self.count(article, source);
        });
        let page = match reading.articles {
            articles if articles.is_empty() => Page::SetAside,
            articles if is_draft => Page::ReadInPart { articles, bytes },
            articles => Page::Read { articles, bytes },
        };
        (path, page)
    }

    /// Notes what of a story is to be looked at. What a person accepted is sure from here on; its doubts stay with its reading.
    fn look_at(&mut self, article: &mut Article, plan: &Plan, source: &Source) {
        if plan.accepts(article) {
            self.accepted.extend(Look::of(article, &source.dir));
            article.doubts.clear();
        }
        self.looks.extend(Look::of(article, &source.dir));
    }

    fn count(&mut self, article: &Article, source: &Source) {
        let located = |path: &Path| source.dir.join(path);
        self.articles += 1;
        self.editions.insert(article.edition.date);
        if article.edition.date_from == DateFrom::Inferred {
            self.inferred.insert(located(&article.place.path), article.edition.date);
        }
        if article.authors().is_empty() {
            self.without_authors.push(Place { path: located(&article.place.path), ..article.place.clone() });
        } else {
            self.with_authors += 1;
        }
    }
}

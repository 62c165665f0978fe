//! A request finds its answer: what is kept at once, what lies on the disk on a thread that may wait for it, all else in words.

use crate::serve::access::Entry;
use crate::serve::access::Log;
use crate::serve::answer;
use crate::serve::body::Body;
use crate::serve::disk;
use crate::serve::disk::Found;
use crate::serve::kind;
use crate::serve::kind::Kind;
use crate::serve::path;
use crate::serve::path::Named;
use crate::serve::pulse::Pulse;
use crate::serve::shared::Shared;
use crate::serve::snapshot::Document;
use crate::serve::stamp;
use crate::serve::told::Answer;
use hyper::HeaderMap;
use hyper::Method;
use hyper::Request;
use hyper::Response;
use hyper::Version;
use hyper::body::Incoming;
use hyper::header;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// The page of a folder.
const INDEX: &str = "index.html";
/// The page for what there is not, where the paper has one.
const NOT_FOUND: &str = "404.html";

/// Whether a person would ask for it, and no program.
fn is_page(name: &str) -> bool {
    kind::of(name).kind == Kind::Page || !name.rsplit('/').next().unwrap_or(name).contains('.')
}

/// Who answers a connection.
pub(crate) struct Desk {
    pub(crate) shared: Arc<Shared>,
    pub(crate) log: Option<Arc<Log>>,
    pub(crate) peer: IpAddr,
    pub(crate) pulse: Arc<Pulse>,
}

impl Desk {
    /// Answers, counts and logs.
    pub(crate) async fn answer(self: Arc<Self>, request: Request<Incoming>) -> Response<Body> {
        self.pulse.answers();
        let (head, _) = request.into_parts();
        let kind = kind::of(head.uri.path()).kind;
        let response = match refusal(&head.method, head.version, &head.headers) {
            Some(refusal) => answer::none(refusal, kind, self.shared.language),
            None => self.find(&head.method, head.uri.path(), &head.headers).await,
        };
        let length = response.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse().ok());
        let bytes: u64 = if head.method == Method::HEAD { 0 } else { length.unwrap_or(0) };
        let status = response.status().as_u16();
        self.shared.metrics.answered(status, kind, bytes);
        if let Some(log) = &self.log {
            let target = head.uri.path_and_query().map_or(head.uri.path(), |it| it.as_str());
            let (method, version) = (head.method.as_str(), head.version);
            let entry = Entry { peer: self.peer, method, target, version, headers: &head.headers, status, bytes };
            if !log.add(&entry) {
                self.shared.metrics.unlogged.fetch_add(1, Relaxed);
            }
        }
        response.map(|body| body.on(&self.pulse))
    }

    async fn find(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Body> {
        let (shared, now) = (&self.shared, stamp::now());
        let none = |answer, name: &str| answer::none(answer, kind::of(name).kind, shared.language);
        let Some(Named { name, is_folder }) = path::named(path) else { return none(Answer::NotFound, "") };
        if shared.gone.contains(name.as_ref()) {
            return none(Answer::Gone, &name);
        }
        let file = match (is_folder, name.is_empty()) {
            (false, _) => name.clone(),
            (true, true) => INDEX.into(),
            (true, false) => format!("{name}/{INDEX}").into(),
        };
        if let Some(document) = shared.snapshot.load().documents.get(file.as_ref()) {
            return answer::of(document, method, headers, now);
        }
        if shared.is_gone() {
            return none(Answer::Later, &name);
        }
        let (on_disk, wanted) = (Arc::clone(shared), file.clone().into_owned());
        let found = tokio::task::spawn_blocking(move || from_disk(&on_disk, &wanted)).await;
        match found.unwrap_or(Beside::Refused) {
            Beside::Document(document) => answer::of(&document, method, headers, now),
            Beside::Folder if !is_folder => answer::moved(&format!("/{}/", path::encoded(&name))),
            Beside::Refused => none(Answer::Later, &name),
            Beside::Folder | Beside::Nothing if is_folder && name.is_empty() => answer::index(&self.feeds(), shared.language),
            Beside::Folder | Beside::Nothing => match shared.snapshot.load().documents.get(NOT_FOUND) {
                Some(page) if is_folder || is_page(&name) => answer::not_found(page, method),
                _ => none(Answer::NotFound, &name),
            },
        }
    }

    /// The feeds of the paper itself.
    fn feeds(&self) -> Vec<String> {
        let snapshot = self.shared.snapshot.load();
        let documents = snapshot.documents.iter().filter(|(name, it)| !name.contains('/') && it.kind.kind == Kind::Feed);
        let mut feeds: Vec<String> = documents.map(|(name, _)| format!("/{name}")).collect();
        feeds.sort();
        feeds
    }
}

/// Why a request is answered with nothing but that; `None` where it asks for a file.
fn refusal(method: &Method, version: Version, headers: &HeaderMap) -> Option<Answer> {
    let brings = |length: &header::HeaderValue| length.as_bytes() != b"0";
    // RFC 9112 §3.2.
    let hosts = headers.get_all(header::HOST).iter().count();
    if method != Method::GET && method != Method::HEAD {
        Some(Answer::OnlyGet)
    } else if hosts > 1 || (hosts == 0 && version >= Version::HTTP_11) {
        Some(Answer::Bad)
    } else if headers.contains_key(header::TRANSFER_ENCODING) || headers.get(header::CONTENT_LENGTH).is_some_and(brings) {
        Some(Answer::TooMuch)
    } else {
        None
    }
}

/// What is found beside the snapshot.
enum Beside {
    Document(Arc<Document>),
    Folder,
    Nothing,
    Refused,
}

/// Opens while no look takes the file into the snapshot: whoever has seen the new bytes never gets the old ones again.
fn from_disk(shared: &Shared, name: &str) -> Beside {
    let opened = {
        let _still = shared.from_disk.read();
        if let Some(document) = shared.snapshot.load().documents.get(name) {
            return Beside::Document(Arc::clone(document));
        }
        disk::find(&shared.output, name)
    };
    match opened {
        Found::File(file) => shared
            .disk
            .document(file, name, &shared.links)
            .map_or(Beside::Refused, |document| Beside::Document(Arc::new(document))),
        Found::Folder => Beside::Folder,
        Found::Nothing => Beside::Nothing,
        Found::Refused => Beside::Refused,
    }
}

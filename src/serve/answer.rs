//! A request and a document become an answer: which form of it, whole or in part, or that the asker has it already.

use crate::serve::body::Body;
use crate::serve::coding;
use crate::serve::condition;
use crate::serve::condition::Wanted;
use crate::serve::kind::Kind;
use crate::serve::snapshot;
use crate::serve::snapshot::Document;
use crate::serve::snapshot::Form;
use crate::serve::told;
use crate::serve::told::Answer;
use crate::words::language::Language;
use crate::words::message::Message;
use crate::words::message::Worded;
use hyper::HeaderMap;
use hyper::Method;
use hyper::Response;
use hyper::StatusCode;
use hyper::header;
use hyper::header::HeaderValue;

/// The origins of any page may read a feed, and what tells whether it changed.
const EXPOSED: &str = "ETag, Last-Modified, Link";
/// There may be such a file in a minute.
const SHORTLY: &str = "public, max-age=60";
/// What was taken away stays away.
const A_DAY: &str = "public, max-age=86400";
/// Whoever asks again so soon asks in time.
const RETRY: &str = "10";

/// The answer to who asks for a document.
pub(crate) fn of(document: &Document, method: &Method, headers: &HeaderMap, now: i64) -> Response<Body> {
    let there = document.coded.iter().map(|(coding, _)| *coding);
    let coding = coding::chosen(headers.get_all(header::ACCEPT_ENCODING).iter(), there);
    let coded = document.coded.iter().find(|(it, _)| Some(*it) == coding).map(|(_, form)| form);
    let form = coded.unwrap_or(&document.plain);
    if condition::is_fresh(headers, &form.tag, document.changed, now) {
        return with_validators(StatusCode::NOT_MODIFIED, document, form, now, Body::empty());
    }
    // Bytes of a coding are bytes of nothing that somebody would want a part of.
    let wanted = match coded {
        None if method == Method::GET => condition::wanted(headers, &form.tag, form.length),
        _ => Wanted::All,
    };
    let (status, from, until) = match wanted {
        Wanted::All => (StatusCode::OK, 0, form.length),
        Wanted::Part(from, until) => (StatusCode::PARTIAL_CONTENT, from, until),
        Wanted::Beyond => return beyond(document, form, now),
    };
    let body = if method == Method::HEAD { Body::empty() } else { Body::part(&form.content, from, until) };
    let mut answer = with_validators(status, document, form, now, body);
    let head = answer.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(document.kind.media));
    head.insert(header::CONTENT_LENGTH, HeaderValue::from(until.saturating_sub(from)));
    head.insert(header::ACCEPT_RANGES, HeaderValue::from_static(if coded.is_some() { "none" } else { "bytes" }));
    if let Some(coding) = coding {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding.as_str()));
    }
    if status == StatusCode::PARTIAL_CONTENT {
        let part = format!("bytes {from}-{}/{}", until.saturating_sub(1), form.length);
        head.extend(HeaderValue::from_str(&part).ok().map(|part| (header::CONTENT_RANGE, part)));
    }
    answer
}

/// With all that a cache keeps beside the bytes, as RFC 9110 §15.4.5 wants it of a 304 as well.
fn with_validators(status: StatusCode, document: &Document, form: &Form, now: i64, body: Body) -> Response<Body> {
    let mut answer = bare(status, document.kind.kind, body);
    let head = answer.headers_mut();
    head.insert(header::ETAG, form.tag.clone());
    // Never of the future (RFC 9110 §8.8.2.1).
    let is_past = document.changed <= now;
    head.insert(header::LAST_MODIFIED, if is_past { document.last_modified.clone() } else { snapshot::date(now) });
    head.insert(header::CACHE_CONTROL, document.caching.clone());
    if let Some(link) = &document.link {
        head.insert(header::LINK, link.clone());
    }
    answer
}

fn beyond(document: &Document, form: &Form, now: i64) -> Response<Body> {
    let mut answer = with_validators(StatusCode::RANGE_NOT_SATISFIABLE, document, form, now, Body::empty());
    let length = HeaderValue::from_str(&format!("bytes */{}", form.length));
    answer.headers_mut().extend(length.ok().map(|length| (header::CONTENT_RANGE, length)));
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(0));
    answer
}

/// With what every answer says.
fn bare(status: StatusCode, kind: Kind, body: Body) -> Response<Body> {
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    let head = answer.headers_mut();
    head.reserve(16);
    head.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    head.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    head.insert(header::CONTENT_SECURITY_POLICY, kind.policy());
    if matches!(kind, Kind::Feed | Kind::Other) {
        head.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        head.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    }
    answer
}

/// The answer to who asks for what there is not, in words.
pub(crate) fn none(answer: Answer, kind: Kind, language: Language) -> Response<Body> {
    let status = match answer {
        Answer::NotFound => StatusCode::NOT_FOUND,
        Answer::Gone => StatusCode::GONE,
        Answer::Later => StatusCode::SERVICE_UNAVAILABLE,
        Answer::OnlyGet => StatusCode::METHOD_NOT_ALLOWED,
        Answer::Bad => StatusCode::BAD_REQUEST,
        Answer::TooMuch => StatusCode::PAYLOAD_TOO_LARGE,
    };
    let mut response = said(status, kind, &answer.message(), language);
    let head = response.headers_mut();
    match answer {
        Answer::NotFound => head.insert(header::CACHE_CONTROL, HeaderValue::from_static(SHORTLY)),
        Answer::Gone => head.insert(header::CACHE_CONTROL, HeaderValue::from_static(A_DAY)),
        Answer::Later => head.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY)),
        Answer::OnlyGet => head.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD")),
        Answer::Bad | Answer::TooMuch => None,
    };
    if matches!(answer, Answer::OnlyGet | Answer::Bad | Answer::TooMuch) {
        // What follows such a head is nothing that we read.
        head.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// The answer to a person who asks for a page that there is not: the paper's own page for it.
pub(crate) fn not_found(document: &Document, method: &Method) -> Response<Body> {
    let length = document.plain.length;
    let body = if method == Method::HEAD { Body::empty() } else { Body::part(&document.plain.content, 0, length) };
    let mut response = bare(StatusCode::NOT_FOUND, Kind::Page, body);
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(document.kind.media));
    head.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(SHORTLY));
    response
}

/// The answer at the root where no page stands: which feeds there are.
pub(crate) fn index(feeds: &[String], language: Language) -> Response<Body> {
    let mut response = said(StatusCode::NOT_FOUND, Kind::Page, &told::index(feeds), language);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(SHORTLY));
    response
}

/// A line of plain text; the stop is the language's.
fn said(status: StatusCode, kind: Kind, message: &Message, language: Language) -> Response<Body> {
    let stop = if language == Language::Chinese { "。" } else { "." };
    text(status, kind, format!("{}{stop}\n", message.in_language(language)))
}

/// Plain text.
pub(crate) fn text(status: StatusCode, kind: Kind, text: String) -> Response<Body> {
    let length = HeaderValue::from(text.len());
    let mut response = bare(status, kind, Body::of(text.into()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response.headers_mut().insert(header::CONTENT_LENGTH, length);
    response
}

/// A page for whoever runs the paper. It brings the policy of what may run in it; nobody keeps it, and nobody frames it.
pub(crate) fn private(page: Vec<u8>) -> Response<Body> {
    let length = HeaderValue::from(page.len());
    let mut response = bare(StatusCode::OK, Kind::Page, Body::of(page.into()));
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    head.insert(header::CONTENT_LENGTH, length);
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    head.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("frame-ancestors 'none'"));
    response
}

/// The answer to who asks for a folder without its slash; `path` is encoded.
pub(crate) fn moved(path: &str) -> Response<Body> {
    let mut response = bare(StatusCode::PERMANENT_REDIRECT, Kind::Page, Body::empty());
    let head = response.headers_mut();
    head.extend(HeaderValue::from_str(path).ok().map(|path| (header::LOCATION, path)));
    head.insert(header::CACHE_CONTROL, HeaderValue::from_static(SHORTLY));
    head.insert(header::CONTENT_LENGTH, HeaderValue::from(0));
    response
}

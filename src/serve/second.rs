//! The second address, for those who run the paper: how the server does, how publishing fares, and pages of their own.

use crate::serve::answer;
use crate::serve::body::Body;
use crate::serve::kind::Kind;
use crate::serve::metrics::Published;
use crate::serve::shared::Shared;
use crate::serve::told::Answer;
use hyper::Response;
use hyper::StatusCode;
use std::sync::Arc;

/// When the newest edition came out, in seconds since 1970, where that is known.
pub(crate) type Newest = Arc<dyn Fn() -> Option<i64> + Send + Sync>;

/// How those fare who make what is served, where they are of this process.
pub(crate) type Publishing = Arc<dyn Fn() -> Option<Published> + Send + Sync>;

/// A page for whoever runs the paper, by its path: HTML with a policy of its own.
pub(crate) type Private = Arc<dyn Fn(&str) -> Option<Vec<u8>> + Send + Sync>;

/// What the second address answers from.
#[derive(Clone)]
pub(crate) struct Second {
    pub(crate) shared: Arc<Shared>,
    pub(crate) newest: Newest,
    pub(crate) publishing: Publishing,
    pub(crate) private: Private,
}

impl Second {
    /// What the second address answers: all of it as a page, which no other origin may read.
    pub(crate) fn answer(&self, path: &str) -> Response<Body> {
        let text = |status, text: String| answer::text(status, Kind::Page, text);
        match path {
            "/healthz" => match self.wrong() {
                Some(wrong) => text(StatusCode::SERVICE_UNAVAILABLE, format!("{wrong}\n")),
                None => text(StatusCode::OK, "ok\n".to_owned()),
            },
            "/metrics" => text(StatusCode::OK, self.shared.metrics.text((self.newest)(), (self.publishing)().as_ref())),
            _ => match (self.private)(path) {
                Some(page) => answer::private(page),
                None => answer::none(Answer::NotFound, Kind::Page, self.shared.language),
            },
        }
    }

    /// What is not as it should be, on one line.
    fn wrong(&self) -> Option<String> {
        if self.shared.is_gone() {
            return Some("gone".to_owned());
        }
        (self.publishing)().and_then(|published| published.wrong)
    }
}

//! What a server counts of itself, as Prometheus reads it (text format 0.0.4).

use crate::serve::kind::Kind;
use crate::serve::snapshot::Snapshot;
use crate::serve::stamp;
use std::fmt::Write;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;

/// The statuses that we answer with.
const STATUSES: [u16; 12] = [200, 206, 304, 308, 400, 404, 405, 410, 413, 416, 500, 503];

/// What is counted.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    requests: [[AtomicU64; Kind::ALL.len()]; STATUSES.len()],
    bytes: AtomicU64,
    pub(crate) open: AtomicU64,
    pub(crate) accepted: AtomicU64,
    pub(crate) refused: AtomicU64,
    /// Parted from, since they played for time.
    pub(crate) late: AtomicU64,
    /// Lines of the log that found no room.
    pub(crate) unlogged: AtomicU64,
    documents: AtomicU64,
    kept: AtomicU64,
    /// When a document changed last.
    changed: AtomicI64,
    /// When the output was looked at last.
    looked: AtomicI64,
}

/// How those fare who make what is served.
#[derive(Debug, Clone, Default)]
pub(crate) struct Published {
    /// What keeps new pages from coming out, on one line.
    pub(crate) wrong: Option<String>,
    /// How many runs there were, and how many of them failed.
    pub(crate) runs: u64,
    pub(crate) failed: u64,
    /// When the last one was, and the last that did not fail, in seconds since 1970.
    pub(crate) last: Option<i64>,
    pub(crate) last_good: Option<i64>,
}

impl Metrics {
    /// A request was answered, with so many bytes.
    pub(crate) fn answered(&self, status: u16, kind: Kind, bytes: u64) {
        let of_status = STATUSES.iter().zip(&self.requests).find(|(known, _)| **known == status).map(|(_, kinds)| kinds);
        let slot = of_status.and_then(|kinds| Kind::ALL.iter().zip(kinds).find(|(known, _)| **known == kind));
        if let Some((_, count)) = slot {
            count.fetch_add(1, Relaxed);
        }
        self.bytes.fetch_add(bytes, Relaxed);
    }

    /// The output was looked at.
    pub(crate) fn looked(&self, now: i64) {
        self.looked.store(now, Relaxed);
    }

    /// So much is kept of it.
    pub(crate) fn kept(&self, snapshot: &Snapshot) {
        let documents = || snapshot.documents.values();
        let bytes: u64 = documents().map(|it| it.plain.length.saturating_add(it.coded_bytes())).sum();
        self.documents.store(u64::try_from(snapshot.documents.len()).unwrap_or(u64::MAX), Relaxed);
        self.kept.store(bytes, Relaxed);
        self.changed.store(documents().map(|it| it.changed).max().unwrap_or(0), Relaxed);
    }

    /// All of it, and where they are known the day of the newest edition in seconds since 1970, and how runs fare.
    pub(crate) fn text(&self, newest: Option<i64>, published: Option<&Published>) -> String {
        let mut text = String::new();
        let mut add = |kind: &str, name: &str, labels: &str, value: &str| {
            if !text.contains(&format!("# TYPE benbao_{name} ")) {
                // A write into a text never fails.
                let _ = writeln!(text, "# TYPE benbao_{name} {kind}");
            }
            let _ = writeln!(text, "benbao_{name}{labels} {value}");
        };
        for (status, kinds) in STATUSES.iter().zip(&self.requests) {
            for (kind, count) in Kind::ALL.iter().zip(kinds) {
                let count = count.load(Relaxed);
                if count > 0 {
                    let labels = format!("{{code=\"{status}\",kind=\"{}\"}}", kind.as_str());
                    add("counter", "http_requests_total", &labels, &count.to_string());
                }
            }
        }
        let counters = [
            ("http_response_bytes_total", &self.bytes),
            ("http_connections_accepted_total", &self.accepted),
            ("http_connections_refused_total", &self.refused),
            ("http_connections_late_total", &self.late),
            ("http_log_lines_lost_total", &self.unlogged),
        ];
        counters.iter().for_each(|(name, value)| add("counter", name, "", &value.load(Relaxed).to_string()));
        let gauges = [("http_connections", &self.open), ("snapshot_documents", &self.documents), ("snapshot_bytes", &self.kept)];
        gauges.iter().for_each(|(name, value)| add("gauge", name, "", &value.load(Relaxed).to_string()));
        let age = stamp::now().saturating_sub(self.looked.load(Relaxed)).max(0);
        add("gauge", "snapshot_age_seconds", "", &age.to_string());
        add("gauge", "snapshot_changed_timestamp_seconds", "", &self.changed.load(Relaxed).to_string());
        if let Some(newest) = newest {
            add("gauge", "newest_edition_timestamp_seconds", "", &newest.to_string());
        }
        if let Some(published) = published {
            add("gauge", "publishing_up", "", if published.wrong.is_none() { "1" } else { "0" });
            add("counter", "runs_total", "", &published.runs.to_string());
            add("counter", "runs_failed_total", "", &published.failed.to_string());
            let moments =
                [("last_run_timestamp_seconds", published.last), ("last_good_run_timestamp_seconds", published.last_good)];
            let known = moments.iter().filter_map(|(name, at)| at.map(|at| (name, at)));
            known.for_each(|(name, at)| add("gauge", name, "", &at.to_string()));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_counted_is_told_in_the_format_of_prometheus() {
        let metrics = Metrics::default();
        metrics.answered(200, Kind::Feed, 100);
        metrics.answered(200, Kind::Feed, 100);
        metrics.answered(304, Kind::Page, 0);
        let text =
            metrics.text(Some(1_680_969_600), Some(&Published { runs: 3, failed: 1, last: Some(7), ..Published::default() }));
        let table = [
            "# TYPE benbao_http_requests_total counter\n",
            "benbao_http_requests_total{code=\"200\",kind=\"feed\"} 2\n",
            "benbao_http_requests_total{code=\"304\",kind=\"page\"} 1\n",
            "benbao_http_response_bytes_total 200\n",
            "# TYPE benbao_http_connections gauge\nbenbao_http_connections 0\n",
            "benbao_newest_edition_timestamp_seconds 1680969600\n",
            "benbao_publishing_up 1\n",
            "# TYPE benbao_runs_failed_total counter\nbenbao_runs_failed_total 1\n",
            "benbao_last_run_timestamp_seconds 7\n",
        ];
        for expected in table {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert_eq!(text.matches("TYPE benbao_http_requests_total").count(), 1);
        assert!(!metrics.text(None, None).contains("newest") && !metrics.text(None, None).contains("runs"));
    }
}

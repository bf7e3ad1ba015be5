//! The interface asked from within the program, without a network: for a site of files that say what the server would.

use std::path::Path;

use axum::Router;
use axum::body::{Body, to_bytes};
use bytes::Bytes;
use gocpont_words::Language;
use http::{Request, header};
use serde_json::Value;
use tower::ServiceExt;

use crate::app::App;
use crate::config::{Config, Front, Limits, ServerError};
use crate::page;
use crate::routes;
use crate::watch::Watcher;

/// Most bytes of a document.
const MOST_BYTES: usize = 64 << 20;

/// The latest release of a file, and the interface over it.
pub struct Snapshot {
    router: Router,
    app: App,
    /// Keeps what is served.
    _watcher: Watcher,
}

impl Snapshot {
    /// Opens the releases file and reads the latest release.
    pub async fn open(releases: &Path) -> Result<Self, ServerError> {
        let config = Config {
            releases: releases.to_owned(),
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            limits: Limits::default(),
            front: Front::default(),
        };
        let (watcher, sites) = Watcher::open(&config).await?;
        let app = App::new(&config, config.listen, sites);
        Ok(Self {
            router: routes::router(&app, &config.limits),
            app,
            _watcher: watcher,
        })
    }

    /// A document of the interface, by its path and query; none where it is not JSON or not there.
    pub async fn document(&self, path: &str) -> Option<Value> {
        let (status, bytes) = self.ask(path).await?;
        let found = (200..300).contains(&status);
        serde_json::from_slice(&bytes).ok().filter(|_| found)
    }

    /// The page of a site of files, with what it says first in a language; none where the program was built without it.
    pub async fn page(&self, language: Language) -> Option<String> {
        page::of_files(&self.app, language).await
    }

    /// The status and the body that the interface answers to a path and query; none where no request can ask for it, or
    /// the body is longer than a document may be.
    pub async fn ask(&self, path: &str) -> Option<(u16, Bytes)> {
        let asked = Request::get(path).header(header::HOST, "localhost");
        let asked = asked.body(Body::empty()).ok()?;
        let answer = self.router.clone().oneshot(asked).await.ok()?;
        let status = answer.status().as_u16();
        let bytes = to_bytes(answer.into_body(), MOST_BYTES).await.ok()?;
        Some((status, bytes))
    }
}

/// The page's files by their paths; none where the program was built without it.
#[must_use]
pub fn page_files() -> Vec<(String, Vec<u8>)> {
    page::all()
}

#[cfg(test)]
mod tests {
    use gocpont_releases::FileReleases;

    use super::*;

    #[tokio::test]
    async fn what_a_server_would_say_is_read_without_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("town.releases");
        drop(FileReleases::open_or_create(&path, "ab", true).unwrap());
        let snapshot = Snapshot::open(&path).await.unwrap();
        let found = snapshot.document("/collections?f=json").await.unwrap();
        assert_eq!(found["collections"], serde_json::json!([]));
        assert!(
            snapshot
                .document("/collections/nothing?f=json")
                .await
                .is_none()
        );
        assert!(snapshot.document("/api.css").await.is_none());
        let (status, _) = snapshot.ask("/collections/nothing").await.unwrap();
        assert_eq!(status, 404);
        assert!(snapshot.ask("no path").await.is_none());
    }
}

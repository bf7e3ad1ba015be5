//! The toy town, published and served like any other.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;

use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::seal::SealedRelease;
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_server::{Config, Front, Limits, Server};
use tokio::sync::oneshot;

use crate::client::{self, Reply};
pub use crate::large::large;
pub use crate::toy::*;

/// A releases file of its own, gone when dropped.
pub struct Town {
    dir: tempfile::TempDir,
}

impl Town {
    /// An empty file.
    pub fn empty() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let town = Self { dir };
        drop(town.store());
        town
    }

    /// The first release and two reference sets.
    pub fn new() -> Self {
        let town = Self::empty();
        town.put(&[municipalities("2024"), basemap()]);
        town.publish(1);
        town
    }

    /// The file.
    pub fn path(&self) -> PathBuf {
        self.dir.path().join("town.releases")
    }

    fn store(&self) -> FileReleases {
        FileReleases::open_or_create(&self.path(), KEYS, true).expect("a store")
    }

    /// Publishes the release of this number, whose people are others than those of any other.
    pub fn publish(&self, number: u32) {
        self.publish_sealed(&sealed(number));
    }

    /// Publishes this release.
    pub fn publish_sealed(&self, sealed: &SealedRelease) {
        let mut store = self.store();
        store.publish(sealed, "2024-10-01").expect("published");
    }

    /// Takes a release back.
    pub fn retire(&self, number: u32) {
        self.store().retire(number, "2024-12-01").expect("retired");
    }

    /// Puts reference sets in.
    pub fn put(&self, sets: &[ReferenceSet]) {
        self.store().put_reference_sets(sets).expect("kept");
    }

    /// Serves it with small delays.
    pub fn serve(&self) -> Serving {
        Serving::of(&self.path(), quick())
    }
}

/// The limits of a server, but that it looks for news at once.
pub fn quick() -> Limits {
    Limits {
        look: Duration::from_millis(100),
        ..Limits::default()
    }
}

/// A server that runs; ends when dropped.
pub struct Serving {
    /// Where it listens.
    pub address: SocketAddr,
    /// Where its counters are read.
    pub metrics: Option<SocketAddr>,
    /// The numbers of the releases that it newly serves.
    pub news: mpsc::Receiver<u32>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Serving {
    /// Serves a file.
    pub fn of(file: &Path, limits: Limits) -> Self {
        Self::with(Config {
            releases: file.to_owned(),
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            limits,
            front: Front::default(),
        })
    }

    /// Serves a file behind something, or watched.
    pub fn fronted(file: &Path, limits: Limits, front: Front) -> Self {
        Self::with(Config {
            releases: file.to_owned(),
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            limits,
            front,
        })
    }

    /// Serves with these settings.
    pub fn with(config: Config) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, news) = mpsc::channel();
        let (bound, address) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async {
                let server = Server::bind(config).await.expect("a server");
                let metrics = server.metrics_address();
                bound
                    .send((server.address().expect("an address"), metrics))
                    .expect("somebody waits");
                let stop = async {
                    let _dropped = stopped.await;
                };
                let news = move |number| {
                    let _nobody_listens = tell.send(number);
                };
                server.run(stop, news).await.expect("a good end");
            });
            runtime.shutdown_timeout(Duration::from_secs(1));
        });
        let (address, metrics) = address.recv().expect("a server that listens");
        Self {
            address,
            metrics,
            news,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Tells it to stop, without waiting.
    pub fn signal(&mut self) {
        drop(self.stop.take());
    }

    /// Whether it has ended.
    pub fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Asks for a target.
    pub fn get(&self, target: &str) -> Reply {
        self.ask("GET", target, &[])
    }

    /// Asks for a target with headers.
    pub fn get_with(&self, target: &str, headers: &[(&str, &str)]) -> Reply {
        self.ask("GET", target, headers)
    }

    /// Asks with any method.
    pub fn ask(&self, method: &str, target: &str, headers: &[(&str, &str)]) -> Reply {
        client::ask(self.address, method, target, headers)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.signal();
        if let Some(thread) = self.thread.take() {
            let ended = thread.join();
            assert!(
                ended.is_ok() || std::thread::panicking(),
                "the server panicked"
            );
        }
    }
}

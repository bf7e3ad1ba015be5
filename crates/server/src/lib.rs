//! HTTP for the public: the page, OGC API – Features and Tiles, and news of releases. Knows releases and nothing of
//! records.

mod app;
mod asked;
mod asking;
mod basemap;
mod binary;
mod config;
mod crs;
mod documents;
mod download;
mod events;
mod first;
mod framing;
mod frozen;
mod ground;
mod guard;
mod held;
mod html;
mod items;
mod landing;
pub mod layer_styles;
mod log;
mod memory;
mod metrics;
mod net;
mod observe;
mod openapi;
mod packed;
mod page;
mod path;
mod problem;
mod proxy;
mod queryables;
mod rate;
mod ready;
mod reply;
mod routes;
pub mod schemas;
mod site;
mod snapshot;
mod source;
mod stall;
mod styles;
mod tiles;
mod watch;
mod whole;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

pub use config::{Config, Front, Limits, ServerError};
pub use framing::{Ancestor, InvalidOrigin, Origin};
pub use gocpont_encode::archive::reading::ArchiveFault;
pub use ground::{Ground, InvalidAddress, TileAddress};
pub use log::LogTo;
pub use proxy::{InvalidNetwork, Network};
pub use snapshot::{Snapshot, page_files};

/// A server that holds its address and has read the latest release, and does not answer yet.
pub struct Server {
    listener: TcpListener,
    /// Where counters are read.
    metrics: Option<TcpListener>,
    app: app::App,
    watcher: watch::Watcher,
    limits: Limits,
}

impl Server {
    /// Opens the releases file, reads the latest release and takes the address (port 0: any free one).
    pub async fn bind(config: Config) -> Result<Self, ServerError> {
        let (watcher, sites) = watch::Watcher::open(&config).await?;
        let listener = listen(config.listen)?;
        let metrics = config.front.metrics.map(listen).transpose()?;
        let address = listener.local_addr().map_err(ServerError::Io)?;
        let mut app = app::App::new(&config, address, sites);
        app.lay(&config.front)?;
        app.watching = observe::Watching::new(&config.front)?;
        Ok(Self {
            listener,
            metrics,
            app,
            watcher,
            limits: config.limits,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> Result<SocketAddr, ServerError> {
        self.listener.local_addr().map_err(ServerError::Io)
    }

    /// Where its counters are read.
    #[must_use]
    pub fn metrics_address(&self) -> Option<SocketAddr> {
        self.metrics.as_ref()?.local_addr().ok()
    }

    /// Answers until `stop` is done; then open answers may end within the deadline of the limits. `news` hears the
    /// number of every release that is newly served.
    pub async fn run(
        self,
        stop: impl Future<Output = ()>,
        news: impl Fn(u32) + Send + 'static,
    ) -> Result<(), ServerError> {
        let router = routes::router(&self.app, &self.limits);
        let stopping = Arc::clone(&self.app.stopping);
        let counters = counters(self.metrics, &self.app, &self.limits);
        let serving = net::serve(
            self.listener,
            (router, Some(self.app.clone())),
            &self.limits,
            stopping,
            stop,
        );
        let serving = async { tokio::join!(serving, counters) };
        tokio::select! {
            _ended = serving => Ok(()),
            never = self.watcher.run(news) => match never {},
        }
    }
}

fn listen(address: SocketAddr) -> Result<TcpListener, ServerError> {
    net::listen(address).map_err(|source| ServerError::Listen { address, source })
}

/// Connections of those who read the counters.
const WATCHERS: usize = 16;

/// Answers who reads the counters, until the server stops.
async fn counters(listener: Option<TcpListener>, app: &app::App, limits: &Limits) {
    let Some(listener) = listener else {
        return;
    };
    let limits = Limits {
        connections: WATCHERS,
        ..*limits
    };
    let mut stopping = app.stopping.subscribe();
    let stop = async move {
        let _stopped = stopping.wait_for(|stop| *stop).await;
    };
    let router = (metrics::router(app), None);
    net::serve(listener, router, &limits, Arc::clone(&app.stopping), stop).await;
}

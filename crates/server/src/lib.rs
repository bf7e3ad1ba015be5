//! HTTP for the public: the page, OGC API – Features and Tiles, and news of releases. Knows releases and nothing of
//! records.

mod app;
mod asked;
mod asking;
mod config;
mod crs;
mod documents;
mod download;
mod events;
mod frozen;
mod guard;
mod held;
mod html;
mod items;
mod landing;
pub mod layer_styles;
mod memory;
mod net;
mod openapi;
mod page;
mod path;
mod problem;
mod queryables;
mod reply;
mod routes;
mod site;
mod source;
mod stall;
mod styles;
mod tiles;
mod watch;
mod whole;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

pub use config::{Config, Limits, ServerError};

/// A server that holds its address and has read the latest release, and does not answer yet.
pub struct Server {
    listener: TcpListener,
    app: app::App,
    watcher: watch::Watcher,
    limits: Limits,
}

impl Server {
    /// Opens the releases file, reads the latest release and takes the address (port 0: any free one).
    pub async fn bind(config: Config) -> Result<Self, ServerError> {
        let (watcher, sites) = watch::Watcher::open(&config).await?;
        let listener = net::listen(config.listen).map_err(|source| ServerError::Listen {
            address: config.listen,
            source,
        })?;
        let address = listener.local_addr().map_err(ServerError::Io)?;
        Ok(Self {
            listener,
            app: app::App::new(&config, address, sites),
            watcher,
            limits: config.limits,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> Result<SocketAddr, ServerError> {
        self.listener.local_addr().map_err(ServerError::Io)
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
        let serving = net::serve(self.listener, router, &self.limits, stopping, stop);
        tokio::select! {
            () = serving => Ok(()),
            never = self.watcher.run(news) => match never {},
        }
    }
}

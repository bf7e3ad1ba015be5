//! The desk: where signed-in staff work, on the private side of the door. It opens the file of staff and the file of entries,
//! asks one question before every answer, and writes down what it does before it does it.

mod account;
mod around;
mod asking;
mod describe;
mod door;
mod entries;
mod feed;
mod figures;
mod inbox;
mod mail;
mod map;
mod measures;
mod members;
mod minding;
mod notices;
mod office;
pub mod oidc;
mod parts;
pub mod people;
mod refused;
mod reports;
mod routes;
mod services;
#[cfg(test)]
mod tests;
mod tokens;
mod told;
mod trail;
mod watch;
mod ways;
mod written;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::DeskError;
use crate::net;

pub use figures::{Figures, Picture};
pub use mail::{MailSettings, Post};
pub use office::{Files, Office, holds_of};
pub use refused::Refused;
pub use watch::{
    Fault, Idle, Met, Ran, Reading, Row, Sight, Spot, Told, Town as WatchedTown, Watch, Watched,
    rows as watched_rows, rules as watch_rules, run as run_watch, spots as watched_spots,
};
pub use ways::{Who, declared};

/// Where the desk answers.
#[derive(Clone, Debug)]
pub struct Address {
    /// The address that it listens on; beyond this machine only where there is a public one.
    pub listen: SocketAddr,
    /// What browsers call it: `https://` and a host, where a proxy in front does the encryption.
    pub public: Option<String>,
}

/// A desk that holds its address, and does not answer yet.
pub struct StaffDesk {
    listener: TcpListener,
    address: SocketAddr,
    app: Arc<routes::App>,
}

impl StaffDesk {
    /// Takes an address (port 0: any free one).
    pub async fn bind(address: &Address, office: Office) -> Result<Self, DeskError> {
        let listen = address.listen;
        let public = address.public.as_deref().map(door::host_of).transpose()?;
        if public.is_none() && !listen.ip().is_loopback() {
            return Err(DeskError::NotLoopback(listen));
        }
        let refused = |source| DeskError::Listen {
            address: listen,
            source,
        };
        let listener = TcpListener::bind(listen).await.map_err(refused)?;
        let bound = listener.local_addr().map_err(refused)?;
        let app = routes::App {
            door: door::Door::new(bound, public),
            office: Arc::new(office),
        };
        Ok(Self {
            listener,
            address: bound,
            app: Arc::new(app),
        })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is done.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let minding = tokio::spawn(minding::keep(Arc::clone(&self.app)));
        let watching = tokio::spawn(watch::hourly(Arc::clone(&self.app.office)));
        net::serve(self.listener, routes::router(&self.app), net::STAFF, stop).await;
        minding.abort();
        watching.abort();
    }
}

//! The workbench: a page on this machine, for its owner alone, on which a file is dropped, checked, taken in and taken back.
//! It listens on loopback, wants the token of its start link, and sends nothing anywhere. It knows neither codebooks nor
//! stores: whoever can take files in hands it an [`Importer`].

mod error;
mod folder;
mod gate;
pub mod importer;
mod job;
mod journal;
mod net;
mod page;
mod rejected;
mod reply;
pub mod report;
mod routes;
pub mod staff;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

pub use error::DeskError;
pub use importer::{At, Choices, Importer, MappedColumn, MappedTable, Refusal, Watch};
pub use report::{Report, Said};

use routes::{App, Inner};

/// Bounds of the workbench.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of the largest file.
    pub file: u64,
    /// Bytes of the largest request without a file.
    pub request: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 4 << 30,
            request: 1 << 20,
        }
    }
}

/// A workbench that holds its address, and does not answer yet.
pub struct Desk {
    listener: TcpListener,
    address: SocketAddr,
    app: App,
}

/// Makes start links of a workbench.
#[derive(Clone)]
pub struct Links(App, SocketAddr);

impl Links {
    /// A new start link. It opens one session; the link before it opens nothing any more.
    pub fn fresh(&self) -> Result<String, DeskError> {
        let token = self.0.gate.fresh()?;
        // Behind the hash: browsers send it to nobody.
        Ok(format!("http://{}/#token={token}", self.1))
    }
}

impl Desk {
    /// Takes an address of this machine (port 0: any free one); any other is refused.
    pub async fn bind(
        address: SocketAddr,
        importer: Arc<dyn Importer>,
        limits: Limits,
    ) -> Result<Self, DeskError> {
        if !address.ip().is_loopback() {
            return Err(DeskError::NotLoopback(address));
        }
        let refused = |source| DeskError::Listen { address, source };
        let listener = TcpListener::bind(address).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let app = App::new(Inner {
            importer,
            gate: gate::Gate::new(address),
            folder: folder::Folder::new()?,
            jobs: job::Jobs::default(),
            journal: journal::Journal::default(),
            limits,
        });
        Ok(Self {
            listener,
            address,
            app,
        })
    }

    /// Makes its start links.
    #[must_use]
    pub fn links(&self) -> Links {
        Links(self.app.clone(), self.address)
    }

    /// Answers until `stop` is done; a job that runs then is stopped, and keeps nothing.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let jobs = self.app.clone();
        let stop = async move {
            stop.await;
            jobs.jobs.stop();
        };
        net::serve(
            self.listener,
            routes::router(&self.app),
            net::ONE_PERSON,
            stop,
        )
        .await;
        while self.app.jobs.is_free().is_err() {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

//! What a server is told at its start.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use gocpont_encode::archive::reading::ArchiveFault;
use gocpont_releases::ReleasesError;

use crate::framing::Ancestor;
use crate::ground::Ground;
use crate::log::LogTo;
use crate::proxy::Network;

/// Settings of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// The releases file; nothing else is opened.
    pub releases: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address that the world knows, without a slash at its end; the request's own host where there is none.
    pub public_url: Option<String>,
    /// Bounds.
    pub limits: Limits,
    /// What stands before it, who watches it, and how its map meets others.
    pub front: Front,
}

/// What stands before a server, who watches it, and how its map meets others.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// Proxies that are believed about the address that their clients asked, and bound them themselves.
    pub proxies: Vec<Network>,
    /// Where counters may be read; nowhere unless named.
    pub metrics: Option<SocketAddr>,
    /// Where each request is told of; nowhere unless named.
    pub log: Option<LogTo>,
    /// Who may show the map in a frame; pages of the server itself where nobody is named.
    pub ancestors: Vec<Ancestor>,
    /// What lies under the map; our own layer alone unless named.
    pub ground: Option<Ground>,
}

/// Bounds on what strangers may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Connections in all.
    pub connections: usize,
    /// Connections of one address, loopback excepted (a proxy in front).
    pub connections_of_one: usize,
    /// Time for the head of a request.
    pub head: Duration,
    /// Time for the head of an answer.
    pub answer: Duration,
    /// Time without a byte taken, after which a reader is cut off.
    pub stall: Duration,
    /// Time for open answers to end after the signal to stop.
    pub shutdown: Duration,
    /// Streams of events in all; the oldest ends for a new one.
    pub streams: usize,
    /// How often a stream of events without news says that it lives.
    pub heartbeat: Duration,
    /// Bytes of release chunks kept in memory.
    pub layer_bytes: u64,
    /// Bytes of encoded tiles kept in memory; besides them, half as many of whole collections packed for the map.
    pub tile_bytes: u64,
    /// Answers as long as a collection that are read at a time.
    pub exports: usize,
    /// Requests a second of one address, ten times as many at once; no bound where there is none.
    pub rate: Option<u32>,
    /// How often to look for a new release.
    pub look: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 4000,
            connections_of_one: 100,
            head: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            stall: Duration::from_secs(20),
            shutdown: Duration::from_secs(4),
            streams: 300,
            heartbeat: Duration::from_secs(15),
            layer_bytes: 48 << 20,
            tile_bytes: 20 << 20,
            exports: 200,
            rate: None,
            look: Duration::from_secs(1),
        }
    }
}

/// Why a server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The releases cannot be read.
    #[error(transparent)]
    Releases(#[from] ReleasesError),
    /// The address cannot be had.
    #[error("{address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The system refused something.
    #[error(transparent)]
    Io(std::io::Error),
    /// What is to lie under the map cannot be read.
    #[error("{}: {fault}", path.display())]
    Basemap {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: ArchiveFault,
    },
    /// A tile of what lies under the map cannot be read.
    #[error(transparent)]
    Tile(ArchiveFault),
    /// A task ended badly.
    #[error("a task of the server ended badly: {0}")]
    Task(String),
}

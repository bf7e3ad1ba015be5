//! What every handler is given: what is served now, the texts, and how to address oneself.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use gocpont_words::{Language, Words};
use tokio::sync::{Semaphore, watch};

use crate::config::{Config, Front, ServerError};
use crate::events::Streams;
use crate::framing::Policies;
use crate::ground::Opened;
use crate::observe::{Heavy, Watching};
use crate::page::Files;
use crate::proxy::Proxies;
use crate::rate::Rate;
use crate::site::Site;

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct App {
    sites: watch::Receiver<Arc<Site>>,
    words: Arc<HashMap<Language, Words>>,
    /// The address that the world knows.
    pub public_url: Option<Arc<str>>,
    /// Where the server listens.
    pub address: SocketAddr,
    /// Becomes true when the server stops.
    pub stopping: Arc<watch::Sender<bool>>,
    /// The open streams of events.
    pub streams: Arc<Streams>,
    /// One place for each processor: as many tiles are encoded at a time, whoever asks for how many.
    pub encoders: Arc<Semaphore>,
    /// Places for answers as long as a collection.
    pub heavy: Arc<Heavy>,
    /// How much one client may ask for.
    pub rate: Arc<Rate>,
    /// Proxies that are believed.
    pub proxies: Arc<Proxies>,
    /// Files of the page, packed.
    pub files: Arc<Files>,
    /// What pages may load, and who may frame them.
    pub policies: Arc<Policies>,
    /// What an operator has put under the map.
    pub ground: Option<Arc<Opened>>,
    /// Who counts and logs.
    pub watching: Watching,
}

impl App {
    /// Puts it together.
    pub fn new(config: &Config, address: SocketAddr, sites: watch::Receiver<Arc<Site>>) -> Self {
        let words = Language::ALL.map(|language| (language, Words::new(language)));
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            sites,
            words: Arc::new(words.into()),
            public_url: config
                .public_url
                .as_deref()
                .map(|url| Arc::from(url.trim_end_matches('/'))),
            address,
            stopping: Arc::new(watch::Sender::new(false)),
            streams: Arc::new(Streams::new(&config.limits)),
            encoders: Arc::new(Semaphore::new(processors)),
            heavy: Arc::new(Heavy::new(config.limits.exports)),
            rate: Arc::new(Rate::new(config.limits.rate)),
            proxies: Arc::new(Proxies::new(config.front.proxies.clone())),
            files: Arc::default(),
            policies: Arc::new(Policies::new(&config.front.ancestors, None)),
            ground: None,
            watching: Watching::default(),
        }
    }

    /// Opens what lies under the map, and lets pages load it.
    pub fn lay(&mut self, front: &Front) -> Result<(), ServerError> {
        self.ground = match &front.ground {
            Some(ground) => Some(Arc::new(Opened::open(ground)?)),
            None => None,
        };
        let site = self.ground.as_deref().and_then(Opened::site);
        self.policies = Arc::new(Policies::new(&front.ancestors, site));
        Ok(())
    }

    /// What is served now; it stays whole for as long as it is held.
    pub fn site(&self) -> Arc<Site> {
        Arc::clone(&self.sites.borrow())
    }

    /// Hears of what is served next.
    pub fn sites(&self) -> watch::Receiver<Arc<Site>> {
        self.sites.clone()
    }

    /// The texts of a language.
    pub fn words(&self, language: Language) -> &Words {
        &self.words[&language]
    }
}

//! Looks for a new release each second, and swaps in what is served as a whole. While the file is busy, what was served
//! stays.

use std::convert::Infallible;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::sync::Arc;

use gocpont_releases::{ReleaseStore, ReleasesError};
use tokio::sync::watch;

use crate::config::{Config, Limits, ServerError};
use crate::site::{ReleasesFile, Site, blocking};

/// Watches one releases file.
pub struct Watcher {
    path: PathBuf,
    limits: Limits,
    seen: Seen,
    sender: watch::Sender<Arc<Site>>,
}

/// The file as it was last read.
struct Seen {
    file: Arc<ReleasesFile>,
    inode: Option<u64>,
    generation: u64,
}

impl Watcher {
    /// Opens the file and reads what is to be served first.
    pub async fn open(config: &Config) -> Result<(Self, watch::Receiver<Arc<Site>>), ServerError> {
        let (path, limits) = (config.releases.clone(), config.limits);
        let (seen, site) = blocking(move || read(&path, &limits)).await?;
        let (sender, receiver) = watch::channel(Arc::new(site));
        let watcher = Self {
            path: config.releases.clone(),
            limits,
            seen,
            sender,
        };
        Ok((watcher, receiver))
    }

    /// Looks for ever; `news` hears the number of every other release that is now served.
    pub async fn run(mut self, news: impl Fn(u32)) -> Infallible {
        let mut said = String::new();
        loop {
            tokio::time::sleep(self.limits.look).await;
            let trouble = match self.look().await {
                Ok(Some(number)) => {
                    news(number);
                    String::new()
                }
                Ok(None) => String::new(),
                // The file is being written, or away for a moment: what is served stays, and the next look may do.
                Err(error) => error.to_string(),
            };
            if !trouble.is_empty() && trouble != said {
                eprintln!("{trouble}");
            }
            said = trouble;
        }
    }

    /// Looks once.
    async fn look(&mut self) -> Result<Option<u32>, ServerError> {
        let (path, file) = (self.path.clone(), Arc::clone(&self.seen.file));
        let (inode, generation) = (self.seen.inode, self.seen.generation);
        let changed = blocking(move || {
            let same_file = inode_of(&path) == inode;
            Ok(!same_file || file.ask(ReleaseStore::generation)? != generation)
        });
        if !changed.await? {
            return Ok(None);
        }
        let (path, limits) = (self.path.clone(), self.limits);
        let (seen, site) = blocking(move || read(&path, &limits)).await?;
        self.seen = seen;
        let before = Arc::clone(&self.sender.borrow());
        if site.version == before.version {
            return Ok(None);
        }
        let (old, new) = (before.number(), site.number());
        self.sender.send_replace(Arc::new(site));
        Ok(new.filter(|_| new != old))
    }
}

fn read(path: &std::path::Path, limits: &Limits) -> Result<(Seen, Site), ReleasesError> {
    let inode = inode_of(path);
    let file = Arc::new(ReleasesFile::open(path)?);
    let generation = file.ask(ReleaseStore::generation)?;
    let site = Site::read(&file, limits)?;
    let seen = Seen {
        file,
        inode,
        generation,
    };
    Ok((seen, site))
}

fn inode_of(path: &std::path::Path) -> Option<u64> {
    std::fs::metadata(path).ok().map(|found| found.ino())
}

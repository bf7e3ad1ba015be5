//! The interface over the toy town, asked within this process: a release of two dates and two reference sets.

use std::sync::LazyLock;

use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_server::Snapshot;
use tokio::runtime::{Builder, Runtime};

#[path = "../../crates/server/tests/server/toy.rs"]
mod toy;

static TOWN: LazyLock<(Runtime, Snapshot)> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("gocpont-fuzz-town-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("town.releases");
    let mut store = FileReleases::open_or_create(&file, toy::KEYS, true).expect("a store");
    let sets = [toy::municipalities("2024"), toy::basemap()];
    store.put_reference_sets(&sets).expect("kept");
    let sealed = toy::sealed(1);
    store.publish(&sealed, "2024-10-01").expect("published");
    drop(store);
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let snapshot = runtime.block_on(Snapshot::open(&file)).expect("a town");
    (runtime, snapshot)
});

/// The status and the body of the answer to a path and query; none where no request can ask for it.
pub fn ask(path: &str) -> Option<(u16, Vec<u8>)> {
    let (runtime, snapshot) = &*TOWN;
    let (status, body) = runtime.block_on(snapshot.ask(path))?;
    assert!(status < 500, "{status} for {path}");
    Some((status, body.to_vec()))
}

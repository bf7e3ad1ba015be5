//! Writes a releases file with so many hexes, to measure the program on: `county FILE HEXES`.

use std::path::Path;

use gocpont_benches::release;
use gocpont_releases::{FileReleases, ReleaseStore, ReleasesError};

fn main() -> Result<(), ReleasesError> {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap_or_else(|| "county.releases".to_owned());
    let hexes = args
        .next()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100_000);
    let mut store = FileReleases::open_or_create(Path::new(&file), "bench", true)?;
    store.publish(&release(hexes), "2024-10-01")
}

//! Writes the demo town: `write DIR [HOUSEHOLDS [SEED]]`.

use std::path::PathBuf;
use std::time::Instant;

use gocpont_demo::{DemoError, Options};

fn main() -> Result<(), DemoError> {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().unwrap_or_else(|| "demo-town".to_owned()));
    let mut options = Options::default();
    if let Some(households) = args.next().and_then(|text| text.parse().ok()) {
        options.households = households;
    }
    if let Some(seed) = args.next().and_then(|text| text.parse().ok()) {
        options.seed = seed;
    }
    let start = Instant::now();
    let files = gocpont_demo::write(&dir, &options, &mut |_| ())?;
    let rows: u64 = files.surveys.iter().map(|file| file.rows).sum();
    println!("{rows} rows in {:.2?}", start.elapsed());
    Ok(())
}

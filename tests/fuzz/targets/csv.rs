//! A survey file of any bytes is read to its end as households: records, rejections or a message, and no panic.

#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use gocpont_core::codebook::Codebook;
use gocpont_ingest::codebook;
use gocpont_ingest::parameter::Thresholds;
use gocpont_ingest::survey::{Batch, Survey};
use libfuzzer_sys::fuzz_target;

static HOUSEHOLD: LazyLock<Codebook> = LazyLock::new(|| {
    let text = include_str!("../../../data/codebooks/household.toml");
    let loaded = codebook::parse("household.toml", text, &Thresholds::default());
    loaded.expect("the shipped codebook").codebook
});

/// One file for each process, in memory where the machine has such a folder.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("gocpont-fuzz-{}.csv", std::process::id()))
});

fuzz_target!(|bytes: &[u8]| {
    fs::write(&*FILE, bytes).expect("a file in memory");
    let survey = Survey {
        valid_from: Some(jiff::civil::date(2024, 3, 1)),
        ..Survey::new(&HOUSEHOLD)
    };
    let Ok(mut reader) = survey.open(&FILE) else {
        return;
    };
    let (mut batch, mut rows) = (Batch::default(), 0);
    while let Ok(true) = reader.next_batch(&mut batch) {
        rows += batch.records.len() + batch.rejections.len();
    }
    assert!(rows as u64 <= reader.rows(), "a row is told once");
});

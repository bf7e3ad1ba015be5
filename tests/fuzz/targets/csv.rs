//! A survey file of any bytes is read to its end as households: records, rejections or a message, and no panic.

#![no_main]

use gocpont_fuzz::{HOUSEHOLD, file, watched};
use gocpont_ingest::coordinates::Axes;
use gocpont_ingest::survey::{Batch, Survey};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| watched(|| {
    let path = file("csv", bytes);
    let survey = Survey {
        valid_from: Some(jiff::civil::date(2024, 3, 1)),
        // Trying coordinates in every system takes a hundred times longer than all the rest.
        axes: Some(Axes::AsNamed),
        ..Survey::new(&HOUSEHOLD)
    };
    let Ok(mut reader) = survey.open(&path) else {
        return;
    };
    let (mut batch, mut rows) = (Batch::default(), 0);
    while let Ok(true) = reader.next_batch(&mut batch) {
        rows += batch.records.len() + batch.rejections.len();
    }
    assert!(rows as u64 <= reader.rows(), "a row is told once");
}));

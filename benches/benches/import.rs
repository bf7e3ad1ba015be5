//! Import end to end: a survey file of the demo town is read, validated, placed and written to SQLite in one transaction.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use gocpont_core::codebook::Codebook;
use gocpont_demo::Options;
use gocpont_ingest::parameter::Parameters;
use gocpont_ingest::survey::{Batch, Survey};
use gocpont_records::sqlite::Purpose;
use gocpont_records::{BatchInfo, RecordStore, SqliteRecords, StoreError};

const CODEBOOK: &str = include_str!("../../data/codebooks/household.toml");
const PARAMETERS: &str = include_str!("../../data/parameters/hu.toml");

fn codebook() -> Codebook {
    let parameters = Parameters::parse("hu.toml", PARAMETERS).expect("parameters");
    let day = "2024-09-30".parse().expect("a date");
    let read = gocpont_ingest::codebook::parse("household.toml", CODEBOOK, &parameters.on(day));
    read.expect("a codebook").codebook
}

fn import(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    for households in [10_000, 100_000] {
        let dir = folder.path().join(households.to_string());
        let file = survey(&dir, households);
        let rows = std::fs::read_to_string(&file)
            .expect("a file")
            .lines()
            .count()
            - 1;
        let codebook = codebook();
        group.throughput(Throughput::Elements(rows as u64));
        group.bench_function(format!("{households} households"), |b| {
            b.iter_batched(
                || tempfile::tempdir().expect("a folder"),
                |store| {
                    let taken = imported(&store.path().join("town.db"), &codebook, &file);
                    (taken, store)
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn survey(dir: &Path, households: u32) -> PathBuf {
    let options = Options {
        households,
        ..Options::default()
    };
    let files = gocpont_demo::write(dir, &options, &mut |_| ()).expect("a town");
    let first = files
        .surveys
        .into_iter()
        .find(|file| file.register == "household");
    first.expect("households").path
}

fn imported(db: &Path, codebook: &Codebook, file: &Path) -> u64 {
    let mut store = SqliteRecords::open_or_create(db, Purpose::Demo(1)).expect("a store");
    let survey = Survey {
        valid_from: None,
        ..Survey::new(codebook)
    };
    let reader = RefCell::new(survey.open(file).expect("a survey"));
    let info = BatchInfo {
        file: "survey.csv".to_owned(),
        checksum: String::new(),
        recorded_at: "2024-10-01T00:00:00Z".to_owned(),
        codebook: CODEBOOK.to_owned(),
    };
    let taken = store.append(codebook, &info, || {
        let mut batch = Batch::default();
        let more = reader.borrow_mut().next_batch(&mut batch).expect("rows");
        Ok::<_, StoreError>(more.then_some(batch.records))
    });
    taken.expect("taken").taken
}

criterion_group!(benches, import);
criterion_main!(benches);

//! `import-addresses`: registers of addresses become the store's gazetteer, by which records that have no coordinates
//! are located; and the gazetteer as import uses it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gocpont_core::record::Precision;
use gocpont_ingest::address::{Entry, Gazetteer, HouseNumber, Locator, Register, files};
use gocpont_ingest::rejection::{Rejection, RejectionFile};
use gocpont_records::sqlite::Purpose;
use gocpont_records::{AddressRow, SqliteRecords};
use gocpont_words::Arg;
use indicatif::ProgressBar;
use serde_json::json;

use crate::Outcome;
use crate::args::{Args, ImportAddresses};
use crate::console::{Console, now};
use crate::private_file::PrivateFile;

/// Takes in a register, or a folder of them: all of it or nothing.
pub fn run(args: &Args, command: &ImportAddresses, console: &Console) -> anyhow::Result<Outcome> {
    let paths = files(&command.path)?;
    let purpose = if command.synthetic {
        Purpose::Synthetic
    } else {
        Purpose::Real
    };
    let mut store = SqliteRecords::open_or_create(&args.db, purpose)?;
    let mut left_out = LeftOut::new(console, command);
    let size = |path: &PathBuf| std::fs::metadata(path).map_or(0, |found| found.len());
    let bar = console.progress(
        &command.path.display().to_string(),
        paths.iter().map(size).sum(),
    );
    let mut writer = store.address_writer(&now().to_string())?;
    let mut before = 0;
    for path in &paths {
        let name = path.display().to_string();
        Register::stream(path, command.crs, |portion, bytes| -> anyhow::Result<()> {
            let rows: Vec<AddressRow> = portion.entries.into_iter().map(row).collect();
            writer.put(&name, &rows)?;
            bar.set_position(before + bytes);
            left_out.add(&name, &portion.rejections)
        })?;
        before += size(path);
    }
    let (towns, houses) = writer.written();
    let (reasons, rejection_path) = left_out.finish()?;
    let path = command.path.display().to_string();
    if houses == 0 {
        ProgressBar::finish_and_clear(&bar);
        report(console, &path, (0, 0), (&reasons, &rejection_path));
        return Ok(Outcome::Nothing);
    }
    writer.finish()?;
    ProgressBar::finish_and_clear(&bar);
    report(console, &path, (towns, houses), (&reasons, &rejection_path));
    let result = json!({ "files": paths.len(), "settlements": towns, "addresses": houses, "left_out": reasons });
    console.result(&result, "");
    Ok(Outcome::Done)
}

fn rejection_path(command: &ImportAddresses) -> PathBuf {
    let beside = || {
        // A folder's stands beside it, not in it.
        let whole: PathBuf = command.path.components().collect();
        let mut name = whole.into_os_string();
        name.push(".rejections.csv");
        PathBuf::from(name)
    };
    command.rejections.clone().unwrap_or_else(beside)
}

fn report(
    console: &Console,
    path: &str,
    (towns, houses): (u64, u64),
    (reasons, file): (&BTreeMap<&'static str, u64>, &Path),
) {
    let count = |count: u64| ("count", Arg::Number(count as f64));
    let args = [
        ("file", Arg::from(path)),
        count(houses),
        ("settlements", Arg::Number(towns as f64)),
    ];
    console.say("addresses-taken", &args);
    let left: u64 = reasons.values().sum();
    if left == 0 {
        return;
    }
    console.say("addresses-left-out", &[count(left)]);
    for (reason, of_reason) in reasons {
        let reason = console.words().say(&format!("reason-{reason}"));
        console.say(
            "import-rejected-reason",
            &[count(*of_reason), ("reason", Arg::from(reason))],
        );
    }
    let file = file.display().to_string();
    console.say("addresses-left-out-written", &[("file", Arg::from(file))]);
}

fn row(entry: Entry) -> AddressRow {
    AddressRow {
        number: entry.number.to_string(),
        settlement: entry.settlement,
        code: entry.code,
        part: entry.part,
        district: entry.district,
        street: entry.street,
        postcode: entry.postcode,
        lon: entry.lon,
        lat: entry.lat,
    }
}

fn entry(row: AddressRow) -> Option<Entry> {
    Some(Entry {
        number: HouseNumber::parse(&row.number)?,
        settlement: row.settlement,
        code: row.code,
        part: row.part,
        district: row.district,
        street: row.street,
        postcode: row.postcode,
        lon: row.lon,
        lat: row.lat,
    })
}

/// The store's gazetteer, for records that have an address and no coordinates; none where it is empty.
pub fn locator(store: &SqliteRecords, accept: Precision) -> anyhow::Result<Option<Locator>> {
    let mut entries = Vec::new();
    store.addresses(|row| entries.extend(entry(row)))?;
    if entries.is_empty() {
        return Ok(None);
    }
    let gazetteer = Arc::new(Gazetteer::build(entries));
    Ok(Some(Locator::new(gazetteer, accept)))
}

/// Rows that gave no house: counted by reason, and written where there are any; a register's folder may be another's, and
/// then they go to the working folder, unless a file was named.
struct LeftOut<'c> {
    console: &'c Console,
    path: PathBuf,
    is_named: bool,
    out: Option<RejectionFile<PrivateFile>>,
    reasons: BTreeMap<&'static str, u64>,
}

impl<'c> LeftOut<'c> {
    fn new(console: &'c Console, command: &ImportAddresses) -> Self {
        Self {
            console,
            path: rejection_path(command),
            is_named: command.rejections.is_some(),
            out: None,
            reasons: BTreeMap::new(),
        }
    }

    fn add(&mut self, file: &str, rejections: &[Rejection]) -> anyhow::Result<()> {
        for rejection in rejections {
            *self.reasons.entry(rejection.reason.id()).or_default() += 1;
            let id = format!("rejection-{}", rejection.reason.id());
            let args = [
                ("file", Arg::from(file)),
                ("row", Arg::from(rejection.row.to_string())),
                ("column", Arg::from(rejection.column.as_str())),
                ("value", Arg::from(rejection.value.as_str())),
                ("expected", Arg::from(rejection.expected.as_str())),
            ];
            let said = self.console.words().say_with(&id, &args);
            let out = if let Some(out) = &mut self.out {
                out
            } else {
                let file = self.create()?;
                let name = self.path.display().to_string();
                let separator = self.console.list_separator();
                self.out
                    .insert(RejectionFile::parted_by(separator, &name, file)?)
            };
            out.write(rejection, &said)?;
        }
        Ok(())
    }

    fn create(&mut self) -> anyhow::Result<PrivateFile> {
        let beside = PrivateFile::create(&self.path);
        let here = self.path.file_name().map(PathBuf::from);
        match (beside, here) {
            (Err(_), Some(here)) if !self.is_named => {
                self.path = here;
                Ok(PrivateFile::create(&self.path)?)
            }
            (beside, _) => Ok(beside?),
        }
    }

    fn finish(self) -> anyhow::Result<(BTreeMap<&'static str, u64>, PathBuf)> {
        if let Some(out) = self.out {
            out.finish()?.finish()?;
        }
        Ok((self.reasons, self.path))
    }
}

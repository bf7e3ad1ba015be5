//! A file that was imported before with the same codebook, options and areas is known again without reading its rows.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

use gocpont_core::codebook::Codebook;
use gocpont_ingest::rejection::Reason;
use gocpont_records::{Remembered, SqliteRecords, Taken};
use sha2::{Digest, Sha256};

use crate::publish::hex;

/// Counts of rejected rows by reason.
pub type Reasons = BTreeMap<&'static str, u64>;

/// A checksum of everything that the outcome of a file follows from besides the store: the program, the file, the
/// questionnaire with its thresholds, and how it is to be read.
pub fn inputs(checksum: &str, codebook: &Codebook, options: &str) -> String {
    let program = env!("CARGO_PKG_VERSION");
    let all = format!("{program}\n{checksum}\n{codebook:?}\n{options}");
    hex(&Sha256::digest(all)[..16])
}

/// What became of the file, where it is known and its rejected rows, if any, still stand in their file.
pub fn known(
    store: &SqliteRecords,
    codebook: &Codebook,
    inputs: &str,
    rejection_file: &Path,
) -> anyhow::Result<Option<(Taken, Reasons)>> {
    let Some(outcome) = store.remembered(codebook, inputs)? else {
        return Ok(None);
    };
    let Some(reasons) = reasons(&outcome.note) else {
        return Ok(None);
    };
    // A link is none of ours, and what is done about it is said where files are written.
    let stands = || {
        rejection_file
            .symlink_metadata()
            .is_ok_and(|found| found.is_file())
    };
    if !reasons.is_empty() && !stands() {
        return Ok(None);
    }
    let taken = Taken {
        unchanged: outcome.records,
        ..Taken::default()
    };
    Ok(Some((taken, reasons)))
}

/// Notes what became of a file.
pub fn note(
    store: &SqliteRecords,
    codebook: &Codebook,
    inputs: &str,
    (taken, reasons): (Taken, &Reasons),
) -> anyhow::Result<()> {
    let outcome = Remembered {
        records: taken.taken + taken.changed + taken.unchanged,
        note: serde_json::to_string(reasons)?,
    };
    Ok(store.remember(codebook, inputs, &outcome)?)
}

/// Nothing where the text is none, or names a reason that this program does not know.
fn reasons(text: &str) -> Option<Reasons> {
    let counts: BTreeMap<String, u64> = serde_json::from_str(text).ok()?;
    let known = |(name, count): (String, u64)| {
        let ids = Reason::ALL.iter().map(|reason| reason.id());
        ids.into_iter().find(|id| *id == name).map(|id| (id, count))
    };
    counts.into_iter().map(known).collect()
}

/// SHA-256 of a file's bytes, hexadecimal.
pub fn checksum(path: &Path) -> std::io::Result<String> {
    let mut file = BufReader::new(File::open(path)?);
    let mut hash = Sha256::new();
    let mut part = vec![0; 1 << 16];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hex(&hash.finalize())),
            read => hash.update(&part[..read]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_back_as_they_were() {
        let counts: Reasons = [(Reason::DuplicateId.id(), 3)].into();
        let text = serde_json::to_string(&counts).expect("a text");
        assert_eq!(reasons(&text), Some(counts));
        assert_eq!(reasons("{}"), Some(Reasons::new()));
        assert_eq!(reasons("{\"no-such-reason\":1}"), None);
        assert_eq!(reasons(""), None);
    }
}

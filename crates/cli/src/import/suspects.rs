//! Rows of a file that may be the same person or household under two ids: told, listed for its owner alone, never merged.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use gocpont_ingest::duplicates::{Pair, Pairs};
use gocpont_records::{PrivateKind, PrivateNote};
use gocpont_words::Arg;

use crate::console::{list_separator, now};
use crate::private_file::{PrivateFile, absolute};

use super::Importer;

/// Tells how many pairs there are, and lists them beside the file; a check lists nothing.
pub fn tell(
    importer: &Importer<'_>,
    path: &Path,
    suspects: &[(String, Pairs)],
) -> anyhow::Result<()> {
    let ear = importer.ear;
    let count: usize = suspects.iter().map(|(_, found)| found.pairs.len()).sum();
    if count == 0 {
        return Ok(());
    }
    ear.suspects(suspects);
    let is_listed = importer.beside && !importer.command.check;
    let Some(store) = importer.store.as_ref().filter(|_| is_listed) else {
        return Ok(());
    };
    let list = list(path);
    write(&list, list_separator(ear.words().language()), suspects)?;
    store.log_private(&PrivateNote {
        kind: PrivateKind::Duplicates,
        path: Some(absolute(&list).display().to_string()),
        rows: Some(count as u64),
        recorded_at: now().to_string(),
    })?;
    let file = Arg::from(list.display().to_string());
    ear.say("import-suspects-written", &[("file", file)]);
    Ok(())
}

/// Beside the file.
fn list(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".duplicates.csv");
    PathBuf::from(name)
}

fn write(path: &Path, separator: u8, suspects: &[(String, Pairs)]) -> anyhow::Result<()> {
    let mut file = PrivateFile::create(path)?;
    if separator != b',' {
        // As with rejections: who opens it by a spreadsheet sees its letters.
        file.write_all("\u{feff}".as_bytes())?;
    }
    let mut table = csv::WriterBuilder::new()
        .delimiter(separator)
        .from_writer(file);
    table.write_record(["table", "first_row", "second_row", "score", "alike"])?;
    for (name, found) in suspects {
        for Pair {
            first,
            second,
            score,
            alike,
        } in &found.pairs
        {
            let (first, second) = (first.to_string(), second.to_string());
            let score = format!("{score:.2}");
            table.write_record([name, &first, &second, &score, alike.id()])?;
        }
    }
    let file = table
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(file.finish()?)
}

//! `export services`: the public catalogue of services for other programs, in the Human Services Data Specification.

use std::io::Write;
use std::path::Path;

use gocpont_core::life::EntryId;
use gocpont_ingest::hsds::{self, Naming, Tables};
use gocpont_records::SqliteRecords;
use gocpont_records::entries::Entries;
use gocpont_words::{Arg, Language};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::args::{Args, ServicesExport, ServicesFormat};
use crate::console::Console;
use crate::entries::export::Keys;
use crate::entries::office::Registers;
use crate::services::{Public, public};

/// Writes the public part of the entries.
pub fn run(args: &Args, wanted: &ServicesExport, console: &Console) -> anyhow::Result<Outcome> {
    let beside = || args.db.with_extension("desk.db");
    let path = wanted.entries.clone().unwrap_or_else(beside);
    std::fs::metadata(&path)
        .map_err(|error| gocpont_ingest::error::InvalidFile::unreadable(&path, &error))?;
    let keys = SqliteRecords::open(&args.db)?.into_keys();
    let town = keys.fingerprint();
    let entries = Entries::open_or_create(&path, keys)?;
    let registers = Registers::built_in()?;
    let public = public(&entries, &registers)?;
    let names = Keys::of(&entries, &registers)?;
    let said = (console.words().language(), wanted.country.as_str());
    let tables = tables(&public, (&town, &names), said);
    match wanted.format {
        ServicesFormat::Hsds => {
            let text = format!("{:#}\n", hsds::json(&tables));
            std::fs::write(&wanted.output, text)?;
        }
        ServicesFormat::HsdsCsv => folder(&wanted.output, &tables)?,
    }
    let file = wanted.output.display().to_string();
    let count = public.catalogue.services.len();
    let told = [
        ("count", Arg::from(count)),
        ("file", Arg::from(file.as_str())),
    ];
    console.say("hsds-written", &told);
    console.say("hsds-lost", &[]);
    console.result(&json!({ "services": count, "file": file }), "");
    Ok(Outcome::Done)
}

/// The catalogue as tables, in a language and with the country of its addresses. Ids are those of the entries' source where they are
/// UUIDs, else always the same for a town's keys.
pub fn tables(
    public: &Public,
    (town, names): (&str, &Keys),
    (language, country): (Language, &str),
) -> Tables {
    let id = |kind: &str, own: &str| uuid(town, kind, own);
    let entry = |register: &str, number: u64| {
        let own = names.name(register, EntryId(number));
        if is_uuid(&own) {
            own
        } else {
            uuid(town, register, &own)
        }
    };
    let naming = Naming {
        id: &id,
        entry: &entry,
        service: &public.service,
        language: language.code(),
        country,
    };
    hsds::of_catalogue(&public.catalogue, &naming)
}

/// The files in a new or an empty folder.
fn folder(path: &Path, tables: &Tables) -> anyhow::Result<()> {
    std::fs::create_dir_all(path)?;
    if std::fs::read_dir(path)?.next().is_some() {
        anyhow::bail!(crate::fault::told(
            "hsds-folder",
            &[("folder", &path.display())]
        ));
    }
    for (name, bytes) in hsds::tabular(tables)? {
        let mut file = std::fs::File::create(path.join(name))?;
        file.write_all(&bytes)?;
    }
    Ok(())
}

/// An id of something that is always the same and tells nothing: a UUID of version 8 (RFC 9562) from SHA-256.
fn uuid(town: &str, kind: &str, own: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("gocpont hsds\n{town}\n{kind}\n{own}"));
    let mut bytes: [u8; 16] = std::array::from_fn({
        let full = hash.finalize();
        move |at| full[at]
    });
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default().to_owned();
    [
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32),
    ]
    .join("-")
}

fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    lengths == [8, 4, 4, 4, 12] && parts.concat().chars().all(|c| c.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_uuid_that_is_always_the_same() {
        let one = uuid("t", "service", "S1");
        assert!(is_uuid(&one), "{one}");
        assert_eq!(one, uuid("t", "service", "S1"));
        assert_ne!(one, uuid("t", "site", "S1"));
        assert_eq!(one.as_bytes()[14], b'8');
        assert!(!is_uuid("S1") && !is_uuid("gcp:1:2"));
    }
}

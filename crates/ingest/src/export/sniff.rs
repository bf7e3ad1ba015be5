//! What kind of file this is, told from its first bytes and its header, without reading the rest.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250};

use crate::error::InvalidFile;

/// Bytes that are looked at.
const HEAD: u64 = 1 << 18;

/// What a file may be.
pub enum Kind {
    /// XLSX, ODS or XLS.
    Spreadsheet,
    /// Any other zip.
    Archive,
    /// JSON.
    Features,
    /// A text with a header that an export could have.
    Table(Header),
    /// Something else.
    Other,
}

/// Who could have written a CSV file with this header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// `KoboToolbox` of today.
    Kobo,
    /// Its old exporter, a file for each repeat group.
    KoboSet,
    /// Its old exporter, everything in one file.
    KoboFlat,
    /// ODK, a file of submissions.
    Odk,
    /// ODK, a file of a repeat group.
    OdkRepeat,
}

/// The header of a CSV file.
pub struct Header {
    pub family: Family,
    pub delimiter: u8,
}

/// Looks at the start of a file.
pub fn kind(path: &Path) -> Result<Kind, InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let mut head = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(HEAD).read_to_end(&mut head).map_err(unreadable)?;
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let spreadsheet = super::archive::is_spreadsheet(path);
        return Ok(if spreadsheet {
            Kind::Spreadsheet
        } else {
            Kind::Archive
        });
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Ok(Kind::Spreadsheet);
    }
    let text = text(&head);
    let start = text.trim_start();
    if start.starts_with('{') || start.starts_with('[') {
        return Ok(Kind::Features);
    }
    Ok(header(&text).map_or(Kind::Other, Kind::Table))
}

/// The start of a file as text; what no encoding has becomes a replacement character.
fn text(head: &[u8]) -> String {
    let encoding = match head {
        [0xff, 0xfe, ..] => UTF_16LE,
        [0xfe, 0xff, ..] => UTF_16BE,
        _ => match str::from_utf8(head) {
            Err(error) if error.error_len().is_some() => WINDOWS_1250,
            _ => UTF_8,
        },
    };
    encoding.decode(head).0.into_owned()
}

/// The header of a text, where it is one of an export.
pub fn header(text: &str) -> Option<Header> {
    let parsed = [b',', b';', b'\t'].map(|delimiter| (delimiter, record(text, delimiter)));
    let (delimiter, names) = parsed.into_iter().max_by_key(|(_, names)| names.len())?;
    let family = family(&names)?;
    Some(Header { family, delimiter })
}

fn record(text: &str, delimiter: u8) -> Vec<String> {
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut cells = csv::ByteRecord::new();
    let read = csv.read_byte_record(&mut cells).unwrap_or(false);
    let clean = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_owned();
    if read {
        cells.iter().map(clean).collect()
    } else {
        Vec::new()
    }
}

fn family(names: &[String]) -> Option<Family> {
    let has = |name: &str| names.iter().any(|column| column == name);
    let set_of = names.iter().any(|name| name.starts_with("SET-OF-"));
    if has("KEY") && has("PARENT_KEY") {
        return Some(Family::OdkRepeat);
    }
    let meta = has("SubmissionDate") || has("meta-instanceID") || has("instanceID") || set_of;
    if has("KEY") && meta {
        return Some(Family::Odk);
    }
    if has("_index") && has("_parent_index") && has("_parent_table_name") {
        return Some(Family::KoboSet);
    }
    if !is_kobo(names) {
        return None;
    }
    if has("_index") {
        return Some(Family::Kobo);
    }
    let repeats = names
        .iter()
        .any(|name| super::flat::instance(name).is_some());
    let old = repeats || has("_validation_status") || has("meta/instanceID");
    Some(if old { Family::KoboFlat } else { Family::Kobo })
}

/// Whether a header is that of a `KoboToolbox` export: at least two of its own columns, one of them of nobody else.
pub fn is_kobo(names: &[String]) -> bool {
    const OWN: [&str; 5] = [
        "_uuid",
        "_submission_time",
        "__version__",
        "_validation_status",
        "meta/rootUuid",
    ];
    const ALSO: [&str; 7] = [
        "_id",
        "_index",
        "_tags",
        "_notes",
        "_status",
        "_submitted_by",
        "meta/instanceID",
    ];
    let count = |of: &[&str]| {
        of.iter()
            .filter(|own| names.iter().any(|name| name == *own))
            .count()
    };
    let own = count(&OWN);
    own > 0 && own + count(&ALSO) > 1
}

//! A ZIP archive looked through before anybody reads it: what it is, that it inflates to what it says and to no more
//! than it is worth, and that its XML defines no entities.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::broken;
use crate::error::Problem;

/// Files in an archive.
const ENTRIES: usize = 10_000;
/// Bytes of all files together, inflated.
const INFLATED: u64 = 1_536 << 20;
/// A file is inflated this much at most...
const RATIO: u64 = 200;
/// ... where it, or all such files together, are larger than this.
const SMALL: u64 = 32 << 20;
/// Bytes of all shared texts, inflated: each becomes a text of its own in memory.
const SHARED: u64 = 256 << 20;
/// How much of a file is looked at for what its XML begins with.
const PROLOG: usize = 1 << 16;

/// Which spreadsheet an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// Office Open XML.
    Xlsx,
    /// Open Document Format.
    Ods,
}

/// Looks through an archive. Nothing is kept of it.
pub fn check<R: Read + Seek>(reader: R) -> Result<Package, Problem> {
    let mut archive = ZipArchive::new(reader).map_err(|error| broken(&error))?;
    if archive.len() > ENTRIES {
        return Err(Problem::TooLarge(format!("{ENTRIES} files in the archive")));
    }
    let names = stated(&mut archive)?;
    let package = package(&mut archive, &names)?;
    for (at, name) in names.iter().enumerate() {
        let lower = name.to_ascii_lowercase();
        let is_xml = [".xml", ".rels"].iter().any(|end| lower.ends_with(end));
        if is_xml || lower == "mimetype" {
            inflate(&mut archive, at, &lower)?;
        }
    }
    Ok(package)
}

/// What the archive says of its files: their names, once their sizes are within bounds.
fn stated<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Vec<String>, Problem> {
    let (mut names, mut total, mut swollen) = (Vec::new(), 0_u64, 0_u64);
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(|error| broken(&error))?;
        let (packed, size) = (entry.compressed_size(), entry.size());
        if entry.encrypted() {
            return Err(Problem::PasswordProtected);
        }
        total = total.saturating_add(size);
        if size > packed.saturating_mul(RATIO) {
            swollen = swollen.saturating_add(size);
        }
        let name = entry.name().map_err(|error| broken(&error))?.into_owned();
        let is_shared = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        if total > INFLATED || swollen > SMALL || (is_shared && size > SHARED) {
            return Err(Problem::ZipBomb(crate::error::bounded(&name)));
        }
        names.push(name);
    }
    Ok(names)
}

fn package<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    names: &[String],
) -> Result<Package, Problem> {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let ends = |end: &str| {
        names
            .iter()
            .any(|name| name.to_ascii_lowercase().ends_with(end))
    };
    if has("content.xml") && has("mimetype") {
        let mut kind = String::new();
        let entry = archive
            .by_name("mimetype")
            .map_err(|error| broken(&error))?;
        let read = entry.take(200).read_to_string(&mut kind);
        read.map_err(|error| broken(&error))?;
        return if kind.contains("opendocument.spreadsheet") {
            Ok(Package::Ods)
        } else {
            Err(Problem::NoSpreadsheet(crate::error::bounded(kind.trim())))
        };
    }
    if has("encrypted-package") {
        return Err(Problem::PasswordProtected);
    }
    if ends("workbook.xml") && has("_rels/.rels") {
        return Ok(Package::Xlsx);
    }
    if ends("workbook.bin") {
        return Err(Problem::NoSpreadsheet("XLSB".to_owned()));
    }
    let some = crate::error::some_of(names.iter().map(String::as_str));
    Err(Problem::NoSpreadsheet(some))
}

/// Inflates a file to see that it is as long as it says, and what its XML begins with.
fn inflate<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    at: usize,
    name: &str,
) -> Result<(), Problem> {
    let mut entry = archive.by_index(at).map_err(|error| broken(&error))?;
    let stated = entry.size();
    let mut prolog = Vec::new();
    let mut part = vec![0; PROLOG];
    let mut inflated = 0_u64;
    loop {
        let read = match entry.read(&mut part) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) => return Err(broken(&error)),
        };
        inflated += read as u64;
        if inflated > stated {
            return Err(Problem::ZipBomb(crate::error::bounded(name)));
        }
        if prolog.len() < PROLOG {
            prolog.extend_from_slice(part.get(..read).unwrap_or_default());
        }
    }
    begins(&prolog, stated, name)
}

/// No document type, no entities, and a number of shared texts that the file has room for.
fn begins(prolog: &[u8], size: u64, name: &str) -> Result<(), Problem> {
    let find = |text: &[u8]| prolog.windows(text.len()).position(|part| part == text);
    if find(b"<!DOCTYPE").is_some() || find(b"<!ENTITY").is_some() {
        return Err(Problem::XmlEntities(crate::error::bounded(name)));
    }
    if name.ends_with("sharedstrings.xml") && find(b"sst").is_none() {
        let what = format!("{name} does not begin as it should");
        return Err(Problem::BrokenSpreadsheet(what));
    }
    let counts = b"uniqueCount";
    let mut rest = prolog;
    while let Some(at) = rest.windows(counts.len()).position(|part| part == counts) {
        rest = rest.get(at + counts.len()..).unwrap_or_default();
        let digits = rest.iter().skip_while(|b| b"= \t\r\n\"'+".contains(b));
        let digits = digits.take_while(|b| b.is_ascii_digit());
        let number = digits.fold(0_u64, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        });
        // No shared text is shorter than eight bytes.
        if number > size / 8 {
            let what = format!("{name} states {number} texts");
            return Err(Problem::BrokenSpreadsheet(what));
        }
    }
    if name == "meta-inf/manifest.xml" && find(b"encryption-data").is_some() {
        return Err(Problem::PasswordProtected);
    }
    Ok(())
}

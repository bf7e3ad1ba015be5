//! Zip files: which of them are spreadsheets, and the tables of the others, unpacked in memory within bounds. Names in
//! an archive are only looked at; nothing is written anywhere.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use zip::ZipArchive;

use super::Export;
use super::folder::{self, Member, Source};
use crate::error::{InvalidFile, Problem, name};

/// Bytes that all tables of an archive may have.
const MOST_BYTES: u64 = 256 << 20;
/// Bytes that the directory of an archive may have: about 100,000 entries.
const MOST_DIRECTORY: u64 = 16 << 20;
/// Tables that an archive may have.
const MOST_TABLES: usize = 200;
/// So many times may a table grow while it is unpacked, after the first bytes.
const MOST_RATIO: u64 = 200;
const FREE_BYTES: u64 = 1 << 20;

/// A file that counts what is read from it.
struct Counted {
    file: BufReader<File>,
    bytes: Rc<Cell<u64>>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.bytes.set(self.bytes.get() + read as u64);
        Ok(read)
    }
}

impl Seek for Counted {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

struct Archive {
    file: String,
    zip: ZipArchive<Counted>,
    /// Bytes read from the file so far.
    read: Rc<Cell<u64>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl Archive {
    fn open(path: &Path) -> Result<Self, InvalidFile> {
        let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
        let mut file = File::open(path).map_err(unreadable)?;
        if directory(&mut file).map_err(unreadable)? > MOST_DIRECTORY {
            let problem = Problem::ExportBytes(MOST_DIRECTORY);
            return Err(InvalidFile::new(&name(path), problem));
        }
        let read = Rc::new(Cell::new(0));
        let counted = Counted {
            file: BufReader::new(file),
            bytes: Rc::clone(&read),
        };
        let zip = ZipArchive::new(counted).map_err(|error| {
            InvalidFile::new(&name(path), Problem::Unreadable(error.to_string()))
        })?;
        Ok(Self {
            file: name(path),
            zip,
            read,
            left: MOST_BYTES,
        })
    }

    fn tables(&self) -> Vec<(usize, String)> {
        let named = (0..self.zip.len()).filter_map(|at| {
            let name = self.zip.name_for_index(at)?.ok()?;
            is_table(&name).then(|| (at, name.into_owned()))
        });
        named.take(MOST_TABLES + 1).collect()
    }

    /// Unpacks an entry; stops at the bounds, whatever its header claims.
    fn bytes(&mut self, at: usize) -> Result<Vec<u8>, InvalidFile> {
        let mut bytes = Vec::new();
        self.parts(at, |part| {
            bytes.extend_from_slice(part);
            true
        })?;
        Ok(bytes)
    }

    /// Unpacks an entry part by part, as long as more of it is wanted and the bounds allow.
    fn parts(
        &mut self,
        at: usize,
        mut wants: impl FnMut(&[u8]) -> bool,
    ) -> Result<(), InvalidFile> {
        let file = self.file.clone();
        let unreadable = |text: String| InvalidFile::new(&file, Problem::Unreadable(text));
        let entry = self.zip.by_index(at);
        let mut entry = entry.map_err(|error| unreadable(error.to_string()))?;
        let (before, mut unpacked) = (self.read.get(), 0);
        let mut buffer = vec![0; 1 << 16];
        loop {
            let read = entry.read(&mut buffer);
            let read = read.map_err(|error| unreadable(error.to_string()))?;
            unpacked += read as u64;
            let packed = self.read.get() - before;
            let grown = unpacked > FREE_BYTES + MOST_RATIO * packed;
            self.left = self.left.saturating_sub(read as u64);
            if grown || self.left == 0 {
                let problem = Problem::ExportBytes(MOST_BYTES);
                return Err(InvalidFile::new(&file, problem));
            }
            if read == 0 || !wants(buffer.get(..read).unwrap_or_default()) {
                return Ok(());
            }
        }
    }

    /// Whether a part of a workbook names the column that every export of `KoboToolbox` has: in the texts that its sheets
    /// share, or where a sheet begins.
    fn names_index(&mut self, at: usize, is_sheet: bool) -> Result<bool, InvalidFile> {
        const NAME: &[u8] = b"_index";
        let (mut found, mut kept) = (false, Vec::new());
        self.parts(at, |part| {
            kept.extend_from_slice(part);
            found = kept.windows(NAME.len()).any(|text| text == NAME);
            kept.drain(..kept.len().saturating_sub(NAME.len()));
            !found && !is_sheet
        })?;
        Ok(found)
    }
}

/// How many bytes an archive says that its directory has; the most there can be where it says nothing.
fn directory(file: &mut File) -> std::io::Result<u64> {
    const END: &[u8] = b"PK\x05\x06";
    let length = file.seek(SeekFrom::End(0))?;
    let tail = length.min((1 << 16) + 22);
    file.seek(SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::new();
    file.by_ref().take(tail).read_to_end(&mut bytes)?;
    file.rewind()?;
    let Some(at) = bytes.windows(END.len()).rposition(|part| part == END) else {
        return Ok(length);
    };
    let size = bytes
        .get(at + 12..at + 16)
        .and_then(|size| size.try_into().ok());
    let size = u64::from(size.map_or(u32::MAX, u32::from_le_bytes));
    Ok(if size == u64::from(u32::MAX) {
        length
    } else {
        size
    })
}

fn is_table(name: &str) -> bool {
    let ending = name.len().checked_sub(4).and_then(|at| name.get(at..));
    let csv = ending.is_some_and(|ending| ending.eq_ignore_ascii_case(".csv"));
    let apart = ["media/", "__MACOSX/"];
    csv && !apart.iter().any(|folder| name.starts_with(folder))
}

/// Whether a zip is a spreadsheet.
pub fn is_spreadsheet(path: &Path) -> bool {
    const PARTS: [&str; 3] = ["[content_types].xml", "xl/workbook.xml", "mimetype"];
    let archive = Archive::open(path);
    archive.is_ok_and(|archive| {
        let mut names = archive.zip.file_names();
        names.any(|name| {
            name.is_ok_and(|name| PARTS.iter().any(|part| name.eq_ignore_ascii_case(part)))
        })
    })
}

/// Whether a spreadsheet can be an export, without reading its cells. A small one always can, and so can one that is not
/// understood.
pub fn may_be_export(path: &Path) -> bool {
    const SMALL: u64 = 1 << 20;
    if std::fs::metadata(path).is_ok_and(|file| file.len() < SMALL) {
        return true;
    }
    let Ok(mut archive) = Archive::open(path) else {
        return true;
    };
    let named = (0..archive.zip.len()).filter_map(|at| {
        let name = archive.zip.name_for_index(at)?.ok()?.to_ascii_lowercase();
        let is_sheet = name.starts_with("xl/worksheets/sheet");
        (is_sheet || name == "xl/sharedstrings.xml").then_some((at, is_sheet))
    });
    let named: Vec<(usize, bool)> = named.take(2 * MOST_TABLES).collect();
    let mut named = named.into_iter().peekable();
    let understood = named.peek().is_some();
    !understood || named.any(|(at, is_sheet)| archive.names_index(at, is_sheet).unwrap_or(true))
}

/// Opens a zip of tables.
pub fn open(path: &Path) -> Result<Option<Export>, InvalidFile> {
    let mut archive = Archive::open(path)?;
    let tables = archive.tables();
    if tables.len() > MOST_TABLES {
        let problem = Problem::ExportTables(MOST_TABLES as u64);
        return Err(InvalidFile::new(&archive.file, problem));
    }
    let mut members = Vec::new();
    for (at, entry) in tables {
        let bytes = archive.bytes(at)?;
        members.push(Member::of(&entry, Source::Bytes(bytes))?);
    }
    folder::assemble(&archive.file, &members, None)
}

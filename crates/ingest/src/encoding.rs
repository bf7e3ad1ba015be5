//! In which encoding a text file is written, found by reading it once, and the file as a stream of UTF-8.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{DecoderResult, ISO_8859_2, UTF_16BE, UTF_16LE, WINDOWS_1250};

use crate::error::{InvalidFile, Problem, name};

mod latin2;

/// How a text file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// Windows-1250: Hungarian and Czech before UTF-8. ISO 8859-2 agrees with it on every Hungarian letter.
    Windows1250,
    /// ISO 8859-2, told from Windows-1250 by its š, ž and ť.
    Iso8859Part2,
    /// UTF-16 with its byte order mark, the low byte first.
    Utf16Le,
    /// UTF-16 with its byte order mark, the high byte first.
    Utf16Be,
}

impl Encoding {
    /// The name that people know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1250 => "Windows-1250",
            Self::Iso8859Part2 => "ISO 8859-2",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
        }
    }

    /// The encoding that somebody names, in the ways that it is written: `utf-8`, `windows-1250` or `cp1250`,
    /// `iso-8859-2` or `latin2`, `utf-16le`, `utf-16be`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        match plain.to_ascii_lowercase().as_str() {
            "utf8" => Some(Self::Utf8),
            "windows1250" | "cp1250" => Some(Self::Windows1250),
            "iso88592" | "latin2" => Some(Self::Iso8859Part2),
            "utf16le" | "utf16" => Some(Self::Utf16Le),
            "utf16be" => Some(Self::Utf16Be),
            _ => None,
        }
    }
}

/// An encoding, and whether the file could be told from any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The encoding.
    pub encoding: Encoding,
    /// Whether it could be another one.
    pub sure: Sure,
}

/// How sure an encoding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sure {
    /// Nothing in the file fits another one.
    Certain,
    /// It may be Windows-1250 or ISO 8859-2, and reads the same in both.
    Either,
    /// It may be either, and some signs would read differently.
    Likely,
}

impl Found {
    /// What somebody says.
    pub const fn given(encoding: Encoding) -> Self {
        Self {
            encoding,
            sure: Sure::Certain,
        }
    }
}

const CHUNK: usize = 1 << 18;
const BOM: &[u8] = b"\xef\xbb\xbf";

/// What one pass over a file found.
#[derive(Default)]
struct Scan {
    bytes: u64,
    row: u64,
    /// Sequences of several bytes that are UTF-8.
    multibyte: u64,
    /// Sequences that are not, and the row of the first.
    invalid: u64,
    invalid_row: u64,
    /// Bytes that Windows-1250 does not have.
    undefined: bool,
    /// The row of the first byte that no text has.
    control_row: Option<u64>,
}

impl Scan {
    /// Takes in a chunk; returns how many bytes at its end may be the start of a sequence.
    fn chunk(&mut self, chunk: &[u8]) -> usize {
        let mut rest = chunk;
        loop {
            let (valid, broken) = match str::from_utf8(rest) {
                Ok(_) => (rest, None),
                Err(error) => (&rest[..error.valid_up_to()], Some(error.error_len())),
            };
            self.valid(valid);
            rest = &rest[valid.len()..];
            match broken {
                None => return 0,
                Some(None) => return rest.len(),
                Some(Some(length)) => {
                    self.broken(&rest[..length]);
                    rest = &rest[length..];
                }
            }
        }
    }

    fn valid(&mut self, bytes: &[u8]) {
        let is_control = |b: &u8| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r');
        let count = |which: fn(&u8) -> bool| bytes.iter().filter(|b| which(b)).count() as u64;
        if self.control_row.is_none()
            && let Some(at) = bytes.iter().position(is_control)
        {
            let before = bytes[..at].split(|b| *b == b'\n').count();
            self.control_row = Some(self.row + before as u64);
        }
        self.row += count(|b| *b == b'\n');
        self.bytes += bytes.len() as u64;
        if !bytes.is_ascii() {
            self.multibyte += count(|b| *b >= 0xc0);
            self.undefined |= bytes.iter().any(is_undefined);
        }
    }

    fn broken(&mut self, bytes: &[u8]) {
        if self.invalid == 0 {
            self.invalid_row = self.row + 1;
        }
        self.invalid += 1;
        self.bytes += bytes.len() as u64;
        self.undefined |= bytes.iter().any(is_undefined);
    }

    fn decide(&self, file: &str) -> Result<Encoding, InvalidFile> {
        let refuse = |problem, row| Err(InvalidFile::new(file, problem).at_row(row));
        if let Some(row) = self.control_row {
            let what = "it holds control characters, as spreadsheets and archives do";
            return refuse(Problem::NotText(what.to_owned()), row);
        }
        if self.invalid == 0 {
            return Ok(Encoding::Utf8);
        }
        if self.multibyte > self.invalid {
            return refuse(Problem::MixedEncoding, self.invalid_row);
        }
        if self.undefined {
            let what = "it is neither UTF-8 nor Windows-1250";
            return refuse(Problem::NotText(what.to_owned()), self.invalid_row);
        }
        Ok(Encoding::Windows1250)
    }
}

const fn is_undefined(byte: &u8) -> bool {
    matches!(byte, 0x81 | 0x83 | 0x88 | 0x90 | 0x98)
}

/// Reads a file once to tell its encoding. A sequence that the file's end cuts off does not make it another one.
pub fn detect(path: &Path) -> Result<Encoding, InvalidFile> {
    detect_with(path).map(|found| found.encoding)
}

/// The same, with how sure it is: a file without any letter by which Windows-1250 and ISO 8859-2 differ is taken as the
/// first, and reads the same as either.
pub(crate) fn detect_with(path: &Path) -> Result<Found, InvalidFile> {
    let unreadable = |e: io::Error| InvalidFile::unreadable(path, &e);
    let encoding = scan(path)?;
    if encoding != Encoding::Windows1250 {
        return Ok(Found::given(encoding));
    }
    let found = latin2::tell(path, CHUNK).map_err(unreadable)?;
    let unsure = |sure| Found { encoding, sure };
    Ok(match (found.windows, found.iso, found.other) {
        (0, 0, 0) => unsure(Sure::Either),
        (0, 0, _) => unsure(Sure::Likely),
        (0, ..) => Found::given(Encoding::Iso8859Part2),
        _ => Found::given(encoding),
    })
}

fn scan(path: &Path) -> Result<Encoding, InvalidFile> {
    let unreadable = |e: io::Error| InvalidFile::unreadable(path, &e);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut buffer = vec![0; CHUNK];
    let (mut kept, mut scan, mut first) = (0, Scan::default(), true);
    loop {
        let read = file.read(&mut buffer[kept..]).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        if first && let Some(encoding) = utf16(&buffer[..read]) {
            return Ok(encoding);
        }
        first = false;
        let filled = kept + read;
        kept = scan.chunk(&buffer[..filled]);
        buffer.copy_within(filled - kept..filled, 0);
    }
    if scan.bytes + kept as u64 == 0 {
        return Err(InvalidFile::new(&name(path), Problem::Empty));
    }
    scan.decide(&name(path))
}

fn utf16(start: &[u8]) -> Option<Encoding> {
    match start {
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Why a stream of text ends before its file does.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// Nobody took a row for this many bytes.
    #[error("a row has no end")]
    TooLong,
    /// Bytes that the encoding does not have.
    #[error("it is no sound UTF-16")]
    Malformed,
}

/// How far a stream was read, and how far its rows were taken.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// Bytes of the file.
    pub read: AtomicU64,
    /// Bytes of UTF-8 whose rows were taken.
    pub taken: AtomicU64,
}

/// A row may have this many bytes.
pub(crate) const LONGEST_ROW: u64 = 1 << 20;

/// A text file as UTF-8. It fails where rows are not taken for [`LONGEST_ROW`] bytes: a quotation mark left open
/// would gather the rest of the file in memory.
pub(crate) struct Text {
    file: File,
    decoder: Option<encoding_rs::Decoder>,
    /// Text that was decoded, given from `from` on.
    ready: Vec<u8>,
    from: usize,
    ended: bool,
    given: u64,
    progress: Arc<Progress>,
}

impl Text {
    /// Opens a file of a known encoding.
    pub fn open(path: &Path, encoding: Encoding, progress: Arc<Progress>) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let mut start = [0; 3];
        let read = file.read(&mut start)?;
        let has_bom = encoding == Encoding::Utf8 && &start[..read] == BOM;
        let skipped = if has_bom { 3 } else { 0 };
        file.seek(io::SeekFrom::Start(skipped))?;
        progress.read.store(skipped, Ordering::Relaxed);
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Windows1250 => Some(WINDOWS_1250.new_decoder_without_bom_handling()),
            Encoding::Iso8859Part2 => Some(ISO_8859_2.new_decoder_without_bom_handling()),
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
        };
        Ok(Self {
            file,
            decoder,
            ready: Vec::new(),
            from: 0,
            ended: false,
            given: 0,
            progress,
        })
    }

    /// Decodes a next piece of the file; nothing is ready after it at the file's end.
    fn decode(&mut self, decoder: &mut encoding_rs::Decoder) -> io::Result<()> {
        let mut raw = vec![0; CHUNK];
        while self.ready.is_empty() && !self.ended {
            let read = self.file.read(&mut raw)?;
            self.progress.read.fetch_add(read as u64, Ordering::Relaxed);
            self.ended = read == 0;
            let room = decoder.max_utf8_buffer_length_without_replacement(read);
            self.ready.resize(room.unwrap_or(4 * CHUNK), 0);
            let (from, to) = (&raw[..read], &mut self.ready[..]);
            let (result, _, written) =
                decoder.decode_to_utf8_without_replacement(from, to, self.ended);
            if result != DecoderResult::InputEmpty {
                return Err(io::Error::other(Fault::Malformed));
            }
            self.ready.truncate(written);
        }
        Ok(())
    }

    /// As much of what is ready as there is room for.
    fn give(&mut self, out: &mut [u8]) -> usize {
        let length = out.len().min(self.ready.len() - self.from);
        out[..length].copy_from_slice(&self.ready[self.from..self.from + length]);
        self.from += length;
        length
    }
}

impl Read for Text {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let waiting = self
            .given
            .saturating_sub(self.progress.taken.load(Ordering::Relaxed));
        if waiting > LONGEST_ROW {
            return Err(io::Error::other(Fault::TooLong));
        }
        let given = if let Some(mut decoder) = self.decoder.take() {
            if self.from == self.ready.len() {
                self.ready.clear();
                self.from = 0;
                self.decode(&mut decoder)?;
            }
            self.decoder = Some(decoder);
            self.give(out)
        } else {
            let read = self.file.read(out)?;
            self.progress.read.fetch_add(read as u64, Ordering::Relaxed);
            read
        };
        self.given += given as u64;
        Ok(given)
    }
}

#[cfg(test)]
#[path = "encoding_tests.rs"]
mod tests;

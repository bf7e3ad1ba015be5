//! Reads address registers: the Czech one exactly as it is published (Windows-1250, old Krovak signs, č.p. and č.ev.
//! apart, villages without streets), and plain tables with a column for each part. Rows that give no house are listed.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use csv::StringRecord;
use gocpont_crs::Transformer;

use super::columns::{Columns, Field};
use super::number::{HouseNumber, NumberKind};
use crate::encoding::{self, Progress, Text};
use crate::error::{InvalidFile, Problem, name};
use crate::rejection::{Reason, Rejection};

/// A house of a register, as the register has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// The settlement.
    pub settlement: String,
    /// The settlement's code, which tells two of one name apart; blank where there is none.
    pub code: String,
    /// The part of the settlement, or blank.
    pub part: String,
    /// The district of a large town, or blank.
    pub district: String,
    /// The street, or blank.
    pub street: String,
    /// The house number.
    pub number: HouseNumber,
    /// The postcode.
    pub postcode: Option<u32>,
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let street = if self.street.is_empty() {
            &self.part
        } else {
            &self.street
        };
        write!(f, "{street} {}", self.number)?;
        if !self.part.is_empty() && *street != self.part && self.part != self.settlement {
            write!(f, ", {}", self.part)?;
        }
        if !self.settlement.is_empty() && *street != self.settlement {
            write!(f, ", {}", self.settlement)?;
        }
        self.postcode.map_or(Ok(()), |code| write!(f, ", {code}"))
    }
}

/// Some rows of a register.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The houses.
    pub entries: Vec<Entry>,
    /// Rows that give none: without coordinates, or without a house number.
    pub rejections: Vec<Rejection>,
}

/// Rows are given in portions of this many.
const PORTION: usize = 20_000;

impl Register {
    /// Reads a whole file.
    pub fn read(path: &Path, crs: Option<u32>) -> Result<Self, InvalidFile> {
        let mut all = Self::default();
        Self::stream(path, crs, |portion, _| {
            all.entries.extend(portion.entries);
            all.rejections.extend(portion.rejections);
            Ok::<(), InvalidFile>(())
        })?;
        Ok(all)
    }

    /// Reads a file portion by portion, each with the number of bytes read so far; `crs` is the EPSG code of columns in
    /// metres that do not tell theirs.
    pub fn stream<E: From<InvalidFile>>(
        path: &Path,
        crs: Option<u32>,
        mut each: impl FnMut(Self, u64) -> Result<(), E>,
    ) -> Result<(), E> {
        let file = name(path);
        let fault = |line: u64, error: &dyn fmt::Display| {
            InvalidFile::new(&file, Problem::Unreadable(error.to_string())).at_row(line)
        };
        let progress = Arc::new(Progress::default());
        let (mut csv, is_crlf) = open(path, &progress)?;
        let mut row = StringRecord::new();
        if !csv
            .read_record(&mut row)
            .map_err(|error| fault(1, &error))?
        {
            return Err(InvalidFile::new(&file, Problem::Empty).into());
        }
        let names: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).collect();
        let columns = Columns::read(&file, &names, crs)?;
        let mut reader = Reader::new(&file, &columns, names.len())?;
        loop {
            let more = csv
                .read_record(&mut row)
                .map_err(|error| fault(reader.line + 1, &error))?;
            progress
                .taken
                .store(csv.position().byte(), Ordering::Relaxed);
            if more {
                let inside = row
                    .iter()
                    .map(|cell| cell.matches('\n').count() as u64)
                    .sum();
                let line = if is_crlf {
                    csv.position().line().saturating_sub(inside)
                } else {
                    row.position().map_or(0, csv::Position::line)
                };
                reader.add(&row, line);
            }
            if !more || reader.register.entries.len() + reader.register.rejections.len() >= PORTION
            {
                each(reader.take(), progress.read.load(Ordering::Relaxed))?;
            }
            if !more {
                return Ok(());
            }
        }
    }
}

/// The file's rows as texts, and whether its lines end in CR LF: behind those the reader counts a row's line feed with
/// the next row.
fn open(
    path: &Path,
    progress: &Arc<Progress>,
) -> Result<(csv::Reader<impl Read>, bool), InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let encoding = encoding::detect(path)?;
    let mut text = Text::open(path, encoding, Arc::clone(progress)).map_err(unreadable)?;
    let mut head = Vec::new();
    let read = text.by_ref().take(1 << 14).read_to_end(&mut head);
    read.map_err(unreadable)?;
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_crlf = first.ends_with(b"\r");
    let csv = csv::ReaderBuilder::new()
        .delimiter(delimiter(first))
        .has_headers(false)
        .flexible(true)
        .from_reader(std::io::Cursor::new(head).chain(text));
    Ok((csv, is_crlf))
}

/// The register files of a path: itself, or every CSV of a folder and the folders in it, in the order of their names.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, InvalidFile> {
    let mut found = Vec::new();
    gather(path, 3, &mut found)?;
    if found.is_empty() {
        return Err(InvalidFile::new(&name(path), Problem::Empty));
    }
    Ok(found)
}

fn gather(path: &Path, depth: u8, found: &mut Vec<PathBuf>) -> Result<(), InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    if !std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let entries = std::fs::read_dir(path).map_err(unreadable)?;
    let inside: Result<Vec<PathBuf>, std::io::Error> =
        entries.map(|entry| Ok(entry?.path())).collect();
    let mut inside = inside.map_err(unreadable)?;
    inside.sort();
    for entry in inside {
        let ending = entry.extension().and_then(|ending| ending.to_str());
        let is_table =
            ending.is_some_and(|e| ["csv", "txt", "tsv"].contains(&e.to_lowercase().as_str()));
        let ours = entry
            .to_str()
            .is_some_and(|name| name.ends_with(".rejections.csv"));
        if entry.is_dir() && depth > 0 {
            gather(&entry, depth - 1, found)?;
        } else if entry.is_file() && is_table && !ours {
            found.push(entry);
        }
    }
    Ok(())
}

/// Turns rows into entries; the coordinates of a portion are projected together.
struct Reader<'c> {
    columns: &'c Columns,
    width: usize,
    projection: Option<Transformer>,
    register: Register,
    /// The rows of the entries.
    lines: Vec<(u64, String)>,
    line: u64,
}

impl<'c> Reader<'c> {
    fn new(file: &str, columns: &'c Columns, width: usize) -> Result<Self, InvalidFile> {
        let projection = columns.epsg.map(Transformer::to_wgs84).transpose();
        let projection = projection.map_err(|error| {
            InvalidFile::new(file, Problem::Unreadable(error.to_string())).at_row(1)
        })?;
        Ok(Self {
            columns,
            width,
            projection,
            register: Register::default(),
            lines: Vec::new(),
            line: 1,
        })
    }

    fn add(&mut self, row: &StringRecord, line: u64) {
        self.line = line;
        if row.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        if row.len() < self.width {
            let cells = row.len().to_string();
            self.reject(Reason::FieldCount, "", &cells, &self.width.to_string());
            return;
        }
        let mut entry = self.entry(row);
        let shown = entry.to_string();
        if entry.number == HouseNumber::default() {
            let cell = self.columns.cell(row, Field::Number);
            let value = if cell.is_empty() {
                shown.as_str()
            } else {
                cell
            };
            self.reject(Reason::RegisterNoNumber, "", value, "");
            return;
        }
        let (first, second) = self.columns.coordinates(row);
        if first.is_empty() || second.is_empty() {
            self.reject(Reason::RegisterNoCoordinates, "", &shown, "");
            return;
        }
        let (Some(first), Some(second)) = (number(first), number(second)) else {
            let value = format!("{first}, {second}");
            self.reject(Reason::NotNumber, "", &value, "");
            return;
        };
        (entry.lon, entry.lat) = self.columns.east_north(first, second);
        self.lines.push((line, shown));
        self.register.entries.push(entry);
    }

    fn entry(&self, row: &StringRecord) -> Entry {
        let cell = |field: Field| self.columns.cell(row, field);
        let mut street = cell(Field::Street).to_owned();
        let kind = cell(Field::StreetKind);
        if !kind.is_empty() && !street.is_empty() {
            street = format!("{street} {kind}");
        }
        let postcode: String = cell(Field::Postcode)
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        Entry {
            settlement: cell(Field::Settlement).to_owned(),
            code: cell(Field::Code).to_owned(),
            part: cell(Field::Part).to_owned(),
            district: cell(Field::District).to_owned(),
            street,
            number: self.house_number(row).unwrap_or_default(),
            postcode: postcode
                .parse()
                .ok()
                .filter(|code| (1..=99_999).contains(code)),
            lon: 0.0,
            lat: 0.0,
        }
    }

    fn house_number(&self, row: &StringRecord) -> Option<HouseNumber> {
        let cell = |field: Field| self.columns.cell(row, field);
        let evidencni = cell(Field::Number).is_empty();
        let text = if evidencni {
            cell(Field::Evidencni)
        } else {
            cell(Field::Number)
        };
        let orientation = format!("{}{}", cell(Field::Orientation), cell(Field::Letter));
        let written = match (text.is_empty(), cell(Field::Orientation).is_empty()) {
            (false, false) => format!("{text}/{orientation}"),
            // Hungarian tables keep the letter apart too.
            _ if !text.is_empty() && !orientation.is_empty() => format!("{text}/{orientation}"),
            _ => text.to_owned(),
        };
        let mut number = HouseNumber::parse(&written)?;
        let kind = super::fold::compact(cell(Field::NumberKind));
        number.kind = match kind.as_str() {
            "cp" => NumberKind::Popisne,
            "cev" | "ce" => NumberKind::Evidencni,
            _ if evidencni => NumberKind::Evidencni,
            _ if !cell(Field::Orientation).is_empty() => NumberKind::Popisne,
            _ => number.kind,
        };
        Some(number)
    }

    fn reject(&mut self, reason: Reason, column: &str, value: &str, expected: &str) {
        self.register.rejections.push(Rejection {
            row: self.line,
            column: column.to_owned(),
            value: value.chars().take(200).collect(),
            expected: expected.to_owned(),
            reason,
        });
    }

    /// The portion, its coordinates in degrees; houses that are nowhere are rejections.
    fn take(&mut self) -> Register {
        let mut portion = std::mem::take(&mut self.register);
        let lines = std::mem::take(&mut self.lines);
        let mut points: Vec<(f64, f64)> = portion.entries.iter().map(|e| (e.lon, e.lat)).collect();
        if let Some(projection) = &self.projection {
            let original = points.clone();
            if projection.convert(&mut points).is_err() {
                let alone = |point| {
                    let mut one = [point];
                    projection
                        .convert(&mut one)
                        .map_or((f64::NAN, f64::NAN), |()| one[0])
                };
                points = original.into_iter().map(alone).collect();
            }
        }
        let mut kept = Vec::with_capacity(points.len());
        let inside = |(lon, lat): (f64, f64)| {
            lon.abs() <= 180.0 && lat.abs() <= 90.0 && lon.abs() + lat.abs() > 1e-9
        };
        for ((mut entry, (line, shown)), point) in
            portion.entries.into_iter().zip(lines).zip(points)
        {
            if inside(point) {
                (entry.lon, entry.lat) = point;
                kept.push(entry);
            } else {
                portion.rejections.push(Rejection {
                    row: line,
                    column: String::new(),
                    value: shown,
                    expected: String::new(),
                    reason: Reason::RegisterNoCoordinates,
                });
            }
        }
        portion.entries = kept;
        portion.rejections.sort_by_key(|rejection| rejection.row);
        portion
    }
}

/// A number with a decimal point or comma, and perhaps blanks between thousands.
fn number(cell: &str) -> Option<f64> {
    let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    let number: f64 = plain.replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

fn delimiter(line: &[u8]) -> u8 {
    let count = |sign: &u8| line.split(|byte| byte == sign).count();
    let mut signs = [b';', b'\t', b','];
    signs.sort_by_key(|sign| std::cmp::Reverse(count(sign)));
    signs[0]
}

#[cfg(test)]
#[path = "register_tests.rs"]
mod tests;

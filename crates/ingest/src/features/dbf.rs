//! The table of a Shapefile (dBASE III): every value as the text that stands there. The encoding is the one that was asked
//! for, that of the `.cpg`, UTF-8 where all texts are, or that of the header; where none of these tells, it is asked for.

use encoding_rs::{Encoding, ISO_8859_2, UTF_8, WINDOWS_1250, WINDOWS_1252};

use super::MAX_FEATURES;
use crate::error::{InvalidFile, Problem};

/// The rows of a table.
pub(super) struct Table {
    /// The encoding of its texts; none where all are ASCII.
    pub(super) encoding: Option<&'static str>,
    /// The columns' names.
    pub(super) fields: Vec<String>,
    /// The rows; none where one was deleted.
    pub(super) rows: Vec<Option<Vec<Option<String>>>>,
}

struct Column<'b> {
    name: &'b [u8],
    kind: u8,
    width: usize,
}

/// Reads the bytes of such a table.
pub(super) fn parse(
    file: &str,
    bytes: &[u8],
    asked: Option<&str>,
    hint: Option<&str>,
) -> Result<Table, InvalidFile> {
    let refuse = |what: &str| InvalidFile::new(file, Problem::GeoFile(format!("dBASE: {what}")));
    let header = bytes.get(..32).ok_or_else(|| refuse("cut off"))?;
    let short = |at: usize| usize::from(u16::from_le_bytes([header[at], header[at + 1]]));
    let count = u32::from_le_bytes([header[4], header[5], header[6], header[7]]) as usize;
    let (start, width) = (short(8), short(10));
    let described = bytes.get(32..start).ok_or_else(|| refuse("cut off"))?;
    let columns: Vec<Column<'_>> = described.chunks_exact(32).map_while(column).collect();
    let needed: usize = columns.iter().map(|column| column.width).sum();
    if columns.is_empty() || needed + 1 > width {
        return Err(refuse("columns that do not fit into its rows"));
    }
    if count > MAX_FEATURES {
        return Err(super::too_large(file, format!("> {MAX_FEATURES} features")));
    }
    let body = bytes.get(start..).unwrap_or_default();
    let rows: Vec<&[u8]> = body.chunks_exact(width).take(count).collect();
    if rows.len() < count {
        return Err(refuse("cut off"));
    }
    let encoding = encoding(file, &texts(&columns, &rows), asked, hint, header[29])?;
    let decode = |bytes: &[u8]| {
        encoding
            .unwrap_or(UTF_8)
            .decode_without_bom_handling(bytes)
            .0
            .into_owned()
    };
    Ok(Table {
        encoding: encoding.map(Encoding::name),
        fields: columns
            .iter()
            .map(|column| decode(column.name).trim().to_owned())
            .collect(),
        rows: rows
            .iter()
            .map(|row| values(row, &columns, &decode))
            .collect(),
    })
}

fn column(described: &[u8]) -> Option<Column<'_>> {
    let (name, rest) = described.split_at_checked(11)?;
    let length = name
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(name.len());
    let (kind, low, high) = (*rest.first()?, *rest.get(5)?, *rest.get(6)?);
    // Texts of more than 255 bytes keep the higher byte where numbers keep their decimals.
    let width = if kind == b'C' {
        usize::from(low) + 256 * usize::from(high)
    } else {
        usize::from(low)
    };
    let name = name
        .get(..length)
        .filter(|name| !name.is_empty() && name[0] != b'\r')?;
    Some(Column { name, kind, width })
}

/// The cells of a row with their kinds.
fn cells<'r>(row: &'r [u8], columns: &'r [Column<'_>]) -> impl Iterator<Item = (u8, &'r [u8])> {
    let mut at = 1;
    columns.iter().map(move |column| {
        let cell = row.get(at..at + column.width).unwrap_or_default();
        at += column.width;
        (column.kind, cell)
    })
}

fn values(
    row: &[u8],
    columns: &[Column<'_>],
    decode: &impl Fn(&[u8]) -> String,
) -> Option<Vec<Option<String>>> {
    if row.first() == Some(&b'*') {
        return None;
    }
    let value = |(kind, cell): (u8, &[u8])| {
        let cell = cell.split(|byte| *byte == 0).next().unwrap_or_default();
        let text = decode(cell).trim().to_owned();
        match kind {
            // A number too long for its column, or a truth value that nobody gave.
            _ if text.is_empty() || text.starts_with("**") || text == "?" => None,
            b'D' if text.len() == 8 && text.is_ascii() => {
                Some(format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]))
            }
            b'C' | b'N' | b'F' | b'D' | b'L' => Some(text),
            _ => None,
        }
    };
    Some(cells(row, columns).map(value).collect())
}

/// All texts that are not plain ASCII, names of columns among them.
fn texts<'r>(columns: &'r [Column<'_>], rows: &[&'r [u8]]) -> Vec<&'r [u8]> {
    let names = columns.iter().map(|column| column.name);
    let cells = rows.iter().flat_map(|row| cells(row, columns));
    let cells = cells
        .filter(|(kind, _)| *kind == b'C')
        .map(|(_, cell)| cell);
    names.chain(cells).filter(|text| !text.is_ascii()).collect()
}

fn encoding(
    file: &str,
    texts: &[&[u8]],
    asked: Option<&str>,
    hint: Option<&str>,
    driver: u8,
) -> Result<Option<&'static Encoding>, InvalidFile> {
    let unknown =
        |said: &str| InvalidFile::new(file, Problem::TextEncoding(String::new())).with_value(said);
    if let Some(asked) = asked {
        return labelled(asked).map(Some).ok_or_else(|| unknown(asked));
    }
    if texts.is_empty() {
        return Ok(None);
    }
    if let Some(hint) = hint.map(str::trim).filter(|hint| !hint.is_empty()) {
        return labelled(hint).map(Some).ok_or_else(|| unknown(hint));
    }
    // A column's end may cut a letter in two.
    let is_utf8 = |text: &&[u8]| match str::from_utf8(text) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if texts.iter().all(is_utf8) {
        return Ok(Some(UTF_8));
    }
    match driver {
        0xc8 => Ok(Some(WINDOWS_1250)),
        0x03 | 0x57 => Ok(Some(WINDOWS_1252)),
        _ => {
            let first = texts.first().copied().unwrap_or_default();
            Err(unknown(
                WINDOWS_1250.decode_without_bom_handling(first).0.trim(),
            ))
        }
    }
}

/// An encoding by any of its names, or by the number that some programs write.
fn labelled(label: &str) -> Option<&'static Encoding> {
    let plain = label.trim().to_ascii_lowercase();
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    match digits.as_str() {
        "1250" => Some(WINDOWS_1250),
        "1252" => Some(WINDOWS_1252),
        "65001" => Some(UTF_8),
        "88592" => Some(ISO_8859_2),
        _ => Encoding::for_label(plain.as_bytes()),
    }
}

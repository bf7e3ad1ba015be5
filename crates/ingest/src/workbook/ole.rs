//! An OLE2 compound file looked through before its XLS is read: its chains of sectors end, its records fit into each
//! other, and its sheets are not larger than what is in them. The reader that comes after it trusts all of this.

use crate::error::Problem;

/// What an OLE2 file begins with.
pub const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Cells between the first and the last filled row and column of a sheet, which the reader lays out in full.
const SPREAD: u64 = 4_000_000;
/// The same for all sheets of a file.
const ALL: u64 = 8_000_000;

const FREE: u32 = 0xffff_fffa;
const END: u32 = 0xffff_fffe;

/// Checks an XLS; one with a password, and a file of another kind, is refused.
pub fn check(bytes: &[u8]) -> Result<(), Problem> {
    let file = Compound::open(bytes).ok_or_else(|| broken("its sectors"))?;
    if file.has("EncryptedPackage") {
        return Err(Problem::PasswordProtected);
    }
    let stream = file.stream("Workbook").or_else(|| file.stream("Book"));
    let Some(stream) = stream else {
        if file.has("Workbook") || file.has("Book") {
            return Err(broken("its sectors"));
        }
        let names = file.entries.iter().map(|entry| entry.name.as_str());
        let names = names.filter(|name| !name.is_empty());
        return Err(Problem::NoSpreadsheet(crate::error::some_of(names)));
    };
    records(&stream)
}

fn broken(what: &str) -> Problem {
    Problem::BrokenSpreadsheet(what.to_owned())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// A stream's name, where it starts and how long it is.
struct Entry {
    name: String,
    start: u32,
    length: usize,
}

/// A compound file whose chains were followed to their ends.
struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

impl<'b> Compound<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut file = Self {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        for at in file.table()? {
            let part = file.sector(at)?;
            let ids = part.chunks_exact(4).filter_map(|four| u32_at(four, 0));
            file.fat.extend(ids);
        }
        let directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let entry = |slot: &[u8]| {
            let units = slot
                .get(..64)?
                .chunks_exact(2)
                .filter_map(|two| u16_at(two, 0));
            let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
            Some(Entry {
                name: String::from_utf16_lossy(&units),
                start: u32_at(slot, 116)?,
                length: u32_at(slot, 120)? as usize,
            })
        };
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        let fits = |entry: &Entry| entry.length <= bytes.len();
        let named = file.entries.iter().filter(|entry| !entry.name.is_empty());
        if file.entries.is_empty() || !named.clone().all(fits) {
            return None;
        }
        let minis = u32_at(bytes, 64)? as usize;
        if minis > 0 {
            let length = minis
                .checked_mul(sector)
                .filter(|length| *length <= bytes.len())?;
            let table = file.chain(u32_at(bytes, 60)?, length)?;
            file.mini_fat = table
                .chunks_exact(4)
                .filter_map(|four| u32_at(four, 0))
                .collect();
            let root = file.entries.first()?;
            file.mini = file.chain(root.start, root.length)?;
        }
        Some(file)
    }

    /// The sectors of the allocation table.
    fn table(&self) -> Option<Vec<u32>> {
        let mut ids: Vec<u32> = (0..109)
            .filter_map(|i| u32_at(self.bytes, 76 + 4 * i))
            .collect();
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        let mut seen = 0;
        while next < FREE {
            seen += 1;
            if seen > most {
                return None;
            }
            let part = self.sector(next)?;
            let mut more: Vec<u32> = part
                .chunks_exact(4)
                .filter_map(|four| u32_at(four, 0))
                .collect();
            next = more.pop()?;
            ids.extend(more);
        }
        ids.retain(|id| *id < FREE);
        (ids.len() <= most).then_some(ids)
    }

    fn sector(&self, id: u32) -> Option<&'b [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain, at most this many; none where it does not end, or leaves the file.
    fn chain(&self, mut id: u32, length: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut left = self.fat.len() + 1;
        while id != END && bytes.len() < length {
            left = left.checked_sub(1)?;
            bytes.extend_from_slice(self.sector(id)?);
            id = *self.fat.get(id as usize)?;
        }
        bytes.truncate(length);
        Some(bytes)
    }

    fn has(&self, name: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let named = |entry: &&Entry| entry.name.eq_ignore_ascii_case(name);
        let entry = self.entries.iter().find(named)?;
        if entry.length >= 4096 {
            return self.chain(entry.start, entry.length);
        }
        let (mut bytes, mut id) = (Vec::new(), entry.start);
        let mut left = self.mini_fat.len() + 1;
        while id != END && bytes.len() < entry.length {
            left = left.checked_sub(1)?;
            let start = (id as usize).checked_mul(64)?;
            bytes.extend_from_slice(
                self.mini
                    .get(start..start.checked_add(64)?.min(self.mini.len()))?,
            );
            id = *self.mini_fat.get(id as usize)?;
        }
        bytes.truncate(entry.length);
        Some(bytes)
    }
}

/// The box of a sheet's filled cells.
#[derive(Clone, Copy)]
struct Extent {
    rows: [u64; 2],
    columns: [u64; 2],
}

impl Extent {
    fn with(extent: Option<Self>, row: u64, columns: [u64; 2]) -> Self {
        let seen = extent.unwrap_or(Self {
            rows: [row, row],
            columns,
        });
        Self {
            rows: [seen.rows[0].min(row), seen.rows[1].max(row)],
            columns: [
                seen.columns[0].min(columns[0]),
                seen.columns[1].max(columns[1]),
            ],
        }
    }

    const fn area(self) -> u64 {
        (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)
    }
}

/// Follows the records of the workbook stream, and those of each sheet from where the workbook says it starts.
fn records(stream: &[u8]) -> Result<(), Problem> {
    let mut sheets = Vec::new();
    walk(stream, 0, |kind, data| {
        if kind == 0x0085 {
            sheets.push(u32_at(data, 0).ok_or_else(|| broken("a sheet's record"))? as usize);
        }
        Ok(kind != 0x000a)
    })?;
    let mut all = 0_u64;
    for start in sheets {
        let area = sheet(stream, start)?;
        all = all.saturating_add(area);
        if area > SPREAD || all > ALL {
            return Err(Problem::TooLarge(format!("{SPREAD} cells in a sheet")));
        }
    }
    Ok(())
}

/// The area of a sheet's filled cells.
fn sheet(stream: &[u8], start: usize) -> Result<u64, Problem> {
    let mut extent = None;
    let mut depth = 0_u32;
    walk(stream, start, |kind, data| {
        match kind {
            0x0809 => depth += 1,
            0x000a if depth <= 1 => return Ok(false),
            0x000a => depth -= 1,
            // The stated size is what the reader makes room for.
            0x0200 => stated(data)?,
            0x0201 | 0x0203..=0x0205 | 0x00d6 | 0x00fd | 0x027e | 0x00bd | 0x00be | 0x0006 => {
                let (row, column) = (u16_at(data, 0), u16_at(data, 2));
                let (row, first) = row.zip(column).ok_or_else(|| broken("a cell's record"))?;
                let last = match kind {
                    0x00bd => u16_at(data, data.len().saturating_sub(2)).unwrap_or(first),
                    _ => first,
                };
                if last < first {
                    return Err(broken("a cell's record"));
                }
                let columns = [u64::from(first), u64::from(last)];
                extent = Some(Extent::with(extent, u64::from(row), columns));
            }
            _ => {}
        }
        Ok(true)
    })?;
    Ok(extent.map_or(0, Extent::area))
}

/// The size that a sheet states: no more than XLS can have.
fn stated(data: &[u8]) -> Result<(), Problem> {
    let read = || {
        Some(match data.len() {
            10 => [0, 2, 4, 6].map(|at| u16_at(data, at).map(u32::from)),
            14 => [
                u32_at(data, 0),
                u32_at(data, 4),
                u16_at(data, 8).map(u32::from),
                u16_at(data, 10).map(u32::from),
            ],
            _ => return None,
        })
    };
    let Some([Some(top), Some(bottom), Some(left), Some(right)]) = read() else {
        return Err(broken("a sheet's stated size"));
    };
    if top > bottom || left > right || bottom > 65_536 || right > 256 {
        return Err(broken("a sheet's stated size"));
    }
    Ok(())
}

/// Shows each record from a position on, until there are none or it is enough.
fn walk(
    stream: &[u8],
    mut at: usize,
    mut show: impl FnMut(u16, &[u8]) -> Result<bool, Problem>,
) -> Result<(), Problem> {
    if at > stream.len() {
        return Err(broken("a sheet starts behind the end"));
    }
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let end = at + 4 + usize::from(length);
        let data = stream
            .get(at + 4..end)
            .ok_or_else(|| broken("a record is cut off"))?;
        if !show(kind, data)? {
            break;
        }
        at = end;
    }
    Ok(())
}

#[cfg(test)]
#[path = "ole_tests.rs"]
mod tests;

//! Windows-1250 or ISO 8859-2: they agree on every Hungarian letter and on most Czech ones; š, ž, ť and the marks that
//! only Windows has tell them apart.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// What the bytes of a file say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Latin2 {
    /// Letters and marks that only Windows-1250 has: š ž ť ś ź and their capitals, „ “ ” – … €.
    pub windows: u64,
    /// Bytes that are š ž ť ś ź ą ľ in ISO 8859-2, in a word, and signs such as © « ® in Windows-1250.
    pub iso: u64,
    /// Other bytes that the two read differently.
    pub other: u64,
}

/// Counts what tells the two apart.
pub(super) fn tell(path: &Path, part: usize) -> io::Result<Latin2> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; part];
    let (mut found, mut before, mut this) = (Latin2::default(), b' ', b' ');
    loop {
        let read = file.read(&mut buffer)?;
        for byte in buffer.get(..read).unwrap_or_default() {
            found.add(before, this, *byte);
            (before, this) = (this, *byte);
        }
        if read == 0 {
            found.add(before, this, b' ');
            return Ok(found);
        }
    }
}

impl Latin2 {
    fn add(&mut self, before: u8, byte: u8, after: u8) {
        let (before, after) = (is_letter(before), is_letter(after));
        let is_iso = match byte {
            0x80..=0x9f => {
                self.windows += 1;
                false
            }
            // Š Ť Ž Ś Ź begin a word; © « ® ¦ ¬ do not touch one from before.
            0xa9 | 0xab | 0xae | 0xa6 | 0xac => after,
            // š and ž anywhere in a word, where Windows has the rarer ą and ľ; ą, where it has ±.
            0xb9 | 0xbe | 0xb1 => before || after,
            // ť, ś and ľ within a word: », ¶ and µ stand at its end.
            0xbb | 0xb6 | 0xb5 => before && after,
            _ => false,
        };
        self.iso += u64::from(is_iso);
        let differs = matches!(
            byte,
            0xa1 | 0xa5 | 0xa6 | 0xa9 | 0xab | 0xac | 0xae | 0xb1 | 0xb5
                ..=0xb7 | 0xb9 | 0xbb | 0xbc | 0xbe
        );
        self.other += u64::from(differs && !is_iso);
    }
}

/// A letter of either encoding.
const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || (byte >= 0xc0 && byte != 0xd7 && byte != 0xf7)
}

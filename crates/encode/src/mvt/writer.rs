//! The bytes of a vector tile's layer (Mapbox Vector Tile 2.1, in protocol buffers): features one after the other, each
//! with the positions of its keys and values; equal values stand once, where that is found cheaply.

use super::drawing::{Drawing, Kind};
use crate::clip::Place;
use crate::table::{Property, Table};
use crate::text::push_hex;
use crate::tile::EXTENT;

/// A layer while it grows.
pub(super) struct LayerWriter {
    features: Vec<u8>,
    values: Vec<u8>,
    count: u32,
    columns: Vec<Known>,
    tags: Vec<u8>,
    geometry: Vec<u8>,
    any: bool,
}

/// The values of a column that stand already, by their hash: looking further would cost more than it saves.
#[derive(Default)]
struct Known {
    numbers: Vec<(u64, u32)>,
    words: Vec<Word>,
}

/// Words among the values.
#[derive(Clone, Copy, Default)]
struct Word {
    hash: u64,
    /// Where they start among the bytes of all values; there is none at 0.
    start: usize,
    length: usize,
    position: u32,
}

/// Values of a column that are remembered.
const KNOWN: usize = 256;
/// Half the digits of the golden ratio (Knuth, The Art of Computer Programming, volume 3, 6.4).
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl LayerWriter {
    pub(super) fn new(columns: usize) -> Self {
        Self {
            features: Vec::new(),
            values: Vec::new(),
            count: 0,
            columns: (0..columns).map(|_| Known::default()).collect(),
            tags: Vec::new(),
            geometry: Vec::new(),
            any: false,
        }
    }

    /// Adds the feature at a place in a table, as far as it is shown.
    pub(super) fn add<T: Table + ?Sized>(&mut self, table: &T, at: usize, drawing: &Drawing) {
        self.any = true;
        self.tags.clear();
        for column in 0..self.columns.len() {
            let value = table.value(at, column);
            if let Some(position) = self.position(column, &value) {
                push_varint(&mut self.tags, column as u64);
                push_varint(&mut self.tags, position.into());
            }
        }
        self.geometry.clear();
        let kind = push_geometry(&mut self.geometry, drawing);
        let id = table.id(at).unwrap_or_default();
        let length = 1
            + varint_length(id)
            + field_length(self.tags.len())
            + 2
            + field_length(self.geometry.len());
        self.features.push(0x12);
        push_varint(&mut self.features, length as u64);
        self.features.push(0x08);
        push_varint(&mut self.features, id);
        push_field(&mut self.features, 0x12, &self.tags);
        self.features.extend([0x18, kind]);
        push_field(&mut self.features, 0x22, &self.geometry);
    }

    /// The bytes of the layer, which a tile is; none where nothing was added.
    pub(super) fn finish<T: Table + ?Sized>(self, table: &T) -> Vec<u8> {
        if !self.any {
            return Vec::new();
        }
        let mut head = vec![0x78, 2];
        push_field(&mut head, 0x0A, table.name().as_bytes());
        let mut foot = Vec::new();
        for column in table.columns() {
            push_field(&mut foot, 0x1A, column.name.as_bytes());
        }
        let mut extent = vec![0x28];
        push_varint(&mut extent, EXTENT.into());
        let parts = [&head, &self.features, &foot, &self.values, &extent];
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let mut tile = Vec::with_capacity(length + 8);
        tile.push(0x1A);
        push_varint(&mut tile, length as u64);
        for part in parts {
            tile.extend_from_slice(part);
        }
        tile
    }

    /// Where a value stands among the values; none for null, of which a tile says nothing.
    fn position(&mut self, column: usize, value: &Property<'_>) -> Option<u32> {
        match *value {
            Property::Null => None,
            Property::Text(words) => Some(self.words(column, words.as_bytes())),
            Property::List(words) if words.is_empty() => None,
            Property::List(words) => Some(self.number(column, words.bits().into(), |out| {
                push_text(out, words.joined().as_bytes());
            })),
            Property::Hex(hex) => {
                let mut text = Vec::with_capacity(16);
                push_hex(&mut text, hex);
                Some(self.push_words(&text).position)
            }
            Property::Integer(number) => Some(self.number(column, number, |out| {
                out.extend([0x22, 1 + varint_length(number) as u8, 0x28]);
                push_varint(out, number);
            })),
            Property::Number(number) => Some(self.number(column, number.to_bits(), |out| {
                out.extend([0x22, 9, 0x19]);
                out.extend_from_slice(&number.to_le_bytes());
            })),
        }
    }

    fn words(&mut self, column: usize, words: &[u8]) -> u32 {
        let hash = hash(words);
        let known = &mut self.columns[column].words;
        known.resize(KNOWN, Word::default());
        let slot = (hash >> 56) as usize;
        let word = known[slot];
        let own = self.values.get(word.start..word.start + word.length);
        if word.start > 0 && word.hash == hash && own == Some(words) {
            return word.position;
        }
        let word = Word {
            hash,
            ..self.push_words(words)
        };
        self.columns[column].words[slot] = word;
        word.position
    }

    /// A value by bits that are those of no other value of its column.
    fn number(&mut self, column: usize, bits: u64, write: impl Fn(&mut Vec<u8>)) -> u32 {
        let known = &mut self.columns[column].numbers;
        known.resize(KNOWN, (0, u32::MAX));
        let slot = &mut known[(bits.wrapping_mul(GOLDEN) >> 56) as usize];
        if slot.0 == bits && slot.1 != u32::MAX {
            return slot.1;
        }
        *slot = (bits, self.count);
        write(&mut self.values);
        self.count += 1;
        self.count - 1
    }

    fn push_words(&mut self, words: &[u8]) -> Word {
        push_text(&mut self.values, words);
        self.count += 1;
        Word {
            hash: 0,
            start: self.values.len() - words.len(),
            length: words.len(),
            position: self.count - 1,
        }
    }
}

/// A hash of eight bytes at a time; it decides nothing but what is looked at.
fn hash(words: &[u8]) -> u64 {
    let mut hash = words.len() as u64;
    for part in words.chunks(8) {
        let mut eight = [0; 8];
        eight[..part.len()].copy_from_slice(part);
        hash = (hash.rotate_left(29) ^ u64::from_le_bytes(eight)).wrapping_mul(GOLDEN);
    }
    hash
}

/// A value that is a text.
fn push_text(out: &mut Vec<u8>, text: &[u8]) {
    out.push(0x22);
    push_varint(out, field_length(text.len()) as u64);
    push_field(out, 0x0A, text);
}

/// Writes commands and moves, and says which kind it is.
fn push_geometry(out: &mut Vec<u8>, drawing: &Drawing) -> u8 {
    let mut pen = Pen { out, x: 0, y: 0 };
    let kind = drawing.kind();
    for (places, turned) in drawing.parts() {
        match kind {
            Kind::Points => {
                pen.command(1, places.len());
                for place in places {
                    pen.to(*place);
                }
            }
            Kind::Lines => pen.path(places.iter().copied()),
            Kind::Polygons => {
                if turned {
                    pen.path(places.iter().rev().copied());
                } else {
                    pen.path(places.iter().copied());
                }
                pen.command(7, 1);
            }
        }
    }
    kind as u8
}

/// Where the last command ended.
struct Pen<'o> {
    out: &'o mut Vec<u8>,
    x: i64,
    y: i64,
}

impl Pen<'_> {
    fn command(&mut self, id: u64, count: usize) {
        push_varint(self.out, (count as u64) << 3 | id);
    }

    fn to(&mut self, (x, y): Place) {
        for step in [x - self.x, y - self.y] {
            push_varint(self.out, ((step << 1) ^ (step >> 63)) as u64);
        }
        (self.x, self.y) = (x, y);
    }

    fn path(&mut self, mut places: impl ExactSizeIterator<Item = Place>) {
        let Some(first) = places.next() else {
            return;
        };
        self.command(1, 1);
        self.to(first);
        self.command(2, places.len());
        places.for_each(|place| self.to(place));
    }
}

fn push_varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

const fn varint_length(number: u64) -> usize {
    let bits = 64 - (number | 1).leading_zeros() as usize;
    bits.div_ceil(7)
}

/// What a field of so many bytes takes with its tag and length.
const fn field_length(bytes: usize) -> usize {
    1 + varint_length(bytes as u64) + bytes
}

fn push_field(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    push_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

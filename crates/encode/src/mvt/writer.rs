//! The bytes of a vector tile's layer (Mapbox Vector Tile 2.1, in protocol buffers): features one after the other, each
//! with the positions of its keys and values; equal values stand once, where that is found cheaply.

use std::collections::HashMap;

use super::Shown;
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

/// The values of a column that stand already, by their bits or by their words.
#[derive(Default)]
struct Known {
    /// The last ones, by hash: numbers are seldom equal, and looking further would cost more than it saves.
    recent: Vec<(u64, u32)>,
    words: HashMap<Box<str>, u32>,
}

/// Numbers that are looked at.
const RECENT: usize = 256;
/// Words that are remembered of a column; whoever has more has no few.
const MOST_WORDS: usize = 1024;

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
    pub(super) fn add<T: Table + ?Sized>(&mut self, table: &T, at: usize, shown: &Shown) {
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
        let kind = push_geometry(&mut self.geometry, shown);
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
            Property::Text(words) => Some(self.words(column, words)),
            Property::List(words) if words.is_empty() => None,
            Property::List(words) => Some(self.words(column, &words.joined())),
            Property::Hex(hex) => {
                let mut text = Vec::with_capacity(16);
                push_hex(&mut text, hex);
                Some(self.push_text(&text))
            }
            Property::Integer(number) => Some(self.number(column, number, |out| {
                out.push(0x28);
                push_varint(out, number);
            })),
            Property::Number(number) => Some(self.number(column, number.to_bits(), |out| {
                out.push(0x19);
                out.extend_from_slice(&number.to_le_bytes());
            })),
        }
    }

    fn words(&mut self, column: usize, words: &str) -> u32 {
        if let Some(position) = self.columns[column].words.get(words) {
            return *position;
        }
        let position = self.push_text(words.as_bytes());
        let known = &mut self.columns[column].words;
        if known.len() < MOST_WORDS {
            known.insert(words.into(), position);
        }
        position
    }

    fn number(&mut self, column: usize, bits: u64, write: impl Fn(&mut Vec<u8>)) -> u32 {
        let known = &mut self.columns[column].recent;
        if known.is_empty() {
            known.resize(RECENT, (0, u32::MAX));
        }
        let slot = &mut known[(bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize];
        if slot.0 == bits && slot.1 != u32::MAX {
            return slot.1;
        }
        *slot = (bits, self.count);
        let mut value = Vec::with_capacity(12);
        write(&mut value);
        push_field(&mut self.values, 0x22, &value);
        self.count += 1;
        self.count - 1
    }

    fn push_text(&mut self, text: &[u8]) -> u32 {
        self.values.push(0x22);
        push_varint(&mut self.values, field_length(text.len()) as u64);
        push_field(&mut self.values, 0x0A, text);
        self.count += 1;
        self.count - 1
    }
}

/// Writes commands and moves, and says which kind it is.
fn push_geometry(out: &mut Vec<u8>, shown: &Shown) -> u8 {
    let mut pen = Pen { out, x: 0, y: 0 };
    match shown {
        Shown::Points(places) => {
            pen.command(1, places.len());
            for place in places {
                pen.to(*place);
            }
            1
        }
        Shown::Lines(lines) => {
            for line in lines {
                pen.path(line);
            }
            2
        }
        Shown::Polygons(polygons) => {
            for (nth, ring) in polygons.iter().flat_map(|rings| rings.iter().enumerate()) {
                pen.ring(ring, nth == 0);
            }
            3
        }
    }
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

    fn path(&mut self, places: &[Place]) {
        let Some((first, rest)) = places.split_first() else {
            return;
        };
        self.command(1, 1);
        self.to(*first);
        self.command(2, rest.len());
        for place in rest {
            self.to(*place);
        }
    }

    /// A shell goes clockwise on the screen (its area is positive with rows counted downwards), a hole the other way.
    fn ring(&mut self, ring: &[Place], is_shell: bool) {
        let down: i64 = sides(ring)
            .map(|((ax, ay), (bx, by))| ax * by - bx * ay)
            .sum();
        if (down > 0) == is_shell {
            self.path(ring);
        } else {
            let turned: Vec<Place> = ring.iter().rev().copied().collect();
            self.path(&turned);
        }
        self.command(7, 1);
    }
}

fn sides(ring: &[Place]) -> impl Iterator<Item = (Place, Place)> + '_ {
    ring.iter()
        .copied()
        .zip(ring.iter().copied().cycle().skip(1))
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

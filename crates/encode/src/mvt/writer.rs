//! The bytes of a vector tile's layer (Mapbox Vector Tile 2.1, in protocol buffers): features one after the other, each
//! with the positions of its keys and values. Values are looked up column by column for some features at a time, since
//! those of one column have their kind, and often themselves, in common.

use std::cell::RefCell;

use super::drawing::Drawing;
use super::pen::push_geometry;
use super::values::{self, Column, Tag, Values};
use super::varint::{self, push_field};
use crate::table::{Property, Table};
use crate::tile::EXTENT;

/// Features whose values are looked up together: their tags stay in the processor's first cache.
const TOGETHER: usize = 128;

/// Features that are looked up first, so that the values that most have in common get the positions of one byte.
const FIRST: usize = 4;

/// Room that a thread keeps from tile to tile, so that it need not be asked for again while it grows.
const KEPT: usize = 1 << 19;

thread_local! {
    /// For the features and the values of a layer.
    static ROOM: RefCell<[Vec<u8>; 2]> = const { RefCell::new([Vec::new(), Vec::new()]) };
}

/// A layer while it grows.
pub(super) struct LayerWriter<'t, T: ?Sized> {
    table: &'t T,
    features: Vec<u8>,
    values: Values,
    columns: Vec<Column<'t>>,
    waiting: Waiting,
    /// What a column says of those that wait.
    said: Vec<Property<'t>>,
    /// The tags of those that wait, feature by feature.
    tags: Vec<Tag>,
    /// The tags of one feature as bytes.
    line: Vec<u8>,
}

/// Features that are drawn and have no properties yet.
#[derive(Default)]
struct Waiting {
    places: Vec<usize>,
    /// The kind of each geometry, and where it ends.
    drawn: Vec<(u8, usize)>,
    geometry: Vec<u8>,
}

impl<'t, T: Table + ?Sized> LayerWriter<'t, T> {
    pub(super) fn new(table: &'t T) -> Self {
        let count = table.columns().len().min(128);
        let [features, values] = ROOM.take();
        Self {
            table,
            features,
            values: Values::new(values),
            columns: (0..count).map(|key| Column::new(key as u8)).collect(),
            waiting: Waiting::default(),
            said: Vec::with_capacity(TOGETHER),
            tags: vec![0; TOGETHER * count],
            line: vec![0; (count + 1) * size_of::<Tag>()],
        }
    }

    /// Adds the feature at a place in the table, as far as it is shown.
    pub(super) fn add(&mut self, at: usize, drawing: &Drawing) {
        let waiting = &mut self.waiting;
        let kind = push_geometry(&mut waiting.geometry, drawing);
        waiting.places.push(at);
        waiting.drawn.push((kind, waiting.geometry.len()));
        let is_first = self.features.is_empty() && waiting.places.len() == FIRST;
        if is_first || waiting.places.len() == TOGETHER {
            self.write();
        }
    }

    /// The bytes of the layer, which a tile is; none where nothing was added.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.write();
        if self.features.is_empty() {
            return Vec::new();
        }
        let mut head = vec![0x78, 2];
        push_field(&mut head, 0x0A, self.table.name().as_bytes());
        let mut foot = Vec::new();
        for column in self.table.columns() {
            push_field(&mut foot, 0x1A, column.name.as_bytes());
        }
        let mut extent = vec![0x28];
        varint::push(&mut extent, EXTENT.into());
        let parts = [&head, &self.features, &foot, &self.values.bytes, &extent];
        let length: usize = parts.iter().map(|part| part.len()).sum();
        let mut tile = Vec::with_capacity(length + 8);
        tile.push(0x1A);
        varint::push(&mut tile, length as u64);
        for part in parts {
            tile.extend_from_slice(part);
        }
        keep([self.features, self.values.bytes]);
        tile
    }

    /// Writes those that wait.
    fn write(&mut self) {
        self.look_up();
        let mut start = 0;
        for nth in 0..self.waiting.places.len() {
            let (kind, end) = self.waiting.drawn[nth];
            self.write_feature(nth, kind, start..end);
            start = end;
        }
        self.waiting.places.clear();
        self.waiting.drawn.clear();
        self.waiting.geometry.clear();
    }

    fn look_up(&mut self) {
        let count = self.columns.len();
        for (nth, column) in self.columns.iter_mut().enumerate() {
            let places = &self.waiting.places;
            self.table.column(nth, places, &mut self.said);
            let tags = self.tags.chunks_exact_mut(count);
            for (tags, value) in tags.zip(&self.said) {
                tags[nth] = column.tag(*value, &mut self.values);
            }
        }
    }

    fn write_feature(&mut self, nth: usize, kind: u8, geometry: std::ops::Range<usize>) {
        let (count, mut tagged) = (self.columns.len(), 0);
        for tag in &self.tags[nth * count..][..count] {
            self.line[tagged..tagged + size_of::<Tag>()].copy_from_slice(&tag.to_le_bytes());
            tagged += values::length(*tag);
        }
        let id = self.table.id(self.waiting.places[nth]).unwrap_or_default();
        let drawn = &self.waiting.geometry[geometry];
        let length = 1
            + varint::length(id)
            + varint::field_length(tagged)
            + 2
            + varint::field_length(drawn.len());
        let out = &mut self.features;
        out.reserve(length + 2 * varint::ROOM);
        out.push(0x12);
        varint::push(out, length as u64);
        out.push(0x08);
        varint::push(out, id);
        push_field(out, 0x12, &self.line[..tagged]);
        out.extend([0x18, kind]);
        push_field(out, 0x22, drawn);
    }
}

/// Keeps room for the thread's next tile, unless this one took uncommonly much.
fn keep(mut room: [Vec<u8>; 2]) {
    if room.iter().all(|own| own.capacity() <= KEPT) {
        room.iter_mut().for_each(Vec::clear);
        ROOM.set(room);
    }
}

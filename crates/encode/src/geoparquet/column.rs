//! One row group, column after column: values in batches, so that a column is never whole in memory before it is encoded.

use std::io::Write;

use bytes::Bytes;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::file::writer::{SerializedColumnWriter, SerializedRowGroupWriter};

use super::schema::SIDES;
use crate::error::EncodeError;
use crate::survey::{Shaped, degrees};
use crate::table::{ColumnKind, Property, Table};
use crate::text::push_plain;
use crate::wkb::push_wkb;

/// Features encoded at a time.
const BATCH: usize = 4096;

/// The features of a row group.
pub(super) struct Group<'t, T: ?Sized> {
    table: &'t T,
    places: &'t [usize],
    common: Option<Shaped>,
}

impl<'t, T: Table + ?Sized> Group<'t, T> {
    pub(super) const fn new(table: &'t T, places: &'t [usize], common: Option<Shaped>) -> Self {
        Self {
            table,
            places,
            common,
        }
    }

    /// Writes every column, in the order of the schema.
    pub(super) fn write<W: Write + Send>(
        &self,
        mut group: SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), EncodeError> {
        let mut nth = 0;
        while let Some(mut writer) = group.next_column()? {
            self.column(&mut writer, nth)?;
            writer.close()?;
            nth += 1;
        }
        group.close()?;
        Ok(())
    }

    fn column(
        &self,
        writer: &mut SerializedColumnWriter<'_>,
        nth: usize,
    ) -> Result<(), EncodeError> {
        let own = nth
            .checked_sub(1)
            .and_then(|at| Some((at, self.table.columns().get(at)?)));
        match own {
            None if nth == 0 => {
                let id = |at: usize| self.table.id(at).map(signed);
                self.put::<Int64Type>(writer, false, id)
            }
            None => self.place(writer, nth - 1 - self.table.columns().len()),
            Some((at, column)) => match column.kind {
                ColumnKind::Integer => {
                    self.put::<Int64Type>(writer, true, |row| match self.table.value(row, at) {
                        Property::Integer(number) => Some(signed(number)),
                        _ => None,
                    })
                }
                ColumnKind::Number => {
                    self.put::<DoubleType>(writer, true, |row| match self.table.value(row, at) {
                        Property::Number(number) => Some(number),
                        _ => None,
                    })
                }
                ColumnKind::Text | ColumnKind::List => self.bytes(writer, |out, row| {
                    let value = self.table.value(row, at);
                    push_plain(out, value);
                    value != Property::Null
                }),
            },
        }
    }

    /// The columns behind the table's own: the sides of the box, then the geometry.
    fn place(
        &self,
        writer: &mut SerializedColumnWriter<'_>,
        nth: usize,
    ) -> Result<(), EncodeError> {
        if nth < SIDES.len() {
            let side = |row: usize| {
                let bounds = self.table.bbox(row)?;
                bounds.get(nth).map(|side| degrees(*side))
            };
            return self.put::<DoubleType>(writer, true, side);
        }
        self.bytes(writer, |out, row| {
            let geometry = self.table.geometry(row).filter(|own| !own.is_empty());
            if let Some(geometry) = geometry {
                push_wkb(out, geometry, self.common);
            }
            geometry.is_some()
        })
    }

    fn put<D: DataType>(
        &self,
        writer: &mut SerializedColumnWriter<'_>,
        nullable: bool,
        value: impl Fn(usize) -> Option<D::T>,
    ) -> Result<(), EncodeError> {
        let (mut values, mut levels) = (Vec::new(), Vec::new());
        for batch in self.places.chunks(BATCH) {
            values.clear();
            levels.clear();
            for row in batch {
                let value = value(*row);
                levels.push(i16::from(value.is_some()));
                values.extend(value);
            }
            let levels = nullable.then_some(levels.as_slice());
            writer.typed::<D>().write_batch(&values, levels, None)?;
        }
        Ok(())
    }

    /// Values that are bytes lie one behind another in one buffer for each batch.
    fn bytes(
        &self,
        writer: &mut SerializedColumnWriter<'_>,
        push: impl Fn(&mut Vec<u8>, usize) -> bool,
    ) -> Result<(), EncodeError> {
        let (mut values, mut levels, mut ends) = (Vec::new(), Vec::new(), Vec::new());
        let mut room = 0;
        for batch in self.places.chunks(BATCH) {
            let mut buffer = Vec::with_capacity(room);
            values.clear();
            levels.clear();
            ends.clear();
            for row in batch {
                let there = push(&mut buffer, *row);
                levels.push(i16::from(there));
                if there {
                    ends.push(buffer.len());
                }
            }
            room = buffer.len();
            let buffer = Bytes::from(buffer);
            let mut start = 0;
            for end in &ends {
                values.push(ByteArray::from(buffer.slice(start..*end)));
                start = *end;
            }
            let writer = writer.typed::<ByteArrayType>();
            writer.write_batch(&values, Some(&levels), None)?;
        }
        Ok(())
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

//! `GeoParquet` 1.1 (geoparquet.org): geometries as well-known binary in longitude and latitude, a covering column of boxes,
//! and everything that has to be known in the file's key `gocpont`. One row group of some 65,000 features is in memory at a time.

mod column;
mod schema;

use std::io::Write;
use std::mem;

use parquet::file::writer::SerializedFileWriter;

use crate::error::EncodeError;
use crate::metadata::About;
use crate::selection::Selection;
use crate::survey::Survey;
use crate::table::Table;

use column::Group;

/// Most features of a row group.
pub const GROUP: usize = 65_536;

/// The selected features, one row group a chunk; with the last comes the file's end.
pub fn rows<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
    about: &About<'_>,
) -> Result<impl Iterator<Item = Result<Vec<u8>, EncodeError>> + use<'t, T>, EncodeError> {
    let mut writing = Writing::start(table, selection, about)?;
    Ok(std::iter::from_fn(move || {
        writing.next(table, selection).transpose()
    }))
}

/// Writes the selected features.
pub fn write<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    about: &About<'_>,
    out: &mut impl Write,
) -> Result<(), EncodeError> {
    for group in rows(table, selection, about)? {
        out.write_all(&group?)?;
    }
    Ok(())
}

/// A file as it is made, for those who hold no table between chunks. Columns are `id`, the table's own, `bbox` and
/// `geometry`; H3 indexes are texts and several words are joined by commas.
pub struct Writing {
    /// None once the file has its end.
    writer: Option<SerializedFileWriter<Vec<u8>>>,
    survey: Survey,
    nth: usize,
}

impl Writing {
    /// Looks at what is to be written.
    pub fn start<T: Table + ?Sized>(
        table: &T,
        selection: &Selection,
        about: &About<'_>,
    ) -> Result<Self, EncodeError> {
        let survey = Survey::of(table, selection);
        let message = schema::message(table)?;
        let properties = schema::properties(table, &survey, about);
        let writer = SerializedFileWriter::new(Vec::new(), message, properties)?;
        Ok(Self {
            writer: Some(writer),
            survey,
            nth: 0,
        })
    }

    /// The next bytes of the file; none behind its end. Table and selection are those it was started with.
    pub fn next<T: Table + ?Sized>(
        &mut self,
        table: &T,
        selection: &Selection,
    ) -> Result<Option<Vec<u8>>, EncodeError> {
        let Some(mut writer) = self.writer.take() else {
            return Ok(None);
        };
        let picked = (self.nth..selection.returned()).take(GROUP);
        let places: Vec<usize> = picked.filter_map(|nth| selection.get(nth)).collect();
        self.nth += places.len();
        if !places.is_empty() {
            Group::new(table, &places, self.survey.common()).write(writer.next_row_group()?)?;
        }
        if self.nth >= selection.returned() {
            return Ok(Some(writer.into_inner()?));
        }
        writer.flush()?;
        let bytes = mem::take(writer.inner_mut());
        self.writer = Some(writer);
        Ok(Some(bytes))
    }
}

#[cfg(test)]
#[path = "geoparquet_tests.rs"]
mod tests;

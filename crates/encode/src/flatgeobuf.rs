//! `FlatGeobuf` 3 (flatgeobuf.org, specification of the header, index and features): streamed without an index, in constant
//! memory and with nothing written twice; or into a file, with its packed Hilbert R-tree.

mod feature;
mod header;
mod indexed;

use crate::error::EncodeError;
use crate::geojson::chunk_of;
use crate::metadata::About;
use crate::selection::Selection;
use crate::survey::Survey;
use crate::table::Table;

use feature::Features;

pub use indexed::write;

/// The header and the selected features, in chunks of about 64 KiB. Columns are `id` and the table's own; H3 indexes are
/// texts, several words are joined by commas, and what is null is left out.
pub fn rows<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
    about: &About<'_>,
) -> impl Iterator<Item = Result<Vec<u8>, EncodeError>> + use<'t, T> {
    let survey = Survey::of(table, selection);
    let head = open(table, &survey, about);
    let mut nth = 0;
    let features = std::iter::from_fn(move || {
        let (bytes, after) = chunk(table, selection, &survey, nth)?;
        nth = after;
        Some(Ok(bytes))
    });
    std::iter::once(Ok(head)).chain(features)
}

/// The bytes before the first feature.
#[must_use]
pub fn open<T: Table + ?Sized>(table: &T, survey: &Survey, about: &About<'_>) -> Vec<u8> {
    header::bytes(table, survey, about, 0)
}

/// One chunk of the selected features from the nth on, and which one the next chunk starts with; none behind the last.
/// The survey is that of the same table and selection.
#[must_use]
pub fn chunk<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    survey: &Survey,
    from: usize,
) -> Option<(Vec<u8>, usize)> {
    let mut features = Features::new(survey.common());
    chunk_of(selection, from, |out, _, at| {
        out.extend_from_slice(features.encode(table, at));
    })
}

#[cfg(test)]
#[path = "flatgeobuf_tests.rs"]
mod tests;

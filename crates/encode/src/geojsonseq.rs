//! GeoJSON text sequences (RFC 8142, `application/geo+json-seq`) as a stream: each feature a text of its own behind a
//! record separator, so that a reader needs no end to begin and can pass over what it does not understand.

use serde_json::Value;

use crate::geojson::{FeatureWriter, Form, chunk_of};
use crate::selection::Selection;
use crate::table::Table;

/// What stands before each text (RFC 7464).
pub const RECORD_SEPARATOR: u8 = 0x1E;

/// The selected features, in chunks of whole texts.
pub fn rows<'t, T: Table + ?Sized>(
    table: &'t T,
    selection: &'t Selection,
) -> impl Iterator<Item = Vec<u8>> + use<'t, T> {
    let mut nth = 0;
    std::iter::from_fn(move || {
        let (bytes, after) = chunk(table, selection, nth)?;
        nth = after;
        Some(bytes)
    })
}

/// One chunk of the selected features from the nth on, and which one the next chunk starts with; none behind the last.
#[must_use]
pub fn chunk<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    from: usize,
) -> Option<(Vec<u8>, usize)> {
    let form = Form::default();
    let writer = FeatureWriter::new(table, &form);
    chunk_of(selection, from, |out, _, at| {
        out.push(RECORD_SEPARATOR);
        writer.push(out, at, &Value::Null);
        out.push(b'\n');
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{hex_town, town};

    #[test]
    fn every_feature_is_a_text_of_its_own_behind_a_separator() {
        let town = hex_town(400);
        let view = town.view();
        let selection = Selection::all(&view);
        let chunks: Vec<Vec<u8>> = rows(&view, &selection).collect();
        assert!(chunks.len() > 1, "{} chunks", chunks.len());
        let bytes = chunks.concat();
        let texts: Vec<&[u8]> = bytes.split(|b| *b == RECORD_SEPARATOR).collect();
        assert!(texts[0].is_empty());
        assert_eq!(texts.len(), 401);
        for (text, (shape, cell)) in texts[1..].iter().zip(town.iter()) {
            assert_eq!(text.split(|b| *b == b'\n').count(), 2);
            assert!(text.ends_with(b"}\n"));
            let feature: geojson::Feature = serde_json::from_slice::<geojson::GeoJson>(text)
                .unwrap()
                .try_into()
                .unwrap();
            let value = feature.property("value").unwrap().as_f64().unwrap();
            assert!((value - cell.value.unwrap()).abs() < 1e-12);
            assert_eq!(
                feature.id,
                Some(geojson::feature::Id::Number(shape.id.into()))
            );
        }
    }

    #[test]
    fn chunks_can_be_asked_for_one_by_one_and_end() {
        let town = hex_town(300);
        let view = town.view();
        let selection = Selection::all(&view);
        let (mut nth, mut found) = (0, Vec::new());
        while let Some((bytes, after)) = chunk(&view, &selection, nth) {
            found.extend(bytes);
            nth = after;
        }
        assert_eq!(nth, 300);
        assert_eq!(found, rows(&view, &selection).collect::<Vec<_>>().concat());
    }

    #[test]
    fn no_feature_is_no_byte() {
        let town = town(&[], &[]);
        let view = town.view();
        assert_eq!(rows(&view, &Selection::all(&view)).count(), 0);
    }
}

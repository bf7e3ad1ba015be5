//! A geometry as `GeoPackage` keeps it: a header with the box around it, then well-known binary.

use crate::survey::{Shaped, degrees};
use crate::table::Table;
use crate::wkb::push_wkb;

/// Little-endian, not empty, with a box of two dimensions.
const FLAGS: u8 = 0b0000_0011;

/// Writes the geometry at this place in a table; false where there is none.
pub(super) fn push<T: Table + ?Sized>(
    out: &mut Vec<u8>,
    table: &T,
    at: usize,
    common: Option<Shaped>,
) -> bool {
    let geometry = table.geometry(at).filter(|own| !own.is_empty());
    let (Some(geometry), Some(bounds)) = (geometry, table.bbox(at)) else {
        return false;
    };
    let [west, south, east, north] = bounds.map(degrees);
    out.extend_from_slice(&[b'G', b'P', 0, FLAGS]);
    out.extend_from_slice(&4326_i32.to_le_bytes());
    for side in [west, east, south, north] {
        out.extend_from_slice(&side.to_le_bytes());
    }
    push_wkb(out, geometry, common);
    true
}

//! A file with its index: features in the order of a Hilbert curve through the middles of their boxes, so that what is near
//! on the map is near in the file. The index is left room for and written last; nothing is kept but a box per feature.

use std::io::{Seek, SeekFrom, Write};

use flatgeobuf::packed_r_tree::{NodeItem, PackedRTree};

use super::feature::Features;
use super::{chunk, header};
use crate::error::EncodeError;
use crate::metadata::About;
use crate::selection::Selection;
use crate::survey::{Survey, degrees};
use crate::table::{Bounds, Table};

/// Steps of the curve's grid along each side, as a power of two.
const ORDER: u8 = 16;

/// Writes the selected features with their index: 80 bytes of memory for each. Where one has no place, there is no index,
/// for none of its boxes could be said, and the order is that of the table.
pub fn write<T: Table + ?Sized, W: Write + Seek>(
    table: &T,
    selection: &Selection,
    about: &About<'_>,
    out: &mut W,
) -> Result<(), EncodeError> {
    let survey = Survey::of(table, selection);
    let Some(bounds) = survey.bounds.filter(|_| survey.empty == 0) else {
        return write_plain(table, selection, &survey, about, out);
    };
    let (order, mut nodes) = sorted(table, selection, bounds);
    let size = PackedRTree::DEFAULT_NODE_SIZE;
    out.write_all(&header::bytes(table, &survey, about, size))?;
    let index_at = out.stream_position()?;
    let index_size = PackedRTree::index_size(nodes.len(), size) as u64;
    out.seek(SeekFrom::Start(index_at + index_size))?;
    let mut features = Features::new(survey.common());
    let mut offset = 0;
    for (at, node) in order.iter().zip(&mut nodes) {
        node.offset = offset;
        let bytes = features.encode(table, *at as usize);
        out.write_all(bytes)?;
        offset += bytes.len() as u64;
    }
    let tree = PackedRTree::build(&nodes, &node(bounds), size)?;
    out.seek(SeekFrom::Start(index_at))?;
    tree.stream_write(out)?;
    out.seek(SeekFrom::Start(index_at + index_size + offset))?;
    Ok(())
}

fn write_plain<T: Table + ?Sized, W: Write>(
    table: &T,
    selection: &Selection,
    survey: &Survey,
    about: &About<'_>,
    out: &mut W,
) -> Result<(), EncodeError> {
    out.write_all(&header::bytes(table, survey, about, 0))?;
    let mut nth = 0;
    while let Some((bytes, after)) = chunk(table, selection, survey, nth) {
        out.write_all(&bytes)?;
        nth = after;
    }
    Ok(())
}

/// The places in the table in the curve's order, and their boxes.
fn sorted<T: Table + ?Sized>(
    table: &T,
    selection: &Selection,
    bounds: Bounds,
) -> (Vec<u32>, Vec<NodeItem>) {
    let boxed = |at: usize| table.bbox(at).unwrap_or(bounds);
    let mut keyed: Vec<(u64, u32)> = selection
        .iter()
        .map(|at| (along(boxed(at), bounds), at as u32))
        .collect();
    keyed.sort_unstable();
    let order: Vec<u32> = keyed.into_iter().map(|(_, at)| at).collect();
    let nodes = order.iter().map(|at| node(boxed(*at as usize)));
    let nodes = nodes.collect();
    (order, nodes)
}

/// How far along the curve the middle of a box is.
fn along(own: Bounds, all: Bounds) -> u64 {
    let steps = f64::from((1_u32 << ORDER) - 1);
    let part = |low: usize, high: usize| {
        let middle = f64::midpoint(f64::from(own[low]), f64::from(own[high]));
        let (from, to) = (f64::from(all[low]), f64::from(all[high]));
        let part = if to > from {
            (middle - from) / (to - from)
        } else {
            0.0
        };
        (part * steps) as u32
    };
    fast_hilbert::xy2h(part(0, 2), part(1, 3), ORDER)
}

fn node(bounds: Bounds) -> NodeItem {
    let [west, south, east, north] = bounds.map(degrees);
    NodeItem::bounds(west, south, east, north)
}

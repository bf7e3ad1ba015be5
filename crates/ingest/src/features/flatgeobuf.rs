//! `FlatGeobuf`: its frames are walked here, within the file's own length; what lies in each is verified and read by the
//! format's own crate.

use flatgeobuf::{
    ColumnType, GeometryType, Header, size_prefixed_root_as_feature, size_prefixed_root_as_header,
};
use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon,
    Point, Polygon,
};

use super::{Budget, Feature, Features, Format, MAX_DEPTH, MAX_FIELDS, well_known};
use crate::error::InvalidFile;

/// Why a frame cannot be read, in a few words.
type Fault = String;

/// Reads the bytes of such a file.
pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<Features, InvalidFile> {
    let refuse = |what: String| super::broken(file, Format::FlatGeobuf, &what);
    let (head, rest) = bytes.split_at_checked(8).ok_or_else(|| refuse(cut_off()))?;
    if head.get(4..7) != Some(b"fgb") {
        return Err(refuse("no magic bytes".to_owned()));
    }
    let (frame, rest) = frame(rest).map_err(refuse)?;
    let header = size_prefixed_root_as_header(frame).map_err(|e| refuse(e.to_string()))?;
    let mut all = Features::new(file, Format::FlatGeobuf);
    (all.crs, all.crs_text) = system(&header);
    all.layer = header.name().map(str::to_owned);
    let columns: Vec<ColumnType> = header
        .columns()
        .iter()
        .flatten()
        .map(|c| c.type_())
        .collect();
    if columns.len() > MAX_FIELDS {
        return Err(super::too_large(file, format!("> {MAX_FIELDS} fields")));
    }
    let names = header.columns().into_iter().flatten();
    all.fields = names.map(|column| column.name().to_owned()).collect();
    let index = index_bytes(header.features_count(), header.index_node_size());
    let mut rest = index
        .and_then(|bytes| rest.get(bytes..))
        .ok_or_else(|| refuse(cut_off()))?;
    let mut budget = Budget::new();
    for number in 1_u64.. {
        if rest.is_empty() {
            break;
        }
        let at = |what: Fault| refuse(what).at_row(number);
        let (one, after) = self::frame(rest).map_err(at)?;
        rest = after;
        all.push(
            feature(number, one, &header, &columns).map_err(at)?,
            &mut budget,
        )?;
    }
    Ok(all)
}

fn cut_off() -> Fault {
    "cut off".to_owned()
}

/// A frame with its length before it, and what comes after.
fn frame(bytes: &[u8]) -> Result<(&[u8], &[u8]), Fault> {
    let (length, _) = bytes.split_first_chunk::<4>().ok_or_else(cut_off)?;
    let length = u32::from_le_bytes(*length) as usize;
    bytes
        .split_at_checked(4 + length)
        .filter(|_| length >= 8)
        .ok_or_else(cut_off)
}

fn system(header: &Header<'_>) -> (Option<u32>, Option<String>) {
    let Some(system) = header.crs() else {
        return (None, None);
    };
    let is_epsg = system
        .org()
        .is_none_or(|org| org.eq_ignore_ascii_case("EPSG"));
    let code = u32::try_from(system.code())
        .ok()
        .filter(|code| is_epsg && *code > 0);
    let code = code.or_else(|| system.wkt().and_then(well_known::code_of_text));
    let text = system.name().or_else(|| system.wkt());
    let text = text.filter(|_| code.is_none()).map(str::to_owned);
    (code, text)
}

/// The bytes of the packed R-tree: 40 for each node of each level.
fn index_bytes(features: u64, node_size: u16) -> Option<usize> {
    if node_size == 0 || features == 0 {
        return Some(0);
    }
    let node_size = u64::from(node_size.max(2));
    let (mut level, mut nodes) = (features, features);
    while level > 1 {
        level = level.div_ceil(node_size);
        nodes = nodes.checked_add(level)?;
    }
    usize::try_from(nodes.checked_mul(40)?).ok()
}

fn feature(
    number: u64,
    frame: &[u8],
    header: &Header<'_>,
    columns: &[ColumnType],
) -> Result<Feature, Fault> {
    let read = size_prefixed_root_as_feature(frame).map_err(|error| error.to_string())?;
    let geometry = match read.geometry() {
        Some(shape) => Some(geometry(&shape, header.geometry_type(), 0)?),
        None => None,
    };
    let bytes = read.properties().map(|bytes| bytes.bytes());
    Ok(Feature {
        number,
        geometry: geometry.filter(|shape| !super::is_empty(shape)),
        properties: properties(bytes.unwrap_or_default(), columns)?,
    })
}

fn properties(mut bytes: &[u8], columns: &[ColumnType]) -> Result<Vec<Option<String>>, Fault> {
    let mut values = vec![None; columns.len()];
    // A single byte may be left over behind a binary value.
    while bytes.len() > 1 {
        let at = usize::from(u16::from_le_bytes(take(&mut bytes)?));
        let kind = columns.get(at).ok_or("a value of no column")?;
        let value = value(&mut bytes, *kind)?;
        if let Some(kept) = values.get_mut(at) {
            *kept = value;
        }
    }
    Ok(values)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], Fault> {
    let (taken, rest) = bytes.split_first_chunk::<N>().ok_or_else(cut_off)?;
    *bytes = rest;
    Ok(*taken)
}

fn value(bytes: &mut &[u8], kind: ColumnType) -> Result<Option<String>, Fault> {
    Ok(Some(match kind {
        ColumnType::Byte => i8::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::UByte => u8::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Bool => (take::<1>(bytes)? != [0]).to_string(),
        ColumnType::Short => i16::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::UShort => u16::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Int => i32::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::UInt => u32::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Long => i64::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::ULong => u64::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Float => f32::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::Double => f64::from_le_bytes(take(bytes)?).to_string(),
        ColumnType::String | ColumnType::Json | ColumnType::DateTime => {
            String::from_utf8_lossy(counted(bytes)?).into_owned()
        }
        ColumnType::Binary => {
            counted(bytes)?;
            return Ok(None);
        }
        _ => return Err("a column of an unknown type".to_owned()),
    }))
}

fn counted<'b>(bytes: &mut &'b [u8]) -> Result<&'b [u8], Fault> {
    let length = u32::from_le_bytes(take(bytes)?) as usize;
    let (taken, rest) = bytes.split_at_checked(length).ok_or_else(cut_off)?;
    *bytes = rest;
    Ok(taken)
}

type Shape<'s> = flatgeobuf::Geometry<'s>;

fn geometry(shape: &Shape<'_>, whole: GeometryType, depth: usize) -> Result<Geometry<f64>, Fault> {
    if depth >= MAX_DEPTH {
        return Err("geometries nested too deep".to_owned());
    }
    let kind = if whole == GeometryType::Unknown {
        shape.type_()
    } else {
        whole
    };
    Ok(match kind {
        GeometryType::Point => {
            let first = coords(shape)?.first().copied();
            Geometry::Point(
                first
                    .unwrap_or(Coord {
                        x: f64::NAN,
                        y: f64::NAN,
                    })
                    .into(),
            )
        }
        GeometryType::MultiPoint => {
            let points = coords(shape)?.into_iter().map(Point::from);
            Geometry::MultiPoint(MultiPoint(points.collect()))
        }
        GeometryType::LineString => Geometry::LineString(LineString(coords(shape)?)),
        GeometryType::MultiLineString => Geometry::MultiLineString(MultiLineString(lines(shape)?)),
        GeometryType::Polygon => Geometry::Polygon(polygon(shape)?),
        GeometryType::MultiPolygon => {
            let parts = shape.parts().into_iter().flatten();
            let polygons: Result<Vec<_>, Fault> = parts.map(|part| polygon(&part)).collect();
            Geometry::MultiPolygon(MultiPolygon(polygons?))
        }
        GeometryType::GeometryCollection => {
            let parts = shape.parts().into_iter().flatten();
            let parts = parts.map(|part| geometry(&part, GeometryType::Unknown, depth + 1));
            let parts: Result<Vec<_>, Fault> = parts.collect();
            Geometry::GeometryCollection(GeometryCollection(parts?))
        }
        _ => return Err("curves and surfaces are no polygons; turn them into polygons".to_owned()),
    })
}

fn coords(shape: &Shape<'_>) -> Result<Vec<Coord<f64>>, Fault> {
    let Some(xy) = shape.xy() else {
        return Ok(Vec::new());
    };
    if xy.len() % 2 == 1 {
        return Err("half a vertex".to_owned());
    }
    let pairs = (0..xy.len() / 2).map(|i| Coord {
        x: xy.get(2 * i),
        y: xy.get(2 * i + 1),
    });
    Ok(pairs.collect())
}

/// The vertices cut where the ends say.
fn lines(shape: &Shape<'_>) -> Result<Vec<LineString<f64>>, Fault> {
    let coords = coords(shape)?;
    let Some(ends) = shape.ends().filter(|ends| !ends.is_empty()) else {
        return Ok(vec![LineString(coords)]);
    };
    let (mut start, mut lines) = (0, Vec::new());
    for end in ends.iter().map(|end| end as usize) {
        let line = coords
            .get(start..end)
            .ok_or("a ring ends outside its vertices")?;
        lines.push(LineString(line.to_vec()));
        start = end;
    }
    Ok(lines)
}

fn polygon(shape: &Shape<'_>) -> Result<Polygon<f64>, Fault> {
    let mut rings = lines(shape)?.into_iter();
    let exterior = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Ok(Polygon::new(exterior, rings.collect()))
}

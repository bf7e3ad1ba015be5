//! Geometries as `GeoPackage` keeps them: the binary header of OGC 12-128 (2.1.3) and well-known binary (ISO 13249-3, OGC
//! 06-103) behind it. Heights and measures are passed over. Counts are checked against the bytes that are left.

use geo_types::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon,
    Point, Polygon,
};

use super::MAX_DEPTH;

/// Why bytes are no geometry, in a few words.
pub(super) type Fault = &'static str;

const CUT_OFF: Fault = "geometry cut off";

/// The geometry in a `GeoPackage` blob; none where it is empty.
pub(super) fn from_geopackage(blob: &[u8]) -> Result<Option<Geometry<f64>>, Fault> {
    let [b'G', b'P', _version, flags, ..] = *blob else {
        return Err("geometry without the header GP");
    };
    if flags & 0x20 != 0 {
        return Err("geometry of an extension");
    }
    let doubles = match (flags >> 1) & 7 {
        0 => 0,
        1 => 4,
        2 | 3 => 6,
        4 => 8,
        _ => return Err("geometry envelope of an unknown kind"),
    };
    if flags & 0x10 != 0 {
        return Ok(None);
    }
    let rest = blob.get(8 + 8 * doubles..).ok_or(CUT_OFF)?;
    parse(rest)
}

/// The geometry in well-known binary; none where it is empty.
pub(super) fn parse(bytes: &[u8]) -> Result<Option<Geometry<f64>>, Fault> {
    let mut reader = Reader { rest: bytes };
    reader.geometry(0)
}

/// How the numbers of a geometry are written.
#[derive(Clone, Copy)]
struct Layout {
    is_little: bool,
    /// Numbers of a vertex.
    width: usize,
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let (taken, rest) = self.rest.split_first_chunk::<N>().ok_or(CUT_OFF)?;
        self.rest = rest;
        Ok(*taken)
    }

    fn number(&mut self, is_little: bool) -> Result<u32, Fault> {
        let bytes = self.take::<4>()?;
        Ok(if is_little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    /// A count of things that take `least` bytes each at least.
    fn count(&mut self, layout: Layout, least: usize) -> Result<usize, Fault> {
        let count = self.number(layout.is_little)? as usize;
        if count > self.rest.len() / least {
            return Err(CUT_OFF);
        }
        Ok(count)
    }

    fn coord(&mut self, layout: Layout) -> Result<Coord<f64>, Fault> {
        let mut xy = [0.0; 2];
        for at in 0..layout.width {
            let bytes = self.take::<8>()?;
            let value = if layout.is_little {
                f64::from_le_bytes(bytes)
            } else {
                f64::from_be_bytes(bytes)
            };
            if let Some(kept) = xy.get_mut(at) {
                *kept = value;
            }
        }
        Ok(Coord { x: xy[0], y: xy[1] })
    }

    fn line(&mut self, layout: Layout) -> Result<LineString<f64>, Fault> {
        let count = self.count(layout, 8 * layout.width)?;
        let coords: Result<Vec<_>, Fault> = (0..count).map(|_| self.coord(layout)).collect();
        Ok(LineString(coords?))
    }

    fn polygon(&mut self, layout: Layout) -> Result<Polygon<f64>, Fault> {
        let count = self.count(layout, 4)?;
        let rings: Result<Vec<_>, Fault> = (0..count).map(|_| self.line(layout)).collect();
        let mut rings = rings?.into_iter();
        let exterior = rings.next().unwrap_or_else(|| LineString(Vec::new()));
        Ok(Polygon::new(exterior, rings.collect()))
    }

    fn parts(&mut self, layout: Layout, depth: usize) -> Result<Vec<Geometry<f64>>, Fault> {
        if depth >= MAX_DEPTH {
            return Err("geometries nested too deep");
        }
        let count = self.count(layout, 9)?;
        let mut parts = Vec::new();
        for _ in 0..count {
            parts.extend(self.geometry(depth + 1)?);
        }
        Ok(parts)
    }

    fn geometry(&mut self, depth: usize) -> Result<Option<Geometry<f64>>, Fault> {
        let is_little = self.take::<1>()? != [0];
        let code = self.number(is_little)?;
        let (base, width) = kind(code)?;
        if code & 0x2000_0000 != 0 {
            self.number(is_little)?;
        }
        let layout = Layout { is_little, width };
        let shape = match base {
            1 => Geometry::Point(Point(self.coord(layout)?)),
            2 => Geometry::LineString(self.line(layout)?),
            3 => Geometry::Polygon(self.polygon(layout)?),
            4..=7 => collect(base, self.parts(layout, depth)?)?,
            _ => return Err("curves and surfaces are no polygons; turn them into polygons"),
        };
        Ok(Some(shape).filter(|shape| !super::is_empty(shape)))
    }
}

/// The kind without heights, and how many numbers a vertex has.
fn kind(code: u32) -> Result<(u32, usize), Fault> {
    let plain = code & 0x0fff_ffff;
    let (thousands, base) = (plain / 1000, plain % 1000);
    let (z, m) = match thousands {
        0 => (code & 0x8000_0000 != 0, code & 0x4000_0000 != 0),
        1 => (true, false),
        2 => (false, true),
        3 => (true, true),
        _ => return Err("geometry of an unknown kind"),
    };
    Ok((base, 2 + usize::from(z) + usize::from(m)))
}

fn collect(base: u32, parts: Vec<Geometry<f64>>) -> Result<Geometry<f64>, Fault> {
    const ODD: Fault = "a part of another kind than its whole";
    let parts = parts.into_iter();
    Ok(match base {
        4 => {
            let points: Option<Vec<_>> = parts.map(|p| Point::try_from(p).ok()).collect();
            Geometry::MultiPoint(MultiPoint(points.ok_or(ODD)?))
        }
        5 => {
            let lines: Option<Vec<_>> = parts.map(|p| LineString::try_from(p).ok()).collect();
            Geometry::MultiLineString(MultiLineString(lines.ok_or(ODD)?))
        }
        6 => {
            let polygons: Option<Vec<_>> = parts.map(|p| Polygon::try_from(p).ok()).collect();
            Geometry::MultiPolygon(MultiPolygon(polygons.ok_or(ODD)?))
        }
        _ => Geometry::GeometryCollection(GeometryCollection(parts.collect())),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn little(code: u32, numbers: &[f64]) -> Vec<u8> {
        let mut bytes = vec![1];
        bytes.extend(code.to_le_bytes());
        bytes.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
        bytes
    }

    #[test]
    fn heights_and_measures_are_passed_over_in_both_notations() {
        for code in [3001, 0xc000_0001] {
            let point = parse(&little(code, &[18.3, 47.6, 120.0, 1.0])).expect("a point");
            assert_eq!(point, Some(Geometry::Point(Point::new(18.3, 47.6))));
        }
    }

    #[test]
    fn an_empty_point_is_no_geometry_and_a_curve_is_refused() {
        assert_eq!(parse(&little(1, &[f64::NAN, f64::NAN])), Ok(None));
        assert!(parse(&little(8, &[])).is_err_and(|fault| fault.contains("curves")));
    }

    #[test]
    fn a_count_beyond_the_bytes_and_a_deep_nest_are_refused() {
        let mut long = little(2, &[]);
        long.extend(u32::MAX.to_le_bytes());
        assert_eq!(parse(&long), Err(CUT_OFF));
        let mut deep = Vec::new();
        for _ in 0..100 {
            deep.extend(little(7, &[]));
            deep.extend(1_u32.to_le_bytes());
        }
        deep.extend(little(1, &[1.0, 2.0]));
        assert_eq!(parse(&deep), Err("geometries nested too deep"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = from_geopackage(&bytes);
            let mut marked = vec![b'G', b'P', 0, 1, 0, 0, 0, 0, 1, bytes.first().copied().unwrap_or(6) % 8, 0, 0, 0];
            marked.extend(&bytes);
            let _ = from_geopackage(&marked);
        }
    }
}

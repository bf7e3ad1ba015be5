//! Outlines as GeoJSON, and back from what somebody draws.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use serde_json::{Value as Json, json};

/// Corners of a drawn shape, at most.
const CORNERS: usize = 5000;

/// A `MultiPolygon` of GeoJSON, to seven decimals (a centimetre).
pub fn geometry(shape: &MultiPolygon<f64>) -> Json {
    let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
    let ring = |ring: &LineString<f64>| -> Json {
        ring.coords()
            .map(|at| json!([round(at.x), round(at.y)]))
            .collect()
    };
    let polygon = |own: &Polygon<f64>| -> Json {
        std::iter::once(own.exterior())
            .chain(own.interiors())
            .map(ring)
            .collect()
    };
    json!({ "type": "MultiPolygon", "coordinates": shape.iter().map(polygon).collect::<Json>() })
}

/// A drawn `Polygon` or `MultiPolygon`; none for anything else, for what lies outside the earth, and for what has too many
/// corners. Rings are closed where they are not.
pub fn drawn(json: &Json) -> Option<MultiPolygon<f64>> {
    let coordinates = json.get("coordinates")?.as_array()?;
    let polygons: Vec<Polygon<f64>> = match json.get("type")?.as_str()? {
        "Polygon" => vec![polygon(coordinates)?],
        "MultiPolygon" => {
            let each = coordinates.iter().map(|own| polygon(own.as_array()?));
            each.collect::<Option<_>>()?
        }
        _ => return None,
    };
    let corners: usize = polygons
        .iter()
        .map(|own| {
            own.exterior().0.len()
                + own
                    .interiors()
                    .iter()
                    .map(|ring| ring.0.len())
                    .sum::<usize>()
        })
        .sum();
    (!polygons.is_empty() && corners <= CORNERS).then(|| MultiPolygon::new(polygons))
}

fn polygon(rings: &[Json]) -> Option<Polygon<f64>> {
    let mut rings = rings.iter().map(|own| ring(own.as_array()?));
    let exterior = rings.next()??;
    Some(Polygon::new(exterior, rings.collect::<Option<_>>()?))
}

fn ring(corners: &[Json]) -> Option<LineString<f64>> {
    let corner = |own: &Json| {
        let (x, y) = (own.get(0)?.as_f64()?, own.get(1)?.as_f64()?);
        (x.abs() <= 180.0 && y.abs() <= 90.0).then_some(Coord { x, y })
    };
    let corners: Vec<Coord<f64>> = corners.iter().map(corner).collect::<Option<_>>()?;
    (corners.len() >= 3).then(|| LineString::new(corners))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_shape_comes_back_as_it_was_and_nonsense_does_not() {
        let square = json!({ "type": "Polygon", "coordinates": [[[18.1, 47.6], [18.2, 47.6], [18.2, 47.7], [18.1, 47.6]]] });
        let told = geometry(&drawn(&square).unwrap());
        assert_eq!(told["coordinates"][0], square["coordinates"]);
        assert_eq!(drawn(&told), drawn(&square));
        let odd = [
            json!({}),
            json!({ "type": "Point", "coordinates": [18.1, 47.6] }),
            json!({ "type": "Polygon", "coordinates": [] }),
            json!({ "type": "Polygon", "coordinates": [[[18.1, 47.6], [18.2, 47.6]]] }),
            json!({ "type": "Polygon", "coordinates": [[[18.1, 97.6], [18.2, 47.6], [18.2, 47.7]]] }),
            json!({ "type": "Polygon", "coordinates": [[["a", 47.6], [18.2, 47.6], [18.2, 47.7]]] }),
            json!({ "type": "MultiPolygon", "coordinates": [] }),
        ];
        for odd in odd {
            assert_eq!(drawn(&odd), None, "{odd}");
        }
    }
}

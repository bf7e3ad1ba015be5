//! Features of any format and coordinate system become an area set in longitude and latitude: projected, repaired, united
//! where several features are one area, with everything that was found and done listed.

use std::cell::RefCell;
use std::collections::BTreeMap;

use geo::MapCoordsInPlace;
use geo_types::{Coord, Geometry, MultiPolygon};
use gocpont_core::area::{Area, AreaSet, InvalidArea};
use gocpont_crs::Transformer;

use super::faults::Fault;
use super::ground::{self, Ground};
use super::repair::{self, square_metres};
use super::write;
use crate::coordinates::{self, Axes, Verdict};
use crate::error::{InvalidFile, Problem, some_of};
use crate::features::{Feature, Features, Format};

/// What a person wants of a file of areas.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// The set's name.
    pub set: &'w str,
    /// The field of an area's id.
    pub id_field: &'w str,
    /// The field of its name.
    pub name_field: &'w str,
    /// The EPSG code of the coordinates; that of the file unless given.
    pub crs: Option<u32>,
    /// How the coordinates stand in the file, where that was asked and answered.
    pub axes: Option<Axes>,
    /// Unite features of one id even where their names differ; those of one id and one name always are.
    pub dissolve: bool,
}

/// One area whose rings were repaired.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// The number of its feature.
    pub feature: u64,
    /// The area's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What was wrong.
    pub faults: Vec<Fault>,
    /// Longitude and latitude of the first fault.
    pub at: (f64, f64),
    /// Square metres before, by the formula of the rings as they stood.
    pub before_m2: f64,
    /// Square metres after.
    pub after_m2: f64,
}

/// What was found and done.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The EPSG code that the coordinates were read in.
    pub crs: u32,
    /// How they stood.
    pub axes: Axes,
    /// How far from the truth projected places may lie, in metres; none where PROJ does not know.
    pub accuracy_m: Option<f64>,
    /// Whether the coordinates lie outside Hungary and Czechia.
    pub is_elsewhere: bool,
    /// How many features there were.
    pub features: usize,
    /// Ids of several features, and of how many.
    pub united: Vec<(String, usize)>,
    /// Repairs in the order of the features.
    pub repairs: Vec<Repair>,
    /// Overlaps and gaps.
    pub ground: Ground,
}

/// A set and what is to be kept of it.
#[derive(Debug)]
pub struct Taken {
    /// The areas.
    pub set: AreaSet,
    /// The areas as `GeoJSON` with id and name, by id.
    pub geojson: String,
    /// Whether nothing was changed, so that the file's own text may be kept where [`super::parse`] reads it.
    pub is_as_it_was: bool,
    /// What was found and done.
    pub report: Report,
}

/// Ids of several features, and of how many.
type United = Vec<(String, usize)>;

/// A feature on its way to be an area.
struct Part {
    number: u64,
    id: String,
    name: String,
    shape: MultiPolygon<f64>,
}

/// Makes an area set of features.
pub fn take(all: &Features, wanted: &Wanted<'_>) -> Result<Taken, InvalidFile> {
    let parts = parts(all, wanted)?;
    let (crs, is_elsewhere) = system(all, wanted)?;
    let axes = wanted.axes.unwrap_or_default();
    let unknown = |what: String| InvalidFile::new(&all.file, Problem::UnknownCrs(what));
    let projection = Transformer::to_wgs84(crs).map_err(|error| unknown(error.to_string()))?;
    let (mut ready, mut repairs) = (Vec::with_capacity(parts.len()), Vec::new());
    for mut part in parts {
        project(&mut part.shape, axes, &projection).map_err(unknown)?;
        check_degrees(&all.file, &part)?;
        repairs.extend(mend(&all.file, &mut part)?);
        ready.push(part);
    }
    let (areas, united) = areas(all, wanted, ready)?;
    let refuse = |error| InvalidFile::new(&all.file, Problem::InvalidArea(error));
    let set = AreaSet::new(wanted.set, areas).map_err(refuse)?;
    let report = Report {
        crs,
        axes,
        accuracy_m: projection.accuracy_m(),
        is_elsewhere,
        features: all.features.len(),
        united,
        repairs,
        ground: ground::survey(&set),
    };
    let geojson = write::geojson(&set, wanted);
    let is_as_it_was = is_as_it_was(all, wanted, &report);
    Ok(Taken {
        set,
        geojson,
        is_as_it_was,
        report,
    })
}

/// Whether the file's own text says all that is to be kept.
fn is_as_it_was(all: &Features, wanted: &Wanted<'_>, report: &Report) -> bool {
    let there = |name: &str| all.fields.iter().any(|field| field == name);
    // Where areas overlap, the first of them has a place: their order must not depend on the file's.
    let overlap = !report.ground.overlaps.is_empty() || report.ground.overlap_slivers > 0;
    all.format == Format::GeoJson
        && report.crs == 4326
        && report.axes == Axes::AsNamed
        && report.repairs.is_empty()
        && report.united.is_empty()
        && !overlap
        && !report.ground.is_partial
        && there(wanted.id_field)
        && there(wanted.name_field)
}

/// Ids, names and polygons as they stand in the file.
fn parts(all: &Features, wanted: &Wanted<'_>) -> Result<Vec<Part>, InvalidFile> {
    let field = |name: &str| {
        let missing = || {
            let found = some_of(all.fields.iter().map(String::as_str));
            InvalidFile::new(&all.file, Problem::NoField(found)).in_column(name)
        };
        all.field(name).ok_or_else(missing)
    };
    let (id, name) = (field(wanted.id_field)?, field(wanted.name_field)?);
    let mut parts = Vec::with_capacity(all.features.len());
    for feature in &all.features {
        let id = value(all, feature, id, wanted.id_field)?;
        let name = value(all, feature, name, wanted.name_field)?;
        let Some(shape) = feature.geometry.as_ref().and_then(polygons) else {
            let problem = Problem::Feature("polygon as its geometry".to_owned());
            let refused = InvalidFile::new(&all.file, problem).at_row(feature.number);
            return Err(refused.in_column(wanted.id_field).with_value(&id));
        };
        parts.push(Part {
            number: feature.number,
            id,
            name,
            shape,
        });
    }
    Ok(parts)
}

fn value(all: &Features, feature: &Feature, at: usize, name: &str) -> Result<String, InvalidFile> {
    let value = feature.properties.get(at).and_then(Option::as_deref);
    let value = value.map(str::trim).filter(|value| !value.is_empty());
    value.map(str::to_owned).ok_or_else(|| {
        let problem = Problem::Feature("text or number in this field".to_owned());
        InvalidFile::new(&all.file, problem)
            .at_row(feature.number)
            .in_column(name)
    })
}

/// The polygons of a geometry; none where anything else is in it.
fn polygons(shape: &Geometry<f64>) -> Option<MultiPolygon<f64>> {
    match shape {
        Geometry::Polygon(polygon) => Some(MultiPolygon(vec![polygon.clone()])),
        Geometry::MultiPolygon(polygons) => Some(polygons.clone()),
        Geometry::GeometryCollection(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(polygons).collect();
            let parts: Vec<_> = parts?.into_iter().flatten().collect();
            (!parts.is_empty()).then_some(MultiPolygon(parts))
        }
        _ => None,
    }
}

/// The system that the coordinates are in, and whether they lie elsewhere; a question where that is not plain.
fn system(all: &Features, wanted: &Wanted<'_>) -> Result<(u32, bool), InvalidFile> {
    let unknown = |what: String| InvalidFile::new(&all.file, Problem::UnknownCrs(what));
    let named = wanted.crs.or(all.crs);
    if named.is_none()
        && let Some(said) = &all.crs_text
    {
        return Err(unknown(said.clone()));
    }
    if let (Some(_), Some(crs)) = (wanted.axes, named) {
        return Ok((crs, false));
    }
    let pairs = all.sample(500);
    let pairs: Vec<_> = (pairs.iter())
        .map(|pair| coordinates::apply(wanted.axes.unwrap_or_default(), *pair))
        .collect();
    let verdict = coordinates::detect(&pairs, named, None);
    let verdict = verdict.map_err(|error| unknown(error.to_string()))?;
    if let Some(question) = verdict.question(&all.file, &pairs) {
        return Err(question);
    }
    match verdict {
        Verdict::Elsewhere(crs) => Ok((crs, true)),
        Verdict::Fits(crs) => Ok((crs, false)),
        Verdict::LooksLike(_) | Verdict::Unknown => Err(unknown("?".to_owned())),
    }
}

fn project(
    shape: &mut MultiPolygon<f64>,
    axes: Axes,
    projection: &Transformer,
) -> Result<(), String> {
    use geo::CoordsIter;

    let pairs = shape
        .coords_iter()
        .map(|c| coordinates::apply(axes, (c.x, c.y)));
    let mut pairs: Vec<_> = pairs.collect();
    projection
        .convert(&mut pairs)
        .map_err(|error| error.to_string())?;
    let turned = RefCell::new(pairs.into_iter());
    shape.map_coords_in_place(|old| {
        let (x, y) = turned.borrow_mut().next().unwrap_or((old.x, old.y));
        Coord { x, y }
    });
    Ok(())
}

fn check_degrees(file: &str, part: &Part) -> Result<(), InvalidFile> {
    use geo::CoordsIter;

    let on_earth = |c: &Coord<f64>| c.x.abs() <= 180.0 && c.y.abs() <= 90.0;
    let Some(odd) = part.shape.coords_iter().find(|c| !on_earth(c)) else {
        return Ok(());
    };
    let problem = Problem::InvalidArea(InvalidArea::Coordinate {
        area: part.id.clone(),
        lon: odd.x,
        lat: odd.y,
    });
    Err(InvalidFile::new(file, problem).at_row(part.number))
}

/// Repairs a feature's rings; refused only if nothing is left.
fn mend(file: &str, part: &mut Part) -> Result<Option<Repair>, InvalidFile> {
    let place = format!("{} ({})", part.id, part.name);
    let repaired = repair::repair(&part.shape)
        .map_err(|_| InvalidFile::new(file, Problem::Tangled(place.clone())).at_row(part.number))?;
    if repaired.shape.0.is_empty() {
        let problem = Problem::InvalidArea(InvalidArea::NoPolygon(place));
        return Err(InvalidFile::new(file, problem).at_row(part.number));
    }
    let first = repaired.faults.values().next().copied();
    let repair = first.map(|at| Repair {
        feature: part.number,
        id: part.id.clone(),
        name: part.name.clone(),
        faults: repaired.faults.keys().copied().collect(),
        at: (at.x, at.y),
        before_m2: square_metres(&part.shape),
        after_m2: square_metres(&repaired.shape),
    });
    if repair.is_some() {
        part.shape = repaired.shape;
    }
    Ok(repair)
}

/// One area for each id, in the order in which ids first stand in the file.
fn areas(
    all: &Features,
    wanted: &Wanted<'_>,
    parts: Vec<Part>,
) -> Result<(Vec<Area>, United), InvalidFile> {
    let mut order: Vec<Vec<Part>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for part in parts {
        if let Some(at) = places.get(&part.id) {
            let first = order[*at].first();
            if let Some(first) = first.filter(|first| !wanted.dissolve && first.name != part.name) {
                let problem = InvalidFile::new(&all.file, Problem::AreaTwice(first.number));
                let problem = problem.at_row(part.number).in_column(wanted.id_field);
                return Err(problem.with_value(&part.id));
            }
            order[*at].push(part);
        } else {
            places.insert(part.id.clone(), order.len());
            order.push(vec![part]);
        }
    }
    let (mut areas, mut united) = (Vec::with_capacity(order.len()), Vec::new());
    for same in order {
        let Some(first) = same.first() else {
            continue;
        };
        let shape = if same.len() == 1 {
            first.shape.clone()
        } else {
            united.push((first.id.clone(), same.len()));
            let shapes: Vec<_> = same.iter().map(|part| part.shape.clone()).collect();
            repair::unite(&shapes)
        };
        let refuse =
            |error| InvalidFile::new(&all.file, Problem::InvalidArea(error)).at_row(first.number);
        areas.push(Area::new(&first.id, &first.name, &shape).map_err(refuse)?);
    }
    Ok((areas, united))
}

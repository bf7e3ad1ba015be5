//! What a request asks of a collection's features: which, in which order, how many, in what form.

use gocpont_encode::Column;
use gocpont_encode::geojson::Form;
use gocpont_encode::query::cql2::Reprojection;
use gocpont_encode::query::{Filter, InvalidFilter, Predicate, Queryables, Search, Shown, Sort};

use crate::asked::{Asked, whole};
use crate::crs::{self, Crs};
use crate::download::Download;
use crate::problem::ApiError;

/// Features on a page, unless the asker wants another number.
pub const DEFAULT_LIMIT: usize = 10_000;
/// Most features on a page; whoever asks for more gets as many.
pub const MAX_LIMIT: usize = 10_000;
/// Features on a page for people, unless they want another number.
const HTML_LIMIT: usize = 50;

/// What may be asked of features, besides their own properties.
pub const PARAMETERS: [&str; 16] = [
    "f",
    "lang",
    "bbox",
    "bbox-crs",
    "crs",
    "datetime",
    "limit",
    "offset",
    "after",
    "filter",
    "filter-lang",
    "filter-crs",
    "sortby",
    "properties",
    "skipGeometry",
    "resultType",
];

/// How features are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// GeoJSON, page by page.
    Json,
    /// A page for people.
    Html,
    /// A file.
    File(Download),
}

/// The request, read.
pub struct Asking {
    /// Which features.
    pub search: Search,
    /// In which form.
    pub form: Form,
    /// In which system.
    pub crs: Crs,
    /// As what.
    pub given: Given,
    /// Whether only their number is wanted.
    pub only_count: bool,
}

impl Asking {
    /// Reads what is asked of features with these columns.
    pub fn read(asked: &Asked, columns: &'static [Column]) -> Result<Self, ApiError> {
        let queryables = Queryables::of_columns(columns);
        let names = queryables.iter().map(|own| own.name);
        let own = names.filter(|name| !PARAMETERS.contains(name) && *name != "geometry");
        let own: Vec<&str> = own.collect();
        asked.only(&[PARAMETERS.as_slice(), &own].concat())?;
        let given = given(asked)?;
        let crs = system(asked, "crs")?;
        if crs != Crs::Crs84 && matches!(given, Given::File(_)) {
            let uri = crs.uri();
            return Err(ApiError::bad_parameter("crs", &uri, crs::CRS84));
        }
        Ok(Self {
            search: search(asked, &queryables, &own, given)?,
            form: Form {
                shown: shown(asked, &queryables)?,
                placed: crs.placed(),
            },
            crs,
            given,
            only_count: match asked.parameter("resultType") {
                None | Some("results") => false,
                Some("hits") => true,
                Some(other) => {
                    return Err(ApiError::bad_parameter(
                        "resultType",
                        other,
                        "hits, results",
                    ));
                }
            },
        })
    }
}

/// The system that a parameter names; longitude and latitude where it does not.
pub fn system(asked: &Asked, name: &str) -> Result<Crs, ApiError> {
    let Some(text) = asked.parameter(name) else {
        return Ok(Crs::Crs84);
    };
    let known = || crs::ALL.map(Crs::uri).join(", ");
    Crs::read(text).ok_or_else(|| ApiError::bad_parameter(name, text, &known()))
}

fn given(asked: &Asked) -> Result<Given, ApiError> {
    let named = asked.parameter("f");
    if let Some(file) = named.and_then(Download::named) {
        return Ok(Given::File(file));
    }
    match named {
        None if asked.prefers_html() => Ok(Given::Html),
        None | Some("json" | "geojson") => Ok(Given::Json),
        Some("html") => Ok(Given::Html),
        Some(other) => {
            let known = "json, geojson, html, geojsonseq, csv, fgb, gpkg, parquet";
            Err(ApiError::bad_parameter("f", other, known))
        }
    }
}

/// Which properties are asked for, and whether geometries.
pub fn shown(asked: &Asked, queryables: &Queryables) -> Result<Shown, ApiError> {
    let mut shown = match asked.parameter("properties") {
        Some(text) => Shown::read(text, queryables)?,
        None => Shown::default(),
    };
    match asked.parameter("skipGeometry") {
        None | Some("false") => {}
        Some("true") => shown.geometry = false,
        Some(other) => {
            return Err(ApiError::bad_parameter(
                "skipGeometry",
                other,
                "true, false",
            ));
        }
    }
    Ok(shown)
}

fn search(
    asked: &Asked,
    queryables: &Queryables,
    own: &[&str],
    given: Given,
) -> Result<Search, ApiError> {
    let number = |name: &str, least: usize| match asked.parameter(name) {
        None => Ok(None),
        Some(text) => match whole(text) {
            Some(number) if number >= least => Ok(Some(number)),
            _ => {
                let expected = format!("{least}, {}, {} …", least + 1, least + 2);
                Err(ApiError::bad_parameter(name, text, &expected))
            }
        },
    };
    let bbox_crs = system(asked, "bbox-crs")?;
    let filter_crs = system(asked, "filter-crs")?;
    let bbox = match asked.parameter("bbox") {
        Some(text) => Some(bbox(text, bbox_crs)?),
        None => None,
    };
    let most = |unless: usize| number("limit", 1).map(|limit| limit.unwrap_or(unless));
    Ok(Search {
        bbox,
        filter: filter(asked, queryables, own, (bbox, filter_crs))?,
        sort: match asked.parameter("sortby") {
            Some(text) => Sort::read(text, queryables)?,
            None => Sort::default(),
        },
        after: number("after", 0)?.map(|id| id as u64),
        offset: number("offset", 0)?.unwrap_or(0),
        limit: match given {
            Given::Json => Some(most(DEFAULT_LIMIT)?.min(MAX_LIMIT)),
            Given::Html => Some(most(HTML_LIMIT)?.min(MAX_LIMIT)),
            // A file has all, unless somebody wants fewer.
            Given::File(_) => number("limit", 1)?,
        },
        matched: None,
    })
}

/// The filter, each property that was given a value, and the box, together.
fn filter(
    asked: &Asked,
    queryables: &Queryables,
    own: &[&str],
    (bbox, filter_crs): (Option<[f64; 4]>, Crs),
) -> Result<Option<Predicate>, ApiError> {
    let mut all = Vec::new();
    if let Some([west, south, east, north]) = bbox.filter(|b| b[0] <= b[2] && *b != NOWHERE) {
        // It is the feature that touches the box, not only the box around it.
        let inside = format!("S_INTERSECTS(geometry, BBOX({west}, {south}, {east}, {north}))");
        all.push(Filter::from_text(&inside)?);
    }
    for name in own {
        if let Some(value) = asked.parameter(name) {
            all.push(Filter::of_parameter(name, value, queryables)?);
        }
    }
    // A language that is not known is refused though nothing is written in it.
    let read = language(asked)?;
    if let Some(text) = asked.parameter("filter") {
        let mut filter = read(text)?;
        let place = |[x, y]: [f64; 2], crs: Crs| {
            let mut point = [(x, y)];
            crs.degrees(&mut point)?;
            Some([point[0].0, point[0].1])
        };
        match filter_crs {
            Crs::Crs84 => {}
            Crs::LatLon => filter.reproject(&Reprojection::Swap)?,
            other @ Crs::Epsg(_) => filter.reproject(&Reprojection::By(&|at| place(at, other)))?,
        }
        all.push(filter);
    }
    let all = match all.len() {
        0 => return Ok(None),
        1 => all.swap_remove(0),
        _ => Filter::And(all),
    };
    Ok(Some(Predicate::new(&all, queryables)?))
}

/// What reads a filter.
type Reading = fn(&str) -> Result<Filter, InvalidFilter>;

/// What reads filters of the language that is named.
fn language(asked: &Asked) -> Result<Reading, ApiError> {
    match asked.parameter("filter-lang") {
        None | Some("cql2-text" | "cql-text") => Ok(Filter::from_text),
        Some("cql2-json") => Ok(Filter::from_json),
        Some(other) => {
            let known = "cql2-text, cql2-json, cql-text";
            Err(ApiError::bad_parameter("filter-lang", other, known))
        }
    }
}

/// The lower corner, then the upper; with heights, which nothing here has, six numbers. In degrees, where it was not.
fn bbox(text: &str, crs: Crs) -> Result<[f64; 4], ApiError> {
    let refuse = || ApiError::bad_parameter("bbox", text, "west,south,east,north");
    let number = |text: &str| text.trim().parse().ok().filter(|n: &f64| n.is_finite());
    let numbers: Option<Vec<f64>> = text.split(',').map(number).collect();
    let numbers = numbers.ok_or_else(refuse)?;
    let found = match numbers[..] {
        [a, b, c, d] | [a, b, _, c, d, _] => [a, b, c, d],
        _ => return Err(refuse()),
    };
    if matches!(crs, Crs::Epsg(_)) {
        // Corners that were turned from another system may have changed sides.
        let [a, b, c, d] = found;
        let ordered = [a.min(c), b.min(d), a.max(c), b.max(d)];
        return Ok(crs.degrees_around(ordered).unwrap_or(NOWHERE));
    }
    let found = crs.degrees_around(found).ok_or_else(refuse)?;
    let [west, south, east, north] = found;
    let within = |value: f64, most: f64| value.abs() <= most;
    let placed = within(west, 180.0) && within(east, 180.0);
    let fits = placed && within(south, 90.0) && within(north, 90.0) && south <= north;
    if fits { Ok(found) } else { Err(refuse()) }
}

/// A box that nothing touches: where a system has no such place, there is nothing of ours.
const NOWHERE: [f64; 4] = [400.0, 400.0, 401.0, 401.0];

impl From<InvalidFilter> for ApiError {
    fn from(error: InvalidFilter) -> Self {
        Self::bad_filter(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_has_four_numbers_or_six_and_lies_on_earth() {
        let bbox = |text| bbox(text, Crs::Crs84);
        assert_eq!(bbox("18,47,19,48").ok(), Some([18.0, 47.0, 19.0, 48.0]));
        assert_eq!(
            bbox("18,47,0,19,48,100").ok(),
            Some([18.0, 47.0, 19.0, 48.0])
        );
        assert_eq!(
            bbox("179,-10,-179,10").ok(),
            Some([179.0, -10.0, -179.0, 10.0])
        );
        for text in [
            "",
            "NaN,0,1,1",
            "0,0,NaN,1,1,1",
            "0,0,0,1,1,inf",
            "inf,0,1,1",
            "1,2,3",
            "1,2,3,4,5",
            "0,10,1,5",
            "0,0,181,1",
            "a,b,c,d",
        ] {
            assert!(bbox(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_box_may_be_of_another_system() {
        let latitude_first = bbox("47,18,48,19", Crs::LatLon).ok();
        assert_eq!(latitude_first, Some([18.0, 47.0, 19.0, 48.0]));
        let [west, south, east, north] =
            bbox("600000,260000,590000,250000", Crs::Epsg(23700)).unwrap();
        assert!(west < 18.3 && 18.2 < east && south < 47.7 && 47.6 < north);
        let [west, _, east, _] = bbox("1e30,1e30,2e30,2e30", Crs::Epsg(5514)).unwrap();
        assert!(!(west < 18.3 && 18.3 < east));
    }
}

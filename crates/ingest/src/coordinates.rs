//! Whether coordinates are what they are said to be: pairs of a file are tried in every usual system and order of axes, and
//! where they fit another than the named one, that is asked and never assumed.

use std::fmt;
use std::str::FromStr;

use gocpont_crs::{CrsError, Transformer};

use crate::error::{InvalidFile, Problem};

/// How the two columns of a file, called first and second, become east and north (or longitude and latitude).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axes {
    /// First east, second north.
    #[default]
    AsNamed,
    /// First north, second east: latitude before longitude, EOV's X before its Y.
    Swapped,
    /// First west, second south, as the Czech address register writes Krovak: both columns change their sign.
    SouthWest,
    /// First south, second west, as EPSG:5513 has its axes: swapped, and both change their sign.
    SouthWestSwapped,
}

impl Axes {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::AsNamed,
        Self::Swapped,
        Self::SouthWest,
        Self::SouthWestSwapped,
    ];

    /// The word of the option `--axes`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AsNamed => "as-named",
            Self::Swapped => "swapped",
            Self::SouthWest => "south-west",
            Self::SouthWestSwapped => "south-west-swapped",
        }
    }
}

impl fmt::Display for Axes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Axes {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|axes| axes.word() == text);
        let words = Self::ALL.map(Self::word).join(", ");
        known.ok_or_else(|| format!("{text:?} is none of {words}"))
    }
}

/// East and north of a pair as it stands in a file.
#[must_use]
pub fn apply(axes: Axes, (first, second): (f64, f64)) -> (f64, f64) {
    match axes {
        Axes::AsNamed => (first, second),
        Axes::Swapped => (second, first),
        Axes::SouthWest => (-first, -second),
        Axes::SouthWestSwapped => (-second, -first),
    }
}

/// A way to read pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The system's EPSG code.
    pub epsg: u32,
    /// Which column is which.
    pub axes: Axes,
}

/// What pairs look like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They fit as they are said to be; WGS 84 with longitude first where nothing is said.
    Fits(u32),
    /// They do not, and would fit so: the likeliest first. This has to be asked.
    LooksLike(Vec<Reading>),
    /// They are possible as they are said to be, but lie outside the expected extent, and so in every other way.
    Elsewhere(u32),
    /// Nothing is said, and they fit nothing that is known here. This has to be asked.
    Unknown,
}

/// West, south, east and north of a region in degrees.
pub type Extent = [f64; 4];

/// Hungary and Czechia: the extents for which EPSG registers 23700 and 5514, the latter without Slovakia.
const COUNTRIES: [Extent; 2] = [[16.1, 45.7, 22.9, 48.6], [12.0, 48.5, 18.9, 51.1]];

/// Systems that files of these countries are in, with the ways in which their columns may stand.
const KNOWN: [(u32, &str, &[Axes]); 7] = [
    (4326, "WGS 84", &[Axes::AsNamed, Axes::Swapped]),
    (23700, "HD72 / EOV", &[Axes::AsNamed, Axes::Swapped]),
    (5514, "S-JTSK / Krovak", &Axes::ALL),
    (32633, "WGS 84 / UTM 33N", &[Axes::AsNamed, Axes::Swapped]),
    (32634, "WGS 84 / UTM 34N", &[Axes::AsNamed, Axes::Swapped]),
    (3035, "ETRS89 / LAEA", &[Axes::AsNamed, Axes::Swapped]),
    (3857, "Web Mercator", &[Axes::AsNamed, Axes::Swapped]),
];

/// How far outside the expected extent a place may lie, in degrees (about 10 km).
const MARGIN: f64 = 0.1;

impl Reading {
    /// The options that say so, with the system's name.
    #[must_use]
    pub fn options(self) -> String {
        let axes = match self.axes {
            Axes::AsNamed => String::new(),
            other => format!(" --axes {other}"),
        };
        let name = KNOWN.iter().find(|(epsg, ..)| *epsg == self.epsg);
        let name = name.map_or_else(String::new, |(_, name, _)| format!(" ({name})"));
        format!("--crs EPSG:{}{axes}{name}", self.epsg)
    }

    /// The share of pairs that lie in one of the extents if they are read so, and where the system is meant to be used:
    /// EOV with its columns swapped would fall into Czechia.
    fn share(self, pairs: &[(f64, f64)], extents: &[Extent]) -> Result<f64, CrsError> {
        let mut places: Vec<_> = pairs.iter().map(|pair| apply(self.axes, *pair)).collect();
        let system = Transformer::to_wgs84(self.epsg)?;
        system.convert(&mut places)?;
        let used = system.area_of_use();
        let inside = places.iter().filter(|place| {
            used.is_none_or(|used| lies_in(place, &used))
                && extents.iter().any(|extent| lies_in(place, extent))
        });
        Ok(inside.count() as f64 / places.len() as f64)
    }
}

impl Verdict {
    /// The question that has to be answered before the file is read; none where there is none.
    #[must_use]
    pub fn question(&self, file: &str, pairs: &[(f64, f64)]) -> Option<InvalidFile> {
        let problem = match self {
            Self::Fits(_) | Self::Elsewhere(_) => return None,
            Self::LooksLike(readings) => {
                let options = readings.iter().map(|reading| reading.options());
                Problem::LooksLike(options.collect::<Vec<_>>().join(" | "))
            }
            Self::Unknown => Problem::StrangeCoordinates,
        };
        let example = pairs.iter().find(|pair| is_place(pair));
        let example = example.map_or_else(String::new, |(a, b)| format!("{a}; {b}"));
        Some(InvalidFile::new(file, problem).with_value(&example))
    }
}

/// Tells what pairs are. `named` is the system that a person or the file names, `expected` where the places should lie;
/// Hungary and Czechia unless given. Pairs that are no numbers or both zero are passed over; a few hundred pairs are enough.
pub fn detect(
    pairs: &[(f64, f64)],
    named: Option<u32>,
    expected: Option<Extent>,
) -> Result<Verdict, CrsError> {
    let pairs: Vec<_> = pairs.iter().copied().filter(is_place).collect();
    let extents = expected
        .as_ref()
        .map_or(COUNTRIES.as_slice(), std::slice::from_ref);
    let said = named.unwrap_or(4326);
    // A code that is unknown is an error even where there is nothing to try.
    Transformer::to_wgs84(said)?;
    if pairs.is_empty() {
        return Ok(Verdict::Fits(said));
    }
    let as_said = Reading {
        epsg: said,
        axes: Axes::AsNamed,
    };
    if as_said.share(&pairs, extents)? >= 0.5 {
        return Ok(Verdict::Fits(said));
    }
    let mut fitting = Vec::new();
    for reading in others(named) {
        if reading.share(&pairs, extents)? >= 0.5 {
            fitting.push(reading);
        }
    }
    if !fitting.is_empty() {
        return Ok(Verdict::LooksLike(fitting));
    }
    let are_degrees = pairs
        .iter()
        .all(|(a, b)| a.abs() <= 180.0 && b.abs() <= 90.0);
    Ok(if named.is_some() || are_degrees {
        Verdict::Elsewhere(said)
    } else {
        Verdict::Unknown
    })
}

/// Within an extent, the margin around it included; one across the date line holds every longitude.
fn lies_in((lon, lat): &(f64, f64), [west, south, east, north]: &Extent) -> bool {
    let in_width = west > east || (west - MARGIN..=east + MARGIN).contains(lon);
    in_width && (south - MARGIN..=north + MARGIN).contains(lat)
}

fn is_place(pair: &(f64, f64)) -> bool {
    pair.0.is_finite() && pair.1.is_finite() && *pair != (0.0, 0.0)
}

/// Every other way: first the named system's, then the other systems'.
fn others(named: Option<u32>) -> Vec<Reading> {
    let own = named
        .into_iter()
        .flat_map(|epsg| Axes::ALL.map(|axes| Reading { epsg, axes }));
    let known = KNOWN.iter().flat_map(|(epsg, _, ways)| {
        ways.iter().map(|axes| Reading {
            epsg: *epsg,
            axes: *axes,
        })
    });
    let mut all: Vec<Reading> = Vec::new();
    for reading in own.chain(known) {
        if !all.contains(&reading) {
            all.push(reading);
        }
    }
    all
}

#[cfg(test)]
#[path = "coordinates_tests.rs"]
mod tests;

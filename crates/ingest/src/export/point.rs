//! Questions about a place: four columns, or one of `latitude longitude altitude accuracy`, which is parted here.

use std::collections::HashMap;

use super::raw::Raw;

/// Where an answer about a place stands. Columns are positions in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeoPoint {
    /// The question, as its columns name it.
    pub name: String,
    /// WGS 84 latitude in degrees.
    pub latitude: usize,
    /// WGS 84 longitude in degrees.
    pub longitude: usize,
    /// Accuracy in metres.
    pub accuracy: Option<usize>,
}

/// How a place stands in a file.
pub enum Found {
    /// In columns of its own.
    Parted(GeoPoint),
    /// In one column, parted by blanks.
    Joined(usize),
}

/// Latitude, longitude and accuracy as their columns end.
const ENDINGS: [[&str; 3]; 3] = [
    ["_latitude", "_longitude", "_precision"],
    ["-Latitude", "-Longitude", "-Accuracy"],
    [":Latitude", ":Longitude", ":Accuracy"],
];

/// The places of a table, in the order of its columns.
pub fn find(raw: &Raw) -> Vec<Found> {
    let mut names: HashMap<&str, usize> = HashMap::new();
    for (at, name) in raw.header.iter().enumerate() {
        names.entry(name).or_insert(at);
    }
    let mut found = Vec::new();
    let mut parted = Vec::new();
    for (at, name) in raw.header.iter().enumerate() {
        for [latitude, longitude, accuracy] in ENDINGS {
            let Some(base) = name.strip_suffix(latitude) else {
                continue;
            };
            let column = |ending: &str| names.get(format!("{base}{ending}").as_str()).copied();
            if let Some(longitude) = column(longitude) {
                let name = question(base);
                parted.extend(names.get(name.as_str()).copied());
                found.push((
                    at,
                    Found::Parted(GeoPoint {
                        name,
                        latitude: at,
                        longitude,
                        accuracy: column(accuracy),
                    }),
                ));
            }
        }
    }
    for at in 0..raw.header.len() {
        if !parted.contains(&at) && is_joined(raw, at) {
            found.push((at, Found::Joined(at)));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, found)| found).collect()
}

/// The question of `_place`, `_group/place` and `group/_place`.
fn question(base: &str) -> String {
    if let Some(name) = base.strip_prefix('_') {
        return name.to_owned();
    }
    match base.rsplit_once("/_") {
        Some((group, name)) => format!("{group}/{name}"),
        None => base.to_owned(),
    }
}

/// Whether each answer of a column is a place, and one has decimals: codes that are numbers have none.
fn is_joined(raw: &Raw, column: usize) -> bool {
    let mut decimals = false;
    for text in raw.values(Some(column)) {
        if text.is_empty() || text == super::flat::ABSENT {
            continue;
        }
        let Some([latitude, longitude, ..]) = parts(text) else {
            return false;
        };
        decimals |= latitude.contains('.') && longitude.contains('.');
    }
    decimals
}

/// Latitude, longitude and accuracy of a joined answer; the last is empty where it is not there.
pub fn parts(text: &str) -> Option<[&str; 3]> {
    let words: Vec<&str> = text.split_ascii_whitespace().take(5).collect();
    let within = |word: &str, most: f64| word.parse::<f64>().is_ok_and(|n| n.abs() <= most);
    let (latitude, longitude, rest) = match words.as_slice() {
        [latitude, longitude, rest @ ..] if rest.len() < 3 => (*latitude, *longitude, rest),
        _ => return None,
    };
    let fits = within(latitude, 90.0) && within(longitude, 180.0);
    let fits = fits && rest.iter().all(|word| within(word, 1e7));
    fits.then(|| {
        [
            latitude,
            longitude,
            rest.get(1).copied().unwrap_or_default(),
        ]
    })
}

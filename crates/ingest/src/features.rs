//! Features with their properties from `GeoJSON`, `GeoPackage`, `FlatGeobuf` and Shapefile, told by content and never by name:
//! one table of texts and geometries, in the coordinates of the file, within bounds of bytes, features and vertices.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use geo::CoordsIter;
use geo_types::Geometry;

use crate::error::{InvalidFile, Problem, name};

mod dbf;
mod flatgeobuf;
mod geojson;
mod geopackage;
mod points;
mod shapefile;
mod well_known;
mod wkb;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;

pub use points::points;

/// The largest file that is read.
const MAX_BYTES: u64 = 512 << 20;
/// The most features of a file.
const MAX_FEATURES: usize = 2_000_000;
/// The most vertices of all features together.
const MAX_VERTICES: usize = 16_000_000;
/// The most properties a feature may have.
const MAX_FIELDS: usize = 4_096;
/// The most values of all features together, missing ones counted.
const MAX_VALUES: usize = 40_000_000;
/// How deep collections may lie in each other.
const MAX_DEPTH: usize = 16;

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 7946, and the old `crs` member.
    GeoJson,
    /// OGC 12-128.
    GeoPackage,
    /// `FlatGeobuf`, version 3.
    FlatGeobuf,
    /// ESRI Shapefile with its `.dbf`, `.prj` and `.cpg`.
    Shapefile,
}

impl Format {
    /// The name that people know it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON",
            Self::GeoPackage => "GeoPackage",
            Self::FlatGeobuf => "FlatGeobuf",
            Self::Shapefile => "Shapefile",
        }
    }
}

/// What a person chooses where a file leaves it open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'c> {
    /// The layer of a `GeoPackage` that has several.
    pub layer: Option<&'c str>,
    /// The encoding of a Shapefile's texts, such as `windows-1250`.
    pub encoding: Option<&'c str>,
}

/// One feature.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its place in the file, the first being 1.
    pub number: u64,
    /// Its geometry in the file's coordinates; none where it has none or an empty one.
    pub geometry: Option<Geometry<f64>>,
    /// Its properties as texts, one for each field; none where there is no value.
    pub properties: Vec<Option<String>>,
}

/// The features of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Features {
    /// The file's name as messages show it.
    pub file: String,
    /// What it is.
    pub format: Format,
    /// The layer that was read, where the format has layers.
    pub layer: Option<String>,
    /// The encoding of its texts, where the file leaves that open.
    pub encoding: Option<&'static str>,
    /// The EPSG code that the file names; none where it names none, or one that is not recognised.
    pub crs: Option<u32>,
    /// What the file says about its system where that is no code that is recognised.
    pub crs_text: Option<String>,
    /// The names of the properties.
    pub fields: Vec<String>,
    /// The features in the file's order.
    pub features: Vec<Feature>,
}

impl Features {
    fn new(file: &str, format: Format) -> Self {
        Self {
            file: file.to_owned(),
            format,
            layer: None,
            encoding: None,
            crs: None,
            crs_text: None,
            fields: Vec::new(),
            features: Vec::new(),
        }
    }

    /// Where a field stands; a name that differs in case alone is taken if there is one only.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<usize> {
        if let Some(exact) = self.fields.iter().position(|field| field == name) {
            return Some(exact);
        }
        let folded = name.to_lowercase();
        let mut like =
            (0..self.fields.len()).filter(|at| self.fields[*at].to_lowercase() == folded);
        like.next().filter(|_| like.next().is_none())
    }

    /// Some of the coordinates, evenly over all features: at most `most` pairs as they stand in the file.
    #[must_use]
    pub fn sample(&self, most: usize) -> Vec<(f64, f64)> {
        let shapes = || {
            self.features
                .iter()
                .filter_map(|feature| feature.geometry.as_ref())
        };
        let count: usize = shapes().map(CoordsIter::coords_count).sum();
        let step = count.div_ceil(most.max(1)).max(1);
        let all = shapes().flat_map(CoordsIter::coords_iter);
        all.step_by(step).map(|c| (c.x, c.y)).collect()
    }

    /// Takes in a feature, within the bounds.
    fn push(&mut self, feature: Feature, budget: &mut Budget) -> Result<(), InvalidFile> {
        budget.feature(&self.file)?;
        budget.values(&self.file, feature.properties.len())?;
        if let Some(shape) = &feature.geometry {
            budget.vertices(&self.file, shape.coords_count())?;
        }
        self.features.push(feature);
        Ok(())
    }
}

/// How much more may be read.
struct Budget {
    features: usize,
    vertices: usize,
    values: usize,
}

impl Budget {
    const fn new() -> Self {
        Self {
            features: MAX_FEATURES,
            vertices: MAX_VERTICES,
            values: MAX_VALUES,
        }
    }

    fn feature(&mut self, file: &str) -> Result<(), InvalidFile> {
        let left = self.features.checked_sub(1);
        self.features =
            left.ok_or_else(|| too_large(file, format!("> {MAX_FEATURES} features")))?;
        Ok(())
    }

    fn values(&mut self, file: &str, count: usize) -> Result<(), InvalidFile> {
        let left = self.values.checked_sub(count);
        self.values = left.ok_or_else(|| too_large(file, format!("> {MAX_VALUES} values")))?;
        Ok(())
    }

    fn vertices(&mut self, file: &str, count: usize) -> Result<(), InvalidFile> {
        let left = self.vertices.checked_sub(count);
        self.vertices =
            left.ok_or_else(|| too_large(file, format!("> {MAX_VERTICES} vertices")))?;
        Ok(())
    }
}

fn too_large(file: &str, what: String) -> InvalidFile {
    InvalidFile::new(file, Problem::GeoTooLarge(what))
}

/// A file that its format's rules do not allow.
fn broken(file: &str, format: Format, what: &str) -> InvalidFile {
    let what = format!("{}: {what}", format.name());
    InvalidFile::new(file, Problem::GeoFile(what))
}

/// Whether a file begins as one of these formats does; a text table never does.
pub fn is_geographic(path: &Path) -> Result<bool, InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let mut head = Vec::new();
    let opened = File::open(path).map_err(unreadable)?;
    opened.take(64).read_to_end(&mut head).map_err(unreadable)?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head);
    let beginnings: [&[u8]; 3] = [b"SQLite format 3\0", b"fgb\x03", b"\x00\x00\x27\x0a"];
    let is_binary = beginnings
        .iter()
        .any(|beginning| head.starts_with(beginning));
    Ok(is_binary || text.trim_ascii_start().starts_with(b"{"))
}

/// Reads a file of features, whatever its name ends in. A part of a Shapefile stands for the whole.
pub fn read(path: &Path, choice: &Choice<'_>) -> Result<Features, InvalidFile> {
    let path = &whole(path);
    let file = name(path);
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let opened = File::open(path).map_err(unreadable)?;
    if opened.metadata().map_err(unreadable)?.len() > MAX_BYTES {
        return Err(too_large(&file, format!("> {} MiB", MAX_BYTES >> 20)));
    }
    let mut head = Vec::new();
    (&opened)
        .take(64)
        .read_to_end(&mut head)
        .map_err(unreadable)?;
    if head.starts_with(b"SQLite format 3\0") {
        drop(opened);
        return geopackage::read(path, choice.layer);
    }
    let mut bytes = head;
    opened
        .take(MAX_BYTES)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    of_bytes(path, &bytes, choice)
}

fn of_bytes(path: &Path, bytes: &[u8], choice: &Choice<'_>) -> Result<Features, InvalidFile> {
    let file = name(path);
    if bytes.is_empty() {
        return Err(InvalidFile::new(&file, Problem::Empty));
    }
    if bytes.starts_with(b"fgb") {
        return flatgeobuf::parse(&file, bytes);
    }
    if bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        return shapefile::read(path, bytes, choice.encoding);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.trim_ascii_start().starts_with(b"{") {
        return geojson::parse(&file, text);
    }
    let what = if bytes.starts_with(b"PK") {
        "ZIP"
    } else if text.trim_ascii_start().starts_with(b"<") {
        "XML"
    } else {
        "?"
    };
    let problem = Problem::NotFeatures(what.to_owned());
    Err(InvalidFile::new(&file, problem))
}

/// The `.shp` of a Shapefile that was named by another of its files.
fn whole(path: &Path) -> PathBuf {
    let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let is_part =
        ending.is_some_and(|e| ["dbf", "shx", "prj", "cpg"].iter().any(|part| e == *part));
    if is_part && let Some(shapes) = beside(path, "shp") {
        return shapes;
    }
    path.to_owned()
}

/// The file of this name and another ending, in lower or upper case.
fn beside(path: &Path, ending: &str) -> Option<PathBuf> {
    let endings = [ending.to_owned(), ending.to_uppercase()];
    let named = endings
        .into_iter()
        .map(|ending| path.with_extension(ending));
    named.into_iter().find(|path| path.is_file())
}

/// Reads a small file beside another.
fn small(path: &Path) -> Result<Vec<u8>, InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let opened = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    opened
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large(&name(path), format!("> {} MiB", MAX_BYTES >> 20)));
    }
    Ok(bytes)
}

/// Whether a geometry has no vertex at all, or an only one that is no place.
fn is_empty(shape: &Geometry<f64>) -> bool {
    match shape {
        Geometry::Point(point) => point.x().is_nan() || point.y().is_nan(),
        other => other.coords_count() == 0,
    }
}

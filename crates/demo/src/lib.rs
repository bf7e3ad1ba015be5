//! The demo town: Tata in shape and size, with invented people, as survey files like anybody's.
//!
//! Eight half-yearly waves of three registers (households, people, care forms of elders), two area sets, a basemap and an
//! invented register of addresses are written to a folder. Clusters are planted in them that grow, fade, move and stay (`planted.rs`
//! says where); people age, are born, lose their partner, come and go; some do not answer, and a few rows are wrong.
//! The same seed gives the same bytes, and any number of households is streamed.

mod basemap;
mod borders;
mod care;
mod deprivation;
mod desk;
mod dirt;
mod dispersed;
mod draw;
mod drawing;
mod error;
mod family;
mod form_care;
mod form_household;
mod form_person;
mod home;
mod household;
mod kind;
mod member;
mod money;
mod planted;
mod point;
mod quarter;
mod readme;
mod register;
mod row;
mod situation;
mod table;
mod town;
mod wave;
mod whole_file;
mod words;
mod work;

use std::fs;
use std::path::{Path, PathBuf};

pub use crate::desk::{DeskFiles, DeskOf, EntryFile, Worker, write_desk};
pub use crate::error::DemoError;
use crate::town::Town;
use crate::wave::Wave;
use crate::whole_file::{refused, write_text};

/// Households that can be numbered and named.
const MOST_HOUSEHOLDS: u32 = 100_000_000;

/// What to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Households of the town; its neighbour Baj comes on top, in proportion (2,887 people to 23,549). In the dispersed
    /// variant all households.
    pub households: u32,
    /// The same seed gives the same bytes.
    pub seed: u64,
    /// How many of the eight waves, from the first on.
    pub waves: u8,
    /// Villages and scattered farms around one small town, in four municipalities, instead of the town of Tata.
    pub is_dispersed: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            households: 9_940,
            seed: 78,
            waves: planted::WAVES,
            is_dispersed: false,
        }
    }
}

impl Options {
    /// The dispersed variant, 12,000 households.
    #[must_use]
    pub fn dispersed() -> Self {
        Self {
            households: dispersed::HOUSEHOLDS,
            is_dispersed: true,
            ..Self::default()
        }
    }
}

/// What was written, in the order in which it is to be taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// Area sets and the basemap.
    pub areas: Vec<AreaFile>,
    /// Survey files, wave by wave.
    pub surveys: Vec<SurveyFile>,
    /// The register of addresses, which may be taken in at any time; none in the dispersed variant.
    pub addresses: Option<PathBuf>,
}

/// A file of areas or of the basemap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaFile {
    /// The set's name.
    pub set: &'static str,
    /// Where it is.
    pub path: PathBuf,
    /// A basemap: features with a kind, no areas to count in.
    pub is_basemap: bool,
    /// The property that holds an area's id.
    pub id_field: &'static str,
    /// The property that holds an area's name.
    pub name_field: &'static str,
}

/// A survey file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyFile {
    /// The register, which is the name of its codebook.
    pub register: &'static str,
    /// The wave, such as `2021-1`.
    pub wave: String,
    /// Where it is.
    pub path: PathBuf,
    /// EPSG code of its coordinates, where they are not longitude and latitude.
    pub crs: Option<u32>,
    /// Rows below the header.
    pub rows: u64,
    /// How many of them are wrong on purpose.
    pub spoiled: u64,
}

/// How far the writing has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The area sets and the basemap were written.
    Areas,
    /// A wave is being written.
    Wave {
        /// Its name, such as `2021-1`.
        name: &'a str,
        /// Its number from 1.
        number: u32,
        /// Waves in all.
        of: u32,
        /// Households gone through.
        households: u32,
        /// Households in all.
        total: u32,
    },
}

/// Writes the demo town to a folder, which is made if it is not there. Files of an earlier demo town are replaced;
/// a folder whose `areas` or `waves` are somebody else's is refused.
pub fn write(
    dir: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Step<'_>),
) -> Result<Files, DemoError> {
    if !(1..=MOST_HOUSEHOLDS).contains(&options.households) {
        return Err(DemoError::Households(options.households));
    }
    prepare(dir)?;
    write_text(dir.join("README.txt"), &readme::text(options))?;
    let mut files = Files {
        areas: write_areas(&dir.join("areas"), options.is_dispersed)?,
        surveys: Vec::new(),
        addresses: None,
    };
    if !options.is_dispersed {
        let path = dir.join("areas").join("addresses.csv");
        files.addresses = Some(write_text(path, &register::text(options.seed))?);
    }
    progress(Step::Areas);
    let town = Town::new(options);
    for wave in Wave::all().take(usize::from(options.waves)) {
        files
            .surveys
            .extend(town.write(&dir.join("waves"), &wave, progress)?);
    }
    Ok(files)
}

fn prepare(dir: &Path) -> Result<(), DemoError> {
    let note = fs::read_to_string(dir.join("README.txt")).unwrap_or_default();
    for folder in ["areas", "waves"].map(|name| dir.join(name)) {
        if folder.exists() && !note.starts_with(readme::FIRST_LINE) {
            return Err(DemoError::Occupied(dir.to_owned()));
        }
        fs::create_dir_all(&folder).map_err(|reason| refused(&folder, reason))?;
    }
    Ok(())
}

fn write_areas(dir: &Path, is_dispersed: bool) -> Result<Vec<AreaFile>, DemoError> {
    let (municipalities, districts, features) = if is_dispersed {
        (
            dispersed::MUNICIPALITIES,
            dispersed::DISTRICTS,
            dispersed::FEATURES,
        )
    } else {
        (
            borders::MUNICIPALITIES,
            borders::DISTRICTS,
            basemap::FEATURES,
        )
    };
    let sets = [
        ("municipalities", drawing::areas(municipalities)),
        ("districts", drawing::areas(districts)),
        ("basemap", drawing::basemap(features)),
    ];
    let write = |(set, text): (&'static str, String)| {
        Ok(AreaFile {
            set,
            path: write_text(dir.join(format!("{set}.geojson")), &text)?,
            is_basemap: set == "basemap",
            id_field: "id",
            name_field: "name",
        })
    };
    sets.into_iter().map(write).collect()
}

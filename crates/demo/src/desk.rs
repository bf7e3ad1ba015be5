//! What stands on the desk of three demo districts: organisations, sites, services, signals and measures of Tata, of five
//! municipalities around Tiszakécske, and of three towns around Benešov that share some of it. Every organisation, person and
//! sum is invented; the municipalities' names and middles are real.

mod homes;
mod measures;
mod places;
mod services;
mod sheet;
mod signals;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::error::DemoError;
use crate::whole_file::refused;

use self::homes::Homes;
use self::places::{District, Municipality};

/// A demo district.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeskOf {
    /// The town of Tata, whose households the demo town has.
    Tata,
    /// Tiszakécske and four villages.
    Tiszakecske,
    /// Benešov, Vlašim and Votice.
    Benesov,
}

impl DeskOf {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Tata, Self::Tiszakecske, Self::Benesov];

    /// Its name on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Tata => "tata",
            Self::Tiszakecske => "tiszakecske",
            Self::Benesov => "benesov",
        }
    }

    const fn district(self) -> &'static District {
        match self {
            Self::Tata => &places::TATA,
            Self::Tiszakecske => &places::TISZAKECSKE,
            Self::Benesov => &places::BENESOV,
        }
    }
}

/// Somebody who works at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worker {
    /// The account.
    pub name: String,
    /// The role, by its id.
    pub role: &'static str,
    /// Whether with the right to records.
    pub records: bool,
    /// The municipality.
    pub tenant: &'static str,
    /// The organisation.
    pub organisation: Option<&'static str>,
}

/// A file of entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFile {
    /// The register.
    pub register: &'static str,
    /// The municipality.
    pub tenant: &'static str,
    /// Where it is.
    pub path: PathBuf,
    /// Rows below the header.
    pub rows: usize,
}

/// What was written, in the order in which it is to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskFiles {
    /// The district's code, where municipalities share something.
    pub district: Option<&'static str>,
    /// The registers that they share.
    pub shares: &'static [&'static str],
    /// Municipalities: code and name.
    pub tenants: Vec<(&'static str, &'static str)>,
    /// Accounts, the coordinators' first.
    pub staff: Vec<Worker>,
    /// Files.
    pub files: Vec<EntryFile>,
}

/// Writes a district's files to `dir/desk/MUNICIPALITY/REGISTER.csv`. The same seed and day give the same bytes; signals end on
/// that day. With `surveyed` the store knows the demo town's households, and the signals of Tata are about them.
pub fn write_desk(
    dir: &Path,
    (of, surveyed): (DeskOf, bool),
    seed: u64,
    today: Date,
) -> Result<DeskFiles, DemoError> {
    let district = of.district();
    let homes = (surveyed && of == DeskOf::Tata).then(Homes::of_the_town);
    let mut files = Vec::new();
    for (nth, town) in district.municipalities.iter().enumerate() {
        let folder = dir.join("desk").join(town.code);
        fs::create_dir_all(&folder).map_err(|reason| refused(&folder, reason))?;
        let seed = seed.wrapping_add(nth as u64);
        for sheet in sheets(district, (town, homes.as_ref()), seed, today) {
            files.push(EntryFile {
                register: sheet.register(),
                tenant: town.code,
                path: sheet.write(&folder)?,
                rows: sheet.rows(),
            });
        }
    }
    Ok(DeskFiles {
        district: (district.municipalities.len() > 1).then_some(district.code),
        shares: district.shares,
        tenants: district
            .municipalities
            .iter()
            .map(|town| (town.code, town.name))
            .collect(),
        staff: district.municipalities.iter().flat_map(staff).collect(),
        files,
    })
}

/// A municipality's registers, each after those that it links to.
fn sheets(
    district: &District,
    (town, homes): (&Municipality, Option<&Homes>),
    seed: u64,
    today: Date,
) -> Vec<sheet::Sheet> {
    let words = district.words;
    let mut all = services::sheets(words, town, today);
    all.push(signals::sheet(words, (town, homes), seed, today));
    all.extend(measures::sheets(words, town, today));
    all
}

fn staff(town: &Municipality) -> Vec<Worker> {
    let worker = |part: &str, role, records, organisation| Worker {
        name: format!("{part}-{}", town.code),
        role,
        records,
        tenant: town.code,
        organisation,
    };
    vec![
        worker("coordinator", "analyst", true, Some("office")),
        worker("handler", "social_worker", false, Some("family-support")),
        worker("carer", "social_worker", false, Some("care-centre")),
        worker("nurse", "social_worker", false, Some("health-visitors")),
        worker("teacher", "social_worker", false, Some("school")),
        worker("publisher", "publisher", false, None),
        worker("administrator", "administrator", false, None),
        worker("auditor", "auditor", false, None),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_same_seed_and_day_give_the_same_bytes_and_every_row_has_an_id_of_its_own() {
        let today = date(2026, 3, 2);
        for of in DeskOf::ALL {
            let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
            let first = write_desk(one.path(), (of, false), 78, today).unwrap();
            let second = write_desk(other.path(), (of, false), 78, today).unwrap();
            assert_eq!(first.files.len(), second.files.len());
            for (a, b) in first.files.iter().zip(&second.files) {
                let text = fs::read_to_string(&a.path).unwrap();
                assert_eq!(text, fs::read_to_string(&b.path).unwrap());
                let ids: BTreeSet<&str> = text
                    .lines()
                    .skip(1)
                    .filter_map(|line| line.split(',').next())
                    .collect();
                assert_eq!(ids.len(), a.rows, "{}", a.path.display());
                assert!(a.rows > 0, "{}", a.path.display());
            }
        }
    }

    #[test]
    fn signals_of_a_surveyed_town_are_about_its_households() {
        let folder = tempfile::tempdir().unwrap();
        let of = (DeskOf::Tata, true);
        let files = write_desk(folder.path(), of, 78, date(2026, 3, 2)).unwrap();
        let signals = files.files.iter().find(|own| own.register == "signal");
        let mut table = csv::Reader::from_path(&signals.unwrap().path).unwrap();
        let header = table.headers().unwrap().clone();
        let at = header.iter().position(|name| name == "household").unwrap();
        let known = table.records().filter(|row| {
            let cell = &row.as_ref().unwrap()[at];
            assert!(
                cell.is_empty() || cell.len() == 7 && cell.starts_with('H'),
                "{cell}"
            );
            !cell.is_empty()
        });
        let share = known.count() as f64 / signals.unwrap().rows as f64;
        assert!((0.78..0.95).contains(&share), "{share}");
    }

    #[test]
    fn districts_have_the_municipalities_that_they_are_known_for() {
        let count = |of: DeskOf| of.district().municipalities.len();
        assert_eq!(DeskOf::ALL.map(count), [1, 5, 3]);
    }
}

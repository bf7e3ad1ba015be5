//! The columns of a register by their names: those of the Czech address register as published, and those that tables in
//! Hungarian, Czech and English have.

use super::fold;
use crate::error::{InvalidFile, Problem, some_of};

/// What a register's column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Settlement,
    Code,
    Part,
    District,
    Street,
    StreetKind,
    NumberKind,
    Number,
    Evidencni,
    Orientation,
    Letter,
    Postcode,
    Lon,
    Lat,
    /// Two columns of metres, whichever is which.
    First,
    Second,
}

/// Names without accents, blanks and signs; of two columns for one field the name that stands first here is taken.
const NAMES: &[(&str, Field)] = &[
    ("nazevobce", Field::Settlement),
    ("telepules", Field::Settlement),
    ("telepulesnev", Field::Settlement),
    ("telepulesneve", Field::Settlement),
    ("helyseg", Field::Settlement),
    ("helysegnev", Field::Settlement),
    ("varos", Field::Settlement),
    ("obec", Field::Settlement),
    ("mesto", Field::Settlement),
    ("settlement", Field::Settlement),
    ("municipality", Field::Settlement),
    ("city", Field::Settlement),
    ("town", Field::Settlement),
    ("kodobce", Field::Code),
    ("kshkod", Field::Code),
    ("telepuleskod", Field::Code),
    ("nazevcastiobce", Field::Part),
    ("castobce", Field::Part),
    ("cast", Field::Part),
    ("telepulesresz", Field::Part),
    ("varosresz", Field::Part),
    ("part", Field::Part),
    ("nazevmomc", Field::District),
    ("nazevobvoduprahy", Field::District),
    ("kerulet", Field::District),
    ("obvod", Field::District),
    ("district", Field::District),
    ("nazevulice", Field::Street),
    ("kozteruletneve", Field::Street),
    ("kozteruletnev", Field::Street),
    ("kozterulet", Field::Street),
    ("utcanev", Field::Street),
    ("utca", Field::Street),
    ("ulice", Field::Street),
    ("street", Field::Street),
    ("streetname", Field::Street),
    ("kozteruletjellege", Field::StreetKind),
    ("kozteruletjelleg", Field::StreetKind),
    ("typso", Field::NumberKind),
    ("typcisla", Field::NumberKind),
    ("cislodomovni", Field::Number),
    ("cislopopisne", Field::Number),
    ("hazszam", Field::Number),
    ("hsz", Field::Number),
    ("cislo", Field::Number),
    ("housenumber", Field::Number),
    ("number", Field::Number),
    ("cisloevidencni", Field::Evidencni),
    ("cisloorientacni", Field::Orientation),
    ("znakcislaorientacniho", Field::Letter),
    ("betujel", Field::Letter),
    ("psc", Field::Postcode),
    ("iranyitoszam", Field::Postcode),
    ("irsz", Field::Postcode),
    ("postcode", Field::Postcode),
    ("postalcode", Field::Postcode),
    ("zip", Field::Postcode),
    ("lon", Field::Lon),
    ("lng", Field::Lon),
    ("longitude", Field::Lon),
    ("hosszusag", Field::Lon),
    ("zemepisnadelka", Field::Lon),
    ("lat", Field::Lat),
    ("latitude", Field::Lat),
    ("szelesseg", Field::Lat),
    ("zemepisnasirka", Field::Lat),
    ("souradnicey", Field::First),
    ("souradnicex", Field::Second),
    ("eovy", Field::First),
    ("eovx", Field::Second),
    ("east", Field::First),
    ("north", Field::Second),
    ("easting", Field::First),
    ("northing", Field::Second),
    ("x", Field::First),
    ("y", Field::Second),
];

/// Which column holds which field, and in which system metres are.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    found: Vec<(Field, usize)>,
    /// The EPSG code of metres; none for degrees.
    pub epsg: Option<u32>,
}

impl Columns {
    /// Reads a header.
    pub fn read(file: &str, names: &[String], crs: Option<u32>) -> Result<Self, InvalidFile> {
        let keys: Vec<String> = names.iter().map(|name| fold::compact(name)).collect();
        let mut found: Vec<(Field, usize)> = Vec::new();
        for (name, field) in NAMES {
            let known = found.iter().any(|(of, _)| of == field);
            // Prague has its district in one of two columns, and other towns in the other.
            if !known || *field == Field::District {
                let at = keys.iter().position(|key| key == name);
                found.extend(at.map(|at| (*field, at)));
            }
        }
        let has = |field: Field| found.iter().any(|(of, _)| *of == field);
        let missing = |column: &str| {
            let found = some_of(names.iter().map(String::as_str));
            let problem = Problem::MissingColumn { found };
            Err(InvalidFile::new(file, problem).at_row(1).in_column(column))
        };
        if !has(Field::Settlement) {
            return missing("település / obec / settlement");
        }
        if !has(Field::Number) && !has(Field::Evidencni) {
            return missing("házszám / číslo / number");
        }
        let metres = has(Field::First) && has(Field::Second);
        let degrees = has(Field::Lon) && has(Field::Lat);
        let named = |name: &str| keys.iter().any(|key| key == name);
        let own = if named("souradnicey") {
            Some(5514)
        } else if named("eovy") {
            Some(23_700)
        } else {
            None
        };
        let epsg = match (degrees, metres) {
            (true, _) => None,
            (false, true) => match crs.or(own) {
                Some(4326) => None,
                Some(code) => Some(code),
                None => return Err(InvalidFile::new(file, Problem::NoCrs).at_row(1)),
            },
            (false, false) => return missing("lon, lat"),
        };
        if !degrees {
            for (field, _) in &mut found {
                *field = match (*field, epsg) {
                    (Field::First, None) => Field::Lon,
                    (Field::Second, None) => Field::Lat,
                    (other, _) => other,
                };
            }
        }
        Ok(Self { found, epsg })
    }

    /// The cell of a field, trimmed; blank where there is none.
    pub fn cell<'r>(&self, row: &'r csv::StringRecord, field: Field) -> &'r str {
        let of = self.found.iter().filter(|(of, _)| *of == field);
        let mut cells = of.filter_map(|(_, at)| row.get(*at)).map(str::trim);
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The two cells of the coordinates.
    pub fn coordinates<'r>(&self, row: &'r csv::StringRecord) -> (&'r str, &'r str) {
        if self.epsg.is_some() {
            (self.cell(row, Field::First), self.cell(row, Field::Second))
        } else {
            (self.cell(row, Field::Lon), self.cell(row, Field::Lat))
        }
    }

    /// Easting and northing from the two cells. Both national grids tell their axes by size alone, whatever the columns
    /// are called: Krovak's southing is the greater, and both are negative in EPSG:5514, positive in the old signs
    /// that the Czech register still has; EOV's easting is always the greater.
    pub fn east_north(&self, first: f64, second: f64) -> (f64, f64) {
        let (less, more) = if first.abs() < second.abs() {
            (first, second)
        } else {
            (second, first)
        };
        match self.epsg {
            Some(5514) => (-less.abs(), -more.abs()),
            Some(23_700) => (more, less),
            _ => (first, second),
        }
    }
}

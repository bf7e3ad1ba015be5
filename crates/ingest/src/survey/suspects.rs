//! Rows of one file that may be about the same unit under two ids: compared while names are at hand, which the store does
//! not keep.

use csv::ByteRecord;
use gocpont_core::codebook::{Sensitivity, Variable, VariableType};
use gocpont_core::record::Record;
use jiff::civil::Date;

use super::cell::date;
use super::header::Header;
use crate::duplicates::{Finder, Pairs, Row};
use crate::mapping::fold::fold;

/// Bytes that are kept of a file's rows; rows beyond are not compared, and that is told.
const KEPT: usize = 16 << 20;

/// Words of a name's variable, folded: of code or label.
const NAME: [&str; 6] = ["name", "nev", "neve", "jmeno", "prijmeni", "surname"];

/// Words of a birth date's.
const BIRTH: [&str; 4] = ["birth", "szuletesi", "szuletes", "narozeni"];

/// What a row says of who it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    name: String,
    birth: Option<Date>,
    address: String,
}

/// The columns to compare by, and the rows so far.
pub struct Suspects {
    names: Vec<usize>,
    births: Vec<usize>,
    addresses: Vec<usize>,
    finder: Finder,
}

impl Suspects {
    /// None where no column holds a name: without one, neighbours of one birthday would be suspected.
    pub fn new(header: &Header, variables: &[Variable]) -> Option<Self> {
        let of = |is: &dyn Fn(&Variable) -> bool| {
            let columns = header.columns.iter().filter(|column| {
                let mut variable = variables.iter().filter(|v| v.code == column.code);
                variable.next().is_some_and(is)
            });
            columns.map(|column| column.index).collect::<Vec<_>>()
        };
        let names = of(&|v| {
            let may = v.kind == VariableType::Text && v.sensitivity == Sensitivity::Identifying;
            may && v.role.is_none() && has_word(v, &NAME)
        });
        if names.is_empty() {
            return None;
        }
        Some(Self {
            names,
            births: of(&|v| {
                v.kind == VariableType::Date && v.role.is_none() && has_word(v, &BIRTH)
            }),
            addresses: header.address.iter().map(|(at, _)| *at).collect(),
            finder: Finder::new(KEPT),
        })
    }

    /// What a row says.
    pub fn about(&self, cells: &ByteRecord) -> About {
        let joined = |columns: &[usize]| {
            let cells = columns.iter().filter_map(|at| cells.get(*at));
            let cells = cells.filter_map(|cell| str::from_utf8(cell).ok());
            cells.map(str::trim).collect::<Vec<_>>().join(" ")
        };
        let mut births = self.births.iter().filter_map(|at| cells.get(*at));
        About {
            name: joined(&self.names),
            birth: births.find_map(|cell| date(cell.trim_ascii()).ok()),
            address: joined(&self.addresses),
        }
    }

    /// Takes in a row that was taken.
    pub fn add(&mut self, about: &About, record: &Record) {
        self.finder.add(&Row {
            row: record.row,
            name: &about.name,
            birth: about.birth,
            address: &about.address,
            place: record.place.as_ref().map(|place| place.hex.into()),
        });
    }

    /// The pairs among the rows so far.
    pub fn pairs(&self) -> Pairs {
        self.finder.pairs()
    }
}

fn has_word(variable: &Variable, words: &[&str]) -> bool {
    let label = &variable.label;
    let names = [&variable.code, &label.hu, &label.cs, &label.en];
    let mut names = names.into_iter().map(|name| fold(name));
    names.any(|name| name.split(' ').any(|word| words.contains(&word)))
}

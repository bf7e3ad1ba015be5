//! `XLSForm`s, the spreadsheets that `KoboToolbox` and ODK make questionnaires of: read into a codebook draft, and written
//! from codebooks so that a town can collect with phones (xlsform.org describes the format).

pub use self::convert::{Converted, convert};
pub use self::form::{Counts, Form};
pub use self::problem::FormProblem;
pub use self::read::{read, read_workbook};
pub use self::terms::Terms;
pub use self::write::{Written, write};

mod choices;
mod code;
mod columns;
mod constraint;
mod convert;
mod form;
mod guess;
mod kind;
mod language;
mod problem;
mod read;
mod registers;
mod survey;
mod terms;
mod variables;
mod write;

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod real_tests;
#[cfg(test)]
mod round_trip_tests;
#[cfg(test)]
mod tests;

//! Addresses of Hungary and Czechia: how they are written, registers that say where houses are, and a gazetteer that
//! finds an address in them without any network. A wrong house is far worse than none: numbers are never guessed, a
//! street only where its name is misspelt beyond doubt, and what fits two houses fits none.

mod build;
mod columns;
mod distance;
mod fold;
mod locate;
mod locator;
mod number;
mod parse;
mod register;
mod scope;
mod search;
mod street;
mod words;

#[cfg(test)]
mod evaluation;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod towns;

pub use build::{Gazetteer, House};
pub use locate::{Candidate, Found, Located, Spot};
pub use locator::{Cells, Locator, NotLocated};
pub use number::{HouseNumber, NumberKind};
pub use register::{Entry, Register, files};
pub use street::StreetName;

/// An address, taken apart and normalised: small letters, no accents, no full stops.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The settlement (town, village), or what stands in its place.
    pub settlement: String,
    /// A part of it: part of a municipality, district.
    pub part: String,
    /// The street, its kind apart from its name; in a village without streets perhaps the part.
    pub street: StreetName,
    /// The house number with its letter, range and orientation number; none where there is none.
    pub number: Option<HouseNumber>,
    /// Postcode: four digits in Hungary, five in Czechia.
    pub postcode: Option<u32>,
    /// What was written.
    pub raw: String,
}

impl Address {
    /// Reads one line of free text, such as `2890 Tata, Ady Endre u. 9.` or `Šímova 510, 256 01 Benešov`. What cannot
    /// be understood is left out.
    #[must_use]
    pub fn parse(line: &str) -> Self {
        parse::line(line)
    }

    /// Reads the cells of a table. Any may be blank; the street's may hold the house number too, the settlement's the
    /// postcode.
    #[must_use]
    pub fn from_parts(
        settlement: &str,
        part: &str,
        street: &str,
        number: &str,
        postcode: &str,
    ) -> Self {
        parse::parts(settlement, part, street, number, postcode)
    }

    /// Whether nothing in it could locate anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.settlement.is_empty()
            && self.part.is_empty()
            && self.street.is_empty()
            && self.postcode.is_none()
    }
}

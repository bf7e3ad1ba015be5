//! A row's address cells to coordinates, or to the reason why not with what may have been meant: what import asks.

use std::sync::Arc;

use gocpont_core::codebook::Role;
use gocpont_core::record::Precision;

use super::locate::{Candidate, Located};
use super::{Address, Gazetteer};
use crate::rejection::{Reason, Rejection};

/// The address cells of a row, by their roles; blank where a file has no such column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cells<'r> {
    /// The whole address in one cell.
    pub line: &'r str,
    /// The settlement.
    pub settlement: &'r str,
    /// Its part or district.
    pub part: &'r str,
    /// The street, perhaps with the number.
    pub street: &'r str,
    /// The house number.
    pub number: &'r str,
    /// The postcode.
    pub postcode: &'r str,
}

impl<'r> Cells<'r> {
    /// Puts a cell where its role says; false for a role that is none of an address.
    pub fn put(&mut self, role: Role, cell: &'r str) -> bool {
        let place = match role {
            Role::Address => &mut self.line,
            Role::AddressSettlement => &mut self.settlement,
            Role::AddressPart => &mut self.part,
            Role::AddressStreet => &mut self.street,
            Role::AddressNumber => &mut self.number,
            Role::AddressPostcode => &mut self.postcode,
            _ => return false,
        };
        *place = cell;
        true
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn are_blank(&self) -> bool {
        let cells = [
            self.line,
            self.settlement,
            self.part,
            self.street,
            self.number,
            self.postcode,
        ];
        cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// The address; what stands in cells of its own outdoes the line.
    #[must_use]
    pub fn address(&self) -> Address {
        let apart = [
            self.settlement,
            self.part,
            self.street,
            self.number,
            self.postcode,
        ];
        if apart.iter().all(|cell| cell.trim().is_empty()) {
            return Address::parse(self.line);
        }
        let parts = Address::from_parts(
            self.settlement,
            self.part,
            self.street,
            self.number,
            self.postcode,
        );
        let line = if self.line.trim().is_empty() {
            return parts;
        } else {
            Address::parse(self.line)
        };
        let text = |own: String, other: String| if own.is_empty() { other } else { own };
        let has_street = !parts.street.is_empty() || parts.number.is_some();
        Address {
            settlement: text(parts.settlement, line.settlement),
            part: text(parts.part, line.part),
            street: if has_street {
                parts.street
            } else {
                line.street
            },
            number: parts.number.or(line.number),
            postcode: parts.postcode.or(line.postcode),
            raw: format!("{}, {}", line.raw, parts.raw),
        }
    }
}

/// Why an address gives no place that is precise enough.
#[derive(Clone, Debug, PartialEq)]
pub struct NotLocated {
    /// [`Reason::AddressUnknown`], [`Reason::AddressAmbiguous`] or [`Reason::AddressImprecise`].
    pub reason: Reason,
    /// What was written.
    pub written: String,
    /// What may have been meant, best first, with scores; blank where nothing is near.
    pub candidates: String,
}

impl NotLocated {
    /// The rejection of the row; `column` names the address columns.
    #[must_use]
    pub fn rejection(self, row: u64, column: &str) -> Rejection {
        // Sentences choose by this word.
        let none = || "none".to_owned();
        let candidates = Some(self.candidates).filter(|text| !text.is_empty());
        Rejection {
            row,
            column: column.to_owned(),
            value: self.written,
            expected: candidates.unwrap_or_else(none),
            reason: self.reason,
        }
    }
}

/// Locates rows by a gazetteer, and takes only what is precise enough.
#[derive(Clone, Debug)]
pub struct Locator {
    gazetteer: Arc<Gazetteer>,
    accept: Precision,
}

impl Locator {
    /// `accept` is the least precise that is taken: [`Precision::HouseSimilar`] unless somebody asks for streets.
    #[must_use]
    pub const fn new(gazetteer: Arc<Gazetteer>, accept: Precision) -> Self {
        Self { gazetteer, accept }
    }

    /// Longitude and latitude (WGS 84 degrees) of a row's address with their precision, or why not.
    pub fn locate(&self, cells: &Cells<'_>) -> Result<(f64, f64, Precision), NotLocated> {
        let address = cells.address();
        let (place, candidates) = match self.gazetteer.locate(&address) {
            Located::Exact(found) => ((found.lon, found.lat, Precision::House), Vec::new()),
            Located::Close {
                found, candidates, ..
            } => ((found.lon, found.lat, Precision::HouseSimilar), candidates),
            Located::Street(spot) => ((spot.lon, spot.lat, Precision::Street), spot.candidates),
            Located::Settlement(spot) => {
                ((spot.lon, spot.lat, Precision::Settlement), spot.candidates)
            }
            Located::Ambiguous { candidates } => {
                return Err(refused(Reason::AddressAmbiguous, &address, &candidates));
            }
            Located::Unknown { candidates } => {
                return Err(refused(Reason::AddressUnknown, &address, &candidates));
            }
        };
        if place.2 > self.accept {
            let reason = if place.2 == Precision::Settlement && !candidates.is_empty() {
                Reason::AddressUnknown
            } else {
                Reason::AddressImprecise
            };
            return Err(refused(reason, &address, &candidates));
        }
        Ok(place)
    }
}

fn refused(reason: Reason, address: &Address, candidates: &[Candidate]) -> NotLocated {
    let shown = candidates
        .iter()
        .map(|c| format!("{} ({:.2})", c.text, c.score));
    NotLocated {
        reason,
        written: address.raw.chars().take(200).collect(),
        candidates: shown.collect::<Vec<_>>().join("; "),
    }
}

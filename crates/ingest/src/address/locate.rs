//! What the gazetteer says of an address: a house, a street, a settlement, or why none, with the candidates.

use super::Address;
use super::build::{Gazetteer, House, Row};
use super::number::Fit;
use super::scope::Scope;
use super::search::Hits;
use super::words::is_common;

/// A house that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// Which it is.
    pub house: House,
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
}

/// What else may have been meant, as people read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The address or the street.
    pub text: String,
    /// How near it is, from 0 to 1.
    pub score: f64,
}

/// The middle of a street or a settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Longitude, WGS 84 degrees.
    pub lon: f64,
    /// Latitude, WGS 84 degrees.
    pub lat: f64,
    /// How far from it the farthest house is, metres.
    pub spread_m: f64,
    /// Houses or streets that may have been meant.
    pub candidates: Vec<Candidate>,
}

/// Where an address is.
#[derive(Clone, Debug, PartialEq)]
pub enum Located {
    /// The one house that it names, after normalising.
    Exact(Found),
    /// The one house that it can mean, though it is not written as in the register.
    Close {
        /// The house.
        found: Found,
        /// How near what was written is, from 0 to 1.
        score: f64,
        /// The house as the register has it, and what else is near.
        candidates: Vec<Candidate>,
    },
    /// The street is known, the house is not.
    Street(Spot),
    /// The settlement is known, the street is not.
    Settlement(Spot),
    /// Several houses fit equally well.
    Ambiguous {
        /// Some of them.
        candidates: Vec<Candidate>,
    },
    /// Nothing is known of it.
    Unknown {
        /// What is nearest, if anything.
        candidates: Vec<Candidate>,
    },
}

/// So many candidates are shown.
const SHOWN: usize = 5;
/// More mistakes than this make another address.
const MOST_PENALTY: usize = 4;
/// So many metres may lie between one house in two registers.
const SAME_HOUSE_M: f64 = 15.0;

impl Gazetteer {
    /// Finds an address. Numbers are never guessed; what fits two houses equally well is [`Located::Ambiguous`].
    #[must_use]
    pub fn locate(&self, address: &Address) -> Located {
        if address.is_empty() {
            return Located::Unknown {
                candidates: Vec::new(),
            };
        }
        let scopes = self.scopes(address);
        let mut searched: Vec<(&Scope, Hits)> = Vec::with_capacity(scopes.len());
        for scope in &scopes {
            let mut hits = self.search(address, scope);
            hits.penalty += scope.mistakes;
            if !self.is_believed(address, scope, &hits) {
                hits.houses.clear();
            }
            searched.push((scope, hits));
        }
        self.decide(address, &searched)
    }

    /// A misspelt settlement needs something else to be believed: its postcode, or a street that not every town has.
    fn is_believed(&self, address: &Address, scope: &Scope, hits: &Hits) -> bool {
        if hits.penalty > MOST_PENALTY {
            return false;
        }
        let code = |row: &Row| address.postcode == Some(row.postcode);
        let by_code = || {
            hits.houses
                .iter()
                .any(|house| code(&self.rows[house.0 as usize]))
        };
        let street = hits
            .streets
            .first()
            .map(|at| &self.streets[*at as usize].forms.core);
        let by_street =
            street.is_some_and(|core| !is_common(core)) && hits.penalty <= scope.mistakes + 1;
        scope.mistakes == 0 || by_code() || by_street
    }

    fn decide(&self, address: &Address, searched: &[(&Scope, Hits)]) -> Located {
        let with_houses = || searched.iter().filter(|(_, hits)| !hits.houses.is_empty());
        let least = with_houses().map(|(_, hits)| hits.penalty).min();
        let Some(least) = least else {
            return self.nearest_level(address, searched);
        };
        // An exact address outdoes a misspelt one; of two misspelt ones none is better.
        let best = with_houses().filter(|(_, hits)| least > 0 || hits.penalty == 0);
        let mut houses: Vec<House> = best
            .flat_map(|(_, hits)| hits.houses.iter().copied())
            .collect();
        houses.sort_unstable();
        houses.dedup();
        let code = |house: &House| address.postcode == Some(self.rows[house.0 as usize].postcode);
        if houses.len() > 1 && houses.iter().any(code) {
            houses.retain(code);
        }
        let Some(first) = houses.first().copied() else {
            return self.nearest_level(address, searched);
        };
        if houses.iter().any(|house| !self.is_one(first, *house)) {
            let candidates = self.candidates(&houses, 1.0 - 0.1 * least as f64);
            return Located::Ambiguous { candidates };
        }
        let row = &self.rows[first.0 as usize];
        let found = Found {
            house: first,
            lon: row.lon(),
            lat: row.lat(),
        };
        if least == 0 {
            return Located::Exact(found);
        }
        let score = (1.0 - 0.1 * least as f64).max(0.0);
        let mut candidates = self.candidates(&[first], score);
        for (_, hits) in searched {
            candidates.extend(self.street_candidates(&hits.rivals, score - 0.1));
        }
        candidates.truncate(SHOWN);
        Located::Close {
            found,
            score,
            candidates,
        }
    }

    /// Whether two are one house: at the same spot, or, as two registers of one town have it, with the same street and number
    /// not farther from each other than the middle of a house is from its door.
    fn is_one(&self, one: House, other: House) -> bool {
        let (one, other) = (&self.rows[one.0 as usize], &self.rows[other.0 as usize]);
        if (one.lon, one.lat) == (other.lon, other.lat) {
            return true;
        }
        let street = |row: &Row| &self.streets[row.street as usize].forms.full;
        let fits = one.number.fit(&other.number) == Some(Fit::Same);
        let narrower = one.lat().to_radians().cos();
        let east = (one.lon() - other.lon()) * narrower;
        let metres = east.hypot(one.lat() - other.lat()) * 111_195.0;
        street(one) == street(other) && fits && metres <= SAME_HOUSE_M
    }

    /// No house: the street, else the settlement, else what is near.
    fn nearest_level(&self, address: &Address, searched: &[(&Scope, Hits)]) -> Located {
        let streets: Vec<u32> = searched
            .iter()
            .flat_map(|(_, hits)| hits.streets.iter().copied())
            .collect();
        let full = |at: &u32| {
            let street = &self.streets[*at as usize];
            (street.town, &street.forms.full)
        };
        if let Some(first) = streets.first() {
            if streets.iter().any(|at| full(at) != full(first)) {
                let candidates = self.street_candidates(&streets, 0.5);
                return Located::Ambiguous { candidates };
            }
            let rows = streets
                .iter()
                .flat_map(|at| self.streets[*at as usize].houses.clone());
            let candidates = self.near_numbers(address, rows.clone());
            return self.spot(rows, candidates).map_or(
                Located::Unknown {
                    candidates: Vec::new(),
                },
                Located::Street,
            );
        }
        let rivals: Vec<u32> = searched
            .iter()
            .flat_map(|(_, hits)| hits.rivals.iter().copied())
            .collect();
        let candidates = self.street_candidates(&rivals, 0.4);
        match searched {
            [(scope, _)] if scope.mistakes == 0 && !scope.part_unknown => {
                let range = self.towns[scope.town as usize].numbers.clone();
                let rows = &self.by_number[range.start as usize..range.end as usize];
                let inside = |at: &&u32| {
                    let place = self.rows[**at as usize].place;
                    scope
                        .places
                        .as_ref()
                        .is_none_or(|places| places.contains(&place))
                };
                let rows = rows.iter().filter(inside).copied();
                let found = self.spot(rows, candidates);
                found.map_or(
                    Located::Unknown {
                        candidates: Vec::new(),
                    },
                    Located::Settlement,
                )
            }
            _ => Located::Unknown { candidates },
        }
    }

    /// The middle of houses, and how far the farthest is: on a plane, which is exact enough within a town.
    fn spot(
        &self,
        rows: impl Iterator<Item = u32> + Clone,
        candidates: Vec<Candidate>,
    ) -> Option<Spot> {
        let points = rows.map(|at| {
            let row = &self.rows[at as usize];
            (row.lon(), row.lat())
        });
        let (mut lon, mut lat, mut count) = (0.0, 0.0, 0_u32);
        for point in points.clone() {
            lon += point.0;
            lat += point.1;
            count += 1;
        }
        if count == 0 {
            return None;
        }
        let (lon, lat) = (lon / f64::from(count), lat / f64::from(count));
        let metres = 111_195.0;
        let narrower = lat.to_radians().cos();
        let far = |(x, y): (f64, f64)| ((x - lon) * narrower).hypot(y - lat) * metres;
        Some(Spot {
            lon,
            lat,
            spread_m: points.map(far).fold(0.0, f64::max),
            candidates,
        })
    }

    fn candidates(&self, houses: &[House], score: f64) -> Vec<Candidate> {
        let shown = houses
            .iter()
            .take(SHOWN)
            .filter_map(|house| self.entry(*house));
        shown
            .map(|entry| Candidate {
                text: entry.to_string(),
                score,
            })
            .collect()
    }

    fn street_candidates(&self, streets: &[u32], score: f64) -> Vec<Candidate> {
        let shown = streets.iter().take(SHOWN).map(|at| {
            let street = &self.streets[*at as usize];
            let town = self.name(self.towns[street.town as usize].name);
            format!("{}, {town}", self.name(street.name))
        });
        shown
            .map(|text| Candidate {
                text,
                score: score.max(0.0),
            })
            .collect()
    }

    /// The houses of a street whose numbers are nearest.
    fn near_numbers(&self, address: &Address, rows: impl Iterator<Item = u32>) -> Vec<Candidate> {
        let Some(number) = address.number else {
            return Vec::new();
        };
        let off = |at: &u32| {
            self.rows[*at as usize]
                .number
                .number
                .abs_diff(number.number)
        };
        let mut near: Vec<(u32, u32)> = rows.map(|at| (off(&at), at)).collect();
        near.sort_unstable();
        let houses: Vec<House> = near.into_iter().take(3).map(|(_, at)| House(at)).collect();
        self.candidates(&houses, 0.3)
    }
}

#[cfg(test)]
#[path = "locate_tests.rs"]
mod tests;

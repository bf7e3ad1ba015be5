//! An address within one municipality: which of its streets is meant, and which of their houses has the number.

use super::Address;
use super::build::{Gazetteer, House, Row};
use super::number::{Fit, HouseNumber, NumberKind};
use super::scope::{Scope, Words};
use super::street::{Forms, StreetName, is_name_of_its_own, near};

/// What a search found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hits {
    /// Houses with the number, none better than the other.
    pub houses: Vec<House>,
    /// What speaks against them: mistakes in names, another way of writing the number, another part.
    pub penalty: usize,
    /// The streets that are meant: one, or several where nobody can tell.
    pub streets: Vec<u32>,
    /// Streets that were nearly meant.
    pub rivals: Vec<u32>,
}

/// Streets that a name may mean.
#[derive(Default)]
struct Meant {
    streets: Vec<u32>,
    penalty: usize,
    rivals: Vec<u32>,
}

impl Gazetteer {
    /// Searches one municipality or its parts.
    pub(crate) fn search(&self, address: &Address, scope: &Scope) -> Hits {
        let street = rest_of(&address.street, scope.words_taken);
        if street.is_empty() {
            return self.streetless(address, scope);
        }
        let asked = Forms::new(&street);
        let mut meant = self.exact_streets(scope.town, &asked);
        let village = self.as_part(scope, &asked, meant.streets.is_empty());
        if meant.streets.is_empty()
            && let Some((part, 0)) = &village
        {
            return self.streetless(address, part);
        }
        if meant.streets.is_empty() {
            meant = self.loose_streets(scope.town, &asked);
        }
        if meant.streets.is_empty()
            && let Some((part, mistakes)) = &village
        {
            let mut hits = self.streetless(address, part);
            hits.penalty += mistakes;
            return hits;
        }
        let mut hits = self.in_streets(address, scope, meant);
        // `Pazdrena 5` is misspelt of a street and of a village that has the number.
        if let Some((part, mistakes @ 1..)) = &village
            && hits.houses.is_empty()
            && hits.penalty > 0
        {
            let streetless = self.streetless(address, part);
            hits.houses = streetless.houses;
            hits.penalty = mistakes + streetless.penalty;
        }
        // A street and a village of one name: the number may be in either.
        if let Some((part, 0)) = &village {
            hits.houses.extend(self.streetless(address, part).houses);
        }
        hits
    }

    /// The scope of a part that stands where the street should.
    fn as_part(&self, scope: &Scope, asked: &Forms, loosely: bool) -> Option<(Scope, usize)> {
        let with = |key: &str| -> Vec<u32> {
            let all = self.place_keys.get(key).map_or(&[][..], Vec::as_slice);
            let inside = |place: &&u32| {
                let named = scope
                    .places
                    .as_ref()
                    .is_none_or(|places| places.contains(place));
                self.places[**place as usize].town == scope.town && named
            };
            all.iter().filter(inside).copied().collect()
        };
        let narrowed = |places: Vec<u32>| Scope {
            places: Some(places),
            ..scope.clone()
        };
        let exact = with(&asked.full);
        if !exact.is_empty() {
            return Some((narrowed(exact), 0));
        }
        if asked.full == self.towns[scope.town as usize].key {
            return Some((scope.clone(), 0));
        }
        if !loosely || self.cores.contains(&asked.core) || is_name_of_its_own(asked) {
            return None;
        }
        let here = self.towns[scope.town as usize].places.iter();
        let keys = here.flat_map(|place| self.places[*place as usize].keys.iter());
        let found = keys.filter_map(|key| near(&asked.full, key).map(|d| (d, key.as_str())));
        let found: Vec<(usize, &str)> = found.collect();
        let least = found.iter().map(|(d, _)| *d).min()?;
        let mut best = found
            .iter()
            .filter(|(d, _)| *d == least)
            .map(|(_, key)| *key);
        let name = best.next()?;
        best.all(|key| key == name)
            .then(|| (narrowed(with(name)), least))
    }

    /// Streets of exactly this name and kind.
    fn exact_streets(&self, town: u32, asked: &Forms) -> Meant {
        let range = self.towns[town as usize].streets.clone();
        let streets = &self.streets[range.start as usize..range.end as usize];
        let from = streets.partition_point(|street| street.forms.full < asked.full);
        let same = streets[from..]
            .iter()
            .take_while(|street| street.forms.full == asked.full);
        let from = range.start + from as u32;
        Meant {
            streets: (from..).zip(same).map(|(at, _)| at).collect(),
            ..Meant::default()
        }
    }

    /// Streets of the name in another form, or misspelt; several only where nobody can tell which is meant.
    fn loose_streets(&self, town: u32, asked: &Forms) -> Meant {
        let same_core =
            |street: &Forms| street.core == asked.core && asked.name.kind.may_be(street.name.kind);
        for like in [&same_core as &dyn Fn(&Forms) -> bool, &|street| {
            asked.is_short_for(street)
        }] {
            let streets = self.streets_like(town, like);
            if !streets.is_empty() {
                return Meant {
                    streets,
                    penalty: 1,
                    rivals: Vec::new(),
                };
            }
        }
        let range = self.towns[town as usize].streets.clone();
        let near = range.filter_map(|at| {
            let street = &self.streets[at as usize].forms;
            asked.mistakes(street).map(|mistakes| (mistakes, at))
        });
        let mut near: Vec<(usize, u32)> = near.collect();
        near.sort_unstable();
        let least = near.first().map_or(0, |(mistakes, _)| *mistakes);
        let (best, others): (Vec<_>, Vec<_>) = near
            .into_iter()
            .partition(|(mistakes, _)| *mistakes == least);
        let ids =
            |of: Vec<(usize, u32)>| -> Vec<u32> { of.into_iter().map(|(_, at)| at).collect() };
        if self.cores.contains(&asked.core) || is_name_of_its_own(asked) {
            let rivals = ids(best).into_iter().chain(ids(others)).collect();
            return Meant {
                rivals,
                ..Meant::default()
            };
        }
        Meant {
            streets: ids(best),
            penalty: least.max(1),
            rivals: ids(others),
        }
    }

    fn streets_like(&self, town: u32, like: &dyn Fn(&Forms) -> bool) -> Vec<u32> {
        let range = self.towns[town as usize].streets.clone();
        range
            .filter(|at| {
                let forms = &self.streets[*at as usize].forms;
                !forms.core.is_empty() && like(forms)
            })
            .collect()
    }

    /// Houses of the streets that are meant. Several streets of one name in several forms are no answer, unless they
    /// are written alike.
    fn in_streets(&self, address: &Address, scope: &Scope, meant: Meant) -> Hits {
        let mut hits = Hits {
            penalty: meant.penalty,
            rivals: meant.rivals,
            ..Hits::default()
        };
        let full = |at: &u32| &self.streets[*at as usize].forms.full;
        let one = meant.streets.first().map(full);
        let is_one = meant.streets.iter().all(|at| Some(full(at)) == one);
        let rows = meant
            .streets
            .iter()
            .flat_map(|at| self.streets[*at as usize].houses.clone());
        let rows: Vec<u32> = rows.collect();
        hits.streets = meant.streets;
        let Some(number) = address.number.filter(|_| is_one) else {
            return hits;
        };
        let (mut found, fit) = self.with_number(&number, rows.iter().copied());
        hits.penalty += usize::from(fit == Fit::Alike);
        if let Some(places) = &scope.places {
            let inside = |at: &u32| places.contains(&self.rows[*at as usize].place);
            if found.iter().any(inside) {
                found.retain(inside);
            } else if rows.iter().any(inside) || self.is_plain(&found) {
                // The street has houses in the part that is named, but not this one.
                found.clear();
            } else {
                hits.penalty += 1;
            }
        } else if scope.part_unknown {
            hits.penalty += 1;
        }
        hits.houses = found.into_iter().map(House).collect();
        hits
    }

    fn is_plain(&self, houses: &[u32]) -> bool {
        let plain = |at: &u32| self.rows[*at as usize].number.kind == NumberKind::Plain;
        houses.iter().any(plain)
    }

    /// Houses by number alone, as villages without streets have them. Where there are streets, only a Czech number
    /// in a named part tells a house.
    fn streetless(&self, address: &Address, scope: &Scope) -> Hits {
        let mut hits = Hits::default();
        let Some(number) = address.number.filter(|_| !scope.part_unknown) else {
            return hits;
        };
        let range = self.towns[scope.town as usize].numbers.clone();
        let houses = &self.by_number[range.start as usize..range.end as usize];
        let first = |at: &u32| self.rows[*at as usize].number.number;
        let from = houses.partition_point(|at| first(at) < number.number);
        let same = houses[from..]
            .iter()
            .take_while(|at| first(at) == number.number);
        let eligible = |row: &Row| {
            let inside = scope
                .places
                .as_ref()
                .is_none_or(|places| places.contains(&row.place));
            let alone = self.streets[row.street as usize].forms.core.is_empty();
            inside && (alone || row.number.kind != NumberKind::Plain)
        };
        let same = same
            .copied()
            .filter(|at| eligible(&self.rows[*at as usize]));
        let (found, fit) = self.with_number(&number, same);
        hits.penalty = usize::from(fit == Fit::Alike);
        hits.houses = found.into_iter().map(House).collect();
        hits
    }

    /// The houses that the number fits best. A number without its kind is both a č.p. and a č.ev. where both exist.
    fn with_number(
        &self,
        number: &HouseNumber,
        rows: impl Iterator<Item = u32>,
    ) -> (Vec<u32>, Fit) {
        let (mut same, mut alike) = (Vec::new(), Vec::new());
        let mut cottage = false;
        for at in rows {
            let house = &self.rows[at as usize].number;
            match number.fit(house) {
                Some(Fit::Same) => same.push(at),
                Some(Fit::Alike) => {
                    let unsaid = number.kind == NumberKind::Plain && number.slash == 0;
                    cottage |= unsaid
                        && house.kind == NumberKind::Evidencni
                        && house.number == number.number;
                    alike.push(at);
                }
                None => {}
            }
        }
        if same.is_empty() {
            return (alike, Fit::Alike);
        }
        if cottage {
            same.extend(alike);
        }
        (same, Fit::Same)
    }
}

/// The street's name without the words that are the settlement's.
fn rest_of(street: &StreetName, taken: Words) -> StreetName {
    let words: Vec<&str> = street.words.split(' ').collect();
    let end = words.len().saturating_sub(taken.behind);
    let kept = words.get(taken.front..end).unwrap_or_default();
    StreetName {
        words: kept.join(" "),
        kind: street.kind,
    }
}

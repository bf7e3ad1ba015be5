//! Where an address may be: its settlement and part found by name, misspelt or not, by postcode, or because the
//! gazetteer has one settlement.

use super::Address;
use super::build::Gazetteer;
use super::distance::letters;
use super::street::{allowed, near};

/// A municipality to search, or parts of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    pub town: u32,
    /// Only these parts; all where none are named.
    pub places: Option<Vec<u32>>,
    /// Mistakes in the name.
    pub mistakes: usize,
    /// The address names a part that the municipality does not have.
    pub part_unknown: bool,
    /// Words in front of the street that were the settlement's.
    pub words_taken: Words,
}

/// Words of the street that are the settlement's: so many in front, so many behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    pub front: usize,
    pub behind: usize,
}

impl Scope {
    fn town(town: u32) -> Self {
        Self {
            town,
            places: None,
            mistakes: 0,
            part_unknown: false,
            words_taken: Words::default(),
        }
    }
}

/// More settlements than this are not searched for one address.
const MOST: usize = 64;

impl Gazetteer {
    /// The municipalities that the address may mean; none where nothing of it is known.
    pub(crate) fn scopes(&self, address: &Address) -> Vec<Scope> {
        let key = |name: &str| -> String { name.split(' ').collect() };
        let (settlement, part) = (key(&address.settlement), key(&address.part));
        let mut scopes = match (settlement.is_empty(), part.is_empty()) {
            (false, _) => self.named(&address.settlement, &settlement),
            (true, false) => self.named(&address.part, &part),
            (true, true) => Vec::new(),
        };
        if scopes.is_empty() && settlement.is_empty() {
            scopes = self.unnamed(address);
        }
        if !settlement.is_empty() && !part.is_empty() {
            self.narrow(&mut scopes, &part);
        }
        let code = address.postcode.and_then(|code| self.postcodes.get(&code));
        if let Some(towns) = code
            && scopes.len() > 1
            && scopes.iter().any(|scope| towns.contains(&scope.town))
        {
            scopes.retain(|scope| towns.contains(&scope.town));
        }
        scopes.truncate(MOST);
        scopes
    }

    /// By the name of a municipality or of a part, or of both in one (`Vyškov-Opatovice`).
    fn named(&self, name: &str, key: &str) -> Vec<Scope> {
        let exact = self.exact(key);
        if !exact.is_empty() {
            return exact;
        }
        let words: Vec<&str> = name.split(' ').collect();
        for cut in 1..words.len().min(6) {
            let (town, part) = (words[..cut].concat(), words[cut..].concat());
            let towns = self.town_keys.get(&town).map_or(&[][..], Vec::as_slice);
            let mut scopes: Vec<Scope> = towns.iter().map(|town| Scope::town(*town)).collect();
            self.narrow(&mut scopes, &part);
            scopes.retain(|scope| scope.places.is_some() && scope.mistakes == 0);
            if !scopes.is_empty() {
                return scopes;
            }
        }
        self.misspelt(key)
    }

    fn exact(&self, key: &str) -> Vec<Scope> {
        let towns = self.town_keys.get(key).map_or(&[][..], Vec::as_slice);
        let mut scopes: Vec<Scope> = towns.iter().map(|town| Scope::town(*town)).collect();
        for place in self.place_keys.get(key).map_or(&[][..], Vec::as_slice) {
            let town = self.places[*place as usize].town;
            match scopes.iter_mut().find(|scope| scope.town == town) {
                None => scopes.push(Scope {
                    places: Some(vec![*place]),
                    ..Scope::town(town)
                }),
                Some(Scope {
                    places: Some(places),
                    ..
                }) => places.push(*place),
                Some(_) => {}
            }
        }
        scopes
    }

    /// The one nearest name of all municipalities and parts; none where two are equally near.
    fn misspelt(&self, key: &str) -> Vec<Scope> {
        let asked = letters(key);
        let most = 2 * allowed(key.len()) as u32 + 2 * key.matches('?').count() as u32;
        let like = self
            .labels
            .iter()
            .filter(|(known, _)| (known ^ asked).count_ones() <= most);
        let Some((name, mistakes)) = nearest(key, like.map(|(_, name)| name.as_str())) else {
            return Vec::new();
        };
        let mut scopes = self.exact(name);
        for scope in &mut scopes {
            scope.mistakes = mistakes;
        }
        scopes
    }

    /// Keeps the parts that are named, where a municipality has them.
    fn narrow(&self, scopes: &mut Vec<Scope>, part: &str) {
        let known = |scope: &Scope, part: &str| -> Vec<u32> {
            let all = self.place_keys.get(part).map_or(&[][..], Vec::as_slice);
            let here = |place: &&u32| self.places[**place as usize].town == scope.town;
            all.iter().filter(here).copied().collect()
        };
        for scope in scopes.iter_mut() {
            let mut places = known(scope, part);
            if places.is_empty() && part == self.towns[scope.town as usize].key {
                continue;
            }
            if places.is_empty() {
                let here = self.towns[scope.town as usize].places.iter();
                let here = here.map(|place| &self.places[*place as usize]);
                let names = here.flat_map(|place| place.keys.iter().map(String::as_str));
                if let Some((name, mistakes)) = nearest(part, names) {
                    places = known(scope, name);
                    scope.mistakes += mistakes;
                }
            }
            match &mut scope.places {
                _ if places.is_empty() => scope.part_unknown = true,
                Some(before) => {
                    before.retain(|place| places.contains(place));
                    scope.part_unknown = before.is_empty();
                }
                None => scope.places = Some(places),
            }
        }
        if scopes.iter().any(|scope| !scope.part_unknown) {
            scopes.retain(|scope| !scope.part_unknown);
        }
    }

    /// Without a name: the only municipality, those of the postcode, or one whose name stands beside the street's.
    fn unnamed(&self, address: &Address) -> Vec<Scope> {
        let words: Vec<&str> = address.street.words.split(' ').collect();
        let mut scopes = Vec::new();
        for cut in (1..words.len().min(5)).rev() {
            let front = (
                words[..cut].concat(),
                Words {
                    front: cut,
                    behind: 0,
                },
            );
            let behind = (
                words[words.len() - cut..].concat(),
                Words {
                    front: 0,
                    behind: cut,
                },
            );
            for (name, taken) in [front, behind] {
                let mut found = self.exact(&name);
                for scope in &mut found {
                    scope.words_taken = taken;
                }
                scopes.extend(found);
            }
        }
        if scopes.is_empty()
            && let Some(code) = address.postcode
        {
            let towns = self.postcodes.get(&code).map_or(&[][..], Vec::as_slice);
            scopes.extend(towns.iter().map(|town| Scope::town(*town)));
        }
        if self.towns.len() == 1 {
            scopes.push(Scope::town(0));
        }
        if scopes.is_empty() && !address.street.is_empty() {
            // `Větrov 5` alone: the name that stands there is a village's.
            scopes = self.exact(&address.street.core());
        }
        scopes
    }
}

/// The one nearest name, with its distance; none where two different ones are equally near.
fn nearest<'n>(key: &str, names: impl Iterator<Item = &'n str>) -> Option<(&'n str, usize)> {
    let mut best: Option<(&str, usize)> = None;
    let mut tied = false;
    for name in names {
        let Some(found) = near(key, name) else {
            continue;
        };
        match best {
            Some((known, least)) if found == least => tied |= known != name,
            Some((_, least)) if found > least => {}
            _ => (best, tied) = (Some((name, found)), false),
        }
    }
    best.filter(|_| !tied)
}

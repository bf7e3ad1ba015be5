//! The gazetteer in memory: towns, their parts, their streets in order of name, houses in order of street and number,
//! every name once. Three million houses take about 200 MB.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::distance::letters;
use super::fold;
use super::number::HouseNumber;
use super::register::Entry;
use super::street::{Forms, StreetName};

/// A house of the gazetteer, by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct House(pub(crate) u32);

/// What is kept of a house: 36 bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub place: u32,
    pub street: u32,
    pub number: HouseNumber,
    /// 0 where there is none.
    pub postcode: u32,
    /// Units of 1e-7 degrees, a centimetre.
    pub lon: i32,
    pub lat: i32,
}

impl Row {
    pub fn lon(&self) -> f64 {
        f64::from(self.lon) / 1e7
    }

    pub fn lat(&self) -> f64 {
        f64::from(self.lat) / 1e7
    }
}

/// A municipality.
#[derive(Clone, Debug)]
pub(crate) struct Town {
    pub name: u32,
    pub code: Box<str>,
    pub key: String,
    pub places: Vec<u32>,
    pub streets: Range<u32>,
    /// Its houses in the order of their numbers.
    pub numbers: Range<u32>,
}

/// A part of a municipality, in one of its districts.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub town: u32,
    pub name: u32,
    pub district: u32,
    pub keys: Vec<String>,
}

/// A street of a municipality; the one without a name has the houses of all villages without streets.
#[derive(Clone, Debug)]
pub(crate) struct Street {
    pub town: u32,
    pub name: u32,
    pub forms: Forms,
    pub houses: Range<u32>,
}

/// Where houses are, by their address.
#[derive(Debug, Default)]
pub struct Gazetteer {
    pub(crate) names: Vec<Box<str>>,
    pub(crate) towns: Vec<Town>,
    pub(crate) places: Vec<Place>,
    pub(crate) streets: Vec<Street>,
    pub(crate) rows: Vec<Row>,
    pub(crate) by_number: Vec<u32>,
    pub(crate) town_keys: HashMap<String, Vec<u32>>,
    pub(crate) place_keys: HashMap<String, Vec<u32>>,
    pub(crate) postcodes: HashMap<u32, Vec<u32>>,
    /// The names of all municipalities and parts, with their letters.
    pub(crate) labels: Vec<(u64, String)>,
    /// The names of all streets anywhere.
    pub(crate) cores: HashSet<String>,
}

/// What was seen while entries come in.
#[derive(Default)]
struct Builder {
    made: Gazetteer,
    names: HashMap<Box<str>, u32>,
    towns: HashMap<(String, String), u32>,
    places: HashMap<(u32, u32, u32), u32>,
    streets: HashMap<(u32, u32), u32>,
}

impl Gazetteer {
    /// Builds it; the order of the entries changes nothing that is found.
    #[must_use]
    pub fn build(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut builder = Builder::default();
        for entry in entries {
            builder.add(&entry);
        }
        builder.finish()
    }

    /// How many houses it has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A house as its register has it; none for a house of another gazetteer.
    #[must_use]
    pub fn entry(&self, house: House) -> Option<Entry> {
        let row = self.rows.get(house.0 as usize)?;
        let place = &self.places[row.place as usize];
        let town = &self.towns[place.town as usize];
        Some(Entry {
            settlement: self.name(town.name).to_owned(),
            code: town.code.to_string(),
            part: self.name(place.name).to_owned(),
            district: self.name(place.district).to_owned(),
            street: self.name(self.streets[row.street as usize].name).to_owned(),
            number: row.number,
            postcode: (row.postcode > 0).then_some(row.postcode),
            lon: row.lon(),
            lat: row.lat(),
        })
    }

    pub(crate) fn name(&self, name: u32) -> &str {
        self.names.get(name as usize).map_or("", |name| name)
    }

    pub(crate) fn town_of(&self, row: &Row) -> u32 {
        self.places[row.place as usize].town
    }
}

impl Builder {
    fn name(&mut self, text: &str) -> u32 {
        if let Some(known) = self.names.get(text) {
            return *known;
        }
        let number = self.made.names.len() as u32;
        self.made.names.push(text.into());
        self.names.insert(text.into(), number);
        number
    }

    fn add(&mut self, entry: &Entry) {
        let town = self.town(entry);
        let (part, district) = (self.name(&entry.part), self.name(&entry.district));
        let place = *self
            .places
            .entry((town, part, district))
            .or_insert_with(|| {
                let keys = [&entry.part, &entry.district]
                    .into_iter()
                    .map(|n| place_key(n));
                self.made.places.push(Place {
                    town,
                    name: part,
                    district,
                    keys: keys.filter(|key| !key.is_empty()).collect(),
                });
                self.made.places.len() as u32 - 1
            });
        let name = self.name(&entry.street);
        let street = *self.streets.entry((town, name)).or_insert_with(|| {
            let words = fold::tokens(&fold::plain(&entry.street));
            self.made.streets.push(Street {
                town,
                name,
                forms: Forms::new(&StreetName::new(&words)),
                houses: 0..0,
            });
            self.made.streets.len() as u32 - 1
        });
        self.made.rows.push(Row {
            place,
            street,
            number: entry.number,
            postcode: entry.postcode.unwrap_or(0),
            lon: (entry.lon * 1e7).round() as i32,
            lat: (entry.lat * 1e7).round() as i32,
        });
    }

    /// Municipalities of one name are told apart by their code.
    fn town(&mut self, entry: &Entry) -> u32 {
        let key = fold::compact(&entry.settlement);
        let id = (key.clone(), entry.code.clone());
        if let Some(known) = self.towns.get(&id) {
            return *known;
        }
        let name = self.name(&entry.settlement);
        let number = self.made.towns.len() as u32;
        self.made.towns.push(Town {
            name,
            code: entry.code.as_str().into(),
            key,
            places: Vec::new(),
            streets: 0..0,
            numbers: 0..0,
        });
        self.towns.insert(id, number);
        number
    }

    fn finish(self) -> Gazetteer {
        let mut made = self.made;
        order_streets(&mut made);
        order_houses(&mut made);
        for (at, town) in made.towns.iter().enumerate() {
            made.town_keys
                .entry(town.key.clone())
                .or_default()
                .push(at as u32);
        }
        for (at, place) in made.places.iter().enumerate() {
            made.towns[place.town as usize].places.push(at as u32);
            for key in &place.keys {
                made.place_keys
                    .entry(key.clone())
                    .or_default()
                    .push(at as u32);
            }
        }
        let mut codes: BTreeSet<(u32, u32)> = BTreeSet::new();
        codes.extend(
            made.rows
                .iter()
                .map(|row| (row.postcode, made.town_of(row))),
        );
        for (code, town) in codes {
            made.postcodes.entry(code).or_default().push(town);
        }
        let names: BTreeSet<&String> = made
            .town_keys
            .keys()
            .chain(made.place_keys.keys())
            .collect();
        made.labels = names
            .into_iter()
            .map(|name| (letters(name), name.clone()))
            .collect();
        made.cores = made.streets.iter().map(|s| s.forms.core.clone()).collect();
        made
    }
}

/// The key of a part: `Praha 4` and `VIII. kerület` as parsed addresses have them.
fn place_key(name: &str) -> String {
    let parsed = super::Address::from_parts("", name, "", "", "");
    parsed.part.split(' ').collect()
}

/// Streets in the order of town, name and kind; one that is written in two ways is two beside each other.
fn order_streets(made: &mut Gazetteer) {
    let mut order: Vec<u32> = (0..made.streets.len() as u32).collect();
    order.sort_by(|a, b| {
        let key = |at: &u32| {
            let street = &made.streets[*at as usize];
            (street.town, &street.forms.full, made.name(street.name))
        };
        key(a).cmp(&key(b))
    });
    let mut new = vec![0_u32; order.len()];
    for (to, from) in order.iter().enumerate() {
        new[*from as usize] = to as u32;
    }
    for row in &mut made.rows {
        row.street = new[row.street as usize];
    }
    made.streets = order
        .iter()
        .map(|at| made.streets[*at as usize].clone())
        .collect();
    for (at, street) in made.streets.iter().enumerate() {
        extend(&mut made.towns[street.town as usize].streets, at as u32);
    }
}

fn order_houses(made: &mut Gazetteer) {
    let places = &made.places;
    let name = |row: &Row| (places[row.place as usize].name, row.lon, row.lat);
    made.rows
        .sort_by_key(|row| (row.street, row.number, name(row), row.postcode));
    for (at, row) in made.rows.iter().enumerate() {
        extend(&mut made.streets[row.street as usize].houses, at as u32);
    }
    let town = |row: &Row| places[row.place as usize].town;
    made.by_number = (0..made.rows.len() as u32).collect();
    made.by_number.sort_by_key(|at| {
        let row = &made.rows[*at as usize];
        (town(row), row.number.number, *at)
    });
    for (at, house) in made.by_number.iter().enumerate() {
        let town = town(&made.rows[*house as usize]);
        extend(&mut made.towns[town as usize].numbers, at as u32);
    }
}

/// Lets a range end behind a position, or begin there.
fn extend(range: &mut Range<u32>, at: u32) {
    if range.start == range.end {
        *range = at..at + 1;
    }
    range.end = at + 1;
}

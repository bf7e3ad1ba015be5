//! A public register of addresses as a reference set keeps it: texts side by side, each once, some 50 bytes for an address.
//! Nothing in it depends on who was surveyed.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::release::Vertex;

/// From this zoom on tiles have addresses: a tile of the zoom before may hold all of a large town.
pub const FIRST_ZOOM: u8 = 14;

/// One address of a register, as it is written there; blank where the register says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// The settlement.
    pub settlement: String,
    /// The street, or the part of the settlement where it has none.
    pub street: String,
    /// The house number.
    pub number: String,
    /// The postcode.
    pub postcode: String,
    /// The settlement's code.
    pub code: String,
    /// Where it is.
    pub at: Vertex,
}

/// What is said of an address, by column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Street and number.
    Name,
    /// The settlement's code.
    Code,
    /// The settlement.
    Settlement,
    /// The postcode.
    Postcode,
    /// The street.
    Street,
    /// The house number.
    Number,
}

/// Addresses in the order of settlement, street and number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    texts: String,
    /// The end of each text.
    ends: Vec<u32>,
    at: Vec<Vertex>,
    /// For each address the positions of its texts, by part.
    parts: Vec<[u32; 6]>,
}

impl Addresses {
    /// Those of a register; one that is written twice is there once.
    #[must_use]
    pub fn of(mut all: Vec<Written>) -> Self {
        all.sort_unstable();
        all.dedup();
        let mut new = Self::default();
        let mut known = HashMap::new();
        for own in all {
            let words = [own.street.as_str(), own.number.as_str()];
            let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
            let name = words.join(" ");
            // In the order of `Part`.
            let parts = [
                name,
                own.code,
                own.settlement,
                own.postcode,
                own.street,
                own.number,
            ];
            let parts = parts.map(|text| new.text(text, &mut known));
            new.at.push(own.at);
            new.parts.push(parts);
        }
        new
    }

    fn text(&mut self, text: String, known: &mut HashMap<String, u32>) -> u32 {
        if let Some(position) = known.get(&text) {
            return *position;
        }
        let position = self.ends.len() as u32;
        self.texts.push_str(&text);
        self.ends.push(self.texts.len() as u32);
        known.insert(text, position);
        position
    }

    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Where one is, by its position.
    #[must_use]
    pub fn place(&self, nth: usize) -> Option<Vertex> {
        self.at.get(nth).copied()
    }

    /// What is said of one; none where the register says nothing.
    #[must_use]
    pub fn get(&self, nth: usize, part: Part) -> Option<&str> {
        let position = self.parts.get(nth)?[part as usize] as usize;
        let end = *self.ends.get(position)? as usize;
        let start = match position.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.texts.get(start..end).filter(|text| !text.is_empty())
    }

    /// Bytes they take in memory.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.texts.capacity()
            + self.ends.capacity() * size_of::<u32>()
            + self.at.capacity() * size_of::<Vertex>()
            + self.parts.capacity() * size_of::<[u32; 6]>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house(street: &str, number: u32) -> Written {
        Written {
            settlement: "Kitalált".to_owned(),
            street: street.to_owned(),
            number: number.to_string(),
            postcode: "9999".to_owned(),
            code: String::new(),
            at: (18_000_000 + number.cast_signed(), 47_000_000),
        }
    }

    #[test]
    fn addresses_are_in_order_each_once_and_say_what_the_register_says() {
        let all = vec![
            house("Tündér utca", 2),
            house("Béke utca", 1),
            house("Tündér utca", 2),
            house("", 7),
        ];
        let found = Addresses::of(all);
        assert_eq!(found.len(), 3);
        let names: Vec<_> = (0..3).map(|nth| found.get(nth, Part::Name)).collect();
        assert_eq!(
            names,
            [Some("7"), Some("Béke utca 1"), Some("Tündér utca 2")]
        );
        assert_eq!(found.get(0, Part::Street), None);
        assert_eq!(found.get(2, Part::Number), Some("2"));
        assert_eq!(found.get(2, Part::Code), None);
        assert_eq!(found.get(1, Part::Settlement), Some("Kitalált"));
        assert_eq!(found.get(1, Part::Postcode), Some("9999"));
        assert_eq!(found.place(2), Some((18_000_002, 47_000_000)));
        assert_eq!((found.place(3), found.get(3, Part::Name)), (None, None));
    }

    #[test]
    fn a_hundred_thousand_take_a_few_mebibytes() {
        let street = |nth: u32| format!("Kitalált {}. utca", nth / 60);
        let all = (0..100_000)
            .map(|nth| house(&street(nth), nth % 60))
            .collect();
        let found = Addresses::of(all);
        assert_eq!(found.len(), 100_000);
        assert!(found.bytes() < 10 << 20, "{}", found.bytes());
    }
}

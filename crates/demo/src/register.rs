//! An invented register of addresses of the town and the village beside it, as anybody's is taken in. It has every plot,
//! whether or not anybody lives there or ever answered, and streets that no survey names: nothing of it tells of a survey.

use std::fmt::Write;

use crate::draw::Draw;
use crate::quarter::{Region, plots};

/// Chance of its own, apart from that of households.
const STREAM: u64 = 0x00ad_d7e5;

/// First words of streets: every one says that it is made up.
const NAMES: [&str; 32] = [
    "Holnemvolt",
    "Egyszervolt",
    "Sohanapja",
    "Sehonnai",
    "Álnév",
    "Koholt",
    "Színlelt",
    "Meseszép",
    "Aranyalma",
    "Rézerdő",
    "Ezüsterdő",
    "Aranyerdő",
    "Táltosparipa",
    "Sárkányfog",
    "Hétfejű",
    "Griffmadár",
    "Égigérő",
    "Kacsaláb",
    "Garabonciás",
    "Bűbájos",
    "Manó",
    "Törpe",
    "Óriás",
    "Boszorkány",
    "Varázsszőnyeg",
    "Hüvelyk",
    "Pöttöm",
    "Fehérlófia",
    "Vasorrú",
    "Világvége",
    "Felhővár",
    "Légvár",
];

/// Second words of streets.
const WAYS: [&str; 4] = ["utca", "köz", "sor", "út"];

/// The register as a table: settlement, street, number, longitude and latitude.
pub fn text(seed: u64) -> String {
    let mut draw = Draw::new(seed, STREAM);
    let mut out = String::from("település,utca,házszám,lon,lat\n");
    for (settlement, region) in [("Tata", Region::Town), ("Baj", Region::Village)] {
        for (street, number, middle) in plots(&mut draw, region) {
            let mut off = || 4.0 * (draw.unit() - 0.5);
            let at = middle.moved(off(), off());
            let street = street as usize;
            let (name, way) = (
                NAMES[street % NAMES.len()],
                WAYS[street / NAMES.len() % WAYS.len()],
            );
            let _infallible = writeln!(
                out,
                "{settlement},{name} {way},{number},{:.6},{:.6}",
                at.lon, at.lat
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::borders::{BAJ, TATA};
    use crate::point::at;
    use crate::words::STREETS;

    #[test]
    fn every_address_is_there_once_and_lies_in_its_settlement() {
        let text = text(78);
        let mut seen = BTreeSet::new();
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [settlement, street, number, lon, lat] = cells[..] else {
                panic!("{line}");
            };
            assert!(seen.insert((settlement, street, number)), "{line}");
            *counts.entry(settlement).or_default() += 1;
            let point = at(lon.parse().unwrap(), lat.parse().unwrap());
            let outline = if settlement == "Tata" { TATA } else { BAJ };
            // Off by two metres from a plot's middle, which may lie at the border.
            let near = [(0.0, 0.0), (3.0, 0.0), (-3.0, 0.0), (0.0, 3.0), (0.0, -3.0)];
            let inside = |(east, north)| point.moved(east, north).is_inside(outline);
            assert!(near.into_iter().any(inside), "{line}");
        }
        assert!(counts["Tata"] > 5000 && counts["Baj"] > 1000, "{counts:?}");
    }

    #[test]
    fn it_is_made_by_its_seed_alone_and_has_no_street_of_a_survey() {
        assert_eq!(text(78), text(78));
        assert_ne!(text(78), text(79));
        let named = |line: &str| line.split(',').nth(1).unwrap().to_owned();
        let (one, other) = (text(78), text(79));
        assert!(
            one.lines().map(named).eq(other.lines().map(named)),
            "the same streets"
        );
        for name in NAMES {
            assert!(!STREETS.contains(&name), "{name}");
        }
    }
}

//! The municipalities of the demo districts: real names and middles, to five hundredths of a degree or so; everything that stands
//! in them is invented.

use super::words::{CZECH, HUNGARIAN, Words};
use crate::draw::Draw;

/// Municipalities that work together.
pub struct District {
    /// Its code.
    pub code: &'static str,
    /// The registers that its municipalities share.
    pub shares: &'static [&'static str],
    /// Its municipalities.
    pub municipalities: &'static [Municipality],
    /// What things are called there.
    pub words: &'static Words,
}

/// A municipality.
pub struct Municipality {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its middle: latitude and longitude, degrees.
    pub middle: (f64, f64),
    /// How far its homes reach, degrees of latitude.
    pub reach: f64,
    /// Signals in a year.
    pub signals: usize,
    /// Whether it is a town, with services that villages do not have.
    pub is_town: bool,
}

const fn town(
    code: &'static str,
    name: &'static str,
    middle: (f64, f64),
    signals: usize,
) -> Municipality {
    Municipality {
        code,
        name,
        middle,
        reach: 0.012,
        signals,
        is_town: true,
    }
}

const fn village(
    code: &'static str,
    name: &'static str,
    middle: (f64, f64),
    signals: usize,
) -> Municipality {
    Municipality {
        code,
        name,
        middle,
        reach: 0.006,
        signals,
        is_town: false,
    }
}

/// The town whose households the demo town has.
pub static TATA: District = District {
    code: "tata",
    shares: &[],
    municipalities: &[town("tata", "Tata", (47.6487, 18.3215), 260)],
    words: &HUNGARIAN,
};

/// A small town and four villages.
pub static TISZAKECSKE: District = District {
    code: "tiszakecskei-jaras",
    shares: &[
        "organisation",
        "service",
        "service_slot",
        "site",
        "room",
        "measure",
    ],
    municipalities: &[
        town("tiszakecske", "Tiszakécske", (46.9317, 20.0947), 110),
        village("lakitelek", "Lakitelek", (46.8757, 19.9952), 40),
        village("szentkiraly", "Szentkirály", (46.9186, 19.9183), 24),
        village("nyarlorinc", "Nyárlőrinc", (46.8611, 19.8776), 26),
        village("tiszaug", "Tiszaug", (46.8539, 20.0536), 14),
    ],
    words: &HUNGARIAN,
};

/// Three towns that plan together.
pub static BENESOV: District = District {
    code: "benesovsko",
    shares: &[
        "organisation",
        "service",
        "service_slot",
        "site",
        "room",
        "measure",
        "budget_line",
        "measure_indicator",
    ],
    municipalities: &[
        town("benesov", "Benešov", (49.7816, 14.6870), 90),
        town("vlasim", "Vlašim", (49.7063, 14.8988), 70),
        town("votice", "Votice", (49.6402, 14.6381), 40),
    ],
    words: &CZECH,
};

impl Municipality {
    /// A point of it as texts of latitude and longitude: somewhere around the middle, denser towards it.
    pub fn somewhere(&self, draw: &mut Draw) -> (String, String) {
        let off = |draw: &mut Draw| (draw.unit() + draw.unit() - 1.0) * self.reach;
        let (north, east) = (off(draw), off(draw) * 1.4);
        self.at(north, east)
    }

    /// The point so many degrees north and east of the middle.
    pub fn at(&self, north: f64, east: f64) -> (String, String) {
        let (lat, lon) = self.middle;
        (format!("{:.5}", lat + north), format!("{:.5}", lon + east))
    }
}

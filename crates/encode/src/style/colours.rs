//! The page's colours (`web/src/classes.ts`): red to blue, hot and cold apart for every kind of colour vision.

use super::{Paint, Pattern};

/// Red, green, blue and how opaque, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8, pub u8);

impl Colour {
    const fn rgb(all: u32) -> Self {
        let [_, red, green, blue] = all.to_be_bytes();
        Self(red, green, blue, 255)
    }

    const fn rgba(all: u32) -> Self {
        let [red, green, blue, opaque] = all.to_be_bytes();
        Self(red, green, blue, opaque)
    }

    /// `#rrggbb`.
    #[must_use]
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// How opaque, 0 to 1.
    #[must_use]
    pub fn opacity(self) -> f64 {
        (f64::from(self.3) / 255.0 * 100.0).round() / 100.0
    }
}

const HOT99: Colour = Colour::rgb(0x00b2_182b);
const HOT95: Colour = Colour::rgb(0x00ec_7d5b);
const HOT90: Colour = Colour::rgb(0x00fb_cfb8);
const NS: Colour = Colour::rgba(0xc9ca_c4b8);
const COLD90: Colour = Colour::rgb(0x00c9_e0ee);
const COLD95: Colour = Colour::rgb(0x006a_a9d0);
const COLD99: Colour = Colour::rgb(0x001f_5fa8);
const PAST_HOT: Colour = Colour::rgb(0x00fb_efe9);
const PAST_COLD: Colour = Colour::rgb(0x00ef_f5f9);
const UP: Colour = Colour::rgb(0x00e8_a33d);
const DOWN: Colour = Colour::rgb(0x0014_776f);
const UNCOMPUTED: Colour = Colour::rgba(0xe4e2_dab8);
const EDGE: Colour = Colour::rgb(0x00ff_ffff);
const MERGED_EDGE: Colour = Colour::rgb(0x005b_666e);

/// From the lowest to the highest group of shares.
pub const RAMP: [Colour; 5] = [
    Colour::rgb(0x00e9_e1f2),
    Colour::rgb(0x00cb_bce0),
    Colour::rgb(0x00a8_8fc8),
    Colour::rgb(0x0084_55a3),
    Colour::rgb(0x0054_217a),
];

/// A colour and nothing else.
pub(super) const fn plain(fill: Colour) -> Paint {
    Paint {
        fill: Some(fill),
        pattern: None,
        edge: EDGE,
        dashed: false,
    }
}

const fn striped(fill: Colour) -> Paint {
    Paint {
        pattern: Some(Pattern::Stripes),
        ..plain(fill)
    }
}

const fn past(paint: Paint, edge: Colour) -> Paint {
    Paint { edge, ..paint }
}

/// Classes of hot and cold spots.
pub(super) const CLASSES: [(&str, Paint); 7] = [
    ("hot99", plain(HOT99)),
    ("hot95", plain(HOT95)),
    ("hot90", plain(HOT90)),
    ("ns", plain(NS)),
    ("cold90", striped(COLD90)),
    ("cold95", striped(COLD95)),
    ("cold99", striped(COLD99)),
];

/// Ways in which places became hot or cold: what lasts is the deepest, what is past is paler than any spot of today.
pub(super) const CATEGORIES: [(&str, Paint); 17] = [
    ("hot_new", plain(HOT95)),
    ("hot_consecutive", plain(HOT95)),
    ("hot_intensifying", plain(HOT99)),
    ("hot_persistent", plain(HOT99)),
    ("hot_diminishing", plain(HOT99)),
    ("hot_sporadic", plain(HOT90)),
    ("hot_oscillating", plain(HOT90)),
    ("hot_historical", past(plain(PAST_HOT), HOT99)),
    ("cold_new", striped(COLD95)),
    ("cold_consecutive", striped(COLD95)),
    ("cold_intensifying", striped(COLD99)),
    ("cold_persistent", striped(COLD99)),
    ("cold_diminishing", striped(COLD99)),
    ("cold_sporadic", striped(COLD90)),
    ("cold_oscillating", striped(COLD90)),
    ("cold_historical", past(striped(PAST_COLD), COLD99)),
    ("none", plain(NS)),
];

/// Where shares go.
pub(super) const DIRECTIONS: [(&str, Paint); 3] = [
    ("up", plain(UP)),
    ("down", striped(DOWN)),
    ("none", plain(NS)),
];

/// How places of a class, category, direction or state are drawn, by its name in [`super::Labels`].
#[must_use]
pub fn paint_of(word: &str) -> Option<Paint> {
    let told = CLASSES.iter().chain(&CATEGORIES).chain(&DIRECTIONS);
    let told = told.clone().find(|(own, _)| *own == word);
    match word {
        "untested" => Some(UNTOLD),
        "zero" => Some(ZERO),
        "suppressed" => Some(WITHHELD),
        "nodata" => Some(NO_DATA),
        "merged" => Some(MERGED),
        _ => told.map(|(_, paint)| *paint),
    }
}

/// How a group of numbers is drawn, counted from 0.
#[must_use]
pub fn paint_of_group(nth: usize) -> Option<Paint> {
    RAMP.get(nth).map(|colour| plain(*colour))
}

/// What was not computed.
pub(super) const UNTOLD: Paint = plain(UNCOMPUTED);

/// What is withheld.
pub(super) const WITHHELD: Paint = Paint {
    fill: Some(EDGE),
    pattern: Some(Pattern::Crossed),
    edge: Colour::rgb(0x007d_8890),
    dashed: false,
};

/// Where there are no data: nothing but a dashed edge.
pub(super) const NO_DATA: Paint = Paint {
    fill: None,
    pattern: None,
    edge: Colour::rgb(0x004f_5b63),
    dashed: true,
};

/// Where there is nobody of the group, which is a number like others: white with a full edge.
pub(super) const ZERO: Paint = Paint {
    fill: Some(EDGE),
    pattern: None,
    edge: Colour::rgb(0x008b_969d),
    dashed: false,
};

/// What lies over merged places.
pub(super) const MERGED: Paint = Paint {
    fill: None,
    pattern: Some(Pattern::Dots),
    edge: MERGED_EDGE,
    dashed: false,
};

//! Kinds of households and how frequent they are, in the town and where a cluster is planted.

use crate::draw::Draw;
use crate::planted::{Plant, WAVES, strength};
use crate::quarter::{Character, Dwelling};

/// Who lives together, as the last wave finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One person of 65 or more.
    ElderAlone,
    /// Two of them.
    ElderCouple,
    /// One of them and a younger partner.
    MixedCouple,
    /// Two of them with a grown child.
    ElderCoupleAndChild,
    /// One of them with a grown child.
    ElderAndChild,
    /// Grandparents, parents and children.
    ThreeGenerations,
    /// One person below 65.
    Single,
    /// Two partners below 65.
    Couple,
    /// A couple with children below 18.
    Family,
    /// One parent with children below 18.
    SingleParent,
    /// A couple with grown children.
    GrownChildren,
    /// Grown people who share a dwelling.
    Sharers,
}

use Kind::{
    Couple, ElderAlone, ElderAndChild, ElderCouple, ElderCoupleAndChild, Family, GrownChildren,
    MixedCouple, Sharers, Single, SingleParent, ThreeGenerations,
};

/// Every kind with its share of ten thousand households.
const KINDS: [(Kind, f64); 12] = [
    (ElderAlone, 1425.0),
    (ElderCouple, 1520.0),
    (MixedCouple, 370.0),
    (ElderCoupleAndChild, 165.0),
    (ElderAndChild, 195.0),
    (ThreeGenerations, 150.0),
    (Single, 1010.0),
    (Couple, 1000.0),
    (Family, 1880.0),
    (SingleParent, 500.0),
    (GrownChildren, 1390.0),
    (Sharers, 220.0),
];

/// What planted clusters did to a household's place: how many elders live alone in the first wave and in the last.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Share of the change towards living alone that came since the first wave.
    pub parted: f64,
    /// Share of the change away from it.
    pub joined: f64,
}

/// The kind of a household at a place, and how that came about.
pub fn kind(
    draw: &mut Draw,
    Dwelling {
        point, character, ..
    }: Dwelling,
) -> (Kind, Setting) {
    let alone = |wave| strength(Plant::EldersAlone, point, wave);
    let (first, last) = (alone(0), alone(WAVES - 1));
    let young = strength(Plant::YoungFamilies, point, WAVES - 1);
    let village = if character == Character::Village {
        1.12
    } else {
        1.0
    };
    let weight = |(kind, share): (Kind, f64)| {
        let factor = match kind {
            ElderAlone => village * (1.0 + 1.2 * last) * (1.0 - 0.5 * young),
            ElderCouple => (1.0 - 0.4 * first.max(last)) * (1.0 - 0.3 * young),
            MixedCouple | ElderCoupleAndChild | ThreeGenerations => {
                (1.0 - 0.3 * first.max(last)) * (1.0 - 0.4 * young)
            }
            ElderAndChild => (1.0 + 5.5 * (first - last).max(0.0)) * (1.0 - 0.4 * young),
            Family => 1.0 + 0.7 * young,
            Couple => 1.0 + 0.4 * young,
            _ => 1.0,
        };
        share * factor
    };
    let chosen = KINDS[draw.weighted(&KINDS.map(weight))].0;
    let setting = Setting {
        parted: (last - first).max(0.0),
        joined: (first - last).max(0.0),
    };
    (chosen, setting)
}

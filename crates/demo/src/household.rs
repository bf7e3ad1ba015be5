//! One invented household: its dwelling, its people, and the traits that stay with it over the waves.

use crate::draw::{Draw, quirk};
use crate::family::{Family, family};
use crate::kind::{Kind, kind};
use crate::member::{Member, Sex};
use crate::planted::WAVES;
use crate::quarter::{Dwelling, Region, dwelling};
use crate::wave::Wave;

/// Streams of chance that belong to one household: its life, and its answers at each wave.
const STREAMS: u64 = 16;

/// A household.
pub struct Household {
    /// Its number from 1.
    pub number: u32,
    /// Where it lives.
    pub dwelling: Dwelling,
    /// Who lives together.
    pub kind: Kind,
    /// Everybody who lived there at some wave.
    pub members: Vec<Member>,
    from: u8,
    until: u8,
    key: u64,
}

/// What makes households differ.
#[derive(Clone, Copy, Debug)]
pub enum Trait {
    /// How near it is to need: the lower, the nearer.
    Need,
    /// Whether it keeps money matters to itself.
    Guarded,
    /// Income among those equally deprived.
    Means,
    /// Age of the building.
    Built,
    /// Comfort of the dwelling.
    Comfort,
    /// Rooms beyond those needed.
    Rooms,
    /// Floor area.
    Area,
    /// Heating.
    Heating,
    /// Owner or tenant.
    Tenure,
    /// Damp.
    Damp,
    /// Steps to the door.
    Steps,
    /// Loans.
    Loan,
    /// Which things are lacked.
    Lack,
    /// How many of them.
    Lacks,
    /// Which bills are late.
    Arrears,
    /// Family name.
    Name,
    /// Whether a couple is married.
    Wed,
}

impl Household {
    /// The household of a number in a region.
    pub fn new(seed: u64, number: u32, region: Region) -> Self {
        let mut draw = Draw::new(seed, u64::from(number) * STREAMS);
        let key = draw.bits();
        let dwelling = dwelling(&mut draw, region);
        let (kind, setting) = kind(&mut draw, dwelling);
        let Family { members, from } = family(&mut draw, kind, setting);
        let wave = |draw: &mut Draw| draw.between(1, i32::from(WAVES) - 1) as u8;
        let came = if draw.chance(0.015) {
            wave(&mut draw)
        } else {
            0
        };
        let until = if draw.chance(0.015) {
            wave(&mut draw).max(came + 1)
        } else {
            WAVES
        };
        Self {
            number,
            dwelling,
            kind,
            members,
            from: from.max(came),
            until,
            key,
        }
    }

    /// The chance with which it answers at a wave.
    pub fn answers(&self, seed: u64, wave: &Wave) -> Draw {
        Draw::new(
            seed,
            u64::from(self.number) * STREAMS + 1 + u64::from(wave.number),
        )
    }

    /// The people there at a wave; nobody before the household came and after it left.
    pub fn present(&self, wave: &Wave) -> impl Iterator<Item = (usize, &Member)> {
        let there = (self.from..self.until).contains(&wave.number);
        let members = self.members.iter().enumerate();
        members.filter(move |(_, member)| there && member.is_there(wave))
    }

    /// A trait that stays, from 0 to below 1.
    pub fn quirk(&self, which: Trait) -> f64 {
        quirk(self.key, which as u64)
    }
}

/// Rooms that people need: one for all, one for each couple and single adult, one for two children who may share.
pub fn rooms_needed<'m>(members: impl Iterator<Item = &'m Member>, wave: &Wave) -> u32 {
    let (mut partners, mut singles, mut shared) = (0_u32, 0, [0_u32; 3]);
    for member in members {
        match (member.age(wave.period), member.sex) {
            (18.., _) if member.couple > 0 => partners += 1,
            (18.., _) => singles += 1,
            (12.., Sex::Male) => shared[0] += 1,
            (12.., Sex::Female) => shared[1] += 1,
            _ => shared[2] += 1,
        }
    }
    1 + partners.div_ceil(2) + singles + shared.map(|n| n.div_ceil(2)).iter().sum::<u32>()
}

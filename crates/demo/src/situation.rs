//! A household at one wave: who is there, how deprived it is, and what its forms have in common.

use crate::care::{Care, care};
use crate::deprivation::{Class, class, household_lacks};
use crate::draw::Draw;
use crate::household::{Household, Trait};
use crate::member::Member;
use crate::wave::Wave;
use crate::work::{Work, work};

/// Age from which somebody is asked the care form.
pub const ELDER_FROM: i32 = 65;

/// Share of households that keep money matters to themselves.
const GUARDED: f64 = 0.125;

/// A household that answers at a wave.
pub struct Situation<'h> {
    /// The household.
    pub household: &'h Household,
    /// The wave.
    pub wave: &'h Wave,
    /// How deprived it is.
    pub class: Class,
    /// Which of its seven things it lacks.
    pub lacks: [bool; 7],
    /// Keeps money matters to itself this time.
    pub is_guarded: bool,
    /// Position of the day of the interview among the wave's days.
    pub day: usize,
    /// Who is there.
    pub present: Vec<Present<'h>>,
}

/// A person who is there.
pub struct Present<'h> {
    /// The number in the household, from 1.
    pub number: u32,
    /// Who it is.
    pub member: &'h Member,
    /// Completed years at the period.
    pub age: i32,
    /// What the person does.
    pub work: Work,
    /// How an elder gets on.
    pub care: Option<Care>,
    /// The partner lives there too.
    pub has_partner: bool,
}

impl<'h> Situation<'h> {
    /// The household at a wave; none if nobody is there.
    pub fn new(household: &'h Household, wave: &'h Wave, draw: &mut Draw) -> Option<Self> {
        let there = || household.present(wave).map(|(_, member)| member);
        let size = there().count();
        if size == 0 {
            return None;
        }
        let class = class(household, wave);
        let has_baby = there().any(|m| m.age(wave.period) < 3);
        let present = household.present(wave).map(|(at, member)| {
            let age = member.age(wave.period);
            let is_elder = age >= ELDER_FROM;
            let partners = there().filter(|m| m.couple > 0 && m.couple == member.couple);
            Present {
                number: at as u32 + 1,
                member,
                age,
                work: work(member, age, class, has_baby),
                care: is_elder.then(|| care(household, member, wave, size == 1)),
                has_partner: partners.count() == 2,
            }
        });
        Some(Self {
            household,
            wave,
            class,
            lacks: household_lacks(household, class),
            is_guarded: household.quirk(Trait::Guarded) < GUARDED && draw.chance(0.94),
            day: draw.below(wave.days.len()),
            present: present.collect(),
        })
    }

    /// How many people are of an age.
    pub fn count(&self, is_meant: impl Fn(i32) -> bool) -> usize {
        self.present.iter().filter(|p| is_meant(p.age)).count()
    }

    /// Somebody works.
    pub fn is_at_work(&self) -> bool {
        self.present.iter().any(|p| p.work.is_at_work())
    }

    /// Somebody needs care.
    pub fn is_in_need(&self) -> bool {
        let needs = |p: &Present<'_>| p.care.as_ref().is_some_and(|care| care.is_in_need);
        self.present.iter().any(needs)
    }

    /// The day of the interview, as it stands in the files.
    pub fn day(&self) -> &str {
        &self.wave.days[self.day]
    }
}

//! One invented person: born on a day, of a sex, with a partner or without, there from one wave to another.

use crate::draw::{Draw, quirk};
use crate::planted::WAVES;
use crate::wave::{Day, Wave};

/// The day on which the ages of the tables hold: the last period.
const REFERENCE: Day = (2024, 9, 30);

/// Woman or man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// A woman or girl.
    Female,
    /// A man or boy.
    Male,
}

/// A person.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Day of birth.
    pub birth: Day,
    /// Woman or man.
    pub sex: Sex,
    /// The two of a couple share a number; 0 is none.
    pub couple: u8,
    /// The first wave at which the person is there.
    pub from: u8,
    /// The first at which no longer.
    pub until: u8,
    key: u64,
}

impl Member {
    /// Somebody of an age at the last period.
    pub fn aged(draw: &mut Draw, sex: Sex, age: i32) -> Self {
        let (month, day) = (draw.between(1, 12) as u8, draw.between(1, 28) as u8);
        let not_yet = (month, day) > (REFERENCE.1, REFERENCE.2);
        Self {
            birth: (REFERENCE.0 - age as i16 - i16::from(not_yet), month, day),
            sex,
            couple: 0,
            from: 0,
            until: WAVES,
            key: draw.bits(),
        }
    }

    /// Completed years on a day.
    pub fn age(&self, on: Day) -> i32 {
        let not_yet = (on.1, on.2) < (self.birth.1, self.birth.2);
        i32::from(on.0 - self.birth.0) - i32::from(not_yet)
    }

    /// Whether the person lives there when the wave is in the field: born, come, and not gone.
    pub fn is_there(&self, wave: &Wave) -> bool {
        (self.from..self.until).contains(&wave.number) && self.birth < wave.opens
    }

    /// A trait that stays, from 0 to below 1.
    pub fn quirk(&self, which: Trait) -> f64 {
        quirk(self.key, which as u64)
    }
}

/// What makes people differ.
#[derive(Clone, Copy, Debug)]
pub enum Trait {
    /// Given name.
    Name,
    /// Work.
    Work,
    /// Months worked.
    Months,
    /// Schooling.
    School,
    /// Married or not.
    Marriage,
    /// What is lacked.
    Lack,
    /// Health: the lower, the worse.
    Health,
    /// Whether a care form is filled in at all.
    CareForm,
    /// Level of care on record.
    CareLevel,
    /// Services.
    Service,
    /// Loneliness.
    Lonely,
    /// Contacts.
    Contact,
    /// Help from the family.
    Carer,
}

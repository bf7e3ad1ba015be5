//! Material and social deprivation of the EU, thirteen items: seven of the household, six of the person.
//! Deprived from 5 enforced lacks, severely from 7; a child's rule is its own (all V, Eurostat; licence V2).
//! What is said with answers missing, and the class of a household, are conventions (P).

use super::{InstrumentInfo, Item, Score};

/// What it is and what to cite.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "msd13",
    version: "eu13",
    higher_is_better: Some(false),
    default_on: true,
    licence_note: "EU-SILC definition; reuse with the source acknowledged: cite Eurostat.",
    mark: "V2",
};

/// Version of a child's score without the household minimum.
pub const VERSION_CHILD_NO_MINIMUM: &str = "eu13-child0";
/// Version of a household's class.
pub const VERSION_HOUSEHOLD: &str = "eu13-household";

/// Codes of [`Household::wants`], in order; `h1`, the arrears, stands apart.
pub const HOUSEHOLD_ITEMS: [&str; 6] = ["h2", "h3", "h4", "h5", "h6", "h7"];
/// Codes of the items of a [`Person`], in order.
pub const PERSONAL_ITEMS: [&str; 6] = ["p1", "p2", "p3", "p4", "p5", "p6"];

/// Enforced lacks from which somebody is deprived, and severely so.
const DEPRIVED_FROM: u32 = 5;
const SEVERE_FROM: u32 = 7;

/// The answer to one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// Has or does it.
    Has,
    /// Goes without for a reason other than money: not a lack.
    DoesNotWant,
    /// Goes without because it cannot be afforded: the only lack that counts.
    CannotAfford,
    /// Not known.
    Missing,
}

/// The household's seven items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Household {
    /// `h1`, a fact: in arrears on rent, mortgage, utilities or loans.
    pub arrears: Item<bool>,
    /// `h2` to `h7`: warm home, unexpected expense, protein meal, holiday, car, furniture.
    pub wants: [Answer; 6],
}

/// `p1` to `p6` of somebody aged 16 or more: clothes, shoes, own money, leisure, company, internet.
pub type Person = [Answer; 6];

/// How deprived a person or household is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Fewer lacks than 5.
    NotDeprived,
    /// 5 or 6 lacks.
    Deprived,
    /// 7 lacks or more; they are deprived too.
    Severe,
}

/// How many of the lacks a child needs must be the household's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChildRule {
    /// At least three, for either class (Eurostat; `child_min_household = 3`).
    #[default]
    ThreeOfHousehold,
    /// Any.
    NoMinimum,
}

/// Lacks that are certain, and answers that could be lacks.
#[derive(Clone, Copy, Default)]
struct Lacks {
    known: u32,
    open: u32,
}

impl Lacks {
    fn of_wants(answers: &[Answer]) -> Self {
        let count = |kind| answers.iter().filter(|a| **a == kind).count() as u32;
        Self {
            known: count(Answer::CannotAfford),
            open: count(Answer::Missing),
        }
    }

    fn of_household(household: &Household) -> Self {
        let wants = Self::of_wants(&household.wants);
        Self {
            known: wants.known + u32::from(household.arrears == Item::Known(true)),
            open: wants.open + u32::from(household.arrears.is_missing()),
        }
    }
}

/// Scores somebody aged 16 or more. The value is the number of lacks (0–13), `None` with an answer
/// missing; the class stands whenever the missing answers could not change it.
#[must_use]
pub fn adult(household: &Household, person: &Person) -> Score<Class> {
    settle(Lacks::of_household(household), Lacks::of_wants(person), 0)
}

/// Scores a child under 16 from the household and the answers of its members aged 16 or more:
/// a personal item is lacking when at least half of those with a known answer lack it,
/// and unknown when nobody's answer is known.
#[must_use]
pub fn child(household: &Household, adults: &[Person], rule: ChildRule) -> Score<Class> {
    let shared: Person = std::array::from_fn(|item| shared_answer(adults, item));
    let (minimum, version) = match rule {
        ChildRule::ThreeOfHousehold => (3, INFO.version),
        ChildRule::NoMinimum => (0, VERSION_CHILD_NO_MINIMUM),
    };
    settle(
        Lacks::of_household(household),
        Lacks::of_wants(&shared),
        minimum,
    )
    .with_version(version)
}

/// The class of a household, from the scores of its members aged 16 or more (P): the worst class that
/// at least half of those with a certain class reach. So a household is severe when at least half of
/// them are severe. `None` when no member's class is certain; there is no value.
#[must_use]
pub fn household(adults: &[Score<Class>]) -> Score<Class> {
    let certain: Vec<Class> = adults.iter().filter_map(|score| score.band).collect();
    let class = [Class::Severe, Class::Deprived, Class::NotDeprived]
        .into_iter()
        .find(|class| 2 * certain.iter().filter(|c| *c >= class).count() >= certain.len())
        .filter(|_| !certain.is_empty());
    Score::new(&INFO, None, class).with_version(VERSION_HOUSEHOLD)
}

fn shared_answer(adults: &[Person], item: usize) -> Answer {
    let count = |kind| adults.iter().filter(|a| a[item] == kind).count();
    let known = adults.len() - count(Answer::Missing);
    match known {
        0 => Answer::Missing,
        _ if 2 * count(Answer::CannotAfford) >= known => Answer::CannotAfford,
        _ => Answer::Has,
    }
}

/// More lacks never lower the class, so the two ends decide whether it is certain.
fn settle(household: Lacks, own: Lacks, minimum: u32) -> Score<Class> {
    let best = class(household.known, own.known, minimum);
    let worst = class(
        household.known + household.open,
        own.known + own.open,
        minimum,
    );
    let value = (household.open + own.open == 0).then_some(household.known + own.known);
    Score::new(&INFO, value, (best == worst).then_some(best))
}

const fn class(household: u32, own: u32, minimum: u32) -> Class {
    if household < minimum {
        return Class::NotDeprived;
    }
    match household + own {
        SEVERE_FROM.. => Class::Severe,
        DEPRIVED_FROM.. => Class::Deprived,
        _ => Class::NotDeprived,
    }
}

#[cfg(test)]
#[path = "msd13_tests.rs"]
mod tests;

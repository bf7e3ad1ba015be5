//! Czech dependency degree (Act 108/2006 § 8, decree 505/2006): how many of ten basic needs are not managed.
//! Counts by degree V; that household care is left out under 18 is M, consistent with the maximum of nine.

use super::bands::Bands;
use super::dated::TableScore;
use super::{InstrumentInfo, Item};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "pnp",
    version: "table",
    higher_is_better: Some(false),
    default_on: false,
    licence_note: "Off: parts of the rule are from memory and the official text is paraphrased; the table of degrees is \
                   dated and is checked against the Act in force before use. Amounts are not kept.",
    mark: "M",
};

/// Codes of the needs, in the order of the Act; [`HOUSEHOLD_CARE`] is left out under 18.
pub const NEEDS: [&str; 10] = [
    "mobility",
    "orientation",
    "communication",
    "eating",
    "dressing",
    "hygiene",
    "physiological_need",
    "health_care",
    "personal_activities",
    "household_care",
];

/// Position of household care among [`NEEDS`].
pub const HOUSEHOLD_CARE: usize = 9;

/// Degree of dependency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Degree {
    /// Too young for the benefit.
    NotEntitled,
    /// No degree.
    None,
    /// Light.
    One,
    /// Medium.
    Two,
    /// Heavy.
    Three,
    /// Full.
    Four,
}

impl Degree {
    /// Every degree, rising.
    pub const ALL: [Self; 6] = [
        Self::NotEntitled,
        Self::None,
        Self::One,
        Self::Two,
        Self::Three,
        Self::Four,
    ];

    /// Its code in files: `not_entitled`, `none`, `I`, `II`, `III` or `IV`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotEntitled => "not_entitled",
            Self::None => "none",
            Self::One => "I",
            Self::Two => "II",
            Self::Three => "III",
            Self::Four => "IV",
        }
    }
}

/// One version of the degrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Name of the version.
    pub version: String,
    /// Degrees by needs not managed, of adults.
    pub adult: Bands<Degree>,
    /// The same under [`Table::adult_from`].
    pub child: Bands<Degree>,
    /// First year of age of an adult.
    pub adult_from: u8,
    /// First year of age with a right to the benefit.
    pub entitled_from: u8,
    /// Whether a child's full degree needs exceptional daily care; without it the degree is heavy (P).
    pub child_full_exceptional: bool,
    /// Where it is from.
    pub source: String,
    /// Who entered it.
    pub entered_by: String,
}

/// What was assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// Age in completed years on the day of the assessment.
    pub age: Item<u8>,
    /// For each of [`NEEDS`] whether it is not managed; of a child only beyond what the age normally requires.
    pub unmanaged: [Item<bool>; 10],
    /// Exceptional daily care; read for children near the full degree.
    pub exceptional_care: Item<bool>,
}

/// What the operator should hear about an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Household care was answered for a child and is ignored.
    HouseholdCareOfChild,
}

/// Counts the needs that are not managed. All that are read must be known, and the age.
#[must_use]
pub fn score(table: &Table, person: &Person) -> (TableScore<Degree>, Option<Warning>) {
    let mut score = TableScore {
        instrument: INFO.id,
        version: table.version.clone(),
        inputs: inputs(person),
        value: None,
        band: None,
    };
    let Some(age) = person.age.known() else {
        return (score, None);
    };
    if age < table.entitled_from {
        score.band = Some(Degree::NotEntitled);
        return (score, None);
    }
    let is_child = age < table.adult_from;
    let read = if is_child {
        HOUSEHOLD_CARE
    } else {
        NEEDS.len()
    };
    let counted = person.unmanaged.iter().take(read);
    score.value = counted
        .map(|need| need.known().map(u32::from))
        .sum::<Option<u32>>();
    let bands = if is_child { &table.child } else { &table.adult };
    score.band = score.value.and_then(|count| bands.level(count));
    if is_child && table.child_full_exceptional && score.band == Some(Degree::Four) {
        score.band = person.exceptional_care.known().map(full_or_heavy);
    }
    let household = person.unmanaged[HOUSEHOLD_CARE];
    let ignored = (is_child && !household.is_missing()).then_some(Warning::HouseholdCareOfChild);
    (score, ignored)
}

const fn full_or_heavy(exceptional: bool) -> Degree {
    if exceptional {
        Degree::Four
    } else {
        Degree::Three
    }
}

fn inputs(person: &Person) -> Vec<(String, Item<u32>)> {
    let number = |yes: Item<bool>| yes.known().map(u32::from).into();
    let needs = NEEDS.iter().zip(person.unmanaged);
    let mut all = vec![("age".to_owned(), person.age.known().map(u32::from).into())];
    all.extend(needs.map(|(code, need)| ((*code).to_owned(), number(need))));
    all.push((
        "exceptional_care".to_owned(),
        number(person.exceptional_care),
    ));
    all
}

#[cfg(test)]
#[path = "pnp_tests.rs"]
mod tests;

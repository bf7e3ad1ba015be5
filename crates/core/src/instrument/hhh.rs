//! Hungarian disadvantaged child (Gyvt. 67/A §): three conditions on top of the regular child-protection allowance.
//! Conditions V; their numbers stand in dated rules. What is said with answers missing is P.

use super::dated::TableScore;
use super::komfort::Grade;
use super::logic::{all, any};
use super::{InstrumentInfo, Item};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "hhh",
    version: "table",
    higher_is_better: Some(false),
    default_on: false,
    licence_note: "Off: the statute is paraphrased (that official texts lie outside copyright is from memory); the rules are \
                   dated and are checked against the Act in force before use.",
    mark: "M",
};

/// One version of the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Name of the version.
    pub version: String,
    /// Months as a registered job-seeker from which employment is low.
    pub job_seeker_months: u8,
    /// Of how many preceding months.
    pub of_months: u8,
    /// Conditions from which a child is multiply disadvantaged.
    pub multiple_from: u32,
    /// Comfort grades of a poor dwelling.
    pub poor_dwellings: Vec<Grade>,
    /// Where it is from.
    pub source: String,
    /// Who entered it.
    pub entered_by: String,
}

/// A parent who brings the child up, or the guardian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carer {
    /// At most primary schooling when the allowance is claimed.
    pub at_most_primary: Item<bool>,
    /// Receives the benefit of active age.
    pub active_age_benefit: Item<bool>,
    /// Months as a registered job-seeker among those that the rules look back on.
    pub job_seeker_months: Item<u8>,
}

/// Where the child lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dwelling {
    /// In an area declared segregated.
    pub segregated: Item<bool>,
    /// Comfort grade.
    pub comfort: Item<Grade>,
    /// In conditions that limit healthy development.
    pub limits_development: Item<bool>,
}

/// The three conditions, each decided or open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conditions {
    /// a) low schooling.
    pub low_schooling: Item<bool>,
    /// b) low employment.
    pub low_employment: Item<bool>,
    /// c) poor dwelling.
    pub poor_dwelling: Item<bool>,
}

/// What decides beside the conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Entitled to the regular child-protection allowance.
    pub allowance: Item<bool>,
    /// Taken into state care.
    pub state_care: Item<bool>,
    /// Young adult in after-care who is a pupil or student.
    pub aftercare_student: Item<bool>,
}

/// What the child counts as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Neither.
    Neither,
    /// Disadvantaged (HH).
    Disadvantaged,
    /// Multiply disadvantaged (HHH).
    Multiply,
}

impl Class {
    /// Every class, rising.
    pub const ALL: [Self; 3] = [Self::Neither, Self::Disadvantaged, Self::Multiply];

    /// Its code in files: `neither`, `hh` or `hhh`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neither => "neither",
            Self::Disadvantaged => "hh",
            Self::Multiply => "hhh",
        }
    }
}

/// Decides the three conditions from the carers and the dwelling; a) needs every carer, b) one.
#[must_use]
pub fn conditions(rules: &Rules, carers: &[Carer], dwelling: &Dwelling) -> Conditions {
    let low = |carer: &Carer| {
        let months = carer.job_seeker_months.known();
        let many = months.map(|months| months >= rules.job_seeker_months);
        any([carer.active_age_benefit, many.into()])
    };
    let unemployed = carers.iter().map(low);
    let schooling = carers.iter().map(|carer| carer.at_most_primary);
    let grade = dwelling.comfort.known();
    let poor = grade.map(|grade| rules.poor_dwellings.contains(&grade));
    let has_carer = !carers.is_empty();
    let decided = |answer: Item<bool>| if has_carer { answer } else { Item::Missing };
    Conditions {
        low_schooling: decided(all(schooling)),
        low_employment: decided(any(unemployed)),
        poor_dwelling: any([
            dwelling.segregated,
            poor.into(),
            dwelling.limits_development,
        ]),
    }
}

/// Classifies a child. The value is the number of conditions, `None` while one is open; the class
/// stands whenever what is open could not change it.
#[must_use]
pub fn score(rules: &Rules, standing: &Standing, conditions: &Conditions) -> TableScore<Class> {
    let three = [
        conditions.low_schooling,
        conditions.low_employment,
        conditions.poor_dwelling,
    ];
    let met = three.iter().filter(|c| **c == Item::Known(true)).count() as u32;
    let open = three.iter().filter(|c| c.is_missing()).count() as u32;
    let class = |met: u32| match met {
        0 => Class::Neither,
        met if met >= rules.multiple_from => Class::Multiply,
        _ => Class::Disadvantaged,
    };
    let (least, most) = (class(met), class(met + open));
    let by_conditions = match standing.allowance {
        Item::Known(true) => (least, most),
        Item::Known(false) => (Class::Neither, Class::Neither),
        Item::Missing => (Class::Neither, most),
    };
    let in_care = any([standing.state_care, standing.aftercare_student]);
    let (least, most) = match in_care {
        Item::Known(true) => (Class::Multiply, Class::Multiply),
        Item::Known(false) => by_conditions,
        Item::Missing => (by_conditions.0, Class::Multiply),
    };
    TableScore {
        instrument: INFO.id,
        version: rules.version.clone(),
        inputs: inputs(standing, conditions),
        value: (open == 0).then_some(met),
        band: (least == most).then_some(least),
    }
}

fn inputs(standing: &Standing, conditions: &Conditions) -> Vec<(String, Item<u32>)> {
    let all = [
        ("allowance", standing.allowance),
        ("low_schooling", conditions.low_schooling),
        ("low_employment", conditions.low_employment),
        ("poor_dwelling", conditions.poor_dwelling),
        ("state_care", standing.state_care),
        ("aftercare_student", standing.aftercare_student),
    ];
    let number = |yes: Item<bool>| yes.known().map(u32::from).into();
    all.map(|(code, yes)| (code.to_owned(), number(yes)))
        .to_vec()
}

#[cfg(test)]
#[path = "hhh_tests.rs"]
mod tests;

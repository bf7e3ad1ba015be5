//! Families: the units that pass a chain of conditions, in a form that is the same however the chain is written, so
//! that linear relations between published counts can be found.
//!
//! A family is the 0/1 function of a unit's answers that says whether it is counted, as an integer polynomial in
//! elementary functions of single variables ([`Literal`]), whose products are again such functions: `age>=65` times
//! `age>=80` is `age>=80`. The form is unique: order does not matter, implied bounds fall away, `not(age>=80)` is
//! `age` known less `age>=80`, and what remains of a population is a difference. Kleene's logic is that of
//! [`Condition`]: a missing answer counts for nobody.
//!
//! In doubt two families are one, which only makes an audit stricter: `age>79` is taken as `age>=80`, as it is for
//! whole numbers. What one variable says of another (`lives_alone` of `household_size`) is not known here.

use std::collections::BTreeMap;
use std::fmt;

use crate::codebook::Unit;
use crate::condition::{Comparison, Condition};

mod polynomial;

pub use polynomial::{Bound, Literal, Monomial, Polynomial};

/// For category variables of which all codes are known, the codes: a unit with an answer has one of them.
pub type Categories = BTreeMap<String, Vec<String>>;

/// Why a chain of conditions makes no family.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidFamily {
    /// A polynomial of more terms than are worked with.
    #[error("the conditions have more than {0} terms")]
    TooComplex(usize),
    /// A bound that is not a finite number.
    #[error("the bound for {0} is not a finite number")]
    NotFinite(String),
}

/// The units of one kind for which a polynomial is 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Family {
    households: bool,
    counted: Polynomial,
}

impl Family {
    /// Everybody.
    #[must_use]
    pub fn whole(unit: Unit) -> Self {
        Self {
            households: unit == Unit::Households,
            counted: Polynomial::one(),
        }
    }

    /// Who passes all conditions.
    pub fn new(
        unit: Unit,
        conditions: &[Condition],
        categories: &Categories,
    ) -> Result<Self, InvalidFamily> {
        Self::whole(unit).then(conditions, categories)
    }

    /// Who of this family passes these conditions too.
    pub fn then(
        &self,
        conditions: &[Condition],
        categories: &Categories,
    ) -> Result<Self, InvalidFamily> {
        let mut counted = self.counted.clone();
        for condition in conditions {
            counted = counted.times(&truth(condition, categories, true)?)?;
        }
        Ok(Self { counted, ..*self })
    }

    /// What is counted.
    #[must_use]
    pub const fn unit(&self) -> Unit {
        if self.households {
            Unit::Households
        } else {
            Unit::Persons
        }
    }

    /// Whether it is everybody.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.counted == Polynomial::one()
    }

    /// Whether nobody can be in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counted.terms().next().is_none()
    }

    /// Whether everybody of the other family is in this one.
    pub fn contains(&self, other: &Self) -> Result<bool, InvalidFamily> {
        Ok(self.households == other.households
            && self.counted.times(&other.counted)? == other.counted)
    }

    /// Who of this family is not in the other; none where the other is no part of this one.
    pub fn rest_of(&self, part: &Self) -> Result<Option<Self>, InvalidFamily> {
        let rest = || Self {
            counted: self.counted.plus(&part.counted, -1),
            ..*self
        };
        Ok(self.contains(part)?.then(rest))
    }

    /// The function as a sum of monomials with whole coefficients, ascending.
    pub fn terms(&self) -> impl Iterator<Item = (&Monomial, i64)> {
        self.counted.terms()
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.households {
            "households"
        } else {
            "persons"
        };
        if self.is_whole() {
            return f.write_str(unit);
        }
        write!(f, "{unit}: {}", self.counted)
    }
}

/// The polynomial of the units for which a condition is true, or false; neither where it is unknown.
fn truth(
    condition: &Condition,
    categories: &Categories,
    wanted: bool,
) -> Result<Polynomial, InvalidFamily> {
    let each = |conditions: &[Condition]| -> Result<Vec<Polynomial>, InvalidFamily> {
        let truths = conditions.iter().map(|c| truth(c, categories, wanted));
        truths.collect()
    };
    match condition {
        Condition::Not(inner) => truth(inner, categories, !wanted),
        Condition::All(conditions) if wanted => every(&each(conditions)?),
        Condition::Any(conditions) if !wanted => every(&each(conditions)?),
        Condition::All(conditions) | Condition::Any(conditions) => some(&each(conditions)?),
        Condition::Known(name) => Ok(polynomial::or_else(
            Polynomial::literal(name, Literal::Known),
            wanted,
            &Polynomial::one(),
        )),
        Condition::NoAnswer(name, kinds) => Ok(polynomial::or_else(
            polynomial::unanswered(name, kinds),
            wanted,
            &Polynomial::one(),
        )),
        Condition::Is(name, value) => {
            let yes = Polynomial::literal(name, Literal::True);
            Ok(among_known(name, yes, *value == wanted))
        }
        Condition::Number(name, comparison, bound) => {
            let (counted, holds) = number(name, *comparison, *bound)?;
            Ok(among_known(name, counted, holds == wanted))
        }
        Condition::OneOf(name, codes) => {
            let counted = polynomial::one_of(name, codes, categories.get(name));
            Ok(among_known(name, counted, wanted))
        }
    }
}

fn among_known(name: &str, counted: Polynomial, wanted: bool) -> Polynomial {
    let known = Polynomial::literal(name, Literal::Known);
    polynomial::or_else(counted, wanted, &known)
}

fn every(truths: &[Polynomial]) -> Result<Polynomial, InvalidFamily> {
    let mut all = Polynomial::one();
    for truth in truths {
        all = all.times(truth)?;
    }
    Ok(all)
}

fn some(truths: &[Polynomial]) -> Result<Polynomial, InvalidFamily> {
    let one = Polynomial::one();
    let fails: Vec<Polynomial> = truths.iter().map(|truth| one.plus(truth, -1)).collect();
    Ok(one.plus(&every(&fails)?, -1))
}

/// A comparison as "at least", or as its opposite.
fn number(
    name: &str,
    comparison: Comparison,
    bound: f64,
) -> Result<(Polynomial, bool), InvalidFamily> {
    if !bound.is_finite() {
        return Err(InvalidFamily::NotFinite(name.to_owned()));
    }
    let from = |bound: Bound| Polynomial::literal(name, Literal::AtLeast(bound));
    let (here, above) = (Bound::new(bound), Bound::above(bound));
    Ok(match comparison {
        Comparison::AtLeast => (from(here), true),
        Comparison::Less => (from(here), false),
        Comparison::More => (from(above), true),
        Comparison::AtMost => (from(above), false),
        Comparison::Equal => (from(here).plus(&from(above), -1), true),
    })
}

#[cfg(test)]
#[path = "family_tests.rs"]
mod tests;

//! Integer polynomials in elementary functions of single variables; the product of two such functions of one variable
//! is one of them, or zero, so every polynomial has one form.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use super::InvalidFamily;
use crate::answer::NoAnswer;

/// Terms worked with at most.
const MOST_TERMS: usize = 4096;

/// A number from which on something holds.
#[derive(Clone, Copy, Debug)]
pub struct Bound(f64);

/// An elementary function of one variable; the constant 1 stands for a variable that is not named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Literal {
    /// There is an answer.
    Known,
    /// The number is at least this.
    AtLeast(Bound),
    /// The answer is yes.
    True,
    /// The category has this code.
    Code(String),
    /// There is no answer, for this reason.
    None(NoAnswer),
}

/// A product of literals of different variables.
pub type Monomial = BTreeMap<String, Literal>;

/// A sum of monomials with whole coefficients, none of them zero.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Polynomial(BTreeMap<Monomial, i64>);

impl Bound {
    /// The bound at a number.
    #[must_use]
    pub fn new(at: f64) -> Self {
        // A negative zero is the same number.
        Self(at + 0.0)
    }

    /// The bound above a number: for a whole number the next one, else the next that can be written.
    #[must_use]
    pub fn above(at: f64) -> Self {
        let whole = at.fract().abs() <= 0.0;
        let next = if whole { at + 1.0 } else { at.next_up() };
        Self::new(next.max(at.next_up()))
    }
}

impl PartialEq for Bound {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Bound {}

impl PartialOrd for Bound {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Bound {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl std::hash::Hash for Bound {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl Literal {
    /// The product of two functions of one variable; none where it is zero.
    fn times(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::None(_), Self::Known) | (Self::Known, Self::None(_)) => None,
            (Self::Known, literal) | (literal, Self::Known) => Some(literal.clone()),
            (Self::AtLeast(one), Self::AtLeast(other)) => Some(Self::AtLeast(*one.max(other))),
            _ => (self == other).then(|| self.clone()),
        }
    }
}

impl Polynomial {
    /// The constant 1.
    #[must_use]
    pub fn one() -> Self {
        Self(BTreeMap::from([(Monomial::new(), 1)]))
    }

    /// One literal of one variable.
    #[must_use]
    pub fn literal(name: &str, literal: Literal) -> Self {
        Self(BTreeMap::from([(
            Monomial::from([(name.to_owned(), literal)]),
            1,
        )]))
    }

    /// The terms, ascending.
    pub fn terms(&self) -> impl Iterator<Item = (&Monomial, i64)> {
        self.0.iter().map(|(monomial, factor)| (monomial, *factor))
    }

    /// The sum with another, taken so many times.
    #[must_use]
    pub fn plus(&self, other: &Self, times: i64) -> Self {
        let mut sum = self.clone();
        for (monomial, factor) in other.terms() {
            sum.add(monomial.clone(), factor * times);
        }
        sum
    }

    /// The product with another.
    pub fn times(&self, other: &Self) -> Result<Self, InvalidFamily> {
        let mut product = Self(BTreeMap::new());
        for (one, a) in self.terms() {
            for (other, b) in other.terms() {
                if let Some(monomial) = both(one, other) {
                    product.add(monomial, a * b);
                }
            }
            if product.0.len() > MOST_TERMS {
                return Err(InvalidFamily::TooComplex(MOST_TERMS));
            }
        }
        Ok(product)
    }

    fn add(&mut self, monomial: Monomial, factor: i64) {
        match self.0.entry(monomial) {
            Entry::Vacant(new) => {
                new.insert(factor);
            }
            Entry::Occupied(known) if known.get() + factor == 0 => {
                known.remove();
            }
            Entry::Occupied(mut known) => *known.get_mut() += factor,
        }
    }
}

fn both(one: &Monomial, other: &Monomial) -> Option<Monomial> {
    let mut product = one.clone();
    for (name, literal) in other {
        let literal = match product.get(name) {
            Some(before) => before.times(literal)?,
            None => literal.clone(),
        };
        product.insert(name.clone(), literal);
    }
    Some(product)
}

/// What is counted, or the rest of a whole.
pub(super) fn or_else(counted: Polynomial, wanted: bool, whole: &Polynomial) -> Polynomial {
    if wanted {
        return counted;
    }
    whole.plus(&counted, -1)
}

/// One of these codes; where all codes are listed, the last is what remains of those with an answer.
pub(super) fn one_of(name: &str, codes: &[String], all: Option<&Vec<String>>) -> Polynomial {
    let mut codes: Vec<&String> = codes.iter().collect();
    codes.sort();
    codes.dedup();
    let plain = |code: &String| Polynomial::literal(name, Literal::Code(code.clone()));
    let mut sum = Polynomial(BTreeMap::new());
    for code in codes {
        let last = all.and_then(|all| all.split_last());
        match last {
            Some((last, others)) if last == code => {
                sum = sum.plus(&Polynomial::literal(name, Literal::Known), 1);
                for other in others {
                    sum = sum.plus(&plain(other), -1);
                }
            }
            _ => sum = sum.plus(&plain(code), 1),
        }
    }
    sum
}

/// No answer, for one of these reasons; the last of all reasons is what remains of those without an answer.
pub(super) fn unanswered(name: &str, kinds: &[NoAnswer]) -> Polynomial {
    let mut kinds = kinds.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    let plain = |kind: NoAnswer| Polynomial::literal(name, Literal::None(kind));
    let mut sum = Polynomial(BTreeMap::new());
    for kind in kinds {
        if kind == NoAnswer::NotAsked {
            sum = sum.plus(&Polynomial::one(), 1);
            sum = sum.plus(&Polynomial::literal(name, Literal::Known), -1);
            for other in NoAnswer::ALL {
                if other != NoAnswer::NotAsked {
                    sum = sum.plus(&plain(other), -1);
                }
            }
        } else {
            sum = sum.plus(&plain(kind), 1);
        }
    }
    sum
}

impl fmt::Display for Polynomial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("nobody");
        }
        for (at, (monomial, factor)) in self.terms().enumerate() {
            let sign = match (factor < 0, at) {
                (true, 0) => "− ",
                (true, _) => " − ",
                (false, 0) => "",
                (false, _) => " + ",
            };
            f.write_str(sign)?;
            if factor.abs() != 1 {
                write!(f, "{} × ", factor.abs())?;
            }
            let parts: Vec<String> = monomial.iter().map(|(n, l)| l.of(n)).collect();
            match parts.as_slice() {
                [] => f.write_str("all")?,
                parts => f.write_str(&parts.join(" & "))?,
            }
        }
        Ok(())
    }
}

impl Literal {
    fn of(&self, name: &str) -> String {
        match self {
            Self::Known => format!("{name} known"),
            Self::AtLeast(bound) => format!("{name}>={}", bound.0),
            Self::True => format!("{name}=true"),
            Self::Code(code) => format!("{name}={code}"),
            Self::None(kind) => format!("{name}={}", kind.code()),
        }
    }
}

//! What somebody answered: a value, or one of the kinds of no answer, which stay different from each other.

use std::fmt;
use std::str::FromStr;

/// Why a question has no value. Each kind stays what it is, in the store and in scores; none of them is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoAnswer {
    /// The question does not apply (`na`).
    NotApplicable,
    /// Does not know (`dk`).
    DoesNotKnow,
    /// Refused to answer (`rf`).
    Refused,
    /// Does not want the thing asked about (`nw`).
    DoesNotWant,
    /// Cannot afford the thing asked about (`ca`).
    CannotAfford,
    /// The form had no such question (`not_asked`).
    NotAsked,
}

impl NoAnswer {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 6] = [
        Self::NotApplicable,
        Self::DoesNotKnow,
        Self::Refused,
        Self::DoesNotWant,
        Self::CannotAfford,
        Self::NotAsked,
    ];

    /// The code that survey files and stores use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotApplicable => "na",
            Self::DoesNotKnow => "dk",
            Self::Refused => "rf",
            Self::DoesNotWant => "nw",
            Self::CannotAfford => "ca",
            Self::NotAsked => "not_asked",
        }
    }
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text that is none of the six codes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a kind of no answer (na, dk, rf, nw, ca, not_asked)")]
pub struct InvalidNoAnswer(pub String);

impl FromStr for NoAnswer {
    type Err = InvalidNoAnswer;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
            .ok_or_else(|| InvalidNoAnswer(code.to_owned()))
    }
}

/// A value of type `T`, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// What was answered.
    Value(T),
    /// Why nothing was.
    None(NoAnswer),
}

impl<T> Answer<T> {
    /// The value, if there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::None(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_as_its_own_kind() {
        for kind in NoAnswer::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
        }
    }

    #[test]
    fn a_blank_or_an_unknown_code_is_no_kind() {
        for text in ["", "DK", "unknown", " dk"] {
            assert_eq!(
                text.parse::<NoAnswer>(),
                Err(InvalidNoAnswer(text.to_owned()))
            );
        }
    }

    #[test]
    fn cannot_afford_has_no_value() {
        assert_eq!(Answer::<u8>::None(NoAnswer::CannotAfford).value(), None);
        assert_eq!(Answer::Value(0).value(), Some(0));
    }
}

//! Amounts of money, exact: whole hundredths of a currency's unit, so that sums do not depend on their order.

use std::fmt;

/// An amount in hundredths of some currency's unit. Which currency is said beside it: amounts of different ones are never
/// added.
///
/// Whole numbers are enough for all that a budget does (it adds and compares, it never divides), so no decimal type is
/// needed. A sum of 2⁶⁰ lines of the largest amount that a codebook allows fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i128);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// So many hundredths.
    #[must_use]
    pub const fn hundredths(hundredths: i128) -> Self {
        Self(hundredths)
    }

    /// The amount that a person has written, as an answer keeps it: the shortest decimal that reads back as this number.
    /// None for what is no number, is beyond 10¹⁵, or has more than two decimals, which no currency here has.
    #[must_use]
    pub fn read(number: f64) -> Option<Self> {
        if !number.is_finite() || number.abs() > 1e15 {
            return None;
        }
        let text = format!("{number}");
        let (sign, digits) = text
            .strip_prefix('-')
            .map_or((1, &*text), |rest| (-1, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if part.len() > 2 {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let part: i128 = format!("{part:0<2}").parse().ok()?;
        Some(Self(sign * (whole * 100 + part)))
    }

    /// The sum of two amounts of one currency.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left of an amount.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// A decimal with a point; two decimals where there are any.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{part:02}")
    }
}

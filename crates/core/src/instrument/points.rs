//! Items answered in points or levels: which numbers each may have, and their sum when all are known.

use super::{InvalidAnswer, Item};

/// One item and the numbers that may be given for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointItem {
    /// Its code.
    pub code: &'static str,
    /// The numbers allowed, ascending.
    pub allowed: &'static [u32],
}

impl PointItem {
    pub(super) const fn new(code: &'static str, allowed: &'static [u32]) -> Self {
        Self { code, allowed }
    }

    /// Checks an answer: a number that is not listed is an error, never a clamp.
    pub fn check(&self, answer: Item<i64>) -> Result<Item<u32>, InvalidAnswer> {
        let Item::Known(given) = answer else {
            return Ok(Item::Missing);
        };
        let found = self.allowed.iter().find(|one| i64::from(**one) == given);
        let found = found.map(|points| Item::Known(*points));
        found.ok_or_else(|| InvalidAnswer::listed(self.code, given as f64, self.allowed))
    }
}

/// Checks every answer, whether or not another one is missing.
pub(super) fn checked<const N: usize>(
    items: &[PointItem; N],
    answers: [Item<i64>; N],
) -> Result<[Item<u32>; N], InvalidAnswer> {
    let mut checked = [Item::Missing; N];
    for ((item, answer), slot) in items.iter().zip(answers).zip(&mut checked) {
        *slot = item.check(answer)?;
    }
    Ok(checked)
}

/// The sum, `None` when one is missing.
pub(super) fn sum(points: impl IntoIterator<Item = Item<u32>>) -> Option<u32> {
    points.into_iter().map(Item::known).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: PointItem = PointItem::new("steps", &[0, 5, 15]);

    #[test]
    fn only_a_listed_number_is_taken_and_the_error_lists_them() {
        assert_eq!(STEPS.check(Item::Known(15)), Ok(Item::Known(15)));
        assert_eq!(STEPS.check(Item::Missing), Ok(Item::Missing));
        let said = STEPS.check(Item::Known(10)).map_err(|e| e.to_string());
        assert_eq!(said, Err("steps: 10 is not 0, 5 or 15".to_owned()));
        assert!(STEPS.check(Item::Known(-5)).is_err());
    }

    #[test]
    fn an_invalid_answer_is_said_even_beside_a_missing_one() {
        let both = checked(&[STEPS, STEPS], [Item::Missing, Item::Known(1)]);
        assert!(both.is_err());
        assert_eq!(sum([Item::Known(5), Item::Missing]), None);
        assert_eq!(sum([Item::Known(5), Item::Known(15)]), Some(20));
    }
}

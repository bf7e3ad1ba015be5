//! A few rows that are wrong, as in every survey: an importer must name and refuse them without losing the others.

use crate::draw::Draw;

/// Share of rows that are spoiled.
const SPOILED: f64 = 0.003;

/// Share of rows that stand in the file twice.
const TWICE: f64 = 0.000_3;

/// What is wrong in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dirt {
    /// The cell of a column holds this.
    Cell(&'static str, &'static str),
    /// The two coordinates changed places.
    Swapped,
    /// The row follows a second time.
    Twice,
}

use Dirt::{Cell, Swapped, Twice};

/// What happens to rows of households.
pub const HOUSEHOLD: &[Dirt] = &[
    Cell("tenure", "bérlő"),
    Cell("interview_date", "2023-02-30"),
    Swapped,
    Cell("rooms", "99"),
    Cell("damp_or_leaking", "talán"),
    Swapped,
    Cell("comfort", "luxus"),
    Cell("housing_costs_month", "sok"),
];

/// What happens to rows of people.
pub const PERSON: &[Dirt] = &[
    Cell("sex", "x"),
    Cell("birth_date", "1951-02-30"),
    Cell("household_id", "H-eltévedt"),
    Cell("months_worked", "13"),
    Cell("lives_alone", ""),
    Cell("education", "PhD"),
];

/// What happens to care forms.
pub const CARE: &[Dirt] = &[
    Cell("katz_feeding", "félig"),
    Cell("care_level", "IV"),
    Cell("barthel_bathing", "10"),
    Cell("person_id", ""),
    Cell("frail_loss", "2"),
];

/// What is wrong with the next row, if anything.
pub fn dirt(draw: &mut Draw, kinds: &[Dirt]) -> Option<Dirt> {
    let unit = draw.unit();
    if unit < SPOILED {
        return Some(draw.pick(kinds));
    }
    (unit > 1.0 - TWICE).then_some(Twice)
}

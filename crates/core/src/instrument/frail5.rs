//! FRAIL, five signs of frailty: 0–5, higher is worse.
//! Points V2, bands V, list of conditions and licence M, the answer for incomplete forms P.

use super::{InstrumentInfo, InvalidAnswer, Item, Score};

/// What it is and why it is off.
pub const INFO: InstrumentInfo = InstrumentInfo {
    id: "frail5",
    version: "loss5pct12m",
    higher_is_better: Some(false),
    default_on: false,
    licence_note: "Off: no explicit licence was found and the list of conditions is from memory. \
                   Own wording only; cite Morley 2012.",
    mark: "M",
};

/// Codes of the items, in the order [`score`] takes them.
pub const ITEMS: [&str; 5] = ["fatigue", "resistance", "ambulation", "illnesses", "loss"];

/// Conditions on the list.
const CONDITIONS: u32 = 11;
/// Conditions that make the illness point.
const MANY_CONDITIONS: u32 = 5;
/// Points from which a person counts as frail.
const FRAIL_FROM: u32 = 3;
/// Heaviest weight believed, in kg.
const MAX_KG: f64 = 500.0;

/// How frail somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 0 points.
    Robust,
    /// 1–2 points.
    PreFrail,
    /// Something is missing, but what is known already makes 3 points or more.
    FrailAtLeast,
    /// 3–5 points.
    Frail,
}

/// Counts the signs (`true`, code 1). With a sign missing there is no number, and
/// the band is [`Band::FrailAtLeast`] or none.
#[must_use]
pub fn score(signs: [Item<bool>; 5]) -> Score<Band> {
    let points = signs.iter().filter(|s| **s == Item::Known(true)).count() as u32;
    if signs.iter().any(Item::is_missing) {
        let band = (points >= FRAIL_FROM).then_some(Band::FrailAtLeast);
        return Score::new(&INFO, None, band);
    }
    let band = match points {
        0 => Band::Robust,
        1..FRAIL_FROM => Band::PreFrail,
        _ => Band::Frail,
    };
    Score::new(&INFO, Some(points), Some(band))
}

/// The `loss` item: 5 % or more of the weight of twelve months ago is gone. Weights in kg,
/// compared in whole grams. Errors on a weight not above 0 and at most 500 kg.
pub fn weight_loss_item(
    before_kg: Item<f64>,
    now_kg: Item<f64>,
) -> Result<Item<bool>, InvalidAnswer> {
    let before_g = before_kg.known().map(grams).transpose()?;
    let now_g = now_kg.known().map(grams).transpose()?;
    Ok(before_g
        .zip(now_g)
        .map(|(before, now)| 20 * (before - now) >= before)
        .into())
}

fn grams(kg: f64) -> Result<i64, InvalidAnswer> {
    if kg > 0.0 && kg <= MAX_KG {
        Ok((kg * 1000.0).round() as i64)
    } else {
        Err(InvalidAnswer::new("loss", kg, "above 0 and at most 500 kg"))
    }
}

/// The `illnesses` item: five or more of the eleven listed conditions. Errors above eleven.
pub fn illnesses_item(count: Item<u32>) -> Result<Item<bool>, InvalidAnswer> {
    match count {
        Item::Known(n) if n > CONDITIONS => {
            Err(InvalidAnswer::new("illnesses", f64::from(n), "0 to 11"))
        }
        Item::Known(n) => Ok(Item::Known(n >= MANY_CONDITIONS)),
        Item::Missing => Ok(Item::Missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Item::{Known, Missing};
    use proptest::prelude::*;

    fn of(points: usize) -> Option<Band> {
        let mut signs = [Known(false); 5];
        signs[..points].fill(Known(true));
        let score = score(signs);
        assert_eq!(score.value, Some(points as u32));
        score.band
    }

    #[test]
    fn nothing_is_robust_one_or_two_pre_frail_three_and_more_frail() {
        assert_eq!(of(0), Some(Band::Robust));
        assert_eq!([of(1), of(2)], [Some(Band::PreFrail); 2]);
        assert_eq!([of(3), of(4), of(5)], [Some(Band::Frail); 3]);
    }

    #[test]
    fn four_kg_of_eighty_is_a_loss_and_a_little_less_is_not() {
        let loss = |now| weight_loss_item(Known(80.0), Known(now));
        assert_eq!(loss(76.0), Ok(Known(true)));
        assert_eq!(loss(76.1), Ok(Known(false)));
        assert_eq!(loss(85.0), Ok(Known(false)));
        assert_eq!(
            weight_loss_item(Known(70.2), Known(66.69)),
            Ok(Known(true)),
            "exactly 5 %"
        );
        assert_eq!(weight_loss_item(Missing, Known(76.0)), Ok(Missing));
    }

    #[test]
    fn an_impossible_weight_is_an_error() {
        for kg in [0.0, -3.0, 700.0, f64::NAN] {
            assert!(weight_loss_item(Known(kg), Missing).is_err());
        }
    }

    #[test]
    fn four_illnesses_give_no_point_five_give_one_and_twelve_are_an_error() {
        assert_eq!(illnesses_item(Known(4)), Ok(Known(false)));
        assert_eq!(illnesses_item(Known(5)), Ok(Known(true)));
        assert_eq!(illnesses_item(Missing), Ok(Missing));
        assert!(illnesses_item(Known(12)).is_err());
    }

    #[test]
    fn three_known_points_say_frail_at_least_though_one_item_is_missing() {
        let yes = Known(true);
        let at_least = score([yes, yes, yes, Known(false), Missing]);
        assert_eq!(
            (at_least.value, at_least.band),
            (None, Some(Band::FrailAtLeast))
        );
        let open = score([yes, yes, Missing, Known(false), Known(false)]);
        assert_eq!((open.value, open.band), (None, None));
    }

    proptest! {
        #[test]
        fn one_more_sign_never_lowers_the_band(signs: [bool; 5], place in 0_usize..5) {
            let before = score(signs.map(Known));
            let mut more = signs;
            more[place] = true;
            let after = score(more.map(Known));
            prop_assert!(after.value >= before.value && after.band >= before.band);
        }

        #[test]
        fn frail_at_least_is_frail_however_the_missing_item_turns_out(
            signs: [bool; 5], place in 0_usize..5, truth: bool
        ) {
            let mut open = signs.map(Known);
            open[place] = Missing;
            let mut closed = open;
            closed[place] = Known(truth);
            if score(open).band == Some(Band::FrailAtLeast) {
                prop_assert_eq!(score(closed).band, Some(Band::Frail));
            }
        }
    }
}

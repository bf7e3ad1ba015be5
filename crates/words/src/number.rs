//! Numbers and shares as each language writes them: decimal comma or point, and how thousands are parted.

use crate::Language;

/// The no-break space that Hungarian and Czech part thousands with.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Writes `value` with exactly `decimals` decimal places. Hungarian parts thousands only from five digits on
/// (1234, 12 345), Czech and English always; a value that rounds to zero has no sign. Infinity and NaN give `–`.
#[must_use]
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        text.push('-');
    }
    text.push_str(&grouped(language, whole));
    if !fraction.is_empty() {
        text.push(if language == Language::En { '.' } else { ',' });
        text.push_str(fraction);
    }
    text
}

/// Writes a share between 0 and 1 as per cent with exactly `decimals` decimal places, as browsers do (ECMA-402): of the
/// shortest digits that stand for the number, a half is rounded up. Czech has a no-break space before the sign.
#[must_use]
pub fn percent(language: Language, share: f64, decimals: usize) -> String {
    if !share.is_finite() {
        return "–".to_owned();
    }
    let plain = hundredfold(share.abs(), decimals);
    let number = number(language, plain.copysign(share), decimals);
    match language {
        Language::Cs => format!("{number}{NO_BREAK_SPACE}%"),
        Language::Hu | Language::En => format!("{number}%"),
    }
}

/// A hundred times a number, rounded in its decimal digits, so that 0.2345 is 23.5 and not 23.4.
fn hundredfold(share: f64, decimals: usize) -> f64 {
    let shortest = format!("{share:e}");
    let Some((digits, power)) = shortest.split_once('e') else {
        return share * 100.0;
    };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    // How many digits stand before the mark in a hundred times the number, and those that are kept behind it.
    let power = power.parse::<isize>().unwrap_or_default() + 3;
    let Some(kept) = decimals.checked_add_signed(power) else {
        return 0.0;
    };
    let whole = digits.get(..kept).unwrap_or(&digits);
    let rounds_up = digits
        .as_bytes()
        .get(kept)
        .is_some_and(|next| *next >= b'5');
    let whole: f64 = whole.parse().unwrap_or_default();
    let ten = |power: usize| 10_f64.powf(power as f64);
    let units = whole * ten(kept.saturating_sub(digits.len())) + f64::from(u8::from(rounds_up));
    units / ten(decimals)
}

fn grouped(language: Language, digits: &str) -> String {
    if language == Language::Hu && digits.len() < 5 {
        return digits.to_owned();
    }
    let mark = if language == Language::En {
        ','
    } else {
        NO_BREAK_SPACE
    };
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{number, percent};
    use crate::Language::{Cs, En, Hu};

    #[test]
    fn decimals_have_a_comma_in_hungarian_and_czech_and_a_point_in_english() {
        assert_eq!(number(Hu, 16.09, 1), "16,1");
        assert_eq!(number(Cs, 16.09, 1), "16,1");
        assert_eq!(number(En, 16.09, 1), "16.1");
    }

    #[test]
    fn thousands_are_parted_as_each_language_does() {
        assert_eq!(number(Hu, 1234.0, 0), "1234");
        assert_eq!(number(Hu, 12_345.5, 1), "12\u{a0}345,5");
        assert_eq!(number(Cs, 1234.0, 0), "1\u{a0}234");
        assert_eq!(number(En, 1_234_567.0, 0), "1,234,567");
    }

    #[test]
    fn a_sign_stands_only_before_what_is_not_zero() {
        assert_eq!(number(En, -0.04, 1), "0.0");
        assert_eq!(number(En, -0.06, 1), "-0.1");
        assert_eq!(number(Cs, -1000.0, 0), "-1\u{a0}000");
    }

    #[test]
    fn what_is_no_number_is_a_dash() {
        assert_eq!(number(Hu, f64::NAN, 1), "–");
        assert_eq!(number(Hu, f64::INFINITY, 0), "–");
    }

    #[test]
    fn a_share_is_written_as_per_cent_and_a_half_is_rounded_up() {
        assert_eq!(percent(Hu, 0.161, 1), "16,1%");
        assert_eq!(percent(Cs, 0.161, 1), "16,1\u{a0}%");
        assert_eq!(percent(En, 0.234_5, 1), "23.5%");
        assert_eq!(percent(En, 0.000_5, 1), "0.1%");
        assert_eq!(percent(En, 0.000_49, 1), "0.0%");
        assert_eq!(percent(En, 2.0 / 3.0, 0), "67%");
        assert_eq!(percent(En, 0.999_5, 1), "100.0%");
        assert_eq!(percent(En, 1.0, 1), "100.0%");
        assert_eq!(percent(En, 12.5, 1), "1,250.0%");
        assert_eq!(percent(En, 0.0, 1), "0.0%");
        assert_eq!(percent(En, 1e-9, 1), "0.0%");
        assert_eq!(percent(En, f64::NAN, 1), "–");
    }
}

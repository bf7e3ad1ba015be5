//! Constraints of numbers: `. >= 0 and . <= 120` is a range, anything else stays a condition of the form alone.

use gocpont_core::codebook::VariableType;

/// Longest constraint looked at.
const LONGEST: usize = 2000;

/// The smallest and largest number that a constraint allows, ends included, and whether it says no more than that;
/// nothing where it does not bound both sides. For whole numbers a bound that is left out is the next number.
pub(crate) fn range(constraint: &str, whole: bool) -> Option<((f64, f64), bool)> {
    if constraint.len() > LONGEST {
        return None;
    }
    let (mut low, mut high, mut exact) = (f64::NEG_INFINITY, f64::INFINITY, true);
    for clause in clauses(constraint)? {
        let (sign, number) = bound(clause)?;
        let strict = sign.len() == 1 && sign != "=";
        let step = if strict && whole { 1.0 } else { 0.0 };
        exact &= !strict || whole;
        if sign.starts_with(['>', '=']) {
            let from = if whole && strict {
                number.floor()
            } else {
                number
            };
            let from = if whole && !strict { from.ceil() } else { from };
            low = low.max(from + step);
        }
        if sign.starts_with(['<', '=']) {
            let to = if whole && strict {
                number.ceil()
            } else {
                number
            };
            let to = if whole && !strict { to.floor() } else { to };
            high = high.min(to - step);
        }
    }
    (low.is_finite() && high.is_finite() && low <= high).then_some(((low, high), exact))
}

/// The parts between `and`, without brackets around them; nothing where there is more logic than that.
fn clauses(text: &str) -> Option<Vec<&str>> {
    let mut text = text.trim();
    while let Some(inner) = unwrapped(text) {
        text = inner;
    }
    let low = text.to_ascii_lowercase();
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in low.match_indices("and") {
        let before = low[..at].ends_with(|c: char| c.is_whitespace() || c == ')');
        let after = low[at + 3..].starts_with(|c: char| c.is_whitespace() || c == '(' || c == '.');
        if before && after {
            parts.push(text.get(from..at)?);
            from = at + 3;
        }
    }
    parts.push(text.get(from..)?);
    let mut clauses = Vec::new();
    for part in parts {
        let mut part = part.trim();
        while let Some(inner) = unwrapped(part) {
            part = inner;
        }
        clauses.push(part);
    }
    Some(clauses)
}

/// What stands inside a pair of brackets that holds the whole text.
fn unwrapped(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0_i32;
    for c in inner.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth < 0 {
            return None;
        }
    }
    (depth == 0).then(|| inner.trim())
}

/// The sign and number of `. >= 5`, or of `5 <= .` turned round.
fn bound(clause: &str) -> Option<(&'static str, f64)> {
    const SIGNS: [(&str, &str); 5] = [
        (">=", "<="),
        ("<=", ">="),
        (">", "<"),
        ("<", ">"),
        ("=", "="),
    ];
    let (sign, turned, at) = SIGNS
        .iter()
        .find_map(|(sign, turned)| Some((*sign, *turned, clause.find(sign)?)))?;
    let (left, right) = (clause[..at].trim(), clause[at + sign.len()..].trim());
    if left == "." {
        return Some((sign, number(right)?));
    }
    (right == ".").then_some((turned, number(left)?))
}

fn number(text: &str) -> Option<f64> {
    let text = text.trim_matches(['\'', '"']).trim();
    let plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let value: f64 = text.chars().all(plain).then(|| text.parse().ok())??;
    value.is_finite().then_some(value)
}

/// The numbers of our own column, ascending; what is no number of the type is no rule.
pub(crate) fn allowed(text: &str, kind: VariableType) -> Vec<f64> {
    if !matches!(kind, VariableType::Integer | VariableType::Decimal) {
        return Vec::new();
    }
    let numbers = text
        .split_whitespace()
        .filter_map(|number| number.parse().ok());
    let mut numbers: Vec<f64> = numbers.filter(|number: &f64| number.is_finite()).collect();
    numbers.retain(|number| kind == VariableType::Decimal || number.fract().abs() < f64::EPSILON);
    numbers.sort_by(f64::total_cmp);
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bounds_on_both_sides_are_a_range() {
        for (text, low, high) in [
            (". >= 0 and . <= 120", 0.0, 120.0),
            (".>=0 and .<=120", 0.0, 120.0),
            ("(. > 0) and (. < 11)", 1.0, 10.0),
            ("(.>=18 AND .<=65)", 18.0, 65.0),
            ("0 <= . and 9 >= .", 0.0, 9.0),
            (".>='-5' and .<=5.5", -5.0, 5.0),
            (". = 3", 3.0, 3.0),
        ] {
            assert_eq!(range(text, true), Some(((low, high), true)), "{text}");
        }
        let loose = Some(((10.5, 18.4), false));
        assert_eq!(range(". > 10.5 and . < 18.4", false), loose);
    }

    #[test]
    fn what_is_no_range_is_none() {
        for text in [
            "",
            ". > 0",
            ". < 11",
            ". >= today()",
            ". <= ${a}",
            ". > 0 or . < 9",
            "not(. > 0 and . < 9)",
            "regex(., '[0-9]+')",
            ". >= 5 and . <= 1",
            ". >= 0 and selected(., 'a') and . <= 9",
            ". != 3",
        ] {
            assert_eq!(range(text, true), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_and_a_range_is_in_order(text in "[.<>=()and 0-9'é-]{0,40}", whole: bool) {
            if let Some(((low, high), _)) = range(&text, whole) {
                prop_assert!(low <= high);
            }
        }
    }
}

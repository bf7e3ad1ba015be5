//! What a chain of conditions says of the people it counts: the same people in whatever order it is written, and which
//! chains count some of those of another.

use std::collections::BTreeSet;
use std::fmt;

/// The people that a chain counts: its unit and the conditions that none of the others implies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain {
    /// `households` or `persons`.
    pub unit: String,
    /// Conditions, in canonical form.
    pub conditions: BTreeSet<String>,
}

impl Chain {
    /// Reads the attributes of a row: the unit, then conditions in any order.
    #[must_use]
    pub fn of(attributes: &[String]) -> Self {
        let unit = attributes.first().cloned().unwrap_or_default();
        let all: Vec<String> = attributes.iter().skip(1).flat_map(|c| split(c)).collect();
        let needed = |at: usize| {
            let others = all.iter().enumerate().filter(|(other, _)| *other != at);
            !others
                .into_iter()
                .any(|(other, by)| implies(by, &all[at]) && (!implies(&all[at], by) || other < at))
        };
        let kept = (0..all.len()).filter(|at| needed(*at));
        Self {
            unit,
            conditions: kept.map(|at| all[at].clone()).collect(),
        }
    }

    /// Whether everybody whom this counts is counted by the other too, as far as the texts tell.
    #[must_use]
    pub fn lies_in(&self, other: &Self) -> bool {
        self.unit == other.unit
            && other
                .conditions
                .iter()
                .all(|wanted| self.conditions.iter().any(|has| implies(has, wanted)))
    }

    /// Whether there is a condition at all.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.conditions.is_empty()
    }

    /// Pairs of the chain with one condition turned round and the chain without it; true where the two together are
    /// all of the last, since its answers are known.
    #[must_use]
    pub fn complements(&self) -> Vec<(Self, Self, bool)> {
        let mut found = Vec::new();
        for condition in &self.conditions {
            let turned = turned(condition);
            let mut whole = self.conditions.clone();
            whole.remove(condition);
            let mut other = whole.clone();
            other.insert(turned);
            let named = |conditions: BTreeSet<String>| {
                let texts = std::iter::once(self.unit.clone()).chain(conditions);
                Self::of(&texts.collect::<Vec<_>>())
            };
            for known in [false, true] {
                let mut whole = whole.clone();
                if known {
                    whole.insert(format!("known({})", variable(condition)));
                }
                let whole = named(whole);
                let all = known
                    || whole
                        .conditions
                        .iter()
                        .any(|c| variable(c) == variable(condition));
                found.push((named(other.clone()), whole, all));
            }
        }
        found
    }
}

impl fmt::Display for Chain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.unit)?;
        for condition in &self.conditions {
            write!(out, " > {condition}")?;
        }
        Ok(())
    }
}

/// The parts of `all(…)`; any other condition is its own part.
fn split(condition: &str) -> Vec<String> {
    let inner = condition
        .strip_prefix("all(")
        .and_then(|rest| rest.strip_suffix(')'));
    let Some(inner) = inner else {
        return vec![condition.to_owned()];
    };
    let (mut parts, mut depth, mut from) = (Vec::new(), 0, 0);
    for (at, letter) in inner.char_indices() {
        match letter {
            '(' | '{' => depth += 1,
            ')' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(split(&inner[from..at]));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.extend(split(&inner[from..]));
    parts
}

const SIGNS: [&str; 4] = ["<=", ">=", "<", ">"];

/// Name, sign and bound of a comparison of numbers.
fn comparison(condition: &str) -> Option<(&str, &str, f64)> {
    if condition.contains('(') {
        return None;
    }
    let (at, sign) = SIGNS
        .iter()
        .find_map(|sign| condition.find(sign).map(|at| (at, *sign)))?;
    let bound = condition[at + sign.len()..].parse().ok()?;
    Some((&condition[..at], sign, bound))
}

/// The variable that a plain condition asks for.
fn variable(condition: &str) -> &str {
    let inner = condition
        .strip_prefix("not(")
        .or_else(|| condition.strip_prefix("known("));
    let inner = inner
        .and_then(|rest| rest.strip_suffix(')'))
        .unwrap_or(condition);
    let end = inner.find(['<', '>', '=', '∈', '(']);
    &inner[..end.unwrap_or(inner.len())]
}

/// Whether whoever fulfils one condition fulfils the other.
fn implies(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if let Some(name) = other
        .strip_prefix("known(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        let odd = [
            "any(",
            "all(",
            "noanswer(",
            "not(any(",
            "not(all(",
            "not(noanswer(",
            "not(known(",
        ];
        return variable(one) == name && !odd.iter().any(|start| one.starts_with(start));
    }
    let (Some((a, low, x)), Some((b, wanted, y))) = (comparison(one), comparison(other)) else {
        return false;
    };
    let stricter = match (low, wanted) {
        (">=", ">=") | (">", ">" | ">=") => x >= y,
        (">=", ">") => x > y,
        ("<=", "<=") | ("<", "<" | "<=") => x <= y,
        ("<=", "<") => x < y,
        _ => false,
    };
    a == b && stricter
}

/// The condition that holds where this one does not, among those whose answer is known.
fn turned(condition: &str) -> String {
    if let Some(inner) = condition
        .strip_prefix("not(")
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return inner.to_owned();
    }
    if let Some(name) = condition.strip_suffix("=true") {
        return format!("{name}=false");
    }
    if let Some(name) = condition.strip_suffix("=false") {
        return format!("{name}=true");
    }
    if let Some((name, sign, _)) = comparison(condition) {
        let bound = &condition[name.len() + sign.len()..];
        let sign = match sign {
            "<=" => ">",
            ">=" => "<",
            "<" => ">=",
            _ => "<=",
        };
        return format!("{name}{sign}{bound}");
    }
    format!("not({condition})")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(texts: &[&str]) -> Chain {
        Chain::of(
            &texts
                .iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn a_chain_in_another_order_counts_the_same_people() {
        let one = chain(&["persons", "age>=65", "lives_alone=true"]);
        assert_eq!(one, chain(&["persons", "lives_alone=true", "age>=65"]));
        assert_eq!(one, chain(&["persons", "all(age>=65,lives_alone=true)"]));
        assert_ne!(one, chain(&["persons", "lives_alone=true"]));
    }

    #[test]
    fn the_older_are_among_the_old_and_an_answer_is_known() {
        let eighty = chain(&["persons", "age>=65", "age>=80"]);
        assert_eq!(eighty, chain(&["persons", "age>=80"]));
        assert!(eighty.lies_in(&chain(&["persons", "age>=65"])));
        assert!(!chain(&["persons", "age>=65"]).lies_in(&eighty));
        let severe = chain(&["households", "known(msd13_class)", "msd13_class∈{severe}"]);
        assert_eq!(severe, chain(&["households", "msd13_class∈{severe}"]));
        assert!(severe.lies_in(&chain(&["households", "known(msd13_class)"])));
    }

    #[test]
    fn a_condition_turned_round_counts_the_others_where_answers_are_known() {
        let alone = chain(&["persons", "lives_alone=true"]);
        let others = chain(&["persons", "lives_alone=false"]);
        let found = alone.complements();
        assert!(found.contains(&(others.clone(), chain(&["persons"]), false)));
        assert!(found.contains(&(others, chain(&["persons", "known(lives_alone)"]), true)));
    }
}

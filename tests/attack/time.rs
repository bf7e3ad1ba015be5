//! Over time: what follows only if several periods or releases are taken for one, as if nobody had moved in between.

use std::collections::BTreeSet;

use super::bits::Bits;
use super::elimination::Span;
use super::group::{Group, threshold};
use super::report::Report;
use super::slice::Slice;
use super::tables::Tables;

/// Looks at each place that is a sum of published ones over all systems but in none of them alone.
pub(super) fn attack(tables: &Tables, slices: &[&Slice]) -> Report {
    let mut report = Report::default();
    let groups: BTreeSet<&Group> = slices.iter().flat_map(|slice| &slice.groups).collect();
    for group in groups {
        let spans: Vec<&Span> = slices
            .iter()
            .filter_map(|slice| slice.number(group).map(|number| &slice.spans[number]))
            .collect();
        let mut sets: BTreeSet<&Bits> = BTreeSet::new();
        let mut joint: Option<Span> = None;
        for slice in slices {
            let Some(number) = slice.number(group) else {
                continue;
            };
            let joint = joint.get_or_insert_with(|| Span::new(slice.cells()));
            for known in slice
                .known
                .iter()
                .filter(|k| k.group == number && k.low == k.high)
            {
                sets.insert(&known.cells);
                joint.add(&known.cells, known.low as u64);
            }
        }
        let is_counted = |slice: &&Slice| {
            let mut known = slice.known.iter();
            let number = slice.number(group);
            known.any(|k| Some(k.group) == number && k.low == k.high && k.high > 0)
        };
        let Some(joint) = joint.filter(|_| spans.len() > 1) else {
            continue;
        };
        // Of exact zeros alone nothing but zeros follows.
        if !slices.iter().any(is_counted) {
            continue;
        }
        let least = threshold(group, tables.thresholds.k, tables.thresholds.k_filter);
        for target in mixed(&sets, slices[0].cells()) {
            if spans.iter().any(|span| span.value(&target).is_some()) {
                continue;
            }
            report.targets += 1;
            let value = joint.value(&target);
            if value.is_some_and(|value| (1..least).contains(&value)) {
                report.over_time += 1;
                report.example(|| format!("over time: {group:?} has {value:?} in {target:?}"));
            }
        }
    }
    report
}

/// Cells, and what pairs of published areas have in common or one before the other.
fn mixed(sets: &BTreeSet<&Bits>, cells: usize) -> BTreeSet<Bits> {
    let mut found: BTreeSet<Bits> = (0..cells).map(|cell| Bits::of(cells, [cell])).collect();
    let sets: Vec<&&Bits> = sets.iter().collect();
    for (at, one) in sets.iter().enumerate() {
        for other in sets[at + 1..]
            .iter()
            .filter(|other| one.meets(other))
            .take(40)
        {
            found.extend([one.and(other), one.without(other), other.without(one)]);
        }
    }
    found.retain(|set| !set.is_empty());
    found
}

//! The true counts, for the makers' own audit: what is published must be true within its noise, and no block small.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gocpont_core::cube::Cube;
use gocpont_core::family::Family;
use gocpont_core::step::Steps;

use super::tables::Shown;
use super::{AuditError, Auditor, Number, Offence, OffenceKind};
use crate::release::Release;

/// True counts of families, one for each atom, by period; none where two readings of a family differ.
#[derive(Default)]
pub(super) struct Truth {
    counts: BTreeMap<(Family, usize), Option<Arc<Vec<u32>>>>,
    /// Numbers of the releases that were made from them.
    releases: BTreeSet<u32>,
}

impl Truth {
    pub(super) fn of(&self, family: &Family, period: usize) -> Option<&Arc<Vec<u32>>> {
        self.counts.get(&(family.clone(), period))?.as_ref()
    }

    /// Whether a release was made from them.
    pub(super) fn is_of(&self, release: u32) -> bool {
        self.releases.contains(&release)
    }

    fn keep(&mut self, family: &Family, period: usize, counts: &[u32]) {
        let counts = Some(Arc::new(counts.to_vec()));
        let kept = self.counts.entry((family.clone(), period));
        kept.and_modify(|kept| {
            if *kept != counts {
                *kept = None;
            }
        })
        .or_insert(counts);
    }
}

/// Compares the blocks of a release with the true counts, and keeps these.
pub(super) fn check(
    auditor: &mut Auditor,
    cube: &Cube,
    release: &Release,
) -> Result<(), AuditError> {
    let number = release.manifest().number;
    let periods = &release.manifest().periods;
    if cube.atoms() != auditor.ground.atoms() || periods.len() != cube.periods() {
        return Err(AuditError::Truth(number));
    }
    let families = families(cube, auditor)?;
    let at: Vec<usize> = periods.iter().map(|p| auditor.tables.period(p)).collect();
    // What another release had at the same period is replaced.
    auditor
        .truth
        .counts
        .retain(|(_, period), _| !at.contains(period));
    auditor.truth.releases.insert(number);
    for (step, family) in families.iter().enumerate() {
        for (in_cube, period) in at.iter().enumerate() {
            auditor
                .truth
                .keep(family, *period, cube.counts(in_cube, step));
        }
    }
    let compared = Compared {
        auditor,
        cube,
        steps: families.iter().enumerate().map(|(s, f)| (f, s)).collect(),
        periods: at.iter().enumerate().map(|(c, p)| (*p, c)).collect(),
    };
    let own = auditor.tables.shown.iter().filter(|s| s.release == number);
    let found: Vec<Offence> = own.flat_map(|shown| compared.offences(shown)).collect();
    for offence in found {
        auditor.offend(offence);
    }
    Ok(())
}

fn families(cube: &Cube, auditor: &Auditor) -> Result<Vec<Family>, AuditError> {
    let mut families: Vec<Family> = Vec::new();
    for step in cube.steps().all() {
        let family = match (step.parent, &step.condition) {
            (Some(parent), Some(condition)) => {
                let condition = std::slice::from_ref(condition);
                families[parent].then(condition, &auditor.categories)?
            }
            _ => Family::whole(step.unit),
        };
        families.push(family);
    }
    Ok(families)
}

struct Compared<'c> {
    auditor: &'c Auditor,
    cube: &'c Cube,
    steps: BTreeMap<&'c Family, usize>,
    /// The cube's period of each period of the tables.
    periods: BTreeMap<usize, usize>,
}

impl Compared<'_> {
    fn offences(&self, shown: &Shown) -> Vec<Offence> {
        let tables = &self.auditor.tables;
        let family = |at: usize| &tables.families[at].family;
        let step = |at: usize| self.steps.get(family(at)).copied();
        let (Some(cases), Some(population)) = (step(shown.cases), step(shown.population)) else {
            return vec![self.offence(shown, 0, OffenceKind::Unsound, Number::Cases, None)];
        };
        let mut found = Vec::new();
        for (period, cases_shown, population_shown) in &shown.counts {
            let Some(in_cube) = self.periods.get(period) else {
                found.push(self.offence(shown, *period, OffenceKind::Unsound, Number::Cases, None));
                continue;
            };
            let sum = |step| self.sum(*in_cube, step, shown);
            let (a, n) = (sum(cases), sum(population));
            let mut wrong = self.unsafe_numbers(shown, a, n - a);
            for everybody in [Steps::HOUSEHOLDS, Steps::PERSONS] {
                let count = sum(everybody);
                if count < i64::from(shown.thresholds.k) {
                    wrong.push((OffenceKind::UnsafeBlock, Number::Population, count));
                }
            }
            let away = |told: u32, truth: i64| {
                let far = (i64::from(told) - truth).abs() > i64::from(shown.noise);
                far || (truth == 0 && told != 0)
            };
            if away(*cases_shown, a) {
                wrong.push((OffenceKind::Unsound, Number::Cases, a));
            }
            if away(population_shown - cases_shown, n - a) {
                wrong.push((OffenceKind::Unsound, Number::Rest, n - a));
            }
            let named = wrong.into_iter();
            found.extend(named.map(|(kind, number, count)| {
                self.offence(shown, *period, kind, number, Some(count))
            }));
        }
        found
    }

    /// What is small of true cases and of the rest; where there are no cases, the rest is the population.
    fn unsafe_numbers(&self, shown: &Shown, a: i64, rest: i64) -> Vec<(OffenceKind, Number, i64)> {
        let threshold = self.auditor.tables.families[shown.population].threshold;
        let k_filter = shown.thresholds.k_filter;
        let part = shown.cases != shown.population;
        let of_cases = if part { k_filter } else { threshold };
        let of_rest = if a > 0 { k_filter } else { threshold };
        let small = |count: i64, least: u32| (1..i64::from(least)).contains(&count);
        let mut wrong = Vec::new();
        if small(a, of_cases) {
            wrong.push((OffenceKind::UnsafeBlock, Number::Cases, a));
        }
        if part && small(a + rest, threshold) {
            wrong.push((OffenceKind::UnsafeBlock, Number::Population, a + rest));
        }
        if small(rest, of_rest) {
            wrong.push((OffenceKind::UnsafeBlock, Number::Rest, rest));
        }
        if a > 0 && rest == 0 && !shown.known_only {
            wrong.push((OffenceKind::Homogeneous, Number::Cases, a));
        }
        wrong
    }

    fn sum(&self, period: usize, step: usize, shown: &Shown) -> i64 {
        let counts = self.cube.counts(period, step);
        let atoms = self.auditor.tables.sets[shown.set].iter();
        atoms.map(|atom| i64::from(counts[*atom as usize])).sum()
    }

    fn offence(
        &self,
        shown: &Shown,
        period: usize,
        kind: OffenceKind,
        number: Number,
        count: Option<i64>,
    ) -> Offence {
        let tables = &self.auditor.tables;
        let family = match number {
            Number::Population => shown.population,
            _ => shown.cases,
        };
        Offence {
            kind,
            family: tables.families[family].family.to_string(),
            area: self.auditor.ground.hexes(&tables.sets[shown.set]),
            rows: vec![tables.name(shown, period, number)],
            lower: count,
            upper: count,
        }
    }
}

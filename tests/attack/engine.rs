//! The attack: for each period everything ever published of it is one system of unknowns; what follows for each target
//! is derived by elimination and propagation, and what does not follow is shown by worlds in which it is not so.

use std::collections::BTreeSet;

use super::bits::Bits;
use super::ground::Ground;
use super::group::{Group, threshold};
use super::problem::{MOST, Problem};
use super::report::Report;
use super::rule;
use super::slice::Slice;
use super::solver::{Bounds, End};
use super::sums::Sums;
use super::tables::{Rule, Tables};
use super::targets::{Target, places, unions};
use super::time;
use super::truth::Truth;
use super::worlds::{Answer, Worlds};

/// Terms of constraints that the searches of one period may look at; what is left then is undecided.
const SEARCHES: u64 = 1_000_000_000;

/// In systems of so few cells bounds are derived even where a world tells that they are wide, and held against the truth.
const THOROUGH: usize = 60;

/// Attacks tables; with the truth, looks at whether all that was derived is so.
///
/// # Panics
/// Where a part of the attack does.
#[must_use]
pub fn attack(tables: &Tables, truth: Option<&Truth>) -> Report {
    let ground = Ground::of(tables);
    let periods = periods(tables);
    let work = |period: &String| slices(tables, &ground, period);
    let made: Vec<(Vec<Slice>, u64)> = periods.iter().map(work).collect();
    let mut report = Report::default();
    let attack = |slice: &Slice| {
        Attack {
            tables,
            ground: &ground,
            slice,
            truth,
        }
        .run()
    };
    let slices: Vec<&Slice> = made.iter().flat_map(|(slices, _)| slices).collect();
    // Each period is independent of the others; the order of the reports is that of the periods.
    let half = slices.len().div_ceil(2).max(1);
    let reports = std::thread::scope(|scope| {
        let parts = slices.chunks(half);
        let attack = &attack;
        let run = |part: &[&Slice]| part.iter().map(|slice| attack(slice)).collect::<Vec<_>>();
        let started: Vec<_> = parts.map(|part| scope.spawn(move || run(part))).collect();
        let ended = started
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_default());
        ended.collect::<Vec<Report>>()
    });
    assert_eq!(
        reports.len(),
        slices.len(),
        "a part of the attack did not end"
    );
    for part in reports {
        report += part;
    }
    report.contradictions += made
        .iter()
        .map(|(_, contradictions)| contradictions)
        .sum::<u64>();
    report += time::attack(tables, &slices);
    if tables.rule == Rule::SmallestFirst {
        report += rule::attack(tables, truth);
    }
    report
}

fn periods(tables: &Tables) -> Vec<String> {
    let collections = tables
        .releases
        .iter()
        .flat_map(|release| &release.collections);
    let rows = collections.flat_map(|collection| &collection.rows);
    let periods: BTreeSet<&String> = rows.map(|row| &row.period).collect();
    periods.into_iter().cloned().collect()
}

/// The systems of a period: one of all releases if they can all hold, else one of each; with the number of those that
/// cannot hold at all.
fn slices(tables: &Tables, ground: &Ground, period: &str) -> (Vec<Slice>, u64) {
    let all: Vec<usize> = (0..tables.releases.len()).collect();
    if let Some(slice) = Slice::of(tables, ground, &all, period).filter(holds) {
        return (vec![slice], 0);
    }
    let each = all.iter().filter_map(|release| {
        let slice = Slice::of(tables, ground, &[*release], period);
        slice.filter(holds)
    });
    let slices: Vec<Slice> = each.collect();
    let failed = all.len() - slices.len();
    (slices, failed as u64)
}

fn holds(slice: &Slice) -> bool {
    let problem = Problem::new(slice.variables(), slice.constraints());
    Bounds::new(&problem).settle() != End::Refuted
}

/// The attack on one system.
struct Attack<'a> {
    tables: &'a Tables,
    ground: &'a Ground,
    slice: &'a Slice,
    truth: Option<&'a Truth>,
}

impl Attack<'_> {
    fn run(&self) -> Report {
        let problem = Problem::new(self.slice.variables(), self.slice.constraints());
        let mut bounds = Bounds::new(&problem);
        bounds.settle();
        let sums = Sums::of(self.slice, &bounds);
        let mut worlds = Worlds::new(&sums, bounds, self.true_world(), SEARCHES);
        let mut report = Report::default();
        let shown: BTreeSet<(usize, &Bits)> = self
            .slice
            .direct
            .iter()
            .map(|(group, cells)| (*group, cells))
            .collect();
        for (group, cells) in &shown {
            report.direct += 1;
            report.example(|| format!("direct: {}", self.place(*group, cells)));
        }
        let places = places(self.tables, self.ground, self.slice);
        let drawn: BTreeSet<&Bits> = places.iter().map(|place| &place.inner).collect();
        // A hex among several that nothing tells apart may always be empty, and all of them may live in it.
        let alike = self
            .ground
            .cells
            .iter()
            .filter(|cell| cell.len() > 1)
            .map(Vec::len);
        let alike: usize = alike.sum();
        for group in 0..self.slice.groups.len() {
            let truth = self.true_cells(group);
            report.targets += alike as u64;
            let unions = unions(self.slice, &sums, group);
            let others = unions.iter().filter(|union| !drawn.contains(&union.inner));
            for target in places.iter().chain(others) {
                report.targets += 1;
                let is_shown =
                    target.inner == target.outer && shown.contains(&(group, &target.inner));
                if !is_shown && !self.is_plainly_wide(target, group, &worlds) {
                    let found = self.bounds_of(target, group, &sums, &mut worlds);
                    self.count(&mut report, (group, target), found);
                    if let Some(truth) = &truth {
                        self.check(&mut report, (group, target), found, truth);
                    }
                }
                self.homogeneous(&mut report, (group, target), &sums, &mut worlds);
            }
        }
        report
    }

    /// Whether a world that is known tells that nothing follows.
    fn is_plainly_wide(&self, target: &Target, group: usize, worlds: &Worlds<'_, '_>) -> bool {
        self.slice.cells() > THOROUGH
            && (worlds.knows(group, &target.inner, 0, 0)
                || worlds.knows(group, &target.outer, self.least(group), MOST))
    }

    fn least(&self, group: usize) -> i64 {
        let thresholds = self.tables.thresholds;
        threshold(&self.slice.groups[group], thresholds.k, thresholds.k_filter)
    }

    /// What follows of a target: lower and upper bound, and whether it is certain that no more follows that matters.
    fn bounds_of(
        &self,
        target: &Target,
        group: usize,
        sums: &Sums<'_>,
        worlds: &mut Worlds<'_, '_>,
    ) -> (i64, i64, bool) {
        let least = self.least(group);
        let (mut low, _) = sums.interval(group, &target.inner);
        let (_, mut high) = sums.interval(group, &target.outer);
        if low >= least || high < 1 || low >= 1 && high < least {
            return (low, high, true);
        }
        let few = if low < 1 {
            worlds.ask(group, &target.inner, 0, 0)
        } else {
            Answer::Impossible
        };
        if few == Answer::Possible {
            return (low, high, true);
        }
        let many = if high >= least {
            worlds.ask(group, &target.outer, least, high)
        } else {
            Answer::Impossible
        };
        if few == Answer::Impossible {
            low = low.max(1);
        }
        if many == Answer::Impossible {
            high = high.min(least - 1);
        }
        while few == Answer::Impossible
            && many == Answer::Impossible
            && low < high
            && worlds.ask(group, &target.inner, 0, low) == Answer::Impossible
        {
            low += 1;
        }
        (low, high, many == Answer::Possible || few == many)
    }

    fn count(&self, report: &mut Report, at: (usize, &Target), found: (i64, i64, bool)) {
        let (low, high, is_certain) = found;
        let (group, target) = at;
        if !is_certain || low > high {
            report.undecided += 1;
            report.example(|| {
                format!(
                    "undecided: {} in {low}..={high}",
                    self.place(group, &target.outer)
                )
            });
            return;
        }
        if low < 1 || high >= self.least(group) {
            return;
        }
        let word = if target.is_union {
            report.union += 1;
            "union"
        } else if low == high {
            report.exact += 1;
            "exact"
        } else {
            report.surely_small += 1;
            "surely small"
        };
        report.example(|| {
            format!(
                "{word}: {} in {low}..={high}",
                self.place(group, &target.outer)
            )
        });
    }

    /// A place where the rest of a group is surely empty and the group is not.
    fn homogeneous(
        &self,
        report: &mut Report,
        at: (usize, &Target),
        sums: &Sums<'_>,
        worlds: &mut Worlds<'_, '_>,
    ) {
        let (group, target) = at;
        let Group::Rest(_, part) = &self.slice.groups[group] else {
            return;
        };
        let Some(part) = self.slice.number(&Group::Chain(part.clone())) else {
            return;
        };
        if worlds.knows(group, &target.outer, 1, MOST)
            || worlds.knows(part, &target.inner, 0, 0)
            || sums.interval(part, &target.inner).1 < 1
        {
            return;
        }
        let (_, high) = sums.interval(group, &target.outer);
        let rest = if high < 1 {
            Answer::Impossible
        } else {
            worlds.ask(group, &target.outer, 1, high)
        };
        if rest == Answer::Possible {
            return;
        }
        match worlds.ask(part, &target.inner, 0, 0) {
            Answer::Possible => {}
            Answer::Impossible if rest == Answer::Impossible => {
                report.homogeneous += 1;
                report.example(|| format!("homogeneous: {}", self.place(part, &target.outer)));
            }
            _ => report.undecided += 1,
        }
    }

    /// The truth as a world: it only ever shows that something does not follow.
    fn true_world(&self) -> Option<Vec<i64>> {
        let groups = 0..self.slice.groups.len();
        let counts: Option<Vec<Vec<i64>>> = groups.map(|group| self.true_cells(group)).collect();
        let mut world = counts?.concat();
        for known in &self.slice.known {
            let cells = known.cells.iter();
            let counts = cells.map(|cell| world[self.slice.variable(known.group, cell) as usize]);
            world.push(counts.sum());
        }
        Some(world)
    }

    /// The true count of a group in each cell.
    fn true_cells(&self, group: usize) -> Option<Vec<i64>> {
        let truth = self.truth?;
        let period = &self.slice.period;
        let read = |chain| -> Option<Vec<i64>> {
            let counts = truth.counts(period, chain)?;
            let count = |hex: &u32| counts.get(&self.tables.hexes[*hex as usize].index);
            let cell = |hexes: &Vec<u32>| hexes.iter().filter_map(count).sum::<u64>().cast_signed();
            Some(self.ground.cells.iter().map(cell).collect())
        };
        match &self.slice.groups[group] {
            Group::Chain(chain) => read(chain),
            Group::Rest(whole, part) => {
                let (whole, part) = (read(whole)?, read(part)?);
                Some(whole.iter().zip(part).map(|(n, a)| n - a).collect())
            }
        }
    }

    fn check(
        &self,
        report: &mut Report,
        at: (usize, &Target),
        found: (i64, i64, bool),
        truth: &[i64],
    ) {
        let (group, target) = at;
        let least: i64 = target.inner.iter().map(|cell| truth[cell]).sum();
        let most: i64 = target.outer.iter().map(|cell| truth[cell]).sum();
        let (low, high, _) = found;
        if most < low || least > high {
            report.unsound += 1;
            report.example(|| {
                let place = self.place(group, &target.outer);
                format!("unsound: {place} in {low}..={high}, but {least}..={most}")
            });
        }
    }

    fn place(&self, group: usize, cells: &Bits) -> String {
        let who = match &self.slice.groups[group] {
            Group::Chain(chain) => chain.to_string(),
            Group::Rest(whole, part) => format!("{whole} without {part}"),
        };
        let hexes = cells.iter().flat_map(|cell| &self.ground.cells[cell]);
        let names = hexes.map(|hex| self.tables.hexes[*hex as usize].index.to_string());
        let names: BTreeSet<String> = names.collect();
        let first: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
        let more = if names.len() > 3 { " …" } else { "" };
        format!(
            "{who}, {}, {} hexes: {}{more}",
            self.slice.period,
            names.len(),
            first.join(" ")
        )
    }
}

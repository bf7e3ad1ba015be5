//! The tree of a plan: priorities, the measures under them, the activities under those, with what each level costs.
//!
//! A level that has lines of its own for a year and currency says what it costs, its parts included; where it has none, it
//! costs what its parts cost. Parts that cost more than their whole says are warned of, in each year and currency alone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::budget::{self, Key, Line, Sums};
use super::money::Amount;
use crate::life::EntryId;

/// A level of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What a town wants most.
    Priority,
    /// What it does for that.
    Measure,
    /// A part of a measure.
    Activity,
}

impl Level {
    /// The level with this name in codebooks.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "priority" => Some(Self::Priority),
            "measure" => Some(Self::Measure),
            "activity" => Some(Self::Activity),
            _ => None,
        }
    }
}

/// An entry of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its entry.
    pub id: EntryId,
    /// What it is part of.
    pub part_of: Option<EntryId>,
    /// Its level; none where nobody has said.
    pub level: Option<Level>,
    /// Whether its money counts: what was cancelled costs nothing.
    pub counts: bool,
    /// Whether it has begun.
    pub begun: bool,
    /// Whether nothing is left to do.
    pub ended: bool,
    /// The first day, as it was or else as planned.
    pub from: Option<Date>,
    /// The last day, as it was or else as planned.
    pub to: Option<Date>,
}

impl Item {
    /// Whether it should have begun, or ended, before this day, and has not.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        let past = |day: Option<Date>| day.is_some_and(|day| day < today);
        !self.ended && (past(self.to) || (!self.begun && past(self.from)))
    }

    /// Whether it runs, or is to run, in a year; what has no days, in none.
    #[must_use]
    pub fn is_of_year(&self, year: i16) -> bool {
        let first = self.from.or(self.to).map(Date::year);
        let last = self.to.or(self.from).map(Date::year);
        first.is_some_and(|first| first <= year) && last.is_some_and(|last| year <= last)
    }
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its position among the items.
    pub item: usize,
    /// The positions of its parts among the nodes.
    pub children: Vec<usize>,
    /// Its own lines.
    pub own: Sums,
    /// What its parts cost.
    pub parts: Sums,
    /// What it costs: its own lines where it has some for a year and currency, its parts where not.
    pub stands_for: Sums,
}

/// What does not fit in a plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warning {
    /// The parts cost more than the whole says, by `over`.
    PartsOverWhole {
        /// The whole.
        measure: EntryId,
        /// In which year and currency.
        key: Key,
        /// What the whole says.
        whole: Amount,
        /// What the parts say.
        parts: Amount,
    },
    /// The parts do not cost more, but more of their money is said to be secured or won than of the whole's.
    PartsMoreCertain {
        /// The whole.
        measure: EntryId,
        /// In which year and currency.
        key: Key,
        /// What the whole says is secured or won.
        whole: Amount,
        /// What the parts say.
        parts: Amount,
    },
    /// More was spent than the line has.
    SpentOverAmount {
        /// The line.
        line: EntryId,
        /// Its measure.
        measure: EntryId,
        /// The currency.
        currency: String,
        /// What it has.
        amount: Amount,
        /// What was spent.
        spent: Amount,
    },
    /// One year's money of a measure is in several currencies, so that there is no one sum.
    SeveralCurrencies {
        /// The measure.
        measure: EntryId,
        /// The year.
        year: i16,
        /// The currencies.
        currencies: Vec<String>,
    },
    /// It is part of itself, by way of others.
    Loop {
        /// The one of them at which the loop is opened.
        measure: EntryId,
    },
}

/// A plan, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One node for each item, in their order.
    pub nodes: Vec<Node>,
    /// The nodes that hang under nothing, in their order.
    pub roots: Vec<usize>,
    /// What the whole plan costs: the sum over its roots.
    pub totals: Sums,
    /// What does not fit, in order.
    pub warnings: Vec<Warning>,
}

/// Adds a plan up. Lines of measures that are not among the items are left out.
#[must_use]
pub fn plan(items: &[Item], lines: &[Line]) -> Plan {
    let mut warnings: Vec<Warning> = lines.iter().filter_map(overspent).collect();
    let (children, roots) = tree(items, &mut warnings);
    let mut of_measure: BTreeMap<EntryId, Vec<&Line>> = BTreeMap::new();
    for line in lines {
        of_measure.entry(line.measure).or_default().push(line);
    }
    let node = |(item, children): (usize, Vec<usize>)| Node {
        item,
        children,
        own: of_measure
            .get(&items[item].id)
            .map_or_else(Sums::new, |own| budget::by_year(own.iter().copied())),
        parts: Sums::new(),
        stands_for: Sums::new(),
    };
    let mut nodes: Vec<Node> = children.into_iter().enumerate().map(node).collect();
    for at in parts_first(&nodes, &roots) {
        settle(&mut nodes, at, items, &mut warnings);
    }
    let mut totals = Sums::new();
    for root in &roots {
        if items[*root].counts {
            budget::add(&mut totals, &nodes[*root].stands_for);
        }
    }
    warnings.sort();
    Plan {
        nodes,
        roots,
        totals,
        warnings,
    }
}

impl Plan {
    /// The nodes that cost nothing themselves, by their parts or by what they are part of: nobody has said where their money is
    /// from. Priorities are left out.
    #[must_use]
    pub fn unfunded(&self, items: &[Item]) -> Vec<usize> {
        let mut funded = vec![false; self.nodes.len()];
        let mut stack: Vec<(usize, bool)> = self.roots.iter().map(|root| (*root, false)).collect();
        while let Some((at, above)) = stack.pop() {
            let node = &self.nodes[at];
            let below = above || !node.own.is_empty();
            funded[at] = below || !node.parts.is_empty();
            stack.extend(node.children.iter().map(|child| (*child, below)));
        }
        let open = |at: &usize| {
            let item = &items[self.nodes[*at].item];
            !funded[*at] && item.counts && item.level != Some(Level::Priority)
        };
        (0..self.nodes.len()).filter(open).collect()
    }
}

impl Plan {
    /// The lines that the totals are made of: those of a whole where it has some for a year and currency, else those of its parts.
    #[must_use]
    pub fn standing<'l>(&self, items: &[Item], lines: &'l [Line]) -> Vec<&'l Line> {
        let mut of_measure: BTreeMap<EntryId, Vec<&Line>> = BTreeMap::new();
        for line in lines {
            of_measure.entry(line.measure).or_default().push(line);
        }
        let mut standing = Vec::new();
        let mut stack: Vec<(usize, BTreeSet<&Key>)> = self
            .roots
            .iter()
            .map(|root| (*root, BTreeSet::new()))
            .collect();
        while let Some((at, said)) = stack.pop() {
            let node = &self.nodes[at];
            let item = &items[node.item];
            if !item.counts {
                continue;
            }
            let own = of_measure.get(&item.id).into_iter().flatten().copied();
            standing.extend(own.filter(|line| {
                !said
                    .iter()
                    .any(|key| key.0 == line.year && key.1 == line.currency)
            }));
            let said: BTreeSet<&Key> = said.into_iter().chain(node.own.keys()).collect();
            stack.extend(node.children.iter().map(|child| (*child, said.clone())));
        }
        standing
    }
}

/// The measures and activities that are part of nothing.
#[must_use]
pub fn without_priority(items: &[Item]) -> Vec<EntryId> {
    let alone =
        |item: &&Item| item.part_of.is_none() && item.counts && item.level != Some(Level::Priority);
    items.iter().filter(alone).map(|item| item.id).collect()
}

fn overspent(line: &Line) -> Option<Warning> {
    let spent = line.spent.filter(|spent| *spent > line.amount)?;
    Some(Warning::SpentOverAmount {
        line: line.id,
        measure: line.measure,
        currency: line.currency.clone(),
        amount: line.amount,
        spent,
    })
}

/// The children of each item, and those that hang under nothing. A loop is opened at its first item.
fn tree(items: &[Item], warnings: &mut Vec<Warning>) -> (Vec<Vec<usize>>, Vec<usize>) {
    let at: BTreeMap<EntryId, usize> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (item.id, at))
        .collect();
    let mut above: Vec<Option<usize>> = items
        .iter()
        .map(|item| at.get(&item.part_of?).copied())
        .collect();
    for start in 0..items.len() {
        let mut seen = BTreeSet::new();
        let mut next = Some(start);
        while let Some(here) = next {
            if !seen.insert(here) {
                // Only who is in the loop itself opens it.
                if here == start {
                    above[start] = None;
                    warnings.push(Warning::Loop {
                        measure: items[start].id,
                    });
                }
                break;
            }
            next = above[here];
        }
    }
    let mut children = vec![Vec::new(); items.len()];
    let mut roots = Vec::new();
    for (item, above) in above.iter().enumerate() {
        match above {
            Some(whole) => children[*whole].push(item),
            None => roots.push(item),
        }
    }
    (children, roots)
}

/// All nodes, each after its parts.
fn parts_first(nodes: &[Node], roots: &[usize]) -> Vec<usize> {
    let mut order = Vec::with_capacity(nodes.len());
    let mut stack = roots.to_vec();
    while let Some(at) = stack.pop() {
        order.push(at);
        stack.extend(&nodes[at].children);
    }
    order.reverse();
    order
}

fn settle(nodes: &mut [Node], at: usize, items: &[Item], warnings: &mut Vec<Warning>) {
    let mut parts = Sums::new();
    for child in nodes[at].children.clone() {
        if items[nodes[child].item].counts {
            budget::add(&mut parts, &nodes[child].stands_for);
        }
    }
    let node = &mut nodes[at];
    let measure = items[node.item].id;
    let mut stands_for = parts.clone();
    for (key, own) in &node.own {
        let of_parts = parts.get(key).copied().unwrap_or_default();
        warnings.extend(compared(
            measure,
            key,
            [own.total(), of_parts.total()],
            [own.sure(), of_parts.sure()],
        ));
        stands_for.insert(key.clone(), *own);
    }
    warnings.extend(mixed(measure, &stands_for));
    node.parts = parts;
    node.stands_for = stands_for;
}

/// What does not fit between a whole and its parts.
fn compared(measure: EntryId, key: &Key, total: [Amount; 2], sure: [Amount; 2]) -> Option<Warning> {
    let key = key.clone();
    if total[1] > total[0] {
        let [whole, parts] = total;
        return Some(Warning::PartsOverWhole {
            measure,
            key,
            whole,
            parts,
        });
    }
    let [whole, parts] = sure;
    (parts > whole).then_some(Warning::PartsMoreCertain {
        measure,
        key,
        whole,
        parts,
    })
}

/// The years in which money is in several currencies.
fn mixed(measure: EntryId, sums: &Sums) -> Vec<Warning> {
    let mut years: BTreeMap<i16, Vec<String>> = BTreeMap::new();
    for (year, currency) in sums.keys() {
        years.entry(*year).or_default().push(currency.clone());
    }
    let several = years
        .into_iter()
        .filter(|(_, currencies)| currencies.len() > 1);
    let warning = |(year, currencies)| Warning::SeveralCurrencies {
        measure,
        year,
        currencies,
    };
    several.map(warning).collect()
}

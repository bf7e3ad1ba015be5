//! The tables of one period as a system of unknowns: one for each cell, that is each class of finest hexes that no
//! published area tells apart, and each group of people.

use std::collections::{BTreeMap, HashMap};

use super::bits::Bits;
use super::chain::Chain;
use super::elimination::Span;
use super::ground::Ground;
use super::group::{Group, threshold};
use super::problem::MOST;
use super::tables::{Collection, Noise, Release, Row, Rule, Tables};

/// What is known of one sum.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) group: usize,
    pub(super) cells: Bits,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// The system of one period.
pub(super) struct Slice {
    pub(super) period: String,
    pub(super) groups: Vec<Group>,
    pub(super) known: Vec<Known>,
    /// Sums of sums that are exact, for each group.
    pub(super) spans: Vec<Span>,
    /// Numbers shown as they are though small: group and cells.
    pub(super) direct: Vec<(usize, Bits)>,
    cells: usize,
    /// Pairs of chains of which the first lies in the second by what the tables say.
    pub(super) parts: Vec<(usize, usize)>,
}

/// Makes slices.
struct Maker<'t> {
    tables: &'t Tables,
    ground: &'t Ground,
    numbers: BTreeMap<Group, usize>,
    groups: Vec<Group>,
    sums: HashMap<(usize, Bits), (i64, i64)>,
    direct: Vec<(usize, Bits)>,
    /// Of each indicator and area how many blocks' noise its sum may have.
    draws: HashMap<(String, Bits), Option<u64>>,
}

/// Where a row stands.
struct Place<'t> {
    noise: Option<Noise>,
    indicator: &'t str,
    /// Blocks of its indicator.
    blocks: &'t [Bits],
}

impl Slice {
    /// All rows of a period of some releases, as if nobody had moved between them. None where they contradict.
    pub(super) fn of(
        tables: &Tables,
        ground: &Ground,
        releases: &[usize],
        period: &str,
    ) -> Option<Self> {
        let mut maker = Maker {
            tables,
            ground,
            numbers: BTreeMap::new(),
            groups: Vec::new(),
            sums: HashMap::new(),
            direct: Vec::new(),
            draws: HashMap::new(),
        };
        for release in releases {
            maker.release(&tables.releases[*release], period);
        }
        maker.finish(period)
    }

    /// The variable of a group's count in a cell.
    pub(super) const fn variable(&self, group: usize, cell: usize) -> u32 {
        (group * self.cells + cell) as u32
    }

    /// Number of variables: the counts of the groups in the cells, and the known sums.
    pub(super) fn variables(&self) -> usize {
        self.groups.len() * self.cells + self.known.len()
    }

    /// Number of cells.
    pub(super) const fn cells(&self) -> usize {
        self.cells
    }

    /// The number of a group.
    pub(super) fn number(&self, group: &Group) -> Option<usize> {
        self.groups.iter().position(|known| known == group)
    }

    /// Groups that divide another: whole, one part, the other, and whether these are all.
    pub(super) fn splits(&self) -> Vec<(usize, usize, usize, bool)> {
        let mut found = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            match group {
                Group::Rest(whole, part) => {
                    let whole = self.number(&Group::Chain(whole.clone()));
                    let part = self.number(&Group::Chain(part.clone()));
                    found.extend(whole.zip(part).map(|(whole, part)| (whole, part, at, true)));
                }
                Group::Chain(chain) => {
                    for (other, whole, all) in chain.complements() {
                        let other = self.number(&Group::Chain(other));
                        let whole = self.number(&Group::Chain(whole));
                        let pair = other.zip(whole).filter(|(other, _)| at < *other);
                        found.extend(pair.map(|(other, whole)| (whole, at, other, all)));
                    }
                }
            }
        }
        found
    }
}

impl Maker<'_> {
    fn release(&mut self, release: &Release, period: &str) {
        let blocks = self.blocks(release);
        self.draws.clear();
        for collection in &release.collections {
            let indicator = indicator(&collection.id);
            let blocks = blocks.get(indicator).map_or(&[][..], Vec::as_slice);
            let place = Place {
                noise: release.noise.filter(|_| collection.noisy),
                indicator,
                blocks,
            };
            for rows in areas(collection, period) {
                self.area(&rows, &place);
            }
        }
    }

    /// The blocks of each indicator.
    fn blocks<'r>(&self, release: &'r Release) -> BTreeMap<&'r str, Vec<Bits>> {
        let mut found: BTreeMap<&str, Vec<Bits>> = BTreeMap::new();
        for collection in &release.collections {
            let blocks = found.entry(indicator(&collection.id)).or_default();
            let rows = collection.rows.iter().filter(|row| row.block);
            blocks.extend(rows.map(|row| self.ground.bits(&row.members)));
        }
        for blocks in found.values_mut() {
            blocks.sort_unstable();
            blocks.dedup();
        }
        found
    }

    /// The one or two rows of an area: cases and population, or a count alone.
    fn area(&mut self, rows: &[&Row], place: &Place<'_>) {
        let mut shown: Vec<(Chain, &Row, u64)> = Vec::new();
        for row in rows {
            let chain = Chain::of(&row.attributes);
            match row.count {
                Some(count) => shown.push((chain, row, count)),
                None if self.tables.rule == Rule::Threshold => self.withheld(chain, row),
                None => {}
            }
        }
        if let [(first, _, _), (second, _, _)] = shown.as_slice()
            && first.lies_in(second)
        {
            shown.swap(0, 1);
        }
        let plain = |chain: &Chain| Group::Chain(chain.clone());
        match shown.as_slice() {
            [(whole, row, n), (part, _, cases)] if part != whole && part.lies_in(whole) => {
                let rest = Group::Rest(whole.clone(), part.clone());
                let is_divided = row.block && *cases > 0;
                self.row(&plain(part), (row, *cases, 1, row.block), place);
                self.row(&rest, (row, n.saturating_sub(*cases), 1, is_divided), place);
                self.row(&plain(whole), (row, *n, 2, row.block), place);
            }
            others => {
                for (chain, row, count) in others {
                    self.row(&plain(chain), (row, *count, 1, row.block), place);
                }
            }
        }
    }

    /// Takes in that a number is small, since nothing else is withheld.
    fn withheld(&mut self, chain: Chain, row: &Row) {
        let group = Group::Chain(chain);
        let (number, least) = (self.group(&group), self.threshold(&group));
        self.bound(number, self.ground.bits(&row.members), 1, least - 1);
    }

    fn bound(&mut self, group: usize, cells: Bits, low: i64, high: i64) {
        let entry = self.sums.entry((group, cells)).or_insert((0, MOST));
        *entry = (entry.0.max(low), entry.1.min(high));
    }

    /// Takes in one number: its row, count, number of draws in it and whether it is known to be safe.
    fn row(&mut self, group: &Group, shown: (&Row, u64, u64, bool), place: &Place<'_>) {
        let (row, count, draws, is_safe) = shown;
        let number = self.group(group);
        let cells = self.ground.bits(&row.members);
        let least = self.threshold(group);
        let (mut low, mut high) = (count.cast_signed(), count.cast_signed());
        if let Some(noise) = place.noise {
            let key = (place.indicator.to_owned(), cells.clone());
            let blocks = if let Some(known) = self.draws.get(&key) {
                *known
            } else {
                let blocks = self.blocks_in(&cells, place, noise);
                self.draws.insert(key, blocks);
                blocks
            };
            let Some(blocks) = blocks else { return };
            let off = (noise.bound * draws * blocks).cast_signed();
            let is_zero = count == 0 && noise.zero_stays_zero;
            let floor = i64::from(count > 0 && noise.zero_stays_zero);
            low = if is_zero { 0 } else { (low - off).max(floor) };
            high = if is_zero { 0 } else { high + off };
            if is_safe && self.tables.rule == Rule::Safe && low > 0 {
                low = low.max(least);
            }
        } else if (1..least).contains(&low) && !matches!(group, Group::Rest(..)) {
            self.direct.push((number, cells.clone()));
        }
        self.bound(number, cells, low, high);
    }

    fn threshold(&self, group: &Group) -> i64 {
        let thresholds = self.tables.thresholds;
        threshold(group, thresholds.k, thresholds.k_filter)
    }

    fn group(&mut self, group: &Group) -> usize {
        if let Some(number) = self.numbers.get(group) {
            return *number;
        }
        let number = self.groups.len();
        self.groups.push(group.clone());
        self.numbers.insert(group.clone(), number);
        number
    }

    /// How many blocks' noise a sum may have; a whole municipality has no more than one block's.
    fn blocks_in(&self, cells: &Bits, place: &Place<'_>, noise: Noise) -> Option<u64> {
        if !noise.additive || place.blocks.is_empty() {
            return Some(1);
        }
        let mut all = 0;
        for town in self
            .ground
            .municipalities
            .iter()
            .filter(|town| town.meets(cells))
        {
            if town.lies_in(cells) {
                all += 1;
                continue;
            }
            let here = cells.and(town);
            let inside: Vec<&Bits> = place.blocks.iter().filter(|b| b.lies_in(&here)).collect();
            let covered = inside
                .iter()
                .fold(Bits::empty(self.ground.cells.len()), |a, b| a.or(b));
            if covered != here {
                return None;
            }
            all += inside.len() as u64;
        }
        Some(all)
    }

    fn finish(self, period: &str) -> Option<Slice> {
        if self.sums.values().any(|(low, high)| low > high) {
            return None;
        }
        let mut known: Vec<Known> = self
            .sums
            .into_iter()
            .map(|((group, cells), (low, high))| Known {
                group,
                cells,
                low,
                high,
            })
            .collect();
        known.sort_by(|a, b| (a.group, &a.cells).cmp(&(b.group, &b.cells)));
        let parts = parts(self.tables, &self.groups);
        let mut slice = Slice {
            period: period.to_owned(),
            spans: vec![Span::new(self.ground.cells.len()); self.groups.len()],
            groups: self.groups,
            known,
            direct: self.direct,
            cells: self.ground.cells.len(),
            parts,
        };
        slice.eliminate();
        Some(slice)
    }
}

impl Slice {
    /// Fills the spans with exact sums, and with those of a third group where two groups that divide one are known.
    fn eliminate(&mut self) {
        let exact: Vec<&Known> = self.known.iter().filter(|k| k.low == k.high).collect();
        // Where nobody is, nobody is in any part of it.
        for known in exact.iter().filter(|known| known.high == 0) {
            for cell in known.cells.iter() {
                self.spans[known.group].add(&Bits::of(self.cells, [cell]), 0);
            }
        }
        for known in exact.iter().filter(|known| known.high > 0) {
            self.spans[known.group].add(&known.cells, known.low as u64);
        }
        let mut sets: Vec<Bits> = exact.iter().map(|known| known.cells.clone()).collect();
        sets.sort_unstable();
        sets.dedup();
        let splits: Vec<_> = self.splits().into_iter().filter(|split| split.3).collect();
        for _round in 0..2 {
            for set in &sets {
                for (whole, one, other, _) in &splits {
                    let value = |group: &usize| self.spans[*group].value(set);
                    let found = match (value(whole), value(one), value(other)) {
                        (None, Some(a), Some(b)) => Some((*whole, a + b)),
                        (Some(n), None, Some(b)) => Some((*one, n - b)),
                        (Some(n), Some(a), None) => Some((*other, n - a)),
                        _ => None,
                    };
                    if let Some((group, value)) = found.filter(|(_, value)| *value >= 0) {
                        self.spans[group].add(set, value as u64);
                    }
                }
            }
        }
    }
}

fn parts(tables: &Tables, groups: &[Group]) -> Vec<(usize, usize)> {
    let told: Vec<(Chain, Chain)> = tables
        .sums
        .iter()
        .map(|(part, whole)| (Chain::of(part), Chain::of(whole)))
        .collect();
    let mut found = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        for (other, whole) in groups.iter().enumerate() {
            if let (true, Group::Chain(part), Group::Chain(whole)) = (at != other, group, whole) {
                let is_told = told.iter().any(|(a, b)| a == part && b == whole);
                if part.lies_in(whole) || is_told {
                    found.push((at, other));
                }
            }
        }
    }
    found
}

fn indicator(collection: &str) -> &str {
    collection
        .rsplit_once('-')
        .map_or(collection, |(indicator, _)| indicator)
}

/// The rows of a period, area by area.
fn areas<'c>(collection: &'c Collection, period: &str) -> Vec<Vec<&'c Row>> {
    let mut found: BTreeMap<(&str, &[u32]), Vec<&Row>> = BTreeMap::new();
    for row in collection.rows.iter().filter(|row| row.period == period) {
        let key = (row.area.as_str(), row.members.as_slice());
        found.entry(key).or_default().push(row);
    }
    found.into_values().collect()
}

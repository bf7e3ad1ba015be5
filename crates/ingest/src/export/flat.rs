//! The old flat CSV of `KoboToolbox`: repeat groups as columns `member[2]/name`, folded out to tables again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::raw::{Budget, Draft, Raw};
use crate::error::{InvalidFile, Problem};
use crate::grid::Grid;

/// Levels of repeat groups that are told apart.
const DEEPEST: usize = 8;

/// Instances that a file may have, in all rows together.
const MOST_INSTANCES: usize = 4_000_000;

/// What stands for no answer.
pub const ABSENT: &str = "n/a";

/// A column of a repeat group: the group's path, the numbers of its instances and the column's own path.
pub fn instance(name: &str) -> Option<(String, Vec<u32>, String)> {
    let (mut path, mut whole) = (Vec::new(), 0);
    let mut numbers = Vec::new();
    for part in name.split('/').take(64) {
        match part
            .strip_suffix(']')
            .and_then(|part| part.rsplit_once('['))
        {
            Some((name, number)) if !name.is_empty() => {
                numbers.push(number.parse().ok()?);
                path.push(name);
                whole = path.len();
            }
            _ => path.push(part),
        }
    }
    let is_group = !numbers.is_empty() && numbers.len() <= DEEPEST && whole < path.len();
    is_group.then(|| (path[..whole].join("/"), numbers, path.join("/")))
}

/// A repeat group: its columns by name, and where each instance has them.
#[derive(Default)]
struct Group {
    columns: Vec<String>,
    instances: BTreeMap<Vec<u32>, BTreeMap<usize, usize>>,
    /// The groups that hold it, the nearest last.
    above: Vec<usize>,
}

/// The root, and a table for each repeat group.
pub fn unfold(file: &str, raw: &Raw) -> Result<Vec<Draft>, InvalidFile> {
    let (own, groups) = groups(raw);
    let instances: usize = groups.iter().map(|(_, group)| group.instances.len()).sum();
    if instances.saturating_mul(raw.rows.len()) > MOST_INSTANCES {
        let problem = Problem::ExportCells(MOST_INSTANCES as u64);
        return Err(InvalidFile::new(file, problem));
    }
    let filled = filled(raw, &groups);
    let mut tables = Tables {
        file,
        budget: Budget::default(),
        drafts: Vec::new(),
        places: Vec::new(),
    };
    tables.root(raw, &own)?;
    for at in 0..groups.len() {
        tables.group(raw, &groups, at, &filled)?;
    }
    Ok(tables.drafts)
}

/// The columns of no repeat group, and the groups, each behind those that hold it.
fn groups(raw: &Raw) -> (Vec<usize>, Vec<(String, Group)>) {
    let mut groups: Vec<(String, Group)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut own = Vec::new();
    for (at, name) in raw.header.iter().enumerate() {
        let Some((path, numbers, column)) = instance(name) else {
            own.push(at);
            continue;
        };
        let group = *places.entry(path.clone()).or_insert_with(|| {
            groups.push((path, Group::default()));
            groups.len() - 1
        });
        let Some((_, group)) = groups.get_mut(group) else {
            continue;
        };
        let place = group.columns.iter().position(|other| *other == column);
        let place = place.unwrap_or_else(|| {
            group.columns.push(column);
            group.columns.len() - 1
        });
        let columns = group.instances.entry(numbers).or_default();
        columns.insert(place, at);
    }
    groups.sort_by_key(|(path, group)| (depth(group), path.matches('/').count()));
    nest(&mut groups);
    (own, groups)
}

fn depth(group: &Group) -> usize {
    group.instances.keys().next().map_or(0, Vec::len)
}

/// An instance of a repeat group: the group's place in the list, and the numbers.
type Instance = (usize, Vec<u32>);

/// Per row of data the instances that have an answer, or stand before or above one that has.
fn filled(raw: &Raw, groups: &[(String, Group)]) -> Vec<BTreeSet<Instance>> {
    let instances = |row: u32| {
        let mut there = BTreeSet::new();
        for (at, (_, group)) in groups.iter().enumerate().rev() {
            let answered = |columns: &BTreeMap<usize, usize>| {
                let mut cells = columns.values().map(|column| raw.cell(row, *column).trim());
                cells.any(|cell| !cell.is_empty() && cell != ABSENT)
            };
            for (numbers, columns) in group.instances.iter().rev() {
                let last = numbers.len().saturating_sub(1);
                let sibling = |other: &Vec<u32>| other.get(..last) == numbers.get(..last);
                let next = there.range((at, numbers.clone())..).next();
                let before = next.is_some_and(|(of, n): &Instance| *of == at && sibling(n));
                if before || answered(columns) {
                    there.insert((at, numbers.clone()));
                    there.extend(above(groups, group, numbers));
                }
            }
        }
        there
    };
    raw.rows.iter().map(|row| instances(*row)).collect()
}

/// The instances that hold this one.
fn above(groups: &[(String, Group)], group: &Group, numbers: &[u32]) -> Vec<Instance> {
    let of = |at: &usize| {
        let (_, outer) = groups.get(*at)?;
        let own = numbers
            .get(..depth(outer))
            .filter(|own| own.len() < numbers.len())?;
        Some((*at, own.to_vec()))
    };
    group.above.iter().filter_map(of).collect()
}

/// For each group the groups that hold it, the nearest last.
fn nest(groups: &mut [(String, Group)]) {
    let places: HashMap<String, usize> = groups
        .iter()
        .enumerate()
        .map(|(at, (path, _))| (path.clone(), at))
        .collect();
    for (at, (path, group)) in groups.iter_mut().enumerate() {
        let outer = path
            .match_indices('/')
            .filter_map(|(end, _)| places.get(&path[..end]));
        group.above = outer.copied().filter(|outer| *outer < at).collect();
    }
}

struct Tables<'f> {
    file: &'f str,
    budget: Budget,
    drafts: Vec<Draft>,
    /// Per table of a group, the row of each instance by row of data and numbers.
    places: Vec<BTreeMap<Instance, u32>>,
}

impl Tables<'_> {
    fn root(&mut self, raw: &Raw, own: &[usize]) -> Result<(), InvalidFile> {
        let mut grid = Grid::new(&raw.name);
        for row in &raw.rows {
            let line = raw.grid.line(*row as usize);
            self.budget.row(self.file, line, own.len())?;
            grid.push(line, own.iter().map(|at| raw.cell(*row, *at)));
        }
        let header = own.iter().map(|at| raw.header[*at].clone()).collect();
        self.drafts.push(Draft::root(of(&raw.name, header, grid)));
        Ok(())
    }

    fn group(
        &mut self,
        raw: &Raw,
        groups: &[(String, Group)],
        at: usize,
        filled: &[BTreeSet<Instance>],
    ) -> Result<(), InvalidFile> {
        let Some((path, group)) = groups.get(at) else {
            return Ok(());
        };
        let parent = group.above.last().copied();
        let (mut grid, mut parents, mut places) =
            (Grid::new(&raw.name), Vec::new(), BTreeMap::new());
        for (row, there) in filled.iter().enumerate() {
            let data = raw.rows.get(row).copied().unwrap_or_default();
            for (_, numbers) in there.range((at, Vec::new())..(at + 1, Vec::new())) {
                let line = raw.grid.line(data as usize);
                self.budget.row(self.file, line, group.columns.len())?;
                places.insert((row, numbers.clone()), grid.rows() as u32);
                let columns = group.instances.get(numbers);
                let cell = |place: usize| {
                    let column = columns.and_then(|columns| columns.get(&place));
                    column.map_or("", |column| raw.cell(data, *column))
                };
                grid.push(line, (0..group.columns.len()).map(cell));
                let above = parent.map(|parent| {
                    let levels = depth(&groups[parent].1).min(numbers.len());
                    let place = (row, numbers[..levels].to_vec());
                    self.places
                        .get(parent)
                        .and_then(|places| places.get(&place))
                        .copied()
                });
                parents.push(above.unwrap_or(Some(row as u32)));
            }
        }
        self.places.push(places);
        let mut draft = Draft::root(of(&raw.name, group.columns.clone(), grid));
        draft.path.clone_from(path);
        draft.parent = Some(parent.map_or(0, |parent| parent + 1));
        draft.parent_row = parents;
        self.drafts.push(draft);
        Ok(())
    }
}

fn of(name: &str, header: Vec<String>, grid: Grid) -> Raw {
    Raw {
        name: name.to_owned(),
        width: header.len(),
        header,
        rows: (0..grid.rows() as u32).collect(),
        grid,
    }
}

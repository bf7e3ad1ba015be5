//! The cells of a map: classes of finest hexes that no published area tells apart.

use std::collections::{BTreeMap, HashMap};

use super::bits::Bits;
use super::tables::{Row, Tables};

/// Hexes that no published area tells apart.
pub(super) struct Ground {
    /// The hexes of each cell, ascending.
    pub(super) cells: Vec<Vec<u32>>,
    /// The cell of each hex.
    pub(super) cell_of: Vec<usize>,
    /// The cells of each municipality.
    pub(super) municipalities: Vec<Bits>,
}

impl Ground {
    /// The coarsest cells of which every area of every row and every municipality is a union.
    pub(super) fn of(tables: &Tables) -> Self {
        let mut names: HashMap<&[u32], u32> = HashMap::new();
        let mut signs: Vec<Vec<u32>> = vec![Vec::new(); tables.hexes.len()];
        for row in all_rows(tables) {
            let fresh = names.len() as u32;
            if let std::collections::hash_map::Entry::Vacant(entry) = names.entry(&row.members) {
                entry.insert(fresh);
                for member in &row.members {
                    signs[*member as usize].push(fresh);
                }
            }
        }
        let mut found: BTreeMap<(&str, &[u32]), Vec<u32>> = BTreeMap::new();
        for (at, (hex, sign)) in tables.hexes.iter().zip(&signs).enumerate() {
            let key = (hex.municipality.as_str(), sign.as_slice());
            found.entry(key).or_default().push(at as u32);
        }
        let mut towns: BTreeMap<&str, Bits> = BTreeMap::new();
        let mut cell_of = vec![0; tables.hexes.len()];
        for (cell, ((town, _), hexes)) in found.iter().enumerate() {
            let town = towns.entry(town);
            town.or_insert_with(|| Bits::empty(found.len()))
                .insert(cell);
            for hex in hexes {
                cell_of[*hex as usize] = cell;
            }
        }
        Self {
            cell_of,
            municipalities: towns.into_values().collect(),
            cells: found.into_values().collect(),
        }
    }

    /// The cells of hexes; of a cell that they hold only a part of, it too.
    pub(super) fn bits(&self, hexes: &[u32]) -> Bits {
        let cells = hexes.iter().map(|hex| self.cell_of[*hex as usize]);
        Bits::of(self.cells.len(), cells)
    }
}

fn all_rows(tables: &Tables) -> impl Iterator<Item = &Row> {
    let collections = tables
        .releases
        .iter()
        .flat_map(|release| &release.collections);
    collections.flat_map(|collection| &collection.rows)
}

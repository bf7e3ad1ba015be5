//! The lists of choices, from the sheet `choices` and those like it.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::form::{Choice, List};
use super::language::Tongue;
use crate::codebook::Remark;
use crate::error::InvalidFile;
use crate::grid::Grid;

/// Lists by name, and what was noticed.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub by_name: BTreeMap<String, List>,
    pub remarks: Vec<Remark>,
    pub languages: Vec<String>,
    /// Choices with a list and a name, doubles counted.
    pub choices: usize,
}

/// Reads one sheet of choices. A choice that stands twice in a list counts once: the first is taken, the others are
/// named; a row without list or name is no choice.
pub(crate) fn read(file: &str, grid: &Grid, default: Option<Tongue>) -> Result<Lists, InvalidFile> {
    let mut found = Lists::default();
    if grid.is_empty() {
        return Ok(found);
    }
    let columns = Columns::read(file, grid, default)?;
    columns.needed("list", file, grid)?;
    columns.needed("name", file, grid)?;
    found.languages = columns.languages().map(str::to_owned).collect();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for row in 1..grid.rows() {
        let (list, name) = (
            columns.cell(grid, row, "list"),
            columns.cell(grid, row, "name"),
        );
        let label = columns.label(grid, row);
        let remark = |id: &'static str| Remark::new(id).at(grid.name(), grid.line(row));
        if list.is_empty() || name.is_empty() {
            let text = [&label.hu, &label.cs, &label.en, &label.other];
            let text = text.into_iter().find(|text| !text.is_empty());
            if !list.is_empty() || !name.is_empty() || text.is_some() {
                let name = text.map_or(name, String::as_str);
                found.remarks.push(remark("choice-incomplete").about(name));
            }
            continue;
        }
        found.choices += 1;
        if !seen.insert((list.to_owned(), name.to_owned())) {
            found
                .remarks
                .push(remark("choice-twice").about(name).with(list));
            continue;
        }
        let list = found.by_name.entry(list.to_owned()).or_default();
        list.choices.push(Choice {
            name: name.to_owned(),
            label,
        });
    }
    Ok(found)
}

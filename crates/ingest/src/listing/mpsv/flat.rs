//! A document with a list of items as a table, each item's leaves under their path.

use serde_json::Value as Json;

use crate::grid::Grid;

/// Items of a document as rows: the first list of objects in it, each object's leaves under their path; lists of leaves joined.
pub fn flat(json: &Json) -> (Vec<String>, Grid) {
    let items = items_of(json).map_or(&[][..], Vec::as_slice);
    let leaves: Vec<Vec<(String, String)>> = items
        .iter()
        .map(|item| {
            let mut found = Vec::new();
            leaves_of("", item, &mut found);
            found
        })
        .collect();
    let mut columns: Vec<String> = Vec::new();
    for (path, _) in leaves.iter().flatten() {
        if !columns.contains(path) {
            columns.push(path.clone());
        }
    }
    let mut grid = Grid::new("json");
    for (line, item) in (1_u64..).zip(&leaves) {
        let cell = |path: &String| {
            let all = item
                .iter()
                .filter(|(own, _)| own == path)
                .map(|(_, text)| text.as_str());
            all.collect::<Vec<_>>().join(";")
        };
        grid.push(line, columns.iter().map(cell));
    }
    (columns, grid)
}

fn items_of(json: &Json) -> Option<&Vec<Json>> {
    match json {
        Json::Array(items) => Some(items),
        Json::Object(all) => all.values().find_map(items_of),
        _ => None,
    }
}

fn leaves_of(path: &str, json: &Json, found: &mut Vec<(String, String)>) {
    match json {
        Json::Object(all) => {
            for (name, own) in all {
                let under = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}/{name}")
                };
                leaves_of(&under, own, found);
            }
        }
        Json::Array(all) => all.iter().for_each(|own| leaves_of(path, own, found)),
        Json::String(text) => found.push((path.to_owned(), text.clone())),
        Json::Number(number) => found.push((path.to_owned(), number.to_string())),
        Json::Bool(yes) => found.push((path.to_owned(), yes.to_string())),
        Json::Null => {}
    }
}

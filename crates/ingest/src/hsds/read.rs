//! Files of the specification: JSON nested or flat, or a folder of tables.

use std::path::Path;

use serde_json::Value as Json;

use super::{Row, TABLES, Tables, text};
use crate::error::{InvalidFile, Problem, name};

/// The largest JSON that is read.
const LARGEST: u64 = 500 << 20;

/// What a nested property holds: its table, and the field by which its rows belong to what they stand in.
const NESTED: [(&str, &str); 22] = [
    ("phones", "phone"),
    ("schedules", "schedule"),
    ("service_areas", "service_area"),
    ("service_at_locations", "service_at_location"),
    ("location", "location"),
    ("locations", "location"),
    ("organization", "organization"),
    ("cost_options", "cost_option"),
    ("attributes", "attribute"),
    ("taxonomy_term", "taxonomy_term"),
    ("taxonomy_detail", "taxonomy"),
    ("addresses", "address"),
    ("accessibility", "accessibility"),
    ("organization_identifiers", "organization_identifier"),
    ("languages", "language"),
    ("contacts", "contact"),
    ("funding", "funding"),
    ("required_documents", "required_document"),
    ("program", "program"),
    ("programs", "program"),
    ("services", "service"),
    ("metadata", "metadata"),
];

/// Reads a JSON file, a folder of tables, or the `datapackage.json` in it.
pub fn read(path: &Path) -> Result<Tables, InvalidFile> {
    let is_package = path
        .file_name()
        .is_some_and(|own| own == "datapackage.json");
    let folder = if is_package {
        path.parent()
    } else {
        Some(path).filter(|path| path.is_dir())
    };
    let tables = match folder {
        Some(folder) => of_folder(folder)?,
        None => of_file(path)?,
    };
    let named = |row: &Row| !text(row, "name").is_empty();
    let services = tables.get("service").map_or(&[][..], Vec::as_slice);
    if !services.iter().any(named) {
        return Err(InvalidFile::new(&name(path), Problem::NotHsds));
    }
    Ok(tables)
}

fn of_file(path: &Path) -> Result<Tables, InvalidFile> {
    let unreadable = |error: std::io::Error| InvalidFile::unreadable(path, &error);
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST {
        let problem = Problem::TooLarge(format!("{} MB", LARGEST >> 20));
        return Err(InvalidFile::new(&name(path), problem));
    }
    let text = std::fs::read(path).map_err(unreadable)?;
    let json: Json = serde_json::from_slice(text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text))
        .map_err(|error| InvalidFile::new(&name(path), Problem::NotJson(error.to_string())))?;
    Ok(tables_of(&json))
}

/// The rows of a document: an array of services or a page of them, one service, or tables by their names.
#[must_use]
pub fn tables_of(json: &Json) -> Tables {
    let mut tables = Tables::new();
    match json {
        Json::Array(all) => {
            for own in all {
                whole(own, "service", &mut tables);
            }
        }
        Json::Object(all) => {
            let is_table = |key: &str| TABLES.iter().any(|(table, ..)| *table == key);
            if let Some(Json::Array(page)) = all.get("contents") {
                for own in page {
                    whole(own, "service", &mut tables);
                }
            } else if all.get("service").is_some_and(Json::is_array) {
                for (key, rows) in all.iter().filter(|(key, _)| is_table(key)) {
                    let rows = rows.as_array().into_iter().flatten();
                    for row in rows {
                        whole(row, key, &mut tables);
                    }
                }
            } else {
                whole(json, "service", &mut tables);
            }
        }
        _ => {}
    }
    tables
}

/// A row with all that stands in it.
fn whole(json: &Json, table: &str, tables: &mut Tables) {
    let Json::Object(all) = json else {
        return;
    };
    let mut row = Row::new();
    for (key, value) in all {
        if !value.is_object() && !value.is_array() && !value.is_null() {
            row.insert(key.clone(), value.clone());
        }
    }
    let id = text(&row, "id").to_owned();
    for (key, value) in all {
        let Some((_, to)) = NESTED.iter().find(|(own, _)| own == key) else {
            continue;
        };
        match value {
            // One that this row belongs to.
            Json::Object(one) => {
                let own = text(one, "id");
                row.entry(format!("{to}_id")).or_insert_with(|| own.into());
                whole(value, to, tables);
            }
            Json::Array(several) => {
                for one in several {
                    let mut one = one.clone();
                    if let Json::Object(one) = &mut one {
                        let link = if *to == "attribute" {
                            "link_id".to_owned()
                        } else {
                            format!("{table}_id")
                        };
                        one.entry(link).or_insert_with(|| id.as_str().into());
                        if *to == "attribute" {
                            one.entry("link_entity").or_insert_with(|| table.into());
                        }
                    }
                    whole(&one, to, tables);
                }
            }
            _ => {}
        }
    }
    let rows = tables.entry(table.to_owned()).or_default();
    if id.is_empty() || rows.iter().all(|other| text(other, "id") != id) {
        rows.push(row);
    }
}

fn of_folder(folder: &Path) -> Result<Tables, InvalidFile> {
    let mut tables = Tables::new();
    let more = [
        ("program", "programs.csv"),
        ("contact", "contacts.csv"),
        ("funding", "funding.csv"),
        ("required_document", "required_documents.csv"),
    ];
    let ours = TABLES.iter().map(|(table, file, _)| (*table, *file));
    for (table, file) in ours.chain(more) {
        let path = folder.join(file);
        if !path.exists() {
            continue;
        }
        let refuse = |error: csv::Error| {
            let row = error.position().map_or(1, csv::Position::line);
            InvalidFile::new(&name(&path), Problem::Unreadable(error.to_string())).at_row(row)
        };
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_path(&path)
            .map_err(refuse)?;
        let header = reader.headers().map_err(refuse)?.clone();
        let rows = tables.entry(table.to_owned()).or_default();
        for record in reader.records() {
            let record = record.map_err(refuse)?;
            let cells = header.iter().zip(&record);
            let cells = cells.filter(|(_, cell)| !cell.trim().is_empty());
            let plain = |field: &str| field.trim_start_matches('\u{feff}').to_owned();
            rows.push(
                cells
                    .map(|(field, cell)| (plain(field), cell.trim().into()))
                    .collect(),
            );
        }
    }
    Ok(tables)
}

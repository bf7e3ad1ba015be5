//! Tables of the specification as files: CSV with a description of all of them, or an array of whole services.

use serde_json::{Value as Json, json};

use super::{Row, TABLES, Tables, text};

/// The tables as files: a CSV each, and the description of all of them.
///
/// # Errors
///
/// None that is known: a row is as long as its header.
pub fn tabular(tables: &Tables) -> Result<Vec<(String, Vec<u8>)>, csv::Error> {
    let mut files = Vec::new();
    let mut resources = Vec::new();
    for (table, file, fields) in TABLES {
        let Some(rows) = tables.get(table).filter(|rows| !rows.is_empty()) else {
            continue;
        };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(fields)?;
        for row in rows {
            writer.write_record(fields.iter().map(|field| cell(row.get(*field))))?;
        }
        let bytes = writer
            .into_inner()
            .map_err(|error| csv::Error::from(error.into_error()))?;
        files.push((file.to_owned(), bytes));
        resources.push(described(table, file, fields));
    }
    let package = json!({
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "hsds_version": "3.0",
        "resources": resources,
    });
    files.push((
        "datapackage.json".to_owned(),
        format!("{package:#}\n").into_bytes(),
    ));
    Ok(files)
}

/// A cell as it is: no formula's sign is put before a text, as other programs read these files.
fn cell(value: Option<&Json>) -> String {
    match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn described(table: &str, file: &str, fields: &[&str]) -> Json {
    let numbers = [
        "latitude",
        "longitude",
        "minimum_age",
        "maximum_age",
        "amount",
        "interval",
    ];
    let field = |name: &&str| {
        let kind = match *name {
            number if numbers.contains(&number) => "number",
            "assured_date" => "date",
            _ => "string",
        };
        json!({ "name": name, "type": kind })
    };
    let keys = fields.iter().filter_map(|name| {
        let to = name.strip_suffix("_id").filter(|to| *to != "link")?;
        Some(json!({ "fields": name, "reference": { "resource": to, "fields": "id" } }))
    });
    json!({
        "name": table,
        "path": file,
        "profile": "tabular-data-resource",
        "schema": {
            "primaryKey": "id",
            "fields": fields.iter().map(field).collect::<Vec<_>>(),
            "foreignKeys": keys.collect::<Vec<_>>(),
        },
    })
}

/// The tables as an array of whole services, each with all that belongs to it.
#[must_use]
pub fn json(tables: &Tables) -> Json {
    let nested = Nested { tables };
    let services = tables.get("service").map_or(&[][..], Vec::as_slice);
    services.iter().map(|row| nested.service(row)).collect()
}

struct Nested<'n> {
    tables: &'n Tables,
}

impl Nested<'_> {
    fn rows(&self, table: &str, field: &str, id: &str) -> Vec<Row> {
        let rows = self.tables.get(table).map_or(&[][..], Vec::as_slice);
        rows.iter()
            .filter(|row| text(row, field) == id)
            .cloned()
            .collect()
    }

    fn put(into: &mut Row, name: &str, rows: Vec<Json>) {
        if !rows.is_empty() {
            into.insert(name.to_owned(), Json::Array(rows));
        }
    }

    fn plain(rows: Vec<Row>) -> Vec<Json> {
        rows.into_iter().map(Json::Object).collect()
    }

    fn service(&self, row: &Row) -> Json {
        let mut whole = row.clone();
        let id = text(row, "id").to_owned();
        for (name, table) in [
            ("phones", "phone"),
            ("schedules", "schedule"),
            ("service_areas", "service_area"),
            ("cost_options", "cost_option"),
        ] {
            Self::put(
                &mut whole,
                name,
                Self::plain(self.rows(table, "service_id", &id)),
            );
        }
        let at = self
            .rows("service_at_location", "service_id", &id)
            .into_iter();
        let at = at.map(|row| self.at_location(row));
        Self::put(&mut whole, "service_at_locations", at.collect());
        if let Some(organisation) = self
            .rows("organization", "id", text(row, "organization_id"))
            .pop()
        {
            whole.insert("organization".to_owned(), self.organisation(organisation));
        }
        let attributes = self.rows("attribute", "link_id", &id).into_iter();
        let attributes = attributes.map(|row| self.attribute(row));
        Self::put(&mut whole, "attributes", attributes.collect());
        Json::Object(whole)
    }

    fn at_location(&self, mut row: Row) -> Json {
        if let Some(mut location) = self.rows("location", "id", text(&row, "location_id")).pop() {
            let id = text(&location, "id").to_owned();
            Self::put(
                &mut location,
                "addresses",
                Self::plain(self.rows("address", "location_id", &id)),
            );
            Self::put(
                &mut location,
                "accessibility",
                Self::plain(self.rows("accessibility", "location_id", &id)),
            );
            row.insert("location".to_owned(), Json::Object(location));
        }
        Json::Object(row)
    }

    fn organisation(&self, mut row: Row) -> Json {
        let id = text(&row, "id").to_owned();
        for (name, table) in [
            ("phones", "phone"),
            ("organization_identifiers", "organization_identifier"),
        ] {
            Self::put(
                &mut row,
                name,
                Self::plain(self.rows(table, "organization_id", &id)),
            );
        }
        Json::Object(row)
    }

    fn attribute(&self, mut row: Row) -> Json {
        if let Some(mut term) = self
            .rows("taxonomy_term", "id", text(&row, "taxonomy_term_id"))
            .pop()
        {
            if let Some(taxonomy) = self
                .rows("taxonomy", "id", text(&term, "taxonomy_id"))
                .pop()
            {
                term.insert("taxonomy_detail".to_owned(), Json::Object(taxonomy));
            }
            row.insert("taxonomy_term".to_owned(), Json::Object(term));
        }
        Json::Object(row)
    }
}

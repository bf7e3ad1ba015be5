//! The Human Services Data Specification 3.0 of Open Referral: services of others, and ours for others, as JSON (an array of whole
//! services, as its `service_package`) and as tables (CSV with a `datapackage.json`).
//!
//! | ours | theirs |
//! |---|---|
//! | organisation | `organization`; its telephone a `phone`, its registration number an `organization_identifier` |
//! | site | `location` with an `address`; its accessibility rows of `accessibility`, with our code in `details` |
//! | service | `service`; state offered ↔ `active`, suspended ↔ `temporarily closed`; `eligibility` ↔ `eligibility_description`, ages ↔ `minimum_age`, `maximum_age`, `fee_text` ↔ `fees_description`, `confirmed_on` ↔ `assured_date` |
//! | a service's sites | `service_at_location` |
//! | times | `schedule` with `freq` `WEEKLY`, `byday`, `opens_at`, `closes_at` by the clock of the place |
//! | highest fee | `cost_option`: `option` is our code of the fee, `amount_description` what it is for |
//! | areas served | `service_area` |
//! | kind, form, target groups | `attribute` of the service with a `taxonomy_term` of a `taxonomy` of ours |
//! | capacity, places taken | the same, its number in `value`: HSDS 3.0 has neither capacity nor units (3.1 has) |
//!
//! HSDS 3.0 has no field for: rooms and their timetable, minutes to arrive, posts filled, people waiting, who confirmed, the condition
//! and the operator of a site, the kind and sector of an organisation. Theirs that ours do not keep: programs, contacts, languages,
//! funding, required documents, alternate names, logos, monthly schedules; a reader counts each.

mod files;
mod read;
mod taken;
mod write;

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

pub use self::files::{json, tabular};
pub use self::read::{read, tables_of};
pub use self::taken::listing;
pub use self::write::{Naming, of_catalogue};

/// A row of a table, by its fields.
pub type Row = Map<String, Json>;

/// Rows by the names of their tables, flat: each refers to others by their ids.
pub type Tables = BTreeMap<String, Vec<Row>>;

/// The names of our taxonomies, which are known by them again.
pub mod taxonomy {
    /// Kinds of services.
    pub const KIND: &str = "gocpont service kind";
    /// How a service is given.
    pub const FORM: &str = "gocpont form of provision";
    /// For whom it is.
    pub const TARGET: &str = "gocpont target group";
    /// How much there is, in a unit.
    pub const CAPACITY: &str = "gocpont capacity";
}

/// The code of the term that says how many places are taken.
pub const USED: &str = "used_places";

/// A table of the specification as we write it: its name, its file, and its fields in the order of the file.
pub const TABLES: [(&str, &str, &[&str]); 15] = [
    (
        "organization",
        "organizations.csv",
        &["id", "name", "description", "email", "website"],
    ),
    (
        "service",
        "services.csv",
        &[
            "id",
            "organization_id",
            "name",
            "description",
            "url",
            "email",
            "status",
            "fees_description",
            "eligibility_description",
            "minimum_age",
            "maximum_age",
            "assured_date",
        ],
    ),
    (
        "location",
        "locations.csv",
        &[
            "id",
            "location_type",
            "organization_id",
            "name",
            "description",
            "latitude",
            "longitude",
        ],
    ),
    (
        "service_at_location",
        "service_at_location.csv",
        &["id", "service_id", "location_id"],
    ),
    (
        "address",
        "addresses.csv",
        &[
            "id",
            "location_id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
    ),
    (
        "phone",
        "phones.csv",
        &["id", "service_id", "organization_id", "number", "type"],
    ),
    (
        "schedule",
        "schedules.csv",
        &[
            "id",
            "service_id",
            "wkst",
            "freq",
            "interval",
            "byday",
            "description",
            "opens_at",
            "closes_at",
        ],
    ),
    (
        "cost_option",
        "cost_options.csv",
        &[
            "id",
            "service_id",
            "option",
            "currency",
            "amount",
            "amount_description",
        ],
    ),
    (
        "service_area",
        "service_areas.csv",
        &["id", "service_id", "name"],
    ),
    (
        "accessibility",
        "accessibility.csv",
        &["id", "location_id", "description", "details"],
    ),
    (
        "organization_identifier",
        "organization_identifiers.csv",
        &["id", "organization_id", "identifier_type", "identifier"],
    ),
    (
        "attribute",
        "attributes.csv",
        &[
            "id",
            "link_id",
            "taxonomy_term_id",
            "link_type",
            "link_entity",
            "value",
        ],
    ),
    (
        "taxonomy_term",
        "taxonomy_terms.csv",
        &[
            "id",
            "code",
            "name",
            "description",
            "taxonomy",
            "language",
            "taxonomy_id",
        ],
    ),
    ("taxonomy", "taxonomies.csv", &["id", "name", "description"]),
    (
        "language",
        "languages.csv",
        &[
            "id",
            "service_id",
            "location_id",
            "phone_id",
            "name",
            "code",
        ],
    ),
];

/// What a row says in a field, as text; nothing where it says nothing.
#[must_use]
pub fn text<'r>(row: &'r Row, field: &str) -> &'r str {
    row.get(field).and_then(Json::as_str).map_or("", str::trim)
}

/// What a row says in a field, as a number, also where it is written as text.
#[must_use]
pub fn number(row: &Row, field: &str) -> Option<f64> {
    let value = row.get(field)?;
    value
        .as_f64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

#[cfg(test)]
#[path = "hsds/tests.rs"]
mod tests;

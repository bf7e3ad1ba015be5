//! What leaves in the specification's words comes back as it was, and what others send is read. The published schema is asked by a
//! script outside (`tests/hsds`); here are the rules that we read in it.

use std::collections::BTreeMap as Map;

use gocpont_core::catalogue::{Catalogue, Organisation, Service, Site, Unit};
use gocpont_core::codebook::Codebook;
use gocpont_core::opening::Opening;
use gocpont_core::record::{Place, Precision};
use h3o::{LatLng, Resolution};
use jiff::civil::date;
use serde_json::json;

use super::*;
use crate::listing::REGISTERS;
use crate::parameter::Thresholds;
use crate::source::Source;

fn service() -> Codebook {
    let text = include_str!("../../../../data/codebooks/service.toml");
    crate::codebook::parse("service.toml", text, &Thresholds::default())
        .unwrap()
        .codebook
}

fn catalogue() -> Catalogue {
    let text = |text: &str| Some(text.to_owned());
    Catalogue {
        organisations: vec![Organisation {
            id: 1,
            name: "Minta Szolgálat".to_owned(),
            office_phone: text("+36 34 000 000; +36 34 000 001"),
            website: text("minta.example"),
            registration_number: text("00000001"),
            ..Organisation::default()
        }],
        sites: vec![Site {
            id: 2,
            name: "Minta Ház".to_owned(),
            address_text: text("2890 Mintafalva, Fő u. 1."),
            step_free: Some(true),
            lift: Some(false),
            how_to_get_in: text("az udvar felől"),
            place: Some(Place {
                hex: LatLng::new(47.65, 18.32)
                    .unwrap()
                    .to_cell(Resolution::Thirteen),
                areas: Vec::new(),
                precision: Precision::House,
            }),
            ..Site::default()
        }],
        services: vec![Service {
            id: 3,
            tenant: "25104".to_owned(),
            state: "suspended".to_owned(),
            name: "Étkeztetés".to_owned(),
            code: text("meals"),
            form: text("visited"),
            eligibility: text("60 év felett"),
            age_from: Some(60.0),
            fee: text("by_income"),
            fee_highest: Some(900.0),
            fee_currency: text("HUF"),
            fee_per: text("day"),
            phone: text("+36 34 000 002"),
            areas_served: text("Mintafalva"),
            confirmed_on: Some(date(2026, 1, 2)),
            targets: vec!["seniors".to_owned(), "families".to_owned()],
            capacity: [(Unit::Places, 40.0)].into(),
            used_places: Some(38.0),
            hours: Opening::parse("Mo-Fr 08:00-12:00,13:00-15:00; Sa 22:00-06:00").ok(),
            provider: Some(1),
            sites: vec![2],
            ..Service::default()
        }],
    }
}

fn tables() -> Tables {
    let book = service();
    let id = |kind: &str, own: &str| format!("{kind}:{own}");
    let entry = |register: &str, number: u64| format!("{register}-{number}");
    of_catalogue(
        &catalogue(),
        &Naming {
            id: &id,
            entry: &entry,
            service: &book,
            language: "hu",
            country: "HU",
        },
    )
}

fn rows(listing: &crate::listing::Listing, register: &str) -> Vec<Map<String, String>> {
    let at = REGISTERS.iter().position(|own| *own == register).unwrap();
    let Some(part) = listing.part(at) else {
        return Vec::new();
    };
    let (mut source, _) = part.source();
    let header = source.columns().to_vec();
    let (mut record, mut all) = (csv::ByteRecord::new(), Vec::new());
    while source.read(&mut record).unwrap().is_some() {
        let text = |cell: &[u8]| String::from_utf8(cell.to_vec()).unwrap();
        all.push(
            header
                .iter()
                .cloned()
                .zip(record.iter().map(text))
                .collect(),
        );
    }
    all
}

/// What every way back must give.
fn is_ours(tables: &Tables) {
    let listing = listing(tables, &service());
    assert_eq!(listing.lost, Map::new());
    let own = &rows(&listing, "service")[0];
    for (code, value) in [
        ("service_id", "service-3"),
        ("name", "Étkeztetés"),
        ("code", "meals"),
        ("form", "visited"),
        ("state", "suspended"),
        ("eligibility", "60 év felett"),
        ("age_from", "60"),
        ("fee", "by_income"),
        ("fee_highest", "900"),
        ("fee_currency", "HUF"),
        ("fee_per", "day"),
        ("phone", "+36 34 000 002"),
        ("areas_served", "Mintafalva"),
        ("confirmed_on", "2026-01-02"),
        ("for_seniors", "true"),
        ("for_families", "true"),
        ("capacity_places", "40"),
        ("used_places", "38"),
        ("provider", "organization-1"),
        ("sites", "site-2"),
    ] {
        let value = value.replace("organization", "organisation");
        assert_eq!(own[code], value, "{code}");
    }
    let site = &rows(&listing, "site")[0];
    assert_eq!(site["address_text"], "2890 Mintafalva, Fő u. 1.");
    assert_eq!(
        (site["step_free"].as_str(), site["how_to_get_in"].as_str()),
        ("true", "az udvar felől")
    );
    assert!(!site.contains_key("lift"));
    let organisation = &rows(&listing, "organisation")[0];
    assert_eq!(
        organisation["office_phone"],
        "+36 34 000 000; +36 34 000 001"
    );
    assert_eq!(organisation["registration_number"], "00000001");
    let slots = rows(&listing, "service_slot");
    assert_eq!(slots.len(), 11);
    let night = slots.iter().find(|own| own["weekday"] == "sat").unwrap();
    assert_eq!(
        (night["from_minute"].as_str(), night["to_minute"].as_str()),
        ("1320", "360")
    );
}

#[test]
fn services_go_out_as_json_and_come_back_as_they_were() {
    is_ours(&tables());
    is_ours(&tables_of(&json(&tables())));
}

#[test]
fn services_go_out_as_tables_and_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in tabular(&tables()).unwrap() {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    is_ours(&read(folder.path()).unwrap());
    is_ours(&read(&folder.path().join("datapackage.json")).unwrap());
    let package = std::fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        let path = folder.path().join(resource["path"].as_str().unwrap());
        let header = std::fs::read_to_string(path).unwrap();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields
            .iter()
            .map(|own| own["name"].as_str().unwrap())
            .collect();
        assert_eq!(header.lines().next().unwrap(), names.join(","));
    }
}

#[test]
fn every_object_has_what_the_specification_wants_of_it() {
    let wanted: &[(&str, &[&str])] = &[
        ("organization", &["id", "name", "description"]),
        ("service", &["id", "name", "status"]),
        ("location", &["id", "location_type"]),
        (
            "address",
            &[
                "id",
                "address_1",
                "city",
                "state_province",
                "postal_code",
                "country",
                "address_type",
            ],
        ),
        ("phone", &["id", "number"]),
        (
            "organization_identifier",
            &["id", "identifier_type", "identifier"],
        ),
        (
            "attribute",
            &["id", "link_id", "taxonomy_term_id", "link_entity"],
        ),
        ("taxonomy_term", &["id", "name", "description"]),
        ("taxonomy", &["id", "name", "description"]),
        (
            "schedule",
            &["id", "freq", "byday", "opens_at", "closes_at"],
        ),
    ];
    let tables = tables();
    for (table, fields) in wanted {
        for row in &tables[*table] {
            for field in *fields {
                assert!(row.contains_key(*field), "{table}.{field}");
            }
        }
    }
    assert_eq!(tables["address"][0]["city"], "Mintafalva");
    assert_eq!(tables["address"][0]["postal_code"], "2890");
    assert_eq!(
        tables["organization"][0]["website"],
        "https://minta.example"
    );
    let status = ["active", "inactive", "defunct", "temporarily closed"];
    assert!(status.contains(&tables["service"][0]["status"].as_str().unwrap()));
}

#[test]
fn what_others_send_is_read_and_what_has_no_place_is_counted() {
    let theirs = json!({ "contents": [{
        "id": "s", "name": "Soup", "status": "active",
        "organization": { "id": "o", "name": "Kitchen", "description": "x", "programs": [{ "id": "p", "name": "y" }] },
        "contacts": [{ "id": "c", "name": "Somebody" }],
        "service_at_locations": [{ "id": "a", "location": { "id": "l", "name": "Hall", "location_type": "physical",
            "addresses": [{ "id": "d", "address_1": "1 Main", "city": "Town", "postal_code": "12" }] } }],
        "schedules": [
            { "id": "w", "freq": "WEEKLY", "byday": "MO,FR", "opens_at": "10:00Z", "closes_at": "12:00:00" },
            { "id": "m", "freq": "MONTHLY", "byday": "2MO", "opens_at": "10:00", "closes_at": "12:00", "description": "second Mondays" },
        ],
        "attributes": [{ "id": "t", "taxonomy_term": { "id": "u", "name": "Meals", "description": "m" } }],
    }] });
    let listing = listing(&tables_of(&theirs), &service());
    let own = &rows(&listing, "service")[0];
    assert_eq!(own["code"], "meals");
    assert_eq!(own["opening"], "second Mondays");
    assert_eq!(own["state"], "planned", "nobody knows where the hall is");
    assert_eq!(rows(&listing, "service_slot").len(), 2);
    assert_eq!(rows(&listing, "site")[0]["operator"], "o");
    assert_eq!(listing.lost["contact"], 1);
    assert_eq!(listing.lost["program"], 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    std::fs::write(&path, "{\"a\": 1}").unwrap();
    assert_eq!(read(&path).unwrap_err().problem.id(), "not-hsds");
}

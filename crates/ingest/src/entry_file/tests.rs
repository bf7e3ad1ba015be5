//! Files of entries, against the registers that come with the program.

use std::collections::BTreeSet;

use gocpont_core::codebook::Codebook;
use h3o::LatLng;
use jiff::civil::date;

use super::*;
use crate::mapping::matching::{self, Match};
use crate::parameter::Thresholds;

fn registers() -> Vec<Codebook> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/codebooks");
    let mut all = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let loaded = crate::codebook::parse("a.toml", &text, &Thresholds::default()).unwrap();
        all.extend(loaded.codebooks());
    }
    all.retain(has_entries);
    all
}

fn form(id: &str) -> EntryForm {
    let all = registers();
    let register = all.iter().find(|own| own.id == id).unwrap();
    EntryForm::new(register).unwrap()
}

fn zone() -> TimeZone {
    let text = include_str!("../../../../data/calendars/hu.toml");
    crate::calendar::parse("hu.toml", text)
        .unwrap()
        .zone()
        .clone()
}

fn read(form: &EntryForm, text: &str) -> EntryFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, text).unwrap();
    let reading = Reading {
        overrides: &Overrides::default(),
        zone: &zone(),
        today: date(2025, 6, 1),
        projection: None,
        axes: None,
        areas: &[],
        versions: &[],
    };
    form.read(&path, &reading).unwrap()
}

#[test]
fn every_column_of_every_register_is_found_by_its_code_and_its_labels_mean_nothing_else() {
    let all = registers();
    assert!(all.len() >= 14, "children too: {}", all.len());
    for register in &all {
        let form = EntryForm::new(register).unwrap();
        let codes: BTreeSet<&str> = form
            .form()
            .variables
            .iter()
            .map(|v| v.code.as_str())
            .collect();
        assert_eq!(codes.len(), form.form().variables.len(), "{}", register.id);
        for variable in &form.form().variables {
            let label = &variable.label;
            for name in [&variable.code, &label.hu, &label.cs, &label.en] {
                if name.is_empty() {
                    continue;
                }
                let found = matching::columns(std::slice::from_ref(name), form.form()).remove(0);
                let sure = Match::Sure(variable.code.clone());
                // Two variables of a register may share a label; then it is asked about, and the code is sure.
                let asked = *name != variable.code && matches!(found, Match::Asked(_));
                assert!(found == sure || asked, "{}: {name}: {found:?}", register.id);
            }
        }
    }
}

#[test]
fn a_row_has_answers_state_moments_links_and_places() {
    let file = read(
        &form("service"),
        "service_id;Név;Druh služby;form;provider;sites;Állapot;opened;lat;lon;points;description;x\n\
         S1;Konyha;étkeztetés;visited;O1;H1; H2;elérhető;2024-03-01 08:30;47,65;18,32;;;\n",
    );
    // The cell "H1; H2" stands in two columns of a file parted by semicolons: the row is refused, not read askew.
    assert_eq!(file.rejections.len(), 1, "{:?}", file.rows);
    let file = read(
        &form("service"),
        "service_id;Név;Druh služby;form;provider;sites;Állapot;opened;lat;lon;points;description;x\n\
         S1;Konyha;étkeztetés;visited;O1;\"H1; H2\";elérhető;2024-03-01 08:30;47,65;18,32;47.66, 18.33;'+36 34;\n",
    );
    assert_eq!(file.rejections, []);
    let row = &file.rows[0];
    assert_eq!((row.key.as_str(), row.row), ("S1", 2));
    assert_eq!(row.state.as_deref(), Some("offered"));
    assert_eq!(row.opened.unwrap().to_string(), "2024-03-01T07:30:00Z");
    assert_eq!(row.links["provider"], ["O1"]);
    assert_eq!(row.links["sites"], ["H1", "H2"]);
    assert_eq!(
        row.answers["description"],
        Answer::Value(Value::Text("+36 34".to_owned()))
    );
    assert!(
        !row.answers.contains_key("eligibility"),
        "no column, no answer"
    );
    let points: Vec<LatLng> = row
        .places
        .iter()
        .flatten()
        .map(|place| match place {
            Where::Point(point) => LatLng::from(point.hex),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(points.len(), 2);
    assert!((points[0].lat() - 47.65).abs() < 1e-4 && (points[1].lng() - 18.33).abs() < 1e-4);
    assert_eq!(file.unread, ["x"]);
    assert_eq!(file.column("state"), "Állapot");
}

#[test]
fn a_child_names_its_parent_and_empty_cells_take_away() {
    let file = read(
        &form("service_slot"),
        "service_slot_id,service_id,weekday,from_minute,to_minute,room\nT1,S1,hétfő,480,960,\n",
    );
    assert_eq!(file.rejections, []);
    let row = &file.rows[0];
    assert_eq!(row.parent.as_deref(), Some("S1"));
    assert_eq!(row.links["room"], [""; 0]);
    assert_eq!(row.places, None);
    let file = read(
        &form("organisation"),
        "organisation_id,name,kind,sector,office_phone,lat,lon\nO1,Hivatal,mayors_office,social,,,\n",
    );
    let row = &file.rows[0];
    assert_eq!(row.parent, None);
    assert_eq!(row.places, Some(Vec::new()));
    let none = Answer::None(gocpont_core::answer::NoAnswer::NotAsked);
    assert_eq!(row.answers["office_phone"], none);
}

#[test]
fn what_cannot_be_read_is_told_with_its_row_and_column() {
    let file = read(
        &form("organisation"),
        "organisation_id,name,kind,sector,Megnyitva,areas,part_of,state\n\
         O1,A,mayors_office,social,tegnap,,,active\n\
         O2,B,mayors_office,social,,municipalities:1,,active\n\
         O3,C,mayors_office,social,,,O1;O2,active\n\
         O4,D,mayors_office,social,,,,lost\n\
         O4,E,mayors_office,social,1. 3. 2024,,,ended\n\
         O4,F,mayors_office,social,2024.03.01.,,,ended\n",
    );
    let said: Vec<(u64, &str, &str)> = file
        .rejections
        .iter()
        .map(|own| (own.row, own.column.as_str(), own.reason.id()))
        .collect();
    let expected = [
        (2, "Megnyitva", "no-such-moment"),
        (3, "areas", "area-unknown"),
        (4, "part_of", "link-one"),
        (5, "state", "unknown-category"),
        (7, "organisation_id", "duplicate-id"),
    ];
    assert_eq!(said, expected);
    assert_eq!(file.rows.len(), 1);
    assert_eq!(
        file.rows[0].opened.unwrap().to_string(),
        "2024-02-29T23:00:00Z"
    );
}

#[test]
fn an_entry_that_was_written_is_read_back_as_it_was() {
    use crate::table_file::Table;
    use gocpont_core::answer::NoAnswer;
    use gocpont_core::life::{Entry, EntryId, LinkTo};
    let form = form("service");
    let row = "service_id,name,code,form,age_from,for_seniors,description,fee_highest,registered_from,provider,sites,\
               state,opened,organisation,lat,lon,points\n\
               S1,\"'=1+1\",meals,field,60,yes,\"két\nsor\",\"12.5\",2024-01-02,O1,\"H1;H2\",offered,2024-03-01T08:00:00Z,\
               konyha,47.65,18.32,\"47.66, 18.33\"\n";
    let first = read(&form, row);
    assert_eq!(first.rejections, []);
    let taken = first.rows[0].clone();
    let mut answers = taken.answers.clone();
    answers.retain(|_, answer| *answer != Answer::None(NoAnswer::NotAsked));
    let end = |id: u64| LinkTo {
        id: EntryId(id),
        gone: false,
    };
    let entry = Entry {
        id: EntryId(1),
        revision: 1,
        tenant: "25104".to_owned(),
        organisation: "konyha".to_owned(),
        sender: None,
        state: "offered".to_owned(),
        opened: taken.opened.unwrap(),
        since: taken.opened.unwrap(),
        answers,
        sealed: BTreeSet::new(),
        links: [
            ("provider".to_owned(), vec![end(1)]),
            ("sites".to_owned(), vec![end(1), end(2)]),
        ]
        .into(),
        places: taken.places.clone().unwrap(),
    };
    let named = |register: &str, EntryId(id): EntryId| match register {
        "service" => format!("S{id}"),
        "organisation" => format!("O{id}"),
        _ => format!("H{id}"),
    };
    let table = Table {
        header: form.header(),
        rows: vec![form.cells(&entry, &named)],
        ..Table::default()
    };
    let text = String::from_utf8(table.csv().unwrap()).unwrap();
    assert!(text.contains("'=1+1"), "{text}");
    let again = read(&form, &text);
    assert_eq!(again.rejections, []);
    let mut again = again.rows[0].clone();
    again
        .answers
        .retain(|_, answer| *answer != Answer::None(NoAnswer::NotAsked));
    assert_eq!(again.since, Some(entry.since));
    assert_eq!(again.answers, entry.answers);
    assert_eq!(again.places, Some(entry.places));
    assert_eq!((again.links, again.state), (taken.links, taken.state));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.xlsx");
    std::fs::write(
        &path,
        Table {
            name: "service".to_owned(),
            ..table
        }
        .xlsx()
        .unwrap(),
    )
    .unwrap();
    let reading = Reading {
        overrides: &Overrides::default(),
        zone: &TimeZone::UTC,
        today: date(2025, 6, 1),
        projection: None,
        axes: None,
        areas: &[],
        versions: &[],
    };
    let sheet = form.read(&path, &reading).unwrap();
    assert_eq!(sheet.rejections, []);
    let mut sheet = sheet.rows[0].clone();
    sheet
        .answers
        .retain(|_, answer| *answer != Answer::None(NoAnswer::NotAsked));
    assert_eq!(sheet.answers, entry.answers);
}

//! An export's tables as registers: ids, parents, days and places from above.

use gocpont_core::codebook::Codebook;

use super::*;
use crate::codebook;
use crate::export::{Column, ExportTable, Format, GeoPoint};
use crate::mapping;
use crate::parameter::Thresholds;
use crate::source::{Dialect, GridSource};
use crate::survey::{Batch, Columns, Survey};

fn shipped(text: &str) -> Codebook {
    let loaded = codebook::parse("book.toml", text, &Thresholds::default());
    loaded.expect("a shipped codebook").codebook
}

fn registers() -> Vec<Codebook> {
    vec![
        shipped(include_str!("../../../data/codebooks/household.toml")),
        shipped(include_str!("../../../data/codebooks/person.toml")),
        shipped(include_str!("../../../data/codebooks/elder_care.toml")),
    ]
}

fn table(
    path: &str,
    parent: Option<usize>,
    header: &[&str],
    rows: &[(Option<u32>, &[&str])],
) -> ExportTable {
    let mut grid = Grid::new(path);
    for (line, (_, cells)) in (2..).zip(rows) {
        grid.push(line, *cells);
    }
    let column = |name: &&str| Column {
        name: (*name).to_owned(),
        path: None,
        leaf: (*name).to_owned(),
        group: String::new(),
        is_metadata: name.starts_with('_'),
        is_derived: false,
    };
    ExportTable {
        path: path.to_owned(),
        source: path.to_owned(),
        columns: header.iter().map(column).collect(),
        grid,
        parent,
        parent_row: rows.iter().map(|(parent, _)| *parent).collect(),
        selects: Vec::new(),
        points: Vec::new(),
    }
}

/// Two households with three members, one of them assessed.
fn export() -> Export {
    let mut root = table(
        "",
        None,
        &[
            "comfort",
            "rooms",
            "_where_latitude",
            "_where_longitude",
            "_uuid",
            "_submission_time",
        ],
        &[
            (
                None,
                &["full", "3", "47.65", "18.32", "u-1", "2024-03-01T10:00:00"],
            ),
            (
                None,
                &["half", "1", "47.66", "18.33", "u-2", "2024-03-02T10:00:00"],
            ),
        ],
    );
    root.points = vec![GeoPoint {
        name: "where".to_owned(),
        latitude: 2,
        longitude: 3,
        accuracy: None,
    }];
    let members = table(
        "member",
        Some(0),
        &["birth_date", "sex", "lives_alone", "katz_bathing"],
        &[
            (Some(0), &["1940-01-01", "female", "0", "1"]),
            (Some(0), &["1939-01-01", "male", "0", ""]),
            (Some(1), &["1950-01-01", "male", "1", ""]),
        ],
    );
    Export {
        format: Format::KoboXlsx,
        tables: vec![root, members],
        notes: Vec::new(),
    }
}

fn column<'p>(part: &'p Part, code: &str) -> Vec<&'p str> {
    let at = part.applied.column(code).expect("a column");
    (0..part.grid.rows())
        .map(|row| part.grid.cell(row, at))
        .collect()
}

#[test]
fn a_repeat_group_knows_whose_its_rows_are_and_since_when() {
    let (parts, missing) = of_export(&export(), &registers(), None).expect("parts");
    assert_eq!(missing, Vec::<usize>::new());
    let [household, person, care] = parts.as_slice() else {
        panic!("{} parts", parts.len());
    };
    assert_eq!(column(household, "household_id"), ["u-1", "u-2"]);
    assert_eq!(column(household, "lon"), ["18.32", "18.33"]);
    assert_eq!(
        column(household, "interview_date")[1],
        "2024-03-02T10:00:00"
    );
    assert!(
        household
            .facts
            .contains(&Fact::PlaceFrom("where".to_owned()))
    );
    assert!(household.facts.contains(&Fact::IdFrom("_uuid".to_owned())));
    assert_eq!(column(person, "household_id"), ["u-1", "u-1", "u-2"]);
    assert_eq!(column(person, "person_id"), ["u-1/1", "u-1/2", "u-2/1"]);
    assert_eq!(column(person, "interview_date")[2], "2024-03-02T10:00:00");
    assert!(person.facts.contains(&Fact::IdMade));
    // Who was not assessed has no assessment.
    assert_eq!(column(care, "person_id"), ["u-1/1"]);
    assert!(care.facts.contains(&Fact::NothingSaid(2)));
}

#[test]
fn a_row_without_its_parent_has_nobody_to_belong_to() {
    let mut export = export();
    export.tables[1].parent_row[1] = None;
    let (parts, _) = of_export(&export, &registers(), None).expect("parts");
    assert_eq!(column(&parts[1], "household_id"), ["u-1", "", "u-2"]);
    assert_eq!(column(&parts[1], "person_id"), ["u-1/1", "?3", "u-2/1"]);
}

#[test]
fn ids_that_are_only_their_households_own_stand_behind_it() {
    let mut export = export();
    let ids = |ids: [&str; 3]| {
        let rows: Vec<(Option<u32>, Vec<&str>)> = [Some(0), Some(0), Some(1)]
            .into_iter()
            .zip(ids)
            .map(|(p, id)| (p, vec![id, "male"]))
            .collect();
        let rows: Vec<(Option<u32>, &[&str])> = rows
            .iter()
            .map(|(p, cells)| (*p, cells.as_slice()))
            .collect();
        table("member", Some(0), &["person_id", "sex"], &rows)
    };
    for (own, expected) in [
        (["a", "b", "c"], ["a", "b", "c"]),
        (["1", "2", "1"], ["u-1/1", "u-1/2", "u-2/1"]),
    ] {
        export.tables[1] = ids(own);
        let (parts, _) = of_export(&export, &registers()[..2], None).expect("parts");
        assert_eq!(column(&parts[1], "person_id"), expected);
    }
}

#[test]
fn a_register_that_no_table_holds_is_missing_and_not_empty() {
    let mut export = export();
    export.tables.truncate(1);
    let (parts, missing) = of_export(&export, &registers(), None).expect("parts");
    assert_eq!((parts.len(), missing), (1, vec![1, 2]));
}

#[test]
fn a_mapping_names_the_tables_and_what_is_not_there_is_refused() {
    let text = "[[table]]\nname = \"member\"\nregister = \"person\"\n\
                [[table.column]]\ncolumn = \"sex\"\nvariable = \"sex\"\nanswers = { \"1\" = \"male\" }\n";
    let mapped = mapping::parse("m.toml", text).expect("a mapping");
    let (parts, missing) =
        of_export(&export(), &registers(), Some(("m.toml", &mapped))).expect("parts");
    assert_eq!((parts.len(), missing), (1, vec![0, 2]));
    assert_eq!(parts[0].applied.answers["sex"]["1"], "male");
    assert_eq!(parts[0].applied.column("birth_date"), None);
    let odd = mapping::parse("m.toml", &text.replace("\"member\"", "\"pets\"")).expect("a mapping");
    let error = of_export(&export(), &registers(), Some(("m.toml", &odd))).expect_err("no table");
    assert_eq!(
        (error.problem.id(), error.value.as_deref()),
        ("mapping-unknown", Some("pets"))
    );
}

#[test]
fn a_form_that_asks_for_an_id_of_its_own_is_read_with_it() {
    let mut export = export();
    let rows: [(Option<u32>, &[&str]); 2] = [
        (None, &["H1", "full", "47.65", "18.32", "2024-03-01"]),
        (None, &["H2", "half", "47.66", "18.33", "2024-03-02"]),
    ];
    let header = ["household_id", "comfort", "lat", "lon", "interview_date"];
    export.tables[0] = table("", None, &header, &rows);
    let registers = registers();
    let (parts, _) = of_export(&export, &registers[..1], None).expect("parts");
    let survey = Survey {
        columns: Columns::Applied(&parts[0].applied),
        ..Survey::new(&registers[0])
    };
    let source = GridSource::under(&parts[0].names, &parts[0].grid, 0);
    let dialect = Dialect::machine(parts[0].names.len());
    let reader = survey.open_source("export.xlsx", Box::new(source), &dialect);
    let mut batch = Batch::default();
    let read = reader.expect("readable").next_batch(&mut batch);
    assert!(read.expect("rows"));
    let ids: Vec<&str> = batch
        .records
        .iter()
        .map(|record| record.id.as_str())
        .collect();
    assert_eq!(ids, ["H1", "H2"]);
}

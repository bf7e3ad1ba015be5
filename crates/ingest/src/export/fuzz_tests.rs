//! Broken, mixed and hostile files: whatever stands in them, an export comes out whole, or an error.

use proptest::prelude::*;

use super::fixtures::{BRIEFCASE, CENTRAL, FLAT, KOBO, SET, archive, files, texts, workbook};
use super::open;

/// Opens a path; what comes out must hold together.
fn survives(path: &std::path::Path) {
    let Ok(Some(export)) = open(path) else {
        return;
    };
    for (at, table) in export.tables.iter().enumerate() {
        assert_eq!(table.parent.is_none(), at == 0);
        assert!(table.parent.is_none_or(|parent| parent < at));
        assert_eq!(table.parent_row.len(), table.grid.rows());
        let rows = table
            .parent
            .map_or(0, |parent| export.tables[parent].grid.rows());
        assert!(
            table
                .parent_row
                .iter()
                .flatten()
                .all(|row| (*row as usize) < rows)
        );
        assert!((0..table.grid.rows()).all(|row| table.grid.width(row) == table.columns.len()));
        let points = table.points.iter().flat_map(|p| [p.latitude, p.longitude]);
        let choices = table
            .selects
            .iter()
            .flat_map(|s| s.choices.iter().map(|(_, at)| *at));
        assert!(
            points
                .chain(choices)
                .all(|column| column < table.columns.len())
        );
    }
}

fn mutated(bytes: &[u8], changes: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    bytes
}

fn name() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "_index",
        "_parent_index",
        "_parent_table_name",
        "_uuid",
        "_submission__uuid",
        "_submission_time",
        "KEY",
        "PARENT_KEY",
        "SubmissionDate",
        "SET-OF-a",
        "SET-OF-b",
        "__version__",
        "FormVersion",
        "a",
        "a/b",
        "a/c",
        "a.b",
        "a[1]/b",
        "a[2]/b",
        "a[1]/b[4294967295]/c",
        "a[]/b",
        "_p_latitude",
        "_p_longitude",
        "p",
        "p-Latitude",
        "",
    ])
}

fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "1",
        "2",
        "-1",
        "1.0",
        "0",
        "True",
        "n/a",
        "a",
        "t",
        "t-a",
        "b c",
        "47.5 19.1 0 3",
        "#tag",
        "uuid:1",
        "uuid:1/a[1]",
        "uuid:1/a[1]/b[2]",
        "Apr 1, 2020",
        "\"",
    ])
}

fn table() -> impl Strategy<Value = String> {
    let names = prop::collection::vec(name(), 2..12);
    let rows = prop::collection::vec(prop::collection::vec(cell(), 0..14), 0..8);
    (names, rows, prop::sample::select(vec![",", ";", "\t"])).prop_map(|(names, rows, sign)| {
        let rows = std::iter::once(names).chain(rows);
        rows.map(|row| row.join(sign) + "\n").collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tables_of_anything_hold_together(root in table(), first in table(), second in table()) {
        let folder = tempfile::tempdir().unwrap();
        let names = [("t.csv", root.as_str()), ("t-a.csv", &first), ("t-b.csv", &second)];
        let path = files(folder.path(), &names);
        survives(&path);
        survives(folder.path());
        survives(&folder.path().join("t-a.csv"));
        let entries = names.map(|(name, text)| (name, text.as_bytes()));
        survives(&archive(folder.path(), &entries));
    }

    #[test]
    fn sheets_of_anything_hold_together(tables in prop::collection::vec(table(), 1..4)) {
        let folder = tempfile::tempdir().unwrap();
        let tables: Vec<String> = tables.iter().map(|text| text.replace([',', ';', '\t'], "|")).collect();
        let names = ["t", "a", "b"];
        let sheets: Vec<(&str, &str)> = names.into_iter().zip(tables.iter().map(String::as_str)).collect();
        survives(&workbook(folder.path(), &sheets));
    }

    #[test]
    fn changed_bytes_are_survived(
        which in 0..6_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = match which {
            0 => archive(folder.path(), &texts(&CENTRAL)),
            1 => files(folder.path(), &BRIEFCASE),
            2 => files(folder.path(), &SET),
            3 => files(folder.path(), &[("town.csv", FLAT)]),
            4 => workbook(folder.path(), &KOBO),
            _ => files(folder.path(), &[("town.json", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\
                 \"geometry\":null,\"properties\":{\"_uuid\":\"a\",\"_index\":1}}]}")]),
        };
        let bytes = mutated(&std::fs::read(&path).unwrap(), &changes);
        std::fs::write(&path, &bytes).unwrap();
        survives(&path);
        std::fs::write(&path, &bytes[..cut.index(bytes.len())]).unwrap();
        survives(&path);
    }
}

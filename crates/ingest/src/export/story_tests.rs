//! One survey of households, members and services, as every program exports it, is the same three tables.

use super::fixtures::{
    BRIEFCASE, CENTRAL, FLAT, KOBO, SET, archive, files, one, read, sheets, texts,
};
use super::{Export, ExportTable, Format, GeoPoint, NoteKind};

fn texts_of(table: &ExportTable, name: &str) -> Vec<String> {
    let is = |column: &super::Column| column.name == name || column.leaf == name;
    let column = table.columns.iter().position(is).unwrap();
    let rows = 0..table.grid.rows();
    rows.map(|row| table.grid.cell(row, column).to_owned())
        .collect()
}

fn is_the_survey(export: &Export, format: Format) {
    assert_eq!(export.format, format);
    assert!(export.carries_members());
    let paths: Vec<&str> = export
        .tables
        .iter()
        .map(|table| table.path.as_str())
        .collect();
    assert_eq!(paths, ["", "member", "member/service"]);
    let [households, members, services] = export.tables.as_slice() else {
        panic!("three tables");
    };
    assert_eq!(
        (households.parent, members.parent, services.parent),
        (None, Some(0), Some(1))
    );
    assert_eq!(households.parent_row, [None, None, None]);
    assert_eq!(members.parent_row, [Some(0), Some(0), Some(2)]);
    assert_eq!(services.parent_row, [Some(0), Some(0), Some(2)]);
    assert_eq!(
        texts_of(households, "street"),
        ["Minta utca 1", "Próba utca 2", "Teszt utca 3"]
    );
    assert_eq!(
        texts_of(members, "name"),
        ["Minta Ilona", "Minta Béla", "Teszt Árpád"]
    );
    assert_eq!(texts_of(members, "age"), ["71", "73", "40"]);
    assert_eq!(texts_of(services, "kind"), ["meals", "nurse", "meals"]);
    is_located(households);
    for table in &export.tables {
        let metadata = table.columns.iter().filter(|column| column.is_metadata);
        let answers = ["street", "needs", "place", "name", "age", "kind"];
        assert!(
            metadata
                .clone()
                .all(|column| !answers.contains(&column.leaf.as_str()))
        );
        assert!(metadata.count() > 0 || format == Format::KoboLegacyFlat);
    }
}

/// Two households have a place, and the third has none.
fn is_located(table: &ExportTable) {
    let [
        GeoPoint {
            name,
            latitude,
            longitude,
            accuracy,
        },
    ] = table.points.as_slice()
    else {
        panic!("one place, not {:?}", table.points);
    };
    assert_eq!(name, "place");
    let number = |row: usize, column: usize| table.grid.cell(row, column).parse::<f64>().ok();
    assert_eq!(
        (number(0, *latitude), number(0, *longitude)),
        (Some(47.5), Some(19.05))
    );
    assert_eq!(
        (number(1, *latitude), number(1, accuracy.unwrap())),
        (Some(47.51), Some(5.0))
    );
    assert_eq!((number(2, *latitude), number(2, *longitude)), (None, None));
}

/// Food and care as columns: both, not answered, care.
fn has_needs(table: &ExportTable) {
    let [needs] = table.selects.as_slice() else {
        panic!("one question, not {:?}", table.selects);
    };
    assert_eq!(needs.name, "needs");
    for (choice, wanted) in [("food", ["1", "", "0"]), ("care", ["1", "", "1"])] {
        let (_, column) = needs
            .choices
            .iter()
            .find(|(name, _)| name == choice)
            .unwrap();
        let cells = [0, 1, 2].map(|row| table.grid.cell(row, *column));
        assert_eq!(cells, wanted, "{choice}");
    }
}

#[test]
fn a_workbook_of_kobotoolbox_has_households_members_and_services() {
    let export = sheets(&KOBO);
    is_the_survey(&export, Format::KoboXlsx);
    has_needs(&export.tables[0]);
}

#[test]
fn an_archive_of_central_has_households_members_and_services() {
    let folder = tempfile::tempdir().unwrap();
    let export = read(&archive(folder.path(), &texts(&CENTRAL)));
    is_the_survey(&export, Format::Central);
    has_needs(&export.tables[0]);
    let column = &export.tables[2].columns[0];
    assert_eq!(column.path.as_deref(), Some("member/service/kind"));
}

#[test]
fn files_of_briefcase_have_households_members_and_services() {
    let folder = tempfile::tempdir().unwrap();
    let root = files(folder.path(), &BRIEFCASE);
    for path in [
        root.as_path(),
        folder.path(),
        &folder.path().join("town-service.csv"),
    ] {
        let export = read(path);
        is_the_survey(&export, Format::Briefcase);
        let sent = texts_of(&export.tables[0], "SubmissionDate");
        assert_eq!(
            sent,
            [
                "2024-05-01T10:11:12",
                "2024-05-02T13:11:12",
                "2024-05-03T00:11:12"
            ]
        );
    }
}

#[test]
fn a_folder_of_central_is_what_its_archive_is() {
    let folder = tempfile::tempdir().unwrap();
    files(folder.path(), &CENTRAL);
    is_the_survey(&read(folder.path()), Format::Central);
    let zip = archive(folder.path(), &texts(&CENTRAL));
    assert_eq!(read(folder.path()).tables, read(&zip).tables);
}

#[test]
fn the_old_exporter_has_households_members_and_services() {
    let flat = one("town.csv", FLAT);
    is_the_survey(&flat, Format::KoboLegacyFlat);
    has_needs(&flat.tables[0]);
    let folder = tempfile::tempdir().unwrap();
    files(folder.path(), &SET);
    for file in ["town.csv", "member.csv", "member_service.csv", ""] {
        let export = read(&folder.path().join(file));
        is_the_survey(&export, Format::KoboLegacySet);
        has_needs(&export.tables[0]);
    }
}

#[test]
fn a_column_of_codes_is_parted_when_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut export = read(&files(folder.path(), &BRIEFCASE));
    let households = &mut export.tables[0];
    assert!(households.selects.is_empty());
    let needs = households.column("needs").unwrap();
    let before = households.columns.len();
    let select = households.split(needs, None).unwrap();
    assert_eq!(
        select.choices,
        [("care".to_owned(), before), ("food".to_owned(), before + 1)]
    );
    has_needs(households);
    assert_eq!(households.columns[before].name, "needs/care");
    assert!(households.columns[before].is_derived);
    let given = ["food".to_owned(), "work".to_owned()];
    let select = households.split(needs, Some(&given)).unwrap();
    let cells = |at: usize| [0, 1, 2].map(|row| households.grid.cell(row, select.choices[at].1));
    assert_eq!((cells(0), cells(1)), (["1", "", "0"], ["0", "", "0"]));
}

#[test]
fn lines_of_the_file_stay_known() {
    let export = sheets(&KOBO);
    let lines = (0..3).map(|row| export.tables[1].grid.line(row));
    assert_eq!(lines.collect::<Vec<_>>(), [2, 3, 4]);
    assert!(
        export
            .notes
            .iter()
            .all(|note| note.kind != NoteKind::Orphans)
    );
}

#[test]
fn sheets_saved_as_files_are_a_set() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["town.csv", "member.csv", "service.csv"];
    for (name, (_, text)) in names.iter().zip(&KOBO) {
        let text = text.replace('|', ";").replace(
            "Felmérés a háztartásokról, tagokról és szolgáltatásokról",
            "town",
        );
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    is_the_survey(&read(folder.path()), Format::KoboLegacySet);
    is_the_survey(
        &read(&folder.path().join("service.csv")),
        Format::KoboLegacySet,
    );
    assert!(!read(&folder.path().join("town.csv")).carries_members());
}

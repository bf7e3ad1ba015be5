//! What loses or moves people in real exports: each trap is met, and said.

use super::fixtures::{BRIEFCASE, CENTRAL, KOBO, archive, files, one, read, sheets, texts};
use super::{Export, Format, NoteKind, open};
use crate::error::Problem;

fn note(export: &Export, kind: NoteKind) -> Option<(&str, u64, &str)> {
    let note = export.notes.iter().find(|note| note.kind == kind)?;
    Some((&note.table, note.count, &note.details))
}

#[test]
fn a_csv_of_kobotoolbox_says_that_members_are_missing() {
    let export = one(
        "town.csv",
        "\"street\";\"_id\";\"_uuid\";\"_index\"\r\n\"Minta; utca 1\";\"11\";\"u-1\";\"1\"\r\n",
    );
    assert_eq!(export.format, Format::KoboCsv);
    assert!(!export.carries_members());
    assert_eq!(
        note(&export, NoteKind::MembersMissing),
        Some(("town", 0, ""))
    );
    assert_eq!(export.tables[0].grid.cell(0, 0), "Minta; utca 1");
}

#[test]
fn a_file_of_briefcase_alone_names_the_groups_that_are_missing() {
    let export = one("town.csv", BRIEFCASE[0].1);
    assert_eq!(
        note(&export, NoteKind::MembersMissing),
        Some(("town", 1, "member"))
    );
    assert!(!export.carries_members());
    assert!(!one("town.csv", CENTRAL[0].1).carries_members());
}

#[test]
fn features_of_kobotoolbox_are_rows_with_a_place() {
    let feature = |id: u32, lon: &str| {
        format!(
            "{{\"type\":\"Feature\",\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{lon},47.5,3.0]}},\
             \"properties\":{{\"start\":\"s{id}\",\"end\":\"e\",\"street\":\"Minta utca {id}\",\"_uuid\":null}}}}"
        )
    };
    let features = [
        feature(1, "19.05"),
        feature(1, "19.06"),
        feature(2, "19.07"),
    ]
    .join(",");
    let text =
        format!("{{\"type\":\"FeatureCollection\",\"name\":\"town\",\"features\":[{features}]}}");
    let export = one("town.geojson", &text);
    assert_eq!(export.format, Format::KoboGeoJson);
    assert!(!export.carries_members());
    assert!(note(&export, NoteKind::PlacelessMissing).is_some());
    assert_eq!(
        note(&export, NoteKind::SeveralPlaces),
        Some(("town", 1, ""))
    );
    let table = &export.tables[0];
    let place = &table.points[0];
    let cells = (0..2).map(|row| (table.grid.cell(row, place.longitude), table.grid.line(row)));
    assert_eq!(cells.collect::<Vec<_>>(), [("19.05", 1), ("19.07", 3)]);
    let ordinary = "{\"type\":\"FeatureCollection\",\"features\":[]}";
    let folder = tempfile::tempdir().unwrap();
    let path = files(folder.path(), &[("areas.geojson", ordinary)]);
    assert_eq!(open(&path).unwrap(), None);
}

#[test]
fn a_child_without_its_parent_is_kept_and_belongs_to_nobody() {
    let members = KOBO[1].1.replace("|3|13|u-3", "|9|13|u-3");
    let export = sheets(&[KOBO[0], ("member", &members)]);
    let members = &export.tables[1];
    assert_eq!(members.parent_row, [Some(0), Some(0), None]);
    assert_eq!(members.orphans().collect::<Vec<_>>(), [2]);
    assert_eq!(note(&export, NoteKind::Orphans), Some(("member", 1, "4")));
}

#[test]
fn a_child_of_another_submission_is_moved_to_nobody() {
    let members = KOBO[1].1.replace("|3|13|u-3", "|2|13|u-3");
    let export = sheets(&[KOBO[0], ("member", &members)]);
    assert_eq!(export.tables[1].parent_row, [Some(0), Some(0), None]);
    assert_eq!(
        note(&export, NoteKind::UncertainParents),
        Some(("member", 1, "4"))
    );
}

#[test]
fn two_exports_under_each_other_are_told_apart_by_their_submissions() {
    let more = "Más utca 4|||||21|u-9|2024-06-01T10:11:12|v2|1";
    let root = format!("{}\n{more}", KOBO[0].1);
    let members = format!("{}\nMás Kata|5|1|x|1|21|u-9", KOBO[1].1);
    let export = sheets(&[(KOBO[0].0, &root), ("member", &members)]);
    assert_eq!(
        export.tables[1].parent_row,
        [Some(0), Some(0), Some(2), Some(3)]
    );
}

#[test]
fn sheets_cut_to_the_same_name_are_told_apart() {
    let root = "q|_id|_uuid|_index\na|1|u-1|1\nb|2|u-2|2";
    let repeat =
        |rows: &str| format!("x|_index|_parent_table_name|_parent_index|_submission__uuid\n{rows}");
    let first = repeat("p|1|Town|1|u-1\nq|2|Town|1|u-1\nr|3|Town|2|u-2");
    let second = repeat("p|1|Town|2|u-2\nq|2|Town|1|u-1");
    let name = "benefits_of_members_of_households";
    let third = repeat(&format!("z|1|{name}_b|1|u-2\ny|2|{name}_b|2|u-1"));
    let (one, two) = (
        "benefits_of_members_of_hous...",
        "benefits_of_members_of... (1)",
    );
    let export = sheets(&[
        ("Town", root),
        (one, &first),
        (two, &second),
        ("inner", &third),
    ]);
    let parents: Vec<_> = export.tables.iter().map(|table| table.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(0), Some(2)]);
    assert_eq!(export.tables[3].parent_row, [Some(0), Some(1)]);
}

#[test]
fn a_sheet_of_ones_own_is_left_out_and_an_ordinary_workbook_is_no_export() {
    let export = sheets(&[("Notes", "a|b\nc|d"), KOBO[0], KOBO[1]]);
    assert_eq!(export.tables.len(), 2);
    assert_eq!(
        note(&export, NoteKind::LeftOut),
        Some(("Notes", 0, "Notes"))
    );
    let folder = tempfile::tempdir().unwrap();
    let ordinary = super::fixtures::workbook(folder.path(), &[("People", "id|age\n1|2")]);
    assert_eq!(open(&ordinary).unwrap(), None);
    let path = files(folder.path(), &[("people.csv", "id,age\n1,2\n")]);
    assert_eq!(open(&path).unwrap(), None);
    assert_eq!(open(folder.path()).unwrap(), None);
}

#[test]
fn a_form_without_submissions_is_an_empty_table() {
    let export = sheets(&[("Sheet1", "")]);
    assert_eq!((export.tables.len(), export.tables[0].grid.rows()), (1, 0));
    assert!(note(&export, NoteKind::NoSubmissions).is_some());
}

#[test]
fn a_row_of_tags_is_no_submission() {
    let text = "street;_uuid;_id;_index\n#loc+name;;;\nMinta utca 1;u-1;1;1\n";
    let export = one("town.csv", text);
    assert_eq!(export.tables[0].grid.rows(), 1);
    assert!(note(&export, NoteKind::HxlRow).is_some());
    let export = one(
        "town.csv",
        &text.replace("#loc+name;;;", "# 12, Minta tér;u-0;0;0"),
    );
    assert_eq!(export.tables[0].grid.rows(), 2);
}

#[test]
fn what_briefcase_appended_is_taken_once_and_the_later_row_holds() {
    let again = format!(
        "{}{}",
        BRIEFCASE[1].1,
        BRIEFCASE[1].1.split_once('\n').unwrap().1
    );
    let again = again.replacen("Minta Béla,73", "Minta Béla,72", 1);
    let folder = tempfile::tempdir().unwrap();
    let path = files(folder.path(), &[BRIEFCASE[0], ("town-member.csv", &again)]);
    let export = read(&path);
    let members = &export.tables[1];
    assert_eq!(members.parent_row, [Some(0), Some(0), Some(2)]);
    assert_eq!(members.grid.cell(1, 1), "73");
    assert_eq!(
        note(&export, NoteKind::RepeatedRows),
        Some(("town-member", 2, ""))
    );
    assert_eq!(
        note(&export, NoteKind::ReplacedRows),
        Some(("town-member", 1, "uuid:1/member[2]"))
    );
}

#[test]
fn codes_that_contradict_the_columns_of_choices_count_as_chosen() {
    let text = "q;q/pink’s;q/red’s;_uuid;_id;_index\npink's;0;0;u;1;1\nred's;0;1;v;2;2\n;;;w;3;3\n";
    let export = one("town.csv", text);
    let table = &export.tables[0];
    let cells = |row: usize| [table.grid.cell(row, 1), table.grid.cell(row, 2)];
    assert_eq!(
        [cells(0), cells(1), cells(2)],
        [["1", "0"], ["0", "1"], ["", ""]]
    );
    assert_eq!(
        note(&export, NoteKind::SelectDiffers),
        Some(("town", 1, "q"))
    );
}

#[test]
fn numbers_chosen_from_a_list_are_no_place() {
    let text = "codes;gps;_uuid;_id;_index\n1 2;47.5 19.05;u;1;1\n3 4;;v;2;2\n";
    let points = one("town.csv", text).tables[0].points.clone();
    assert_eq!(points.len(), 1);
    assert_eq!(points[0].name, "gps");
}

#[test]
fn a_question_that_a_version_had_not_is_named() {
    let text = "old;new;__version__;_uuid;_id;_index\na;;v1;u;1;1\n;b;v2;v;2;2\nc;d;v3;w;3;3\n";
    let export = one("town.csv", text);
    assert_eq!(
        note(&export, NoteKind::NotAsked),
        Some(("town", 2, "old (v2), new (v1)"))
    );
    assert_eq!(export.tables[0].grid.cell(0, 1), "");
}

#[test]
fn headers_that_stand_twice_and_rows_that_break_off_are_named() {
    let export = one("town.csv", "Name;Name;_uuid;_id;_index\na;b;u;1;1\nc;d;v\n");
    assert_eq!(
        note(&export, NoteKind::DuplicateHeaders),
        Some(("town", 1, "Name"))
    );
    assert_eq!(note(&export, NoteKind::ShortRows), Some(("town", 1, "3")));
    assert_eq!(export.tables[0].grid.cell(1, 1), "d");
    assert_eq!(export.tables[0].column("Name"), None);
}

#[test]
fn an_archive_that_fills_the_memory_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let zeros = vec![b'0'; 64 << 20];
    let path = archive(folder.path(), &[("town.csv", &zeros)]);
    let error = open(&path).unwrap_err();
    assert!(matches!(*error.problem, Problem::ExportBytes(_)), "{error}");
    let many: Vec<(String, &[u8])> = (0..300).map(|n| (format!("{n}.csv"), &b"a"[..])).collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    let error = open(&archive(folder.path(), &many)).unwrap_err();
    assert!(
        matches!(*error.problem, Problem::ExportTables(_)),
        "{error}"
    );
}

#[test]
fn names_in_an_archive_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut entries = texts(&CENTRAL);
    entries[0].0 = "../../town.csv";
    entries[1].0 = "/tmp/town-member.csv";
    entries.extend([
        ("media/photo.csv", &b"\xff\xff"[..]),
        ("town - audit.csv", b"event,node\nx,y\n"),
    ]);
    let export = read(&archive(folder.path(), &entries));
    assert_eq!(export.tables.len(), 3);
    assert_eq!(
        note(&export, NoteKind::LeftOut).map(|note| note.0),
        Some("town - audit")
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn several_forms_in_a_folder_are_not_mixed() {
    let folder = tempfile::tempdir().unwrap();
    files(folder.path(), &CENTRAL);
    let other = files(
        folder.path(),
        &[
            ("town-two.csv", CENTRAL[0].1),
            ("town-two-member.csv", CENTRAL[1].1),
        ],
    );
    let error = open(folder.path()).unwrap_err();
    assert!(
        matches!(&*error.problem, Problem::SeveralExports(names) if names == "town-two, town"),
        "{error}"
    );
    assert_eq!(read(&other).tables.len(), 2);
    assert_eq!(read(&folder.path().join("town.csv")).tables.len(), 3);
    let alone = tempfile::tempdir().unwrap();
    let error = open(&files(alone.path(), &[CENTRAL[1]])).unwrap_err();
    assert!(matches!(*error.problem, Problem::ExportRoot), "{error}");
}

#[test]
fn a_large_workbook_is_told_by_its_headers() {
    let folder = tempfile::tempdir().unwrap();
    let noise = |row: u32| {
        format!(
            "{:x}",
            u128::from(row).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
        )
    };
    let rows = |header: &str| {
        let rows =
            (0..60_000).map(|row| format!("{}|{}|{}", noise(row), noise(row + 77_777), row + 1));
        let rows: Vec<String> = std::iter::once(header.to_owned()).chain(rows).collect();
        rows.join("\n")
    };
    for (header, wanted) in [
        ("street|_uuid|_index", Some(60_000)),
        ("street|who|number", None),
    ] {
        let text = rows(header);
        let path = super::fixtures::workbook(folder.path(), &[("town", &text)]);
        assert!(std::fs::metadata(&path).unwrap().len() > 1 << 20);
        assert_eq!(super::archive::may_be_export(&path), wanted.is_some());
        let export = open(&path).unwrap();
        assert_eq!(export.map(|export| export.tables[0].grid.rows()), wanted);
    }
}

#[test]
fn an_unanswered_member_before_an_answered_one_stays_a_member() {
    let text = "street,m[1]/name,m[2]/name,m[2]/s[1]/kind,_uuid,_submission_time,_validation_status\n\
                a,n/a,n/a,meals,u,2013-02-18T15:54:01,{}\n";
    let export = one("town.csv", text);
    let [_, members, services] = export.tables.as_slice() else {
        panic!("three tables");
    };
    assert_eq!(members.parent_row, [Some(0), Some(0)]);
    assert_eq!(services.parent_row, [Some(1)]);
}

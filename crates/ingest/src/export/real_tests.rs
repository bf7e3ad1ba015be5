//! Every export of the folder of real files, against the list of what each of them holds.

use std::path::{Path, PathBuf};

use geojson::JsonValue as Json;

use super::{Export, ExportTable, Format, NoteKind, iso_moment, open, select};

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/real/exports");
    root.join("expected.json").exists().then_some(root)
}

fn cases() -> Vec<Json> {
    let Some(folder) = folder() else {
        println!("skipped: there is no folder of real exports");
        return Vec::new();
    };
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Json = text.parse().unwrap();
    expected["cases"].as_array().unwrap().clone()
}

fn read(file: &str) -> Export {
    let path = folder().unwrap().join(file);
    let export = open(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    export.unwrap_or_else(|| panic!("{file} is taken for an ordinary table"))
}

fn file(case: &Json) -> &str {
    case["file"].as_str().unwrap()
}

/// The table of a path, of which the file may leave out groups that are no repeats.
fn table<'e>(export: &'e Export, path: &str) -> (usize, &'e ExportTable) {
    let path = if path == "(root)" { "" } else { path };
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let found = export.tables.iter().enumerate();
    let mut exact = found.clone().filter(|(_, table)| table.path == path);
    let mut named = found.filter(|(_, table)| last(&table.path) == last(path));
    let paths: Vec<&str> = export
        .tables
        .iter()
        .map(|table| table.path.as_str())
        .collect();
    let table = exact.next().or_else(|| named.next());
    table.unwrap_or_else(|| panic!("{path} is not among {paths:?}"))
}

fn is_unfolded(case: &Json) -> bool {
    case["format"] == "kobo-legacy-flat-csv"
}

#[test]
fn each_export_has_its_format_its_tables_and_their_rows() {
    let mut checked = 0;
    for case in &cases() {
        let export = read(file(case));
        let format = match case["format"].as_str().unwrap() {
            "kobo-xlsx" => Format::KoboXlsx,
            "kobo-csv" => Format::KoboCsv,
            "kobo-legacy-csv-set" => Format::KoboLegacySet,
            "kobo-legacy-flat-csv" | "kobo-legacy-csv" => Format::KoboLegacyFlat,
            "central-zip" => Format::Central,
            _ => Format::Briefcase,
        };
        assert_eq!(export.format, format, "{}", file(case));
        let tables = case["distinct"]
            .as_object()
            .or(case["tables"].as_object())
            .unwrap();
        if !is_unfolded(case) {
            assert_eq!(export.tables.len(), tables.len(), "{}", file(case));
        }
        for (path, rows) in tables {
            let (_, table) = table(&export, path);
            assert_eq!(
                table.grid.rows() as u64,
                rows.as_u64().unwrap(),
                "{} {path}",
                file(case)
            );
            let whole = |row: usize| table.grid.width(row) == table.columns.len();
            assert!((0..table.grid.rows()).all(whole), "{} {path}", file(case));
        }
        checked += 1;
    }
    println!("{checked} exports");
    assert!(checked == 30 || folder().is_none(), "{checked}");
}

#[test]
fn sheets_and_files_have_their_columns() {
    for case in &cases() {
        let export = read(file(case));
        let parts = case["sheets"]
            .as_array()
            .into_iter()
            .chain(case["members"].as_array());
        for part in parts.flatten().filter(|part| part["table"].is_string()) {
            let (_, table) = table(&export, part["table"].as_str().unwrap());
            let own = table
                .columns
                .iter()
                .filter(|column| !column.is_derived)
                .count();
            if let Some(columns) = part["columns"].as_u64() {
                assert_eq!(own as u64, columns, "{} {part}", file(case));
            }
            let source = part["sheet"].as_str().or(part["member"].as_str()).unwrap();
            assert!(source.contains(&table.source), "{source}: {}", table.source);
            let tagged = export
                .notes
                .iter()
                .any(|note| note.kind == NoteKind::HxlRow && note.table == table.source);
            assert_eq!(
                tagged,
                part["tag_rows"].as_u64().unwrap_or(0) > 0,
                "{}",
                file(case)
            );
        }
    }
}

#[test]
fn each_child_has_its_parent() {
    for case in &cases() {
        let export = read(file(case));
        for (path, link) in case["parent_links"].as_object().unwrap() {
            let (_, child) = table(&export, path);
            let (parent, _) = table(&export, link["parent_table"].as_str().unwrap());
            assert_eq!(child.parent, Some(parent), "{} {path}", file(case));
            let wanted = link["parent_row"].as_array().unwrap();
            for (row, wanted) in wanted.iter().enumerate().take(child.grid.rows()) {
                let mut allowed = wanted.as_array().into_iter().flatten().chain(Some(wanted));
                let row_of = child.parent_row[row].unwrap();
                let fits = allowed.any(|row| row.as_u64() == Some(u64::from(row_of) + 1));
                assert!(
                    fits,
                    "{} {path} row {row}: {row_of} of {wanted}",
                    file(case)
                );
            }
            assert_eq!(child.orphans().count(), 0, "{} {path}", file(case));
        }
    }
}

/// The column of a question, by its path or by as much of it as the file has.
fn column(table: &ExportTable, path: &str) -> Option<usize> {
    let mut names = vec![path.to_owned(), path.replace('/', "-")];
    for (at, _) in path.match_indices('/') {
        names.extend([path[at + 1..].to_owned(), path[at + 1..].replace('/', "-")]);
    }
    let is = |name: &String| table.columns.iter().position(|column| column.name == *name);
    names.iter().find_map(is)
}

/// In this export of six versions the exporter itself left answers of earlier versions out: they are not in the file.
const EMPTIED: &str = "kobo_six_versions";

/// The same export with names of questions instead of labels, where there is one.
fn twin(file: &str) -> Option<&'static str> {
    match file {
        "kobo_members_labels_hierarchy.xlsx" => Some("kobo_members_xml.xlsx"),
        "kobo_nested3_labels.xlsx" => Some("kobo_nested3_xml_2versions.xlsx"),
        "kobo_siblings_eo.xlsx" => Some("kobo_siblings_xml.xlsx"),
        "kobo_children_nested3_labels.xlsx" => Some("kobo_children_nested3_xml.xlsx"),
        _ => None,
    }
}

fn shown(text: &str) -> String {
    let text = match text {
        "n/a" => "",
        text => select::boolean(text).unwrap_or(text),
    };
    iso_moment(text).unwrap_or_else(|| text.to_owned())
}

/// Whether a cell is the label of what the export with names has: of this answer everywhere, and of no other.
fn is_label(
    labels: &ExportTable,
    names: &ExportTable,
    (row, column): (usize, usize),
    wanted: &str,
) -> bool {
    let label = labels.grid.cell(row, column);
    let rows = 0..names.grid.rows();
    let mut pairs = rows.map(|row| (labels.grid.cell(row, column), names.grid.cell(row, column)));
    let is_named = names.grid.cell(row, column) == wanted;
    is_named && !label.is_empty() && pairs.all(|(l, n)| (l == label) == (n == wanted))
}

fn spoken(text: &str) -> String {
    select::plain(text).to_lowercase().replace('_', " ")
}

#[test]
fn cells_are_those_of_the_file() {
    let (mut checked, mut absent, mut wrong) = (0, Vec::new(), Vec::new());
    for case in &cases() {
        let (export, twin) = (read(file(case)), twin(file(case)).map(read));
        for (path, rows) in case["cells"].as_object().unwrap() {
            let (at, own) = table(&export, path);
            let named = twin.as_ref().map_or(own, |twin| &twin.tables[at]);
            for row in rows.as_array().unwrap() {
                let number = row["row"].as_u64().unwrap() as usize - 1;
                for (question, wanted) in row["values"].as_object().unwrap() {
                    let wanted = wanted.as_str().unwrap();
                    if is_unfolded(case) && question.contains('[') {
                        continue;
                    }
                    if let Some(place) = own
                        .points
                        .iter()
                        .find(|p| p.name.replace('-', "/") == *question)
                    {
                        let cells =
                            [place.latitude, place.longitude].map(|at| own.grid.cell(number, at));
                        assert_eq!(wanted.split(' ').take(2).collect::<Vec<_>>(), cells);
                        checked += 1;
                        continue;
                    }
                    let Some(column) = column(named, question) else {
                        absent.push(format!("{} {path} {question}", file(case)));
                        continue;
                    };
                    let cell = own.grid.cell(number, column);
                    let same = cell == wanted
                        || shown(cell) == shown(wanted)
                        || (twin.is_some() && spoken(cell) == spoken(wanted))
                        || (twin.is_some() && is_label(own, named, (number, column), wanted));
                    let text = format!("{} {path} {number} {question}", file(case));
                    if cell.is_empty() && file(case).starts_with(EMPTIED) {
                        absent.push(text);
                    } else if same {
                        checked += 1;
                    } else {
                        wrong.push(format!("{text}: {cell:?}, not {wanted:?}"));
                    }
                }
            }
        }
    }
    println!("{checked} cells; not in the file: {absent:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(checked > 200 || folder().is_none(), "{checked}");
}

#[test]
fn repeat_groups_in_columns_become_rows() {
    for case in cases().iter().filter(|case| is_unfolded(case)) {
        let export = read(file(case));
        let groups = case["repeat_instances"].as_object().unwrap();
        assert_eq!(export.tables.len(), groups.len() + 1, "{}", file(case));
        for (path, wanted) in groups {
            let (_, table) = table(&export, path);
            let counts = wanted.as_array().unwrap().iter();
            let counts = counts
                .flat_map(|count| count.as_array().map_or(vec![count], |c| c.iter().collect()));
            let counts: Vec<u64> = counts.map(|count| count.as_u64().unwrap()).collect();
            let mut rows = counts.iter().enumerate().flat_map(|(parent, count)| {
                std::iter::repeat_n(Some(parent as u32), *count as usize)
            });
            assert!(
                rows.by_ref().eq(table.parent_row.iter().copied()),
                "{} {path}",
                file(case)
            );
        }
    }
}

#[test]
fn the_traps_of_real_exports_are_said() {
    let wanted: [(&str, &[NoteKind]); 6] = [
        (
            "kobo_children_nested3_xml.xlsx",
            &[NoteKind::UnnamedColumns, NoteKind::SelectDiffers],
        ),
        ("kobo_hxl_tagrow.xlsx", &[NoteKind::HxlRow]),
        ("kobo_long_unicode_labels.xlsx", &[NoteKind::NoSubmissions]),
        ("kobo_four_versions_fr.xlsx", &[NoteKind::NotAsked]),
        ("briefcase_nested", &[NoteKind::RepeatedRows]),
        ("kobo_members_xml.csv", &[NoteKind::MembersMissing]),
    ];
    for (file, kinds) in wanted.iter().filter(|_| folder().is_some()) {
        let export = read(file);
        for note in &export.notes {
            println!("{file}: {note:?}");
        }
        let said = |kind: &&NoteKind| export.notes.iter().any(|note| note.kind == **kind);
        assert!(
            kinds.iter().all(|kind| said(&kind)),
            "{file}: {:?}",
            export.notes
        );
    }
}

#[test]
fn an_export_without_members_says_so() {
    for case in &cases() {
        let export = read(file(case));
        let lost = case["format"] == "kobo-csv";
        assert_eq!(export.carries_members(), !lost, "{}", file(case));
    }
}

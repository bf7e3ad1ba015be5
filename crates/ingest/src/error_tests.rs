//! What people read when a file is refused.

use super::*;

#[test]
fn a_message_names_file_row_column_and_value() {
    let error = InvalidFile::new("wave.csv", Problem::DuplicateColumn)
        .at_row(1)
        .in_column("age")
        .with_value("age");
    assert_eq!(
        error.to_string(),
        "wave.csv, row 1, column age, value \"age\": this column stands twice in the header; keep one of them"
    );
}

#[test]
fn what_a_file_holds_is_shown_within_bounds() {
    let long = "x\n".repeat(200);
    assert_eq!(bounded(&long).chars().count(), 201);
    assert!(!bounded(&long).contains('\n'));
    let names: Vec<String> = (0..200).map(|i| format!("c{i}")).collect();
    let text = some_of(names.iter().map(String::as_str));
    assert!(text.starts_with("c0, c1") && text.ends_with("c11 … (+188)"));
}

#[test]
fn every_problem_has_a_name_of_its_own() {
    let mut ids = Problem::IDS.to_vec();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Problem::IDS.len());
    assert!(Problem::IDS.contains(&Problem::NoCrs.id()));
}

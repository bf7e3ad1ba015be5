//! Forms that fuzzing or a reading with a bad mind found: what is taken is a codebook, and nothing grows without bound.

use gocpont_core::codebook::Role;

use super::convert;
use super::fixtures::{converted, form, loaded, terms};

#[test]
fn of_two_weights_one_counts_and_a_status_is_a_category_that_can_say_responded() {
    let survey = "type|name|codebook_role\ninteger|a|weight\ndecimal|b|weight\ntext|c|response\n\
                  select_one s|d|response\nselect_one r|e|response\nselect_one r|f|response";
    let choices = "list_name|name\ns|x\nr|responded\nr|refused";
    let book = loaded(&converted(&[("survey", survey), ("choices", choices)])).codebook;
    let code = |role: Role| book.with_role(role).map(|v| v.code.as_str());
    assert_eq!(
        (code(Role::Weight), code(Role::Response)),
        (Some("a"), Some("e"))
    );
}

#[test]
fn of_the_numbers_allowed_for_a_whole_number_the_whole_ones_count() {
    let survey = "type|name|codebook_allowed\ninteger|a|1.5 3 2\ndecimal|b|1.5 inf x 1\ntext|c|1";
    let book = loaded(&converted(&[("survey", survey)])).codebook;
    let allowed = |code: &str| book.variable(code).map(|v| v.allowed.clone()).expect(code);
    assert_eq!(
        [allowed("a"), allowed("b"), allowed("c")],
        [vec![2.0, 3.0], vec![1.0, 1.5], vec![]]
    );
}

#[test]
fn names_of_one_code_are_numbered_and_numbers_that_are_taken_are_passed() {
    let survey = "type|name\ninteger|n_2\ninteger|n\ninteger|n!\ninteger|n!!\ninteger|n!!!";
    let book = loaded(&converted(&[("survey", survey)])).codebook;
    let codes = book.variables.iter().map(|v| v.code.as_str());
    let codes: Vec<&str> = codes.filter(|code| code.starts_with(['n', 'h'])).collect();
    assert_eq!(
        codes,
        ["n_2", "n", "household_n", "household_n_2", "household_n_3"]
    );
}

#[test]
fn texts_that_loops_and_groups_would_multiply_are_bounded() {
    let survey = format!(
        "type|name|label\nbegin loop over l|need|Need\ninteger|hours|{}\nend loop",
        "%(label)s".repeat(3000)
    );
    let choices = format!("list name|name|label\nl|a|{}", "x".repeat(30_000));
    let book = loaded(&converted(&[("survey", &survey), ("choices", &choices)])).codebook;
    let hours = book.variable("a_hours").expect("the question");
    assert!(hours.label.en.len() < 30_000, "{}", hours.label.en.len());
    let mut survey = format!("type|name\nbegin group|{}", "g".repeat(30_000));
    for at in 0..3000 {
        survey.extend([format!("\ninteger|q{at}")]);
    }
    survey.push_str("\nend group");
    let form = form(&[("survey", &survey)]).expect("a form");
    let error = convert(&form, None, &terms()).expect_err("90 MB of names");
    assert_eq!(error.problem.id(), "form-too-large");
}

//! Forms that are taken, with what becomes of each kind of question, and forms that are refused by name.

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{Role, Sensitivity, Storing, Unit, VariableType};
use proptest::prelude::*;

use super::fixtures::{converted, form, loaded, spreadsheet, terms};
use super::{convert, read};
use crate::codebook::Loaded;
use crate::error::InvalidFile;

const CHOICES: &str = "list_name|name|label::Magyar (hu)|label::English (en)\n\
    yes_no|yes|igen|yes\nyes_no|no|nem|no\nyes_no|dk|nem tudja|does not know\n\
    help|meals|étkeztetés|meals\nhelp|home care|házi gondozás|home care\nhelp|other|egyéb|other\n\
    tenure|owner|saját|owner\ntenure|tenant’s|bérlő|tenant\ntenure|owner|kétszer|twice";

/// A household with its members and their services.
const SURVEY: &str = "type|name|label::Magyar (hu)|label:English|required|relevant|constraint\n\
    today|day\n\
    begin group|home|Lakás|Home\n\
    text|hh.id|Azonosító|Identifier|yes\n\
    text|Cím|Cím|Address\n\
    select_one tenure|tenure|Jogcím|Tenure|yes\n\
    integer|rooms|Szobák|Rooms|yes|${tenure}='owner'|. >= 1 and . <= 20\n\
    select one from yes_no|damp|Nedves|Damp\n\
    end group\n\
    geopoint|gps|Hely|Place\n\
    select all that apply from help or_other|help|Segítség|Help\n\
    note|thanks|Köszönjük|Thank you\n\
    photo|picture|Kép|Picture\n\
    begin repeat|member|Tag|Member\n\
    text|name|Név|Name\n\
    date|born|Született|Born\n\
    select_one yes_no|disability|Fogyatékossága van|Has a disability\n\
    begin repeat|service|Szolgáltatás|Service\n\
    text|name|Név|Name\n\
    decimal|hours|Óra|Hours|||. > 0\n\
    end repeat\n\
    end repeat";

fn household() -> Loaded {
    loaded(&converted(&[("survey", SURVEY), ("choices", CHOICES)]))
}

fn refused(survey: &str, choices: Option<&str>) -> InvalidFile {
    let mut sheets = vec![("survey", survey)];
    sheets.extend(choices.map(|choices| ("choices", choices)));
    let made = form(&sheets).and_then(|form| convert(&form, None, &terms()));
    made.expect_err(survey)
}

#[test]
fn repeats_become_registers_under_each_other_with_ids_to_join_by() {
    let book = household();
    assert_eq!(book.registers(), ["household", "member", "service"]);
    assert_eq!(book.codebook.unit, Some(Unit::Households));
    let service = book.register("service").expect("the innermost");
    let parent = service.codebook.with_role(Role::Parent).expect("a parent");
    assert_eq!(parent.code, "member_id");
    let id = service.codebook.with_role(Role::Id).expect("an id");
    assert_eq!((id.code.as_str(), id.required), ("service_id", false));
    let day = service
        .codebook
        .with_role(Role::Date)
        .expect("the day of the form");
    assert_eq!(day.code, "day");
    assert_eq!(service.codebook.unit, Some(Unit::Persons));
}

#[test]
fn a_question_keeps_its_own_name_as_an_alias_where_its_code_differs() {
    let book = household().codebook;
    let aliases = |code: &str| book.variable(code).map(|v| v.aliases.clone()).expect(code);
    assert_eq!(aliases("hh_id"), ["hh.id"]);
    assert_eq!(aliases("cim"), ["Cím"]);
    assert_eq!(aliases("help_home_care"), ["help/home care"]);
    assert_eq!(aliases("lon"), ["_gps_longitude", "gps-Longitude"]);
    assert_eq!(aliases("rooms"), [""; 0]);
}

#[test]
fn groups_are_blocks_and_types_roles_and_ranges_are_those_of_the_questions() {
    let book = household().codebook;
    let of = |code: &str| book.variable(code).expect(code);
    assert_eq!(
        (of("rooms").block.as_str(), of("help_meals").block.as_str()),
        ("home", "household")
    );
    assert_eq!(
        (of("rooms").kind, of("rooms").range),
        (VariableType::Integer, Some((1.0, 20.0)))
    );
    assert_eq!(
        (of("hh_id").role, of("cim").role),
        (Some(Role::Id), Some(Role::Address))
    );
    assert_eq!(
        (of("lon").role, of("lat").role),
        (Some(Role::Lon), Some(Role::Lat))
    );
    assert_eq!(of("day").role, Some(Role::Date));
    assert_eq!(of("help_meals").kind, VariableType::Boolean);
    assert_eq!(of("help_meals").label.hu, "Segítség: étkeztetés");
    let codes: Vec<_> = of("tenure")
        .categories
        .iter()
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(codes, ["owner", "tenant’s"]);
    assert!(book.variable("thanks").is_none() && book.variable("picture").is_none());
}

#[test]
fn what_is_asked_of_some_only_is_required_of_nobody() {
    let book = household().codebook;
    let required = |code: &str| book.variable(code).expect(code).required;
    assert!(required("hh_id") && required("tenure") && !required("rooms"));
}

#[test]
fn a_list_of_yes_and_no_is_a_boolean_and_codes_of_no_answer_are_kinds_of_it() {
    let book = household().codebook;
    let damp = book.variable("damp").expect("damp");
    assert_eq!(
        (damp.kind, damp.no_answer.as_slice()),
        (VariableType::Boolean, &[NoAnswer::DoesNotKnow][..])
    );
}

#[test]
fn free_text_is_not_kept_and_health_is_special() {
    let member = household().register("member").expect("members").codebook;
    let of = |code: &str| {
        let variable = member.variable(code).expect(code);
        (variable.sensitivity, variable.store)
    };
    assert_eq!(of("name"), (Sensitivity::Identifying, Storing::No));
    assert_eq!(of("disability"), (Sensitivity::Special, Storing::Plain));
    assert_eq!(of("born"), (Sensitivity::Plain, Storing::Plain));
}

#[test]
fn what_is_specified_otherwise_has_a_column_of_its_own_beside_the_choice_other() {
    let book = household().codebook;
    let text = book.variable("help_other").expect("the text");
    assert_eq!((text.kind, text.store), (VariableType::Text, Storing::No));
    let choice = book.variable("help_other_2").expect("the choice");
    assert_eq!(
        (choice.kind, choice.aliases.as_slice()),
        (VariableType::Boolean, &["help/other".to_owned()][..])
    );
}

#[test]
fn what_was_left_out_doubled_or_guessed_is_said() {
    let made = converted(&[("survey", SURVEY), ("choices", CHOICES)]);
    let said = |id: &str| -> Vec<&str> {
        let some = made.remarks.iter().filter(|remark| remark.id == id);
        some.map(|remark| remark.name.as_str()).collect()
    };
    assert_eq!(said("choice-twice"), ["owner"]);
    assert_eq!(said("left-out"), ["picture"]);
    assert_eq!(said("labels-filled"), ["cs"]);
    assert_eq!(said("guess-special"), ["disability"]);
    assert_eq!(said("id-position"), ["member_id", "service_id"]);
    assert_eq!(said("constraint-left"), ["hours"]);
    let twice = made
        .remarks
        .iter()
        .find(|remark| remark.id == "choice-twice");
    assert_eq!(twice.and_then(|remark| remark.row), Some(10));
}

#[test]
fn a_form_without_id_day_and_place_gets_the_submissions_and_says_so() {
    let made = converted(&[("Survey", "TYPE|NAME|LABEL\ninteger|age|Age")]);
    let book = loaded(&made).codebook;
    let id = book.with_role(Role::Id).expect("an id");
    assert_eq!(
        (id.code.as_str(), id.aliases.first().map(String::as_str)),
        ("uuid", Some("_uuid"))
    );
    assert_eq!(
        book.with_role(Role::Date).map(|v| v.code.as_str()),
        Some("submission_time")
    );
    let ids: Vec<_> = made.remarks.iter().map(|remark| remark.id).collect();
    assert!(
        ["id-uuid", "day-submitted", "no-place"]
            .iter()
            .all(|id| ids.contains(id)),
        "{ids:?}"
    );
    assert_eq!(
        book.variable("age").map(|v| v.label.cs.as_str()),
        Some("Age")
    );
}

#[test]
fn the_same_name_in_two_groups_gives_two_variables_told_apart_by_their_paths() {
    let survey = "type|name|label\nbegin_group|a|A\ninteger|age|Age\ninteger|age|Again\nend_group\n\
                  begin_group|b|B\ninteger|age|Age\nend_group";
    let made = converted(&[("survey", survey)]);
    let book = loaded(&made).codebook;
    let aliases = |code: &str| {
        book.variable(code)
            .map(|v| v.aliases.join(" "))
            .expect(code)
    };
    assert_eq!(
        (aliases("age").as_str(), aliases("b_age").as_str()),
        ("a/age", "b/age")
    );
    assert!(
        made.remarks
            .iter()
            .any(|r| r.id == "question-twice" && r.row == Some(4))
    );
}

#[test]
fn a_loop_over_choices_asks_once_for_each() {
    let survey = "type|name|label\nbegin loop over help|need|Need\ninteger|hours|Hours of %(label)s\nend loop";
    let choices = "list name|name|label\nhelp|meals|meals\nhelp|care|care";
    let book = loaded(&converted(&[("survey", survey), ("choices", choices)])).codebook;
    let hours = book.variable("care_hours").expect("one for each choice");
    assert_eq!(
        (hours.label.en.as_str(), hours.aliases.join(" ").as_str()),
        ("Hours of care", "need/care/hours")
    );
    assert!(book.variable("meals_hours").is_some());
}

#[test]
fn a_fault_is_named_by_sheet_row_and_thing() {
    let choices = "list name|name|label\na|x|X";
    for (survey, choices, id, value) in [
        ("type|name\nselect_one b|q", Some(choices), "form-list", "b"),
        ("type|name\nselect_one b|q", None, "form-sheet", "choices"),
        (
            "type|name\nset form title|q",
            None,
            "form-type",
            "set form title",
        ),
        (
            "type|name\nbegin group|\ntext|a\nend group",
            None,
            "form-name",
            "begin group",
        ),
        ("type|name\ntext|", None, "form-name", "text"),
        (
            "type|name\nbegin group|g\ntext|a",
            None,
            "form-nesting",
            "g",
        ),
        (
            "type|name\ntext|a\nend group|",
            None,
            "form-nesting",
            "end group",
        ),
        (
            "type|name\nbegin repeat|g\ntext|a\nend group",
            None,
            "form-nesting",
            "end group",
        ),
        (
            "type|name|label|label|label\ntext|a",
            None,
            "form-column-twice",
            "label",
        ),
    ] {
        let error = refused(survey, choices);
        assert_eq!(error.problem.id(), id, "{error}");
        assert_eq!(error.value.as_deref(), Some(value), "{error}");
        assert!(error.row.is_some(), "{error}");
    }
    assert_eq!(
        refused("kind|name\ntext|a", None).column.as_deref(),
        Some("type")
    );
    assert_eq!(
        refused("type|name\nnote|a", None).problem.id(),
        "form-no-question"
    );
    assert!(
        refused("type|name\nselect_one b|q", None)
            .to_string()
            .contains("choices")
    );
}

#[test]
fn too_many_variables_and_too_deep_groups_are_refused() {
    let mut choices = String::from("list name|name|label");
    for at in 0..500 {
        choices.extend([format!("\nl|c{at}|C")]);
    }
    let mut survey = String::from("type|name");
    for at in 0..50 {
        survey.extend([format!("\nselect_multiple l|q{at}")]);
    }
    assert_eq!(
        refused(&survey, Some(&choices)).problem.id(),
        "form-too-large"
    );
    let mut survey = String::from("type|name");
    for at in 0..1000 {
        survey.extend([format!("\nbegin_repeat|r{at}")]);
    }
    assert_eq!(refused(&survey, None).problem.id(), "form-nesting");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_spreadsheet_makes_it_panic_and_what_is_taken_is_a_codebook(
        rows in proptest::collection::vec((0_usize..16, "[a-c.é' _]{0,4}", "\\PC{0,6}", 0_usize..6), 0..24),
        extra in "[a-z_: ()]{0,12}",
    ) {
        let types = [
            "text", "integer", "date", "geopoint", "begin group", "end group", "begin repeat", "end repeat",
            "select_one l", "select_multiple l or_other", "calculate", "today", "start", "begin loop over l",
            "end loop", "note",
        ];
        let more = ["", "yes", ". >= 1 and . <= 5", "id", "${a} = 1", "identifying"];
        let mut survey = format!("type|name|label|required|{extra}|constraint|codebook_role|codebook_sensitivity");
        for (kind, name, label, at) in rows {
            let (label, more) = (label.replace(['|', '\n', '\r'], " "), more[at]);
            survey.extend([format!("\n{}|{name}|{label}|{more}|{more}|{more}|{more}|{more}", types[kind])]);
        }
        let choices = "list_name|name|label\nl|yes|Y\nl|no|N\nl|dk|?\nl|é|É";
        let folder = tempfile::tempdir().expect("a folder");
        let path = spreadsheet(folder.path(), &[("survey", &survey), ("choices", choices)]);
        if let Ok(form) = read(&path)
            && let Ok(made) = convert(&form, None, &terms())
        {
            loaded(&made);
        }
    }

    #[test]
    fn a_damaged_file_is_refused_or_read(at in 0_usize..6000, byte: u8, cut in 0_usize..6000) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = spreadsheet(folder.path(), &[("survey", SURVEY), ("choices", CHOICES)]);
        let mut bytes = std::fs::read(&path).expect("the file");
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(bytes.len() - (cut % 7).min(bytes.len()));
        std::fs::write(&path, bytes).expect("written");
        if let Ok(form) = read(&path) {
            let _made = convert(&form, None, &terms());
        }
    }
}

//! Rows of people who did not answer, who are gone, and whose answers weigh more.

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::record::Value;
use jiff::civil::date;

use super::{L, book, read, survey, variable};
use crate::rejection::Reason;
use crate::survey::Batch;

fn sample(text: &str) -> Batch {
    let plain = "sensitivity = \"plain\"\nstore = \"plain\"";
    let category = |code: &str| format!("{{ code = \"{code}\", label = {L} }}");
    let categories = ["responded", "refused", "not_at_home"].map(category);
    let categories = categories.join(", ");
    let status =
        format!("type = \"category\"\nrole = \"response\"\ncategories = [{categories}]\n{plain}");
    let more = variable("status", &status)
        + &variable(
            "weight",
            &format!("type = \"decimal\"\nrole = \"weight\"\n{plain}"),
        )
        + &variable("gone", &format!("type = \"date\"\nrole = \"end\"\n{plain}"));
    let codebook = book("household", &more);
    read(survey(&codebook, &[]), text.as_bytes()).expect("a readable file")
}

#[test]
fn who_did_not_respond_is_taken_with_place_and_status_and_nothing_else_is_required() {
    let batch = sample(
        "id,status,rooms,lon,lat,weight\nh1,responded,3,18.32,47.65,1.5\nh2,refused,,18.32,47.65,\n\
         h3,responded,,18.32,47.65,\nh4,,,18.32,47.65,\nh5,not_at_home,,,,\n",
    );
    let taken: Vec<&str> = batch
        .records
        .iter()
        .map(|record| record.id.as_str())
        .collect();
    assert_eq!(taken, ["h1", "h2"]);
    let reasons: Vec<(u64, Reason)> = batch
        .rejections
        .iter()
        .map(|rejection| (rejection.row, rejection.reason))
        .collect();
    assert_eq!(
        reasons,
        [
            (4, Reason::Required),
            (5, Reason::Required),
            (6, Reason::MissingCoordinates)
        ]
    );
    // rooms, tenure, status, weight
    let [first, second] = batch.records.as_slice() else {
        panic!("two records");
    };
    assert_eq!(first.answers[3], Answer::Value(Value::Number(1.5)));
    assert_eq!(second.answers[0], Answer::None(NoAnswer::NotAsked));
    assert_eq!(second.answers[2], Answer::Value(Value::Category(1)));
    assert!(second.place.is_some());
}

#[test]
fn a_file_says_from_when_somebody_is_gone() {
    let batch = sample(
        "id,rooms,lon,lat,gone\nh1,3,18.32,47.65,2024-05-01\nh2,3,18.32,47.65,\nh3,3,18.32,47.65,soon\n",
    );
    let ends: Vec<_> = batch.records.iter().map(|record| record.ended).collect();
    assert_eq!(ends, [Some(date(2024, 5, 1)), None]);
    assert_eq!(batch.rejections[0].reason, Reason::NoSuchDate);
    assert_eq!(batch.rejections[0].column, "gone");
}

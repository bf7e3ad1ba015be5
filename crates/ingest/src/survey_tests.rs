//! Rows of survey files as towns bring them, sound and broken.

use geo_types::{MultiPolygon, polygon};
use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::area::Area;
use gocpont_core::record::Value;
use jiff::civil::date;

use super::*;
use crate::codebook;
use crate::parameter::Thresholds;

#[path = "survey_file_tests.rs"]
mod files;
#[path = "survey/response_tests.rs"]
mod response;

const L: &str = "{ hu = \"h\", cs = \"c\", en = \"e\" }";

fn variable(code: &str, more: &str) -> String {
    format!("[[variable]]\ncode = \"{code}\"\nblock = \"b\"\nlabel = {L}\n{more}\n")
}

/// Households with coordinates, a tenure and a number of rooms; persons of them with an age.
fn book(id: &str, more: &str) -> Codebook {
    let identifying = "sensitivity = \"identifying\"\nstore = \"no\"";
    let plain = "sensitivity = \"plain\"\nstore = \"plain\"\nno_answer = [\"dk\", \"rf\"]";
    let mut text = format!("id = \"{id}\"\nversion = \"1\"\nlabel = {L}\nunit = \"households\"\n");
    if id == "person" {
        text += "parent = \"household\"\n";
    }
    let key = format!("type = \"text\"\nrole = \"id\"\n{identifying}");
    text += &variable("id", &key);
    let wave = "type = \"date\"\nrole = \"date\"\nsensitivity = \"plain\"\nstore = \"no\"";
    text += &variable("wave", wave);
    let rooms = format!("type = \"integer\"\nrange = [1, 20]\nrequired = true\n{plain}");
    text += &variable("rooms", &rooms);
    let categories = format!(
        "categories = [{{ code = \"owner\", label = {L} }}, {{ code = \"tenant\", label = {L} }}]"
    );
    text += &variable(
        "tenure",
        &format!("type = \"category\"\n{categories}\n{plain}"),
    );
    for role in ["lon", "lat", "east", "north"]
        .iter()
        .filter(|_| id == "household")
    {
        let coordinate = format!("type = \"decimal\"\nrole = \"{role}\"\n{identifying}");
        text += &variable(role, &coordinate);
    }
    let loaded = codebook::parse("book.toml", &(text + more), &Thresholds::default());
    loaded.expect("a sound codebook").codebook
}

/// A square of 0.1° around Tata.
fn areas() -> Vec<Arc<AreaSet>> {
    let square = polygon![(x: 18.27, y: 47.60), (x: 18.37, y: 47.60), (x: 18.37, y: 47.70), (x: 18.27, y: 47.70)];
    let tata = Area::new("tata", "Tata", &MultiPolygon(vec![square])).expect("a sound area");
    let set = AreaSet::new("municipalities", vec![tata]).expect("a sound set");
    vec![Arc::new(set)]
}

/// A system whose metres are a hundred-thousandth of a degree.
struct Metres;

impl Project for Metres {
    fn to_wgs84(&self, points: &mut [(f64, f64)]) -> Result<(), String> {
        if points.iter().any(|point| point.0 < 0.0) {
            return Err("west of the system".to_owned());
        }
        for point in points {
            *point = (point.0 / 1e5, point.1 / 1e5);
        }
        Ok(())
    }

    fn area_of_use(&self) -> Option<[f64; 4]> {
        Some([16.0, 45.0, 23.0, 49.0])
    }
}

fn survey<'a>(codebook: &'a Codebook, areas: &'a [Arc<AreaSet>]) -> Survey<'a> {
    Survey {
        valid_from: Some(date(2024, 1, 1)),
        areas,
        ..Survey::new(codebook)
    }
}

fn read(survey: Survey<'_>, bytes: &[u8]) -> Result<Batch, InvalidFile> {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), bytes).expect("written");
    let mut reader = survey.open(file.path())?;
    let (mut all, mut batch) = (Batch::default(), Batch::default());
    while reader.next_batch(&mut batch)? {
        all.records.append(&mut batch.records);
        all.rejections.append(&mut batch.rejections);
    }
    assert_eq!(reader.bytes_read(), reader.bytes_total());
    assert_eq!(
        reader.rows(),
        (all.records.len() + all.rejections.len()) as u64
    );
    Ok(all)
}

fn households(text: &str) -> Result<Batch, InvalidFile> {
    let (codebook, areas) = (book("household", ""), areas());
    read(survey(&codebook, &areas), text.as_bytes())
}

/// The first rejection: row, column, value and reason.
fn rejection(text: &str) -> (u64, String, String, Reason) {
    let batch = households(text).expect("a readable file");
    let first = batch.rejections.into_iter().next().expect("a rejection");
    (first.row, first.column, first.value, first.reason)
}

fn rejected(text: &str, row: u64, column: &str, value: &str, reason: Reason) {
    let expected = (row, column.to_owned(), value.to_owned(), reason);
    assert_eq!(rejection(text), expected);
}

#[test]
fn a_row_becomes_a_record_with_its_place_and_answers() {
    let text =
        "id,wave,rooms,tenure,lon,lat\nh1,2024-03-01,3,tenant,18.32,47.65\nh2,,dk,,18.32,47.65\n";
    let batch = households(text).expect("a sound file");
    assert_eq!(batch.rejections, []);
    let first = &batch.records[0];
    assert_eq!((first.row, first.id.as_str()), (2, "h1"));
    assert_eq!(first.valid_from, date(2024, 3, 1));
    let answers = [Value::Number(3.0), Value::Category(1)].map(Answer::Value);
    assert_eq!(first.answers, answers);
    let place = first.place.as_ref().expect("a place");
    assert_eq!(u8::from(place.hex.resolution()), 13);
    assert_eq!(
        (&*place.areas[0].set, &*place.areas[0].id),
        ("municipalities", "tata")
    );
    let second = &batch.records[1];
    assert_eq!(second.valid_from, date(2024, 1, 1));
    let none = [NoAnswer::DoesNotKnow, NoAnswer::NotAsked].map(Answer::None);
    assert_eq!(second.answers, none);
}

#[test]
fn metres_are_projected_and_need_their_system_named() {
    let (codebook, areas) = (book("household", ""), areas());
    let text = "id,rooms,east,north,lon,lat\nh1,3,1832000,4765000,,\nh2,3,-5,4765000,,\nh3,3,4765000,1832000,,\n\
                h4,3,9900000,4765000,,\n";
    let projected = Survey {
        projection: Some(&Metres),
        ..survey(&codebook, &areas)
    };
    let batch = read(projected, text.as_bytes()).expect("a readable file");
    let degrees = households("id,rooms,lon,lat\nh1,3,18.32,47.65\n").expect("a sound file");
    assert_eq!(batch.records[0].place, degrees.records[0].place);
    let outcome = |i: usize| (batch.rejections[i].row, batch.rejections[i].reason);
    assert_eq!(outcome(0), (3, Reason::CoordinateOutside));
    assert_eq!(outcome(1), (4, Reason::SwappedAxes));
    assert_eq!(outcome(2), (5, Reason::CoordinateOutside));
    assert_eq!(batch.rejections[2].column, "east, north");
    assert_eq!(batch.rejections[2].value, "9900000, 4765000");
    let expected = "lon 16.00 – 23.00, lat 45.00 – 49.00";
    assert_eq!(batch.rejections[2].expected, expected);
    let error = households("id,rooms,east,north\nh1,3,1832000,4765000\n").expect_err("no system");
    assert_eq!(error.problem.id(), "no-crs");
}

#[test]
fn each_bad_cell_is_rejected_with_row_column_value_and_reason() {
    let row = |row: &str| format!("id,wave,rooms,tenure,lon,lat\nh0,,1,owner,18.3,47.65\n{row}\n");
    let at = "18.32,47.65";
    rejected(
        &row(&format!("h1,,3,squatter,{at}")),
        3,
        "tenure",
        "squatter",
        Reason::UnknownCategory,
    );
    rejected(
        &row(&format!("h1,2024-02-30,3,,{at}")),
        3,
        "wave",
        "2024-02-30",
        Reason::NoSuchDate,
    );
    rejected(
        &row(&format!("h1,,many,,{at}")),
        3,
        "rooms",
        "many",
        Reason::NotInteger,
    );
    rejected(
        &row(&format!("h1,,99,,{at}")),
        3,
        "rooms",
        "99",
        Reason::OutOfRange,
    );
    rejected(
        &row(&format!("h1,,,,{at}")),
        3,
        "rooms",
        "",
        Reason::Required,
    );
    rejected(
        &row(&format!("h1,,ca,,{at}")),
        3,
        "rooms",
        "ca",
        Reason::NoAnswerNotAllowed,
    );
    rejected(&row(&format!(",,3,,{at}")), 3, "id", "", Reason::MissingId);
    rejected(
        &row(&format!("h0,,3,,{at}")),
        3,
        "id",
        "h0",
        Reason::DuplicateId,
    );
    rejected(
        &row("h1,,3,,47.65,18.32"),
        3,
        "lon, lat",
        "47.65, 18.32",
        Reason::SwappedAxes,
    );
    rejected(
        &row("h1,,3,,1018.32,47.65"),
        3,
        "lon, lat",
        "1018.32, 47.65",
        Reason::CoordinateOutside,
    );
    rejected(
        &row("h1,,3,,0,0"),
        3,
        "lon, lat",
        "0, 0",
        Reason::CoordinateOutside,
    );
    rejected(&row("h1,,3,,NaN,47.65"), 3, "lon", "NaN", Reason::NotFinite);
    rejected(
        &row("h1,,3,,18.32,"),
        3,
        "lat",
        "",
        Reason::MissingCoordinates,
    );
    rejected(&row("h1,,3,,,"), 3, "lon", "", Reason::MissingCoordinates);
    rejected(&row("h1,,3"), 3, "tenure", "3", Reason::FieldCount);
    rejected(&row("h1,,3,,18.32,47.65,x"), 3, "", "7", Reason::FieldCount);
}

#[test]
fn a_corrected_row_is_taken_where_the_first_of_its_id_was_not() {
    let text = "id,rooms,lon,lat\nh1,99,18.32,47.65\nh1,3,18.32,47.65\nh1,4,18.32,47.65\n";
    let batch = households(text).expect("a readable file");
    assert_eq!(batch.records.len(), 1);
    assert_eq!(batch.records[0].row, 3);
    let duplicate = &batch.rejections[1];
    assert_eq!((duplicate.row, duplicate.expected.as_str()), (4, "3"));
}

#[test]
fn persons_take_their_households_place_and_the_household_must_be_known() {
    let parent =
        "type = \"text\"\nrole = \"parent\"\nsensitivity = \"identifying\"\nstore = \"no\"";
    let codebook = book("person", &variable("household", parent));
    let exists = |id: &str| id == "h1";
    let persons = Survey {
        parent_exists: Some(&exists),
        ..survey(&codebook, &[])
    };
    let text = b"id,household,rooms\np1,h1,3\np2,h2,3\np3,,3\n";
    let batch = read(persons, text).expect("a readable file");
    assert_eq!(batch.records.len(), 1);
    assert_eq!(batch.records[0].parent.as_deref(), Some("h1"));
    assert_eq!(batch.records[0].place, None);
    let outcome = |i: usize| (batch.rejections[i].row, batch.rejections[i].reason);
    assert_eq!(outcome(0), (3, Reason::ParentUnknown));
    assert_eq!(outcome(1), (4, Reason::MissingParent));
    assert_eq!(batch.rejections[0].column, "household");
}

#[test]
fn without_a_parent_variable_a_record_has_its_parents_id() {
    let codebook = book("person", "");
    let batch = read(survey(&codebook, &[]), b"id,rooms\np1,3\n").expect("a sound file");
    assert_eq!(batch.records[0].parent.as_deref(), Some("p1"));
}

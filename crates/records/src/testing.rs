//! A small town for the tests of this crate: three registers, their records, and a store to put them in.

use gocpont_core::answer::{Answer, NoAnswer};
use gocpont_core::codebook::{
    Category, Codebook, Labels, Role, Sensitivity, Storing, Unit, Variable, VariableType,
};
use gocpont_core::record::{AreaOf, Place, Precision, Record, Value};
use h3o::{LatLng, Resolution};
use jiff::civil::{Date, date};

use crate::sqlite::Purpose;
use crate::{BatchInfo, RecordStore, SqliteRecords, StoreError, Taken};

pub(crate) fn variable(code: &str, kind: VariableType, role: Option<Role>) -> Variable {
    let category = |code: &str| Category {
        code: code.to_owned(),
        ..Category::default()
    };
    Variable {
        code: code.to_owned(),
        block: String::new(),
        kind,
        role,
        required: false,
        sensitivity: Sensitivity::Plain,
        store: Storing::Plain,
        label: Labels::default(),
        categories: if kind == VariableType::Category {
            vec![category("owner"), category("tenant")]
        } else {
            Vec::new()
        },
        no_answer: NoAnswer::ALL.to_vec(),
        range: None,
        allowed: Vec::new(),
        unit: None,
        aliases: Vec::new(),
    }
}

pub(crate) fn codebook() -> Codebook {
    Codebook {
        id: "household".to_owned(),
        version: "1".to_owned(),
        label: Labels::default(),
        parent: None,
        unit: Some(Unit::Households),
        variables: vec![
            variable("household_id", VariableType::Text, Some(Role::Id)),
            variable("rooms", VariableType::Integer, None),
            variable("tenure", VariableType::Category, None),
            variable("arrears", VariableType::Boolean, None),
        ],
        instruments: Vec::new(),
        indicators: Vec::new(),
        life: None,
    }
}

pub(crate) fn record(id: &str, from: Date, rooms: Answer<Value>) -> Record {
    Record {
        row: 2,
        id: id.to_owned(),
        parent: None,
        valid_from: from,
        place: Some(Place {
            hex: LatLng::new(47.65, 18.32)
                .unwrap()
                .to_cell(Resolution::Thirteen),
            areas: vec![AreaOf {
                set: "municipalities".into(),
                id: "tata".into(),
            }],
            precision: Precision::Coordinates,
        }),
        ended: None,
        answers: vec![
            rooms,
            Answer::Value(Value::Category(1)),
            Answer::Value(Value::Boolean(true)),
        ],
    }
}

pub(crate) fn rooms(number: f64) -> Answer<Value> {
    Answer::Value(Value::Number(number))
}

pub(crate) fn info() -> BatchInfo {
    BatchInfo {
        file: "wave.csv".to_owned(),
        checksum: "00".to_owned(),
        recorded_at: "2024-10-01T08:00:00Z".to_owned(),
        codebook: String::new(),
    }
}

pub(crate) fn append(
    store: &mut SqliteRecords,
    codebook: &Codebook,
    records: Vec<Record>,
) -> Taken {
    let mut portions = vec![records].into_iter();
    let appended: Result<Taken, StoreError> =
        store.append(codebook, &info(), || Ok(portions.next()));
    appended.unwrap()
}

pub(crate) fn store(dir: &tempfile::TempDir) -> SqliteRecords {
    SqliteRecords::open_or_create(&dir.path().join("town.db"), Purpose::Synthetic).unwrap()
}

/// People, who name their household.
pub(crate) fn people() -> Codebook {
    register(
        "person",
        "household",
        vec![
            variable("person_id", VariableType::Text, Some(Role::Id)),
            variable("household_id", VariableType::Text, Some(Role::Parent)),
            variable("age", VariableType::Integer, None),
        ],
    )
}

/// Care forms, under the ids of people.
pub(crate) fn care() -> Codebook {
    register(
        "elder_care",
        "person",
        vec![
            variable("person_id", VariableType::Text, Some(Role::Id)),
            variable("katz", VariableType::Integer, None),
        ],
    )
}

fn register(id: &str, parent: &str, variables: Vec<Variable>) -> Codebook {
    Codebook {
        id: id.to_owned(),
        parent: Some(parent.to_owned()),
        unit: Some(Unit::Persons),
        variables,
        ..codebook()
    }
}

/// A record with one number, without a place.
pub(crate) fn number(id: &str, parent: Option<&str>, from: Date, number: f64) -> Record {
    Record {
        id: id.to_owned(),
        parent: parent.map(str::to_owned),
        valid_from: from,
        place: None,
        answers: vec![Answer::Value(Value::Number(number))],
        ..record("", date(2024, 1, 1), Answer::None(NoAnswer::Refused))
    }
}

/// A household somewhere else than the others.
pub(crate) fn living_at(id: &str, lat: f64) -> Record {
    let mut made = record(id, date(2024, 1, 1), rooms(2.0));
    if let (Some(place), Ok(point)) = (&mut made.place, LatLng::new(lat, 18.32)) {
        place.hex = point.to_cell(Resolution::Thirteen);
    }
    made
}

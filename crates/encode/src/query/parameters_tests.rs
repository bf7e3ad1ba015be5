//! Parameters named after properties, orders and choices of properties.

use super::*;
use crate::fixture::hex_town;

fn queryables() -> Queryables {
    Queryables::of(&hex_town(1).view())
}

#[test]
fn a_parameter_is_read_by_the_kind_of_its_property() {
    let read = |name, value| Filter::of_parameter(name, value, &queryables());
    for (name, value, filter) in [
        ("class", "hot99", "class = 'hot99'"),
        ("cases", "12", "cases = 12"),
        ("area", "0123", "area = '0123'"),
        ("marks", "withheld", "marks = 'withheld'"),
        ("period", "2024-01-01", "period = '2024-01-01'"),
        ("id", "7", "id = 7"),
    ] {
        let filter = Filter::from_text(filter).unwrap();
        assert_eq!(read(name, value), Ok(filter), "{name}={value}");
    }
    for (name, value) in [
        ("cases", "many"),
        ("value", "NaN"),
        ("value", "inf"),
        ("geometry", "POINT(1 1)"),
        ("nobody", "1"),
    ] {
        assert!(read(name, value).is_err(), "{name}={value}");
    }
}

#[test]
fn an_order_names_what_has_one() {
    let read = |text| Sort::read(text, &queryables());
    assert_eq!(read("cases"), read(" cases"));
    assert_eq!(read("+cases,-value"), read("cases,-value,cases"));
    assert_ne!(read("cases"), read("-cases"));
    for text in ["", "nobody", "cases,", "geometry", "marks", "--cases"] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn a_choice_of_properties_keeps_the_order_of_the_table() {
    let town = hex_town(1);
    let columns = town.view().columns();
    let names = |text: &str| -> Vec<&str> {
        let shown = Shown::read(text, &queryables()).unwrap();
        shown.of(columns).map(|(_, column)| column.name).collect()
    };
    assert_eq!(names("value, h3,geometry,id"), ["h3", "value"]);
    assert_eq!(names(""), Vec::<&str>::new());
    assert!(Shown::read("value,nobody", &queryables()).is_err());
    assert!(Shown::default().is_all());
    assert_eq!(Shown::default().of(columns).count(), columns.len());
}

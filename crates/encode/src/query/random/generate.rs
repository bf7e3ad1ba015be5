//! Random filters over the properties of a layer.

use proptest::prelude::*;

use crate::query::cql2::{Comparison, End, Filter, Instant, Place, Relation, Scalar, Shape, Span};

const NUMBERS: [&str; 5] = ["cases", "population", "value", "z", "id"];
const TEXTS: [&str; 5] = ["status", "n_band", "block", "name", "marks"];

fn property(names: &'static [&'static str]) -> impl Strategy<Value = Scalar> {
    proptest::sample::select(names).prop_map(|name| Scalar::Property(name.to_owned()))
}

fn number() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        (-5..80_i32).prop_map(f64::from),
        (-300..900_i32).prop_map(|thousandths| f64::from(thousandths) / 1000.0),
    ]
    .prop_map(Scalar::Number)
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        proptest::sample::select(vec![
            "own",
            "Own",
            "suppressed",
            "50-99",
            "100-199",
            "b7",
            "B12",
            "withheld",
            "synthetic",
        ])
        .prop_map(str::to_owned),
        "[a-c0-9 '\"%_ÁŰőß]{0,6}",
    ]
}

fn text() -> impl Strategy<Value = Scalar> {
    words().prop_map(Scalar::Text)
}

fn folded(scalar: Scalar) -> Scalar {
    Scalar::CaseI(Box::new(scalar))
}

fn comparison() -> impl Strategy<Value = Comparison> {
    proptest::sample::select(vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ])
}

fn instant() -> impl Strategy<Value = Instant> {
    let text = prop_oneof![
        "20(23|24)-0[1-3]-(01|15)",
        "2024-01-01T0[0-3]:00:00(\\.5)?Z",
        Just("2024-01-01".to_owned()),
    ];
    text.prop_map(|text| Instant::read(&text).unwrap())
}

fn end() -> impl Strategy<Value = End> {
    prop_oneof![
        Just(End::Open),
        instant().prop_map(End::Instant),
        Just(End::Property("period".to_owned())),
    ]
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        Just(Span::Property("period".to_owned())),
        instant().prop_map(Span::Instant),
        (end(), end()).prop_map(|(from, to)| Span::Interval(from, to)),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let degrees = |x: i32, y: i32| [18.0 + f64::from(x) / 1e4, 47.0 + f64::from(y) / 1e4];
    let position = (3100..3300_i32, 6400..6600_i32, 0..60_i32, 0..60_i32);
    position.prop_map(move |(x, y, wide, high)| {
        let ([west, south], [east, north]) = (degrees(x, y), degrees(x + wide, y + high));
        Place::Shape(if wide == 0 {
            Shape::Points(vec![[west, south]])
        } else if high % 2 == 0 {
            Shape::Box([west, south, east, north])
        } else {
            let ring = vec![[west, south], [east, south], [west, north], [west, south]];
            Shape::Polygons(vec![vec![ring]])
        })
    })
}

fn condition() -> impl Strategy<Value = Filter> {
    let here = || Place::Property("geometry".to_owned());
    prop_oneof![
        (property(&NUMBERS), comparison(), number()).prop_map(|(a, c, b)| Filter::Compare(a, c, b)),
        (number(), comparison(), property(&NUMBERS)).prop_map(|(a, c, b)| Filter::Compare(a, c, b)),
        (property(&TEXTS), comparison(), text()).prop_map(|(a, c, b)| Filter::Compare(a, c, b)),
        (property(&TEXTS), comparison(), text()).prop_map(|(a, c, b)| Filter::Compare(
            folded(a),
            c,
            folded(b)
        )),
        (property(&NUMBERS), number(), number()).prop_map(|(v, a, b)| Filter::Between(v, a, b)),
        (
            property(&NUMBERS),
            proptest::collection::vec(number(), 1..6)
        )
            .prop_map(|(v, list)| Filter::In(v, list)),
        (property(&TEXTS), proptest::collection::vec(text(), 1..6))
            .prop_map(|(v, list)| Filter::In(v, list)),
        (property(&TEXTS), text()).prop_map(|(v, pattern)| Filter::Like(v, pattern)),
        (property(&TEXTS), text())
            .prop_map(|(v, pattern)| Filter::Like(folded(v), folded(pattern))),
        proptest::sample::select(vec!["cases", "name", "value", "geometry", "marks"])
            .prop_map(|name| Filter::IsNull(name.to_owned())),
        (instant(), comparison()).prop_map(|(instant, c)| {
            Filter::Compare(
                Scalar::Property("period".to_owned()),
                c,
                Scalar::Instant(instant),
            )
        }),
        (
            span(),
            proptest::sample::select(Relation::NAMES.to_vec()),
            span()
        )
            .prop_map(|(a, (_, relation), b)| Filter::Temporal(a, relation, b)),
        place().prop_map(move |place| Filter::Intersects(here(), place)),
        any::<bool>().prop_map(Filter::Constant),
    ]
}

/// A filter that can be checked against a layer.
pub fn filter() -> impl Strategy<Value = Filter> {
    condition().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Filter::And),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(Filter::Or),
            inner.prop_map(|filter| Filter::Not(Box::new(filter))),
        ]
    })
}

/// A word of the language, or nearly.
pub fn word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "(",
        ")",
        ",",
        "a",
        "\"b\"",
        "'c'",
        "1",
        "-2.5e3",
        "=",
        "<>",
        "<",
        "AND",
        "OR",
        "NOT",
        "IS",
        "NULL",
        "LIKE",
        "ILIKE",
        "BETWEEN",
        "IN",
        "TRUE",
        "CASEI(",
        "DATE('2024-01-01')",
        "TIMESTAMP(",
        "INTERVAL('..',",
        "T_AFTER(",
        "S_INTERSECTS(",
        "geometry",
        "POINT(",
        "POLYGON((",
        "1 2",
        "BBOX(1,2,3,4)",
        "MULTIPOINT(",
        "GEOMETRYCOLLECTION(",
        "Z",
    ])
}

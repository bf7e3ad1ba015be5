//! Filters as the standard, GDAL and QGIS write them, and what is said of those that are none.

use super::*;
use crate::query::error::Wanted;

fn read(text: &str) -> Filter {
    Filter::from_text(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn json(text: &str) -> Filter {
    Filter::from_json(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What is read, written again.
fn again(text: &str) -> String {
    read(text).to_string()
}

#[test]
fn conditions_are_read_by_their_precedence() {
    assert_eq!(
        again("a=1 or b=2 and not c=3"),
        "(a = 1) OR ((b = 2) AND (NOT (c = 3)))"
    );
    assert_eq!(
        again("(a=1 or b=2) and c<>3"),
        "((a = 1) OR (b = 2)) AND (c <> 3)"
    );
    assert_eq!(
        again("a=1 AND b=2 AND c=3"),
        "(a = 1) AND (b = 2) AND (c = 3)"
    );
    assert_eq!(again("NOT NOT a > -1.5e1"), "NOT (NOT (a > -15))");
}

#[test]
fn every_form_of_a_comparison_is_read() {
    for (text, written) in [
        ("a<=-1", "a <= -1"),
        ("5 < a", "5 < a"),
        ("a >= .5", "a >= 0.5"),
        ("a = 'O''Neil'", "a = 'O''Neil'"),
        ("a = 'O\\'Neil'", "a = 'O''Neil'"),
        ("a is null", "a IS NULL"),
        ("a is not null", "NOT (a IS NULL)"),
        ("a like 'x%'", "a LIKE 'x%'"),
        ("a not like 'x%'", "NOT (a LIKE 'x%')"),
        ("casei(a) LIKE casei('X%')", "CASEI(a) LIKE CASEI('X%')"),
        (
            "a between 1 and 2 and b=1",
            "(a BETWEEN 1 AND 2) AND (b = 1)",
        ),
        ("a not between 1 and 2", "NOT (a BETWEEN 1 AND 2)"),
        ("a in (1,2)", "a IN (1,2)"),
        ("a not in ('x')", "NOT (a IN ('x'))"),
        ("a = true", "a = TRUE"),
        ("true", "TRUE"),
        ("\"a b\"\"c\" = \"and\"", "\"a b\"\"c\" = \"and\""),
        ("a = DATE('2024-01-01')", "a = DATE('2024-01-01')"),
        (
            "a < TIMESTAMP('2024-01-01T00:00:00Z')",
            "a < TIMESTAMP('2024-01-01T00:00:00Z')",
        ),
    ] {
        assert_eq!(again(text), written, "{text}");
        assert_eq!(read(written), read(text), "{written}");
    }
}

#[test]
fn filters_of_gdal_and_qgis_are_read() {
    for (text, written) in [
        (
            "((\"class\" = 'hot99') AND (\"value\" >= 0.25))",
            "(class = 'hot99') AND (value >= 0.25)",
        ),
        ("(\"name\" ILIKE 'köz%')", "CASEI(name) LIKE CASEI('köz%')"),
        ("(NOT (\"name\" IS NULL))", "NOT (name IS NULL)"),
        (
            "(period >= '2024-01-01T00:00:00Z')",
            "period >= '2024-01-01T00:00:00Z'",
        ),
        (
            "s_intersects(geometry,BBOX(18.1,47.5,18.5,47.8))",
            "S_INTERSECTS(geometry,BBOX(18.1,47.5,18.5,47.8))",
        ),
        (
            "(S_INTERSECTS(\"geometry\",POLYGON((18 47, 19 47, 19 48, 18 47)))) AND ((\"cases\") > (3))",
            "(S_INTERSECTS(geometry,POLYGON((18 47,19 47,19 48,18 47)))) AND (cases > 3)",
        ),
        (
            "S_INTERSECTS(geometry, PolygonZ ((18 47 1, 19 47 1, 19 48 1, 18 47 1)))",
            "S_INTERSECTS(geometry,POLYGON((18 47,19 47,19 48,18 47)))",
        ),
    ] {
        assert_eq!(again(text), written, "{text}");
    }
}

#[test]
fn every_geometry_is_read_as_text_and_as_json() {
    for (text, document) in [
        ("POINT(1 2)", r#"{"type":"Point","coordinates":[1,2]}"#),
        (
            "POINT Z (1 2 3)",
            r#"{"type":"Point","coordinates":[1,2,3]}"#,
        ),
        (
            "MULTIPOINT((1 2),(3 4))",
            r#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
        ),
        (
            "multipoint(1 2,3 4)",
            r#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#,
        ),
        (
            "LINESTRING(1 2,3 4)",
            r#"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#,
        ),
        (
            "MULTILINESTRING((1 2,3 4),(5 6,7 8))",
            r#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}"#,
        ),
        (
            "POLYGON((0 0,9 0,9 9,0 0),(5 4,6 4,6 5,5 4))",
            r#"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,4],[6,4],[6,5],[5,4]]]}"#,
        ),
        (
            "MULTIPOLYGON(((0 0,9 0,9 9,0 0)),((5 4,6 4,6 5,5 4)))",
            r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[5,4],[6,4],[6,5],[5,4]]]]}"#,
        ),
        (
            "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))",
            r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[1,2],[3,4]]}]}"#,
        ),
        ("BBOX(1,2,3,4)", r#"{"bbox":[1,2,3,4]}"#),
        ("BBOX(1,2,0,3,4,9)", r#"{"bbox":[1,2,0,3,4,9]}"#),
    ] {
        let text = read(&format!("S_INTERSECTS(geometry,{text})"));
        let document = json(&format!(
            r#"{{"op":"s_intersects","args":[{{"property":"geometry"}},{document}]}}"#
        ));
        assert_eq!(text, document);
        assert_eq!(read(&text.to_string()), text);
        assert_eq!(json(&text.to_json().to_string()), text);
    }
}

#[test]
fn every_relation_of_time_is_read() {
    for (name, relation) in Relation::NAMES {
        let upper = name.to_ascii_uppercase();
        let text = format!("{upper}(period,INTERVAL('2024-01-01','..'))");
        let document = format!(
            r#"{{"op":"{name}","args":[{{"property":"period"}},{{"interval":["2024-01-01",".."]}}]}}"#
        );
        let found = read(&text);
        assert!(matches!(&found, Filter::Temporal(_, own, _) if *own == relation));
        assert_eq!(found, json(&document));
        assert_eq!(found.to_string(), text);
    }
    let text = "T_DURING(INTERVAL(a,b),INTERVAL('2024-01-01T00:00:00Z',DATE('2025-01-01')))";
    let document = r#"{"op":"t_during","args":[{"interval":[{"property":"a"},{"property":"b"}]},
        {"interval":["2024-01-01T00:00:00Z",{"date":"2025-01-01"}]}]}"#;
    assert_eq!(read(text), json(document));
    let text = "T_AFTER(period,DATE('2024-01-01'))";
    let document = r#"{"op":"t_after","args":[{"property":"period"},{"date":"2024-01-01"}]}"#;
    assert_eq!(read(text), json(document));
}

#[test]
fn json_says_what_text_says() {
    for (text, document) in [
        (
            "a=1 AND (b<'x' OR NOT c IS NULL)",
            r#"{"op":"and","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"or","args":[
               {"op":"<","args":[{"property":"b"},"x"]},
               {"op":"not","args":[{"op":"isNull","args":[{"property":"c"}]}]}]}]}"#,
        ),
        (
            "CASEI(a) LIKE CASEI('x%')",
            r#"{"op":"like","args":[{"op":"casei","args":[{"property":"a"}]},{"op":"casei","args":["x%"]}]}"#,
        ),
        (
            "a BETWEEN 1 AND 2.5",
            r#"{"op":"between","args":[{"property":"a"},1,2.5]}"#,
        ),
        (
            "a IN ('x','y')",
            r#"{"op":"in","args":[{"property":"a"},["x","y"]]}"#,
        ),
        (
            "a = TIMESTAMP('2024-01-01T10:00:00Z')",
            r#"{"op":"=","args":[{"property":"a"},{"timestamp":"2024-01-01T10:00:00Z"}]}"#,
        ),
        ("TRUE", "true"),
    ] {
        assert_eq!(read(text), json(document), "{text}");
        assert_eq!(json(&read(text).to_json().to_string()), read(text));
    }
}

#[test]
fn an_error_says_where_and_what() {
    let error = |text: &str| Filter::from_text(text).unwrap_err();
    for (text, nth, wanted, found) in [
        ("", 1, Wanted::Value, ""),
        ("a", 2, Wanted::Operator, ""),
        ("a = ", 5, Wanted::Value, ""),
        ("őz = = 1", 6, Wanted::Value, "="),
        ("a == 1", 4, Wanted::Value, "="),
        ("a = 1)", 6, Wanted::End, ")"),
        ("(a = 1", 7, Wanted::Word(")"), ""),
        ("a = 'x", 7, Wanted::Word("'"), ""),
        ("a @ 1", 3, Wanted::Value, "@"),
        ("a = 1e999", 5, Wanted::Value, "1e999"),
        ("a BETWEEN 1 OR 2", 13, Wanted::Word("AND"), "OR"),
        ("a = 1 AND 5", 12, Wanted::Operator, ""),
        ("a IS 5", 6, Wanted::Word("NULL"), "5"),
        ("soundex(a) = 1", 1, Wanted::Function, "soundex"),
        ("a = DATE('2024')", 10, Wanted::Date, "'2024'"),
        ("S_INTERSECTS(g,POINT(1))", 23, Wanted::Number, ")"),
        (
            "S_INTERSECTS(g,POLYGON((1 1,2 2,3 3)))",
            24,
            Wanted::Ring,
            ")",
        ),
        ("S_INTERSECTS(g,5)", 16, Wanted::Geometry, "5"),
        ("T_AFTER(p,5)", 11, Wanted::Moment, "5"),
        ("and = 1", 1, Wanted::Value, "and"),
    ] {
        let at = At::Character(nth);
        let found = found.to_owned();
        assert_eq!(
            error(text),
            InvalidFilter::Syntax { at, wanted, found },
            "{text}"
        );
    }
}

#[test]
fn an_error_in_json_says_where_and_what() {
    let error = |text: &str| Filter::from_json(text).unwrap_err().to_string();
    for (text, said) in [
        ("5", "a condition expected at #, not “5”"),
        (
            r#"{"op":"=","args":[{"property":"a"}]}"#,
            "2 arguments expected at #, not “1”",
        ),
        (
            r#"{"op":"and","args":[true,{"op":"=","args":[{"property":"a"},null]}]}"#,
            "a value expected at #/args/1/args/1, not “null”",
        ),
        (
            r#"{"op":"avg","args":[]}"#,
            "a known function expected at #, not “\"avg\"”",
        ),
        (
            r#"{"op":"s_intersects","args":[{"property":"g"},{"type":"Point","coordinates":[1]}]}"#,
            "longitude and latitude in degrees expected at #/args/1, not “[1]”",
        ),
    ] {
        assert_eq!(error(text), said, "{text}");
    }
    assert!(error("{").starts_with("a CQL2 JSON document expected at character 1"));
}

#[test]
fn a_filter_is_bounded_in_length_depth_and_number() {
    let deep = |depth: usize| format!("{}a=1{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Filter::from_text(&deep(MOST_DEPTH)).is_ok());
    let too_deep = |text: &str| {
        matches!(
            Filter::from_text(text),
            Err(InvalidFilter::TooDeep {
                most: MOST_DEPTH,
                ..
            })
        )
    };
    assert!(too_deep(&deep(MOST_DEPTH + 1)));
    assert!(too_deep(&"(".repeat(MOST_BYTES)));
    assert!(too_deep(&"NOT ".repeat(MOST_BYTES / 4)));
    assert!(too_deep(&"CASEI(".repeat(MOST_BYTES / 6)));
    let long = " ".repeat(MOST_BYTES + 1);
    let most = MOST_BYTES;
    assert_eq!(
        Filter::from_text(&long),
        Err(InvalidFilter::TooLong { most })
    );
    assert_eq!(
        Filter::from_json(&long),
        Err(InvalidFilter::TooLong { most })
    );
    let many = |count: usize| format!("a IN ({}1)", "1,".repeat(count));
    assert!(Filter::from_text(&many(MOST_NODES - 10)).is_ok());
    let most = MOST_NODES;
    assert_eq!(
        Filter::from_text(&many(MOST_NODES)),
        Err(InvalidFilter::TooMuch { most })
    );
}

#[test]
fn a_document_that_is_too_deep_is_refused() {
    let nested = |depth: usize| {
        let (open, close) = (r#"{"op":"not","args":["#, "]}");
        format!("{}true{}", open.repeat(depth), close.repeat(depth))
    };
    assert!(Filter::from_json(&nested(MOST_DEPTH - 1)).is_ok());
    assert!(matches!(
        Filter::from_json(&nested(MOST_DEPTH)),
        Err(InvalidFilter::TooDeep { .. })
    ));
    for hostile in ["[".repeat(MOST_BYTES), r#"{"op":"#.repeat(600)] {
        assert!(Filter::from_json(&hostile).is_err());
    }
}

#[test]
fn geometries_of_other_reference_systems_are_brought_to_degrees() {
    let swapped = |text: &str| {
        let mut filter = read(text);
        filter.reproject(&Reprojection::Swap).unwrap();
        filter.to_string()
    };
    assert_eq!(
        swapped("NOT S_INTERSECTS(g,BBOX(47,18,48,19)) AND S_INTERSECTS(g,POINT(47 18))"),
        "(NOT (S_INTERSECTS(g,BBOX(18,47,19,48)))) AND (S_INTERSECTS(g,POINT(18 47)))"
    );
    let halved = Reprojection::By(&|[x, y]| (x < 100.0).then_some([x / 2.0, y / 2.0]));
    let mut filter = read("S_INTERSECTS(g,BBOX(2,4,6,8))");
    filter.reproject(&halved).unwrap();
    let Filter::Intersects(_, Place::Shape(Shape::Polygons(polygons))) = &filter else {
        panic!("{filter}");
    };
    assert_eq!(polygons[0][0].len(), 65);
    assert_eq!(format!("{:?}", polygons[0][0][16]), "[3.0, 2.0]");
    assert!(
        read("S_INTERSECTS(g,POINT(200 1))")
            .reproject(&halved)
            .is_err()
    );
}

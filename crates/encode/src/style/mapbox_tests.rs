//! A `MapLibre` style, evaluated: it colours every place as the page does.

use std::collections::BTreeSet;

use super::*;
use crate::layer::LayerView;
use crate::style::tests::{many_kinds, style};
use crate::style::{RAMP, Scale, View, colours};
use crate::table::{Property, Table};

/// What the page shows of a feature: the fill of the first rule that fits, by `styleOf` in `classes.ts`.
fn as_on_page(table: &LayerView<'_>, at: usize, limits: &[f64], which: View) -> Option<Colour> {
    let value = |name: &str| {
        let column = table
            .columns()
            .iter()
            .position(|own| own.name == name)
            .unwrap();
        table.value(at, column)
    };
    let marked = match value("marks") {
        Property::List(words) => words.iter().any(|word| word == "withheld"),
        _ => false,
    };
    if marked || value("status") == Property::Text("suppressed") {
        return colours::WITHHELD.fill;
    }
    let Property::Number(shown) = value("value") else {
        return None;
    };
    if value("status") == Property::Text("nodata") {
        return None;
    }
    if which == View::Share && shown == 0.0 {
        return colours::ZERO.fill;
    }
    if which == View::Share {
        return Some(RAMP[limits.iter().filter(|limit| shown >= **limit).count()]);
    }
    let Property::Text(class) = value("class") else {
        return colours::UNTOLD.fill;
    };
    colours::CLASSES
        .iter()
        .find(|own| own.0 == class)
        .unwrap()
        .1
        .fill
}

#[test]
fn a_maplibre_style_colours_every_place_as_the_page_does() {
    let town = many_kinds();
    let view = town.view();
    let limits = Scale::of(&view, "value").limits;
    for which in [View::Hotspots, View::Share] {
        let style = style(&view, which);
        let layers = layers(&style);
        let mut seen = BTreeSet::new();
        for at in 0..view.len() {
            let properties: serde_json::Map<String, Value> = view
                .feature(at)
                .unwrap()
                .properties
                .iter()
                .filter_map(|(name, value)| Some(((*name).to_owned(), in_tile(*value)?)))
                .collect();
            let found = evaluate(&layers[0]["paint"]["fill-color"], &properties);
            let wanted = as_on_page(&view, at, &limits, which).map_or_else(
                || "rgba(0,0,0,0)".to_owned(),
                |own| format!("rgba({},{},{},{})", own.0, own.1, own.2, own.opacity()),
            );
            assert_eq!(found, json!(wanted), "{which:?} {at}");
            seen.insert(wanted);
        }
        assert!(seen.len() >= 7, "{seen:?}");
        let document = document(&style, "https://map.example/tilejson");
        assert_eq!(
            document["sources"]["gocpont"]["url"],
            "https://map.example/tilejson"
        );
        assert_eq!(document["layers"][0]["source-layer"], "alone-hex9");
    }
}

fn in_tile(value: Property<'_>) -> Option<Value> {
    match value {
        Property::Text(words) => Some(json!(words)),
        Property::Number(number) => Some(json!(number)),
        Property::Integer(number) => Some(json!(number)),
        Property::List(words) if !words.is_empty() => Some(json!(words.joined())),
        _ => None,
    }
}

/// The few expressions of the specification that styles here use.
fn evaluate(expression: &Value, properties: &serde_json::Map<String, Value>) -> Value {
    let Value::Array(parts) = expression else {
        return expression.clone();
    };
    let part = |nth: usize| evaluate(&parts[nth], properties);
    let is = |nth: usize| part(nth) == json!(true);
    let (a, b) = (|| part(1).as_f64(), || part(2).as_f64());
    match parts[0].as_str().unwrap() {
        "case" => {
            let nth = (1..parts.len() - 1).step_by(2).find(|nth| is(*nth));
            part(nth.map_or(parts.len() - 1, |nth| nth + 1))
        }
        "all" => json!((1..parts.len()).all(is)),
        "any" => json!((1..parts.len()).any(is)),
        "!" => json!(!is(1)),
        "has" => json!(properties.contains_key(parts[1].as_str().unwrap())),
        "get" => properties
            .get(parts[1].as_str().unwrap())
            .cloned()
            .unwrap_or_default(),
        "coalesce" => (1..parts.len())
            .map(part)
            .find(|own| !own.is_null())
            .unwrap_or_default(),
        "in" => json!(
            part(2)
                .as_str()
                .unwrap()
                .contains(part(1).as_str().unwrap())
        ),
        "==" => match (a(), b()) {
            (Some(a), Some(b)) => json!(a.total_cmp(&b).is_eq()),
            _ => json!(part(1) == part(2)),
        },
        ">" => json!(a() > b()),
        "!=" => json!(part(1) != part(2)),
        ">=" => json!(a() >= b()),
        "<" => json!(a() < b()),
        other => panic!("{other} is not known here"),
    }
}

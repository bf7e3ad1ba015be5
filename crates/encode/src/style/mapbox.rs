//! A `MapLibre` style (Mapbox style specification 8) of one layer of vector tiles. Patterns need pictures of their own, which
//! a style alone does not have: what is withheld or without data is told by its edge.

use serde_json::{Value, json};

use super::colours::Colour;
use super::{Paint, Style, When};

/// The document; tiles are those of the `TileJSON` at this address, its layer named as the collection.
#[must_use]
pub fn document(style: &Style, tilejson: &str) -> Value {
    let legend = style.rules.iter().chain(&style.merged).map(|rule| {
        json!({
            "label": rule.label,
            "fill": rule.paint.fill.map(css),
            "edge": css(rule.paint.edge),
        })
    });
    json!({
        "version": 8,
        "name": style.title,
        "metadata": { "gocpont:legend": legend.collect::<Vec<_>>() },
        "sources": { "gocpont": { "type": "vector", "url": tilejson } },
        "layers": layers(style),
    })
}

/// The layers alone, for a style of several collections of one source.
#[must_use]
pub fn layers(style: &Style) -> Vec<Value> {
    let layer = |name: &str, kind: &str| {
        json!({
            "id": format!("{}-{name}", style.name()),
            "type": kind,
            "source": "gocpont",
            "source-layer": style.collection,
        })
    };
    let clear = "rgba(0,0,0,0)";
    let fill = |paint: &Paint| paint.fill.map_or_else(|| clear.to_owned(), css);
    let mut areas = layer("fill", "fill");
    areas["paint"] = json!({ "fill-color": cases(style, fill, clear) });
    let width = json!([
        "interpolate",
        ["linear"],
        ["zoom"],
        9,
        0.1,
        12,
        0.8,
        15,
        1.4
    ]);
    let mut edges = layer("edge", "line");
    edges["filter"] = json!(["!", any(style, |paint| paint.dashed)]);
    edges["paint"] = json!({
        "line-color": cases(style, |paint| css(paint.edge), clear),
        "line-width": width,
    });
    let mut dashed = layer("dashed", "line");
    dashed["filter"] = any(style, |paint| paint.dashed);
    dashed["paint"] = json!({
        "line-color": cases(style, |paint| css(paint.edge), clear),
        "line-width": width,
        "line-dasharray": [4, 3],
    });
    let mut all = vec![areas, edges, dashed];
    if let Some(rule) = &style.merged {
        let mut merged = layer("merged", "line");
        merged["filter"] = condition(&rule.when);
        merged["paint"] = json!({ "line-color": css(rule.paint.edge), "line-width": width });
        all.push(merged);
    }
    all
}

fn css(colour: Colour) -> String {
    let Colour(red, green, blue, _) = colour;
    format!("rgba({red},{green},{blue},{})", colour.opacity())
}

/// What rules say of a paint, each for its places.
fn cases(style: &Style, say: impl Fn(&Paint) -> String, otherwise: &str) -> Value {
    let mut all = vec![json!("case")];
    for rule in &style.rules {
        all.extend([condition(&rule.when), json!(say(&rule.paint))]);
    }
    all.push(json!(otherwise));
    Value::from(all)
}

fn any(style: &Style, which: impl Fn(&Paint) -> bool) -> Value {
    let own = style.rules.iter().filter(|rule| which(&rule.paint));
    let own = own.map(|rule| condition(&rule.when));
    [json!("any")].into_iter().chain(own).collect()
}

/// Whether numbers are withheld: by the status or by a mark.
fn withheld() -> Value {
    json!([
        "any",
        ["==", ["get", "status"], "suppressed"],
        ["in", "withheld", ["coalesce", ["get", "marks"], ""]]
    ])
}

/// In tiles a null is a property that is not there.
fn condition(when: &When) -> Value {
    let shown = |own: Value| {
        json!([
            "all",
            ["!", withheld()],
            ["!=", ["get", "status"], "nodata"],
            own
        ])
    };
    match when {
        When::Withheld => withheld(),
        When::NoData(column) => {
            let none = json!([
                "any",
                ["==", ["get", "status"], "nodata"],
                ["!", ["has", column]]
            ]);
            json!(["all", ["!", withheld()], none])
        }
        When::Word(column, number, word) => shown(json!([
            "all",
            ["has", number],
            ["==", ["get", column], word]
        ])),
        When::NoWord(column, number) => {
            shown(json!(["all", ["has", number], ["!", ["has", column]]]))
        }
        When::Range(column, from, below) => {
            let from = from.map(|from| json!([">=", ["get", column], from]));
            let below = below.map(|below| json!(["<", ["get", column], below]));
            let parts = [json!("all"), json!(["has", column])].into_iter();
            shown(parts.chain(from).chain(below).collect())
        }
        When::Zero(column) => shown(json!(["all", ["has", column], ["==", ["get", column], 0]])),
        When::AboveZero(column, below) => {
            let below = below.map(|below| json!(["<", ["get", column], below]));
            let parts = [
                json!("all"),
                json!(["has", column]),
                json!([">", ["get", column], 0]),
            ];
            shown(parts.into_iter().chain(below).collect())
        }
        When::Merged(number) => shown(json!([
            "all",
            ["has", number],
            ["==", ["get", "status"], "merged"]
        ])),
    }
}

#[cfg(test)]
#[path = "mapbox_tests.rs"]
mod tests;

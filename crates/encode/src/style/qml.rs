//! A style of QGIS (QML, as QGIS 3.22 and later read it): rules, each with its symbol, as a person would make them by hand.

use super::colours::Colour;
use super::xml::Xml;
use super::{Paint, Pattern, Rule, Style, When};

/// The ink of patterns on the page.
const DOTS: Colour = Colour(0x2a, 0x39, 0x42, 0x99);
const STRIPES: Colour = Colour(0xff, 0xff, 0xff, 0xb0);
const STRIPES_ON_PALE: Colour = Colour(0x1f, 0x5f, 0xa8, 0xff);
const CROSSED: Colour = Colour(0x97, 0xa2, 0xa9, 0xff);

/// The document.
#[must_use]
pub fn document(style: &Style) -> String {
    let mut xml = Xml::headed("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>");
    xml.down(
        "qgis",
        &[("version", "3.22.0"), ("styleCategories", "Symbology")],
    );
    let root = [
        ("type", "RuleRenderer"),
        ("symbollevels", "0"),
        ("enableorderby", "0"),
        ("forceraster", "0"),
        ("referencescale", "-1"),
    ];
    xml.down("renderer-v2", &root);
    xml.down("rules", &[("key", "{rules}")]);
    let rules: Vec<&Rule> = style.rules.iter().chain(&style.merged).collect();
    for (nth, rule) in rules.iter().enumerate() {
        let (key, symbol) = (format!("{{rule-{nth}}}"), nth.to_string());
        let filter = expression(&rule.when);
        let rule = [
            ("key", key.as_str()),
            ("symbol", &symbol),
            ("filter", &filter),
            ("label", &rule.label),
        ];
        xml.empty("rule", &rule);
    }
    xml.up();
    xml.down("symbols", &[]);
    for (nth, rule) in rules.iter().enumerate() {
        symbol(&mut xml, &nth.to_string(), &rule.paint);
    }
    xml.finish()
}

/// The places of a rule in QGIS's expressions. Marks are a text in files and a list over the interface: as JSON within a map
/// (QGIS 3.22 makes none of a text alone) both hold the word.
fn expression(when: &When) -> String {
    let withheld = "(coalesce(\"status\", '') = 'suppressed' OR coalesce(to_json(map('m', \"marks\")) LIKE '%withheld%', false))";
    let no_data = "coalesce(\"status\", '') = 'nodata'";
    let shown = |own: String| format!("NOT {withheld} AND NOT {no_data} AND {own}");
    match when {
        When::Withheld => withheld.to_owned(),
        When::NoData(column) => {
            format!("NOT {withheld} AND ({no_data} OR \"{column}\" IS NULL)")
        }
        When::Word(column, number, word) => shown(format!(
            "\"{number}\" IS NOT NULL AND \"{column}\" = '{word}'"
        )),
        When::NoWord(column, number) => {
            shown(format!("\"{number}\" IS NOT NULL AND \"{column}\" IS NULL"))
        }
        When::Range(column, from, below) => {
            let from = from.map(|from| format!(" AND \"{column}\" >= {from}"));
            let below = below.map(|below| format!(" AND \"{column}\" < {below}"));
            let both = [from, below].into_iter().flatten().collect::<String>();
            shown(format!("\"{column}\" IS NOT NULL{both}"))
        }
        When::Zero(column) => shown(format!("\"{column}\" = 0")),
        When::AboveZero(column, below) => {
            let below = below.map(|below| format!(" AND \"{column}\" < {below}"));
            let below = below.unwrap_or_default();
            shown(format!("\"{column}\" > 0{below}"))
        }
        When::Merged(number) => shown(format!(
            "\"{number}\" IS NOT NULL AND \"status\" = 'merged'"
        )),
    }
}

fn symbol(xml: &mut Xml, name: &str, paint: &Paint) {
    begin_symbol(xml, "fill", name);
    let fill = paint.fill.map_or_else(|| rgba(Colour(0, 0, 0, 0)), rgba);
    let style = if paint.fill.is_some() { "solid" } else { "no" };
    let edge = if paint.dashed { "dash" } else { "solid" };
    layer(
        xml,
        "SimpleFill",
        &[
            ("color", &fill),
            ("style", style),
            ("outline_color", &rgba(paint.edge)),
            ("outline_style", edge),
            ("outline_width", if paint.dashed { "0.3" } else { "0.2" }),
            ("outline_width_unit", "MM"),
            ("joinstyle", "round"),
        ],
    );
    xml.up();
    match paint.pattern {
        Some(Pattern::Stripes) => {
            let dark = paint.fill.is_some_and(is_dark);
            lines(
                xml,
                name,
                1,
                45,
                if dark { STRIPES } else { STRIPES_ON_PALE },
            );
        }
        Some(Pattern::Crossed) => {
            lines(xml, name, 1, 45, CROSSED);
            lines(xml, name, 2, 135, CROSSED);
        }
        Some(Pattern::Dots) => dots(xml, name),
        None => {}
    }
    xml.up();
}

/// Whether light ink is seen on a colour better than dark ink, as the page asks (ITU-R BT.601 luma).
fn is_dark(Colour(red, green, blue, _): Colour) -> bool {
    let part = |weight: f64, of: u8| weight * f64::from(of);
    part(0.299, red) + part(0.587, green) + part(0.114, blue) < 130.0
}

fn lines(xml: &mut Xml, name: &str, nth: u32, angle: u32, colour: Colour) {
    let angle = angle.to_string();
    let ink = rgba(colour);
    let pattern = [
        ("angle", angle.as_str()),
        ("color", &ink),
        ("distance", "1.5"),
        ("distance_unit", "MM"),
        ("line_width", "0.2"),
        ("line_width_unit", "MM"),
    ];
    layer(xml, "LinePatternFill", &pattern);
    begin_symbol(xml, "line", &format!("@{name}@{nth}"));
    let line = [
        ("line_color", ink.as_str()),
        ("line_style", "solid"),
        ("line_width", "0.2"),
        ("line_width_unit", "MM"),
    ];
    layer(xml, "SimpleLine", &line);
    for _ in 0..3 {
        xml.up();
    }
}

fn dots(xml: &mut Xml, name: &str) {
    let pattern = [
        ("distance_x", "2"),
        ("distance_x_unit", "MM"),
        ("distance_y", "2"),
        ("distance_y_unit", "MM"),
    ];
    layer(xml, "PointPatternFill", &pattern);
    begin_symbol(xml, "marker", &format!("@{name}@1"));
    let marker = [
        ("name", "circle"),
        ("color", &rgba(DOTS)),
        ("outline_style", "no"),
        ("size", "0.5"),
        ("size_unit", "MM"),
    ];
    layer(xml, "SimpleMarker", &marker);
    for _ in 0..3 {
        xml.up();
    }
}

fn begin_symbol(xml: &mut Xml, kind: &str, name: &str) {
    let symbol = [
        ("type", kind),
        ("name", name),
        ("alpha", "1"),
        ("clip_to_extent", "1"),
        ("force_rhr", "0"),
    ];
    xml.down("symbol", &symbol);
}

/// Begins a layer of a symbol; who begins it ends it.
fn layer(xml: &mut Xml, class: &str, properties: &[(&str, &str)]) {
    let attributes = [
        ("class", class),
        ("enabled", "1"),
        ("locked", "0"),
        ("pass", "0"),
    ];
    xml.down("layer", &attributes);
    for (key, value) in properties {
        xml.empty("prop", &[("k", key), ("v", value)]);
    }
}

fn rgba(Colour(red, green, blue, opaque): Colour) -> String {
    format!("{red},{green},{blue},{opaque}")
}

//! A Styled Layer Descriptor 1.0.0 (OGC 02-070) with filters of OGC 02-059, as servers of maps and QGIS read it. Stripes and
//! crosses are marks that `GeoServer` and QGIS know by the same names; others draw the colour alone.

use super::xml::Xml;
use super::{Paint, Pattern, Rule, Style, When};

/// The document.
#[must_use]
pub fn document(style: &Style) -> String {
    let mut xml = Xml::headed(r#"<?xml version="1.0" encoding="UTF-8"?>"#);
    let names = [
        ("version", "1.0.0"),
        ("xmlns", "http://www.opengis.net/sld"),
        ("xmlns:sld", "http://www.opengis.net/sld"),
        ("xmlns:ogc", "http://www.opengis.net/ogc"),
        ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ];
    xml.down("sld:StyledLayerDescriptor", &names);
    xml.down("sld:NamedLayer", &[]);
    xml.text("sld:Name", &[], &style.collection);
    xml.down("sld:UserStyle", &[]);
    xml.text("sld:Name", &[], &style.name());
    xml.text("sld:Title", &[], &style.title);
    xml.down("sld:FeatureTypeStyle", &[]);
    for (nth, each) in style.rules.iter().chain(&style.merged).enumerate() {
        rule(&mut xml, nth, each);
    }
    xml.finish()
}

fn rule(xml: &mut Xml, nth: usize, rule: &Rule) {
    xml.down("sld:Rule", &[]);
    xml.text("sld:Name", &[], &format!("rule-{nth}"));
    xml.text("sld:Title", &[], &rule.label);
    xml.down("ogc:Filter", &[]);
    filter(xml, &rule.when);
    xml.up();
    area(xml, &rule.paint);
    if let Some(pattern) = rule.paint.pattern {
        pattern_over(xml, pattern);
    }
    xml.up();
}

fn area(xml: &mut Xml, paint: &Paint) {
    xml.down("sld:PolygonSymbolizer", &[]);
    if let Some(fill) = paint.fill {
        xml.down("sld:Fill", &[]);
        css(xml, "fill", &fill.hex());
        css(xml, "fill-opacity", &fill.opacity().to_string());
        xml.up();
    }
    xml.down("sld:Stroke", &[]);
    css(xml, "stroke", &paint.edge.hex());
    css(xml, "stroke-width", if paint.dashed { "1.4" } else { "1" });
    if paint.dashed {
        css(xml, "stroke-dasharray", "4 3");
    }
    xml.up();
    xml.up();
}

fn pattern_over(xml: &mut Xml, pattern: Pattern) {
    let (mark, ink) = match pattern {
        Pattern::Stripes => ("shape://slash", "#1f5fa8"),
        Pattern::Dots => ("shape://dot", "#2a3942"),
        Pattern::Crossed => ("shape://times", "#97a2a9"),
    };
    for name in [
        "sld:PolygonSymbolizer",
        "sld:Fill",
        "sld:GraphicFill",
        "sld:Graphic",
        "sld:Mark",
    ] {
        xml.down(name, &[]);
    }
    xml.text("sld:WellKnownName", &[], mark);
    xml.down("sld:Stroke", &[]);
    css(xml, "stroke", ink);
    css(xml, "stroke-width", "1");
    xml.up();
    xml.up();
    xml.text("sld:Size", &[], "8");
    for _ in 0..4 {
        xml.up();
    }
}

fn css(xml: &mut Xml, name: &str, value: &str) {
    xml.text("sld:CssParameter", &[("name", name)], value);
}

/// The places of a rule; the operators of OGC 02-059 take two or more.
fn filter(xml: &mut Xml, when: &When) {
    match when {
        When::Withheld => withheld(xml),
        When::NoData(column) => {
            xml.down("ogc:And", &[]);
            not_withheld(xml);
            xml.down("ogc:Or", &[]);
            equal(xml, "status", "nodata");
            null(xml, column);
            xml.up();
            xml.up();
        }
        When::Word(column, number, word) => {
            begin_shown(xml, number);
            equal(xml, column, word);
            xml.up();
        }
        When::NoWord(column, number) => {
            begin_shown(xml, number);
            null(xml, column);
            xml.up();
        }
        When::Range(column, from, below) => {
            begin_shown(xml, column);
            for (operator, limit) in [
                ("ogc:PropertyIsGreaterThanOrEqualTo", from),
                ("ogc:PropertyIsLessThan", below),
            ] {
                if let Some(limit) = limit {
                    compare(xml, operator, column, &limit.to_string());
                }
            }
            xml.up();
        }
        When::Zero(column) => {
            begin_shown(xml, column);
            equal(xml, column, "0");
            xml.up();
        }
        When::AboveZero(column, below) => {
            begin_shown(xml, column);
            compare(xml, "ogc:PropertyIsGreaterThan", column, "0");
            if let Some(below) = below {
                compare(xml, "ogc:PropertyIsLessThan", column, &below.to_string());
            }
            xml.up();
        }
        When::Merged(number) => {
            begin_shown(xml, number);
            equal(xml, "status", "merged");
            xml.up();
        }
    }
}

/// Begins what holds only where numbers are shown.
fn begin_shown(xml: &mut Xml, number: &str) {
    xml.down("ogc:And", &[]);
    not_withheld(xml);
    xml.down("ogc:Not", &[]);
    equal(xml, "status", "nodata");
    xml.up();
    xml.down("ogc:Not", &[]);
    null(xml, number);
    xml.up();
}

fn not_withheld(xml: &mut Xml) {
    xml.down("ogc:Not", &[]);
    withheld(xml);
    xml.up();
}

fn withheld(xml: &mut Xml) {
    xml.down("ogc:Or", &[]);
    equal(xml, "status", "suppressed");
    let like = [("wildCard", "*"), ("singleChar", "?"), ("escape", "!")];
    xml.down("ogc:PropertyIsLike", &like);
    xml.text("ogc:PropertyName", &[], "marks");
    xml.text("ogc:Literal", &[], "*withheld*");
    xml.up();
    xml.up();
}

fn equal(xml: &mut Xml, column: &str, word: &str) {
    compare(xml, "ogc:PropertyIsEqualTo", column, word);
}

fn compare(xml: &mut Xml, operator: &'static str, column: &str, literal: &str) {
    xml.down(operator, &[]);
    xml.text("ogc:PropertyName", &[], column);
    xml.text("ogc:Literal", &[], literal);
    xml.up();
}

fn null(xml: &mut Xml, column: &str) {
    xml.down("ogc:PropertyIsNull", &[]);
    xml.text("ogc:PropertyName", &[], column);
    xml.up();
}

//! Styles are the page's: its colours, its limits, its order of states; and each of the three says the same.

use super::*;
use crate::fixture::{cell, hex_town, shape, square, town, withheld};
use crate::layer::LayerView;
use gocpont_disclosure::release::{Cell, Class, Status};

fn labels<T>(use_them: impl FnOnce(&Labels<'_>) -> T) -> T {
    use_them(&Labels {
        word: &|word| format!("<{word}>"),
        range: &|from, to| format!("{from}..{to}"),
    })
}

pub(super) fn style(view: &LayerView<'_>, which: View) -> Style {
    let indicator = view.release.indicator("alone").unwrap();
    let scale = Scale::of(view, "value");
    labels(|labels| Style::of((view.collection, indicator), which, "Title", &scale, labels))
}

/// What the page says of its colours; its first palette is the one that everybody has.
fn page() -> String {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/");
    let files = ["palettes.ts", "classes.ts"];
    let read = |file| std::fs::read_to_string(format!("{source}{file}")).unwrap();
    files.map(read).concat()
}

/// The colour that stands behind a name on the page, with how opaque it is.
fn on_page(page: &str, name: &str) -> String {
    let at = page.find(&format!("{name}: \"#")).unwrap();
    let text = &page[at + name.len() + 3..];
    text[..text.find('"').unwrap()].to_owned()
}

fn written(colour: Colour) -> String {
    let opaque = if colour.3 == 255 {
        String::new()
    } else {
        format!("{:02x}", colour.3)
    };
    colour.hex() + &opaque
}

#[test]
fn the_colours_are_those_of_the_page() {
    let page = page();
    for (word, paint) in colours::CLASSES {
        assert_eq!(written(paint.fill.unwrap()), on_page(&page, word), "{word}");
    }
    let ramp: Vec<String> = RAMP
        .iter()
        .map(|own| format!("\"{}\"", written(*own)))
        .collect();
    assert!(page.contains(&format!("ramp: [{}]", ramp.join(", "))));
    let past = |word: &str| {
        colours::CATEGORIES
            .iter()
            .find(|own| own.0 == word)
            .unwrap()
            .1
    };
    let said = format!(
        "past: {{ hot: \"{}\", cold: \"{}\" }}",
        written(past("hot_historical").fill.unwrap()),
        written(past("cold_historical").fill.unwrap()),
    );
    assert!(page.contains(&said), "{said}");
    for (word, paint) in colours::DIRECTIONS {
        let said = format!("{word}: \"{}\"", written(paint.fill.unwrap()));
        assert!(word == "none" || page.contains(&said), "{said}");
    }
    for (name, colour) in [
        ("UNCOMPUTED", colours::UNTOLD.fill.unwrap()),
        ("MERGED_EDGE", colours::MERGED.edge),
    ] {
        assert!(
            page.contains(&format!("const {name} = \"{}\"", written(colour))),
            "{name}"
        );
    }
    for (name, paint) in [
        ("SUPPRESSED", colours::WITHHELD),
        ("NO_DATA", colours::NO_DATA),
        ("ZERO", colours::ZERO),
    ] {
        let line = page
            .lines()
            .find(|line| line.contains(&format!("const {name}:")))
            .unwrap();
        let fill = paint
            .fill
            .map_or("null".to_owned(), |own| format!("\"{}\"", written(own)));
        assert!(line.contains(&format!("fill: {fill}")), "{line}");
        assert!(
            line.contains(&format!("edge: \"{}\"", written(paint.edge))),
            "{line}"
        );
        assert!(
            line.contains(&format!("dashed: {}", paint.dashed)),
            "{line}"
        );
    }
}

#[test]
fn categories_have_the_families_of_the_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/changes.ts");
    let page = std::fs::read_to_string(path).unwrap();
    let class = |word: &str| colours::CLASSES.iter().find(|own| own.0 == word).unwrap().1;
    for side in ["hot", "cold"] {
        for (family, level) in [("lasting", "99"), ("fresh", "95"), ("onoff", "90")] {
            let of_family = page
                .lines()
                .filter(|line| line.contains(&format!(": [\"{family}\"")));
            let names = of_family.map(|line| line.trim().split(':').next().unwrap());
            let mut seen = 0;
            for name in names {
                let word = format!("{side}_{name}");
                let own = colours::CATEGORIES
                    .iter()
                    .find(|own| own.0 == word)
                    .unwrap()
                    .1;
                assert_eq!(own.fill, class(&format!("{side}{level}")).fill, "{word}");
                seen += 1;
            }
            assert!(seen >= 2, "{family}");
        }
    }
}

#[test]
fn limits_part_the_numbers_into_groups_of_about_the_same_size() {
    let town = hex_town(2000);
    let view = town.view();
    let limits = Scale::of(&view, "value").limits;
    assert_eq!(limits.len(), 4);
    assert!(limits.is_sorted());
    let values: Vec<f64> = town.iter().filter_map(|(_, cell)| cell.value).collect();
    let group = |value: f64| limits.iter().filter(|limit| value >= **limit).count();
    for nth in 0..5 {
        let size = values.iter().filter(|value| group(**value) == nth).count();
        assert!((380..=420).contains(&size), "group {nth} has {size}");
    }
}

#[test]
fn what_is_hidden_makes_no_limit_and_few_numbers_make_few() {
    let shapes: Vec<_> = (1..=4)
        .map(|id| shape(id, vec![vec![square((0, 0), 9)]]))
        .collect();
    let with = |value: f64, status| Cell {
        value: Some(value),
        status,
        ..cell(0)
    };
    let cells = [
        Some(with(0.5, Status::Own)),
        Some(with(0.25, Status::Own)),
        Some(with(0.9, Status::Suppressed)),
        Some(withheld()),
    ];
    let town = town(&shapes, &cells);
    assert_eq!(Scale::of(&town.view(), "value").limits, [0.5]);
    assert_eq!(Scale::of(&town.view(), "nothing"), Scale::default());
    assert_eq!(Scale::of(&town.view(), "value").ends, Some((0.25, 0.5)));
}

#[test]
fn zero_has_a_rule_of_its_own_as_on_the_page_and_only_where_there_is_one() {
    let shapes: Vec<_> = (1..=6)
        .map(|id| shape(id, vec![vec![square((0, 0), 9)]]))
        .collect();
    let rules = |values: &[f64]| {
        let cells: Vec<Option<Cell>> = values
            .iter()
            .map(|value| {
                Some(Cell {
                    value: Some(*value),
                    ..cell(0)
                })
            })
            .collect();
        let town = town(&shapes[..values.len()], &cells);
        let style = style(&town.view(), View::Share);
        let own = style.rules.into_iter().map(|rule| (rule.when, rule.label));
        own.take_while(|(when, _)| *when != When::Withheld)
            .collect::<Vec<_>>()
    };
    let some = rules(&[0.0, 0.25, 0.5, 0.0]);
    assert_eq!(
        some,
        [
            (When::AboveZero("value", Some(0.2)), "0..0.25".to_owned()),
            (
                When::Range("value", Some(0.2), Some(0.5)),
                "0.25..0.5".to_owned()
            ),
            (When::Range("value", Some(0.5), None), "0.5..0.5".to_owned()),
            (When::Zero("value"), "<zero>".to_owned()),
        ]
    );
    let none = rules(&[0.25, 0.5]);
    assert!(none.iter().all(|(when, _)| matches!(when, When::Range(..))));
    let all = rules(&[0.0, 0.0]);
    assert_eq!(all, [(When::Zero("value"), "<zero>".to_owned())]);
}

/// What the page's limits begin with: where a number is zero it counts among those that are parted.
#[test]
fn the_page_parts_the_same_numbers() {
    let page = page();
    for said in [
        "value === 0 ? ZERO : groupStyle(groupOf(value, breaks), palette)",
        "const value = hasNumbers(place) ? shown(place, indicator, view) : null;",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let breaks = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/breaks.ts");
    let breaks = std::fs::read_to_string(breaks).unwrap();
    assert!(breaks.contains("sorted[Math.floor((n * sorted.length) / groups)]"));
    assert!(breaks.contains("(limit) => limit > least && limit <= most"));
}

pub(super) fn many_kinds() -> crate::fixture::Town {
    let classes = [
        Class::Hot99,
        Class::Hot90,
        Class::Cold95,
        Class::NotSignificant,
    ];
    let cells: Vec<Option<Cell>> = (0..60)
        .map(|at| {
            let mut own = if at % 7 == 3 {
                withheld()
            } else {
                cell(at as u32)
            };
            own.class = own.cases.and_then(|_| classes.get(at % 5).copied());
            own.status = match at % 11 {
                1 if own.cases.is_some() => Status::Merged,
                2 => Status::NoData,
                4 => Status::Suppressed,
                _ => own.status,
            };
            if at % 13 == 6 {
                own.value = None;
            }
            Some(own)
        })
        .collect();
    let shapes: Vec<_> = (1..=60)
        .map(|id| shape(id, vec![vec![square((0, 0), 9)]]))
        .collect();
    town(&shapes, &cells)
}

#[test]
fn the_styles_of_qgis_and_of_servers_have_a_rule_for_each_class() {
    let town = many_kinds();
    let view = town.view();
    for (which, rules) in [(View::Hotspots, 11), (View::Share, 9)] {
        let style = style(&view, which);
        let sheet = style.sheet();
        assert_eq!(sheet.name, format!("alone-hex9-{}", which.code()));
        assert_eq!(sheet.qml.matches("<rule ").count(), rules);
        assert_eq!(sheet.qml.matches("<symbol type=\"fill\"").count(), rules);
        assert_eq!(sheet.sld.matches("<sld:Rule>").count(), rules);
        assert_eq!(sheet.sld.matches("</ogc:Filter>").count(), rules);
        for rule in style.rules.iter().chain(&style.merged) {
            let label = rule.label.replace('<', "&lt;").replace('>', "&gt;");
            assert!(sheet.qml.contains(&format!("label=\"{label}\"")), "{label}");
            assert!(
                sheet
                    .sld
                    .contains(&format!("<sld:Title>{label}</sld:Title>")),
                "{label}"
            );
            if let Some(Colour(red, green, blue, opaque)) = rule.paint.fill {
                assert!(
                    sheet
                        .qml
                        .contains(&format!("\"{red},{green},{blue},{opaque}\""))
                );
                assert!(sheet.sld.contains(&rule.paint.fill.unwrap().hex()));
            }
        }
        balanced(&sheet.qml);
        balanced(&sheet.sld);
    }
}

/// Whether every element that is begun is ended.
fn balanced(xml: &str) {
    let mut open = Vec::new();
    for tag in xml
        .split('<')
        .skip(1)
        .filter(|tag| !tag.starts_with(['!', '?']))
    {
        let name = tag
            .split([' ', '>', '/'])
            .find(|part| !part.is_empty())
            .unwrap();
        let inside = &tag[..tag.find('>').unwrap()];
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !inside.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn layers_over_all_dates_have_their_own_view_and_nothing_merged() {
    let town = hex_town(5);
    let view = town.view();
    let indicator = view.release.indicator("alone").unwrap();
    let of = |kind| CollectionInfo {
        kind,
        ..view.collection.clone()
    };
    assert_eq!(View::of(&of(Kind::Trend), indicator), [View::Trend]);
    assert_eq!(View::of(&of(Kind::Emerging), indicator), [View::Emerging]);
    assert_eq!(
        View::of(view.collection, indicator),
        [View::Hotspots, View::Share]
    );
    let counted = IndicatorInfo {
        hotspots: false,
        kind: "count".to_owned(),
        ..indicator.clone()
    };
    assert_eq!(View::of(view.collection, &counted), [View::Share]);
    assert_eq!((column(indicator), column(&counted)), ("value", "cases"));
    let emerging = style(&view, View::Emerging);
    assert_eq!((emerging.rules.len(), emerging.merged), (17 + 3, None));
}

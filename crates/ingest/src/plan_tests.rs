//! Plans that are taken and plans that are refused, with the key that is wrong.

use super::*;

const PLAN: &str = r#"
id = "demo"
label = { hu = "Tata", cs = "Tata", en = "Tata" }
place = "Tata"
min_days_between_releases = 30
municipalities = "municipalities"
instruments = ["msd13"]
k = 10
k_filter = 5
margin = 3
finest = 9
coarsest = 6
periods = [2024-01-01, "2024-07-01"]
indicators = ["alone_65"]
hex = [6, 7, 8, 9]
area_sets = ["districts"]
reference = ["basemap"]
breakdowns = []
hotspots = { ring = 1, min_blocks = 30 }
"#;

#[test]
fn a_plan_is_read_with_its_dates_and_resolutions() {
    let plan = parse("demo.toml", PLAN).expect("a sound plan");
    assert_eq!((plan.k, plan.k_filter, plan.margin), (10, 5, 3));
    assert_eq!(plan.periods[1], jiff::civil::date(2024, 7, 1));
    assert_eq!(plan.hex.len(), 4);
    assert_eq!(plan.finest, Resolution::Nine);
    assert_eq!(plan.label.en, "Tata");
    assert_eq!(
        (
            plan.services_stale_after_days,
            plan.services_country.as_str()
        ),
        (180, "HU")
    );
    let says = "services = { country = \"CZ\" }";
    let plan = parse("demo.toml", &PLAN.replace("breakdowns = []", says)).expect("a sound plan");
    assert_eq!(
        (
            plan.services_stale_after_days,
            plan.services_country.as_str()
        ),
        (180, "CZ")
    );
}

#[test]
fn a_plan_may_name_licence_and_contact() {
    for licence in ["CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"] {
        let says = format!("licence = '{licence}'\ncontact = 'map@example.org'\nk = 10");
        let plan = parse("demo.toml", &PLAN.replace("k = 10", &says)).expect("a sound plan");
        assert_eq!(plan.licence.as_deref(), Some(licence));
        assert_eq!(plan.contact.as_deref(), Some("map@example.org"));
    }
    let plan = parse("demo.toml", PLAN).expect("a sound plan");
    assert_eq!((plan.licence, plan.contact), (None, None));
}

#[test]
fn what_a_plan_must_not_say_is_refused_by_its_key() {
    for (from, to, key) in [
        ("k = 10", "k = 4", "k"),
        ("k = 10", "licence = ''\nk = 10", "licence"),
        (
            "k = 10",
            "licence = 'javascript:alert(1)'\nk = 10",
            "licence",
        ),
        ("k = 10", "licence = 'https://a b'\nk = 10", "licence"),
        ("k = 10", "contact = ' a '\nk = 10", "contact"),
        ("k = 10", "contact = \"a\\nb\"\nk = 10", "contact"),
        ("k_filter = 5", "k_filter = 3", "k_filter"),
        ("k_filter = 5", "k_filter = 11", "k_filter"),
        ("coarsest = 6", "coarsest = 10", "coarsest"),
        ("hex = [6, 7, 8, 9]", "hex = [6, 10]", "hex"),
        ("hex = [6, 7, 8, 9]", "hex = [7, 6]", "hex"),
        ("\"2024-07-01\"", "\"2023-07-01\"", "periods"),
        ("\"2024-07-01\"", "\"2024-02-30\"", "periods"),
        (
            "[\"alone_65\"]",
            "[\"alone_65\", \"alone_65\"]",
            "indicators",
        ),
        ("[\"alone_65\"]", "[]", "indicators"),
        ("msd13", "barthel105", "instruments"),
        ("breakdowns = []", "breakdowns = [\"sex\"]", "breakdowns"),
        (
            "breakdowns = []",
            "services = { country = \"cz\" }",
            "country",
        ),
        ("min_blocks = 30", "min_blocks = 10", "hotspots.min_blocks"),
        ("ring = 1", "ring = 0", "hotspots.ring"),
        ("finest = 9", "finest = 14", "finest"),
        (
            "hotspots =",
            "protection = { noise_bound = 21 }\nhotspots =",
            "protection.noise_bound",
        ),
        (
            "hotspots =",
            "protection = { noise_variance = 11.0 }\nhotspots =",
            "protection.noise_variance",
        ),
        (
            "hotspots =",
            "protection = { exact = [\"other\"] }\nhotspots =",
            "protection.exact",
        ),
        (
            "hotspots =",
            "protection = { diagnoses = [\"other\"] }\nhotspots =",
            "protection.diagnoses",
        ),
        (
            "hotspots =",
            "protection = { k_diagnosis = 4 }\nhotspots =",
            "protection.k_diagnosis",
        ),
        (
            "k = 10",
            "protection = { below_five_because = \" \" }\nk = 4",
            "k",
        ),
        (
            "hotspots =",
            "gis = { k = 11, k_filter = 5 }\nhotspots =",
            "gis.k",
        ),
        (
            "hotspots =",
            "gis = { k = 5, k_filter = 4 }\nhotspots =",
            "gis.k_filter",
        ),
    ] {
        let text = PLAN.replace(from, to);
        assert_ne!(text, PLAN, "{from}");
        let error = parse("demo.toml", &text).expect_err(to);
        assert_eq!(error.column.as_deref(), Some(key), "{error}");
    }
}

#[test]
fn an_unknown_key_is_named() {
    let text = PLAN.replace("margin = 3", "margin = 3\nbudget = 1");
    let error = parse("demo.toml", &text).expect_err("no such key");
    assert!(error.to_string().contains("budget"), "{error}");
}

#[test]
fn a_place_has_one_name_or_one_in_each_language() {
    let plan = parse("demo.toml", PLAN).expect("a sound plan");
    assert_eq!(
        (plan.place.hu.as_str(), plan.place.en.as_str()),
        ("Tata", "Tata")
    );
    let each = "place = { hu = \"Tata és Baj\", cs = \"Tata a Baj\", en = \"Tata and Baj\" }";
    let plan = parse("demo.toml", &PLAN.replace("place = \"Tata\"", each)).expect("a sound plan");
    assert_eq!(plan.place.cs, "Tata a Baj");
    assert!(parse("demo.toml", &PLAN.replace("place = \"Tata\"", "place = 5")).is_err());
}

#[test]
fn noise_is_on_unless_the_plan_says_otherwise() {
    let plan = parse("demo.toml", PLAN).expect("a sound plan");
    assert_eq!(plan.protection.noise_bound, 5);
    assert!((plan.protection.noise_variance - 3.0).abs() < 1e-12);
    let text = format!("{PLAN}\n[protection]\nnoise_bound = 0\n");
    let plan = parse("demo.toml", &text).expect("a plan without noise");
    assert_eq!(plan.protection.noise_bound, 0);
}

#[test]
fn a_threshold_below_five_is_taken_with_a_reason() {
    let because = "protection = { below_five_because = \"decision 12/2026\" }";
    let text = PLAN.replace("k = 10", &format!("{because}\nk = 4"));
    let text = text.replace("k_filter = 5", "k_filter = 3");
    let plan = parse("demo.toml", &text).expect("a plan with a reason");
    assert_eq!((plan.k, plan.k_filter), (4, 3));
}

//! Entries of the desk's registers from files and to files: found again by their own ids, linked by those of others, and never
//! half written.

use crate::town::Town;

const ORGANISATIONS: &str = "organisation_id,name,kind,sector,organisation,part_of,office_phone\n\
    ORG-2,Minta Szolgálat,institution,social,szolgalat,ORG-1,\"'+36 34 000 000\"\n\
    ORG-1,Mintafalva Hivatala,mayors_office,administration,hivatal,,\n";

const SITES: &str = "A helyszín azonosítója;name;kind;address_text;condition;lat;lon;operator\n\
    H1;Minta Ház;közösségi tér;Fő u. 1.;jó;47,6501;18,3201;ORG-1\n";

const SERVICES: &str = "service_id,name,code,form,state,opened,provider,sites,lat,lon,for_seniors\n\
    S1,Minta étkeztetés,meals,visited,offered,2024-03-01 08:00,ORG-2,H1,47.6501,18.3201,igen\n\
    S2,Minta gondozás,home_help,field,offered,,ORG-2,,,,igen\n\
    S3,Árva szolgálat,home_help,field,offered,,ORG-9,,,,igen\n\
    S4,Hely nélküli,day_elderly,visited,offered,,ORG-2,,,,\n";

const SLOTS: &str = "service_slot_id,service_id,weekday,from_minute,to_minute\n\
    T1,S1,monday,480,840\nT2,S1,hétfő,900,960\nT3,S9,úterý,480,840\n";

/// A town with a store, one municipality, and nothing else.
pub fn town() -> Town {
    let town = Town::empty();
    town.write("areas.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"25104\",\"name\":\"Mintafalva\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[18.2,47.5],[18.5,47.5],[18.5,47.8],[18.2,47.8],[18.2,47.5]]]}}]}");
    town.run(&["import-areas", "--set", "municipalities", "areas.geojson"])
        .fine();
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    for (name, text) in [
        ("organisations.csv", ORGANISATIONS),
        ("sites.csv", SITES),
        ("services.csv", SERVICES),
        ("slots.csv", SLOTS),
    ] {
        town.write(name, text);
    }
    town
}

pub fn import(
    town: &Town,
    register: &str,
    file: &str,
    more: &[&str],
) -> (i32, serde_json::Value, String) {
    let args = [
        "entries",
        "import",
        file,
        "--register",
        register,
        "--tenant",
        "25104",
        "--json",
    ];
    let said = town.run(&[&args[..], more].concat());
    let json = serde_json::from_str(&said.out).unwrap_or_default();
    (said.code, json, said.err)
}

pub fn counts(json: &serde_json::Value) -> (u64, u64, u64) {
    let count = |name: &str| json[name].as_u64().unwrap_or_default();
    (count("opened"), count("changed"), count("unchanged"))
}

fn filled() -> Town {
    let town = town();
    let (_, json, err) = import(&town, "organisation", "organisations.csv", &[]);
    assert_eq!(counts(&json), (2, 0, 0), "{err}");
    let at = &["--organisation", "szolgalat"];
    let (_, json, err) = import(&town, "site", "sites.csv", at);
    assert_eq!(counts(&json), (1, 0, 0), "{err}");
    town
}

#[test]
fn a_file_of_services_finds_its_provider_and_its_site_and_tells_what_it_does_not_find() {
    let town = filled();
    let at = &["--organisation", "szolgalat", "--lang", "hu"];
    let (code, json, err) = import(&town, "service", "services.csv", at);
    assert_eq!((code, counts(&json)), (0, (2, 0, 0)), "{err}");
    assert_eq!(json["rejected"]["link-unknown"], 1);
    assert_eq!(json["rejected"]["state-lacks"], 1);
    let rejected = town.read("services.csv.rejections.csv");
    assert!(rejected.contains("ORG-9"), "{rejected}");
    assert!(rejected.contains("lat, lon, areas"), "{rejected}");
    let (code, ..) = import(
        &town,
        "service",
        "services.csv",
        &[at, &["--strict"][..]].concat(),
    );
    assert_eq!(code, 3);
    let (_, json, err) = import(&town, "service_slot", "slots.csv", &[]);
    assert_eq!(counts(&json), (2, 0, 0), "{err}");
    assert_eq!(json["rejected"]["link-unknown"], 1);
}

#[test]
fn the_same_file_changes_nothing_and_a_changed_row_is_one_revision() {
    let town = filled();
    let (_, json, _) = import(&town, "organisation", "organisations.csv", &[]);
    assert_eq!(counts(&json), (0, 0, 2));
    town.write(
        "organisations.csv",
        ORGANISATIONS.replace("Minta Szolgálat", "Minta Gondozó"),
    );
    let (_, json, _) = import(&town, "organisation", "organisations.csv", &["--check"]);
    assert_eq!(counts(&json), (0, 1, 1));
    let (_, json, _) = import(&town, "organisation", "organisations.csv", &[]);
    assert_eq!(counts(&json), (0, 1, 1), "a check writes nothing");
    let (_, json, _) = import(&town, "organisation", "organisations.csv", &[]);
    assert_eq!(counts(&json), (0, 0, 2));
}

#[test]
fn what_was_written_is_taken_in_again_without_a_change_and_holds_no_formula() {
    let town = filled();
    let at = &["--organisation", "szolgalat"];
    import(&town, "service", "services.csv", at);
    for (register, file) in [
        ("organisation", "o.csv"),
        ("service", "s.xlsx"),
        ("site", "h.csv"),
    ] {
        town.run(&["entries", "export", "--register", register, "-o", file])
            .fine();
        let (_, json, err) = import(&town, register, file, &[]);
        let (opened, changed, unchanged) = counts(&json);
        assert_eq!((opened, changed), (0, 0), "{register}: {err}");
        assert!(unchanged > 0, "{register}");
    }
    assert!(town.read("o.csv").contains("'+36 34 000 000"));
    let trail = town.run(&["audit", "show", "--json"]).fine().out;
    let exports = trail.matches("\"export\"").count();
    assert!(exports >= 3 && trail.contains("\"change\""), "{trail}");
}

#[test]
fn only_a_municipality_that_is_known_has_entries_and_people_are_written_for_a_reason() {
    let town = town();
    let args = [
        "entries",
        "import",
        "organisations.csv",
        "--register",
        "organisation",
        "--tenant",
        "99999",
    ];
    town.run(&args).ended(1, &["99999"]);
    town.run(&["entries", "export", "--register", "signal", "-o", "s.csv"])
        .ended(1, &["--reason"]);
    town.run(&["entries", "export", "--register", "nothing", "-o", "s.csv"])
        .ended(1, &["organisation", "service_slot"]);
    town.run(&[
        "entries",
        "export",
        "--register",
        "signal",
        "-o",
        "s.csv",
        "--reason",
        "a check of the register",
    ])
    .fine();
}

#[test]
fn a_template_has_headings_that_are_read_back() {
    let town = town();
    town.run(&[
        "entries",
        "template",
        "--register",
        "site",
        "-o",
        "site.xlsx",
        "--lang",
        "hu",
    ])
    .fine();
    town.run(&[
        "entries",
        "template",
        "--register",
        "site",
        "-o",
        "site.csv",
        "--lang",
        "hu",
    ])
    .fine();
    let header = town.read("site.csv");
    assert!(
        header.contains("Név") && header.contains("Állapot"),
        "{header}"
    );
    let columns = header.trim_end().split(',').count();
    let row = header.trim_end().split(',').map(|name| match name {
        "A helyszín azonosítója" => "H7",
        "Név" => "Minta",
        "Fajta" => "iroda",
        "Cím" => "Fő u. 2.",
        "Állapot" => "jó",
        _ => "",
    });
    let row: Vec<&str> = row.collect();
    assert_eq!(row.len(), columns);
    town.write("filled.csv", format!("{header}{}\n", row.join(",")));
    let at = &["--organisation", "hivatal"];
    let (_, json, err) = import(&town, "site", "filled.csv", at);
    assert_eq!(counts(&json), (1, 0, 0), "{err}");
}

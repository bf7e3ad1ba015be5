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
fn town() -> Town {
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

fn import(
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

fn counts(json: &serde_json::Value) -> (u64, u64, u64) {
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

const SHEET: &str = "Név;A szolgáltatás fajtája;Szolgáltató;Cím;Szélesség;Hosszúság;Nyitvatartás;Célcsoportok;Kapacitás;Megerősítés napja\n\
    Minta étkeztetés;étkeztetés;Minta Szolgálat;2890 Mintafalva, Fő u. 1.;47,65;18,32;H-P 8-14;idősek;40;2026-01-02\n\
    Minta gondozás;házi segítségnyújtás;Minta Szolgálat;;;;;idősek;;\n";

/// A town whose services came in a plain sheet.
fn served() -> Town {
    let town = town();
    town.write("services-sheet.csv", SHEET);
    let (_, json, err) = import(&town, "services", "services-sheet.csv", &[]);
    assert_eq!(counts(&json), (9, 0, 0), "{err}");
    assert_eq!(counts(&json["registers"]["service_slot"]), (5, 0, 0));
    town
}

#[test]
fn a_plain_sheet_of_services_becomes_entries_of_four_registers_and_comes_back() {
    let town = served();
    let (_, json, _) = import(&town, "services", "services-sheet.csv", &[]);
    assert_eq!(counts(&json), (0, 0, 9));
    for (lang, file) in [("hu", "out.xlsx"), ("cs", "out.csv")] {
        town.run(&[
            "entries",
            "export",
            "--register",
            "services",
            "-o",
            file,
            "--lang",
            lang,
        ])
        .fine();
        let (_, json, err) = import(&town, "services", file, &[]);
        let (opened, changed, unchanged) = counts(&json);
        assert_eq!(
            (opened, changed, unchanged),
            (0, 0, 9),
            "{file}: {err} {json}"
        );
    }
    town.run(&[
        "entries",
        "template",
        "--register",
        "services",
        "-o",
        "empty.xlsx",
        "--lang",
        "cs",
    ])
    .fine();
}

#[test]
fn public_services_leave_in_the_human_services_data_specification_and_are_read_by_another_town() {
    let town = served();
    town.run(&["export", "services", "-o", "hsds.json"]).fine();
    town.run(&["export", "services", "-f", "hsds-csv", "-o", "hsds"])
        .fine();
    town.run(&["export", "services", "-f", "hsds-csv", "-o", "hsds"])
        .ended(1, &["hsds"]);
    let json: serde_json::Value = serde_json::from_str(&town.read("hsds.json")).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    assert_eq!(json[0]["organization"]["name"], "Minta Szolgálat");
    assert_eq!(json[0]["schedules"][0]["byday"], "MO,TU,WE,TH,FR");
    for source in ["hsds.json", "hsds"] {
        let other = self::town();
        other.write("hsds.json", town.read("hsds.json"));
        std::fs::create_dir(other.path("hsds")).expect("a folder");
        for file in std::fs::read_dir(town.path("hsds")).expect("tables") {
            let file = file.expect("a table");
            std::fs::copy(file.path(), other.path("hsds").join(file.file_name())).expect("copied");
        }
        let (_, json, err) = import(&other, "hsds", source, &[]);
        assert_eq!(counts(&json), (9, 0, 0), "{source}: {err} {json}");
        let (_, json, _) = import(&other, "hsds", source, &[]);
        assert_eq!(counts(&json), (0, 0, 9), "{source}");
        other
            .run(&["export", "services", "-o", "again.json"])
            .fine();
        let again: serde_json::Value =
            serde_json::from_str(&other.read("again.json")).expect("JSON");
        assert_eq!(
            again[0]["id"],
            json_of(&town)[0]["id"],
            "ids of others are kept"
        );
    }
}

fn json_of(town: &Town) -> serde_json::Value {
    serde_json::from_str(&town.read("hsds.json")).expect("JSON")
}

#[test]
fn a_file_of_the_czech_register_is_taken_in() {
    let town = town();
    town.write(
        "rpss.csv",
        "Identifikátor;Název poskytovatele;IČO;Druh služby;Forma poskytování;Cílová skupina\n\
         1;Minta, z. s.;00000001;§ 40;terénní;senioři\n",
    );
    let (_, json, err) = import(&town, "mpsv", "rpss.csv", &["--calendar", "cs"]);
    assert_eq!(counts(&json), (2, 0, 0), "{err}");
}

#[test]
fn services_are_a_public_collection_of_what_is_public_alone() {
    let town = Town::imported(1500, &["2021-1", "2021-2"]);
    let text = include_str!("../../../../data/plans/demo.toml");
    let from = text.find("periods = [").expect("periods");
    let to = from + text[from..].find(']').expect("an end");
    let text = format!(
        "{}periods = [2021-03-31, 2021-09-30{}",
        &text[..from],
        &text[to..]
    );
    town.write(
        "plan.toml",
        text.replace("\"basemap\", ", "\"basemap\", \"services\", "),
    );
    let publish = ["publish", "--plan", "plan.toml"];
    let said = town.run(&publish).fine();
    assert!(said.err.contains("entries import"), "{}", said.err);
    town.run(&["tenant", "add", "25104", "Mintafalva"]).fine();
    town.write("services-sheet.csv", SHEET);
    import(&town, "services", "services-sheet.csv", &[]);
    // What is planned is nobody's business, and neither is an answer that is the organisation's own.
    town.write(
        "planned.csv",
        "service_id,name,code,form,provider,confirmed_by,state\n\
         P1,Secret plan,meals,field,minta-szolgalat,Somebody,planned\nP2,Known,meals,field,minta-szolgalat,Somebody,offered\n",
    );
    import(
        &town,
        "service",
        "planned.csv",
        &["--organisation", "minta-szolgalat"],
    );
    town.run(&publish).fine();
    let server = town.serve();
    let found = server.json("/collections/services/items?limit=100");
    assert_eq!(found["numberMatched"], 3, "{found}");
    let text = found.to_string();
    assert!(
        !text.contains("Secret plan") && !text.contains("Somebody"),
        "{text}"
    );
    let features = found["features"].as_array().expect("features");
    let meals = features
        .iter()
        .find(|own| own["properties"]["name"] == "Minta étkeztetés");
    let meals = meals.expect("the meals");
    assert_eq!(meals["geometry"]["type"], "Point");
    let own = &meals["properties"];
    assert_eq!(own["opening_hours"], "Mo-Fr 08:00-14:00");
    assert_eq!(own["provider"], "Minta Szolgálat");
    assert_eq!(own["targets"], "seniors");
    assert_eq!(own["confirmed_on"], "2026-01-02");
    assert_eq!(
        (own["capacity"].as_f64(), own["capacity_unit"].as_str()),
        (Some(40.0), Some("places"))
    );
    let nowhere = features.iter().filter(|own| own["geometry"].is_null());
    assert_eq!(nowhere.count(), 2, "listed, not drawn");
    let about = server.json("/collections/services");
    let codes = about["gocpont"]["categories"]["code"]
        .as_array()
        .expect("codes");
    assert!(
        codes
            .iter()
            .any(|own| own["code"] == "meals" && own["label"]["hu"] == "étkeztetés")
    );
    assert_eq!(about["gocpont"]["stale_after_days"], 180);
    for format in ["csv", "gpkg", "fgb"] {
        town.run(&[
            "export",
            "layer",
            "services",
            "-o",
            &format!("services.{format}"),
        ])
        .fine();
    }
    assert!(town.read("services.csv").contains("Minta étkeztetés"));
}

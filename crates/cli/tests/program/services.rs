//! Services from lists of others, to others, and for everybody.

use serde_json::Value;

use crate::entries::{counts, import, town};
use crate::town::{Served, Town};

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
        let other = crate::entries::town();
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

/// For other programs there is the very document that the command writes, in the asker's language.
fn is_given_to_other_programs(town: &Town, server: &Served, about: &Value) {
    for language in ["hu", "cs"] {
        let file = format!("hsds-{language}.json");
        town.run(&["export", "services", "-o", &file, "--lang", language])
            .fine();
        let written: Value = serde_json::from_str(&town.read(&file)).expect("JSON");
        let path = format!("/collections/services/items?f=hsds&lang={language}");
        assert_eq!(server.json(&path), written);
        assert!(written.to_string().contains("Minta étkeztetés"));
    }
    let links = about["links"].as_array().expect("links");
    assert!(links.iter().any(|own| own["title"] == "hsds"));
    for wrong in ["districts/items?f=hsds", "services/items?f=hsds&limit=1"] {
        assert_eq!(
            server
                .ask(&format!("/collections/{wrong}"), "application/json")
                .0,
            400,
            "{wrong}"
        );
    }
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
    town.write("plan.toml", text);
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
    let list = server.json("/collections");
    let listed = list["collections"].as_array().expect("collections");
    let own = listed.iter().find(|own| own["id"] == "services");
    let own = &own.expect("the services")["gocpont"];
    assert_eq!(own["kind"], "reference");
    assert!(
        own["categories"].is_null(),
        "labels of codes are for whoever asks for services"
    );
    is_given_to_other_programs(&town, &server, &about);
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

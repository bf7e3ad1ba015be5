//! A coordinator makes a measure for a hot spot, with its budget and indicators, and sees what changed there.

use super::*;

const TOWN: &str = "25104";

impl Town {
    async fn coordinator(&self) -> Person {
        let role = (Role::Analyst, true);
        self.joins("coordinator", TOWN, role, Some("mayors-office"))
            .await
    }

    async fn makes(&self, who: &Person, register: &str, written: Json) -> u64 {
        self.opened(who, register, "mayors-office", written).await
    }

    async fn told(&self, who: &Person, path: &str) -> Json {
        let (status, told) = self.get(who, path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {told}");
        told
    }

    async fn line(
        &self,
        who: &Person,
        measure: u64,
        (source, certainty, amount, currency): (&str, &str, f64, &str),
    ) -> u64 {
        let answers = json!({ "source": source, "certainty": certainty, "amount": amount, "currency": currency, "year": 2027 });
        self.makes(
            who,
            "budget_line",
            json!({ "answers": answers, "links": { "parent": [measure] } }),
        )
        .await
    }
}

#[expect(clippy::needless_pass_by_value, reason = "made where it is given")]
fn measure(title: &str, level: &str, part_of: Option<u64>, places: Json) -> Json {
    let mut answers = json!({ "title": title, "level": level, "starts_on": "2024-01-15", "ends_on": "2027-12-31" });
    if level == "measure" {
        answers["started_on"] = json!("2024-04-15");
    }
    let links = part_of.map_or_else(|| json!({}), |whole| json!({ "part_of": [whole] }));
    json!({ "answers": answers, "links": links, "places": places })
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a story told once")]
async fn a_measure_is_made_for_a_hotspot_and_its_money_adds_up() {
    let town = Town::new();
    let who = town.coordinator().await;
    let spots = town.told(&who, "/api/areas?tenant=25104").await;
    let hotspot = spots["hotspots"][0]["hotspot"].as_str().unwrap().to_owned();
    let plan = town.told(&who, "/api/measures/plan?tenant=25104").await;
    assert_eq!(
        (
            &plan["lists"]["hotspots_without_measure"][0]["hotspot"],
            &plan["tree"]
        ),
        (&json!(hotspot), &json!([]))
    );
    let priority = town
        .makes(
            &who,
            "measure",
            measure("Idősek otthon", "priority", None, json!([])),
        )
        .await;
    let own = town
        .makes(
            &who,
            "measure",
            measure(
                "Házi segítség",
                "measure",
                Some(priority),
                json!([{ "hotspot": hotspot }]),
            ),
        )
        .await;
    let activity = town
        .makes(
            &who,
            "measure",
            measure("=Képzés", "activity", Some(own), json!([])),
        )
        .await;
    let alone = town
        .makes(
            &who,
            "measure",
            measure("Magában", "activity", None, json!([])),
        )
        .await;
    town.line(&who, own, ("municipality", "secured", 1_000_000.5, "HUF"))
        .await;
    town.line(&who, own, ("eu", "planned", 500_000.0, "HUF"))
        .await;
    town.line(&who, activity, ("eu", "planned", 1_500_000.0, "HUF"))
        .await;
    let eur = town
        .line(&who, activity, ("foundation", "won", 200.0, "EUR"))
        .await;
    let plan = town
        .told(&who, "/api/measures/plan?tenant=25104&year=2027")
        .await;
    assert_eq!(plan["lists"]["hotspots_without_measure"], json!([]));
    let tree = &plan["tree"];
    let ids: Vec<u64> = tree
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["id"].as_u64().unwrap())
        .collect();
    assert_eq!(
        ids.iter().copied().collect::<BTreeSet<_>>(),
        BTreeSet::from([priority, alone])
    );
    let huf = json!({ "currency": "HUF", "amount": "1500000.50", "secured": "1000000.50", "won": "0", "planned": "500000", "spent": "0" });
    let euro = json!({ "currency": "EUR", "amount": "200", "secured": "0", "won": "200", "planned": "0", "spent": "0" });
    assert_eq!(plan["totals"], json!([euro, huf]));
    // What is told by source adds up to the same: the activity's forints are part of the measure's.
    let cells: Vec<[&str; 3]> = plan["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| ["source", "currency", "planned"].map(|name| own[name].as_str().unwrap()))
        .collect();
    assert_eq!(
        cells,
        [
            ["eu", "HUF", "500000"],
            ["foundation", "EUR", "0"],
            ["municipality", "HUF", "0"]
        ]
    );
    assert_eq!(plan["lists"]["without_priority"], json!([alone]));
    assert_eq!(plan["lists"]["unfunded"], json!([alone]));
    let kinds = |plan: &Json| -> Vec<String> {
        plan["warnings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|own| own["kind"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(
        !kinds(&plan).contains(&"parts-over-whole".to_owned()),
        "{}",
        plan["warnings"]
    );
    town.line(&who, activity, ("state", "planned", 1.0, "HUF"))
        .await;
    let plan = town.told(&who, "/api/measures/plan?tenant=25104").await;
    let over = plan["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own["kind"] == "parts-over-whole")
        .unwrap();
    assert_eq!(
        (&over["measure"], &over["over"], &over["whole"]),
        (&json!(own), &json!("0.50"), &json!("1500000.50"))
    );
    assert_eq!(plan["status"].as_array().unwrap().len(), 4);
    // A line that was dropped costs nothing.
    let path = format!("/api/registers/budget_line/entries/{eur}/steps/drop");
    assert_eq!(
        town.ask(&who, Method::POST, &path, (Some(1), answers(&json!({}))))
            .await
            .0,
        StatusCode::OK
    );
    let plan = town.told(&who, "/api/measures/plan?tenant=25104").await;
    assert_eq!(plan["currencies"], json!(["HUF"]));
}

#[tokio::test]
async fn before_and_after_are_held_against_the_rest_of_the_town_and_the_indicator_is_fed() {
    let town = Town::new();
    let who = town.coordinator().await;
    let spots = town
        .told(
            &who,
            "/api/map/hotspots?tenant=25104&layer=alone&resolution=9&period=2023-03-31",
        )
        .await;
    let spot = &spots["hotspots"][0];
    let own = town
        .makes(
            &who,
            "measure",
            measure(
                "Házi segítség",
                "measure",
                None,
                json!([{ "hotspot": spot["hotspot"] }]),
            ),
        )
        .await;
    let answers = json!({
        "name": "Egyedül élő idősek", "indicator": "alone", "unit": "%", "better": "less", "baseline": 60, "baseline_on": "2024-03-31",
        "target": 20, "target_on": "2025-12-31",
    });
    town.makes(
        &who,
        "measure_indicator",
        json!({ "answers": answers, "links": { "parent": [own] } }),
    )
    .await;
    let told = town.told(&who, &format!("/api/measures/{own}")).await;
    let effect = &told["effect"][0];
    assert_eq!(
        (
            &effect["before"],
            &effect["started"],
            effect["series"].as_array().unwrap().len()
        ),
        (&json!("2024-03-31"), &json!(true), 4)
    );
    let share = |side: &str, at: usize| effect["series"][at][side]["value"].as_f64().unwrap();
    let by_hand =
        (share("inside", 3) - share("inside", 1)) - (share("outside", 3) - share("outside", 1));
    let found = &effect["difference"];
    assert!(
        (found["value"].as_f64().unwrap() - by_hand).abs() < 1e-12,
        "{effect}"
    );
    // Nineteen hexes of ten people went from eight to five; the spot may reach a ring further.
    assert!(
        by_hand < -0.05 && found["high"].as_f64().unwrap() < 0.0,
        "{found}"
    );
    assert_eq!(effect["notes"], json!(["no-proof", "same-people"]));
    assert!(effect["earlier"]["value"].as_f64().unwrap().abs() < 1e-12);
    let indicator = &told["indicators"][0];
    let actual = share("inside", 3) * 100.0;
    assert_eq!(
        (
            &indicator["fed"],
            &indicator["layer"],
            &indicator["reached"],
            &indicator["late"]
        ),
        (&json!(true), &json!("alone"), &json!(false), &json!(true))
    );
    assert!((indicator["actual"].as_f64().unwrap() - actual).abs() < 1e-9);
    assert!((indicator["done"].as_f64().unwrap() - (60.0 - actual) / 40.0).abs() < 1e-9);
    let other = town
        .told(
            &who,
            &format!("/api/measures/{own}?comparison=districts/d1"),
        )
        .await;
    assert_eq!(
        other["effect"][0]["comparison"],
        json!({ "set": "districts", "area": "d1" })
    );
    assert!(
        other["effect"][0]["series"][0]["outside"]["population"].as_u64()
            < effect["series"][0]["outside"]["population"].as_u64()
    );
    let (status, _) = town
        .get(
            &who,
            &format!("/api/measures/{own}?comparison=districts/none"),
        )
        .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_may_not_see_a_measure_or_figures_gets_neither() {
    let town = Town::new();
    let (who, nurse) = (town.coordinator().await, town.sign_in("nurse").await);
    let own = town
        .makes(
            &who,
            "measure",
            measure("Belső", "measure", None, json!([])),
        )
        .await;
    assert_eq!(
        town.get(&nurse, &format!("/api/measures/{own}")).await.0,
        StatusCode::NOT_FOUND
    );
    let plan = town.told(&nurse, "/api/measures/plan?tenant=25104").await;
    assert_eq!(
        (&plan["tree"], &plan["lists"]["hotspots_without_measure"]),
        (&json!([]), &json!([]))
    );
    let told = town.told(&who, &format!("/api/measures/{own}")).await;
    assert_eq!(
        (&told["effect"], &told["entry"]["title"]),
        (&json!([]), &json!("Belső"))
    );
    let ways = told["entry"]["ways"].as_array().unwrap();
    let approve = ways.iter().find(|own| own["code"] == "approve").unwrap();
    assert_eq!(
        approve["missing"],
        json!(["responsible", "aim", "part_of", "instrument"])
    );
}

#[tokio::test]
async fn the_plan_is_taken_away_as_a_table_without_formulas() {
    let town = Town::new();
    let who = town.coordinator().await;
    let own = town
        .makes(
            &who,
            "measure",
            measure("=HYPERLINK(1)", "measure", None, json!([])),
        )
        .await;
    town.line(&who, own, ("state", "won", 12.5, "CZK")).await;
    let mut request = from_page(
        &Method::GET,
        "/api/measures/plan.csv?tenant=25104",
        &Json::Null,
    );
    request
        .headers_mut()
        .insert(header::COOKIE, who.cookie.parse().unwrap());
    let response = town.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    assert!(
        response.headers()[header::CONTENT_TYPE]
            .to_str()
            .unwrap()
            .starts_with("text/csv")
    );
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let wanted = format!(
        "measure,title,level,state,source,certainty,year,currency,amount,spent\n{own},'=HYPERLINK(1),measure,proposed,state,won,2027,CZK,12.50,\n"
    );
    assert_eq!(String::from_utf8_lossy(&bytes), wanted);
}

#[test]
fn every_register_says_what_an_entry_is_told_by() {
    use super::super::describe::summary;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/codebooks");
    let book = |name: &str| {
        let text = std::fs::read_to_string(format!("{folder}/{name}.toml")).unwrap();
        gocpont_ingest::codebook::parse(name, &text, &Thresholds::default())
            .unwrap()
            .codebook
    };
    let told = |name: &str| summary(&book(name)).join(" ");
    let all = ["measure", "service", "site", "organisation", "signal"].map(told);
    assert_eq!(all, ["title", "name", "name", "name", "kind urgency"]);
}

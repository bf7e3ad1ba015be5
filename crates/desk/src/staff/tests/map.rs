//! The staff map: whose figures somebody sees, that they add up, and that each look is written down.

use gocpont_access::{DistrictCode, RegisterCode};
use h3o::{CellIndex, LatLng};

use super::counted::centre;
use super::places::shape;
use super::*;

pub const TOWN: &str = "25104";
pub const OTHER: &str = "11439";

impl Town {
    fn staff_file(&self) -> StaffStore {
        let path = self.folder.path().join("town.staff.db");
        StaffStore::open_or_create(&path).unwrap().with_cost(CHEAP)
    }

    /// Somebody new, signed in.
    pub async fn joins(
        &self,
        name: &str,
        tenant: &str,
        (role, records): (Role, bool),
        organisation: Option<&str>,
    ) -> Person {
        let organisation = organisation.map(|own| own.parse().unwrap());
        let grants = [Grant {
            tenant: tenant.parse().unwrap(),
            role,
            records,
        }];
        let name_of: gocpont_access::UserName = name.parse().unwrap();
        let new = NewAccount {
            name: &name_of,
            organisation: organisation.as_ref(),
            grants: &grants,
            password: &Password::new(RIGHT),
            mail: None,
            needs_totp: false,
        };
        self.staff_file()
            .add_account(&new, &Who::Program, Timestamp::now())
            .unwrap();
        self.sign_in(name).await
    }

    /// An analyst of a municipality.
    pub async fn analyst(&self, tenant: &str) -> Person {
        self.joins(
            &format!("analyst{tenant}"),
            tenant,
            (Role::Analyst, false),
            None,
        )
        .await
    }

    /// A measure of the family support service.
    pub async fn measured(&self, handler: &Person) -> u64 {
        let written = json!({ "answers": { "title": "Beszélgető kör", "level": "measure" } });
        self.opened(handler, "measure", "family-support", written)
            .await
    }

    /// Opens an entry.
    pub async fn opened(
        &self,
        who: &Person,
        register: &str,
        organisation: &str,
        written: Json,
    ) -> u64 {
        let new = json!({ "tenant": TOWN, "organisation": organisation, "written": written });
        let path = format!("/api/registers/{register}/entries");
        let (status, told) = self.ask(who, Method::POST, &path, (None, new)).await;
        assert_eq!(status, StatusCode::OK, "{register}: {told}");
        told["id"].as_u64().unwrap()
    }

    pub async fn fine(&self, who: &Person, path: &str) -> Json {
        let (status, told) = self.get(who, path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {told}");
        told
    }

    pub async fn looks(&self, who: &Person, wanted: Json) -> (StatusCode, Json) {
        self.ask(who, Method::POST, "/api/map/look", (None, wanted))
            .await
    }
}

fn sum(hexes: &Json, at: usize) -> u64 {
    hexes
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own[at].as_u64().unwrap())
        .sum()
}

#[tokio::test]
async fn an_analyst_sees_the_towns_own_hexes_and_they_add_up_at_every_resolution() {
    let town = Town::new();
    let analyst = town.analyst(TOWN).await;
    let layers = town.fine(&analyst, "/api/map/layers?tenant=25104").await;
    assert_eq!(
        (
            &layers["figures"],
            &layers["layers"][0]["id"],
            &layers["layers"][0]["unit"]
        ),
        (&json!(true), &json!("alone"), &json!("persons"))
    );
    assert_eq!(
        layers["tenants"],
        json!([{ "code": TOWN, "name": "Mintafalva", "area": TOWN }])
    );
    assert_eq!(layers["periods"][3]["now"], true);
    let finest = town
        .fine(
            &analyst,
            "/api/map/hexes?tenant=25104&layer=alone&period=2023-03-31",
        )
        .await;
    let places = finest["hexes"].as_array().unwrap().len() as u64;
    assert_eq!(finest["total"]["population"], places * 10);
    assert_eq!(finest["total"]["cases"], places * 2 + 19 * 6);
    for resolution in 7..=9 {
        let path = format!(
            "/api/map/hexes?tenant=25104&layer=alone&period=2023-03-31&resolution={resolution}"
        );
        let own = town.fine(&analyst, &path).await;
        assert_eq!(
            (sum(&own["hexes"], 1), sum(&own["hexes"], 2)),
            (sum(&finest["hexes"], 1), places * 10)
        );
    }
    let (west, east) = (18.2, 18.3);
    for hex in finest["hexes"].as_array().unwrap() {
        let at = LatLng::from(hex[0].as_str().unwrap().parse::<CellIndex>().unwrap());
        assert!(west <= at.lng() && at.lng() <= east, "{hex}");
    }
    let middle = finest["hexes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|own| own[0] == centre().to_string())
        .unwrap();
    assert_eq!((&middle[1], &middle[6]), (&json!(8), &json!("hot99")));
    let areas = town
        .fine(
            &analyst,
            "/api/map/areas?tenant=25104&set=districts&layer=alone",
        )
        .await;
    let names: Vec<&Json> = areas["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| &own["properties"]["name"])
        .collect();
    assert_eq!(names, ["Nyugat", "Kelet"]);
    let people: u64 = areas["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| own["properties"]["population"].as_u64().unwrap())
        .sum();
    assert_eq!(people, places * 10);
}

#[tokio::test]
async fn nobody_sees_figures_that_are_not_theirs() {
    let town = Town::new();
    let (analyst, nurse) = (town.analyst(TOWN).await, town.sign_in("nurse").await);
    for path in [
        "/api/map/hexes?layer=alone&",
        "/api/map/hotspots?layer=alone&",
        "/api/map/layers?",
        "/api/measures/plan?",
        "/api/areas?",
    ] {
        for tenants in [OTHER, "25104,11439", "99999"] {
            let (status, told) = town.get(&analyst, &format!("{path}tenant={tenants}")).await;
            assert_eq!(
                (status, &told),
                (StatusCode::NOT_FOUND, &json!({ "error": "not-found" })),
                "{path}{tenants}"
            );
        }
    }
    let own = town.fine(&nurse, "/api/map/layers?tenant=25104").await;
    assert_eq!(
        (&own["figures"], &own["layers"]),
        (&json!(false), &json!([]))
    );
    let (status, _) = town
        .get(&nurse, "/api/map/hexes?tenant=25104&layer=alone")
        .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let areas = town
        .fine(&nurse, "/api/map/areas?tenant=25104&set=districts")
        .await;
    assert_eq!(
        areas["features"][0]["properties"],
        json!({ "set": "districts", "area": "d1", "name": "Nyugat" })
    );
    let (status, _) = town
        .get(
            &nurse,
            "/api/map/areas?tenant=25104&set=districts&layer=alone",
        )
        .await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (_, told) = town
        .looks(&nurse, json!({ "tenant": TOWN, "shape": shape() }))
        .await;
    assert_eq!(
        (&told["figures"], &told["layers"]),
        (&json!(false), &json!([]))
    );
    for odd in [
        "/api/map/hexes?tenant=25104&layer=alone&x=1",
        "/api/map/hexes?tenant=25104&layer=alone&layer=alone",
        "/api/map/hexes?tenant=25104&layer=alone&period=soon",
        "/api/map/hexes?layer=alone",
    ] {
        assert_eq!(
            town.get(&analyst, odd).await.0,
            StatusCode::BAD_REQUEST,
            "{odd}"
        );
    }
}

#[tokio::test]
async fn towns_that_share_counts_see_together_what_each_sees_alone() {
    let town = Town::new();
    let district: DistrictCode = "district".parse().unwrap();
    for (code, name) in [(TOWN, "Mintafalva"), (OTHER, "Szomszédfalva")] {
        let shares = BTreeSet::from(["person".parse::<RegisterCode>().unwrap()]);
        let tenant = Tenant {
            code: code.parse().unwrap(),
            name: name.to_owned(),
        };
        let new = NewTenant {
            tenant,
            district: Some(district.clone()),
            shares,
        };
        town.staff_file()
            .add_tenant(&new, &Who::Program, Timestamp::now())
            .unwrap();
    }
    let (west, east) = (town.analyst(TOWN).await, town.analyst(OTHER).await);
    let total = async |who: &Person, tenants: &str| {
        let own = town
            .fine(who, &format!("/api/map/hexes?tenant={tenants}&layer=alone"))
            .await;
        [1, 2].map(|at| sum(&own["hexes"], at))
    };
    let (one, other, both) = (
        total(&west, TOWN).await,
        total(&east, OTHER).await,
        total(&west, "25104,11439").await,
    );
    assert_eq!(both, [one[0] + other[0], one[1] + other[1]]);
    assert_eq!(both, total(&east, "11439,25104").await);
    // Counts are shared, people and their signals are not.
    let nurse = town.sign_in("nurse").await;
    town.reported(&nurse).await;
    let (status, _) = town.get(&east, "/api/map/signals?tenant=25104").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_look_at_counts_is_written_down_with_its_filter_and_how_many_people_it_was() {
    let town = Town::new();
    let analyst = town.analyst(TOWN).await;
    let told = town
        .fine(
            &analyst,
            "/api/map/hexes?tenant=25104&layer=alone&period=2023-03-31",
        )
        .await;
    let entries = town.staff_file().entries(None).unwrap();
    let own = entries
        .iter()
        .find(|own| own.act == "see_aggregates")
        .unwrap();
    assert_eq!(
        (own.tenant.as_deref(), own.object.as_deref()),
        (Some(TOWN), Some("person"))
    );
    assert_eq!(own.persons, told["total"]["population"].as_i64());
    assert_eq!(
        own.filter.as_deref(),
        Some("layer is alone; period is 20230331")
    );
}

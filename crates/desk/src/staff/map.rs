//! The staff map: true counts by hex and area, hot spots, signals, services, sites and measures, and what there is in a place
//! that somebody draws or takes.

mod asking;
mod counts;
mod hotspots;
mod look;
mod outline;
mod places;
mod signals;
mod things;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use gocpont_access::Role;
use http::{HeaderMap, Method};
use serde_json::Value as Json;

use super::asking::{Answer, Shared, asked, read};
use super::refused::Refused;
use super::ways::{Way, Who};

pub use asking::{Asker, Query};
pub use counts::figure;
pub use hotspots::{address, of_now, spot};
pub use places::Ground;
pub use things::{CAPACITIES, entries_of, title};

/// Who works with the map; what they see of it is asked for every row.
pub const ROLES: &[Role] = &[
    Role::Viewer,
    Role::SocialWorker,
    Role::Analyst,
    Role::Gis,
    Role::Publisher,
];
/// Who sees counts that are not protected.
const COUNTS: &[Role] = &[Role::Analyst];
/// Who sees signals: those of their own, or counts of all.
const SIGNALS: &[Role] = &[Role::SocialWorker, Role::Analyst];

/// The routes of the map.
pub fn ways() -> Vec<Way> {
    let (all, counts) = (Who::Roles(ROLES), Who::Roles(COUNTS));
    vec![
        Way::get("/api/map/layers", all, layers),
        Way::get("/api/map/hexes", counts, hexes),
        Way::get("/api/map/areas", all, areas),
        Way::get("/api/map/hotspots", counts, hotspots),
        Way::get("/api/map/signals", Who::Roles(SIGNALS), signals),
        Way::get("/api/map/things", all, things),
        Way::post("/api/map/look", all, look),
        Way::get("/api/areas", all, choice),
    ]
}

async fn layers(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    with(app, query, &headers, &[], counts::layers).await
}

async fn hexes(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    let known = &["layer", "period", "resolution"];
    with(app, query, &headers, known, counts::hexes).await
}

async fn areas(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    with(
        app,
        query,
        &headers,
        &["set", "layer", "period"],
        counts::areas,
    )
    .await
}

async fn hotspots(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    let known = &["layer", "period", "resolution", "method"];
    with(app, query, &headers, known, hotspots::hotspots).await
}

async fn signals(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    let known = &["from", "to", "kind", "resolution"];
    with(app, query, &headers, known, signals::signals).await
}

async fn things(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    with(app, query, &headers, &["register"], things::things).await
}

async fn choice(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    with(app, query, &headers, &[], places::choice).await
}

async fn look(State(app): Shared, headers: HeaderMap, body: Body) -> Answer {
    let wanted: look::Wanted = read(body).await?;
    asked(
        &app,
        &Method::POST,
        &headers,
        move |office, session, now| {
            let tenants = asking::tenants(&wanted.tenant)?;
            let asker = Asker::new(office, &session.actor, now, tenants)?;
            look::look(&asker, &wanted)
        },
    )
    .await
}

/// A question to the map: whose municipality, and what else is asked.
pub async fn with(
    State(app): Shared,
    RawQuery(query): RawQuery,
    headers: &HeaderMap,
    known: &[&str],
    work: impl FnOnce(&Asker<'_>, &Query) -> Result<Json, Refused> + Send + 'static,
) -> Answer {
    let query = Query::read(query.as_deref(), known)?;
    asked(&app, &Method::GET, headers, move |office, session, now| {
        let asker = Asker::new(office, &session.actor, now, query.tenants()?)?;
        work(&asker, &query)
    })
    .await
}

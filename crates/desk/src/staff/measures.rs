//! The plan of measures: what it costs and who pays, what is missing in it, and what changed where a measure works.

mod effect;
mod plan;
mod read;
mod table;
mod told;
mod view;

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};
use gocpont_access::Role;
use gocpont_core::life::EntryId;
use http::{HeaderMap, HeaderValue, Method, header};
use jiff::Timestamp;

use super::asking::{Answer, Shared, asked, blocking};
use super::door::key;
use super::map::{Asker, Query, ROLES};
use super::refused::Refused;
use super::ways::{Way, Who};

/// Who takes tables away; the same as of any export of things.
const TAKERS: &[Role] = &[
    Role::SocialWorker,
    Role::Analyst,
    Role::Gis,
    Role::Publisher,
];

/// The routes of measures.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/measures/plan", Who::Roles(ROLES), whole),
        Way::get("/api/measures/plan.csv", Who::Roles(TAKERS), csv),
        Way::get("/api/measures/{measure}", Who::Roles(ROLES), one),
    ]
}

async fn whole(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    super::map::with(app, query, &headers, &["year"], plan::plan).await
}

async fn one(
    State(app): Shared,
    Path(measure): Path<u64>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer {
    let query = Query::read(query.as_deref(), &["comparison"])?;
    asked(&app, &Method::GET, &headers, move |office, session, now| {
        view::view(office, &session.actor, now, EntryId(measure), &query)
    })
    .await
}

async fn csv(State(app): Shared, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let query = Query::read(query.as_deref(), &["year"])?;
    let key = key(&headers).ok_or(Refused::NoSession)?;
    let office = Arc::clone(&app.office);
    let told = blocking(move || {
        let now = Timestamp::now();
        let session = office.session(&key, now)?;
        let asker = Asker::new(&office, &session.actor, now, query.tenants()?)?;
        table::table(&asker, &query)
    });
    let mut response: Response = told.await?.into_response();
    let headers = response.headers_mut();
    let text = HeaderValue::from_static("text/csv; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, text);
    let file = HeaderValue::from_static("attachment; filename=\"measures.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, file);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

//! How services stand: posts and places that are free, what nobody has confirmed for long, and rooms that two of them want at one
//! time. For whoever may list them, as far as they may see their answers.

mod rooms;
mod state;

use axum::extract::RawQuery;
use gocpont_access::Role;
use http::HeaderMap;

use super::asking::{Answer, Shared};
use super::map::with;
use super::ways::{Way, Who};

pub use rooms::clashes_of;

/// The registers, by their names in the shipped codebooks.
const SERVICE: &str = "service";
const SLOT: &str = "service_slot";
const SITE: &str = "site";
const ROOM: &str = "room";

/// Who works with services; what they see of them is asked for every row.
const ROLES: &[Role] = &[
    Role::Viewer,
    Role::SocialWorker,
    Role::Analyst,
    Role::Gis,
    Role::Publisher,
];

/// The route of services.
pub fn ways() -> Vec<Way> {
    vec![Way::get("/api/services/state", Who::Roles(ROLES), state)]
}

async fn state(app: Shared, query: RawQuery, headers: HeaderMap) -> Answer {
    with(app, query, &headers, &[], state::state).await
}

//! `/collections/{id}/queryables` and `/collections/{id}/schema`: what may be asked of features, and what they say.

use axum::extract::State;
use axum::response::Response;
use gocpont_encode::query::Queryables;
use gocpont_encode::query::schema::{About, GeometryKind};
use serde_json::Value;

use crate::app::App;
use crate::asked::{Asked, Format};
use crate::documents::label_of;
use crate::path::Named;
use crate::problem::ApiError;
use crate::site::Site;
use crate::{html, reply};

/// JSON Schema.
pub const SCHEMA: &str = "application/schema+json";

/// What filters may name.
pub async fn queryables(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "lang"])?;
    let site = app.site();
    let document = described(&site, &asked, (&id, "queryables"), Queryables::document)?;
    answer(&app, &asked, &site, ("api-queryables", document))
}

/// What features say; with `of=feature` the schema of a whole GeoJSON feature.
pub async fn schema(
    State(app): State<App>,
    Named(id): Named<String>,
    asked: Asked,
) -> Result<Response, ApiError> {
    asked.only(&["f", "lang", "of"])?;
    let site = app.site();
    let write = match asked.parameter("of") {
        None | Some("properties") => Queryables::document,
        Some("feature") => Queryables::feature_schema,
        Some(other) => return Err(ApiError::bad_parameter("of", other, "properties, feature")),
    };
    let document = described(&site, &asked, (&id, "schema"), write)?;
    answer(&app, &asked, &site, ("api-schema", document))
}

fn described(
    site: &Site,
    asked: &Asked,
    (id, name): (&str, &str),
    write: impl Fn(&Queryables, &About<'_>) -> Value,
) -> Result<Value, ApiError> {
    let columns = site.columns(id).ok_or_else(|| ApiError::not_found(id))?;
    let title = label_of(site, id, asked.language).map(|(title, _)| title);
    let geometry = match site.reference(id) {
        Some(set) => GeometryKind::of(set.as_ref()),
        None => GeometryKind::Polygon,
    };
    let about = About {
        id: &format!("{}/collections/{id}/{name}", asked.base),
        title: &title.unwrap_or_default(),
        geometry,
    };
    Ok(write(&Queryables::of_columns(columns), &about))
}

fn answer(
    app: &App,
    asked: &Asked,
    site: &Site,
    (title, value): (&str, Value),
) -> Result<Response, ApiError> {
    Ok(match asked.format()? {
        Format::Json => reply::json(asked, &site.version, SCHEMA, || value),
        Format::Html => reply::page(asked, &site.version, || {
            let words = app.words(asked.language);
            html::document(words, asked, &words.say(title), &value)
        }),
    })
}

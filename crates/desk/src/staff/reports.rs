//! What is counted of entries for staff: an organisation's week, and statistics of a register. Counts of the desk are not protected:
//! they are for whoever may see the entries, or unprotected counts of them, and go nowhere else.

mod csv;
mod statistics;
mod week;
mod weekly;

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use gocpont_access::audit::Reason;
use gocpont_access::{Action, RegisterCode, TenantCode};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use jiff::Timestamp;
use serde_json::Value as Json;

use super::asking::{Answer, Shared, blocking};
use super::door::key;
use super::entries::Desk;
use super::office::Deed;
use super::refused::Refused;
use super::ways::{Way, Who};
use crate::reply;

/// The routes of reports.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/reports/weekly", Who::Rows(Action::List), week),
        Way::get("/api/statistics/{register}", Who::Counts, statistics),
    ]
}

/// What is asked of a report, by name.
struct Asked(Vec<(String, String)>);

impl Asked {
    /// Reads a query; a name that is not known, or comes twice, is an error.
    fn read(query: &str, known: &[&str]) -> Result<Self, Refused> {
        let mut all: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if !known.contains(&&*name) || all.iter().any(|(own, _)| *own == name) {
                return Err(Refused::Malformed);
            }
            all.push((name.into_owned(), value.into_owned()));
        }
        Ok(Self(all))
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    fn wanted<T: std::str::FromStr>(&self, name: &str) -> Result<T, Refused> {
        let found = self.get(name).and_then(|value| value.parse().ok());
        found.ok_or(Refused::Malformed)
    }

    /// The reason for which it is written to a file, where it is.
    fn export(&self) -> Result<Option<Reason>, Refused> {
        match (self.get("f"), self.get("reason")) {
            (None | Some("json"), _) => Ok(None),
            (Some("csv"), Some(reason)) => reason.parse().map(Some).map_err(|_| Refused::NoReason),
            (Some("csv"), None) => Err(Refused::NoReason),
            _ => Err(Refused::Malformed),
        }
    }
}

/// A report as it is told, and as it stands in a file.
struct Told {
    json: Json,
    csv: String,
    name: String,
}

impl Told {
    fn response(self, is_export: bool) -> Response {
        if !is_export {
            return reply::json(StatusCode::OK, &self.json);
        }
        let mut response = reply::of(StatusCode::OK, "text/csv; charset=utf-8", self.csv);
        let file = format!("attachment; filename=\"{}.csv\"", self.name);
        if let Ok(file) = HeaderValue::try_from(file) {
            response
                .headers_mut()
                .insert(header::CONTENT_DISPOSITION, file);
        }
        response
    }
}

async fn week(State(app): Shared, RawQuery(query): RawQuery, headers: HeaderMap) -> Answer {
    let known = ["tenant", "organisation", "week", "register", "f", "reason"];
    let wanted = Asked::read(&query.unwrap_or_default(), &known)?;
    let register = wanted.get("register").unwrap_or("signal").to_owned();
    report(&app, &headers, (register, wanted), weekly::report).await
}

async fn statistics(
    State(app): Shared,
    Path(register): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Answer {
    let known = ["tenant", "from", "to", "by", "organisation", "f", "reason"];
    let wanted = Asked::read(&query.unwrap_or_default(), &known)?;
    report(&app, &headers, (register, wanted), statistics::report).await
}

/// Makes a report for whoever is signed in, as JSON or as a file.
async fn report(
    app: &std::sync::Arc<super::routes::App>,
    headers: &HeaderMap,
    (register, wanted): (String, Asked),
    make: impl FnOnce(&Desk<'_>, &Asked, Option<Reason>) -> Result<Told, Refused> + Send + 'static,
) -> Answer {
    let key = key(headers).ok_or(Refused::NoSession)?;
    let office = std::sync::Arc::clone(&app.office);
    let made = blocking(move || {
        let now = Timestamp::now();
        let session = office.session(&key, now)?;
        let desk = Desk {
            office: &office,
            register: office.register(&register)?,
            actor: &session.actor,
            now,
        };
        let export = wanted.export()?;
        let is_export = export.is_some();
        Ok((make(&desk, &wanted, export)?, is_export))
    });
    let (told, is_export) = made.await?;
    Ok(told.response(is_export))
}

/// What is noted of a report: a look, or an export with its reason.
fn deed<'d>(
    desk: &'d Desk<'_>,
    look: Action,
    tenant: &'d TenantCode,
    export: Option<Reason>,
) -> Deed<'d> {
    Deed {
        actor: desk.actor,
        action: if export.is_some() {
            Action::Export
        } else {
            look
        },
        register: desk.register,
        tenant: Some(tenant),
        entry: None,
        persons: None,
        reason: export,
    }
}

/// A register's code within the name of a file.
fn file_name(register: &RegisterCode, rest: &str) -> String {
    let safe = |own: char| own.is_ascii_alphanumeric() || "-_".contains(own);
    let rest: String = rest.chars().filter(|own| safe(*own)).collect();
    format!("{register}-{rest}")
}

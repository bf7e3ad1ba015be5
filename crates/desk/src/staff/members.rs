//! People and tokens at the desk, for administrators: each for the municipalities in which they are one. What takes two
//! administrators is the business of the file of staff, which does nothing else either.

use axum::body::Body;
use axum::extract::Path;
use gocpont_access::{
    Actor, Grant, NewPerson, OrganisationCode, Password, Person, Role, TenantCode, UserName,
    managed, one_time_password,
};
use http::{HeaderMap, Method, StatusCode};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::account::address;
use super::asking::{Answer, Shared, asked, read};
use super::office::Office;
use super::refused::Refused;
use super::ways::{Way, Who};

const ADMINISTRATORS: Who = Who::Roles(&[Role::Administrator]);

/// The routes of people.
pub fn ways() -> Vec<Way> {
    vec![
        Way::get("/api/people", ADMINISTRATORS, list),
        Way::post("/api/people", ADMINISTRATORS, add),
        Way::post("/api/people/{name}/grant", ADMINISTRATORS, grant),
        Way::post("/api/people/{name}/revoke", ADMINISTRATORS, revoke),
        Way::post("/api/people/{name}/disable", ADMINISTRATORS, disable),
        Way::post("/api/people/{name}/enable", ADMINISTRATORS, enable),
        Way::post("/api/people/{name}/password", ADMINISTRATORS, password),
        Way::post("/api/people/{name}/mail", ADMINISTRATORS, mail),
        Way::post("/api/people/{name}/second-factor", ADMINISTRATORS, factor),
    ]
}

/// Does something for whoever manages the people of a municipality; for anybody else it is not there.
pub async fn managing(
    (app, method, headers): (Shared, &Method, HeaderMap),
    work: impl FnOnce(&Office, &Actor, Timestamp) -> Result<Json, Refused> + Send + 'static,
) -> Answer {
    asked(&app.0, method, &headers, move |office, session, now| {
        if managed(&session.actor).is_empty() {
            return Err(Refused::NotFound);
        }
        work(office, &session.actor, now)
    })
    .await
}

/// The municipalities that somebody manages, as an answer has them.
pub fn tenants(actor: &Actor) -> Vec<String> {
    managed(actor).iter().map(ToString::to_string).collect()
}

async fn list(app: Shared, headers: HeaderMap) -> Answer {
    managing((app, &Method::GET, headers), |office, actor, _| {
        let people = office.staff().people(actor)?;
        let told: Vec<Json> = people.iter().map(told).collect();
        Ok(json!({ "people": told, "tenants": tenants(actor) }))
    })
    .await
}

fn told(person: &Person) -> Json {
    let account = &person.account;
    let asked = person.asked.iter().map(|asked| {
        let mut told = of_grant(&asked.grant);
        told["by"] = json!(asked.by.as_str());
        told["at"] = json!(asked.at.to_string());
        told
    });
    json!({
        "name": account.name.as_str(),
        "organisation": account.organisation.as_ref().map(OrganisationCode::as_str),
        "mail": account.mail.as_ref().map(ToString::to_string),
        "grants": account.grants.iter().map(of_grant).collect::<Vec<_>>(),
        "asked": asked.collect::<Vec<_>>(),
        "elsewhere": person.elsewhere,
        "disabled": account.is_disabled,
        "second_factor": account.has_totp,
        "second_factor_required": account.needs_totp,
        "one_time": account.is_one_time,
        "last_used": account.used_at.map(|used| used.to_string()),
    })
}

fn of_grant(grant: &Grant) -> Json {
    json!({ "tenant": grant.tenant.as_str(), "role": grant.role.id(), "records": grant.records })
}

/// A role as it was sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    tenant: String,
    role: String,
    #[serde(default)]
    records: bool,
}

impl Given {
    fn grant(&self) -> Result<Grant, Refused> {
        Ok(Grant {
            tenant: tenant(&self.tenant)?,
            role: self.role.parse().map_err(|_| Refused::Malformed)?,
            records: self.records,
        })
    }
}

fn tenant(code: &str) -> Result<TenantCode, Refused> {
    code.parse().map_err(|_| Refused::NotFound)
}

/// The name of somebody who is there; what is no name is nobody's.
fn name(text: &str) -> Result<UserName, Refused> {
    text.parse().map_err(|_| Refused::NotFound)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct New {
    name: String,
    organisation: Option<String>,
    mail: Option<String>,
    grants: Vec<Given>,
    password: Option<String>,
    #[serde(default)]
    second_factor_required: bool,
}

async fn add(app: Shared, headers: HeaderMap, body: Body) -> Answer {
    let new: New = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let is_no_name = |_| Refused::told(StatusCode::BAD_REQUEST, "name");
        let name: UserName = new.name.parse().map_err(is_no_name)?;
        let organisation = new.organisation.as_deref().filter(|code| !code.is_empty());
        let organisation = organisation.map(str::parse::<OrganisationCode>).transpose();
        let organisation = organisation.map_err(|_| Refused::Malformed)?;
        let grants: Result<Vec<Grant>, Refused> = new.grants.iter().map(Given::grant).collect();
        let (typed, drawn) = password_of(new.password.as_deref())?;
        let mail = address(new.mail.as_deref())?;
        let person = NewPerson {
            name: &name,
            organisation: organisation.as_ref(),
            grants: &grants?,
            password: &typed,
            mail: mail.as_ref(),
            needs_totp: new.second_factor_required,
        };
        let (given, asked) = office.entrance().add_person(&person, actor, now)?;
        let all = |grants: &[Grant]| grants.iter().map(of_grant).collect::<Vec<_>>();
        Ok(json!({
            "password": drawn,
            "given": all(&given),
            "asked": all(&asked),
        }))
    })
    .await
}

/// The password that was sent, or one that is drawn here and told once.
fn password_of(sent: Option<&str>) -> Result<(Password, Option<String>), Refused> {
    if let Some(sent) = sent {
        Ok((Password::new(sent), None))
    } else {
        let drawn = one_time_password()?;
        Ok((Password::new(&drawn), Some(drawn.to_string())))
    }
}

async fn grant(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let given: Given = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let is_given = office
            .staff()
            .give_role(&name(&who)?, &given.grant()?, actor, now)?;
        Ok(json!({ "given": is_given }))
    })
    .await
}

async fn revoke(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let taken: Given = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let Grant { tenant, role, .. } = taken.grant()?;
        office
            .staff()
            .take_role(&name(&who)?, (&tenant, role), actor, now)?;
        Ok(json!({}))
    })
    .await
}

/// Nothing is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

async fn disable(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let Nothing {} = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let (mut staff, name) = (office.staff(), name(&who)?);
        staff.whole_person(&name, actor, false)?;
        staff.disable(&name, actor.who(), now)?;
        Ok(json!({}))
    })
    .await
}

async fn enable(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let Nothing {} = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let (mut staff, name) = (office.staff(), name(&who)?);
        staff.whole_person(&name, actor, true)?;
        staff.enable(&name, actor.who(), now)?;
        Ok(json!({}))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Renewed {
    password: Option<String>,
}

async fn password(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let sent: Renewed = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let (typed, drawn) = password_of(sent.password.as_deref())?;
        office
            .entrance()
            .renew_password(&name(&who)?, &typed, actor, now)?;
        Ok(json!({ "password": drawn }))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mail {
    mail: Option<String>,
}

async fn mail(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let Mail { mail } = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let (mut staff, name) = (office.staff(), name(&who)?);
        staff.whole_person(&name, actor, false)?;
        staff.set_mail(&name, address(mail.as_deref())?.as_ref(), actor.who(), now)?;
        Ok(json!({}))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Duty {
    required: bool,
}

async fn factor(app: Shared, Path(who): Path<String>, headers: HeaderMap, body: Body) -> Answer {
    let Duty { required } = read(body).await?;
    managing((app, &Method::POST, headers), move |office, actor, now| {
        let (mut staff, name) = (office.staff(), name(&who)?);
        // Nobody lets themselves off.
        staff.whole_person(&name, actor, !required)?;
        staff.require_totp(&name, required, actor.who(), now)?;
        Ok(json!({}))
    })
    .await
}

//! Who asks the map, for which municipalities, and what else they ask.

use std::collections::BTreeMap;

use gocpont_access::audit::{Act, Entry as Noted, Object, Outcome, Relation, Term, TermValue};
use gocpont_access::{Action, Actor, TenantCode};
use h3o::Resolution;
use jiff::Timestamp;
use jiff::civil::Date;

use super::super::figures::{Seen, may_count, seen};
use super::super::office::Office;
use super::super::refused::Refused;
use super::ROLES;

/// Municipalities of one question, at most.
const TOWNS: usize = 50;

/// What a question asks besides its path: names that are known, each once.
pub struct Query(BTreeMap<String, String>);

impl Query {
    /// Reads a query; what is not known, or is there twice, is an error. `tenant` is known always.
    pub fn read(text: Option<&str>, known: &[&str]) -> Result<Self, Refused> {
        let mut read = BTreeMap::new();
        for (name, value) in form_urlencoded::parse(text.unwrap_or_default().as_bytes()) {
            let is_known = name == "tenant" || known.contains(&&*name);
            if !is_known || read.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Refused::Malformed);
            }
        }
        Ok(Self(read))
    }

    /// What stands under a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// What must stand under a name.
    pub fn wanted(&self, name: &str) -> Result<&str, Refused> {
        self.text(name).ok_or(Refused::Malformed)
    }

    /// The municipalities.
    pub fn tenants(&self) -> Result<Vec<TenantCode>, Refused> {
        tenants(self.wanted("tenant")?)
    }

    /// A day, where one stands there.
    pub fn day(&self, name: &str) -> Result<Option<Date>, Refused> {
        let text = self.text(name);
        text.map(|text| text.parse().map_err(|_| Refused::Malformed))
            .transpose()
    }

    /// A resolution of hexes, where one stands there.
    pub fn resolution(&self) -> Result<Option<Resolution>, Refused> {
        let Some(text) = self.text("resolution") else {
            return Ok(None);
        };
        let number: u8 = text.parse().map_err(|_| Refused::Malformed)?;
        Resolution::try_from(number)
            .map(Some)
            .map_err(|_| Refused::Malformed)
    }
}

/// Codes of municipalities, parted by commas.
pub fn tenants(text: &str) -> Result<Vec<TenantCode>, Refused> {
    let mut codes = Vec::new();
    for code in text.split(',') {
        let code: TenantCode = code.parse().map_err(|_| Refused::Malformed)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    if codes.len() > TOWNS {
        return Err(Refused::Malformed);
    }
    Ok(codes)
}

/// Somebody at the map.
pub struct Asker<'a> {
    /// The files.
    pub office: &'a Office,
    /// Who.
    pub actor: &'a Actor,
    /// When.
    pub now: Timestamp,
    /// Of which municipalities.
    pub tenants: Vec<TenantCode>,
    /// Their figures; none where the desk has none of them.
    pub seen: Option<Seen>,
}

impl<'a> Asker<'a> {
    /// Lets somebody in who has a role at the map in every one of the municipalities, or may see its counts.
    pub fn new(
        office: &'a Office,
        actor: &'a Actor,
        now: Timestamp,
        tenants: Vec<TenantCode>,
    ) -> Result<Self, Refused> {
        let comes_in = |tenant: &TenantCode| {
            let mut grants = actor.grants().iter();
            let one = std::slice::from_ref(tenant);
            grants.any(|own| own.tenant == *tenant && ROLES.contains(&own.role))
                || may_count(actor, one, "person")
                || may_count(actor, one, "household")
        };
        if !tenants.iter().all(comes_in) {
            return Err(Refused::NotFound);
        }
        let seen = seen(office, actor, &tenants, office.calendar.day_of(now))?;
        Ok(Self {
            office,
            actor,
            now,
            tenants,
            seen,
        })
    }

    /// The figures, for whoever may see counts.
    pub fn figures(&self) -> Result<&Seen, Refused> {
        let seen = self.seen.as_ref().ok_or(Refused::NoFigures)?;
        if seen.persons || seen.households {
            Ok(seen)
        } else {
            Err(Refused::NotFound)
        }
    }

    /// Whether they see any counts.
    pub fn sees_figures(&self) -> bool {
        self.figures().is_ok()
    }

    /// Whether a municipality is one of those asked for.
    pub fn is_of(&self, tenant: &str) -> bool {
        self.tenants.iter().any(|own| own.as_str() == tenant)
    }

    /// Looks at counts: written down before for each municipality, with the filter and how many people or households are counted.
    pub fn counting<T>(
        &self,
        register: &str,
        filter: &[(&str, TermValue)],
        counted: u64,
        work: impl FnOnce() -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        self.noting(Action::SeeAggregates, register, (filter, counted), work)
    }

    /// The same for another action.
    pub fn noting<T>(
        &self,
        action: Action,
        register: &str,
        (filter, counted): (&[(&str, TermValue)], u64),
        work: impl FnOnce() -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let odd = || Refused::Failed(format!("{register:?} is no code"));
        let object = Object::Register(register.parse().map_err(|_| odd())?);
        let terms = filter.iter().map(|(variable, value)| {
            Ok(Term {
                variable: variable.parse().map_err(|_| odd())?,
                relation: Relation::Is,
                value: value.clone(),
            })
        });
        let terms = terms.collect::<Result<Vec<Term>, Refused>>()?;
        let entries = self.tenants.iter().map(|tenant| {
            let act = Act::On(action);
            let who = self.actor.who().clone();
            let mut entry = Noted::new(self.now, who, act, Outcome::Begun).about(object.clone());
            entry.tenant = Some(tenant.clone());
            entry.filter.clone_from(&terms);
            entry.persons = Some(counted);
            entry
        });
        self.office.noted_all(&entries.collect::<Vec<_>>(), work)
    }
}

/// A word of a filter; one that is no code is not written down.
pub fn word(text: &str) -> TermValue {
    text.parse()
        .map_or(TermValue::Withheld, TermValue::Category)
}

/// A day of a filter, as the number that its digits make.
pub fn day(day: Date) -> TermValue {
    let (year, month, date) = (
        i64::from(day.year()),
        i64::from(day.month()),
        i64::from(day.day()),
    );
    TermValue::Number(year * 10_000 + month * 100 + date)
}

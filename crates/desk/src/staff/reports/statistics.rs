//! Statistics of a register: how many entries were opened in a time, by an answer, a state, a month, an organisation or an area.
//! Whoever may see unprotected counts counts the whole municipality, others the entries that they may list.

use std::collections::BTreeMap;

use gocpont_access::audit::Reason;
use gocpont_access::{Action, OrganisationCode, Resource, TenantCode, Visibility, may};
use gocpont_core::codebook::{Labels, Storing, Variable, VariableType};
use gocpont_core::life::{Entry, Where};
use gocpont_core::record::Value;
use gocpont_records::entries::Asked as Listed;
use h3o::LatLng;
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::weekly::code_of;
use super::{Asked, Told, csv, deed, file_name};
use crate::staff::describe::labels;
use crate::staff::entries::Desk;
use crate::staff::people::People;
use crate::staff::refused::Refused;

/// Entries that are counted, at most.
const MOST: u32 = 1_000_000;

/// What entries are counted by.
enum By<'b> {
    Nothing,
    Variable(&'b Variable),
    State,
    Month,
    Organisation,
    Area(&'b People, String),
}

/// A group: its code, what it is called, and how many entries are in it.
struct Group {
    code: Option<String>,
    label: Option<Labels>,
    name: Option<String>,
    count: usize,
}

/// The statistics of a time.
pub fn report(desk: &Desk<'_>, wanted: &Asked, export: Option<Reason>) -> Result<Told, Refused> {
    let tenant: TenantCode = wanted.wanted("tenant")?;
    let (from, to): (Date, Date) = (wanted.wanted("from")?, wanted.wanted("to")?);
    let organisation = wanted.get("organisation");
    let organisation: Option<OrganisationCode> = organisation
        .map(|own| own.parse().map_err(|_| Refused::Malformed))
        .transpose()?;
    let by = By::read(desk, wanted.get("by").unwrap_or_default())?;
    let whole = is_whole(desk, &tenant);
    if !whole {
        lists(desk, &tenant)?;
    }
    if export.is_some() && !whole {
        exports(desk, &tenant)?;
    }
    let look = if whole {
        Action::SeeAggregates
    } else {
        Action::List
    };
    let deed = deed(desk, look, &tenant, export);
    desk.office.noted(&deed, desk.now, || {
        let asked = Listed {
            tenant: Some(tenant.to_string()),
            organisation: organisation.as_ref().map(ToString::to_string),
            opened_from: from
                .yesterday()
                .ok()
                .map(|day| desk.office.calendar.end_of(day)),
            opened_before: Some(desk.office.calendar.end_of(to)),
            limit: MOST,
            ..Listed::default()
        };
        let entries = counted(desk, whole, &asked)?;
        let groups = by.groups(desk, &entries);
        Ok(Told {
            csv: csv::written(&lines(&groups))?,
            name: file_name(&desk.register.code, &format!("{from}-{to}")),
            json: json!({
                "register": desk.register.code.as_str(),
                "tenant": tenant.as_str(),
                "from": from.to_string(),
                "to": to.to_string(),
                "by": wanted.get("by").unwrap_or_default(),
                "total": entries.len(),
                "whole": whole,
                "groups": groups.iter().map(Group::told).collect::<Vec<_>>(),
                "sets": sets(desk),
                "variables": variables(desk).map(|own| &own.code).collect::<Vec<_>>(),
            }),
        })
    })
}

/// Whether they may see unprotected counts of the whole municipality.
fn is_whole(desk: &Desk<'_>, tenant: &TenantCode) -> bool {
    may(desk.actor, Action::SeeAggregates, &all_of(desk, tenant)).is_ok()
}

/// The register of a municipality, as what is counted and not looked at.
fn all_of(desk: &Desk<'_>, tenant: &TenantCode) -> Resource {
    Resource {
        register: desk.register.code.clone(),
        holds: desk.register.holds,
        tenant: tenant.clone(),
        organisation: None,
        visibility: Visibility::Public,
    }
}

/// Whether any row of the municipality could be theirs to list.
fn lists(desk: &Desk<'_>, tenant: &TenantCode) -> Result<(), Refused> {
    let filter = desk.rows()?;
    let mut rows = filter.any_of().iter();
    if rows.any(|rows| rows.tenants.contains(tenant)) {
        Ok(())
    } else {
        Err(Refused::NotFound)
    }
}

/// Whether they may write what they list there to a file.
fn exports(desk: &Desk<'_>, tenant: &TenantCode) -> Result<(), Refused> {
    let (register, holds) = (&desk.register.code, desk.register.holds);
    let filter = gocpont_access::RowFilter::new(desk.actor, Action::Export, register, holds);
    let mut rows = filter.any_of().iter();
    if rows.any(|rows| rows.tenants.contains(tenant)) {
        Ok(())
    } else {
        Err(Refused::NotFound)
    }
}

fn counted(desk: &Desk<'_>, whole: bool, asked: &Listed) -> Result<Vec<Entry>, Refused> {
    let (entries, book) = (desk.office.reading(), &desk.register.codebook);
    if whole {
        return Ok(entries.to_count(book, asked)?);
    }
    let found = entries.list(book, &desk.rows()?, asked)?;
    Ok(found.into_iter().map(|found| found.entry).collect())
}

/// The questions that entries may be counted by: with categories, or yes and no, kept in the clear.
fn variables<'d>(desk: &Desk<'d>) -> impl Iterator<Item = &'d Variable> {
    desk.register.codebook.stored().filter(|own| {
        let is_grouping = matches!(own.kind, VariableType::Category | VariableType::Boolean);
        is_grouping && own.store == Storing::Plain
    })
}

/// The area sets that there are, for a register whose entries have places.
fn sets<'d>(desk: &Desk<'d>) -> Vec<&'d str> {
    let place = desk.register.codebook.life.as_ref().map(|life| life.place);
    let has_place = place.is_some_and(|place| place.point || place.area);
    let people = desk.office.people().filter(|_| has_place);
    let sets = people.into_iter().flat_map(|people| &people.areas);
    sets.map(|(name, _)| name.as_str()).collect()
}

impl<'b> By<'b> {
    fn read(desk: &Desk<'b>, text: &str) -> Result<Self, Refused> {
        if let Some(set) = text.strip_prefix("area:") {
            let people = desk.office.people().ok_or(Refused::Malformed)?;
            let known = sets(desk).contains(&set);
            return known
                .then(|| Self::Area(people, set.to_owned()))
                .ok_or(Refused::Malformed);
        }
        Ok(match text {
            "" => Self::Nothing,
            "state" => Self::State,
            "month" => Self::Month,
            "organisation" => Self::Organisation,
            code => Self::Variable(
                variables(desk)
                    .find(|own| own.code == code)
                    .ok_or(Refused::Malformed)?,
            ),
        })
    }

    /// The groups, which together hold every entry once: in the order of the codebook, else of their codes, those without one last.
    fn groups(&self, desk: &Desk<'_>, entries: &[Entry]) -> Vec<Group> {
        if matches!(self, Self::Nothing) {
            return Vec::new();
        }
        let mut counts: BTreeMap<(bool, usize, String), usize> = BTreeMap::new();
        for entry in entries {
            let code = self.code(desk, entry);
            let order = code
                .as_ref()
                .map_or(usize::MAX, |code| self.order(desk, code));
            let key = (code.is_none(), order, code.unwrap_or_default());
            *counts.entry(key).or_insert(0) += 1;
        }
        let groups = counts.into_iter().map(|((is_none, _, code), count)| {
            let code = (!is_none).then_some(code);
            Group {
                label: code.as_ref().and_then(|code| self.label(desk, code)),
                name: code.as_ref().and_then(|code| self.name(code)),
                code,
                count,
            }
        });
        groups.collect()
    }

    fn code(&self, desk: &Desk<'_>, entry: &Entry) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::State => Some(entry.state.clone()),
            Self::Organisation => Some(entry.organisation.clone()),
            Self::Month => {
                let day = desk.office.calendar.day_of(entry.opened);
                Some(format!("{:04}-{:02}", day.year(), day.month()))
            }
            Self::Variable(own) => match entry.value(&own.code) {
                Some(Value::Boolean(yes)) => Some(yes.to_string()),
                _ => code_of(own, entry).map(str::to_owned),
            },
            Self::Area(people, set) => entry
                .places
                .iter()
                .find_map(|own| lies_in(people, set, own)),
        }
    }

    fn order(&self, desk: &Desk<'_>, code: &str) -> usize {
        let life = desk.register.codebook.life.as_ref();
        let found = match self {
            Self::Variable(own) => own
                .categories
                .iter()
                .position(|category| category.code == code),
            Self::State => {
                life.and_then(|life| life.states.iter().position(|own| own.code == code))
            }
            _ => None,
        };
        found.unwrap_or(0)
    }

    fn label(&self, desk: &Desk<'_>, code: &str) -> Option<Labels> {
        match self {
            Self::Variable(own) => {
                let category = own.categories.iter().find(|category| category.code == code);
                category.map(|category| category.label.clone())
            }
            Self::State => {
                let state = desk.register.codebook.life.as_ref()?.state(code);
                state.map(|state| state.label.clone())
            }
            _ => None,
        }
    }

    fn name(&self, code: &str) -> Option<String> {
        let Self::Area(people, set) = self else {
            return None;
        };
        let mut areas = people.areas(set)?.areas().iter();
        areas
            .find(|area| &**area.id() == code)
            .map(|area| area.name().to_owned())
    }
}

/// The area of a set that a place is or lies in.
fn lies_in(people: &People, set: &str, own: &Where) -> Option<String> {
    match own {
        Where::Area(area) => (&*area.set == set).then(|| area.id.to_string()),
        Where::Point(point) => {
            let areas = people.areas(set)?;
            let at = LatLng::from(point.hex);
            let found = areas.locate(at.lng(), at.lat())?;
            areas.areas().get(found).map(|area| area.id().to_string())
        }
        Where::Hotspot(_) => None,
    }
}

impl Group {
    fn told(&self) -> Json {
        let label = self.label.as_ref().map(labels);
        json!({ "code": self.code, "label": label, "name": self.name, "count": self.count })
    }
}

fn lines(groups: &[Group]) -> Vec<Vec<String>> {
    let names = ["code", "label_hu", "label_cs", "label_en", "count"];
    let mut lines = vec![names.map(str::to_owned).to_vec()];
    lines.extend(groups.iter().map(|own| {
        // An area has one name.
        let named = own.name.clone().unwrap_or_default();
        let [hu, cs, en] = match &own.label {
            Some(label) => [&label.hu, &label.cs, &label.en].map(Clone::clone),
            None => [named.clone(), named.clone(), named],
        };
        vec![
            own.code.clone().unwrap_or_default(),
            hu,
            cs,
            en,
            own.count.to_string(),
        ]
    }));
    lines
}

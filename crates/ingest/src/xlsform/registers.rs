//! One register of a form: which question is the id, which the day, which the place, and what stands in where a form
//! has none.

use std::collections::BTreeMap;

use gocpont_core::codebook::{Labels, Role, Sensitivity, Storing, Variable, VariableType};

use super::code::{Codes, snake};
use super::convert::{Converter, Item, Root};
use super::form::Kind;
use super::variables::Maker;
use crate::codebook::{Draft, DraftVariable, Remark};
use crate::error::InvalidFile;

/// Names of questions that hold the id of a household.
const HOUSEHOLD_IDS: [&str; 16] = [
    "household_id",
    "householdid",
    "hh_id",
    "hhid",
    "id_household",
    "household_number",
    "hh_number",
    "hh_no",
    "case_id",
    "id",
    "haztartas_id",
    "haztartas_azonosito",
    "azonosito",
    "domacnost_id",
    "id_domacnosti",
    "identifikator",
];

/// Names of questions that hold the id of a person.
const PERSON_IDS: [&str; 11] = [
    "person_id",
    "personid",
    "member_id",
    "individual_id",
    "id_person",
    "id",
    "szemely_id",
    "szemely_azonosito",
    "azonosito",
    "osoba_id",
    "id_osoby",
];

/// Names of questions that hold the day of the interview.
const DAYS: [&str; 12] = [
    "interview_date",
    "date_interview",
    "survey_date",
    "date_of_interview",
    "visit_date",
    "date",
    "datum",
    "felvetel_napja",
    "felvetel_datuma",
    "kerdezes_datuma",
    "datum_setreni",
    "datum_rozhovoru",
];

/// What a child register knows of the one above it.
#[derive(Clone, Debug)]
pub(crate) struct Above {
    pub register: String,
    pub id: String,
    pub date: Option<(String, Labels)>,
    /// Whether the child has the parent's ids.
    pub shared: bool,
}

/// The register that is being made.
pub(crate) struct Register;

impl Register {
    /// The register of these questions, without its children, and what these need to know of it.
    pub fn of(
        converter: &mut Converter<'_>,
        root: &Root<'_>,
        items: &[Item],
        above: Option<&Above>,
    ) -> Result<(Draft, Above), InvalidFile> {
        let roles = roles(items, above.is_some(), &root.id);
        let has = |role: Role| roles.values().any(|found| *found == role);
        let (has_id, has_date, has_place) = (has(Role::Id), has(Role::Date), has(Role::Lon));
        let mut maker = Maker::new(converter, items);
        let mut variables = maker.all(items, &roles)?;
        let mut codes = maker.codes;
        let mut remarks = Vec::new();
        let of = |role: Role, variables: &[DraftVariable]| {
            let found = variables.iter().find(|v| v.variable.role == Some(role));
            found.map(|v| (v.variable.code.clone(), v.variable.label.clone()))
        };
        let mut first = Vec::new();
        if !has_id {
            first.push(stand_in_id(converter, &root.id, &mut codes, above));
        } else if let Some((code, _)) = of(Role::Id, &variables) {
            remarks.push(Remark::new("id-question").about(&code));
        }
        if let Some(above) = above.filter(|above| !above.shared) {
            first.push(parent_id(converter, &mut codes, above));
        }
        match (has_date, above) {
            (
                false,
                Some(Above {
                    date: Some(date), ..
                }),
            ) => {
                first.push(inherited_day(&root.id, &mut codes, date));
            }
            (false, None) => first.push(submission_day(converter, &root.id, &mut codes)),
            _ => {}
        }
        if above.is_none() && !has_place {
            remarks.push(Remark::new("no-place"));
        }
        variables.splice(0..0, first);
        let below = Above {
            register: root.id.clone(),
            id: of(Role::Id, &variables)
                .map(|(code, _)| code)
                .unwrap_or_default(),
            date: of(Role::Date, &variables),
            shared: false,
        };
        let version = converter.form.version.trim();
        let draft = Draft {
            id: root.id.clone(),
            version: if version.is_empty() { "1" } else { version }.to_owned(),
            label: root.label.clone(),
            unit: root.unit,
            remarks,
            variables,
            children: Vec::new(),
        };
        Ok((draft, below))
    }
}

/// The questions with a role, by their place in the list.
fn roles(items: &[Item], is_child: bool, register: &str) -> BTreeMap<usize, Role> {
    let mut roles = BTreeMap::new();
    let hinted = |role: &str, fits: fn(&Kind) -> bool| {
        let mut items = items.iter();
        items.position(|item| item.question.hints.role == role && fits(&item.question.kind))
    };
    let named = |names: &[&str], fits: fn(&Kind) -> bool| {
        let name = |item: &Item| snake(&item.base).unwrap_or_default();
        let found = |wanted: &&str| {
            items
                .iter()
                .position(|item| fits(&item.question.kind) && name(item) == **wanted)
        };
        names.iter().find_map(found)
    };
    let of_kind = |kind: &Kind| items.iter().position(|item| item.question.kind == *kind);
    let own = format!("{register}_id");
    let ids: Vec<&str> = if is_child {
        std::iter::once(own.as_str()).chain(PERSON_IDS).collect()
    } else {
        HOUSEHOLD_IDS.to_vec()
    };
    if let Some(at) = hinted("id", is_id).or_else(|| named(&ids, is_id)) {
        roles.insert(at, Role::Id);
    }
    let start = Kind::Moment { start: true };
    let day = hinted("date", |kind| *kind == Kind::Date).or_else(|| of_kind(&Kind::Today));
    let day = day.or_else(|| named(&DAYS, |kind| *kind == Kind::Date));
    let day = day.filter(|at| !roles.contains_key(at));
    if let Some(at) = day.or_else(|| of_kind(&start)) {
        roles.insert(at, Role::Date);
    }
    // A place below another one (a child's school) is an answer, not where the child is counted.
    let place = [true, false].map(|asked| of_kind(&Kind::Place { asked }));
    if let Some(at) = place.into_iter().flatten().next().filter(|_| !is_child) {
        roles.insert(at, Role::Lon);
    }
    let mut weighted = false;
    for (at, item) in items.iter().enumerate() {
        let free = !roles.contains_key(&at);
        match item.question.hints.role.as_str() {
            "address" if free => roles.insert(at, Role::Address),
            "weight" if free && !weighted && is_number(&item.question.kind) => {
                weighted = true;
                roles.insert(at, Role::Weight)
            }
            "" if free && item.question.kind == Kind::Text && is_address(&item.base) => {
                roles.insert(at, Role::Address)
            }
            _ => None,
        };
    }
    roles
}

fn is_id(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text | Kind::Integer | Kind::Barcode | Kind::Calculate | Kind::Hidden
    )
}

const fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer | Kind::Decimal)
}

fn is_address(name: &str) -> bool {
    let name = snake(name).unwrap_or_default();
    matches!(
        name.as_str(),
        "address" | "cim" | "lakcim" | "adresa" | "bydliste"
    )
}

/// A variable that no question of the form asks for.
fn unasked(code: String, block: &str, role: Role, label: &Labels) -> Variable {
    let is_date = role == Role::Date;
    let (sensitivity, store) = if is_date {
        (Sensitivity::Plain, Storing::Plain)
    } else {
        (Sensitivity::Identifying, Storing::No)
    };
    Variable {
        code,
        block: block.to_owned(),
        kind: if is_date {
            VariableType::Date
        } else {
            VariableType::Text
        },
        role: Some(role),
        required: false,
        sensitivity,
        store,
        label: label.clone(),
        categories: Vec::new(),
        no_answer: Vec::new(),
        range: None,
        allowed: Vec::new(),
        unit: None,
        aliases: Vec::new(),
    }
}

/// The id of a register that asks for none: the submission's for a form, the place in its parent for a repeat.
fn stand_in_id(
    converter: &Converter<'_>,
    register: &str,
    codes: &mut Codes,
    above: Option<&Above>,
) -> DraftVariable {
    let label = &converter.terms.identifier;
    let (code, id, aliases): (String, _, &[&str]) = match above {
        None => {
            let names = [
                "_uuid",
                "KEY",
                "instanceID",
                "meta/instanceID",
                "meta-instanceID",
            ];
            (codes.take("uuid"), "id-uuid", &names.clone())
        }
        Some(above) if above.shared => (codes.take(&above.id), "id-shared", &[]),
        Some(_) => (codes.take(&format!("{register}_id")), "id-position", &[]),
    };
    let remark = Remark::new(id).about(&code);
    let remark = remark.with(above.map_or("", |above| &above.register));
    let mut variable = unasked(code, register, Role::Id, label);
    variable.required = above.is_none_or(|above| above.shared);
    variable.aliases = aliases.iter().map(|name| (*name).to_owned()).collect();
    DraftVariable {
        variable,
        remarks: vec![remark],
    }
}

fn parent_id(converter: &Converter<'_>, codes: &mut Codes, above: &Above) -> DraftVariable {
    let wanted = if codes.has(&above.id) {
        format!("{}_{}", above.register, above.id)
    } else {
        above.id.clone()
    };
    let code = codes.take(&wanted);
    let remark = Remark::new("parent-joined")
        .about(&code)
        .with(&above.register);
    let label = &converter.terms.parent;
    DraftVariable {
        variable: unasked(code, &above.register, Role::Parent, label),
        remarks: vec![remark],
    }
}

/// A repeat is answered on the day of its form.
fn inherited_day(register: &str, codes: &mut Codes, date: &(String, Labels)) -> DraftVariable {
    let code = codes.take(&date.0);
    DraftVariable {
        remarks: vec![Remark::new("day-inherited").about(&code)],
        variable: unasked(code, register, Role::Date, &date.1),
    }
}

/// A form without a day is dated by its submission.
fn submission_day(converter: &Converter<'_>, register: &str, codes: &mut Codes) -> DraftVariable {
    let code = codes.take("submission_time");
    let remark = Remark::new("day-submitted").about(&code);
    let mut variable = unasked(code, register, Role::Date, &converter.terms.day);
    variable.aliases = ["_submission_time", "SubmissionDate"]
        .map(str::to_owned)
        .to_vec();
    DraftVariable {
        variable,
        remarks: vec![remark],
    }
}

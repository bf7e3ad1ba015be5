//! The variables of a codebook, checked: names, roles, categories, ranges, sensitivity.

use std::collections::BTreeSet;

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{
    ANSWERED, Category, OtherCode, Role, Sensitivity, Storing, Variable, VariableType,
};

use jiff::civil::Date;

use super::raw::{RawCategory, RawStoring, RawVariable};
use crate::document::{RawDate, is_code, setting};
use crate::error::{InvalidFile, Problem};

/// All variables in their order; among them one id and, where the register has a parent, at most one link to it.
pub fn all(
    file: &str,
    raw: Vec<RawVariable>,
    has_parent: bool,
) -> Result<Vec<Variable>, InvalidFile> {
    let variables: Vec<Variable> = raw
        .into_iter()
        .map(|raw| Reader::of(file, &raw).variable(raw))
        .collect::<Result<_, _>>()?;
    let mut codes = BTreeSet::new();
    if let Some(twice) = variables.iter().find(|v| !codes.insert(&v.code)) {
        let table = format!("variable {}", twice.code);
        return Err(setting(file, &table, "code", &twice.code, "each code once"));
    }
    check_roles(file, &variables, has_parent)?;
    Ok(variables)
}

fn check_roles(file: &str, variables: &[Variable], has_parent: bool) -> Result<(), InvalidFile> {
    let codes = |role: Role| -> Vec<&str> {
        let with = variables.iter().filter(|v| v.role == Some(role));
        with.map(|v| v.code.as_str()).collect()
    };
    let wrong = |key: &str, codes: &[&str], allowed: &str| {
        Err(setting(file, "codebook", key, &codes.join(", "), allowed))
    };
    let ids = codes(Role::Id);
    if ids.len() != 1 {
        return wrong("role id", &ids, "exactly one variable");
    }
    let parents = codes(Role::Parent);
    if parents.len() > usize::from(has_parent) {
        let allowed = "at most one variable, and only with a parent register";
        return wrong("role parent", &parents, allowed);
    }
    for (key, role) in [
        ("role date", Role::Date),
        ("role end", Role::End),
        ("role lon", Role::Lon),
        ("role lat", Role::Lat),
        ("role east", Role::East),
        ("role north", Role::North),
        ("role weight", Role::Weight),
        ("role response", Role::Response),
    ] {
        let codes = codes(role);
        if codes.len() > 1 {
            return wrong(key, &codes, "at most one variable");
        }
    }
    for (role, pair, one, other) in [
        (Role::Lon, Role::Lat, "role lon", "a lat beside it"),
        (Role::Lat, Role::Lon, "role lat", "a lon beside it"),
        (Role::East, Role::North, "role east", "a north beside it"),
        (Role::North, Role::East, "role north", "an east beside it"),
    ] {
        let codes = (codes(role), codes(pair));
        if codes.0.len() > codes.1.len() {
            return wrong(one, &codes.0, other);
        }
    }
    Ok(())
}

struct Reader<'f> {
    file: &'f str,
    table: String,
}

impl<'f> Reader<'f> {
    fn of(file: &'f str, raw: &RawVariable) -> Self {
        let table = format!("variable {}", raw.code);
        Self { file, table }
    }

    fn refuse<T>(&self, key: &str, value: &str, allowed: &str) -> Result<T, InvalidFile> {
        Err(setting(self.file, &self.table, key, value, allowed))
    }

    fn variable(&self, raw: RawVariable) -> Result<Variable, InvalidFile> {
        if !is_code(&raw.code) {
            return self.refuse("code", &raw.code, "a snake_case name");
        }
        let kind = VariableType::from(raw.kind);
        let role = raw.role.map(Role::from);
        self.check_type(role, kind)?;
        let mut statuses = raw.categories.iter().map(|status| status.code.as_str());
        if role == Some(Role::Response) && !statuses.any(|code| code == ANSWERED[0]) {
            return self.refuse("categories", "", "responded among the response statuses");
        }
        let sensitivity = Sensitivity::from(raw.sensitivity);
        let no_answer = self.no_answer(&raw.no_answer)?;
        Ok(Variable {
            store: self.storing(raw.store, sensitivity, kind)?,
            categories: self.categories(raw.categories, kind)?,
            range: self.range(raw.range, kind)?,
            allowed: self.allowed(raw.allowed, raw.range, kind)?,
            code: raw.code,
            block: raw.block,
            kind,
            role,
            required: raw.required,
            sensitivity,
            label: raw.label.into(),
            no_answer,
            unit: raw.unit,
            aliases: raw.aliases,
        })
    }

    fn check_type(&self, role: Option<Role>, kind: VariableType) -> Result<(), InvalidFile> {
        let number = is_number(kind);
        let (fits, allowed) = match role {
            Some(Role::Date | Role::End) => (kind == VariableType::Date, "date"),
            Some(Role::Response) => (kind == VariableType::Category, "category"),
            Some(Role::Weight) => (number, "integer or decimal"),
            Some(role) if role.is_coordinate() => (number, "integer or decimal"),
            Some(Role::Id | Role::Parent) => (
                matches!(kind, VariableType::Text | VariableType::Integer),
                "text or integer",
            ),
            _ => (true, ""),
        };
        if fits {
            return Ok(());
        }
        self.refuse("type", type_name(kind), allowed)
    }

    fn storing(
        &self,
        raw: RawStoring,
        harm: Sensitivity,
        kind: VariableType,
    ) -> Result<Storing, InvalidFile> {
        match raw {
            RawStoring::No => Ok(Storing::No),
            RawStoring::Plain if harm == Sensitivity::Identifying => {
                self.refuse("store", "plain", "no or sealed, for what is identifying")
            }
            RawStoring::Plain => Ok(Storing::Plain),
            RawStoring::Sealed if kind == VariableType::Text => Ok(Storing::Sealed),
            RawStoring::Sealed => {
                let problem = Problem::Sealed(self.table.clone());
                let error = InvalidFile::new(self.file, problem);
                Err(error.in_column("store").with_value("sealed"))
            }
        }
    }

    fn no_answer(&self, codes: &[String]) -> Result<Vec<NoAnswer>, InvalidFile> {
        let mut kinds = Vec::new();
        for code in codes {
            match code.parse::<NoAnswer>() {
                Ok(kind) if !kinds.contains(&kind) => kinds.push(kind),
                _ => {
                    let allowed = "na, dk, rf, nw, ca, not_asked, each once";
                    return self.refuse("no_answer", code, allowed);
                }
            }
        }
        Ok(kinds)
    }

    fn categories(
        &self,
        raw: Vec<RawCategory>,
        kind: VariableType,
    ) -> Result<Vec<Category>, InvalidFile> {
        let is_category = kind == VariableType::Category;
        if is_category == raw.is_empty() || raw.len() > usize::from(u16::MAX) {
            let allowed = "a list for the type category, none for another";
            return self.refuse("categories", &raw.len().to_string(), allowed);
        }
        let mut seen = BTreeSet::new();
        for category in &raw {
            let code = category.code.as_str();
            if code.is_empty() || code.trim() != code || !seen.insert(code) {
                return self.refuse(
                    "categories",
                    code,
                    "each code once, without blanks around it",
                );
            }
            if code.parse::<NoAnswer>().is_ok() {
                let allowed = "any code but na, dk, rf, nw, ca and not_asked";
                return self.refuse("categories", code, allowed);
            }
        }
        raw.into_iter().map(|raw| self.category(raw)).collect()
    }

    fn category(&self, raw: RawCategory) -> Result<Category, InvalidFile> {
        let valid_from = self.day("valid_from", raw.valid_from.as_ref())?;
        let valid_until = self.day("valid_until", raw.valid_until.as_ref())?;
        if let Some((from, until)) = valid_from.zip(valid_until).filter(|(a, b)| a > b) {
            let allowed = format!("a day from {from} on");
            return self.refuse("valid_until", &until.to_string(), &allowed);
        }
        let other = |(list, code)| OtherCode { list, code };
        Ok(Category {
            code: raw.code,
            label: raw.label.into(),
            codes: raw.codes.into_iter().map(other).collect(),
            valid_from,
            valid_until,
        })
    }

    fn day(&self, key: &str, raw: Option<&RawDate>) -> Result<Option<Date>, InvalidFile> {
        match raw.map(RawDate::date).transpose() {
            Ok(day) => Ok(day),
            Err(odd) => self.refuse(key, &odd, "a date such as 2024-03-01"),
        }
    }

    fn range(
        &self,
        raw: Option<[f64; 2]>,
        kind: VariableType,
    ) -> Result<Option<(f64, f64)>, InvalidFile> {
        let Some([low, high]) = raw else {
            return Ok(None);
        };
        if !is_number(kind) || !low.is_finite() || !high.is_finite() || low > high {
            let allowed = "[lowest, highest], for numbers alone";
            return self.refuse("range", &format!("[{low}, {high}]"), allowed);
        }
        Ok(Some((low, high)))
    }

    /// The numbers that may be given, each within the range; whole ones for the type integer.
    fn allowed(
        &self,
        raw: Vec<f64>,
        range: Option<[f64; 2]>,
        kind: VariableType,
    ) -> Result<Vec<f64>, InvalidFile> {
        let whole = kind == VariableType::Integer;
        let fits = |number: &f64| {
            let inside = range.is_none_or(|[low, high]| (low..=high).contains(number));
            number.is_finite() && inside && (!whole || number.fract() == 0.0)
        };
        let rises = raw.is_sorted_by(|a, b| a < b);
        if !raw.is_empty() && (!is_number(kind) || !rises || !raw.iter().all(fits)) {
            let given: Vec<String> = raw.iter().map(ToString::to_string).collect();
            let wanted = "numbers of the variable's type and range, ascending, for numbers alone";
            return self.refuse("allowed", &format!("[{}]", given.join(", ")), wanted);
        }
        Ok(raw)
    }
}

/// Whether a variable of this type holds numbers.
const fn is_number(kind: VariableType) -> bool {
    matches!(kind, VariableType::Integer | VariableType::Decimal)
}

/// The name of a type as codebooks write it.
#[must_use]
pub const fn type_name(kind: VariableType) -> &'static str {
    match kind {
        VariableType::Text => "text",
        VariableType::Category => "category",
        VariableType::Boolean => "boolean",
        VariableType::Integer => "integer",
        VariableType::Decimal => "decimal",
        VariableType::Date => "date",
    }
}

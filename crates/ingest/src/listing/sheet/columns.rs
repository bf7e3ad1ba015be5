//! The columns of the plain sheet.

use gocpont_core::codebook::{Category, Codebook, Labels, Role, Variable, VariableType};

use super::{ID, Sheet};
use crate::entry_file::plain_text;

/// The columns of the sheet that the register of services does not have: code, and the labels in the three languages.
const OWN: [(&str, [&str; 3]); 12] = [
    ("provider", ["Szolgáltató", "Poskytovatel", "Provider"]),
    (
        "provider_id",
        [
            "A szolgáltató azonosítója",
            "Identifikátor poskytovatele",
            "Provider identifier",
        ],
    ),
    ("site", ["Helyszín", "Místo poskytování", "Site"]),
    (
        "site_id",
        [
            "A helyszín azonosítója",
            "Identifikátor objektu",
            "Site identifier",
        ],
    ),
    ("address", ["Cím", "Adresa", "Address"]),
    (
        "how_to_get_in",
        [
            "Bejárat, megközelítés",
            "Vchod, jak se dostat dovnitř",
            "Entrance, how to get in",
        ],
    ),
    (
        "step_free",
        [
            "Lépcső nélkül elérhető",
            "Bezbariérový vstup",
            "Step-free entrance",
        ],
    ),
    ("hours", ["Nyitvatartás", "Otevírací doba", "Opening hours"]),
    (
        "targets",
        ["Célcsoportok", "Cílové skupiny", "Target groups"],
    ),
    ("capacity", ["Kapacitás", "Kapacita", "Capacity"]),
    (
        "capacity_unit",
        [
            "A kapacitás egysége",
            "Jednotka kapacity",
            "Unit of capacity",
        ],
    ),
    ("state", ["Állapot", "Stav", "State"]),
];

/// Variables of the register of services that stand in the sheet as they are.
pub const SHARED: [&str; 20] = [
    "name",
    "code",
    "form",
    "description",
    "eligibility",
    "age_from",
    "age_to",
    "fee",
    "fee_text",
    "fee_highest",
    "fee_currency",
    "fee_per",
    "areas_served",
    "phone",
    "email",
    "web",
    "waiting",
    "used_places",
    "confirmed_on",
    "confirmed_by",
];

impl Sheet {
    /// For the register of services, as its codebook has it.
    #[must_use]
    pub fn of(service: &Codebook) -> Self {
        let mut variables: Vec<Variable> = service
            .variables
            .iter()
            .filter(|own| own.code == ID || SHARED.contains(&own.code.as_str()))
            .cloned()
            .collect();
        for variable in &mut variables {
            // What is not said has a default, or is refused with the register's own reason.
            variable.required = variable.code == ID || variable.code == "name";
        }
        for (code, [hu, cs, en]) in OWN {
            variables.push(own(
                code,
                Labels {
                    hu: hu.to_owned(),
                    cs: cs.to_owned(),
                    en: en.to_owned(),
                },
            ));
        }
        for (code, role, [hu, cs, en]) in [
            (
                "lat",
                Role::Lat,
                ["Szélesség", "Zeměpisná šířka", "Latitude"],
            ),
            (
                "lon",
                Role::Lon,
                ["Hosszúság", "Zeměpisná délka", "Longitude"],
            ),
        ] {
            let label = Labels {
                hu: hu.to_owned(),
                cs: cs.to_owned(),
                en: en.to_owned(),
            };
            variables.push(Variable {
                role: Some(role),
                kind: VariableType::Decimal,
                ..own(code, label)
            });
        }
        let states = service.life.iter().flat_map(|life| &life.states);
        let states: Vec<Category> = states
            .map(|state| Category {
                code: state.code.clone(),
                label: state.label.clone(),
                ..Category::default()
            })
            .collect();
        let units = service.variables.iter().filter_map(|own| {
            let unit = own.code.strip_prefix("capacity_")?;
            Some(Category {
                code: unit.to_owned(),
                label: own.label.clone(),
                ..Category::default()
            })
        });
        let units: Vec<Category> = units.collect();
        for variable in &mut variables {
            match variable.code.as_str() {
                "state" => {
                    (variable.kind, variable.categories) = (VariableType::Category, states.clone());
                }
                "capacity_unit" => {
                    (variable.kind, variable.categories) = (VariableType::Category, units.clone());
                }
                "step_free" => variable.kind = VariableType::Boolean,
                "capacity" => {
                    (variable.kind, variable.range) = (VariableType::Decimal, Some((0.0, 1e6)));
                }
                _ => {}
            }
        }
        let groups = service.variables.iter().filter_map(|own| {
            let group = own.code.strip_prefix("for_")?;
            Some((group.to_owned(), own.label.clone()))
        });
        Self {
            groups: groups.collect(),
            form: Codebook {
                parent: Some(String::new()),
                life: None,
                variables,
                ..service.clone()
            },
        }
    }
}

fn own(code: &str, label: Labels) -> Variable {
    plain_text(code, "sheet", label)
}

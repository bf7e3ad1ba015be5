//! `tenant`: the municipalities whose staff work here, and the districts in which they share registers.

use std::collections::BTreeSet;

use gocpont_access::{District, NewTenant, StaffStore, Tenant, Who};
use gocpont_words::Arg;
use serde_json::{Value, json};

use super::args::{Tenant as Command, TenantNoun};
use crate::Outcome;
use crate::args::Args;
use crate::console::{Console, now};

/// Adds a municipality, or lists all.
pub fn run(args: &Args, command: &Command, console: &Console) -> anyhow::Result<Outcome> {
    let TenantNoun::Add {
        code,
        name,
        district,
        share,
    } = &command.noun
    else {
        return list(args, command, console);
    };
    // The first municipality begins the file.
    let mut store = StaffStore::open_or_create(&super::path(args, &command.file))?;
    let new = NewTenant {
        tenant: Tenant {
            code: code.clone(),
            name: name.clone(),
        },
        district: district.clone(),
        shares: share.iter().cloned().collect(),
    };
    store.add_tenant(&new, &Who::Program, now())?;
    let args = [
        ("code", Arg::from(code.as_str())),
        ("name", Arg::from(name.trim())),
    ];
    console.say("staff-tenant-added", &args);
    console.result(&json!({ "tenant": code.as_str() }), "");
    Ok(Outcome::Done)
}

fn list(args: &Args, command: &Command, console: &Console) -> anyhow::Result<Outcome> {
    let (store, _) = super::opened(args, &command.file)?;
    let (tenants, districts) = (store.tenants()?, store.districts()?);
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for tenant in &tenants {
        let within = districts
            .iter()
            .filter(|own| own.tenants.contains(&tenant.code));
        let codes: Vec<&str> = within.map(|own| own.code.as_str()).collect();
        lines.push(format!(
            "{}\t{}\t{}",
            tenant.code,
            tenant.name,
            codes.join(", ")
        ));
        rows.push(
            json!({ "tenant": tenant.code.as_str(), "name": tenant.name, "districts": codes }),
        );
    }
    for district in &districts {
        let args = [
            ("district", Arg::from(district.code.as_str())),
            ("tenants", Arg::from(joined(&district.tenants))),
            ("registers", Arg::from(joined(&district.registers))),
        ];
        let id = if district.registers.is_empty() {
            "staff-district-alone"
        } else {
            "staff-district"
        };
        lines.push(console.words().say_with(id, &args));
    }
    let districts: Vec<Value> = districts.iter().map(shown).collect();
    let result = json!({ "tenants": rows, "districts": districts });
    console.result(&result, &lines.join("\n"));
    Ok(Outcome::Done)
}

fn shown(district: &District) -> Value {
    let texts = |codes: Vec<String>| Value::from(codes);
    json!({
        "district": district.code.as_str(),
        "tenants": texts(district.tenants.iter().map(ToString::to_string).collect()),
        "registers": texts(district.registers.iter().map(ToString::to_string).collect()),
    })
}

fn joined<T: ToString>(codes: &BTreeSet<T>) -> String {
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    codes.join(", ")
}

//! Sums and warnings of a plan as they are told: amounts as texts, so that nobody adds them as numbers with a rest.

use std::collections::BTreeMap;

use gocpont_core::measure::budget::{Line, Money, Sums, by_source};
use gocpont_core::measure::plan::Warning;
use serde_json::{Map, Value as Json, json};

/// Sums, one for each currency; years are added.
pub fn sums(own: &Sums) -> Json {
    let mut of_currency: BTreeMap<&str, Money> = BTreeMap::new();
    for ((_, currency), money) in own {
        let sum = of_currency.entry(currency).or_default();
        *sum = sum.plus(money);
    }
    let told = of_currency.into_iter().map(|(currency, sum)| {
        let mut told = money(&sum);
        told.insert("currency".to_owned(), json!(currency));
        told.insert("amount".to_owned(), json!(sum.total().to_string()));
        Json::Object(told)
    });
    told.collect()
}

/// Lines by source, year and currency.
pub fn cells<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Json {
    let told = by_source(lines)
        .into_iter()
        .map(|((source, year, currency), own)| {
            let mut told = money(&own);
            told.insert("source".to_owned(), json!(source.unwrap_or_default()));
            told.insert("year".to_owned(), json!(year));
            told.insert("currency".to_owned(), json!(currency));
            Json::Object(told)
        });
    told.collect()
}

fn money(own: &Money) -> Map<String, Json> {
    let parts = [
        ("secured", own.secured),
        ("won", own.won),
        ("planned", own.planned),
        ("spent", own.spent),
    ];
    parts
        .into_iter()
        .map(|(name, amount)| (name.to_owned(), json!(amount.to_string())))
        .collect()
}

/// A warning; the page has a sentence `desk-warning-…` for each kind.
pub fn warning(own: &Warning) -> Json {
    match own {
        Warning::PartsOverWhole {
            measure,
            key,
            whole,
            parts,
        }
        | Warning::PartsMoreCertain {
            measure,
            key,
            whole,
            parts,
        } => {
            let is_over = matches!(own, Warning::PartsOverWhole { .. });
            json!({
                "kind": if is_over { "parts-over-whole" } else { "parts-more-certain" }, "measure": measure.0, "year": key.0, "currency": key.1,
                "whole": whole.to_string(), "parts": parts.to_string(), "over": parts.minus(*whole).to_string(),
            })
        }
        Warning::SpentOverAmount {
            line,
            measure,
            currency,
            amount,
            spent,
        } => json!({
            "kind": "spent-over-amount", "line": line.0, "measure": measure.0, "currency": currency,
            "amount": amount.to_string(), "spent": spent.to_string(),
        }),
        Warning::SeveralCurrencies {
            measure,
            year,
            currencies,
        } => {
            json!({ "kind": "several-currencies", "measure": measure.0, "year": year, "currencies": currencies })
        }
        Warning::Loop { measure } => json!({ "kind": "loop", "measure": measure.0 }),
    }
}

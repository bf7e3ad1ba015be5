//! Answers, links and places of an entry as the file keeps them: JSON by the codes of the codebook, sealed answers encrypted.

use std::collections::{BTreeMap, BTreeSet};

use gocpont_core::answer::Answer;
use gocpont_core::codebook::{Codebook, Storing, Variable};
use gocpont_core::life::{Entry, EntryId, LinkTo, Where};
use gocpont_core::record::{AreaOf, Place, Value};
use serde_json::{Map, Value as Json, json};

use super::error::EntryError;
use crate::answer_json;
use crate::error::StoreError;
use crate::keys::{TownKeys, UnitKey};
use crate::sealed;

/// The answers that an entry holds, and the variables whose answer is sealed.
pub(super) type Answers = (BTreeMap<String, Answer<Value>>, BTreeSet<String>);

/// Answers as JSON. What is sealed comes from `before`, unless a new text is given; what is not kept is left out.
pub(super) fn write_answers(
    (keys, codebook): (&TownKeys, &Codebook),
    entry: &Entry,
    before: Option<&str>,
) -> Result<String, EntryError> {
    let before = before.map(object).transpose()?.unwrap_or_default();
    let mut all = Map::new();
    for variable in &codebook.variables {
        let code = &variable.code;
        let kept = match (variable.store, entry.answers.get(code)) {
            (Storing::No, _) => None,
            (_, Some(answer)) => Some(write_answer(keys, codebook, entry.id, (variable, answer))?),
            (Storing::Sealed, None) if entry.sealed.contains(code) => before.get(code).cloned(),
            (_, None) => None,
        };
        all.extend(kept.map(|kept| (code.clone(), kept)));
    }
    Ok(Json::Object(all).to_string())
}

fn write_answer(
    keys: &TownKeys,
    codebook: &Codebook,
    id: EntryId,
    (variable, answer): (&Variable, &Answer<Value>),
) -> Result<Json, EntryError> {
    match answer {
        Answer::Value(Value::Text(text)) if variable.store == Storing::Sealed => {
            let unit = unit_of(keys, codebook, id);
            let sealed = sealed::seal(keys, &codebook.id, variable, (&unit, text))?;
            Ok(json!({ "sealed": hex(&sealed) }))
        }
        _ => Ok(answer_json::write(variable, answer)),
    }
}

/// Answers from JSON; sealed ones stay shut, and variables that the codebook no longer has stay where they are.
pub(super) fn answers(codebook: &Codebook, text: &str) -> Result<Answers, EntryError> {
    let (mut open, mut sealed) = Answers::default();
    for (code, stored) in object(text)? {
        let Some(variable) = codebook.variable(&code) else {
            continue;
        };
        if stored.get("sealed").is_some() {
            sealed.insert(code);
        } else {
            let answer =
                answer_json::read(variable, &stored).ok_or_else(|| unreadable(&code, &stored))?;
            open.insert(code, answer);
        }
    }
    Ok((open, sealed))
}

/// Opens a sealed answer of the stored ones.
pub(super) fn unseal(
    keys: &TownKeys,
    codebook: &Codebook,
    id: EntryId,
    code: &str,
    text: &str,
) -> Result<Option<String>, EntryError> {
    let variable = codebook
        .variable(code)
        .filter(|own| own.store == Storing::Sealed);
    let variable = variable.ok_or_else(|| StoreError::NotSealed {
        register: codebook.id.clone(),
        variable: code.to_owned(),
    })?;
    let all = object(text)?;
    let Some(sealed) = all.get(code).and_then(|own| own.get("sealed")?.as_str()) else {
        return Ok(None);
    };
    let unit = unit_of(keys, codebook, id);
    let opened = bytes(sealed)
        .and_then(|sealed| sealed::open(keys, &codebook.id, variable, (&unit, &sealed)));
    let opened = opened.ok_or_else(|| StoreError::BrokenSeal {
        register: codebook.id.clone(),
        variable: code.to_owned(),
    })?;
    Ok(Some(opened))
}

/// The key that binds a sealed text to its entry.
fn unit_of(keys: &TownKeys, codebook: &Codebook, EntryId(id): EntryId) -> UnitKey {
    keys.unit(&codebook.id, &id.to_string())
}

pub(super) fn write_links(entry: &Entry) -> String {
    let all: Map<String, Json> = entry
        .links
        .iter()
        .map(|(code, own)| (code.clone(), write_ends(own)))
        .collect();
    Json::Object(all).to_string()
}

pub(super) fn write_ends(ends: &[LinkTo]) -> Json {
    ends.iter()
        .map(|end| json!({ "id": end.id.0, "gone": end.gone }))
        .collect()
}

pub(super) fn links(text: &str) -> Result<BTreeMap<String, Vec<LinkTo>>, EntryError> {
    let end = |end: &Json| {
        Some(LinkTo {
            id: EntryId(end.get("id")?.as_u64()?),
            gone: end.get("gone")?.as_bool()?,
        })
    };
    let mut all = BTreeMap::new();
    for (code, ends) in object(text)? {
        let read: Option<Vec<LinkTo>> = ends
            .as_array()
            .and_then(|ends| ends.iter().map(end).collect());
        let read = read.ok_or_else(|| unreadable(&code, &ends))?;
        all.insert(code, read);
    }
    Ok(all)
}

pub(super) fn write_places(entry: &Entry) -> String {
    let place = |place: &Where| match place {
        Where::Point(point) => json!({
            "hex": point.hex.to_string(),
            "precision": point.precision.code(),
            "areas": point.areas.iter().map(|area| json!([&*area.set, &*area.id])).collect::<Json>(),
        }),
        Where::Area(area) => json!({ "set": &*area.set, "area": &*area.id }),
        Where::Hotspot(address) => json!({ "hotspot": address }),
    };
    entry.places.iter().map(place).collect::<Json>().to_string()
}

pub(super) fn places(text: &str) -> Result<Vec<Where>, EntryError> {
    list("places", text)?
        .iter()
        .map(|place| read_place(place).ok_or_else(|| unreadable("places", place)))
        .collect()
}

fn read_place(place: &Json) -> Option<Where> {
    let text = |name: &str| place.get(name).and_then(Json::as_str);
    if let Some(address) = text("hotspot") {
        return Some(Where::Hotspot(address.to_owned()));
    }
    if let (Some(set), Some(id)) = (text("set"), text("area")) {
        return Some(Where::Area(AreaOf {
            set: set.into(),
            id: id.into(),
        }));
    }
    let areas = place.get("areas")?.as_array()?.iter().map(|pair| {
        Some(AreaOf {
            set: pair.get(0)?.as_str()?.into(),
            id: pair.get(1)?.as_str()?.into(),
        })
    });
    Some(Where::Point(Place {
        hex: text("hex")?.parse().ok()?,
        areas: areas.collect::<Option<Vec<_>>>()?,
        precision: text("precision")?.parse().ok()?,
    }))
}

pub(super) fn list(what: &str, text: &str) -> Result<Vec<Json>, EntryError> {
    serde_json::from_str(text).map_err(|_| broken(what, text))
}

pub(super) fn object(text: &str) -> Result<Map<String, Json>, EntryError> {
    serde_json::from_str(text).map_err(|_| broken("answers", text))
}

fn unreadable(what: &str, stored: &Json) -> EntryError {
    broken(what, &stored.to_string())
}

fn broken(what: &str, value: &str) -> EntryError {
    EntryError::Unreadable {
        variable: what.to_owned(),
        value: value.chars().take(80).collect(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits = hex.as_bytes().chunks(2);
    digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

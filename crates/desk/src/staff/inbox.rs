//! The inbox: what is open in all registers that somebody handles, what is overdue on top.

use gocpont_access::Actor;
use gocpont_records::entries::Asked;
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::entries::Desk;
use super::office::Office;
use super::refused::Refused;

/// Entries of each register in the inbox, at most.
const MOST: u32 = 200;

/// What waits for somebody: entries of registers with due times, and those that their own steps could move on.
pub fn inbox(office: &Office, actor: &Actor, now: Timestamp) -> Result<Json, Refused> {
    let mut waiting: Vec<Json> = Vec::new();
    for register in office.registers() {
        let has_due = register
            .living()?
            .life
            .states
            .iter()
            .any(|state| state.due.is_some());
        if !has_due {
            continue;
        }
        let desk = Desk {
            office,
            register,
            actor,
            now,
        };
        let wanted = Asked {
            open: true,
            limit: MOST,
            ..Asked::default()
        };
        match desk.list(&wanted) {
            Ok(mut listed) => {
                if let Some(entries) = listed.get_mut("entries").and_then(Json::as_array_mut) {
                    waiting.append(entries);
                }
            }
            Err(Refused::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    // Texts of moments in UTC are in order as the moments are.
    let due = |entry: &Json| entry["due"].as_str().map_or("~".to_owned(), str::to_owned);
    waiting.sort_by_key(due);
    let overdue = waiting
        .iter()
        .filter(|entry| entry["overdue"] == true)
        .count();
    Ok(json!({ "entries": waiting, "overdue": overdue }))
}

//! The inbox: what is open in all registers that somebody handles, what is overdue on top.

use gocpont_access::{Action, Actor};
use gocpont_core::life::Part;
use gocpont_records::entries::Asked;
use jiff::Timestamp;
use serde_json::{Value as Json, json};

use super::entries::Desk;
use super::office::{Office, begun};
use super::parts::parts;
use super::refused::Refused;

/// Entries of each register in the inbox, at most.
const MOST: u32 = 200;

/// What waits for somebody: entries of registers with due times that are theirs to move on, not those that they sent. However many
/// registers are looked through, it is one look, and one line of the audit.
pub fn inbox(office: &Office, actor: &Actor, now: Timestamp) -> Result<Json, Refused> {
    office.noted_as(&begun(actor, Action::List, now), || {
        let mut waiting: Vec<Json> = Vec::new();
        for register in office.registers() {
            let mut states = register.living()?.life.states.iter();
            if states.any(|state| state.due.is_some()) {
                let desk = Desk {
                    office,
                    register,
                    actor,
                    now,
                };
                waiting.append(&mut open(&desk)?);
            }
        }
        // Texts of moments in UTC are in order as the moments are.
        let due = |entry: &Json| entry["due"].as_str().map_or("~".to_owned(), str::to_owned);
        waiting.sort_by_key(due);
        let overdue = waiting.iter().filter(|entry| entry["overdue"] == true);
        let overdue = overdue.count();
        Ok(json!({ "entries": waiting, "overdue": overdue }))
    })
}

/// The open entries of a register that somebody has to do with as more than their sender.
fn open(desk: &Desk<'_>) -> Result<Vec<Json>, Refused> {
    let wanted = Asked {
        open: true,
        limit: MOST,
        ..Asked::default()
    };
    let mut listed = match desk.listed(&wanted) {
        Ok(listed) => listed,
        Err(Refused::NotFound) => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let entries = listed.get_mut("entries").and_then(Json::as_array_mut);
    let mut entries = entries.map(std::mem::take).unwrap_or_default();
    entries.retain(|entry| {
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        let played = parts(desk.actor, text("tenant"), text("organisation"));
        played.iter().any(|part| *part != Part::Sender)
    });
    Ok(entries)
}

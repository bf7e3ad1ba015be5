//! An entry as it is told to somebody: what they may not see of it is not there.

use gocpont_access::{Action, may};
use gocpont_core::life::{Entry, LinkTo, PLACE, Part, Where};
use gocpont_records::answer_json;
use gocpont_records::entries::Entries;
use h3o::LatLng;
use serde_json::{Map, Value as Json, json};

use super::entries::Desk;
use super::parts::{part_of, parts, resource};
use super::refused::Refused;

impl Desk<'_> {
    /// An entry, as far as they may see it, with what they may do next.
    pub fn told(&self, entries: &Entries, entry: &Entry) -> Result<Json, Refused> {
        let living = self.register.living()?;
        let (steps, edits) = self.next_of(entries, entry)?;
        let due = living.due_at(entry, &self.office.calendar);
        let flags = living.flags(entry).into_iter().map(|flag| &flag.code);
        Ok(json!({
            "register": living.codebook.id,
            "id": entry.id.0,
            "revision": entry.revision,
            "tenant": entry.tenant,
            "organisation": entry.organisation,
            "state": entry.state,
            "opened": entry.opened.to_string(),
            "since": entry.since.to_string(),
            "due": due.map(|due| due.to_string()),
            "overdue": due.is_some_and(|due| self.now > due),
            "answers": self.answers(entries, entry)?,
            "sealed": entry.sealed,
            "links": self.links(entries, entry)?,
            "places": self.places(entries, entry)?,
            "flags": flags.collect::<Vec<_>>(),
            "steps": steps,
            "edits": edits,
        }))
    }

    /// The transitions that they may take, and whether they may change answers in this state.
    fn next_of(&self, entries: &Entries, entry: &Entry) -> Result<(Vec<String>, bool), Refused> {
        let own = resource(self.office, entries, self.register, entry)?;
        if may(self.actor, Action::Change, &own).is_err() {
            return Ok((Vec::new(), false));
        }
        let living = self.register.living()?;
        let played: Vec<Part> = parts(self.actor, &entry.tenant, &entry.organisation);
        let mut steps: Vec<String> = Vec::new();
        for way in played.iter().flat_map(|part| living.may(entry, *part)) {
            if !steps.contains(&way.code) {
                steps.push(way.code.clone());
            }
        }
        let state = living.life.state(&entry.state);
        let edits =
            state.is_some_and(|state| played.iter().any(|part| state.edited_by.contains(part)));
        Ok((steps, edits))
    }

    fn sees(&self, entries: &Entries, entry: &Entry, name: &str) -> Result<bool, Refused> {
        let part = part_of(self.office, entries, self.register, entry, name)?;
        Ok(may(self.actor, Action::See, &part).is_ok())
    }

    fn answers(&self, entries: &Entries, entry: &Entry) -> Result<Map<String, Json>, Refused> {
        let mut answers = Map::new();
        for (code, answer) in &entry.answers {
            let Some(variable) = self.register.codebook.variable(code) else {
                continue;
            };
            if self.sees(entries, entry, code)? {
                answers.insert(code.clone(), answer_json::write(variable, answer));
            }
        }
        Ok(answers)
    }

    fn links(&self, entries: &Entries, entry: &Entry) -> Result<Map<String, Json>, Refused> {
        let end = |end: &LinkTo| json!({ "id": end.id.0, "gone": end.gone });
        let mut links = Map::new();
        for (code, ends) in &entry.links {
            if self.sees(entries, entry, code)? {
                links.insert(code.clone(), ends.iter().map(end).collect());
            }
        }
        Ok(links)
    }

    fn places(&self, entries: &Entries, entry: &Entry) -> Result<Vec<Json>, Refused> {
        if !self.sees(entries, entry, PLACE)? {
            return Ok(Vec::new());
        }
        Ok(entry.places.iter().map(place).collect())
    }
}

fn place(own: &Where) -> Json {
    match own {
        Where::Point(point) => {
            let at = LatLng::from(point.hex);
            json!({ "lat": at.lat(), "lon": at.lng(), "hex": point.hex.to_string() })
        }
        Where::Area(area) => json!({ "set": &*area.set, "area": &*area.id }),
        Where::Hotspot(address) => json!({ "hotspot": address }),
    }
}

//! An entry as it is told to somebody: what they may not see of it is not there.

use gocpont_access::{Action, may};
use gocpont_core::codebook::VariableType;
use gocpont_core::life::{Entry, EntryId, LinkTo, PARENT, PLACE, Part, Where};
use gocpont_records::answer_json;
use gocpont_records::entries::Entries;
use h3o::LatLng;
use serde_json::{Map, Value as Json, json};

use super::describe::summary;
use super::entries::Desk;
use super::map::title;
use super::parts::{Sharing, parts};
use super::refused::Refused;

impl Desk<'_> {
    /// An entry, as far as they may see it, with what they may do next.
    pub fn told(&self, entries: &Entries, entry: &Entry) -> Result<Json, Refused> {
        let living = self.register.living()?;
        let sharing = Sharing::of(self.office, entries, self.register, entry);
        let (steps, edits) = self.next_of(&sharing, entry)?;
        let due = living.due_at(entry, &self.office.calendar);
        let flags = living.flags(entry).into_iter().map(|flag| &flag.code);
        let answers = Json::Object(self.answers(&sharing, entry)?);
        let ways = steps.iter().filter_map(|code| {
            let way = living
                .life
                .transitions
                .iter()
                .find(|way| way.code == *code)?;
            Some(json!({ "code": code, "missing": living.missing(entry, way) }))
        });
        let ways: Vec<Json> = ways.collect();
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
            "title": title(living.codebook, Some(&answers)),
            "answers": answers,
            "sealed": entry.sealed,
            "links": self.links(&sharing, entry)?,
            "places": self.places(&sharing, entry)?,
            "flags": flags.collect::<Vec<_>>(),
            "steps": steps,
            "ways": ways,
            "edits": edits,
        }))
    }

    /// The same with the names of what it is linked to, as far as they may see these.
    pub fn titled(&self, entries: &Entries, entry: &Entry) -> Result<Json, Refused> {
        let mut told = self.told(entries, entry)?;
        let life = self.register.living()?.life;
        let links = told["links"].as_object_mut();
        for (code, ends) in links.into_iter().flatten() {
            let to = life.link(code).map(|link| self.office.register(&link.to));
            let Some(Ok(register)) = to else { continue };
            let other = Desk { register, ..*self };
            for end in ends.as_array_mut().into_iter().flatten() {
                let id = end["id"].as_u64().map(EntryId);
                let title = id.map(|id| other.title_of(entries, id)).transpose()?;
                end["title"] = json!(title.flatten());
            }
        }
        Ok(told)
    }

    /// The name of an entry of this register; nothing where there is none, or not for them.
    pub fn named(&self, entries: &Entries, id: u64) -> Result<Option<String>, Refused> {
        let Some(entry) = entries.entry(&self.register.codebook, EntryId(id))? else {
            return Ok(None);
        };
        let sharing = Sharing::of(self.office, entries, self.register, &entry);
        if may(self.actor, Action::See, &sharing.whole()?).is_err() {
            return Ok(None);
        }
        let answers = self.answers(&sharing, &entry)?;
        Ok(answers
            .get("name")
            .and_then(|own| own.as_str())
            .map(str::to_owned))
    }

    /// What an entry is called where its register has a text for that; nothing where there is none, or not for them.
    fn title_of(&self, entries: &Entries, id: EntryId) -> Result<Option<String>, Refused> {
        let book = &self.register.codebook;
        let Some(entry) = entries.entry(book, id)? else {
            return Ok(None);
        };
        let sharing = Sharing::of(self.office, entries, self.register, &entry);
        let is_text = |code: &&str| {
            let variable = book.variable(code);
            variable.is_some_and(|own| own.kind == VariableType::Text)
        };
        if may(self.actor, Action::See, &sharing.whole()?).is_err()
            || !summary(book).iter().all(is_text)
        {
            return Ok(None);
        }
        let answers = Json::Object(self.answers(&sharing, &entry)?);
        Ok(title(book, Some(&answers)))
    }

    /// The transitions that they may take, and whether they may change answers in this state.
    fn next_of(
        &self,
        sharing: &Sharing<'_>,
        entry: &Entry,
    ) -> Result<(Vec<String>, bool), Refused> {
        if may(self.actor, Action::Change, &sharing.whole()?).is_err() {
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

    fn sees(&self, sharing: &Sharing<'_>, name: &str) -> Result<bool, Refused> {
        Ok(may(self.actor, Action::See, &sharing.part(name)?).is_ok())
    }

    fn answers(&self, sharing: &Sharing<'_>, entry: &Entry) -> Result<Map<String, Json>, Refused> {
        let mut answers = Map::new();
        for (code, answer) in &entry.answers {
            let Some(variable) = self.register.codebook.variable(code) else {
                continue;
            };
            if self.sees(sharing, code)? {
                answers.insert(code.clone(), answer_json::write(variable, answer));
            }
        }
        Ok(answers)
    }

    fn links(&self, sharing: &Sharing<'_>, entry: &Entry) -> Result<Map<String, Json>, Refused> {
        let end = |end: &LinkTo| json!({ "id": end.id.0, "gone": end.gone });
        let mut links = Map::new();
        for (code, ends) in &entry.links {
            // Whoever sees a child sees whose it is.
            if code == PARENT || self.sees(sharing, code)? {
                links.insert(code.clone(), ends.iter().map(end).collect());
            }
        }
        Ok(links)
    }

    fn places(&self, sharing: &Sharing<'_>, entry: &Entry) -> Result<Vec<Json>, Refused> {
        if !self.sees(sharing, PLACE)? {
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

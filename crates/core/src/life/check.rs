//! Whether a life makes sense: every state can be reached and left, every name exists, and nothing that tells who
//! somebody is can become public.

use std::collections::BTreeSet;

use super::{Due, Level, Life, PLACE, RequiredIf};
use crate::codebook::{Codebook, Sensitivity, Storing};
use crate::condition::Condition;

/// What is wrong with a life, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{table}: {key} = {value:?}; allowed is {allowed}")]
pub struct InvalidLife {
    /// The table and its code, such as `transition close`.
    pub table: String,
    /// The key in it.
    pub key: &'static str,
    /// What stands there.
    pub value: String,
    /// What may stand there.
    pub allowed: String,
}

impl Life {
    /// Everything that is wrong with the life of this codebook.
    #[must_use]
    pub fn check(&self, codebook: &Codebook) -> Vec<InvalidLife> {
        let mut check = Check::of(self, codebook);
        check.codes();
        check.states();
        check.transitions();
        check.rules();
        check.repeats_and_flags();
        if check.found.is_empty() {
            check.ways();
        }
        check.found
    }
}

struct Check<'c> {
    life: &'c Life,
    codebook: &'c Codebook,
    states: BTreeSet<&'c str>,
    /// Variables whose answers are kept, and links.
    names: BTreeSet<&'c str>,
    found: Vec<InvalidLife>,
}

impl<'c> Check<'c> {
    fn of(life: &'c Life, codebook: &'c Codebook) -> Self {
        let variables = codebook.stored().map(|variable| variable.code.as_str());
        let links = life.links.iter().map(|link| link.code.as_str());
        Self {
            life,
            codebook,
            states: life
                .states
                .iter()
                .map(|state| state.code.as_str())
                .collect(),
            names: variables.chain(links).collect(),
            found: Vec::new(),
        }
    }

    fn wrong(&mut self, table: &str, key: &'static str, value: &str, allowed: &str) {
        self.found.push(InvalidLife {
            table: table.to_owned(),
            key,
            value: value.to_owned(),
            allowed: allowed.to_owned(),
        });
    }

    /// Each code once, and none for both a variable and a link.
    fn codes(&mut self) {
        let life = self.life;
        self.unique("state", life.states.iter().map(|state| state.code.as_str()));
        self.unique(
            "transition",
            life.transitions.iter().map(|way| way.code.as_str()),
        );
        self.unique("flag", life.flags.iter().map(|flag| flag.code.as_str()));
        self.unique("link", life.links.iter().map(|link| link.code.as_str()));
        for link in &life.links {
            if self.codebook.variable(&link.code).is_some() || link.code == PLACE {
                let table = format!("link {}", link.code);
                self.wrong(&table, "code", &link.code, "a code that no variable has");
            }
        }
        if self.codebook.variable(PLACE).is_some() {
            let table = format!("variable {PLACE}");
            let allowed = "any code but place, where a register has a life";
            self.wrong(&table, "code", PLACE, allowed);
        }
    }

    fn unique(&mut self, table: &str, codes: impl Iterator<Item = &'c str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            if !seen.insert(code) {
                self.wrong(&format!("{table} {code}"), "code", code, "each code once");
            }
        }
    }

    fn states(&mut self) {
        let life = self.life;
        self.state("life", "initial", &life.initial);
        if life.opened_by.is_empty() {
            self.wrong("life", "opened_by", "", "at least one role");
        }
        for state in &life.states {
            let table = format!("state {}", state.code);
            if state.reopens && !state.is_final {
                self.wrong(
                    &table,
                    "reopens",
                    "true",
                    "false, where the state is not final",
                );
            }
            for due_if in &state.due_if {
                self.condition(&table, "due_if", &due_if.when);
            }
            let special = state.due_if.iter().map(|due_if| due_if.due);
            let dues: Vec<Due> = state.due.into_iter().chain(special).collect();
            if state.is_final && !dues.is_empty() {
                self.wrong(&table, "due", "", "no due time, where the state is final");
            }
            if dues.iter().any(|due| due.amount == 0) {
                self.wrong(&table, "due", "0", "a whole number from 1");
            }
            if state.escalates_to.is_some() && dues.is_empty() {
                self.wrong(&table, "escalates_to", "", "a due time beside it");
            }
        }
    }

    fn state(&mut self, table: &str, key: &'static str, code: &str) {
        if !self.states.contains(code) {
            let known: Vec<&str> = self.states.iter().copied().collect();
            self.wrong(table, key, code, &known.join(", "));
        }
    }

    fn name(&mut self, table: &str, key: &'static str, name: &str, place: bool) {
        if !(self.names.contains(name) || place && name == PLACE) {
            let allowed = "a variable that is kept, a link, or place";
            self.wrong(table, key, name, allowed);
        }
    }

    fn transitions(&mut self) {
        for way in &self.life.transitions {
            let table = format!("transition {}", way.code);
            for from in &way.from {
                self.state(&table, "from", from);
            }
            self.state(&table, "to", &way.to);
            for (key, none) in [
                ("from", way.from.is_empty()),
                ("roles", way.roles.is_empty()),
            ] {
                if none {
                    self.wrong(&table, key, "", "at least one");
                }
            }
            for name in &way.requires {
                self.name(&table, "requires", name, true);
            }
            if let Some(condition) = &way.only_if {
                self.condition(&table, "only_if", condition);
            }
            for RequiredIf { when, requires } in &way.requires_if {
                self.condition(&table, "requires_if", when);
                for name in requires {
                    self.name(&table, "requires_if", name, true);
                }
            }
        }
    }

    fn condition(&mut self, table: &str, key: &'static str, condition: &Condition) {
        for name in condition.names() {
            self.name(table, key, name, matches!(condition, Condition::Known(_)));
        }
    }

    fn rules(&mut self) {
        for (at, rule) in self.life.visibility.iter().enumerate() {
            let table = format!("visibility {}", at + 1);
            for name in &rule.variables {
                self.name(&table, "variables", name, true);
            }
            for state in &rule.states {
                self.state(&table, "states", state);
            }
            let shared = rule.level == Level::Shared;
            if shared == rule.with.is_empty() {
                let allowed = "links to organisations, for the level shared alone";
                self.wrong(&table, "with", &rule.with.join(", "), allowed);
            }
            for code in &rule.with {
                let link = self.life.link(code);
                if link.is_none_or(|link| link.to != "organisation") {
                    self.wrong(&table, "with", code, "a link to the register organisation");
                }
            }
        }
        self.nobody_is_named();
    }

    /// No state makes public what tells who somebody is, or what harms.
    fn nobody_is_named(&mut self) {
        let guarded = self.codebook.stored();
        let guarded: Vec<_> = guarded
            .filter(|v| v.sensitivity != Sensitivity::Plain || v.store == Storing::Sealed)
            .collect();
        for state in &self.life.states {
            for variable in &guarded {
                let level = self.life.visible_level(&variable.code, &state.code);
                if level == Level::Public {
                    let table = format!("visibility of {} in {}", variable.code, state.code);
                    let allowed = "shared, organisation or sealed, for what is not plain";
                    self.wrong(&table, "level", level.code(), allowed);
                }
            }
        }
    }

    fn repeats_and_flags(&mut self) {
        for (at, repeat) in self.life.repeats.iter().enumerate() {
            let table = format!("repeat {}", at + 1);
            if repeat.same.is_empty() {
                self.wrong(&table, "same", "", "at least one");
            }
            for name in &repeat.same {
                self.name(&table, "same", name, true);
            }
        }
        for flag in &self.life.flags {
            let table = format!("flag {}", flag.code);
            self.condition(&table, "when", &flag.when);
            self.name(&table, "until", &flag.until, false);
            for state in &flag.forbids {
                self.state(&table, "forbids", state);
            }
        }
    }

    /// Every state is reached, every one that is not final can be left for a final one, and a final one cannot be left.
    fn ways(&mut self) {
        let life = self.life;
        let steps = || {
            let ways = life.transitions.iter();
            ways.flat_map(|way| way.from.iter().map(|from| (from.as_str(), way.to.as_str())))
        };
        let onward = spread([life.initial.as_str()].into(), steps);
        let finals = life.states.iter().filter(|state| state.is_final);
        let finals: BTreeSet<&str> = finals.map(|state| state.code.as_str()).collect();
        if finals.is_empty() {
            self.wrong("life", "states", "", "at least one final state");
        }
        let ending = spread(finals, || steps().map(|(from, to)| (to, from)));
        for state in &life.states {
            let (table, code) = (format!("state {}", state.code), state.code.as_str());
            if !onward.contains(code) {
                let allowed = "a state that transitions from the initial one reach";
                self.wrong(&table, "code", code, allowed);
            }
            if !ending.contains(code) {
                let allowed = "a state from which transitions lead to a final one";
                self.wrong(&table, "code", code, allowed);
            }
            let leaves = steps().any(|(from, _)| from == code);
            if state.is_final && leaves != state.reopens {
                let allowed = "reopens = true where a final state can be left, and only there";
                self.wrong(&table, "reopens", &state.reopens.to_string(), allowed);
            }
        }
    }
}

/// All that steps lead to from these.
fn spread<'c, I: Iterator<Item = (&'c str, &'c str)>>(
    mut reached: BTreeSet<&'c str>,
    steps: impl Fn() -> I,
) -> BTreeSet<&'c str> {
    loop {
        let more = steps().filter(|(from, to)| reached.contains(from) && !reached.contains(to));
        let more: Vec<&str> = more.map(|(_, to)| to).collect();
        if more.is_empty() {
            return reached;
        }
        reached.extend(more);
    }
}

//! Watch rules from TOML: what is watched, on which chart, and who is told; checked against the registers that there are.

use std::collections::BTreeSet;
use std::path::Path;

use gocpont_core::codebook::{Codebook, VariableType};
use gocpont_core::condition::Condition;
use gocpont_core::watch::{About, Rule, To};

use crate::codebook::condition::{Missing, RawCondition, Reader};
use crate::document::{self, is_name, setting};
use crate::error::{InvalidFile, some_of};
use crate::parameter::Thresholds;

mod kinds;
mod raw;

use self::raw::{RawFile, RawRule, RawTo};

/// What rules are checked against.
#[derive(Clone, Copy, Debug)]
pub struct Known<'k> {
    /// The registers with a life, and those of people.
    pub registers: &'k [Codebook],
    /// The thresholds of the day.
    pub thresholds: &'k Thresholds,
}

/// The rules of a file, and those that are off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The rules that are on.
    pub rules: Vec<Rule>,
    /// Those that miss a threshold, with its name.
    pub off: Vec<(String, String)>,
}

/// Reads a file of rules.
pub fn read(path: &Path, known: &Known<'_>) -> Result<Loaded, InvalidFile> {
    document::read(path, |file, text| parse(file, text, known))
}

/// Reads the text of such a file.
pub fn parse(file: &str, text: &str, known: &Known<'_>) -> Result<Loaded, InvalidFile> {
    let raw: RawFile = document::parse(file, text)?;
    let mut loaded = Loaded::default();
    let mut seen = BTreeSet::new();
    for raw in raw.rule {
        let table = format!("rule {}", raw.id);
        let one = One {
            file,
            table: &table,
            known,
        };
        if !is_name(&raw.id) {
            return one.refuse("id", &raw.id, "lower-case words, hyphens between them");
        }
        if !seen.insert(raw.id.clone()) {
            return one.refuse("id", &raw.id, "each id once");
        }
        let id = raw.id.clone();
        match one.rule(raw)? {
            Ok(rule) => loaded.rules.push(rule),
            Err(Missing(parameter)) => loaded.off.push((id, parameter)),
        }
    }
    Ok(loaded)
}

/// The reading of one rule: what was read, or the threshold that it misses.
type Read<T> = Result<Result<T, Missing>, InvalidFile>;

/// One rule of a file.
struct One<'o> {
    file: &'o str,
    table: &'o str,
    known: &'o Known<'o>,
}

impl One<'_> {
    fn refuse<T>(&self, key: &str, value: &str, allowed: &str) -> Result<T, InvalidFile> {
        Err(setting(self.file, self.table, key, value, allowed))
    }

    fn rule(&self, mut raw: RawRule) -> Read<Rule> {
        let to = std::mem::take(&mut raw.to);
        if to.is_empty() {
            return self.refuse(
                "to",
                "[]",
                "at least one of \"keeper\", { code = … }, { where = … }",
            );
        }
        let (id, label) = (raw.id.clone(), raw.label.clone().into());
        let about = match self.about(raw)? {
            Ok(about) => about,
            Err(missing) => return Ok(Err(missing)),
        };
        let to: Result<Vec<To>, Missing> = to
            .into_iter()
            .map(|own| self.to(own, &about))
            .collect::<Result<_, _>>()?;
        Ok(to.map(|to| Rule {
            id,
            label,
            to,
            about,
        }))
    }

    fn to(&self, raw: RawTo, about: &About) -> Read<To> {
        match raw {
            RawTo::Word(word) if word == "keeper" && has_keeper(about) => Ok(Ok(To::Keeper)),
            RawTo::Word(word) => {
                let allowed = "\"keeper\" for deadline and age, else { code = … } or { where = … }";
                self.refuse("to", &word, allowed)
            }
            RawTo::Code { code } => {
                let allowed =
                    |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
                if code.is_empty() || !code.bytes().all(allowed) {
                    return self.refuse("code", &code, "the code of an organisation");
                }
                Ok(Ok(To::Code(code)))
            }
            RawTo::Where { wanted } => {
                let register = self.register("to", "organisation")?;
                Ok(self.condition("where", register, &wanted)?.map(To::Where))
            }
        }
    }

    /// A register that there is.
    fn register(&self, key: &str, id: &str) -> Result<&Codebook, InvalidFile> {
        let found = self.known.registers.iter().find(|book| book.id == id);
        if let Some(found) = found {
            return Ok(found);
        }
        let names = some_of(self.known.registers.iter().map(|book| book.id.as_str()));
        self.refuse(key, id, &names)
    }

    /// A register with a life.
    fn living(&self, id: Option<&str>) -> Result<&Codebook, InvalidFile> {
        let Some(id) = id else {
            return self.refuse("register", "", "the register whose entries are watched");
        };
        let register = self.register("register", id)?;
        if register.life.is_none() {
            return self.refuse("register", id, "a register with a life");
        }
        Ok(register)
    }

    fn condition(&self, key: &str, register: &Codebook, raw: &RawCondition) -> Read<Condition> {
        let reader = Reader {
            file: self.file,
            table: self.table,
            variables: &register.variables,
            thresholds: self.known.thresholds,
        };
        let read = reader.condition(key, raw)?;
        let Ok(condition) = read else {
            return Ok(read);
        };
        // What entries are asked is their own; people have their household's answers and scores besides.
        if let Some(life) = &register.life {
            let unknown = condition.names().into_iter().find(|name| {
                register.variable(name).is_none() && life.link(name).is_none() && *name != "place"
            });
            if let Some(unknown) = unknown {
                let names = some_of(register.variables.iter().map(|own| own.code.as_str()));
                return self.refuse(key, unknown, &names);
            }
        }
        Ok(Ok(condition))
    }

    /// The condition on a register's entries, where there is one.
    fn optional(&self, register: &Codebook, raw: Option<&RawCondition>) -> Read<Option<Condition>> {
        let read = raw.map(|raw| self.condition("where", register, raw));
        Ok(read.transpose()?.transpose())
    }

    /// A category variable of a register.
    fn category(
        &self,
        register: &Codebook,
        by: Option<String>,
    ) -> Result<Option<String>, InvalidFile> {
        let Some(by) = by else {
            return Ok(None);
        };
        let categories = register
            .variables
            .iter()
            .filter(|own| own.kind == VariableType::Category);
        if categories.clone().any(|own| own.code == by) {
            return Ok(Some(by));
        }
        self.refuse("by", &by, &some_of(categories.map(|own| own.code.as_str())))
    }

    fn indicator(&self, id: &str) -> Result<(), InvalidFile> {
        let all = || {
            self.known
                .registers
                .iter()
                .flat_map(|book| &book.indicators)
        };
        if all().any(|own| own.id == id) {
            return Ok(());
        }
        self.refuse("indicator", id, &some_of(all().map(|own| own.id.as_str())))
    }
}

/// Whether what is told is about entries of one organisation.
const fn has_keeper(about: &About) -> bool {
    matches!(about, About::Deadline(_) | About::Age(_))
}

#[cfg(test)]
#[path = "watch_tests.rs"]
mod tests;

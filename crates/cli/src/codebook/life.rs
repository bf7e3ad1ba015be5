//! The life of a register on paper: its states, the ways between them, its links, and who sees what.

use gocpont_core::life::{CountedFrom, Counting, Due, Life, State, Transition};
use gocpont_core::life::{Link, Rule, WhenGone};
use gocpont_words::{Arg, Words};

use super::condition::Describer;
use super::page::{element, escaped, table};
use super::terms::label;

/// All tables of a life.
pub fn life(life: &Life, describer: &Describer<'_>) -> String {
    let paper = Paper { life, describer };
    let flags = life.flags.iter().map(|flag| {
        let name = named(label(describer.words, &flag.label), &flag.code);
        let when = escaped(&describer.say(&flag.when));
        let forbids = flag.forbids.iter().map(|code| paper.state_name(code));
        vec![name, when, paper.name(&flag.until), joined(forbids)]
    });
    [
        paper.table(
            "states",
            &["doc-life-state", "doc-life-due"],
            life.states.iter().map(|s| paper.state(s)),
        ),
        paper.table(
            "transitions",
            &[
                "doc-life-transition",
                "doc-life-from-to",
                "doc-life-who",
                "doc-life-requires",
                "doc-life-tells",
            ],
            life.transitions.iter().map(|way| paper.way(way)),
        ),
        paper.table(
            "flags",
            &[
                "doc-life-flag",
                "doc-life-when",
                "doc-life-until",
                "doc-life-forbids",
            ],
            flags,
        ),
        paper.table(
            "links",
            &["doc-life-link", "doc-life-to", "doc-life-gone"],
            life.links.iter().map(|l| paper.link(l)),
        ),
        paper.table(
            "visibility",
            &["doc-life-level", "doc-life-variables", "doc-life-state"],
            life.visibility.iter().map(|rule| paper.rule(rule)),
        ),
    ]
    .concat()
}

fn named(name: &str, code: &str) -> String {
    let name = element("span", "question", &escaped(name));
    name + &element("code", "code", &escaped(code))
}

struct Paper<'p> {
    life: &'p Life,
    describer: &'p Describer<'p>,
}

impl Paper<'_> {
    const fn words(&self) -> &Words {
        self.describer.words
    }

    fn table(&self, kind: &str, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
        let rows: Vec<Vec<String>> = rows.collect();
        if rows.is_empty() {
            return String::new();
        }
        let head: Vec<String> = head.iter().map(|id| self.words().say(id)).collect();
        table(
            kind,
            &self.words().say(&format!("doc-life-{kind}")),
            &head,
            &rows,
        )
    }

    fn state(&self, state: &State) -> Vec<String> {
        let mut due: Vec<String> = state
            .due
            .iter()
            .map(|due| escaped(&self.due(due)))
            .collect();
        due.extend(state.due_if.iter().map(|due_if| {
            let when = escaped(&self.describer.say(&due_if.when));
            format!("{when}: {}", escaped(&self.due(&due_if.due)))
        }));
        if state.is_final {
            due.push(escaped(&self.words().say("doc-life-final")));
        }
        let name = label(self.words(), &state.label);
        vec![named(name, &state.code), due.join("<br>")]
    }

    fn due(&self, due: &Due) -> String {
        let counting = match due.counting {
            Counting::Minutes => "minutes",
            Counting::Calendar => "days",
            Counting::Working => "working-days",
        };
        let from = match due.from {
            CountedFrom::State => "",
            CountedFrom::Opening => "-opening",
        };
        let count = [("count", Arg::from(due.amount as usize))];
        self.words()
            .say_with(&format!("doc-life-within-{counting}{from}"), &count)
    }

    fn way(&self, way: &Transition) -> Vec<String> {
        let words = self.words();
        let mut requires: Vec<String> = way.requires.iter().map(|name| self.name(name)).collect();
        if let Some(only_if) = &way.only_if {
            requires.insert(0, escaped(&self.describer.say(only_if)));
        }
        requires.extend(way.requires_if.iter().map(|required| {
            let names = required.requires.iter().map(|name| self.name(name));
            let when = escaped(&self.describer.say(&required.when));
            format!("{when}: {}", joined(names))
        }));
        let from = joined(way.from.iter().map(|code| self.state_name(code)));
        let said = |code: &str| escaped(&words.say(&format!("doc-life-party-{code}")));
        vec![
            named(label(words, &way.label), &way.code),
            format!("{from} → {}", self.state_name(&way.to)),
            joined(way.roles.iter().map(|part| said(part.code()))),
            requires.join("<br>"),
            joined(way.tells.iter().map(|party| said(party.code()))),
        ]
    }

    fn link(&self, link: &Link) -> Vec<String> {
        let gone = match link.when_gone {
            WhenGone::Keep => "doc-life-gone-keep",
            WhenGone::Forbid => "doc-life-gone-forbid",
            WhenGone::Clear => "doc-life-gone-clear",
        };
        vec![
            named(label(self.words(), &link.label), &link.code),
            element("code", "", &escaped(&link.to)),
            escaped(&self.words().say(gone)),
        ]
    }

    fn rule(&self, rule: &Rule) -> Vec<String> {
        let all = || escaped(&self.words().say("doc-life-all"));
        let list = |items: Vec<String>| {
            if items.is_empty() {
                all()
            } else {
                items.join(", ")
            }
        };
        let level = format!("doc-life-level-{}", rule.level.code());
        let mut level = escaped(&self.words().say(&level));
        if !rule.with.is_empty() {
            let with = rule.with.iter().map(|code| self.name(code));
            level.extend([": ".to_owned(), joined(with)]);
        }
        vec![
            level,
            list(rule.variables.iter().map(|name| self.name(name)).collect()),
            list(
                rule.states
                    .iter()
                    .map(|code| self.state_name(code))
                    .collect(),
            ),
        ]
    }

    fn state_name(&self, code: &str) -> String {
        let state = self.life.state(code);
        escaped(state.map_or(code, |state| label(self.words(), &state.label)))
    }

    /// A variable, a link, or the place, as people call it.
    fn name(&self, code: &str) -> String {
        if code == gocpont_core::life::PLACE {
            return escaped(&self.words().say("doc-life-place"));
        }
        let link = self.life.link(code).map(|link| &link.label);
        let variable = self.describer.own.variable(code).map(|v| &v.label);
        escaped(
            link.or(variable)
                .map_or(code, |labels| label(self.words(), labels)),
        )
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

//! `codebook doc`: a questionnaire described on paper, as one HTML file without scripts.

use gocpont_core::answer::NoAnswer;
use gocpont_core::codebook::{
    Codebook, Indicator, InstrumentSwitch, Sensitivity, Storing, Variable, VariableType,
};
use gocpont_core::instrument;
use gocpont_ingest::codebook::{Loaded, role_name, sensitivity_name, storing_name, type_name};
use gocpont_words::{Arg, Words};
use serde_json::json;

use super::condition::Describer;
use super::life::life;
use super::page::{element, escaped, page, table};
use super::terms::{block, label, no_answer_id};
use super::{Doc, all, together, write};
use crate::Outcome;
use crate::console::Console;

/// Writes the description.
pub fn run(wanted: &Doc, console: &Console) -> anyhow::Result<Outcome> {
    let book = together(&wanted.codebook, &wanted.with)?;
    let html = describe(&book, console.words());
    match &wanted.output {
        None => console.result(&json!({ "html": html }), html.trim_end()),
        Some(path) => {
            write(path, html.as_bytes())?;
            let file = path.display().to_string();
            console.say(
                "codebook-doc-written",
                &[("file", Arg::from(file.as_str()))],
            );
            console.result(&json!({ "file": file }), "");
        }
    }
    Ok(Outcome::Done)
}

/// The whole page.
fn describe(book: &Loaded, words: &Words) -> String {
    let registers = all(book);
    let books: Vec<&Codebook> = registers.iter().map(|loaded| &loaded.codebook).collect();
    let title = words.say_with(
        "doc-title",
        &[("name", Arg::from(label(words, &book.codebook.label)))],
    );
    let mut body = element("h1", "", &escaped(&title));
    body += &element("p", "", &escaped(&words.say("doc-about")));
    body += &contents(&books, words);
    body += &legend(words);
    for loaded in &registers {
        body += &register(loaded, &books, words);
    }
    page(words.language().code(), &title, &body)
}

fn contents(books: &[&Codebook], words: &Words) -> String {
    let item = |book: &&Codebook| {
        let name = escaped(label(words, &book.label));
        format!(
            "<li><a href=\"#{0}\">{name}</a> <code>{0}</code></li>\n",
            escaped(&book.id)
        )
    };
    let list: String = books.iter().map(item).collect();
    let name = escaped(&words.say("doc-registers"));
    format!("<nav aria-label=\"{name}\"><h3>{name}</h3><ul>\n{list}</ul></nav>\n")
}

/// What the codes of no answer and the marks of harm and storing mean.
fn legend(words: &Words) -> String {
    let entry = |term: String, text: &str| format!("<dt>{term}</dt><dd>{}</dd>\n", escaped(text));
    let none: String = NoAnswer::ALL
        .iter()
        .map(|kind| {
            entry(
                element("code", "", kind.code()),
                &words.say(&no_answer_id(*kind)),
            )
        })
        .collect();
    let harm: String = [
        Sensitivity::Identifying,
        Sensitivity::Special,
        Sensitivity::Plain,
    ]
    .into_iter()
    .map(|harm| {
        entry(
            harm_tag(harm, words),
            &words.say(&format!("doc-means-{}", sensitivity_name(harm))),
        )
    })
    .collect();
    let store: String = [Storing::No, Storing::Plain]
        .into_iter()
        .map(|store| {
            let name = words.say(&format!("doc-store-{}", storing_name(store)));
            entry(
                escaped(&name),
                &words.say(&format!("doc-means-store-{}", storing_name(store))),
            )
        })
        .collect();
    let part = |id: &str, inner: &str| {
        let head = element("h3", "", &escaped(&words.say(id)));
        format!("{head}\n<dl>\n{inner}</dl>\n")
    };
    part("doc-no-answer", &none) + &part("doc-protection", &(harm + &store))
}

fn harm_tag(harm: Sensitivity, words: &Words) -> String {
    let name = sensitivity_name(harm);
    let said = escaped(&words.say(&format!("doc-{name}")));
    element("span", &format!("tag {name}"), &said)
}

fn register(loaded: &Loaded, books: &[&Codebook], words: &Words) -> String {
    let book = &loaded.codebook;
    let id = escaped(&book.id);
    let mut out = format!(
        "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>\n",
        escaped(label(words, &book.label))
    );
    let kept = book
        .variables
        .iter()
        .filter(|v| v.store != Storing::No)
        .count();
    let args = [
        ("id", Arg::from(book.id.as_str())),
        ("version", Arg::from(book.version.as_str())),
        ("count", Arg::from(book.variables.len())),
        ("kept", Arg::from(kept)),
    ];
    out += &element("p", "facts", &escaped(&words.say_with("doc-facts", &args)));
    if let Some(parent) = &book.parent {
        let parent = words.say_with("doc-under", &[("parent", Arg::from(parent.as_str()))]);
        out += &element("p", "facts", &escaped(&parent));
    }
    let mut at = 0;
    while let Some(first) = book.variables.get(at) {
        let same = book.variables[at..]
            .iter()
            .take_while(|v| v.block == first.block);
        let rows: Vec<Vec<String>> = same.map(|variable| row(variable, words)).collect();
        at += rows.len();
        let head = [
            "doc-question",
            "doc-answer",
            "doc-no-answer",
            "doc-protection",
        ]
        .map(|id| words.say(id));
        out += &table("questions", &block(words, &first.block), &head, &rows);
    }
    out += &instruments(&book.instruments, words);
    let describer = Describer {
        words,
        books: books.to_vec(),
        own: book,
    };
    out += &indicators(loaded, &describer);
    if let Some(own) = &book.life {
        out += &life(own, &describer);
    }
    out + "</section>\n"
}

fn row(variable: &Variable, words: &Words) -> Vec<String> {
    let mut question = element("span", "question", &escaped(label(words, &variable.label)));
    let code = element("code", "", &escaped(&variable.code));
    let required = if variable.required {
        format!(" · {}", escaped(&words.say("doc-required")))
    } else {
        String::new()
    };
    question += &element("span", "code", &format!("{code}{required}"));
    if let Some(role) = variable.role {
        question += &element(
            "span",
            "code",
            &escaped(&words.say(&format!("doc-role-{}", role_name(role)))),
        );
    }
    let none = variable
        .no_answer
        .iter()
        .map(|kind| element("code", "", kind.code()));
    let store = escaped(&words.say(&format!("doc-store-{}", storing_name(variable.store))));
    let harm = harm_tag(variable.sensitivity, words);
    vec![
        question,
        answer(variable, words),
        none.collect::<Vec<_>>().join(" "),
        format!("{harm}<br>{store}"),
    ]
}

/// Type, unit, range or categories.
fn answer(variable: &Variable, words: &Words) -> String {
    let mut said = escaped(&words.say(&format!("doc-type-{}", type_name(variable.kind))));
    if let Some((low, high)) = variable.range {
        let number = |value: f64| {
            words.number(
                value,
                if value.fract().abs() < f64::EPSILON {
                    0
                } else {
                    2
                },
            )
        };
        said.extend([format!(", {} – {}", number(low), number(high))]);
    }
    if let Some(unit) = &variable.unit {
        said.extend([format!(" ({})", escaped(unit))]);
    }
    if variable.kind == VariableType::Category {
        let item = |code: &str, text: &str| {
            format!(
                "<li>{} {}</li>",
                escaped(text),
                element("code", "", &escaped(code))
            )
        };
        let items = variable
            .categories
            .iter()
            .map(|c| item(&c.code, label(words, &c.label)));
        said += &element("ul", "codes", &items.collect::<String>());
    }
    said
}

fn instruments(switches: &[InstrumentSwitch], words: &Words) -> String {
    if switches.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<String>> = switches
        .iter()
        .map(|switch| {
            let info = instrument::info(&switch.id);
            let version = info.map_or("", |info| info.version);
            let on = if switch.enabled { "doc-on" } else { "doc-off" };
            let mut state = escaped(&words.say(on));
            if let Some(reason) = &switch.reason {
                state.extend([format!("<br>{}", escaped(reason))]);
            }
            let note = info.map_or("", |info| info.licence_note);
            let note = format!("<span lang=\"en\">{}</span>", escaped(note));
            let name = element("code", "", &escaped(&format!("{} {version}", switch.id)));
            vec![name, state, note]
        })
        .collect();
    let head = ["doc-instrument", "doc-state", "doc-licence"].map(|id| words.say(id));
    table("instruments", &words.say("doc-instruments"), &head, &rows)
}

fn indicators(loaded: &Loaded, describer: &Describer<'_>) -> String {
    let words = describer.words;
    let list = |conditions: &[gocpont_core::condition::Condition]| {
        let items = conditions
            .iter()
            .map(|c| element("li", "", &escaped(&describer.say(c))));
        element("ul", "", &items.collect::<String>())
    };
    let row = |indicator: &Indicator| {
        let name = element("span", "question", &escaped(label(words, &indicator.label)));
        let id = element("code", "code", &escaped(&indicator.id));
        let part = |id: &str, labels, conditions| {
            let head = element("strong", "", &escaped(&words.say(id)));
            format!(
                "<div>{head} {}{}</div>",
                escaped(label(words, labels)),
                list(conditions)
            )
        };
        let description = element("div", "", &escaped(label(words, &indicator.description)));
        let of = part(
            "doc-population",
            &indicator.population_label,
            &indicator.population,
        );
        let cases = part("doc-cases", &indicator.cases_label, &indicator.cases);
        let theme = indicator.theme.as_deref().map(|theme| {
            let head = element("strong", "", &escaped(&words.say("doc-theme")));
            format!("<div>{head} {}</div>", element("code", "", &escaped(theme)))
        });
        let theme = theme.unwrap_or_default();
        vec![
            format!("{name}{id}"),
            format!("{description}{of}{cases}{theme}"),
        ]
    };
    let mut rows: Vec<Vec<String>> = loaded.codebook.indicators.iter().map(row).collect();
    rows.extend(loaded.off.iter().map(|off| {
        let args = [("parameter", Arg::from(off.parameter.as_str()))];
        let why = escaped(&words.say_with("doc-off-for", &args));
        vec![element("code", "", &escaped(&off.indicator)), why]
    }));
    if rows.is_empty() {
        return String::new();
    }
    let head = ["doc-indicator", "doc-definition"].map(|id| words.say(id));
    table("indicators", &words.say("doc-indicators"), &head, &rows)
}

#[cfg(test)]
mod tests {
    use gocpont_words::Language;

    use super::*;
    use crate::codebook::load;

    #[test]
    fn every_state_and_transition_of_a_life_stands_in_the_description_in_each_language() {
        let book = load("measure", None).expect("built in");
        for language in [Language::Hu, Language::Cs, Language::En] {
            let words = Words::new(language);
            let html = describe(&book, &words);
            let life = book.codebook.life.as_ref().expect("a life");
            let states = life.states.iter().map(|state| &state.label);
            for labels in states.chain(life.transitions.iter().map(|way| &way.label)) {
                assert!(html.contains(&escaped(label(&words, labels))), "{labels:?}");
            }
            assert!(!html.contains("doc-life"), "{language}: a text is missing");
        }
    }

    #[test]
    fn every_question_and_indicator_stands_in_the_description_in_each_language() {
        let book = load("household", None).expect("built in");
        for language in [Language::Hu, Language::Cs, Language::En] {
            let words = Words::new(language);
            let html = describe(&book, &words);
            for variable in &book.codebook.variables {
                assert!(
                    html.contains(&escaped(label(&words, &variable.label))),
                    "{}",
                    variable.code
                );
            }
            for indicator in &book.codebook.indicators {
                assert!(
                    html.contains(&escaped(label(&words, &indicator.label))),
                    "{}",
                    indicator.id
                );
                let theme = indicator.theme.as_ref().expect("a theme");
                let said = format!("{}</strong> <code>{theme}</code>", words.say("doc-theme"));
                assert!(html.contains(&said), "{said}");
            }
            assert!(
                !html.contains("doc-") && !html.contains("codebook-"),
                "{language}: a text is missing"
            );
            assert!(
                !html.contains("<script") && html.contains("@page"),
                "{language}"
            );
        }
    }
}

//! The interface's own pages, for people who click through it.

use gocpont_disclosure::release::Manifest;
use gocpont_words::{Arg, Words};
use serde_json::Value;

use crate::asked::Asked;

/// The landing page.
pub fn landing(words: &Words, asked: &Asked, welcome: &str, release: Option<&Manifest>) -> String {
    let mut body = vec![paragraph(welcome), paragraph(&words.say("api-privacy"))];
    if let Some(release) = release {
        let args = [
            ("number", Arg::from(release.number as usize)),
            ("date", Arg::from(release.published.as_str())),
        ];
        body.push(paragraph(&words.say_with("api-release", &args)));
        if release.synthetic {
            let said = escaped(&words.say("api-synthetic"));
            body.push(format!("<p class=\"mark\">{said}</p>"));
        }
    }
    let link = |(path, id): (&str, &str)| {
        format!(
            "<li><a href=\"{path}\">{}</a></li>",
            escaped(&words.say(id))
        )
    };
    let links = [
        ("/", "api-open-map"),
        ("/collections?f=html", "api-collections"),
        ("/conformance?f=html", "api-conformance"),
        ("/api", "api-definition"),
    ];
    body.push(format!("<ul>{}</ul>", links.map(link).concat()));
    page(words, asked, &words.say("api-title"), &body.concat())
}

/// The classes of the standards.
pub fn conformance(words: &Words, asked: &Asked, classes: &[&str]) -> String {
    let items: String = classes
        .iter()
        .map(|class| format!("<li><code>{}</code></li>", escaped(class)))
        .collect();
    let title = words.say("api-conformance");
    page(words, asked, &title, &format!("<ul>{items}</ul>"))
}

/// All collections.
pub fn collections(words: &Words, asked: &Asked, entries: &[Value]) -> String {
    let head = ["api-column-title", "api-column-id"]
        .map(|id| format!("<th scope=\"col\">{}</th>", escaped(&words.say(id))))
        .concat();
    let rows: String = entries.iter().map(row).collect();
    let about = escaped(&words.say("api-collections-about"));
    let table = format!("<p>{about}</p><table><tr>{head}</tr>{rows}</table>");
    page(words, asked, &words.say("api-collections"), &table)
}

fn row(entry: &Value) -> String {
    let text = |name: &str| escaped(entry[name].as_str().unwrap_or_default());
    let id = text("id");
    let title = text("title");
    format!(
        "<tr><td><a href=\"/collections/{id}?f=html\">{title}</a></td><td><code>{id}</code></td></tr>"
    )
}

/// One collection.
pub fn collection(words: &Words, asked: &Asked, entry: &Value) -> String {
    let text = |name: &str| escaped(entry[name].as_str().unwrap_or_default());
    let id = text("id");
    let items = escaped(&words.say("api-items"));
    let tiles = escaped(&words.say("api-tiles"));
    let link = |query: &str, label: &str| {
        format!("<li><a href=\"/collections/{id}/items{query}\">{label}</a></li>")
    };
    let links = match entry["gocpont"]["periods"].as_array() {
        Some(periods) => periods
            .iter()
            .filter_map(Value::as_str)
            .map(|date| link(&format!("?datetime={date}"), &format!("{items}, {date}")))
            .collect(),
        None => link("", &items),
    };
    let method = entry["gocpont"]["method"].as_str();
    let method = method.map(paragraph).unwrap_or_default();
    let body = format!(
        "<p>{}</p>{method}<p><code>{id}</code></p><ul>{links}<li><a href=\"/collections/{id}/tilejson\">{tiles}</a></li></ul>",
        text("description"),
    );
    let title = entry["title"].as_str().unwrap_or_default();
    page(words, asked, title, &body)
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escaped(text))
}

fn page(words: &Words, asked: &Asked, title: &str, body: &str) -> String {
    let (title, json) = (escaped(title), escaped(&words.say("api-as-json")));
    let home = escaped(&words.say("api-title"));
    let path = escaped(&asked.path);
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/api.css\">\n</head>\n<body>\n<header><a href=\"/?f=html\">{home}</a></header>\n\
         <main>\n<h1>{title}</h1>\n{body}\n</main>\n<footer><a href=\"{path}?f=json\">{json}</a></footer>\n</body>\n</html>\n",
        language = asked.language.code(),
    )
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

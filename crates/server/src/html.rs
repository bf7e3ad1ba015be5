//! The interface's own pages, for people who click through it.

use gocpont_disclosure::release::Release;
use gocpont_encode::style::escaped;
use gocpont_words::{Arg, Language, Words};
use serde_json::Value;

use crate::asked::Asked;

/// The landing page.
pub fn landing(words: &Words, asked: &Asked, welcome: &str, release: Option<&Release>) -> String {
    let mut body = vec![paragraph(welcome), paragraph(&words.say("api-privacy"))];
    if let Some(release) = release {
        let terms = release.terms();
        let release = release.manifest();
        let args = [
            ("number", Arg::from(release.number as usize)),
            ("date", Arg::from(release.published.as_str())),
        ];
        body.push(paragraph(&words.say_with("api-release", &args)));
        if release.synthetic {
            let said = escaped(&words.say("api-synthetic"));
            body.push(format!("<p class=\"mark\">{said}</p>"));
        }
        let licence = terms.and_then(|own| own.licence.as_deref());
        let contact = terms.and_then(|own| own.contact.as_deref());
        body.push(on_terms(words, licence, contact));
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

/// Licence and contact, where they are named.
fn on_terms(words: &Words, licence: Option<&str>, contact: Option<&str>) -> String {
    let named = [
        ("api-licence", "licence", licence),
        ("api-contact", "contact", contact),
    ];
    let said = named.map(|(id, name, said)| {
        let said = said.map(|said| words.say_with(id, &[(name, Arg::from(said))]));
        said.as_deref().map(paragraph).unwrap_or_default()
    });
    said.concat()
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
    let named = |name: &str| entry["gocpont"][name].as_str();
    let terms = on_terms(words, named("licence"), named("contact"));
    let body = format!(
        "<p>{}</p>{method}{terms}<p><code>{id}</code></p><ul>{links}<li><a href=\"/collections/{id}/tilejson\">{tiles}</a></li></ul>",
        text("description"),
    );
    let title = entry["title"].as_str().unwrap_or_default();
    page(words, asked, title, &body)
}

/// Any document, as it is built: names and values, lists as lists, addresses as links.
pub fn document(words: &Words, asked: &Asked, title: &str, value: &Value) -> String {
    let mut body = String::new();
    push_value(&mut body, asked, value, 0);
    page(words, asked, title, &body)
}

/// How deep a document is shown; ours are never as deep.
const DEEPEST: usize = 16;

fn push_value(out: &mut String, asked: &Asked, value: &Value, depth: usize) {
    match value {
        _ if depth > DEEPEST => {}
        Value::Object(members) => {
            out.push_str("<dl>");
            for (name, value) in members {
                out.extend(["<dt>", &escaped(name), "</dt><dd>"]);
                push_value(out, asked, value, depth + 1);
                out.push_str("</dd>");
            }
            out.push_str("</dl>");
        }
        Value::Array(items)
            if items
                .iter()
                .all(|item| !item.is_object() && !item.is_array()) =>
        {
            let all: Vec<String> = items.iter().map(plain).collect();
            out.push_str(&escaped(&all.join(", ")));
        }
        Value::Array(items) => {
            out.push_str("<ul>");
            for item in items {
                out.push_str("<li>");
                push_value(out, asked, item, depth + 1);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        Value::String(text) => {
            let ours = text
                .strip_prefix(&asked.base)
                .filter(|rest| rest.starts_with('/'));
            let said = escaped(text);
            match ours.filter(|path| !path.contains('{')) {
                Some(path) => out.extend(["<a href=\"", &escaped(path), "\">", &said, "</a>"]),
                None => out.push_str(&said),
            }
        }
        other => out.push_str(&escaped(&plain(other))),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => "–".to_owned(),
        other => other.to_string(),
    }
}

/// Features as rows, those of one page.
pub struct Listing<'l> {
    /// The collection's name.
    pub title: &'l str,
    /// The heads of the columns.
    pub heads: Vec<&'l str>,
    /// A row for each feature: its address, and a text for each column.
    pub rows: Vec<(String, Vec<String>)>,
    /// How many there are on all pages.
    pub matched: usize,
    /// The pages before and behind.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Features of a collection.
pub fn features(words: &Words, asked: &Asked, listing: &Listing<'_>) -> String {
    let head = |head: &&str| format!("<th scope=\"col\">{}</th>", escaped(head));
    let heads: String = listing.heads.iter().map(head).collect();
    let cell = |text: &String| format!("<td>{}</td>", escaped(text));
    let row = |(address, cells): &(String, Vec<String>)| {
        let id = address.rsplit('/').next().unwrap_or_default();
        let id = id.split('?').next().unwrap_or_default();
        let cells: String = cells.iter().map(cell).collect();
        format!(
            "<tr><td><a href=\"{}\">{}</a></td>{cells}</tr>",
            escaped(address),
            escaped(id)
        )
    };
    let rows: String = listing.rows.iter().map(row).collect();
    let count = [("count", Arg::from(listing.matched))];
    let count = paragraph(&words.say_with("api-matched", &count));
    let to = |address: &Option<String>, id: &str| {
        let said = escaped(&words.say(id));
        let link = |address: &String| format!("<a href=\"{}\">{said}</a> ", escaped(address));
        address.as_ref().map(link).unwrap_or_default()
    };
    let pages = to(&listing.before, "api-previous") + &to(&listing.after, "api-next");
    let body = format!(
        "{count}<nav>{pages}</nav><div class=\"wide\"><table><tr><th scope=\"col\">id</th>{heads}</tr>{rows}</table></div>"
    );
    page(words, asked, listing.title, &body)
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", escaped(text))
}

fn page(words: &Words, asked: &Asked, title: &str, body: &str) -> String {
    let (path, json) = (escaped(&asked.path), escaped(&words.say("api-as-json")));
    let footer = format!("<footer><a href=\"{path}?f=json\">{json}</a></footer>\n");
    framed(words, asked.language, title, &(body.to_owned(), footer))
}

/// What went wrong, and the way back to the map.
pub fn problem(words: &Words, language: Language, title: &str, detail: Option<&str>) -> String {
    let detail = detail.map(paragraph).unwrap_or_default();
    let map = escaped(&words.say("api-open-map"));
    let body = format!("{detail}<p><a href=\"/\">{map}</a></p>");
    framed(words, language, title, &(body, String::new()))
}

fn framed(
    words: &Words,
    language: Language,
    title: &str,
    (body, footer): &(String, String),
) -> String {
    let title = escaped(title);
    let home = escaped(&words.say("api-title"));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/api.css\">\n</head>\n<body>\n<header><a href=\"/?f=html\">{home}</a></header>\n\
         <main>\n<h1>{title}</h1>\n{body}\n</main>\n{footer}</body>\n</html>\n",
        language = language.code(),
    )
}

//! Writes the first picture into the page's frame, in the places and with the names that its script has for the same things,
//! so that it can take them over; and what the script will ask for first, so that it is on its way by then.

use std::fmt::Write;

use gocpont_encode::style::escaped;
use gocpont_words::Words;

use super::First;
use super::legend::{Entry, Group, Legend, Told};
use super::swatch;
use crate::documents::in_language;
use crate::site::Site;

/// Which page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// The map.
    Whole,
    /// The map for other sites.
    Embedded,
}

/// Where the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Behind a server.
    Server,
    /// In a folder of files.
    Files,
}

/// What stands in the frame (`web/index.html`), for which something else is written.
const LANGUAGE: &str = "<html lang=\"hu\">";
const TITLE: &str = "<title>Gócpont</title>";
const ABOUT: &str = "content=\"Gócpont – szociális szükségletek térképe\"";
const HEAD_ENDS: &str = "  </head>";
const APP: &str = "<div id=\"app\"><h1 class=\"before\">Gócpont</h1></div>";
const NO_SCRIPT: [&str; 2] = ["<noscript>", "</noscript>"];

/// From this width on the panel stands beside the map (`web/src/style.css`).
const WIDE: &str = "(min-width: 761px)";
const NARROW: &str = "(max-width: 760px)";

/// The page's frame with the first picture in it; `messages` is the file of the page that has its texts in this language.
pub fn page(
    (frame, messages): (&str, Option<&str>),
    (front, home): (Front, Home),
    words: &Words,
    (site, first): (&Site, Option<&First>),
) -> String {
    let place = first.map(|own| in_language(&own.release.manifest().place, words.language()));
    let name = words.say("app-name");
    let title = match place {
        Some(place) => format!("{name} – {place}"),
        None => name.clone(),
    };
    let mark = if front == Front::Embedded {
        " data-embed"
    } else {
        ""
    };
    let said = first.and_then(|own| Said::of(own, words));
    let about = match &said {
        Some(said) => said.summaries[0].clone(),
        None => format!("{name} – {}", words.say("app-tagline")),
    };
    let hints = hints(&asked_first(site, first, home, messages));
    let app = match front {
        Front::Whole => whole(words, home, said.as_ref()),
        Front::Embedded => embedded(words, (home, &title), said.as_ref()),
    };
    let language = words.language().code();
    without_script(frame)
        .replacen(LANGUAGE, &format!("<html{mark} lang=\"{language}\">"), 1)
        .replacen(TITLE, &format!("<title>{}</title>", escaped(&title)), 1)
        .replacen(ABOUT, &format!("content=\"{}\"", escaped(&about)), 1)
        .replacen(HEAD_ENDS, &format!("{hints}{HEAD_ENDS}"), 1)
        .replacen(APP, &app, 1)
}

/// The frame without what it says itself to whoever has no script.
fn without_script(frame: &str) -> String {
    let [begins, ends] = NO_SCRIPT;
    match frame.split_once(begins) {
        Some((before, rest)) => match rest.split_once(ends) {
            Some((_, after)) => format!("{}{}", before.trim_end(), after),
            None => frame.to_owned(),
        },
        None => frame.to_owned(),
    }
}

/// What the script asks for before it can show anything: by address, and for which windows.
enum Hint {
    /// Its texts.
    Module(String),
    /// Data.
    Data(String, Option<&'static str>),
}

fn asked_first(
    site: &Site,
    first: Option<&First>,
    home: Home,
    messages: Option<&str>,
) -> Vec<Hint> {
    let mut all: Vec<Hint> = messages
        .map(|file| Hint::Module(format!("./{file}")))
        .into_iter()
        .collect();
    let Some(first) = first else {
        return all;
    };
    let layer = |narrow: bool| {
        let (info, period) = first.layer(narrow)?;
        Some(address(home, &info.id, Some(period)))
    };
    if first.is_one() {
        all.extend(layer(false).map(|own| Hint::Data(own, None)));
    } else {
        all.extend(layer(false).map(|own| Hint::Data(own, Some(WIDE))));
        all.extend(layer(true).map(|own| Hint::Data(own, Some(NARROW))));
    }
    let grounds = ["basemap", "municipalities"].into_iter();
    let grounds = grounds.filter(|id| site.reference(id).is_some());
    all.extend(grounds.map(|id| Hint::Data(address(home, id, None), None)));
    all
}

/// The address of a collection as the page asks for it (`packedAddress` in `web/src/api.ts`).
fn address(home: Home, id: &str, period: Option<&str>) -> String {
    match (home, period) {
        (Home::Server, Some(period)) => format!("collections/{id}/packed?datetime={period}"),
        (Home::Server, None) => format!("collections/{id}/packed"),
        (Home::Files, Some(period)) => format!("collections/{id}/packed/{period}.gcpk"),
        (Home::Files, None) => format!("collections/{id}/packed.gcpk"),
    }
}

fn hints(all: &[Hint]) -> String {
    let mut out = String::new();
    for hint in all {
        let _infallible = match hint {
            Hint::Module(address) => writeln!(
                out,
                "    <link rel=\"modulepreload\" href=\"{}\" crossorigin=\"anonymous\" />",
                escaped(address)
            ),
            Hint::Data(address, media) => {
                let media = media.map(|media| format!(" media=\"{media}\""));
                writeln!(
                    out,
                    "    <link rel=\"preload\" href=\"{}\" as=\"fetch\" crossorigin=\"anonymous\"{} />",
                    escaped(address),
                    media.unwrap_or_default()
                )
            }
        };
    }
    out
}

/// The first picture in one language.
struct Said {
    topic: String,
    /// Where and of when.
    when: String,
    /// That the data are synthetic, and what that means.
    synthetic: Option<[String; 2]>,
    /// The sentence of a wide window, and that of a narrow one.
    summaries: [String; 2],
    /// The legends of both.
    legends: [Legend; 2],
    /// What it is known by: topic, date.
    of: [String; 2],
    has_dates: bool,
    has_many_topics: bool,
}

/// From so many topics on the page has a search among them (`web/src/ui/Topics.tsx`).
const MANY: usize = 8;

impl Said {
    fn of(first: &First, words: &Words) -> Option<Self> {
        let topic = first.topic()?;
        let manifest = first.release.manifest();
        let language = words.language();
        let place = in_language(&manifest.place, language);
        let told = |nth: usize| Told {
            words,
            topic,
            place,
            picture: &first.shown[nth].picture,
        };
        let (_, period) = first.layer(false)?;
        let synthetic = ["synthetic-mark", "synthetic-explained"].map(|id| words.say(id));
        Some(Self {
            topic: in_language(&topic.label, language).to_owned(),
            when: format!("{place} · {}", words.date(period)),
            synthetic: manifest.synthetic.then_some(synthetic),
            summaries: [0, 1].map(|nth| told(nth).summary()),
            legends: [0, 1].map(|nth| told(nth).legend()),
            of: [topic.id.clone(), manifest.periods.last()?.clone()],
            has_dates: manifest.periods.len() > 1,
            has_many_topics: manifest.indicators.len() >= MANY,
        })
    }
}

fn whole(words: &Words, home: Home, said: Option<&Said>) -> String {
    let [name, tagline] = ["app-name", "app-tagline"].map(|id| escaped(&words.say(id)));
    let head = format!(
        "<header class=\"top\"><div class=\"brand\"><img src=\"./icon.svg\" alt=\"\" width=\"30\" height=\"30\" />\
         <h1>{name}</h1><span class=\"tagline\">{tagline}</span></div></header>"
    );
    let many = if said.is_some_and(|said| said.has_many_topics) {
        " many"
    } else {
        ""
    };
    let (summary, legend) = match said {
        Some(said) => (summary(&said.summaries), section(words, &said.legends)),
        None => (String::new(), String::new()),
    };
    format!(
        "<div id=\"app\"{}>{head}{}<aside id=\"panel\">{summary}<div class=\"awaited{many}\">{}</div>{legend}</aside></div>",
        known_by(said),
        stage(said),
        no_script(words, home, None),
    )
}

fn embedded(words: &Words, (home, title): (Home, &str), said: Option<&Said>) -> String {
    let [name, open] = ["legend-title", "embed-open"].map(|id| escaped(&words.say(id)));
    let legend = said.map(|said| section(words, &said.legends));
    let sentence = said.map(|said| said.summaries[0].as_str());
    format!(
        "<div id=\"app\" class=\"embed\"{}><header class=\"unseen\"><h1>{}</h1></header>{}<footer class=\"embed-foot\">\
         <details><summary>{name}</summary><div class=\"embed-legend\">{}</div></details>\
         <a href=\"./\" target=\"_blank\" rel=\"noopener\">{open}</a>{}</footer></div>",
        known_by(said),
        escaped(title),
        stage(said),
        legend.unwrap_or_default(),
        no_script(words, home, sentence),
    )
}

/// By what the script knows whether it was asked for this picture.
fn known_by(said: Option<&Said>) -> String {
    let Some(said) = said else {
        return String::new();
    };
    let [topic, period] = said.of.each_ref().map(|own| escaped(own));
    format!(" data-indicator=\"{topic}\" data-period=\"{period}\"")
}

fn stage(said: Option<&Said>) -> String {
    let marks = said.map(|said| {
        let synthetic = said
            .synthetic
            .as_ref()
            .map(|own| own.each_ref().map(|text| escaped(text)));
        let synthetic = synthetic.map(|[mark, explained]| {
            format!("<span class=\"mark synthetic\" title=\"{explained}\">{mark}</span>")
        });
        format!(
            "<div class=\"mark date\"><b>{}</b><span>{}</span></div>{}",
            escaped(&said.topic),
            escaped(&said.when),
            synthetic.unwrap_or_default(),
        )
    });
    let time = if said.is_some_and(|said| said.has_dates) {
        "<div class=\"time\"></div>"
    } else {
        ""
    };
    format!(
        "<main id=\"stage\"><div class=\"sight with-none\"><div id=\"map\"></div><div class=\"progress\" hidden></div>\
         <div class=\"marks\">{}</div></div>{time}</main>",
        marks.unwrap_or_default(),
    )
}

fn summary([wide, narrow]: &[String; 2]) -> String {
    let paragraph =
        |of: &str, text: &str| format!("<p class=\"summary{of}\">{}</p>", escaped(text));
    if wide == narrow {
        return paragraph("", wide);
    }
    paragraph(" of-wide", wide) + &paragraph(" of-narrow", narrow)
}

/// For whoever has no script: that the map needs one, and where the same is to be read without.
fn no_script(words: &Words, home: Home, sentence: Option<&str>) -> String {
    let sentence = sentence.map(|said| format!("<p>{}</p>", escaped(said)));
    let said = match home {
        Home::Server => {
            let [text, link] = ["first-noscript", "first-tables"].map(|id| escaped(&words.say(id)));
            let language = words.language().code();
            format!("<p>{text} <a href=\"./?f=html&amp;lang={language}\">{link}</a></p>")
        }
        Home::Files => format!("<p>{}</p>", escaped(&words.say("first-no-map"))),
    };
    format!(
        "<noscript>{}{said}</noscript>",
        sentence.unwrap_or_default()
    )
}

fn section(words: &Words, legends: &[Legend; 2]) -> String {
    let title = escaped(&words.say("legend-title"));
    let [wide, narrow] = legends.each_ref().map(lines);
    let said = if wide == narrow {
        wide
    } else {
        format!("<div class=\"of-wide\">{wide}</div><div class=\"of-narrow\">{narrow}</div>")
    };
    format!(
        "<section class=\"legend\" aria-label=\"{title}\">{}<h2>{title}</h2>{said}</section>",
        swatch::PATTERNS,
    )
}

fn lines(legend: &Legend) -> String {
    let groups: String = legend.groups.iter().map(group).collect();
    let line = |class: &str, text: &Option<String>| {
        let text = text.as_deref().map(escaped);
        text.map(|text| format!("<p class=\"{class}\">{text}</p>"))
            .unwrap_or_default()
    };
    let town = line("town-mark", &legend.town);
    groups + &town + &line("legend-note", &legend.note)
}

fn group(own: &Group) -> String {
    let entries: String = own.entries.iter().map(line).collect();
    format!(
        "<div class=\"legend-group\"><h3>{}{}</h3><ul>{entries}</ul></div>",
        escaped(&own.title),
        aside(own.aside.as_deref()),
    )
}

fn line(entry: &Entry) -> String {
    format!(
        "<li>{}<span>{}</span>{}</li>",
        swatch::picture(entry),
        escaped(&entry.text),
        aside(entry.aside.as_deref()),
    )
}

fn aside(text: Option<&str>) -> String {
    let text = text.map(escaped);
    text.map(|text| format!("<span class=\"tries\">{text}</span>"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: &str = include_str!("../../../../web/index.html");

    #[test]
    fn everything_that_is_replaced_stands_once_in_the_frame() {
        for part in [
            LANGUAGE,
            TITLE,
            ABOUT,
            HEAD_ENDS,
            APP,
            NO_SCRIPT[0],
            NO_SCRIPT[1],
        ] {
            assert_eq!(FRAME.matches(part).count(), 1, "{part}");
        }
        assert!(!without_script(FRAME).contains("script></noscript>"));
        assert!(without_script(FRAME).contains("</body>"));
    }

    #[test]
    fn the_windows_are_those_of_the_style() {
        let style = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/src/style.css");
        let style = std::fs::read_to_string(style).unwrap();
        assert!(style.contains(&format!("@media {NARROW} {{")));
        assert_eq!(WIDE, NARROW.replace("max-width: 760", "min-width: 761"));
    }
}

//! What has to be known of a file, as a document that goes with it: the elements that ISO 19115-1 asks of a data set (title,
//! abstract, extent in space and time, method, protection, lineage, licence, date, language, contact) as plain JSON.

use gocpont_disclosure::reference::ReferenceSet;
use gocpont_disclosure::release::{CollectionInfo, Release, Text};
use serde_json::{Map, Value, json};

use crate::csv;

/// What a file says of itself, in one language.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its name for people.
    pub title: &'a str,
    /// What it shows.
    pub description: &'a str,
    /// All that has to be known.
    pub metadata: &'a Value,
}

/// What is said besides; of a release what it says itself of licence and contact comes after it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// `hu`, `cs` or `en`: the language of what is said in one only; anything else is English.
    pub language: &'a str,
    /// The licence's name or address.
    pub licence: Option<&'a str>,
    /// Who answers questions.
    pub contact: Option<&'a str>,
}

/// Degrees of longitude, then latitude.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// A text in the language of this code; English where it is no other.
#[must_use]
pub fn in_language<'t>(text: &'t Text, language: &str) -> &'t str {
    match language {
        "hu" => &text.hu,
        "cs" => &text.cs,
        _ => &text.en,
    }
}

/// The document of a collection: that of its CSV, and the elements of the standard.
#[must_use]
pub fn of_layer(release: &Release, collection: &CollectionInfo, said: &Said<'_>) -> Value {
    let indicator = release.indicator(&collection.indicator);
    let about = indicator.map(|own| in_language(&own.description, said.language));
    let ends = [collection.periods.first(), collection.periods.last()];
    let ends = ends.map(|period| period.map(|period| period.period.as_str()));
    let mut document = csv::metadata(release, collection);
    let method = release.method(&collection.id);
    let method = method.unwrap_or(&release.manifest().method);
    let own = json!({
        "title": in_language(&collection.label, said.language),
        "abstract": about,
        "extent": {
            "spatial": { "bbox": collection.bbox, "crs": CRS84 },
            "temporal": { "interval": ends },
        },
        "protection": {
            "thresholds": document["thresholds"],
            "noise": document["noise"],
        },
    });
    add(&mut document, own);
    add(&mut document, common(release, method, said));
    document
}

/// The document of a whole release.
#[must_use]
pub fn of_release(release: &Release, said: &Said<'_>) -> Value {
    let manifest = release.manifest();
    let ends = [manifest.periods.first(), manifest.periods.last()];
    let ids = manifest.collections.iter().map(|own| own.id.as_str());
    let noise = release.protection().filter(|own| own.noise_bound > 0);
    let mut document = json!({
        "title": in_language(&manifest.place, said.language),
        "abstract": manifest.indicators.iter()
            .map(|own| in_language(&own.label, said.language))
            .collect::<Vec<_>>()
            .join("; "),
        "collections": ids.collect::<Vec<_>>(),
        "periods": manifest.periods,
        "method": words(&manifest.method),
        "synthetic": manifest.synthetic,
        "extent": {
            "spatial": { "bbox": manifest.bbox, "crs": CRS84 },
            "temporal": { "interval": ends },
        },
        "protection": {
            "thresholds": { "block": manifest.threshold, "filter": manifest.filter_threshold },
            "noise": noise.map(|own| json!({
                "bound": own.noise_bound,
                "variance": own.noise_variance,
            })),
        },
    });
    add(&mut document, common(release, &manifest.method, said));
    document
}

/// The document of a reference set.
#[must_use]
pub fn of_reference(set: &ReferenceSet, said: &Said<'_>) -> Value {
    let mut document = json!({
        "collection": set.id,
        "label": words(&set.label),
        "title": in_language(&set.label, said.language),
        "abstract": in_language(&set.source, said.language),
        "language": said.language,
        "extent": { "spatial": { "bbox": set.bbox, "crs": CRS84 } },
        "reference_system": CRS84,
        "lineage": { "statement": in_language(&set.source, said.language) },
        "licence": said.licence,
        "contact": said.contact,
    });
    if let Some(services) = &set.services {
        document["categories"] = crate::services::categories(services);
    }
    document
}

/// What is alike in all documents of a release.
fn common(release: &Release, method: &Text, said: &Said<'_>) -> Value {
    let manifest = release.manifest();
    let terms = release.terms();
    let licence = terms.and_then(|own| own.licence.as_deref());
    let contact = terms.and_then(|own| own.contact.as_deref());
    json!({
        "language": said.language,
        "date": manifest.published,
        "reference_system": CRS84,
        "licence": said.licence.or(licence),
        "contact": said.contact.or(contact),
        "lineage": {
            "statement": in_language(method, said.language),
            "source": words(&manifest.place),
            "plan": manifest.plan,
            "release": manifest.number,
            "software": concat!("gocpont ", env!("CARGO_PKG_VERSION")),
        },
        "checksum": release.checksum().iter().map(|b| format!("{b:02x}")).collect::<String>(),
    })
}

fn add(document: &mut Value, own: Value) {
    let (Value::Object(document), Value::Object(own)) = (document, own) else {
        return;
    };
    let own: Map<String, Value> = own;
    document.extend(own);
}

fn words(text: &Text) -> Value {
    json!({ "hu": text.hu, "cs": text.cs, "en": text.en })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::hex_town;

    const SAID: Said<'static> = Said {
        language: "cs",
        licence: Some("CC BY 4.0"),
        contact: None,
    };

    #[test]
    fn a_layers_document_has_what_the_csv_has_and_the_standards_elements() {
        let town = hex_town(1);
        let view = town.view();
        let found = of_layer(&town.release, view.collection, &SAID);
        let Value::Object(of_csv) = csv::metadata(&town.release, view.collection) else {
            panic!("no object");
        };
        for (key, value) in of_csv {
            assert_eq!(found[&key], value, "{key}");
        }
        assert_eq!(found["title"], "collection cs");
        assert_eq!(found["abstract"], "description cs");
        assert_eq!(found["lineage"]["statement"], "method cs");
        assert_eq!(found["lineage"]["release"], 3);
        assert_eq!(
            found["extent"]["temporal"]["interval"],
            json!(["2024-01-01", "2024-01-01"])
        );
        assert_eq!(found["extent"]["spatial"]["bbox"][0], 18.2);
        assert_eq!(found["protection"]["thresholds"]["block"], 10);
        assert_eq!(found["licence"], "CC BY 4.0");
        assert_eq!(found["date"], "2024-10-01");
        assert_eq!(found["checksum"], found["source"]["checksum"]);
        assert!(found["contact"].is_null());
    }

    #[test]
    fn a_releases_document_names_its_collections() {
        let town = hex_town(1);
        let found = of_release(&town.release, &SAID);
        assert_eq!(found["collections"], json!(["alone-hex9"]));
        assert_eq!(
            (&found["title"], &found["abstract"]),
            (&json!("town cs"), &json!("label cs"))
        );
        assert_eq!(found["language"], "cs");
    }

    #[test]
    fn an_unknown_language_is_english() {
        let town = hex_town(1);
        let said = Said {
            language: "xx",
            ..SAID
        };
        assert_eq!(of_release(&town.release, &said)["title"], "town en");
    }
}

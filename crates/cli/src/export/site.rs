//! `export site`: the page and all it asks for as files, for any file server: data of every layer and date, tiles of the
//! latest dates in one archive, styles. What a server alone can do is not there: filters, other reference systems, news.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use gocpont_encode::metadata;
use gocpont_encode::packed;
use gocpont_encode::query::Shown;
use gocpont_encode::style::mapbox;
use gocpont_encode::{Selection, Table, geojson};
use gocpont_server::{Snapshot, page_files};
use gocpont_words::{Arg, Language};
use serde_json::{Value, json};

use super::release::Everything;
use super::source::Source;
use gocpont_server::layer_styles;

use super::said;
use crate::Outcome;
use crate::args::{Args, SiteExport};
use crate::console::Console;

/// What the page knows a site of files by.
const MARK: &str = r#"<meta name="gocpont-site" content="files" />"#;

/// Writes the site under another name, which it loses once it is whole.
pub fn run(args: &Args, wanted: &SiteExport, console: &Console) -> anyhow::Result<Outcome> {
    let words = console.words();
    let folder = wanted.folder.as_path();
    let shown = |folder: &Path| ("folder", Arg::from(folder.display().to_string()));
    let mut part = folder.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    for own in [folder, &part] {
        if fs::read_dir(own).is_ok_and(|mut entries| entries.next().is_some()) {
            bail!("{}", words.say_with("tables-not-empty", &[shown(own)]));
        }
    }
    let page = page_files();
    if !page.iter().any(|(name, _)| name == "index.html") {
        bail!("{}", words.say("download-no-page"));
    }
    let source = Source::open(args, None, console)?;
    let mut site = Site {
        folder: part,
        files: 0,
    };
    let written = site
        .page(&page)
        .and_then(|()| site.documents(args, &source, console))
        .and_then(|()| site.items(&source))
        .and_then(|()| site.map(&source, console));
    if let Err(error) = written {
        let _ = fs::remove_dir_all(&site.folder);
        return Err(error);
    }
    if folder.exists() {
        fs::remove_dir(folder).with_context(|| folder.display().to_string())?;
    }
    fs::rename(&site.folder, folder).with_context(|| folder.display().to_string())?;
    let number = Arg::from(source.release.manifest().number as usize);
    let args = [
        ("number", number),
        ("files", Arg::from(site.files)),
        shown(folder),
    ];
    console.say("download-site", &args);
    Ok(Outcome::Done)
}

/// A folder of files that is being filled.
struct Site {
    folder: PathBuf,
    files: usize,
}

impl Site {
    fn create(&mut self, name: &str) -> anyhow::Result<BufWriter<File>> {
        let path = self.folder.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        self.files += 1;
        let file = File::create(&path).with_context(|| path.display().to_string())?;
        Ok(BufWriter::new(file))
    }

    fn write(&mut self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let mut file = self.create(name)?;
        file.write_all(bytes)?;
        Ok(file.flush()?)
    }

    fn json(&mut self, name: &str, document: &Value) -> anyhow::Result<()> {
        self.write(name, &serde_json::to_vec(document)?)
    }

    /// The page's files but for the page itself.
    fn page(&mut self, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
        let others = files.iter().filter(|(name, _)| name != "index.html");
        for (name, bytes) in others {
            self.write(name, bytes)?;
        }
        Ok(())
    }

    /// The page, marked as one of files, and what a server says of its collections.
    fn documents(&mut self, args: &Args, source: &Source, console: &Console) -> anyhow::Result<()> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let snapshot = Snapshot::open(&args.releases).await?;
            let language = console.words().language();
            let index = snapshot.page(language).await.context("index.html")?;
            self.write("index.html", marked(&index).as_bytes())?;
            let language = language.code();
            let ask = format!("/collections?f=json&lang={language}");
            let mut all = snapshot.document(&ask).await.context(ask)?;
            let Some(entries) = all["collections"].as_array_mut() else {
                bail!("/collections");
            };
            let mut ids = Vec::new();
            for entry in entries {
                linked(entry);
                ids.extend(entry["id"].as_str().map(str::to_owned));
            }
            all["links"] = json!([
                { "rel": "self", "type": "application/json", "href": "collections.json" },
                { "rel": "enclosure", "type": "application/vnd.pmtiles", "href": "map.pmtiles" },
                { "rel": "describedby", "type": "application/json", "href": "metadata.json" },
            ]);
            self.json("collections.json", &all)?;
            for id in ids {
                for language in Language::ALL {
                    let code = language.code();
                    let ask = format!("/collections/{id}?f=json&lang={code}");
                    let mut own = snapshot.document(&ask).await.context(ask)?;
                    linked(&mut own);
                    self.json(&format!("collections/{id}.{code}.json"), &own)?;
                }
            }
            let document = metadata::of_release(&source.release, &said(console));
            self.json("metadata.json", &document)
        })
    }

    /// The features of every layer at every date, and of the reference sets.
    fn items(&mut self, source: &Source) -> anyhow::Result<()> {
        for set in source.references()? {
            let id = set.id.clone();
            self.features(&set, &format!("collections/{id}/items.json"))?;
            self.packed(&set, None, &format!("collections/{id}/packed.gcpk"))?;
        }
        for collection in &source.release.manifest().collections {
            for period in &collection.periods {
                let view = source.view(collection, period)?;
                let (id, period) = (&collection.id, &period.period);
                self.features(&view, &format!("collections/{id}/items/{period}.json"))?;
                let name = format!("collections/{id}/packed/{period}.gcpk");
                self.packed(&view, Some(period), &name)?;
            }
        }
        Ok(())
    }

    fn features(&mut self, table: &impl Table, name: &str) -> anyhow::Result<()> {
        let mut file = self.create(name)?;
        let head = geojson::Head::default();
        geojson::write(table, &Selection::all(table), &head, &mut file)?;
        Ok(file.flush()?)
    }

    /// The same, packed for the map.
    fn packed(
        &mut self,
        table: &impl Table,
        period: Option<&str>,
        name: &str,
    ) -> anyhow::Result<()> {
        self.write(name, &packed::encode(table, period, &Shown::default()))
    }

    /// Tiles of all layers at their latest dates, and how they are drawn.
    fn map(&mut self, source: &Source, console: &Console) -> anyhow::Result<()> {
        let all = Everything::read(source, None)?;
        let document = metadata::of_release(&source.release, &said(console));
        let path = self.folder.join("map.pmtiles");
        all.write(source, &document, &path, (false, console))?;
        self.files += 1;
        for view in all.views() {
            for style in layer_styles::of(view, console.words()) {
                let drawn = mapbox::document(&style, "pmtiles://../map.pmtiles");
                self.json(&format!("styles/{}.json", style.name()), &drawn)?;
                let sheet = style.sheet();
                self.write(
                    &format!("styles/{}.qml", style.name()),
                    sheet.qml.as_bytes(),
                )?;
                self.write(
                    &format!("styles/{}.sld", style.name()),
                    sheet.sld.as_bytes(),
                )?;
            }
        }
        Ok(())
    }
}

/// The page's frame with the mark in it; what it asks for ahead is the file.
fn marked(index: &str) -> String {
    let index = index.replace("collections?f=json", "collections.json");
    index.replacen("<head>", &format!("<head>\n    {MARK}"), 1)
}

/// Gives a collection links to its files, in place of those to a server.
fn linked(collection: &mut Value) {
    let id = collection["id"].as_str().unwrap_or_default().to_owned();
    let place = format!("collections/{id}");
    let periods = collection["gocpont"]["periods"].as_array();
    let periods = periods.into_iter().flatten().filter_map(Value::as_str);
    let file = |kind: &str, href: String, title: &str| json!({ "rel": "items", "type": kind, "title": title, "href": href });
    let files = |date: &str, title: &str| {
        let (items, packed) = (
            format!("{place}/items{date}.json"),
            format!("{place}/packed{date}.gcpk"),
        );
        [
            file("application/geo+json", items, title),
            file(packed::MEDIA_TYPE, packed, title),
        ]
    };
    let mut links: Vec<Value> = periods
        .flat_map(|period| files(&format!("/{period}"), period))
        .collect();
    if links.is_empty() {
        links.extend(files("", &id));
    }
    collection["links"] = links.into();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_marked_once_and_asks_ahead_for_the_file() {
        let index = r#"<html><head><link href="collections?f=json"></head></html>"#;
        let found = marked(index);
        assert_eq!(found.matches(MARK).count(), 1);
        assert!(found.contains(r#"<link href="collections.json">"#));
    }

    #[test]
    fn a_collection_links_to_its_files_alone() {
        let mut layer = json!({
            "id": "a-hex9",
            "links": [{ "href": "http://localhost/collections/a-hex9" }],
            "gocpont": { "periods": ["2023-01-01", "2024-01-01"] },
        });
        linked(&mut layer);
        assert_eq!(
            layer["links"][2]["href"],
            "collections/a-hex9/items/2024-01-01.json"
        );
        assert_eq!(
            layer["links"][3]["href"],
            "collections/a-hex9/packed/2024-01-01.gcpk"
        );
        let mut set = json!({ "id": "basemap", "gocpont": { "kind": "reference" } });
        linked(&mut set);
        assert_eq!(set["links"][0]["href"], "collections/basemap/items.json");
        assert_eq!(set["links"][1]["href"], "collections/basemap/packed.gcpk");
    }
}

//! The map for other sites, which those who are named may frame and nobody else, and what lies under the map.

use gocpont_server::{Ancestor, Front, Ground};
use serde_json::Value;

use crate::town::{Serving, Town, quick};

const HTML: (&str, &str) = ("Accept", "text/html");
const PNG: &[u8] = b"\x89PNG\r\n\x1A\nnot much of an image";

fn framed(town: &Town, ancestors: &[&str]) -> Serving {
    let ancestors = ancestors
        .iter()
        .map(|text| text.parse::<Ancestor>().expect("an ancestor"));
    let front = Front {
        ancestors: ancestors.collect(),
        ..Front::default()
    };
    Serving::fronted(&town.path(), quick(), front)
}

fn grounded(town: &Town, ground: Ground) -> Serving {
    let front = Front {
        ground: Some(ground),
        ..Front::default()
    };
    Serving::fronted(&town.path(), quick(), front)
}

/// The page is there where the program was built with it.
fn has_page(server: &Serving) -> bool {
    let page = server.get_with("/", &[HTML]);
    page.text().contains("id=\"app\"")
}

#[test]
fn the_map_for_other_sites_is_the_map_with_a_mark_and_a_policy_of_its_own() {
    let town = Town::new();
    let server = framed(&town, &["https://a.example", "https://b.example"]);
    if !has_page(&server) {
        assert_eq!(server.get("/embed").status, 404);
        return;
    }
    let page = server.get_with("/", &[HTML]);
    let embed = server.get("/embed?theme=dark");
    assert_eq!(
        (embed.status, embed.must("content-type")),
        (200, "text/html; charset=utf-8".to_owned())
    );
    assert!(embed.text().contains("<html data-embed lang=\"hu\">"));
    let head = |text: String| text.split("</head>").next().map(str::to_owned);
    let marked = page.text().replacen("<html ", "<html data-embed ", 1);
    assert_eq!(head(embed.text()), head(marked));
    assert_ne!(embed.must("etag"), page.must("etag"));
    let policy = embed.must("content-security-policy");
    assert!(policy.ends_with("frame-ancestors 'self' https://a.example https://b.example"));
    assert_eq!(embed.header("x-frame-options"), None);
    assert_eq!(embed.header("set-cookie"), None);
    let strict = page.must("content-security-policy");
    assert!(strict.ends_with("frame-ancestors 'none'"));
    assert_eq!(page.must("x-frame-options"), "DENY");
    let rest = |policy: &str| policy.split("frame-ancestors").next().map(str::to_owned);
    assert_eq!(rest(&policy), rest(&strict));
    let known = server.get_with("/embed", &[("If-None-Match", &embed.must("etag"))]);
    assert_eq!(
        (known.status, known.must("content-security-policy")),
        (304, policy)
    );
    assert_eq!(server.get("/collections").must("x-frame-options"), "DENY");
}

#[test]
fn nobody_but_the_server_itself_frames_the_map_unless_named() {
    let town = Town::new();
    let server = framed(&town, &[]);
    if has_page(&server) {
        let embed = server.get("/embed");
        assert!(
            embed
                .must("content-security-policy")
                .ends_with("frame-ancestors 'self'")
        );
        assert_eq!(embed.must("x-frame-options"), "SAMEORIGIN");
    }
    let closed = framed(&town, &["none"]);
    let answer = closed.get("/embed");
    assert_eq!(
        (answer.status, answer.must("x-frame-options")),
        (404, "DENY".to_owned())
    );
}

#[test]
fn nothing_lies_under_the_map_unless_an_operator_puts_it_there() {
    let town = Town::new();
    let server = town.serve();
    assert_eq!(server.get("/collections").json()["ground"], Value::Null);
    assert_eq!(server.get("/basemap").status, 404);
    assert_eq!(server.get("/basemap/0/0/0").status, 404);
}

/// A file of images, one at 3/4/2.
fn images(folder: &std::path::Path) -> Ground {
    let path = folder.join("ground.mbtiles");
    let connection = rusqlite::Connection::open(&path).expect("a file");
    connection
        .execute_batch(
            "CREATE TABLE metadata (name TEXT, value TEXT);
             INSERT INTO metadata VALUES ('format', 'png'), ('minzoom', '3'), ('maxzoom', '4'),
               ('bounds', '16,45,23,49'), ('attribution', '<b>&copy; Mappers</b>');
             CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);",
        )
        .expect("written");
    connection
        .execute("INSERT INTO tiles VALUES (3, 4, 5, ?)", [PNG])
        .expect("written");
    Ground::File { path, credit: None }
}

#[test]
fn an_operator_s_file_is_told_of_and_given_tile_by_tile() {
    let town = Town::new();
    let folder = tempfile::tempdir().unwrap();
    let server = grounded(&town, images(folder.path()));
    let told = server.get("/collections").json()["ground"].clone();
    assert_eq!(told["kind"], "raster");
    assert_eq!(told["external"], false);
    assert_eq!(told["attribution"], "© Mappers");
    assert_eq!(
        (told["minzoom"].as_u64(), told["maxzoom"].as_u64()),
        (Some(3), Some(4))
    );
    assert_eq!(told["bounds"], serde_json::json!([16.0, 45.0, 23.0, 49.0]));
    let address = told["tiles"].as_str().unwrap();
    assert!(address.ends_with("/basemap/{z}/{x}/{y}"), "{address}");
    assert_eq!(server.get("/basemap").json(), told);
    let tile = server.get("/basemap/3/4/2");
    assert_eq!(
        (tile.status, tile.must("content-type")),
        (200, "image/png".to_owned())
    );
    assert_eq!(tile.body, PNG);
    assert_eq!(tile.must("cache-control"), "public, max-age=86400");
    let known = server.get_with("/basemap/3/4/2", &[("If-None-Match", &tile.must("etag"))]);
    assert_eq!((known.status, known.body.len()), (304, 0));
    for nothing in ["3/0/0", "4/0/0", "5/0/0", "0/0/0", "22/0/0"] {
        let answer = server.get(&format!("/basemap/{nothing}"));
        assert_eq!((answer.status, answer.body.len()), (204, 0), "{nothing}");
    }
    for nowhere in [
        "3/8/0",
        "23/0/0",
        "3/4/2.png",
        "03/4/2",
        "-1/0/0",
        "3/4",
        "3/4/x",
        "3/..%2f4/2",
    ] {
        assert_eq!(
            server.get(&format!("/basemap/{nowhere}")).status,
            404,
            "{nowhere}"
        );
    }
    assert_eq!(server.get("/basemap/3/4/2?f=png").status, 400);
    assert_eq!(server.ask("HEAD", "/basemap/3/4/2", &[]).status, 200);
}

#[test]
fn vector_tiles_of_a_file_come_packed_or_not_as_they_are_taken() {
    let town = Town::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ground.pmtiles");
    let writer = pmtiles::PmTilesWriter::new(pmtiles::TileType::Mvt)
        .min_zoom(3)
        .max_zoom(3);
    let writer = writer.bounds(16.0, 45.0, 23.0, 49.0);
    let writer = writer.metadata(r#"{"vector_layers":[{"id":"water"},{"id":"roads"}]}"#);
    let mut writer = writer
        .create(std::fs::File::create(&path).unwrap())
        .unwrap();
    let tile = [0x1A, 2, 0x0A, 0];
    writer
        .add_tile(pmtiles::TileCoord::new(3, 4, 2).unwrap(), &tile)
        .unwrap();
    writer.finalize().unwrap();
    let ground = Ground::File {
        path,
        credit: Some("A county".to_owned()),
    };
    let server = grounded(&town, ground);
    let told = server.get("/basemap").json();
    assert_eq!(
        (&told["kind"], &told["attribution"]),
        (&"vector".into(), &"A county".into())
    );
    assert_eq!(told["layers"], serde_json::json!(["water", "roads"]));
    let plain = server.get("/basemap/3/4/2");
    assert_eq!(
        (plain.header("content-encoding"), plain.body.as_slice()),
        (None, &tile[..])
    );
    let packed = server.get_with("/basemap/3/4/2", &[("Accept-Encoding", "gzip")]);
    assert_eq!(packed.must("content-encoding"), "gzip");
    assert_eq!(packed.unpacked(), tile);
    assert_eq!(
        packed.must("content-type"),
        "application/vnd.mapbox-vector-tile"
    );
}

#[test]
fn the_definition_has_what_an_operator_put_there_and_nothing_else() {
    let town = Town::new();
    let folder = tempfile::tempdir().unwrap();
    let api = |server: &Serving| server.get("/api").json();
    let tile = "/basemap/{z}/{x}/{y}";
    let file = api(&grounded(&town, images(folder.path())));
    let answer = |api: &Value, path: &str| api["paths"][path]["get"]["responses"]["200"].clone();
    let named =
        |name: &str| serde_json::json!({ "$ref": format!("#/components/responses/{name}") });
    assert_eq!(answer(&file, tile), named("GroundTile"));
    assert_eq!(answer(&file, "/basemap"), named("Ground"));
    assert_eq!(answer(&file, "/embed"), named("Page"));
    let responses = &file["components"]["responses"];
    assert!(responses["GroundTile"]["content"]["image/png"].is_object());
    assert!(responses["Ground"]["content"]["application/json"].is_object());
    let outside = Ground::Outside {
        address: "https://tiles.example/{z}/{x}/{y}.png".parse().unwrap(),
        credit: "© Mappers".to_owned(),
    };
    let outside = api(&grounded(&town, outside));
    assert_eq!(answer(&outside, "/basemap"), named("Ground"));
    assert!(outside["paths"].get(tile).is_none());
    let closed = framed(&town, &["none"]);
    let (tag, closed) = (closed.get("/api").must("etag"), api(&closed));
    for path in ["/embed", "/basemap", tile] {
        assert!(closed["paths"].get(path).is_none(), "{path}");
    }
    assert!(closed["components"]["responses"].get("Page").is_none());
    let own = town.serve();
    assert_ne!(own.get("/api").must("etag"), tag);
    assert!(api(&own)["paths"].get("/embed").is_some());
}

#[test]
fn images_of_another_server_are_allowed_on_the_page_and_told_to_be_outside() {
    let town = Town::new();
    let address = "https://tiles.example/{z}/{x}/{y}.png".parse().unwrap();
    let ground = Ground::Outside {
        address,
        credit: "© Mappers".to_owned(),
    };
    let server = grounded(&town, ground);
    let told = server.get("/collections").json()["ground"].clone();
    assert_eq!(
        (&told["external"], &told["host"]),
        (&true.into(), &"tiles.example".into())
    );
    assert_eq!(told["tiles"], "https://tiles.example/{z}/{x}/{y}.png");
    assert_eq!(told["attribution"], "© Mappers");
    assert_eq!(server.get("/basemap/0/0/0").status, 404);
    if has_page(&server) {
        for (path, headers) in [("/", &[HTML][..]), ("/embed", &[])] {
            let policy = server
                .get_with(path, headers)
                .must("content-security-policy");
            assert!(
                policy.contains("img-src 'self' data: https://tiles.example; "),
                "{policy}"
            );
        }
    }
    let policy = server.get("/collections").must("content-security-policy");
    assert!(policy.contains("img-src 'self' data:; "), "{policy}");
}

//! The server over loopback: warm and cold tiles, the first page of features, the start.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

use criterion::{Criterion, criterion_group, criterion_main};
use gocpont_benches::release;
use gocpont_encode::TileId;
use gocpont_releases::{FileReleases, ReleaseStore};
use gocpont_server::{Config, Front, Limits, Server};
use tokio::runtime::Runtime;

fn server(c: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let mut group = c.benchmark_group("server");
    // A town as large as the demo's, and a county.
    for hexes in [740, 10_000] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("bench.releases");
        let mut store = FileReleases::open_or_create(&file, "bench", true).expect("a store");
        let published = store.publish(&release(hexes), "2024-10-01");
        published.expect("published");
        let warm = start(&runtime, &file, Limits::default());
        // A server without memory for tiles makes each one anew.
        let forgetful = Limits {
            tile_bytes: 0,
            ..Limits::default()
        };
        let cold = start(&runtime, &file, forgetful);
        for (name, address) in [("warm", warm), ("cold", cold)] {
            for zoom in [9, 12, 14] {
                let mut client = Client::new(address);
                group.bench_function(format!("{name} tile, zoom {zoom}, of {hexes} hexes"), |b| {
                    b.iter(|| client.get(&tile(zoom)));
                });
            }
        }
        group.bench_function(format!("first byte of {hexes} features"), |b| {
            b.iter(|| Client::new(warm).first_byte(ITEMS));
        });
        let mut client = Client::new(warm);
        group.bench_function(format!("all of {hexes} features, packed"), |b| {
            b.iter(|| client.get(ITEMS));
        });
        group.bench_function(format!("start on {hexes} hexes, up to listening"), |b| {
            b.iter(|| {
                let config = config(&file, Limits::default());
                let server = runtime.block_on(Server::bind(config));
                server.expect("a server").address().expect("an address")
            });
        });
    }
    group.finish();
}

const ITEMS: &str = "/collections/answer-0-hex9/items?limit=10000";

/// The tile in the middle of Tata.
fn tile(zoom: u8) -> String {
    let tile = TileId::of(zoom, 18.3239, 47.6525).expect("a tile");
    let (z, row, col) = (tile.z(), tile.y(), tile.x());
    format!("/collections/answer-0-hex9/tiles/WebMercatorQuad/{z}/{row}/{col}")
}

fn config(file: &Path, limits: Limits) -> Config {
    Config {
        releases: file.to_owned(),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: None,
        limits,
        front: Front::default(),
    }
}

fn start(runtime: &Runtime, file: &Path, limits: Limits) -> SocketAddr {
    let config = config(file, limits);
    let server = runtime.block_on(Server::bind(config)).expect("a server");
    let address = server.address().expect("an address");
    runtime.spawn(server.run(std::future::pending(), |_| ()));
    address
}

/// A client that keeps its connection.
struct Client(TcpStream);

impl Client {
    fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        Self(stream)
    }

    fn ask(&mut self, path: &str) {
        let head = format!("GET {path} HTTP/1.1\r\nhost: bench\r\naccept-encoding: gzip\r\n\r\n");
        self.0.write_all(head.as_bytes()).expect("sent");
    }

    fn first_byte(&mut self, path: &str) -> u8 {
        self.ask(path);
        let mut byte = [0];
        self.0.read_exact(&mut byte).expect("a byte");
        byte[0]
    }

    /// Reads one whole answer, by its length or to its last chunk.
    fn get(&mut self, path: &str) -> usize {
        self.ask(path);
        let mut read = Vec::new();
        let mut part = vec![0; 65_536];
        loop {
            let count = self.0.read(&mut part).expect("bytes");
            assert!(count > 0, "the server hung up");
            read.extend_from_slice(&part[..count]);
            if let Some(length) = whole(&read) {
                return length;
            }
        }
    }
}

/// The length of an answer, once it is whole.
fn whole(read: &[u8]) -> Option<usize> {
    let head = read.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&read[..head]).to_ascii_lowercase();
    assert!(text.starts_with("http/1.1 200"), "{text}");
    if text.contains("transfer-encoding: chunked") {
        return read.ends_with(b"\r\n0\r\n\r\n").then_some(read.len());
    }
    let (_, rest) = text.split_once("content-length: ")?;
    let length: usize = rest.split('\r').next()?.parse().ok()?;
    (read.len() >= head + length).then_some(read.len())
}

criterion_group!(benches, server);
criterion_main!(benches);

//! Encoders: GeoJSON and CSV by feature, one vector tile of a whole town.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gocpont_benches::{Opened, release};
use gocpont_encode::{Selection, TileId, csv, geojson, mvt};

fn encode(c: &mut Criterion) {
    let mut group = c.benchmark_group("encode");
    group.sample_size(10);
    for count in [1_000, 10_000] {
        let opened = Opened::new(&release(count));
        let view = opened.view();
        let selection = Selection::all(&view);
        group.throughput(Throughput::Elements(selection.returned() as u64));
        group.bench_function(format!("GeoJSON, {count} hexes"), |b| {
            b.iter(|| {
                geojson::features(&view, &selection)
                    .map(|chunk| chunk.len())
                    .sum::<usize>()
            });
        });
        group.bench_function(format!("GeoJSON, first chunk of {count} hexes"), |b| {
            b.iter(|| {
                geojson::chunk(&view, &selection, 0, &geojson::Form::default())
                    .map(|(bytes, _)| bytes.len())
            });
        });
        group.bench_function(format!("CSV, {count} hexes"), |b| {
            b.iter(|| {
                csv::rows(&view, &selection)
                    .filter_map(Result::ok)
                    .map(|chunk| chunk.len())
                    .sum::<usize>()
            });
        });
        let tile = TileId::of(9, 18.3239, 47.6525).expect("a tile");
        group.bench_function(format!("vector tile, zoom 9, of {count} hexes"), |b| {
            b.iter(|| mvt::tile(&view, tile).len());
        });
    }
    group.finish();
}

criterion_group!(benches, encode);
criterion_main!(benches);
